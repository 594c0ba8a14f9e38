import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { makeEntries } from './build-benchmark/entries.ts';
import { measure, type Cost } from './build-benchmark/measure.ts';
import { editEntry, hugo, makeClean, ours, plainAstro, type Side } from './build-benchmark/sides.ts';

/**
 * `npm run bench [-- --entries 100,1000] [--sides ours,hugo,astro]`: builds made-up entries with this site, with Hugo +
 * Pagefind (if Hugo is installed) and with a plain Astro project, one after the other, and writes
 * `tests/builds/benchmark.md`. With options nothing is written. Works in a temporary folder. Ends with 1 if a goal that
 * could be measured is missed, or if a rebuild differs from a clean build.
 */
const target = 'tests/builds/benchmark.md';
const sizes = [100, 1000, 5000];
const makers = { ours, hugo, astro: plainAstro } as const;
/** CPU of a clean build against Hugo + Pagefind, at most. */
const goals = new Map([
  [1000, 2.2],
  [5000, 1.8],
]);
const mostOfClean = 0.5;
const mostMemory = 4000;

interface Result {
  readonly entries: number;
  readonly side: string;
  readonly clean: Cost;
  readonly rebuilt: Cost;
  /** Whether the rebuilt site is, byte for byte, what a clean build gives; absent where nobody promises it. */
  readonly same?: boolean;
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { entries: { type: 'string' }, sides: { type: 'string' } } });
  const version = spawnSync('hugo', ['version'], { encoding: 'utf8' }).stdout?.split(' ')[1];
  if (version === undefined) console.log('没有 Hugo（Debian：apt-get install hugo）：不和它比较。');
  const wanted = values.sides?.split(',') ?? Object.keys(makers);
  const results: Result[] = [];
  for (const size of values.entries?.split(',').map(Number) ?? sizes) {
    for (const [name, make] of Object.entries(makers)) {
      if (!wanted.includes(name) || (name === 'hugo' && version === undefined)) continue;
      const result = await measureSide(size, make);
      console.log(`${Math.round(performance.now() / 1000)} s  ${JSON.stringify(result)}`);
      results.push(result);
    }
  }
  const text = await format(report(results, version), { parser: 'markdown', printWidth: 120 });
  console.log(text);
  if (values.entries === undefined && values.sides === undefined) writeFileSync(target, text);
  return verdicts(results).every(({ met }) => met) ? 0 : 1;
}

async function measureSide(size: number, make: (typeof makers)[keyof typeof makers]): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const entries = makeEntries(size);
    const root = join(folder, 'site');
    mkdirSync(root);
    const side = make(root, entries);
    const edited = entries[Math.floor(size / 2)];
    if (!edited) throw new Error('At least one entry is needed.');
    const clean = await measure(side.commands, root);
    editEntry(side, edited);
    const rebuilt = await measure(side.commands, root);
    return { entries: size, side: side.name, clean, rebuilt, ...(make === ours ? { same: await isSame(side) } : {}) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether a clean build gives the site that stands there, by its list of files. */
async function isSame(side: Side): Promise<boolean> {
  const list = (): Buffer => readFileSync(join(side.folder, 'dist/integrity.json'));
  const before = list();
  makeClean(side);
  await measure(side.commands, side.folder);
  return before.equals(list());
}

function verdicts(results: readonly Result[]): { what: string; met: boolean }[] {
  return results
    .filter(({ same }) => same !== undefined)
    .flatMap(({ entries, clean, rebuilt, same = false }) => {
      const ratio = clean.cpu / (anchorOf(results, entries)?.clean.cpu ?? Number.NaN);
      const goal = goals.get(entries);
      const edit = rebuilt.cpu / clean.cpu;
      const peak = Math.max(clean.peak, rebuilt.peak);
      const number = entries.toLocaleString('en');
      return [
        ...(goal === undefined || Number.isNaN(ratio)
          ? []
          : [{ what: `${number}: ${ratio.toFixed(2)} × Hugo + Pagefind, at most ${goal}`, met: ratio <= goal }]),
        ...(goal === undefined
          ? []
          : [
              {
                what: `${number}: one entry edited, ${edit.toFixed(2)} of a clean build, at most ${mostOfClean}`,
                met: edit <= mostOfClean,
              },
              {
                what: `${number}: largest process ${peak.toFixed(0)} MB, at most ${mostMemory}`,
                met: peak <= mostMemory,
              },
            ]),
        { what: `${number}: the rebuilt site is that of a clean build, byte for byte`, met: same },
      ];
    });
}

function anchorOf(results: readonly Result[], size: number): Result | undefined {
  return results.find(({ entries, side }) => entries === size && side.startsWith('Hugo'));
}

function report(results: readonly Result[], hugoVersion: string | undefined): string {
  const rows = results.map(({ entries, side, clean, rebuilt }) => {
    const anchor = anchorOf(results, entries);
    const ratio = anchor ? (clean.cpu / anchor.clean.cpu).toFixed(2) : '—';
    const cells = [
      entries.toLocaleString('en'),
      side,
      clean.cpu.toFixed(1),
      clean.wall.toFixed(1),
      clean.peak.toFixed(0),
      ratio,
      rebuilt.cpu.toFixed(1),
      rebuilt.wall.toFixed(1),
      (rebuilt.cpu / clean.cpu).toFixed(2),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return `# How long builds take

Written by \`npm run bench\`; do not edit by hand. Measured with Node ${process.version}, Hugo ${hugoVersion ?? '(not installed)'}, on
${cpus().length} × ${cpus()[0]?.model ?? ''} with a load of ${(loadavg()[0] ?? 0).toFixed(1)}. Made-up entries of about 1,900 Chinese characters: headings, a
table, numbered lists, links; ${'50'} to a group. This site makes its lists, files, volumes and the offline edition of
them as well, but no PDF file. CPU is user and system of everything that ran, with search; the memory is that of the largest process. One entry:
a sentence added to one, own caches kept.

| entries | site | CPU s | wall s | MB | CPU × Hugo + Pagefind | one entry: CPU s | wall s | of clean |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

${verdicts(results)
  .map(({ what, met }) => `- ${met ? 'met' : '**missed**'}: ${what}`)
  .join('\n')}
`;
}

process.exitCode = await main();
