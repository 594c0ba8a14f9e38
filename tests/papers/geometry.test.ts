import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layOut } from '../../src/documents/layout/lay-out.ts';
import type { PaperValues } from '../../src/documents/paper.ts';
import type { Sheet } from '../../src/documents/sheet.ts';
import { exampleValues } from '../../src/documents/values.ts';
import {
  elementsIn,
  makePapers,
  partOf,
  squeezed,
  wordFileOf,
  wordText,
  type MadePaper,
} from '../content/paper-files.ts';
import { loadRealContent, required } from '../content/support.ts';
import {
  linesOf,
  picturesOf,
  pixelMm,
  pointMm,
  printedNames,
  printFiles,
  readPages,
  requirePrograms,
  type Line,
  type Picture,
  type PrintedPage,
  type Stretch,
} from './printed.ts';

/*
 * Word files as LibreOffice prints them, measured. All numbers are those of the fact sheet (GB/T 9704-2012), in mm, not
 * those of the code. No number depends on the fonts of the machine, as long as a Chinese character is as wide as high.
 */

const page = { width: 210, height: 297 };
const margin = { top: 37, bottom: 35, left: 28, right: 26 };
const text = { left: margin.left, right: page.width - margin.right, width: 156, top: margin.top, bottom: 262 };
/** Height of the text in points of 22 lines; the largest line of which LibreOffice and Word fit 22 on a page. */
const pitch = 28.95;
/** A character of the page number (四号). */
const smallCharacter = 14 * pointMm;

const knowledge = loadRealContent();
const papers = makePapers(knowledge);
const folder = mkdtempSync(join(tmpdir(), 'printed-'));
const files = new Map<string, Uint8Array>();
const pages = new Map<string, PrintedPage[]>();

/** Characters without any that may not begin or end a line: every full line holds as many as fit. */
const plainWords = '经查某某同志在任职期间违反规定先后多次用公款支付应当由个人承担的聚餐费用数额较大';
/** Text as it is written, with stops, brackets and quotes. */
const usualWords =
  '经查，某某同志（时任处长）在任职期间，违反“三重一大”规定，先后多次用公款支付应当由个人承担的聚餐费用；数额较大、影响恶劣。';

/** A paper filled with its examples and some values besides. */
function filledWith(code: string, values: PaperValues): Sheet {
  const { paper } = made(code, 'empty');
  return layOut(paper, { ...exampleValues(paper), ...values });
}

function made(code: string, state: MadePaper['state']): MadePaper {
  return required(
    papers.find((paper) => paper.code === code && paper.state === state),
    code,
  );
}

/** A sheet with one frame that is almost as high as the text: it shows the edges of the text. */
function framed(sheet: Sheet, height: number): Sheet {
  const words = { kind: 'paragraph', style: 'value', runs: [{ text: '框' }] } as const;
  const cell = { span: text.width / 2, heading: false, vertical: 'middle', paragraphs: [words] } as const;
  return {
    ...sheet,
    head: [],
    nodes: [{ kind: 'table', style: 'form', columns: cell.span, rows: [{ height, cells: [cell] }] }],
  };
}

const frameHeight = 224;

/** Papers that no document's example gives, by name. */
function furtherSheets(): Map<string, Sheet> {
  return new Map([
    ['long-decision', filledWith('WS-50', { facts: plainWords.repeat(60) })],
    [
      'usual-decision',
      filledWith('WS-50', { facts: Array.from({ length: 12 }, () => usualWords.repeat(3)).join('\n') }),
    ],
    ['long-letter', filledWith('WS-59', { problem: plainWords.repeat(60) })],
    ['frame', framed(made('WS-50', 'filled').sheet, frameHeight)],
  ]);
}

function pagesOf(name: string): readonly PrintedPage[] {
  return required(pages.get(name), name);
}

/** The page with this number, from 1. */
function pageOf(name: string, number: number): PrintedPage {
  return required(pagesOf(name)[number - 1], `${name}, page ${number}`);
}

async function pictureOf(name: string, number: number): Promise<Picture> {
  return required((await picturesOf(folder, name))[number - 1], `${name}, page ${number}`);
}

/** Lines of ink that touch, as one: where the first begins and the last ends. */
function bands(stretches: readonly Stretch[]): { top: number; bottom: number; from: number; to: number }[] {
  const found: { top: number; bottom: number; from: number; to: number }[] = [];
  for (const { at, from, to } of stretches) {
    const last = found.at(-1);
    const upper = at - pixelMm / 2;
    if (last && upper - last.bottom < 2) Object.assign(last, { bottom: upper + pixelMm });
    else found.push({ top: upper, bottom: upper + pixelMm, from, to });
  }
  return found;
}

