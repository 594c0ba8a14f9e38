import { z } from 'zod';
import { code, date, entryBase, partId, provenance, statement, text } from './provenance.ts';
import { limitCode } from './time-limit.ts';

/** What every question of a self-test has. */
const questionBase = {
  id: partId,
  ask: text.describe('问的话。'),
  explain: text.describe('为什么这样答对：答完以后显示。'),
  see: z.array(code).min(1).describe('答案写在哪里。'),
  source: provenance,
};

const option = z.strictObject({
  text: text.describe('选项的话。'),
  right: z.boolean().default(false).describe('是不是对的。'),
  why: text.describe('为什么对或者错：一句话。'),
});

const rightOnes = (options: readonly { right: boolean }[]): number => options.filter(({ right }) => right).length;

/** A question of a self-test (自测题). */
export const testQuestion = z
  .discriminatedUnion('type', [
    z
      .strictObject({
        type: z.literal('single').describe('单选：恰好一个选项是对的。'),
        ...questionBase,
        options: z
          .array(option)
          .min(3)
          .max(6)
          .refine((options) => rightOnes(options) === 1, { params: { rule: 'test-single' } })
          .describe('选项；恰好一个 right: true。'),
      })
      .meta({ title: '单选题' }),
    z
      .strictObject({
        type: z.literal('multiple').describe('多选：两个以上是对的，也不全对。'),
        ...questionBase,
        options: z
          .array(option)
          .min(3)
          .max(7)
          .refine((options) => rightOnes(options) >= 2 && rightOnes(options) < options.length, {
            params: { rule: 'test-multiple' },
          })
          .describe('选项；至少两个 right: true，也至少一个不是。'),
      })
      .meta({ title: '多选题' }),
    z
      .strictObject({
        type: z.literal('order').describe('排序：按先后排好。'),
        ...questionBase,
        items: z.array(text).min(3).max(7).describe('要排的几项，照正确的先后写；显示时打乱。'),
      })
      .meta({ title: '排序题' }),
    z
      .strictObject({
        type: z.literal('deadline').describe('算期限：答案由时限和日期算出来。'),
        ...questionBase,
        limit: limitCode.describe('算哪一个时限。'),
        since: date.describe('从哪一天算起。'),
      })
      .meta({ title: '算期限' }),
  ])
  .meta({ id: 'testQuestion', title: '自测题', description: '一道自测题。' });

/** An exercise over the mock dossier (练习). */
export const courseExercise = z
  .strictObject({
    id: partId,
    title: text.describe('练习的名字。'),
    task: z.array(text).min(1).describe('做什么，按先后：一句一个动作。'),
    see: z.array(code).min(1).describe('用到的模拟案卷、它的一处，以及有帮助的各处。'),
    answer: z.array(statement).min(1).describe('怎么做，为什么。'),
  })
  .meta({ id: 'courseExercise', title: '练习', description: '课里的一个练习。' });

/** A lesson (课): what to read, what to take along, what to try. */
export const lesson = z
  .strictObject({
    id: partId,
    title: text.describe('课的名字。'),
    minutes: z.int().min(5).max(120).describe('要多少分钟：编者的估计。'),
    goal: text.describe('学完能做什么：一句话。'),
    read: z
      .array(z.strictObject({ to: code.describe('读哪一处。'), why: text.describe('读的时候看什么。') }))
      .min(1)
      .describe('要读的各处，按先后。'),
    points: z
      .array(z.strictObject({ text: text.describe('一句要点。'), source: provenance }))
      .min(2)
      .describe('要记住的要点，用在幻灯片和讲义里；每句有自己的出处。'),
    exercises: z.array(courseExercise).default([]).describe('练习。'),
  })
  .meta({ id: 'lesson', title: '课', description: '课程的一课：读什么、记什么、练什么。' });

/** A course (课程): lessons over parts of the site, and a self-test. `content/courses/*.yaml`. */
export const course = z
  .strictObject({
    code: z
      .string()
      .regex(/^KC-\d{2}$/, 'KC- 加两位数字，如 KC-01')
      .describe('课程的编号：KC- 加两位数字，如 KC-01；公布后不改。'),
    ...entryBase,
    audience: text.describe('给谁学：一句话。'),
    goals: z.array(text).min(2).describe('学完能做什么，一句一条。'),
    lessons: z.array(lesson).min(2).describe('各课，按先后。'),
    test: z.array(testQuestion).min(5).describe('自测题。'),
  })
  .meta({ title: '课程', description: '一门课程一个文件：几课，一份自测。' });

/** A course. */
export type Course = z.output<typeof course>;
/** A lesson of a course. */
export type Lesson = z.output<typeof lesson>;
/** A question of a self-test. */
export type TestQuestion = z.output<typeof testQuestion>;
