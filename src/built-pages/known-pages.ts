import type { Chapter } from '../handbook/chapter.ts';
import type { SiteFile } from '../publishing/addresses.ts';
import type { SearchablePage } from '../search/build/records.ts';

/** What the steps after the pages need to know of one. */
export interface PageFacts {
  readonly file: SiteFile;
  /** Absent for pages that search leaves out. */
  searchable?: SearchablePage;
  /** What volumes hold of it; absent for pages without `<main>`. */
  chapter?: Chapter;
}

const known = new Map<string, PageFacts>();

/** Remembers what a page of this build holds, so that nobody has to read and parse it again. */
export function remember(page: string, facts: PageFacts): void {
  known.set(page, facts);
}

/** What is known of a page of this build; nothing for a page that came into the output in another way. */
export function factsOf(page: string): PageFacts | undefined {
  return known.get(page);
}

/**
 * Lets go of what no later step needs: of all pages together it is hundreds of megabytes on a large site, and the
 * collector goes through it each time.
 */
export function forget(part: 'searchable' | 'chapter'): void {
  for (const facts of known.values()) {
    if (part === 'chapter') delete facts.chapter;
    else delete facts.searchable;
  }
}
