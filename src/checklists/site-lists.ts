import { knowledge } from '../knowledge.ts';
import { checklistCalendar } from './calendar.ts';
import type { Checklist, ChecklistKind } from './checklist.ts';
import { allChecklists, kindWordsOf } from './lists.ts';

/** Every checklist of this site, made once for all pages. */
export const checklists: readonly Checklist[] = allChecklists(knowledge);

/** The checklists by kind, in the order of the index. */
export const checklistsByKind: readonly { readonly kind: ChecklistKind; readonly lists: readonly Checklist[] }[] = [
  'procedure',
  'filing',
  'role',
  'year-tasks',
  'self-inspection',
  'prohibitions',
  'execution',
].flatMap((kind) => {
  const lists = checklists.filter((list) => list.kind === kind);
  const [first] = lists;
  return first ? [{ kind: first.kind, lists }] : [];
});

/** Title and lead of each kind. */
export const kindWords = kindWordsOf(knowledge);

/** A checklist by its name; nothing if there is none. */
export function findChecklist(id: string): Checklist | undefined {
  return checklists.find((list) => list.id === id);
}

/** Where a checklist stands and its files: the calendar only where a date is fixed. */
export function filesOf(
  list: Checklist,
): readonly { readonly text: string; readonly href: string; readonly words: string }[] {
  const address = `/checklists/${list.id}`;
  return [
    { text: '表格', href: `${address}.xlsx`, words: 'xlsx，可以填' },
    ...(checklistCalendar(knowledge, list) === undefined
      ? []
      : [{ text: '日历', href: `${address}.ics`, words: 'ics，导入日历' }]),
    { text: '数据', href: `${address}.json`, words: 'json，给程序用' },
  ];
}
