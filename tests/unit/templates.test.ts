import { describe, expect, test } from 'vitest';
import { minimalContent } from './minimal-content.ts';
import { ContentFolder, reportWith } from './content-fixture.ts';

const path = 'documents/petition/WS-01.yaml';
const whole = minimalContent[path] ?? '';

/** What a document may be, with what else that asks for. */
const natures = {
  working: 'working',
  personal: 'personal',
  notice: 'official\ngenre: 通知',
  letter: 'official\ngenre: 函',
} as const;

/** The smallest content with another template in its document. */
function contentWith(template: string, nature: keyof typeof natures = 'working'): ContentFolder {
  const content = ContentFolder.valid();
  const lines = template
    .trim()
    .split('\n')
    .map((line) => `  ${line}\n`);
  content.replace(path, whole.slice(whole.indexOf('template:')), `template:\n${lines.join('')}`);
  content.replace(path, 'nature: working', `nature: ${natures[nature]}`);
  content.write('sanctions.yaml', `${content.read('sanctions.yaml')}ordinance: { series: rules, at: YJ-01.21 }\n`);
  return content;
}

/** What the check says of it. */
function reportOf(template: string, nature: keyof typeof natures = 'working'): string {
  return contentWith(template, nature).report();
}

/** What the check says of a plain template with these fields and blocks. */
function plain(fields: readonly string[], body: readonly string[]): string {
  return reportOf(
    ['layout: plain', 'fields:', ...fields.map((each) => `  - ${each}`), 'body:', ...body.map((each) => `  - ${each}`)]
      .join('\n')
      .replace('fields:\nbody:', 'fields: []\nbody:'),
  );
}

const origin = '{ name: origin, label: 来源 }';

describe('templates without a problem', () => {
  test('every kind of blank at a place of its own', () => {
    const report = reportOf(`
layout: plain
heading: 关于{origin}的报告
fields:
  - { name: origin, label: 来源 }
  - { name: more, label: 详情, type: paragraphs }
  - { name: day, label: 日期, type: date }
  - { name: start, label: 时间, type: moment }
  - { name: count, label: 份数, type: number }
  - { name: way, label: 方式, type: choice, options: [来信, 来访] }
  - { name: ways, label: 方式（多选）, type: choices, options: [来信, 来访] }
  - { name: conductEnd, label: 行为结束日期, type: date }
  - { name: version, label: 条例, type: regulation, conduct: conductEnd }
  - { name: people, label: 人员, type: rows, blankRows: 2, columns: [{ name: who, label: 姓名, width: 20 }, { name: job, label: 职务, width: 40 }] }
  - { name: asked, label: 问答, type: rows, blankRows: 2, columns: [{ name: question, label: 问, width: 20 }, { name: reply, label: 答, width: 40 }] }
  - { name: enclosed, label: 附件, type: paragraphs }
  - { name: self, label: 自述, type: paragraphs }
  - { name: answer, label: 答复, type: paragraphs }
body:
  - '{committee}：{count}份，{start}，{ways}，{version}。'
  - { block: list, of: people }
  - { block: questions, pairs: [{ ask: 还有什么, reply: answer }], more: asked }
  - { block: outline, text: 情况, guide: 写清经过, of: self }
  - { block: when, field: way, is: [来信], then: ['信封{more}'] }
  - { block: attachments, of: enclosed }
  - { block: signoff, text: '{committee}', on: day }
`);
    expect(report).toBe('');
  });

  test('a notice, a letter, a request upward, a record and a wide form', () => {
    const body = 'fields: []\nbody: [内容]';
    expect(reportOf(`layout: official\n${body}`, 'notice')).toBe('');
    expect(reportOf(`layout: official\nupward: true\nfields: []\nbody: ['{signer}']`, 'notice')).toBe('');
    expect(reportOf(`layout: letter\n${body}`, 'letter')).toBe('');
    expect(reportOf(`layout: record\nfooters: [谈话人]\n${body}`)).toBe('');
    expect(reportOf(`layout: form\nlandscape: true\n${body}`)).toBe('');
    expect(reportOf(`layout: plain\n${body}`, 'personal')).toBe('');
  });
});

