import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { jsonSchemaOf, type JsonSchema } from '../../src/model/json-schema.ts';
import { kindNames, kinds, readableKinds, slugOf } from '../../src/model/kinds.ts';
import { minimalContent } from './minimal-content.ts';

const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true });

function validatorOf(schema: JsonSchema): ValidateFunction {
  return ajv.compile(schema);
}

/** Every field of every object inside a schema, with the path to it. */
function fieldsIn(schema: unknown, path = ''): { path: string; field: Record<string, unknown> }[] {
  if (!isMap(schema)) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    const inner = Array.isArray(value) ? value.flatMap((item, index) => fieldsIn(item, `${path}/${key}/${index}`)) : [];
    if (key !== 'properties' || !isMap(value)) return [...inner, ...fieldsIn(value, `${path}/${key}`)];
    return Object.entries(value).flatMap(([name, field]) => [
      ...(isMap(field) ? [{ path: `${path}/${name}`, field }] : []),
      ...fieldsIn(field, `${path}/${name}`),
    ]);
  });
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

describe.each(kindNames)('%s', (kind) => {
  const schema = jsonSchemaOf(kinds[kind].schema, 'input');

  test('says in Chinese what it is and what every field means', () => {
    expect(schema.title).toMatch(/\p{Script=Han}/u);
    expect(schema.description).toMatch(/\p{Script=Han}.*。$/u);
    const silent = fieldsIn(schema).filter(({ field }) => {
      const { description, $ref } = field;
      const id = typeof $ref === 'string' ? $ref.replace('#/$defs/', '') : '';
      const words = description ?? schema.$defs?.[id]?.description;
      return typeof words !== 'string' || !/\p{Script=Han}.*。$/u.test(words);
    });
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  test('is a JSON Schema of draft 2020-12, for what is written and for what is given out', () => {
    for (const io of ['input', 'output'] as const) {
      const made = jsonSchemaOf(kinds[kind].schema, io);
      expect(made.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
      expect(ajv.validateSchema(made)).toBe(true);
    }
  });
});

describe('the smallest content', () => {
  const files = Object.entries(minimalContent).map(([path, text]) => {
    const header = path.endsWith('.mdx') ? (text.split('---\n')[1] ?? '') : text;
    const data: unknown = parse(header);
    const kind = kindNames.find((name) => kinds[name].pattern.test(path));
    if (kind === undefined) throw new Error(path);
    return { path, kind, data };
  });

  test.each(files)('$path', ({ kind, data }) => {
    const validate = validatorOf(jsonSchemaOf(kinds[kind].schema, 'input'));
    validate(data);
    expect(validate.errors).toBeNull();
  });

  test.each(files.filter(({ kind }) => kind !== 'permalinks'))('an unknown field in $path', ({ kind, data }) => {
    const validate = validatorOf(jsonSchemaOf(kinds[kind].schema, 'input'));
    expect(validate(isMap(data) ? { ...data, lable: '登记' } : data)).toBe(false);
  });
});

describe('written and given out', () => {
  const schema = z.strictObject({ always: z.string(), sometimes: z.boolean().default(false) });

  test('a field with a default need not be written, but is always given out', () => {
    const written = validatorOf(jsonSchemaOf(schema, 'input'));
    const given = validatorOf(jsonSchemaOf(schema, 'output'));
    expect([written({ always: 'a' }), given({ always: 'a' })]).toEqual([true, false]);
    expect(given(schema.parse({ always: 'a' }))).toBe(true);
  });

  test('a paragraph of a paper may be written as a text alone; given out it is a block', () => {
    const block = jsonSchemaOf(kinds.documents.schema, 'input').$defs?.['block'];
    expect(block?.anyOf?.[0]).toEqual({ type: 'string', minLength: 1 });
    expect(jsonSchemaOf(kinds.documents.schema, 'output').$defs?.['block']?.anyOf).toBeUndefined();
  });

  test('what JSON Schema cannot say is no schema', () => {
    expect(() => jsonSchemaOf(z.strictObject({ when: z.date() }), 'input')).toThrow();
  });
});

test('names of kinds are those of addresses: small letters and hyphens, each once', () => {
  const names = kindNames.map(slugOf);
  expect(names.filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
  expect(kindNames.filter((kind) => !readableKinds.includes(kind))).toEqual([
    'permalinks',
    'addresses',
    'confirmations',
  ]);
});
