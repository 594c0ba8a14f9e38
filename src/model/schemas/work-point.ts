import { z } from 'zod';
import { citedStatement, code, entryBase, partId, provenance, reviewFields, statement, text } from './provenance.ts';
import { actor } from './provision.ts';

/** A task (任务) into which a work point is broken. */
export const task = z
  .strictObject({
    id: partId,
    title: text.describe('清单和表格里的短名字。'),
    what: text.describe('做什么，用自己的话转述。'),
    lead: actor.describe('谁牵头。'),
    cooperate: actor.optional().describe('谁配合。'),
    rhythm: z
      .strictObject({
        quarters: z.array(z.int().min(1).max(4)).min(1).describe('一年里的哪几个季度：1 到 4。'),
        text: text.describe('什么时候做，写成一句话。'),
        source: provenance,
      })
      .describe('什么时候做。'),
    evidence: z.strictObject({ text: text.describe('留下什么。'), source: provenance }).describe('怎么看出做了。'),
    risk: z.strictObject({ text: text.describe('容易出什么问题。'), source: provenance }).describe('容易出的问题。'),
    serves: z.array(code).default([]).describe('用得上的程序、文书、术语和规则。'),
    source: provenance,
  })
  .meta({ id: 'task', title: '任务', description: '一项要点分成的任务。' });

/** A work point (工作要点): `content/work-points/YEAR/*.mdx`. */
export const workPoint = z
  .strictObject({
    code: z
      .string()
      .regex(/^YD-\d{4}-\d{2}$/, 'YD-、年份和两位数字，如 YD-2022-01')
      .describe('要点的编号：YD-、年份和两位数字，如 YD-2022-01；公布后不改。'),
    ...entryBase,
    number: z.int().positive().describe('在当年要点里排第几。'),
    part: z.int().positive().describe('属于第几部分，照 year.yaml 的 parts。'),
    points: z.array(citedStatement).default([]).describe('固定的提法和点名的事项，每项一句。'),
    tasks: z.array(task).min(1).describe('分成的任务。'),
    since: z.array(statement).default([]).describe('那一年以后变了的规定：今天的读者要留意什么。'),
  })
  .meta({ title: '工作要点', description: '一年的一项要点一个文件。' });

const yearPart = z.strictObject({
  number: z.int().positive().describe('第几部分。'),
  title: text.describe('这一部分的标题。'),
  short: text.describe('导航里的短名字。'),
  source: provenance,
});

/** The frame of one year's work points: `content/work-points/YEAR/year.yaml`. */
export const workYear = z
  .strictObject({
    code: z
      .string()
      .regex(/^YD-\d{4}$/, 'YD- 加四位数字，如 YD-2022')
      .describe('编号：YD- 加年份，如 YD-2022；公布后不改。'),
    title: text.describe('标题。'),
    lead: text.describe('一两句话说明这一年。'),
    year: z.int().describe('年份，四位数字。'),
    requirement: z.array(citedStatement).min(1).describe('总体要求，一句一条。'),
    quarters: text.optional().describe('来源怎么说任务按季度办。'),
    parts: z.array(yearPart).min(1).describe('要点分成的几部分。'),
    ...reviewFields,
  })
  .meta({ title: '年度要点', description: '一年要点的总体要求和各部分；每年一个文件。' });

/**
 * A year that is being prepared (草稿), marked by `draft: true` in its `year.yaml`: what is written so far, and nothing
 * else. It is not on the site and has no published codes; once the line is taken away, everything is asked for.
 */
export const workYearDraft = z.strictObject({
  ...workYear.partial().shape,
  code: workYear.shape.code,
  title: text,
  year: workYear.shape.year,
  draft: z.literal(true).describe('草稿：还不上网站；写好了，去掉这一行。'),
  parts: z
    .array(z.strictObject({ ...yearPart.partial().shape, number: yearPart.shape.number, title: text }))
    .default([]),
});

/** A work point of a year that is being prepared: its place and title, and what is written so far. */
export const workPointDraft = z.strictObject({
  ...workPoint.partial().shape,
  code: workPoint.shape.code,
  title: text,
  number: workPoint.shape.number,
});

/** A work point (工作要点). */
export type WorkPoint = z.output<typeof workPoint>;
/** The frame of one year's work points. */
export type WorkYear = z.output<typeof workYear>;
/** The frame of a year that is being prepared. */
export type WorkYearDraft = z.output<typeof workYearDraft>;
/** A work point of a year that is being prepared. */
export type WorkPointDraft = z.output<typeof workPointDraft>;
