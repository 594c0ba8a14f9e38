import { isQuestion } from '../protocol.ts';
import { end, pairsOf } from '../text.ts';

/** The part of Pagefind's interface that is used. */
interface PagefindInstance {
  search(
    term: string | null,
    options?: { filters?: Readonly<Record<string, unknown>> },
  ): Promise<{ results: readonly PagefindResult[] }>;
  preload(term: string): Promise<void>;
}
interface PagefindResult {
  readonly id: string;
  readonly score: number;
  readonly words: readonly number[];
  data(): Promise<{
    readonly raw_url?: string;
    readonly url: string;
    readonly content: string;
    readonly meta: Readonly<Record<string, string>>;
  }>;
}
/** Pagefind's program, `pagefind.js`. */
export interface PagefindModule {
  createInstance(options: {
    basePath: string;
    noWorker: boolean;
    ranking: { metaWeights: Record<string, number> };
  }): PagefindInstance;
}

/** A record that was found. */
export interface Found {
  readonly score: number;
  /** How many pairs of what was asked for follow one another in its text; 0 if only a title holds them. */
  readonly inRow: number;
}

/** What is shown of a record. */
export interface Fragment {
  readonly anchor: string;
  /** Title of the part; empty for the page itself. */
  readonly title: string;
  readonly blocks: readonly string[];
}

/** A file of the index did not arrive. */
export class IndexUnavailable extends Error {
  override readonly name = 'IndexUnavailable';
}

/** The full-text index: Pagefind, asked for pairs of characters. Use it where no page sets a language: in a worker. */
export class FullText {
  readonly #pagefind: PagefindInstance;
  readonly #chunkStarts: () => Promise<readonly string[]>;
  readonly #requests: Requests;
  readonly #cache = new Map<string, Promise<ReadonlyMap<string, Found>>>();
  readonly #data = new Map<string, PagefindResult>();

  constructor(pagefind: PagefindInstance, chunkStarts: () => Promise<readonly string[]>, requests: Requests) {
    this.#pagefind = pagefind;
    this.#chunkStarts = chunkStarts;
    this.#requests = requests;
  }

  /**
   * @param folder address of the folder with Pagefind's files, with a slash at the end.
   * @param first files that Pagefind will ask for one after the other: they are asked for at once.
   * @param chunkStarts the first word of every chunk of the index; asked for when a single character is.
   * @param loadProgram gives Pagefind's program, which lies at that address.
   * @throws Error if the program or the index cannot be loaded.
   */
  static async open(
    folder: string,
    first: readonly string[],
    chunkStarts: () => Promise<readonly string[]>,
    loadProgram: (address: string) => Promise<PagefindModule>,
  ): Promise<FullText> {
    const requests = new Requests(first.map((file) => `${folder}${file}`));
    const { createInstance } = await loadProgram(`${folder}pagefind.js`);
    const pagefind = createInstance({
      basePath: folder,
      noWorker: true,
      ranking: { metaWeights: { title: 4, page: 1 } },
    });
    const fullText = new FullText(pagefind, chunkStarts, requests);
    // A question that nothing answers: it loads the program and the list of records.
    await fullText.#ask(end);
    return fullText;
  }

