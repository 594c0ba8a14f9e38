import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page as Tab } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forAll, openBrowser, readPages, serve, type Served } from './site.ts';

const reading = readPages().filter((page) => !page.redirect);
const workers = 2;

let site: Served;
let browser: Browser;

beforeAll(async () => {
  site = await serve();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Opens one tab a worker, all with the same settings, and closes them after. */
async function withTabs(
  settings: Parameters<Browser['newContext']>[0],
  act: (tabs: readonly Tab[], contexts: readonly BrowserContext[]) => Promise<void>,
): Promise<void> {
  const contexts = await Promise.all(Array.from({ length: workers }, () => browser.newContext(settings)));
  const tabs = await Promise.all(contexts.map((context) => context.newPage()));
  await act(tabs, contexts);
  await Promise.all(contexts.map((context) => context.close()));
}

/** The tab of a worker. */
function tabOf(tabs: readonly Tab[], worker: number): Tab {
  const tab = tabs[worker];
  if (!tab) throw new Error(`no tab for worker ${worker}`);
  return tab;
}

describe('every page in a browser', () => {
  test('asks no other origin, breaks no policy, logs no error, and fits a phone', async () => {
    const wrong: string[] = [];
    await withTabs({ viewport: { width: 360, height: 720 } }, async (tabs) => {
      for (const tab of tabs) {
        tab.on('request', (request) => {
          if (!request.url().startsWith(site.address)) wrong.push(`${tab.url()}: request to ${request.url()}`);
        });
        tab.on('console', (message) => {
          if (message.type() === 'error' || message.type() === 'warning') wrong.push(`${tab.url()}: ${message.text()}`);
        });
        tab.on('pageerror', (error) => wrong.push(`${tab.url()}: ${error.message}`));
      }
      await forAll(reading, workers, async ({ path }, worker) => {
        const tab = tabOf(tabs, worker);
        await tab.goto(site.address + path);
        const width = await tab.evaluate(() => document.documentElement.scrollWidth);
        if (width > 360) wrong.push(`${path}: ${width} px wide on a phone`);
      });
    });
    expect(wrong).toEqual([]);
  });

  test('says the same without JavaScript', async () => {
    const wrong: string[] = [];
    const words = (tab: Tab): Promise<string> =>
      tab
        .locator('main')
        .evaluate((main) => (main.textContent ?? '').replaceAll(/\s+/g, '').replaceAll('复制链接', ''));
    await withTabs({ javaScriptEnabled: false }, async (plain) => {
      await withTabs({}, async (scripted) => {
        await forAll(
          // Where scripts make the form, the tests of those pages look at them without.
          reading.filter(({ path }) => !/^(search\.html|deadlines\.html|documents\/fill\/|checklists\/)/.test(path)),
          workers,
          async ({ path }, worker) => {
            const without = tabOf(plain, worker);
            const withScripts = tabOf(scripted, worker);
            await Promise.all([without.goto(site.address + path), withScripts.goto(site.address + path)]);
            const text = await words(without);
            if (text.length < 60) wrong.push(`${path}: almost empty without scripts`);
            if (text !== (await words(withScripts))) wrong.push(`${path}: differs without scripts`);
          },
        );
      });
    });
    expect(wrong).toEqual([]);
  });

  test('has no accessibility violation, light and dark, phone and desktop', async () => {
    const wrong: string[] = [];
    const kinds = ['procedures/', 'rules/', 'duties/', 'work-points/', 'tables/', 'roles/'];
    const shaped = (prefixes: readonly string[]): typeof reading =>
      reading.filter(({ path }) => prefixes.some((prefix) => path.startsWith(prefix)));
    const oneIn = (count: number, pages: typeof reading): typeof reading =>
      pages.filter((_, index) => index % count === 0);
    const own = [...reading.filter(({ path }) => !path.includes('/')), ...shaped(kinds)];
    const generated = oneIn(9, shaped(['regulations/', 'documents/', 'terms/', 'cases/', 'checklists/', 'quarters/']));
    for (const settings of [
      { colorScheme: 'light', viewport: { width: 1280, height: 900 }, pages: [...own, ...generated] },
      { colorScheme: 'dark', viewport: { width: 360, height: 720 }, pages: [...oneIn(5, own), ...oneIn(5, generated)] },
    ] as const) {
      const { pages, ...view } = settings;
      await withTabs(view, async (tabs) => {
        await forAll(pages, workers, async ({ path }, worker) => {
          const tab = tabOf(tabs, worker);
          await tab.goto(site.address + path);
          const { violations } = await new AxeBuilder({ page: tab }).analyze();
          for (const violation of violations) {
            wrong.push(
              `${path} ${settings.colorScheme}: ${violation.id}: ${violation.nodes
                .map((node) => node.html.slice(0, 120))
                .slice(0, 2)
                .join(' | ')}`,
            );
          }
        });
      });
    }
    expect(wrong).toEqual([]);
  });
});

describe('the site', () => {
  test('works under any path', async () => {
    const deep = await serve('/a/b/');
    const tab = await browser.newPage();
    const failed: string[] = [];
    tab.on('response', (response) => {
      if (response.status() >= 400) failed.push(response.url());
    });
    await tab.goto(deep.address);
    await tab.getByRole('link', { name: '谈话函询' }).first().click();
    await tab.waitForURL(`${deep.address}procedures/talk-and-inquiry.html`);
    expect(await tab.locator('h1').textContent()).toBe('谈话函询');
    await tab.goto(`${deep.address}search.html?q=函询`);
    await tab.locator('[data-search-result]').first().waitFor();
    expect(failed).toEqual([]);
    await tab.close();
    await deep.close();
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
      const deep = await serve('/a/b/');
      const tab = await browser.newPage();
      const response = await tab.goto(deep.address + address);
      expect(response?.status()).toBe(404);
      expect(await tab.locator('.site').evaluate((header) => getComputedStyle(header).borderBottomWidth)).toBe('2px');
      await tab.getByRole('link', { name: '拼音索引' }).click();
      await tab.waitForURL(`${deep.address}tables/a-z.html`);
      await tab.goto(deep.address + address);
      await tab.locator('#q').fill('函询');
      await tab.getByRole('button', { name: '搜索' }).click();
      await tab.waitForURL(`${deep.address}search.html?q=*`);
      await tab.close();
      await deep.close();
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
