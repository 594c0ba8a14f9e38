import { z } from 'zod';
import { code, order, reviewFields, text } from './provenance.ts';

/** A question as people ask it (常问), and the part of the site that answers it. */
export const question = z.strictObject({
  ask: text.describe('显示的问法，如“收到匿名信怎么处理”。'),
  also: z.array(text).default([]).describe('同一个问题的别的问法，只供搜索。'),
  answer: code.describe('写着答案的那一处，越小越好：步骤、条目、任务、时限、文书、术语。'),
});

/** Questions about one subject: `content/questions/*.yaml`. */
export const questionGroup = z
  .strictObject({
    title: text.describe('这一组问题的名字。'),
    order,
    lead: text.describe('一句话说明这一组问什么。'),
    ...reviewFields,
    questions: z.array(question).min(1).describe('各个问题。'),
  })
  .meta({ title: '常问', description: '平时怎么问，答案在哪里；一组一个文件。' });

/** What a question may ask for; search answers each with a fact of that kind. */
export const intents = ['limit', 'approval', 'document', 'definition', 'person'] as const;

/** How people say things (说法对照), as against how the regulations do: `content/wording.yaml`. */
export const wording = z
  .strictObject({
    ...reviewFields,
    filler: z.array(text).min(1).describe('问句里没有意思的词，如“请问”“怎么办”“的”。'),
    groups: z
      .array(
        z.strictObject({
          standard: text.describe('规范的说法，如“时限”。'),
          everyday: z.array(text).min(1).describe('意思相同的日常说法，如“几天”“多久”。'),
          intent: z
            .enum(intents)
            .optional()
            .describe(
              '带这些词的问句问的是什么：limit 时限，approval 谁审批，document 用什么文书，definition 什么意思，person 谁来办。',
            ),
        }),
      )
      .min(1)
      .describe('一组一种说法；同一个说法只写在一组。'),
  })
  .meta({ title: '说法对照', description: '日常说法和规范说法的对照，供搜索用。' });

/** Questions about one subject. */
export type QuestionGroup = z.output<typeof questionGroup>;
/** How people say things. */
export type Wording = z.output<typeof wording>;
/** What a question may ask for. */
export type Intent = (typeof intents)[number];
