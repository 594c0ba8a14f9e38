import { Packer } from 'docx';
import { unzipSync, zipSync, strToU8, strFromU8, type Zippable } from 'fflate';
import type { Sheet } from '../sheet.ts';
import { alternatives, faces } from './styles.ts';
import { wordDocument } from './word-document.ts';

/** Where a file comes from: the site's name, and the day (`2026-11-22`) its content was brought up to date. */
export interface Origin {
  readonly creator: string;
  readonly asOf: string;
}

/**
 * A paper as a Word file. Equal input gives equal bytes, in Node and in the browser: the file bears the day of the
 * content, not the clock's, and nothing about who made it.
 */
export async function wordFile(sheet: Sheet, origin: Origin): Promise<Uint8Array<ArrayBuffer>> {
  const packed = await Packer.toArrayBuffer(wordDocument(sheet, origin));
  const parts = unzipSync(new Uint8Array(packed));
  const replaced: Readonly<Record<string, string>> = {
    'docProps/core.xml': coreProperties(sheet, origin),
    'docProps/app.xml': `${declaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Microsoft Office Word</Application></Properties>`,
    'word/fontTable.xml': fontTable(),
  };
  const files: Zippable = {};
  for (const path of Object.keys(parts).sort(firstContentTypes)) {
    // A theme names fonts that no style uses and that office suites then report as missing.
    if (path.startsWith('word/theme/') || path.endsWith('/')) continue;
    const replacement = replaced[path];
    const part = parts[path] ?? new Uint8Array();
    if (replacement !== undefined) files[path] = strToU8(replacement);
    else files[path] = mentionsTheme.has(path) ? strToU8(withoutTheme(strFromU8(part))) : part;
  }
  // The date of a part is kept in local time: its parts, not the instant, must be the same everywhere.
  return zipSync(files, { level: 9, mtime: new Date(2000, 0, 1), os: 0 });
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const mentionsTheme = new Set(['[Content_Types].xml', 'word/_rels/document.xml.rels']);

function withoutTheme(xml: string): string {
  return xml.replaceAll(/<(?:Override|Relationship) [^>]*theme[^>]*\/>/g, '');
}

/** The list of parts comes first in a package. */
function firstContentTypes(a: string, b: string): number {
  const rank = (path: string): number => (path === '[Content_Types].xml' ? 0 : path === '_rels/.rels' ? 1 : 2);
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function escape(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replaceAll(/[&<>"]/g, (character) => names[character] ?? character);
}

/** Title, subject and language; the site as the author; no name of a person. */
function coreProperties(sheet: Sheet, { creator, asOf }: Origin): string {
  const moment = `${asOf}T00:00:00Z`;
  return `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escape(sheet.title)}</dc:title><dc:subject>${escape(`${sheet.code} 文书样式`)}</dc:subject><dc:creator>${escape(creator)}</dc:creator><dc:language>zh-CN</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified></cp:coreProperties>`;
}

/** The faces, and what may stand in for each. */
function fontTable(): string {
  const fonts = Object.entries(faces).map(([face, name]) => {
    const others = Object.entries(alternatives).find(([key]) => key === face)?.[1] ?? '';
    return `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>`;
  });
  return `${declaration}<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`;
}
