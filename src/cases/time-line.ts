import { lastDay, type Due } from '../deadlines/due.ts';
import type { KnowledgeBase } from '../model/knowledge-base.ts';
import type { CaseEvent, MockCase } from '../model/schemas/mock-case.ts';
import type { TimeLimit } from '../model/schemas/time-limit.ts';

/** A limit that an event of a mock case kept: from when it ran, and its last day. */
export interface KeptLimit {
  readonly limit: TimeLimit;
  readonly since: CaseEvent;
  readonly due: Due;
}

/** The limits that an event kept. Those that the check of the content refuses are left out. */
export function limitsKept(
  { limits }: Pick<KnowledgeBase, 'limits'>,
  { events }: Pick<MockCase, 'events'>,
  event: CaseEvent,
): KeptLimit[] {
  return event.within.flatMap(({ limit: code, since: id, extended }): KeptLimit[] => {
    const limit = limits.get(code)?.limit;
    const since = events.find((other) => other.id === id);
    const end = limit && since && lastDay(limit, since.date, extended);
    return limit && since && end && 'due' in end ? [{ limit, since, due: end.due }] : [];
  });
}
