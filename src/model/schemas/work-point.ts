import { z } from 'zod';
import { citedStatement, code, entryBase, partId, provenance, reviewFields, statement, text } from './provenance.ts';
import { actor } from './provision.ts';

/** A task (任务) into which a work point is broken. */
export const task = z.strictObject({
  id: partId,
  /** A short name for lists and tables. */
  title: text,
  /** What is to be done, restated. */
  what: text,
  lead: actor,
  cooperate: actor.optional(),
  /** When: quarters of the year, and the rhythm in words. */
  rhythm: z.strictObject({
    quarters: z.array(z.int().min(1).max(4)).min(1),
    text,
    source: provenance,
  }),
  /** What shows that it is done. */
  evidence: z.strictObject({ text, source: provenance }),
  risk: z.strictObject({ text, source: provenance }),
  /** Codes of procedures, documents, terms and rules that serve the task. */
  serves: z.array(code).default([]),
  source: provenance,
});

/** A work point (工作要点): `content/work-points/YEAR/*.mdx`. */
export const workPoint = z.strictObject({
  code: z.string().regex(/^YD-\d{4}-\d{2}$/, 'YD-、年份和两位数字，如 YD-2022-01'),
  ...entryBase,
  /** Number in the year's list. */
  number: z.int().positive(),
  /** Number of the part it stands in. */
  part: z.int().positive(),
  /** Its fixed terms and named items, each in a sentence. */
  points: z.array(citedStatement).default([]),
  tasks: z.array(task).min(1),
  /** Regulations that changed since the year: what a reader of today must mind. */
  since: z.array(statement).default([]),
});

/** The frame of one year's work points: `content/work-points/YEAR/year.yaml`. */
export const workYear = z.strictObject({
  code: z.string().regex(/^YD-\d{4}$/, 'YD- 加四位数字，如 YD-2022'),
  title: text,
  lead: text,
  year: z.int(),
  /** The general requirement (总体要求), element by element. */
  requirement: z.array(citedStatement).min(1),
  parts: z.array(z.strictObject({ number: z.int().positive(), title: text, short: text, source: provenance })).min(1),
  ...reviewFields,
});

/** A work point (工作要点). */
export type WorkPoint = z.output<typeof workPoint>;
/** The frame of one year's work points. */
export type WorkYear = z.output<typeof workYear>;
