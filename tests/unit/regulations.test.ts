import { describe, expect, test } from 'vitest';
import { isLater } from '../../src/model/checks/versions.ts';
import { ContentFolder, reportWith } from './content-fixture.ts';

const current = 'regulations/rules-2019.yaml';
const old = 'regulations/rules-2017.yaml';
const background = 'regulations/background.yaml';

/** The smallest content with a third version of the rules, made from that of 2019. */
function withThirdVersion(changes: Readonly<Record<string, string>>): ContentFolder {
  const content = ContentFolder.valid();
  let text = content.read(current).replace('code: YJ-01', 'code: YJ-03').replace('（2019）', '（2023）');
  for (const [before, after] of Object.entries(changes)) text = text.replace(before, after);
  content.write('regulations/rules-2023.yaml', text);
  content.register({ 'YJ-03': 'regulations/rules-2023.html', 'YJ-03.21': 'regulations/rules-2023.html#YJ-03.21' });
  return content;
}

describe('dates', () => {
  test('issued before it was adopted', () => {
    expect(reportWith(current, 'inForceFrom: 2019-01-01', "adoptedOn: 2018-12-28\nissuedOn: '2018-11'"))
      .toMatchInlineSnapshot(`
      "regulations/rules-2017.yaml:7  字段 inForceTo
        发现：2018-12-31，取代它的 YJ-01 从 2018-11 起有效
        应为：早于 2018-11
        改法：两个版本不同时有效：改正其中一个日期。

      regulations/rules-2019.yaml:7  字段 issuedOn
        发现：2018-11，adoptedOn 却是 2018-12-28
        应为：不早于 2018-12-28
        改法：通过、发布、施行、失效的日期有一个写错了：对照文本改正。"
    `);
  });

  test('in force before it was adopted', () => {
    expect(reportWith(current, 'inForceFrom:', "adoptedOn: '2020'\ninForceFrom:")).toMatchInlineSnapshot(`
      "regulations/rules-2019.yaml:7  字段 inForceFrom
        发现：2019-01-01，adoptedOn 却是 2020
        应为：不早于 2020
        改法：通过、发布、施行、失效的日期有一个写错了：对照文本改正。"
    `);
  });

  test('ended before it began', () => {
    expect(reportWith(old, 'inForceTo: 2018-12-31', 'inForceTo: 2017-01-08')).toBe('');
    expect(reportWith(old, 'inForceTo: 2018-12-31', 'inForceTo: 2017-01-07')).toMatchInlineSnapshot(`
      "regulations/rules-2017.yaml:7  字段 inForceTo
        发现：2017-01-07，inForceFrom 却是 2017-01-08
        应为：不早于 2017-01-08
        改法：通过、发布、施行、失效的日期有一个写错了：对照文本改正。"
    `);
  });

  test('ended before it was issued, the first day in force not known', () => {
    expect(reportWith(old, 'inForceFrom: 2017-01-08', "issuedOn: '2019'")).toMatchInlineSnapshot(`
      "regulations/rules-2017.yaml:7  字段 inForceTo
        发现：2018-12-31，issuedOn 却是 2019
        应为：不早于 2019
        改法：通过、发布、施行、失效的日期有一个写错了：对照文本改正。"
    `);
  });

  test('the same year or month is no contradiction', () => {
    expect(
      reportWith(current, 'inForceFrom: 2019-01-01', "adoptedOn: '2019'\nissuedOn: 2019-01\ninForceFrom: 2019-01-01"),
    ).toBe('');
  });

  test('issued after it was reviewed', () => {
    expect(reportWith(current, 'inForceFrom:', 'issuedOn: 2025-06-02\ninForceFrom:')).toContain(`字段 issuedOn
  发现：2025-06-02，2025-06-01 就核对过了
  应为：不晚于 reviewedOn（2025-06-01）
  改法：改正写错的日期。`);
  });

  test.for([
    { day: '2018', other: '2018-10-01', later: false },
    { day: '2018-10-01', other: '2018', later: false },
    { day: '2018-11', other: '2018-10-31', later: true },
    { day: '2019', other: '2018-10-31', later: true },
    { day: '2018-10-01', other: '2018-10-01', later: false },
  ])('whether $day is later than $other', ({ day, other, later }) => {
    expect(isLater(day, other)).toBe(later);
  });
});

