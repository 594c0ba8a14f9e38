import { addMonths, daysIn, partsOf, writtenDate, type CalendarDate } from './calendar-date.ts';
import { addDays, dayWords, isWeekend, weekdayName } from './days.ts';
import { dayKind, firstKnownDay, isWorked, lastKnownDay, type DayKind } from './holidays.ts';

/** Unit of a span of time. */
export type Unit = 'hour' | 'day' | 'workday' | 'month' | 'quarter' | 'year';

/** A span of time. */
export interface Span {
  readonly amount: number;
  readonly unit: Unit;
}

interface Common {
  readonly code: string;
  readonly what: string;
}

/** A limit that runs from an event. */
export interface DurationLimit extends Common, Span {
  readonly kind: 'duration';
  readonly from: string;
  readonly until?: string | undefined;
  readonly extension: {
    readonly allowed: 'yes' | 'no' | 'unstated';
    readonly amount?: number | undefined;
    readonly unit?: Unit | undefined;
    readonly atMost?: Span | undefined;
    readonly text?: string | undefined;
  };
}

/** A limit that returns every period. */
export interface RecurringLimit extends Common {
  readonly kind: 'recurring';
  readonly every: 'month' | 'quarter' | 'half-year' | 'year';
  readonly due: string;
  readonly dayOfFirstMonth?: number | undefined;
  readonly covers?: string | undefined;
}

/** A limit that the text does not set. */
export interface UnsetLimit extends Common {
  readonly kind: 'unset';
  readonly says: string;
}

/** The effect period (影响期) of a sanction. */
export interface EffectPeriod extends Common {
  readonly kind: 'effect';
  readonly months: number;
}

/** What can be computed, as plain data. */
export type Limit = DurationLimit | RecurringLimit | UnsetLimit | EffectPeriod;

/** Days in a row that count, or do not count, for one reason. */
export interface DayRun {
  readonly first: CalendarDate;
  readonly last: CalendarDate;
  readonly kind: DayKind;
  /** Number of the first and of the last day among the working days, if they count. */
  readonly counted?: readonly [number, number];
}

/** A date that follows, and how. */
export interface Due {
  /** Permanent name within its limit, for files. */
  readonly id: 'due' | 'extended' | 'longest' | 'this-period' | 'next-period' | 'effect';
  /** 到期日, 延长 1 个月后 … */
  readonly name: string;
  readonly date: CalendarDate;
  /** The working, a sentence a step. */
  readonly working: readonly string[];
  /** The days between, where working days were counted. */
  readonly runs: readonly DayRun[];
  /** What to mind about the date itself. */
  readonly advice: readonly string[];
}

/** What was computed from a limit and a date. */
export interface Reckoning {
  readonly dues: readonly Due[];
  /** Why a date could not be computed. */
  readonly refused: readonly string[];
  /** What the text says besides: who grants an extension, where the counting stops. */
  readonly says: readonly string[];
}

/** Dates that are accepted: beyond them, a slip of the keyboard is more likely than a deadline. */
export const earliestStart: CalendarDate = '1990-01-01';
export const latestStart: CalendarDate = '2090-12-31';

/** What is wrong with a starting date; nothing if it can be used. */
export function startProblem(date: string): string | undefined {
  if (!partsOf(date)) return '不是日历上的一天';
  if (date < earliestStart || date > latestStart)
    return `只算 ${earliestStart.slice(0, 4)} 年到 ${latestStart.slice(0, 4)} 年的日期`;
  return undefined;
}

/** How the day of the event is treated. The regulations do not say; this is our reading and is shown as such. */
export const startRule = '开始的当天不算，从第二天数起。这是通行算法，条文没有写。';

const unitWords: Record<Unit, string> = {
  hour: '小时',
  day: '日',
  workday: '个工作日',
  month: '个月',
  quarter: '个季度',
  year: '年',
};
const monthsOf: Partial<Record<Unit, number>> = { month: 1, quarter: 3, year: 12 };
const periodMonths = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** Whether a date is needed, and of what: of the event, or any day of the period. */
export function dateNeeded(limit: Limit): 'event' | 'period' | undefined {
  if (limit.kind === 'effect') return 'event';
  if (limit.kind === 'duration') return limit.unit === 'hour' ? undefined : 'event';
  return limit.kind === 'recurring' && limit.dayOfFirstMonth !== undefined ? 'period' : undefined;
}

