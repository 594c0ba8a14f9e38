import { describe, expect, test } from 'vitest';
import { layOut } from '../../src/documents/layout/lay-out.ts';
import { textWidth, unit } from '../../src/documents/geometry.ts';
import type { Paper } from '../../src/documents/paper.ts';
import type { Table } from '../../src/documents/sheet.ts';
import { cellsOf, column, field, official, only, paper, table, tablesOf, text } from './paper-fixture.ts';

const fields = [
  field('a'),
  field('b'),
  field('c', { type: 'date' }),
  field('d', { type: 'paragraphs' }),
  field('list', {
    type: 'rows',
    blankRows: 3,
    rowHeight: 12,
    columns: [column('index', 12), column('who', 33), column('on', 25, 'date'), column('what', 90, 'paragraphs')],
  }),
];

/** A form with rows of every kind. */
const form: Paper = paper({
  layout: 'form',
  fields,
  body: [
    table(
      { row: 'band', text: '基本情况' },
      { row: 'fields', of: ['a'] },
      { row: 'fields', of: ['a', 'b'] },
      { row: 'fields', of: ['a', 'b', 'c'] },
      { row: 'fields', of: ['a', 'b', 'c', 'd'] },
      { row: 'area', of: 'd', height: 42 },
      { row: 'opinion', label: '单位意见', of: 'd', height: 30 },
      { row: 'opinion', label: '签收', height: 25 },
      { row: 'chain', from: 1 },
      { row: 'text', text: '以上属实。' },
      { row: 'text', label: '说明', text: '{a}已知。', height: 20 },
    ),
    text('人员如下：'),
    { block: 'list', of: 'list' },
  ],
});

/** How wide the rows of a table are, in units. */
function widths({ rows }: Table): number[] {
  return rows.map(({ cells }) => cells.reduce((sum, { span }) => sum + span, 0));
}

describe('widths', () => {
  test.for([
    ['upright', false, 156],
    ['wide', true, 246],
  ] as const)('the cells of each row of an %s page are together as wide as the page', ([, landscape, width]) => {
    expect(textWidth[landscape ? 'landscape' : 'upright']).toBe(width);
    for (const values of [undefined, {}, { list: [{ who: '某某' }] }]) {
      const tables = tablesOf(layOut({ ...form, landscape }, values));
      expect(tables).toHaveLength(2);
      for (const each of tables) {
        expect(each.columns * unit).toBe(width);
        expect(new Set(widths(each))).toEqual(new Set([each.columns]));
        for (const { cells } of each.rows) for (const { span } of cells) expect(span).toBeGreaterThan(0);
      }
    }
  });

  test('the imprint is as wide as the text', () => {
    const imprint = only(tablesOf(layOut(official())));
    expect(imprint.columns * unit).toBe(156);
    expect(widths(imprint)).toEqual([imprint.columns]);
  });

  test('columns share the page by their widths', () => {
    const [, list] = tablesOf(layOut(form));
    // 12 : 33 : 25 : 90 of 156 mm, edges on the next 2 mm: 11.7, 43.9, 68.3, 156.
    expect(list?.rows[0]?.cells.map(({ span }) => span * unit)).toEqual([12, 32, 24, 88]);
  });

  test('many narrow columns still fill it', () => {
    const columns = Array.from({ length: 11 }, (_, index) => column(`c${index}`, 7 + index));
    const list = field('list', { type: 'rows', blankRows: 1, columns });
    const sheet = layOut(paper({ layout: 'form', fields: [list], body: [{ block: 'list', of: 'list' }] }));
    expect(widths(only(tablesOf(sheet)))).toEqual([78, 78]);
  });
});

