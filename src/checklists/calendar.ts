import { writeCalendar, type CalendarEvent } from '../calendar/write-calendar.ts';
import { addMonths, partsOf } from '../deadlines/calendar-date.ts';
import { plainText, type KnowledgeBase } from '../model/knowledge-base.ts';
import type { TimeLimit } from '../model/schemas/time-limit.ts';
import { itemsOf, type Checklist } from './checklist.ts';

const months = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const;

/**
 * The calendar file (.ics, RFC 5545) of a checklist; nothing if no item has a date. An event for each day on which items
 * are due, and one that comes back for each recurring limit with a day. Equal lists, equal bytes.
 */
export function checklistCalendar(
  knowledge: Pick<KnowledgeBase, 'limits' | 'site'>,
  list: Checklist,
): string | undefined {
  const events = eventsOf(knowledge, list);
  if (events.length === 0) return undefined;
  return writeCalendar(events, list.title);
}

function eventsOf({ limits }: Pick<KnowledgeBase, 'limits'>, list: Checklist): CalendarEvent[] {
  const items = itemsOf(list);
  const days = [...new Set(items.flatMap(({ dueOn }) => dueOn ?? []))].toSorted();
  const due = days.map((date): CalendarEvent => {
    const own = items.filter(({ dueOn }) => dueOn === date);
    return {
      id: `${list.id}-${date}`,
      date,
      stamp: list.asOf,
      title: `${list.title}：${own.length} 项到期`,
      description: own.map(({ text, code }) => `${text}（${code}）`).join('\n'),
    };
  });
  const recurring = items.flatMap(({ id, code, text, details, basis }): CalendarEvent[] => {
    const limit = id.endsWith(`/${code}`) ? limits.get(code)?.limit : undefined;
    const date = limit && firstDay(limit, list.asOf);
    if (!limit || limit.kind !== 'recurring' || date === undefined) return [];
    return [
      {
        id: `${list.id}-${code}`,
        date,
        stamp: list.asOf,
        title: `${text}（${code}）`,
        description: [plainText(limit.due), ...details, `依据：${basis}`].join('\n'),
        everyMonths: months[limit.every],
      },
    ];
  });
  return [...due, ...recurring];
}

/** The first day on or after `from` by which a recurring limit is due; nothing if its text names no day. */
export function firstDay(limit: TimeLimit, from: string): string | undefined {
  const parts = partsOf(from);
  if (limit.kind !== 'recurring' || limit.dayOfFirstMonth === undefined || !parts) return undefined;
  const span = months[limit.every];
  const begin = Math.floor((parts.month - 1) / span) * span + 1;
  const month = `${parts.year}-${String(begin).padStart(2, '0')}`;
  const day = String(limit.dayOfFirstMonth).padStart(2, '0');
  return [0, 1]
    .map((period) => `${addMonths(`${month}-01`, period * span).slice(0, 7)}-${day}`)
    .find((date) => date >= from && partsOf(date) !== undefined);
}
