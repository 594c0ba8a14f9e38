import type { Browser } from 'playwright';
import type { Substring } from './corpus.ts';
import type { Random } from './random.ts';
import type { CountingServer, Sent } from './server.ts';
import { Session } from './session.ts';
import type { Side } from './sides.ts';

/** Something that a reader asks. */
export interface Query {
  readonly text: string;
  readonly kind: 'question' | 'term' | 'title' | 'substring';
}

/** A running server with an engine, and a browser to ask it. */
export interface Setting {
  readonly browser: Browser;
  readonly server: CountingServer;
  readonly root: string;
  readonly side: Side;
}

/** How well substrings are found, from 0 to 1. */
export interface Quality {
  /** Share of the right pages that are found. */
  readonly recall: number;
  /** Share of right pages among those shown as found, over the queries that find something. */
  readonly precision: number;
  /** Share of queries with a right page in the first place. */
  readonly success: number;
}

/** The cost of one query. */
export interface Cost {
  readonly kind: Query['kind'];
  readonly sent: readonly Sent[];
  readonly time: number;
}

/** What the queries of all sessions cost. */
export interface Costs {
  /** The first query of every session. */
  readonly first: readonly Cost[];
  /** The other ones. */
  readonly next: readonly Cost[];
  /** All of them once more, in milliseconds. */
  readonly again: readonly number[];
}

/** Results that are fetched with title and excerpt. */
const shown = 10;
const sessionCount = 6;
/** A session: the kinds of its queries, in an order that turns from session to session. */
const sessionKinds = ['question', 'term', 'substring', 'question', 'title', 'substring'] as const;
/** So many substrings are asked before a new session begins: what was loaded before changes what Pagefind finds. */
const substringsPerSession = 10;

/** The same sessions of queries for every engine. */
export function planSessions(queries: readonly Query[], random: Random): Query[][] {
  const left = new Map(
    [...new Set(sessionKinds)].map((kind) => [kind, random.shuffled(queries.filter((query) => query.kind === kind))]),
  );
  return Array.from({ length: sessionCount }, (_, session) =>
    sessionKinds.map((__, place) => {
      const kind = sessionKinds[(session + place) % sessionKinds.length] ?? 'question';
      const query = left.get(kind)?.pop();
      if (!query) throw new Error(`too few queries: ${kind}`);
      return query;
    }),
  );
}

/** Asks for every substring and compares what is found with the pages that hold it. */
export async function measureQuality(setting: Setting, substrings: readonly Substring[]): Promise<Quality> {
  const { browser, root, side } = setting;
  let recall = 0;
  let precision = 0;
  let answered = 0;
  let success = 0;
  for (let start = 0; start < substrings.length; start += substringsPerSession) {
    const session = await Session.open(browser, root, side);
    for (const { text, pages } of substrings.slice(start, start + substringsPerSession)) {
      // Our engine tells of results only those that it shows, so it is made to show all; Pagefind tells of all.
      const limit = side.name === 'ours' ? Number.MAX_SAFE_INTEGER : 0;
      const { found, first } = await session.ask(text, limit);
      const right = found.filter((address) => pages.has(address)).length;
      recall += right / pages.size;
      if (found.length > 0) {
        precision += right / found.length;
        answered += 1;
      }
      if (pages.has(first)) success += 1;
    }
    await session.close();
  }
  return {
    recall: recall / substrings.length,
    precision: precision / Math.max(1, answered),
    success: success / substrings.length,
  };
}

/**
 * Plays the sessions, each with an empty cache, the engines by turns.
 * @param delay by how many milliseconds the server answers late.
 */
export async function measureCosts(
  settings: readonly Setting[],
  sessions: readonly (readonly Query[])[],
  delay: number,
): Promise<Costs[]> {
  const all = settings.map(() => ({ first: new Array<Cost>(), next: new Array<Cost>(), again: new Array<number>() }));
  for (const [number, queries] of [sessions[0] ?? [], ...sessions].entries()) {
    for (const [index, setting] of settings.entries()) {
      const costs = await play(setting, queries, delay);
      // The session before the first only warms the machine.
      if (number === 0) continue;
      all[index]?.first.push(...costs.first);
      all[index]?.next.push(...costs.next);
      all[index]?.again.push(...costs.again);
    }
  }
  return all;
}

async function play(
  { browser, server, root, side }: Setting,
  queries: readonly Query[],
  delay: number,
): Promise<Costs> {
  const session = await Session.open(browser, root, side);
  const costs: Cost[] = [];
  const again: number[] = [];
  server.delay = delay;
  for (const { text, kind } of queries) {
    server.take();
    const { time } = await session.ask(text, shown);
    costs.push({ kind, time, sent: server.take() });
  }
  for (const { text } of queries) again.push((await session.ask(text, shown)).time);
  server.delay = 0;
  await session.close();
  return { first: costs.slice(0, 1), next: costs.slice(1), again };
}

/** The value below which a share of the values lies; the median by default. */
export function quantile(values: readonly number[], share = 0.5): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) * share;
  const below = sorted[Math.floor(middle)] ?? Number.NaN;
  const above = sorted[Math.ceil(middle)] ?? Number.NaN;
  return below + (above - below) * (middle - Math.floor(middle));
}

/** Bytes of a query. */
export function bytesOf({ sent }: Cost): number {
  return sent.reduce((sum, { bytes }) => sum + bytes, 0);
}
