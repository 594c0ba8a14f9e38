import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { loadContent, type Content } from '../../src/model/content.ts';
import { addressOf, listParts } from '../../src/model/knowledge-base.ts';
import type { ContentFolder } from './content-fixture.ts';

/** A built site of its own for one test, with the barest pages; removed when the test is over. */
export class SiteFolder {
  readonly root: string;

  /** The site that a content makes as long as nothing is gone: a page for each entry, its anchors, `c/CODE.html`. */
  constructor(content: ContentFolder) {
    this.root = mkdtempSync(join(tmpdir(), 'dist-'));
    onTestFinished(() => {
      rmSync(this.root, { recursive: true, force: true });
    });
    const parts = listParts(contentOf(content));
    for (const page of new Set(parts.map((part) => part.page))) {
      const anchors = parts.flatMap((part) => (part.page === page && part.anchor !== undefined ? [part.anchor] : []));
      this.page(page, anchors.map((anchor) => `<section id="${anchor}"></section>`).join(''));
    }
    for (const part of parts) this.redirect(`c/${part.code}.html`, `../${addressOf(part)}`);
    this.page('index.html', '');
  }

  /** Writes a page with this inside its main part. */
  page(address: string, main: string): void {
    this.write(address, `<!doctype html><html><head></head><body><main id="main">${main}</main></body></html>`);
  }

  /** Writes a page that only leads elsewhere. */
  redirect(address: string, link: string, main = ''): void {
    const meta = `<meta http-equiv="refresh" content="0; url=${link}">`;
    this.write(address, `<!doctype html><html><head>${meta}</head><body><main>${main}</main></body></html>`);
  }

  /** Writes a file, whatever was there before. */
  write(address: string, text: string): void {
    mkdirSync(dirname(join(this.root, address)), { recursive: true });
    writeFileSync(join(this.root, address), text);
  }

  /** What a file says now. */
  read(address: string): string {
    return readFileSync(join(this.root, address), 'utf8');
  }

  /** Takes a file away. */
  remove(address: string): void {
    rmSync(join(this.root, address));
  }
}

/**
 * The content of a folder, valid file by file.
 * @throws Error if it is not.
 */
export function contentOf(folder: ContentFolder): Content {
  const { content, problems } = loadContent(folder.root);
  if (!content || problems.length > 0) throw new Error(JSON.stringify(problems));
  return content;
}
