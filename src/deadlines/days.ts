import { partsOf, writtenDate, type CalendarDate } from './calendar-date.ts';

const dayLength = 86_400_000;
const weekdays = '日一二三四五六';

/**
 * The date some days later, or earlier.
 * @throws RangeError if `date` is not a date.
 */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(momentOf(date) + days * dayLength).toISOString().slice(0, 10);
}

/**
 * Day of the week: 0 for Sunday, 6 for Saturday.
 * @throws RangeError if `date` is not a date.
 */
export function weekdayOf(date: CalendarDate): number {
  return new Date(momentOf(date)).getUTCDay();
}

/** Whether the week alone makes it a day of rest. */
export function isWeekend(date: CalendarDate): boolean {
  return weekdayOf(date) % 6 === 0;
}

/** 周六 */
export function weekdayName(date: CalendarDate): string {
  return `周${weekdays.charAt(weekdayOf(date))}`;
}

/** 2026年3月9日（周一） */
export function dayWords(date: CalendarDate): string {
  return `${writtenDate(date)}（${weekdayName(date)}）`;
}

function momentOf(date: CalendarDate): number {
  const parts = partsOf(date);
  if (!parts) throw new RangeError(`not a date: ${date}`);
  return Date.UTC(parts.year, parts.month - 1, parts.day);
}