  /**
   * The records that hold an unbroken run of letters, digits and Han characters, with their scores.
   * @param doubtful pairs of it that probably stand nowhere. They are asked for first: if one is unknown, so is the run,
   * and the files for its other pairs need not be loaded.
   */
  async holding(run: string, doubtful: readonly string[] = []): Promise<ReadonlyMap<string, Found>> {
    const pairs = pairsOf(run);
    if (pairs.length === 0) return this.#beginningWith(run);
    const doubts = await Promise.all(doubtful.map((pair) => this.#ask(pair)));
    if (doubts.some((found) => found.size === 0)) return new Map();
    const all = await this.#ask(pairs.join(' '));
    // With every character once, pairs that follow one another can only be the run: Pagefind's slow search for a phrase
    // is needed only where a character returns.
    const returns = new Set(run).size < Array.from(run).length;
    const phrase = returns ? await this.#ask(`"${pairs.join(' ')}"`) : all;
    const least = returns ? 1 : pairs.length;
    return new Map([...all].filter(([record]) => !isQuestion(record) && (phrase.get(record)?.inRow ?? 0) >= least));
  }

  /** The records and known questions that hold a pair of characters, in their text or title. */
  async withPair(pair: string): Promise<ReadonlyMap<string, Found>> {
    return this.#ask(pair);
  }

  /** Names of the records under a value of a facet. */
  async under(facet: string, value: string): Promise<ReadonlySet<string>> {
    const { results } = await this.#search(null, { filters: { [facet]: value } });
    return new Set(results.map(({ id }) => id));
  }

  /** The text of a record. */
  async fragment(record: string): Promise<Fragment> {
    if (!this.#data.has(record)) await this.#search(null);
    const result = this.#data.get(record);
    if (!result) throw new IndexUnavailable(`索引里没有 ${record}`);
    const data = await this.#requests.watch(() => result.data());
    return {
      anchor: (data.raw_url ?? data.url).split('#')[1] ?? '',
      title: data.meta['title'] ?? '',
      blocks: data.content.split('\n'),
    };
  }

  /** A single character begins the pairs of many chunks: Pagefind loads one of them, the rest is asked for by name. */
  async #beginningWith(character: string): Promise<ReadonlyMap<string, Found>> {
    const starts = (await this.#chunkStarts()).filter((start) => start.startsWith(character));
    await Promise.all([character, ...starts].map((word) => this.#pagefind.preload(word)));
    const found = await this.#ask(character);
    return new Map([...found].filter(([record, { inRow }]) => inRow > 0 && !isQuestion(record)));
  }

  #ask(term: string): Promise<ReadonlyMap<string, Found>> {
    const known = this.#cache.get(term);
    if (known) return known;
    const asked = this.#search(term).then(({ results }) => {
      const found = new Map<string, Found>();
      for (const result of results) found.set(result.id, { score: result.score, inRow: longestRow(result.words) });
      return found;
    });
    this.#cache.set(term, asked);
    asked.catch(() => this.#cache.delete(term));
    return asked;
  }

  /** Pagefind hides files that did not arrive and answers from the rest; that would be a wrong answer. */
  async #search(
    term: string | null,
    options?: { filters: Readonly<Record<string, unknown>> },
  ): Promise<{ results: readonly PagefindResult[] }> {
    const answer = await this.#requests.watch(() => this.#pagefind.search(term, options));
    for (const result of answer.results) if (!this.#data.has(result.id)) this.#data.set(result.id, result);
    return answer;
  }
}

/** The length of the longest row of places that follow one another. */
function longestRow(places: readonly number[]): number {
  let longest = 0;
  let row = 0;
  let before = Number.NaN;
  for (const place of [...places].sort((a, b) => a - b)) {
    if (place === before) continue;
    row = place === before + 1 ? row + 1 : 1;
    longest = Math.max(longest, row);
    before = place;
  }
  return longest;
}

/** What Pagefind asks the server for: sends early what is known to be needed, and notices what fails. */
class Requests {
  #failed: readonly string[] = [];

  /** @param first addresses to ask for at once; the first request for each gets that answer. */
  constructor(first: readonly string[]) {
    const original = globalThis.fetch.bind(globalThis);
    const early = new Map(first.map((address) => [address, original(address)]));
    // Who asks for it learns that it failed; until then it is nobody's.
    for (const request of early.values()) request.catch(() => undefined);
    globalThis.fetch = async (input, init) => {
      const address = String(input).replace(/\?.*$/, '');
      const sent = early.get(address);
      early.delete(address);
      try {
        const response = await (sent ?? original(input, init));
        if (!response.ok) this.#failed = [...this.#failed, response.url];
        return response;
      } catch (error) {
        this.#failed = [...this.#failed, String(input)];
        throw error;
      }
    };
  }

  async watch<Value>(act: () => Promise<Value>): Promise<Value> {
    const before = this.#failed.length;
    const value = await act();
    const failed = this.#failed[before];
    if (failed !== undefined) throw new IndexUnavailable(`没有取到 ${failed}`);
    return value;
  }
}
