import { z } from 'zod';
import { provenance, text } from './provenance.ts';

/** Units of a time limit. Months and years are calendar ones, never 30 or 365 days. */
export const units = ['hour', 'day', 'workday', 'month', 'quarter', 'year'] as const;

/** Permanent code of a time limit. */
export const limitCode = z
  .string()
  .regex(/^SX-\d{2}$/, 'SX- 加两位数字，如 SX-01')
  .meta({ id: 'limitCode', title: '时限编号', description: '一个时限的编号，如 SX-01。' });

/** Beyond this a number is a slip of the keyboard: no limit is that long in any unit. */
const amount = z.int().positive().max(999);
const unit = z
  .enum(units)
  .describe(
    '单位，和 amount 一起写：hour 小时，day 日，workday 工作日，month 月，quarter 季度，year 年。月和年照日历算，不折成天。',
  );

const span = { amount: amount.describe('数量，和 unit 一起写。'), unit };

/** Whether a limit can be extended: `yes`, `no` (the text forbids it) or `unstated` (no text was found). */
const extension = z
  .strictObject({
    allowed: z.enum(['yes', 'no', 'unstated']).describe('能不能延长：yes 能，no 条文写明不能，unstated 没有找到说法。'),
    amount: amount.optional().describe('条文准许延长多久，和 unit 一起写。'),
    unit: unit.optional(),
    atMost: z.strictObject(span).optional().describe('连延长在内，最长多久。'),
    text: text.optional().describe('谁批、什么时候可以延：给读者看的一句话。'),
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
  code: limitCode.describe('时限自己的编号，公布后不改，如 SX-09。'),
  what: text.describe('要办的事：短语，用在表格里。'),
  short: text.optional().describe('两三个词，用在流程图和“一眼看懂”里。'),
  retired: z.boolean().default(false).describe('true 是不能再用的旧数字：另外列出，不拿来计算。'),
  scope: text.optional().describe('只约束一部分人或者事的，写明，如“只适用于监察处理决定”。'),
  source: provenance,
};

/** A time limit (时限): counted from an event, recurring, or expressly not set by the text. */
export const timeLimit = z
  .discriminatedUnion('kind', [
    z
      .strictObject({
        kind: z.literal('duration').describe('从一件事算起的期限。'),
        ...common,
        ...span,
        from: text.describe('从哪一件事算起，如“收到函件”。'),
        until: text.optional().describe('算到哪一件事为止；条文写了才写，如“提出处理意见呈批之日”。'),
        extension: extension.describe('能不能延长。'),
      })
      .refine(({ amount, unit, extension: { atMost } }) => atMost?.unit !== unit || atMost.amount > amount, {
        path: ['extension', 'atMost', 'amount'],
        params: { rule: 'extension-at-most' },
      })
      .meta({ title: '期限' }),
    z
      .strictObject({
        kind: z.literal('recurring').describe('每隔一段时间办一次。'),
        ...common,
        every: z.enum(periods).describe('多久一次：month 每月，quarter 每季度，half-year 每半年，year 每年。'),
        due: text.describe('读者看到的说法，如“每季度首月 15 日前”；里面有“每季度”这样的词。'),
        dayOfFirstMonth: z.int().min(1).max(31).optional().describe('首月几日以前；due 写明了几日的才写。'),
        covers: text.optional().describe('报的是哪一段时间的事，如“上一季度已作决定的”。'),
      })
      .superRefine(({ every, due, dayOfFirstMonth }, context) => {
        const report = (field: string, rule: string): void => {
          context.addIssue({ code: 'custom', path: [field], params: { rule } });
        };
        if (!periodWords[every].some((words) => due.includes(words))) report('every', 'recurring-every');
        if (/(\d+) ?日/.exec(due)?.[1] !== dayOfFirstMonth?.toString()) report('dayOfFirstMonth', 'recurring-day');
      })
      .meta({ title: '定期' }),
    z
      .strictObject({
        kind: z.literal('unset').describe('条文没有写几天。'),
        ...common,
        says: text.describe('条文怎么说，如“没有统一天数”。'),
      })
      .meta({ title: '没有写定' }),
  ])
  .meta({ id: 'timeLimit', title: '时限', description: '一个时限：从一件事算起的，定期的，或者条文没有写定的。' });

/** A time limit (时限). */
export type TimeLimit = z.output<typeof timeLimit>;
