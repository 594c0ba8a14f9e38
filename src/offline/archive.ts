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
 * @param files in any order; each is let go of when it is compressed, because together they are the whole site.
 */
export async function archive(files: AsyncIterable<ArchivedFile>): Promise<Uint8Array> {
  const entries: {
    readonly path: string;
    readonly size: number;
    readonly crc: number;
    readonly compressed: Uint8Array;
  }[] = [];
  for await (const { file, compressed } of compress('deflate', files)) {
    const { path, content } = file;
    entries.push({ path, size: content.byteLength, crc: crc32(content), compressed });
  }
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  for (const { path, size, crc, compressed } of entries.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const entry: ZipInputFile & { ondata?: AsyncFlateStreamHandler } = {
      filename: path,
      size,
      crc,
      compression: deflated,
      mtime: new Date(2000, 0, 1),
      os: 0,
    };
    zip.add(entry);
    entry.ondata?.(null, new Uint8Array(compressed), true);
  }
  zip.end();
  return Buffer.concat(pieces);
}
