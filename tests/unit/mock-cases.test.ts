import { describe, expect, test } from 'vitest';
import { minimalContent } from './minimal-content.ts';
import { ContentFolder } from './content-fixture.ts';

const path = 'cases/first.yaml';
const document = 'documents/petition/WS-01.yaml';
const template = (minimalContent[document] ?? '').replace(/^[^]*(?=template:)/, '');

/** The smallest content with a mock case whose first paper, of a template with blanks of every kind, has these values. */
function contentWith(values: readonly string[], ofDocument = 'WS-01'): ContentFolder {
  const content = ContentFolder.valid();
  content.write('sanctions.yaml', `${content.read('sanctions.yaml')}ordinance: { series: rules, at: YJ-01.21 }\n`);
  content.replace(
    document,
    template,
    `template:
  layout: plain
  fields:
    - { name: line, label: 姓名, required: true }
    - { name: more, label: 详情, type: paragraphs }
    - { name: day, label: 日期, type: date, required: true }
    - { name: time, label: 时间, type: moment }
    - { name: count, label: 份数, type: number }
    - { name: way, label: 方式, type: choice, options: [来信, 来访] }
    - { name: ways, label: 种类, type: choices, options: [来信, 来访, 来电] }
    - { name: version, label: 条例, type: regulation, conduct: day }
    - name: list
      label: 人员
      type: rows
      blankRows: 1
      columns: [{ name: who, label: 姓名, width: 20 }, { name: job, label: 职务, width: 40 }]
  body:
    - '{committee}{line}{more}{day}{time}{count}{way}{ways}{version}'
    - { block: list, of: list }
`,
  );
  content.write(
    path,
    `code: AJ-01
title: 虚构的案卷
lead: 一件虚构的案子。
reviewedOn: 2025-06-01
history:
  - { date: 2025-06-01, change: 建立条目 }
ending: 了结
events:
  - { id: E1, date: 2026-03-09, text: 收到来信。, at: CX-01.1 }
  - { id: E2, date: 2026-03-10, text: 研判。, at: CX-01.1 }
  - { id: E3, date: 2026-03-11, text: 了结。, at: CX-01.1 }
volumes:
  - { id: J1, title: 第一卷, note: 全部材料。, source: { origin: editorial } }
papers:
  - document: ${ofDocument}
    volume: J1
    note: 收到的当天登记。
    values:
${values.map((value) => `      ${value}\n`).join('')}  - document: WS-01
    volume: J1
    note: 第二次登记。
    values: { line: 某某, day: 2026-03-09 }
`,
  );
  content.register({
    'AJ-01': 'cases/first.html',
    'AJ-01.E1': 'cases/first.html#AJ-01.E1',
    'AJ-01.E2': 'cases/first.html#AJ-01.E2',
    'AJ-01.E3': 'cases/first.html#AJ-01.E3',
    'AJ-01.J1': 'cases/first.html#AJ-01.J1',
  });
  return content;
}

/** What the check says when the first paper has these values beside its required ones. */
function reportOf(...values: string[]): string {
  return contentWith(['line: 某某', 'day: 2026-03-09', ...values]).report();
}

test('a case without a problem', () => {
  const report = reportOf(
    'more: 甲。',
    'time: 2026-03-09T09:05',
    "count: '2'",
    'way: 来信',
    'ways: [来信, 来电]',
    "version: '2023'",
    'list: [{ who: 甲, job: 乙 }, { who: 丙 }]',
    'committee: 某机关纪委',
  );
  expect(report).toBe('');
});

test('a site without cases', () => {
  expect(ContentFolder.valid().report()).toBe('');
});

