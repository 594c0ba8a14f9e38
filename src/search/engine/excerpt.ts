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
  let start = densest < length / 2 ? 0 : densest - Math.floor(length / 4);
  // Begin with a sentence or block if one begins just before.
  const sentence = Math.max(...['。', '；', '　', '！', '？'].map((stop) => text.lastIndexOf(stop, densest - 1))) + 1;
  if (sentence > start - length / 4 && sentence <= densest && densest - sentence < length * 0.6) start = sentence;
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
  for (const word of words.filter((item) => item !== '').toSorted((a, b) => b.length - a.length)) {
    for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + word.length)) {
      const end = at + word.length;
      if (!spans.some(([from, to]) => at < to && end > from)) spans.push([at, end]);
    }
  }
  return spans.toSorted(([a], [b]) => a - b);
}

function cut(text: string, spans: readonly Span[], start: number, stop: number): MarkedText {
  const pieces: { text: string; marked: boolean }[] = [];
  const add = (from: number, to: number, marked: boolean): void => {
    if (to > from) pieces.push({ text: text.slice(from, to), marked });
  };
  let at = start;
  for (const [from, to] of spans) {
    if (from < at || to > stop) continue;
    add(at, from, false);
    add(from, to, true);
    at = to;
  }
  add(at, stop, false);
  return pieces;
}
