import { describe, expect, test } from 'vitest';
import { roughDays } from '../../src/deadlines/rough-days.ts';
import { plainText, type KnowledgeBase } from '../../src/model/knowledge-base.ts';
import { timeLimit, type TimeLimit } from '../../src/model/schemas/time-limit.ts';
import { chineseNumber } from '../../src/rendering/chinese-number.ts';
import { inlinePieces } from '../../src/rendering/inline.ts';
import { byInitial, pinyinOf } from '../../src/rendering/pinyin.ts';
import {
  articleName,
  basisLinks,
  limitExtension,
  limitFigure,
  limitKind,
  limitStart,
  regulationName,
  spanWords,
} from '../../src/rendering/words.ts';
import { ContentFolder } from './content-fixture.ts';

describe('Chinese numerals', () => {
  test.for([
    { value: 1, words: '一' },
    { value: 9, words: '九' },
    { value: 10, words: '十' },
    { value: 11, words: '十一' },
    { value: 19, words: '十九' },
    { value: 20, words: '二十' },
    { value: 21, words: '二十一' },
    { value: 90, words: '九十' },
    { value: 99, words: '九十九' },
    { value: 100, words: '一百' },
    { value: 101, words: '一百零一' },
    { value: 109, words: '一百零九' },
    { value: 110, words: '一百一十' },
    { value: 111, words: '一百一十一' },
    { value: 119, words: '一百一十九' },
    { value: 120, words: '一百二十' },
    { value: 158, words: '一百五十八' },
    { value: 200, words: '二百' },
    { value: 999, words: '九百九十九' },
  ])('$value', ({ value, words }) => {
    expect(chineseNumber(value)).toBe(words);
  });
});

describe('time limits', () => {
  const common = { code: 'SX-01', what: '告知', source: { origin: 'editorial' } };

  /** A counted limit of which only what is given matters. */
  function duration(fields: object): TimeLimit {
    return timeLimit.parse({
      kind: 'duration',
      ...common,
      amount: 15,
      unit: 'workday',
      from: '收到举报之日',
      extension: { allowed: 'unstated' },
      ...fields,
    });
  }

  /** A limit with an extension. */
  function extended(extension: object): TimeLimit {
    return duration({ extension });
  }

  test('have a kind to filter by and a rough length to sort by', () => {
    const months = duration({ amount: 1, unit: 'month' });
    const workdays = duration({ amount: 15, unit: 'workday' });
    const days = duration({ amount: 20, unit: 'day' });
    expect([months, workdays, days].map(limitKind)).toEqual(['月', '工作日', '日']);
    const byLength = [months, workdays, days, duration({ amount: 24, unit: 'hour' })].map((limit) => roughDays(limit));
    expect(byLength).toEqual([30, 21, 20, 1]);
    const recurring = timeLimit.parse({ kind: 'recurring', ...common, every: 'quarter', due: '每季度首月' });
    const unset = timeLimit.parse({ kind: 'unset', ...common, says: '没有统一天数' });
    expect([recurring, unset].map((limit) => [limitKind(limit), roughDays(limit)])).toEqual([
      ['定期', undefined],
      ['没有写天数', undefined],
    ]);
  });

  test.for([
    { amount: 24, unit: 'hour', words: '24 小时' },
    { amount: 15, unit: 'day', words: '15 日' },
    { amount: 15, unit: 'workday', words: '15 个工作日' },
    { amount: 1, unit: 'month', words: '1 个月' },
    { amount: 2, unit: 'quarter', words: '2 个季度' },
    { amount: 5, unit: 'year', words: '5 年' },
  ] satisfies { amount: number; unit: Parameters<typeof spanWords>[1]; words: string }[])(
    '$words',
    ({ amount, unit, words }) => {
      expect(spanWords(amount, unit)).toBe(words);
      expect(limitFigure(duration({ amount, unit })).join(' ')).toBe(words);
    },
  );

  test('a counted limit', () => {
    expect(limitFigure(duration({}))).toEqual(['15', '个工作日']);
    expect(limitStart(duration({}))).toBe('收到举报之日');
    expect(limitStart(duration({ until: '呈批之日' }))).toBe('收到举报之日；止于呈批之日');
  });

  test('a recurring limit', () => {
    const recurring = {
      kind: 'recurring',
      ...common,
      every: 'quarter',
      due: '每季度首月 15 日前',
      dayOfFirstMonth: 15,
    };
    const limit = timeLimit.parse(recurring);
    expect(limitFigure(limit)).toEqual(['', '每季度首月 15 日前']);
    expect(limitStart(limit)).toBe('每季度');
    expect(limitStart(timeLimit.parse({ ...recurring, every: 'half-year', due: '每半年首月 15 日前' }))).toBe('每半年');
    expect(limitStart(timeLimit.parse({ ...recurring, covers: '上一季度已作决定的' }))).toBe('上一季度已作决定的');
    expect(limitExtension(limit)).toBe('—');
  });

  test('a limit that the text does not set', () => {
    const limit = timeLimit.parse({ kind: 'unset', ...common, says: '没有统一天数' });
    expect(limitFigure(limit)).toEqual(['', '没有统一天数']);
    expect(limitStart(limit)).toBe('—');
    expect(limitExtension(limit)).toBe('—');
  });

  test('extensions', () => {
    expect(limitExtension(extended({ allowed: 'unstated' }))).toBe('未见可延');
    expect(limitExtension(extended({ allowed: 'no' }))).toBe('不得延长');
    expect(limitExtension(extended({ allowed: 'no', text: '到期必须结案' }))).toBe('到期必须结案');
    expect(limitExtension(extended({ allowed: 'unstated', text: '以本地规定为准' }))).toBe('以本地规定为准');
    expect(limitExtension(extended({ allowed: 'yes', amount: 1, unit: 'month' }))).toBe('可延 1 个月');
    expect(
      limitExtension(extended({ allowed: 'yes', amount: 30, unit: 'day', atMost: { amount: 90, unit: 'day' } })),
    ).toBe('可延 30 日，最长 90 日');
    expect(limitExtension(extended({ allowed: 'yes', atMost: { amount: 6, unit: 'month' } }))).toBe(
      '可延，最长 6 个月',
    );
    expect(limitExtension(extended({ allowed: 'yes', amount: 1, unit: 'month', text: '批准后延一个月' }))).toBe(
      '批准后延一个月',
    );
  });
});

