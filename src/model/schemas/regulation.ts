import { z } from 'zod';
import { checkStates, partialDate, partId, reviewFields, text } from './provenance.ts';

/** An article (条) of a regulation as far as the site uses it, restated in our own words. */
export const article = z
  .strictObject({
    /** Number of the article in the text: `'21'`; `A2` for a paragraph of a background text. */
    id: partId,
    /** What the article is about: a few words. */
    title: text,
    /** What it says, restated. */
    text,
    checked: z.enum(checkStates),
    caveat: text.optional(),
    /** Code of the article of the current version that took its place: `YJ-12.44`. */
    succeededBy: z
      .string()
      .regex(/^YJ-\d{2}\.[A-Za-z0-9-]+$/, '一条条文的编号，如 YJ-01.21')
      .optional(),
  })
  .refine(({ checked, caveat }) => checked === 'verified' || caveat !== undefined, {
    path: ['caveat'],
    params: { rule: 'article-caveat' },
  });

/** Kinds of basis, in the order of the index page. */
export const regulationKinds = [
  'party-regulation',
  'law',
  'central-document',
  'standard',
  'local-document',
  'background',
] as const;

/** One version of a regulation, law, standard or document (依据): `content/regulations/*.yaml`. */
export const regulation = z.strictObject({
  code: z.string().regex(/^(YJ|BJ)-\d{2}$/, 'YJ- 或者 BJ- 加两位数字，如 YJ-01'),
  /** Exact title without 《》. */
  title: text,
  /** What is printed in basis lines: "监督执纪工作规则（2019）". With 《》 added by the site if `bookTitle`. */
  short: text,
  /** Whether titles are set in 《》. */
  bookTitle: z.boolean().default(true),
  kind: z.enum(regulationKinds),
  /** Key shared by all versions of the same regulation: `disciplinary-sanctions`. */
  series: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '小写字母、数字和连字符，如 disciplinary-sanctions'),
  /** Who issued it, as far as the sources say. */
  issuer: text.optional(),
  adoptedOn: partialDate.optional(),
  issuedOn: partialDate.optional(),
  /** First day in force. Absent if not known. */
  inForceFrom: partialDate.optional(),
  /** Last day in force. Absent while in force or if not known. */
  inForceTo: partialDate.optional(),
  supersedes: z.array(z.string().regex(/^YJ-\d{2}$/, 'YJ- 加两位数字，如 YJ-01')).default([]),
  /** How much of the text was read. */
  read: z.enum(['full', 'partial', 'secondary', 'none']),
  /** The same in a sentence: "77 条全文". */
  readNote: text,
  /** Whether the text is public. Local documents mostly are not. */
  public: z.boolean(),
  /** What the reader should know: history, pitfalls. */
  notes: z.array(text).default([]),
  articles: z.array(article).default([]),
  ...reviewFields,
});

/** One version of a regulation (依据). */
export type Regulation = z.output<typeof regulation>;
