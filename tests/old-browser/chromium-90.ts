import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { chromium, type Browser, type Page as Tab } from 'playwright';

/** The program file of Chromium 90, from a development dependency; unpacked once. */
function program(): string {
  const cache = resolve('node_modules/.cache/chromium-90');
  const file = join(cache, 'chromium');
  if (existsSync(file)) return file;
  const packed = createRequire(import.meta.url).resolve('chrome-aws-lambda/bin/chromium.br');
  mkdirSync(cache, { recursive: true });
  // Whole or not at all: another run may be looking for it.
  const unfinished = join(cache, `chromium.${process.pid}`);
  writeFileSync(unfinished, brotliDecompressSync(readFileSync(packed)), { mode: 0o755 });
  renameSync(unfinished, file);
  return file;
}

/**
 * Starts Chromium 90, the oldest browser in which everything works (`browserslist` in package.json).
 * @throws Error if it is not installed, does not start, or is another version.
 */
export async function openOldBrowser(): Promise<Browser> {
  const executablePath = program();
  const browser = await chromium
    .launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-quic'],
      timeout: 60_000,
    })
    .catch((error: unknown) => {
      throw new Error('Chromium 90 没有启动。它要用的共享库随 Debian 的 chromium 软件包一起装。', { cause: error });
    });
  if (browser.version().startsWith('90.')) return drivable(browser);
  await browser.close();
  throw new Error(`${executablePath} 应是 Chromium 90，却是 ${browser.version()}。删掉它再运行一次。`);
}

/** What goes wrong in a tab of Chromium 90 from now on, but that it knows no `wasm-unsafe-eval`: workers need none. */
export function oldComplaintsOf(tab: Tab): string[] {
  const complaints: string[] = [];
  tab.on('pageerror', (error) => complaints.push(error.message));
  tab.on('console', (message) => {
    const isKnown = message.text().includes("invalid source: ''wasm-unsafe-eval''");
    if (['error', 'warning'].includes(message.type()) && !isKnown) complaints.push(message.text());
  });
  return complaints;
}

/** Lets Playwright act in every tab that is opened from now on. */
function drivable(browser: Browser): Browser {
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (settings) => {
    const context = await newContext(settings);
    const newPage = context.newPage.bind(context);
    context.newPage = async () => {
      const tab = await newPage();
      await teachPlaywright(tab);
      return tab;
    };
    return context;
  };
  browser.newPage = async (settings) => {
    const context = await browser.newContext(settings);
    const tab = await context.newPage();
    tab.on('close', () => void context.close().catch(() => undefined));
    return tab;
  };
  return browser;
}

/** What Playwright's scripts ask of an element, and Chromium 90 lacks. */
const visibility = `Element.prototype.checkVisibility = function () {
  for (let at = this; at instanceof Element; at = at.parentElement)
    if (getComputedStyle(at).display === 'none') return false;
  return true;
};`;
/** Chromium 90 without windows ends when text is selected: it looks for a clipboard. */
const selection = `for (const { prototype } of [HTMLInputElement, HTMLTextAreaElement]) prototype.select = function () {
  this.setSelectionRange(this.value.length, this.value.length);
};`;
const emptying = `for (const { prototype } of [HTMLInputElement, HTMLTextAreaElement]) prototype.select = function () {
  this.value = '';
};`;

/** The scripts of the page see none of Playwright's additions: they live in a world of their own. */
async function teachPlaywright(tab: Tab): Promise<void> {
  const session = await tab.context().newCDPSession(tab);
  const world = new Promise<string>((found) => {
    session.on('Runtime.executionContextCreated', ({ context: { name } }) => {
      if (name.startsWith('__playwright_utility_world')) found(name);
    });
  });
  await session.send('Runtime.enable');
  await session.send('Page.enable');
  const source = `${visibility}\n${emptying}`;
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: await world });
  await session.send('Runtime.disable');
  await tab.addInitScript(selection);
}
