import { describe, expect, test } from 'vitest';
import { compilePaper, sanctionOf } from '../../src/documents/compile.ts';
import { findDocument } from '../../src/documents/files.ts';
import { layOut } from '../../src/documents/layout/lay-out.ts';
import type { Paper } from '../../src/documents/paper.ts';
import { minimalContent } from './minimal-content.ts';
import { ContentFolder } from './content-fixture.ts';
import { linesOf } from './paper-fixture.ts';

const path = 'documents/petition/WS-01.yaml';
const whole = minimalContent[path] ?? '';

/** The smallest content with another template. */
function contentWith(template: string, nature = 'working'): ContentFolder {
  const content = ContentFolder.valid();
  const lines = template
    .trim()
    .split('\n')
    .map((line) => `  ${line}\n`);
  content.replace(path, whole.slice(whole.indexOf('template:')), `template:\n${lines.join('')}`);
  content.replace(path, 'nature: working', `nature: ${nature}`);
  return content;
}

/** The paper of its one document. */
function paperOf(content: ContentFolder): Paper {
  const knowledge = content.load();
  return compilePaper(knowledge, findDocument(knowledge, 'WS-01'));
}

describe('blanks that a template has without declaring them', () => {
  const names = (template: string, nature: string): string[] =>
    paperOf(contentWith(template, nature)).fields.map(({ name }) => name);

  test('of an official paper, of one that goes up, of a letter, of others', () => {
    const body = 'fields: []\nbody: [内容]';
    const notice = 'official\ngenre: 通知';
    const common = ['issuer', 'documentNumber', 'issuedOn'];
    expect(names(`layout: official\n${body}`, notice)).toEqual([...common, 'printedBy', 'printedOn']);
    expect(names(`layout: official\nupward: true\n${body}`, notice).toSorted()).toEqual(
      [...common, 'signer', 'printedBy', 'printedOn'].toSorted(),
    );
    expect(names(`layout: letter\n${body}`, 'official\ngenre: 函')).toEqual(common);
    expect(names(`layout: plain\n${body}`, 'working')).toEqual([]);
  });

  test('the name of the committee, where it is used', () => {
    const compiled = paperOf(contentWith("layout: plain\nfields: []\nbody: ['{committee}决定。']"));
    expect(linesOf(layOut(compiled).nodes).at(-1)).toBe('body 某纪委决定。');
  });

  test('the body that issues it stands at its head, unless it is another', () => {
    const body = 'fields: []\nbody: [内容]';
    const notice = 'official\ngenre: 通知';
    expect(linesOf(layOut(paperOf(contentWith(`layout: official\n${body}`, notice))).nodes)[0]).toBe(
      'mark 某机关纪委文件',
    );
    const other = paperOf(contentWith(`layout: official\nissuer: other\n${body}`, notice));
    expect(linesOf(layOut(other).nodes)[0]).toMatch(/^mark _+文件$/);
  });
});

test('the title on the paper is that of the document, unless the template has one', () => {
  expect(paperOf(contentWith('layout: plain\nfields: []\nbody: [内容]')).heading).toBe('信访登记表');
  expect(paperOf(contentWith('layout: plain\nheading: 登记情况\nfields: []\nbody: [内容]')).heading).toBe('登记情况');
});

test('the chain of the site', () => {
  const compiled = paperOf(contentWith('layout: form\nfields: []\nbody: [{ block: table, rows: [{ row: chain }] }]'));
  expect(linesOf(layOut(compiled).nodes).at(-1)).toMatch(/^书记意见 \| /);
});