describe('blanks', () => {
  test('unknown in a paragraph', () => {
    expect(plain([origin], ['{block: paragraph, text: "{origin}和{orgin}"}'])).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:15  字段 template.body.0.text
        发现：填写项 orgin
        应为：fields 里有的填写项
        改法：在 fields 里加上 orgin，或者改正名字。"
    `);
  });

  test('unknown in a paragraph without more', () => {
    expect(plain([], ['反映{person}的材料'])).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:14  字段 template.body.0.text
        发现：填写项 person
        应为：fields 里有的填写项
        改法：在 fields 里加上 person，或者改正名字。"
    `);
  });

  test('unknown in the title', () => {
    expect(reportOf('layout: plain\nheading: 关于{person}的报告\nfields: []\nbody: [内容]')).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:12  字段 template.heading
        发现：填写项 person
        应为：fields 里有的填写项
        改法：在 fields 里加上 person，或者改正名字。"
    `);
  });

  test('unknown in a table', () => {
    expect(
      plain(
        [],
        [
          '{ block: table, rows: [{ row: fields, of: [who] }, { row: area, of: what, height: 20 }, { row: opinion, label: 意见, of: said }, { row: text, text: "{note}" }] }',
        ],
      ),
    ).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:14  字段 template.body.0.rows.0.of.0
        发现：填写项 who
        应为：fields 里有的填写项
        改法：在 fields 里加上 who，或者改正名字。

      documents/petition/WS-01.yaml:14  字段 template.body.0.rows.1.of
        发现：填写项 what
        应为：fields 里有的填写项
        改法：在 fields 里加上 what，或者改正名字。

      documents/petition/WS-01.yaml:14  字段 template.body.0.rows.2.of
        发现：填写项 said
        应为：fields 里有的填写项
        改法：在 fields 里加上 said，或者改正名字。

      documents/petition/WS-01.yaml:14  字段 template.body.0.rows.3.text
        发现：填写项 note
        应为：fields 里有的填写项
        改法：在 fields 里加上 note，或者改正名字。"
    `);
  });

  test('unknown where a block names a field', () => {
    expect(
      plain(
        [],
        [
          '{ block: list, of: people }',
          '{ block: questions, pairs: [{ ask: 问什么, reply: answer }], more: asked }',
          '{ block: outline, text: 情况, guide: 写清, of: self }',
          '{ block: attachments, of: enclosed }',
          '{ block: signoff, text: 某纪委, on: day }',
          '{ block: copies, of: others }',
        ],
      ),
    ).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:14  字段 template.body.0.of
        发现：填写项 people
        应为：fields 里有的填写项
        改法：在 fields 里加上 people，或者改正名字。

      documents/petition/WS-01.yaml:15  字段 template.body.1.pairs.0.reply
        发现：填写项 answer
        应为：fields 里有的填写项
        改法：在 fields 里加上 answer，或者改正名字。

      documents/petition/WS-01.yaml:15  字段 template.body.1.more
        发现：填写项 asked
        应为：fields 里有的填写项
        改法：在 fields 里加上 asked，或者改正名字。

      documents/petition/WS-01.yaml:16  字段 template.body.2.of
        发现：填写项 self
        应为：fields 里有的填写项
        改法：在 fields 里加上 self，或者改正名字。

      documents/petition/WS-01.yaml:17  字段 template.body.3.of
        发现：填写项 enclosed
        应为：fields 里有的填写项
        改法：在 fields 里加上 enclosed，或者改正名字。

      documents/petition/WS-01.yaml:18  字段 template.body.4.on
        发现：填写项 day
        应为：fields 里有的填写项
        改法：在 fields 里加上 day，或者改正名字。

      documents/petition/WS-01.yaml:19  字段 template.body.5.of
        发现：填写项 others
        应为：fields 里有的填写项
        改法：在 fields 里加上 others，或者改正名字。

      documents/petition/WS-01.yaml:19  字段 template.body.5.block
        发现：plain 里的 copies
        应为：只有公文（official、letter）有抄送
        改法：去掉它，或者用普通段落写抄送。"
    `);
  });

  test('unknown inside a condition, and as what it asks for', () => {
    expect(plain([], ['{ block: when, field: way, is: [来信], then: ["信封{more}"] }'])).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:14  字段 template.body.0.field
        发现：填写项 way
        应为：fields 里有的填写项
        改法：在 fields 里加上 way，或者改正名字。

      documents/petition/WS-01.yaml:14  字段 template.body.0.then.0.text
        发现：填写项 more
        应为：fields 里有的填写项
        改法：在 fields 里加上 more，或者改正名字。"
    `);
  });

  test('unknown in a list of what a sanction asks for', () => {
    expect(
      plain(
        [],
        [
          '{ block: execution, sanction: kind, decidedOn: day, items: [{ id: i1, matter: "宣布{what}", who: 支部, due: 当场 }] }',
        ],
      ),
    ).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:14  字段 template.body.0.sanction
        发现：填写项 kind
        应为：fields 里有的填写项
        改法：在 fields 里加上 kind，或者改正名字。

      documents/petition/WS-01.yaml:14  字段 template.body.0.decidedOn
        发现：填写项 day
        应为：fields 里有的填写项
        改法：在 fields 里加上 day，或者改正名字。

      documents/petition/WS-01.yaml:14  字段 template.body.0.items.0.matter
        发现：填写项 what
        应为：fields 里有的填写项
        改法：在 fields 里加上 what，或者改正名字。"
    `);
  });

  test('never used', () => {
    expect(plain([origin, '{ name: spare, label: 备用 }'], ['"{origin}"'])).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:14  字段 template.fields.1.name
        发现：spare 没有用到
        应为：每个填写项都印在文书里
        改法：在 body 里写上 {spare} 或者放进表格；不要了，就去掉。"
    `);
  });

  test('used in a hint alone, which is not printed', () => {
    expect(plain([origin], ['{ block: hint, text: 写清来源 }'])).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:13  字段 template.fields.0.name
        发现：origin 没有用到
        应为：每个填写项都印在文书里
        改法：在 body 里写上 {origin} 或者放进表格；不要了，就去掉。"
    `);
  });

  test('declared twice', () => {
    expect(plain([origin, '{ name: origin, label: 出处 }'], ['"{origin}"'])).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:14  字段 template.fields.1.name
        发现：origin 用了两次
        应为：每个填写项一个名字
        改法：给后来的一个换名字。"
    `);
  });

  test('that every template has', () => {
    expect(plain(['{ name: committee, label: 纪委 }'], ['"{committee}"'])).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:13  字段 template.fields.0.name
        发现：committee
        应为：自己的填写项
        改法：这一项这种版式自带，去掉；要改它的意思，换一个名字。"
    `);
  });

  test('that every official paper has', () => {
    expect(
      reportOf(
        'layout: official\nfields: [{ name: issuedOn, label: 日期, type: date }]\nbody: ["{issuedOn}"]',
        'notice',
      ),
    ).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:13  字段 template.fields.0.name
        发现：issuedOn
        应为：自己的填写项
        改法：这一项这种版式自带，去掉；要改它的意思，换一个名字。"
    `);
  });

  test('of that name where the layout does not have it', () => {
    expect(plain(['{ name: issuer, label: 发文机关 }'], ['"{issuer}"'])).toBe('');
    expect(plain(['{ name: signer, label: 签发人 }'], ['"{signer}"'])).toBe('');
  });

  test('who signs a paper that does not go up', () => {
    expect(reportOf('layout: official\nfields: []\nbody: ["{signer}"]', 'notice')).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:14  字段 template.body.0.text
        发现：填写项 signer
        应为：fields 里有的填写项
        改法：在 fields 里加上 signer，或者改正名字。"
    `);
  });

  test('who printed a letter: it does not say', () => {
    expect(reportOf('layout: letter\nfields: []\nbody: ["{printedBy}"]', 'letter')).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:14  字段 template.body.0.text
        发现：填写项 printedBy
        应为：fields 里有的填写项
        改法：在 fields 里加上 printedBy，或者改正名字。"
    `);
  });
});

