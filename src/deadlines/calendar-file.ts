import { writeCalendar, type CalendarEvent } from '../calendar/write-calendar.ts';
import { dayWords } from './days.ts';
import { basisText, type Answer } from './words.ts';

/**
 * The due dates of answers as a calendar file (.ics). Equal answers, equal bytes. Titles name the limit, never a person
 * or a case.
 */
export function calendarFile(answers: readonly Answer[]): string {
  return writeCalendar(answers.flatMap(eventsOf));
}

function eventsOf({ item, start, reckoning }: Answer): CalendarEvent[] {
  if (start === undefined) return [];
  const { code, what } = item.limit;
  return reckoning.dues.map(({ id, name, date, working, advice }) => ({
    id: `${code}-${start}-${id}`,
    date,
    stamp: start,
    title: `${what}：${name}（${code}）`,
    description: [
      `${name}：${dayWords(date)}`,
      ...working,
      ...advice,
      ...reckoning.says,
      `依据：${basisText(item)}`,
      '由站内期限计算得出，以条文和批准文件为准。',
    ].join('\n'),
  }));
}
