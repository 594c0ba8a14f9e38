import { z } from 'zod';
import { checkStates, partialDate, partId, reviewFields, text } from './provenance.ts';

/** An article (条) of a regulation as far as the site uses it, restated in our own words. */
export const article = z
  .strictObject({
    id: partId.describe("条文的号，如 '21'；背景材料的一段，如 A2。"),
    title: text.describe('这一条说什么事：几个字。'),
    text: text.describe('这一条怎么说，用自己的话转述。'),
    checked: z
      .enum(checkStates)
      .describe('核对程度：verified 对照过文本，partial 只核对了一部分，unverified 没有核对。'),
    caveat: text.optional().describe('为什么没有完全核对：一句话。不是 verified 的都写。'),
    succeededBy: z
      .string()
      .regex(/^YJ-\d{2}\.[A-Za-z0-9-]+$/, '一条条文的编号，如 YJ-01.21')
      .optional()
      .describe('旧版的条文：现行版本里对应的一条，如 YJ-12.44。'),
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

/** Key shared by all versions of one regulation. */
export const series = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '小写字母、数字和连字符，如 disciplinary-sanctions')
  .describe('同一部规定各个版本共用的代号，如 disciplinary-sanctions。');

/** One version of a regulation, law, standard or document (依据): `content/regulations/*.yaml`. */
export const regulation = z
  .strictObject({
    code: z
      .string()
      .regex(/^(YJ|BJ)-\d{2}$/, 'YJ- 或者 BJ- 加两位数字，如 YJ-01')
      .describe('依据的编号：规定写 YJ- 加两位数字，背景材料写 BJ- 加两位数字；公布后不改。'),
    title: text.describe('准确的名称，不带书名号。'),
    short: text.describe('依据行里的简称，如“监督执纪工作规则（2019）”；书名号由本站加。'),
    bookTitle: z.boolean().default(true).describe('名称要不要加书名号。'),
    kind: z
      .enum(regulationKinds)
      .describe(
        '种类：party-regulation 党内法规，law 法律法规，central-document 中央文件，standard 标准，local-document 本市文件，background 背景材料。',
      ),
    series,
    issuer: text.optional().describe('制定机关；来源写了才写。'),
    adoptedOn: partialDate.optional().describe('通过或者批准的日期。'),
    issuedOn: partialDate.optional().describe('发布的日期。'),
    inForceFrom: partialDate.optional().describe('施行的第一天；不知道的不写。'),
    inForceTo: partialDate.optional().describe('有效的最后一天；现行有效的、不知道的不写。'),
    supersedes: z
      .array(z.string().regex(/^YJ-\d{2}$/, 'YJ- 加两位数字，如 YJ-01'))
      .default([])
      .describe('取代了哪些版本，如 YJ-02；被取代的写 inForceTo。'),
    read: z
      .enum(['full', 'partial', 'secondary', 'none'])
      .describe('读到多少：full 全文，partial 一部分，secondary 只读到转述，none 没有读到。'),
    readNote: text.describe('读到多少，写成一句话，如“77 条全文”。'),
    public: z.boolean().describe('文本是不是公开的。'),
    notes: z.array(text).default([]).describe('读者该知道的事：来历、容易弄错的地方。'),
    articles: z.array(article).default([]).describe('本站用到的条文；别处只能引用这里转述过的。'),
    ...reviewFields,
  })
  .meta({ title: '依据', description: '一部规定的一个版本一个文件；修订了就新建一个，旧的写 inForceTo。' });

/** One version of a regulation (依据). */
export type Regulation = z.output<typeof regulation>;
