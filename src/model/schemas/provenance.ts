import { z } from 'zod';

/**
 * Chinese text that says something: not blank, not only punctuation (a cell of a table may be a lone `—`), no
 * placeholder. Inline markup: `**bold**` and `[words](CX-04.3)` — a link to a code.
 */
export const text = z
  .string()
  .trim()
  .min(1, { abort: true })
  .regex(/^—$|^(?!(待补|待填|待写|TODO|TBD)[。.…]*$).*[\p{L}\p{N}]/su, '有内容的话；表格里没有的一格写“—”');

/** Calendar date, Asia/Shanghai, `YYYY-MM-DD`, in this century. */
export const date = z.iso.date({ abort: true }).refine((day) => /^20/.test(day), { params: { rule: 'date-century' } });

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
  .refine((day) => day.length < 10 || z.iso.date().safeParse(day).success, { params: { rule: 'date-exists' } });

/** Place of a group among the groups of its kind, from 1. */
export const order = z.int().min(1).max(99);

/** Pattern of every code on the site: an entry (`CX-04`, `YD-2022-07`) or a part of one (`CX-04.3`). */
export const codePattern = /^[A-Z]{2}-\d{1,4}(-\d{2})?(\.[A-Za-z0-9-]+)?$/;

/** A code of an entry or of a part. */
export const code = z.string().regex(codePattern, '站内编号，如 CX-04、YD-2022-07 或者 CX-04.3');

/** The id of a part inside its entry: explicit, never a position; it becomes the last piece of the part's code. */
export const partId = z.string().regex(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/, '字母、数字和连字符，如 3 或者 A2');

/**
 * Reference to a basis (依据): a regulation version, or an article of one, with an optional locator.
 * `YJ-01`, `YJ-01.21`, `YJ-01.21 第二款`, `BJ-01.A2`.
 */
export const basisPattern = /^((?:YJ|BJ)-\d{2})(?:\.([A-Za-z0-9-]+))?(?: (\S.*))?$/;

/** Where in an article: a paragraph (款), an item (项), a sentence (句), or one inside the other. */
const place = '(?:末款|(?:第[一二三四五六七八九十]+[款项目段句])+)';
const basisForm = new RegExp(`^(?:YJ|BJ)-\\d{2}(?:\\.[A-Za-z0-9-]+(?: ${place}(?:、${place})*)?)?$`);

/** A reference to a basis. */
const basisReference = z.string().regex(basisForm, '依据的编号，如 YJ-01、YJ-01.21 或者 YJ-01.21 第二款');

/** Where a statement comes from (来源性质), in the order of `design.md` §4. */
export const origins = ['source', 'regulation', 'inferred', 'local', 'editorial'] as const;

/** How far a statement was held against its text (核对程度). */
export const checkStates = ['verified', 'partial', 'unverified'] as const;

/**
 * Where a statement comes from and how far it was checked (出处).
 *
 * - `source` the background texts say so; `regulation` a regulation says so; `inferred` follows from a regulation but
 *   is not stated for departmental committees; `local` a local rule decides and its text is not public; `editorial`
 *   our suggestion, which binds nobody.
 * - Everything but `editorial` needs `basis` and `checked`, `editorial` has neither; whatever is not `verified` needs
 *   `caveat`, the reason, and `local` never is. What the background texts say cites one of them, what a regulation says
 *   cites a regulation.
 */
export const provenance = z
  .strictObject({
    origin: z.enum(origins),
    checked: z.enum(checkStates).optional(),
    basis: z.array(basisReference).default([]),
    /** Earlier versions that said it, for readers of older papers: `YJ-11.41`. */
    formerly: z.array(basisReference).default([]),
    /** Why it is not verified, or what to mind: one short sentence. */
    caveat: text.optional(),
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
  });

/** A statement with its own provenance; without `source` it shares that of the part it stands in. */
export const statement = z.strictObject({ text, source: provenance.optional() });

/** A statement that must carry its own provenance and can be cited by `id`. */
export const citedStatement = z.strictObject({ id: partId, text, source: provenance });

/** When a file was last reviewed and is to be reviewed again. */
export const reviewFields = {
  /** Day on which a person last held the file against its sources. */
  reviewedOn: date,
  /** Months until the next review is due; without it those of `site.yaml`. */
  reviewEveryMonths: months.optional(),
};

/** Fields that every entry (one file, one page) has. */
export const entryBase = {
  title: text,
  /** One or two sentences: the answer before the explanation. */
  lead: text,
  /** Codes of entries worth reading next; the way back is drawn automatically. */
  related: z.array(code).default([]),
  ...reviewFields,
  /** What changed, newest last. `minor` changes are not shown. */
  history: z
    .array(z.strictObject({ date, change: text, minor: z.boolean().default(false) }))
    .min(1)
    .refine((changes) => changes.some(({ minor }) => !minor), {
      path: [0, 'minor'],
      params: { rule: 'history-shown' },
    }),
};

/** Where a statement comes from and how far it was checked. */
export type Provenance = z.output<typeof provenance>;
/** A statement with optional provenance of its own. */
export type Statement = z.output<typeof statement>;
/** A statement with provenance that can be cited. */
export type CitedStatement = z.output<typeof citedStatement>;