describe('values', () => {
  test('of a blank that the document does not have', () => {
    expect(reportOf('name: 某某')).toMatchInlineSnapshot(`
      "cases/first.yaml:21  字段 papers.0.values.name
        发现：name
        应为：WS-01 的填写项：line、more、day、time、count、way、ways、version、list
        改法：改正名字。"
    `);
  });

  test('of a blank that only official papers have', () => {
    expect(reportOf('issuedOn: 2026-03-09')).toMatchInlineSnapshot(`
      "cases/first.yaml:21  字段 papers.0.values.issuedOn
        发现：issuedOn
        应为：WS-01 的填写项：line、more、day、time、count、way、ways、version、list
        改法：改正名字。"
    `);
  });

  test('a date in words', () => {
    expect(contentWith(['line: 某某', 'day: 2026年3月9日']).report()).toMatchInlineSnapshot(`
      "cases/first.yaml:20  字段 papers.0.values.day
        发现：2026年3月9日
        应为：日期，如 2026-03-09
        改法：照填写项的类型改正。"
    `);
  });

  test('a day that does not exist', () => {
    expect(contentWith(['line: 某某', "day: '2026-02-30'"]).report()).toBe(`${path}:20  字段 papers.0.values.day
  发现：2026-02-30
  应为：日期，如 2026-03-09
  改法：照填写项的类型改正。`);
  });

  test('a time that does not exist', () => {
    expect(reportOf("time: '2026-03-09T25:61'")).toBe(`${path}:21  字段 papers.0.values.time
  发现：2026-03-09T25:61
  应为：日期和时间，如 2026-03-09T09:05
  改法：照填写项的类型改正。`);
  });

  test('a date without its time', () => {
    expect(reportOf("time: '2026-03-09'")).toMatchInlineSnapshot(`
      "cases/first.yaml:21  字段 papers.0.values.time
        发现：2026-03-09
        应为：日期和时间，如 2026-03-09T09:05
        改法：照填写项的类型改正。"
    `);
  });

  test('what nobody can choose', () => {
    expect(reportOf('way: 来电')).toMatchInlineSnapshot(`
      "cases/first.yaml:21  字段 papers.0.values.way
        发现：来电
        应为：其中之一：来信、来访
        改法：照填写项的类型改正。"
    `);
  });

  test('several where one is to be chosen', () => {
    expect(reportOf('way: [来信, 来访]')).toMatchInlineSnapshot(`
      "cases/first.yaml:21  字段 papers.0.values.way
        发现：["来信","来访"]
        应为：其中之一：来信、来访
        改法：照填写项的类型改正。"
    `);
  });

  test('one of several that nobody can choose', () => {
    expect(reportOf('ways: [来信, 来函]')).toMatchInlineSnapshot(`
      "cases/first.yaml:21  字段 papers.0.values.ways
        发现：["来信","来函"]
        应为：列表，从这些里选：来信、来访、来电
        改法：照填写项的类型改正。"
    `);
  });

  test('a text where several may be chosen', () => {
    expect(reportOf('ways: 来信')).toMatchInlineSnapshot(`
      "cases/first.yaml:21  字段 papers.0.values.ways
        发现：来信
        应为：列表，从这些里选：来信、来访、来电
        改法：照填写项的类型改正。"
    `);
  });

  test('a regulation that is no year', () => {
    expect(reportOf('version: 2023年条例')).toMatchInlineSnapshot(`
      "cases/first.yaml:21  字段 papers.0.values.version
        发现：2023年条例
        应为：条例的年份，如 2023
        改法：照填写项的类型改正。"
    `);
  });

  test('a list instead of a text', () => {
    expect(reportOf('more: [甲, 乙]')).toMatchInlineSnapshot(`
      "cases/first.yaml:21  字段 papers.0.values.more
        发现：["甲","乙"]
        应为：一段文字
        改法：照填写项的类型改正。"
    `);
  });

  test('a list for a blank that every template has', () => {
    expect(reportOf('committee: [甲, 乙]')).toMatchInlineSnapshot(`
      "cases/first.yaml:21  字段 papers.0.values.committee
        发现：["甲","乙"]
        应为：一段文字
        改法：照填写项的类型改正。"
    `);
  });

  test('rows with a column that the table does not have', () => {
    expect(reportOf('list: [{ who: 甲, unit: 某局 }]')).toMatchInlineSnapshot(`
      "cases/first.yaml:21  字段 papers.0.values.list
        发现：[{"who":"甲","unit":"某局"}]
        应为：几行，每行用这些列：who、job
        改法：照填写项的类型改正。"
    `);
  });

  test('texts instead of rows', () => {
    expect(reportOf('list: [甲, 乙]')).toMatchInlineSnapshot(`
      "cases/first.yaml:21  字段 papers.0.values.list
        发现：["甲","乙"]
        应为：几行，每行用这些列：who、job
        改法：照填写项的类型改正。"
    `);
  });

  test('a text instead of rows', () => {
    expect(reportOf('list: 甲')).toMatchInlineSnapshot(`
      "cases/first.yaml:21  字段 papers.0.values.list
        发现：甲
        应为：几行，每行用这些列：who、job
        改法：照填写项的类型改正。"
    `);
  });

  test('a number without quotes', () => {
    expect(reportOf('count: 2')).toContain(`${path}:21  字段 papers.0.values.count\n  发现：2\n`);
  });
});

