import { z } from 'zod';
import { code } from './provenance.ts';

/**
 * `content/permalinks.yaml`: the register of everything that was ever published. Written by `npm run permalinks`; an
 * editor only adds lines to `redirects`.
 */
export const permalinks = z.strictObject({
  /** Every published code and the address it was published at, site-relative: `procedures/case-review.html#CX-05.3`. */
  published: z.record(code, z.string()),
  /** Where a code or an address that is gone now leads: to a code that exists. */
  redirects: z.record(z.string(), code),
});
