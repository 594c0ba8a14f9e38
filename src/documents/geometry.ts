/**
 * Measures of papers. Official ones by GB/T 9704-2012 (`facts/gbt9704.md`): A4, margins 37/35/28/26 mm, 22 lines of 28
 * characters of 16 points.
 */

/** Twips (twentieths of a point) in a millimetre. */
export function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4);
}

/** Margins in mm. */
export interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** Margins of official papers and of texts without a head (5.2.1). */
export const officialMargins: Margins = { top: 37, right: 26, bottom: 35, left: 28 };
/** Margins of bordered tables, upright; the text is as wide as that of an official paper. */
export const formMargins: Margins = { top: 25, right: 26, bottom: 22, left: 28 };
/** Margins of wide tables. */
export const landscapeMargins: Margins = { top: 25, right: 25, bottom: 20, left: 26 };

/** Width of the text in mm, upright and wide. */
export const textWidth = { upright: 156, landscape: 246 } as const;

/** Tables are laid on columns of this width in mm. */
export const unit = 2;

/** Heights of rows are multiples of this, in mm. */
export const heightStep = 5;

/** Height of a line in twips: the largest of which 22 fit into 225 mm. */
export const lineTwips = 579;

/** Width of a character of 16 points on the grid of 28, in twips. */
export const characterTwips = 315;

/** Twips taken from each character, so that 28 fit into 156 mm. */
export const tightening = -5;

/** Characters of a line. */
export const lineCharacters = 28;

/** Sizes that the mark of the issuing body may have, in points; the largest that fits on one line is taken. */
export const markSizes = [62, 56, 50, 45, 40, 36, 32, 28, 26, 24, 22] as const;

/** Size of a name by its number: 二号 22, 三号 16, 四号 14, 小四 12. */
export const points = { title: 22, text: 16, small: 14, table: 12 } as const;

/** Width of a text in characters (字): ASCII counts half. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += /[\x20-\x7e]/.test(character) ? 0.5 : 1;
  return width;
}
