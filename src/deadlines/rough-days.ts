import type { TimeLimit } from '../model/schemas/time-limit.ts';

/** About how many days a unit is: good enough to put limits in order, and for nothing else. */
const days = { hour: 1 / 24, day: 1, workday: 7 / 5, month: 30, quarter: 91, year: 365 };

/**
 * About how long a limit is, in days, to sort by and never to count with: months are calendar months, and working days
 * those of the published calendar. Nothing for a limit that is no span.
 */
export function roughDays(limit: TimeLimit): number | undefined {
  return limit.kind === 'duration' ? limit.amount * days[limit.unit] : undefined;
}
