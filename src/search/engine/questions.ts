import { isQuestion } from '../protocol.ts';
import { pairsOf, runsOf } from '../text.ts';
import type { Wording } from '../wording.ts';
import { intentOf } from './intents.ts';
import type { FullText } from './fulltext.ts';

/** A known question that is like what was typed. */
export interface QuestionMatch {
  readonly code: string;
  /** Name of the record that answers. */
  readonly record: string;
  readonly hasFact: boolean;
  /** The wording that readers see. */
  readonly shown: string;
  /** From 0 to 1. */
  readonly score: number;
}

/** So many known questions are looked at closely. */
const candidateLimit = 14;
/** What is less like than this is not like. */
const leastScore = 0.28;
/** Below this, one pair in common is chance. */
const chanceScore = 0.32;
const intentBonus = 0.1;
/** How much a single character says beside a pair. */
const characterWeight = 0.35;

/**
 * Finds the known questions (`content/questions/`) that are like a new one. They stand in the full-text index beside the
 * pages, in standard words: the pairs of the new question give candidates, which are then compared as wholes.
 */
export class QuestionFinder {
  readonly #index: Pick<FullText, 'withPair' | 'fragment'>;
  readonly #wording: Wording;
  readonly #total: number;

  /** @param total how many questions are known. */
  constructor(index: Pick<FullText, 'withPair' | 'fragment'>, wording: Wording, total: number) {
    this.#index = index;
    this.#wording = wording;
    this.#total = total;
  }

  /** The questions most like the given one, best first; empty if none comes near. */
  async match(question: string): Promise<QuestionMatch[]> {
    const features = featuresOf(this.#wording.readings(question));
    const pairs = [...features].filter((feature) => Array.from(feature).length === 2);
    const lists = await Promise.all(
      pairs.map(async (pair) => {
        const list = await this.#index.withPair(pair);
        return { pair, names: [...list.keys()].filter(isQuestion) };
      }),
    );
    const rarity = new Map(
      lists.map(({ pair, names }) => [pair, Math.log(1 + (this.#total + 1) / (names.length + 0.5))]),
    );
    const usual = Math.log(1 + this.#total / 4);
    const weigh = (items: Iterable<string>): number => {
      let sum = 0;
      for (const feature of items) {
        const weight = feature.length === 1 ? characterWeight * usual : (rarity.get(feature) ?? usual);
        sum += weight * this.#wording.meaning(feature);
      }
      return sum;
    };

    const promise = new Map<string, number>();
    for (const { pair, names } of lists) {
      for (const name of names) promise.set(name, (promise.get(name) ?? 0) + weigh([pair]));
    }
    const candidates = [...promise]
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .slice(0, candidateLimit)
      .map(([name]) => name);
    const asked = weigh(features);
    const intents: ReadonlySet<string> = this.#wording.intents(question);
    const compared = await Promise.all(
      candidates.map(async (name): Promise<QuestionMatch & { byChance: boolean }> => {
        const [code = '', record = '', fact = '', ...wordings] = (await this.#index.fragment(name)).blocks;
        const known = wordings.map((words) => featuresOf(this.#wording.readings(words)));
        const best = Math.max(
          ...known.map(
            (words) => weigh([...features].filter((item) => words.has(item))) / Math.sqrt(asked * weigh(words)),
          ),
        );
        const shared = [...features].filter((item) => known.some((words) => words.has(item)));
        const covered = weigh(shared) / asked;
        const byChance = shared.filter((item) => pairs.includes(item)).length < 2;
        // 几天 asks for a time limit: a time limit answers rather than the step around it.
        const fits = intents.has(intentOf(code) ?? 'part') ? intentBonus : 0;
        return {
          code,
          record,
          hasFact: fact === '1',
          shown: wordings[0] ?? '',
          score: (best + covered) / 2 + fits,
          byChance,
        };
      }),
    );
    return compared
      .filter(({ score, byChance }) => score > (byChance ? chanceScore : leastScore))
      .sort((a, b) => b.score - a.score);
  }
}

/** The pairs and single characters of some texts. */
function featuresOf(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap(runsOf).flatMap((run) => [...pairsOf(run), ...Array.from(run)]));
}
