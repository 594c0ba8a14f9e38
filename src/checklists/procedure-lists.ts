import type { KnowledgeBase } from '../model/knowledge-base.ts';
import type { Procedure } from '../model/schemas/procedure.ts';
import type { Checklist, ChecklistGroup } from './checklist.ts';
import { approvalItem, decisionItems, documentItem, limitItems, statementItem, stepItem } from './items.ts';

/** Name of the list of a procedure: `procedure-cx-04`. */
export function procedureListId(code: string): string {
  return `procedure-${code.toLowerCase()}`;
}

/** 办理清单: what to do, have approved, keep to and write in each step of a procedure; a list each. */
export function procedureLists(knowledge: KnowledgeBase): Checklist[] {
  return knowledge.procedures.map(({ data }) => ({
    id: procedureListId(data.code),
    kind: 'procedure',
    title: `${data.title.replace(/办理$/, '')}办理清单`,
    lead: '每办一步核一步：做了什么，批了没有，期限到哪天，文书齐不齐，下一步去哪。用不到的步骤写“不适用”。',
    groups: [...stepGroups(knowledge, data), ...mistakes(knowledge, data)],
    asOf: knowledge.site.data.asOf,
  }));
}

function stepGroups(knowledge: KnowledgeBase, { code, steps }: Procedure): ChecklistGroup[] {
  return steps.map((step): ChecklistGroup => {
    const at = `${code}.${step.id}`;
    const { approval, title, source } = step;
    const documents = knowledge.documents.filter(({ data }) => step.documents.includes(data.code));
    return {
      title: `${step.id}　${step.label}`,
      code: at,
      items: [
        stepItem(knowledge, code, step),
        ...(approval ? [approvalItem(knowledge, { at, title, approval, source })] : []),
        ...limitItems(knowledge, at, step),
        ...documents.map(({ data }) => documentItem(knowledge, at, step.actor.roles, data)),
        ...decisionItems(knowledge, code, step),
      ],
    };
  });
}

function mistakes(knowledge: KnowledgeBase, { code, risks, traps }: Procedure): ChecklistGroup[] {
  const items = [...risks, ...traps].map((statement) => statementItem(knowledge, code, statement));
  return items.length > 0 ? [{ title: '容易出错的地方', items }] : [];
}
