import { decode } from 'cbor-x';
import { close, createIndex } from 'pagefind';
import { z } from 'zod';
import { unpack, type IndexFile } from './index-file.ts';

/** How Pagefind indexes a token: under which word, in which form, how heavily. */
export interface Use {
  /** Place of the word in `Vocabulary.words`. */
  readonly word: number;
  /** How the token is spelt where the word is another: `é` of `e`. Empty where it is the word itself. */
  readonly form: string;
  /** As Pagefind counts: 24 for a plain word. */
  readonly weight: number;
}

/** What Pagefind makes of all tokens of a site, and its program. */
export interface Vocabulary {
  /** Version of Pagefind, as its index says it. */
  readonly version: string;
  /** Every word of the index, in Pagefind's order. */
  readonly words: readonly string[];
  readonly usesOf: ReadonlyMap<string, readonly Use[]>;
  /** Fields of metadata that are searched, in Pagefind's order. */
  readonly fields: readonly string[];
  /** Path of the list that Pagefind loads first. */
  readonly metaPath: string;
  /** Pagefind's program, and the file that names its list: everything but the index itself. */
  readonly program: readonly IndexFile[];
}

/** The weight from which the places of a page start; another one stands before the places that have it. */
export const firstWeight = 25;

/** Files of Pagefind that serve other interfaces than ours. */
const unused = /(-ui|-highlight|-worker)\.(js|css)$/;

/** `pf_meta` of Pagefind 1.6: version, pages (name, length, group), chunks (first, last, name), filters, sorts, fields. */
const metaForm = z.tuple([
  z.string(),
  z.array(z.tuple([z.string(), z.int(), z.string()])),
  z.array(z.tuple([z.string(), z.string(), z.string()])),
  z.array(z.tuple([z.string(), z.string()])),
  z.tuple([]),
  z.array(z.string()),
]);
/** Pages of a word: distance from the page before, places in the text, places in the metadata. */
const pagesForm = z.array(z.tuple([z.int(), z.array(z.int()), z.array(z.int())]));
/** `pf_index`: words, each with its pages, and with those where it is spelt in another form. */
const chunkForm = z.tuple([z.array(z.tuple([z.string(), pagesForm, z.array(z.tuple([z.string(), pagesForm]))]))]);

/**
 * Asks Pagefind how it indexes tokens: it gets one page with each token once. What it would do with the thousands of
 * records of a site is the same, token by token; but it would also compress their texts, which nobody reads.
 * @param tokens each once.
 * @param fields names of the fields of metadata.
 * @throws Error if Pagefind refuses something, or its files do not have the form of Pagefind 1.6.
 */
export async function readVocabulary(tokens: readonly string[], fields: readonly string[]): Promise<Vocabulary> {
  return vocabularyOf(await indexOnePage(tokens, fields), tokens);
}

/**
 * What the files of an index say about the tokens of its only page.
 * @throws Error if they do not have the form of Pagefind 1.6.
 */
export function vocabularyOf(files: readonly IndexFile[], tokens: readonly string[]): Vocabulary {
  const metaFile = files.find(({ path }) => path.endsWith('.pf_meta'));
  if (!metaFile) throw new Error('搜索索引里没有 pf_meta');
  const [version, , chunks, , , sortedFields] = metaForm.parse(decode(unpack(metaFile.content)));
  const words: string[] = [];
  const usesOf = new Map<string, Use[]>();
  for (const [, , name] of chunks) {
    const file = files.find(({ path }) => path === `index/${name}.pf_index`);
    if (!file) throw new Error(`搜索索引里没有 index/${name}.pf_index`);
    const [held] = chunkForm.parse(decode(unpack(file.content)));
    for (const [word, pages, variants] of held) {
      const number = words.push(word) - 1;
      for (const [form, ofForm] of [['', pages] as const, ...variants]) {
        for (const [, places] of ofForm) {
          for (const { place, weight } of placesOf(places)) {
            const token = tokens[place];
            if (token === undefined) throw new Error(`Pagefind 的搜索索引变了：它在第 ${place} 处还有词`);
            const uses = usesOf.get(token) ?? [];
            uses.push({ word: number, form, weight });
            usesOf.set(token, uses);
          }
        }
      }
    }
  }
  return {
    version,
    words,
    usesOf,
    fields: sortedFields,
    metaPath: metaFile.path,
    program: files.filter(({ path }) => !/\.pf_(meta|index|fragment)$/.test(path) && !unused.test(path)),
  };
}

/** The index of one page with these tokens, as Pagefind makes it. */
export async function indexOnePage(
  tokens: readonly string[],
  fields: readonly string[],
): Promise<readonly IndexFile[]> {
  // A language that Pagefind does not cut into words: it keeps our pairs as they are.
  const { index, errors } = await createIndex({ forceLanguage: 'unknown' });
  if (!index) throw new Error(`搜索索引没有建成：${errors.join('；')}`);
  try {
    const added = await index.addCustomRecord({
      url: 'tokens',
      content: tokens.join(' '),
      language: 'unknown',
      meta: Object.fromEntries(fields.map((field) => [field, ''])),
    });
    const made = await index.getFiles();
    const failures = [...added.errors, ...made.errors];
    if (failures.length > 0) throw new Error(`搜索索引没有建成：${failures.join('；')}`);
    return made.files;
  } finally {
    await close();
  }
}

/** The places in a text as Pagefind writes them: distances, and before places of another weight that weight. */
function* placesOf(written: readonly number[]): Generator<{ readonly place: number; readonly weight: number }> {
  let [weight, place] = [firstWeight, 0];
  for (const number of written) {
    if (number < 0) [weight, place] = [-number - 1, 0];
    else {
      place += number;
      yield { place, weight };
    }
  }
}