describe('papers', () => {
  test('without what is required: one problem for all of it', () => {
    expect(contentWith(['more: 甲。']).report()).toMatchInlineSnapshot(`
      "cases/first.yaml:18  字段 papers.0.values
        发现：WS-01 少了 line（姓名）、day（日期）
        应为：必填的都填上
        改法：补上这几项。"
    `);
  });

  test('of a document that is not there', () => {
    expect(contentWith(['line: 某某', 'day: 2026-03-09'], 'WS-77').report()).toMatchInlineSnapshot(`
      "cases/first.yaml:15  字段 papers.0.document
        发现：WS-77
        应为：站内已有的编号
        改法：检查编号是否写错；要引用的条目还没有，就先建立它。"
    `);
  });

  test('of something that is no document', () => {
    expect(contentWith(['line: 某某', 'day: 2026-03-09'], 'CX-01').report()).toMatchInlineSnapshot(`
      "cases/first.yaml:15  字段 papers.0.document
        发现：CX-01
        应为：WS- 加两位数字，如 WS-01
        改法：对照同类条目改成这个格式。"
    `);
  });

  test('without a sentence on each', () => {
    const content = contentWith(['line: 某某', 'day: 2026-03-09']);
    content.replace(path, '    note: 第二次登记。\n', '');
    expect(content.report()).toMatchInlineSnapshot(`
      "cases/first.yaml:21  字段 papers.1.note
        发现：没有写
        应为：一段文字
        改法：补上这个字段。"
    `);
  });

  test('one alone', () => {
    const content = contentWith(['line: 某某', 'day: 2026-03-09']);
    content.write(
      path,
      content.read(path).replace(/ {2}- document: WS-01\n {4}volume: J1\n {4}note: 第二次登记。\n.*\n/, ''),
    );
    expect(content.report()).toMatchInlineSnapshot(`
      "cases/first.yaml:14  字段 papers
        发现：1 项
        应为：至少 2 项
        改法：补足内容。"
    `);
  });

  test('of a case whose code is none', () => {
    const content = contentWith(['line: 某某', 'day: 2026-03-09']);
    content.replace(path, 'code: AJ-01', 'code: 案卷一');
    expect(content.report()).toMatchInlineSnapshot(`
      "cases/first.yaml:1  字段 code
        发现：案卷一
        应为：AJ- 加两位数字，如 AJ-01
        改法：对照同类条目改成这个格式。"
    `);
  });

  test('of an official paper: its date is a date', () => {
    const content = contentWith(['line: 某某', 'day: 2026-03-09', 'issuedOn: 三月']);
    content.replace(document, 'layout: plain', 'layout: official');
    content.replace(document, 'nature: working', 'nature: official\ngenre: 通知');
    expect(content.report()).toMatchInlineSnapshot(`
      "cases/first.yaml:21  字段 papers.0.values.issuedOn
        发现：三月
        应为：日期，如 2026-03-09
        改法：照填写项的类型改正。"
    `);
  });
});

/** What the check says when this stands in the case instead of that. */
function reportWith(from: string, to: string): string {
  const content = contentWith(['line: 某某', 'day: 2026-03-09']);
  content.replace(path, from, to);
  return content.report();
}

