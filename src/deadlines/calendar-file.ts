import { addDays, dayWords } from './days.ts';
import type { CalendarDate } from './calendar-date.ts';
import { basisText, type Answer } from './words.ts';

/**
 * Calendar files (.ics, RFC 5545) of due dates. Our own writer: what is needed are a dozen fixed lines an event, and it
 * is a tenth of the size of a library. Lines are folded by octets, never inside a character.
 */

/** Media type of a calendar file. */
export const calendarType = 'text/calendar;charset=utf-8';

/** Alarms at 09:00 local time: three days before, one day before, on the day. All-day events begin at 00:00. */
const alarms = [
  { trigger: '-P2DT15H', words: '还有 3 天' },
  { trigger: '-PT15H', words: '明天到期' },
  { trigger: 'PT9H', words: '今天到期' },
];

/** An all-day event. */
interface CalendarEvent {
  readonly uid: string;
  readonly date: CalendarDate;
  /** Day that the time stamp is taken from: never the clock. */
  readonly stamp: CalendarDate;
  readonly title: string;
  readonly description: string;
}

/**
 * The due dates of answers as a calendar file. Equal answers, equal bytes. Titles name the limit, never a person or a
 * case.
 */
export function calendarFile(answers: readonly Answer[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//discipline-handbook//deadlines//ZH',
    'CALSCALE:GREGORIAN',
    ...answers.flatMap(eventsOf).flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventsOf({ item, start, reckoning }: Answer): CalendarEvent[] {
  if (start === undefined) return [];
  const { code, what } = item.limit;
  return reckoning.dues.map(({ id, name, date, working, advice }) => ({
    uid: `${code}-${start}-${id}@discipline-handbook.invalid`,
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

function eventLines({ uid, date, stamp, title, description }: CalendarEvent): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${digits(stamp)}T000000Z`,
    `DTSTART;VALUE=DATE:${digits(date)}`,
    `DTEND;VALUE=DATE:${digits(addDays(date, 1))}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(description)}`,
    'CLASS:PRIVATE',
    'TRANSP:TRANSPARENT',
    ...alarms.flatMap(({ trigger, words }) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${escaped(`${words}：${title}`)}`,
      `TRIGGER:${trigger}`,
      'END:VALARM',
    ]),
    'END:VEVENT',
  ];
}

function digits(date: CalendarDate): string {
  return date.replaceAll('-', '');
}

/** A text value; characters that a calendar cannot hold are left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/\p{Cc}/gu, (character) => (character === '\n' ? '\n' : ''))
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`);
}

const encoder = new TextEncoder();
/** Octets of a line, without its end. */
const lineOctets = 75;

function folded(line: string): string {
  let result = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > lineOctets) {
      result += '\r\n ';
      octets = 1;
    }
    result += character;
    octets += size;
  }
  return result;
}
