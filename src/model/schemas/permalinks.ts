import { z } from 'zod';
import { code, codePattern } from './provenance.ts';

/** What may be redirected: a code, or the address of a page inside the site. */
const gone = z
  .string()
  .regex(
    new RegExp(`${codePattern.source}|^[a-z0-9-]+(/[A-Za-z0-9-]+)*\\.html$`),
    '旧编号，如 CX-04；或者旧地址，如 rules/recusal.html',
  );

/**
 * `content/permalinks.yaml`: the register of everything that was ever published. Written by `npm run permalinks`; an
 * editor only adds lines to `redirects`.
 */
export const permalinks = z.strictObject({
  /** Every published code and the address it was published at, site-relative: `procedures/case-review.html#CX-05.3`. */
  published: z.record(code, z.string()),
  /** Where a code or an address that is gone now leads: to a code that exists. */
  redirects: z.record(gone, code),
});