describe('kinds of blanks', () => {
  test('a table inside a sentence', () => {
    expect(
      plain(
        [
          '{ name: people, label: 人员, type: rows, blankRows: 2, columns: [{ name: who, label: 姓名, width: 20 }, { name: job, label: 职务, width: 40 }] }',
        ],
        ['参加的有{people}'],
      ),
    ).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:15  字段 template.body.0.text
        发现：people 是 rows
        应为：这里用 text、paragraphs、date、moment、number、choice、choices、regulation
        改法：改填写项的 type，或者换一个填写项。"
    `);
  });

  const rows =
    'type: rows, blankRows: 1, columns: [{ name: aa, label: 甲, width: 20 }, { name: bb, label: 乙, width: 20 }]';
  const choice = 'type: choice, options: [甲, 乙]';
  const single = 'text、paragraphs、date、moment、number、choice、choices、regulation';

  test.for([
    ['type: text', '{ block: list, of: it }', 'body.0.of', 'rows'],
    ['type: text', '{ block: questions, more: it }', 'body.0.more', 'rows'],
    ['type: date', '{ block: questions, pairs: [{ ask: 问, reply: it }] }', 'body.0.pairs.0.reply', 'paragraphs、text'],
    ['type: text', '{ block: outline, text: 情况, guide: 写清, of: it }', 'body.0.of', 'paragraphs'],
    ['type: text', '{ block: attachments, of: it }', 'body.0.of', 'paragraphs'],
    ['type: text', '{ block: signoff, text: 某纪委, on: it }', 'body.0.on', 'date'],
    ['type: moment', '{ block: signoff, text: 某纪委, on: it }', 'body.0.on', 'date'],
    [rows, '{ block: table, rows: [{ row: fields, of: [it] }] }', 'body.0.rows.0.of.0', single],
    [rows, '{ block: table, rows: [{ row: area, of: it, height: 20 }] }', 'body.0.rows.0.of', single],
    [choice, '{ block: table, rows: [{ row: opinion, label: 意见, of: it }] }', 'body.0.rows.0.of', 'paragraphs、text'],
    [rows, '{ block: table, rows: [{ row: text, text: "{it}" }] }', 'body.0.rows.0.text', single],
    [rows, '{ block: heading, text: "{it}" }', 'body.0.text', single],
    [rows, '{ block: signoff, text: "{it}", on: day }', 'body.0.text', single],
  ] as const)('%s in %s', ([kind, block, at, fits]) => {
    const day = block.includes('day') ? ['{ name: day, label: 日期, type: date }'] : [];
    const type = /type: (\w+)/.exec(kind)?.[1] ?? '';
    expect(plain([...day, `{ name: it, label: 某项, ${kind} }`], [block]))
      .toBe(`${path}:${15 + day.length}  字段 template.${at}
  发现：it 是 ${type}
  应为：这里用 ${fits}
  改法：改填写项的 type，或者换一个填写项。`);
  });

  test('copies where there is no imprint', () => {
    expect(plain([origin], ['{ block: copies, of: origin }'])).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:15  字段 template.body.0.block
        发现：plain 里的 copies
        应为：只有公文（official、letter）有抄送
        改法：去掉它，或者用普通段落写抄送。"
    `);
  });

  test('a dialogue with other columns', () => {
    expect(
      plain(
        [
          '{ name: talk, label: 问答, type: rows, blankRows: 2, columns: [{ name: question, label: 问, width: 20 }, { name: answer, label: 答, width: 40 }] }',
        ],
        ['{ block: questions, more: talk }'],
      ),
    ).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:13  字段 template.fields.0.columns
        发现：question、answer
        应为：两列：question 和 reply
        改法：问答只印这两列，照这样写。"
    `);
  });

  test('a level of the sign-off chain that the site does not have', () => {
    expect(reportOf('layout: form\nfields: []\nbody:\n  - { block: table, rows: [{ row: chain, from: 2 }] }'))
      .toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:14  字段 template.body.0.rows.0
        发现：从第 2 级到第 1 级
        应为：site.yaml 的签批链只有 1 级
        改法：改 from 和 to，或者改 site.yaml 的 chain。"
    `);
  });

  test('a condition on a text', () => {
    expect(plain([origin], ['{ block: when, field: origin, is: [来信], then: [信封] }'])).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:15  字段 template.body.0.field
        发现：origin 是 text
        应为：这里用 choice、choices
        改法：改填写项的 type，或者换一个填写项。"
    `);
  });

  test('a sanction that is typed and a day that is chosen', () => {
    expect(
      plain(
        ['{ name: kind, label: 处分 }', '{ name: day, label: 日期, type: choice, options: [今天, 明天] }'],
        [
          '{ block: execution, sanction: kind, decidedOn: day, items: [{ id: i2, matter: 宣布, who: 支部, due: 当场 }] }',
        ],
      ),
    ).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:16  字段 template.body.0.sanction
        发现：kind 是 text
        应为：这里用 choice
        改法：改填写项的 type，或者换一个填写项。

      documents/petition/WS-01.yaml:16  字段 template.body.0.decidedOn
        发现：day 是 choice
        应为：这里用 date
        改法：改填写项的 type，或者换一个填写项。"
    `);
  });

  test('two columns of one name', () => {
    expect(
      plain(
        [
          '{ name: people, label: 人员, type: rows, blankRows: 2, columns: [{ name: who, label: 姓名, width: 20 }, { name: who, label: 职务, width: 40 }] }',
        ],
        ['{ block: list, of: people }'],
      ),
    ).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:13  字段 template.fields.0.columns
        发现：列 who 用了两次
        应为：每列一个名字
        改法：给一列换名字。"
    `);
  });

  test('a regulation by a field that is no date', () => {
    expect(
      plain([origin, '{ name: version, label: 条例, type: regulation, conduct: origin }'], ['"{origin}{version}"']),
    ).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:14  字段 template.fields.1.conduct
        发现：origin
        应为：fields 里类型是 date 的填写项
        改法：写行为结束日期那一项的名字。"
    `);
  });

  test('a regulation by a field that is not there', () => {
    expect(plain(['{ name: version, label: 条例, type: regulation, conduct: endedOn }'], ['"{version}"']))
      .toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:13  字段 template.fields.0.conduct
        发现：endedOn
        应为：fields 里类型是 date 的填写项
        改法：写行为结束日期那一项的名字。"
    `);
  });

  test('a choice of nothing', () => {
    expect(plain(['{ name: way, label: 方式, type: choice }'], ['"{way}"'])).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:13  字段 template.fields.0.options
        发现：没有写
        应为：choice 和 choices 写 options（至少两个），其他类型不写
        改法：补上可选的几项，或者改 type。"
    `);
  });

  test('a choice of one', () => {
    expect(plain(['{ name: way, label: 方式, type: choices, options: [来信] }'], ['"{way}"'])).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:13  字段 template.fields.0.options
        发现：1 项
        应为：至少 2 项
        改法：补足内容。"
    `);
  });

  test('options of a text', () => {
    expect(plain(['{ name: way, label: 方式, options: [来信, 来访] }'], ['"{way}"'])).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:13  字段 template.fields.0.options
        发现：["来信","来访"]
        应为：choice 和 choices 写 options（至少两个），其他类型不写
        改法：补上可选的几项，或者改 type。"
    `);
  });

  test('a regulation without the day of the conduct', () => {
    expect(plain(['{ name: version, label: 条例, type: regulation }'], ['"{version}"'])).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:13  字段 template.fields.0.conduct
        发现：没有写
        应为：regulation 写 conduct（行为结束日期那一项的名字），其他类型不写
        改法：补上 conduct，或者改 type。"
    `);
  });

  test('the day of the conduct for a text', () => {
    expect(plain(['{ name: origin, label: 来源, conduct: day }'], ['"{origin}"'])).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:13  字段 template.fields.0.conduct
        发现：day
        应为：regulation 写 conduct（行为结束日期那一项的名字），其他类型不写
        改法：补上 conduct，或者改 type。"
    `);
  });

  const columns = '[{ name: who, label: 姓名, width: 20 }, { name: job, label: 职务, width: 40 }]';

  test('a table without columns', () => {
    expect(plain(['{ name: people, label: 人员, type: rows, blankRows: 2 }'], ['{ block: list, of: people }']))
      .toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:13  字段 template.fields.0.columns
        发现：没有写
        应为：rows 写 columns 和 blankRows，其他类型不写
        改法：补上缺的一个，或者改 type。"
    `);
  });

  test('a table without empty rows', () => {
    expect(plain([`{ name: people, label: 人员, type: rows, columns: ${columns} }`], ['{ block: list, of: people }']))
      .toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:13  字段 template.fields.0.columns
        发现：[{"name":"who","label":"姓名","width":20},{"name":"job","label":"职务","width":40}]
        应为：rows 写 columns 和 blankRows，其他类型不写
        改法：补上缺的一个，或者改 type。"
    `);
  });

  test.for(['blankRows: 2', `columns: ${columns}`, `blankRows: 2, columns: ${columns}`])(
    'what belongs to a table in a text: %s',
    (more) => {
      expect(plain([`{ name: people, label: 人员, ${more} }`], ['"{people}"'])).toContain(
        '应为：rows 写 columns 和 blankRows，其他类型不写',
      );
    },
  );
});

