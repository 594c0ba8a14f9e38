import { describe, expect, test } from 'vitest';
import { appliesTo, inForce } from '../../src/model/checks/versions.ts';
import { regulation, type Regulation } from '../../src/model/schemas/regulation.ts';
import { ContentFolder, reportWith } from './content-fixture.ts';

const procedure = 'procedures/petition-handling.mdx';
const rule = 'rules/confidentiality.mdx';
const point = 'work-points/2022/daily-supervision.mdx';

/** The smallest content in which the 2019 rules were replaced by new ones in the middle of 2023. */
function withRulesOf2023(): ContentFolder {
  const content = ContentFolder.valid();
  const text = content.read('regulations/rules-2019.yaml');
  content.write('regulations/rules-2019.yaml', text.replace('supersedes', 'inForceTo: 2023-06-30\nsupersedes'));
  content.write(
    'regulations/rules-2023.yaml',
    text
      .replace('code: YJ-01', 'code: YJ-03')
      .replace('（2019）', '（2023）')
      .replace('inForceFrom: 2019-01-01', 'inForceFrom: 2023-07')
      .replace('[YJ-02]', '[YJ-01]'),
  );
  content.register({ 'YJ-03': 'regulations/rules-2023.html', 'YJ-03.21': 'regulations/rules-2023.html#YJ-03.21' });
  for (const path of ['sanctions.yaml', procedure]) {
    content.write(path, content.read(path).replaceAll('YJ-01', 'YJ-03'));
  }
  content.replace(point, 'basis: [YJ-01] }', 'basis: [YJ-03], formerly: [YJ-01] }');
  content.replace('regulations/rules-2017.yaml', 'succeededBy: YJ-01.21', 'succeededBy: YJ-03.21');
  return content;
}

/** Lets a file cite the background text wherever it cites the rules of 2019. */
function citeBackground(content: ContentFolder, path: string): void {
  const text = content.read(path).replaceAll('BJ-01.A1, YJ-01.21', 'BJ-01.A1');
  content.write(
    path,
    text
      .replaceAll('YJ-01', 'BJ-01')
      .replaceAll('BJ-01.21', 'BJ-01.A1')
      .replaceAll('origin: regulation', 'origin: source'),
  );
}

/** The smallest content in which the rules of 2017 are no version of those of 2019. */
function withUnrelatedRules(): ContentFolder {
  const content = ContentFolder.valid();
  content.replace('regulations/rules-2019.yaml', 'supersedes: [YJ-02]\n', '');
  content.replace('regulations/rules-2017.yaml', 'title: 试验工作规则', 'title: 其他规则');
  content.replace('regulations/rules-2017.yaml', 'series: rules', 'series: other-rules');
  content.replace('regulations/rules-2017.yaml', '    succeededBy: YJ-01.21\n', '');
  return content;
}

