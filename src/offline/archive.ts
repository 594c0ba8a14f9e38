import { crc32 } from 'node:zlib';
import { Zip, type AsyncFlateStreamHandler, type ZipInputFile } from 'fflate';
import { compress } from '../built-pages/compress.ts';

/** A file of the archive. */
export interface ArchivedFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/** The method of zip archives that everybody knows. */
const deflated = 8;

/**
 * Files as a zip archive. Equal input gives equal bytes: files by path, one date, no owner, and a program that
 * compresses alike on every machine.
 */
export async function archive(files: readonly ArchivedFile[]): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const compressed = await compress(
    'deflate',
    sorted.map(({ content }) => content),
  );
  for (const [place, { path, content }] of sorted.entries()) {
    const entry: ZipInputFile & { ondata?: AsyncFlateStreamHandler } = {
      filename: path,
      size: content.byteLength,
      crc: crc32(content),
      compression: deflated,
      mtime: new Date(2000, 0, 1),
      os: 0,
    };
    zip.add(entry);
    entry.ondata?.(null, new Uint8Array(compressed[place] ?? []), true);
  }
  zip.end();
  return new Uint8Array(Buffer.concat(pieces));
}
