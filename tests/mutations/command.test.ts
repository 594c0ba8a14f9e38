import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentRoot } from '../content/support.ts';
import { BrokenContent } from './broken-content.ts';
import { readContentFiles } from './content-files.ts';
import { encodingMutations } from './encodings.ts';
import { meaningMutations } from './meaning.ts';
import type { MutantMaker } from './mutant.ts';
import { Random } from './random.ts';
import { shapeMutations } from './shape.ts';

const check = fileURLToPath(new URL('../../scripts/check.ts', import.meta.url));

/** Kinds of which a crash would be the likeliest. */
const kinds: readonly (readonly [string, MutantMaker | undefined])[] = [
  ...['random bytes', 'nested too deep', 'aliases without end', 'folder instead of a file', 'link to itself'].map(
    (kind) => [kind, encodingMutations[kind]] as const,
  ),
  ...['redirects in a circle', 'versions that supersede each other', 'procedure without an end'].map(
    (kind) => [kind, meaningMutations[kind]] as const,
  ),
  ['value retyped', shapeMutations['value retyped']],
];

describe('npm run check on broken content', () => {
  const files = readContentFiles(contentRoot);
  let broken: BrokenContent;

  beforeAll(() => {
    broken = new BrokenContent(files);
  });

  afterAll(() => {
    broken.remove();
  });

  it.each(kinds)('%s: ends with 1 and says what is wrong, without a stack', (_kind, maker) => {
    const mutant = maker?.(new Random(1), files);
    if (!mutant) throw new Error('nothing in the content can be broken in this way any more');
    const { status, stdout, stderr } = broken.with(mutant, (root) =>
      spawnSync('node', [check, '--content', root], { encoding: 'utf8' }),
    );
    expect(stderr).toMatch(/\n\n内容检查没有通过：\d+ 处问题。\n$/);
    expect(stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  });
});
