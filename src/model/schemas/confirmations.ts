import { z } from 'zod';

/**
 * `content/confirmations.yaml` (核对登记): what every place of the content said when somebody last held it against its
 * source, by file and name of the place. Written by `npm run confirm` alone. A place that says something else now is
 * refused until somebody confirms it: a slip of the finger in a number reads as well as the number.
 */
export const confirmations = z
  .record(
    z.string().regex(/^[\w./-]+\.(yaml|mdx)$/, '内容文件，如 rules/recusal.mdx'),
    z
      .record(
        z.string(),
        z
          .string()
          .regex(/^[0-9a-f]{8}$/, '8 位指纹')
          .describe('核对时的指纹，8 位。'),
      )
      .describe('文件里各处的名字和核对时的指纹。'),
  )
  .meta({ title: '核对登记', description: '每一处上次核对时的指纹。由 npm run confirm 写入，不手改。' });

/** The register of what was confirmed: fingerprints by file and name of the place. */
export type Confirmations = z.output<typeof confirmations>;
