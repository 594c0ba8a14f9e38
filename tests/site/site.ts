import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { chromium, type Browser, type Page as Tab } from 'playwright';
import { inject } from 'vitest';
import { staticServer } from '../../scripts/static-server.ts';
import { startServer, type ServerName } from '../servers/start.ts';
import { watch } from './guard.ts';

declare module 'vitest' {
  /** What `tests/vitest.config.ts` and `deploy-site.ts` say to the tests of the site. */
  interface ProvidedContext {
    server: ServerName;
    /** Path under which the site stands: `/` or `/a/b/`. */
    prefix: string;
    /** The copy of the site that is served. */
    deployed: string;
  }
}

/** The built site that the tests look at. `npm run test:site` builds it first. */
export const folder = resolve('dist');

/** A page of the built site. */
export interface Page {
  /** Address, site-relative: `procedures/case-review.html`. */
  readonly path: string;
  readonly html: string;
  /** Whether it only leads elsewhere (`/c/CODE.html`, old addresses). */
  readonly redirect: boolean;
}

/** Every HTML page of the built site. */
export function readPages(): Page[] {
  if (!existsSync(join(folder, 'index.html'))) throw new Error('dist 里还没有网站：先运行 npm run build。');
  return listFiles(folder)
    .filter((file) => file.endsWith('.html'))
    .map((path) => {
      const html = readFileSync(join(folder, path), 'utf8');
      return { path, html, redirect: html.includes('http-equiv="refresh"') };
    });
}

/** Every file of a folder, relative, `/` between folders. */
export function listFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}

/** A running server of the built site. */
export interface Served {
  /** Address of the site with a slash at the end: `http://127.0.0.1:41234/a/b/`. */
  readonly address: string;
  close(): Promise<void>;
}

/** Serves the built site on the server and under the prefix of this project; see `tests/vitest.config.ts`. */
export async function serve(): Promise<Served> {
  const { address, stop } = await startServer(inject('server'), inject('deployed'), inject('prefix'));
  return {
    address,
    close: async () => {
      await stop();
    },
  };
}

/**
 * Serves a built site on the bare server of `npm run serve`.
 * @param prefix path under which the site stands: `/` or `/a/b/`.
 */
export async function serveBare(prefix = '/', site = folder): Promise<Served> {
  const server = staticServer(site, prefix);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const where = server.address();
  const port = typeof where === 'object' && where !== null ? where.port : 0;
  return {
    address: `http://127.0.0.1:${port}${prefix}`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

/** What goes wrong in a tab from now on: errors, warnings, breaches of the policy. The list grows. */
export function complaintsOf(tab: Tab, complaints: string[] = []): string[] {
  tab.on('pageerror', (error) => complaints.push(error.message));
  tab.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  return complaints;
}

/** Starts the Chromium that `scripts/find-test-programs.sh` found or installed, under the guard. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = installedChromium();
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-quic'],
  });
  watch(browser);
  return browser;
}

/** The program of that Chromium. */
export function installedChromium(): string | undefined {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    try {
      return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    } catch {
      // Not this one; the next may be there.
    }
  }
  return undefined;
}

/** Opens one tab a worker, all with the same settings, and closes them after. */
export async function withTabs(
  browser: Browser,
  workers: number,
  settings: Parameters<Browser['newContext']>[0],
  act: (tabs: readonly Tab[]) => Promise<void>,
): Promise<void> {
  const contexts = await Promise.all(Array.from({ length: workers }, () => browser.newContext(settings)));
  const tabs = await Promise.all(contexts.map((context) => context.newPage()));
  await act(tabs);
  await Promise.all(contexts.map((context) => context.close()));
}

/** The tab of a worker. */
export function tabOf(tabs: readonly Tab[], worker: number): Tab {
  const tab = tabs[worker];
  if (!tab) throw new Error(`no tab for worker ${worker}`);
  return tab;
}

/**
 * Does something for every item, several at a time.
 * @param workers how many run side by side.
 */
export async function forAll<Item>(
  items: readonly Item[],
  workers: number,
  act: (item: Item, worker: number) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await act(item, worker);
    }),
  );
}
