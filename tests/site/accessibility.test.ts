import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page as Tab } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forAll, openBrowser, readPages, serve, tabOf, withTabs, type Served } from './site.ts';

const reading = readPages().filter((page) => !page.redirect);
/** Tabs side by side. */
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

describe('every page, for everybody', () => {
  test('says the same without JavaScript', async () => {
    const wrong: string[] = [];
    const words = (tab: Tab): Promise<string> =>
      tab.locator('main').evaluate((main) => (main.textContent ?? '').replaceAll(/\s+|复制链接|只看已核对/g, ''));
    await withTabs(browser, workers, { javaScriptEnabled: false }, async (plain) => {
      await withTabs(browser, workers, {}, async (scripted) => {
        await forAll(
          // Where scripts make the form, the tests of those pages look at them without.
          reading.filter(
            ({ path }) =>
              !/^(search\.html|deadlines\.html|documents\/fill\/|checklists\/|tables\/(time-limits|approvals))/.test(
                path,
              ),
          ),
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
      await withTabs(browser, workers, view, async (tabs) => {
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
