import { plainText, type KnowledgeBase } from '../model/knowledge-base.ts';
import type { WorkPoint, WorkYear } from '../model/schemas/work-point.ts';
import type { Checklist, ChecklistGroup, ChecklistItem } from './checklist.ts';
import { makeItem, sentence } from './items.ts';

/** A task of the year together with the point it stands in. */
export interface PlacedTask {
  readonly point: WorkPoint;
  readonly task: WorkPoint['tasks'][number];
  /** Permanent code: `YD-2022-01.1`. */
  readonly code: string;
}

/** All tasks of a year, in the order of its points. */
export function tasksOf(
  { workPoints }: Pick<KnowledgeBase, 'workPoints'>,
  { code }: Pick<WorkYear, 'code'>,
): readonly PlacedTask[] {
  const years = tasksByYear.get(workPoints) ?? sortTasks(workPoints);
  tasksByYear.set(workPoints, years);
  return years.get(code) ?? [];
}

/** Many pages ask for the tasks of a year. */
const tasksByYear = new WeakMap<KnowledgeBase['workPoints'], ReadonlyMap<string, readonly PlacedTask[]>>();

function sortTasks(workPoints: KnowledgeBase['workPoints']): Map<string, PlacedTask[]> {
  const years = new Map<string, PlacedTask[]>();
  for (const { data: point } of workPoints) {
    const year = point.code.replace(/-[^-]*$/, '');
    const tasks = years.get(year) ?? [];
    years.set(year, tasks);
    for (const task of point.tasks) tasks.push({ point, task, code: `${point.code}.${task.id}` });
  }
  return years;
}

/** The last day of a quarter: `2022-03-31`. */
export function quarterEnd(year: number, quarter: number): string {
  return `${year}-${['03-31', '06-30', '09-30', '12-31'][quarter - 1] ?? '12-31'}`;
}

/** Quarters in words: 全年四个季度, 第 1、3 季度. */
export function quarterWords(quarters: readonly number[]): string {
  return quarters.length === 4 ? '全年四个季度' : `第 ${quarters.join('、')} 季度`;
}

/** Name of the list of a year, of one of its quarters or of its tasks by who leads. */
export function yearListId(year: number, part?: number | 'leads'): string {
  if (part === undefined) return `tasks-${year}`;
  return part === 'leads' ? `tasks-${year}-leads` : `tasks-${year}-q${part}`;
}

/** Address of the board of a year: by part, or by quarter. */
export function boardPage(year: number, by: 'part' | 'quarter'): string {
  return `/work-points/${year}/by-${by}.html`;
}

/** Address of the view of a quarter: `/quarters/2022-1.html`. */
export function quarterPage(year: number, quarter: number): string {
  return `/quarters/${year}-${quarter}.html`;
}

/** 年度任务清单: all tasks of a year by part and point, by who leads, and those of each quarter. */
export function yearLists(knowledge: KnowledgeBase): Checklist[] {
  const { asOf, bodies } = knowledge.site.data;
  return knowledge.workYears.flatMap(({ data: workYear }) => {
    const { year } = workYear;
    const tasks = tasksOf(knowledge, workYear);
    const common = { kind: 'year-tasks', year, asOf } as const;
    const placed = `放在哪个季度、谁牵头、怎么算完成，来源没有写的都是编者建议，以${bodies.workingCommittee.short}和本单位的任务清单为准。`;
    return [
      {
        ...common,
        id: yearListId(year),
        title: `${year} 年任务清单`,
        lead: `全部 ${tasks.length} 项任务，按部分和要点排，每季度填一次状态、进展和问题。${placed}`,
        groups: byPoint(knowledge, workYear, tasks),
      },
      {
        ...common,
        id: yearListId(year, 'leads'),
        title: `${year} 年任务清单（按牵头）`,
        lead: `同样的 ${tasks.length} 项任务，按谁牵头排。${placed}`,
        groups: byLead(knowledge, tasks),
      },
      ...[1, 2, 3, 4].map((quarter) => {
        const due = tasks.filter(({ task }) => task.rhythm.quarters.includes(quarter));
        return {
          ...common,
          quarter,
          id: yearListId(year, quarter),
          title: `${year} 年第 ${quarter} 季度任务清单`,
          lead: `这个季度要办的 ${due.length} 项。季度末逐项填状态、进展和问题。${placed}`,
          groups: byQuarterPoint(knowledge, workYear, due, quarter),
        };
      }),
    ];
  });
}

