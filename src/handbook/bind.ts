import type { Element, Root } from 'hast';
import { codePattern } from '../model/schemas/provenance.ts';
import { relativeAddress } from '../rendering/finish-page.ts';
import { printAttribute, printHtml } from '../rendering/html.ts';
import { visitElements } from '../rendering/tree.ts';
import { mainOf, type Chapter, type Slot } from './chapter.ts';

/** A volume whose chapters are written already: they are most of it. */
export interface BoundVolume {
  /** The page of the volume; where a chapter stands, `place` of its number. It may still be changed. */
  readonly page: Root;
  readonly chapters: readonly string[];
}

/**
 * Puts finished pages into a volume: every `<article data-bind="PAGE">` gets the chapter of that page, with ids that are
 * unique in the volume, and links to whatever stands in the volume leading there.
 * @param volume the finished page of the volume; it is changed.
 * @param address of the volume, site-relative.
 * @param chapterOf a page by its address, site-relative.
 * @throws Error if an id would come twice.
 */
export function bindVolume(volume: Root, address: string, chapterOf: (page: string) => Chapter): BoundVolume {
  const main = mainOf(volume);
  if (!main) throw new Error(`${address}：页面里没有 <main>。`);
  const ids = new Set<string>();
  const bound: BoundPage[] = [];
  const links: Element[] = [];
  visitElements({ type: 'root', children: [main] }, (node) => {
    const { id, dataBind, dataNumber } = node.properties;
    if (typeof id === 'string') ids.add(id);
    if (node.tagName === 'a') links.push(node);
    if (typeof dataBind !== 'string') return;
    node.children = [{ type: 'text', value: placeOf(bound.length) }];
    delete node.properties['dataBind'];
    delete node.properties['dataNumber'];
    const number = typeof dataNumber === 'string' ? `${dataNumber}　` : '';
    bound.push({ page: dataBind, id: String(id), number, chapter: chapterOf(dataBind), names: new Map() });
  });
  /** Where a page, or an anchor of it, stands in the volume. */
  const places = new Map(bound.map(({ page, id }) => [page, id]));
  for (const { page, id, chapter, names } of bound) {
    for (const slot of chapter) {
      if (typeof slot === 'string' || slot.kind !== 'id') continue;
      // A code stays what it is, where it comes first; what is called the same on many pages takes the page's name.
      const fresh = codePattern.test(slot.id) && !ids.has(slot.id) ? slot.id : `${id}-${slot.id}`;
      if (ids.has(fresh)) throw new Error(`${address}：${page} 里的 ${slot.id} 在整份里重复了。`);
      ids.add(fresh);
      names.set(slot.id, fresh);
      places.set(`${page}#${slot.id}`, fresh);
    }
  }
  const leadsTo = (page: string, href: string): string => leadInside(href, page, address, places, ids);
  for (const { properties } of links) {
    const { href } = properties;
    if (typeof href === 'string') properties['href'] = leadsTo(address, href);
  }
  return { page: volume, chapters: bound.map((one) => writeChapter(one, leadsTo)) };
}

/** Writes a volume as a document. */
export function printVolume({ page, chapters }: BoundVolume): string {
  return printHtml(page)
    .split(places)
    .map((piece, index) => (index % 2 === 0 ? piece : (chapters[Number(piece)] ?? '')))
    .join('');
}

/** Stands in the page of a volume for a chapter: characters that no content may hold. */
function placeOf(chapter: number): string {
  return `\ue000${chapter}\ue001`;
}

const places = /\ue000(\d+)\ue001/;

/** A page as a chapter of one volume. */
interface BoundPage {
  readonly page: string;
  /** The chapter's own id. */
  readonly id: string;
  /** Stands before its title. */
  readonly number: string;
  readonly chapter: Chapter;
  /** What ids of the page are called in the volume. */
  readonly names: Map<string, string>;
}

function writeChapter(
  { page, number, chapter, names }: BoundPage,
  leadsTo: (page: string, href: string) => string,
): string {
  const write = (slot: Slot): string => {
    switch (slot.kind) {
      case 'id':
        return printAttribute('id', names.get(slot.id) ?? slot.id);
      case 'link':
        return printAttribute('href', leadsTo(page, slot.href));
      case 'references': {
        const found = slot.ids.flatMap((id) => names.get(id) ?? []);
        return found.length > 0 ? printAttribute(slot.attribute, found.join(' ')) : '';
      }
      case 'number':
        return number;
    }
  };
  return chapter.map((piece) => (typeof piece === 'string' ? piece : write(piece))).join('');
}

/** Links to whatever stands in the volume lead there; others start from the volume's address. */
function leadInside(
  href: string,
  page: string,
  address: string,
  places: ReadonlyMap<string, string>,
  ids: ReadonlySet<string>,
): string {
  const url = new URL(href, `http://site.invalid/${page}`);
  if (url.host !== 'site.invalid') return href;
  const target = url.pathname.slice(1);
  const anchor = decodeURIComponent(url.hash.slice(1));
  if (target === address) return `#${anchor === '' ? 'main' : anchor}`;
  const place =
    places.get(anchor === '' ? target : `${target}#${anchor}`) ??
    (codePattern.test(anchor) && ids.has(anchor) ? anchor : places.get(target));
  return place === undefined ? relativeAddress(address, target + url.hash) : `#${place}`;
}
