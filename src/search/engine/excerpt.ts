import { fold } from '../text.ts';
import type { MarkedText } from '../protocol.ts';

/** A stretch of a text: first character and the one after the last. */
type Span = readonly [number, number];

/** Marks every place of a text that says one of the words; longer words win. Case and width do not matter. */
export function mark(text: string, words: readonly string[]): MarkedText {
  return cut(text, spansOf(text, words), 0, text.length);
}

/**
 * The passage of some blocks that says most of the words.
 * @param words folded words to look for and mark.
 * @param length about how many characters.
 */
export function excerpt(blocks: readonly string[], words: readonly string[], length = 90): MarkedText {
  const text = blocks.join('　');
  const spans = spansOf(text, words);
  const first = spans[0]?.[0] ?? 0;
  let densest = first;
  let most = 0;
  for (const [start] of spans) {
    const inside = spans.filter(([from, to]) => from >= start && to <= start + length);
    const weight = inside.reduce((sum, [from, to]) => sum + (to - from), 0);
    const kinds = new Set(inside.map(([from, to]) => text.slice(from, to))).size;
    if (weight * kinds > most) {
      most = weight * kinds;
      densest = start;
    }
  }
  let start = densest < length / 2 || text.length <= length ? 0 : densest - Math.floor(length / 4);
  // Begin with a sentence or block if one begins just before.
  const sentence = Math.max(...['。', '；', '　', '！', '？'].map((stop) => text.lastIndexOf(stop, densest - 1))) + 1;
  if (start > 0 && sentence > start - length / 4 && sentence <= densest && densest - sentence < length * 0.6)
    start = sentence;
  const stop = Math.min(text.length, start + length);
  const pieces = cut(text, spans, start, stop);
  return [
    ...(start > 0 ? [{ text: '…', marked: false }] : []),
    ...pieces,
    ...(stop < text.length ? [{ text: '…', marked: false }] : []),
  ];
}

function spansOf(text: string, words: readonly string[]): Span[] {
  const folded = fold(text);
  const spans: Span[] = [];
  for (const word of words.filter((item) => item !== '').sort((a, b) => b.length - a.length)) {
    for (const { index: at, 0: found } of folded.matchAll(patternOf(word))) {
      const end = at + found.length;
      if (!spans.some(([from, to]) => at < to && end > from)) spans.push([at, end]);
    }
  }
  return spans.sort(([a], [b]) => a - b);
}

/** A word as it may be printed: with a space beside digits and Latin letters (15日 is printed 15 日). */
function patternOf(word: string): RegExp {
  const escaped = word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(
    escaped.replaceAll(/(?<=\p{Script=Han})(?=[a-z0-9])|(?<=[a-z0-9])(?=\p{Script=Han})/gu, String.raw`\s*`),
    'gu',
  );
}

function cut(text: string, spans: readonly Span[], start: number, stop: number): MarkedText {
  const pieces: { text: string; marked: boolean }[] = [];
  const add = (from: number, to: number, marked: boolean): void => {
    if (to > from) pieces.push({ text: text.slice(from, to), marked });
  };
  let at = start;
  for (const [from, to] of spans) {
    if (from < at || from >= stop) continue;
    add(at, from, false);
    add(from, Math.min(to, stop), true);
    at = Math.min(to, stop);
  }
  add(at, stop, false);
  return pieces;
}