describe('kinds', () => {
  test('a regulation that passes as background is never out of force', () => {
    expect(reportWith(old, 'kind: party-regulation', 'kind: background')).toMatchInlineSnapshot(`
      "regulations/rules-2017.yaml:4  字段 kind
        发现：YJ-02 的 kind 是 background
        应为：背景材料（background）编号用 BJ-，规定编号用 YJ-
        改法：改正 kind：背景材料不检查是否有效，规定要检查。"
    `);
  });

  test('a background text that passes as regulation', () => {
    expect(reportWith(background, 'kind: background', 'kind: local-document')).toMatchInlineSnapshot(`
      "regulations/background.yaml:5  字段 kind
        发现：BJ-01 的 kind 是 local-document
        应为：背景材料（background）编号用 BJ-，规定编号用 YJ-
        改法：改正 kind：背景材料不检查是否有效，规定要检查。"
    `);
  });
});

describe('succession', () => {
  test('a version replaced, but without its last day', () => {
    expect(reportWith(old, 'inForceTo: 2018-12-31\n', '')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:24  字段 steps.0.source.formerly.0
        发现：YJ-02.20（试验工作规则（2017）：2017-01-08 至今）
        应为：已经失效的旧版本
        改法：仍然有效的依据写在 basis 里。

      regulations/rules-2017.yaml:1  字段 inForceTo
        发现：没有写，YJ-01 却取代了它
        应为：失效的日期：最后有效的那一天，只知道年、月的写年、月
        改法：补上 inForceTo，引用它的地方随之检查；其实没有取代的，改正 regulations/rules-2019.yaml 的 supersedes。"
    `);
  });

  test('a version still in force when the next one begins', () => {
    expect(reportWith(old, 'inForceTo: 2018-12-31', 'inForceTo: 2019-01-01')).toMatchInlineSnapshot(`
      "regulations/rules-2017.yaml:7  字段 inForceTo
        发现：2019-01-01，取代它的 YJ-01 从 2019-01-01 起有效
        应为：早于 2019-01-01
        改法：两个版本不同时有效：改正其中一个日期。"
    `);
  });

  test.for(['2018-12', '2018', '2019-01', '2019'])('a version of which only %s is known as its end', (end) => {
    expect(reportWith(old, 'inForceTo: 2018-12-31', `inForceTo: '${end}'`)).toBe('');
  });

  test('a version that replaces itself', () => {
    expect(reportWith(current, 'supersedes: [YJ-02]', 'supersedes: [YJ-02, YJ-01]')).toMatchInlineSnapshot(`
      "regulations/rules-2019.yaml:7  字段 supersedes.1
        发现：YJ-01 取代它自己
        应为：前一个版本
        改法：改正 supersedes：只写同一部规定的前一个版本。"
    `);
  });

  test('a version of another regulation', () => {
    const content = ContentFolder.valid();
    content.replace(old, 'title: 试验工作规则', 'title: 其他规则');
    content.replace(old, 'series: rules', 'series: other-rules');
    expect(content.report()).toMatchInlineSnapshot(`
      "regulations/rules-2019.yaml:7  字段 supersedes.0
        发现：YJ-02，它的 series 是 other-rules
        应为：series 也是 rules 的版本
        改法：改正编号；确实是同一部规定的，series 写成一样。"
    `);
  });

  test('a version whose series is not that of the other versions', () => {
    expect(reportWith(old, 'series: rules', 'series: rule')).toMatchInlineSnapshot(`
      "regulations/rules-2017.yaml:5  字段 series
        发现：rule；标题一样的 YJ-01 是 rules
        应为：同一部规定的各个版本，series 一样
        改法：写成和 YJ-01 一样；不是同一部规定的，改正 YJ-02 的 title。"
    `);
  });

  test('two versions that replace the same one', () => {
    const content = withThirdVersion({ 'inForceFrom: 2019-01-01': "inForceFrom: 2019-01-01\ninForceTo: '2024'" });
    expect(content.report()).toMatchInlineSnapshot(`
      "regulations/rules-2017.yaml:16  字段 articles.0.succeededBy
        发现：YJ-01.21
        应为：现行版本 YJ-03 的一条
        改法：改成 YJ-03 里对应的条文；没有对应的，去掉 succeededBy。

      regulations/rules-2023.yaml:3  字段 short
        发现：试验工作规则（2023），通过、发布、施行却在 2019 年
        应为：简称里的年份是通过、发布或者施行的一年
        改法：对照文本改正简称或者日期。

      regulations/rules-2023.yaml:8  字段 supersedes.0
        发现：YJ-02，YJ-01 也写了取代它
        应为：一个版本只由一个后来的版本取代
        改法：改正 supersedes：只写同一部规定的前一个版本。"
    `);
  });

  test('a new version of which the old one does not know', () => {
    const content = withThirdVersion({
      'inForceFrom: 2019-01-01': 'inForceFrom: 2023-07-01',
      'supersedes: [YJ-02]\n': '',
    });
    expect(content.report()).toMatchInlineSnapshot(`
      "regulations/rules-2023.yaml:5  字段 series
        发现：rules：YJ-01 和 YJ-03 都没有失效日期
        应为：同一部规定只有一个现行版本
        改法：给旧版写 inForceTo，给新版写 supersedes；不是同一部规定的，series 写成不一样。"
    `);
  });

  test('a new version that passes as another regulation', () => {
    const content = withThirdVersion({ 'series: rules': 'series: rule', 'supersedes: [YJ-02]\n': '' });
    expect(content.report()).toMatchInlineSnapshot(`
      "regulations/rules-2023.yaml:3  字段 short
        发现：试验工作规则（2023），通过、发布、施行却在 2019 年
        应为：简称里的年份是通过、发布或者施行的一年
        改法：对照文本改正简称或者日期。

      regulations/rules-2023.yaml:5  字段 series
        发现：rule；标题一样的 YJ-01 是 rules
        应为：同一部规定的各个版本，series 一样
        改法：写成和 YJ-01 一样；不是同一部规定的，改正 YJ-03 的 title。"
    `);
  });

  test('versions that replace each other', () => {
    const content = ContentFolder.valid();
    content.replace(old, 'inForceTo: 2018-12-31', 'inForceTo: 2018-12-31\nsupersedes: [YJ-01]');
    content.replace(current, 'inForceFrom: 2019-01-01', "inForceFrom: 2019-01-01\ninForceTo: '2026'");
    expect(content.report()).toContain('2026，取代它的 YJ-02 从 2017-01-08 起有效');
  });
});

describe('articles', () => {
  const article = `  - id: '20'
    title: 会议
    text: 开会决定。
    checked: verified
`;

  test('out of order', () => {
    const content = ContentFolder.valid();
    content.replace(current, 'reviewedOn:', `${article}reviewedOn:`);
    content.register({ 'YJ-01.20': 'regulations/rules-2019.html#YJ-01.20' });
    expect(content.report()).toMatchInlineSnapshot(`
      "regulations/rules-2019.yaml:16  字段 articles.1.id
        发现：第 20 条，排在第 21 条后面
        应为：条文按条号从小到大
        改法：条号写错的，对照文本改正；没有写错的，移到前面。"
    `);
  });

  test('in order, paragraphs of other numbering between them', () => {
    const content = ContentFolder.valid();
    content.replace(
      current,
      "  - id: '21'",
      `${article}${article.replace("'20'", 'A2').replace('会议', '附则')}  - id: '21'`,
    );
    content.register({
      'YJ-01.20': 'regulations/rules-2019.html#YJ-01.20',
      'YJ-01.A2': 'regulations/rules-2019.html#YJ-01.A2',
    });
    expect(content.report()).toBe('');
  });

  test('succeeded by an article of a version that was replaced as well', () => {
    const content = withThirdVersion({ 'inForceFrom: 2019-01-01': 'inForceFrom: 2026-01-01', '[YJ-02]': '[YJ-01]' });
    content.replace(current, 'inForceFrom: 2019-01-01', 'inForceFrom: 2019-01-01\ninForceTo: 2025-12-31');
    const report = content.report();
    expect(report.slice(report.indexOf(old), report.indexOf('\n\n', report.indexOf(old)))).toMatchInlineSnapshot(`
      "regulations/rules-2017.yaml:16  字段 articles.0.succeededBy
        发现：YJ-01.21
        应为：现行版本 YJ-03 的一条
        改法：改成 YJ-03 里对应的条文；没有对应的，去掉 succeededBy。"
    `);
  });

  test('succeeded by an article of the same version', () => {
    expect(reportWith(old, 'succeededBy: YJ-01.21', 'succeededBy: YJ-02.20')).toMatchInlineSnapshot(`
      "regulations/rules-2017.yaml:16  字段 articles.0.succeededBy
        发现：YJ-02.20
        应为：现行版本 YJ-01 的一条
        改法：改成 YJ-01 里对应的条文；没有对应的，去掉 succeededBy。"
    `);
  });

  test('succeeded although nothing replaced the version', () => {
    const text = '    checked: verified\nreviewedOn';
    expect(reportWith(current, text, text.replace('\n', '\n    succeededBy: YJ-02.20\n'))).toMatchInlineSnapshot(`
      "regulations/rules-2019.yaml:16  字段 articles.0.succeededBy
        发现：YJ-02.20
        应为：不写：没有版本写明取代 YJ-01
        改法：有新版的，先在新版的 supersedes 里写 YJ-01；没有的，去掉 succeededBy。"
    `);
  });

  test('an unknown version in supersedes is one problem, not one for each article', () => {
    expect(reportWith(current, 'supersedes: [YJ-02]', 'supersedes: [YJ-09]').split('\n\n')).toHaveLength(1);
  });

  test('not verified and without a word on why', () => {
    expect(reportWith(current, 'checked: verified', 'checked: partial')).toMatchInlineSnapshot(`
      "regulations/rules-2019.yaml:12  字段 articles.0.caveat
        发现：没有写
        应为：一句话说明为什么没有完全核对
        改法：在这一条里加 caveat，如“只读到转述”；核对过了的，把 checked 改成 verified。"
    `);
  });
});

describe('reading', () => {
  test('verified, although the article was not', () => {
    const content = ContentFolder.valid();
    content.replace(background, 'checked: verified', 'checked: unverified\n    caveat: 没有读到');
    const report = content.report();
    expect(report.split('\n\n')[0]).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:14  字段 provisions.0.source.checked
        发现：verified，引用的 BJ-01.A1 却没有读到
        应为：partial 或 unverified，并写明 caveat
        改法：改成 unverified，在 caveat 里写为什么；读到了的，先改依据文件里的 read 或 checked。"
    `);
    expect(report.match(/verified，引用的 BJ-01\.A1 却没有读到/g)).toHaveLength(3);
  });

  test('verified by another text that was read', () => {
    const content = ContentFolder.valid();
    content.replace(old, 'checked: verified', 'checked: unverified\n    caveat: 没有读到');
    content.replace('rules/confidentiality.mdx', '[BJ-01.A1]', '[BJ-01.A1], formerly: [YJ-02.20]');
    expect(content.report()).toBe('');
  });

  test('verified by a regulation of which nothing was read', () => {
    const content = ContentFolder.valid();
    content.replace(current, 'read: full', 'read: none');
    content.replace(current, 'checked: verified', 'checked: unverified\n    caveat: 没有读到');
    expect(content.report()).toContain(`字段 since.0.source.checked
  发现：verified，引用的 YJ-01 却没有读到
  应为：partial 或 unverified，并写明 caveat
  改法：改成 unverified，在 caveat 里写为什么；读到了的，先改依据文件里的 read 或 checked。`);
  });

  test('an article read from a text of which nothing was read', () => {
    expect(reportWith(old, 'read: full', 'read: none')).toMatchInlineSnapshot(`
      "regulations/rules-2017.yaml:15  字段 articles.0.checked
        发现：verified，read 却是 none
        应为：没有读到文本的，条文写 unverified
        改法：读到了的，改正 read 和 readNote；没有读到的，把 checked 改成 unverified，写明 caveat。"
    `);
  });
});
