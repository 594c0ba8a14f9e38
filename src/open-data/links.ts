import type { DataIndex, IndexPart } from './format.ts';
import { follower } from './changes.ts';

/** A part of the site to which something links. */
export interface Link {
  readonly code: string;
  /** Where it is linked: `第 3 行`, `KC-01.2`. */
  readonly at: readonly string[];
}

/** What a code looks like in a running text, where a full stop or the ending of a file may follow. */
const codeInText = /(?<![A-Za-z0-9])([A-Z]{2})-\d{1,4}(?:-\d{2})?(?:\.[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)?/g;
/** The address of a page, of whatever site and however deep, and its anchor. */
const pageInText = /[\w.%~/-]*[\w-]\.html(#[^\s"'<>()[\]{}\\，。；、（）【】“”]*)?/g;
const fileEnding = /\.(?:html?|json|docx|xlsx|ics|zip|pdf)$/;

/**
 * Finds codes and addresses of the site in texts. What was there before counts as well as what is there now: a link to
 * something that is gone is the one to find.
 */
export class LinkFinder {
  readonly #codes: ReadonlySet<string>;
  /** The first two letters of all codes: what begins otherwise is no code of ours (`GB-9704`). */
  readonly #kinds: ReadonlySet<string>;
  readonly #codesByPage: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #follow: (from: string) => { readonly after?: IndexPart };
  readonly #found = new Map<string, Set<string>>();

  constructor(before: DataIndex, now: DataIndex) {
    const parts = [...before.parts, ...now.parts];
    this.#codes = new Set(parts.map(({ code }) => code));
    this.#kinds = new Set(parts.map(({ code }) => code.slice(0, 2)));
    const byPage = new Map<string, Set<string>>();
    for (const { code, entry, address } of parts) {
      if (code !== entry) continue;
      const [page = ''] = address.split('#');
      byPage.set(page, (byPage.get(page) ?? new Set()).add(code));
    }
    this.#codesByPage = byPage;
    this.#follow = follower(now);
  }

  /** Everything found so far, in the order of the texts. */
  get links(): Link[] {
    return [...this.#found].map(([code, at]) => ({ code, at: [...at] }));
  }

  /**
   * Reads a text: Markdown, HTML, JSON, whatever holds codes or addresses.
   * @param at how the place of the text is named.
   */
  read(text: string, at: string): void {
    for (const match of text.matchAll(codeInText)) {
      const code = this.#codeFrom(match[0], match[1] ?? '');
      if (code !== undefined) this.#add(code, at);
    }
    for (const [address, anchor = ''] of text.matchAll(pageInText)) {
      // An anchor with a code in it was read above; any other is a place on the page of the entry.
      if (anchor.match(codeInText)?.some((code) => this.#codes.has(code))) continue;
      for (const code of this.#codesOf(address)) this.#add(code, at);
    }
  }

  #codeFrom(written: string, kind: string): string | undefined {
    if (!this.#kinds.has(kind)) return undefined;
    if (this.#codes.has(written)) return written;
    const code = written.replace(fileEnding, '');
    // Gone for longer than the older index knows, but redirected: what stands there now is linked.
    return this.#codes.has(code) ? code : (this.#follow(code).after?.code ?? code);
  }

  #codesOf(address: string): Iterable<string> {
    const pieces = address.replace(/#.*$/, '').split('/');
    for (let from = 0; from < pieces.length; from += 1) {
      const page = pieces.slice(from).join('/');
      const known = this.#codesByPage.get(page);
      if (known) return known;
      const after = this.#follow(page).after;
      if (after) return [after.code];
    }
    return [];
  }

  #add(code: string, at: string): void {
    this.#found.set(code, (this.#found.get(code) ?? new Set()).add(at));
  }
}

/** Links of a file that somebody wrote, by line. */
export function readLinkFile(finder: LinkFinder, text: string): void {
  for (const [index, line] of text.split('\n').entries()) finder.read(line, `第 ${index + 1} 行`);
}

/**
 * Links of a course, by lesson, exercise and question.
 * @param course the data of the course, as `data/courses.json` holds it.
 */
export function readCourse(finder: LinkFinder, course: { readonly code: string }): void {
  const walk = (value: unknown, at: string): void => {
    if (typeof value === 'string') finder.read(value, at);
    else if (Array.isArray(value)) for (const item of value) walk(item, at);
    else if (typeof value === 'object' && value !== null) {
      const here = 'id' in value && typeof value.id === 'string' ? `${course.code}.${value.id}` : at;
      for (const [key, inner] of Object.entries(value)) if (key !== 'code') walk(inner, here);
    }
  };
  walk(course, course.code);
}
