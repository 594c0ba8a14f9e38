import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { remember } from '../built-pages/known-pages.ts';
import type { KnowledgeBase } from '../model/knowledge-base.ts';
import { redirectsOf } from '../model/redirects.ts';
import { codePattern } from '../model/schemas/provenance.ts';
import { escapeHtml } from '../rendering/escape-html.ts';
import { relativeAddress } from '../rendering/finish-page.ts';
import { placeWords } from '../rendering/place-words.ts';
import { writeSiteFile } from './site-files.ts';

/**
 * Writes `/c/CODE.html` for every code, present or replaced: a page that leads to its place, with and without scripts.
 * There are several for each page of text; drawn as pages are, they would take most of the time of a build.
 * @param folder the built site.
 */
export function writeCodeRedirects(knowledge: KnowledgeBase, folder: string): void {
  const redirects = redirectsOf(knowledge);
  const words = placeWords(knowledge.parts);
  const gone = Object.keys(knowledge.permalinks.data.redirects).filter((from) => codePattern.test(from));
  mkdirSync(join(folder, 'c'));
  for (const code of [...knowledge.parts.keys(), ...gone]) {
    const leadsTo = redirects.destination(code);
    if (leadsTo === undefined) continue;
    const address = `c/${code}.html`;
    const html = redirectPage(code, relativeAddress(address, leadsTo), words(leadsTo));
    writeSiteFile(folder, address, Buffer.from(html));
    remember(address, { file: { anchors: new Set(), moved: new Map(), leadsTo } });
  }
}

const policy =
  "default-src 'none'; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

function redirectPage(code: string, link: string, words: string): string {
  const [address, name] = [escapeHtml(link), `${code} ${escapeHtml(words)}`];
  return (
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">' +
    `<meta http-equiv="Content-Security-Policy" content="${policy}">` +
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">' +
    `<meta name="robots" content="noindex"><title>${name}</title>` +
    `<meta http-equiv="refresh" content="0; url=${address}"></head>` +
    `<body><main><h1>${code}</h1><p><a href="${address}">${escapeHtml(words)}</a></p></main></body></html>`
  );
}
