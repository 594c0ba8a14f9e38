import { readPages } from '../site/site.ts';

/** One page of every kind, and every page that is the only one of its kind. */
export function kindsOfPages(): string[] {
  const byFolder = new Map<string, string>();
  for (const { path, redirect } of readPages()) {
    if (redirect) continue;
    const isOwnKind = /^(tables\/)?[^/]+$|(index|my)\.html$/.test(path);
    const kind = isOwnKind ? path : path.replace(/[^/]+$/, '');
    if (!byFolder.has(kind)) byFolder.set(kind, path);
  }
  return [...byFolder.values(), 'documents/WS-50.html', 'documents/WS-61.html', 'documents/fill/WS-50.html'];
}

/**
 * What a reader could not make out: text cut off by its box, lines lying over each other, a page wider than the window.
 * Only what is seen counts.
 */
export function unreadable(): string[] {
  const found: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.push(`${root.scrollWidth} px wide`);
  const shown: { words: string; block: Element; left: number; top: number; right: number; bottom: number }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  texts: for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = (node.textContent ?? '').trim();
    const box = node.parentElement;
    if (words === '' || !box || box.closest('script, noscript, select, svg, .vh, .definition, .skip')) continue;
    if (getComputedStyle(box).visibility !== 'visible') continue;
    // What is far below the window is not laid out where browsers know `content-visibility`.
    if ('checkVisibility' in box && !box.checkVisibility({ contentVisibilityAuto: true })) continue;
    for (let at: Element | null = box; at; at = at.parentElement) {
      const { overflowX, overflowY, clipPath } = getComputedStyle(at);
      // Hidden from sight on purpose, for those who listen.
      if (clipPath !== 'none') continue texts;
      const cuts = at.scrollWidth > at.clientWidth + 1 && (overflowX === 'hidden' || overflowX === 'clip');
      const cutsBelow = at.scrollHeight > at.clientHeight + 1 && (overflowY === 'hidden' || overflowY === 'clip');
      if (at !== document.body && at.clientWidth > 1 && (cuts || cutsBelow))
        found.push(`cut off: ${words.slice(0, 20)}`);
    }
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, top, right, bottom } of range.getClientRects()) {
      // Letters are lower than their lines: a little of each line is left out above and below.
      const slack = (bottom - top) * 0.3;
      if (right - left > 1) shown.push({ words, block: box, left, top: top + slack, right, bottom: bottom - slack });
    }
  }
  const fixed = (element: Element): boolean => {
    for (let at: Element | null = element; at; at = at.parentElement)
      if (/^(fixed|sticky)$/.test(getComputedStyle(at).position)) return true;
    return false;
  };
  const still = shown.filter(({ block }) => !fixed(block)).sort((a, b) => a.top - b.top);
  for (const [index, one] of still.entries()) {
    for (let next = index + 1; next < still.length; next += 1) {
      const other = still[next];
      if (!other || other.top >= one.bottom) break;
      const over = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      if (over > 2) found.push(`one over the other: ${one.words.slice(0, 20)} / ${other.words.slice(0, 20)}`);
    }
  }
  return found;
}
