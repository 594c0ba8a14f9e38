import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { loadKnowledgeBase } from '../src/model/load.ts';
import { openBrowser } from '../tests/site/site.ts';
import { enlarge, readSite, substrings, type CorpusPage } from './search-benchmark/corpus.ts';
import { measureCosts, measureQuality, planSessions, type Query, type Setting } from './search-benchmark/measure.ts';
import { Random } from './search-benchmark/random.ts';
import { checks, report, table, type CorpusResult, type Machine, type SideResult } from './search-benchmark/report.ts';
import { CountingServer } from './search-benchmark/server.ts';
import { buildDefault, buildOurs, type Side } from './search-benchmark/sides.ts';

/**
 * `npm run search-benchmark [-- --pages 0,500]`: compares our search with Pagefind as it comes, on the built site and on
 * larger ones made from it, and writes `tests/search/benchmark.md`. With `--pages` (0 is the site itself) only these
 * sizes are tried and nothing is written. Ends with 1 if search loads too much or finds too little.
 */
const folder = resolve('dist');
const target = 'tests/search/benchmark.md';
const sizes = [0, 500, 5000];
const substringCount = 200;
/** By how many milliseconds a server answers late that is not on the same machine. */
const delay = 20;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { pages: { type: 'string' } } });
  if (!existsSync(join(folder, 'index.html'))) {
    console.error('dist 里还没有网站。先运行 npm run build。');
    return 1;
  }
  const real = readSite(folder);
  const browser = await openBrowser();
  try {
    const results: CorpusResult[] = [];
    let pagefind = '';
    for (const size of values.pages?.split(',').map(Number) ?? sizes) {
      const pages = size === 0 ? real : enlarge(real, size, new Random(size));
      say(`${pages.length} pages: indexing …`);
      const plain = await buildDefault(pages);
      const ours = await buildOurs(loadKnowledgeBase(resolve('content')), pages, folder);
      pagefind = plain.version;
      const result = await compare(browser, pages, size === 0, [plain, ours]);
      say(table([result]));
      results.push(result);
    }
    const machine: Machine = {
      node: process.version,
      chromium: browser.version(),
      pagefind,
      processor: `${cpus().length} × ${cpus()[0]?.model ?? ''}`,
    };
    const text = await format(report(results, machine, { substrings: substringCount, delay }), {
      parser: 'markdown',
      printWidth: 120,
    });
    console.log(text);
    if (values.pages === undefined) writeFileSync(target, text);
    return checks(results).every(({ passed, onlyWarns }) => passed || onlyWarns !== undefined) ? 0 : 1;
  } finally {
    await browser.close();
  }
}

async function compare(
  browser: Setting['browser'],
  pages: readonly CorpusPage[],
  isSite: boolean,
  sides: readonly [Side, Side],
): Promise<CorpusResult> {
  const blank = Buffer.from('<!doctype html><html lang="zh-CN"><title>blank</title></html>');
  const server = new CountingServer(new Map([['blank.html', blank], ...sides.flatMap(({ files }) => [...files])]));
  try {
    const root = await server.listen();
    const sought = substrings(pages, substringCount, new Random(pages.length));
    const sessions = planSessions(
      [...readQueries(), ...sought.map(({ text }) => ({ text, kind: 'substring' as const }))],
      new Random(1),
    );
    const settings = sides.map((side) => ({ browser, server, root, side }));
    say(`${pages.length} pages: bytes and times …`);
    const near = await measureCosts(settings, sessions, 0);
    const far = await measureCosts(settings, sessions, delay);
    say(`${pages.length} pages: quality …`);
    const result = async (index: 0 | 1): Promise<SideResult> => {
      const [setting, costs, late] = [settings[index], near[index], far[index]];
      if (!setting || !costs || !late) throw new Error('not measured');
      const { buildTime, size, fileCount } = setting.side;
      const quality = await measureQuality(setting, sought);
      return { buildTime, size, files: fileCount, costs, late, quality };
    };
    return {
      pages: pages.length,
      characters: pages.reduce((sum, { blocks }) => sum + blocks.join('').length, 0),
      isSite,
      plain: await result(0),
      ours: await result(1),
    };
  } finally {
    await server.close();
  }
}

function say(text: string): void {
  console.log(`${Math.round(performance.now() / 1000)} s  ${text}`);
}

/** Terms, titles and everyday questions of `tests/search/queries.tsv`. */
function readQueries(): Query[] {
  return readFileSync('tests/search/queries.tsv', 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line): Query[] => {
      const [text = '', , kind] = line.split('\t');
      return kind === 'question' || kind === 'term' || kind === 'title' ? [{ text, kind }] : [];
    });
}

process.exitCode = await main();
