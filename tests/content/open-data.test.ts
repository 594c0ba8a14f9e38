import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { readSourceFolder } from '../../src/model/source-files.ts';
import { jsonSchemaOf } from '../../src/model/json-schema.ts';
import { kindNames, kinds, type KindName } from '../../src/model/kinds.ts';
import { contentHashes } from '../../src/open-data/content-hash.ts';
import { dataFileText, dataNames, dataSchemaText } from '../../src/open-data/files.ts';
import { contentRoot, loadRealContent } from './support.ts';

/** A validator of JSON Schemas that shares no code with the one that makes them. */
const ajv = new Ajv2020({ strict: true, strictRequired: false });
const knowledge = loadRealContent();
const sources = readSourceFolder(contentRoot).files;

const validators = new Map<KindName, ValidateFunction>(
  kindNames.map((kind) => [kind, ajv.compile(jsonSchemaOf(kinds[kind].schema, 'input'))]),
);

function isValid(kind: KindName, data: unknown): boolean {
  return validators.get(kind)?.(data) ?? false;
}

/** A copy of a value without the field at a path. */
function without(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? without(item, rest) : item));
  if (!isMap(value) || key === undefined) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(
    rest.length === 0
      ? entries.filter(([name]) => name !== key)
      : entries.map(([name, inner]) => [name, name === key ? without(inner, rest) : inner]),
  );
}

/** A copy of a value with another value at a path. */
function withValue(value: unknown, [key, ...rest]: readonly string[], put: unknown): unknown {
  if (key === undefined) return put;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? withValue(item, rest, put) : item));
  if (!isMap(value)) return value;
  return { ...value, [key]: withValue(value[key], rest, put) };
}

/** Every map and list item inside a value, with the path to it. */
function mapsIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => mapsIn(item, [...path, String(index)]));
  if (!isMap(value)) return [];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => mapsIn(inner, [...path, key]))];
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Maps whose fields have any names: what is filled into a paper. */
const isFree = (path: readonly string[]): boolean => path.includes('values');

describe.each(kindNames)('%s', (kind) => {
  const files = sources.filter(({ path }) => kinds[kind].pattern.test(path));
  const registers = ['permalinks', 'addresses', 'confirmations'];

  test('every file is valid by its JSON Schema', () => {
    expect(files.filter(({ data }) => !isValid(kind, data)).map(({ path }) => path)).toEqual([]);
  });

  test('with a field of an unknown name, anywhere, none is', () => {
    if (registers.includes(kind)) return;
    for (const { path, data } of files.slice(0, 3)) {
      const places = mapsIn(data).filter((place) => !isFree(place));
      const accepted = places.filter((place) => isValid(kind, withValue(data, [...place, 'lable'], '登记')));
      expect({ path, accepted }).toEqual({ path, accepted: [] });
    }
  });

  test('without a field that must be written, none is', () => {
    const { required = [] } = jsonSchemaOf(kinds[kind].schema, 'input');
    const accepted = files.flatMap(({ path, data }) =>
      required.filter((field) => isValid(kind, without(data, [field]))).map((field) => `${path}: ${field}`),
    );
    expect(accepted).toEqual([]);
  });

  test('with a number, a list or nothing where a text belongs, none is', () => {
    for (const { path, data } of files.slice(0, 3)) {
      if (!isMap(data) || typeof data['title'] !== 'string') continue;
      const accepted = [7, [], null, '', '待补'].filter((value) => isValid(kind, { ...data, title: value }));
      expect({ path, accepted }).toEqual({ path, accepted: [] });
    }
  });
});

describe.each([
  ['an unknown unit', 'procedures', /^SX-/, 'unit', 'days'],
  ['half a month', 'procedures', /^SX-/, 'amount', 1.5],
  ['an unknown origin', 'rules', undefined, 'origin', 'guess'],
  ['a basis that is no reference', 'rules', undefined, 'basis', ['监督执纪工作规则第二十一条']],
  ['a day that does not exist', 'rules', undefined, 'reviewedOn', '2026-02-30'],
  ['a code of another kind', 'rules', undefined, 'code', 'CX-01'],
] as const)('%s', (_, kind, limit, field, wrong) => {
  test('is refused by the JSON Schema', () => {
    const file = sources.find(({ path, data }) => kinds[kind].pattern.test(path) && (limit === undefined || JSON.stringify(data).includes('"kind":"duration"')));
    const place = mapsIn(file?.data).find((path) => field in at(file?.data, path));
    if (!file || !place) throw new Error(field);
    expect(isValid(kind, file.data)).toBe(true);
    expect(isValid(kind, withValue(file.data, [...place, field], wrong))).toBe(false);
  });
});

function at(value: unknown, path: readonly string[]): object {
  let found = value;
  for (const key of path) found = typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined;
  return typeof found === 'object' && found !== null ? found : {};
}

describe('what is given out', () => {
  test.each(dataNames)('data/%s.json is valid by the schema that it names', (name) => {
    const data: { $schema: string; version: number } = JSON.parse(dataFileText(name, knowledge));
    expect(data.$schema).toBe(`schemas/${name}.schema.json`);
    const validate = ajv.compile(JSON.parse(dataSchemaText(name)));
    validate(data);
    expect(validate.errors).toBeNull();
    expect(validate({ ...data, version: 2 })).toBe(false);
    expect(validate({ ...data, extra: 1 })).toBe(false);
  });

  test('every code has a hash, and parts that say different things have different ones', () => {
    const hashes = contentHashes(knowledge);
    expect([...hashes.keys()]).toEqual([...knowledge.parts.keys()]);
    const alike = [...Map.groupBy([...knowledge.parts.values()], ({ code }) => hashes.get(code)).values()];
    const mixed = alike.filter((parts) => new Set(parts.map(({ label, title }) => `${label} ${title}`)).size > 1);
    expect(mixed).toEqual([]);
  });

  test('is small enough to be fetched whole', () => {
    const bytes = dataNames.map((name) => Buffer.byteLength(dataFileText(name, knowledge)));
    expect(Math.max(...bytes)).toBeLessThan(1_000_000);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(5_000_000);
  });
});
