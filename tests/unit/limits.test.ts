import { describe, expect, test } from 'vitest';
import { ContentFolder, reportWith } from './content-fixture.ts';

const procedure = 'procedures/petition-handling.mdx';
const rule = 'rules/confidentiality.mdx';

/** The smallest content with a time limit, `SX-02`, in a rule. */
function withLimitOfRule(
  fields = '',
  source = '{ origin: source, checked: verified, basis: [BJ-01.A1] }',
): ContentFolder {
  const content = ContentFolder.valid();
  content.replace(
    rule,
    '    source: {',
    `    limits:
      - kind: unset
        code: SX-02
        what: 保管
        says: 没有期限
${fields}        source: ${source}
    source: {`,
  );
  content.register({ 'SX-02': 'tables/time-limits.html#SX-02' });
  return content;
}

describe('where limits are shown', () => {
  test('a glance with the limit of another entry', () => {
    const content = withLimitOfRule();
    content.replace(procedure, '  limits: [SX-01]', '  limits: [SX-02]');
    expect(content.report()).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:16  字段 glance.limits.0
        发现：SX-02
        应为：本程序自己规定的时限
        改法：SX-02 属于 GZ-01；换成本程序步骤里的时限。"
    `);
  });

  test('a glance with an old figure', () => {
    const content = ContentFolder.valid();
    content.replace(procedure, '        what: 告知受理情况', '        what: 告知受理情况\n        retired: true');
    content.replace(procedure, 'basis: [YJ-01.21] }\n    documents', 'basis: [YJ-02.20] }\n    documents');
    content.replace('home.yaml', ', limit: SX-01', '');
    expect(content.report()).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:16  字段 glance.limits.0
        发现：SX-01，是不要再用的旧数
        应为：现在有效的时限
        改法：换成本程序步骤里的时限。"
    `);
  });

  test('the home page with the limit of another entry', () => {
    const content = withLimitOfRule();
    content.replace('home.yaml', 'limit: SX-01', 'limit: SX-02');
    expect(content.report()).toMatchInlineSnapshot(`
      "home.yaml:7  字段 inHand.0.limit
        发现：SX-02
        应为：CX-01 规定的时限
        改法：SX-02 属于 GZ-01；换成 CX-01 里的时限，或者去掉 limit。"
    `);
  });

  test('the home page leads to a step of the procedure that sets the limit', () => {
    expect(reportWith('home.yaml', 'to: CX-01,', 'to: CX-01.1,')).toBe('');
  });

  test('a limit or an address that is not known is reported once', () => {
    expect(reportWith('home.yaml', 'limit: SX-01', 'limit: SX-09').split('\n\n')).toHaveLength(1);
    expect(reportWith('home.yaml', 'to: CX-01,', 'to: CX-09,').split('\n\n')).toHaveLength(1);
  });
});

