import { describe, expect, test } from 'vitest';
import { layOut } from '../../src/documents/layout/lay-out.ts';
import { plainText } from '../../src/documents/plain-text.ts';
import type { PaperValue, PaperValues } from '../../src/documents/paper.ts';
import { checkValues, exampleValues, missingFields } from '../../src/documents/values.ts';
import { bodyOf, column, field, paper, text } from './paper-fixture.ts';

const filled = paper({
  fields: [
    field('line', { required: true }),
    field('more', { type: 'paragraphs' }),
    field('day', { type: 'date' }),
    field('time', { type: 'moment' }),
    field('count', { type: 'number' }),
    field('way', { type: 'choice', options: ['来信', '来访'] }),
    field('ways', { type: 'choices', options: ['来信', '来访', '来电'] }),
    field('version', { type: 'regulation', conduct: 'day' }),
    field('list', {
      type: 'rows',
      blankRows: 1,
      columns: [column('index', 12), column('who', 30), column('on', 30, 'date'), column('sum', 30, 'number')],
    }),
  ],
  versions: [
    { year: '2018', cited: '2018年《条例》', from: '2018-10-01' },
    { year: '2023', cited: '2023年《条例》', from: '2024-01-01' },
  ],
});

/** What is said of one value, without the name of its field. */
function messages(name: string, value: PaperValue): string[] {
  return checkValues(filled, { [name]: value }).map((problem) => {
    expect(problem.field).toBe(name);
    return problem.message;
  });
}

const good: PaperValues = {
  line: '某某',
  more: '甲。\n乙。\t丙。',
  day: '2024-02-29',
  time: '2026-03-09T23:59',
  count: '1200.50',
  way: '来访',
  ways: ['来信', '来电'],
  version: '2023',
  list: [{ who: '某某', on: '2026-03-09', sum: '3' }, {}],
};

describe('no problem', () => {
  test('values of the right kind', () => {
    expect(checkValues(filled, good)).toEqual([]);
  });

  test('nothing at all, and everything empty', () => {
    expect(checkValues(filled, {})).toEqual([]);
    const empty = { line: '', more: '', day: '', time: '', count: '', way: '', ways: [], version: '', list: [] };
    expect(checkValues(filled, empty)).toEqual([]);
  });

  test('the examples of a paper', () => {
    expect(checkValues(filled, exampleValues(filled))).toEqual([]);
    expect(missingFields(filled, exampleValues(filled))).toEqual([]);
  });
});

describe('characters that no paper may hold', () => {
  test.for([
    ['a null', '\u0000', '0000'],
    ['a bell', '\u0007', '0007'],
    ['a vertical tab', '\u000B', '000B'],
    ['a carriage return', '\r', '000D'],
    ['an escape', '\u001B', '001B'],
    ['a delete', '\u007F', '007F'],
    ['a control of the second kind', '\u0085', '0085'],
    ['a soft hyphen', '\u00AD', '00AD'],
    ['a zero-width space', '\u200B', '200B'],
    ['a zero-width non-joiner', '\u200C', '200C'],
    ['a mark of direction, left', '\u200E', '200E'],
    ['a mark of direction, right', '\u200F', '200F'],
    ['an Arabic mark of direction', '\u061C', '061C'],
    ['a line separator', '\u2028', '2028'],
    ['a paragraph separator', '\u2029', '2029'],
    ['an embedding', '\u202A', '202A'],
    ['an override of direction', '\u202E', '202E'],
    ['a word joiner', '\u2060', '2060'],
    ['an isolate', '\u2066', '2066'],
    ['the end of an isolate', '\u2069', '2069'],
    ['a byte order mark', '\uFEFF', 'FEFF'],
    ['an annotation', '\uFFF9', 'FFF9'],
    ['a replacement character', '\uFFFD', 'FFFD'],
    ['a non-character', '\uFFFF', 'FFFF'],
    ['half a pair, the first', '\uD842', 'D842'],
    ['half a pair, the second', '\uDFB7', 'DFB7'],
  ] as const)('%s', ([, character, code]) => {
    const advice = `有看不见或者不能用的字符（U+${code}），多半是粘贴带来的。删去它前后几个字，重新打一遍。`;
    expect(messages('line', `某某${character}同志`)).toEqual([`“某某”后面${advice}`]);
    expect(messages('more', `${character}某某`)).toEqual([`开头${advice}`]);
  });

  test('after a long text: the ten characters before', () => {
    expect(messages('line', `${'甲'.repeat(30)}一二三四五六七八九十\u200B`)).toEqual([
      '“一二三四五六七八九十”后面有看不见或者不能用的字符（U+200B），多半是粘贴带来的。删去它前后几个字，重新打一遍。',
    ]);
  });

  test('the first of several', () => {
    expect(messages('line', '甲\u200B乙\u0000')).toHaveLength(1);
  });

  test('in a row: which row and which column', () => {
    expect(checkValues(filled, { list: [{ who: '某某' }, { who: '某\u202E某' }] })).toEqual([
      {
        field: 'list',
        row: 2,
        column: 'who',
        message: '“某”后面有看不见或者不能用的字符（U+202E），多半是粘贴带来的。删去它前后几个字，重新打一遍。',
      },
    ]);
  });

  test('in a choice', () => {
    expect(messages('ways', ['来信\u0000'])).toContain(
      '“来信”后面有看不见或者不能用的字符（U+0000），多半是粘贴带来的。删去它前后几个字，重新打一遍。',
    );
  });
});