describe('the time line', () => {
  test('out of order', () => {
    expect(reportWith('date: 2026-03-10', 'date: 2026-03-12')).toMatchInlineSnapshot(`
      "cases/first.yaml:11  字段 events.2.date
        发现：2026-03-11，前一件是 2026-03-12
        应为：从早到晚
        改法：调整顺序，或者改正日期。"
    `);
  });

  // YJ-03 article 26, as in the smallest content: SX-01, 15 working days from receipt; none off between these days.
  test.each(['2026-03-11', '2026-03-30'])('a limit that was kept: %s', (day) => {
    expect(
      reportWith(
        'date: 2026-03-11, text: 了结。, at: CX-01.1',
        `date: ${day}, text: 告知。, at: CX-01.2, within: [{ limit: SX-01, since: E1 }]`,
      ),
    ).toBe('');
  });

  test('a limit that was not kept', () => {
    expect(
      reportWith(
        'date: 2026-03-11, text: 了结。, at: CX-01.1',
        'date: 2026-03-31, text: 告知。, at: CX-01.2, within: [{ limit: SX-01, since: E1 }]',
      ),
    ).toMatchInlineSnapshot(`
      "cases/first.yaml:11  字段 events.2.date
        发现：2026-03-31；SX-01（告知受理情况）从 2026-03-09 起，到期日是 2026-03-30
        应为：不晚于 2026-03-30
        改法：改正日期；确实批准延长的，在 within 里写 extended: true。"
    `);
  });

  test('a limit that was extended though its text grants no extension', () => {
    expect(
      reportWith(
        'at: CX-01.1 }\nvolumes',
        'at: CX-01.1, within: [{ limit: SX-01, since: E1, extended: true }] }\nvolumes',
      ),
    ).toMatchInlineSnapshot(`
      "cases/first.yaml:11  字段 events.2.within.0.limit
        发现：SX-01 从 2026-03-09 起：这个时限没有写延多久
        应为：能算出到期日的时限
        改法：换一个时限，或者去掉这一条。"
    `);
  });

  test('a limit that runs from what comes later, or is not there', () => {
    expect(reportWith('text: 研判。, at: CX-01.1', 'text: 研判。, at: CX-01.1, within: [{ limit: SX-01, since: E3 }]'))
      .toMatchInlineSnapshot(`
      "cases/first.yaml:10  字段 events.1.within.0.since
        发现：E3
        应为：不晚于这一天的一件：E1、E2
        改法：改成期限开始那一件的 id。"
    `);
    expect(
      reportWith('text: 研判。, at: CX-01.1', 'text: 研判。, at: CX-01.1, within: [{ limit: SX-01, since: E9 }]'),
    ).toContain('发现：E9');
  });

  test('a limit in a year whose working days are not published', () => {
    expect(
      reportWith(
        'date: 2026-03-11, text: 了结。, at: CX-01.1',
        'date: 2027-03-11, text: 告知。, at: CX-01.2, within: [{ limit: SX-01, since: E4 }] }\n  - { id: E4, date: 2027-03-11, text: 又收到来信。, at: CX-01.1',
      ),
    ).toContain('没有收录');
  });

  test('a document that is not in the dossier', () => {
    expect(reportWith('text: 研判。, at: CX-01.1', 'text: 研判。, at: CX-01.1, documents: [WS-02]')).toContain(
      '字段 events.1.documents.0\n  发现：WS-02\n  应为：本案卷里有的文书\n',
    );
  });

  test('a step that does not exist', () => {
    expect(reportWith('text: 研判。, at: CX-01.1', 'text: 研判。, at: CX-01.77')).toContain(
      '字段 events.1.at\n  发现：CX-01.77\n',
    );
  });
});

describe('volumes', () => {
  const two =
    '  - { id: J1, title: 第一卷, note: 材料。, source: { origin: editorial } }\n  - { id: J2, title: 第二卷, note: 其余。, source: { origin: editorial } }';
  const one = '  - { id: J1, title: 第一卷, note: 全部材料。, source: { origin: editorial } }';

  test('one that is empty', () => {
    expect(reportWith(one, two)).toContain('发现：J2 里一份文书也没有\n');
  });

  test('a paper in a volume that there is not', () => {
    expect(reportWith('volume: J1\n    note: 第二次', 'volume: J7\n    note: 第二次')).toMatchInlineSnapshot(`
      "cases/first.yaml:22  字段 papers.1.volume
        发现：J7
        应为：本案卷的卷：J1
        改法：改成已有的 id，或者在 volumes 里补上这一卷。"
    `);
  });

  test('papers that are not in the order of the volumes', () => {
    const content = contentWith(['line: 某某', 'day: 2026-03-09']);
    content.replace(path, one, two);
    content.replace(path, 'volume: J1\n    note: 收到', 'volume: J2\n    note: 收到');
    expect(content.report()).toContain('字段 papers.1.volume\n  发现：J1，排在 J2 后面\n');
  });
});

describe('exercises', () => {
  const exercise = (quote: string): string => `exercises:
  - id: L1
    title: 登记表
    document: WS-01
    task: 找出一处错。
    piece: [{ label: 收到, text: 三天以后登记 }]
    mistakes: [{ quote: ${quote}, wrong: 晚了。, right: 当天登记。, source: { origin: editorial } }]
papers:`;

  test('whose mistake stands in the piece', () => {
    expect(reportWith('papers:', exercise('三天以后'))).not.toContain('字段 exercises');
  });

  test('whose mistake stands nowhere in the piece', () => {
    expect(reportWith('papers:', exercise('四天以后'))).toMatchInlineSnapshot(`
      "cases/first.yaml:20  字段 exercises.0.mistakes.0.quote
        发现：四天以后
        应为：和 piece 里的话一字不差
        改法：从 piece 里照抄写错的那几个字。

      permalinks.yaml:1  字段 published
        发现：1 个新编号没有登记：AJ-01.L1
        应为：每个编号都登记
        改法：运行 npm run permalinks，把改动一起提交。"
    `);
  });
});
