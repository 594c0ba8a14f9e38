import type { Browser, Page as BrowserPage } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Places, plainTextOf, readQueries, substrings, type JudgedQuery } from '../search/evaluation.ts';
import { folder, forAll, openBrowser, readPages, serve, type Served } from './site.ts';

/** Least shares of queries with a right result in first place, or among the first three. */
const thresholds = {
  termFirst: 1,
  titleFirst: 1,
  questionFirst: 0.95,
  questionFirstThree: 1,
  spellingFirst: 0.95,
};
const substringCount = 300;
const characterCount = 100;
const seed = 20_260_101;

interface Listed {
  readonly url: string;
  readonly kind: string;
  readonly title: string;
}
interface Answer {
  readonly results: readonly Listed[];
  readonly total: number;
  readonly error?: string;
}

const places = new Places(folder);
const judged = ['queries', 'held-out', 'development', 'fresh'].flatMap((name) =>
  readQueries(`tests/search/${name}.tsv`),
);
const answers = new Map<string, Answer>();
/** Text of every page that search finds, by address. */
const texts = new Map<string, string>();
let words: string[] = [];
let characters: string[] = [];
let served: Served;
let browser: Browser;

beforeAll(async () => {
  const kinds = new Map<string, string[]>();
  for (const { path, html } of readPages()) {
    const text = plainTextOf(html);
    if (text === undefined) continue;
    texts.set(path, text);
    const kind = /data-pagefind-body="([^"]*)"/.exec(html)?.[1] ?? '';
    kinds.set(kind, [...(kinds.get(kind) ?? []), text]);
  }
  words = substrings([...kinds.values()], substringCount, [2, 12], seed);
  characters = substrings([...kinds.values()], characterCount, [1, 1], seed);
  served = await serve();
  browser = await openBrowser();
  const all = [...new Set([...judged.map(({ query }) => query), ...words, ...characters])];
  const batches = Array.from({ length: Math.ceil(all.length / 20) }, (_, index) =>
    all.slice(index * 20, index * 20 + 20),
  );
  const windows = await Promise.all(
    [0, 1, 2].map(async () => {
      const window = await browser.newPage();
      await window.goto(`${served.address}search.html`);
      return window;
    }),
  );
  await forAll(batches, windows.length, async (batch, worker) => {
    const window = windows[worker];
    if (window) for (const [query, answer] of await ask(window, batch)) answers.set(query, answer);
  });
}, 600_000);

afterAll(async () => {
  await browser.close();
  await served.close();
});

/** Asks the results page as other programs do. Addresses are made site-relative. */
async function ask(tab: BrowserPage, queries: readonly string[]): Promise<readonly (readonly [string, Answer])[]> {
  const found = await tab.evaluate(async (batch) => {
    const answered: [string, Answer][] = [];
    for (const query of batch) {
      try {
        const answer = await window.__kbSearch?.(query);
        answered.push([query, answer ?? { results: [], total: 0, error: 'no __kbSearch' }]);
      } catch (error) {
        answered.push([query, { results: [], total: 0, error: String(error) }]);
      }
    }
    return answered;
  }, queries);
  return found.map(([query, answer]) => [
    query,
    {
      ...answer,
      results: answer.results.map((result) => ({
        ...result,
        url: decodeURI(new URL(result.url, served.address).href.slice(served.address.length)),
      })),
    },
  ]);
}

function answerTo(query: string): Answer {
  return answers.get(query) ?? { results: [], total: 0, error: 'not asked' };
}

/** Place of the first right result, from 1 on; 0 if there is none. */
function rankOf({ query, codes }: JudgedQuery): number {
  return answerTo(query).results.findIndex(({ url }) => codes.some((code) => places.answers(url, code))) + 1;
}

function ofKind(kind: string): JudgedQuery[] {
  return judged.filter((item) => item.kind === kind);
}

/** The share of queries with a right result among the first `most`, and what is wrong with the others. */
function success(queries: readonly JudgedQuery[], most: number): { share: number; misses: string[] } {
  const misses = queries.flatMap((item) => {
    const rank = rankOf(item);
    if (rank > 0 && rank <= most) return [];
    const { results, error } = answerTo(item.query);
    const got = results.slice(0, 3).map(({ kind, url, title }) => `${kind} ${url} ${title}`);
    return [
      `${item.query}\n  wanted ${item.codes.join(', ')}\n  right at ${rank === 0 ? 'no place' : rank}\n  got ${error ?? (got.join('\n      ') || 'nothing')}`,
    ];
  });
  return { share: queries.length === 0 ? 0 : 1 - misses.length / queries.length, misses };
}