describe('lengths', () => {
  test('a text of 20 000 characters and one of more', () => {
    expect(messages('more', '字'.repeat(20_000))).toEqual([]);
    expect(messages('more', '字'.repeat(20_001))).toEqual(['写了 20001 个字，最多 20000 个。请缩短，或者作附件。']);
  });

  test('2 000 rows and more', () => {
    const rows = (count: number): PaperValue => Array.from({ length: count }, () => ({ who: '某' }));
    expect(messages('list', rows(2_000))).toEqual([]);
    expect(messages('list', rows(2_001))).toEqual(['有 2001 行，最多 2000 行。分成几份填。']);
    expect(messages('list', rows(10_000))).toEqual(['有 10000 行，最多 2000 行。分成几份填。']);
  });

  test('a paper of more than 400 000 characters', () => {
    const list = Array.from({ length: 21 }, () => ({ who: '字'.repeat(19_000) }));
    expect(checkValues(filled, { list })).toEqual([]);
    expect(checkValues(filled, { list, more: '字'.repeat(1_000) })).toEqual([]);
    expect(checkValues(filled, { list, more: '字'.repeat(1_001) })).toEqual([
      { field: 'line', message: '整份文书写了 400001 个字，最多 400000 个。分成几份文书，或者把详细材料作附件。' },
    ]);
  });
});

describe('dates, times, numbers', () => {
  test.for(['2026-02-29', '2026-13-01', '2026-00-01', '2026-4-5', '2026年3月9日', '明天', '2026-03-09T09:05'])(
    'date %s',
    (value) => {
      expect(messages('day', value)).toEqual(['不是真实的日期。按“年-月-日”选或者写，如 2026-03-09。']);
    },
  );

  test.for([
    '2026-03-09',
    '2026-03-09T24:00',
    '2026-03-09T09:60',
    '2026-02-29T09:05',
    '2026-03-09 09:05',
    '2026-03-09T9:05',
    '2026-03-09T09:05:00',
  ])('time %s', (value) => {
    expect(messages('time', value)).toEqual(['不是真实的日期和时间。请重新选。']);
  });

  test.for(['三', '3份', '-1', '1e3', '1,200', '１２', '0x10', '1.23456', '1234567890', '=1+1', '.5', ' '])(
    'number %s',
    (value) => {
      expect(messages('count', value)).toEqual(['不是数字。只写数字，如 3 或者 1200.50。']);
    },
  );

  test.for(['0', '3', '007', '999999999', '0.0001'])('%s is a number', (value) => {
    expect(messages('count', value)).toEqual([]);
  });

  test('in columns: which row and which column', () => {
    expect(
      checkValues(filled, {
        list: [
          { on: '2026-02-30', sum: '3' },
          { on: '', sum: '三' },
        ],
      }),
    ).toEqual([
      { field: 'list', row: 1, column: 'on', message: '不是真实的日期。按“年-月-日”选或者写，如 2026-03-09。' },
      { field: 'list', row: 2, column: 'sum', message: '不是数字。只写数字，如 3 或者 1200.50。' },
    ]);
  });

  test('what stands in the column that counts does not matter: it is not printed', () => {
    expect(checkValues(filled, { list: [{ index: '\u0000' }] })).toEqual([]);
  });
});

