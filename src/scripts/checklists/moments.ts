import { partsOf, type CalendarDate } from '../../deadlines/calendar-date.ts';

const day = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const moment = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

/** Today in China. */
export function today(): CalendarDate {
  return day.format(Date.now());
}

/** When something was changed: `2026年3月9日 10:05`. */
export function momentWords(at: number): string {
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    moment.formatToParts(at).find((piece) => piece.type === type)?.value ?? '';
  return `${part('year')}年${part('month')}月${part('day')}日 ${part('hour')}:${part('minute')}`;
}

/** A date without the year if that is this year: `3月9日`. */
export function dayWords(date: CalendarDate, now: CalendarDate): string {
  const parts = partsOf(date);
  if (!parts) return date;
  return `${date.slice(0, 4) === now.slice(0, 4) ? '' : `${parts.year}年`}${parts.month}月${parts.day}日`;
}
