import { z } from 'zod';
import { filePattern, pagePattern } from './addresses.ts';
import { code, codePattern } from './provenance.ts';

const codeOrAddress = new RegExp([codePattern, filePattern, pagePattern].map(({ source }) => source).join('|'));

/** What may be redirected: a code, the address of a page or a file, or a place on a page. */
const gone = z.string().regex(codeOrAddress, '旧编号，如 CX-04；或者旧地址，如 rules/recusal.html、about.html#marks');

/** Where it may lead. */
const target = z.string().regex(codeOrAddress, '编号，如 CX-04；或者地址，如 rules/recusal.html、about.html#marks');

/**
 * `content/permalinks.yaml`: the register of all codes that were ever published, and the redirects. `published` is
 * written by `npm run permalinks`; an editor only adds lines to `redirects`.
 */
export const permalinks = z.strictObject({
  /** Every published code and the address it was published at, site-relative: `procedures/case-review.html#CX-05.3`. */
  published: z.record(code, z.string()),
  /**
   * Where a code or an address that is gone now leads. A target may be gone itself: then its own line leads on. A file
   * that is no page leads to a file of the same kind, of which a copy stays at the old address.
   */
  redirects: z.record(gone, target),
});

/** The register of codes, and the redirects. */
export type Permalinks = z.output<typeof permalinks>;
