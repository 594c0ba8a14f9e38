import { plainText, type KnowledgeBase } from '../model/knowledge-base.ts';
import type { DocumentEntry, TemplateBlock } from '../model/schemas/document.ts';
import type { Checklist, ChecklistItem } from './checklist.ts';
import { dueWords, makeItem } from './items.ts';

type Execution = Extract<TemplateBlock, { block: 'execution' }>;

/** Name of the list. */
export const executionNotice = 'execution-notice';

/** 一次性告知清单: what the execution of a sanction asks for, from the document that tells it. */
export function executionLists(knowledge: KnowledgeBase): Checklist[] {
  const found = knowledge.documents.flatMap(({ data }) =>
    data.template.body.flatMap((block) => (block.block === 'execution' ? [{ document: data, block }] : [])),
  );
  return found.slice(0, 1).map(({ document, block }) => {
    const groups = [
      { title: '每一种处分都要办的', items: block.items.filter(({ sanctions }) => !sanctions) },
      { title: '看处分种类办的', items: block.items.filter(({ sanctions }) => sanctions) },
    ];
    return {
      id: executionNotice,
      kind: 'execution',
      title: document.title,
      lead: `${plainText(document.purpose)}条文写“个月”的按自然月算。要按处分种类算好日期、填好名字的，用这份文书的填写页。`,
      groups: groups
        .filter(({ items }) => items.length > 0)
        .map(({ title, items }) => ({
          title,
          code: document.code,
          items: items.map((item) => executionItem(knowledge, document, item)),
        })),
      asOf: knowledge.site.data.asOf,
    };
  });
}

function executionItem(
  knowledge: KnowledgeBase,
  document: DocumentEntry,
  { id, matter, who, limit, due, sanctions }: Execution['items'][number],
): ChecklistItem {
  const placed = limit === undefined ? undefined : knowledge.limits.get(limit);
  const titles = knowledge.sanctions.data.sanctions
    .filter(({ code }) => sanctions?.includes(code))
    .map(({ title }) => title);
  return makeItem(knowledge, {
    id: `${document.code}/${id}`,
    code: placed?.limit.code ?? document.code,
    text: matter,
    details: sanctions ? [`只适用于：${titles.join('、')}。`] : [],
    who,
    due: placed ? dueWords(placed.limit) : (due ?? ''),
    documents: [document.code],
    source: placed?.limit.source ?? document.source,
  });
}
