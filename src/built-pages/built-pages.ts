import type { Root } from 'hast';
import { readChapter, type Chapter } from '../handbook/chapter.ts';
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
 * The same for many values at once.
 * @param makeAll gets those inputs of which no earlier build has made the value, and gives the values in their order.
 */
export async function madeTogether(
  kind: string,
  inputs: readonly Uint8Array[],
  makeAll: (missing: readonly Uint8Array[]) => Promise<readonly Uint8Array[]>,
): Promise<Uint8Array[]> {
  const keys = inputs.map((input) => cache?.keyOf(kind, [input]) ?? '');
  const before = keys.map((key) => cache?.find(key));
  const missing = inputs.filter((_, place) => !before[place]);
  const fresh = (missing.length > 0 ? await makeAll(missing) : []).values();
  return keys.map((key, place) => {
    const known = before[place];
    if (known) return known;
    const { value } = fresh.next();
    if (!value) throw new Error(`${kind}: fewer values than inputs.`);
    cache?.add(key, value);
    return value;
  });
}

/** The HTML of the text under the facts of an entry. Nothing is rendered that the content check has refused. */
export function rendered(body: string, render: () => string): string {
  return Buffer.from(made(bodyKind, [body], () => Buffer.from(render()))).toString('utf8');
}

/** Whether an earlier build has rendered a body; so its content check found nothing wrong with it. */
export function wasRendered(body: string): boolean {
  return cache?.find(cache.keyOf(bodyKind, [body])) !== undefined;
}

const bodyKind = 'body';

/**
 * Finishes a page and remembers what it holds, so that nobody has to parse it again.
 * @param inputs everything that the page follows from.
 */
export function finished(page: string, inputs: readonly string[], finish: () => FinishedPage): string {
  let fresh: StoredPage | undefined;
  const bytes = made('page', [page, ...inputs], () => {
    const { html, tree } = finish();
    fresh = { html, ...storedFacts(page, tree) };
    return Buffer.from(JSON.stringify(fresh));
  });
  const { html, file, ...others }: StoredPage = fresh ?? JSON.parse(Buffer.from(bytes).toString('utf8'));
  remember(page, {
    file: { ...file, anchors: new Set(file.anchors), moved: new Map(file.moved) },
    ...others,
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
  readonly chapter?: Chapter;
}

function storedFacts(page: string, tree: Root): Omit<StoredPage, 'html'> {
  const { anchors, moved, ...rest } = readAnchors(page, tree);
  const searchable = findPage(page, tree);
  const chapter = readChapter(tree);
  return {
    file: { ...rest, anchors: [...anchors], moved: [...moved] },
    ...(searchable ? { searchable } : {}),
    ...(chapter ? { chapter } : {}),
  };
}
