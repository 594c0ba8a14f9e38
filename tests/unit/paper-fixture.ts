import type { TemplateBlock, TemplateRow } from '../../src/model/schemas/document.ts';
import type { Paper, PaperField, PaperValues } from '../../src/documents/paper.ts';
import type { Node, Paragraph, Sheet, Table } from '../../src/documents/sheet.ts';
import { layOut } from '../../src/documents/layout/lay-out.ts';

/** A blank: a line of text unless told otherwise. */
export function field(name: string, parts: Partial<PaperField> = {}): PaperField {
  return {
    name,
    label: `${name} 栏`,
    type: 'text',
    required: false,
    blank: 4,
    lines: 2,
    options: [],
    columns: [],
    blankRows: 0,
    rowHeight: 10,
    ...parts,
  };
}

/** A column of a table that grows. */
export function column(
  name: string,
  width: number,
  type: 'text' | 'paragraphs' | 'date' | 'number' = 'text',
): PaperField['columns'][number] {
  return { name, label: `${name} 列`, width, type };
}

/** The smallest paper: a text without a head, called 试验文书. */
export function paper(parts: Partial<Paper> = {}): Paper {
  return {
    code: 'WS-01',
    title: '试验文书',
    heading: '试验文书',
    layout: 'plain',
    landscape: false,
    upward: false,
    secrecy: false,
    footers: [],
    fields: [],
    body: [],
    chain: ['承办人意见', '书记意见'],
    versions: [],
    ...parts,
  };
}

/** The blanks that every official paper has. */
const officialFields: readonly PaperField[] = [
  field('issuer', { label: '发文机关', initial: '某机关纪委' }),
  field('documentNumber', { label: '发文字号' }),
  field('signer', { label: '签发人' }),
  field('issuedOn', { label: '成文日期', type: 'date' }),
  field('printedBy', { label: '印发机关' }),
  field('printedOn', { label: '印发日期', type: 'date' }),
];

/** The smallest official paper, with the blanks that such a paper has. */
export function official(parts: Partial<Paper> = {}): Paper {
  return paper({ layout: 'official', ...parts, fields: [...officialFields, ...(parts.fields ?? [])] });
}

/** A paragraph of a template. */
export function text(words: string, flush = false): Extract<TemplateBlock, { block: 'paragraph' }> {
  return { block: 'paragraph', text: words, flush };
}

/** A heading of a template. */
export function heading(level: number, words: string, numbered = true): Extract<TemplateBlock, { block: 'heading' }> {
  return { block: 'heading', level, text: words, numbered };
}

/** A bordered table of a template. */
export function table(...rows: TemplateRow[]): Extract<TemplateBlock, { block: 'table' }> {
  return { block: 'table', rows };
}

/** Words of a paragraph as they are read; what stands at the right edge after a bar. */
export function wordsOf({ runs, opposite }: Paragraph): string {
  const words = runs.map((run) => run.text).join('');
  return opposite ? `${words}|${opposite.map((run) => run.text).join('')}` : words;
}

/** What stands on a page, one line each: style and words of a paragraph, cells of a row between bars. */
export function linesOf(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'break') return ['---'];
    if (node.kind === 'paragraph') return [`${node.style} ${wordsOf(node)}`.trim()];
    return cellsOf(node).map((row) => row.join(' | '));
  });
}

/** Words of the cells of a table, row by row; paragraphs of a cell after each other with a slash. */
export function cellsOf({ rows }: Table): string[][] {
  return rows.map(({ cells }) => cells.map(({ paragraphs }) => paragraphs.map(wordsOf).join('/')));
}

/** What the blocks of a paper give, without its title and the line after it. */
export function bodyOf(parts: Partial<Paper>, values?: PaperValues): string[] {
  return linesOf(layOut(paper(parts), values).nodes.slice(2));
}

/** Paragraphs of a style. */
export function paragraphsOf({ nodes }: Sheet, style: Paragraph['style']): Paragraph[] {
  return nodes.filter((node): node is Paragraph => node.kind === 'paragraph' && node.style === style);
}

/** The tables of a sheet. */
export function tablesOf({ nodes }: Sheet): Table[] {
  return nodes.filter((node): node is Table => node.kind === 'table');
}

/** The one item of a list. @throws Error if there are none or several. */
export function only<Item>(items: readonly Item[]): Item {
  const [first] = items;
  if (first === undefined || items.length > 1) throw new Error(`${items.length} items, not one`);
  return first;
}
