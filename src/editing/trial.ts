import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { confirmationsFile } from '../model/checks/confirmations.ts';
import { loadContent } from '../model/content.ts';
import { addressOf, listParts } from '../model/knowledge-base.ts';
import { checkContent } from '../model/load.ts';
import { formatProblems, type Problem } from '../model/problem.ts';
import { replaceFile, type NewFile } from './new-files.ts';

/**
 * What the check would say of content with some files more, in a copy of it: only what it does not say now. That new
 * codes are not registered yet, and new places not confirmed, is left out: both come after the editing.
 * @param folder the content folder; nothing in it is touched.
 */
export function tryOut(folder: string, files: readonly NewFile[]): Problem[] {
  const work = mkdtempSync(join(tmpdir(), 'trial-'));
  const copy = join(work, 'content');
  try {
    cpSync(folder, copy, { recursive: true });
    rmSync(join(copy, confirmationsFile), { force: true });
    const before = new Set(checkContent(copy).problems.map(said));
    for (const file of files) replaceFile(copy, file);
    registerCodes(copy);
    return checkContent(copy).problems.filter((problem) => !before.has(said(problem)));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The problem in words, whatever line it stands on: a new line above is no new problem. */
function said(problem: Problem): string {
  return formatProblems([{ ...problem, line: undefined }]);
}

function registerCodes(folder: string): void {
  const { content } = loadContent(folder);
  if (!content) return;
  const { published, redirects } = content.permalinks.data;
  const added = Object.fromEntries(listParts(content).map((part) => [part.code, addressOf(part)]));
  replaceFile(folder, {
    path: content.permalinks.file.path,
    text: stringify({ published: { ...added, ...published }, redirects }),
  });
}
