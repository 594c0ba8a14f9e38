import { isRegister } from '../confirmations.ts';
import { basisPattern, codePattern } from '../schemas/provenance.ts';
import type { Content } from '../content.ts';
import { listParts, type Citation } from '../knowledge-base.ts';
import { show, type Problem } from '../problem.ts';
import type { SourceFile } from '../source-files.ts';

/** Fields that hold codes (one or a list), as opposed to words that happen to look like one. */
const codeFields = new Set([
  'related',
  'serves',
  'seeAlso',
  'supersedes',
  'succeededBy',
  'documents',
  'procedure',
  'to',
  'limits',
  'limit',
  'answer',
  'document',
  'sanctions',
  'at',
  'see',
]);
/** Fields that say what else to read: never the entry itself. */
const furtherFields = new Set(['related', 'seeAlso', 'serves']);
const basisFields = new Set(['basis', 'formerly']);
const roleFields = new Set(['roles', 'role']);

/** A value in a file, with the path to it and the code of the part it stands in. */
export interface Visit {
  readonly file: SourceFile;
  readonly path: readonly PropertyKey[];
  readonly value: string;
  /** Code of the innermost part around it, or of the entry. */
  readonly at: string;
}

/** Calls `visit` for every string in a file's data, in order, telling the part it belongs to. */
export function visitStrings(file: SourceFile, visit: (found: Visit) => void): void {
  const walk = (value: unknown, path: readonly PropertyKey[], at: string): void => {
    if (typeof value === 'string') visit({ file, path, value, at });
    else if (Array.isArray(value)) value.forEach((item: unknown, index) => walk(item, [...path, index], at));
    else if (typeof value === 'object' && value !== null) {
      const fields = new Map<string, unknown>(Object.entries(value));
      const here = codeOf(fields, at);
      for (const [key, item] of fields) walk(item, [...path, key], here);
    }
  };
  walk(file.data, [], '');
}

function codeOf(fields: ReadonlyMap<string, unknown>, at: string): string {
  const code = fields.get('code');
  // A time limit has a code of its own but is cited through the step or provision that sets it.
  if (typeof code === 'string' && !code.startsWith('SX-')) return code;
  const id = fields.get('id');
  const entry = at.split('.')[0] ?? '';
  return typeof id === 'string' && entry !== '' && fields.has('code') === false ? `${entry}.${id}` : at;
}

/** Links of inline text and of bodies: `[words](target)`. Images are no links; the check of prose reports them. */
function linkTargets(text: string): string[] {
  return [...text.replaceAll(/!\[[^\]]*\]\([^)]*\)/g, '').matchAll(/\]\(([^)]*)\)/g)].map((match) => match[1] ?? '');
}

/** References that lead nowhere: codes, bases, roles and links. */
export function checkReferences(content: Content): Problem[] {
  const problems: Problem[] = [];
  const known = new Set(listParts(content).map((part) => part.code));
  const roleIds = new Set<string>(content.roles.data.roles.map((role) => role.id));
  const report = ({ file, path, value }: Visit, expected: string, mend: string): void => {
    problems.push({
      file: file.path,
      line: file.lineOf(path),
      field: path.join('.'),
      found: show(value),
      expected,
      mend,
    });
  };

  for (const file of content.files) {
    if (isRegister(file)) continue;
    visitStrings(file, (found) => {
      const field = fieldName(found.path);
      if (basisFields.has(field)) {
        checkBasis(found, known, report);
      } else if (codeFields.has(field) && codePattern.test(found.value)) {
        if (!known.has(found.value))
          report(found, '站内已有的编号', '检查编号是否写错；要引用的条目还没有，就先建立它。');
        else if (furtherFields.has(field) && found.value === found.at.split('.')[0])
          report(found, '别的条目', '去掉这一项：读者已经在这里；要引用别的，改正编号。');
      } else if (roleFields.has(field)) {
        if (!roleIds.has(found.value))
          report(found, `岗位代号：${[...roleIds].join('、')}`, '改成已有的代号，或者先在 roles.yaml 里加上。');
      } else {
        for (const target of linkTargets(found.value)) {
          if (!known.has(target))
            report({ ...found, value: target }, '站内已有的编号', '链接只写编号，如 [函询](CX-03)；检查编号是否写错。');
        }
      }
    });
  }
  for (const file of content.files) problems.push(...checkBodyLinks(file, known));
  return problems;
}

function checkBodyLinks(file: SourceFile, known: ReadonlySet<string>): Problem[] {
  return file.body.split('\n').flatMap((text, index) =>
    linkTargets(text)
      .filter((target) => !known.has(target))
      .map((target) => ({
        file: file.path,
        line: file.bodyLine + index,
        field: '正文',
        found: show(target),
        expected: '站内已有的编号',
        mend: '链接只写编号，如 [函询](CX-03)；不链接外部网站。',
      })),
  );
}

function checkBasis(
  found: Visit,
  known: ReadonlySet<string>,
  report: (found: Visit, expected: string, mend: string) => void,
): void {
  const match = basisPattern.exec(found.value);
  if (!match) return;
  const [, regulation = '', article] = match;
  if (!known.has(regulation)) report(found, '已登记的依据', `在 regulations/ 里建立 ${regulation}，或者改正编号。`);
  else if (article !== undefined && !known.has(`${regulation}.${article}`)) {
    report(
      found,
      `${regulation} 里已转述的条文`,
      `在 ${regulation} 的 articles 里补上 id 为 ${article} 的转述，或者改正条号。`,
    );
  }
}

/** The nearest named field of a path: list positions are skipped. */
function fieldName(path: readonly PropertyKey[]): string {
  return String(path.findLast((key) => typeof key === 'string') ?? '');
}

/** Who cites each regulation version and article: by code. */
export function collectCitations(content: Content): Map<string, Citation[]> {
  const citations = new Map<string, Map<string, Citation>>();
  for (const file of content.files) {
    visitStrings(file, ({ path, value, at }) => {
      if (fieldName(path) !== 'basis') return;
      const match = basisPattern.exec(value);
      if (!match) return;
      const [, regulation = '', article, locator] = match;
      const key = article === undefined ? regulation : `${regulation}.${article}`;
      const list = citations.get(key) ?? new Map<string, Citation>();
      citations.set(key, list);
      if (!list.has(at)) list.set(at, { at, locator });
    });
  }
  return new Map([...citations].map(([key, list]) => [key, [...list.values()]]));
}

/** Which entries link to each entry: by code of the entry linked to. */
export function collectMentions(content: Content): Map<string, string[]> {
  const entryOf = new Map(listParts(content).map((part) => [part.code, part.entry]));
  const mentions = new Map<string, Set<string>>();
  const add = (from: string, target: string): void => {
    const source = from.split('.')[0] ?? '';
    const entry = entryOf.get(target);
    if (entry === undefined || source === '' || entry === source || !entryOf.has(source)) return;
    mentions.set(entry, (mentions.get(entry) ?? new Set()).add(source));
  };
  for (const file of content.files) {
    if (isRegister(file)) continue;
    visitStrings(file, ({ path, value, at }) => {
      if (codeFields.has(fieldName(path))) add(at, value);
      else for (const target of linkTargets(value)) add(at, target);
    });
    const data: unknown = file.data;
    if (typeof data === 'object' && data !== null && 'code' in data && typeof data.code === 'string') {
      for (const target of linkTargets(file.body)) add(data.code, target);
    }
  }
  return new Map([...mentions].map(([entry, sources]) => [entry, [...sources]]));
}
