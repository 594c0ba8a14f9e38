import type { CalendarDate } from '../deadlines/calendar-date.ts';
import { lastDay, type Limit } from '../deadlines/due.ts';
import type { TestQuestion } from '../model/schemas/course.ts';

interface Common {
  /** Id within its course: `Q3`. */
  readonly id: string;
  readonly ask: string;
  /** Why the right answer is right. */
  readonly explain: string;
  /** Codes of the parts that say so. */
  readonly see: readonly string[];
}

/** A question with options to choose from (单选、多选). */
export interface ChoiceQuestion extends Common {
  readonly type: 'single' | 'multiple';
  readonly options: readonly { readonly text: string; readonly right: boolean; readonly why: string }[];
}

/** A question in which things are put into order (排序). */
export interface OrderQuestion extends Common {
  readonly type: 'order';
  /** The things as they are shown: in another than the right order. */
  readonly items: readonly string[];
  /** For each place of the right order, from 0: the position in `items` of what belongs there. */
  readonly right: readonly number[];
}

/** A question for the last day of a limit (算期限). */
export interface DeadlineQuestion extends Common {
  readonly type: 'deadline';
  /** Code of the limit, and the day from which it runs. */
  readonly limit: string;
  readonly since: CalendarDate;
  /** The last day. */
  readonly right: CalendarDate;
  /** How it is counted, a sentence a step. */
  readonly working: readonly string[];
}

/** A question of a self-test as it is asked. */
export type AskedQuestion = ChoiceQuestion | OrderQuestion | DeadlineQuestion;

/** An answer: positions of the chosen options, positions of items in the order given, or a day. */
export type Answer = readonly number[] | CalendarDate;

/**
 * Draws a question as it is asked: items in another order, the last day computed.
 * @param limitOf finds the limit of a deadline question.
 * @throws Error if the limit does not exist or its last day cannot be computed; the check of the content refuses both.
 */
export function asked(question: TestQuestion, limitOf: (code: string) => Limit | undefined): AskedQuestion {
  const { id, ask, explain, see } = question;
  const common = { id, ask, explain, see };
  switch (question.type) {
    case 'single':
    case 'multiple':
      return { ...common, type: question.type, options: question.options };
    case 'order': {
      const shown = shuffled(question.items);
      return {
        ...common,
        type: 'order',
        items: shown,
        right: question.items.map((item) => shown.indexOf(item)),
      };
    }
    case 'deadline': {
      const limit = limitOf(question.limit);
      const end = limit && lastDay(limit, question.since);
      if (!end || 'why' in end) throw new Error(`${question.limit} 从 ${question.since} 起算不出到期日`);
      const { limit: code, since } = question;
      return { ...common, type: 'deadline', limit: code, since, right: end.due.date, working: end.due.working };
    }
  }
}

/** Whether an answer is right. In a question with several right options, all of them and no other must be chosen. */
export function isRight(question: AskedQuestion, answer: Answer): boolean {
  switch (question.type) {
    case 'single':
    case 'multiple': {
      const right = question.options.flatMap((option, place) => (option.right ? [place] : []));
      return (
        typeof answer !== 'string' &&
        sameList(
          [...answer].sort((a, b) => a - b),
          right,
        )
      );
    }
    case 'order':
      return typeof answer !== 'string' && sameList(answer, question.right);
    case 'deadline':
      return answer === question.right;
  }
}

/** The items in an order that follows from their words alone, and is not the order in which they stand. */
function shuffled(items: readonly string[]): readonly string[] {
  const mixed = [...items].sort((a, b) => spread(a) - spread(b) || (a < b ? -1 : 1));
  return sameList(mixed, items) ? [...mixed.slice(1), ...mixed.slice(0, 1)] : mixed;
}

/** A number that follows from words alone and puts similar ones far apart (FNV-1a): for orders that nobody can guess. */
export function spread(words: string): number {
  let value = 0x811c9dc5;
  for (const character of words) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
}

function sameList<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one.length === other.length && one.every((item, place) => item === other[place]);
}
