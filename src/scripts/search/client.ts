import workerAddress from '../../search/engine/worker.ts?worker&url';
import type { Filters, SearchReply, SearchRequest, SearchResult, Suggestion } from '../../search/protocol.ts';
import { scriptAddresses } from '../../search/script-addresses.ts';

/** Why search does not answer. */
export type FailureReason = 'browser' | 'offline' | 'blocked' | 'slow' | 'files';

/** Search does not answer; `reason` says why, as far as it can be known. */
export class SearchFailure extends Error {
  override readonly name = 'SearchFailure';
  readonly reason: FailureReason;

  constructor(reason: FailureReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** The page's policy lets no script start another one from a mere text. The address of the worker alone comes from here. */
const workerAddresses = scriptAddresses('search-worker');

/** How long an answer may take, in milliseconds. */
const patience = 20_000;
/** A longer query says nothing more, but takes long. */
const longestQuery = 200;

/** The query as it is searched for: without blanks around it, and not longer than makes sense. */
export function trimQuery(typed: string): string {
  return Array.from(typed.trim()).slice(0, longestQuery).join('');
}

type Question = SearchRequest extends infer Each ? (Each extends SearchRequest ? Omit<Each, 'id'> : never) : never;
type Answer = Extract<SearchReply, { ok: true }>['value'];

interface Waiting {
  readonly resolve: (value: Answer) => void;
  readonly reject: (failure: SearchFailure) => void;
  readonly timer: number;
}

/**
 * Asks the search worker. The worker starts with the first question. After any failure it is ended, so that the next
 * question starts afresh: browsers remember program files that did not arrive.
 */
export class SearchClient {
  readonly #root: URL;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #lastId = 0;

  /** @param root where the site stands. */
  constructor(root: URL) {
    this.#root = root;
  }

  /** Loads what the first question needs. */
  async open(): Promise<void> {
    await this.#ask({ type: 'open' });
  }

  /**
   * @param limit how many of the exact results to give.
   * @param facets whether counts are wanted.
   * @throws SearchFailure
   */
  async search(query: string, filters: Filters, limit: number, facets: boolean): Promise<SearchResult> {
    const value = await this.#ask({ type: 'search', query: trimQuery(query), filters, limit, facets });
    if (value === null || !('exact' in value)) throw new SearchFailure('files', 'not a search result');
    return value;
  }

  /**
   * What to offer while typing.
   * @throws SearchFailure
   */
  async suggest(text: string): Promise<readonly Suggestion[]> {
    const value = await this.#ask({ type: 'suggest', text: trimQuery(text) });
    return value === null || 'exact' in value ? [] : value;
  }

  #ask(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      let worker: Worker;
      try {
        worker = this.#worker ??= this.#start();
      } catch (error) {
        return reject(asFailure(error));
      }
      const id = (this.#lastId += 1);
      const timer = window.setTimeout(() => this.#fail(new SearchFailure('slow', 'no answer')), patience);
      this.#waiting.set(id, { resolve, reject, timer });
      worker.postMessage({ ...question, id });
    });
  }

  #start(): Worker {
    if (typeof Worker === 'undefined' || typeof WebAssembly === 'undefined')
      throw new SearchFailure('browser', 'no workers or no WebAssembly');
    let knowsModules = false;
    // Only a browser that knows module workers asks for the type.
    const address = new URL(workerAddress.replace(/^\//, ''), this.#root);
    const worker = new Worker(workerAddresses(address), {
      name: new URL('search/', this.#root).href,
      get type(): 'module' {
        knowsModules = true;
        return 'module';
      },
    });
    if (!knowsModules) {
      worker.terminate();
      throw new SearchFailure('browser', 'no module workers');
    }
    worker.addEventListener('message', ({ data }: MessageEvent<SearchReply>) => {
      if (worker === this.#worker) this.#receive(data);
    });
    for (const type of ['error', 'messageerror'] as const) {
      worker.addEventListener(type, (event) => {
        event.preventDefault();
        if (worker === this.#worker) this.#fail(new SearchFailure('files', 'the worker did not start'));
      });
    }
    return worker;
  }

  #receive(reply: SearchReply): void {
    const waiting = this.#waiting.get(reply.id);
    if (!waiting) return;
    if (!reply.ok) return this.#fail(asFailure(new Error(reply.message)));
    this.#waiting.delete(reply.id);
    window.clearTimeout(waiting.timer);
    waiting.resolve(reply.value);
  }

  #fail(failure: SearchFailure): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    const all = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { timer, reject } of all) {
      window.clearTimeout(timer);
      reject(failure);
    }
  }
}

/** Any error as a failure of search. */
export function asFailure(error: unknown): SearchFailure {
  if (error instanceof SearchFailure) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (!navigator.onLine) return new SearchFailure('offline', message);
  const blocked = /WebAssembly|wasm.*(unsafe|policy|disallowed)|CompileError/i.test(message);
  return new SearchFailure(blocked ? 'blocked' : 'files', message);
}
