import ical, {
  ICalAlarmRelatesTo,
  ICalAlarmType,
  ICalEventClass,
  ICalEventRepeatingFreq,
  ICalEventTransparency,
} from 'ical-generator';
import { partsOf, type CalendarDate } from '../deadlines/calendar-date.ts';

// The library draws a random id for an event before it takes ours. Browsers offer that over https only, old ones never.
crypto.randomUUID ??= () => '00000000-0000-4000-8000-000000000000';

/** Media type of a calendar file. */
export const calendarType = 'text/calendar;charset=utf-8';

/** An all-day event of a calendar file (.ics, RFC 5545). */
export interface CalendarEvent {
  /** Permanent; the same event keeps it from file to file. */
  readonly id: string;
  readonly date: CalendarDate;
  /** Names what is due, never a person or a case. */
  readonly title: string;
  readonly description: string;
  /** It comes back after so many months, on the same day. */
  readonly everyMonths?: number | undefined;
  /** The day that the time stamp is taken from: never the clock. */
  readonly stamp: CalendarDate;
}

/** Alarms at 09:00 local time: three days before, one day before, on the day; seconds before the day begins. */
const alarms = [
  { seconds: 2 * 86_400 + 15 * 3600, words: '还有 3 天' },
  { seconds: 15 * 3600, words: '明天到期' },
  { seconds: -9 * 3600, words: '今天到期' },
];

/** Events as a calendar file. Equal events, equal bytes; private, and they block no time. */
export function writeCalendar(events: readonly CalendarEvent[], title?: string): string {
  const calendar = ical({
    prodId: { company: 'discipline-handbook', product: 'calendar', language: 'ZH' },
    ...(title === undefined ? {} : { name: title }),
  });
  for (const event of events) {
    const made = calendar.createEvent({
      id: `${event.id}@discipline-handbook.invalid`,
      stamp: instant(event.stamp),
      start: instant(event.date),
      allDay: true,
      summary: printable(event.title),
      description: printable(event.description),
      class: ICalEventClass.PRIVATE,
      transparency: ICalEventTransparency.TRANSPARENT,
      ...(event.everyMonths === undefined
        ? {}
        : {
            repeating: {
              freq: ICalEventRepeatingFreq.MONTHLY,
              interval: event.everyMonths,
              byMonthDay: partsOf(event.date)?.day ?? 1,
            },
          }),
    });
    for (const { seconds, words } of alarms) {
      made
        .createAlarm({
          type: ICalAlarmType.display,
          trigger: seconds,
          description: printable(`${words}：${event.title}`),
        })
        // The end of an all-day event is the next day.
        .relatesTo(ICalAlarmRelatesTo.start);
    }
  }
  return `${calendar.toString()}\r\n`;
}

function instant(date: CalendarDate): Date {
  return new Date(`${date}T00:00:00Z`);
}

/** A text without the control characters that a calendar cannot hold. */
function printable(text: string): string {
  return text.replaceAll(/(?!\n)\p{Cc}/gu, '');
}
