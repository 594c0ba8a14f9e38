import type { JsonSchema } from '../model/json-schema.ts';

/** What may be written into a field. */
export interface FieldType {
  /** In words: `列表，每项：`, `整数，1 到 60`. */
  readonly words: string;
  /** A piece of which it is made: its id, and its name. */
  readonly piece?: { readonly id: string; readonly title: string };
  /** The values to choose from, exactly as they are written. */
  readonly values: readonly string[];
}

/** A field of a file, as an editor looks it up. */
export interface Field {
  /** Where it stands: `glance.when`, `history[].date`; `[]` is any item of a list, `*` any name. */
  readonly path: string;
  readonly type: FieldType;
  readonly required: boolean;
  /** What holds if it is not written. */
  readonly preset?: string;
  readonly meaning: string;
}

/** One form of a thing that has several, as of time limits: its fields. */
export interface Form {
  /** What tells it from the others: `期限（kind: duration）`; empty if there is one form only. */
  readonly title: string;
  /** A piece that lists further forms. */
  readonly piece?: FieldType['piece'];
  readonly fields: readonly Field[];
}

/** A piece that has a name of its own, because it stands in several places (出处、时限 …). */
export interface Piece {
  readonly id: string;
  readonly title: string;
  readonly meaning: string;
  /** What may be written, if it is a single value. */
  readonly type?: FieldType;
  /** Its fields, form by form; none if it is a single value. */
  readonly forms: readonly Form[];
}

/** The fields of a kind of content, those inside fields included, in the order in which they are written. */
export function fieldsOf(schema: JsonSchema): Field[] {
  return fieldsIn(schema, '', schema);
}

/** The pieces of which schemas are made, each once, in the order in which they come up. */
export function piecesOf(schemas: readonly JsonSchema[]): Piece[] {
  const pieces = new Map<string, Piece>();
  for (const root of schemas) {
    for (const [id, schema] of Object.entries(root.$defs ?? {})) {
      if (pieces.has(id)) continue;
      const forms = formsOf(schema, root);
      pieces.set(id, {
        id,
        title: schema.title ?? id,
        meaning: schema.description ?? '',
        forms,
        ...(forms.length === 0 ? { type: typeOf(schema, root) } : {}),
      });
    }
  }
  return [...pieces.values()];
}

function formsOf(schema: JsonSchema, root: JsonSchema): Form[] {
  if (schema.type === 'object') return [{ title: '', fields: fieldsIn(schema, '', root) }];
  const several = schema.oneOf ?? schema.anyOf ?? [];
  return several.flatMap((form) => {
    const piece = definition(form, root);
    if (piece) return [{ title: '', piece, fields: [] }];
    const [marker] = Object.entries(form.properties ?? {}).filter(([, value]) => isSchema(value) && 'const' in value);
    const inner = formsOf(form, root);
    if (!marker || !isSchema(marker[1])) return inner;
    const title = `${form.title ?? ''}（${marker[0]}: ${String(marker[1].const)}）`;
    return inner.map(({ fields }) => ({ title, fields }));
  });
}

function fieldsIn(schema: JsonSchema, path: string, root: JsonSchema): Field[] {
  if (schema.type === 'array' && isSchema(schema.items) && !Array.isArray(schema.items)) {
    return fieldsIn(schema.items, `${path}[]`, root);
  }
  const required = new Set(schema.required);
  const named = Object.entries(schema.properties ?? {}).flatMap(([name, value]) =>
    isSchema(value) ? fieldAt(path === '' ? name : `${path}.${name}`, value, required.has(name), root) : [],
  );
  const { additionalProperties: any } = schema;
  return isSchema(any) ? [...named, ...fieldAt(path === '' ? '*' : `${path}.*`, any, false, root)] : named;
}

function fieldAt(path: string, schema: JsonSchema, required: boolean, root: JsonSchema): Field[] {
  const { default: preset } = schema;
  const field: Field = {
    path,
    type: typeOf(schema, root),
    required,
    ...(preset === undefined ? {} : { preset: presetWords(preset) }),
    meaning: schema.description ?? definition(schema, root)?.description ?? '',
  };
  return [field, ...fieldsIn(schema, path, root)];
}

function presetWords(preset: unknown): string {
  return Array.isArray(preset) && preset.length === 0 ? '空的' : String(preset);
}

function typeOf(schema: JsonSchema, root: JsonSchema): FieldType {
  const piece = definition(schema, root);
  const plain = (words: string): FieldType => ({ words, values: [] });
  if (piece) return { words: '', piece, values: [] };
  if ('const' in schema) return { words: '固定写：', values: [String(schema.const)] };
  if (schema.enum) return { words: '其中之一：', values: schema.enum.map(String) };
  const several = schema.anyOf ?? schema.oneOf;
  if (several) return plain(several.map((form) => wordsOf(typeOf(form, root))).join('，或者'));
  switch (schema.type) {
    case 'array': {
      const counted = `列表${between('项', schema.minItems, schema.maxItems)}`;
      if (!isSchema(schema.items) || Array.isArray(schema.items)) return plain(counted);
      const item = typeOf(schema.items, root);
      return { ...item, words: `${counted}，每项：${item.words}` };
    }
    case 'string':
      return plain(schema.maxLength === undefined ? '文字' : `文字，最多 ${schema.maxLength} 个字`);
    case 'integer':
      return plain(`整数${range(schema)}`);
    case 'number':
      return plain(`数${range(schema)}`);
    case 'boolean':
      return { words: '', values: ['true', 'false'] };
    default:
      return plain(isSchema(schema.additionalProperties) ? '名字和内容，成对写' : '一组字段');
  }
}

function wordsOf({ words, piece, values }: FieldType): string {
  return `${words}${piece?.title ?? ''}${values.join('、')}`;
}

function between(unit: string, least?: number, most?: number): string {
  if (least !== undefined && least === most) return `，恰好 ${least} ${unit}`;
  const parts = [
    ...(least === undefined || least === 0 ? [] : [`至少 ${least} ${unit}`]),
    ...(most === undefined ? [] : [`最多 ${most} ${unit}`]),
  ];
  return parts.map((part) => `，${part}`).join('');
}

function range({ minimum, maximum, exclusiveMinimum }: JsonSchema): string {
  const least = isReal(minimum) ? minimum : undefined;
  const most = isReal(maximum) ? maximum : undefined;
  if (least !== undefined && most !== undefined) return `，${least} 到 ${most}`;
  return [
    ...(exclusiveMinimum === undefined ? [] : [`，大于 ${exclusiveMinimum}`]),
    ...(least === undefined ? [] : [`，不小于 ${least}`]),
    ...(most === undefined ? [] : [`，不大于 ${most}`]),
  ].join('');
}

/** Whether somebody set a bound: that of the whole numbers a computer counts exactly is none. */
function isReal(bound: number | undefined): bound is number {
  return bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER;
}

/** The piece that a schema refers to. */
function definition(
  schema: JsonSchema,
  root: JsonSchema,
): { readonly id: string; readonly title: string; readonly description: string } | undefined {
  const id = /^#\/\$defs\/(.+)$/.exec(schema.$ref ?? '')?.[1];
  const found = id === undefined ? undefined : root.$defs?.[id];
  return id === undefined || !found
    ? undefined
    : { id, title: found.title ?? id, description: found.description ?? '' };
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null;
}
