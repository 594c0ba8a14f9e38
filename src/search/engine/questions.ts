import { fold, pairsOf, runsOf } from '../text.ts';
import type { Intent } from '../../model/schemas/questions.ts';
import type { Lexicon, QuestionList } from '../protocol.ts';

/** A known question that is like what was typed. */
export interface QuestionMatch {
  readonly code: string;
  readonly record: string;
  readonly hasFact: boolean;
  /** The wording that readers see. */
  readonly shown: string;
  /** From 0 to 1. */
  readonly score: number;
}

/** Reads questions as people ask them: everyday words become standard ones, filler goes. */
export class Wording {
  readonly #standard: readonly { readonly word: string; readonly standard: string; readonly intent?: Intent }[];
  readonly #fillerWords: readonly string[];
  readonly #fillerCharacters: ReadonlySet<string>;

  constructor({ wording, filler }: Pick<Lexicon, 'wording' | 'filler'>) {
    this.#standard = wording
      .flatMap(({ standard, everyday, intent }) =>
        everyday.map((word) => ({ word: fold(word), standard, ...(intent ? { intent } : {}) })),
      )
      .toSorted((a, b) => b.word.length - a.word.length);
    this.#fillerWords = filler.filter((word) => word.length > 1).toSorted((a, b) => b.length - a.length);
    this.#fillerCharacters = new Set(filler.filter((word) => word.length === 1));
  }

  /** What a folded question asks for: a time limit, an approval … */
  intents(question: string): ReadonlySet<Intent> {
    return new Set(
      this.#standard.flatMap(({ word, intent }) => (intent !== undefined && question.includes(word) ? [intent] : [])),
    );
  }

  /** The question with everyday words replaced by standard ones and filler by spaces. */
  standardised(question: string): string {
    let text = fold(question);
    // Each replacement is kept apart, so that no later word matches across it.
    for (const { word, standard } of this.#standard) text = text.replaceAll(word, ` ${standard} `);
    return this.#withoutFiller(text);
  }

  /** What the question is about: without filler and without the words that only say what is asked for. */
  subject(question: string): string {
    let text = fold(question);
    for (const { word, intent } of this.#standard) if (intent !== undefined) text = text.replaceAll(word, ' ');
    return this.#withoutFiller(text);
  }

  /** Standard words that stand for everyday words of the question. */
  standardWords(question: string): string[] {
    const text = fold(question);
    return [
      ...new Set(this.#standard.filter(({ word }) => text.includes(word)).map(({ standard }) => standard)),
    ].filter((standard) => !text.includes(standard));
  }

  /**
   * Pairs of a run that join filler or an everyday word to something else (信怎 in 收到匿名信怎么处理): if the run is a
   * question, they probably stand nowhere.
   */
  seams(run: string): string[] {
    const words = [...this.#fillerWords, ...this.#standard.map(({ word }) => word)];
    const seams = new Set<string>();
    for (const word of words) {
      for (let at = run.indexOf(word); at !== -1; at = run.indexOf(word, at + 1)) {
        if (at > 0) seams.add(run.slice(at - 1, at + 1));
        if (at + word.length < run.length) seams.add(run.slice(at + word.length - 1, at + word.length + 1));
      }
    }
    return [...seams].slice(0, 3);
  }

  isFiller(character: string): boolean {
    return this.#fillerCharacters.has(character);
  }

  #withoutFiller(text: string): string {
    let rest = text;
    for (const word of this.#fillerWords) rest = rest.replaceAll(word, ' ');
    return rest
      .replaceAll(/[的了吗呢吧啊]/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim();
  }
}

/** Finds the known questions that are like a new one, by the pairs and characters that they share. */
export class QuestionMatcher {
  readonly #wording: Wording;
  readonly #questions: readonly {
    readonly match: Omit<QuestionMatch, 'score'>;
    readonly wordings: readonly ReadonlySet<string>[];
  }[];
  readonly #frequency = new Map<string, number>();
  readonly #total: number;

  constructor(list: QuestionList, wording: Wording) {
    this.#wording = wording;
    this.#questions = list.map(([code, record, hasFact, ...wordings]) => ({
      match: { code, record, hasFact: hasFact === 1, shown: wordings[0] ?? '' },
      wordings: wordings.map((words) => this.#features(words)),
    }));
    for (const { wordings } of this.#questions) {
      const features = new Set(wordings.flatMap((words) => [...words]));
      for (const feature of features) this.#frequency.set(feature, (this.#frequency.get(feature) ?? 0) + 1);
    }
    this.#total = this.#questions.length;
  }

  /** The questions most like the given one, best first. */
  match(question: string, limit = 8): QuestionMatch[] {
    const asked = this.#features(question);
    const weight = this.#sum(asked);
    if (weight === 0) return [];
    return this.#questions
      .map(({ match, wordings }) => {
        const all = new Set(wordings.flatMap((words) => [...words]));
        const covered = this.#sum([...asked].filter((feature) => all.has(feature))) / weight;
        if (covered < 0.15) return { ...match, score: 0 };
        const best = Math.max(
          ...wordings.map((words) => {
            const shared = this.#sum([...asked].filter((feature) => words.has(feature)));
            return shared / (weight ** 0.6 * this.#sum(words) ** 0.4);
          }),
        );
        return { ...match, score: best * 0.75 + covered * 0.25 };
      })
      .filter(({ score }) => score > 0.15)
      .toSorted((a, b) => b.score - a.score)
      .slice(0, limit);
  }

  #features(question: string): ReadonlySet<string> {
    return new Set(
      runsOf(this.#wording.standardised(question)).flatMap((run) => [...pairsOf(run), ...Array.from(run)]),
    );
  }

  #sum(features: Iterable<string>): number {
    let sum = 0;
    for (const feature of features) {
      const characters = Array.from(feature);
      const rarity = Math.log(1 + (this.#total + 1) / ((this.#frequency.get(feature) ?? 0) + 0.5));
      const filler = characters.filter((character) => this.#wording.isFiller(character)).length;
      sum +=
        rarity * (characters.length === 1 ? 0.35 : 1) * (filler === 0 ? 1 : filler === characters.length ? 0.1 : 0.4);
    }
    return sum;
  }
}
