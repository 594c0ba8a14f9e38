import { isQuestion, pageOf, type Lexicon } from '../protocol.ts';
import { pairsOf, runsOf } from '../text.ts';
import type { FullText } from './fulltext.ts';
import type { PageFinder } from './pages.ts';
import type { Wording } from '../wording.ts';
import type { QuestionMatch } from './questions.ts';

/** Records must hold this share of the characters asked for. */
const leastCoverage = 0.5;
/** A known question at least so like the typed one answers it. */
export const sureQuestion = 0.6;
/** A known question at least so like the typed one counts by itself. */
const likelyQuestion = 0.3;
/** With fewer records than this, whatever is a little like it is better than nothing. */
const fewRecords = 5;
/** What stands in this share of all records tells nothing, and is many. */
const commonShare = 0.25;

/**
 * Records that come near a query that few pages hold: they share rare pairs with it, or answer a question like it.
 * Pagefind knows no "or": each pair is a search of its own, and the scores are added here.
 */
export class RelatedFinder {
  readonly #index: Pick<FullText, 'holding' | 'withPair'>;
  readonly #lexicon: Lexicon;
  readonly #wording: Wording;
  readonly #finder: PageFinder;

  constructor(index: Pick<FullText, 'holding' | 'withPair'>, lexicon: Lexicon, wording: Wording, finder: PageFinder) {
    this.#index = index;
    this.#lexicon = lexicon;
    this.#wording = wording;
    this.#finder = finder;
  }

  /** Names of records with their scores; empty if nothing comes near. */
  async find(text: string, matches: readonly QuestionMatch[]): Promise<ReadonlyMap<string, number>> {
    // A question that is known needs no search for words.
    const known = (matches[0]?.score ?? 0) >= sureQuestion;
    const said = known ? new Map<string, number>() : await this.#sharing(text);
    const evidence = new Map(said);
    for (const { record, score } of matches) {
      // What the texts say and what known questions say add up.
      if (score < likelyQuestion && !said.has(record) && (known || said.size >= fewRecords)) continue;
      evidence.set(record, score + (score >= sureQuestion ? 1 : 0) + (said.get(record) ?? 0));
    }
    return evidence;
  }

  async #sharing(text: string): Promise<Map<string, number>> {
    // Two letters of a Latin word say nothing.
    const runs = runsOf(this.#wording.subject(text)).filter((run) => run.length > 1 && !/^[a-z]+$/.test(run));
    const pairs = new Map(runs.flatMap(pairsOf).map((pair) => [pair, 1]));
    for (const pair of this.#wording.standardWords(text).flatMap(pairsOf)) if (!pairs.has(pair)) pairs.set(pair, 0.5);
    const asked = new Set(runs.flatMap((run) => Array.from(run)));
    const common = Math.max(1, this.#lexicon.records) * commonShare;
    const found = new Map<string, { score: number; held: Set<string> }>();
    const lists = await Promise.all(
      [...pairs].map(async ([pair, weight]) => ({ pair, weight, list: await this.#index.withPair(pair) })),
    );
    for (const { pair, weight, list } of lists) {
      if (list.size > common && lists.length > 1) continue;
      for (const [record, { score }] of list) {
        if (isQuestion(record)) continue;
        const here = found.get(record) ?? { score: 0, held: new Set<string>() };
        here.score += weight * Math.min(score, 12);
        for (const character of pair) if (asked.has(character)) here.held.add(character);
        found.set(record, here);
      }
    }
    const worth = [...found].map(([record, { score, held }]) => {
      const coverage = held.size / Math.max(1, asked.size);
      return { record, coverage, score: score * coverage };
    });
    const best = Math.max(Number.MIN_VALUE, ...worth.map(({ score }) => score));
    return new Map(
      worth
        .filter(({ coverage, score }) => coverage >= leastCoverage && score / best > 0.3)
        .map(({ record, coverage, score }) => [
          record,
          (score / best) * coverage * 0.3 * this.#finder.weight(pageOf(record)),
        ]),
    );
  }
}
