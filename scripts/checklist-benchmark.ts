import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { format } from 'prettier';
import { folder, openBrowser, serveBare } from '../tests/site/site.ts';

/**
 * `npm run checklist-benchmark`: measures the page of a checklist with 2,000 items, made from a built page for the
 * purpose: from what the reader does to the next picture. Writes `tests/checklists/benchmark.md`; ends with 1 if
 * anything is too slow.
 */
const target = 'tests/checklists/benchmark.md';
const source = 'checklists/procedure-cx-04.html';
const itemCount = 2000;
const groupSize = 20;
const rounds = 9;
/** Milliseconds that an interaction may take. */
const most = 50;

/** Milliseconds of one interaction. */
interface Times {
  /** From the act until the frame that shows it is painted: what the reader waits, on this machine as busy as it is. */
  readonly wall: number;
  /** Of these, what the page's own thread computed. */
  readonly thread: number;
  /** Of these in turn: its scripts, styles, layout. */
  readonly script: number;
  readonly style: number;
  readonly layout: number;
}

interface Measure {
  readonly what: string;
  readonly times: readonly Times[];
}

async function main(): Promise<number> {
  if (!existsSync(join(folder, source))) {
    console.error('dist 里还没有网站。先运行 npm run build。');
    return 1;
  }
  const page = largePage(readFileSync(join(folder, source), 'utf8'));
  const site = await serveBare();
  const browser = await openBrowser();
  try {
    const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    tab.on('dialog', (dialog) => void dialog.accept());
    const address = `${site.address}checklists/large.html`;
    await tab.route(address, (route) => route.fulfill({ body: page, contentType: 'text/html; charset=utf-8' }));
    await tab.goto(address);
    await tab
      .locator('.ct-tick')
      .nth(itemCount - 1)
      .waitFor({ state: 'attached' });
    const started = await tab.evaluate(
      () => performance.getEntriesByName('checklist-tools').map(({ duration }) => duration)[0] ?? Number.NaN,
    );
    await tab.getByLabel('在这台计算机上记住').check();
    const measures = await interactions(tab);
    const text = await format(report(measures, started, page.length, browser.version()), {
      parser: 'markdown',
      printWidth: 120,
    });
    console.log(text);
    writeFileSync(target, text);
    return measures.every(({ times }) => median(times.map(({ thread }) => thread)) <= most) ? 0 : 1;
  } finally {
    await browser.close();
    await site.close();
  }
}

