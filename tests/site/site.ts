import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { chromium, type Browser, type Page as Tab } from 'playwright';
import { staticServer } from '../../scripts/static-server.ts';

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

/**
 * Serves a built site on a free port.
 * @param prefix path under which the site stands: `/` or `/a/b/`.
 */
export async function serve(prefix = '/', site = folder): Promise<Served> {
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

/** Starts the Chromium that `scripts/find-test-programs.sh` found or installed. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = installedChromium();
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-quic'],
  });
}

function installedChromium(): string | undefined {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    try {
      return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    } catch {
      // Not this one; the next may be there.
    }
  }
  return undefined;
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