describe('bases', () => {
  /** Content in which a standard, numbered by clauses, stands beside the rules. */
  function knowledge(): KnowledgeBase {
    const content = ContentFolder.valid();
    content.write(
      'regulations/standard.yaml',
      content
        .read('regulations/rules-2019.yaml')
        .replace('code: YJ-01', 'code: YJ-03')
        .replace('short: 试验工作规则（2019）', 'short: 公文格式\nbookTitle: false')
        .replace('title: 试验工作规则', 'title: 公文格式')
        .replace('series: rules', 'series: standard')
        .replace("id: '21'", 'id: 7-2-1')
        .replace('supersedes: [YJ-02]\n', ''),
    );
    content.register({ 'YJ-03': 'regulations/standard.html', 'YJ-03.7-2-1': 'regulations/standard.html#YJ-03.7-2-1' });
    return content.load();
  }

  test('an article and its paragraph', () => {
    expect(basisLinks(knowledge(), ['YJ-01.21', 'YJ-02.20 第二款'])).toEqual([
      { code: 'YJ-01.21', words: '《试验工作规则》（2019）第二十一条' },
      { code: 'YJ-02.20', words: '《试验工作规则》（2017）第二十条第二款' },
    ]);
  });

  test('the name of a regulation is said once in a row', () => {
    expect(basisLinks(knowledge(), ['YJ-01.21 第一款', 'YJ-01.21 第三款', 'BJ-01.A1', 'YJ-01.21'])).toEqual([
      { code: 'YJ-01.21', words: '《试验工作规则》（2019）第二十一条第一款' },
      { code: 'YJ-01.21', words: '第二十一条第三款' },
      { code: 'BJ-01.A1', words: '试验背景“第一段”' },
      { code: 'YJ-01.21', words: '《试验工作规则》（2019）第二十一条' },
    ]);
  });

  test('a whole regulation, even after one of its articles', () => {
    expect(basisLinks(knowledge(), ['YJ-01.21', 'YJ-01', 'BJ-01'])).toEqual([
      { code: 'YJ-01.21', words: '《试验工作规则》（2019）第二十一条' },
      { code: 'YJ-01', words: '《试验工作规则》（2019）' },
      { code: 'BJ-01', words: '试验背景' },
    ]);
  });

  test('a clause of a standard', () => {
    expect(basisLinks(knowledge(), ['YJ-03.7-2-1'])).toEqual([{ code: 'YJ-03.7-2-1', words: '公文格式7.2.1' }]);
  });

  test('names', () => {
    const regulations = new Map(knowledge().regulations.map(({ data }) => [data.code, data]));
    const names = ['YJ-01', 'YJ-03', 'BJ-01'].flatMap((code) => regulations.get(code) ?? []).map(regulationName);
    expect(names).toEqual(['《试验工作规则》（2019）', '公文格式', '试验背景']);
    const background = regulations.get('BJ-01');
    expect(background && articleName(background, 'A1')).toBe('“第一段”');
    expect(background && articleName(background, 'A9')).toBe('“A9”');
  });
});

