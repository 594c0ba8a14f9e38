import type { z } from 'zod';
import { addresses } from './schemas/addresses.ts';
import * as catalogue from './schemas/catalogue.ts';
import { confirmations } from './schemas/confirmations.ts';
import { course } from './schemas/course.ts';
import { documentEntry, documentGroup } from './schemas/document.ts';
import { guide } from './schemas/guide.ts';
import { mockCase } from './schemas/mock-case.ts';
import { permalinks } from './schemas/permalinks.ts';
import { procedure } from './schemas/procedure.ts';
import { questionGroup, wording } from './schemas/questions.ts';
import { regulation } from './schemas/regulation.ts';
import { duty, rule } from './schemas/rule.ts';
import { workPoint, workYear } from './schemas/work-point.ts';

/** A kind of content: where its files are, and which schema they follow. What it is for, its schema says. */
export interface Kind<Schema extends z.ZodType = z.ZodType> {
  /** What the paths of its files look like, inside the content folder. */
  readonly pattern: RegExp;
  readonly schema: Schema;
  /** The same for people: `YYYY` a year, `GROUP` a folder. */
  readonly where: string;
  /** A site may do without it. */
  readonly optional?: boolean;
}

/** Every kind of content. */
export const kinds = {
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
  guides: { pattern: /^guides\/[a-z0-9-]+\.yaml$/, schema: guide, where: 'guides/*.yaml', optional: true },
  courses: { pattern: /^courses\/[a-z0-9-]+\.yaml$/, schema: course, where: 'courses/*.yaml', optional: true },
  cases: { pattern: /^cases\/[a-z0-9-]+\.yaml$/, schema: mockCase, where: 'cases/*.yaml', optional: true },
  termGroups: { pattern: /^terms\/[a-z0-9-]+\.yaml$/, schema: catalogue.termGroup, where: 'terms/*.yaml' },
  questionGroups: { pattern: /^questions\/[a-z0-9-]+\.yaml$/, schema: questionGroup, where: 'questions/*.yaml' },
  wordings: { pattern: /^wording\.yaml$/, schema: wording, where: 'wording.yaml' },
} as const satisfies Record<string, Kind>;

/** Name of a kind of content. */
export type KindName = keyof typeof kinds;

/** Whether there may be several files of a kind. */
export function isSeveral({ where }: Pick<Kind, 'where'>): boolean {
  return /\*|YYYY|GROUP/.test(where);
}

/** Where a kind is named in an address or a file name, and its key would not do. */
const slugs: Partial<Record<KindName, string>> = {
  termGroups: 'terms',
  questionGroups: 'questions',
  wordings: 'wording',
};

/** The name of a kind in addresses and file names: `work-points`. */
export function slugOf(kind: KindName): string {
  return slugs[kind] ?? kind.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** What a kind is called in Chinese, and what it is for. */
export function wordsOf({ schema }: Pick<Kind, 'schema'>): { readonly title: string; readonly description: string } {
  const { title = '', description = '' } = schema.meta() ?? {};
  return { title, description };
}

/** Registers (登记册): kinds of content that programs write for themselves. */
export const registers = ['permalinks', 'addresses', 'confirmations'] as const satisfies KindName[];

/** Names of all kinds. */
export const kindNames: readonly KindName[] = Object.keys(kinds).filter(isKindName);

/** The kinds that say something to readers: all but the registers. */
export const readableKinds: readonly KindName[] = kindNames.filter(
  (name) => !registers.some((register) => register === name),
);

function isKindName(name: string): name is KindName {
  return name in kinds;
}
