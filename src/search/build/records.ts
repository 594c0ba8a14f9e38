import type { Element, ElementContent, Root } from 'hast';
import { parseHtml } from '../../rendering/html.ts';

/** A searchable part of a page: from one anchor to the next. */
export interface PageRecord {
  /** Anchor on the page; empty for what stands before the first. */
  readonly anchor: string;
  /** The heading, if there is one. */
  readonly heading: string;
  /** Paragraphs, cells and headings, each without line breaks: what is searched. */
  readonly blocks: readonly string[];
  /** The same as it is quoted in results: without the heading, codes and marks of provenance. */
  readonly quoted: readonly string[];
}

/** A finished page of the site. */
export interface SourcePage {
  /** Address, site-relative. */
  readonly address: string;
  readonly html: string;
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

/**
 * Cuts a finished page into what search finds.
 * @returns nothing for pages without `data-pagefind-body`, which stay out of the index.
 */
export function readPage({ address, html }: SourcePage): SearchablePage | undefined {
  return html.includes('data-pagefind-body') ? findPage(address, parseHtml(html)) : undefined;
}

/** The same of a page that is parsed already. */
export function findPage(address: string, tree: Root): SearchablePage | undefined {
  const main = findBody(tree);
  if (!main) return undefined;
  const first = openRecord('');
  const records = [first];
  collect(main.children, first, false, records);
  return {
    address,
    title: oneLine(firstHeading(main) ?? ''),
    kind: String(main.properties['dataPagefindBody'] ?? ''),
    records: records
      .map(({ anchor, heading, blocks, quoted }) => ({
        anchor,
        heading: oneLine(heading),
        blocks: finished(blocks),
        quoted: finished(quoted),
      }))
      .filter(({ blocks }) => blocks.length > 0),
  };
}

interface OpenRecord {
  readonly anchor: string;
  heading: string;
  readonly blocks: string[];
  readonly quoted: string[];
}

function openRecord(anchor: string): OpenRecord {
  return { anchor, heading: '', blocks: [''], quoted: [''] };
}

/** @param quiet whether the text is searched but not quoted. */
function collect(nodes: readonly ElementContent[], outer: OpenRecord, quiet: boolean, records: OpenRecord[]): void {
  let record = outer;
  for (const node of nodes) {
    if (node.type === 'text') {
      addText(record.blocks, node.value);
      if (!quiet) addText(record.quoted, node.value);
      continue;
    }
    if (node.type !== 'element' || isLeftOut(node)) continue;
    const isQuiet = quiet || isMark(node);
    if (inlineElements.has(node.tagName)) {
      collect(node.children, record, isQuiet, records);
      continue;
    }
    breakLine(record);
    const id = node.properties['id'];
    const isHeading = /^h[1-6]$/.test(node.tagName);
    let inside = record;
    // The first heading of a place that has an anchor is its name, and no place of its own.
    const isName = isHeading && record.anchor !== '' && record.heading === '';
    if (typeof id === 'string' && id !== '' && !isName) {
      inside = openRecord(id);
      records.push(inside);
      // What follows a heading belongs to it; what follows a section does not.
      if (isHeading) record = inside;
    }
    const names = isHeading && inside.heading === '';
    if (names) inside.heading = textOf(node);
    collect(node.children, inside, isQuiet || names, records);
    breakLine(inside);
  }
}

function addText(blocks: string[], text: string): void {
  blocks[blocks.length - 1] = (blocks.at(-1) ?? '') + text;
}

function breakLine({ blocks, quoted }: OpenRecord): void {
  for (const list of [blocks, quoted]) if (list.at(-1) !== '') list.push('');
}

function finished(blocks: readonly string[]): string[] {
  return blocks.map(oneLine).filter((block) => block !== '');
}

/** Classes of what stands beside the text: codes, marks of provenance, numbers, labels, kinds. So do links (`nav`). */
const markClasses = ['code', 'prov', 'num', 'lbl', 'kind'];

function isMark({ tagName, properties }: Element): boolean {
  const classes = properties['className'];
  return tagName === 'nav' || (Array.isArray(classes) && markClasses.some((name) => classes.includes(name)));
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