describe('basis', () => {
  test('a version that is no longer in force', () => {
    expect(reportWith(rule, 'basis: [BJ-01.A1]', 'basis: [BJ-01.A1, YJ-02.20 第一款]')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:14  字段 provisions.0.source.basis.1
        发现：YJ-02.20 第一款（试验工作规则（2017）：2017-01-08 至 2018-12-31）
        应为：2026-01-01 有效的版本
        改法：改引当时有效的版本；只是说明旧版写过的，移到 formerly。"
    `);
  });

  test('a version that is not yet in force', () => {
    const content = ContentFolder.valid();
    content.replace('regulations/rules-2019.yaml', 'inForceFrom: 2019-01-01', 'inForceFrom: 2026-01-02');
    for (const path of ['sanctions.yaml', procedure, point]) citeBackground(content, path);
    content.replace(rule, 'basis: [BJ-01.A1]', 'basis: [BJ-01.A1, YJ-01.21]');
    expect(content.report()).toMatchInlineSnapshot(`
      "regulations/rules-2019.yaml:3  字段 short
        发现：试验工作规则（2019），通过、发布、施行却在 2026 年
        应为：简称里的年份是通过、发布或者施行的一年
        改法：对照文本改正简称或者日期。

      rules/confidentiality.mdx:14  字段 provisions.0.source.basis.1
        发现：YJ-01.21（试验工作规则（2019）：2026-01-02 至今）
        应为：2026-01-01 有效的版本
        改法：改引当时有效的版本；工作要点印发以后才施行的规定，写在 since 里。"
    `);
  });

  test('the last day in force is still in force, the next is not', () => {
    const content = ContentFolder.valid();
    content.replace('regulations/rules-2019.yaml', 'supersedes', 'inForceTo: 2026-01-01\nsupersedes');
    expect(content.report()).toBe('');
    content.replace('site.yaml', 'asOf: 2026-01-01', 'asOf: 2026-01-02');
    for (const path of [procedure, point]) citeBackground(content, path);
    expect(content.report()).toMatchInlineSnapshot(`
      "sanctions.yaml:14  字段 sanctions.0.source.basis.0
        发现：YJ-01.21（试验工作规则（2019）：2019-01-01 至 2026-01-01）
        应为：2026-01-02 有效的版本
        改法：改引当时有效的版本；只是说明旧版写过的，移到 formerly。"
    `);
  });

  test('a background text is never out of force', () => {
    const content = ContentFolder.valid();
    content.replace('regulations/background.yaml', 'read: full', "inForceTo: '2020'\nread: full");
    expect(content.report()).toBe('');
  });
});

describe('work points of a year', () => {
  test('content with a newer version is valid: 2022 cites what was in force in 2022', () => {
    expect(withRulesOf2023().report()).toBe('');
  });

  test('a basis that came into force after the year', () => {
    const content = withRulesOf2023();
    content.replace(point, 'basis: [BJ-01.A1, YJ-01.21]', 'basis: [BJ-01.A1, YJ-03.21]');
    expect(content.report()).toMatchInlineSnapshot(`
      "work-points/2022/daily-supervision.mdx:20  字段 tasks.0.source.basis.1
        发现：YJ-03.21（试验工作规则（2023）：2023-07 至今）
        应为：2022-01-01 至 2022-12-31 有效的版本
        改法：改引当时有效的版本；工作要点印发以后才施行的规定，写在 since 里。"
    `);
  });

  test('a basis that had gone out of force before the year', () => {
    expect(reportWith(point, 'basis: [BJ-01.A1, YJ-01.21]', 'basis: [BJ-01.A1, YJ-02.20]')).toMatchInlineSnapshot(`
      "work-points/2022/daily-supervision.mdx:20  字段 tasks.0.source.basis.1
        发现：YJ-02.20（试验工作规则（2017）：2017-01-08 至 2018-12-31）
        应为：2022-01-01 至 2022-12-31 有效的版本
        改法：改引当时有效的版本；只是说明旧版写过的，移到 formerly。"
    `);
  });

  test('a basis of the frame of the year', () => {
    expect(
      reportWith(
        'work-points/2022/year.yaml',
        '    text: 坚持稳中求进。\n    source: { origin: source, checked: verified, basis: [BJ-01.A1] }',
        '    text: 坚持稳中求进。\n    source: { origin: inferred, checked: verified, basis: [YJ-02] }',
      ),
    ).toMatchInlineSnapshot(`
      "work-points/2022/year.yaml:8  字段 requirement.0.source.basis.0
        发现：YJ-02（试验工作规则（2017）：2017-01-08 至 2018-12-31）
        应为：2022-01-01 至 2022-12-31 有效的版本
        改法：改引当时有效的版本；只是说明旧版写过的，移到 formerly。"
    `);
  });

  test('since is judged by the day of the site', () => {
    const content = withRulesOf2023();
    content.replace(point, 'basis: [YJ-03], formerly: [YJ-01] }', 'basis: [YJ-01] }');
    expect(content.report()).toMatchInlineSnapshot(`
      "work-points/2022/daily-supervision.mdx:23  字段 since.0.source.basis.0
        发现：YJ-01（试验工作规则（2019）：2019-01-01 至 2023-06-30）
        应为：2026-01-01 有效的版本
        改法：改引当时有效的版本；只是说明旧版写过的，移到 formerly。"
    `);
  });

  test('other fields named since are judged by the year', () => {
    expect(appliesTo(point, ['tasks', 0, 'source', 'basis', 0], '2026-01-01')).toEqual({
      from: '2022-01-01',
      to: '2022-12-31',
    });
    expect(appliesTo(point, ['since', 0, 'source', 'basis', 0], '2026-01-01')).toEqual({
      from: '2026-01-01',
      to: '2026-01-01',
    });
    expect(appliesTo(procedure, ['steps', 0, 'source', 'basis', 0], '2026-01-01')).toEqual({
      from: '2026-01-01',
      to: '2026-01-01',
    });
  });
});

describe('formerly', () => {
  test('a version that is still in force', () => {
    expect(reportWith(procedure, 'formerly: [YJ-02.20]', 'formerly: [YJ-01.21]')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:24  字段 steps.0.source.formerly.0
        发现：YJ-01.21（试验工作规则（2019）：2019-01-01 至今）
        应为：已经失效的旧版本
        改法：仍然有效的依据写在 basis 里。"
    `);
  });
});

