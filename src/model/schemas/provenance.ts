import { z } from 'zod';

/**
 * Chinese text that says something: not blank, not only punctuation (a cell of a table may be a lone `—`), no
 * placeholder. Inline markup: `**bold**` and `[words](CX-04.3)` — a link to a code.
 */
export const text = z
  .string()
  .trim()
  .min(1, { abort: true })
  // Without flags but `u`: a JSON Schema carries none, and readers of one set `u`.
  .regex(/^—$|^(?!(待补|待填|待写|TODO|TBD)[。.…]*$)[\s\S]*[\p{L}\p{N}]/u, '有内容的话；表格里没有的一格写“—”')
  .meta({
    id: 'text',
    title: '文字',
    description: '一段有内容的话，只用两种标记：**加粗** 和 [文字](编号)。',
  });

/** Calendar date, Asia/Shanghai, `YYYY-MM-DD`, in this century. */
export const date = z.iso
  .date({ abort: true })
  .refine((day) => /^20/.test(day), { params: { rule: 'date-century' } })
  .meta({ id: 'date', title: '日期', description: '年-月-日，如 2022-03-01；北京时间，2000 年以后。' });

/** Months from one review (复核) to the next. */
export const months = z.int().min(1).max(60);

/**
 * A date of a regulation, of which only the year or the month may be known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. None is
 * older than the party or of another century than this.
 */
