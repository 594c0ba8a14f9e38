import { encode } from 'uqr';

/** A QR code as one path: strokes one unit high, in a square of `size` units with the quiet zone around. */
export interface QrPath {
  readonly size: number;
  readonly path: string;
}

/** The QR code of a text. */
export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const rows = data.map((row, y) => {
    const dark = row.map((cell) => (cell ? '#' : ' ')).join('');
    let x = 0;
    const strokes = [...dark.matchAll(/#+/g)].map((run) => {
      const move = x === 0 ? `M${run.index} ${y}.5` : `m${run.index - x} 0`;
      x = run.index + run[0].length;
      return `${move}h${run[0].length}`;
    });
    return strokes.join('');
  });
  return { size, path: rows.join('') };
}