/**
 * Computes all dates that follow from a limit.
 * @param start day of the event, or any day of the period; without one, only what the text says.
 * @throws RangeError if `start` is not an accepted date.
 */
export function reckon(limit: Limit, start: CalendarDate | undefined): Reckoning {
  if (start !== undefined && startProblem(start) !== undefined) throw new RangeError(`not a starting date: ${start}`);
  switch (limit.kind) {
    case 'duration':
      return reckonDuration(limit, start);
    case 'recurring':
      return reckonRecurring(limit, start);
    case 'effect':
      return start === undefined ? nothing : reckonEffect(limit, start);
    case 'unset':
      return { ...nothing, says: [`规定没有给出期限：${limit.says}`] };
  }
}

/** The last day of a limit, or why there is none. */
export type LastDay = { readonly due: Due } | { readonly why: string };

/**
 * The one last day of a limit that runs from an event.
 * @param start day of the event.
 * @param extended whether an extension was granted: then the longest that the text allows.
 */
export function lastDay(limit: Limit, start: CalendarDate, extended = false): LastDay {
  if (limit.kind !== 'duration') return { why: '这个时限不是从一件事起算的' };
  const wrong = startProblem(start);
  if (wrong !== undefined) return { why: wrong };
  const { dues, refused } = reckon(limit, start);
  const due = dues.find(({ id }) => (extended ? id === 'extended' || id === 'longest' : id === 'due'));
  if (due) return { due };
  return { why: refused[0] ?? (extended ? '这个时限没有写延多久' : '这个时限按钟点算') };
}

const nothing: Reckoning = { dues: [], refused: [], says: [] };

function reckonDuration(limit: DurationLimit, start: CalendarDate | undefined): Reckoning {
  const { amount, unit, extension } = limit;
  const says = [
    ...(unit === 'hour' ? [`从${limit.from}那一刻起 ${amount} 小时以内。按钟点算，这里不算日期。`] : []),
    ...(limit.until ? [`止于${limit.until}。`] : []),
    extensionSays(extension),
  ];
  const ended = start === undefined ? undefined : addSpan(start, limit);
  if (start === undefined || !ended) return { ...nothing, says };
  if (ended.kind === 'refused') return { dues: [], refused: [ended.reason], says };
  const due: Due = { id: 'due', name: '到期日', ...ended.end, advice: adviceOn(ended.end.date, unit) };
  const further = [extended(limit, start, due), longest(limit, start)].filter((item) => item !== undefined);
  return {
    dues: [due, ...further.flatMap((item) => (item.kind === 'due' ? [item.due] : []))],
    refused: further.flatMap((item) => (item.kind === 'refused' ? [item.reason] : [])),
    says,
  };
}

function extensionSays({ allowed, amount, unit, atMost, text }: DurationLimit['extension']): string {
  const span = amount !== undefined && unit !== undefined ? ` ${amount} ${unitWords[unit]}` : '';
  const most = atMost ? `，一共最长 ${atMost.amount} ${unitWords[atMost.unit]}` : '';
  const head = allowed === 'yes' ? `可以延长${span}${most}` : allowed === 'no' ? '不得延长' : '未见可以延长的规定';
  return `${text === undefined ? head : `延长：${withoutStop(text)}`}。`;
}

function withoutStop(text: string): string {
  return text.replace(/。$/, '');
}

type Extended = { readonly kind: 'due'; readonly due: Due } | { readonly kind: 'refused'; readonly reason: string };

