import type { Content } from '../../src/model/content.ts';
import type { KnowledgeBase } from '../../src/model/knowledge-base.ts';

/** Values that the site renders, by file and field: `rules/recusal.mdx: provisions.0.title`. */
export type ShownFacts = ReadonlyMap<string, unknown>;

/** Every value of the resolved content, after defaults were filled in, and every line under the front matter. */
export function shownFacts(knowledge: KnowledgeBase): Map<string, unknown> {
  const facts = new Map<string, unknown>();
  for (const { file, data } of entriesOf(knowledge)) {
    collect(data, '', (path, value) => facts.set(`${file.path}: ${path}`, value));
    file.body.split(/\r?\n/).forEach((line, index) => {
      if (line !== '') facts.set(`${file.path}: 正文.${index}`, line);
    });
  }
  for (const [code, { page, anchor = '' }] of knowledge.parts) facts.set(`address: ${code}`, `${page}#${anchor}`);
  return facts;
}

/** Every entry of the content, of every kind. */
function entriesOf(
  content: Content,
): readonly { readonly file: { readonly path: string; readonly body: string }; readonly data: unknown }[] {
  return [
    ...[content.site, content.home, content.roles, content.sanctions, content.fourForms, content.jurisdiction],
    ...[content.approvals, content.permalinks, ...content.regulations, ...content.rules, ...content.duties],
    ...[...content.procedures, ...content.workYears, ...content.workPoints, ...content.documentGroups],
    ...[...content.documents, ...content.cases, ...content.termGroups, ...content.questionGroups, ...content.wordings],
  ];
}

function collect(value: unknown, path: string, add: (path: string, value: unknown) => void): void {
  if (typeof value !== 'object' || value === null) add(path, value);
  else for (const [key, inner] of Object.entries(value)) collect(inner, path === '' ? key : `${path}.${key}`, add);
}

/** Characters that a reader cannot see, and those that no font has. */
const unseen =
  /(?!\n)[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\p{Variation_Selector}\u115f\u1160\u2800\u3164\uffa0\ufffd]/u;

/** What a reader would find empty, unreadable or leading nowhere, of all that is rendered. */
export function emptyFacts(facts: ShownFacts, codes: ReadonlySet<string>): string[] {
  return [...facts].flatMap(([place, value]) => {
    // A default that says "not given" is not rendered.
    if (value === undefined) return [];
    if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${place}: ${value}`];
    if (typeof value === 'boolean') return [];
    if (typeof value !== 'string') return [`${place}: ${String(value)}`];
    const faults: string[] = [];
    if (!/[\p{L}\p{N}]/u.test(value) && value !== '—' && !place.includes(': 正文.')) faults.push('says nothing');
    if (unseen.test(value)) faults.push('has characters that nobody sees');
    for (const [, code = ''] of value.matchAll(/\]\(([^)]*)\)/g)) if (!codes.has(code)) faults.push(`links to ${code}`);
    const isCode = /^([A-Z]{2}-\d{1,4}(?:-\d{2})?(?:\.[A-Za-z0-9-]+)?)(?: .*)?$/.exec(value)?.[1];
    if (isCode !== undefined && !codes.has(isCode)) faults.push('names a code that does not exist');
    return faults.map((fault) => `${place}: ${JSON.stringify(value)} ${fault}`);
  });
}

/** Places at which two readings differ. */
export function differences(before: ShownFacts, after: ShownFacts): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((place) => before.get(place) !== after.get(place));
}
