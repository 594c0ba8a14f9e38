import { createHash } from 'node:crypto';
import { questionName, recordName } from '../protocol.ts';
import { tokens } from '../text.ts';
import type { Wording } from '../wording.ts';
import type { RecordFacets } from './facets.ts';
import type { IndexFile } from './index-file.ts';
import type { IndexedQuestion } from './lexicon.ts';
import { packIndex, type PackedIndex, type PackedRecord } from './pack.ts';
import { forOldBrowsers } from './program.ts';
import type { PageRecord, SearchablePage } from './records.ts';
import { readVocabulary } from './vocabulary.ts';

/** How many places in texts fill a chunk of the index; see `tests/search/benchmark.md`. */
const placesPerChunk = 1000;

/** Fields of metadata that are searched besides the text. */
const fields = ['page', 'title'];

/**
 * Indexes the records of pages and the known questions for Pagefind, each under its number.
 * @param wording reads questions: they are indexed in standard words, as they are asked for.
 * @param facetsOf what a record can be narrowed by.
 * @param titleOf title of a record; empty for the page itself.
 * @param places how many places in texts fill a chunk.
 * @throws Error if Pagefind refuses something.
 */
export async function indexPages(
  pages: readonly SearchablePage[],
  questions: readonly IndexedQuestion[],
  wording: Wording,
  facetsOf: (page: SearchablePage, record: PageRecord) => RecordFacets,
  titleOf: (page: SearchablePage, record: PageRecord) => string,
  places = placesPerChunk,
): Promise<PackedIndex> {
  // A site has millions of tokens, but only so many different ones: each is kept once.
  const known = new Map<string, string>();
  const tokensOf = (blocks: readonly string[]): string[] =>
    tokens(blocks).map((token) => {
      const before = known.get(token);
      if (before === undefined) known.set(token, token);
      return before ?? token;
    });
  const records = [
    ...pages.flatMap((page, pageNumber) => {
      const ofPage = tokensOf([page.title]);
      return page.records.map((record, partNumber): PackedRecord => {
        const name = recordName(pageNumber, partNumber);
        const title = titleOf(page, record);
        return {
          name,
          address: `${name}#${record.anchor}`,
          title,
          text: record.quoted.filter((block) => block !== title).join('\n'),
          tokens: tokensOf(record.blocks),
          metadata: { title: tokensOf([title]), page: ofPage },
          facets: facetsOf(page, record),
        };
      });
    }),
    ...questions.map(({ code, record, hasFact, wordings }, number): PackedRecord => {
      const name = questionName(number);
      return {
        name,
        address: `${name}#`,
        title: '',
        text: [code, record, hasFact ? '1' : '0', ...wordings].join('\n'),
        tokens: tokensOf(wordings.flatMap((words) => wording.readings(words))),
        metadata: {},
        facets: {},
      };
    }),
  ];
  const vocabulary = await readVocabulary([...known.keys()], fields);
  return packIndex(records, { ...vocabulary, program: await forOldBrowsers(vocabulary.program) }, places);
}

/** Name for a folder after what is in it: files with other content get another name, so that no cache mixes them. */
export function folderName(files: readonly IndexFile[]): string {
  const hash = createHash('sha256');
  for (const { path, content } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    hash.update(path).update('\0').update(content).update('\0');
  }
  return hash.digest('hex').slice(0, 12);
}
