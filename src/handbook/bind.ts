import type { Element, ElementContent, Properties, Root, RootContent } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { codePattern } from '../model/schemas/provenance.ts';
import { relativeAddress } from '../rendering/finish-page.ts';
import { visitElements } from '../rendering/tree.ts';

/** Address of a finished page, site-relative, and what stands there. */
export type ReadPage = (page: string) => string;

/** What a volume leaves out of a page: what leads elsewhere, what only a screen needs, and specimens of papers. */
const leftOut = new Set([
  ...['crumbs', 'print-only', 'fold', 'neighbours', 'definition', 'paper-acts', 'paper-frame', 'moved', 'copy'],
  ...['chips', 'on-screen', 'checklist-files', 'narrow', 'flow-words'],
]);
const leftOutElements = new Set(['script', 'form', 'button', 'nav', 'dialog', 'template']);
/** Sections that a volume has once, at its end, or that only lead elsewhere. */
const leftOutIds = new Set(['basis', 'related', 'paper', 'checklist-tools']);
/** Attributes that only scripts and the search index read. */
const unread = new Set(['dataPlain', 'dataCopy', 'dataPagefindIgnore', 'dataPagefindBody', 'dataItemText']);
const references = ['ariaLabelledBy', 'ariaDescribedBy', 'ariaControls', 'htmlFor', 'headers'] as const;

const parser = unified().use(rehypeParse);
const printer = unified().use(rehypeStringify, { allowDangerousCharacters: false });

/** Reads a document. */
export function parsePage(html: string): Root {
  return parser.parse(html);
}

/** Writes a document. */
export function printPage(tree: Root): string {
  return printer.stringify(tree);
}

/**
 * Puts finished pages into a volume: every `<article data-bind="PAGE">` gets what stands in `<main>` of that page, with
 * headings two levels lower, ids that are unique in the volume, and links to whatever stands in the volume leading there.
 * @param volume the finished page of the volume; it is changed.
 * @param address of the volume, site-relative.
 */
export function bindVolume(volume: Root, address: string, read: ReadPage): void {
  const main = mainOf(volume);
  const ids = new Set<string>();
  const chapters: { readonly place: Element; readonly page: string; readonly id: string }[] = [];
  visitElements({ type: 'root', children: [main] }, (node) => {
    const { id, dataBind } = node.properties;
    if (typeof id === 'string') ids.add(id);
    if (typeof dataBind === 'string') chapters.push({ place: node, page: dataBind, id: String(id) });
  });
  /** Where a page, or an anchor of it, stands in the volume. */
  const places = new Map(chapters.map(({ page, id }) => [page, id]));
  const links: { readonly node: Element; readonly page: string }[] = [];

  visitElements({ type: 'root', children: [main] }, (node) => links.push({ node, page: address }));
  for (const { place, page, id } of chapters) {
    const content = mainOf(parsePage(read(page))).children.flatMap(kept);
    place.children = content;
    delete place.properties['dataBind'];
    const own = new Map<string, string>();
    const inside: Root = { type: 'root', children: content };
    visitElements(inside, ({ properties }) => {
      const { id: old } = properties;
      if (typeof old !== 'string') return;
      // A code stays what it is, where it comes first; what is called the same on many pages takes the page's name.
      const fresh = codePattern.test(old) && !ids.has(old) ? old : `${id}-${old}`;
      if (ids.has(fresh)) throw new Error(`${address}：${page} 里的 ${old} 在整份里重复了。`);
      ids.add(fresh);
      own.set(old, fresh);
      places.set(`${page}#${old}`, fresh);
      properties['id'] = fresh;
    });
    visitElements(inside, (node) => {
      node.properties = withoutUnread(node.properties);
      // A named section is a landmark: sections called the same on every page would be landmarks of one name.
      if (node.tagName === 'section') node.properties['ariaLabelledBy'] = undefined;
      renameReferences(node.properties, own);
      node.tagName = node.tagName.replace(/^h([1-4])$/, (_, level: string) => `h${Number(level) + 2}`);
      links.push({ node, page });
    });
    number(content, place.properties);
  }
  for (const { node, page } of links) leadInside(node, page, address, places, ids);
}

/** Links to whatever stands in the volume lead there; others start from the volume's address. */
function leadInside(
  { tagName, properties }: Element,
  page: string,
  address: string,
  places: ReadonlyMap<string, string>,
  ids: ReadonlySet<string>,
): void {
  const { href } = properties;
  if (tagName !== 'a' || typeof href !== 'string') return;
  const url = new URL(href, `http://site.invalid/${page}`);
  if (url.host !== 'site.invalid') return;
  const target = url.pathname.slice(1);
  const anchor = decodeURIComponent(url.hash.slice(1));
  if (target === address) {
    properties['href'] = `#${anchor === '' ? 'main' : anchor}`;
    return;
  }
  const place =
    places.get(anchor === '' ? target : `${target}#${anchor}`) ??
    (codePattern.test(anchor) && ids.has(anchor) ? anchor : places.get(target));
  properties['href'] = place === undefined ? relativeAddress(address, target + url.hash) : `#${place}`;
}

function withoutUnread(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !unread.has(name)));
}

function renameReferences(properties: Properties, ids: ReadonlyMap<string, string>): void {
  for (const name of references) {
    const value = properties[name];
    if (value === undefined || value === null) continue;
    const names = (Array.isArray(value) ? value.map(String) : String(value).split(/\s+/)).flatMap(
      (id) => ids.get(id) ?? [],
    );
    properties[name] = names.length > 0 ? names : undefined;
  }
}

/** A piece of a page as it stands in a volume; nothing if it is left out. */
function kept(node: RootContent): ElementContent[] {
  if (node.type === 'text') return [node];
  if (node.type !== 'element') return [];
  const { className, id } = node.properties;
  const classes = Array.isArray(className) ? className.map(String) : [];
  if (leftOutElements.has(node.tagName) || classes.some((name) => leftOut.has(name))) return [];
  if (typeof id === 'string' && leftOutIds.has(id)) return [];
  const children = node.children.flatMap(kept);
  // The first mention of a term has a box around it for the definition, which stands in the glossary.
  if (classes.includes('term')) return children;
  // Beside the title stay the code and the day; what leads to other forms of the page goes.
  if (classes.includes('tools')) return [{ ...node, children: children.filter((child) => !isWayOut(child)) }];
  return [{ ...node, children }];
}

function isWayOut(node: ElementContent): boolean {
  if (node.type !== 'element' || node.tagName !== 'a') return false;
  const { className } = node.properties;
  return !Array.isArray(className) || !className.includes('code');
}

/** Writes the number of a chapter before its title. */
function number(content: readonly ElementContent[], properties: Properties): void {
  const { dataNumber } = properties;
  delete properties['dataNumber'];
  let heading: Element | undefined;
  visitElements({ type: 'root', children: [...content] }, (node) => {
    if (node.tagName === 'h3') heading ??= node;
  });
  if (heading && typeof dataNumber === 'string') {
    heading.children.unshift({ type: 'text', value: `${dataNumber}　` });
  }
}

function mainOf(tree: Root): Element {
  let main: Element | undefined;
  visitElements(tree, (node) => {
    if (node.tagName === 'main') main ??= node;
  });
  if (!main) throw new Error('页面里没有 <main>。');
  return main;
}
