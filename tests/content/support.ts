import { fileURLToPath } from 'node:url';
import { loadContent } from '../../src/model/content.ts';
import { plainText, type KnowledgeBase } from '../../src/model/knowledge-base.ts';
import { resolve } from '../../src/model/load.ts';
import { formatProblems } from '../../src/model/problem.ts';
import { provenance, type Provenance } from '../../src/model/schemas/provenance.ts';

/** The real content folder. */
export const contentRoot = fileURLToPath(new URL('../../content', import.meta.url));

/**
 * The real content, resolved. Only single files are validated here, not the whole (`loadKnowledgeBase`): the register
 * of permalinks and references to entries still being written must not hide what these tests look at.
 * @throws if a file is not valid on its own.
 */
export function loadRealContent(): KnowledgeBase {
  const { content, problems } = loadContent(contentRoot);
  if (!content || problems.length > 0) throw new Error(formatProblems(problems));
  return resolve(content);
}

/** A text of the content with the place where it stands. */
export interface PlacedText {
  /** File and path to the field, or `body`: for messages. */
  readonly at: string;
  readonly text: string;
}

/** Every string inside a value, in order. Markup stays. */
export function textsIn(value: unknown, at = ''): PlacedText[] {
  if (typeof value === 'string') return [{ at, text: value }];
  if (typeof value === 'number') return [{ at, text: String(value) }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${at}.${key}`));
}

/** Everything that a value says, one string a line, without links and bold. */
export function sayingOf(value: unknown): string {
  return textsIn(value)
    .map(({ text }) => plainText(text))
    .join('\n');
}

/** Whether all words stand in the text. */
export function holdsAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

/** The words that the text lacks: empty if it has them all. */
export function missing(text: string, words: readonly string[]): string[] {
  return words.filter((word) => !text.includes(word));
}

/**
 * Texts that belong together, by code: an entry has one passage for each of its parts (a step, a provision, a task, a
 * statement), and one for title, lead and each paragraph of the body; a part has one passage, itself.
 */
export function passagesByCode(knowledge: KnowledgeBase): ReadonlyMap<string, readonly string[]> {
  const passages = new Map<string, string[]>();
  const add = (code: string, ...texts: string[]): void => {
    passages.set(code, [...(passages.get(code) ?? []), ...texts]);
  };
  const addParts = (entry: string, parts: readonly { id: string }[]): void => {
    for (const part of parts) {
      const text = sayingOf(part);
      add(entry, text);
      add(`${entry}.${part.id}`, text);
    }
  };
  const addRows = (rows: readonly { code: string }[]): void => {
    for (const row of rows) add(row.code, sayingOf(row));
  };
  const paragraphs = (body: string): string[] => plainText(body).split(/\n\s*\n/);

  for (const { data, file } of knowledge.procedures) {
    const { steps, hints, risks, traps, local, glance, title, lead } = data;
    add(data.code, `${title}\n${lead}`, ...paragraphs(file.body));
    add(data.code, ...[glance.when, glance.who, glance.approval, glance.outcome].map((list) => sayingOf(list)));
    addParts(data.code, [...steps, ...hints, ...risks, ...traps, ...local]);
  }
  for (const { data, file } of [...knowledge.rules, ...knowledge.duties]) {
    add(data.code, `${data.title}\n${data.lead}`, ...paragraphs(file.body));
    addParts(data.code, [...data.provisions, ...data.risks, ...data.local]);
  }
  for (const { data } of knowledge.workYears) {
    add(data.code, `${data.title}\n${data.lead}`, ...data.parts.map((part) => part.title));
    addParts(data.code, data.requirement);
  }
  for (const { data, file } of knowledge.workPoints) {
    add(data.code, `${data.title}\n${data.lead}`, ...paragraphs(file.body), ...data.since.map((entry) => sayingOf(entry)));
    addParts(data.code, [...data.points, ...data.tasks]);
  }
  for (const { data } of knowledge.regulations) {
    add(data.code, sayingOf({ ...data, articles: [], notes: [] }), ...data.notes.map(plainText));
    addParts(data.code, data.articles);
  }
  addRows(knowledge.documents.map(({ data }) => data));
  for (const { data } of knowledge.termGroups) addRows(data.terms);
  addRows(knowledge.roles.data.roles);
  addRows(knowledge.sanctions.data.sanctions);
  addRows(knowledge.fourForms.data.forms);
  addRows(knowledge.jurisdiction.data.rows);
  addRows(knowledge.approvals.data.rows);
  return passages;
}

/** Everything that stands on the site, as one text without markup: front matter of every file and bodies. */
export function wholeText(knowledge: KnowledgeBase): string {
  return knowledge.files.map((file) => `${sayingOf(file.data)}\n${plainText(file.body)}`).join('\n');
}

/** The value, for tests that need it to exist. @throws with the name of what is missing. */
export function required<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new Error(`${name} is missing`);
  return value;
}

/** Every string of the front matter of all files, with file and path: `rules/recusal.mdx.provisions.0.text`. */
export function frontMatterTexts(knowledge: KnowledgeBase): PlacedText[] {
  return knowledge.files.flatMap((file) => textsIn(file.data, file.path));
}

/** Every body under the front matter, by paragraph and table row. */
export function bodyTexts(knowledge: KnowledgeBase): PlacedText[] {
  return knowledge.files.flatMap((file) =>
    file.body.split('\n').map((text, index) => ({ at: `${file.path}:${file.bodyLine + index}`, text })),
  );
}

/** Provenance with the place where it stands. */
export interface PlacedProvenance {
  readonly at: string;
  readonly provenance: Provenance;
}

/** Every provenance of the content, with file and path. */
export function provenances(knowledge: KnowledgeBase): PlacedProvenance[] {
  const walk = (value: unknown, at: string): PlacedProvenance[] => {
    if (typeof value !== 'object' || value === null) return [];
    const parsed = 'origin' in value ? provenance.safeParse(value) : undefined;
    if (parsed?.success) return [{ at, provenance: parsed.data }];
    return Object.entries(value).flatMap(([key, inner]) => walk(inner, `${at}.${key}`));
  };
  return knowledge.files.flatMap((file) => walk(file.data, file.path));
}

/** A basis without its locator: `YJ-01.21 第二款` is `YJ-01.21`. */
export function articleOf(basis: string): string {
  return basis.split(' ')[0] ?? basis;
}
