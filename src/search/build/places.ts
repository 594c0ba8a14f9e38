import type { RecordFacets } from './facets.ts';
import { firstWeight, type Vocabulary } from './vocabulary.ts';

/** A record as it is indexed: its text and its metadata cut into tokens, and what it can be narrowed by. */
export interface IndexedRecord {
  readonly tokens: readonly string[];
  /** Tokens by field. */
  readonly metadata: Readonly<Record<string, readonly string[]>>;
  readonly facets: RecordFacets;
}

/** A page of a word: distance from the page before, places in the text, places in the metadata. */
type Page = readonly [number, readonly number[], readonly number[]];
/** Another form of a word, with the pages where it is spelt so. */
type Variant = readonly [string, readonly Page[]];
/** A word of the index, with the pages where it stands. */
export type Word = readonly [string, readonly Page[], readonly Variant[]];

/**
 * Notes where the words of records stand, as Pagefind 1.6 writes it: of places and pages the distance from the one
 * before; in the text `-1 - weight` before places of another weight; in metadata `-1 - field` before those of a field.
 * @param records in the order of their numbers.
 * @returns words in the order of the vocabulary, each made when it is asked for: together they would fill hundreds of
 * megabytes. Those that stand nowhere are left out.
 */
export function* placeWords(
  records: readonly IndexedRecord[],
  { words, usesOf, fields }: Vocabulary,
): Generator<Word, void, undefined> {
  const forms = words.map(() => new Map<string, PageList>());
  const listsOf = new Map(
    [...usesOf].map(([token, uses]) => [
      token,
      uses.map(({ word, form, weight }) => {
        const list = forms[word]?.get(form) ?? new PageList();
        forms[word]?.set(form, list);
        return { list, weight };
      }),
    ]),
  );
  // Lighter places come first; Pagefind's own first weight before all.
  const weights = [...new Set([...listsOf.values()].flat().map(({ weight }) => weight))].toSorted(
    (a, b) => (a === firstWeight ? 0 : a) - (b === firstWeight ? 0 : b),
  );
  for (const [record, { tokens, metadata }] of records.entries()) {
    for (const wanted of weights) {
      tokens.forEach((token, place) => {
        for (const { list, weight } of listsOf.get(token) ?? [])
          if (weight === wanted) list.inText(record, place, weight);
      });
    }
    for (const [field, name] of fields.entries()) {
      metadata[name]?.forEach((token, place) => {
        for (const { list } of listsOf.get(token) ?? []) list.inField(record, place, field);
      });
    }
  }
  for (const [number, word] of words.entries()) {
    const written = [...(forms[number] ?? [])].map(([form, list]): Variant => [form, list.pages()]);
    const plain = written.find(([form]) => form === '')?.[1] ?? [];
    const variants = written.filter(([form, pages]) => form !== '' && pages.length > 0).toSorted(byFirstPage);
    if (plain.length + variants.length > 0) yield [word, plain, variants];
  }
}

/** Variants of a word as Pagefind meets them: page by page, on a page by their letters. */
function byFirstPage([a, aPages]: Variant, [b, bPages]: Variant): number {
  return (aPages[0]?.[0] ?? 0) - (bPages[0]?.[0] ?? 0) || (a < b ? -1 : 1);
}

/** The pages of one word in one form, filled in their order. There are millions of places, so they are in one list. */
class PageList {
  /** Page by page: its distance, how many numbers follow for its text and for its metadata, and these. */
  readonly #numbers: number[] = [];
  /** Where the last page begins. */
  #start = 0;
  /** Number of the last page. */
  #record = -1;
  /** The last place on it, in the text or in a field, and what it is a place of. */
  #place = 0;
  #weight = firstWeight;
  #field = -1;

  inText(record: number, place: number, weight: number): void {
    this.#open(record);
    if (weight === this.#weight) this.#note(1, place - this.#place);
    else {
      this.#note(1, -1 - weight);
      this.#note(1, place);
    }
    [this.#weight, this.#place] = [weight, place];
  }

  /** After all places in the text of the record. */
  inField(record: number, place: number, field: number): void {
    this.#open(record);
    if (field === this.#field) this.#note(2, place - this.#place);
    else {
      this.#note(2, -1 - field);
      this.#note(2, place);
    }
    [this.#field, this.#place] = [field, place];
  }

  pages(): Page[] {
    const pages: Page[] = [];
    for (let at = 0; at < this.#numbers.length;) {
      const [distance = 0, inText = 0, inFields = 0] = this.#numbers.slice(at, at + 3);
      const [text, fields] = [at + 3, at + 3 + inText];
      at = fields + inFields;
      pages.push([distance, this.#numbers.slice(text, fields), this.#numbers.slice(fields, at)]);
    }
    return pages;
  }

  #open(record: number): void {
    if (record === this.#record) return;
    this.#start = this.#numbers.push(record - Math.max(this.#record, 0), 0, 0) - 3;
    [this.#record, this.#place, this.#weight, this.#field] = [record, 0, firstWeight, -1];
  }

  /** @param kind which of the two counts it belongs to. */
  #note(kind: 1 | 2, number: number): void {
    this.#numbers.push(number);
    this.#numbers[this.#start + kind] = (this.#numbers[this.#start + kind] ?? 0) + 1;
  }
}
