import type { z } from 'zod';
import { explainIssue } from './explain-issue.ts';
import type { Problem } from './problem.ts';
import { addresses, type Addresses } from './schemas/addresses.ts';
import * as catalogue from './schemas/catalogue.ts';
import { confirmations, type Confirmations } from './schemas/confirmations.ts';
import { documentEntry, documentGroup, type DocumentEntry, type DocumentGroup } from './schemas/document.ts';
import { mockCase, type MockCase } from './schemas/mock-case.ts';
import { permalinks, type Permalinks } from './schemas/permalinks.ts';
import { procedure, type Procedure } from './schemas/procedure.ts';
import { questionGroup, wording, type QuestionGroup, type Wording } from './schemas/questions.ts';
import { regulation, type Regulation } from './schemas/regulation.ts';
import { duty, rule, type Duty, type Rule } from './schemas/rule.ts';
import { workPoint, workYear, type WorkPoint, type WorkYear } from './schemas/work-point.ts';
import { readSourceFolder, type SourceFile, type SourceFolder } from './source-files.ts';

/** An entry of the content together with the file it stands in. */
export interface Entry<Data> {
  readonly data: Data;
  readonly file: SourceFile;
  /** File name without ending: the last piece of the address. */
  readonly slug: string;
}

/** Where each kind of content lives and which schema it follows. */
const kinds = {
  site: { pattern: /^site\.yaml$/, schema: catalogue.site, where: 'site.yaml' },
  home: { pattern: /^home\.yaml$/, schema: catalogue.home, where: 'home.yaml' },
  roles: { pattern: /^roles\.yaml$/, schema: catalogue.roles, where: 'roles.yaml' },
  sanctions: { pattern: /^sanctions\.yaml$/, schema: catalogue.sanctions, where: 'sanctions.yaml' },
  fourForms: { pattern: /^four-forms\.yaml$/, schema: catalogue.fourForms, where: 'four-forms.yaml' },
  jurisdiction: { pattern: /^jurisdiction\.yaml$/, schema: catalogue.jurisdiction, where: 'jurisdiction.yaml' },
  approvals: { pattern: /^approvals\.yaml$/, schema: catalogue.approvals, where: 'approvals.yaml' },
  permalinks: { pattern: /^permalinks\.yaml$/, schema: permalinks, where: 'permalinks.yaml' },
  addresses: { pattern: /^addresses\.yaml$/, schema: addresses, where: 'addresses.yaml', optional: true },
  confirmations: {
    pattern: /^confirmations\.yaml$/,
    schema: confirmations,
    where: 'confirmations.yaml',
    optional: true,
  },
  regulations: { pattern: /^regulations\/[a-z0-9-]+\.yaml$/, schema: regulation, where: 'regulations/*.yaml' },
  rules: { pattern: /^rules\/[a-z0-9-]+\.mdx$/, schema: rule, where: 'rules/*.mdx' },
  duties: { pattern: /^duties\/[a-z0-9-]+\.mdx$/, schema: duty, where: 'duties/*.mdx' },
  procedures: { pattern: /^procedures\/[a-z0-9-]+\.mdx$/, schema: procedure, where: 'procedures/*.mdx' },
  workYears: { pattern: /^work-points\/\d{4}\/year\.yaml$/, schema: workYear, where: 'work-points/YYYY/year.yaml' },
  workPoints: { pattern: /^work-points\/\d{4}\/[a-z0-9-]+\.mdx$/, schema: workPoint, where: 'work-points/YYYY/*.mdx' },
  documentGroups: {
    pattern: /^documents\/[a-z0-9-]+\/group\.yaml$/,
    schema: documentGroup,
    where: 'documents/GROUP/group.yaml',
  },
  documents: {
    pattern: /^documents\/[a-z0-9-]+\/WS-\d{2}\.yaml$/,
    schema: documentEntry,
    where: 'documents/GROUP/WS-*.yaml',
  },
  cases: { pattern: /^cases\/[a-z0-9-]+\.yaml$/, schema: mockCase, where: 'cases/*.yaml', optional: true },
  termGroups: { pattern: /^terms\/[a-z0-9-]+\.yaml$/, schema: catalogue.termGroup, where: 'terms/*.yaml' },
  questionGroups: { pattern: /^questions\/[a-z0-9-]+\.yaml$/, schema: questionGroup, where: 'questions/*.yaml' },
  wordings: { pattern: /^wording\.yaml$/, schema: wording, where: 'wording.yaml' },
} as const;

/** The kinds of content of which there are several files; lists in the order of their codes. */
export interface Entries {
  /** All files that could be read, valid or not. */
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

/** Content and problems of a folder. */
export interface LoadedContent {
  /** What is valid; absent if a file that every site needs is missing or wrong. */
  readonly content?: Content;
  /** What of it is valid in any case. */
  readonly entries: Entries;
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

function validate(folder: SourceFolder): LoadedContent {
  const problems = [...folder.problems];
  const claimed = new Set<string>();

  const many = <Schema extends z.ZodType>(kind: {
    pattern: RegExp;
    schema: Schema;
    where: string;
    /** A site may do without it. */
    optional?: boolean;
  }): Entry<z.output<Schema>>[] => {
    const files = folder.files.filter((file) => kind.pattern.test(file.path));
    const broken = folder.problems.some((problem) => kind.pattern.test(problem.file));
    if (files.length === 0 && !broken && !kind.optional && folder.readable) {
      const several = /\*|YYYY|GROUP/.test(kind.where);
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
  const one = <Schema extends z.ZodType>(kind: {
    pattern: RegExp;
    schema: Schema;
    where: string;
    optional?: boolean;
  }): Entry<z.output<Schema>> | undefined => many(kind)[0];

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
  const entries: Entries = {
    files: folder.files,
    regulations: byCode(many(kinds.regulations)),
    rules: byCode(many(kinds.rules)),
    duties: byCode(many(kinds.duties)),
    procedures: byCode(many(kinds.procedures)),
    workYears: byCode(many(kinds.workYears)),
    workPoints: byCode(many(kinds.workPoints)),
    documentGroups: byOrder(many(kinds.documentGroups)).map((group) => ({ ...group, slug: folderOf(group) })),
    documents: byCode(many(kinds.documents)),
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
    addresses: published,
    confirmations: confirmed,
  } = single;
  if (!site || !home || !roles || !sanctions || !fourForms || !jurisdiction || !approvals || !register) {
    return { problems, entries };
  }
  return {
    problems,
    entries,
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
      ...(published ? { addresses: published } : {}),
      ...(confirmed ? { confirmations: confirmed } : {}),
    },
  };
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