describe('choices', () => {
  test.for([
    ['way', '来电', '来电'],
    ['way', '来信 ', '来信 '],
    ['ways', '来函', '来函'],
    ['version', '2003', '2003'],
    ['way', '长'.repeat(50), '长'.repeat(40)],
  ] as const)('%s: %s', ([name, value, shown]) => {
    expect(messages(name, value)).toEqual([`“${shown}”不在可选的范围里。请重新选。`]);
  });

  test('one wrong of several', () => {
    expect(messages('ways', ['来信', '来函'])).toEqual(['“来函”不在可选的范围里。请重新选。']);
  });
});

describe('shapes', () => {
  const one = ['这一项只能填一个。'];

  test('several where one is asked for', () => {
    expect(messages('line', ['甲', '乙'])).toEqual(one);
    expect(messages('way', ['来信'])).toEqual(one);
    expect(messages('version', ['2023'])).toEqual(one);
    expect(messages('day', ['2026-03-09'])).toEqual(one);
  });

  test('rows where a text or choices are asked for', () => {
    expect(messages('line', [{ who: '某' }])).toEqual(one);
    expect(messages('ways', [{ who: '某' }])).toEqual(one);
  });

  test('a text where rows are asked for', () => {
    expect(messages('list', '某某')).toEqual(['这一项是表格，读到的不是。']);
  });

  test('a list of texts where rows are asked for', () => {
    expect(messages('list', ['某某'])).toEqual(['这一项是表格，读到的不是。']);
  });

  test('problems of several fields, each at its field', () => {
    const problems = checkValues(filled, { line: '\u0000', day: '明天', way: '来电', list: '某' });
    expect(problems.map((problem) => problem.field)).toEqual(['line', 'day', 'way', 'list']);
  });
});

describe('what is kept as typed', () => {
  test.for([
    ['emoji', '好👍'],
    ['an emoji of several', '👨\u200D👩\u200D👧'],
    ['a formula', '=1+1'],
    ['markup', '<b>某某</b>&amp;'],
    ['quotes', '“某”‘某’"某"\'某\'「某」'],
    ['rare characters', '𠮷𪚥𰻞某'],
    ['figures and dashes', '①②③——…—'],
    ['braces', '{line}'],
    ['a backslash', 'C:\\某'],
    ['a template', '${某}'],
    ['replacement patterns', '$& $1 $$'],
  ] as const)('%s', ([, value]) => {
    expect(checkValues(filled, { line: value, list: [{ who: value }] })).toEqual([]);
    expect(bodyOf({ fields: filled.fields, body: [text('在{line}中')] }, { line: value })).toEqual([
      `body 在${value}中`,
    ]);
    const listed = layOut({ ...filled, body: [{ block: 'list', of: 'list' }] }, { list: [{ who: value }] });
    expect(plainText(listed)).toContain(value);
  });
});

describe('required fields', () => {
  const paperOf = paper({
    fields: [
      field('line', { required: true }),
      field('spare'),
      field('known', { required: true, initial: '某机关' }),
      field('list', { type: 'rows', required: true }),
    ],
  });
  const missing = (values: PaperValues): string[] => missingFields(paperOf, values).map(({ name }) => name);

  test('nothing, spaces, no rows', () => {
    expect(missing({})).toEqual(['line', 'list']);
    expect(missing({ line: ' \u3000\n', list: [] })).toEqual(['line', 'list']);
  });

  test('what stood there before was taken out', () => {
    expect(missing({ line: '某', known: '', list: [{ who: '某' }] })).toEqual(['known']);
  });

  test('all there', () => {
    expect(missing({ line: '某', list: [{ who: '某' }] })).toEqual([]);
  });
});
