import type { Spellings } from '../protocol.ts';

/** A name that may be meant, with how well it fits: the higher the better. */
export interface Candidate {
  readonly name: string;
  readonly score: number;
  /** Whether the letters spell all of the name. */
  readonly complete: boolean;
}

/** Readings of characters: finds names by pinyin and initials, and names that sound like what was typed. */
export class Speller {
  readonly #readings = new Map<string, string[]>();
  /** From traditional to simplified. */
  readonly simplified: ReadonlyMap<string, string>;

  constructor({ pinyin, simplified }: Spellings) {
    for (const [, reading = '', characters = ''] of pinyin.matchAll(/([a-z]+)([^a-z]+)/g)) {
      for (const character of characters) {
        this.#readings.set(character, [...(this.#readings.get(character) ?? []), reading]);
      }
    }
    const pairs = Array.from(simplified);
    this.simplified = new Map(
      pairs.flatMap((character, index): [string, string][] =>
        index % 2 === 0 ? [[character, pairs[index + 1] ?? character]] : [],
      ),
    );
  }

  /**
   * Names that letters spell: whole syllables (jiguanjiwei), initials (szxt, thhx) or a mixture (jgjiwei), from the
   * beginning of the name or from inside. Whole names and whole syllables come first.
   */
  spelt(letters: string, names: readonly string[]): Candidate[] {
    const typed = letters.toLowerCase().replaceAll(/[^a-z]/g, '');
    if (typed.length < 2) return [];
    const found: Candidate[] = [];
    for (const name of names) {
      const characters = Array.from(name.replaceAll(/[《》“”（）、，：\s]/g, ''));
      const sounds = characters.map((character) => this.#readings.get(character) ?? [character.toLowerCase()]);
      let best = 0;
      let complete = false;
      for (let start = 0; start < Math.min(sounds.length, 24); start += 1) {
        for (const whole of [true, false]) {
          const stop = spell(typed, sounds, start, whole);
          if (stop === -1) continue;
          const all = start === 0 && stop === sounds.length;
          complete ||= all;
          best = Math.max(
            best,
            (all ? 2 : 0) + (whole ? 1 : 0.5) + (start === 0 ? 1 : 0) + (stop - start) / sounds.length,
          );
        }
      }
      if (best > 0) found.push({ name, score: best, complete });
    }
    return found.sort((a, b) => b.score - a.score || a.name.length - b.name.length);
  }

  /**
   * The text with a stretch replaced by a name of the same sound (谈话涵询 → 谈话函询); in four characters or more, one
   * may be quite different. The best replacement, or `undefined`.
   */
  corrected(text: string, names: readonly string[]): string | undefined {
    const typed = Array.from(text);
    let best: { score: number; text: string } | undefined;
    const right = namedPlaces(typed, names);
    for (const name of names) {
      const wanted = Array.from(name);
      if (wanted.length < 2 || wanted.length > typed.length || wanted.length > 10) continue;
      for (let start = 0; start + wanted.length <= typed.length; start += 1) {
        const stop = start + wanted.length;
        // A name is right as it is: 第一种形态 is not 第二种形态.
        if (right.some(([from, to]) => from < stop && to > start)) continue;
        const score = this.#likeness(typed.slice(start, stop), wanted);
        if (score === undefined || (best && score <= best.score)) continue;
        best = { score, text: [...typed.slice(0, start), ...wanted, ...typed.slice(start + wanted.length)].join('') };
      }
    }
    return best?.text;
  }

  #likeness(typed: readonly string[], wanted: readonly string[]): number | undefined {
    let same = 0;
    let sound = 0;
    let different = 0;
    for (const [index, character] of typed.entries()) {
      const other = wanted[index] ?? '';
      if (character === other) same += 1;
      else if (this.#soundAlike(character, other)) sound += 1;
      else different += 1;
    }
    if (sound + different === 0 || different > (wanted.length >= 4 ? 1 : 0)) return undefined;
    // Two characters of the same sound are mostly two other words: something must be right as typed.
    if (same === 0 || (different > 0 && same < 3)) return undefined;
    return same + sound * 0.9 - different * 0.6;
  }

  #soundAlike(one: string, other: string): boolean {
    const others = (this.#readings.get(other) ?? []).map(blurred);
    return (this.#readings.get(one) ?? []).some((reading) => others.includes(blurred(reading)));
  }
}

/** From where to where a text says a name of three characters or more. */
function namedPlaces(typed: readonly string[], names: readonly string[]): (readonly [number, number])[] {
  return names
    .map((name) => Array.from(name))
    .filter((name) => name.length > 2)
    .flatMap((name) =>
      typed.flatMap((_, start): (readonly [number, number])[] =>
        name.every((character, index) => typed[start + index] === character) ? [[start, start + name.length]] : [],
      ),
    );
}

/** Readings that are often confused become equal: zh/z, ng/n, l/n. */
function blurred(reading: string): string {
  return reading
    .replace(/^([zcs])h/, '$1')
    .replace(/ng$/, 'n')
    .replace(/^l/, 'n');
}

/** The position after the last character if `letters` spell `sounds` from `start` on, else -1. */
function spell(letters: string, sounds: readonly (readonly string[])[], start: number, whole: boolean): number {
  if (letters === '') return start;
  for (const sound of sounds[start] ?? []) {
    const heads =
      whole || !/^[a-z]/.test(sound)
        ? [sound]
        : [sound, sound.slice(0, /^[zcs]h/.test(sound) ? 2 : 1), sound.slice(0, 1)];
    for (const head of new Set(heads)) {
      if (head === '' || !letters.startsWith(head)) continue;
      const stop = spell(letters.slice(head.length), sounds, start + 1, whole);
      if (stop !== -1) return stop;
    }
    // The last syllable may be unfinished.
    if (whole && letters.length > 0 && sound.startsWith(letters)) return start + 1;
  }
  return -1;
}
