import type { Element, ElementContent, Root } from 'hast';
import mammoth from 'mammoth';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { strToU8, zipSync } from 'fflate';
import { damaged, NotImportable, type WordParts } from './word-package.ts';

/** A piece of a text, in its order. */
export type Block =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** An item of a list with bullets. */
  | { readonly kind: 'item'; readonly text: string }
  /** A table, row by row; what was merged stands in each cell. */
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

/** The blocks of a text. */
export interface Blocks {
  readonly blocks: readonly Block[];
  /** How many characters were left out that nobody sees. */
  readonly unseen: number;
  /** What of the file was passed over because nobody knows it: names of elements, signs of special fonts. */
  readonly unknown: readonly string[];
}

const styleMap = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='标题'] => h1.title:fresh",
  "p[style-name='Subtitle'] => p:fresh",
];

const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const officeDocument = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/**
 * Reads the text of a Word file. Only the parts that are given are opened; nothing is fetched, no picture is read.
 * @param document `word/document.xml` as the survey left it.
 * @throws NotImportable if it cannot be read.
 */
export async function readBlocks(document: string, parts: Pick<WordParts, 'styles' | 'numbering'>): Promise<Blocks> {
  const archive = zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${relationships}"><Relationship Id="rId1" Type="${officeDocument}" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(document),
    ...(parts.styles === '' ? {} : { 'word/styles.xml': strToU8(parts.styles) }),
    ...(parts.numbering === '' ? {} : { 'word/numbering.xml': strToU8(parts.numbering) }),
  });
  let html: string;
  let unknown: string[];
  try {
    const converted = await mammoth.convertToHtml(
      { buffer: Buffer.from(archive) },
      { styleMap, externalFileAccess: false, includeEmbeddedStyleMap: false },
    );
    html = converted.value;
    unknown = [...new Set(converted.messages.flatMap(({ message }) => ignoredIn(message)))];
  } catch (error) {
    if (error instanceof NotImportable) throw error;
    throw damaged();
  }
  const reader = new BlockReader();
  reader.read(unified().use(rehypeParse, { fragment: true }).parse(html));
  return { blocks: reader.blocks, unseen: reader.unseen, unknown };
}

/** What a message of the library says was passed over; styles without a rule of their own are no loss. */
function ignoredIn(message: string): string[] {
  const element = /^An unrecognised element was ignored: (.+)$/.exec(message)?.[1];
  const sign = /unsupported character was ignored: char (\S+) in font (.+)$/.exec(message);
  return [
    ...(element === undefined ? [] : [element]),
    ...(sign ? [`${sign[2] ?? ''} 字体的符号 ${sign[1] ?? ''}`] : []),
  ];
}

class BlockReader {
  readonly blocks: Block[] = [];
  unseen = 0;

  read({ children }: Root | Element): void {
    for (const node of children) if (node.type === 'element') this.#readElement(node);
  }

  #readElement(element: Element): void {
    const level = /^h([1-6])$/.exec(element.tagName)?.[1];
    if (level !== undefined) {
      const text = this.#lines(element).join(' ');
      if (text === '') return;
      const isTitle = String(element.properties['className']).includes('title');
      this.blocks.push(isTitle ? { kind: 'title', text } : { kind: 'heading', level: Number(level), text });
    } else if (element.tagName === 'p') {
      for (const text of this.#lines(element)) this.blocks.push({ kind: 'paragraph', text });
    } else if (element.tagName === 'li') {
      const inner = element.children.filter((node) => !isList(node));
      for (const text of this.#lines({ ...element, children: inner })) this.blocks.push({ kind: 'item', text });
      for (const node of element.children) if (node.type === 'element' && isList(node)) this.read(node);
    } else if (element.tagName === 'table') {
      this.#readTable(element);
    } else {
      this.read(element);
    }
  }

  /** The words of an element, line by line, without blanks at the ends. */
  #lines(element: Element): string[] {
    const withBreaks = (node: ElementContent): string => {
      if (node.type === 'text') return node.value;
      if (node.type !== 'element') return '';
      if (node.tagName === 'br') return '\n';
      const inside = node.children.map(withBreaks).join('');
      return node.tagName === 'p' ? `${inside}\n` : inside;
    };
    return this.#clean(element.children.map(withBreaks).join(''))
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  }

  /** Spaces of other widths become plain ones; what nobody sees is left out and counted. */
  #clean(text: string): string {
    const spaced = text.replaceAll(/[^\S\n\u3000]+/gu, ' ');
    const kept = spaced.replaceAll(
      /(?![\n ])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\u2800\ufffd]/gu,
      '',
    );
    this.unseen += spaced.length - kept.length;
    return kept;
  }

  #readTable(table: Element): void {
    const rows: string[][] = [];
    rowsOf(table).forEach((row, line) => {
      const cells = (rows[line] ??= []);
      let column = 0;
      for (const cell of row.children) {
        if (cell.type !== 'element') continue;
        while (cells[column] !== undefined) column += 1;
        const text = this.#lines(cell).join('　');
        const wide = span(cell, 'colSpan');
        for (let down = 0; down < span(cell, 'rowSpan'); down += 1) {
          const target = (rows[line + down] ??= []);
          for (let across = 0; across < wide; across += 1) target[column + across] = text;
        }
        column += wide;
      }
    });
    const width = Math.max(0, ...rows.map((row) => row.length));
    if (width === 0) return;
    this.blocks.push({
      kind: 'table',
      rows: rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? '')),
    });
  }
}

function isList(node: ElementContent): boolean {
  return node.type === 'element' && (node.tagName === 'ul' || node.tagName === 'ol');
}

/** The rows of a table itself, not those of tables inside it. */
function rowsOf(element: Element): Element[] {
  return element.children.flatMap((node) => {
    if (node.type !== 'element') return [];
    return node.tagName === 'tr' ? [node] : rowsOf(node);
  });
}

/** How many columns or rows a cell covers; a table of a real text has less than 200 of either. */
function span(cell: Element, name: 'colSpan' | 'rowSpan'): number {
  const value = Number(cell.properties[name] ?? 1);
  return Number.isInteger(value) && value >= 1 ? Math.min(value, 200) : 1;
}
