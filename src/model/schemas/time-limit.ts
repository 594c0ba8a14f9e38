import { z } from 'zod';
import { provenance, text } from './provenance.ts';

/** Units of a time limit. Months and years are calendar ones, never 30 or 365 days. */
export const units = ['hour', 'day', 'workday', 'month', 'quarter', 'year'] as const;

/** Permanent code of a time limit. */
export const limitCode = z.string().regex(/^SX-\d{2}$/, 'SX- 加两位数字，如 SX-01');

const span = { amount: z.int().positive(), unit: z.enum(units) };

/** Whether a limit can be extended: `yes`, `no` (the text forbids it) or `unstated` (no text was found). */
const extension = z
  .strictObject({
    allowed: z.enum(['yes', 'no', 'unstated']),
    /** The extension that the text grants. */
    ...{ amount: z.int().positive().optional(), unit: z.enum(units).optional() },
    /** The longest that the whole may take, extension included. */
    atMost: z.strictObject(span).optional(),
    /** Who grants it and when: shown to the reader. */
    text: text.optional(),
  })
  .superRefine(({ allowed, amount, unit, atMost, text: words }, context) => {
    const report = (field: string, rule: string): void => {
      context.addIssue({ code: 'custom', path: [field], params: { rule } });
    };
    if (amount !== undefined && unit === undefined) report('unit', 'extension-span');
    else if (amount === undefined && unit !== undefined) report('amount', 'extension-span');
    else if (allowed === 'yes' && amount === undefined && !atMost && !words) report('text', 'extension-how');
    if (allowed !== 'yes' && (amount !== undefined || atMost)) report('allowed', 'extension-allowed');
  });

const periods = ['month', 'quarter', 'half-year', 'year'] as const;

/** How the words of a recurring limit name its period. */
const periodWords: Readonly<Record<(typeof periods)[number], readonly string[]>> = {
  month: ['每月', '每个月'],
  quarter: ['每季度', '每个季度'],
  'half-year': ['每半年'],
  year: ['每年'],
};

const common = {
  /** Permanent code of the limit: `SX-09`. */
  code: limitCode,
  /** What must be done: a short noun phrase for tables. */
  what: text,
  /** Two or three words for the diagram and the glance: optional. */
  short: text.optional(),
  /** `true` for old figures that must no longer be used; shown apart, never computed. */
  retired: z.boolean().default(false),
  /** Whom it binds if not everybody who reads the page: "只适用于监察处理决定". */
  scope: text.optional(),
  source: provenance,
};

/** A time limit (时限): counted from an event, recurring, or expressly not set by the text. */
export const timeLimit = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('duration'),
      ...common,
      ...span,
      /** The event from which it runs: "收到函件". */
      from: text,
      /** Where the counting stops, if the text says so: "提出处理意见呈批之日". */
      until: text.optional(),
      extension,
    })
    .refine(({ amount, unit, extension: { atMost } }) => atMost?.unit !== unit || atMost.amount > amount, {
      path: ['extension', 'atMost', 'amount'],
      params: { rule: 'extension-at-most' },
    }),
  z
    .strictObject({
      kind: z.literal('recurring'),
      ...common,
      every: z.enum(periods),
      /** "每季度首月 15 日前": as the reader sees it. */
      due: text,
      /** Day of the first month of the period by which it is due, where the text names one. */
      dayOfFirstMonth: z.int().min(1).max(31).optional(),
      /** What the period covers: "上一季度已作决定的". */
      covers: text.optional(),
    })
    .superRefine(({ every, due, dayOfFirstMonth }, context) => {
      const report = (field: string, rule: string): void => {
        context.addIssue({ code: 'custom', path: [field], params: { rule } });
      };
      if (!periodWords[every].some((words) => due.includes(words))) report('every', 'recurring-every');
      if (/(\d+) ?日/.exec(due)?.[1] !== dayOfFirstMonth?.toString()) report('dayOfFirstMonth', 'recurring-day');
    }),
  z.strictObject({
    kind: z.literal('unset'),
    ...common,
    /** What the text says instead: "没有统一天数". */
    says: text,
  }),
]);

/** A time limit (时限). */
export type TimeLimit = z.output<typeof timeLimit>;
