import { dayInChina } from '../model/review.ts';
import type { Content, LoadedContent } from '../model/content.ts';
import { nextCode, usedCodes } from './codes.ts';

/** What a new entry is made from: the content as it stands, the next codes, and the day. */
export interface Workshop {
  readonly content: Content;
  readonly loaded: LoadedContent;
  /** The day that stands in `reviewedOn` and `history`, `YYYY-MM-DD`. */
  readonly day: string;
  /** @throws CodesUsedUp if there is no further code. */
  code(prefix: string, digits?: number): string;
}

/**
 * @param content that of `loaded`, which is there.
 * @param now when the entry is made. A site is never older than its entries: after its `asOf`, that day is taken.
 */
export function openWorkshop(loaded: LoadedContent, content: Content, now: Date): Workshop {
  const used = usedCodes(loaded);
  const { asOf } = content.site.data;
  const today = dayInChina(now);
  return {
    content,
    loaded,
    day: today < asOf ? today : asOf,
    code: (prefix, digits) => nextCode(prefix, used, digits),
  };
}
