import { z } from 'zod';
import { code, documentCode, entryBase, partId, provenance, statement, text } from './provenance.ts';
import { limitCode } from './time-limit.ts';

/** Words for a box of the diagram. */
const label = z.string().trim().min(1).max(14).describe('图里的名字，不超过 14 个字。');

/** One answer to a question (回答): leads to another question of the guide, or to an outcome. */
export const guideAnswer = z.strictObject({
  text: text.describe('读者选的话。'),
  note: text.optional().describe('怎么看出是这一种，或者要留意什么。'),
  to: partId.describe('通到哪里：本指引一个问题或者一个去处的 id。'),
});

/** A question (问题) of a guide. */
export const guideQuestion = z
  .strictObject({
    id: partId,
    ask: text.describe('问的话。'),
    label,
    why: text.describe('答案决定什么：一句话。'),
    help: z.array(statement).default([]).describe('要看什么才答得出来。'),
    answers: z.array(guideAnswer).min(2).describe('可以选的回答。'),
    closed: z
      .enum(['listed', 'otherwise'])
      .describe('为什么没有别的回答：listed 条文列全了，otherwise 最后一个包括其余全部。'),
    source: provenance,
  })
  .meta({ id: 'guideQuestion', title: '问题', description: '指引的一个问题。' });

/** Where a guide leads (去处): a place in a procedure, a rule or a duty, and what to do next. */
export const guideOutcome = z
  .strictObject({
    id: partId,
    title: text.describe('去处的名字，直接说做什么。'),
    label,
    to: code.describe('从哪里接着办：一个步骤、条目、任务或者程序。'),
    actions: z.array(statement).min(1).describe('接下来做什么，按先后：一句一个动作。'),
    documents: z.array(documentCode).default([]).describe('接下来要用的文书；不写就用那一步的。'),
    limits: z.array(limitCode).default([]).describe('已经开始算的时限；不写就用那一步的。'),
    notes: z.array(statement).default([]).describe('要留意的事。'),
    source: provenance,
  })
  .meta({ id: 'guideOutcome', title: '去处', description: '指引通到的地方。' });

/** A guide (情景指引), a decision tree over the procedures: `content/guides/*.yaml`. */
export const guide = z
  .strictObject({
    code: z
      .string()
      .regex(/^ZY-\d{2}$/, 'ZY- 加两位数字，如 ZY-01')
      .describe('指引的编号：ZY- 加两位数字，如 ZY-01；公布后不改。'),
    ...entryBase,
    start: partId.describe('第一个问题的 id。'),
    questions: z.array(guideQuestion).min(1).describe('各个问题；从第一个都能走到。'),
    outcomes: z.array(guideOutcome).min(2).describe('各个去处。'),
  })
  .meta({ title: '情景指引', description: '一份指引一个文件：几个问题，一步步带到要办的地方。' });

/** A guide (情景指引). */
export type Guide = z.output<typeof guide>;
/** Where a guide leads. */
export type GuideOutcome = z.output<typeof guideOutcome>;
