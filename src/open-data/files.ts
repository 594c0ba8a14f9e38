import { entriesOf, type Entry } from '../model/content.ts';
import { kinds, readableKinds, slugOf, wordsOf, type KindName } from '../model/kinds.ts';
import { addressOf, plainText, type KnowledgeBase } from '../model/knowledge-base.ts';
import { contentHashes } from './content-hash.ts';
import {
  dataFileSchema,
  dataIndexSchema,
  formatVersion,
  type DataEntry,
  type DataIndex,
  type IndexPart,
} from './format.ts';

/** Names of the data files, without ending: the index, and one for each kind. */
export const dataNames: readonly string[] = ['index', ...readableKinds.map(slugOf)];

/**
 * A data file as text: `data/NAME.json`. Equal content gives equal bytes. Each entry and each code has a line of its own,
 * so that two versions can be compared line by line.
 * @param name one of `dataNames`.
 * @throws Error for another name.
 */
export function dataFileText(name: string, knowledge: KnowledgeBase): string {
  if (name === 'index') return printByLine(indexOf(knowledge));
  const kind = kindNamed(name);
  const { name: site, asOf } = knowledge.site.data;
  return printByLine({
    $schema: schemaName(name),
    version: formatVersion,
    site,
    asOf,
    kind: name,
    title: wordsOf(kinds[kind]).title,
    entries: entriesOf(knowledge, kind).map((entry) => dataEntry(kind, entry, knowledge)),
  });
}

/** The JSON Schema of a data file as text: `data/schemas/NAME.schema.json`. */
export function dataSchemaText(name: string): string {
  const schema = name === 'index' ? dataIndexSchema() : dataFileSchema(name, kinds[kindNamed(name)]);
  return `${JSON.stringify(schema, undefined, 1)}\n`;
}

/** What `data/index.json` says. */
export function indexOf(knowledge: KnowledgeBase): DataIndex {
  const { name: site, asOf } = knowledge.site.data;
  return {
    $schema: schemaName('index'),
    version: formatVersion,
    site,
    asOf,
    files: readableKinds.map((kind) => ({
      kind: slugOf(kind),
      title: wordsOf(kinds[kind]).title,
      file: `${slugOf(kind)}.json`,
      schema: schemaName(slugOf(kind)),
      entries: entriesOf(knowledge, kind).length,
    })),
    parts: indexParts(knowledge),
    redirects: knowledge.permalinks.data.redirects,
  };
}

function indexParts(knowledge: KnowledgeBase): IndexPart[] {
  const hashes = contentHashes(knowledge);
  return [...knowledge.parts.values()].map((part) => ({
    code: part.code,
    label: part.label,
    title: plainText(part.title),
    address: addressOf(part),
    entry: part.entry,
    hash: hashes.get(part.code) ?? '',
  }));
}

function dataEntry(kind: KindName, { data, file }: Entry<unknown>, knowledge: KnowledgeBase): DataEntry {
  const code = typeof data === 'object' && data !== null && 'code' in data ? data.code : undefined;
  const part = typeof code === 'string' ? knowledge.parts.get(code) : undefined;
  return {
    file: file.path,
    ...(part ? { address: addressOf(part) } : {}),
    data,
    ...(kinds[kind].where.endsWith('.mdx') ? { body: file.body.trim() } : {}),
  };
}

function schemaName(name: string): string {
  return `schemas/${name}.schema.json`;
}

function kindNamed(name: string): KindName {
  const kind = readableKinds.find((known) => slugOf(known) === name);
  if (kind === undefined) throw new Error(`没有这种数据：${name}`);
  return kind;
}

/** The fields of a map a line each, and the items of its lists. */
function printByLine(file: object): string {
  const fields = Object.entries(file).map(([name, value]: [string, unknown]) => {
    const text = Array.isArray(value)
      ? `[${value.map((item) => `\n${JSON.stringify(item)}`).join(',')}\n]`
      : JSON.stringify(value);
    return `${JSON.stringify(name)}: ${text}`;
  });
  return `{\n${fields.join(',\n')}\n}\n`;
}
