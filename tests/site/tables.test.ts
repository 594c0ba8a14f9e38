import type { Browser, BrowserContext, Locator, Page as Tab } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { complaintsOf, openBrowser, serve, type Served } from './site.ts';

const limits = 'tables/time-limits.html';
const approvals = 'tables/approvals.html';

let site: Served;
let browser: Browser;
let context: BrowserContext;
let tab: Tab;
let complaints: string[];

beforeAll(async () => {
  site = await serve();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  complaints = [];
  tab = await context.newPage();
  complaintsOf(tab, complaints);
});
afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
});

const form = (): Locator => tab.locator('.tt-form');
const choice = (name: string): Locator => form().getByRole('combobox', { name, exact: true });
const status = (): Promise<string> => form().getByRole('status').innerText();
const rows = (): Locator => tab.locator('table[data-tools] tbody tr:not(.group):visible');
const ids = (): Promise<string[]> => rows().evaluateAll((list) => list.map(({ id }) => id));
const head = (): Locator => tab.locator('[data-tools] th[data-sort]');

async function open(path: string): Promise<void> {
  await tab.goto(site.address + path);
  await form().waitFor();
}

describe('the table of time limits', () => {
  test('is whole without scripts', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const page = await plain.newPage();
    await page.goto(site.address + limits);
    expect(await page.locator('.tt-form').count()).toBe(0);
    expect(await page.locator('table[data-tools] button').count()).toBe(0);
    expect(await page.locator('table[data-tools] tbody tr:not(.group)').count()).toBeGreaterThan(30);
    await plain.close();
  });

  test('is filtered by entry, unit and words, says how much it shows, and comes back', async () => {
    await open(limits);
    const all = await ids();
    expect(await status()).toBe(`共 ${all.length} 项，全部显示。`);
    await choice('单位').selectOption('工作日');
    expect(await rows().locator('.wd').count()).toBe((await ids()).length);
    expect(await status()).toBe(`显示 ${(await ids()).length} 项，共 ${all.length} 项。`);
    await choice('条目').selectOption('谈话函询');
    expect(await tab.locator('table[data-tools] tr.group:visible').allInnerTexts()).toEqual(['谈话函询 CX-03']);
    await form().getByRole('searchbox', { name: '含有的字' }).fill('没有这样的字');
    expect(await ids()).toEqual([]);
    expect(await status()).toBe(`显示 0 项，共 ${all.length} 项。`);
    await form().getByRole('button', { name: '恢复原样' }).click();
    expect(await ids()).toEqual(all);
    expect(await tab.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  });

  test('is sorted by length from the head, by the keyboard, and back to its own order', async () => {
    await open(limits);
    const original = await ids();
    expect(await head().getAttribute('aria-sort')).toBe('none');
    await head().getByRole('button').focus();
    await tab.keyboard.press('Enter');
    expect(await head().getAttribute('aria-sort')).toBe('ascending');
    expect((await rows().first().locator('.amt').innerText()).replaceAll(/\s+/g, '')).toBe('24小时');
    const lengths = await rows().evaluateAll((list) =>
      list.flatMap((row) => (row.dataset['rank'] === undefined ? [] : [Number(row.dataset['rank'])])),
    );
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    // Without its group above it, each row says where it belongs.
    expect(await rows().first().locator('.tt-group').innerText()).toBe('办案安全');
    expect(await status()).toContain('不能用来算期限');
    await tab.keyboard.press('Enter');
    expect(await head().getAttribute('aria-sort')).toBe('descending');
    const down = await rows().evaluateAll((list) =>
      list.flatMap((row) => (row.dataset['rank'] === undefined ? [] : [Number(row.dataset['rank'])])),
    );
    expect(down).toEqual([...lengths].reverse());
    // What is no span has no place among spans: last, both ways.
    expect(await rows().last().getAttribute('data-rank')).toBeNull();
    await tab.keyboard.press('Enter');
    expect(await head().getAttribute('aria-sort')).toBe('none');
    expect(await ids()).toEqual(original);
  });

  test('on a phone the cards have the same order, and the head that is out of sight cannot be reached', async () => {
    await open(limits);
    await choice('次序').selectOption('从短到长');
    const wide = await ids();
    await tab.setViewportSize({ width: 360, height: 740 });
    expect(await ids()).toEqual(wide);
    const boxes = await rows().evaluateAll((list) => list.map((row) => row.getBoundingClientRect().top));
    expect(boxes).toEqual([...boxes].sort((a, b) => a - b));
    expect(await head().getByRole('button').isVisible()).toBe(false);
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });

  test('a link to a row that is not shown shows it again', async () => {
    await open(limits);
    await choice('条目').selectOption('谈话函询');
    await tab.getByRole('navigation', { name: '按条目看' }).getByRole('link', { name: '处置执行' }).click();
    expect(await tab.locator('[id="CX-07"]').isVisible()).toBe(true);
    expect(await choice('条目').inputValue()).toBe('');
  });

  test('counts what 只看已核对 leaves', async () => {
    await open(limits);
    const all = (await ids()).length;
    await tab.getByRole('button', { name: '只看已核对' }).click();
    await tab.locator('tr.unchecked').first().waitFor({ state: 'attached' });
    expect(await status()).toBe(`显示 ${(await ids()).length} 项，共 ${all} 项。`);
    expect((await ids()).length).toBeLessThan(all);
  });
});

describe('the table of approvals', () => {
  test('is filtered and sorted by who approves', async () => {
    await open(approvals);
    const all = await rows().count();
    await choice('谁批').selectOption('党组（党委）');
    const shown = await rows().evaluateAll((list) => list.map((row) => row.dataset['kind'] ?? ''));
    expect(shown.length).toBeGreaterThan(5);
    expect(shown.length).toBeLessThan(all);
    expect(shown.every((kinds) => kinds.split(' ').includes('党组（党委）'))).toBe(true);
    await choice('谁批').selectOption('全部');
    await head().getByRole('button').click();
    const ranks = await rows().evaluateAll((list) =>
      list.flatMap((row) => (row.dataset['rank'] === undefined ? [] : [Number(row.dataset['rank'])])),
    );
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(await rows().count()).toBe(all);
  });
});

describe('the tools', () => {
  test.each([
    { path: limits, width: 1280 },
    { path: limits, width: 360 },
    { path: approvals, width: 1280 },
    { path: approvals, width: 360 },
  ])('on $path at $width px have no accessibility violation', async ({ path, width }) => {
    await tab.setViewportSize({ width, height: 900 });
    await open(path);
    await choice('次序').selectOption({ index: 1 });
    expect(await violations(tab)).toEqual([]);
  });
});
