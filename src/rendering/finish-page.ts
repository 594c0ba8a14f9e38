import { createHash } from 'node:crypto';
import type { Element, ElementContent, Root } from 'hast';
import type { FinishedPage } from '../built-pages/built-pages.ts';
import { parseHtml, printHtml } from './html.ts';
import { MovedAnchors } from './moved-anchors.ts';
import { placeTools } from './page-tools.ts';
import { visitElements, visitParents, visitTexts, wordsOf } from './tree.ts';
import { addressOf, plainText, type KnowledgeBase } from '../model/knowledge-base.ts';
import { codePattern } from '../model/schemas/provenance.ts';

/**
 * Finishes a rendered page: links to codes become links to addresses, the first mention of a term in each section
 * links to the term with its definition at hand, anchors that are gone from the page lead to where they went, and every
 * address inside the site becomes relative, so that one build works under any path.
 */
export class PageFinisher {
  readonly #addresses: ReadonlyMap<string, string>;
  readonly #terms: TermMatcher;
  readonly #moved: MovedAnchors;
  readonly #digest: string;
  readonly #published: Readonly<Record<string, readonly string[]>>;

  constructor(knowledge: KnowledgeBase) {
    this.#addresses = new Map([...knowledge.parts.values()].map((part) => [part.code, addressOf(part)]));
    this.#terms = new TermMatcher(knowledge);
    this.#moved = new MovedAnchors(knowledge);
    this.#published = knowledge.addresses?.data ?? {};
    const { redirects } = knowledge.permalinks.data;
    const tables = JSON.stringify([
      [...this.#addresses],
      knowledge.termGroups.map(({ data }) =>
        data.terms.map(({ term, forms, code, autolink, definition }) => [term, forms, code, autolink, definition]),
      ),
      redirects,
      // Only what leads elsewhere says where to.
      Object.keys(redirects).length === 0
        ? []
        : [...knowledge.parts.values()].map(({ label, title }) => [label, title]),
    ]);
    this.#digest = createHash('sha256').update(tables).digest('hex');
  }

  /** Everything, besides the page itself, that the finished page follows from. */
  inputsOf(page: string): string[] {
    return [this.#digest, JSON.stringify(this.#published[page] ?? [])];
  }

  /**
   * @param html a whole document.
   * @param page its address, site-relative: `procedures/case-review.html`.
   * @throws Error if a link names a code that does not exist.
   */
  finish(html: string, page: string): string {
    return this.finishTree(html, page).html;
  }

  /** The same, with the tree of the finished page. */
  finishTree(html: string, page: string): FinishedPage {
    const tree = parseHtml(html);
    this.#nameTargets(tree, page);
    this.#resolveCodes(tree, page);
    this.#linkTerms(tree, page);
    this.#moved.place(tree, page);
    placeTools(tree);
    relativise(tree, page);
    bareMarks(tree);
    hurryFrame(tree);
    if (page === notFoundPage) repeatAssets(tree);
    return { html: printHtml(tree), tree };
  }

  #resolveCodes(tree: Root, page: string): void {
    visitElements(tree, (node) => {
      const href = node.properties['href'];
      if (typeof href !== 'string' || !codePattern.test(href)) return;
      const address = this.#addresses.get(href);
      if (address === undefined) throw new Error(`${page}：链接到没有的编号 ${href}`);
      node.properties['href'] = `/${address}`;
    });
  }

  /**
   * Links say in print where they lead (`data-to`): the code of the target where the words beside it do not show it.
   * Links within the page, and the fixed parts around the text, need none.
   */
  #nameTargets(tree: Root, page: string): void {
    visitParents(tree, (node, ancestors) => {
      const { href, className } = node.properties;
      if (node.tagName !== 'a' || typeof href !== 'string' || !codePattern.test(href)) return;
      if (this.#addresses.get(href)?.split('#')[0] === page) return;
      if (!ancestors.some(({ tagName }) => tagName === 'main')) return;
      if (ancestors.some(({ tagName }) => tagName === 'nav' || tagName === 'svg')) return;
      const parent = ancestors.at(-1);
      const around = parent && wordsOf(parent).length < 200 ? wordsOf(parent) : wordsOf(node);
      if (!around.includes(href) && !String(className).includes('code')) node.properties['dataTo'] = href;
    });
  }

  #linkTerms(tree: Root, page: string): void {
    let count = 0;
    const linked = new Map<Element | undefined, Set<string>>();
    visitTexts(tree, (node, ancestors) => {
      if (!ancestors.some((ancestor) => ancestor.tagName === 'main')) return;
      if (ancestors.some(holdsNoTerms)) return;
      const section = ancestors.findLast((ancestor) => ancestor.tagName === 'section');
      const seen = linked.get(section) ?? new Set<string>();
      linked.set(section, seen);
      const pieces = this.#terms.split(node.value, (code) => !seen.has(code) && this.#addresses.get(code) !== page);
      const parent = ancestors.at(-1);
      if (pieces.length < 2 || !parent) return;
      const made = pieces.map((piece): ElementContent => {
        if (typeof piece === 'string') return { type: 'text', value: piece };
        if (seen.has(piece.code)) return { type: 'text', value: piece.words };
        seen.add(piece.code);
        count += 1;
        return termLink(piece.words, `/${this.#addresses.get(piece.code) ?? ''}`, piece.definition, `d-${count}`);
      });
      parent.children.splice(parent.children.indexOf(node), 1, ...made);
    });
  }
}

