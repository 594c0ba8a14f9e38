import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { elementsIn, parseHtml, squeezed, textIn } from '../content/paper-files.ts';

const run = promisify(execFile);

/** Millimetres of a point. */
export const pointMm = 25.4 / 72;
/** Pictures of pages have so many pixels to the inch. */
const resolution = 100;
/** Millimetres of a pixel. */
export const pixelMm = 25.4 / resolution;

/** @throws with advice if a program that opens or measures files is missing. */
export function requirePrograms(): void {
  const missing = ['soffice', 'pdftotext', 'pdftoppm'].filter(
    (name) => spawnSync(name, ['--version'], { timeout: 60_000 }).error !== undefined,
  );
  if (missing.length > 0) {
    throw new Error(
      `${missing.join(', ')} missing: the layout of Word files cannot be measured. Run \`npm test\`, which installs ` +
        'LibreOffice and poppler (Debian: libreoffice-writer-nogui, poppler-utils), or install them yourself.',
    );
  }
}

/** Words that stand together in a PDF; edges in mm from the upper left corner of the page. */
export interface Word {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A page of a PDF. */
export interface PrintedPage {
  readonly width: number;
  readonly height: number;
  readonly words: readonly Word[];
}

/** Writes files into a folder and turns all of them into PDF files, in one run of LibreOffice with a profile of its own. */
export async function printFiles(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const word = join(folder, 'word');
  mkdirSync(word, { recursive: true });
  for (const [name, bytes] of files) writeFileSync(join(word, `${name}.docx`), bytes);
  const paths = [...files.keys()].map((name) => join(word, `${name}.docx`));
  const profile = pathToFileURL(join(folder, 'profile')).href;
  const options = ['--headless', '--norestore', `-env:UserInstallation=${profile}`];
  await run('soffice', [...options, '--convert-to', 'pdf', '--outdir', join(folder, 'pdf'), ...paths], {
    timeout: 540_000,
    maxBuffer: 1 << 26,
  });
}

/** Names of the PDF files that LibreOffice made. */
export function printedNames(folder: string): string[] {
  return readdirSync(join(folder, 'pdf'))
    .filter((name) => name.endsWith('.pdf'))
    .map((name) => name.slice(0, -'.pdf'.length));
}

/** The words of a PDF with their places. */
export async function readPages(folder: string, name: string): Promise<PrintedPage[]> {
  const { stdout } = await run('pdftotext', ['-bbox', join(folder, 'pdf', `${name}.pdf`), '-'], { maxBuffer: 1 << 26 });
  return elementsIn(parseHtml(stdout))
    .filter(({ tag }) => tag === 'page')
    .map((page) => ({
      width: millimetres(page.attributes, 'width'),
      height: millimetres(page.attributes, 'height'),
      words: elementsIn(page)
        .filter(({ tag }) => tag === 'word')
        .map((word) => ({
          text: textIn(word),
          left: millimetres(word.attributes, 'xmin'),
          top: millimetres(word.attributes, 'ymin'),
          right: millimetres(word.attributes, 'xmax'),
          bottom: millimetres(word.attributes, 'ymax'),
        })),
    }));
}

function millimetres(attributes: ReadonlyMap<string, string>, name: string): number {
  const points = Number(attributes.get(name));
  if (!Number.isFinite(points)) throw new Error(`pdftotext gives no ${name}`);
  return points * pointMm;
}

/** A line of text: words side by side. */
export interface Line extends Word {
  /** Characters without spaces. */
  readonly characters: number;
}

/** The lines of a page between two heights, from top to bottom. */
export function linesOf({ words }: PrintedPage, from = 0, to = Number.POSITIVE_INFINITY): Line[] {
  const rows: Word[][] = [];
  for (const word of words.toSorted((a, b) => a.top + a.bottom - b.top - b.bottom)) {
    const middle = (word.top + word.bottom) / 2;
    if (middle < from || middle > to) continue;
    const row = rows.at(-1);
    const last = row?.at(-1);
    if (row && last && Math.abs((last.top + last.bottom) / 2 - middle) < 1.5) row.push(word);
    else rows.push([word]);
  }
  return rows.map((row) => {
    const text = squeezed(
      row
        .toSorted((a, b) => a.left - b.left)
        .map((word) => word.text)
        .join(''),
    );
    return {
      text,
      characters: [...text].length,
      left: Math.min(...row.map(({ left }) => left)),
      right: Math.max(...row.map(({ right }) => right)),
      top: Math.min(...row.map(({ top }) => top)),
      bottom: Math.max(...row.map(({ bottom }) => bottom)),
    };
  });
}

/** What a pixel may be. */
export type Ink = 'red' | 'dark';

/** A stretch of ink in a row or column of a picture, in mm. */
export interface Stretch {
  /** Height of the row, or distance of the column from the left edge. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** A part of a page in mm. */
export interface Area {
  readonly left?: number;
  readonly right?: number;
  readonly top?: number;
  readonly bottom?: number;
}

/** A page as a picture. */
export class Picture {
  readonly #width: number;
  readonly #height: number;
  readonly #pixels: Uint8Array;

