import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { chromium, type Browser } from 'playwright';

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
  if (browser.version().startsWith('90.')) return browser;
  await browser.close();
  throw new Error(`${executablePath} 应是 Chromium 90，却是 ${browser.version()}。删掉它再运行一次。`);
}
