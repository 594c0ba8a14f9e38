import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { readQueries } from '../search/evaluation.ts';
import { serveBare, type Served } from '../site/site.ts';
import { addressOf, browsers, openBrowser, openWithoutScripts, readArchive, textIn, unpack, watch } from './edition.ts';

const files = readArchive();
const folder = unpack(files);
const edition = addressOf(folder);
const downloads = mkdtempSync(join(tmpdir(), 'offline-downloads-'));

const judged = readQueries('tests/search/queries.tsv');
/** Ten queries of each kind: terms, titles, questions, slips, known items, and what is not there. */
const queries = [...new Set(judged.map(({ kind }) => kind))]
  .flatMap((kind) => judged.filter((query) => query.kind === kind).slice(0, 10))
  .map(({ query }) => query);

/** A page of every kind: the first of each folder and form of name. */
const kinds = [
  ...new Map(
    [...files.keys()]
      .filter((path) => path.endsWith('.html') && path !== 'search/index.html')
      .filter((path) => !textIn(files, path).includes('http-equiv="refresh"'))
      .map((path) => [
        path.replaceAll(/[^/]*\d[^/]*(?=\/|\.html$)/g, '#').replace(/(?<=\/)(?!index|#)[^/]+\.html$/, '*'),
        path,
      ]),
  ).values(),
];

let served: Served;
/** What the served site gives, asked in Chromium. */
let expected: { found: readonly unknown[]; word: Buffer; calendar: Buffer };

beforeAll(async () => {
  served = await serveBare();
  const browser = await openBrowser('chromium', downloads);
  const tab = await browser.newPage();
  expected = {
    found: await searchAll(tab, served.address),
    word: await fillIn(tab, served.address),
    calendar: await calendar(tab, served.address),
  };
  await browser.close();
}, 300_000);
afterAll(async () => {
  await served.close();
  rmSync(dirname(folder), { recursive: true });
  rmSync(downloads, { recursive: true });
});

/** Everything that the results page gives for the queries, with site-relative addresses. */
async function searchAll(tab: Page, root: string): Promise<readonly unknown[]> {
  await tab.goto(`${root}search.html`);
  return tab.evaluate(
    async (wanted, home) => {
      const all: unknown[] = [];
      for (const query of wanted) {
        const found = await window.__kbSearch?.(query);
        all.push({
          query,
          total: found?.total,
          results: found?.results.map((result) => ({ ...result, url: result.url.replace(home, '') })),
        });
      }
      return all;
    },
    queries,
    root,
  );
}

/** Waits for a file to be downloaded, and takes it away. */
async function downloaded(act: () => Promise<unknown>, ending: string): Promise<Buffer> {
  const arrived = (): string | undefined => readdirSync(downloads).find((name) => name.endsWith(ending));
  await act();
  const file = join(downloads, await vi.waitUntil(arrived, { timeout: 60_000 }));
  let size = 0;
  // A browser may give the file its name before all of it is there.
  await vi.waitUntil(
    () => {
      const before = size;
      size = readFileSync(file).byteLength;
      return size > 0 && size === before;
    },
    { interval: 200, timeout: 60_000 },
  );
  const content = readFileSync(file);
  rmSync(file);
  return content;
}

/** Fills in a paper as a reader does and downloads it as a Word file. */
async function fillIn(tab: Page, root: string): Promise<Buffer> {
  await tab.goto(`${root}documents/fill/WS-26.html`);
  await tab.waitForSelector('.fill-bar');
  const inputs = await tab.$$('#fill input[id^="f-"][type="text"], #fill textarea[id^="f-"]');
  for (const [index, input] of inputs.entries()) await input.type(`第${index + 1}项 A&<b>`);
  await click(tab, '下载 Word（已填）');
  return downloaded(async () => {
    const anyway = await tab.$('.fill-summary button');
    await anyway?.click();
  }, '.docx');
}

/** Counts a time limit and downloads it as a calendar file. */
async function calendar(tab: Page, root: string): Promise<Buffer> {
  await tab.goto(`${root}deadlines.html#SX-11=2026-03-09`);
  await tab.waitForSelector('.dl-answer');
  return downloaded(() => click(tab, '下载日历 .ics'), '.ics');
}

async function click(tab: Page, words: string): Promise<void> {
  await tab.locator(`::-p-xpath(//button[normalize-space()='${words}'])`).click();
}

async function follow(tab: Page, words: string): Promise<void> {
  const link = await tab.waitForSelector(`::-p-xpath(//main//a[contains(normalize-space(), '${words}')])`);
  await Promise.all([tab.waitForNavigation(), link?.click()]);
}

/** Goes back in the history. Firefox brings the page back from memory, so nothing loads that could be waited for. */
async function back(tab: Page, arrived: (address: URL) => boolean): Promise<void> {
  await tab.evaluate(() => void window.setTimeout(() => history.back()));
  // While the page changes there is nothing to ask.
  const address = (): Promise<string> => tab.evaluate(() => location.href).catch(() => 'about:blank');
  await vi.waitUntil(async () => arrived(new URL(await address())), 20_000);
  await tab.waitForSelector('main');
}

const textOf = (tab: Page, selector: string): Promise<string> =>
  tab.$eval(selector, (element) => element.textContent ?? '');
const pathOf = (tab: Page): string => decodeURI(tab.url()).replace(decodeURI(edition), '');
const settled = (tab: Page): Promise<unknown> => tab.waitForSelector('[data-search-state="done"]');

describe.each(browsers)('the offline edition in %s', (name) => {
  let browser: Browser;
  let tab: Page;
  let complaints: () => Promise<string[]>;
  let forget: () => void;

  beforeAll(async () => {
    browser = await openBrowser(name, downloads);
  }, 120_000);
  afterAll(() => browser.close());
  beforeEach(async () => {
    tab = await (
      await browser.createBrowserContext({ downloadBehavior: { policy: 'allow', downloadPath: downloads } })
    ).newPage();
    await tab.setViewport({ width: 1280, height: 900 });
    ({ complaints, forget } = await watch(tab, edition));
    tab.on('dialog', (dialog) => void dialog.accept());
  });
  afterEach(async () => {
    expect(await complaints()).toEqual([]);
    await tab.browserContext().close();
  });

  test('leads from home to a procedure, to a term, and back', async () => {
    await tab.goto(`${edition}index.html`);
    await follow(tab, '谈话函询');
    expect(await textOf(tab, 'h1')).toBe('谈话函询');
    const term = await tab.$eval('.term a', (link) => link.textContent ?? '');
    await follow(tab, term);
    expect(pathOf(tab)).toMatch(/^terms\/SY-\d+\.html$/);
    await back(tab, ({ pathname }) => pathname.endsWith('/procedures/talk-and-inquiry.html'));
    expect(await textOf(tab, 'h1')).toBe('谈话函询');
    await tab.goto(`${edition}c/CX-03.4.html`);
    await vi.waitUntil(() => pathOf(tab) === 'procedures/talk-and-inquiry.html#CX-03.4', 20_000);
  });

  test('opens a page of every kind without an error, a breach of policy or a request elsewhere', async () => {
    expect(kinds.length).toBeGreaterThan(30);
    for (const path of kinds) {
      await tab.goto(edition + path, { waitUntil: 'load' });
      expect(await tab.$$eval('h1', (all) => all.length), path).toBe(1);
      expect(await complaints(), path).toEqual([]);
    }
  });

  test('finds the same as the served site, in the same order', async () => {
    expect(queries.length).toBeGreaterThanOrEqual(40);
    expect(await searchAll(tab, edition)).toEqual(expected.found);
  });

  test('searches from the box of any page, keeps the question in the address, and marks what was found', async () => {
    await tab.goto(`${edition}rules/setting-up.html`);
    await tab.type('#q', '函询通知');
    await tab.keyboard.press('Enter');
    await settled(tab);
    expect(new URL(tab.url()).searchParams.get('q')).toBe('函询通知');
    await tab.$eval('#q', (input) => input.setAttribute('value', ''));
    await tab.click('#q', { count: 3 });
    await tab.type('#q', '初步核实');
    await tab.waitForFunction(() => location.search.includes(encodeURIComponent('初步核实')));
    await settled(tab);
    const first = await tab.$('[data-search-result="exact"] h3 a');
    await Promise.all([tab.waitForNavigation(), first?.click()]);
    expect(await textOf(tab, '.marks-note')).toMatch(/标出了 \d+ 处/);
    expect(tab.url()).not.toContain('mark=');
    await back(tab, ({ searchParams }) => searchParams.get('q') === '初步核实');
    await settled(tab);
    expect(await tab.$eval('#q', (input) => 'value' in input && input.value)).toBe('初步核实');
    await back(tab, ({ searchParams }) => searchParams.get('q') === '函询通知');
    await tab.waitForFunction(() => document.title.startsWith('函询通知'));
    await settled(tab);
  });

  test('offers suggestions on an ordinary page, and leads to what is chosen', async () => {
    await tab.goto(`${edition}procedures/case-review.html`);
    await tab.type('#q', '四责');
    await tab.waitForSelector('[role="option"]');
    await tab.keyboard.press('ArrowDown');
    await Promise.all([tab.waitForNavigation(), tab.keyboard.press('Enter')]);
    expect(pathOf(tab)).toMatch(/^terms\//);
    expect(await textOf(tab, 'h1')).toContain('四责协同');
  });

  test('narrows results by facets that stand in the address', async () => {
    await tab.goto(`${edition}search.html?q=${encodeURIComponent('函询')}`);
    await settled(tab);
    await tab.locator('::-p-xpath(//*[@id="facets"]//label[contains(., "程序")]//input)').click();
    await tab.waitForFunction(() => location.search.includes('kind='));
    await settled(tab);
    const labels = await tab.$$eval('[data-search-result="exact"] .where span:first-child', (all) =>
      all.map((one) => one.textContent),
    );
    expect(new Set(labels)).toEqual(new Set(['程序']));
  });

  test('says so if files of search are missing, and goes on when they are back', async () => {
    const packs = join(folder, 'search/packs');
    renameSync(packs, `${packs}.away`);
    try {
      await tab.goto(`${edition}search.html?q=${encodeURIComponent('函询')}`);
      await tab.waitForSelector('[data-search-state="failed"]');
      expect(await textOf(tab, '[data-search-state]')).toContain('不能取到搜索文件');
    } finally {
      renameSync(`${packs}.away`, packs);
    }
    // The browser itself complains about what is not there.
    forget();
    await click(tab, '再试一次');
    await settled(tab);
    expect(existsSync(packs)).toBe(true);
  });

  test('keeps ticks only if asked to', async () => {
    const address = `${edition}checklists/procedure-cx-04.html`;
    const ticks = (): Promise<boolean[]> =>
      tab.$$eval('.ct-tick', (all) => all.map((one) => one instanceof HTMLInputElement && one.checked));
    /** Ticks the first item; from the middle of the window, for at its lower edge lies the bar of the list. */
    const tick = async (): Promise<void> => {
      await tab.$eval('.ct-tick', (first) => first.scrollIntoView({ block: 'center' }));
      await tab.locator('.ct-tick').click();
    };
    const stored = (): Promise<number> => tab.evaluate(() => localStorage.length);
    await tab.goto(address);
    await tick();
    expect((await ticks())[0]).toBe(true);
    expect(await stored()).toBe(0);
    await tab.reload();
    await tab.waitForSelector('.ct-tick');
    expect((await ticks())[0]).toBe(false);
    await tick();
    await tab.locator('#ct-remember').click();
    await expect.poll(stored).toBe(1);
    await tab.reload();
    await tab.waitForSelector('.ct-tick');
    expect((await ticks())[0]).toBe(true);
    await tab.goto(`${edition}checklists/procedure-cx-03.html`);
    await tab.waitForSelector('.ct-tick');
    expect(await stored()).toBe(1);
  });

  test('counts a time limit and hands out the calendar file of the served site', async () => {
    expect((await calendar(tab, edition)).equals(expected.calendar)).toBe(true);
    expect(await textOf(tab, '.dl-answer')).toContain('2026年6月9日');
  });

  test('makes the Word file of the served site, byte for byte', async () => {
    const word = await fillIn(tab, edition);
    expect(word.byteLength).toBeGreaterThan(5000);
    expect(word.equals(expected.word)).toBe(true);
  });

  test('hands out the files that lie beside the pages', async () => {
    await tab.goto(`${edition}documents/WS-25.html`);
    const link = await tab.$('a[href$=".docx"]');
    const path = await link?.evaluate((element) => ('href' in element ? String(element.href) : ''));
    const content = await downloaded(async () => link?.click(), '.docx');
    expect(content.equals(readFileSync(fileURLToPath(path ?? '')))).toBe(true);
  });

  test('prints a checklist with the codes of its items', async () => {
    await tab.goto(`${edition}checklists/procedure-cx-04.html`);
    await tab.waitForSelector('.ct-tick');
    const ids = await tab.$$eval('tr[data-item]', (rows) => rows.map((row) => row.getAttribute('data-item') ?? ''));
    // A longer id breaks over two lines of its narrow column.
    const codes = ids.filter((id) => !id.includes('/'));
    expect(codes.length).toBeGreaterThan(5);
    const printed = execFileSync('pdftotext', ['-', '-'], { input: await tab.pdf(), encoding: 'utf8' });
    expect(codes.filter((code) => !printed.includes(code))).toEqual([]);
  });

  test('is whole without scripts', async () => {
    const { browser: plain, tab: bare } = await openWithoutScripts(name);
    const lengthOf = (selector: string): Promise<number> =>
      bare.$eval(selector, (element) => (element.textContent ?? '').length);
    await bare.goto(`${edition}index.html`);
    expect(await bare.$eval('#q', (input) => input.hasAttribute('aria-keyshortcuts'))).toBe(false);
    expect(await lengthOf('main')).toBeGreaterThan(1000);
    await bare.$eval(
      'main a[href="procedures/talk-and-inquiry.html"]',
      (link) => link instanceof HTMLElement && link.click(),
    );
    await vi.waitFor(() => expect(bare.url()).toBe(`${edition}procedures/talk-and-inquiry.html`), 20_000);
    await vi.waitFor(async () => expect(await lengthOf('main')).toBeGreaterThan(3000), 20_000);
    await bare.goto(`${edition}search.html`);
    expect(await bare.$eval('noscript', (element) => element.textContent)).toContain('从下面的索引找');
    await bare.goto(`${edition}checklists/procedure-cx-04.html`);
    expect(await bare.$eval('main', (main) => main.querySelectorAll('tr[data-item]').length)).toBeGreaterThan(20);
    await plain.close();
  });
});
