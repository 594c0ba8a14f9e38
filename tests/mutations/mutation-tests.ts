import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentRoot } from '../content/support.ts';
import { BrokenContent } from './broken-content.ts';
import { readContentFiles } from './content-files.ts';
import type { Mutant, MutantMaker } from './mutant.ts';
import { Random } from './random.ts';
import { Judge } from './verdict.ts';

/*
 * The content check against the real content, broken in hundreds of ways.
 *
 * `npm run test:mutations` breaks it 500 times, the same way every time. More, and others:
 *
 *   MUTATIONS=5000 MUTATION_SEED=7 npm run test:mutations
 *
 * Each mutant is made from the seed, its kind and its number alone; a failure names the file, the field, what stood
 * there and what was put there, so that it can be repeated by hand. Of each family of kinds the counts of verdicts are
 * printed at the end: `verdict.ts` says what they mean. A hang shows as a test that never ends.
 */

const total = Number(process.env['MUTATIONS'] ?? 500);
const seed = Number(process.env['MUTATION_SEED'] ?? 1);

/**
 * Declares a test for each kind of mutation of a family.
 * @param share part of all mutants that are of this family, from 0 to 1.
 */
export function describeMutations(family: string, kinds: Readonly<Record<string, MutantMaker>>, share: number): void {
  const names = Object.keys(kinds);
  const count = Math.round(total * share);
  const numbers = (index: number): number[] =>
    [...Array(count).keys()].filter((number) => number % names.length === index);

  describe(`${family}: ${count} mutants of the real content, seed ${seed}`, () => {
    const files = readContentFiles(contentRoot);
    const tally = new Map<string, number>();
    let broken: BrokenContent;
    let judge: Judge;

    beforeAll(() => {
      judge = new Judge(files, contentRoot);
      broken = new BrokenContent(files);
    });

    afterAll(() => {
      broken.remove();
      console.log(`${family}: ${[...tally].map(([outcome, number]) => `${number} ${outcome}`).join(', ')}`);
    });

    it.each(names.map((kind, index) => ({ kind, numbers: numbers(index) })))('$kind', ({ kind, numbers }) => {
      const failures = numbers.flatMap((number) => {
        const mutant = make(kinds[kind], new Random(hash(`${seed} ${kind} ${number}`)));
        const verdict = broken.with(mutant, (root) => judge.judge(mutant, kind, root));
        tally.set(verdict.outcome, (tally.get(verdict.outcome) ?? 0) + 1);
        if (verdict.outcome !== 'failed') return [];
        return [
          `number ${number}: ${mutant.file} ${mutant.field}: ${mutant.before} → ${mutant.after}\n  ${verdict.why.join('\n  ')}`,
        ];
      });
      expect(failures).toEqual([]);
    });

    /** A mutant; places that do not suit are passed over. */
    function make(maker: MutantMaker | undefined, random: Random): Mutant {
      for (let attempt = 0; attempt < 100; attempt += 1) {
        const mutant = maker?.(random, files);
        if (mutant) return mutant;
      }
      throw new Error('nothing in the content can be broken in this way any more');
    }
  });
}

/** A number for a text: FNV-1a, 32 bits. */
function hash(text: string): number {
  return [...text].reduce(
    (sum, character) => Math.imul(sum ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0,
    0x811c9dc5,
  );
}
