import type { Browser, BrowserContext, Page as Tab } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { complaintsOf, openBrowser, serve, type Served } from './site.ts';

/**
 * What the tests of a file use after `useSite()` or `useTab()`: set by hooks, so of no use before the first test. Each
 * test file has its own.
 */
export let site: Served;
export let browser: Browser;
export let context: BrowserContext;
export let tab: Tab;
/** What went wrong in the tab: errors, warnings, breaches of the policy. */
export let complaints: string[];

/**
 * Serves the site and opens a browser for the tests of a file.
 * @param open starts another browser than the usual one.
 */
export function useSite(open: () => Promise<Browser> = openBrowser): void {
  beforeAll(async () => {
    [site, browser] = await Promise.all([serve(), open()]);
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });
}

/** How the tab of each test is opened. */
export interface TabSettings {
  readonly settings?: Parameters<Browser['newContext']>[0];
  readonly open?: () => Promise<Browser>;
  /** Notes what goes wrong in a tab. */
  readonly complaintsOf?: (tab: Tab, complaints?: string[]) => string[];
}

/** Like `useSite`, and each test gets a tab of a new reader, 1280 px wide; what goes wrong in it is noted. */
export function useTab({ settings, open = openBrowser, complaintsOf: note = complaintsOf }: TabSettings = {}): void {
  useSite(open);
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...settings });
    tab = await context.newPage();
    complaints = note(tab);
  });
  afterEach(() => context.close());
}