/** The built page with as many rows as wanted, in groups. */
function largePage(html: string): string {
  const row = /<tr role="row" data-item="[^>]*>[\s\S]*?<\/tr>/.exec(html)?.[0];
  const head = /<tr class="group" role="row">[\s\S]*?<\/tr>/.exec(html)?.[0];
  const bodies = /<tbody[\s\S]*<\/tbody>/.exec(html)?.[0];
  const data = /(<script type="application\/json" id="checklist">)[\s\S]*?(<\/script>)/.exec(html);
  if (!row || !head || !bodies || !data) throw new Error(`${source} 的写法变了：改 largePage。`);
  const items = Array.from({ length: itemCount }, (_, index) => ({
    id: `CX-04.${index + 1}`,
    text: `第 ${index + 1} 件要办的事`,
    role: index % 3 === 0 ? 'secretary' : 'full-time',
    group: `第 ${Math.floor(index / groupSize) + 1} 阶段`,
  }));
  const groups: string[] = [];
  for (let first = 0; first < itemCount; first += groupSize) {
    const rows = items
      .slice(first, first + groupSize)
      .map(({ id, text, role }) =>
        row
          .replace(/data-item="[^>]*>/, `data-item="${id}" data-roles="${role}">`)
          .replace(/(<span class="item-title">)[^<]*/, `$1${text}`),
      )
      .join('');
    groups.push(`<tbody role="rowgroup" data-group="${items[first]?.group ?? ''}">${head}${rows}</tbody>`);
  }
  const list = { id: 'large', title: '很长的清单', roleTitles: { secretary: '书记', 'full-time': '专职' } };
  return html
    .replace(bodies, () => groups.join(''))
    .replace(data[0], () => `${data[1] ?? ''}${JSON.stringify(list)}${data[2] ?? ''}`);
}

/** Times what readers do, each several times. */
async function interactions(tab: Page): Promise<Measure[]> {
  const middle = itemCount / 2;
  const acts: readonly (readonly [what: string, act: (round: number) => Promise<number>])[] = [
    ['tick an item', (round) => timed(tab, '.ct-tick', middle + round, 'tick')],
    ['undo', () => timed(tab, '.ct-bar button', 0, 'click')],
    ['redo', () => timed(tab, '.ct-bar button', 1, 'click')],
    ['choose a state', (round) => timed(tab, '.ct-status', middle + 20 + round, 'doing')],
    [
      'put an item into the own list',
      (round) => timed(tab, '.ct-strip .copy:last-child', middle + 40 + round, 'click'),
    ],
    ['unfold date and note', (round) => timed(tab, '.ct-strip .copy:nth-child(2)', middle + 60 + round, 'click')],
    ['show one role of two (1,333 rows)', () => timed(tab, '.ct-filters select', 0, 'full-time')],
    ['show all again', () => timed(tab, '.ct-filters select', 0, '')],
    ['show one stage (20 rows)', () => timed(tab, '.ct-filters select', 1, '第 9 阶段')],
    ['show all again, from 20 rows', () => timed(tab, '.ct-filters select', 1, '')],
    ['show what is not done', () => timed(tab, '.ct-filters select', 2, 'open')],
    ['show all again, from what is not done', () => timed(tab, '.ct-filters select', 2, '')],
  ];
  const session = await tab.context().newCDPSession(tab);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const used = async (): Promise<Omit<Times, 'wall'>> => {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (wanted: string): number => 1000 * (metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN);
    return {
      thread: of('TaskDuration'),
      script: of('ScriptDuration'),
      style: of('RecalcStyleDuration'),
      layout: of('LayoutDuration'),
    };
  };
  const all = new Map(acts.map(([what]): [string, Times[]] => [what, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [what, act] of acts) {
      await tab.waitForTimeout(500);
      const before = await used();
      const wall = await act(round);
      const after = await used();
      all.get(what)?.push({
        wall,
        thread: after.thread - before.thread,
        script: after.script - before.script,
        style: after.style - before.style,
        layout: after.layout - before.layout,
      });
    }
  }
  return [...all].map(([what, times]) => ({ what, times }));
}

/** Milliseconds from an act of the reader until the page is laid out and a frame has been made of it. */
async function timed(tab: Page, selector: string, index: number, act: string): Promise<number> {
  return tab.evaluate(
    async ({ selector, index, act }) => {
      const element = document.querySelectorAll<HTMLElement>(selector)[index];
      if (!element) throw new Error(`no ${selector} ${index}`);
      const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(() => done(performance.now())));
      await frame();
      const started = performance.now();
      if (act === 'tick' || act === 'click') element.click();
      else if (element instanceof HTMLSelectElement) {
        element.value = act;
        element.dispatchEvent(new Event('change', { bubbles: true }));
      }
      // The message after the frame comes once the frame has been laid out and painted.
      await frame();
      await new Promise<void>((done) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done();
        channel.port2.postMessage(undefined);
      });
      return performance.now() - started;
    },
    { selector, index, act },
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function report(measures: readonly Measure[], started: number, bytes: number, chromium: string): string {
  const rows = measures.map(({ what, times }) => {
    const of = (key: keyof Times): string => median(times.map((each) => each[key])).toFixed(0);
    const worst = Math.max(...times.map(({ thread }) => thread)).toFixed(0);
    return `| ${what} | ${of('thread')} ms | ${worst} ms | ${of('script')} / ${of('style')} / ${of('layout')} ms | ${of('wall')} ms |`;
  });
  return `# Checklists: a page of ${itemCount.toLocaleString('en')} items

Written by \`npm run build && npm run checklist-benchmark\`; do not edit by hand. Measured with Node ${process.version},
Chromium ${chromium} headless, on ${cpus().length} × ${cpus()[0]?.model ?? ''} with a load of ${(loadavg()[0] ?? 0).toFixed(1)}; ${rounds} rounds; the record is kept on
the machine. The page has ${(bytes / 1024 / 1024).toFixed(1)} MB; adding the tools to it takes ${started.toFixed(0)} ms.

Goal: the page's thread computes for at most ${most} ms (median), from the act to the frame that shows it. The last column
is what passed on the clock meanwhile; on a busy machine it is longer.

| what | thread, median | worst | script / style / layout | clock, median |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}

process.exitCode = await main();
