import { describe, expect, test } from 'vitest';
import { browser, site, useSite } from './fixture.ts';
import { forAll, readPages, tabOf, withTabs } from './site.ts';

const reading = readPages().filter((page) => !page.redirect);
/** Tabs side by side. */
const workers = 2;

useSite();

describe('every page in a browser', () => {
  test('asks no other origin, breaks no policy, logs no error, and fits a phone', async () => {
    const wrong: string[] = [];
    await withTabs(browser, workers, { viewport: { width: 360, height: 720 } }, async (tabs) => {
      for (const tab of tabs) {
        tab.on('request', (request) => {
          if (!request.url().startsWith(site.address)) wrong.push(`${tab.url()}: request to ${request.url()}`);
        });
        tab.on('console', (message) => {
          if (message.type() === 'error' || message.type() === 'warning') wrong.push(`${tab.url()}: ${message.text()}`);
        });
        tab.on('pageerror', (error) => wrong.push(`${tab.url()}: ${error.message}`));
      }
      // The page for unknown addresses does not know how deep it stands, so it looks for its files at each depth: only
      // at the root are they there every time. How it behaves below is tested in `browser.test.ts`.
      const known = reading.filter(({ path }) => path !== '404.html' || new URL(site.address).pathname === '/');
      await forAll(known, workers, async ({ path }, worker) => {
        const tab = tabOf(tabs, worker);
        await tab.goto(site.address + path);
        const width = await tab.evaluate(() => document.documentElement.scrollWidth);
        if (width > 360) wrong.push(`${path}: ${width} px wide on a phone`);
      });
    });
    expect(wrong).toEqual([]);
  });
});
