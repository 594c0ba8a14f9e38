import { lstatSync, readFileSync, readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { PublishingError } from './faults.ts';

/** A file of a site: its path under the top folder with `/` between the parts, and its bytes. */
export interface OutputFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/** Something in a folder, however deep, that is no folder itself. */
interface Found {
  /** Under the folder, with `/` between the parts. */
  readonly path: string;
  readonly entry: Dirent;
}

/**
 * Everything in a folder but the folders. Links are named, not followed: Node's own recursive reading goes round in
 * circles where a link leads up.
 */
export function walk(folder: string, under = ''): Found[] {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) => {
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    return entry.isDirectory() ? walk(folder, path) : [{ path, entry }];
  });
}

/**
 * The paths of all files in a folder, sorted, with `/` between the parts.
 * @throws PublishingError naming every entry that is neither a file nor a folder (a link may lead out of the site).
 */
export function listFiles(folder: string): string[] {
  const found = walk(folder);
  const strange = found.filter(({ entry }) => !entry.isFile()).map(({ path }) => path);
  if (strange.length > 0) {
    throw new PublishingError(`不是普通的文件：${strange.toSorted().join('、')}\n  改法：网站里只能有文件和文件夹。`);
  }
  return found.map(({ path }) => path).toSorted();
}

/** All files of a folder, read one by one as they are asked for; see `listFiles`. */
export function* readFiles(folder: string): Generator<OutputFile> {
  for (const path of listFiles(folder)) yield { path, content: readFileSync(join(folder, path)) };
}

/**
 * Files that a server or a disk that ignores letter case would take for one another.
 * @returns the later file of each pair.
 */
export function sameButForCase(paths: readonly string[]): string[] {
  const seen = new Set<string>();
  return paths.filter((path) => {
    const lower = path.toLowerCase();
    return seen.has(lower) || !seen.add(lower);
  });
}

/** Whether anything is at a path, even a link that leads nowhere. */
export function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
