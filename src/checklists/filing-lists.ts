import { documentBundles } from '../documents/files.ts';
import { documentsOf } from '../model/derive.ts';
import { plainText, type KnowledgeBase } from '../model/knowledge-base.ts';
import type { DocumentEntry, TemplateBlock } from '../model/schemas/document.ts';
import type { Checklist, ChecklistGroup, ChecklistItem } from './checklist.ts';
import { makeItem } from './items.ts';

/** Name of the list of a procedure or of a group of documents: `filing-cx-04`, `filing-daily-supervision-and-care`. */
export function filingListId(name: string): string {
  return `filing-${name.toLowerCase()}`;
}

/** 归档清单: for each procedure that has documents, and each group without one, what belongs into which folder. */
export function filingLists(knowledge: KnowledgeBase): Checklist[] {
  return documentBundles(knowledge)
    .filter(({ name }) => name !== 'all')
    .map(({ name, title, documents }) => ({ name, title, documents: ownFirst(knowledge, name, documents) }))
    .map(({ name, title, documents }) => ({
      id: filingListId(name),
      kind: 'filing',
      title: `${title}归档清单`,
      lead: '办完逐份核：有没有，签批齐不齐，归到哪个卷。没有用到的文书写“不适用”。归档范围和保管期限以本单位规定为准。',
      groups: [...folders(knowledge, documents), ...order(knowledge, documents)],
      asOf: knowledge.site.data.asOf,
    }));
}

/** The documents of the procedure's own group before those that it shares with others. */
function ownFirst(
  knowledge: KnowledgeBase,
  procedure: string,
  documents: readonly DocumentEntry[],
): readonly DocumentEntry[] {
  const groups = knowledge.documentGroups.filter(({ data }) => data.procedure === procedure);
  const own = new Set(groups.flatMap(({ slug }) => documentsOf(knowledge, slug)).map(({ code }) => code));
  return documents.toSorted((a, b) => Number(own.has(b.code)) - Number(own.has(a.code)));
}

/** Documents by the folder that they are filed in, folders in the order in which they first occur. */
function folders(knowledge: KnowledgeBase, documents: readonly DocumentEntry[]): ChecklistGroup[] {
  const names = [...new Set(documents.map(({ filing }) => plainText(filing)))];
  return names.map((title) => ({
    title,
    items: documents
      .filter(({ filing }) => plainText(filing) === title)
      .map((document) => filedItem(knowledge, document)),
  }));
}

function filedItem(knowledge: KnowledgeBase, document: DocumentEntry): ChecklistItem {
  return makeItem(knowledge, {
    id: `${document.code}/filing`,
    code: document.code,
    text: document.title,
    details: [
      `核对里面有没有：${plainText(document.contains.join('、'))}。`,
      ...(document.note === undefined ? [] : [plainText(document.note)]),
    ],
    who: plainText(document.issuedBy),
    due: plainText(document.timing),
    documents: [document.code],
    source: document.source,
  });
}

/** How a dossier is put together, as far as its index says; only where something is filed in a dossier. */
function order(knowledge: KnowledgeBase, documents: readonly DocumentEntry[]): ChecklistGroup[] {
  return knowledge.documents
    .filter(({ data }) => data.code === knowledge.site.data.papers.dossierIndex?.document)
    .filter(({ data }) => {
      const volumes = [data.filing, ...data.template.fields.flatMap(({ options }) => options ?? [])];
      return documents.some(({ filing }) => volumes.some((volume) => filing.includes(volume)));
    })
    .map(({ data }) => ({
      title: '装卷',
      code: data.code,
      items: [
        makeItem(knowledge, {
          id: `${data.code}/order`,
          code: data.code,
          text: `按顺序装卷，写好${data.title}`,
          details: [
            ...(data.note === undefined ? [] : [plainText(data.note)]),
            ...data.template.body.flatMap(hintsOf),
          ].filter((words, index, all) => all.indexOf(words) === index),
          who: plainText(data.issuedBy),
          due: plainText(data.timing),
          documents: [data.code],
          source: data.source,
        }),
      ],
    }));
}

function hintsOf(block: TemplateBlock): string[] {
  return block.block === 'hint' ? [plainText(block.text)] : [];
}