describe('old figures', () => {
  const fromOld = '{ origin: regulation, checked: verified, basis: [YJ-02.20] }';
  const fromCurrent = '{ origin: regulation, checked: verified, basis: [YJ-01.21] }';
  const retired = '        retired: true\n';

  test('of an old version', () => {
    expect(withLimitOfRule(retired, fromOld).report()).toBe('');
  });

  test('of a version that is in force', () => {
    expect(withLimitOfRule(retired, fromCurrent).report()).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:19  字段 provisions.0.limits.0.retired
        发现：SX-02 标成不要再用，依据 YJ-01.21 还有效
        应为：出自旧版的数，或者在 caveat 里写明为什么不再用
        改法：还要用的，去掉 retired；旧做法，在 source 里加 caveat 写明出处。"
    `);
  });

  test('of a version that is in force, with the reason', () => {
    expect(withLimitOfRule(retired, fromCurrent.replace(' }', ', caveat: 旧做法，现行规则没有这个数 }')).report()).toBe(
      '',
    );
  });
});

describe('extensions', () => {
  /** What the check says of the limit with this extension. */
  function reportOf(extension: string): string {
    return reportWith(procedure, 'extension: { allowed: unstated }', `extension: { ${extension} }`);
  }

  test('a figure without its unit', () => {
    expect(reportOf('allowed: yes, amount: 5')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:45  字段 steps.1.limits.0.extension.unit
        发现：没有写
        应为：amount 和 unit 一起写
        改法：补上缺的一个；条文没有写延多久的，两个都去掉。"
    `);
  });

  test('a unit without its figure', () => {
    expect(reportOf('allowed: yes, unit: workday')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:45  字段 steps.1.limits.0.extension.amount
        发现：没有写
        应为：amount 和 unit 一起写
        改法：补上缺的一个；条文没有写延多久的，两个都去掉。"
    `);
  });

  test('allowed, and nothing more', () => {
    expect(reportOf('allowed: yes')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:45  字段 steps.1.limits.0.extension.text
        发现：没有写
        应为：写明怎么延：延多久（amount 和 unit）、最长多久（atMost），或者一句话（text）
        改法：补上其中一样；条文没有写的，在 text 里写明没有写。"
    `);
  });

  test('not allowed, but so and so long', () => {
    expect(reportOf('allowed: no, amount: 5, unit: workday')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:45  字段 steps.1.limits.0.extension.allowed
        发现：no
        应为：yes：写了延多久（amount）或者最长多久（atMost）的时限
        改法：可以延长的，改成 yes；不可以的，去掉 amount、unit 和 atMost。"
    `);
  });

  test('not stated, but at most so long', () => {
    expect(reportOf('allowed: unstated, atMost: { amount: 30, unit: workday }')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:45  字段 steps.1.limits.0.extension.allowed
        发现：unstated
        应为：yes：写了延多久（amount）或者最长多久（atMost）的时限
        改法：可以延长的，改成 yes；不可以的，去掉 amount、unit 和 atMost。"
    `);
  });

  test.for([5, 15])('at most %i workdays, where the limit itself is 15', (amount) => {
    expect(reportOf(`allowed: yes, atMost: { amount: ${amount}, unit: workday }`))
      .toBe(`procedures/petition-handling.mdx:45  字段 steps.1.limits.0.extension.atMost.amount
  发现：${amount}
  应为：连延长在内，比不延长的时限（amount）长
  改法：改正两个数里写错的一个；没有写最长多久的，去掉 atMost。`);
  });

  test.for([
    'allowed: yes, amount: 5, unit: workday',
    'allowed: yes, atMost: { amount: 16, unit: workday }',
    'allowed: yes, atMost: { amount: 2, unit: month }',
    'allowed: yes, text: 经批准可以延长，没有写多久',
    'allowed: no',
    'allowed: no, text: 不得延期',
  ])('no problem: %s', (extension) => {
    expect(reportOf(extension)).toBe('');
  });
});

describe('spans that are written twice', () => {
  test('a step whose title says another span than its limit', () => {
    expect(reportWith(procedure, 'amount: 15', 'amount: 16')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:33  字段 steps.1.title
        发现：“15 个工作日内告知”里的 15个工作日
        应为：CX-01.2 的时限：16个工作日
        改法：两处有一处写错：对照依据，改正文字或者 limits。"
    `);
    expect(reportWith(procedure, 'unit: workday', 'unit: day')).toContain('字段 steps.1.title');
  });

  test('a step that names the longest span, extension included', () => {
    const content = ContentFolder.valid();
    content.replace(
      procedure,
      'extension: { allowed: unstated }',
      'extension: { allowed: yes, atMost: { amount: 3, unit: month } }',
    );
    content.replace(procedure, '    label: 告知', '    label: 告知\n    sub: 最长 3 个月');
    expect(content.report()).toBe('');
  });

  test('a link to a limit with another span, in a field and in a body', () => {
    expect(reportWith(rule, 'text: 材料由专人保管。', 'text: 在[10 个工作日](SX-01)内告知。')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:12  字段 provisions.0.text
        发现：“10 个工作日”里的 10个工作日
        应为：SX-01 的时限：15个工作日
        改法：两处有一处写错：对照依据，改正文字或者 SX-01。"
    `);
    expect(reportWith(rule, '见[登记](CX-01.1)。', '在[10 个工作日](SX-01)内告知，见[登记](CX-01.1)。'))
      .toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:19  字段 正文
        发现：“10 个工作日”里的 10个工作日
        应为：SX-01 的时限：15个工作日
        改法：两处有一处写错：对照依据，改正文字或者 SX-01。"
    `);
    expect(reportWith(rule, 'text: 材料由专人保管。', 'text: 在[15 个工作日](SX-01)内告知。')).toBe('');
  });
});
