import { existsSync, statSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { format } from 'prettier';
import type { Browser, Page } from 'playwright';
import { checklistCalendar } from '../src/checklists/calendar.ts';
import { allChecklists } from '../src/checklists/lists.ts';
import { checklistWorkbook } from '../src/checklists/workbook.ts';
import { documentFile } from '../src/documents/files.ts';
import { loadKnowledgeBase } from '../src/model/load.ts';
import { folder, openBrowser, serveBare } from '../tests/site/site.ts';

/**
 * `npm run paper-benchmark`: measures what is generated (all empty Word files, all workbooks and calendars of checklists)
 * and what readers wait for at documents: the scripts of the fill-in pages, the first click with an empty cache. Writes `tests/papers/benchmark.md`; ends with 1 if it is too slow.
 */
const target = 'tests/papers/benchmark.md';
const rounds = 5;
/** Papers of each layout. */
const sampled = ['WS-25', 'WS-50', 'WS-18', 'WS-17', 'WS-40'] as const;

interface Goal {
  readonly what: string;
  readonly median: number;
  readonly unit: string;
  readonly most: number;
}

async function main(): Promise<number> {
  if (!existsSync(join(folder, 'index.html'))) {
    console.error('dist 里还没有网站。先运行 npm run build。');
    return 1;
  }
  const knowledge = loadKnowledgeBase(resolve('content'));
  const built: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    for (const { data } of knowledge.documents) await documentFile(knowledge, data);
    built.push(performance.now() - started);
  }
  const lists = allChecklists(knowledge);
  const listed: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    for (const list of lists) {
      await checklistWorkbook(knowledge, list);
      checklistCalendar(knowledge, list);
    }
    listed.push(performance.now() - started);
  }
  const browser = await openBrowser();
  const site = await serveBare();
  try {
    const clicks: number[] = [];
    const scripts: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const code of sampled) {
        const { milliseconds, bytes } = await firstClick(browser, `${site.address}documents/fill/${code}.html`);
        clicks.push(milliseconds);
        scripts.push(bytes / 1024);
      }
    }
    const goals: Goal[] = [
      {
        what: `all ${knowledge.documents.length} empty files, one after the other`,
        median: median(built) / 1000,
        unit: 's',
        most: 10,
      },
      {
        what: `workbooks and calendars of ${lists.length} checklists`,
        median: median(listed) / 1000,
        unit: 's',
        most: 10,
      },
      { what: 'first click to file, empty cache', median: median(clicks), unit: 'ms', most: 1000 },
      { what: 'scripts of a fill-in page before the click, not packed', median: median(scripts), unit: 'KB', most: 60 },
    ];
    const text = await format(report(goals, browser.version()), { parser: 'markdown', printWidth: 120 });
    console.log(text);
    writeFileSync(target, text);
    return goals.every(({ median, most }) => median <= most) ? 0 : 1;
  } finally {
    await browser.close();
    await site.close();
  }
}

/** Opens a fill-in page in a profile of its own and asks for the Word file, empty places left empty. */
async function firstClick(browser: Browser, address: string): Promise<{ milliseconds: number; bytes: number }> {
  const context = await browser.newContext({ acceptDownloads: true });
  const tab = await context.newPage();
  const bytes = scriptBytes(tab);
  await tab.goto(address);
  await tab.getByRole('button', { name: '下载 Word' }).waitFor();
  const before = bytes();
  await tab.getByRole('button', { name: '下载 Word' }).click();
  const download = tab.waitForEvent('download');
  const started = performance.now();
  await tab.getByRole('button', { name: '照样下载' }).click();
  await download;
  const milliseconds = performance.now() - started;
  await context.close();
  return { milliseconds, bytes: before };
}

/** Counts the bytes of the scripts that a tab has asked for, as they lie on the disk. */
function scriptBytes(tab: Page): () => number {
  let bytes = 0;
  tab.on('request', (request) => {
    if (request.resourceType() !== 'script') return;
    bytes += statSync(join(folder, new URL(request.url()).pathname)).size;
  });
  return () => bytes;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function report(goals: readonly Goal[], chromium: string): string {
  const rows = goals.map(
    ({ what, median, unit, most }) => `| ${what} | ${median.toFixed(unit === 's' ? 2 : 0)} ${unit} | ${most} ${unit} |`,
  );
  return `# Documents and checklists: what is generated, and what readers wait for

Written by \`npm run build && npm run paper-benchmark\`; do not edit by hand. Measured with Node ${process.version},
Chromium ${chromium} headless, on ${cpus().length} × ${cpus()[0]?.model ?? ''}; medians of ${rounds} rounds, in the browser over ${sampled.join(', ')}.

| what | median | at most |
| --- | --- | --- |
${rows.join('\n')}
`;
}

process.exitCode = await main();
