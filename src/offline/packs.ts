import type { BundledFile } from '../documents/bundle.ts';

/** What the scripts of packs call; `browser/packed-files.ts` defines it. */
export const registerName = 'takeSearchFiles';

/** Bytes of the files in a pack, at most; a larger file has a pack to itself. */
const packSize = 256 * 1024;

/** Files of search as scripts that a page loads from a disk. */
export interface Packs {
  /** `packs/0.js`, `packs/1.js` … */
  readonly scripts: readonly BundledFile[];
  /** The first path in each pack, in order: a file is in the last pack that does not begin behind it. */
  readonly starts: readonly string[];
}

/**
 * Packs files into scripts, in the order of their paths. JSON stays text; everything else is written in base64.
 * @param files paths as they are asked for, each once.
 */
export function packFiles(files: readonly { readonly path: string; readonly content: Uint8Array }[]): Packs {
  const packs: { readonly start: string; readonly entries: Record<string, string>; size: number }[] = [];
  for (const { path, content } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const bytes = Buffer.from(content);
    const text = bytes.toString(path.endsWith('.json') ? 'utf8' : 'base64');
    const size = Buffer.byteLength(text);
    let pack = packs.at(-1);
    if (!pack || pack.size + size > packSize) {
      pack = { start: path, entries: {}, size: 0 };
      packs.push(pack);
    }
    pack.entries[path] = text;
    pack.size += size;
  }
  return {
    scripts: packs.map(({ entries }, number) => ({
      path: `packs/${number}.js`,
      content: `${registerName}(${number}, ${JSON.stringify(entries)});\n`,
    })),
    starts: packs.map(({ start }) => start),
  };
}
