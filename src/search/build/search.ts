import { plainText, type KnowledgeBase } from '../../model/knowledge-base.ts';
import { FacetIndex } from './facets.ts';
import { Wording } from '../wording.ts';
import { factCards } from './facts.ts';
import { folderName, indexPages } from './index.ts';
import { listQuestions, makeCodes, makeLexicon, makeSpellings, makeWording } from './lexicon.ts';
import type { IndexFile } from './index-file.ts';
import { recordName, type Manifest } from '../protocol.ts';
import type { SearchablePage } from './records.ts';

/** What search needs, as files for the folder `search/`. */
export interface BuiltSearch {
  readonly files: readonly IndexFile[];
  readonly pages: number;
  readonly records: number;
}

/**
 * Builds the full-text index and the data of search: `manifest.json` names a folder that holds Pagefind's files and
 * `lexicon.json`, `chunks.json`, `codes/XX.json`, `spellings.json`, `facts/CODE.json`.
 * @param pages in the order of their addresses.
 */
export async function buildSearch(knowledge: KnowledgeBase, pages: readonly SearchablePage[]): Promise<BuiltSearch> {
  const parts = new Map(
    [...knowledge.parts.values()].map((part) => [`${part.page}#${part.anchor ?? ''}`, part] as const),
  );
  const cards = factCards(knowledge);
  const records = new Map(
    pages.flatMap((page, pageNumber) =>
      page.records.map(({ anchor }, part) => [`${page.address}#${anchor}`, recordName(pageNumber, part)] as const),
    ),
  );
  const recordOf = (code: string): string => {
    const part = knowledge.parts.get(code);
    const record = part && (records.get(`${part.page}#${part.anchor ?? ''}`) ?? records.get(`${part.page}#`));
    if (record === undefined) throw new Error(`搜索索引里没有 ${code} 所在的页`);
    return record;
  };
  const facets = new FacetIndex(knowledge);
  const { files, chunkStarts } = await indexPages(
    pages,
    listQuestions(knowledge, recordOf, new Set(cards.map(({ code }) => code))),
    new Wording(makeWording(knowledge)),
    (page, { anchor }) => facets.of(parts.get(`${page.address}#`)?.code, anchor, page),
    (page, { anchor, heading }) => {
      const part = anchor === '' ? undefined : parts.get(`${page.address}#${anchor}`);
      return part ? plainText(part.title) : anchor === '' ? '' : heading;
    },
  );
  const texts = pages.flatMap(({ title, records }) => [title, ...records.flatMap(({ blocks }) => blocks)]);
  const data: IndexFile[] = [
    ...files,
    json('chunks.json', chunkStarts),
    json('lexicon.json', makeLexicon(knowledge, pages, facets.years)),
    ...[...makeCodes(knowledge)].map(([letters, list]) => json(`codes/${letters}.json`, list)),
    json('spellings.json', makeSpellings(texts)),
    ...cards.map((card) => json(`facts/${card.code}.json`, card)),
  ];
  const folder = folderName(data);
  const first = files
    .map(({ path }) => path)
    .filter((path) => /^(pagefind-entry\.json|wasm\..*|.*\.pf_meta)$/.test(path));
  const manifest: Manifest = { folder, first: first.toSorted() };
  return {
    files: [
      json('manifest.json', manifest),
      ...data.map(({ path, content }) => ({ path: `${folder}/${path}`, content })),
    ],
    pages: pages.length,
    records: pages.reduce((sum, { records }) => sum + records.length, 0),
  };
}

function json(path: string, value: unknown): IndexFile {
  return { path, content: Buffer.from(JSON.stringify(value)) };
}
