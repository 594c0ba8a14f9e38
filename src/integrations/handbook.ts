import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Root } from 'hast';
import { bindVolume, parsePage, printPage } from '../handbook/bind.ts';
import { findChromium, pdfAddress, printPdf } from '../handbook/pdf.ts';
import { loadContent } from '../model/content.ts';
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
  const trees = new Map<string, Root>();
  return {
    bind: {
      name: 'handbook',
      hooks: {
        'astro:config:done': ({ config }) => {
          content = fileURLToPath(new URL('content/', config.root));
        },
        'astro:build:done': ({ dir }) => {
          const output = fileURLToPath(dir);
          const read = (page: string): string => readFileSync(join(output, page), 'utf8');
          for (const name of readdirSync(join(output, shelf)).toSorted()) {
            const page = `${shelf}/${name}`;
            const tree = parsePage(read(page));
            bindVolume(tree, page, read);
            writeFileSync(join(output, page), printPage(tree));
            trees.set(page, tree);
          }
          printing = printWhole(output, read(whole), content);
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
          for (const [page, tree] of trees) {
            sayWhatThereIs(tree, typeof pdf !== 'string', (address) => sizeWords(statSync(join(output, address)).size));
            writeFileSync(join(output, page), printPage(tree));
          }
        },
      },
    },
  };
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
