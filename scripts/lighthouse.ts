import { existsSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { format } from 'prettier';
import { deploy, startServer } from '../tests/servers/start.ts';
import { folder, installedChromium } from '../tests/site/site.ts';

/**
 * `npm run lighthouse`: Lighthouse with its mobile preset (a slow phone on slow 4G) on one page of each kind, served by
 * nginx with the configuration of `scripts/servers/`. Writes `tests/site/lighthouse.md`; ends with 1 if any figure is
 * below 100, and says why.
 */
const target = 'tests/site/lighthouse.md';
const pages = [
  ['home', 'index.html'],
  ['an entry', 'rules/recusal.html'],
  ['a procedure', 'procedures/talk-and-inquiry.html'],
  ['search', 'search.html'],
] as const;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];
/** Times are what the machine makes of them: the middle of so many runs counts. */
const rounds = 3;

interface Run {
  readonly version: string;
  readonly browser: string;
  /** 0 to 100, in the order of `categories`. */
  readonly scores: readonly number[];
  /** First and largest paint, blocked time, shift: as Lighthouse words them. */
  readonly times: readonly string[];
  /** Audits that keep a score below 100. */
  readonly faults: readonly string[];
}

/** One run on one page. */
async function look(address: string, port: number, patience = 5): Promise<Run> {
  const result = await lighthouse(address, { port, output: 'json', logLevel: 'error', onlyCategories: categories });
  if (!result) throw new Error(`Lighthouse 没有结果：${address}`);
  const { audits, categories: judged, lighthouseVersion, environment, runtimeError } = result.lhr;
  // On a busy machine the browser may lose the beginning of what it records.
  if (runtimeError?.code === 'NO_NAVSTART' && patience > 0) return look(address, port, patience - 1);
  if (runtimeError) throw new Error(`${address}: ${runtimeError.message}`);
  const times = [
    'first-contentful-paint',
    'largest-contentful-paint',
    'total-blocking-time',
    'cumulative-layout-shift',
  ];
  return {
    version: lighthouseVersion,
    browser: /Chrome\/\d+/.exec(environment.hostUserAgent)?.[0] ?? '',
    scores: categories.map((name) => Math.round((judged[name]?.score ?? 0) * 100)),
    times: times.map((name) => audits[name]?.displayValue ?? ''),
    faults: categories.flatMap((name) =>
      (judged[name]?.auditRefs ?? [])
        .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
        .map(({ id }) => `${name}: ${audits[id]?.title ?? id} ${audits[id]?.displayValue ?? ''}`),
    ),
  };
}

/** The run in the middle by performance. */
function middle(runs: readonly Run[]): Run {
  const run = runs.toSorted(({ scores: [one = 0] }, { scores: [other = 0] }) => one - other)[runs.length >> 1];
  if (!run) throw new Error('no run');
  return run;
}

async function main(): Promise<number> {
  if (!existsSync(join(folder, 'index.html'))) {
    console.error('dist 里还没有网站。先运行 npm run build。');
    return 1;
  }
  const site = deploy(folder);
  const server = await startServer('nginx', site.folder, '/');
  const executablePath = installedChromium();
  if (executablePath === undefined) throw new Error('没有找到 Chromium：运行 sh scripts/find-test-programs.sh。');
  const browser = await launch({ chromePath: executablePath, chromeFlags: ['--headless=new', '--no-sandbox'] });
  try {
    const rows: [kind: string, path: string, run: Run][] = [];
    for (const [kind, path] of pages) {
      const runs: Run[] = [];
      for (let round = 0; round < rounds; round += 1) runs.push(await look(server.address + path, browser.port));
      rows.push([kind, path, middle(runs)]);
    }
    const text = await format(report(rows), { parser: 'markdown', printWidth: 120 });
    console.log(text);
    writeFileSync(target, text);
    return rows.every(([, , { scores }]) => scores.every((score) => score === 100)) ? 0 : 1;
  } finally {
    browser.kill();
    await server.stop();
    site.remove();
  }
}

function report(rows: readonly (readonly [string, string, Run])[]): string {
  const lines = rows.map(
    ([kind, path, { scores, times }]) => `| ${kind} | \`${path}\` | ${[...scores, ...times].join(' | ')} |`,
  );
  const faults = rows.flatMap(([, path, run]) => run.faults.map((fault) => `- \`${path}\`: ${fault}`));
  return `# Lighthouse

Written by \`npm run build && npm run lighthouse\`; do not edit by hand. Lighthouse ${rows[0]?.[2].version ?? ''}, mobile preset (simulated slow
4G, CPU four times slower), ${rows[0]?.[2].browser ?? ''} headless, nginx as in \`scripts/servers/\`, on ${cpus().length} × ${cpus()[0]?.model ?? ''}
with a load of ${(loadavg()[0] ?? 0).toFixed(1)}; the middle of ${rounds} runs. Times depend on the machine.

| page | address | Performance | Accessibility | Best practices | SEO | first paint | largest paint | blocked | layout shift |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${lines.join('\n')}
${faults.length > 0 ? `\n${faults.join('\n')}\n` : ''}`;
}

process.exitCode = await main();
