import { escapeHtml } from '../rendering/escape-html.ts';
import type { Cell, Node, Paragraph, Row, Run, Sheet, Table } from './sheet.ts';

/** An element of the page: the preview is drawn from it at build and in the browser. */
export interface Markup {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Markup | string)[];
}

function element(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly (Markup | string)[] = [],
): Markup {
  return { tag, attributes, children };
}

/** A paper as elements; `paper.css` gives them the measures of the official format. */
export function markupOf(sheet: Sheet): Markup {
  const wide = sheet.landscape ? ' paper-wide' : '';
  const head = sheet.head.length > 0 ? [element('div', { class: 'paper-head' }, sheet.head.map(paragraphMarkup))] : [];
  const foot =
    sheet.footers.length > 0
      ? [element('p', { class: 'paper-foot' }, [sheet.footers.map((who) => `${who}：________`).join('\u3000')])]
      : [];
  return element('div', { class: `paper paper-${sheet.layout}${wide}`, lang: 'zh-CN' }, [
    ...head,
    ...sheet.nodes.map(nodeMarkup),
    ...foot,
  ]);
}

function nodeMarkup(node: Node): Markup {
  switch (node.kind) {
    case 'paragraph':
      return paragraphMarkup(node);
    case 'table':
      return tableMarkup(node);
    case 'break':
      return element('hr', { class: 'paper-break' });
  }
}

function paragraphMarkup({ style, runs, opposite, right, size, ragged, keep }: Paragraph): Markup {
  const classes = [
    `p-${style}`,
    ...(right === undefined ? [] : [`right-${right * 2}`]),
    ...(size === undefined ? [] : [`size-${size}`]),
    ...(ragged ? ['ragged'] : []),
    ...(keep ? ['keep'] : []),
    ...(opposite ? ['two-ended'] : []),
  ];
  const words = runs.flatMap(runMarkup);
  const children = opposite
    ? [element('span', {}, words), element('span', { class: 'opposite' }, opposite.flatMap(runMarkup))]
    : words;
  return element('p', { class: classes.join(' ') }, children);
}

function runMarkup({ text, field, blank, kai }: Run): (Markup | string)[] {
  const lines = text
    .split('\n')
    .flatMap((line, index): (Markup | string)[] => (index === 0 ? [line] : [element('br', {}), line]));
  if (blank) return [element('span', { class: 'blank' }, lines)];
  if (kai) return [element('span', { class: 'kai' }, lines)];
  if (field !== undefined) return [element('span', { class: 'filled' }, lines)];
  return lines;
}

function tableMarkup({ style, columns, rows }: Table): Markup {
  const heads = rows.filter(({ repeat }) => repeat);
  const others = rows.filter(({ repeat }) => !repeat);
  return element('table', { class: `paper-table-${style}` }, [
    element('colgroup', {}, [element('col', { span: String(columns) })]),
    ...(heads.length > 0
      ? [
          element(
            'thead',
            {},
            heads.map((row) => rowMarkup(row, 'col')),
          ),
        ]
      : []),
    element(
      'tbody',
      {},
      others.map((row) => rowMarkup(row, 'row')),
    ),
  ]);
}

function rowMarkup({ height, cells }: Row, scope: string): Markup {
  return element(
    'tr',
    height === undefined ? {} : { class: `high-${height}` },
    cells.map((cell) => cellMarkup(cell, scope)),
  );
}

function cellMarkup({ span, heading, vertical, paragraphs }: Cell, scope: string): Markup {
  const attributes = { colspan: String(span), class: `at-${vertical}` };
  return element(
    heading ? 'th' : 'td',
    heading ? { ...attributes, scope } : attributes,
    paragraphs.map(paragraphMarkup),
  );
}

const withoutEnd = new Set(['br', 'col', 'hr']);

/** Elements as HTML text. */
export function htmlOf({ tag, attributes, children }: Markup): string {
  const open = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`);
  if (withoutEnd.has(tag)) return `<${tag}${open.join('')}>`;
  const inner = children.map((child) => (typeof child === 'string' ? escapeHtml(child) : htmlOf(child)));
  return `<${tag}${open.join('')}>${inner.join('')}</${tag}>`;
}
