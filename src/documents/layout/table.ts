import type { TemplateColumn, TemplateRow } from '../../model/schemas/document.ts';
import { heightStep, textWidth, unit } from '../geometry.ts';
import type { Paper, PaperRow } from '../paper.ts';
import type { Cell, Paragraph, ParagraphStyle, Row, Run, Table } from '../sheet.ts';
import { blankLine, linesOf, space, type Words } from './words.ts';
import { writtenDate } from '../../deadlines/calendar-date.ts';

/** Width of the labels of a row with one, two, three or four pairs, in mm. */
const labelWidths = [28, 28, 22, 18] as const;
/** Width of the label at the left edge, in mm. */
const firstLabel = 28;
/** Height of a row with short blanks, in mm. */
const rowHeight = 10;
/** Height of an opinion of the sign-off chain, in mm. */
const opinionHeight = 30;

/** Units of width of a page. */
export function columnsOf(paper: Pick<Paper, 'landscape'>): number {
  return (paper.landscape ? textWidth.landscape : textWidth.upright) / unit;
}

/** A bordered table of labels and blanks. */
export function formTable(paper: Paper, rows: readonly TemplateRow[], words: Words): Table {
  const columns = columnsOf(paper);
  return { kind: 'table', style: 'form', columns, rows: rows.flatMap((row) => formRows(paper, row, words, columns)) };
}

function formRows(paper: Paper, row: TemplateRow, words: Words, columns: number): Row[] {
  const label = firstLabel / unit;
  switch (row.row) {
    case 'fields':
      return [pairs(row.of, words, columns)];
    case 'area': {
      const value = valueCell(words, row.of, columns - label, 'top');
      return [{ height: stepped(row.height), cells: [labelCell(words.field(row.of).label, label), value] }];
    }
    case 'opinion':
      return [opinion(row.label, row.height, columns, row.of === undefined ? [] : valueParagraphs(words, row.of))];
    case 'chain':
      return paper.chain
        .slice(row.from - 1, row.to)
        .map((title, index, all) => together(opinion(title, opinionHeight, columns, []), index < all.length - 1));
    case 'band':
      return [together({ height: rowHeight, cells: [labelCell(row.text, columns)] }, true)];
    case 'text': {
      const filled = words.paragraphs(row.text);
      const lines = filled.length > 1 ? filled : [words.cellRuns(row.text)];
      const paragraphs = lines.map((runs) => paragraph('value', runs));
      const span = row.label === undefined ? columns : columns - label;
      const text: Cell = { span, heading: false, vertical: 'middle', paragraphs };
      return [
        {
          height: stepped(row.height ?? rowHeight),
          cells: row.label === undefined ? [text] : [labelCell(row.label, label), text],
        },
      ];
    }
  }
}

function pairs(names: readonly string[], words: Words, columns: number): Row {
  const later = (labelWidths[names.length - 1] ?? 18) / unit;
  const first = firstLabel / unit;
  const free = columns - first - later * (names.length - 1);
  const cells = names.flatMap((name, index): Cell[] => {
    const from = Math.round((free * index) / names.length);
    const to = Math.round((free * (index + 1)) / names.length);
    return [
      labelCell(words.field(name).label, index === 0 ? first : later),
      valueCell(words, name, to - from, 'middle'),
    ];
  });
  return { height: rowHeight, cells };
}

function opinion(title: string, height: number, columns: number, said: readonly Paragraph[]): Row {
  const label = firstLabel / unit;
  const sign = [
    paragraph('opinionSign', [{ text: '签名：' }, { text: blankLine(5), blank: true }]),
    paragraph('opinionSign', [{ text: `${space.repeat(2)}年${space}月${space}日` }]),
  ];
  const written = said.some(({ runs }) => runs.some(({ blank }) => !blank));
  return {
    height: stepped(height),
    cells: [
      labelCell(title, label),
      {
        span: columns - label,
        heading: false,
        vertical: written ? 'top' : 'bottom',
        paragraphs: [...said, ...sign],
      },
    ],
  };
}

/** A row that stays on the page of the next one. */
function together(row: Row, keep: boolean): Row {
  if (!keep) return row;
  const kept = row.cells.map((cell) => ({
    ...cell,
    paragraphs: cell.paragraphs.map((each) => ({ ...each, keep: true })),
  }));
  return { ...row, cells: kept };
}

function labelCell(text: string, span: number): Cell {
  return { span, heading: true, vertical: 'middle', paragraphs: [paragraph('label', [{ text }])] };
}

function valueCell(words: Words, name: string, span: number, vertical: Cell['vertical']): Cell {
  return { span, heading: false, vertical, paragraphs: valueParagraphs(words, name) };
}

function valueParagraphs(words: Words, name: string): Paragraph[] {
  const run = words.cellRun(name);
  if (run.blank) return [paragraph('value', [run])];
  return linesOf(run.text).map((text) => paragraph('value', [{ ...run, text }]));
}

/** A table that grows: one row for each that was filled in, or as many empty ones as a printed form has. */
export function listTable(paper: Paper, name: string, words: Words): Table {
  const { columns, blankRows, rowHeight: height } = words.field(name);
  const filled = words.rows(name);
  const rows: readonly PaperRow[] = filled.length > 0 ? filled : Array.from({ length: blankRows }, () => ({}));
  return columnTable(
    columnsOf(paper),
    columns.map(({ label, width }) => ({ label, width })),
    rows.map((row, index) => columns.map((column) => cellText(column, row, index))),
    height,
  );
}

/** Columns of this name count the rows. */
export const counter = 'index';

function cellText(column: TemplateColumn, row: PaperRow, index: number): string {
  if (column.name === counter) return String(index + 1);
  const text = row[column.name] ?? '';
  return column.type === 'date' ? writtenDate(text) : text;
}

/** A table of plain texts under a head that is repeated on each page. */
export function columnTable(
  columns: number,
  heads: readonly { label: string; width: number }[],
  rows: readonly (readonly string[])[],
  height = rowHeight,
): Table {
  const whole = heads.reduce((sum, { width }) => sum + width, 0);
  let before = 0;
  const spans = heads.map(({ width }) => {
    const from = Math.round((columns * before) / whole);
    before += width;
    return Math.round((columns * before) / whole) - from;
  });
  return {
    kind: 'table',
    style: 'form',
    columns,
    rows: [
      {
        height: rowHeight,
        repeat: true,
        cells: heads.map(({ label }, index) => labelCell(label, spans[index] ?? 1)),
      },
      ...rows.map((texts): Row => ({
        height: stepped(height),
        cells: texts.map((text, index): Cell => ({
          span: spans[index] ?? 1,
          heading: false,
          vertical: 'middle',
          paragraphs: linesOf(text).map((line) => paragraph('value', [{ text: line }])),
        })),
      })),
    ],
  };
}

function stepped(height: number): number {
  return Math.ceil(height / heightStep) * heightStep;
}

/** A paragraph without more. */
export function paragraph(style: ParagraphStyle, runs: readonly Run[]): Paragraph {
  return { kind: 'paragraph', style, runs };
}
