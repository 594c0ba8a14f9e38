import { createHash } from 'node:crypto';
import { close, createIndex } from 'pagefind';
import { questionName, recordName } from '../protocol.ts';
import { tokens } from '../text.ts';
import type { Wording } from '../wording.ts';
import type { RecordFacets } from './facets.ts';
import type { IndexedQuestion } from './lexicon.ts';
import { packIndex, type IndexFile, type PackedIndex, type PackedRecord } from './pack.ts';
import { forOldBrowsers } from './program.ts';
import type { PageRecord, SearchablePage } from './records.ts';

/** How many places in texts fill a chunk of the index; see `tests/search/benchmark.md`. */
const placesPerChunk = 1000;

/** Files of Pagefind that serve other interfaces than ours. */
const unused = /(-ui|-highlight|-worker)\.(js|css)$/;

/**
 * Indexes the records of pages and the known questions with Pagefind, each under its number.
 * @param wording reads questions: they are indexed in standard words, as they are asked for.
 * @param facetsOf what a record can be narrowed by.
 * @param titleOf title of a record; empty for the page itself.
 * @throws Error if Pagefind refuses something.
 */
export async function indexPages(
  pages: readonly SearchablePage[],
  questions: readonly IndexedQuestion[],
  wording: Wording,
  facetsOf: (page: SearchablePage, record: PageRecord) => RecordFacets,
  titleOf: (page: SearchablePage, record: PageRecord) => string,
): Promise<PackedIndex> {
  // A language that Pagefind does not cut into words: it keeps our pairs as they are.
  const { index, errors } = await createIndex({ forceLanguage: 'unknown' });
  if (!index) throw new Error(`搜索索引没有建成：${errors.join('；')}`);
  try {
    const packed = new Map<string, PackedRecord>();
    const adding = pages.flatMap((page, pageNumber) =>
      page.records.map((record, partNumber) => {
        const name = recordName(pageNumber, partNumber);
        const title = titleOf(page, record);
        const address = `${name}#${record.anchor}`;
        packed.set(address, { name, title, text: record.quoted.filter((block) => block !== title).join('\n') });
        const facets = Object.entries(facetsOf(page, record));
        return index.addCustomRecord({
          url: address,
          content: tokens(record.blocks),
          language: 'unknown',
          meta: { title: tokens([title]), page: tokens([page.title]) },
          filters: Object.fromEntries(facets.map(([facet, values]) => [facet, [...values]])),
        });
      }),
    );
    for (const [number, { code, record, hasFact, wordings }] of questions.entries()) {
      const name = questionName(number);
      const address = `${name}#`;
      packed.set(address, { name, title: '', text: [code, record, hasFact ? '1' : '0', ...wordings].join('\n') });
      const content = tokens(wordings.flatMap((words) => wording.readings(words)));
      adding.push(index.addCustomRecord({ url: address, content, language: 'unknown' }));
    }
    const failures = (await Promise.all(adding)).flatMap((added) => added.errors);
    const made = await index.getFiles();
    failures.push(...made.errors);
    if (failures.length > 0) throw new Error(`搜索索引没有建成：${failures.join('；')}`);
    const recordOf = (address: string): PackedRecord => {
      const record = packed.get(address);
      if (!record) throw new Error(`搜索索引里有不认识的 ${address}`);
      return record;
    };
    return packIndex(forOldBrowsers(made.files.filter(({ path }) => !unused.test(path))), recordOf, placesPerChunk);
  } finally {
    await close();
  }
}

/** Name for a folder after what is in it: files with other content get another name, so that no cache mixes them. */
export function folderName(files: readonly IndexFile[]): string {
  const hash = createHash('sha256');
  for (const { path, content } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    hash.update(path).update('\0').update(content).update('\0');
  }
  return hash.digest('hex').slice(0, 12);
}
