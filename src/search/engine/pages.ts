import { pageOf, type Lexicon } from '../protocol.ts';
import { bareName, joinThinSpaces, runsOf, standsWithin } from '../text.ts';
import type { FullText } from './fulltext.ts';
import type { Wording } from '../wording.ts';

/** A page that was found: how well it fits, and which of its records do. */
export interface FoundPage {
  readonly score: number;
  /** Score by name of the record, best first once `ordered`. */
  readonly records: ReadonlyMap<string, number>;
}

/** Found pages by their number. */
export type FoundPages = ReadonlyMap<number, FoundPage>;

/** Pages collected from records: the best record decides, further ones count a little. */
export class PageCollector {
  readonly #pages = new Map<number, Map<string, number>>();

  add(record: string, score: number): void {
    const page = pageOf(record);
    const records = this.#pages.get(page) ?? new Map<string, number>();
    records.set(record, Math.max(score, records.get(record) ?? 0));
    this.#pages.set(page, records);
  }

  pages(): Map<number, FoundPage> {
    return new Map(
      [...this.#pages].map(([page, records]) => [
        page,
        { score: Math.max(...records.values()) + 0.02 * records.size, records },
      ]),
    );
  }
}

/** Found pages as far as they are allowed; all of them if `allowed` is `undefined`. */
export function narrowed(found: FoundPages, allowed: ReadonlySet<string> | undefined): FoundPages {
  if (!allowed) return found;
  const collector = new PageCollector();
  for (const { records } of found.values()) {
    for (const [record, score] of records) if (allowed.has(record)) collector.add(record, score);
  }
  return collector.pages();
}

/** Finds pages that hold words, and puts them in order. */
export class PageFinder {
  readonly #index: Pick<FullText, 'holding'>;
  readonly #lexicon: Lexicon;
  readonly #wording: Wording;

  constructor(index: Pick<FullText, 'holding'>, lexicon: Lexicon, wording: Wording) {
    this.#index = index;
    this.#lexicon = lexicon;
    this.#wording = wording;
  }

  /** Pages that hold every run of a folded text, each anywhere on the page. `第 21 条` is first taken as one run. */
  async holding(text: string): Promise<FoundPages> {
    const joined = joinThinSpaces(text);
    const whole = await this.#holdingAll(runsOf(joined));
    if (joined === text) return whole;
    return new Map([...(await this.#holdingAll(runsOf(text))), ...whole]);
  }

  async #holdingAll(runs: readonly string[]): Promise<FoundPages> {
    const lists = await Promise.all(
      [...new Set(runs)].map((run) => this.#index.holding(run, run.length > 5 ? this.#wording.seams(run) : [])),
    );
    const pages = lists.map((list) => new Set([...list.keys()].map(pageOf)));
    const collector = new PageCollector();
    const scores = new Map<string, number>();
    for (const list of lists) {
      for (const [record, { score }] of list) scores.set(record, (scores.get(record) ?? 0) + score);
    }
    for (const [record, score] of scores) {
      if (pages.every((page) => page.has(pageOf(record)))) collector.add(record, score);
    }
    return collector.pages();
  }

  /** Title first, then the binding text, then mentions: numbers of pages in the order in which they are shown. */
  ranked(found: FoundPages, text: string): number[] {
    const runs = runsOf(joinThinSpaces(text));
    const wanted = bareName(text);
    const worth = ([page, { score }]: readonly [number, FoundPage]): number => {
      const name = bareName(this.#lexicon.pages[page]?.[1] ?? '');
      const weight = this.weight(page);
      const share = Math.min(1, wanted.length / Math.max(1, name.length));
      if (name === wanted) return 1e6 * weight;
      if (weight < leastBinding) return score * weight;
      if (runs.every((run) => name.includes(run))) return 1e4 * weight * share + score;
      if (wanted.length > 3 && share > 0.5 && standsWithin(wanted, name)) return 1e4 * weight * share ** 2 + score;
      return score * weight;
    };
    return [...found]
      .map((item) => [item[0], worth(item)] as const)
      .sort(([a, x], [b, y]) => y - x || a - b)
      .map(([page]) => page);
  }

  /** How binding a page is: in equal places the rules come before the mentions. */
  weight(page: number): number {
    return kindWeights[this.#lexicon.kinds[this.#lexicon.pages[page]?.[2] ?? -1] ?? ''] ?? 1;
  }
}

/** Kinds of pages, the most binding first, with what a place on them is worth. */
export const kindWeights: Readonly<Record<string, number>> = {
  程序: 1.3,
  规则: 1.2,
  职责: 1.2,
  要点: 1.15,
  依据: 1.1,
  速查表: 1.05,
  文书: 1,
  术语: 0.95,
  岗位: 0.85,
  说明: 0.8,
  指引: 0.75,
  课程: 0.5,
  模拟案卷: 0.5,
};

/** What is worth less only leads to what is asked for: it comes first by its whole name alone, not by a piece of it. */
const leastBinding = 0.8;
