import { z } from 'zod';
import { code, order, reviewFields, text } from './provenance.ts';

/** A question as people ask it (常问), and the part of the site that answers it. */
export const question = z.strictObject({
  /** The wording that is shown: "收到匿名信怎么处理". */
  ask: text,
  /** Other wordings of the same question, for search only. */
  also: z.array(text).default([]),
  /** Code of the part that holds the answer: a step, provision, task, limit, document, term … */
  answer: code,
});

/** Questions about one subject: `content/questions/*.yaml`. */
export const questionGroup = z.strictObject({
  title: text,
  order,
  lead: text,
  ...reviewFields,
  questions: z.array(question).min(1),
});

/** What a question may ask for; search answers each with a fact of that kind. */
export const intents = ['limit', 'approval', 'document', 'definition', 'person'] as const;

/** How people say things (说法对照), as against how the regulations do: `content/wording.yaml`. */
export const wording = z.strictObject({
  ...reviewFields,
  /** Words that carry no meaning in a question: 请问, 怎么办, 的. */
  filler: z.array(text).min(1),
  groups: z
    .array(
      z.strictObject({
        /** The standard word: 时限. */
        standard: text,
        /** Words that mean the same in a question: 几天, 多久. */
        everyday: z.array(text).min(1),
        /** What a question with one of these words asks for. */
        intent: z.enum(intents).optional(),
      }),
    )
    .min(1),
});

/** Questions about one subject. */
export type QuestionGroup = z.output<typeof questionGroup>;
/** How people say things. */
export type Wording = z.output<typeof wording>;
/** What a question may ask for. */
export type Intent = (typeof intents)[number];
