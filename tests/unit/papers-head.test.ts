import { describe, expect, test } from 'vitest';
import { layOut } from '../../src/documents/layout/lay-out.ts';
import type { Paper, PaperValues } from '../../src/documents/paper.ts';
import type { Paragraph, Sheet } from '../../src/documents/sheet.ts';
import { field, linesOf, official, only, paper, paragraphsOf, text, wordsOf } from './paper-fixture.ts';

// Expected values follow GB/T 9704-2012 as told in the fact sheet: 28 characters (字) a line, Arabic figures half a
// character each. `2026年3月9日` is 6 characters wide, `2026年12月31日` 7.

/** Where the words of a line begin and end, in characters from the left edge of the text. */
function edges({ right = 0 }: Paragraph, width: number): { from: number; to: number } {
  return { from: 28 - right - width, to: 28 - right };
}

describe('head of an official paper (7.2)', () => {
  test('mark with 文件, two lines, number, two lines, title, a line', () => {
    const sheet = layOut(official({ heading: '关于开展检查的通知' }), { documentNumber: '某纪〔2026〕3号' });
    expect(linesOf(sheet.nodes).slice(0, -1)).toEqual([
      'mark 某机关纪委文件',
      'empty',
      'empty',
      'number 某纪〔2026〕3号',
      'empty',
      'empty',
      'title 关于开展检查的通知',
      'empty',
    ]);
    expect(sheet.head).toEqual([]);
  });

  test('a paper that goes up: number one character from the left, who signs opposite, the name in regular script', () => {
    const sheet = layOut(official({ upward: true }), { documentNumber: '某纪〔2026〕3号', signer: '某某' });
    const number = only(paragraphsOf(sheet, 'number'));
    expect(wordsOf(number)).toBe('\u3000某纪〔2026〕3号|签发人：某某');
    expect(number.opposite?.map(({ text: words, kai }) => [words, kai ?? false])).toEqual([
      ['签发人：', false],
      ['某某', true],
    ]);
  });

  test('a paper that does not go up says nobody who signs', () => {
    const sheet = layOut(official(), { documentNumber: '某纪〔2026〕3号', signer: '某某' });
    const number = only(paragraphsOf(sheet, 'number'));
    expect(wordsOf(number)).toBe('某纪〔2026〕3号');
    expect(linesOf(sheet.nodes).join('\n')).not.toContain('某某');
  });

  test('an empty paper has blanks for number and name', () => {
    const number = only(paragraphsOf(layOut(official({ upward: true })), 'number'));
    expect(wordsOf(number)).toBe('\u3000________|签发人：________');
    expect([...number.runs, ...(number.opposite ?? [])].filter(({ blank }) => blank).map((run) => run.field)).toEqual([
      'documentNumber',
      'signer',
    ]);
  });

  test.for([
    // 442 points between the edges of the text (156 mm).
    ['某委', 4],
    ['某机关纪委', 7],
    ['中共某某市某局机关纪律检查委员会', 18],
    ['中共某某市某某局机关纪律检查委员会', 19],
  ] as const)('the mark of %s fits on one line, as large as it can be', ([issuer, characters]) => {
    const sheet = layOut(official(), { issuer });
    const { size = 0 } = only(paragraphsOf(sheet, 'mark'));
    expect(size * characters).toBeLessThanOrEqual(442.3);
    expect(size).toBeGreaterThanOrEqual(22);
    // A mark is no larger than the 小初 to 初号 that is in use, and not much smaller than the line.
    expect(size <= 62 && (size === 62 || size * characters > 442 * 0.85)).toBe(true);
  });

  test('a place for the degree of secrecy, in an empty paper alone', () => {
    const secret = official({ secrecy: true });
    const [first] = linesOf(layOut(secret).nodes);
    expect(first).toBe('secrecy 密级和保密期限：____');
    expect(linesOf(layOut(secret, {}).nodes)[0]).toBe('mark 某机关纪委文件');
    expect(linesOf(layOut(official()).nodes)[0]).toBe('mark 某机关纪委文件');
  });
});

describe('head of a letter (10.1)', () => {
  const letter: Paper = official({ layout: 'letter', heading: '关于征求意见的函', secrecy: true });

  test('mark without 文件 in the head of the page; number; two lines; title', () => {
    const sheet = layOut(letter, { documentNumber: '某纪函〔2026〕3号' });
    expect(linesOf(sheet.head)).toEqual(['letterMark 某机关纪委']);
    expect(linesOf(sheet.nodes)).toEqual([
      'letterNumber 某纪函〔2026〕3号',
      'empty',
      'empty',
      'title 关于征求意见的函',
      'empty',
    ]);
  });

  test('secrecy stands under the number in an empty one', () => {
    expect(linesOf(layOut(letter).nodes).slice(0, 2)).toEqual([
      'letterNumber ________',
      'secrecy 密级和保密期限：____',
    ]);
  });

  test('the mark fits on its line', () => {
    const { size = 0 } = only(layOut(letter, { issuer: '中共某某市某某局机关纪律检查委员会' }).head);
    expect(size).toBe(26);
  });
});

