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
