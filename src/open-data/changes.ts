import { placeOf } from '../model/knowledge-base.ts';
import { Redirects } from '../model/redirects.ts';
import type { DataIndex, IndexPart } from './format.ts';

/** A code whose content is not what it was. */
export interface ChangedPart {
  readonly before: IndexPart;
  readonly after: IndexPart;
}

/** A code that is gone. */
export interface GonePart {
  readonly before: IndexPart;
  /** The address to which it is redirected, site-relative; absent if nobody said where. */
  readonly leadsTo?: string;
  /** What stands there, if it has a code. */
  readonly after?: IndexPart;
}

/** What is not as it was between two indexes, each list in the order of its index. */
export interface Changes {
  /** Other content: words, figures or provenance. */
  readonly changed: readonly ChangedPart[];
  readonly gone: readonly GonePart[];
  /** At another address, whether or not the content changed as well. */
  readonly moved: readonly ChangedPart[];
  readonly added: readonly IndexPart[];
}

/**
 * Compares two indexes of one site.
 * @param before the older one.
 * @param now the newer one: its redirects say where what is gone leads.
 */
export function compare(before: DataIndex, now: DataIndex): Changes {
  const earlier = new Set(before.parts.map(({ code }) => code));
  const present = new Map(now.parts.map((part) => [part.code, part]));
  const pairs = before.parts.flatMap((part) => {
    const after = present.get(part.code);
    return after ? [{ before: part, after }] : [];
  });
  const follow = follower(now);
  return {
    changed: pairs.filter(({ before: { hash }, after }) => hash !== after.hash),
    gone: before.parts.flatMap((part) => (present.has(part.code) ? [] : [{ before: part, ...follow(part.code) }])),
    moved: pairs.filter(({ before: { address }, after }) => address !== after.address),
    added: now.parts.filter(({ code }) => !earlier.has(code)),
  };
}

/** The changes of some codes alone. */
export function among({ changed, gone, moved, added }: Changes, codes: ReadonlySet<string>): Changes {
  return {
    changed: changed.filter(({ after }) => codes.has(after.code)),
    gone: gone.filter(({ before }) => codes.has(before.code)),
    moved: moved.filter(({ after }) => codes.has(after.code)),
    added: added.filter(({ code }) => codes.has(code)),
  };
}

/** Where codes and addresses that are gone lead, as an index says. */
export function follower(index: DataIndex): (from: string) => Pick<GonePart, 'leadsTo' | 'after'> {
  const places = new Map(index.parts.map(({ code, address }) => [code, placeOf(address)]));
  const redirects = new Redirects(places, index.redirects);
  const byAddress = new Map(index.parts.map((part) => [part.address, part]));
  return (from) => {
    const leadsTo = redirects.destination(from);
    if (leadsTo === undefined) return {};
    const after = byAddress.get(leadsTo);
    return after ? { leadsTo, after } : { leadsTo };
  };
}
