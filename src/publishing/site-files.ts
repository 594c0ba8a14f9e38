import { linkSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

let previous: string | undefined;
/** The permissions that files get in this process. */
let permissions: number | undefined;

/** Names the site that this build is about to replace; it need not be there. */
export function usePreviousSite(folder: string | undefined): void {
  previous = folder;
  permissions = undefined;
}

/** A file of the previous site, if it is there. */
export function previousFile(path: string): Uint8Array | undefined {
  if (previous === undefined) return undefined;
  try {
    return readFileSync(join(previous, path));
  } catch {
    return undefined;
  }
}

/**
 * Writes a file of the site. Where the previous site has the same bytes it becomes a second name of that file, which
 * costs a disk much less than a new one, and keeps its time: servers and copying programs see that nothing changed.
 * @param folder of the new site.
 * @param path of the file in it.
 * @param earlier its path in the previous site, where it had another name.
 * @throws an error of the disk.
 */
export function writeSiteFile(folder: string, path: string, content: Uint8Array, earlier = path): void {
  const file = join(folder, path);
  if (permissions !== undefined && isLinked(earlier, content, file)) return;
  writeFileSync(file, content);
  permissions ??= lstatSync(file).mode;
}

function isLinked(earlier: string, content: Uint8Array, file: string): boolean {
  if (previous === undefined) return false;
  const old = join(previous, earlier);
  try {
    const { mode, size } = lstatSync(old);
    if (mode !== permissions || size !== content.byteLength || Buffer.compare(readFileSync(old), content) !== 0)
      return false;
    linkSync(old, file);
    return true;
  } catch {
    // It is not there (any more), or this disk knows no second names.
    return false;
  }
}
