import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from './integrity.ts';
import { walk } from './output.ts';

/** Everything that a build is made of, under the project's folder. */
const inputs = ['content', 'public', 'src', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** Every file that a build is made of, with the SHA-256 of what it says now. */
export function readInputs(root: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const note = (path: string): void => {
    // A file that goes away between listing and reading counts as one that is not there.
    if (statSync(join(root, path), { throwIfNoEntry: false })?.isFile()) {
      found.set(path, sha256(readFileSync(join(root, path))));
    }
  };
  for (const input of inputs) {
    if (!statSync(join(root, input), { throwIfNoEntry: false })?.isDirectory()) note(input);
    else {
      for (const { path, entry } of walk(join(root, input))) if (!isEditorFile(entry.name)) note(`${input}/${path}`);
    }
  }
  return found;
}

/** The files that were changed, added or taken away, by path. */
export function changedInputs(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .toSorted();
}

/** What editors put beside a file that is open. */
function isEditorFile(name: string): boolean {
  return name.startsWith('.') || name.endsWith('~');
}
