import { fold } from '../../search/text.ts';
import { make, makeButton } from '../dom.ts';

/** What is no running text, or not seen. */
const skipped = 'script, style, noscript, svg, nav, textarea, form, [hidden], .definition, .print-only';
/** Elements whose text runs on as one. */
const blocks =
  'p, li, td, th, dt, dd, h1, h2, h3, h4, summary, caption, figcaption, blockquote, article, section, div, main';

/**
 * Marks on the opened page the words that `?mark=` in its address names, takes them out of the address, and offers to
 * remove the marks.
 */
export function markWords(): void {
  const address = new URL(location.href);
  const words = [...new Set(address.searchParams.getAll('mark').map((word) => fold(word).trim()))]
    .filter((word) => word !== '' && word.length <= 200)
    .slice(0, 20);
  address.searchParams.delete('mark');
  history.replaceState(history.state, '', address);
  const main = document.querySelector('main');
  if (!main || words.length === 0) return;
  const marks = markIn(main, words);
  if (marks.length === 0) return;
  const note = make('p', 'marks-note', `标出了 ${new Set(marks.map(({ place }) => place)).size} 处`);
  note.append(
    makeButton('btn btn-2', '去掉标记', () => {
      for (const { mark } of marks) {
        const parent = mark.parentNode;
        mark.replaceWith(...mark.childNodes);
        parent?.normalize();
      }
      note.remove();
      main.tabIndex = -1;
      main.focus({ preventScroll: true });
    }),
  );
  main.append(note);
}

interface Piece {
  readonly node: Text;
  readonly start: number;
}

/** Marks words wherever they stand, also across links inside a sentence; longer words win. */
function markIn(main: Element, words: readonly string[]): { mark: HTMLElement; place: string }[] {
  const texts = new Map<Element, { text: string; pieces: Piece[] }>();
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.parentElement?.closest(skipped)) continue;
    const block = node.parentElement?.closest(blocks);
    if (!block) continue;
    const run = texts.get(block) ?? { text: '', pieces: [] };
    run.pieces.push({ node, start: run.text.length });
    run.text += node.data;
    texts.set(block, run);
  }
  const marks: { mark: HTMLElement; place: string }[] = [];
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  let number = 0;
  for (const { text, pieces } of texts.values()) {
    const spans = spansOf(fold(text), longestFirst);
    number += 1;
    // From the end, so that the places of what comes before stay as they are.
    for (const [from, to] of spans) {
      let last: HTMLElement | undefined;
      for (const { node, start } of [...pieces].reverse()) {
        const begin = Math.max(from - start, 0);
        const length = Math.min(to - start, node.data.length) - begin;
        if (length <= 0 || begin >= node.data.length) continue;
        const middle = begin === 0 ? node : node.splitText(begin);
        if (length < middle.data.length) middle.splitText(length);
        const next = middle.nextElementSibling;
        if (last && middle.nextSibling === next && next?.localName === 'wbr' && next.nextSibling === last) {
          // A place where a line of a title may end does not cut the mark.
          last.prepend(middle, next);
          continue;
        }
        const mark = make('mark');
        last = mark;
        middle.replaceWith(mark);
        mark.append(middle);
        marks.push({ mark, place: `${number} ${from}` });
      }
    }
  }
  return marks;
}

/** Where words stand in a folded text, from its end to its beginning. */
function spansOf(text: string, words: readonly string[]): (readonly [number, number])[] {
  const spans: (readonly [number, number])[] = [];
  for (const word of words) {
    for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
      const end = at + word.length;
      if (!spans.some(([from, to]) => at < to && end > from)) spans.push([at, end]);
    }
  }
  return spans.sort(([a], [b]) => b - a);
}
