import { pageOf, type Hit, type HitKind, type HitPart, type Lexicon } from '../protocol.ts';
import { bareName, joinThinSpaces, runsOf } from '../text.ts';
import type { FoundCode } from './codes.ts';
import { excerpt, mark } from './excerpt.ts';
import type { Fragment, FullText } from './fulltext.ts';
import type { FoundPage } from './pages.ts';

/** For so many results the further places on their page are named, and so many of them. */
const resultsWithParts = 5;
const partsPerResult = 2;

/** Makes results to show from pages that were found. */
export class HitMaker {
  readonly #index: Pick<FullText, 'fragment'>;
  readonly #lexicon: Lexicon;

  constructor(index: Pick<FullText, 'fragment'>, lexicon: Lexicon) {
    this.#index = index;
    this.#lexicon = lexicon;
  }

  /**
   * @param pages numbers of pages in the order to show, with what was found on them.
   * @param text the folded query.
   * @param words folded words to mark.
   */
  async make(
    kind: HitKind,
    pages: readonly (readonly [number, FoundPage])[],
    text: string,
    words: readonly string[],
  ): Promise<Hit[]> {
    return Promise.all(
      pages.map(async ([page, { records }], position) => {
        const [address = '', title = '', kindNumber = 0, code = ''] = this.#lexicon.pages[page] ?? [];
        const ordered = [...records].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([record]) => record);
        const head = `${page.toString(36)}.0`;
        // Who asks for the page by its title wants the page.
        const named = kind === 'exact' && runsOf(joinThinSpaces(text)).every((run) => bareName(title).includes(run));
        const record = named && ordered.includes(head) ? head : (ordered[0] ?? head);
        const others = ordered.filter((other) => other !== record);
        const [best, ...parts] = await Promise.all([
          this.#index.fragment(record),
          ...(position < resultsWithParts ? others.slice(0, partsPerResult) : []).map((other) =>
            this.#index.fragment(other),
          ),
        ]);
        const ofPage = best.anchor === '' || named;
        return {
          kind,
          address: ofPage ? address : withAnchor(address, best),
          title: mark(ofPage ? title : titleOf(best), words),
          page: title,
          label: this.#lexicon.kinds[kindNumber] ?? '',
          ...codeOf(ofPage ? code : best.anchor),
          excerpt: excerpt(best.blocks, words),
          parts: parts.map((part) => ({ address: withAnchor(address, part), title: titleOf(part) || title })),
          more: others.length - parts.length,
        };
      }),
    );
  }

  /** Address (site-relative) and title of a page. */
  page(page: number): HitPart {
    const [address = '', title = ''] = this.#lexicon.pages[page] ?? [];
    return { address, title };
  }

  /** Address of a record, site-relative. */
  async addressOf(record: string): Promise<string> {
    return withAnchor(this.page(pageOf(record)).address, await this.#index.fragment(record));
  }

  /** The result for a code that was typed. */
  ofCode({ code, title, label, address }: FoundCode): Hit {
    const path = address.split('#')[0];
    const page = this.#lexicon.pages.find(([pageAddress]) => pageAddress === path);
    return {
      kind: 'exact',
      address,
      title: [{ text: title, marked: false }],
      page: page?.[1] ?? title,
      label,
      code,
      excerpt: [],
      parts: [],
      more: 0,
    };
  }
}

function titleOf({ title, blocks }: Fragment): string {
  return title || (blocks[0] ?? '');
}

function codeOf(code: string): { code?: string } {
  return /^[A-Z]{2}-/.test(code) ? { code } : {};
}

function withAnchor(address: string, { anchor }: Fragment): string {
  return anchor === '' ? address : `${address}#${anchor}`;
}
