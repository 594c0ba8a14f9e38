import type { Lexicon, Suggestion } from '../protocol.ts';
import { bareName } from '../text.ts';

/** A name by which something of the site is known. */
export interface Name {
  readonly name: string;
  readonly code: string;
  /** Whether it is another name (alias) and not the thing's own. */
  readonly other: boolean;
}

/** Names of entries, limits and rows of tables, and other names of terms. */
export class Names {
  readonly #lexicon: Lexicon;
  readonly #names = new Map<string, Name>();
  readonly #pages: ReadonlyMap<string, number>;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
    this.#pages = new Map(lexicon.pages.flatMap(([, , , code], page) => (code === '' ? [] : [[code, page] as const])));
    for (const [name, code, other] of lexicon.names) {
      if (!this.#names.has(bareName(name))) this.#names.set(bareName(name), { name, code, other: other === 1 });
    }
    for (const [, name, , code] of lexicon.pages) {
      const known = this.#names.get(bareName(name));
      // A term and a procedure may share a name: the term has the definition.
      if (code !== '' && (!known || known.other || code.startsWith('SY-')))
        this.#names.set(bareName(name), { name, code, other: false });
    }
  }

  /** What a text names as a whole. */
  find(text: string): Name | undefined {
    return this.#names.get(bareName(text));
  }

  all(): IterableIterator<[string, Name]> {
    return this.#names.entries();
  }

  /** Title of an entry. */
  titleOf(code: string): string | undefined {
    const page = this.#pages.get(code);
    return page === undefined ? undefined : this.#lexicon.pages[page]?.[1];
  }

  /** Number of the page of an entry. */
  pageOf(code: string): number | undefined {
    return this.#pages.get(code);
  }

  /** A name as something to offer. */
  suggestion({ name, code }: Name): Suggestion[] {
    const page = this.#lexicon.pages[this.#pages.get(code) ?? -1];
    if (page) return [{ text: name, label: this.#lexicon.kinds[page[2]] ?? '', address: page[0] }];
    const table = this.#lexicon.tables[code.slice(0, 2)];
    return table ? [{ text: name, label: table[1], address: `${table[0]}#${code}` }] : [];
  }
}
