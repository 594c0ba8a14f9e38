import { z } from 'zod';
import { code, date, documentCode, entryBase, partId, provenance, statement, text } from './provenance.ts';
import { limitCode } from './time-limit.ts';

/** What stands in a blank, as it was typed; spaces alone would pass as filled in. */
const filledIn = z.string().regex(/\S/, '填了的内容；没有填的，不写这一项').describe('填了的内容。');
const row = z.record(z.string(), filledIn).describe('表格的一行：列的名字和填的内容。');

/** One paper of a mock case, filled from its template. */
export const casePaper = z.strictObject({
  document: documentCode.describe('哪一份文书。'),
  volume: partId.describe('装在哪一卷：卷的 id。'),
  note: text.describe('谁在什么时候写的，为什么在这里：一句话。'),
  values: z
    .record(
      z.string(),
      z.union([filledIn, z.array(filledIn), z.array(row)]).describe('填的内容：一段文字，选中的几项，或者表格的几行。'),
    )
    .describe('填写项的名字和填的内容；名字照那份文书的 fields。'),
});

/** One volume of the dossier (卷): the papers that are bound together. */
export const caseVolume = z.strictObject({
  id: partId,
  title: text.describe('卷的名字。'),
  note: text.describe('装什么，按什么顺序，谁能看：一两句话。'),
  source: provenance,
});

/** One day of the time line (时间线) of a mock case. */
export const caseEvent = z
  .strictObject({
    id: partId,
    date: date.describe('哪一天。'),
    text: text.describe('谁做了什么：一句话。'),
    at: code.describe('照哪一步、哪一条办的。'),
    why: z.array(statement).default([]).describe('为什么这样办，不那样办：写明决定它的规定。'),
    documents: z.array(documentCode).default([]).describe('这一天写的或者用的文书，本案卷里有的。'),
    within: z
      .array(
        z.strictObject({
          limit: limitCode.describe('哪一个时限。'),
          since: partId.describe('从哪一天算起：那一天的 id。'),
          extended: z.boolean().default(false).describe('批准延长了的写 true：按延长以后的日期算。'),
        }),
      )
      .default([])
      .describe('要在期限以内的：检查会算，晚了的不通过。'),
  })
  .meta({ id: 'caseEvent', title: '时间线的一天', description: '模拟案卷时间线上的一天。' });

/** A faulty piece of a paper and the mistakes to find in it (找错练习). */
export const caseExercise = z
  .strictObject({
    id: partId,
    title: text.describe('练习的名字。'),
    document: documentCode.describe('片段出自哪一份文书。'),
    task: text.describe('读者看到什么，要做什么：一两句话。'),
    piece: z
      .array(z.strictObject({ label: text.describe('填写项的名字。'), text: text.describe('填了什么，其中有错。') }))
      .min(1)
      .describe('片段，一行一项。'),
    mistakes: z
      .array(
        z.strictObject({
          quote: text.describe('错的几个字，照抄片段里的。'),
          wrong: text.describe('错在哪里。'),
          right: text.describe('应该怎么写。'),
          source: provenance,
        }),
      )
      .min(1)
      .describe('片段里的错。'),
  })
  .meta({ id: 'caseExercise', title: '找错练习', description: '写错了的一段文书，和里面的错。' });

/** A mock case (模拟案卷): the fictional papers of one case, its time line and exercises. `content/cases/*.yaml`. */
export const mockCase = z
  .strictObject({
    code: z
      .string()
      .regex(/^AJ-\d{2}$/, 'AJ- 加两位数字，如 AJ-01')
      .describe('案卷的编号：AJ- 加两位数字，如 AJ-01；公布后不改。'),
    ...entryBase,
    ending: text.describe('结果，几个字，如“警告处分”“澄清了结”。'),
    events: z.array(caseEvent).min(3).describe('时间线，最早的在前。'),
    volumes: z.array(caseVolume).min(1).describe('各卷，按装卷的顺序。'),
    papers: z.array(casePaper).min(2).describe('各份文书，一卷一卷，按装订的顺序。'),
    exercises: z.array(caseExercise).default([]).describe('找错练习。'),
  })
  .meta({ title: '模拟案卷', description: '一个虚构的案子一个文件：时间线、填好的文书、找错练习。' });

/** A mock case with its papers. */
export type MockCase = z.output<typeof mockCase>;
/** A day of the time line. */
export type CaseEvent = z.output<typeof caseEvent>;
