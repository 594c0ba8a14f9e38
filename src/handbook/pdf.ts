import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { madeInTime } from '../built-pages/built-pages.ts';
import { parseHtml, printHtml } from '../rendering/html.ts';
import { visitElements } from '../rendering/tree.ts';

const run = promisify(execFile);

/** Where the whole handbook stands as a PDF file, if there is one: whether there is depends on the machine. */
export const pdfAddress = 'handbook/all.pdf';

/** The Chromium of this machine, if it has one. Never one that would have to be fetched. */
export function findChromium(): string | undefined {
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
 * Prints a page into a PDF file with bookmarks. The same page gives the same words on the same sheets; on a busy machine
 * Chromium now and then writes other bytes for them. What an earlier build printed with the same Chromium is not printed
 * again.
 * @param chromium path of the program.
 * @param site folder of the finished site, for the style sheets.
 * @param html the page as it stands in a folder of the site.
 * @param day that the file says it was made on, `YYYY-MM-DD`.
 * @throws Error if Chromium makes no whole PDF file.
 */
export async function printPdf(chromium: string, site: string, html: string, day: string): Promise<Buffer> {
  const page = withoutWaysOut(html);
  const styles = readdirSync(join(site, 'assets'))
    .filter((name) => name.endsWith('.css'))
    .toSorted()
    .map((name) => ({ name, text: readFileSync(join(site, 'assets', name), 'utf8') }));
  const { stdout: version } = await run(chromium, ['--version']);
  const inputs = [version, day, page, ...styles.flatMap(({ name, text }) => [name, text])];
  return Buffer.from(await madeInTime('pdf', inputs, () => print(chromium, page, styles, day)));
}

async function print(
  chromium: string,
  html: string,
  styles: readonly { readonly name: string; readonly text: string }[],
  day: string,
): Promise<Buffer<ArrayBuffer>> {
  const folder = mkdtempSync(join(tmpdir(), 'handbook-pdf-'));
  try {
    const file = join(folder, 'handbook.pdf');
    const page = join(folder, 'site', 'handbook', 'all.html');
    const assets = join(folder, 'site', 'assets');
    for (const place of [dirname(page), assets]) mkdirSync(place, { recursive: true });
    for (const { name, text } of styles) writeFileSync(join(assets, name), text);
    writeFileSync(page, html);
    await run(
      chromium,
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-quic',
        '--lang=zh-CN',
        `--user-data-dir=${join(folder, 'profile')}`,
        '--no-pdf-header-footer',
        '--generate-pdf-document-outline',
        `--print-to-pdf=${file}`,
        pathToFileURL(page).href,
      ],
      { timeout: 300_000, maxBuffer: 1 << 24, env: { ...process.env, TZ: 'UTC', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' } },
    );
    const pdf = readFileSync(file);
    if (!pdf.subarray(-1024).includes('%%EOF')) throw new Error('Chromium 写的 PDF 不完整。');
    return steadyPdf(pdf, day);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The same page without links that lead out of it: a PDF file would keep them as paths on this machine. */
function withoutWaysOut(html: string): string {
  const tree = parseHtml(html);
  visitElements(tree, ({ tagName, properties }) => {
    const { href } = properties;
    if (tagName === 'a' && typeof href === 'string' && !href.startsWith('#')) delete properties['href'];
  });
  return printHtml(tree);
}

/**
 * Takes out of a PDF file what is known to follow from when and how it was made, and not from the page; every byte stays
 * where it is. That is the time at which it was made, and the numbers of elements that others refer to
 * (heads of tables): they go on from wherever its counter stood, which follows from how busy the machine was.
 * @param day that it says it was made on, `YYYY-MM-DD`.
 */
export function steadyPdf(pdf: Buffer, day: string): Buffer<ArrayBuffer> {
  const fixed = `D:${day.replaceAll('-', '')}000000`;
  const text = pdf.toString('latin1').replaceAll(/(?<=\/(?:CreationDate|ModDate) \()D:\d{14}/g, fixed);
  const elements = /(?<=\(node)\d{8}(?=\))/g;
  // In the order of the numbers, which the file lists sorted.
  const numbers = [...new Set(text.match(elements))].toSorted();
  const places = new Map(numbers.map((number, index) => [number, String(index + 1).padStart(8, '0')]));
  return Buffer.from(
    text.replaceAll(elements, (number) => places.get(number) ?? number),
    'latin1',
  );
}
