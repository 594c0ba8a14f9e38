import type { z } from 'zod';
import { explainIssue } from './explain-issue.ts';
import { isSeveral, kinds, type Kind, type KindName } from './kinds.ts';
import type { Problem } from './problem.ts';
import type { Addresses } from './schemas/addresses.ts';
import type * as catalogue from './schemas/catalogue.ts';
import type { Confirmations } from './schemas/confirmations.ts';
import type { Course } from './schemas/course.ts';
import type { DocumentEntry, DocumentGroup } from './schemas/document.ts';
import type { Guide } from './schemas/guide.ts';
import type { MockCase } from './schemas/mock-case.ts';
import type { Permalinks } from './schemas/permalinks.ts';
import type { Procedure } from './schemas/procedure.ts';
import type { QuestionGroup, Wording } from './schemas/questions.ts';
import type { Regulation } from './schemas/regulation.ts';
import type { Duty, Rule } from './schemas/rule.ts';
import {
  workPointDraft,
  workYearDraft,
  type WorkPoint,
  type WorkPointDraft,
  type WorkYear,
  type WorkYearDraft,
} from './schemas/work-point.ts';
import { readSourceFolder, type SourceFile, type SourceFolder } from './source-files.ts';

/** An entry of the content together with the file it stands in. */
export interface Entry<Data> {
  readonly data: Data;
  readonly file: SourceFile;
  /** File name without ending: the last piece of the address. */
  readonly slug: string;
}

/** The kinds of content of which there are several files; lists in the order of their codes. */
export interface Entries {
  /** All files that could be read, valid or not; without those of years that are being prepared. */
  readonly files: readonly SourceFile[];
  readonly regulations: readonly Entry<Regulation>[];
  readonly rules: readonly Entry<Rule>[];
  readonly duties: readonly Entry<Duty>[];
  readonly procedures: readonly Entry<Procedure>[];
  readonly workYears: readonly Entry<WorkYear>[];
  readonly workPoints: readonly Entry<WorkPoint>[];
  /** Groups of documents; the slug is the name of the folder. */
  readonly documentGroups: readonly Entry<DocumentGroup>[];
  readonly documents: readonly Entry<DocumentEntry>[];
  /** Guides. */
  readonly guides: readonly Entry<Guide>[];
  /** Courses. */
  readonly courses: readonly Entry<Course>[];
  /** Mock cases. */
  readonly cases: readonly Entry<MockCase>[];
  readonly termGroups: readonly Entry<catalogue.TermGroup>[];
  readonly questionGroups: readonly Entry<QuestionGroup>[];
  /** The one file `wording.yaml`, or none if it is wrong. */
  readonly wordings: readonly Entry<Wording>[];
}

/** Everything that stands in a content folder, valid on its own, not yet cross-checked. */
export interface Content extends Entries {
  readonly site: Entry<catalogue.Site>;
  readonly home: Entry<catalogue.Home>;
  readonly roles: Entry<z.output<typeof catalogue.roles>>;
  readonly sanctions: Entry<catalogue.Sanctions>;
  readonly fourForms: Entry<catalogue.FourForms>;
  readonly jurisdiction: Entry<catalogue.Jurisdiction>;
  readonly approvals: Entry<catalogue.Approvals>;
  readonly permalinks: Entry<Permalinks>;
  /** The register of addresses; absent as long as nothing was published. */
  readonly addresses?: Entry<Addresses>;
  /** The register of what was held against its source; absent as long as nothing was confirmed. */
  readonly confirmations?: Entry<Confirmations>;
}

/** A year of work points that is being prepared: no part of the content yet. */
export interface DraftYear {
  readonly year: Entry<WorkYearDraft>;
  readonly points: readonly Entry<WorkPointDraft>[];
}