/** The due date if the extension that the text grants is granted. */
function extended(limit: DurationLimit, start: CalendarDate, due: Due): Extended | undefined {
  const { allowed, amount, unit } = limit.extension;
  if (allowed !== 'yes' || amount === undefined || unit === undefined) return undefined;
  const after = addSpan(due.date, { amount, unit });
  if (!after) return undefined;
  if (after.kind === 'refused') return { kind: 'refused', reason: `延长后的到期日：${after.reason}` };
  const name = `延长 ${amount} ${unitWords[unit]}后`;
  const step = `从到期日 ${writtenDate(due.date)} 接着加 ${amount} ${unitWords[unit]}：${dayWords(after.end.date)}。`;
  const together = monthsOf[unit] !== undefined && unit === limit.unit ? limit.amount + amount : undefined;
  const whole = together === undefined ? undefined : addMonths(start, together * (monthsOf[unit] ?? 0));
  const differs =
    together !== undefined && whole !== undefined && whole !== after.end.date
      ? [
          `如果从开始那天一次加 ${together} ${unitWords[unit]}，是 ${dayWords(whole)}。怎么接，条文没有写；这里取较早的一天。`,
        ]
      : [];
  return {
    kind: 'due',
    due: {
      id: 'extended',
      name,
      date: after.end.date,
      working: ['只有经过批准才用这一天。', step, ...differs],
      runs: after.end.runs,
      advice: adviceOn(after.end.date, unit),
    },
  };
}

/** The last day if the whole is extended as far as the text allows. */
function longest(limit: DurationLimit, start: CalendarDate): Extended | undefined {
  const { allowed, atMost } = limit.extension;
  if (allowed !== 'yes' || !atMost) return undefined;
  const end = addSpan(start, atMost);
  if (!end) return undefined;
  if (end.kind === 'refused') return { kind: 'refused', reason: `最长到哪天：${end.reason}` };
  const name = '延长后最长到';
  const working = ['只有经过批准才用这一天。延多久由批准的组织定，这里算的是上限。', ...end.end.working];
  return {
    kind: 'due',
    due: { id: 'longest', name, ...end.end, working, advice: adviceOn(end.end.date, atMost.unit) },
  };
}

interface End {
  readonly date: CalendarDate;
  readonly working: readonly string[];
  readonly runs: readonly DayRun[];
}

type Added = { readonly kind: 'end'; readonly end: End } | { readonly kind: 'refused'; readonly reason: string };

/** The last day of a span that begins on the day after `start`; nothing for hours, which are no dates. */
function addSpan(start: CalendarDate, { amount, unit }: Span): Added | undefined {
  if (unit === 'hour') return undefined;
  if (unit === 'workday') return addWorkdays(start, amount);
  const begin = `开始：${dayWords(start)}。${startRule}`;
  const months = monthsOf[unit];
  if (months === undefined) {
    const date = addDays(start, amount);
    const step = `从 ${dayWords(addDays(start, 1))} 数起，第 ${amount} 日是 ${dayWords(date)}。写“日”的，周末和节假日都算在内。`;
    return { kind: 'end', end: { date, working: [begin, step], runs: [] } };
  }
  const date = addMonths(start, months * amount);
  return { kind: 'end', end: { date, working: [begin, ...monthSteps(start, date, amount, unit)], runs: [] } };
}

function monthSteps(start: CalendarDate, date: CalendarDate, amount: number, unit: Unit): string[] {
  const from = partsOf(start);
  const to = partsOf(date);
  const step = `加 ${amount} ${unitWords[unit]}，对应到 ${dayWords(date)}。按日历上的${unit === 'year' ? '年' : '月'}算，不折成天数。`;
  if (!from || !to || from.day === to.day) return [step];
  return [step, `${to.year}年${to.month}月没有 ${from.day} 日，取当月最后一天 ${to.day} 日。`];
}

/** Counts working days by the published calendar, and refuses as soon as a day is not in it. */
function addWorkdays(start: CalendarDate, amount: number): Added {
  if (!dayKind(start)) return { kind: 'refused', reason: unknownDay(start) };
  const runs: DayRun[] = [];
  let date = start;
  for (let counted = 0; counted < amount;) {
    date = addDays(date, 1);
    const kind = dayKind(date);
    if (!kind) return { kind: 'refused', reason: unknownDay(date) };
    if (isWorked(kind)) counted += 1;
    addToRuns(runs, date, kind, isWorked(kind) ? counted : undefined);
  }
  const working = [
    `开始：${dayWords(start)}。${startRule}`,
    `从 ${dayWords(addDays(start, 1))} 数起：周末和放假的日子不算，调休上班的日子算。`,
    `第 ${amount} 个工作日是 ${dayWords(date)}。`,
  ];
  return { kind: 'end', end: { date, working, runs } };
}

