import type { Element, ElementContent, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

/** A searchable part of a page: from one anchor to the next. */
export interface PageRecord {
  /** Anchor on the page; empty for what stands before the first. */
  readonly anchor: string;
  /** The heading, if there is one. */
  readonly heading: string;
  /** Paragraphs, cells and headings, each without line breaks. */
  readonly blocks: readonly string[];
}

/** A page that search finds, cut into its parts. */
export interface SearchablePage {
  /** Address, site-relative: `procedures/case-review.html`. */
  readonly address: string;
  readonly title: string;
  /** What `data-pagefind-body` on the main element says: 程序, 规则 … */
  readonly kind: string;
  readonly records: readonly PageRecord[];
}

/** Elements that do not break a line: the text around and in them is read as one. */
const inlineElements = new Set(
  'a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);
/** Elements that are no text of the page. */
const silentElements = new Set(['script', 'style', 'template', 'noscript']);

const parser = unified().use(rehypeParse);

/**
 * Cuts a finished page into what search finds.
 * @returns nothing for pages without `data-pagefind-body`, which stay out of the index.
 */
export function readPage(address: string, html: string): SearchablePage | undefined {
  const main = html.includes('data-pagefind-body') ? findBody(parser.parse(html)) : undefined;
  if (!main) return undefined;
  const records: OpenRecord[] = [{ anchor: '', heading: '', blocks: [''] }];
  collect(main.children, records[0] ?? { anchor: '', heading: '', blocks: [] }, records);
  const finished = records
    .map(({ anchor, heading, blocks }) => ({
      anchor,
      heading: oneLine(heading),
      blocks: blocks.map(oneLine).filter((block) => block !== ''),
    }))
    .filter(({ blocks }) => blocks.length > 0);
  return {
    address,
    title: oneLine(firstHeading(main) ?? ''),
    kind: String(main.properties['dataPagefindBody'] ?? ''),
    records: finished,
  };
}

interface OpenRecord {
  readonly anchor: string;
  heading: string;
  readonly blocks: string[];
}

function collect(nodes: readonly ElementContent[], outer: OpenRecord, records: OpenRecord[]): void {
  let record = outer;
  const lineBreak = (): void => {
    if (record.blocks.at(-1) !== '') record.blocks.push('');
  };
  for (const node of nodes) {
    if (node.type === 'text') {
      record.blocks[record.blocks.length - 1] = (record.blocks.at(-1) ?? '') + node.value;
      continue;
    }
    if (node.type !== 'element' || isLeftOut(node)) continue;
    if (inlineElements.has(node.tagName)) {
      collect(node.children, record, records);
      continue;
    }
    lineBreak();
    const id = node.properties['id'];
    const isHeading = /^h[1-6]$/.test(node.tagName);
    let inside = record;
    if (typeof id === 'string' && id !== '' && node.tagName !== 'main') {
      // A section that is named by its heading (`aria-labelledby`) is one place, not two.
      const named = isHeading && record.anchor !== '' && record.blocks.every((block) => block === '');
      if (!named) {
        inside = { anchor: id, heading: '', blocks: [''] };
        records.push(inside);
      }
      // What follows a heading belongs to it; what follows a section does not.
      if (isHeading) record = inside;
    }
    if (isHeading && inside.heading === '') inside.heading = textOf(node);
    collect(node.children, inside, records);
    if (inside.blocks.at(-1) !== '') inside.blocks.push('');
  }
}

function isLeftOut({ tagName, properties }: Element): boolean {
  return silentElements.has(tagName) || properties['hidden'] === true || properties['dataPagefindIgnore'] !== undefined;
}

function findBody(tree: Root): Element | undefined {
  let found: Element | undefined;
  const walk = (nodes: readonly (Root | Element)['children'][number][]): void => {
    for (const node of nodes) {
      if (found || node.type !== 'element') continue;
      if (node.properties['dataPagefindBody'] !== undefined) found = node;
      else walk(node.children);
    }
  };
  walk(tree.children);
  return found;
}

function firstHeading(element: Element): string | undefined {
  for (const child of element.children) {
    if (child.type !== 'element') continue;
    if (child.tagName === 'h1') return textOf(child);
    const inside = firstHeading(child);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

function textOf(element: Element): string {
  return element.children
    .map((child) =>
      child.type === 'text' ? child.value : child.type === 'element' && !isLeftOut(child) ? textOf(child) : '',
    )
    .join('');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
