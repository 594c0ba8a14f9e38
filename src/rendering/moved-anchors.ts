import type { Element, Root } from 'hast';
import type { KnowledgeBase } from '../model/knowledge-base.ts';
import { redirectsOf, type Redirects } from '../model/redirects.ts';
import type { Addresses } from '../model/schemas/addresses.ts';
import { placeWords } from './place-words.ts';
import { visitElements } from './tree.ts';

/**
 * Keeps the anchors alive that were published on a page and are gone from it: an element with the old id, which shows
 * itself only to those who come for it, says where the place is now.
 */
export class MovedAnchors {
  readonly #published: Addresses;
  readonly #redirects: Redirects;
  readonly #words: (address: string) => string;

  constructor(knowledge: KnowledgeBase) {
    this.#published = knowledge.addresses?.data ?? {};
    this.#redirects = redirectsOf(knowledge);
    this.#words = placeWords(knowledge.parts);
  }

  /**
   * Fills the place that `components/MovedAnchors.astro` keeps, or takes it out where nothing moved. Links are
   * site-absolute.
   * @param tree the whole page.
   * @param page its address, site-relative.
   */
  place(tree: Root, page: string): void {
    const present = new Set<string>();
    let holder: { readonly parent: Element; readonly element: Element } | undefined;
    visitElements(tree, (parent) => {
      const { id } = parent.properties;
      if (typeof id === 'string') present.add(id);
      for (const element of parent.children) {
        if (element.type === 'element' && element.properties['dataMovedAnchors'] !== undefined)
          holder = { parent, element };
      }
    });
    if (!holder) return;
    const { parent, element } = holder;
    const moved = this.#redirects.movedAnchors(page, this.#published[page] ?? [], present);
    if (moved.size === 0) parent.children.splice(parent.children.indexOf(element), 1);
    else element.children.unshift(...[...moved].map(([anchor, address]) => this.#sign(anchor, address)));
  }

  #sign(anchor: string, address: string): Element {
    const link: Element = {
      type: 'element',
      tagName: 'a',
      properties: { href: `/${address}` },
      children: [{ type: 'text', value: this.#words(address) }],
    };
    return {
      type: 'element',
      tagName: 'p',
      properties: { className: ['moved', 'version-note'], id: anchor },
      children: [{ type: 'text', value: '这一处移到了' }, link, { type: 'text', value: '。' }],
    };
  }
}