describe('heads of other papers', () => {
  test('a text has its title and a line', () => {
    expect(linesOf(layOut(paper()).nodes)).toEqual(['title 试验文书', 'empty']);
  });

  test.for(['form', 'record'] as const)('a %s has the title of a form', (layout) => {
    expect(linesOf(layOut(paper({ layout })).nodes)).toEqual(['formTitle 试验文书']);
  });
});

/** Lines of a title of 22 points: 20 characters and a bit fit on 156 mm. */
function titleLines(words: string, fields: Paper['fields'] = [], values?: PaperValues): string[] {
  const sheet = layOut(paper({ heading: words, fields }), values);
  return wordsOf(only(paragraphsOf(sheet, 'title'))).split('\n');
}

describe('titles (7.3.1)', () => {
  test('on one line if they fit', () => {
    expect(titleLines('关于给予某某同志党纪处分的决定')).toEqual(['关于给予某某同志党纪处分的决定']);
  });

  const long = [
    '关于给予某某同志党内严重警告处分并移送有关问题线索的决定',
    '关于认真学习贯彻《中国共产党纪律处分条例》开展警示教育的通知',
    '关于学习贯彻《中国共产党党和国家机关基层组织工作条例》（以下简称条例）有关工作安排的通知',
    '某某某某机关纪律检查委员会关于反映某某同志有关问题线索处置情况的报告',
    '关于征求对某某、某某、某某、某某同志党风廉政意见的复函和说明材料',
    '关于印发《机关纪委集体研究问题线索工作办法》《机关纪委谈话函询工作办法》《机关纪委初步核实工作办法》的通知',
  ] as const;

  test.for(long)('%s: lines that fit, near one length', (words) => {
    const lines = titleLines(words);
    expect(lines.join('')).toBe(words);
    const widths = lines.map((line) => [...line].length);
    expect(lines.length).toBeGreaterThan(1);
    expect(Math.max(...widths)).toBeLessThanOrEqual(20);
    // 排列对称: no line is a scrap.
    expect(Math.min(...widths)).toBeGreaterThanOrEqual(Math.max(...widths) - 8);
  });

  test.for(long)('%s: no line begins with what closes or ends with what opens', (words) => {
    for (const line of titleLines(words)) {
      expect(line).toMatch(/^[^》）〕，、。：；！？的]/u);
      expect(line).toMatch(/[^《（〔]$/u);
    }
  });

  test.for([
    ['关于反映某某同志的有关问题的调查情况的综合报告', /的$/u],
    ['关于印发《机关纪委线索办法》和谈话函询办法的通知', /[》和]$/u],
  ] as const)('a break after a word, not inside: %s', ([words, end]) => {
    expect(titleLines(words)[0]).toMatch(end);
  });

  test.for([4, 5, 6, 7, 8])('never inside a blank of %i characters', (blank) => {
    for (const words of ['关于给予{who}同志党内严重警告处分的决定', '关于移送反映{who}有关问题线索材料的函']) {
      const lines = titleLines(words, [field('who', { blank })]);
      expect(lines.join('\n')).toContain('__'.repeat(blank));
      for (const line of lines) expect([...line.replaceAll('__', '字')].length).toBeLessThanOrEqual(20);
    }
  });

  test('with characters beyond the first plane, as long as others', () => {
    const words = '关于给予{who}处分情况的报告';
    const who = '𠮷𠮷𠮷同志违反中央八项规定精神、违反工作纪律问题';
    expect(titleLines(words, [field('who')], { who })).toEqual(
      titleLines(words, [field('who')], { who: who.replaceAll('𠮷', '某') }).map((line) => line.replaceAll('某', '𠮷')),
    );
  });

  test('over several fields keeps each of them', () => {
    const sheet = layOut(
      paper({ heading: '关于给予{who}同志{what}处分的决定', fields: [field('who'), field('what')] }),
      { who: '某某', what: '党内严重警告和政务记过以及组织调整' },
    );
    const { runs } = only(paragraphsOf(sheet, 'title'));
    expect(runs.map((run) => [run.field, run.text.replace('\n', '')])).toEqual([
      [undefined, '关于给予'],
      ['who', '某某'],
      [undefined, '同志'],
      ['what', '党内严重警告和政务记过以及组织调整'],
      [undefined, '处分的决定'],
    ]);
  });

  test('a text that was pasted by mistake is not broken evenly, however long it is', () => {
    const who = '甲'.repeat(20_000);
    expect(titleLines('给予{who}处分', [field('who')], { who })).toEqual([`给予${who}处分`]);
  });

  test('lines that were pasted become one title', () => {
    expect(titleLines('关于{what}的通知', [field('what')], { what: '开展\n  检查' })).toEqual(['关于开展检查的通知']);
  });
});

