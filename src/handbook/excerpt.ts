import type { Element, ElementContent, Properties, Root } from 'hast';
import { codePattern } from '../model/schemas/provenance.ts';
import { visitElements } from '../rendering/tree.ts';
import { idsOf, kept, mainOf, references, withoutUnread } from './chapter.ts';

/**
 * What stands on a finished page, without menus, tools and what leads elsewhere: as it is read in another document.
 * @param at anchor of the part that is wanted, with what it stands in (a table with its head); all without it.
 * @param alsoKept classes that are kept although volumes leave them out.
 * @throws Error if there is no `<main>`, or no such anchor, on the page.
 */
export function takeFrom(page: Root, at?: string, alsoKept: ReadonlySet<string> = new Set()): ElementContent[] {
  const main = mainOf(page);
  if (!main) throw new Error('页面里没有 <main>。');
  const wanted = at === undefined ? main.children : around(main, at);
  if (!wanted) throw new Error(`页面里没有 #${at}。`);
  return wanted.flatMap((node) => kept(node, alsoKept));
}

/** The element with an id, in copies of everything that it stands in, up to the children of `parent`. */
function around(parent: Element, id: string): ElementContent[] | undefined {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    if (child.properties['id'] === id) return [child];
    const inside = around(child, id);
    if (!inside) continue;
    // The cells of a row say nothing without the heads of their columns.
    const heads = child.children.filter((one) => one.type === 'element' && /^(caption|thead)$/.test(one.tagName));
    return [{ ...child, children: [...heads.filter((head) => !inside.includes(head)), ...inside] }];
  }
  return undefined;
}

/**
 * Makes taken content part of another document: ids that are unique there, references to them, headings of other
 * levels, nothing that only scripts and the search index read. It is changed in place.
 * @param name put before ids that are taken or that are no codes; without it all stay as they are.
 * @param ids of the document; those of the content are added.
 * @param levelOf the new level of a heading, from its old one; no heading gets deeper than the sixth.
 * @param where for the message of an error.
 * @returns the new ids by the old ones.
 * @throws Error if an id stands there twice even so.
 */
export function settle(
  content: ElementContent[],
  name: string | undefined,
  ids: Set<string>,
  levelOf: (level: number) => number,
  where: string,
): ReadonlyMap<string, string> {
  const inside: Root = { type: 'root', children: content };
  const own = new Map<string, string>();
  visitElements(inside, ({ properties }) => {
    const { id: old } = properties;
    if (typeof old !== 'string') return;
    // A code stays what it is, where it comes first; what is called the same on many pages takes the page's name.
    const stays = name === undefined || (codePattern.test(old) && !ids.has(old));
    const fresh = stays ? old : `${name}-${old}`;
    if (ids.has(fresh)) throw new Error(`${where} 里的 ${old} 在整份里重复了。`);
    ids.add(fresh);
    own.set(old, fresh);
    properties['id'] = fresh;
  });
  visitElements(inside, (node) => {
    node.properties = withoutUnread(node.properties);
    // A named section is a landmark: sections called the same on every page would be landmarks of one name.
    if (node.tagName === 'section') node.properties['ariaLabelledBy'] = undefined;
    renameReferences(node.properties, own);
    node.tagName = node.tagName.replace(/^h([1-6])$/, (_, level: string) => `h${Math.min(levelOf(Number(level)), 6)}`);
  });
  return own;
}

/** Lets attributes that name elements name them by their new ids; one that names none that is there goes. */
function renameReferences(properties: Properties, ids: ReadonlyMap<string, string>): void {
  for (const name of references) {
    const names = idsOf(properties[name])?.flatMap((id) => ids.get(id) ?? []);
    if (names) properties[name] = names.length > 0 ? names : undefined;
  }
}