function expectSuccess(queries: readonly JudgedQuery[], most: number, threshold: number): void {
  const { share, misses } = success(queries, most);
  const found = `${(share * 100).toFixed(1)} % of ${queries.length}`;
  expect(share, `${found}; misses:\n${misses.join('\n')}\n`).toBeGreaterThanOrEqual(threshold);
}

describe('queries judged by hand', () => {
  test('there are enough of each kind, and the codes are known', () => {
    for (const [kind, least] of [
      ['term', 50],
      ['title', 40],
      ['question', 220],
      ['spelling', 60],
      ['negative', 15],
    ] as const) {
      expect(ofKind(kind).length, kind).toBeGreaterThanOrEqual(least);
    }
    expect(judged.filter(({ kind, codes }) => (kind === 'negative') !== (codes.length === 0))).toEqual([]);
    const unknown = judged.flatMap(({ codes }) =>
      codes.filter((code) => {
        try {
          places.answers('', code);
          return false;
        } catch {
          return true;
        }
      }),
    );
    expect(unknown).toEqual([]);
  });

  test('no search fails', () => {
    expect([...answers].flatMap(([query, { error }]) => (error === undefined ? [] : [`${query}: ${error}`]))).toEqual(
      [],
    );
  });

  test('terms: right in first place', () => {
    expectSuccess(ofKind('term'), 1, thresholds.termFirst);
  });

  test('titles: right in first place', () => {
    expectSuccess(ofKind('title'), 1, thresholds.titleFirst);
  });

  test('questions: right in first place', () => {
    expectSuccess(ofKind('question'), 1, thresholds.questionFirst);
  });

  test('questions: right among the first three', () => {
    expectSuccess(ofKind('question'), 3, thresholds.questionFirstThree);
  });

  test('spellings: right in first place', () => {
    expectSuccess(ofKind('spelling'), 1, thresholds.spellingFirst);
  });

  test('what can be answered is never without results', () => {
    const empty = judged.filter(({ query, codes }) => codes.length > 0 && answerTo(query).results.length === 0);
    expect(empty.map(({ query }) => query)).toEqual([]);
  });

  test('what has nothing to do with the site finds nothing', () => {
    const found = ofKind('negative').flatMap(({ query }) => {
      const { results } = answerTo(query);
      return results.length === 0 ? [] : [`${query}: ${results.map(({ kind, url }) => `${kind} ${url}`).join(', ')}`];
    });
    expect(found).toEqual([]);
  });
});

/** The pages shown as exact, each once. */
function exactPages(query: string): Set<string> {
  return new Set(
    answerTo(query).results.flatMap(({ kind, url }) => (kind === 'exact' ? [url.split('#')[0] ?? ''] : [])),
  );
}

function pagesHolding(query: string): Set<string> {
  return new Set([...texts].filter(([, text]) => text.includes(query)).map(([path]) => path));
}

describe.each([
  ['substrings', () => words, substringCount],
  ['single characters', () => characters, characterCount],
])('%s of the pages', (_, queries, count) => {
  test('enough of them', () => {
    expect(queries()).toHaveLength(count);
  });

  test('precision: every page shown as exact holds it', () => {
    const wrong = queries().flatMap((query) => {
      const holding = pagesHolding(query);
      const others = [...exactPages(query)].filter((path) => !holding.has(path));
      return others.length === 0 ? [] : [`${query}: ${others.join(', ')}`];
    });
    expect(wrong).toEqual([]);
  });

  test('recall: as many as there are, all of them', () => {
    const wrong = queries().flatMap((query) => {
      const { results, total } = answerTo(query);
      const holding = pagesHolding(query);
      const shown = exactPages(query);
      const exactTotal = total - results.filter(({ kind }) => kind !== 'exact').length;
      const complete = shown.size === holding.size && exactTotal === holding.size;
      const missed = [...holding].filter((path) => !shown.has(path)).slice(0, 5);
      return complete ? [] : [`${query}: ${holding.size} hold it, ${exactTotal} found, without ${missed.join(', ')}`];
    });
    expect(wrong).toEqual([]);
  });
});
