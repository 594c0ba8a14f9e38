import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { chromium } from 'playwright';
import { launch, type Browser, type LaunchOptions, type Page } from 'puppeteer-core';
import { archiveName } from '../../src/offline/edition.ts';
import { folder } from '../site/site.ts';

/** The files of the offline edition that the build made, by path. */
export function readArchive(): ReadonlyMap<string, Uint8Array> {
  const archive = join(folder, archiveName);
  if (!existsSync(archive)) throw new Error(`dist 里还没有 ${archiveName}：先运行 npm run build。`);
  return new Map(Object.entries(unzipSync(readFileSync(archive))));
}

/** The text of a file of the edition. */
export function textIn(files: ReadonlyMap<string, Uint8Array>, path: string): string {
  const content = files.get(path);
  if (!content) throw new Error(`the edition has no ${path}`);
  return strFromU8(content);
}

/**
 * Unpacks the edition into a new folder whose name is as awkward as names on office machines are.
 * @returns the folder, without a slash at the end.
 */
export function unpack(files: ReadonlyMap<string, Uint8Array>): string {
  const root = join(mkdtempSync(join(tmpdir(), 'offline-')), '离线版 #1 100% (2)');
  for (const [path, content] of files) {
    const target = join(root, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
  return root;
}

/** The address of a folder, with a slash at the end: `file:///tmp/…/`. */
export function addressOf(root: string): string {
  return pathToFileURL(`${root}/`).href;
}

/** Browsers that the edition is tried in. */
export const browsers = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof browsers)[number];

/** Starts a browser that saves what it downloads to a folder. */
export function openBrowser(name: BrowserName, downloadPath: string): Promise<Browser> {
  return start(name, { downloadBehavior: { policy: 'allow', downloadPath } });
}

/** Starts a browser and opens a tab in which no page runs scripts. */
export async function openWithoutScripts(name: BrowserName): Promise<{ browser: Browser; tab: Page }> {
  const browser = await start(name, { extraPrefsFirefox: { 'javascript.enabled': false } });
  const tab = await browser.newPage();
  if (name === 'chromium') await tab.setJavaScriptEnabled(false);
  return { browser, tab };
}

function start(name: BrowserName, more: LaunchOptions): Promise<Browser> {
  return launch({
    browser: name === 'firefox' ? 'firefox' : 'chrome',
    executablePath: name === 'firefox' ? firefox() : chromiumPath(),
    headless: true,
    args: name === 'firefox' ? [] : ['--no-sandbox', '--disable-background-networking', '--disable-quic'],
    ...more,
  });
}

function firefox(): string {
  const found = command('firefox-esr') ?? command('firefox');
  if (found === undefined)
    throw new Error('没有 Firefox：运行 sh scripts/find-test-programs.sh，或者安装 firefox-esr。');
  return found;
}

function chromiumPath(): string {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  return names.map(command).find((path) => path !== undefined) ?? chromium.executablePath();
}

function command(name: string): string | undefined {
  try {
    return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

declare global {
  interface Window {
    /** What the policies of the page and its frames refused. */
    refusedByPolicy?: string[];
  }
}

/** What goes wrong in a tab: errors, warnings, breaches of the policy, requests for what is no file. */
export interface Watch {
  complaints(): Promise<string[]>;
  /** Forgets what went wrong until now. */
  forget(): void;
}

/** Notes what goes wrong in a tab from now on. */
export async function watch(tab: Page, root: string): Promise<Watch> {
  const seen: string[] = [];
  tab.on('pageerror', (error) => seen.push(String(error)));
  tab.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warn') seen.push(message.text());
  });
  tab.on('request', (request) => {
    const address = request.url();
    // Browsers draw their own controls with `data:`.
    if (!address.startsWith(root) && !/^(blob:|data:|about:blank)/.test(address)) seen.push(`request to ${address}`);
  });
  tab.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'failed';
    // What is downloaded is no page.
    if (!reason.includes('ABORTED')) seen.push(`${reason}: ${request.url()}`);
  });
  await tab.evaluateOnNewDocument(() => {
    const refused: string[] = [];
    window.refusedByPolicy = refused;
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      refused.push(`${effectiveDirective} refuses ${blockedURI}`),
    );
  });
  return {
    complaints: async () => {
      const refused = await Promise.all(
        tab.frames().map((frame) => frame.evaluate(() => window.refusedByPolicy ?? [])),
      );
      return [...seen, ...refused.flat()];
    },
    forget: () => seen.splice(0),
  };
}
