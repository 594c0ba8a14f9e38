import { bytesOf, quantile, type Cost, type Costs, type Quality } from './measure.ts';

/** What was measured of an engine on a corpus. */
export interface SideResult {
  readonly buildTime: number;
  readonly size: number;
  readonly files: number;
  readonly costs: Costs;
  /** The same with a server that answers late. */
  readonly late: Costs;
  readonly quality: Quality;
}

/** What was measured on a corpus. */
export interface CorpusResult {
  readonly pages: number;
  readonly characters: number;
  /** Whether it is the site itself and not made larger. */
  readonly isSite: boolean;
  readonly plain: SideResult;
  readonly ours: SideResult;
}

/** On what it was measured. */
export interface Machine {
  readonly node: string;
  readonly chromium: string;
  readonly pagefind: string;
  readonly processor: string;
}

/** A demand and whether it is met. */
export interface Check {
  readonly demand: string;
  readonly measured: string;
  readonly passed: boolean;
  /** Why a miss is only said and does not fail the run. */
  readonly onlyWarns?: string;
}

const firstLimit = 150;
const nextLimit = 40;
const timeLimit = 1.2;

/** Rows of the table: name, and the value of an engine. */
const rows: readonly (readonly [name: string, value: (side: SideResult) => string])[] = [
  ['first query, KB on the wire', ({ costs }) => kilobytes(quantile(costs.first.map(bytesOf)))],
  ['first query, requests', ({ costs }) => whole(quantile(costs.first.map(({ sent }) => sent.length)))],
  ['next query, KB: median', ({ costs }) => kilobytes(quantile(costs.next.map(bytesOf)))],
  ['next query, KB: 95 of 100 below', ({ costs }) => kilobytes(quantile(costs.next.map(bytesOf), 0.95))],
  ['next query, requests', ({ costs }) => whole(quantile(costs.next.map(({ sent }) => sent.length)))],
  ['first result, cold, ms', ({ costs }) => whole(firstTime(costs))],
  ['next query, ms: median', ({ costs }) => whole(nextTime(costs))],
  ['next query, ms: 95 of 100 below', ({ costs }) => whole(quantile(costs.next.map(timeOf), 0.95))],
  ['repeated query, ms', ({ costs }) => quantile(costs.again).toFixed(1)],
  ['late server: first result, cold, ms', ({ late }) => whole(firstTime(late))],
  ['late server: next query, ms', ({ late }) => whole(nextTime(late))],
  ['building the index, s', ({ buildTime }) => (buildTime / 1000).toFixed(1)],
  ["index with Pagefind's program, KB", ({ size }) => whole(size / 1024)],
  ["index with Pagefind's program, files", ({ files }) => whole(files)],
  ['substrings: recall', ({ quality }) => share(quality.recall)],
  ['substrings: precision', ({ quality }) => share(quality.precision)],
  ['substrings: first result right', ({ quality }) => share(quality.success)],
];

/** What the issue demands of bytes, times and quality. */
export function checks(results: readonly CorpusResult[]): Check[] {
  return results.flatMap(({ pages, isSite, plain, ours }): Check[] => {
    const first = quantile(ours.costs.first.map(bytesOf)) / 1024;
    const next = quantile(ours.costs.next.map(bytesOf)) / 1024;
    const kinds = [...new Set(ours.costs.first.map(({ kind }) => kind))];
    const bytesOfFirst = (wanted: Cost['kind']): number =>
      mean(ours.costs.first.filter(({ kind }) => kind === wanted).map(bytesOf)) / 1024;
    const [dearest] = kinds.toSorted((a, b) => bytesOfFirst(b) - bytesOfFirst(a));
    const most = dearest ? bytesOfFirst(dearest) : 0;
    const worst = Math.min(ours.quality.recall, ours.quality.precision);
    const ratios: readonly (readonly [string, number])[] = [
      ['first result, cold', firstTime(ours.costs) / firstTime(plain.costs)],
      ['next query', nextTime(ours.costs) / nextTime(plain.costs)],
      ['repeated query', quantile(ours.costs.again) / quantile(plain.costs.again)],
      ['late server, first result', firstTime(ours.late) / firstTime(plain.late)],
      ['late server, next query', nextTime(ours.late) / nextTime(plain.late)],
    ];
    const where = `${whole(pages)} pages`;
    return [
      ...(isSite
        ? [
            {
              demand: `${where}: first query at most ${firstLimit} KB (median)`,
              measured: `${first.toFixed(1)} KB`,
              passed: first <= firstLimit,
            },
            {
              demand: `${where}: the same whatever kind is asked first`,
              measured: `${dearest ?? ''} ${most.toFixed(1)} KB (mean)`,
              passed: most <= firstLimit,
              onlyWarns: 'the median counts',
            },
            {
              demand: `${where}: next query at most ${nextLimit} KB (median)`,
              measured: `${next.toFixed(1)} KB`,
              passed: next <= nextLimit,
            },
          ]
        : []),
      {
        demand: `${where}: recall and precision 1.00 on substrings`,
        measured: `${share(ours.quality.recall)}, ${share(ours.quality.precision)}`,
        passed: worst === 1,
      },
      {
        demand: `${where}: quality never below the default`,
        measured: `first result right ${share(ours.quality.success)} against ${share(plain.quality.success)}`,
        passed:
          ours.quality.recall >= plain.quality.recall &&
          ours.quality.precision >= plain.quality.precision &&
          ours.quality.success >= plain.quality.success,
      },
      ...ratios.map(([name, ratio]) => ({
        demand: `${where}: ${name} at most ${timeLimit} × the default`,
        measured: `${ratio.toFixed(2)} ×`,
        passed: ratio <= timeLimit,
        onlyWarns: 'times depend on the machine',
      })),
    ];
  });
}

