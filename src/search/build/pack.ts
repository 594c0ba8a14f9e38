import { gunzipSync } from 'node:zlib';
import { decode, encode } from 'cbor-x';
import { gzipSync } from 'fflate';
import { z } from 'zod';
import { made } from '../../built-pages/built-pages.ts';

/** A file of the index, as Pagefind made it or as it is served. */
export interface IndexFile {
  /** Path inside the folder of the index: `index/unknown_1a2b3c4.pf_index`. */
  readonly path: string;
  readonly content: Uint8Array;
}

/** What every file of Pagefind begins with, once it is unpacked. */
const signature = Buffer.from('pagefind_dcd');

/** `pf_meta` of Pagefind 1.6: version, pages (name, length, group), chunks (first word, last word, name), and the rest. */
const metaForm = z
  .tuple([
    z.string(),
    z.array(z.tuple([z.string(), z.int(), z.string()])),
    z.array(z.tuple([z.string(), z.string(), z.string()])),
  ])
  .rest(z.unknown());
/** A word, with its pages (distance from the page before, places in the text, places in the metadata). */
type Word = readonly [string, readonly (readonly [number, readonly number[], ...unknown[]])[], ...unknown[]];
const fragmentForm = z.object({ url: z.string() });

/**
 * The words of a chunk. They are most of an index, so they are looked at without a schema.
 * @throws Error if they do not have the form of Pagefind 1.6.
 */
function wordsOf(chunk: unknown): readonly Word[] {
  const words: unknown = Array.isArray(chunk) && chunk.length === 1 ? chunk[0] : undefined;
  if (!Array.isArray(words) || !words.every(isWord)) throw new Error('搜索索引的 pf_index 不是 Pagefind 1.6 的形式');
  return words;
}

function isWord(value: unknown): value is Word {
  if (!Array.isArray(value) || typeof value[0] !== 'string' || !Array.isArray(value[1])) return false;
  return value[1].every(
    (page) =>
      Array.isArray(page) && Number.isInteger(page[0]) && Array.isArray(page[1]) && page[1].every(Number.isInteger),
  );
}

/** What a result needs of a record: its name in the index, and what is served for it. */
export interface PackedRecord {
  readonly name: string;
  readonly title: string;
  readonly text: string;
}

/** The files to serve, and the first word of every chunk, in order. */
export interface PackedIndex {
  readonly files: readonly IndexFile[];
  readonly chunkStarts: readonly string[];
}

/**
 * Packs an index of Pagefind 1.6 for short queries: the same words in many small chunks, because a pair of characters
 * needs only its own; pages under short names, because the list of names is loaded first; and the text of a page as it
 * is read, not as it was indexed.
 *
 * @param recordOf what to serve for a page, by its address in the index.
 * @param places how many places in texts fill a chunk. Pagefind takes 20,000 (about 34 KB); see `benchmark.md`.
 * @throws Error if the files do not have the form of Pagefind 1.6.
 */
export function packIndex(
  files: readonly IndexFile[],
  recordOf: (address: string) => PackedRecord,
  places: number,
): PackedIndex {
  const metaFile = files.find(({ path }) => path.endsWith('.pf_meta'));
  if (!metaFile) throw new Error('搜索索引里没有 pf_meta');
  const [version, pages, chunks, ...rest] = metaForm.parse(decode(unpack(metaFile.content)));
  const byPath = new Map(files.map((file) => [file.path, file.content]));
  const read = (path: string): Buffer => {
    const content = byPath.get(path);
    if (!content) throw new Error(`搜索索引里没有 ${path}`);
    return unpack(content);
  };

  const fragments: IndexFile[] = [];
  const renamed = pages.map(([name, length, group]) => {
    if (group !== '') throw new Error('搜索索引的片段分了组，这里不认识');
    const fragment = read(`fragment/${name}.pf_fragment`);
    const { url } = fragmentForm.parse(JSON.parse(fragment.toString('utf8')));
    const record = recordOf(url);
    // What Pagefind's program reads of a fragment; the rest would only be bytes.
    const served = { url, content: record.text, meta: { title: record.title }, anchors: [] };
    // As it is: a text of a few sentences is hardly shorter once compressed, and there are thousands.
    const content = Buffer.concat([signature, Buffer.from(JSON.stringify(served))]);
    fragments.push({ path: `fragment/${record.name}.pf_fragment`, content });
    return [record.name, length, group];
  });

  const words = chunks.flatMap(([, , name]) => wordsOf(decode(read(`index/${name}.pf_index`))));
  const small: { first: string; last: string; words: Word[] }[] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const word of words) {
    if (size >= places) {
      small.push({ first: word[0], last: word[0], words: [] });
      size = 0;
    }
    const chunk = small.at(-1);
    if (!chunk) continue;
    chunk.words.push(word);
    chunk.last = word[0];
    size += word[1].reduce((sum, [, positions]) => sum + positions.length + 1, 0);
  }

  const newMeta = [version, renamed, small.map(({ first, last }, number) => [first, last, chunkName(number)]), ...rest];
  return {
    files: [
      ...files.filter(({ path }) => !/\.pf_(meta|index|fragment)$/.test(path)),
      { path: metaFile.path, content: pack(encode(newMeta)) },
      ...small.map((chunk, number) => ({
        path: `index/${chunkName(number)}.pf_index`,
        content: pack(encode([chunk.words])),
      })),
      ...fragments,
    ],
    chunkStarts: small.map(({ first }) => first),
  };
}

function chunkName(number: number): string {
  return number.toString(36);
}

/** What a file of Pagefind holds, whether it is compressed or not. */
export function unpack(content: Uint8Array): Buffer {
  const isPlain = signature.equals(content.subarray(0, signature.length));
  const plain = isPlain ? Buffer.from(content) : gunzipSync(content);
  if (!plain.subarray(0, signature.length).equals(signature)) throw new Error('不是 Pagefind 的文件');
  return plain.subarray(signature.length);
}

/** A file as Pagefind reads it. Node's own program compresses otherwise on other machines; this one does not. */
export function pack(content: Uint8Array): Uint8Array {
  return made('gzip', [content], () => gzipSync(Buffer.concat([signature, content]), { level: 9, mtime: 0 }));
}