/** Content and problems of a folder. */
export interface LoadedContent {
  /** What is valid; absent if a file that every site needs is missing or wrong. */
  readonly content?: Content;
  /** What of it is valid in any case. */
  readonly entries: Entries;
  /** Years that are being prepared, as far as they are valid. */
  readonly drafts: readonly DraftYear[];
  /** Problems of single files. While there are any, `content` lacks entries that others may refer to. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a content folder and validates every file by its schema. Never throws.
 * @param root folder that holds `site.yaml` and the folders of entries.
 */
export function loadContent(root: string): LoadedContent {
  const folder = readSourceFolder(root);
  const before = lastLoaded.get(folder.files);
  if (before) return before;
  const loaded = validate(folder);
  lastLoaded.set(folder.files, loaded);
  return loaded;
}

/** What came of files that have not changed since: a build loads its content several times. */
const lastLoaded = new WeakMap<readonly SourceFile[], LoadedContent>();

/** The folder of a year that is marked as being prepared; nothing for other files. */
function draftFolder({ path, data }: SourceFile): string[] {
  const isDraft = typeof data === 'object' && data !== null && 'draft' in data && data.draft === true;
  return isDraft && kinds.workYears.pattern.test(path) ? [path.replace(/year\.yaml$/, '')] : [];
}

function validate(folder: SourceFolder): LoadedContent {
  const problems = [...folder.problems];
  const claimed = new Set<string>();
  const draftFolders = folder.files.flatMap(draftFolder);
  const isDraft = ({ path }: SourceFile): boolean => draftFolders.some((draft) => path.startsWith(draft));
  const published = folder.files.filter((file) => !isDraft(file));

  const many = <Schema extends z.ZodType>(
    kind: Kind<Schema>,
    among: readonly SourceFile[] = published,
  ): Entry<z.output<Schema>>[] => {
    const files = among.filter((file) => kind.pattern.test(file.path));
    const broken = folder.problems.some((problem) => kind.pattern.test(problem.file));
    if (files.length === 0 && !broken && !kind.optional && folder.readable) {
      const several = isSeveral(kind);
      problems.push({
        file: kind.where,
        found: several ? '一个文件也没有' : '没有这个文件',
        expected: several ? '至少一个文件' : '有这个文件',
        mend: '从版本库取回，或者照说明新建。',
      });
    }
    return files.flatMap((file) => {
      claimed.add(file.path);
      const result = kind.schema.safeParse(file.data);
      if (!result.success) {
        problems.push(...result.error.issues.flatMap((issue) => explainIssue(issue, file)));
        return [];
      }
      const slug = file.path.replace(/^.*\//, '').replace(/\.\w+$/, '');
      return [{ data: result.data, file, slug }];
    });
  };
  const one = <Schema extends z.ZodType>(kind: Kind<Schema>): Entry<z.output<Schema>> | undefined => many(kind)[0];

  const single = {
    site: one(kinds.site),
    home: one(kinds.home),
    roles: one(kinds.roles),
    sanctions: one(kinds.sanctions),
    fourForms: one(kinds.fourForms),
    jurisdiction: one(kinds.jurisdiction),
    approvals: one(kinds.approvals),
    permalinks: one(kinds.permalinks),
    addresses: one(kinds.addresses),
    confirmations: one(kinds.confirmations),
  };
  const drafted = draftFolders.map((draft) => folder.files.filter(({ path }) => path.startsWith(draft)));
  const drafts = drafted.flatMap((files): DraftYear[] => {
    const [year] = many({ ...kinds.workYears, schema: workYearDraft }, files);
    const points = many({ ...kinds.workPoints, schema: workPointDraft, optional: true }, files);
    return year ? [{ year, points: byCode(points) }] : [];
  });
  const entries: Entries = {
    files: published,
    regulations: byCode(many(kinds.regulations)),
    rules: byCode(many(kinds.rules)),
    duties: byCode(many(kinds.duties)),
    procedures: byCode(many(kinds.procedures)),
    workYears: byCode(many(kinds.workYears)),
    workPoints: byCode(many(kinds.workPoints)),
    documentGroups: byOrder(many(kinds.documentGroups)).map((group) => ({ ...group, slug: folderOf(group) })),
    documents: byCode(many(kinds.documents)),
    guides: byCode(many(kinds.guides)),
    courses: byCode(many(kinds.courses)),
    cases: byCode(many(kinds.cases)),
    termGroups: byOrder(many(kinds.termGroups)),
    questionGroups: byOrder(many(kinds.questionGroups)),
    wordings: many(kinds.wordings),
  };
  for (const file of folder.files) {
    if (claimed.has(file.path)) continue;
    problems.push({
      file: file.path,
      found: '放错了地方的文件',
      expected: `下列位置之一：${Object.values(kinds)
        .map((kind) => kind.where)
        .join('、')}`,
      mend: '移到对应的文件夹；文件名只用小写字母、数字和连字符。',
    });
  }
  const {
    site,
    home,
    roles,
    sanctions,
    fourForms,
    jurisdiction,
    approvals,
    permalinks: register,
    addresses: publishedAddresses,
    confirmations: confirmed,
  } = single;
  if (!site || !home || !roles || !sanctions || !fourForms || !jurisdiction || !approvals || !register) {
    return { problems, entries, drafts };
  }
  return {
    problems,
    entries,
    drafts,
    content: {
      ...entries,
      site,
      home,
      roles,
      sanctions,
      fourForms,
      jurisdiction,
      approvals,
      permalinks: register,
      ...(publishedAddresses ? { addresses: publishedAddresses } : {}),
      ...(confirmed ? { confirmations: confirmed } : {}),
    },
  };
}

/** The files of a kind, in order. */
export function entriesOf(content: Content, kind: KindName): readonly Entry<unknown>[] {
  const found: Entry<unknown> | readonly Entry<unknown>[] | undefined = content[kind];
  if (found === undefined) return [];
  return 'data' in found ? [found] : found;
}

/** The folder in which an entry stands: the group of a document. */
export function folderOf({ file }: Pick<Entry<unknown>, 'file'>): string {
  return file.path.split('/').at(-2) ?? '';
}

function byCode<Item extends { data: { code: string } }>(entries: readonly Item[]): Item[] {
  return entries.toSorted((a, b) => a.data.code.localeCompare(b.data.code, 'en'));
}

function byOrder<Item extends { data: { order: number } }>(entries: readonly Item[]): Item[] {
  return entries.toSorted((a, b) => a.data.order - b.data.order);
}