export const partialDate = z
  .string()
  .regex(/^(19[2-9]\d|20\d\d)(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, {
    error: '1921 年以后的年、年-月或者年-月-日，如 2018、2018-10、2018-10-01',
    abort: true,
  })
  .refine((day) => day.length < 10 || z.iso.date().safeParse(day).success, { params: { rule: 'date-exists' } })
  .meta({
    id: 'partialDate',
    title: '日期或年月',
    description: '年、年-月或者年-月-日，如 2018、2018-10、2018-10-01；知道多少写多少，1921 年以后。',
  });

/** Place of a group among the groups of its kind, from 1. */
export const order = z.int().min(1).max(99).describe('在同类各组里排第几，从 1 数起，不重复，不空缺。');

/** Pattern of every code on the site: an entry (`CX-04`, `YD-2022-07`) or a part of one (`CX-04.3`). */
export const codePattern = /^[A-Z]{2}-\d{1,4}(-\d{2})?(\.[A-Za-z0-9-]+)?$/;

/** A code of an entry or of a part. */
export const code = z.string().regex(codePattern, '站内编号，如 CX-04、YD-2022-07 或者 CX-04.3').meta({
  id: 'code',
  title: '站内编号',
  description: '站内已有的编号：一个条目，如 CX-04、YD-2022-07；或者其中一处，如 CX-04.3。',
});

/** Code of a document (文书). */
export const documentCode = z
  .string()
  .regex(/^WS-\d{2}$/, 'WS- 加两位数字，如 WS-01')
  .meta({ id: 'documentCode', title: '文书编号', description: '一份文书的编号，如 WS-01。' });

/** The id of a part inside its entry: explicit, never a position; it becomes the last piece of the part's code. */
export const partId = z
  .string()
  .regex(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/, '字母、数字和连字符，如 3 或者 A2')
  .meta({
    id: 'partId',
    title: '条目内的 id',
    description: '字母、数字和连字符，如 3 或者 A2；同一条目里不重复，公布后不改。全编号是“条目编号.id”，如 CX-04.3。',
  });

/**
 * Reference to a basis (依据): a regulation version, or an article of one, with an optional locator.
 * `YJ-01`, `YJ-01.21`, `YJ-01.21 第二款`, `BJ-01.A2`.
 */
export const basisPattern = /^((?:YJ|BJ)-\d{2})(?:\.([A-Za-z0-9-]+))?(?: (\S.*))?$/;

/** Where in an article: a paragraph (款), an item (项), a sentence (句), or one inside the other. */
const place = '(?:末款|(?:第[一二三四五六七八九十]+[款项目段句])+)';
const basisForm = new RegExp(`^(?:YJ|BJ)-\\d{2}(?:\\.[A-Za-z0-9-]+(?: ${place}(?:、${place})*)?)?$`);

/** A reference to a basis. */
const basisReference = z.string().regex(basisForm, '依据的编号，如 YJ-01、YJ-01.21 或者 YJ-01.21 第二款').meta({
  id: 'basisReference',
  title: '依据的编号',
  description: '一部规定或者其中一条，可以写到款、项，如 YJ-01、YJ-01.21、YJ-01.21 第二款、BJ-01.A2。',
});

/** Where a statement comes from (来源性质), in the order of `design.md` §4. */
export const origins = ['source', 'regulation', 'inferred', 'local', 'editorial'] as const;

/** How far a statement was held against its text (核对程度). */
export const checkStates = ['verified', 'partial', 'unverified'] as const;

/**
 * Where a statement comes from and how far it was checked (出处).
 *
 * Everything but `editorial` needs `basis` and `checked`, `editorial` has neither; whatever is not `verified` needs
 * `caveat`, the reason, and `local` never is. What the background texts say cites one of them, what a regulation says
 * cites a regulation.
 */
export const provenance = z
  .strictObject({
    origin: z
      .enum(origins)
      .describe(
        '来源性质：source 背景材料这样说，regulation 规定这样说，inferred 从规定推出来、没有专门对机关纪委说，local 由本地规定决定、文本没有公开，editorial 编者建议、不约束谁。',
      ),
    checked: z
      .enum(checkStates)
      .optional()
      .describe('核对程度：verified 对照过文本，partial 只核对了一部分，unverified 没有核对。编者建议不写，其他都写。'),
    basis: z.array(basisReference).default([]).describe('依据，可以有几条。编者建议不写，其他至少一条。'),
    formerly: z.array(basisReference).default([]).describe('以前的版本里说这件事的条文，给看旧文书的人。'),
    caveat: text.optional().describe('为什么没有完全核对，或者用的时候留意什么：一句话。不是 verified 的都写。'),
  })
  .superRefine((value, context) => {
    if (value.origin === 'editorial') {
      for (const field of ['checked', 'basis', 'formerly'] as const) {
        const written = value[field];
        if (written === undefined || written.length === 0) continue;
        context.addIssue({ code: 'custom', path: [field], params: { rule: 'provenance-editorial' } });
      }
      return;
    }
    if (value.origin === 'local' && value.checked === 'verified') {
      context.addIssue({ code: 'custom', path: ['checked'], params: { rule: 'provenance-local' } });
    }
    if (!value.checked) {
      context.addIssue({ code: 'custom', path: ['checked'], params: { rule: 'provenance-checked' } });
    }
    if (value.basis.length === 0) {
      context.addIssue({ code: 'custom', path: ['basis'], params: { rule: 'provenance-basis' } });
    }
    const kind = value.origin === 'source' ? 'BJ-' : value.origin === 'regulation' ? 'YJ-' : '';
    const readable = value.basis.length > 0 && value.basis.every((reference) => basisPattern.test(reference));
    if (readable && !value.basis.some((reference) => reference.startsWith(kind))) {
      context.addIssue({ code: 'custom', path: ['origin'], params: { rule: `provenance-${value.origin}` } });
    }
    if ((value.checked === 'partial' || value.checked === 'unverified') && !value.caveat) {
      context.addIssue({ code: 'custom', path: ['caveat'], params: { rule: 'provenance-caveat' } });
    }
  })
  .meta({ id: 'provenance', title: '出处', description: '这一处从哪里来、核对到什么程度。' });

/** A statement with its own provenance; without `source` it shares that of the part it stands in. */
export const statement = z
  .strictObject({
    text: text.describe('一句话：一句一个动作，或者一个要点。'),
    source: provenance.optional().describe('这一句的出处；和所在的那一处一样的不写。'),
  })
  .meta({ id: 'statement', title: '一句话', description: '一句话，出处和所在的那一处不同的另写。' });

/** A statement that must carry its own provenance and can be cited by `id`. */
export const citedStatement = z
  .strictObject({
    id: partId,
    text: text.describe('说的是什么；编号总表和搜索里用第一句做名字。'),
    source: provenance,
  })
  .meta({ id: 'citedStatement', title: '有编号的话', description: '可以单独引用的一条，自己带出处。' });

/** When a file was last reviewed and is to be reviewed again. */
export const reviewFields = {
  reviewedOn: date.describe('上次有人把这个文件和依据核对的日期。'),
  reviewEveryMonths: months.optional().describe('几个月以内再核对；不写就照 site.yaml 里的。'),
};

/** Fields that every entry (one file, one page) has. */
export const entryBase = {
  title: text.describe('标题。'),
  lead: text.describe('一两句话：先说答案，再说为什么。'),
  related: z.array(code).default([]).describe('接着读哪些条目；反过来的链接自动生成。'),
  ...reviewFields,
  history: z
    .array(
      z.strictObject({
        date: date.describe('改动的日期。'),
        change: text.describe('改了什么。'),
        minor: z.boolean().default(false).describe('小改动，页面上不显示。'),
      }),
    )
    .min(1)
    .refine((changes) => changes.some(({ minor }) => !minor), {
      path: [0, 'minor'],
      params: { rule: 'history-shown' },
    })
    .describe('修订记录，最新的在最后；至少一次不是小改动。'),
};

/** Where a statement comes from and how far it was checked. */
export type Provenance = z.output<typeof provenance>;
/** A statement with optional provenance of its own. */
export type Statement = z.output<typeof statement>;
/** A statement with provenance that can be cited. */
export type CitedStatement = z.output<typeof citedStatement>;
