import { encode } from 'cbor-x';
import { z } from 'zod';
import { isQuestion, pageOf } from '../protocol.ts';
import { pack, type IndexFile } from './index-file.ts';
import { placeWords, type IndexedRecord, type Word } from './places.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A record with what a result needs of it: its name in the index, and what is served for it. */
export interface PackedRecord extends IndexedRecord {
  readonly name: string;
  /** As results name it: the name, `#`, and the anchor on its page. */
  readonly address: string;
  readonly title: string;
  readonly text: string;
}

/** The files to serve, and the first word of every chunk, in order. */
export interface PackedIndex {
  readonly files: readonly IndexFile[];
  readonly chunkStarts: readonly string[];
}

const entryPath = 'pagefind-entry.json';
/**
 * Up to how many records the text of each is a file of its own: the first query loads no more than it shows, and a list
 * without groups. Where there are more, neighbours on a page share files, the more of them, the longer the list is: then
 * it is most of what the first query loads, and the files are most of what takes the disk.
 */
const mostAlone = 6000;
/** How long the texts of a group are, at most, in bytes of JSON before compression: a result needs one of them. */
const longestGroup = 4000;
/** `pagefind-entry.json`: where the list of an index is, and how many pages it has. */
const entryForm = z.looseObject({
  languages: z.strictObject({ unknown: z.looseObject({ page_count: z.int() }) }),
});

/**
 * An index of Pagefind 1.6, made for short queries: words in many small chunks, because a pair of characters needs only
 * its own; records under short names, because the list of names is loaded first; and the text of a record as it is
 * read, not as it was indexed.
 *
 * @param records those without tokens are left out, as Pagefind does.
 * @param places how many places in texts fill a chunk. Pagefind takes 20,000 (about 34 KB); see `benchmark.md`.
 * @throws Error if Pagefind's program does not have the form of Pagefind 1.6.
 */
export async function packIndex(
  records: readonly PackedRecord[],
  vocabulary: Vocabulary,
  places: number,
): Promise<PackedIndex> {
  const indexed = records.filter(({ tokens }) => tokens.length > 0);
  const chunks = Array.from(chunksOf(placeWords(indexed, vocabulary), places), (words, number) => ({
    name: number.toString(36),
    first: words.at(0)?.[0] ?? '',
    last: words.at(-1)?.[0] ?? '',
    content: encode([words]),
  }));
  const filters = filtersOf(indexed);
  const groups = groupsOf(indexed, mostAlone);
  const meta = [
    vocabulary.version,
    groups.flatMap(({ name, records }) =>
      records.map((record) => [record.name, weighedLength(record.tokens.length), records.length === 1 ? '' : name]),
    ),
    chunks.map(({ first, last, name }) => [first, last, name]),
    filters.map(([facet]) => [facet, facet]),
    [],
    vocabulary.fields,
  ];
  const listed = [
    { path: vocabulary.metaPath, content: encode(meta) },
    ...filters.map((filter) => ({ path: `filter/${filter[0]}.pf_filter`, content: encode(filter) })),
    ...chunks.map(({ name, content }) => ({ path: `index/${name}.pf_index`, content })),
    ...groups.map(({ name, content }) => ({ path: `fragment/${name}.pf_fragment`, content })),
  ];
  return {
    files: [
      ...vocabulary.program.map((file) => (file.path === entryPath ? withCount(file, indexed.length) : file)),
      ...(await pack(listed)),
    ],
    chunkStarts: chunks.map(({ first }) => first),
  };
}

/** What Pagefind's program reads of a fragment; the rest would only be bytes. */
function served({ address, text, title }: PackedRecord): object {
  return { url: address, content: text, meta: { title }, anchors: [] };
}

/**
 * How long a record is, as ranking weighs it: rounded to an eighth more or less, because the list of all lengths is
 * loaded first.
 */
function weighedLength(tokens: number): number {
  const step = 2 ** Math.max(0, Math.floor(Math.log2(tokens)) - 2);
  return Math.round(tokens / step) * step;
}

/** Records of a page, or known questions, whose texts are served as one file. */
export interface RecordGroup {
  /** Name of its first record. */
  readonly name: string;
  readonly records: readonly PackedRecord[];
  /** The text of a single record, or the texts of several by their names. */
  readonly content: Uint8Array;
}

/**
 * Groups of records that follow one another: none holds records of two pages.
 * @param most up to how many records each is alone. Of twice as many records there are half as many groups, and so on.
 */
export function groupsOf(records: readonly PackedRecord[], most: number): RecordGroup[] {
  const texts = records.map((record) => JSON.stringify(served(record)));
  const sizes = texts.map((text) => Buffer.byteLength(text));
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  const groupSize = records.length <= most ? 0 : Math.min(longestGroup, (whole * records.length) / most ** 2);
  const groups: { readonly page: number | undefined; records: PackedRecord[]; texts: string[]; size: number }[] = [];
  for (const [place, record] of records.entries()) {
    const page = isQuestion(record.name) ? undefined : pageOf(record.name);
    const text = texts[place] ?? '';
    const size = sizes[place] ?? 0;
    const last = groups.at(-1);
    if (last && last.page === page && last.size + size <= groupSize) {
      last.records.push(record);
      last.texts.push(text);
      last.size += size;
    } else groups.push({ page, records: [record], texts: [text], size });
  }
  return groups.map(({ records, texts }) => ({
    name: records[0]?.name ?? '',
    records,
    content: Buffer.from(
      texts.length === 1
        ? (texts[0] ?? '')
        : `{${texts.map((text, place) => `${JSON.stringify(records[place]?.name)}:${text}`).join()}}`,
    ),
  }));
}

function* chunksOf(words: Iterable<Word>, places: number): Generator<Word[], void, undefined> {
  let chunk: Word[] = [];
  let size = 0;
  for (const word of words) {
    chunk.push(word);
    size += word[1].reduce((sum, [, positions]) => sum + positions.length + 1, 0);
    if (size < places) continue;
    yield chunk;
    [chunk, size] = [[], 0];
  }
  if (chunk.length > 0) yield chunk;
}

/** Facets with their values, and by value the numbers of the records, as `pf_filter` holds them. */
function filtersOf(records: readonly IndexedRecord[]): (readonly [string, readonly (readonly [string, number[]])[]])[] {
  const filters = new Map<string, Map<string, number[]>>();
  for (const [number, { facets }] of records.entries()) {
    for (const [facet, values] of Object.entries(facets)) {
      const ofFacet = filters.get(facet) ?? new Map<string, number[]>();
      filters.set(facet, ofFacet);
      for (const value of values) {
        const numbers = ofFacet.get(value) ?? [];
        ofFacet.set(value, numbers);
        numbers.push(number);
      }
    }
  }
  const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
  return [...filters].toSorted(byName).map(([facet, values]) => [facet, [...values].toSorted(byName)] as const);
}

function withCount({ path, content }: IndexFile, count: number): IndexFile {
  const entry = entryForm.parse(JSON.parse(Buffer.from(content).toString('utf8')));
  const { unknown } = entry.languages;
  const counted = { ...entry, languages: { unknown: { ...unknown, page_count: count } } };
  return { path, content: Buffer.from(JSON.stringify(counted)) };
}
