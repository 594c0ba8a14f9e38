import { approvalsOf, roleView } from '../model/derive.ts';
import type { KnowledgeBase } from '../model/knowledge-base.ts';
import type { Checklist, ChecklistGroup } from './checklist.ts';
import { approvalItem, provisionItem } from './items.ts';
import { quarterItem, tasksOf } from './year-lists.ts';

/** Name of the list of a role: `role-secretary`. */
export function roleListId(role: string): string {
  return `role-${role}`;
}

/** 履职清单: for each role that the site is written for, its duties, its approvals and its tasks of the latest year. */
export function roleLists(knowledge: KnowledgeBase): Checklist[] {
  return knowledge.roles.data.roles
    .filter(({ reader }) => reader)
    .map(({ id, title }) => ({
      id: roleListId(id),
      kind: 'role',
      title: `${title}履职清单`,
      lead: '职责和规则里点名要办的事，要批的事，年度任务里牵头和配合的事。具体分工以本单位规定为准；亲手办的步骤，见各程序的办理清单。',
      groups: [...duties(knowledge, id), ...approvals(knowledge, id), ...tasks(knowledge, id)],
      asOf: knowledge.site.data.asOf,
    }));
}

/** Provisions that name the role, by rule or duty list; the lists written for the role first. */
function duties(knowledge: KnowledgeBase, role: string): ChecklistGroup[] {
  const own = knowledge.duties.filter(({ data }) => data.role === role);
  const others = knowledge.duties.filter(({ data }) => data.role !== role);
  return [...own, ...others, ...knowledge.rules].flatMap(({ data: { code, title, provisions } }) => {
    const named = provisions.filter(({ actor }) => actor?.roles.includes(role));
    const items = named.map((provision) => provisionItem(knowledge, code, provision));
    return items.length > 0 ? [{ title, code, items }] : [];
  });
}

/** What the role approves: steps of procedures, provisions of rules and duties. */
function approvals(knowledge: KnowledgeBase, role: string): ChecklistGroup[] {
  const given = new Set(roleView(knowledge, role).approvals);
  const entries = [...knowledge.procedures, ...knowledge.rules, ...knowledge.duties];
  return entries.flatMap(({ data: { code, title } }) => {
    const items = approvalsOf(knowledge, code)
      .filter(({ at }) => given.has(at))
      .map((placed) => approvalItem(knowledge, placed));
    return items.length > 0 ? [{ title: `审批：${title}`, code, items }] : [];
  });
}

/** Tasks of the latest year that the role leads or helps with, quarter by quarter. */
function tasks(knowledge: KnowledgeBase, role: string): ChecklistGroup[] {
  const workYear = knowledge.workYears
    .map(({ data }) => data)
    .toSorted((a, b) => a.year - b.year)
    .at(-1);
  if (!workYear) return [];
  const own = tasksOf(knowledge, workYear).filter(
    ({ task }) => task.lead.roles.includes(role) || task.cooperate?.roles.includes(role),
  );
  return [1, 2, 3, 4].flatMap((quarter) => {
    const items = own
      .filter(({ task }) => task.rhythm.quarters.includes(quarter))
      .map((placed) => quarterItem(knowledge, workYear.year, placed, quarter));
    return items.length > 0 ? [{ title: `${workYear.year} 年第 ${quarter} 季度任务`, items }] : [];
  });
}