function byPoint(knowledge: KnowledgeBase, workYear: WorkYear, tasks: readonly PlacedTask[]): ChecklistGroup[] {
  return pointsOf(workYear, tasks).map(({ title, code, tasks: own }) => ({
    title,
    code,
    items: own.map((placed) => taskItem(knowledge, placed)),
  }));
}

function byQuarterPoint(
  knowledge: KnowledgeBase,
  workYear: WorkYear,
  tasks: readonly PlacedTask[],
  quarter: number,
): ChecklistGroup[] {
  return pointsOf(workYear, tasks).map(({ title, code, tasks: own }) => ({
    title,
    code,
    items: own.map((placed) => quarterItem(knowledge, workYear.year, placed, quarter)),
  }));
}

/** Tasks by point, points named with their part: 一、政治责任　1 政治监督. */
function pointsOf(
  { parts }: WorkYear,
  tasks: readonly PlacedTask[],
): { title: string; code: string; tasks: PlacedTask[] }[] {
  const points = [...new Set(tasks.map(({ point }) => point))].toSorted(
    (a, b) => a.part - b.part || a.number - b.number,
  );
  return points.map((point) => ({
    title: `${parts.find(({ number }) => number === point.part)?.short ?? ''}　${point.number} ${point.title}`,
    code: point.code,
    tasks: tasks.filter((placed) => placed.point === point),
  }));
}

/** Tasks by the roles that lead, in the order of the roles. */
function byLead(knowledge: KnowledgeBase, tasks: readonly PlacedTask[]): ChecklistGroup[] {
  const roles = knowledge.roles.data.roles;
  const key = ({ task }: PlacedTask): string =>
    roles
      .filter(({ id }) => task.lead.roles.includes(id))
      .map(({ title }) => title)
      .join('、');
  const place = (title: string): number => roles.findIndex((role) => title.startsWith(role.title));
  const keys = [...new Set(tasks.map(key))].toSorted((a, b) => place(a) - place(b) || a.length - b.length);
  return keys.map((title) => ({
    title: `${title}牵头`,
    items: tasks.filter((placed) => key(placed) === title).map((placed) => taskItem(knowledge, placed)),
  }));
}

/** A task of the year. */
function taskItem(knowledge: KnowledgeBase, { task, code }: PlacedTask): ChecklistItem {
  const { rhythm, source } = task;
  return makeItem(knowledge, {
    ...taskFacts({ task, code }),
    id: code,
    due: `${quarterWords(rhythm.quarters)}；${sentence(rhythm, source)}`,
    quarters: rhythm.quarters,
  });
}

/** A task in one of its quarters: done or not done in each of them. */
export function quarterItem(
  knowledge: KnowledgeBase,
  year: number,
  { task, code }: Pick<PlacedTask, 'task' | 'code'>,
  quarter: number,
): ChecklistItem {
  return makeItem(knowledge, {
    ...taskFacts({ task, code }),
    id: `${code}/q${quarter}`,
    due: `第 ${quarter} 季度；${sentence(task.rhythm, task.source)}`,
    dueOn: quarterEnd(year, quarter),
    quarters: [quarter],
  });
}

function taskFacts({ task, code }: Pick<PlacedTask, 'task' | 'code'>) {
  const { lead, cooperate, evidence, risk, serves, source } = task;
  return {
    code,
    text: task.title,
    details: [plainText(task.what), `怎么算完成：${sentence(evidence, source)}`, `当心：${sentence(risk, source)}`],
    who: `牵头：${sentence(lead, source)}${cooperate ? `；配合：${sentence(cooperate, source)}` : ''}`,
    roles: [...new Set([...lead.roles, ...(cooperate?.roles ?? [])])],
    documents: serves.filter((served) => served.startsWith('WS-')),
    source,
  };
}