  constructor(width: number, height: number, pixels: Uint8Array) {
    this.#width = width;
    this.#height = height;
    this.#pixels = pixels;
  }

  #has(x: number, y: number, ink: Ink): boolean {
    const at = (y * this.#width + x) * 3;
    const red = this.#pixels[at] ?? 255;
    const green = this.#pixels[at + 1] ?? 255;
    const blue = this.#pixels[at + 2] ?? 255;
    return ink === 'red' ? red > 150 && red - Math.max(green, blue) > 60 : red < 140 && green < 140 && blue < 140;
  }

  #within({ left = 0, right = Infinity, top = 0, bottom = Infinity }: Area): readonly [number, number, number, number] {
    const pixel = (mm: number, most: number): number => Math.max(0, Math.min(most, Math.round(mm / pixelMm)));
    return [pixel(left, this.#width), pixel(right, this.#width), pixel(top, this.#height), pixel(bottom, this.#height)];
  }

  /** The edges of the ink in a part of the page; nothing if there is none. */
  inkIn(ink: Ink, area: Area = {}): Required<Area> | undefined {
    const [left, right, top, bottom] = this.#within(area);
    let found: [number, number, number, number] | undefined;
    for (let y = top; y < bottom; y += 1) {
      for (let x = left; x < right; x += 1) {
        if (!this.#has(x, y, ink)) continue;
        found ??= [x, x, y, y];
        found = [Math.min(found[0], x), Math.max(found[1], x), found[2], y];
      }
    }
    if (!found) return undefined;
    const [first, last, upper, lower] = found;
    return { left: first * pixelMm, right: (last + 1) * pixelMm, top: upper * pixelMm, bottom: (lower + 1) * pixelMm };
  }

  /** Lines across: stretches of ink in a row that are at least so long. */
  across(ink: Ink, shortest: number, area: Area = {}): Stretch[] {
    const [left, right, top, bottom] = this.#within(area);
    return this.#stretches(top, bottom, left, right, shortest, (y, x) => this.#has(x, y, ink));
  }

  /** Lines down: stretches of ink in a column that are at least so long. */
  down(ink: Ink, shortest: number, area: Area = {}): Stretch[] {
    const [left, right, top, bottom] = this.#within(area);
    return this.#stretches(left, right, top, bottom, shortest, (x, y) => this.#has(x, y, ink));
  }

  #stretches(
    from: number,
    to: number,
    begin: number,
    end: number,
    shortest: number,
    has: (row: number, at: number) => boolean,
  ): Stretch[] {
    const found: Stretch[] = [];
    for (let row = from; row < to; row += 1) {
      let start: number | undefined;
      for (let at = begin; at <= end; at += 1) {
        const inked = at < end && has(row, at);
        if (inked) start ??= at;
        else if (start !== undefined) {
          if ((at - start) * pixelMm >= shortest)
            found.push({ at: (row + 0.5) * pixelMm, from: start * pixelMm, to: at * pixelMm });
          start = undefined;
        }
      }
    }
    return found;
  }
}

/** Pictures of the pages of a PDF. */
export async function picturesOf(folder: string, name: string): Promise<Picture[]> {
  const pictures = join(folder, 'pictures', name);
  mkdirSync(pictures, { recursive: true });
  await run('pdftoppm', ['-r', String(resolution), join(folder, 'pdf', `${name}.pdf`), join(pictures, 'page')]);
  return readdirSync(pictures)
    .toSorted()
    .map((file) => readPpm(readFileSync(join(pictures, file))));
}

/** A picture in the format PPM: `P6`, width, height, 255, then three bytes a pixel. */
function readPpm(bytes: Buffer): Picture {
  const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 64).toString('latin1'));
  if (!head) throw new Error('not a PPM picture');
  return new Picture(Number(head[1]), Number(head[2]), bytes.subarray(head[0].length));
}
