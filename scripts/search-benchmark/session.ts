import type { Browser, Page } from 'playwright';
import type { SearchReply, SearchRequest } from '../../src/search/protocol.ts';
import type { Side } from './sides.ts';

/** What an engine answered, as the page saw it. */
interface Answer {
  /** What was shown as found: records of Pagefind, addresses of ours. */
  readonly found: readonly string[];
  /** The first result of all. */
  readonly first: string;
  /** Until the results could be shown, in milliseconds. */
  readonly time: number;
}

interface Pagefind {
  search(query: string): Promise<{ results: readonly { readonly id: string; data(): Promise<unknown> }[] }>;
}

declare global {
  interface Window {
    /** Asks the engine of this page; `limit` results are fetched with title and excerpt. */
    benchmarkAsk?: (query: string, limit: number) => Promise<Answer>;
  }
}

/** A tab of a browser that has never been on the site. */
export class Session {
  readonly #page: Page;
  readonly #addressOf: Side['addressOf'];

  private constructor(page: Page, addressOf: Side['addressOf']) {
    this.#page = page;
    this.#addressOf = addressOf;
  }

  /** @param root address of the server; `blank.html` must be there. Nothing else is loaded yet. */
  static async open(browser: Browser, root: string, side: Side): Promise<Session> {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${root}blank.html`);
    if (side.name === 'default') await page.evaluate(preparePagefind, root + side.program);
    else await page.evaluate(prepareWorker, { program: root + side.program, home: `${root}ours/search/` });
    return new Session(page, side.addressOf);
  }

  /** Asks and waits for the first `limit` results with title and excerpt. */
  async ask(query: string, limit: number): Promise<Answer> {
    const answer = await this.#page.evaluate(
      ({ words, count }) => {
        if (!window.benchmarkAsk) throw new Error('not prepared');
        return window.benchmarkAsk(words, count);
      },
      { words: query, count: limit },
    );
    return {
      found: [...new Set(answer.found.map(this.#addressOf))],
      first: this.#addressOf(answer.first),
      time: answer.time,
    };
  }

  async close(): Promise<void> {
    await this.#page.context().close();
  }
}

/** Runs in the page. */
function preparePagefind(program: string): void {
  let loading: Promise<Pagefind> | undefined;
  window.benchmarkAsk = async (query, limit) => {
    const started = performance.now();
    loading ??= import(program);
    const { results } = await (await loading).search(query);
    await Promise.all(results.slice(0, limit).map((result) => result.data()));
    const time = performance.now() - started;
    const found = results.map(({ id }) => id);
    return { found, first: found[0] ?? '', time };
  };
}

/** Runs in the page. */
function prepareWorker({ program, home }: { program: string; home: string }): void {
  let worker: Worker | undefined;
  let lastId = 0;
  window.benchmarkAsk = (query, limit) =>
    new Promise((resolve, reject) => {
      const started = performance.now();
      worker ??= new Worker(program, { type: 'module', name: home });
      const id = (lastId += 1);
      worker.onerror = () => reject(new Error('the worker did not start'));
      worker.onmessage = ({ data }: MessageEvent<SearchReply>) => {
        if (data.id !== id) return;
        const time = performance.now() - started;
        if (!data.ok) return reject(new Error(data.message));
        if (data.value === null || !('exact' in data.value)) return reject(new Error('no search result'));
        const { exact, answers, related } = data.value;
        const first = exact[0] ?? answers[0] ?? related[0];
        resolve({ found: exact.map(({ address }) => address), first: first?.address ?? '', time });
      };
      const request: SearchRequest = { id, type: 'search', query, filters: {}, limit, facets: false };
      worker.postMessage(request);
    });
}
