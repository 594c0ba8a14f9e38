import { madeInTime } from '../built-pages/built-pages.ts';
import { documentUses, documentsOf } from '../model/derive.ts';
import type { KnowledgeBase } from '../model/knowledge-base.ts';
import type { DocumentEntry } from '../model/schemas/document.ts';
import type { MockCase } from '../model/schemas/mock-case.ts';
import { bundle, type BundledFile } from './bundle.ts';
import { compilePaper } from './compile.ts';
import { layOut } from './layout/lay-out.ts';
import type { PaperValues } from './paper.ts';
import { registerWorkbook } from './register.ts';
import { wordFile, type Origin } from './word/word-file.ts';

/** Name and day that the files of this site bear. */
export function originOf({ site }: Pick<KnowledgeBase, 'site'>): Origin {
  return { creator: site.data.name, asOf: site.data.asOf };
}

/** A document's Word file: empty, or filled with values. */
export function documentFile(
  knowledge: KnowledgeBase,
  document: DocumentEntry,
  values?: PaperValues,
): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = layOut(compilePaper(knowledge, document), values);
  const origin = originOf(knowledge);
  return madeInTime('word', [JSON.stringify([sheet, origin])], () => wordFile(sheet, origin));
}

/** A set of documents that is downloaded at once: those of a procedure, of a group, or all. */
export interface DocumentBundle {
  /** Last piece of its address: `CX-04`, `daily-supervision-and-care`, `all`. */
  readonly name: string;
  readonly title: string;
  readonly documents: readonly DocumentEntry[];
}

/** Every bundle of empty documents that the site offers. */
export function documentBundles(knowledge: KnowledgeBase): DocumentBundle[] {
  const { documents, procedures, documentGroups } = knowledge;
  const ofProcedures = procedures.map(({ data }): DocumentBundle => {
    const groups = documentGroups.filter((group) => group.data.procedure === data.code);
    const own = new Set(groups.flatMap(({ slug }) => documentsOf(knowledge, slug)).map(({ code }) => code));
    const used = documents.filter(
      (document) =>
        own.has(document.data.code) ||
        documentUses(knowledge, document.data.code).some((at) => at.startsWith(`${data.code}.`)),
    );
    return { name: data.code, title: data.title, documents: used.map((document) => document.data) };
  });
  const ofGroups = documentGroups
    .filter(({ data }) => data.procedure === undefined)
    .map(({ data, slug }): DocumentBundle => ({
      name: slug,
      title: data.title,
      documents: documentsOf(knowledge, slug),
    }));
  const all: DocumentBundle = { name: 'all', title: '全部文书', documents: documents.map(({ data }) => data) };
  return [...ofProcedures.filter((each) => each.documents.length > 0), ...ofGroups, all];
}

/** The note in a bundle. */
function advice({ parts, site }: KnowledgeBase): string {
  const { prohibitions } = site.data;
  const lines = [
    '文书样式，以本单位现行文书格式为准。',
    '用法、依据和核对程度见网站上每份文书的页面，编号在文件名里。',
    ...(prohibitions ? [`目录里标明“${parts.get(prohibitions.to)?.title ?? ''}”的：${prohibitions.warning}。`] : []),
  ];
  return lines.map((line) => `${line}\r\n`).join('');
}

/** The archive of a bundle: Word files, register and a note. */
export async function bundleFile(
  knowledge: KnowledgeBase,
  { documents }: DocumentBundle,
): Promise<Uint8Array<ArrayBuffer>> {
  const files = await Promise.all(
    documents.map(async (document): Promise<BundledFile> => ({
      path: `${document.code} ${fileTitle(document.title)}.docx`,
      content: await documentFile(knowledge, document),
    })),
  );
  return bundle([
    ...files,
    { path: '文书目录.xlsx', content: await registerWorkbook(knowledge, documents) },
    { path: '说明.txt', content: `\uFEFF${advice(knowledge)}` },
  ]);
}

/** The archive of a mock case: its papers, filled, numbered in the order of the dossier. */
export async function caseFile(knowledge: KnowledgeBase, { papers }: MockCase): Promise<Uint8Array<ArrayBuffer>> {
  const files = await Promise.all(
    papers.map(async ({ document, values }, index): Promise<BundledFile> => {
      const found = findDocument(knowledge, document);
      return {
        path: `${String(index + 1).padStart(2, '0')} ${document} ${fileTitle(found.title)}（虚构）.docx`,
        content: await documentFile(knowledge, found, values),
      };
    }),
  );
  return bundle([
    ...files,
    { path: '说明.txt', content: '\uFEFF模拟案卷：人物、单位和事实都是虚构的，只供学习填写。\r\n' },
  ]);
}

/** @throws Error for a code that no document has; the content check finds it before. */
export function findDocument({ documents }: Pick<KnowledgeBase, 'documents'>, code: string): DocumentEntry {
  const found = documents.find(({ data }) => data.code === code)?.data;
  if (!found) throw new Error(`no document ${code}`);
  return found;
}

/** A title as part of a file name: without characters that a file system refuses. */
function fileTitle(title: string): string {
  return title.replaceAll(/[\\/:*?"<>|]/g, '、');
}
