import { describe, expect, test } from 'vitest';
import { ContentFolder, reportWith } from './content-fixture.ts';

const procedure = 'procedures/petition-handling.mdx';
const rule = 'rules/confidentiality.mdx';
const point = 'work-points/2022/daily-supervision.mdx';

describe('codes', () => {
  test('unknown code in related', () => {
    expect(reportWith(procedure, 'related: [GZ-01]', 'related: [GZ-01, GZ-02]')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:6  字段 related.1
        发现：GZ-02
        应为：站内已有的编号
        改法：检查编号是否写错；要引用的条目还没有，就先建立它。"
    `);
  });

  test('unknown code in serves', () => {
    expect(reportWith(point, 'WS-01, SY-001]', 'WS-09, SY-001]')).toMatchInlineSnapshot(`
      "work-points/2022/daily-supervision.mdx:19  字段 tasks.0.serves.1
        发现：WS-09
        应为：站内已有的编号
        改法：检查编号是否写错；要引用的条目还没有，就先建立它。"
    `);
  });

  test('unknown part of a known entry', () => {
    expect(reportWith('home.yaml', 'to: CX-01,', 'to: CX-01.9,')).toMatchInlineSnapshot(`
      "home.yaml:7  字段 inHand.0.to
        发现：CX-01.9
        应为：站内已有的编号
        改法：检查编号是否写错；要引用的条目还没有，就先建立它。"
    `);
  });

  test('unknown document of a step', () => {
    expect(reportWith(procedure, '    documents: [WS-01]\n    source', '    documents: [WS-02]\n    source'))
      .toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:47  字段 steps.1.documents.0
        发现：WS-02
        应为：站内已有的编号
        改法：检查编号是否写错；要引用的条目还没有，就先建立它。"
    `);
  });

  test('unknown procedure of a group of documents', () => {
    expect(reportWith('documents/petition/group.yaml', 'procedure: CX-01', 'procedure: CX-09')).toMatchInlineSnapshot(`
      "documents/petition/group.yaml:3  字段 procedure
        发现：CX-09
        应为：站内已有的编号
        改法：检查编号是否写错；要引用的条目还没有，就先建立它。"
    `);
  });

  test('unknown term in seeAlso', () => {
    expect(reportWith('terms/handling.yaml', 'seeAlso: [CX-01]', 'seeAlso: [SY-002]')).toMatchInlineSnapshot(`
      "terms/handling.yaml:10  字段 terms.0.seeAlso.0
        发现：SY-002
        应为：站内已有的编号
        改法：检查编号是否写错；要引用的条目还没有，就先建立它。"
    `);
  });

  test('unknown limit of the home page', () => {
    expect(reportWith('home.yaml', 'limit: SX-01', 'limit: SX-02')).toMatchInlineSnapshot(`
      "home.yaml:7  字段 inHand.0.limit
        发现：SX-02
        应为：站内已有的编号
        改法：检查编号是否写错；要引用的条目还没有，就先建立它。"
    `);
  });

  test('exit to an unknown procedure', () => {
    expect(reportWith(procedure, '- { end: 办结 }', '- { to: CX-02 }')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:50  字段 steps.1.next.0.to
        发现：CX-02
        应为：站内已有的编号
        改法：检查编号是否写错；要引用的条目还没有，就先建立它。"
    `);
  });

  test('unknown version that a regulation supersedes', () => {
    expect(reportWith('regulations/rules-2019.yaml', 'supersedes: [YJ-02]', 'supersedes: [YJ-03]'))
      .toMatchInlineSnapshot(`
      "regulations/rules-2019.yaml:7  字段 supersedes.0
        发现：YJ-03
        应为：站内已有的编号
        改法：检查编号是否写错；要引用的条目还没有，就先建立它。"
    `);
  });

  test('unknown article that took the place of another', () => {
    expect(reportWith('regulations/rules-2017.yaml', 'succeededBy: YJ-01.21', 'succeededBy: YJ-01.22'))
      .toMatchInlineSnapshot(`
      "regulations/rules-2017.yaml:16  字段 articles.0.succeededBy
        发现：YJ-01.22
        应为：站内已有的编号
        改法：检查编号是否写错；要引用的条目还没有，就先建立它。"
    `);
  });

  test('a limit of another entry among those shown large', () => {
    const content = ContentFolder.valid();
    content.replace(
      rule,
      '    source: {',
      `    limits:
      - kind: unset
        code: SX-02
        what: 保密
        says: 没有期限
        source: { origin: editorial }
    source: {`,
    );
    content.replace(procedure, 'limits: [SX-01]', 'limits: [SX-02]');
    content.register({ 'SX-02': 'tables/time-limits.html#SX-02' });
    expect(content.report()).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:16  字段 glance.limits.0
        发现：SX-02
        应为：本程序自己规定的时限
        改法：SX-02 属于 GZ-01；换成本程序步骤里的时限。"
    `);
  });
});

describe('links', () => {
  test('inline link to an unknown code', () => {
    expect(reportWith(procedure, 'text: 写明来源。', 'text: "写明来源，见[函询](CX-03)。"')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:23  字段 steps.0.actions.0.text
        发现：CX-03
        应为：站内已有的编号
        改法：链接只写编号，如 [函询](CX-03)；检查编号是否写错。"
    `);
  });

  test('inline link to a known code', () => {
    expect(
      reportWith(procedure, 'text: 写明来源。', 'text: "写明来源，见[保密](GZ-01.1)和**[登记](CX-01.1)**。"'),
    ).toBe('');
  });

  test('inline link to another site', () => {
    expect(reportWith(procedure, 'text: 写明来源。', 'text: "见[官网](https://example.org)。"')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:23  字段 steps.0.actions.0.text
        发现：https://example.org
        应为：站内已有的编号
        改法：链接只写编号，如 [函询](CX-03)；检查编号是否写错。"
    `);
  });

  test('link to an unknown code in a body', () => {
    expect(reportWith(rule, '[登记](CX-01.1)', '[登记](CX-01.1)和[保密](GZ-01.2)')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:19  字段 正文
        发现：GZ-01.2
        应为：站内已有的编号
        改法：链接只写编号，如 [函询](CX-03)；不链接外部网站。"
    `);
  });

  test('link to an address in a body', () => {
    expect(reportWith(rule, '[登记](CX-01.1)', '[登记](../procedures/petition-handling.html)')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:19  字段 正文
        发现：../procedures/petition-handling.html
        应为：站内已有的编号
        改法：链接只写编号，如 [函询](CX-03)；不链接外部网站。"
    `);
  });

  test('link with a title in a body', () => {
    expect(reportWith(rule, '[登记](CX-01.1)', '[登记](CX-01.1 "先登记")')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:19  字段 正文
        发现：CX-01.1 "先登记"
        应为：站内已有的编号
        改法：链接只写编号，如 [函询](CX-03)；不链接外部网站。"
    `);
  });
});

describe('bases', () => {
  test('unknown regulation', () => {
    expect(reportWith(rule, 'basis: [BJ-01.A1]', 'basis: [BJ-01.A1, YJ-09.3]')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:14  字段 provisions.0.source.basis.1
        发现：YJ-09.3
        应为：已登记的依据
        改法：在 regulations/ 里建立 YJ-09，或者改正编号。"
    `);
  });

  test('article that is not restated', () => {
    expect(reportWith(rule, 'basis: [BJ-01.A1]', 'basis: [BJ-01.A1, YJ-01.22 第一款]')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:14  字段 provisions.0.source.basis.1
        发现：YJ-01.22 第一款
        应为：YJ-01 里已转述的条文
        改法：在 YJ-01 的 articles 里补上 id 为 22 的转述，或者改正条号。"
    `);
  });

  test('paragraph of a background text that is not restated', () => {
    expect(reportWith(rule, 'basis: [BJ-01.A1]', 'basis: [BJ-01.A2]')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:14  字段 provisions.0.source.basis.0
        发现：BJ-01.A2
        应为：BJ-01 里已转述的条文
        改法：在 BJ-01 的 articles 里补上 id 为 A2 的转述，或者改正条号。"
    `);
  });

  test('unknown regulation in formerly', () => {
    expect(reportWith(procedure, 'formerly: [YJ-02.20]', 'formerly: [YJ-03.20]')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:24  字段 steps.0.source.formerly.0
        发现：YJ-03.20
        应为：已登记的依据
        改法：在 regulations/ 里建立 YJ-03，或者改正编号。"
    `);
  });
});

describe('roles', () => {
  test('unknown role of an actor', () => {
    expect(reportWith(rule, 'roles: [full-time]', 'roles: [full-time, part-time]')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:13  字段 provisions.0.actor.roles.1
        发现：part-time
        应为：岗位代号：secretary、full-time
        改法：改成已有的代号，或者先在 roles.yaml 里加上。"
    `);
  });

  test('unknown role of a duty list', () => {
    expect(reportWith('duties/supervision.mdx', 'role: secretary', 'role: deputy')).toMatchInlineSnapshot(`
      "duties/supervision.mdx:6  字段 role
        发现：deputy
        应为：岗位代号：secretary、full-time
        改法：改成已有的代号，或者先在 roles.yaml 里加上。"
    `);
  });
});

describe('years of work points', () => {
  test('a part that the year does not have', () => {
    expect(reportWith(point, 'part: 1', 'part: 2')).toMatchInlineSnapshot(`
      "work-points/2022/daily-supervision.mdx:6  字段 part
        发现：2
        应为：year.yaml 里的部分：1
        改法：改成已有的部分，或者先在 year.yaml 的 parts 里加上。"
    `);
  });

  /** The smallest content with a second work point and a second part of the year. */
  function withSecondPoint(number: number, part: number): ContentFolder {
    const content = ContentFolder.valid();
    content.write(
      'work-points/2022/team.mdx',
      content
        .read(point)
        .replace('code: YD-2022-01', 'code: YD-2022-02')
        .replace('title: 日常监督', 'title: 队伍建设')
        .replace('number: 1', `number: ${number}`)
        .replace('part: 1', `part: ${part}`),
    );
    const second = '  - { number: 2, title: 第二部分, short: 队伍, source: { origin: editorial } }\nreviewedOn';
    content.replace('work-points/2022/year.yaml', 'reviewedOn', second);
    content.register({
      'YD-2022-02': 'work-points/2022/team.html',
      'YD-2022-02.1': 'work-points/2022/team.html#YD-2022-02.1',
    });
    return content;
  }

  test('a second part with its point', () => {
    expect(withSecondPoint(2, 2).report()).toBe('');
  });

  test('a number given twice', () => {
    expect(withSecondPoint(1, 2).report()).toMatchInlineSnapshot(`
      "work-points/2022/team.mdx:5  字段 number
        发现：1，YD-2022-01 也是
        应为：同一年里每个序号只用一次
        改法：改成它在当年要点里的序号。"
    `);
  });

  test('a part without any point', () => {
    expect(withSecondPoint(2, 1).report()).toMatchInlineSnapshot(`
      "work-points/2022/year.yaml:14  字段 parts.1.number
        发现：第 2 部分一项要点也没有
        应为：每部分至少一项要点
        改法：检查各要点的 part；确实没有的，去掉这一部分。"
    `);
  });

  test('a point that stands in an earlier part than the one before it', () => {
    const content = withSecondPoint(2, 1);
    content.replace(point, 'part: 1', 'part: 2');
    expect(content.report()).toMatchInlineSnapshot(`
      "work-points/2022/team.mdx:6  字段 part
        发现：第 2 项在第 1 部分，前一项 YD-2022-01 已经在第 2 部分
        应为：各部分按序号一段接一段
        改法：改正这一项或者前一项的 part、number。"
    `);
  });

  test('a part given twice', () => {
    const content = withSecondPoint(2, 1);
    content.replace('work-points/2022/year.yaml', 'number: 2,', 'number: 1,');
    expect(content.report()).toMatchInlineSnapshot(`
      "work-points/2022/year.yaml:14  字段 parts.1.number
        发现：第 1 部分写了两次
        应为：每部分一个序号
        改法：改成没有用过的序号；各要点的 part 跟着核对。"
    `);
  });

  test('a folder copied for the next year, the codes left as they were', () => {
    const content = ContentFolder.valid();
    content.write(
      'work-points/2023/year.yaml',
      content.read('work-points/2022/year.yaml').replace("id: '1'", "id: '2'"),
    );
    content.write(
      'work-points/2023/other.mdx',
      content
        .read(point)
        .replace('code: YD-2022-01', 'code: YD-2022-02')
        .replace(/\nsince:[^]*?\n---/, '\n---'),
    );
    content.register({
      'YD-2022-02': 'work-points/2023/other.html',
      'YD-2022-02.1': 'work-points/2023/other.html#YD-2022-02.1',
      'YD-2022.2': 'work-points/2022/index.html#YD-2022.2',
    });
    expect(content.report()).toMatchInlineSnapshot(`
      "work-points/2023/year.yaml:1  字段 code
        发现：编号 YD-2022 用了两次，另一处在 work-points/2022/year.yaml:1
        应为：每个编号只用一次
        改法：给后来的一处换一个没有用过的编号；已经公布的编号不能改。"
    `);
  });

  test('a year without its frame', () => {
    const content = ContentFolder.valid();
    content.write('work-points/2023/other.mdx', content.read(point).replace('code: YD-2022-01', 'code: YD-2023-01'));
    content.register({
      'YD-2023-01': 'work-points/2023/other.html',
      'YD-2023-01.1': 'work-points/2023/other.html#YD-2023-01.1',
    });
    expect(content.report()).toMatchInlineSnapshot(`
      "work-points/2023/other.mdx
        发现：work-points/2023/ 里没有 year.yaml
        应为：每年的文件夹里有一个 year.yaml
        改法：照其他年份的 year.yaml 新建。"
    `);
  });
});

describe('further reading', () => {
  test('an entry that refers to itself', () => {
    expect(reportWith('procedures/petition-handling.mdx', 'related: [GZ-01]', 'related: [CX-01]'))
      .toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:6  字段 related.0
        发现：CX-01
        应为：别的条目
        改法：去掉这一项：读者已经在这里；要引用别的，改正编号。"
    `);
  });

  test('a task that its own work point serves', () => {
    expect(
      reportWith('work-points/2022/daily-supervision.mdx', 'serves: [CX-01, WS-01, SY-001]', 'serves: [YD-2022-01]'),
    ).toContain('tasks.0.serves.0\n  发现：YD-2022-01');
  });

  test('a term that refers to itself', () => {
    expect(reportWith('terms/handling.yaml', 'seeAlso: [CX-01]', 'seeAlso: [SY-001]')).toContain(
      'terms.0.seeAlso.0\n  发现：SY-001',
    );
  });
});
