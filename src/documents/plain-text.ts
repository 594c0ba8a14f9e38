import { textOf } from './layout/head.ts';
import type { Paragraph, Sheet } from './sheet.ts';

/** Every paragraph of a paper in order, as plain text: what page and Word file must say as well. */
export function plainText(sheet: Sheet): string[] {
  const lineOf = ({ runs, opposite }: Paragraph): string => textOf([...runs, ...(opposite ?? [])]);
  return [
    ...sheet.head.map(lineOf),
    ...sheet.nodes.flatMap((node) => {
      if (node.kind === 'break') return [];
      if (node.kind === 'paragraph') return [lineOf(node)];
      return node.rows.flatMap((row) => row.cells.flatMap((cell) => cell.paragraphs.map(lineOf)));
    }),
  ].filter((line) => line.trim() !== '');
}
