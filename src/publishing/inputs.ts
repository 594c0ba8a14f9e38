import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { sha256 } from './integrity.ts';

/** Everything that a build is made of, under the project's folder. */
const inputs = ['content', 'public', 'src', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** Every file that a build is made of, with the SHA-256 of what it says now. */
export function readInputs(root: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const path of inputs.map((name) => join(root, name))) {
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) note(found, root, path);
    else {
      for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
        if (entry.isFile() && !isEditorFile(entry.name)) note(found, root, join(entry.parentPath, entry.name));
      }
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

function note(found: Map<string, string>, root: string, path: string): void {
  // A file that goes away between listing and reading counts as one that is not there.
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) {
    found.set(relative(root, path).split(sep).join('/'), sha256(readFileSync(path)));
  }
}

/** What editors put beside a file that is open. */
function isEditorFile(name: string): boolean {
  return name.startsWith('.') || name.endsWith('~');
}
