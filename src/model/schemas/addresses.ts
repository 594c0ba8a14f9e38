import { z } from 'zod';

/** The address of a page or a file, site-relative: `procedures/case-review.html`, `documents/word/WS-01.docx`. */
export const filePattern = /^[A-Za-z0-9][\w.-]*(\/[A-Za-z0-9][\w.-]*)*\.[a-z0-9]+$/;

/** The address of a page, with or without an anchor: `rules/recusal.html`, `tables/time-limits.html#SX-09`. */
export const pagePattern = /^[A-Za-z0-9][\w.-]*(\/[A-Za-z0-9][\w.-]*)*\.html(#[^\s#]+)?$/;

/**
 * `content/addresses.yaml`: every address that was ever published and, for a page, its anchors. Written by
 * `npm run permalinks` alone; what counts as published: `src/publishing/addresses.ts`. It only grows.
 */
export const addresses = z
  .record(
    z.string().regex(filePattern, '站内地址，如 rules/recusal.html'),
    z.array(z.string().regex(/^[^\s#]+$/, '锚点，如 h-steps')).describe('这个地址公布过的锚点；不是网页的为空。'),
  )
  .meta({ title: '地址登记册', description: '公布过的全部地址和锚点。由 npm run permalinks 写入，不手改。' });

/** The register of addresses: anchors by address. */
export type Addresses = z.output<typeof addresses>;