/** The report as Markdown. */
export function report(
  results: readonly CorpusResult[],
  { node, chromium, pagefind, processor }: Machine,
  { substrings, delay }: { readonly substrings: number; readonly delay: number },
): string {
  const sessions = results[0]?.ours.costs.first.length ?? 0;
  const perSession = 1 + (results[0]?.ours.costs.next.length ?? 0) / Math.max(1, sessions);
  const site = results.find(({ isSite }) => isSite);
  return `# Search against Pagefind as it comes

Written by \`npm run build && npm run search-benchmark\` (some minutes); do not edit by hand. Measured with Node ${node},
Chromium ${chromium} headless, Pagefind ${pagefind}, on ${processor}.

## What is compared

- **default**: Pagefind ${pagefind}, default settings, the same pages (\`lang="zh-CN"\`), asked in the page by its JavaScript
  interface: \`search\`, then \`data\` of the first ten results.
- **ours**: the index of \`src/search/build/\`, asked through the worker of the built site: ten results with excerpts,
  fact cards and related results, without the counts of the facets.

${results
  .map(({ pages, characters, isSite }) =>
    isSite
      ? `- **${whole(pages)} pages**: the built site (${whole(characters)} characters).`
      : `- **${whole(pages)} pages**: the site and made-up pages (${whole(characters)} characters together): three to eight sections of spliced clauses of real pages and names that stand nowhere else; the same in every run.`,
  )
  .join('\n')}

## How

A server on the same machine counts the bodies that it sends (not the headers); it packs HTML, scripts and JSON as \`gzip -9\`
does, Pagefind's own files are packed already. ${sessions} sessions for each engine by turns, each in a browser profile with an
empty cache, each of ${perSession} queries: everyday questions, terms and titles from \`queries.tsv\` and substrings, the kind of the
first one changing from session to session; the same queries for both engines. Figures are medians, ${sessions} values for the
first query, ${sessions * (perSession - 1)} for the next ones. Times are taken in the page, from the question until the results could be shown.
"Late server" is the same with ${delay} ms added to every answer. The index is built once for each size.

Substrings: ${substrings} random stretches of 2–12 Han characters inside a block, for each size; right are the pages whose text
holds the stretch, read from the HTML by a program of its own. Recall is the share of right pages that are found; precision
the share of right pages among those found (ours: shown as exact). A new session begins after every ten stretches.

## Results

${table(results)}

${site ? firstBytes(site) : ''}
## Demands

| demand | measured | |
|---|---|---|
${checks(results)
  .map(
    ({ demand, measured, passed, onlyWarns }) =>
      `| ${demand} | ${measured} | ${passed ? 'pass' : onlyWarns === undefined ? '**fail**' : `**missed** (a warning: ${onlyWarns})`} |`,
  )
  .join('\n')}

## What it means

${meaning(results)}
`;
}

/** The figures of both engines as a Markdown table. */
export function table(results: readonly CorpusResult[]): string {
  return `| | ${results.map(({ pages }) => `${whole(pages)} pages: default | ours`).join(' | ')} |
|---|${results.map(() => '--:|--:|').join('')}
${rows
  .map(
    ([name, value]) =>
      `| ${name} | ${results.map(({ plain, ours }) => `${value(plain)} | ${value(ours)}`).join(' | ')} |`,
  )
  .join('\n')}`;
}

