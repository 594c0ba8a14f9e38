import type { CalendarDate } from './calendar-date.ts';
import { isWeekend } from './days.ts';
import { holidayYears } from './holiday-years.ts';

/** A holiday with its days off, or with the weekend days that are worked for it (调休上班日). */
export interface NamedDays {
  readonly name: string;
  readonly days: readonly CalendarDate[];
}

/** The published calendar of a year: what differs from Monday-to-Friday weeks, and weekends inside a holiday. */
export interface HolidayYear {
  readonly year: number;
  readonly holidays: readonly NamedDays[];
  readonly makeUpDays: readonly NamedDays[];
}

/** What a day is in the published calendar. */
export type DayKind =
  | { readonly kind: 'workday' }
  | { readonly kind: 'weekend' }
  /** A day off, or a weekend day that is worked, and for which holiday. */
  | { readonly kind: 'holiday'; readonly name: string }
  | { readonly kind: 'make-up'; readonly name: string };

const years = holidayYears.map(({ year }) => year);
const named = new Map<CalendarDate, DayKind>(
  holidayYears.flatMap(({ holidays, makeUpDays }) => [
    ...entries('holiday', holidays),
    ...entries('make-up', makeUpDays),
  ]),
);

function entries(kind: 'holiday' | 'make-up', list: readonly NamedDays[]): (readonly [CalendarDate, DayKind])[] {
  return list.flatMap(({ name, days }) => days.map((day) => [day, { kind, name }] as const));
}

/** First day whose kind is known. */
export const firstKnownDay: CalendarDate = `${Math.min(...years)}-01-01`;
/** Last day whose kind is known. */
export const lastKnownDay: CalendarDate = `${Math.max(...years)}-12-31`;

/** The kind of a day; nothing in a year whose calendar is not here. Never guessed. */
export function dayKind(date: CalendarDate): DayKind | undefined {
  if (!years.includes(Number(date.slice(0, 4)))) return undefined;
  return named.get(date) ?? { kind: isWeekend(date) ? 'weekend' : 'workday' };
}

/** Whether it is worked on a day of that kind. */
export function isWorked({ kind }: DayKind): boolean {
  return kind === 'workday' || kind === 'make-up';
}
