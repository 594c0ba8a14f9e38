/** A calendar date in Asia/Shanghai, without a time: `2026-03-09`. */
export type CalendarDate = string;

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Year, month (1 to 12) and day of a date; nothing if it is not a date of the calendar. */
export function partsOf(date: string): { year: number; month: number; day: number } | undefined {
  const match = pattern.exec(date);
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  return { year, month, day };
}

/** Days in a month (1 to 12). */
export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/**
 * The date some calendar months later: the same day of that month, or its last day where it has no such day (January
 * 31 and one month: February 28 or 29).
 * @throws RangeError if `date` is not a date.
 */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const parts = partsOf(date);
  if (!parts) throw new RangeError(`not a date: ${date}`);
  const count = parts.year * 12 + (parts.month - 1) + months;
  const year = Math.floor(count / 12);
  const month = (count % 12) + 1;
  return format(year, month, Math.min(parts.day, daysIn(year, month)));
}

/** `2026年3月9日`, as official papers write it: Arabic figures, no leading zeros (GB/T 9704-2012, 7.3.5.4). */
export function writtenDate(date: CalendarDate): string {
  const parts = partsOf(date);
  return parts ? `${parts.year}年${parts.month}月${parts.day}日` : date;
}

function format(year: number, month: number, day: number): CalendarDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