function unknownDay(date: CalendarDate): string {
  const known = `${firstKnownDay.slice(0, 4)}—${lastKnownDay.slice(0, 4)}`;
  const why =
    date > lastKnownDay
      ? `要用到 ${date.slice(0, 4)} 年的放假和调休安排，本站还没有收录`
      : `要用到 ${date.slice(0, 4)} 年的放假和调休安排，本站没有收录`;
  return `没有算。${why}，不能猜。本站收录的是 ${known} 年；请看国务院办公厅当年的通知，自己数工作日。`;
}

function addToRuns(runs: DayRun[], date: CalendarDate, kind: DayKind, counted: number | undefined): void {
  const before = runs[runs.length - 1];
  if (before && sameKind(before.kind, kind)) {
    const first = before.counted?.[0];
    const numbers = counted === undefined || first === undefined ? {} : { counted: [first, counted] as const };
    runs.splice(-1, 1, { first: before.first, last: date, kind, ...numbers });
  } else
    runs.push({ first: date, last: date, kind, ...(counted === undefined ? {} : { counted: [counted, counted] }) });
}

function sameKind(one: DayKind, other: DayKind): boolean {
  return kindWords(one) === kindWords(other);
}

/** 春节放假, 国庆节调休上班, 周末; a plain working day has no words. */
function kindWords(day: DayKind): string {
  if (day.kind === 'weekend') return '周末';
  if (day.kind === 'workday') return '';
  return `${day.name}${day.kind === 'holiday' ? '放假' : '调休上班'}`;
}

/** A run of days in words: `2月15日（周日）至2月23日（周一）：春节放假，不算`. */
export function runWords({ first, last, kind, counted }: DayRun): string {
  const shortened = first.slice(0, 4) === last.slice(0, 4) ? dayWords(last).slice(5) : dayWords(last);
  const days = first === last ? dayWords(first) : `${dayWords(first)}至${shortened}`;
  const why = kindWords(kind);
  if (!counted) return `${days}：${why}，不算`;
  const [from, to] = counted;
  const number = from === to ? `第 ${from} 个工作日` : `第 ${from}—${to} 个工作日`;
  return why === '' ? `${days}：${number}` : `${days}：${why}，算${number}`;
}

/**
 * What to mind about a last day: on a day off it is shown as it is. A span of years ends a restriction, for which
 * nothing need be handed in early.
 */
function adviceOn(date: CalendarDate, unit: Unit): string[] {
  if (unit === 'year') return [];
  const kind = dayKind(date);
  if (!kind) {
    const year = date.slice(0, 4);
    const unknown = `${year} 年的放假安排本站没有收录，这一天放不放假请自己核对；放假的，规定没有写可以顺延，宜提前。`;
    return isWeekend(date) ? [`这一天是${weekdayName(date)}。${unknown}`] : [unknown];
  }
  if (kind.kind === 'make-up') return [`这一天是${weekdayName(date)}，${kindWords(kind)}。`];
  if (kind.kind === 'workday') return [];
  const what = kind.kind === 'weekend' ? weekdayName(date) : kindWords(kind);
  const before = workdayBefore(date);
  const early = before === undefined ? '' : `前一个工作日是 ${dayWords(before)}。`;
  return [`这一天是${what}。规定没有写可以顺延，宜提前。${early}`];
}

function workdayBefore(date: CalendarDate): CalendarDate | undefined {
  let before = addDays(date, -1);
  for (let kind = dayKind(before); kind; kind = dayKind(before)) {
    if (isWorked(kind)) return before;
    before = addDays(before, -1);
  }
  return undefined;
}