describe('layouts', () => {
  const body = 'fields: []\nbody: [内容]';

  test('a working paper with a red head', () => {
    expect(reportOf(`layout: official\n${body}`)).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:11  字段 template.layout
        发现：official
        应为：nature 是 working 的用 plain、form、record
        改法：公文用公文版式，其他文书不套红头；两处写错的一处改正。"
    `);
  });

  test('an official paper as a form', () => {
    expect(reportOf(`layout: form\n${body}`, 'notice')).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:12  字段 template.layout
        发现：form
        应为：nature 是 official 的用 official、letter
        改法：公文用公文版式，其他文书不套红头；两处写错的一处改正。"
    `);
  });

  test('a personal statement as a form', () => {
    expect(reportOf(`layout: form\n${body}`, 'personal')).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:11  字段 template.layout
        发现：form
        应为：nature 是 personal 的用 plain
        改法：公文用公文版式，其他文书不套红头；两处写错的一处改正。"
    `);
  });

  test('a letter (函) in the form of a notice', () => {
    expect(reportOf(`layout: official\n${body}`, 'letter')).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:12  字段 template.layout
        发现：official
        应为：letter
        改法：函用信函格式 letter，其他公文用 official。"
    `);
  });

  test('a notice in the form of a letter', () => {
    expect(reportOf(`layout: letter\n${body}`, 'notice')).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:12  字段 template.layout
        发现：letter
        应为：official
        改法：函用信函格式 letter，其他公文用 official。"
    `);
  });

  test('a wide page for a text', () => {
    expect(reportOf(`layout: plain\nlandscape: true\n${body}`)).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:12  字段 template.landscape
        发现：true
        应为：只有表格（form）可以横排
        改法：去掉 landscape，或者把 layout 改成 form。"
    `);
  });

  test('a text that goes up', () => {
    expect(reportOf(`layout: plain\nupward: true\n${body}`)).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:12  字段 template.upward
        发现：true
        应为：只有文件式公文（official）是上行文
        改法：去掉 upward。"
    `);
  });

  test('a letter that goes up', () => {
    expect(reportOf(`layout: letter\nupward: true\n${body}`, 'letter')).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:13  字段 template.upward
        发现：true
        应为：只有文件式公文（official）是上行文
        改法：去掉 upward。"
    `);
  });

  test('a record that nobody signs', () => {
    expect(reportOf(`layout: record\n${body}`)).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:10  字段 template.footers
        发现：没有写
        应为：笔录（record）写明谁逐页签名，其他版式不写
        改法：补上 footers，如 [被谈话人签名, 谈话人签名]。"
    `);
  });

  test('a form signed on every page', () => {
    expect(reportOf(`layout: form\nfooters: [谈话人, 记录人]\n${body}`)).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:12  字段 template.footers
        发现：["谈话人","记录人"]
        应为：笔录（record）写明谁逐页签名，其他版式不写
        改法：去掉 footers。"
    `);
  });
});

