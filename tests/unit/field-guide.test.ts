import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fieldsOf, piecesOf } from '../../src/field-guide/fields.ts';
import { addressOfPiece, commonPieces, kindGuides } from '../../src/field-guide/guide.ts';
import { jsonSchemaOf } from '../../src/model/json-schema.ts';

const piece = z
  .strictObject({ a: z.string().describe('甲') })
  .meta({ id: 'test-piece', title: '一件', description: '一件事' });

const fields = (shape: z.core.$ZodLooseShape): ReturnType<typeof fieldsOf> =>
  fieldsOf(jsonSchemaOf(z.strictObject(shape), 'input'));

describe('a field', () => {
  test.each([
    ['a text', z.string(), { words: '文字', values: [] }],
    ['a text of some length', z.string().max(12), { words: '文字，最多 12 个字', values: [] }],
    ['a whole number', z.int().min(1).max(60), { words: '整数，1 到 60', values: [] }],
    ['a whole number above 0', z.int().positive(), { words: '整数，大于 0', values: [] }],
    ['any whole number', z.int(), { words: '整数', values: [] }],
    ['a number', z.number().min(8), { words: '数，不小于 8', values: [] }],
    ['yes or no', z.boolean(), { words: '', values: ['true', 'false'] }],
    ['one of several', z.enum(['yes', 'no']), { words: '其中之一：', values: ['yes', 'no'] }],
    ['a fixed value', z.literal('unset'), { words: '固定写：', values: ['unset'] }],
    ['a list', z.array(z.string()).min(2), { words: '列表，至少 2 项，每项：文字', values: [] }],
    ['a list of so many', z.array(z.int()).length(4), { words: '列表，恰好 4 项，每项：整数', values: [] }],
    ['one thing or another', z.union([z.string(), z.int()]), { words: '文字，或者整数', values: [] }],
    ['names and what belongs to them', z.record(z.string(), z.string()), { words: '名字和内容，成对写', values: [] }],
  ] as const)('%s', (_, schema, type) => {
    expect(fields({ x: schema })[0]).toEqual({ path: 'x', type, required: true, meaning: '' });
  });

  test('that need not be written, and what holds then', () => {
    expect(
      fields({
        absent: z.string().optional(),
        empty: z.array(z.string()).default([]),
        no: z.boolean().default(false),
        three: z.int().default(3),
      }).map(({ required, preset }) => [required, preset]),
    ).toEqual([
      [false, undefined],
      [false, '空的'],
      [false, 'false'],
      [false, '3'],
    ]);
  });

  test('inside a field, inside the items of a list, under any name', () => {
    const inner = z.strictObject({ b: z.string() });
    expect(
      fields({ a: inner, list: z.array(inner), names: z.record(z.string(), inner) }).map(({ path }) => path),
    ).toEqual(['a', 'a.b', 'list', 'list[].b', 'names', 'names.*', 'names.*.b']);
  });

  test('made of a piece: its own meaning counts, without one that of the piece', () => {
    const [own, none, list] = fields({ own: piece.describe('自己的'), none: piece, list: z.array(piece) });
    expect(own).toMatchObject({ meaning: '自己的', type: { piece: { id: 'test-piece', title: '一件' } } });
    expect(none?.meaning).toBe('一件事');
    expect(list?.type).toMatchObject({ words: '列表，每项：', piece: { id: 'test-piece' } });
  });
});

describe('a piece', () => {
  test('with one form, with several, and a single value', () => {
    const several = z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('one'), a: z.string() }).meta({ title: '一' }),
        z.strictObject({ kind: z.literal('two'), b: z.string() }).meta({ title: '二' }),
      ])
      .meta({ id: 'test-several', title: '几种', description: '有几种' });
    const value = z.string().meta({ id: 'test-value', title: '值', description: '一个值' });
    const pieces = piecesOf([jsonSchemaOf(z.strictObject({ piece, several, value }), 'input')]);
    expect(pieces.map(({ id, forms, type }) => [id, forms.map(({ title }) => title), type?.words])).toEqual([
      ['test-piece', [''], undefined],
      ['test-several', ['一（kind: one）', '二（kind: two）'], undefined],
      ['test-value', [], '文字'],
    ]);
    expect(pieces[1]?.forms[1]?.fields.map(({ path }) => path)).toEqual(['kind', 'b']);
  });
});

describe('the guide', () => {
  test('explains every piece once: on the page of its kind, or with the common ones', () => {
    const explained = [
      ...kindGuides.flatMap(({ slug, pieces }) => pieces.map(({ id }) => `/data/${slug}.html#${id}`)),
      ...commonPieces.map(({ id }) => `/data/shared.html#${id}`),
    ];
    const named = kindGuides
      .flatMap(({ fields: own, pieces }) => [
        ...own,
        ...pieces.flatMap(({ forms }) => forms.flatMap((form) => form.fields)),
      ])
      .flatMap(({ type }) => (type.piece ? [addressOfPiece(type.piece.id)] : []));
    expect(named.filter((address) => !explained.includes(address))).toEqual([]);
    expect(new Set(explained).size).toBe(explained.length);
  });

  test('the fields of a time limit as the schema of time limits says them', () => {
    const limit = commonPieces.find(({ id }) => id === 'timeLimit');
    expect(limit?.forms.map(({ title }) => title)).toEqual([
      '期限（kind: duration）',
      '定期（kind: recurring）',
      '没有写定（kind: unset）',
    ]);
    expect(limit?.forms[0]?.fields.find(({ path }) => path === 'amount')).toEqual({
      path: 'amount',
      type: { words: '整数，大于 0，不大于 999', values: [] },
      required: true,
      meaning: '数量，和 unit 一起写。',
    });
  });
});