const plainElements = new Set([
  'a',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'code',
  'svg',
  'button',
  'label',
  'summary',
  'th',
  'dt',
  'script',
  'style',
  'nav',
  'select',
  'caption',
  'figcaption',
]);

function holdsNoTerms(element: Element): boolean {
  return plainElements.has(element.tagName) || element.properties['dataPlain'] !== undefined;
}

function termLink(words: string, address: string, definition: string, id: string): Element {
  return {
    type: 'element',
    tagName: 'span',
    properties: { className: ['term'] },
    children: [
      {
        type: 'element',
        tagName: 'a',
        properties: { href: address, ariaDescribedBy: [id] },
        children: [{ type: 'text', value: words }],
      },
      {
        type: 'element',
        tagName: 'span',
        properties: { className: ['definition'], role: 'tooltip', id, dataPagefindIgnore: true },
        children: [{ type: 'text', value: definition }],
      },
    ],
  };
}

interface TermMention {
  readonly code: string;
  readonly words: string;
  readonly definition: string;
}

/** Finds mentions of terms in running text, the longest name first. */
class TermMatcher {
  readonly #byName = new Map<string, { code: string; definition: string }>();
  readonly #pattern: RegExp;

  constructor(knowledge: KnowledgeBase) {
    for (const { data } of knowledge.termGroups) {
      for (const term of data.terms) {
        if (!term.autolink) continue;
        for (const name of [term.term, ...term.forms])
          this.#byName.set(name, { code: term.code, definition: plainText(term.definition) });
      }
    }
    const names = [...this.#byName.keys()].toSorted((a, b) => b.length - a.length || a.localeCompare(b, 'zh'));
    this.#pattern = new RegExp(
      names.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('|') || '(?!)',
      'g',
    );
  }

  split(text: string, wanted: (code: string) => boolean): (string | TermMention)[] {
    const pieces: (string | TermMention)[] = [];
    let end = 0;
    for (const match of text.matchAll(this.#pattern)) {
      const words = match[0];
      const found = this.#byName.get(words);
      if (!found || !wanted(found.code)) continue;
      if (match.index > end) pieces.push(text.slice(end, match.index));
      pieces.push({ ...found, words });
      end = match.index + words.length;
    }
    if (pieces.length === 0) return [text];
    if (end < text.length) pieces.push(text.slice(end));
    else pieces.push('');
    return pieces;
  }
}

/** The page that a server shows for an unknown address, at whatever depth that address is. */
const notFoundPage = '404.html';

/**
 * Lets the page for unknown addresses find its style sheets and scripts from one and two folders down as well; its
 * script then mends the links (`scripts/not-found.ts`). Addresses of the site are at most two folders deep.
 */
function repeatAssets(tree: Root): void {
  const assets: Element[] = [];
  let head: Element | undefined;
  visitElements(tree, (node) => {
    if (node.tagName === 'head') head = node;
    if (node.tagName === 'script' || node.tagName === 'link') assets.push(node);
  });
  for (const up of ['../', '../../']) {
    for (const { tagName, properties } of assets) {
      const moved = { ...properties };
      for (const name of ['href', 'src']) {
        const value = moved[name];
        if (typeof value === 'string') moved[name] = up + value;
      }
      head?.children.push({ type: 'element', tagName, properties: moved, children: [] });
    }
  }
}

/**
 * Lets the script of the frame, the first in the head, run before the page is shown: what the reader chose to see by
 * must not flicker. (Astro bundles no script that has attributes.)
 */
function hurryFrame(tree: Root): void {
  let head: Element | undefined;
  visitElements(tree, (node) => {
    if (node.tagName === 'head') head = node;
  });
  const first = head?.children.find((node): node is Element => node.type === 'element' && node.tagName === 'script');
  if (first) Object.assign(first.properties, { async: true, blocking: 'render' });
}

/** Prints the marks for search as bare attributes (`data-pagefind-ignore`), as Pagefind documents them. */
function bareMarks(tree: Root): void {
  visitElements(tree, ({ properties }) => {
    if (properties['dataPagefindIgnore'] !== undefined) properties['dataPagefindIgnore'] = true;
  });
}

const addressAttributes = ['href', 'src', 'action'] as const;

/** Makes every root-absolute address relative to the page. */
function relativise(tree: Root, page: string): void {
  visitElements(tree, (node) => {
    for (const name of addressAttributes) {
      const value = node.properties[name];
      if (typeof value === 'string' && value.startsWith('/') && !value.startsWith('//')) {
        node.properties[name] = relativeAddress(page, value.slice(1));
      }
    }
    const content = node.properties['content'];
    if (node.tagName === 'meta' && typeof content === 'string') {
      node.properties['content'] = content.replace(
        /^(\d+; ?url=)\/(.*)$/,
        (_, start: string, target: string) => start + relativeAddress(page, target),
      );
    }
  });
}

/**
 * The way from one page to an address, both site-relative: from `procedures/a.html` to `terms/b.html#c` it is
 * `../terms/b.html#c`. A link within the page is just its fragment.
 */
export function relativeAddress(page: string, target: string): string {
  const [path = '', fragment] = target.split('#');
  if (path === page && fragment !== undefined) return `#${fragment}`;
  const from = page.split('/').slice(0, -1);
  // A folder is named by its page, so that a disk finds it too.
  const to = path.replace(/(^|\/)$/, '$1index.html').split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared += 1;
  const relative = [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
  return fragment === undefined ? relative : `${relative}#${fragment}`;
}