describe('conditions', () => {
  const way = '{ name: way, label: 方式, type: choice, options: [来信, 来访] }';

  test('a value that nobody can choose', () => {
    expect(plain([way], ['"{way}"', '{ block: when, field: way, is: [来信, 来电], then: [信封] }']))
      .toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:16  字段 template.body.1.is.1
        发现：来电
        应为：way 的选项：来信、来访
        改法：照抄选项里的写法。"
    `);
  });

  test('a condition inside a condition', () => {
    expect(
      plain(
        [way],
        ['{ block: when, field: way, is: [来信], then: [{ block: when, field: way, is: [来访], then: [信封] }] }'],
      ),
    ).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:15  字段 template.body.0.then.0.block
        发现：when
        应为：其中之一：addressee、paragraph、heading、title、table、list、questions、outline、attachments、signatures、signoff、remark、copies、appendix、hint、break
        改法：从列出的写法里选一个，照抄。"
    `);
  });

  test('a condition with nothing to say', () => {
    expect(plain([way], ['{ block: when, field: way, is: [来信], then: [] }'])).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:15  字段 template.body.0.then
        发现：0 项
        应为：至少 1 项
        改法：补足内容。"
    `);
    expect(plain([way], ['{ block: when, field: way, is: [], then: [信封] }'])).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:15  字段 template.body.0.is
        发现：0 项
        应为：至少 1 项
        改法：补足内容。"
    `);
  });
});