describe('rows of a form', () => {
  const [first] = tablesOf(layOut(form, { a: '甲', b: '乙', c: '2026-03-09', d: '丙。\n丁。' }));

  test('label and what was filled in, side by side', () => {
    expect(first && cellsOf(first)).toEqual([
      ['基本情况'],
      ['a 栏', '甲'],
      ['a 栏', '甲', 'b 栏', '乙'],
      ['a 栏', '甲', 'b 栏', '乙', 'c 栏', '2026年3月9日'],
      ['a 栏', '甲', 'b 栏', '乙', 'c 栏', '2026年3月9日', 'd 栏', '丙。/丁。'],
      ['d 栏', '丙。/丁。'],
      ['单位意见', '丙。/丁。/签名：__________/\u3000\u3000年\u3000月\u3000日'],
      ['签收', '签名：__________/\u3000\u3000年\u3000月\u3000日'],
      ['承办人意见', '签名：__________/\u3000\u3000年\u3000月\u3000日'],
      ['书记意见', '签名：__________/\u3000\u3000年\u3000月\u3000日'],
      ['以上属实。'],
      ['说明', '甲已知。'],
    ]);
  });

  test('heights at least as asked for, and not much more', () => {
    const heights = first?.rows.map(({ height = 0 }) => height) ?? [];
    const asked = [10, 10, 10, 10, 10, 42, 30, 25, 30, 30, 10, 20];
    expect(heights).toHaveLength(asked.length);
    for (const [index, height] of heights.entries()) {
      expect(height).toBeGreaterThanOrEqual(asked[index] ?? 0);
      expect(height).toBeLessThan((asked[index] ?? 0) + 5);
    }
  });

  test('labels are headings, values are not', () => {
    expect(first?.rows.map(({ cells }) => cells.map(({ heading }) => (heading ? '题' : '值')).join(''))).toEqual([
      '题',
      '题值',
      '题值题值',
      '题值题值题值',
      '题值题值题值题值',
      ...Array.from({ length: 5 }, () => '题值'),
      '值',
      '题值',
    ]);
  });

  test('in an empty form the cell is the blank; dates keep their words', () => {
    const [empty] = tablesOf(layOut(form));
    const [, one, , three] = empty ? cellsOf(empty) : [];
    expect(one).toEqual(['a 栏', '\u3000']);
    expect(three).toEqual(['a 栏', '\u3000', 'b 栏', '\u3000', 'c 栏', '\u3000\u3000年\u3000月\u3000日']);
    expect(empty?.rows[1]?.cells[1]?.paragraphs[0]?.runs).toEqual([{ text: '\u3000', field: 'a', blank: true }]);
  });

  test.for([
    [{ row: 'chain', from: 1 }, ['甲', '乙', '丙']],
    [{ row: 'chain', from: 2 }, ['乙', '丙']],
    [{ row: 'chain', from: 1, to: 2 }, ['甲', '乙']],
    [{ row: 'chain', from: 2, to: 2 }, ['乙']],
  ] as const)('part of the chain: %o', ([row, titles]) => {
    const sheet = layOut(paper({ layout: 'form', chain: ['甲', '乙', '丙'], body: [table(row)] }));
    expect(cellsOf(only(tablesOf(sheet))).map(([title]) => title)).toEqual(titles);
  });

  test('a band and all opinions of the chain but the last stay with the next row', () => {
    const kept = first?.rows.map(({ cells }) => cells.every(({ paragraphs }) => paragraphs.every(({ keep }) => keep)));
    expect(kept).toEqual([true, ...Array.from({ length: 7 }, () => false), true, false, false, false]);
  });
});

describe('tables that grow', () => {
  test('empty: as many rows as a printed form has, counted', () => {
    const [, list] = tablesOf(layOut(form));
    expect(list && cellsOf(list)).toEqual([
      ['index 列', 'who 列', 'on 列', 'what 列'],
      ['1', '', '', ''],
      ['2', '', '', ''],
      ['3', '', '', ''],
    ]);
  });

  test('filled: a row each, counted, dates as papers write them', () => {
    const [, list] = tablesOf(
      layOut(form, {
        list: [
          { who: '某某', on: '2026-03-09', what: '甲。\n乙。' },
          { who: '某某', on: '', index: '99' },
        ],
      }),
    );
    expect(list && cellsOf(list).slice(1)).toEqual([
      ['1', '某某', '2026年3月9日', '甲。/乙。'],
      ['2', '某某', '', ''],
    ]);
  });

  test('more rows than the printed form has', () => {
    const rows = Array.from({ length: 200 }, (_, index) => ({ who: `第${index}人` }));
    const [, list] = tablesOf(layOut(form, { list: rows }));
    const cells = list ? cellsOf(list) : [];
    expect(cells).toHaveLength(201);
    expect(cells.at(-1)).toEqual(['200', '第199人', '', '']);
  });

  test('the head is repeated on each page, and no other row', () => {
    const [, list] = tablesOf(layOut(form));
    expect(list?.rows.map(({ repeat }) => repeat ?? false)).toEqual([true, false, false, false]);
  });

  test('rows are at least as high as asked for', () => {
    const [, list] = tablesOf(layOut(form));
    expect(list?.rows.slice(1).map(({ height = 0 }) => height >= 12)).toEqual([true, true, true]);
  });
});

test('a line of space between signatures and a table', () => {
  const { nodes } = layOut(
    paper({ body: [{ block: 'signatures', of: ['谈话人'], dated: false }, table({ row: 'band', text: '表' })] }),
  );
  expect(nodes.map((node) => (node.kind === 'paragraph' ? node.style : node.kind))).toEqual([
    'title',
    'empty',
    'empty',
    'handSignature',
    'empty',
    'table',
  ]);
});

test('tables that touch are one, whose head in the middle is not repeated', () => {
  const sheet = layOut({ ...form, body: [table({ row: 'band', text: '人员' }), { block: 'list', of: 'list' }] });
  const joined = only(tablesOf(sheet));
  expect(cellsOf(joined).slice(0, 3)).toEqual([
    ['人员'],
    ['index 列', 'who 列', 'on 列', 'what 列'],
    ['1', '', '', ''],
  ]);
  expect(joined.rows.some(({ repeat }) => repeat)).toBe(false);
  expect(new Set(widths(joined))).toEqual(new Set([78]));
});
