import { createHash } from 'node:crypto';
import type { Chapter } from '../handbook/chapter.ts';
import type { SiteFile } from '../publishing/addresses.ts';
import type { SearchablePage } from '../search/build/records.ts';

/** What the steps after the pages need to know of one. */
export interface PageFacts {
  readonly file: SiteFile;
  /** Absent for pages that search leaves out. */
  readonly searchable?: SearchablePage;
  /** What volumes hold of it; absent for pages without `<main>`. */
  readonly chapter?: Chapter;
}

const known = new Map<string, { readonly digest: string; readonly facts: PageFacts }>();

/** Remembers what a page of this build holds, so that nobody has to parse it again. */
export function remember(page: string, html: string, facts: PageFacts): void {
  known.set(page, { digest: digestOf(html), facts });
}

/** What is known of a page that says exactly this; nothing for a page that is read from elsewhere. */
export function factsOf(page: string, html: string): PageFacts | undefined {
  const found = known.get(page);
  return found?.digest === digestOf(html) ? found.facts : undefined;
}

function digestOf(html: string): string {
  return createHash('sha256').update(html).digest('base64');
}
