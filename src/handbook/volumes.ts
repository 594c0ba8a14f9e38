import { filingListId } from '../checklists/filing-lists.ts';
import { procedureListId } from '../checklists/procedure-lists.ts';
import { yearListId } from '../checklists/year-lists.ts';
import { findChecklist } from '../checklists/site-lists.ts';
import { knowledge } from '../knowledge.ts';
import { documentsOf } from '../model/derive.ts';
import { addressOf } from '../model/knowledge-base.ts';
import { tables } from '../navigation.ts';
import { dutyTopics, ruleTopics } from '../rendering/words.ts';

/** A page of the site as a chapter of a volume. */
export interface Chapter {
  /** Address of the page, site-relative: `procedures/case-review.html`. */
  readonly page: string;
  /** Its anchor in the volume: the code of the entry, or the address without slashes. */
  readonly id: string;
  readonly title: string;
  readonly code?: string;
}

/** A part of a volume: chapters, or tables that are drawn for it. */
export interface VolumePart {
  readonly id: string;
  readonly title: string;
  readonly chapters: readonly Chapter[];
  /** Code of the entry whose time limits are listed here. */
  readonly limitsOf?: string;
  /** Codes of the documents that are listed here. */
  readonly documents?: readonly string[];
}

/** A volume (整份打印): many pages as one document. */
export interface Volume {
  /** Name of its address: `procedure-cx-04`. */
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly parts: readonly VolumePart[];
}

/** The volume that holds all others. */
export const wholeHandbook = 'all';

/** Where a volume stands, site-absolute. */
export function volumeAddress(id: string): string {
  return `/handbook/${id}.html`;
}

/** Name of the volume of a procedure. */
export function procedureVolumeId(code: string): string {
  return `procedure-${code.toLowerCase()}`;
}

/** Entries with a page of their own, by its address. */
const entryOfPage = new Map(
  [...knowledge.parts.values()].filter((part) => part.anchor === undefined).map((part) => [part.page, part]),
);

/** Every volume of the site, the whole handbook first. */
export const volumes: readonly Volume[] = [
  everythingVolume(),
  ...knowledge.procedures.map(({ data }) => procedureVolume(data.code)),
  dutiesVolume(),
  ...knowledge.workYears.map(({ data }) => workPointsVolume(data.year)),
  rulesVolume(),
  termsVolume(),
].filter(({ parts }) => parts.length > 0);

function everythingVolume(): Volume {
  const { workYears, procedures, documentGroups, termGroups, regulations, roles } = knowledge;
  const flat = (id: string, title: string, parts: readonly VolumePart[]): VolumePart => ({
    id,
    title,
    chapters: parts.flatMap(({ chapters }) => chapters),
  });
  return {
    id: wholeHandbook,
    title: '手册全文',
    lead: '速查表、工作规则、职责清单、办理程序、工作要点、文书、岗位、术语和依据，合成一份。',
    parts: withChapters([
      flat('tables', '速查表', [
        partOfPages(
          'tables',
          '速查表',
          tables
            .map(({ href }) => href.slice(1))
            .filter((page) => page.startsWith('tables/') && !/(a-z|codes)\.html$/.test(page)),
        ),
      ]),
      flat('rules', '工作规则', rulesVolume().parts),
      flat('duties', '职责清单', dutiesVolume().parts),
      partOfCodes(
        'procedures',
        '办理程序',
        procedures.map(({ data }) => data.code),
      ),
      ...workYears.map(({ data }) => flat(`work-points-${data.year}`, data.title, workPointsVolume(data.year).parts)),
      partOfCodes(
        'documents',
        '文书',
        documentGroups.flatMap(({ slug }) => documentsOf(knowledge, slug).map(({ code }) => code)),
      ),
      partOfCodes(
        'roles',
        '岗位',
        roles.data.roles.filter(({ reader }) => reader).map(({ code }) => code),
      ),
      partOfCodes(
        'terms',
        '术语',
        termGroups.flatMap(({ data }) => data.terms.map(({ code }) => code)),
      ),
      partOfCodes(
        'regulations',
        '依据',
        regulations.map(({ data }) => data.code),
      ),
    ]),
  };
}

