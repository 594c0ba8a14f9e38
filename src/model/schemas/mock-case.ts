import { z } from 'zod';
import { entryBase, text } from './provenance.ts';

/** What stands in a blank, as it was typed; spaces alone would pass as filled in. */
const filledIn = z.string().regex(/\S/, '填了的内容；没有填的，不写这一项');
const row = z.record(z.string(), filledIn);

/** A mock case (模拟案卷): fictional papers of one case, filled from the templates. `content/cases/*.yaml`. */
export const mockCase = z.strictObject({
  code: z.string().regex(/^AJ-\d{2}$/, 'AJ- 加两位数字，如 AJ-01'),
  ...entryBase,
  /** The papers in the order of the dossier (装卷顺序). */
  papers: z
    .array(
      z.strictObject({
        document: z.string().regex(/^WS-\d{2}$/, 'WS- 加两位数字，如 WS-01'),
        /** Who wrote it when, and why it is here: one sentence. */
        note: text,
        /** What is filled in, by the name of the field: text, a list of choices, or rows. */
        values: z.record(z.string(), z.union([filledIn, z.array(filledIn), z.array(row)])),
      }),
    )
    .min(2),
});

/** A mock case with its papers. */
export type MockCase = z.output<typeof mockCase>;