function reckonRecurring(limit: RecurringLimit, start: CalendarDate | undefined): Reckoning {
  const { dayOfFirstMonth: day, every, due } = limit;
  const says = [
    ...(limit.covers ? [`报的是${limit.covers}。`] : []),
    ...(day === undefined
      ? [`规定写的是“${due}”，没有写到哪一天，这里不算日期。`]
      : [`规定写的是“${due}”。含不含 ${day} 日当天，来源没有写明，宜在这天以前办完。`]),
  ];
  const parts = start === undefined ? undefined : partsOf(start);
  if (start === undefined || !parts || day === undefined) return { ...nothing, says };
  const length = periodMonths[every];
  const firstMonth = Math.floor((parts.month - 1) / length) * length + 1;
  const first = `${parts.year}-${String(firstMonth).padStart(2, '0')}-01`;
  const periods = [
    { id: 'this-period', first, which: '所在的' },
    { id: 'next-period', first: addMonths(first, length), which: '下一个' },
  ] as const;
  const dues = periods.map(({ id, first: begin, which }): Due => {
    const { year = 0, month = 1 } = partsOf(begin) ?? {};
    const date = addDays(begin, Math.min(day, daysIn(year, month)) - 1);
    const name = periodName(begin, length);
    const passed = date < start ? [`这一天早于 ${writtenDate(start)}。`] : [];
    return {
      id,
      name: `${name}的到期日`,
      date,
      working: [
        `${writtenDate(start)}${which}${periodWords[every]}是 ${name}，第一个月是 ${month} 月。`,
        `${month} 月 ${day} 日：${dayWords(date)}。`,
        ...passed,
      ],
      runs: [],
      advice: adviceOn(date, 'day'),
    };
  });
  return { dues, refused: [], says };
}

const periodWords = { month: '月份', quarter: '季度', 'half-year': '半年', year: '年份' };

function periodName(first: CalendarDate, length: number): string {
  const { year = 0, month = 1 } = partsOf(first) ?? {};
  const index = Math.floor((month - 1) / length);
  if (length === 12) return `${year} 年`;
  if (length === 6) return `${year} 年${index === 0 ? '上' : '下'}半年`;
  if (length === 3) return `${year} 年第${'一二三四'.charAt(index)}季度`;
  return `${year} 年 ${month} 月`;
}

function reckonEffect({ months }: EffectPeriod, start: CalendarDate): Reckoning {
  const date = addMonths(start, months);
  const clipped = partsOf(start)?.day === partsOf(date)?.day ? [] : ['那个月没有这一日，取当月最后一天。'];
  return {
    dues: [
      {
        id: 'effect',
        name: '影响期推算到',
        date,
        working: [
          `从 ${dayWords(start)}（处分生效日）起，按整月推算 ${months} 个月，到 ${dayWords(date)}。`,
          ...clipped,
        ],
        runs: [],
        advice: [],
      },
    ],
    refused: [],
    says: ['条例没有写起止日怎么算，以处分决定和组织部门的口径为准。'],
  };
}

/** Limits that begin with one event, and so with one date. */
export interface StartGroup {
  /** Code of its first limit: names the date in links. */
  readonly key: string;
  readonly needs: 'event' | 'period';
  /** What the date is of. */
  readonly label: string;
  readonly limits: readonly Limit[];
}

/** Limits by the date that they ask for; those that ask for none are left out. */
export function startGroups(limits: readonly Limit[]): StartGroup[] {
  const groups = new Map<string, { needs: 'event' | 'period'; label: string; limits: Limit[] }>();
  for (const limit of limits) {
    const needs = dateNeeded(limit);
    if (needs === undefined) continue;
    const label = startLabel(limit);
    const group = groups.get(label);
    if (group) group.limits.push(limit);
    else groups.set(label, { needs, label, limits: [limit] });
  }
  return [...groups.values()].flatMap((group) => {
    const key = group.limits[0]?.code;
    return key === undefined ? [] : [{ key, ...group }];
  });
}

function startLabel(limit: Limit): string {
  if (limit.kind === 'duration') return limit.from;
  if (limit.kind === 'effect') return '处分生效日（集体讨论决定那天）';
  if (limit.kind === 'recurring')
    return limit.every === 'quarter' ? '哪个季度：写季度里的任意一天' : '哪一期：写这一期里的任意一天';
  return '';
}
