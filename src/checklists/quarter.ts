import type { KnowledgeBase } from '../model/knowledge-base.ts';
import type { DocumentEntry } from '../model/schemas/document.ts';
import type { Provision } from '../model/schemas/provision.ts';
import type { TimeLimit } from '../model/schemas/time-limit.ts';
import type { WorkYear } from '../model/schemas/work-point.ts';
import { firstDay } from './calendar.ts';
import { quarterEnd, tasksOf, type PlacedTask } from './year-lists.ts';

/** A recurring limit in a quarter: its day, if the text names one. */
export interface QuarterDate {
  readonly date: string | undefined;
  readonly limit: Extract<TimeLimit, { kind: 'recurring' }>;
  /** Code of the step or provision that sets it. */
  readonly at: string;
}

/** What a quarter asks for. */
export interface QuarterView {
  /** Its last day. */
  readonly end: string;
  readonly dates: readonly QuarterDate[];
  /** Tasks that are not due in every quarter, and those that are. */
  readonly only: readonly PlacedTask[];
  readonly always: readonly PlacedTask[];
  /** What is to be reported. */
  readonly duties: readonly { readonly code: string; readonly provision: Provision }[];
  /** Documents that can carry a report. */
  readonly documents: readonly DocumentEntry[];
}

/** Tasks that are due at the same time: in one quarter, but not in all of them, or (`undefined`) in every quarter. */
export interface QuarterTasks {
  readonly quarter: number | undefined;
  readonly tasks: readonly PlacedTask[];
}

/** The tasks of a year by quarter: those of every quarter first, then the others, in each of their quarters. */
export function tasksByQuarter(tasks: readonly PlacedTask[]): QuarterTasks[] {
  const isAlways = ({ task }: PlacedTask): boolean => task.rhythm.quarters.length === 4;
  return [
    { quarter: undefined, tasks: tasks.filter(isAlways) },
    ...[1, 2, 3, 4].map((quarter) => ({
      quarter,
      tasks: tasks.filter((placed) => !isAlways(placed) && placed.task.rhythm.quarters.includes(quarter)),
    })),
  ];
}

/** What is due in a quarter, what to report and with which documents. */
export function quarterView(knowledge: KnowledgeBase, workYear: WorkYear, quarter: number): QuarterView {
  const { year } = workYear;
  const begin = `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`;
  const end = quarterEnd(year, quarter);
  const tasks = tasksOf(knowledge, workYear).filter(({ task }) => task.rhythm.quarters.includes(quarter));
  const dates = [...knowledge.limits.values()].flatMap(({ limit, at }): QuarterDate[] => {
    if (limit.kind !== 'recurring' || limit.retired) return [];
    const date = firstDay(limit, begin);
    return date === undefined || date <= end ? [{ date, limit, at }] : [];
  });
  const report = knowledge.site.data.quarterReport;
  const duties = [...knowledge.rules, ...knowledge.duties].flatMap(({ data }) =>
    data.provisions
      .map((provision) => ({ code: `${data.code}.${provision.id}`, provision }))
      .filter(({ code }) => report?.at.includes(code)),
  );
  const named = new Set([...duties.flatMap(({ provision }) => provision.documents), ...(report?.documents ?? [])]);
  return {
    end,
    dates: dates.toSorted((a, b) => (a.date ?? '9999').localeCompare(b.date ?? '9999')),
    only: tasks.filter(({ task }) => task.rhythm.quarters.length < 4),
    always: tasks.filter(({ task }) => task.rhythm.quarters.length === 4),
    duties,
    documents: knowledge.documents.map(({ data }) => data).filter(({ code }) => named.has(code)),
  };
}
