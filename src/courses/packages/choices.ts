import { addDays, dayWords } from '../../deadlines/days.ts';
import type { CalendarDate } from '../../deadlines/calendar-date.ts';
import { lastDay, type Limit, type Unit } from '../../deadlines/due.ts';
import {
  spread,
  type AskedQuestion,
  type ChoiceQuestion,
  type DeadlineQuestion,
  type OrderQuestion,
} from '../self-test.ts';

/** Options to choose from: at least three, of which one or several are right. */
export interface Choices {
  readonly type: ChoiceQuestion['type'];
  readonly options: ChoiceQuestion['options'];
}

/** Wrong options beside the right one at most: more would only be longer to read. */
const mostWrong = 4;

/**
 * Any question as one to choose from, for systems that know no other: orders and dates are written out beside what comes
 * of plausible slips. The same question gives the same options in the same order.
 * @param limitOf finds the limit of a deadline question.
 */
export function choicesOf(question: AskedQuestion, limitOf: (code: string) => Limit | undefined): Choices {
  switch (question.type) {
    case 'single':
    case 'multiple':
      return { type: question.type, options: question.options };
    case 'order':
      return { type: 'single', options: orders(question) };
    case 'deadline':
      return { type: 'single', options: dates(question, limitOf(question.limit)) };
  }
}

function orders({ items, right }: OrderQuestion): Choices['options'] {
  const places = right.map((_, place) => place);
  const swapped = (place: number): number[] => [
    ...places.slice(0, place),
    place + 1,
    place,
    ...places.slice(place + 2),
  ];
  const last = places.length - 1;
  const candidates: readonly { readonly places: readonly number[]; readonly why: string }[] = [
    ...[last - 1, 0, Math.floor(last / 2)].map((place) => ({
      places: swapped(Math.min(place, last - 1)),
      why: `第 ${Math.min(place, last - 1) + 1} 步和第 ${Math.min(place, last - 1) + 2} 步颠倒了。`,
    })),
    { places: [...places.slice(1), 0], why: '第 1 步放到了最后。' },
    { places: [...places].reverse(), why: '先后全反了。' },
  ];
  const text = (order: readonly number[]): string =>
    order.map((place, index) => `${index + 1}. ${items[right[place] ?? 0] ?? ''}`).join('\n');
  const rightText = text(places);
  const wrong = candidates
    .map(({ places: order, why }) => ({ text: text(order), right: false, why }))
    .filter(
      (option, place, all) =>
        option.text !== rightText && all.findIndex((other) => other.text === option.text) === place,
    );
  const options = [...wrong.slice(0, mostWrong), { text: rightText, right: true, why: '先后都对。' }];
  // By their words: no rule that a reader could guess puts the right one anywhere.
  return options.sort((a, b) => spread(a.text) - spread(b.text));
}

/** What units are folded into by those who count days where months are written. */
const foldedDays: Partial<Record<Unit, number>> = { month: 30, quarter: 90, year: 365 };
const unitWords: Partial<Record<Unit, string>> = { month: '个月', quarter: '个季度', year: '年' };

function dates({ right, since }: DeadlineQuestion, limit: Limit | undefined): Choices['options'] {
  const candidates = limit?.kind === 'duration' ? slips(limit, since, right) : [];
  // Which days fill up the list follows from the date alone, so that the right one has no place of its own.
  const fill =
    [
      [1, 2, 3],
      [-1, -2, -3],
      [-1, 1, -2],
      [1, -1, 2],
    ][spread(since) % 4] ?? [];
  const filled = fill.map((days) => ({
    date: addDays(right, days),
    why: `${days < 0 ? '早' : '晚'}了 ${Math.abs(days)} 天。`,
  }));
  const dated = [...candidates, ...filled].filter(
    ({ date }, place, all) => date !== right && all.findIndex((other) => other.date === date) === place,
  );
  return [...dated.slice(0, mostWrong), { date: right, why: '算得对。' }]
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .map(({ date, why }) => ({ text: dayWords(date), right: date === right, why }));
}

interface Slip {
  readonly date: CalendarDate;
  readonly why: string;
}

/** The last days that follow from counting otherwise than the limit says. */
function slips(limit: Limit & { kind: 'duration' }, since: CalendarDate, right: CalendarDate): Slip[] {
  const { amount, unit } = limit;
  const counted = (change: { readonly unit?: Unit; readonly amount?: number }, start: CalendarDate): CalendarDate[] => {
    const end = lastDay({ ...limit, ...change }, start);
    return 'why' in end ? [] : [end.due.date];
  };
  const folded = foldedDays[unit];
  if (folded !== undefined)
    return [
      { date: addDays(right, -1), why: '把开始的当天也算进去了。' },
      {
        date: addDays(since, folded * amount),
        why: `把 ${amount} ${unitWords[unit] ?? ''}折成了 ${folded * amount} 天。`,
      },
    ];
  const firstDay = counted({}, addDays(since, -1)).map((date) => ({ date, why: '把开始的当天也算进去了。' }));
  if (unit === 'workday')
    return [
      ...firstDay,
      ...counted({ unit: 'day' }, since).map((date) => ({ date, why: '把周末和放假的日子也算进去了。' })),
      ...counted({ amount: amount + 1 }, since).map((date) => ({ date, why: '多数了一个工作日。' })),
    ];
  return [
    ...firstDay,
    ...counted({ unit: 'workday' }, since).map((date) => ({ date, why: '把周末和放假的日子扣掉了；写“日”的都算。' })),
  ];
}