describe('what a sanction asks for', () => {
  const fields = (options: string): string[] => [
    `{ name: kind, label: 处分, type: choice, options: [${options}] }`,
    '{ name: day, label: 日期, type: date }',
  ];
  const list = (item: string): string[] => [
    `{ block: execution, sanction: kind, decidedOn: day, items: [{ id: i3, matter: 宣布, who: 支部, ${item} }] }`,
  ];

  test('choices that begin with a sanction', () => {
    expect(plain(fields('警告, 警告（并处其他）'), list('due: 当场'))).toBe('');
  });

  test('a choice that is no sanction', () => {
    expect(plain(fields('警告, 记过'), list('due: 当场'))).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:13  字段 template.fields.0.options
        发现：记过
        应为：以处分种类开头：警告
        改法：照 sanctions.yaml 的名称写。"
    `);
  });

  test('a limit in working days', () => {
    expect(plain(fields('警告, 警告二'), list('limit: SX-01'))).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:16  字段 template.body.0.items.0.limit
        发现：SX-01
        应为：按月或者按日计算的时限
        改法：去掉 limit，在 due 里用一句话写清。"
    `);
  });

  test.for([
    { unit: 'month', words: '15 个月内告知' },
    { unit: 'day', words: '15 日内告知' },
  ])('a limit in units of a $unit', ({ unit, words }) => {
    const content = contentWith(
      ['layout: plain', 'fields:', ...fields('警告, 警告二').map((each) => `  - ${each}`), 'body:']
        .concat(list('limit: SX-01').map((each) => `  - ${each}`))
        .join('\n'),
    );
    content.replace('procedures/petition-handling.mdx', 'unit: workday', `unit: ${unit}`);
    content.replace('procedures/petition-handling.mdx', '15 个工作日内告知', words);
    expect(content.report()).toBe('');
  });

  test('a limit that no text sets', () => {
    const content = contentWith(
      ['layout: plain', 'fields:', ...fields('警告, 警告二').map((each) => `  - ${each}`), 'body:']
        .concat(list('limit: SX-02').map((each) => `  - ${each}`))
        .join('\n'),
    );
    content.replace(
      'rules/confidentiality.mdx',
      '    source: {',
      `    limits:
      - kind: unset
        code: SX-02
        what: 保管
        says: 没有期限
        source: { origin: source, checked: verified, basis: [BJ-01.A1] }
    source: {`,
    );
    content.register({ 'SX-02': 'tables/time-limits.html#SX-02' });
    expect(content.report()).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:16  字段 template.body.0.items.0.limit
        发现：SX-02
        应为：按月或者按日计算的时限
        改法：去掉 limit，在 due 里用一句话写清。"
    `);
  });

  test('a limit that is not there', () => {
    expect(plain(fields('警告, 警告二'), list('limit: SX-77'))).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:16  字段 template.body.0.items.0.limit
        发现：SX-77
        应为：站内已有的编号
        改法：检查编号是否写错；要引用的条目还没有，就先建立它。"
    `);
  });

  test('a limit that is no code', () => {
    expect(plain(fields('警告, 警告二'), list('limit: 一个月'))).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:16  字段 template.body.0.items.0.limit
        发现：一个月
        应为：SX- 加两位数字，如 SX-01
        改法：对照同类条目改成这个格式。"
    `);
  });

  test('a sanction that is not there', () => {
    expect(plain(fields('警告, 警告二'), list('due: 当场, sanctions: [CF-77]'))).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:16  字段 template.body.0.items.0.sanctions.0
        发现：CF-77
        应为：站内已有的编号
        改法：检查编号是否写错；要引用的条目还没有，就先建立它。"
    `);
  });
});

