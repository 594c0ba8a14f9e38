import type { SiteCopy } from './copies.ts';
import { PublishingError } from './faults.ts';
import { integrityFile, longestList, readIntegrity, sha256, type IntegrityList } from './integrity.ts';

/** In what a copy differs from a list; each sorted by path. */
export interface Differences {
  readonly changed: readonly string[];
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  /** What could not be read, with the reason. */
  readonly unknown: readonly { readonly path: string; readonly reason: string }[];
}

/** Files read at once. */
const atOnce = 8;

/**
 * Compares every file of a copy with a list.
 * @param listBytes the list itself as it was built: the copy has to have the same.
 * @throws PublishingError if the copy stops answering.
 */
export async function compare(list: IntegrityList, listBytes: Uint8Array, copy: SiteCopy): Promise<Differences> {
  const changed: string[] = [];
  const missing: string[] = [];
  const extra: string[] = [];
  const unknown: { path: string; reason: string }[] = [];
  const wanted = [...list].map(([path, file]) => ({ path, ...file }));
  wanted.push({ path: integrityFile, sha256: sha256(listBytes), bytes: listBytes.byteLength });
  await forEach(wanted, async ({ path, sha256: hash, bytes }) => {
    const reading = await copy.read(path, bytes);
    if (reading.kind === 'missing') missing.push(path);
    else if (reading.kind === 'failed') unknown.push({ path, reason: reading.reason });
    else if (reading.kind === 'longer' || sha256(reading.content) !== hash) changed.push(path);
  });
  const others = (copy.list?.() ?? (await namedByCopy(copy))).filter(
    (path) => path !== integrityFile && !list.has(path),
  );
  await forEach(others, async (path) => {
    if (copy.list || (await copy.read(path, longestList)).kind !== 'missing') extra.push(path);
  });
  return {
    changed: changed.toSorted(),
    missing: missing.toSorted(),
    extra: extra.toSorted(),
    unknown: unknown.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/** What the copy's own list names: all that can be known of a copy that cannot be listed. */
async function namedByCopy(copy: SiteCopy): Promise<string[]> {
  const own = await copy.read(integrityFile, longestList);
  if (own.kind !== 'content') return [];
  try {
    return [...readIntegrity(own.content, copy.name).keys()];
  } catch (error) {
    // It was compared already and is among the changed files.
    if (error instanceof PublishingError) return [];
    throw error;
  }
}

async function forEach<Item>(items: readonly Item[], act: (item: Item) => Promise<void>): Promise<void> {
  const queue = [...items];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await act(item);
    }),
  );
}
