import type { Intent } from '../model/schemas/questions.ts';
import type { Lexicon } from './protocol.ts';
import { fold } from './text.ts';

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
      .sort((a, b) => b.word.length - a.word.length);
    this.#fillerWords = filler.filter((word) => word.length > 1).sort((a, b) => b.length - a.length);
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

  /** The question as it can be compared: what it is about in its own words, and all of it in standard ones. */
  readings(question: string): string[] {
    return [...new Set([this.subject(question), this.standardised(question)])];
  }

  /** What the question is about: without filler and without the words that only say what is asked for. */
  subject(question: string): string {
    let text = fold(question);
    for (const { word, intent } of this.#standard) if (intent !== undefined) text = text.replaceAll(word, ' ');
    return this.#withoutFiller(text);
  }

  /** Standard words that stand for everyday words of the question and are not in it. */
  standardWords(question: string): string[] {
    const text = fold(question);
    const words = this.#standard.filter(({ word }) => text.includes(word)).map(({ standard }) => standard);
    return [...new Set(words)].filter((standard) => !text.includes(standard));
  }

  /**
   * Pairs of a run that join filler or an everyday word to something else (信怎 in 收到匿名信怎么处理): if the run is a
   * question, they probably stand nowhere.
   */
  seams(run: string): string[] {
    const seams = new Set<string>();
    for (const word of [...this.#fillerWords, ...this.#standard.map(({ word: everyday }) => everyday)]) {
      for (let at = run.indexOf(word); at !== -1; at = run.indexOf(word, at + 1)) {
        if (at > 0) seams.add(run.slice(at - 1, at + 1));
        if (at + word.length < run.length) seams.add(run.slice(at + word.length - 1, at + word.length + 1));
      }
    }
    return [...seams].slice(0, 3);
  }

  /** How much a feature (a character or pair) of a question says, from its filler characters alone: 0 to 1. */
  meaning(feature: string): number {
    const characters = Array.from(feature);
    const filler = characters.filter((character) => this.#fillerCharacters.has(character)).length;
    return filler === 0 ? 1 : filler === characters.length ? 0.1 : 0.4;
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
