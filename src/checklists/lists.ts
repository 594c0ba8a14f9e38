import type { KnowledgeBase } from '../model/knowledge-base.ts';
import type { Checklist, ChecklistKind } from './checklist.ts';
import { executionLists } from './execution-list.ts';
import { filingLists } from './filing-lists.ts';
import { inspectionLists } from './inspection-lists.ts';
import { procedureLists } from './procedure-lists.ts';
import { roleLists } from './role-lists.ts';
import { yearLists } from './year-lists.ts';

/** Title and lead of each kind of list. */
export type KindWords = Readonly<Record<ChecklistKind, { readonly title: string; readonly lead: string }>>;

/** Kinds of lists as the reader of this city sees them, in the order of the index. */
export function kindWordsOf({ parts, site }: Pick<KnowledgeBase, 'parts' | 'site'>): KindWords {
  const prohibitions = parts.get(site.data.prohibitions?.to ?? '')?.title ?? '不得做的事';
  return {
    procedure: { title: '办理清单', lead: '一个程序一张，按步骤排：要做的、要批的、期限、文书和去向。' },
    filing: { title: '归档清单', lead: '办完以后，哪份文书归哪个卷。' },
    role: { title: '履职清单', lead: '一个岗位一张：职责、审批和年度任务。' },
    'year-tasks': { title: '年度任务清单', lead: '年度要点的全部任务，按要点、按牵头、按季度。' },
    'self-inspection': { title: '自查清单', lead: '迎接督查前，自己先对一遍。' },
    prohibitions: { title: prohibitions, lead: '有没有越界，逐条对照。' },
    execution: { title: '一次性告知清单', lead: '处分决定作出以后，一次告诉执行单位要办的事。' },
  };
}

/** Every checklist that the content gives, kind by kind. Names of lists are permanent. */
export function allChecklists(knowledge: KnowledgeBase): Checklist[] {
  return [
    ...procedureLists(knowledge),
    ...filingLists(knowledge),
    ...roleLists(knowledge),
    ...yearLists(knowledge),
    ...inspectionLists(knowledge),
    ...executionLists(knowledge),
  ];
}
