import type { checkStates, origins } from '../model/schemas/provenance.ts';

/** Kinds of checklists, by what they are drawn from. */
export type ChecklistKind =
  | 'procedure' // 办理清单
  | 'filing' // 归档清单
  | 'role' // 履职清单
  | 'self-inspection' // 自查清单
  | 'prohibitions' // 三个不得
  | 'year-tasks' // 年度任务清单
  | 'execution'; // 一次性告知清单

/** One thing to do, to have or to check; drawn from the model, never written by hand. */
export interface ChecklistItem {
  /**
   * Permanent: the code of the part it is drawn from, with a slash and what of it where one part gives several items
   * (`CX-04.3`, `CX-04.3/approval`, `CX-04.3/WS-26`, `CX-04.3/SX-11`). Never a position.
   */
  readonly id: string;
  readonly text: string;
  /** Plain sentences on how, what to mind. */
  readonly details: readonly string[];
  /** Who does it, in words, and the ids of the roles. */
  readonly who: string;
  readonly roles: readonly string[];
  /** Time limit in words; empty if there is none. */
  readonly due: string;
  /** A calendar date (`2026-03-09`) where the date is fixed. */
  readonly dueOn?: string | undefined;
  /** Code of the part to read. */
  readonly code: string;
  /** Codes of documents (文书) that belong to it. */
  readonly documents: readonly string[];
  /** Basis in words; the references that it was made from (`YJ-01.33`). */
  readonly basis: string;
  readonly references: readonly string[];
  /** Where it comes from, how far it was checked, and why not further. */
  readonly origin: (typeof origins)[number];
  readonly checked?: (typeof checkStates)[number] | undefined;
  readonly caveat?: string | undefined;
  /** For year tasks: quarters in which it is due. */
  readonly quarters: readonly number[];
}

/** Items that belong together: a step, a folder, a work point, a quarter. */
export interface ChecklistGroup {
  readonly title: string;
  /** Code of what the group is drawn from, if it is one part. */
  readonly code?: string | undefined;
  readonly items: readonly ChecklistItem[];
}

/** A checklist: complete on paper, in a workbook and on the page. */
export interface Checklist {
  /** Last piece of its address and name of its files: `procedure-cx-04`, `role-secretary`, `tasks-2022`. */
  readonly id: string;
  readonly kind: ChecklistKind;
  readonly title: string;
  readonly lead: string;
  /** For year tasks: the year, and the quarter if the list is that of one quarter. */
  readonly year?: number | undefined;
  readonly quarter?: number | undefined;
  readonly groups: readonly ChecklistGroup[];
  /** The day of the content it was drawn from. */
  readonly asOf: string;
}

/** Every item of a list, group by group. */
export function itemsOf({ groups }: Pick<Checklist, 'groups'>): ChecklistItem[] {
  return groups.flatMap(({ items }) => items);
}
