import { lineCharacters, markSizes, points, widthOf } from '../geometry.ts';
import type { Paper } from '../paper.ts';
import type { Paragraph, Run } from '../sheet.ts';
import { paragraph } from './table.ts';
import type { Words } from './words.ts';

/** Points between the edges of the text: 156 mm. */
const textPoints = 442;
/** Characters of a title on one line: one less than fit, since the blanks of an empty paper come out wider. */
const titleCharacters = Math.floor(textPoints / points.title) - 1;

/** Most lines that are made even. A longer text is no title but a slip, and weighing its breaks would stop the page. */
const mostEvenLines = 8;

/** Empty lines. */
export function emptyLines(count: number): Paragraph[] {
  return Array.from({ length: count }, () => paragraph('empty', []));
}

/** The head of an official paper (版头): mark, document number, who signs; GB/T 9704-2012, 7.2. */
export function officialHead(paper: Paper, words: Words): Paragraph[] {
  const mark = [...words.runs('{issuer}'), { text: '文件' }];
  const number: Paragraph = paper.upward
    ? {
        ...paragraph('number', [{ text: '\u3000' }, words.run('documentNumber')]),
        opposite: [{ text: '签发人：' }, { ...words.run('signer'), kai: true }],
      }
    : paragraph('number', [words.run('documentNumber')]);
  return [
    ...secrecyLine(paper, words),
    markParagraph('mark', mark),
    ...emptyLines(2),
    number,
    ...emptyLines(2),
    ...titleParagraphs(paper, words),
    ...emptyLines(1),
  ];
}

/** The mark of a letter (信函格式), in the head of its first page; GB/T 9704-2012, 10.1. */
export function letterMark(words: Words): Paragraph[] {
  return [markParagraph('letterMark', words.runs('{issuer}'))];
}

/** Document number and title of a letter. */
export function letterHead(paper: Paper, words: Words): Paragraph[] {
  return [
    { ...paragraph('letterNumber', [words.run('documentNumber')]) },
    ...secrecyLine(paper, words),
    ...emptyLines(2),
    ...titleParagraphs(paper, words),
    ...emptyLines(1),
  ];
}

/** 密级和保密期限: a place for it in an empty paper; never filled in on a page. */
function secrecyLine(paper: Paper, words: Words): Paragraph[] {
  if (!paper.secrecy || !words.empty) return [];
  return [paragraph('secrecy', [{ text: '密级和保密期限：' }, { text: '____', blank: true }])];
}

function markParagraph(style: 'mark' | 'letterMark', runs: readonly Run[]): Paragraph {
  const width = widthOf(textOf(runs));
  const size = markSizes.find((points) => width * points <= textPoints) ?? markSizes[markSizes.length - 1];
  return { ...paragraph(style, runs), size };
}

/** The title, on as many lines as it needs, none of them much shorter than the others. */
export function titleParagraphs(paper: Paper, words: Words, title = paper.heading): Paragraph[] {
  const style = paper.layout === 'form' || paper.layout === 'record' ? 'formTitle' : 'title';
  const runs = words.runs(title);
  const text = textOf(runs);
  if (widthOf(text) <= titleCharacters) return [paragraph(style, runs)];
  const least = Math.ceil(widthOf(text) / titleCharacters);
  if (least > mostEvenLines) return [paragraph(style, runs)];
  // Where words end badly, even widths may not fit on the fewest lines.
  const breaks = [least, least + 1].map((lines) => titleBreaks(text, lines)).find(({ length }) => length >= least - 1);
  return [paragraph(style, breakRuns(runs, breaks ?? []))];
}

/** Where a title may break well: after these. */
const goodEnds = new Set('的、》，和及等志');
/** What a line may not begin with. */
const noStart = new Set('》）〕”’，、。；：！？…的年月日号');
/** What a line may not end with. */
const noEnd = new Set('〔《（“‘');

/** What breaking a title at a place costs; the blank inside and the figures of a number stay together. */
function breakCost(before: string, after: string): number {
  const together = (before === '_' && after === '_') || (/\d/.test(before) && /\d/.test(after));
  if (together || noStart.has(after) || noEnd.has(before)) return 20;
  return goodEnds.has(before) ? 0 : 4;
}

/** Positions in a title, in characters, before which a line begins: near even widths, where words end. */
function titleBreaks(text: string, lines: number): number[] {
  const characters = [...text];
  const width = (from: number, to: number): number => widthOf(characters.slice(from, to).join(''));
  const breaks: number[] = [];
  let from = 0;
  for (let line = 1; line < lines; line += 1) {
    const rest = lines - line;
    const even = width(from, characters.length) / (rest + 1);
    let best: { at: number; cost: number } | undefined;
    for (let at = from + 1; at < characters.length; at += 1) {
      const fits = width(from, at) <= titleCharacters && width(at, characters.length) <= titleCharacters * rest;
      if (!fits) continue;
      const cost = Math.abs(width(from, at) - even) + breakCost(characters[at - 1] ?? '', characters[at] ?? '');
      if (!best || cost < best.cost) best = { at, cost };
    }
    if (!best) break;
    breaks.push(best.at);
    from = best.at;
  }
  return breaks;
}

function breakRuns(runs: readonly Run[], breaks: readonly number[]): Run[] {
  let position = 0;
  return runs.map((run): Run => {
    const text = [...run.text].map((character) => {
      position += 1;
      return breaks.includes(position) ? `${character}\n` : character;
    });
    return { ...run, text: text.join('') };
  });
}

/** Name and date at the end (落款): sealed (7.3.5.1) or not (7.3.5.2). */
export function signOff(name: readonly Run[], date: Run, sealed: boolean): Paragraph[] {
  const nameWidth = widthOf(textOf(name));
  const dateWidth = widthOf(date.text);
  let right = 2;
  // The date begins two characters right of the name.
  let dateRight = nameWidth - dateWidth;
  if (sealed) {
    dateRight = 4;
    right = Math.max(0, dateRight + (dateWidth - nameWidth) / 2);
  } else if (dateWidth > nameWidth) {
    dateRight = 2;
    right = dateRight + dateWidth + 2 - nameWidth;
  }
  return [
    ...emptyLines(sealed ? 3 : 1).map((line) => ({ ...line, keep: true })),
    { ...paragraph('signature', name), right: halves(right) },
    { ...paragraph('signature', [date]), right: halves(dateRight) },
  ];
}

function halves(characters: number): number {
  return Math.min(lineCharacters, Math.max(0, Math.round(characters * 2) / 2));
}

/** The words of some runs. */
export function textOf(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}
