import type { Content } from '../content.ts';

/** An entry whose review is overdue. */
export interface OverdueReview {
  readonly code: string;
  readonly file: string;
  /** Day on which the review was due, `YYYY-MM-DD`. */
  readonly due: string;
}

/**
 * Entries that were due for review before a given day. Overdue entries do not fail the build; the check lists them.
 * @param today `YYYY-MM-DD`.
 */
export function overdueReviews(content: Content, today: string): OverdueReview[] {
  return [...content.procedures, ...content.rules, ...content.duties, ...content.workPoints]
    .map(({ data, file }) => ({
      code: data.code,
      file: file.path,
      due: addMonths(data.reviewedOn, data.reviewEveryMonths),
    }))
    .filter(({ due }) => due < today)
    .toSorted((a, b) => a.due.localeCompare(b.due));
}

/** A day some calendar months later; the last day of the month where the day does not exist. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}
