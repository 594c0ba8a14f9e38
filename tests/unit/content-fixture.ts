import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { checkContent, loadKnowledgeBase } from '../../src/model/load.ts';
import type { KnowledgeBase } from '../../src/model/knowledge-base.ts';
import { formatProblems } from '../../src/model/problem.ts';
import { minimalContent } from './minimal-content.ts';

/** A content folder of its own for one test; removed when the test is over. */
export class ContentFolder {
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
  }

  /** A folder without any file. */
  static empty(): ContentFolder {
    const root = mkdtempSync(join(tmpdir(), 'content-'));
    onTestFinished(() => {
      rmSync(root, { recursive: true, force: true });
    });
    return new ContentFolder(root);
  }

  /** A folder with the smallest valid content. */
  static valid(): ContentFolder {
    const folder = ContentFolder.empty();
    for (const [path, text] of Object.entries(minimalContent)) folder.write(path, text);
    return folder;
  }

  /** Where a file of the folder is on the disk. */
  at(path: string): string {
    return join(this.root, path);
  }

  /** Writes a file, whatever was there before. */
  write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(this.at(path)), { recursive: true });
    writeFileSync(this.at(path), content);
  }

  /** What a file says now. */
  read(path: string): string {
    return readFileSync(this.at(path), 'utf8');
  }

  /** Takes a file or a folder away. */
  remove(path: string): void {
    rmSync(this.at(path), { recursive: true });
  }

  /**
   * Puts `after` in place of `before` in a file.
   * @throws Error unless `before` stands there exactly once: a test must break what it means to break.
   */
  replace(path: string, before: string, after: string): void {
    const pieces = this.read(path).split(before);
    if (pieces.length !== 2) throw new Error(`${path}: ${pieces.length - 1} times ${JSON.stringify(before)}`);
    this.write(path, pieces.join(after));
  }

  /** Adds codes with their addresses to the register, so that new codes are no problem. */
  register(published: Readonly<Record<string, string>>): void {
    const lines = Object.entries(published).map(([code, address]) => `  ${code}: ${address}\n`);
    this.replace('permalinks.yaml', 'published:\n', `published:\n${lines.join('')}`);
  }

  /** Everything that the check says, as an editor reads it; empty if all is well. */
  report(): string {
    return formatProblems(checkContent(this.root).problems);
  }

  /** The resolved content; throws if there is any problem. */
  load(): KnowledgeBase {
    return loadKnowledgeBase(this.root);
  }
}

/** What the check says of the smallest content after one piece of text of one file was replaced. */
export function reportWith(path: string, before: string, after: string): string {
  const content = ContentFolder.valid();
  content.replace(path, before, after);
  return content.report();
}