describe('how it is written', () => {
  test('unknown kind of block', () => {
    expect(plain([], ['{ block: paragraf, text: 内容 }'])).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:14  字段 template.body.0.block
        发现：paragraf
        应为：其中之一：addressee、paragraph、heading、title、table、list、questions、outline、attachments、signatures、signoff、remark、copies、appendix、hint、break、execution、when
        改法：从列出的写法里选一个，照抄。"
    `);
  });

  test('unknown kind of row', () => {
    expect(plain([origin], ['"{origin}"', '{ block: table, rows: [{ row: field, of: [origin] }] }']))
      .toMatchInlineSnapshot(`
        "documents/petition/WS-01.yaml:16  字段 template.body.1.rows.0.row
          发现：field
          应为：其中之一：fields、area、opinion、chain、band、text
          改法：从列出的写法里选一个，照抄。"
      `);
  });

  test('block without its kind', () => {
    expect(plain([], ['{ text: 内容 }'])).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:14  字段 template.body.0.block
        发现：没有写
        应为：其中之一：addressee、paragraph、heading、title、table、list、questions、outline、attachments、signatures、signoff、remark、copies、appendix、hint、break、execution、when
        改法：从列出的写法里选一个，照抄。"
    `);
  });

  test('number instead of a block', () => {
    expect(plain([], ['2026'])).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:14  字段 template.body.0
        发现：2026
        应为：一组字段
        改法：改成：一组字段。"
    `);
  });

  test('a field of another block', () => {
    expect(plain([], ['{ block: paragraph, text: 内容, level: 1 }'])).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:14  字段 template.body.0.level
        发现：不认识的字段 level
        应为：只用说明里列出的字段
        改法：多半是拼写错误；对照同类文件改正，或者删去。"
    `);
  });

  test('a missing field of a block', () => {
    expect(plain([], ['{ block: heading, level: 1 }'])).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:14  字段 template.body.0.text
        发现：没有写
        应为：一段文字
        改法：补上这个字段。"
    `);
  });

  test('braces without quotes are no text', () => {
    expect(plain([origin], ['{origin}'])).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:15  字段 template.body.0.block
        发现：没有写
        应为：其中之一：addressee、paragraph、heading、title、table、list、questions、outline、attachments、signatures、signoff、remark、copies、appendix、hint、break、execution、when
        改法：从列出的写法里选一个，照抄。"
    `);
  });

  test('text instead of a level', () => {
    expect(plain([], ['{ block: heading, text: 事由, level: 一 }'])).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:14  字段 template.body.0.level
        发现：一
        应为：数字
        改法：改成：数字。"
    `);
  });

  test('level five', () => {
    expect(plain([], ['{ block: heading, text: 事由, level: 5 }'])).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:14  字段 template.body.0.level
        发现：5
        应为：不大于 4
        改法：改成合理的数。"
    `);
  });

  test('text instead of a list', () => {
    expect(plain(['{ name: it, label: 某项 }'], ['{ block: table, rows: [{ row: fields, of: it }] }']))
      .toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:15  字段 template.body.0.rows.0.of
        发现：it
        应为：列表（每项前面加“- ”）
        改法：改成：列表（每项前面加“- ”）。"
    `);
  });

  test('five pairs in a row', () => {
    expect(plain([origin], ['{ block: table, rows: [{ row: fields, of: [origin, a, b, c, d] }] }']))
      .toMatchInlineSnapshot(`
        "documents/petition/WS-01.yaml:15  字段 template.body.0.rows.0.of
          发现：5 项
          应为：最多 4 项
          改法：减少项数，留下最要紧的。"
      `);
  });

  test('a row that is too high', () => {
    expect(plain([origin], ['{ block: table, rows: [{ row: area, of: origin, height: 300 }] }']))
      .toMatchInlineSnapshot(`
        "documents/petition/WS-01.yaml:15  字段 template.body.0.rows.0.height
          发现：300
          应为：不大于 200
          改法：改成合理的数。"
      `);
  });

  test('a body without any block', () => {
    expect(reportOf('layout: plain\nfields: []\nbody: []')).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:13  字段 template.body
        发现：0 项
        应为：至少 1 项
        改法：补足内容。"
    `);
  });

  test('no fields at all', () => {
    expect(reportOf('layout: plain\nbody: [内容]')).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:10  字段 template.fields
        发现：没有写
        应为：列表（每项前面加“- ”）
        改法：补上这个字段。"
    `);
  });

  test('unknown layout', () => {
    expect(reportOf('layout: 公文\nfields: []\nbody: [内容]')).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:11  字段 template.layout
        发现：公文
        应为：其中之一：official、letter、plain、form、record
        改法：从列出的写法里选一个，照抄。"
    `);
  });

  test('yes instead of true', () => {
    expect(reportOf('layout: form\nlandscape: 是\nfields: []\nbody: [内容]')).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:12  字段 template.landscape
        发现：是
        应为：true 或 false
        改法：改成：true 或 false。"
    `);
  });

  test('unknown field of the template', () => {
    expect(reportOf('layout: plain\ntitle: 报告\nfields: []\nbody: [内容]')).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:12  字段 template.title
        发现：不认识的字段 title
        应为：只用说明里列出的字段
        改法：多半是拼写错误；对照同类文件改正，或者删去。"
    `);
  });

  test('unknown type of a blank', () => {
    expect(plain(['{ name: origin, label: 来源, type: string }'], ['"{origin}"'])).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:13  字段 template.fields.0.type
        发现：string
        应为：其中之一：text、paragraphs、date、moment、number、choice、choices、regulation、rows
        改法：从列出的写法里选一个，照抄。"
    `);
  });

  test('name of a blank with a capital', () => {
    expect(plain(['{ name: Origin, label: 来源 }'], ['内容'])).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:13  字段 template.fields.0.name
        发现：Origin
        应为：小写字母开头，只用字母和数字，如 receivedOn
        改法：对照同类条目改成这个格式。"
    `);
  });

  test('a blank longer than a line', () => {
    expect(plain(['{ name: origin, label: 来源, blank: 28 }'], ['"{origin}"'])).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:13  字段 template.fields.0.blank
        发现：28
        应为：不大于 27
        改法：改成合理的数。"
    `);
  });

  test('a date of YAML is a text', () => {
    expect(plain(['{ name: day, label: 日期, type: date, example: 2026-03-09 }'], ['"{day}"'])).toBe('');
  });

  test('a number as an example', () => {
    expect(plain(['{ name: count, label: 份数, type: number, example: 2 }'], ['"{count}"'])).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:13  字段 template.fields.0.example
        发现：2
        应为：一段文字
        改法：用引号括起来：'2'。"
    `);
  });

  test('four who sign each page', () => {
    expect(reportOf('layout: record\nfooters: [甲, 乙, 丙, 丁]\nfields: []\nbody: [内容]')).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:12  字段 template.footers
        发现：4 项
        应为：最多 3 项
        改法：减少项数，留下最要紧的。"
    `);
  });

  test('a document without a template', () => {
    const content = ContentFolder.valid();
    content.replace(path, whole.slice(whole.indexOf('template:')), '');
    expect(content.report()).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:1  字段 template
        发现：没有写
        应为：一组字段
        改法：补上这个字段。"
    `);
  });
});

describe('examples', () => {
  test('of a date that are none', () => {
    const withDate = (example: string): string =>
      reportWith(
        'documents/petition/WS-01.yaml',
        '    - { name: origin, label: 来源, required: true }\n',
        `    - { name: origin, label: 来源, required: true, type: date, example: ${example} }\n`,
      );
    expect(withDate("'2026-03-09'")).toBe('');
    expect(withDate('3月9日')).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:13  字段 template.fields.0.example
        发现：3月9日
        应为：日期，如 2026-03-09
        改法：照填写项的类型举例，或者去掉 example。"
    `);
  });
});