describe('formerly, at the end of a version', () => {
  test.for(['2026-01-01', '2026-06', '2027'])('a version in force until %s is still in force', (last) => {
    const content = withUnrelatedRules();
    content.replace('regulations/rules-2017.yaml', 'inForceTo: 2018-12-31', `inForceTo: '${last}'`);
    expect(content.report()).toBe(`procedures/petition-handling.mdx:24  字段 steps.0.source.formerly.0
  发现：YJ-02.20（试验工作规则（2017）：2017-01-08 至 ${last}）
  应为：已经失效的旧版本
  改法：仍然有效的依据写在 basis 里。`);
  });

  test('a version that ended the day before is not', () => {
    const content = withUnrelatedRules();
    content.replace('regulations/rules-2017.yaml', 'inForceTo: 2018-12-31', 'inForceTo: 2025-12-31');
    expect(content.report()).toBe('');
  });
});

describe('retired limits', () => {
  const limit = `    limits:
      - kind: unset
        code: SX-02
        what: 旧的告知时限
        says: 7 日，已经废止
        source: { origin: regulation, checked: verified, basis: [YJ-02.20] }
    source: {`;

  test('may cite what is no longer in force', () => {
    const content = ContentFolder.valid();
    content.replace(rule, '    source: {', limit.replace('what:', 'retired: true\n        what:'));
    content.register({ 'SX-02': 'tables/time-limits.html#SX-02' });
    expect(content.report()).toBe('');
  });

  test('other limits may not', () => {
    const content = ContentFolder.valid();
    content.replace(rule, '    source: {', limit);
    content.register({ 'SX-02': 'tables/time-limits.html#SX-02' });
    expect(content.report()).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:19  字段 provisions.0.limits.0.source.basis.0
        发现：YJ-02.20（试验工作规则（2017）：2017-01-08 至 2018-12-31）
        应为：2026-01-01 有效的版本
        改法：改引当时有效的版本；只是说明旧版写过的，移到 formerly。"
    `);
  });

  test('the exemption ends with the limit', () => {
    const content = ContentFolder.valid();
    content.replace(rule, '    source: {', limit.replace('what:', 'retired: true\n        what:'));
    content.replace(
      rule,
      'origin: source, checked: verified, basis: [BJ-01.A1]',
      'origin: inferred, checked: verified, basis: [YJ-02.20]',
    );
    content.register({ 'SX-02': 'tables/time-limits.html#SX-02' });
    expect(content.report()).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:21  字段 provisions.0.source.basis.0
        发现：YJ-02.20（试验工作规则（2017）：2017-01-08 至 2018-12-31）
        应为：2026-01-01 有效的版本
        改法：改引当时有效的版本；只是说明旧版写过的，移到 formerly。"
    `);
  });
});

describe('partial dates', () => {
  /** A regulation version of which only the dates matter. */
  function version(dates: { inForceFrom?: string; inForceTo?: string }): Regulation {
    return regulation.parse({
      code: 'YJ-09',
      title: '规则',
      short: '规则',
      kind: 'party-regulation',
      series: 'rules',
      read: 'full',
      readNote: '全文',
      public: true,
      reviewedOn: '2025-06-01',
      ...dates,
    });
  }

  test('a year runs from its first to its last day', () => {
    expect(inForce(version({ inForceFrom: '2018', inForceTo: '2020' }))).toEqual({
      from: '2018-01-01',
      to: '2020-12-31',
    });
  });

  test('a month runs from its first to its last day', () => {
    expect(inForce(version({ inForceFrom: '2018-10', inForceTo: '2020-06' }))).toEqual({
      from: '2018-10-01',
      to: '2020-06-31',
    });
  });

  test('a day is that day', () => {
    expect(inForce(version({ inForceFrom: '2018-10-05', inForceTo: '2020-06-04' }))).toEqual({
      from: '2018-10-05',
      to: '2020-06-04',
    });
  });

  test('unknown dates leave the ends open', () => {
    expect(inForce(version({}))).toEqual({ from: '0000-01-01', to: '9999-12-31' });
  });
});