function named(...layouts: readonly Sheet['layout'][]): (readonly [name: string, paper: MadePaper])[] {
  return papers.filter(({ sheet }) => layouts.includes(sheet.layout)).map((paper) => [paper.name, paper] as const);
}

/**
 * The right edge of a line without a stop that hangs out of the text. Our files forbid that (`w:overflowPunct` is 0, as
 * ECMA-376 has it), but LibreOffice 7.4 reads the property the wrong way round.
 */
function edgeOf({ text: words, right }: Line): number {
  return hangs({ text: words, right }) ? right - 16 * pointMm : right;
}

function hangs({ text: words, right }: Pick<Line, 'text' | 'right'>): boolean {
  return right > text.right + 1 && /[，。；：、！？]$/u.test(words);
}

/** That a measure is right, to so many millimetres; the other measures of the page are taken all the same. */
function expectNear(measured: number, expected: number, within: number, what: string): void {
  const message = `${what}: ${measured.toFixed(2)} mm, should be ${expected} ± ${within}`;
  expect.soft(Math.abs(measured - expected), message).toBeLessThanOrEqual(within);
}

beforeAll(async () => {
  requirePrograms();
  for (const paper of papers) files.set(paper.name, await wordFileOf(knowledge, paper));
  for (const [name, sheet] of furtherSheets()) files.set(name, await wordFileOf(knowledge, { sheet }));
  await printFiles(folder, files);
  for (const name of printedNames(folder)) pages.set(name, await readPages(folder, name));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('every file', () => {
  it('opens in LibreOffice and gives a PDF', () => {
    expect(papers).toHaveLength(150);
    expect([...files.keys()].filter((name) => (pages.get(name)?.length ?? 0) === 0)).toEqual([]);
  });

  it.each(papers.map(({ name }) => name))(
    '%s: all its text is printed, inside the page, nothing over another',
    (name) => {
      const printed = new Map<string, number>();
      for (const character of squeezed(
        pagesOf(name)
          .flatMap(({ words }) => words.map((word) => word.text))
          .join(''),
      ))
        printed.set(character, (printed.get(character) ?? 0) + 1);
      const lost: string[] = [];
      for (const character of squeezed(wordText(required(files.get(name), name)))) {
        const left = printed.get(character) ?? 0;
        if (left === 0) lost.push(character);
        printed.set(character, left - 1);
      }
      expect(lost.join('')).toBe('');
      const outside = pagesOf(name).flatMap(({ words, width, height }) =>
        words.filter(
          ({ left, top, right, bottom }) => left < 15 || top < 15 || right > width - 15 || bottom > height - 8,
        ),
      );
      expect(outside.map((word) => word.text)).toEqual([]);
      expect(pagesOf(name).flatMap(({ words }) => overprinted(words))).toEqual([]);
    },
  );

  it.each(papers.map(({ name }) => name))('%s: no text crosses a rule of a table', async (name) => {
    const pictures = await picturesOf(folder, name);
    expect(pictures).toHaveLength(pagesOf(name).length);
    const crossing = pictures.flatMap((picture, index) => {
      // A stroke of a letter is shorter than this.
      const rules = picture.down('dark', 8);
      if (made(name.slice(0, 5), 'empty').sheet.layout === 'form') expect(rules.length).toBeGreaterThan(1);
      return pageOf(name, index + 1).words.filter(({ left, right, top, bottom }) =>
        rules.some(({ at, from, to }) => {
          const middle = (top + bottom) / 2;
          return at > left + 0.8 && at < right - 0.8 && middle > from && middle < to;
        }),
      );
    });
    expect(crossing.map((word) => word.text)).toEqual([]);
  });
});

/** Words that are printed over other words. */
function overprinted(words: PrintedPage['words']): string[] {
  return words.flatMap((one, index) =>
    words
      .slice(index + 1)
      .filter((other) => {
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        return across > 1 && down > 0.5 * Math.min(one.bottom - one.top, other.bottom - other.top);
      })
      .map((other) => `${one.text} / ${other.text}`),
  );
}

describe('the text of official papers and letters', () => {
  it('has the margins of the format in every file', () => {
    const wrong = named('official', 'letter').filter(([name]) => {
      const section = elementsIn(partOf(required(files.get(name), name), 'word/document.xml'));
      const margins = section.find(({ tag }) => tag === 'w:pgmar')?.attributes;
      const size = section.find(({ tag }) => tag === 'w:pgsz')?.attributes;
      const mm = (twips: string | undefined): number => (Number(twips) / 1440) * 25.4;
      const sides = Object.entries(margin).every(
        ([side, wide]) => Math.abs(mm(margins?.get(`w:${side}`)) - wide) < 0.1,
      );
      return !sides || Math.abs(mm(size?.get('w:w')) - 210) > 0.1 || Math.abs(mm(size?.get('w:h')) - 297) > 0.1;
    });
    expect(wrong.map(([name]) => name)).toEqual([]);
  });

  it('stands 37 mm under the upper edge, 28 and 26 mm from the sides, and is 225 mm high', async () => {
    expect(pagesOf('frame')).toHaveLength(1);
    const picture = await pictureOf('frame', 1);
    const across = bands(picture.across('dark', 150));
    const down = picture.down('dark', 200);
    expect(across).toHaveLength(2);
    expectNear(across[0]?.top ?? 0, margin.top, 1, 'upper edge');
    expectNear(across[1]?.bottom ?? 0, margin.top + frameHeight, 1, 'lower edge of the frame');
    expectNear(down[0]?.at ?? 0, text.left, 1, 'left edge');
    expectNear(down.at(-1)?.at ?? 0, text.right, 1, 'right edge');
  });

  it.each(named('official', 'letter').map(([name]) => name))('%s keeps between the edges', (name) => {
    const outside = pagesOf(name).flatMap((printed) =>
      linesOf(printed).filter((line) => line.left < text.left - 1 || edgeOf(line) > text.right + 1),
    );
    expect(outside.map((line) => `${line.text} ${line.left.toFixed(1)}–${line.right.toFixed(1)}`)).toEqual([]);
  });

  it('has 22 lines of 28 characters on a full page', async () => {
    for (const number of [2, 3]) {
      const lines = linesOf(pageOf('long-decision', number), text.top - 2, text.bottom + 2);
      expect(lines).toHaveLength(22);
      expect(lines.map(({ characters }) => characters)).toEqual(lines.map(() => 28));
      expectNear(Math.min(...lines.map(({ left }) => left)), text.left, 1, 'left edge');
      expectNear(Math.max(...lines.map(({ right }) => right)), text.right, 1, 'right edge');
      const tops = lines.map(({ top }) => top / pointMm);
      const distance = ((tops.at(-1) ?? 0) - (tops[0] ?? 0)) / 21;
      expect(distance, `lines are ${distance.toFixed(3)} points apart`).toBeCloseTo(pitch, 1);
      const ink = (await pictureOf('long-decision', number)).inkIn('dark', { bottom: 264 });
      // The letters of a line stand somewhere in its 10.2 mm.
      const free = pitch * pointMm - 16 * pointMm;
      expect(ink?.top).toBeGreaterThan(margin.top);
      expect(ink?.top).toBeLessThan(margin.top + free + 1);
      expect(ink?.bottom).toBeLessThan(text.bottom);
      expect(ink?.bottom).toBeGreaterThan(text.bottom - free - 1);
    }
  });

  it('has 22 lines of at most 28 characters where stops and brackets stand', () => {
    const lines = [2, 3].map((number) => linesOf(pageOf('usual-decision', number), text.top - 2, text.bottom + 2));
    expect(lines.map((each) => each.length)).toEqual([22, 22]);
    const characters = lines.flat().map((line) => line.characters - (hangs(line) ? 1 : 0));
    expect(Math.max(...characters)).toBe(28);
    expect(lines.flat().filter((line) => /^[，。；、）”]|[（“]$/u.test(line.text))).toEqual([]);
    expect(Math.max(...lines.flat().map(edgeOf))).toBeLessThan(text.right + 1);
  });

  it('of a letter is as wide, on all its pages', () => {
    for (const number of [1, 2, 3]) {
      const lines = linesOf(pageOf('long-letter', number), 60, text.bottom + 2);
      const full = lines.filter((line) => plainWords.repeat(3).includes(line.text));
      expect(Math.max(...full.map(({ characters }) => characters))).toBe(28);
      expectNear(Math.min(...lines.map(({ left }) => left)), text.left, 1, 'left edge');
      expectNear(Math.max(...lines.map(edgeOf)), text.right, 1, 'right edge');
    }
    expect(linesOf(pageOf('long-letter', 2), text.top - 2, text.bottom + 2)).toHaveLength(22);
  });
});

describe('page numbers', () => {
  it.each(['long-decision', 'long-letter'])('of %s: odd at the right, even at the left, one character in', (name) => {
    expect(pagesOf(name).length).toBeGreaterThanOrEqual(3);
    pagesOf(name).forEach((printed, index) => {
      const number = index + 1;
      const [line, ...others] = linesOf(printed, text.bottom);
      expect(others).toEqual([]);
      if (name === 'long-letter' && number === 1) {
        expect(line).toBeUndefined();
        return;
      }
      expect(line?.text).toBe(`—${number}—`);
      if (number % 2 === 1) expectNear(line?.right ?? 0, text.right - smallCharacter, 1, `page ${number}, right`);
      else expectNear(line?.left ?? 0, text.left + smallCharacter, 1, `page ${number}, left`);
    });
  });

  it.each([
    ['long-decision', 1],
    ['long-decision', 2],
    ['long-letter', 2],
    ['long-letter', 3],
  ] as const)('of %s, page %i: the dashes stand 7 mm under the text', async (name, number) => {
    const dash = required(
      pageOf(name, number).words.find((word) => word.top > text.bottom && word.text === '—'),
      'dash',
    );
    const area = { left: dash.left, right: dash.right, top: text.bottom + 1, bottom: text.bottom + 14 };
    const ink = required((await pictureOf(name, number)).inkIn('dark', area), 'ink');
    expectNear((ink.top + ink.bottom) / 2, text.bottom + 7, 1, 'dash');
  });

  it.each(named('letter').map(([name]) => name))('%s has none on its first page', (name) => {
    expect(linesOf(pageOf(name, 1), text.bottom).map((line) => line.text)).toEqual([]);
  });

  it.each(named('form', 'record'))('%s counts its pages and has room for who signs each', (name, { sheet }) => {
    pagesOf(name).forEach((printed, index, all) => {
      const foot = linesOf(printed, printed.height - 30)
        .map((line) => line.text)
        .join('');
      expect(foot).toContain(`第${index + 1}页共${all.length}页`);
      const notice = index === 0 && sheet.nodes.some(({ kind }) => kind === 'break');
      for (const who of sheet.footers) {
        if (notice) expect(foot).not.toContain(squeezed(who));
        else expect(foot).toContain(`${squeezed(who)}：__`);
      }
    });
  });
});

describe('the red head of an official paper', () => {
  it.each(named('official'))('%s', async (name, { state, sheet }) => {
    const picture = await pictureOf(name, 1);
    const [line, ...others] = bands(picture.across('red', 100));
    expect(others).toEqual([]);
    const rule = required(line, 'red line');
    expectNear(rule.from, text.left, 1, 'left end of the red line');
    expectNear(rule.to, text.right, 1, 'right end of the red line');
    expectNear(rule.to - rule.from, text.width, 1, 'length of the red line');
    expect(rule.bottom - rule.top, 'one line').toBeLessThan(1);

    const mark = required(picture.inkIn('red', { bottom: rule.top - 1 }), 'mark');
    expectNear((mark.left + mark.right) / 2, text.left + text.width / 2, 1.5, 'middle of the mark');
    expectNear(mark.top, margin.top + 35, 2, 'upper edge of the mark');
    expect(mark.left).toBeGreaterThan(text.left);
    expect(mark.right).toBeLessThan(text.right);

    const number = required(picture.inkIn('dark', { top: mark.bottom, bottom: rule.top - 0.5 }), 'document number');
    // An empty paper has a printed blank there, whose ink is at its foot as well.
    expectNear(rule.top - number.bottom, 4, 1, 'from the document number to the red line');
    if (state === 'filled') {
      const middle = (number.left + number.right) / 2;
      if (sheet.nodes.some((node) => node.kind === 'paragraph' && node.style === 'number' && node.opposite)) {
        // One character in, at both sides (7.2.5, 7.2.6).
        expectNear(number.left, text.left + 16 * pointMm, 1.5, 'left edge of the document number');
        expectNear(number.right, text.right - 16 * pointMm, 1.5, 'right edge of who signs');
      } else expectNear(middle, text.left + text.width / 2, 1.5, 'middle of the document number');
    }
  });
});

describe('the head and the foot of a letter', () => {
  it.each(named('letter').map(([name]) => name))('%s', async (name) => {
    const picture = await pictureOf(name, 1);
    const [upper, lower, ...others] = bands(picture.across('red', 100));
    expect(others).toEqual([]);
    const first = required(upper, 'upper line');
    const last = required(lower, 'lower line');
    for (const line of [first, last]) {
      expectNear(line.to - line.from, 170, 1, 'length of the line');
      expectNear((line.from + line.to) / 2, page.width / 2, 1, 'middle of the line');
    }
    const mark = required(picture.inkIn('red', { bottom: first.top - 0.5 }), 'mark');
    expectNear(mark.top, 30, 2, 'upper edge of the mark');
    expectNear((mark.left + mark.right) / 2, page.width / 2, 1.5, 'middle of the mark');
    expectNear(first.top - mark.bottom, 4, 1, 'from the mark to the line');
    expectNear(last.bottom, page.height - 20, 1, 'lower line');
    // Double lines: the thick one outside (上粗下细 above, 上细下粗 below).
    const thickness = (stretches: readonly Stretch[]): readonly number[] => {
      const rows = stretches.map(({ at }) => at);
      const gap = rows.findIndex((at, index) => at - (rows[index - 1] ?? at) > 1.5 * pixelMm);
      return gap < 0 ? [rows.length] : [gap, rows.length - gap];
    };
    const [thick = 0, thin = 0] = thickness(picture.across('red', 100, { bottom: 150 }));
    const [thinBelow = 0, thickBelow = 0] = thickness(picture.across('red', 100, { top: 150 }));
    expect(thick).toBeGreaterThan(thin);
    expect(thickBelow).toBeGreaterThan(thinBelow);
    expect([thin, thinBelow].filter((rows) => rows === 0)).toEqual([]);
  });

  it('stand on the first page alone', async () => {
    expect((await pictureOf('long-letter', 2)).inkIn('red')).toBeUndefined();
    expect((await pictureOf('long-letter', 3)).inkIn('red')).toBeUndefined();
  });
});

describe('forms', () => {
  /** Approval forms that must fit one sheet, empty and with a short example. */
  const oneSheet = ['WS-08', 'WS-12', 'WS-13', 'WS-25', 'WS-29'];

  it.each(oneSheet)('%s takes one page', (code) => {
    expect([`${code}-empty`, `${code}-filled`].map((name) => pagesOf(name).length)).toEqual([1, 1]);
  });

  /** Who gives an opinion on a form by default (fact sheet, chapter 10, item 2). */
  const chain = ['承办人意见', '机关纪委书记意见', '党组（党委）分管领导意见'];
  const withChain = papers.filter(({ paper }) =>
    paper.body.some((block) => block.block === 'table' && block.rows.some(({ row }) => row === 'chain')),
  );

  it('with a sign-off chain are those of the fact sheet, or more', () => {
    const codes = new Set(withChain.map(({ code }) => code));
    expect(['WS-08', 'WS-12', 'WS-13', 'WS-25', 'WS-29', 'WS-31', 'WS-40'].filter((code) => !codes.has(code))).toEqual(
      [],
    );
  });

  it.each(withChain.map((paper) => [paper.name, paper] as const))(
    '%s: no opinion is split, and all stand on one page',
    (name, { paper }) => {
      const labels = paper.body.flatMap((block) =>
        block.block === 'table'
          ? block.rows.flatMap((row) => (row.row === 'chain' ? chain.slice(row.from - 1, row.to) : []))
          : [],
      );
      const found = pagesOf(name).flatMap(({ words }, index) => {
        // Labels stand in the first column, 28 mm wide, on as many lines as they need.
        const column = words.filter(({ left, right }) => left >= text.left && right <= text.left + 29);
        const signatures = words.filter((word) => word.text.startsWith('签名：'));
        const dates = words.filter((word) => /^日$|年.*月.*日$/u.test(word.text));
        return labels.flatMap((label) => {
          const from = column.findIndex((_, at) =>
            column
              .slice(at)
              .map((word) => word.text)
              .join('')
              .startsWith(label),
          );
          const first = column[from];
          if (!first) return [];
          const under = (word: { top: number }): boolean => word.top > first.top - 15 && word.top < first.top + 30;
          return [{ label, page: index + 1, signed: signatures.some(under), dated: dates.some(under) }];
        });
      });
      const last = found[0]?.page;
      expect(found).toEqual(labels.map((label) => ({ label, page: last, signed: true, dated: true })));
    },
  );
});
