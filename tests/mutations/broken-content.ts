import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { confirmationsFile } from '../../src/model/checks/confirmations.ts';
import { contentRoot } from '../content/support.ts';
import type { ContentFile } from './content-files.ts';
import type { Mutant } from './mutant.ts';

/** A copy of the real content that is broken and mended again, one mutant after the other. */
export class BrokenContent {
  readonly root = mkdtempSync(join(tmpdir(), 'mutations-'));
  private readonly originals: ReadonlyMap<string, string>;

  constructor(files: readonly ContentFile[]) {
    cpSync(contentRoot, this.root, { recursive: true });
    // With it every mutant would be refused, and nothing known of the rules.
    rmSync(join(this.root, confirmationsFile));
    this.originals = new Map(files.map(({ path, text }) => [path, text]));
  }

  /** Calls `look` while the content is broken as the mutant says. */
  with<Result>(mutant: Mutant, look: (root: string) => Result): Result {
    try {
      for (const { path, content, instead } of mutant.changes) {
        const absolute = join(this.root, path);
        rmSync(absolute, { force: true });
        mkdirSync(dirname(absolute), { recursive: true });
        if (content !== undefined) writeFileSync(absolute, content);
        else if (instead === 'folder') mkdirSync(absolute);
        else if (instead) symlinkSync(instead.linkTo, absolute);
      }
      return look(this.root);
    } finally {
      for (const { path } of mutant.changes) {
        rmSync(join(this.root, path), { recursive: true, force: true });
        const text = this.originals.get(path);
        if (text !== undefined) writeFileSync(join(this.root, path), text);
      }
    }
  }

  /** Removes the copy. */
  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
