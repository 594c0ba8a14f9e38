import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Root } from 'hast';
import { factsOf, forget, remember } from '../built-pages/known-pages.ts';
import { bindVolume, printVolume, type BoundVolume } from '../handbook/bind.ts';
import { readChapter, type Chapter } from '../handbook/chapter.ts';
import { findChromium, pdfAddress, printPdf } from '../handbook/pdf.ts';
import { loadContent } from '../model/content.ts';
import { readTree } from '../publishing/addresses.ts';
import { parseHtml } from '../rendering/html.ts';
import { visitElements } from '../rendering/tree.ts';

/** Folder of the volumes in the output. */
const shelf = 'handbook';
const whole = pdfAddress.replace(/\.pdf$/, '.html');

/**
 * Puts the finished pages together into volumes (整份打印), and prints the whole handbook as a PDF file where the machine
 * has a Chromium. `HANDBOOK_PDF=off` leaves the PDF file out. Chromium works while the integrations between the two run.
 */
export function handbook(): { readonly bind: AstroIntegration; readonly finish: AstroIntegration } {
  let content = '';
  let printing: Promise<Buffer | string> = Promise.resolve('');
  /** Those that are written again, when all files are there. */
  const volumes = new Map<string, BoundVolume>();
  return {
    bind: {
      name: 'handbook',
      hooks: {
        'astro:config:done': ({ config }) => {
          content = fileURLToPath(new URL('content/', config.root));
        },
        'astro:build:done': ({ dir }) => {
          const output = fileURLToPath(dir);
          const chapters = new Map<string, Chapter>();
          const chapterOf = (page: string): Chapter => {
            const chapter = chapters.get(page) ?? chapterIn(output, page);
            chapters.set(page, chapter);
            return chapter;
          };
          for (const name of readdirSync(join(output, shelf)).toSorted()) {
            const address = `${shelf}/${name}`;
            const page = parseHtml(readFileSync(join(output, address), 'utf8'));
            const volume = bindVolume(page, address, chapterOf);
            write(output, address, volume);
            if (namesFiles(page)) volumes.set(address, volume);
          }
          forget('chapter');
          printing = printWhole(output, readFileSync(join(output, whole), 'utf8'), content);
        },
      },
    },
    finish: {
      name: 'handbook-pdf',
      hooks: {
        'astro:build:done': async ({ dir, logger }) => {
          const output = fileURLToPath(dir);
          const pdf = await printing;
          if (typeof pdf === 'string') logger.info(`没有附手册全文的 PDF：${pdf}网站其余部分不受影响。`);
          else {
            writeFileSync(join(output, pdfAddress), pdf);
            logger.info(`手册全文 ${pdfAddress}：${sizeWords(pdf.byteLength)}`);
          }
          const sizeOf = (address: string): string => sizeWords(statSync(join(output, address)).size);
          for (const [address, volume] of volumes) {
            sayWhatThereIs(volume.page, typeof pdf !== 'string', sizeOf);
            write(output, address, volume);
          }
          volumes.clear();
        },
      },
    },
  };
}

/** What volumes hold of a page. */
function chapterIn(output: string, page: string): Chapter {
  const chapter = factsOf(page)?.chapter ?? readChapter(parseHtml(readFileSync(join(output, page), 'utf8')));
  if (!chapter) throw new Error(`${page}：页面里没有 <main>。`);
  return chapter;
}

function write(output: string, address: string, volume: BoundVolume): void {
  const html = printVolume(volume);
  writeFileSync(join(output, address), html);
  // Anchors in chapters have their addresses elsewhere, so the page without them says it all.
  remember(address, { file: readTree(address, volume.page) });
}

/** The whole handbook as a PDF file, or why there is none. Without it the site is complete, so no fault ends the build. */
async function printWhole(output: string, html: string, content: string): Promise<Buffer | string> {
  if (process.env['HANDBOOK_PDF'] === 'off') return '设了 HANDBOOK_PDF=off。';
  const chromium = findChromium();
  if (chromium === undefined) return '这台机器上没有 Chromium。';
  const asOf = loadContent(content).content?.site.data.asOf;
  if (asOf === undefined) return '内容读不出来了。';
  try {
    return await printPdf(chromium, output, html, asOf);
  } catch (error) {
    return `Chromium 没有印成（${error instanceof Error ? error.message.split('\n')[0] : String(error)}）。`;
  }
}

/** Whether a page has words about files that are made after it. */
function namesFiles(tree: Root): boolean {
  let names = false;
  visitElements(tree, ({ properties }) => {
    names ||= properties['dataPdf'] !== undefined || properties['dataSizeOf'] !== undefined;
  });
  return names;
}

/** Of the words about a file that may be there or not, keeps those that are true, and writes sizes. */
function sayWhatThereIs(tree: Root, hasPdf: boolean, sizeOf: (address: string) => string): void {
  visitElements(tree, (node) => {
    node.children = node.children.filter(
      (child) =>
        child.type !== 'element' ||
        !['there', 'not there'].includes(String(child.properties['dataPdf'])) ||
        (child.properties['dataPdf'] === 'there') === hasPdf,
    );
    const { dataPdf, dataSizeOf } = node.properties;
    if (dataPdf !== undefined) {
      delete node.properties['dataPdf'];
      delete node.properties['hidden'];
    }
    if (typeof dataSizeOf !== 'string') return;
    delete node.properties['dataSizeOf'];
    node.children = [{ type: 'text', value: sizeOf(dataSizeOf) }];
  });
}

function sizeWords(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
