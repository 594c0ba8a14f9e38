import { z } from 'zod';
import { citedStatement, documentCode, entryBase, partId, provenance, statement, text } from './provenance.ts';
import { actor, approval } from './provision.ts';
import { limitCode, timeLimit } from './time-limit.ts';

/**
 * One way out of a step. `to` names a step of the same procedure (`'5'`), another procedure (`CX-04`) or one of its
 * steps (`CX-04.2`); `end` names an outcome at which the matter rests. Exactly one of the two.
 */
export const exit = z
  .strictObject({
    to: text
      .optional()
      .describe("下一步：本程序步骤的 id（如 '5'），或者别的程序、它的一步（如 CX-04、CX-04.2）。和 end 恰好写一个。"),
    end: text.optional().describe('到此为止的结果，如“了结归档”。和 to 恰好写一个。'),
    case: text.optional().describe('decision.cases 里的哪一种情形走这里，照抄。'),
    handOver: text.optional().describe('移交给另一个程序的是什么。'),
    note: text.optional().describe('走这一边要留意的事。'),
  })
  .refine((value) => (value.to === undefined) !== (value.end === undefined), { params: { rule: 'exit-to-or-end' } })
  .meta({ id: 'exit', title: '去向', description: '一步的一个去向。' });

/** The question that a step with several exits answers. */
export const decision = z
  .strictObject({
    ask: text.describe('要判断的问题。'),
    choose: z.enum(['one', 'any']).default('one').describe('one 各种情形只会有一种，any 可以同时有几种。'),
    cases: z.array(text).min(2).describe('会有的每一种情形；next 里每种恰好有一个去向。'),
    closed: z
      .enum(['listed', 'otherwise'])
      .describe('为什么没有别的情形：listed 条文列全了，otherwise 最后一种包括其余全部。'),
  })
  .meta({ id: 'decision', title: '判断', description: '有几个去向的一步，要判断什么。' });

/** A step (步骤) of a procedure. */
export const step = z
  .strictObject({
    id: partId,
    stage: z
      .string()
      .trim()
      .min(1)
      .max(12)
      .optional()
      .describe('从这一步开始的阶段叫什么，不超过 12 个字；超过十步的程序分阶段显示。'),
    title: text.describe('小标题，直接说答案，如“1 个月内提出处置意见”。'),
    label: z.string().trim().min(1).max(12).describe('流程图里的名字，不超过 12 个字。'),
    sub: z.string().trim().min(1).max(18).optional().describe('流程图里的第二行，不超过 18 个字。'),
    actor,
    actions: z.array(statement).min(1).describe('怎么办，按先后：一句一个动作。'),
    when: text.optional().describe('没有时限的，什么时候办，如“谈话之前”。'),
    limits: z.array(timeLimit).default([]).describe('这一步的时限。一个时限全站只在一处写。'),
    approval: approval.optional(),
    inputs: z.array(text).default([]).describe('手上要有的材料。'),
    documents: z.array(documentCode).default([]).describe('这一步产生的文书。'),
    otherPapers: z.array(text).default([]).describe('来源提到、本站没有样式的文书。'),
    notes: z.array(statement).default([]).describe('要留意的事。'),
    risks: z.array(statement).default([]).describe('容易出的问题。'),
    source: provenance,
    decision: decision.optional(),
    next: z.array(exit).default([]).describe('办完到哪里去；有几种情形的，每种一个去向。'),
  })
  .meta({ id: 'step', title: '步骤', description: '程序的一步：谁办、怎么办、几天、谁批、用什么文书、到哪里去。' });

/** A procedure (办理程序), a graph of steps: `content/procedures/*.mdx`. */
export const procedure = z
  .strictObject({
    code: z
      .string()
      .regex(/^CX-\d{2}$/, 'CX- 加两位数字，如 CX-01')
      .describe('程序的编号：CX- 加两位数字，如 CX-01；公布后不改。'),
    ...entryBase,
    kind: z.enum(['main', 'supporting']).describe('main 七项程序之一，supporting 配套程序。'),
    start: partId.describe('第一步的 id。'),
    glance: z
      .strictObject({
        when: z.array(statement).min(1).describe('什么时候用。'),
        who: z.array(statement).min(1).describe('谁来办。'),
        approval: z.array(statement).min(1).describe('谁审批。'),
        outcome: z.array(statement).min(1).describe('办完去哪。'),
        limits: z.array(limitCode).max(3).default([]).describe('用大字显示的时限，最多三个。'),
        documents: z.array(documentCode).default([]).describe('主要的文书。'),
      })
      .describe('页面开头的要点。'),
    steps: z.array(step).min(2).describe('各个步骤：从第一步都能走到，最后都有终点或者交给别的程序。'),
    hints: z.array(citedStatement).default([]).describe('机关纪委提示：一般的规定在机关纪委怎么用。'),
    risks: z.array(citedStatement).default([]).describe('风险与禁止。'),
    traps: z.array(citedStatement).default([]).describe('易错点：常见的错误数字和说法，为什么错。'),
    local: z.array(citedStatement).default([]).describe('由本地规定决定的事。'),
  })
  .meta({ title: '办理程序', description: '一个程序一个文件；流程图、清单、时限表和审批表都从步骤里取。' });

/** A procedure (办理程序). */
export type Procedure = z.output<typeof procedure>;
/** A step (步骤) of a procedure. */
export type Step = z.output<typeof step>;
/** One way out of a step. */
export type Exit = z.output<typeof exit>;