function procedureVolume(code: string): Volume {
  const { procedures, documents } = knowledge;
  const found = procedures.find(({ data }) => data.code === code)?.data;
  if (!found) throw new Error(`没有编号为 ${code} 的程序。`);
  const used = new Set(found.steps.flatMap((step) => step.documents));
  const lists = [procedureListId(code), filingListId(code)].flatMap((id) => findChecklist(id) ?? []);
  const limits = [...knowledge.limits.values()].some(({ entry }) => entry === code);
  return {
    id: procedureVolumeId(code),
    title: found.title,
    lead: '程序、时限、衔接、文书目录和清单，合成一份。',
    parts: [
      partOfCodes('procedure', '程序和衔接', [code]),
      ...(limits ? [{ id: 'part-limits', title: '办理时限', chapters: [], limitsOf: code }] : []),
      ...(used.size > 0
        ? [
            {
              id: 'part-documents',
              title: '文书目录',
              chapters: [],
              documents: documents.map(({ data }) => data.code).filter((document) => used.has(document)),
            },
          ]
        : []),
      ...withChapters([
        partOfPages(
          'checklists',
          '清单',
          lists.map(({ id }) => `checklists/${id}.html`),
        ),
      ]),
    ],
  };
}

function dutiesVolume(): Volume {
  return {
    id: 'duties',
    title: '职责清单',
    lead: '管什么，不能做什么，各岗位做什么，合成一份。',
    parts: partsByTopic(knowledge.duties, dutyTopics),
  };
}

function rulesVolume(): Volume {
  return {
    id: 'rules',
    title: '工作规则',
    lead: '全部工作规则，合成一份。',
    parts: partsByTopic(knowledge.rules, ruleTopics),
  };
}

function workPointsVolume(year: number): Volume {
  const found = knowledge.workYears.find(({ data }) => data.year === year)?.data;
  if (!found) throw new Error(`没有 ${year} 年的工作要点。`);
  const points = knowledge.workPoints.filter(({ data }) => data.code.startsWith(found.code));
  return {
    id: `work-points-${year}`,
    title: found.title,
    lead: '总体要求、全部要点和任务，合成一份。',
    parts: withChapters([
      partOfCodes('requirement', '总体要求', [found.code]),
      ...found.parts.map((part) =>
        partOfCodes(
          String(part.number),
          part.title,
          points.filter(({ data }) => data.part === part.number).map(({ data }) => data.code),
        ),
      ),
      partOfPages(
        'checklists',
        '任务清单',
        findChecklist(yearListId(year)) ? [`checklists/${yearListId(year)}.html`] : [],
      ),
    ]),
  };
}

function termsVolume(): Volume {
  return {
    id: 'terms',
    title: '术语',
    lead: '全部术语，合成一份。',
    parts: withChapters(
      knowledge.termGroups.map(({ data, slug }) =>
        partOfCodes(
          slug,
          data.title,
          data.terms.map(({ code }) => code),
        ),
      ),
    ),
  };
}

function partsByTopic(
  entries: readonly { readonly data: { readonly code: string; readonly topic: string } }[],
  topics: Readonly<Record<string, string>>,
): VolumePart[] {
  return withChapters(
    Object.entries(topics).map(([topic, title]) =>
      partOfCodes(
        topic,
        title,
        entries.filter(({ data }) => data.topic === topic).map(({ data }) => data.code),
      ),
    ),
  );
}

function partOfCodes(id: string, title: string, codes: readonly string[]): VolumePart {
  return partOfPages(
    id,
    title,
    codes.flatMap((code) => {
      const part = knowledge.parts.get(code);
      return part ? [addressOf(part)] : [];
    }),
  );
}

function partOfPages(id: string, title: string, pages: readonly string[]): VolumePart {
  return { id: `part-${id}`, title, chapters: pages.map((page) => chapterOf(page)) };
}

function chapterOf(page: string): Chapter {
  const entry = entryOfPage.get(page);
  if (entry) return { page, id: entry.code, title: entry.title, code: entry.code };
  const name = page.replace(/\.html$/, '');
  const title =
    tables.find(({ href }) => href === `/${page}`)?.text ?? findChecklist(name.split('/').at(-1) ?? '')?.title;
  if (title === undefined) throw new Error(`${page} 没有标题，不能编进整份打印。`);
  return { page, id: name.replaceAll('/', '-'), title };
}

function withChapters(parts: readonly VolumePart[]): VolumePart[] {
  return parts.filter(({ chapters }) => chapters.length > 0);
}
