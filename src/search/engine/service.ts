import type { Lexicon, Manifest, SearchReply, SearchRequest } from '../protocol.ts';
import { SearchEngine, type DataFiles } from './engine.ts';
import { FullText, type PagefindModule } from './fulltext.ts';

/** Answers what pages ask of search. Loads the index on the first question, with the global `fetch`. */
export class SearchService {
  readonly #home: string;
  readonly #loadProgram: (address: string) => Promise<PagefindModule>;
  #opening: Promise<SearchEngine> | undefined;

  /**
   * @param home address of the folder `search/`, with a slash at the end.
   * @param loadProgram gives Pagefind's program, which lies at that address.
   */
  constructor(home: string, loadProgram: (address: string) => Promise<PagefindModule>) {
    this.#home = home;
    this.#loadProgram = loadProgram;
  }

  /** Never throws: what goes wrong is in the reply. */
  async answer(request: SearchRequest): Promise<SearchReply> {
    const { id } = request;
    try {
      this.#opening ??= this.#open();
      const engine = await this.#opening;
      if (request.type === 'search') {
        const { query, filters, limit, facets } = request;
        return { id, ok: true, value: await engine.search(query, filters, limit, facets) };
      }
      return { id, ok: true, value: request.type === 'suggest' ? await engine.suggest(request.text) : null };
    } catch (error) {
      // The next question tries again: the network may be back.
      this.#opening = undefined;
      return { id, ok: false, message: error instanceof Error ? error.message : String(error) };
    }
  }

  async #open(): Promise<SearchEngine> {
    const { folder, first } = await loadJson<Manifest>(`${this.#home}manifest.json`, 'no-cache');
    const base = `${this.#home}${folder}/`;
    const [lexicon, fullText] = await Promise.all([
      loadJson<Lexicon>(`${base}lexicon.json`),
      FullText.open(base, first, () => loadJson(`${base}chunks.json`), this.#loadProgram),
    ]);
    const files: DataFiles = {
      codes: (letters) => loadJson(`${base}codes/${letters}.json`),
      spellings: () => loadJson(`${base}spellings.json`),
      fact: (code) => loadJson(`${base}facts/${code}.json`),
    };
    return new SearchEngine(lexicon, fullText, files);
  }
}

async function loadJson<Value>(address: string, cache: RequestCache = 'default'): Promise<Value> {
  const response = await fetch(address, { cache });
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  const value: Value = await response.json();
  return value;
}
