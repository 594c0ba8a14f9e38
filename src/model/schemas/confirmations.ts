import { z } from 'zod';

/**
 * `content/confirmations.yaml` (核对登记): what every place of the content said when somebody last held it against its
 * source, by file and name of the place. Written by `npm run confirm` alone. A place that says something else now is
 * refused until somebody confirms it: a slip of the finger in a number reads as well as the number.
 */
export const confirmations = z.record(
  z.string().regex(/^[\w./-]+\.(yaml|mdx)$/, '内容文件，如 rules/recusal.mdx'),
  z.record(z.string(), z.string().regex(/^[0-9a-f]{8}$/, '8 位指纹')),
);

/** The register of what was confirmed: fingerprints by file and name of the place. */
export type Confirmations = z.output<typeof confirmations>;