/** What the first query loads on the site. */
function firstBytes({ plain, ours }: CorpusResult): string {
  const kinds = [...new Set(ours.costs.first.map(({ kind }) => kind))].toSorted();
  const parts = [
    ...new Set([...plain.costs.first, ...ours.costs.first].flatMap(({ sent }) => sent.map(({ path }) => partOf(path)))),
  ].toSorted((a, b) => partNames.indexOf(a) - partNames.indexOf(b));
  const average = (costs: readonly Cost[], part: string | undefined): string => {
    const sums = costs.map(({ sent }) =>
      sent.reduce((sum, { path, bytes }) => sum + (part === undefined || partOf(path) === part ? bytes : 0), 0),
    );
    return mean(sums) === 0 ? '–' : kilobytes(mean(sums));
  };
  const columns = [
    ['default', plain.costs.first] as const,
    ...kinds.map((kind) => [`ours: ${kind}`, ours.costs.first.filter((cost) => cost.kind === kind)] as const),
  ];
  return `What the first query loads on the site, KB, mean; ours by what is asked first:

| | ${columns.map(([name]) => name).join(' | ')} |
|---|${columns.map(() => '--:').join('|')}|
${[...parts, undefined]
  .map((part) => `| ${part ?? '**together**'} | ${columns.map(([, costs]) => average(costs, part)).join(' | ')} |`)
  .join('\n')}

`;
}

const partPatterns: readonly (readonly [string, RegExp])[] = [
  ['programs', /\.js$/],
  ['WebAssembly', /wasm/],
  ['list of records and chunks', /\.pf_meta$/],
  ['entry, manifest', /(pagefind-entry|manifest)\.json$/],
  ['titles, names, wording (`lexicon.json`)', /lexicon\.json$/],
  ['readings of characters', /spellings\.json$/],
  ['codes', /\/codes\//],
  ['fact cards', /\/facts\//],
  ['chunks of the index', /\.pf_index$/],
  ['texts of results', /\.pf_fragment$/],
];
const partNames = [...partPatterns.map(([name]) => name), 'other'];

function partOf(path: string): string {
  return partPatterns.find(([, pattern]) => pattern.test(path))?.[0] ?? 'other';
}

/** The measured differences in words: where ours is better, and where it is worse. */
function meaning(results: readonly CorpusResult[]): string {
  const measures: readonly (readonly [string, (side: SideResult) => number])[] = [
    ['bytes of the first query', ({ costs }) => quantile(costs.first.map(bytesOf))],
    ['bytes of the next query', ({ costs }) => quantile(costs.next.map(bytesOf))],
    ['requests of the first query', ({ costs }) => quantile(costs.first.map(({ sent }) => sent.length))],
    ['time of the first result', ({ costs }) => firstTime(costs)],
    ['time of the next query', ({ costs }) => nextTime(costs)],
    ['time of a repeated query', ({ costs }) => quantile(costs.again)],
    ['time of the first result from a late server', ({ late }) => firstTime(late)],
    ['time of the next query from a late server', ({ late }) => nextTime(late)],
    ['time to build', ({ buildTime }) => buildTime],
    ['size of the index', ({ size }) => size],
    ['number of files', ({ files }) => files],
  ];
  const said = (isWorse: boolean): string =>
    measures
      .flatMap(([name, value]) => {
        const places = results.flatMap(({ pages, plain, ours }) => {
          const ratio = value(ours) / value(plain);
          const counts = isWorse ? ratio > 1.05 : ratio < 0.95;
          return counts ? [`${ratio.toFixed(2)} × at ${whole(pages)} pages`] : [];
        });
        return places.length > 0 ? [`  - ${name}: ${places.join(', ')}`] : [];
      })
      .join('\n') || '  - nothing';
  const quality = results.map(
    ({ pages, plain, ours }) =>
      `  - ${whole(pages)} pages: recall ${share(ours.quality.recall)} against ${share(plain.quality.recall)}, precision ${share(ours.quality.precision)} against ${share(plain.quality.precision)}, first result right ${share(ours.quality.success)} against ${share(plain.quality.success)}`,
  );
  return `- Quality, ours against the default. With an exact set the first result is right by construction; the test of the
  ranking is the evaluation over \`queries.tsv\`.
${quality.join('\n')}
- Ours costs **more** than the default:
${said(true)}
- Ours costs **less** than the default:
${said(false)}
- Ours does more in that time: fact cards, known questions, related results, other spellings. The default lists pages.
- Builds are timed once, and other work on the machine lengthens every time: trust the ratios of the rows of queries, which
  were measured by turns, before the milliseconds.`;
}

function timeOf({ time }: Cost): number {
  return time;
}

function firstTime({ first }: Costs): number {
  return quantile(first.map(timeOf));
}

function nextTime({ next }: Costs): number {
  return quantile(next.map(timeOf));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function kilobytes(bytes: number): string {
  return (bytes / 1024).toFixed(1);
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}

/** Rounded down, so that 1.000 is said only of all. */
function share(value: number): string {
  return (Math.floor(value * 1000) / 1000).toFixed(3);
}