describe('what a sanction asks for', () => {
  const sanctions = [
    ['CF-02', '严重警告', 18, '1 年半'],
    ['CF-04', '应撤职但无党内职务而给的严重警告', 24, '2 年'],
    ['CF-05', '留党察看', undefined, '察看期一年或者二年；恢复党员权利后 2 年内不得提拔'],
    ['CF-06', '开除党籍', undefined, '5 年内不得重新入党'],
  ] as const;

  function execution(options: string): Paper {
    const content = contentWith(`
layout: plain
fields:
  - { name: kind, label: 处分, type: choice, options: [${options}] }
  - { name: day, label: 日期, type: date }
body:
  - block: execution
    sanction: kind
    decidedOn: day
    items:
      - { id: i1, matter: 宣布, who: 支部, limit: SX-01 }
      - { id: i2, matter: 签收, who: 本人, due: 当场, sanctions: [CF-05] }
`);
    content.replace('procedures/petition-handling.mdx', 'unit: workday', 'unit: month');
    content.replace('procedures/petition-handling.mdx', 'amount: 15', 'amount: 1');
    content.replace('procedures/petition-handling.mdx', '15 个工作日内告知', '1 个月内告知');
    content.replace('procedures/petition-handling.mdx', 'from: 收到举报之日', 'from: 处分决定作出');
    const more = sanctions.map(
      ([code, title, months, effect]) => `  - code: ${code}
    title: ${title}
${months === undefined ? '' : `    effectMonths: ${months}\n`}    effect: ${effect}
    consequences: [${title}期间受限制。]
    rights: 不变
    approvalA: 市纪委
    approvalB: 机关党委
    approvalSource: { origin: editorial }
    source: { origin: regulation, checked: verified, basis: [YJ-01.21] }
`,
    );
    content.write('sanctions.yaml', content.read('sanctions.yaml') + more.join(''));
    content.register(Object.fromEntries(sanctions.map(([code]) => [code, `tables/sanctions.html#${code}`])));
    return paperOf(content);
  }

  const options = '警告, 严重警告, 应撤职但无党内职务而给的严重警告, 留党察看一年, 留党察看二年, 开除党籍';

  test.for([
    ['警告', '2024-02-29', '影响期：12个月，自2024年2月29日', '2025年2月28日'],
    ['严重警告', '2024-02-29', '影响期：18个月，自2024年2月29日', '2025年8月29日'],
    ['应撤职但无党内职务而给的严重警告', '2024-02-29', '影响期：24个月，自2024年2月29日', '2026年2月28日'],
    ['留党察看一年', '2026-08-31', '留党察看期：12个月，自2026年8月31日', '2027年8月31日'],
    ['留党察看二年', '2026-08-31', '留党察看期：24个月，自2026年8月31日', '2028年8月31日'],
  ] as const)('%s of %s', ([kind, day, from, until]) => {
    const [line = ''] = linesOf(layOut(execution(options), { kind, day }).nodes.slice(2));
    expect(line).toContain(from);
    expect(line).toContain(`到${until}；`);
  });

  test('expulsion has no period that could be computed', () => {
    const [line] = linesOf(layOut(execution(options), { kind: '开除党籍', day: '2026-08-31' }).nodes.slice(2));
    expect(line).toBe('flush 处分的影响：5年内不得重新入党。');
  });

  test('the limit of a procedure, counted from the decision', () => {
    const lines = linesOf(layOut(execution(options), { kind: '警告', day: '2026-01-31' }).nodes);
    expect(lines.slice(-1)).toEqual(['1 | 宣布 | 支部 | 不晚于2026年2月28日（处分决定作出起1个月内） | ']);
  });

  test('things to do for one sanction alone', () => {
    const lines = linesOf(layOut(execution(options), { kind: '留党察看一年' }).nodes);
    expect(lines.slice(-1)).toEqual(['2 | 签收 | 本人 | 当场 | ']);
  });

  test('the longest title with which a choice begins', () => {
    const titles = [{ title: '警告' }, { title: '警告处分' }, { title: '留党察看' }];
    expect(sanctionOf(titles, '警告处分（二）')).toEqual({ title: '警告处分' });
    expect(sanctionOf(titles, '警告')).toEqual({ title: '警告' });
    expect(sanctionOf(titles, '留党察看二年')).toEqual({ title: '留党察看' });
    expect(sanctionOf(titles, '严重警告')).toBeUndefined();
  });
});
