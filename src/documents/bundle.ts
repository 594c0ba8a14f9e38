import { strToU8, zipSync, type Zippable } from 'fflate';

/** A file of a bundle. */
export interface BundledFile {
  /** Path inside the archive; Chinese names are fine. */
  readonly path: string;
  readonly content: Uint8Array | string;
}

/** Files as a zip archive. Equal input gives equal bytes: files by path, one date, no owner. */
export function bundle(files: readonly BundledFile[]): Uint8Array<ArrayBuffer> {
  const entries: Zippable = {};
  for (const { path, content } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1)))
    entries[path] = typeof content === 'string' ? strToU8(content) : content;
  return zipSync(entries, { level: 6, mtime: new Date(2000, 0, 1), os: 0 });
}