describe('inline text', () => {
  test('plain, bold and links', () => {
    expect(inlinePieces('先**登记**，再看[函询](CX-03.2)。')).toEqual([
      { text: '先', strong: false },
      { text: '登记', strong: true },
      { text: '，再看', strong: false },
      { text: '函询', strong: false, code: 'CX-03.2' },
      { text: '。', strong: false },
    ]);
  });

  test('a link in bold', () => {
    expect(inlinePieces('**见[函询](CX-03)一节**')).toEqual([
      { text: '见', strong: true },
      { text: '函询', strong: true, code: 'CX-03' },
      { text: '一节', strong: true },
    ]);
  });

  test('neighbours', () => {
    expect(inlinePieces('**甲****乙**[丙](CX-01)[丁](CX-02)')).toEqual([
      { text: '甲', strong: true },
      { text: '乙', strong: true },
      { text: '丙', strong: false, code: 'CX-01' },
      { text: '丁', strong: false, code: 'CX-02' },
    ]);
  });

  test('nothing but words', () => {
    expect(inlinePieces('三个 * 号、[方括号]、(圆括号)')).toEqual([
      { text: '三个 * 号、[方括号]、(圆括号)', strong: false },
    ]);
    expect(inlinePieces('')).toEqual([]);
  });

  test.for([
    { text: '先**登记**，再看[函询](CX-03.2)。', plain: '先登记，再看函询。' },
    { text: '**见[函询](CX-03)一节**', plain: '见函询一节' },
    { text: '没有标记', plain: '没有标记' },
    { text: '**不成对', plain: '**不成对' },
    { text: '[空](CX 03)', plain: '[空](CX 03)' },
  ])('plain text of $text', ({ text, plain }) => {
    expect(plainText(text)).toBe(plain);
    const joined = inlinePieces(text).map((piece) => piece.text);
    expect(joined.join('')).toBe(plain);
  });
});

describe('pinyin', () => {
  test.for([
    { name: '初步核实', letters: 'chu bu he shi' },
    { name: '《处分条例》', letters: 'chu fen tiao li' },
    { name: '履责', letters: 'lv ze' },
    { name: 'A 类干部', letters: 'a lei gan bu' },
  ])('$name', ({ name, letters }) => {
    expect(pinyinOf(name)).toBe(letters);
  });

  test('groups by initial, A to Z, figures last, and by pinyin within a letter', () => {
    const names = ['谈话', '2022 年要点', '初步核实', '案件审理', '处分', '“三会一课”', '《党章》', 'B 类干部'];
    const items = names.map((name, index) => ({ name, code: `SY-00${index + 1}` }));
    expect(byInitial(items).map(([letter, group]) => [letter, ...group.map(({ name }) => name)])).toEqual([
      ['A', '案件审理'],
      ['B', 'B 类干部'],
      ['C', '初步核实', '处分'],
      ['D', '《党章》'],
      ['S', '“三会一课”'],
      ['T', '谈话'],
      ['0–9', '2022 年要点'],
    ]);
  });

  test('equal names are ordered by code', () => {
    const items = ['WS-02', 'SY-001', 'CX-01'].map((code) => ({ name: '谈话', code }));
    expect(byInitial(items)).toEqual([
      [
        'T',
        [
          { name: '谈话', code: 'CX-01' },
          { name: '谈话', code: 'SY-001' },
          { name: '谈话', code: 'WS-02' },
        ],
      ],
    ]);
  });

  test('nothing', () => {
    expect(byInitial([])).toEqual([]);
  });
});
