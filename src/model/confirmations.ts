import { createHash } from 'node:crypto';
import { kinds, registers } from './kinds.ts';
import type { SourceFile } from './source-files.ts';

/** One place of a content file that is confirmed as a whole: a field, an item of a list, or the text under the fence. */
export interface Statement {
  /** Its name in the register: `title`, `steps.3`, `terms.SY-031`, `正文`. Items are named by code or id. */
  readonly name: string;
  /** The field, by position, as problems name it: `steps.2`. Empty for the text under the fence. */
  readonly field: readonly PropertyKey[];
  /** What it says, as the first 8 digits of a SHA-256. */
  readonly print: string;
}

const registerFiles = new Set<string>(registers.map((name) => kinds[name].where));

/** Whether a content file is a register that programs write: it says nothing that a reader sees. */
export function isRegister({ path }: SourceFile): boolean {
  return registerFiles.has(path);
}

/** Every place of a file that is confirmed (核对登记), in the order of the file; none for the registers. */
export function statementsOf(file: SourceFile): Statement[] {
  if (isRegister(file)) return [];
  const { data, body } = file;
  const lines = body.replaceAll('\r\n', '\n').trim();
  return [
    ...statementsIn(data, '', []),
    ...(lines === '' ? [] : [{ name: '正文', field: [], print: fingerprint(lines) }]),
  ];
}

/** Maps are taken apart, and lists of maps, to the second level: deep enough to say where, and not longer than needed. */
function statementsIn(value: unknown, name: string, field: readonly PropertyKey[]): Statement[] {
  if (field.length < 2 && isMap(value)) {
    return Object.entries(value).flatMap(([key, inner]) => statementsIn(inner, join(name, key), [...field, key]));
  }
  if (field.length < 2 && Array.isArray(value) && value.length > 0 && value.every(isMap)) {
    return value.flatMap((item, index) => statementsIn(item, join(name, itemName(item, index)), [...field, index]));
  }
  return [{ name, field, print: fingerprint(ordered(value)) }];
}

function itemName(item: Record<string, unknown>, index: number): string {
  const { code, id } = item;
  return typeof code === 'string' ? code : typeof id === 'string' ? id : String(index);
}

function join(parent: string, name: string): string {
  return parent === '' ? name : `${parent}.${name}`;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value with the fields of every map by name: their order says nothing. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, ordered(inner)]),
  );
}

function fingerprint(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 8);
}