/** A text that is signed, with the two lines at its end. */
function signed(name: string, on: string, sealed: boolean): { sheet: Sheet; name: Paragraph; date: Paragraph } {
  const sheet = layOut(
    paper({
      fields: [field('on', { type: 'date' })],
      body: [text('特此报告。'), { block: 'signoff', text: name, on: 'on', sealed }],
    }),
    { on },
  );
  const [first, second, ...others] = paragraphsOf(sheet, 'signature');
  if (!first || !second || others.length > 0) throw new Error('not two lines');
  expect([wordsOf(first)]).toEqual([name]);
  return { sheet, name: first, date: second };
}

describe('name and date with a seal (7.3.5.1)', () => {
  test.for([
    ['某机关纪委', 5, '2026-03-09', '2026年3月9日', 6],
    ['中共某局机关纪律检查委员会', 13, '2026-03-09', '2026年3月9日', 6],
    ['某某纪委会', 5, '2026-12-31', '2026年12月31日', 7],
    ['某委', 2, '2026-12-31', '2026年12月31日', 7],
  ] as const)(
    '%s: date four characters from the right, name over its middle',
    ([issuer, width, on, written, dateWidth]) => {
      const { name, date } = signed(issuer, on, true);
      expect(wordsOf(date)).toBe(written);
      expect(edges(date, dateWidth).to).toBe(24);
      const middle = (line: { from: number; to: number }): number => (line.from + line.to) / 2;
      // Places are kept in halves of a character.
      expect(Math.abs(middle(edges(name, width)) - middle(edges(date, dateWidth)))).toBeLessThanOrEqual(0.25);
    },
  );

  test('a name wider than fits over the date reaches the right edge and no further', () => {
    const { name, date } = signed('中共某某市某某某某局机关纪律检查委员会', '2026-03-09', true);
    expect(edges(name, 19).to).toBe(28);
    expect(date.right).toBe(4);
  });
});

describe('name and date without a seal (7.3.5.2)', () => {
  test.for([
    ['中共某局机关纪律检查委员会', 13, '2026-03-09', 6],
    ['中共某局机关纪律检查委员会', 13, '2026-12-31', 7],
    ['某某局机关纪委会', 8, '2026-03-09', 6],
  ] as const)(
    '%s: name two characters from the right, date begins two after it (%s)',
    ([issuer, width, on, dateWidth]) => {
      const { name, date } = signed(issuer, on, false);
      expect(edges(name, width).to).toBe(26);
      expect(edges(date, dateWidth).from).toBe(edges(name, width).from + 2);
    },
  );

  test.for([
    ['某机关纪委', 5, '2026-03-09', 6],
    ['某委', 2, '2026-12-31', 7],
  ] as const)(
    '%s, shorter than the date: date two characters from the right, name moves left',
    ([issuer, width, on, dateWidth]) => {
      const { name, date } = signed(issuer, on, false);
      expect(edges(date, dateWidth).to).toBe(26);
      expect(edges(date, dateWidth).from).toBe(edges(name, width).from + 2);
      expect(edges(name, width).to).toBeLessThan(26);
    },
  );

  test('one line under the text', () => {
    const { sheet } = signed('某机关纪委', '2026-03-09', false);
    expect(linesOf(sheet.nodes).slice(2)).toEqual([
      'body 特此报告。',
      'empty',
      'signature 某机关纪委',
      'signature 2026年3月9日',
    ]);
  });
});

describe('name and date', () => {
  test.for([true, false])('do not stand on a page alone (sealed: %s)', (sealed) => {
    const { sheet } = signed('某机关纪委', '2026-03-09', sealed);
    const kept = sheet.nodes.slice(2, -2).map((node) => node.kind === 'paragraph' && node.keep);
    expect(new Set(kept)).toEqual(new Set([true]));
  });

  test('a seal has room above the name', () => {
    const { sheet } = signed('某机关纪委', '2026-03-09', true);
    expect(linesOf(sheet.nodes).slice(2)).toEqual([
      'body 特此报告。',
      'empty',
      'empty',
      'empty',
      'signature 某机关纪委',
      'signature 2026年3月9日',
    ]);
  });

  test('in an empty paper the date is a blank to fill in', () => {
    const sheet = layOut(
      paper({
        fields: [field('on', { type: 'date' })],
        body: [{ block: 'signoff', text: '某机关纪委', on: 'on', sealed: true }],
      }),
    );
    const [, date] = paragraphsOf(sheet, 'signature');
    expect(date?.runs).toEqual([{ text: '\u3000\u3000年\u3000月\u3000日', field: 'on', blank: true }]);
    expect(date?.right).toBe(4);
  });
});
