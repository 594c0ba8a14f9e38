import { createHash } from 'node:crypto';
import { entriesOf } from '../model/content.ts';
import { readableKinds } from '../model/kinds.ts';
import type { KnowledgeBase } from '../model/knowledge-base.ts';

/** Fields that tell when a file was looked at, and nothing of the matter: a review without a finding changes no hash. */
const bookkeeping = new Set(['reviewedOn', 'reviewEveryMonths', 'history']);

/**
 * What every part says, as a hash: the first 16 hexadecimal digits of a SHA-256. It follows from the words, figures and
 * provenance of the part and of what stands inside it, and from nothing else: not from the order of fields, from
 * defaults that are written out, or from the parts beside it.
 * @returns hashes by code.
 * @throws Error if a part has no content: its code would be promised without anything behind it.
 */
export function contentHashes(knowledge: KnowledgeBase): Map<string, string> {
  const contents = contentOfParts(knowledge);
  return new Map(
    [...knowledge.parts.keys()].map((code) => {
      const content = contents.get(code);
      if (content === undefined) throw new Error(`编号 ${code} 没有内容`);
      return [
        code,
        createHash('sha256')
          .update(JSON.stringify(canonical(content)))
          .digest('hex')
          .slice(0, 16),
      ];
    }),
  );
}

/** The data of every part, by code; for an entry whose file has a body, data and body. */
function contentOfParts(knowledge: KnowledgeBase): Map<string, unknown> {
  const contents = new Map<string, unknown>();
  const set = (code: string, content: unknown): void => {
    if (contents.has(code)) throw new Error(`编号 ${code} 有两处内容`);
    contents.set(code, content);
  };
  const walk = (value: unknown, entry: string, body: string): void => {
    if (Array.isArray(value)) {
      for (const item of value) walk(item, entry, '');
      return;
    }
    if (!isMap(value)) return;
    const own = typeof value['code'] === 'string' ? value['code'] : undefined;
    const id = typeof value['id'] === 'string' ? value['id'] : undefined;
    const code = own ?? (id === undefined ? undefined : `${entry}.${id}`);
    if (code !== undefined && knowledge.parts.has(code)) set(code, body === '' ? value : [value, body]);
    // A time limit stands inside a step or a provision: the ids around it are those of the entry.
    const inside = own === undefined || knowledge.limits.has(own) ? entry : own;
    for (const inner of Object.values(value)) walk(inner, inside, '');
  };
  for (const kind of readableKinds) {
    for (const { data, file } of entriesOf(knowledge, kind)) walk(data, '', file.body.replaceAll('\r\n', '\n').trim());
  }
  return contents;
}

/** The value without what says nothing, and with the fields of every map in one order. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (!isMap(value)) return value;
  const said = Object.entries(value).filter(([key, inner]) => !bookkeeping.has(key) && !isSilent(inner));
  return Object.fromEntries(
    said.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, canonical(inner)]),
  );
}

/**
 * Nothing, an empty list, or `false`: what a field says that is not written. (A field that is `true` unless written
 * stands in the data in both cases, and says `true` or nothing here.) So a new field with such a default changes no hash.
 */
function isSilent(value: unknown): boolean {
  return value === undefined || value === false || (Array.isArray(value) && value.length === 0);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
