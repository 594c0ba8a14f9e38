import type { CellStyle, CellValue } from 'hucre';
import { colToLetter } from 'hucre/xlsx';

const thin = { style: 'thin', color: { rgb: '999999' } } as const;

/** Thin lines on every side of a cell. */
export const border = { top: thin, left: thin, bottom: thin, right: thin };

/** Styles of the cells of a table: its head, and running text. */
export const tableStyles = {
  head: {
    font: { name: '黑体', size: 11 },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EFECE6' } },
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
    border,
  },
  text: {
    font: { name: '宋体', size: 10 },
    alignment: { vertical: 'top', wrapText: true, horizontal: 'left' },
    border,
  },
} satisfies Record<string, CellStyle>;

/** A4 landscape, one page wide, the head on each page. */
export const tablePage = {
  paperSize: 'a4',
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  printTitlesRow: '$1:$1',
  horizontalCentered: true,
  margins: { top: 0.7, bottom: 0.6, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 },
} as const;

/** 第 x 页 共 y 页. */
export const pageFooter = '&C第 &P 页  共 &N 页';

/** A text as a cell keeps it: a workbook takes `_x0041_` for the number of a character, unless its underscore is one. */
export function cellText(text: string): string {
  return text.replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
}

/** The filter of a table from A1 on, `rows` counting its head, and the name by which LibreOffice takes it. */
export function filterOf(
  sheet: string,
  columns: number,
  rows: number,
): { autoFilter: { range: string }; name: { name: string; range: string; scope: string } } {
  const last = `${colToLetter(columns - 1)}`;
  return {
    autoFilter: { range: `A1:${last}${rows}` },
    name: { name: '_xlnm._FilterDatabase', range: `${sheet}!$A$1:$${last}$${rows}`, scope: sheet },
  };
}

/** Height of a row in points: programs do not all fit rows to wrapped text when they open a file. */
export function heightOf(row: readonly CellValue[], widths: readonly number[]): number {
  const lines = row.map((value, column) => (typeof value === 'string' ? linesOf(value, widths[column] ?? 10) : 1));
  return Math.min(409, Math.max(...lines) * 13 + 4);
}

/** Lines that a text takes in a column; a Chinese character is nearly two characters of the column wide. */
function linesOf(text: string, width: number): number {
  return text
    .split('\n')
    .map((line) => {
      const length = [...line].reduce((sum, character) => sum + (/[\u0020-\u007e]/.test(character) ? 1 : 1.9), 0);
      return Math.max(1, Math.ceil(length / (width - 1)));
    })
    .reduce((sum, count) => sum + count, 0);
}
