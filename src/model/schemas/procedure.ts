import { z } from 'zod';
import { citedStatement, entryBase, partId, provenance, statement, text } from './provenance.ts';
import { actor, approval } from './provision.ts';
import { limitCode, timeLimit } from './time-limit.ts';

/**
 * One way out of a step. `to` names a step of the same procedure (`'5'`), another procedure (`CX-04`) or one of its
 * steps (`CX-04.2`); `end` names an outcome at which the matter rests. Exactly one of the two.
 */
export const exit = z
  .strictObject({
    to: text.optional(),
    end: text.optional(),
    /** The case of the step's decision that leads here. */
    case: text.optional(),
    /** What is handed over to another procedure. */
    handOver: text.optional(),
    /** Why it matters, or a word of warning for this way. */
    note: text.optional(),
  })
  .refine((value) => (value.to === undefined) !== (value.end === undefined), { params: { rule: 'exit-to-or-end' } });

/** The question that a step with several exits answers. */
export const decision = z.strictObject({
  ask: text,
  /** `one`: the cases exclude each other; `any`: several may hold at once. */
  choose: z.enum(['one', 'any']).default('one'),
  /** Every case that can occur. Each must be met by exactly one exit. */
  cases: z.array(text).min(2),
  /**
   * Why there is no further case: `listed` — the text lists them all; `otherwise` — the last case takes all the rest.
   */
  closed: z.enum(['listed', 'otherwise']),
});

/** A step (步骤) of a procedure. */
export const step = z.strictObject({
  id: partId,
  /** Title of the stage that begins with this step; procedures of more than ten steps are shown by stages. */
  stage: z.string().trim().min(1).max(12).optional(),
  /** The answer as a heading: "1 个月内提出处置意见". */
  title: text,
  /** At most ten characters for the diagram and the contents. */
  label: z.string().trim().min(1).max(12),
  /** Second line in the diagram, at most 16 characters. */
  sub: z.string().trim().max(18).optional(),
  actor,
  /** What to do, in order: one action a sentence. */
  actions: z.array(statement).min(1),
  /** When, in words, where no limit is set: "谈话之前". */
  when: text.optional(),
  limits: z.array(timeLimit).default([]),
  approval: approval.optional(),
  /** What must be at hand. */
  inputs: z.array(text).default([]),
  /** Codes of the documents (文书) produced. */
  documents: z.array(z.string().regex(/^WS-\d{2}$/, 'WS- 加两位数字，如 WS-01')).default([]),
  /** Papers named by the sources for which there is no template. */
  otherPapers: z.array(text).default([]),
  notes: z.array(statement).default([]),
  risks: z.array(statement).default([]),
  source: provenance,
  decision: decision.optional(),
  next: z.array(exit).default([]),
});

/** A procedure (办理程序), a graph of steps: `content/procedures/*.mdx`. */
export const procedure = z.strictObject({
  code: z.string().regex(/^CX-\d{2}$/, 'CX- 加两位数字，如 CX-01'),
  ...entryBase,
  kind: z.enum(['main', 'supporting']),
  /** Id of the first step. */
  start: partId,
  glance: z.strictObject({
    /** 什么时候用 */
    when: z.array(statement).min(1),
    /** 谁来办 */
    who: z.array(statement).min(1),
    /** 谁审批 */
    approval: z.array(statement).min(1),
    /** 办完去哪 */
    outcome: z.array(statement).min(1),
    /** Codes of the one to three time limits to show large. */
    limits: z.array(limitCode).max(3).default([]),
    /** Codes of the main documents. */
    documents: z.array(z.string().regex(/^WS-\d{2}$/, 'WS- 加两位数字，如 WS-01')).default([]),
  }),
  steps: z.array(step).min(2),
  /** 机关纪委提示: how the general text reads for a departmental committee. */
  hints: z.array(citedStatement).default([]),
  /** 风险与禁止 */
  risks: z.array(citedStatement).default([]),
  /** 易错点: figures and readings that are wrong, and why. */
  traps: z.array(citedStatement).default([]),
  /** 由本地规定决定 */
  local: z.array(citedStatement).default([]),
});

/** A procedure (办理程序). */
export type Procedure = z.output<typeof procedure>;
/** A step (步骤) of a procedure. */
export type Step = z.output<typeof step>;
/** One way out of a step. */
export type Exit = z.output<typeof exit>;
