import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Element, Root, RootContent } from 'hast';
import { pdfAddress } from '../handbook/pdf.ts';
import { parseHtml } from '../rendering/html.ts';
import { classesOf } from '../rendering/tree.ts';
import { integrityFile } from './integrity.ts';

/**
 * What counts as published, so that links to it must work for ever:
 *
 * - every page and every file of the site, except `assets/` and the folders in `search/`, which are named after their
 *   content and which only pages of the same build ask for; `c/`, which follows from the register of codes; the list of
 *   files, which every build writes at the very end; and the PDF file, which not every machine can make;
 * - on a page every id inside `<main>`, on whatever a reader would link to: a section, an article, a heading, a row, an
 *   item, and not in a volume (`.chapter`), which repeats what has its address elsewhere. Ids on other elements (`notAnchors`) serve scripts, labels and tooltips. The ids of the frame (`main`,
 *   `sections`, `q`) are outside: without them a link still leads to the page, which is all that they say.
 */
export function isPublished(address: string): boolean {
  return ![integrityFile, pdfAddress].includes(address) && !/^(assets|c)\/|^search\/[^/]+\//.test(address);
}

/** Elements whose ids are no anchors: holders for scripts and their data, form controls, tooltips. */
const notAnchors = new Set(
  'button details div form input label output p script select span template textarea'.split(' '),
);

/** A file of a built site, as its address is seen from outside. */
export interface SiteFile {
  /** Ids that can be linked to, in the order of the page; none for what is no page. */
  readonly anchors: ReadonlySet<string>;
  /** Anchors that are gone from the page, and where each leads, site-relative. */
  readonly moved: ReadonlyMap<string, string>;
  /** For a page that only leads elsewhere: where, site-relative. */
  readonly leadsTo?: string;
}

/** A file without anchors. */
const plainFile: SiteFile = { anchors: new Set(), moved: new Map() };

/**
 * Reads what stands at every address of a built site.
 * @param folder the built site.
 * @param known pages that need not be read.
 * @returns files by address, site-relative, sorted.
 */
export function readSite(
  folder: string,
  known: (address: string) => SiteFile | undefined = () => undefined,
): Map<string, SiteFile> {
  const addresses = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  return new Map(
    addresses
      .toSorted(byAddress)
      .map((address) => [
        address,
        address.endsWith('.html')
          ? (known(address) ?? readPage(address, readFileSync(join(folder, address), 'utf8')))
          : plainFile,
      ]),
  );
}

/** The order of addresses and anchors, the same on every machine. */
export function byAddress(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * What a page offers to links.
 * @param address its address, from which its own links start.
 */
export function readPage(address: string, html: string): SiteFile {
  return readTree(address, parseHtml(html));
}

/** The same of a page that is parsed already. */
export function readTree(address: string, tree: Root): SiteFile {
  const anchors = new Set<string>();
  const moved = new Map<string, string>();
  let leadsTo: string | undefined;
  const walk = (nodes: readonly RootContent[], inMain: boolean): void => {
    for (const node of nodes) {
      if (node.type !== 'element') continue;
      const { id, content, httpEquiv } = node.properties;
      const target = String(httpEquiv) === 'refresh' ? /url=(.*)$/.exec(String(content))?.[1] : undefined;
      if (target !== undefined) leadsTo = siteAddress(address, target);
      if (inMain && typeof id === 'string') {
        if (classesOf(node).includes('moved')) moved.set(id, siteAddress(address, firstLink(node) ?? ''));
        else if (!notAnchors.has(node.tagName)) anchors.add(id);
      }
      walk(node.children, (inMain || node.tagName === 'main') && !classesOf(node).includes('chapter'));
    }
  };
  walk(tree.children, false);
  return { anchors, moved, ...(leadsTo === undefined ? {} : { leadsTo }) };
}

function firstLink(element: Element): string | undefined {
  for (const child of element.children) {
    if (child.type !== 'element') continue;
    const { href } = child.properties;
    const found = typeof href === 'string' ? href : firstLink(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A link on a page as an address from the root of the site. */
function siteAddress(page: string, link: string): string {
  const url = new URL(link, `http://site.invalid/${page}`);
  return decodeURIComponent(url.pathname.slice(1)) + decodeURIComponent(url.hash);
}
