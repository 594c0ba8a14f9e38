import { describe, expect, test } from 'vitest';
import { arabicNumeral, hanNumeral, numeralVariants } from '../../src/search/numerals.ts';
import { bareName, end, fold, joinThinSpaces, pairsOf, runsOf, tokens } from '../../src/search/text.ts';

describe('fold', () => {
  test.each([
    ['width', '２０２２年ＣＸ－ａ', '2022年cx－a'],
    ['letter case', 'CX-04 Abc', 'cx-04 abc'],
    ['other scripts', 'ÉΣ', 'éσ'],
    ['Han, punctuation and spaces stay', '初步　核实，“好”', '初步　核实，“好”'],
    ['nothing', '', ''],
  ])('%s', (_, text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test.each(['İstanbul', 'ß', '😀初步😀', '𠮷野家', 'ＡＢ', 'ﬁ'])('keeps the length in code units: %s', (text) => {
    expect(fold(text)).toHaveLength(text.length);
  });

  test('traditional characters with a table, nothing without', () => {
    const simplified = new Map([
      ['機', '机'],
      ['關', '关'],
    ]);
    expect(fold('機關Ａ黨', simplified)).toBe('机关a黨');
    expect(fold('機關')).toBe('機關');
  });
});

describe('names', () => {
  test.each([
    ['《中国共产党 纪律处分条例》', '中国共产党纪律处分条例'],
    ['ＣＸ－０４．３', 'cx043'],
    ['“两个维护”', '两个维护'],
    ['，。', ''],
  ])('%s is compared as %s', (name, bare) => {
    expect(bareName(name)).toBe(bare);
  });
});

describe('runs and pairs', () => {
  test('punctuation, spaces, symbols and emoji separate', () => {
    expect(runsOf('三个 区分，开来😀CX-04.3（第1条）“a”')).toEqual([
      '三个',
      '区分',
      '开来',
      'CX',
      '04',
      '3',
      '第1条',
      'a',
    ]);
  });

  test('nothing but signs has no runs', () => {
    expect(runsOf('，。？！ 😀—…')).toEqual([]);
  });

  test.each<[string, string[]]>([
    ['初步核实', ['初步', '步核', '核实']],
    ['初', []],
    ['', []],
    ['𠮷野家', ['𠮷野', '野家']],
    ['4个', ['4个']],
  ])('pairs of “%s”', (run, pairs) => {
    expect(pairsOf(run)).toEqual(pairs);
  });
});

describe('thin spaces', () => {
  test.each([
    ['第 21 条', '第21条'],
    ['15 个工作日', '15个工作日'],
    ['2022 年 CX 程序', '2022年CX程序'],
    ['用\n3\t天', '用3天'],
  ])('%s', (text, joined) => {
    expect(joinThinSpaces(text)).toBe(joined);
  });

  test.each(['三个 区分', 'CX 04', '“四种” 3', '初步，3'])('other spaces stay: %s', (text) => {
    expect(joinThinSpaces(text)).toBe(text);
  });
});

describe('tokens', () => {
  test('pairs, the last character with the end', () => {
    expect(tokens(['初步核实']).join(' ')).toBe(`初步 步核 核实 实${end}`);
  });

  test('punctuation and blocks are never joined', () => {
    expect(tokens(['三个，区', '分']).join(' ')).toBe(`三个 个${end} 区${end} 分${end}`);
  });

  test('width and thin spaces', () => {
    expect(tokens(['第 ２１ 条']).join(' ')).toBe(`第2 21 1条 条${end}`);
  });

  test('surrogate pairs are one character, emoji none', () => {
    expect(tokens(['𠮷野😀好']).join(' ')).toBe(`𠮷野 野${end} 好${end}`);
  });

  test('the sign for the end in a text is a separator', () => {
    expect(tokens([`初${end}步`]).join(' ')).toBe(`初${end} 步${end}`);
  });

  test('nothing', () => {
    expect(tokens([])).toEqual([]);
    expect(tokens(['', '，。'])).toEqual([]);
  });
});

/** Written by hand: numbers whose writing has a trap. */
const numerals: readonly [number, string][] = [
  [1, '一'],
  [9, '九'],
  [10, '十'],
  [11, '十一'],
  [15, '十五'],
  [19, '十九'],
  [20, '二十'],
  [21, '二十一'],
  [99, '九十九'],
  [100, '一百'],
  [101, '一百零一'],
  [103, '一百零三'],
  [110, '一百一十'],
  [111, '一百一十一'],
  [119, '一百一十九'],
  [120, '一百二十'],
  [200, '二百'],
  [205, '二百零五'],
  [250, '二百五十'],
  [999, '九百九十九'],
  [1000, '一千'],
  [1001, '一千零一'],
  [1010, '一千零一十'],
  [1011, '一千零一十一'],
  [1100, '一千一百'],
  [1101, '一千一百零一'],
  [2020, '二千零二十'],
  [2300, '二千三百'],
  [9009, '九千零九'],
  [9999, '九千九百九十九'],
];

describe('numerals', () => {
  test.each(numerals)('%i is %s', (value, written) => {
    expect(hanNumeral(String(value))).toBe(written);
    expect(arabicNumeral(written)).toBe(String(value));
  });

  test('every number from 1 to 9999 there and back, no two alike', () => {
    const written = new Set<string>();
    for (let value = 1; value <= 9999; value += 1) {
      const numeral = hanNumeral(String(value)) ?? '';
      written.add(numeral);
      expect(arabicNumeral(numeral)).toBe(String(value));
    }
    expect(written.size).toBe(9999);
  });

  test.each(['0', '10000', '-1', '1.5', 'x', '', ' '])('no Han numeral for “%s”', (text) => {
    expect(hanNumeral(text)).toBeUndefined();
  });

  test.each([
    '',
    '零',
    '十一五',
    '二百五',
    '三四',
    '一一',
    '一二',
    '一五',
    '一一千',
    '百',
    '十十',
    '二〇二二',
    '人',
    '十人',
  ])('“%s” is no number', (text) => {
    expect(arabicNumeral(text)).toBeUndefined();
  });

  test('一十 is an older way to write 十', () => {
    expect(arabicNumeral('一十')).toBe('10');
    expect(arabicNumeral('一十五')).toBe('15');
  });
});

describe('numbers written the other way', () => {
  test.each<[string, string[]]>([
    ['第21条', ['第二十一条']],
    ['第二十一条', ['第21条']],
    ['4个', ['四个']],
    ['四个', ['4个']],
    ['处分条例第103条', ['处分条例第一百零三条']],
    ['三个区分', ['3个区分']],
    ['15天', ['十五天']],
    ['12个月', ['十二个月']],
    ['第1条第2款', ['第一条第二款']],
  ])('%s', (text, variants) => {
    expect(numeralVariants(text)).toEqual(variants);
  });

  test.each(['2022年', '1994年', '第', '', '15', '一二级', '12345条', '1.5倍', '十一五年'])(
    'nothing for “%s”',
    (text) => {
      expect(numeralVariants(text)).toEqual([]);
    },
  );
});
