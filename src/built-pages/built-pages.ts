import type { Root } from 'hast';
import { readTree as readAnchors } from '../publishing/addresses.ts';
import { findPage, type SearchablePage } from '../search/build/records.ts';
import type { BuildCache } from './build-cache.ts';
import { remember } from './known-pages.ts';

/** A page as it is written, still as a tree. */
export interface FinishedPage {
  readonly html: string;
  readonly tree: Root;
}

let cache: BuildCache | undefined;

/** Lets this build use what earlier ones have made. */
export function useCache(opened: BuildCache | undefined): void {
  cache = opened;
}

/**
 * A value as an earlier build made it, or made now.
 * @param kind of value; its name.
 * @param inputs everything that the value follows from, besides the code.
 */
export function made(kind: string, inputs: readonly (string | Uint8Array)[], make: () => Uint8Array): Uint8Array {
  const key = cache?.keyOf(kind, inputs) ?? '';
  const before = cache?.find(key);
  if (before) return before;
  const value = make();
  cache?.add(key, value);
  return value;
}

/** The same for what takes its time. */
export async function madeInTime(
  kind: string,
  inputs: readonly (string | Uint8Array)[],
  make: () => Promise<Uint8Array<ArrayBuffer>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = cache?.keyOf(kind, inputs) ?? '';
  const before = cache?.find(key);
  if (before) return new Uint8Array(before);
  const value = await make();
  cache?.add(key, value);
  return value;
}

/**
 * Finishes a page and remembers what it holds, so that nobody has to parse it again.
 * @param inputs everything that the page follows from.
 */
export function finished(page: string, inputs: readonly string[], finish: () => FinishedPage): string {
  const bytes = made('page', [page, ...inputs], () => {
    const { html, tree } = finish();
    return Buffer.from(JSON.stringify({ html, ...storedFacts(page, tree) }));
  });
  const { html, file, searchable }: StoredPage = JSON.parse(Buffer.from(bytes).toString('utf8'));
  remember(page, html, {
    file: { ...file, anchors: new Set(file.anchors), moved: new Map(file.moved) },
    ...(searchable ? { searchable } : {}),
  });
  return html;
}

interface StoredPage {
  readonly html: string;
  readonly file: {
    readonly anchors: readonly string[];
    readonly moved: readonly (readonly [string, string])[];
    readonly leadsTo?: string;
  };
  readonly searchable?: SearchablePage;
}

function storedFacts(page: string, tree: Root): Omit<StoredPage, 'html'> {
  const { anchors, moved, ...rest } = readAnchors(page, tree);
  const searchable = findPage(page, tree);
  return { file: { ...rest, anchors: [...anchors], moved: [...moved] }, ...(searchable ? { searchable } : {}) };
}
