import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { browser, site, useSite } from './fixture.ts';

useSite();

describe('the site', () => {
  test('opens at the address of its folder and goes on from there', async () => {
    const tab = await browser.newPage();
    const failed: string[] = [];
    tab.on('response', (response) => {
      if (response.status() >= 400) failed.push(response.url());
    });
    await tab.goto(site.address);
    await tab.getByRole('link', { name: '谈话函询' }).first().click();
    await tab.waitForURL(`${site.address}procedures/talk-and-inquiry.html`);
    expect(await tab.locator('h1').textContent()).toBe('谈话函询');
    await tab.goto(`${site.address}search.html?q=函询`);
    await tab.locator('[data-search-result]').first().waitFor();
    expect(failed).toEqual([]);
    await tab.close();
  });

  test.each([
    ['CX-03.4', 'procedures/talk-and-inquiry.html#CX-03.4'],
    ['SX-09', 'tables/time-limits.html#SX-09'],
    ['YJ-01.21', 'regulations/supervision-discipline-rules-2019.html#YJ-01.21'],
    ['YD-2022-05', 'work-points/2022/05-trial-review.html'],
    ['WS-18', 'documents/WS-18.html'],
    ['SY-047', 'terms/SY-047.html'],
  ])('/c/%s.html leads to its place', async (code, address) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const tab = await context.newPage();
    await tab.goto(`${site.address}c/${code}.html`);
    await tab.waitForURL(site.address + address);
    await context.close();
  });

  test('finds a procedure, a term and a document by search', async () => {
    const tab = await browser.newPage();
    await tab.goto(`${site.address}index.html`);
    for (const [words, title] of [
      ['初步核实', '初步核实'],
      ['四责协同', '四责协同'],
      ['函询通知书', '函询通知书（函询函）'],
    ] as const) {
      await tab.locator('#q').fill(words);
      await tab.getByRole('button', { name: '搜索' }).click();
      await tab.waitForURL((url) => url.searchParams.get('q') === words);
      await tab.locator('[data-search-state="done"]').waitFor();
      expect(await tab.locator('[data-search-result] h3').allTextContents()).toContain(title);
    }
    await tab.close();
  });

  test('says on the search page what to do without scripts, and offers the indexes', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const tab = await context.newPage();
    await tab.goto(`${site.address}search.html?q=函询`);
    expect(await tab.locator('noscript').textContent()).toContain('从下面的索引找');
    await tab.getByRole('link', { name: '拼音索引' }).click();
    expect(await tab.locator('h1').textContent()).toBe('拼音索引');
    await context.close();
  });

  test.each(['no-such-page.html', 'procedures/no-such-page.html', 'work-points/2022/no-such-page.html'])(
    'answers the unknown address %s with a page that has search',
    async (address) => {
      const tab = await browser.newPage();
      const response = await tab.goto(site.address + address);
      expect(response?.status()).toBe(404);
      expect(await tab.locator('.site').evaluate((header) => getComputedStyle(header).borderBottomWidth)).toBe('2px');
      await tab.getByRole('link', { name: '拼音索引' }).click();
      await tab.waitForURL(`${site.address}tables/a-z.html`);
      await tab.goto(site.address + address);
      await tab.locator('#q').fill('函询');
      await tab.getByRole('button', { name: '搜索' }).click();
      await tab.waitForURL(`${site.address}search.html?q=*`);
      await tab.close();
    },
  );

  test('shows the definition of a term on focus, hides it on Escape and in print', async () => {
    const tab = await browser.newPage();
    await tab.goto(`${site.address}rules/setting-up.html`);
    const term = tab.locator('.term').first();
    const definition = term.locator('.definition');
    expect(await definition.isVisible()).toBe(false);
    await term.locator('a').focus();
    expect(await definition.isVisible()).toBe(true);
    await tab.keyboard.press('Escape');
    expect(await definition.isVisible()).toBe(false);
    await tab.locator('h1').click();
    await term.locator('a').focus();
    expect(await definition.isVisible()).toBe(true);
    await tab.emulateMedia({ media: 'print' });
    expect(await definition.isVisible()).toBe(false);
    await tab.close();
  });

  test('leads from home to the answer in at most three clicks', async () => {
    const tab = await browser.newPage();
    await tab.goto(`${site.address}index.html`);
    await tab.getByRole('link', { name: '收到信访举报' }).click();
    await tab.getByRole('link', { name: '信访举报登记表' }).first().click();
    expect(await tab.locator('main').textContent()).toContain('收件当日');
    await tab.close();
  });

  test('sends a reading page in few bytes and requests', async () => {
    const tab = await browser.newPage();
    let bytes = 0;
    let requests = 0;
    tab.on('response', async (response) => {
      requests += 1;
      bytes += gzipSync(await response.body()).length;
    });
    await tab.goto(`${site.address}rules/setting-up.html`, { waitUntil: 'networkidle' });
    expect(requests).toBeLessThanOrEqual(4);
    expect(bytes).toBeLessThanOrEqual(20 * 1024);
    await tab.close();
  });
});
