import type { Paper, PaperField, PaperRow, PaperValue, PaperValues } from '../../documents/paper.ts';
import { checkValues } from '../../documents/values.ts';
import { problemLine } from './form.ts';

/** Kind of the files that hold what was filled in, and its version. */
const format = 'discipline-handbook-paper';
const version = 1;

/** Largest file that is read, in bytes. */
export const largestFile = 2 * 1024 * 1024;

/** What was filled in, as a file. */
export function dataFile(paper: Paper, values: PaperValues): string {
  return `${JSON.stringify({ format, version, document: paper.code, values }, undefined, 2)}\n`;
}

/**
 * What a file holds. `some`: it fits in part, since it belongs to another document or to another edition of the
 * template; `skipped` says what does not fit. `refused`: nothing of it may be used.
 */
export type Reading =
  | { readonly kind: 'all'; readonly values: PaperValues }
  | {
      readonly kind: 'some';
      /** Code of the document that the file was filled in for. */
      readonly document: string;
      readonly values: PaperValues;
      readonly labels: readonly string[];
      readonly skipped: readonly string[];
    }
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

/** Reads a file of filled-in data: everything is checked before anything is used. */
export function readDataFile(paper: Paper, text: string): Reading {
  if (text.length > largestFile) return refused(`文件太大，最多 2 MB。`);
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return refused('文件不完整，或者不是本站导出的填写数据（.json）。');
  }
  const file = propertiesOf(content);
  if (!file || file.get('format') !== format) return refused('这不是本站导出的填写数据。');
  if (file.get('version') !== version)
    return refused(`文件的格式是第 ${shown(file.get('version'))} 版，本页只会读第 ${version} 版。`);
  const document = file.get('document');
  if (typeof document !== 'string' || !/^WS-\d{2}$/.test(document)) return refused('文件没有写明是哪一份文书的。');
  return readValues(paper, document, file.get('values'));
}

/** Reads values that come from outside: a file, or what the browser kept. */
export function readValues(paper: Paper, document: string, content: unknown): Reading {
  const given = propertiesOf(content);
  if (!given) return refused('填写的内容缺了，或者形状不对。');
  const foreign = document !== paper.code;
  const values: Record<string, PaperValue> = {};
  const labels: string[] = [];
  const problems: string[] = [];
  const skipped: string[] = [];
  for (const [name, value] of given) {
    const field = paper.fields.find((candidate) => candidate.name === name);
    if (!field) {
      skipped.push(`本文书没有叫“${shown(name)}”的项。`);
      continue;
    }
    const shaped = shapeOf(field, value);
    if (typeof shaped === 'string') {
      (foreign ? skipped : problems).push(`${field.label}：${shaped}`);
      continue;
    }
    const found = [...checkValues(paper, { [name]: shaped.value }), ...lineProblems(field, shaped.value)];
    if (found.length === 0) {
      values[name] = shaped.value;
      labels.push(field.label);
    } else (foreign ? skipped : problems).push(...found.map((problem) => problemLine(paper, problem)));
  }
  if (problems.length === 0) problems.push(...checkValues(paper, values).map((problem) => problemLine(paper, problem)));
  if (problems.length > 0) return { kind: 'refused', problems };
  if (foreign || skipped.length > 0) return { kind: 'some', document, values, labels, skipped };
  return { kind: 'all', values };
}

function refused(problem: string): Reading {
  return { kind: 'refused', problems: [problem] };
}

/** The own properties of an object that is neither a list nor nothing. */
function propertiesOf(value: unknown): Map<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return new Map<string, unknown>(Object.entries(value));
}

/** A value of a file in a message: short, whatever it is. */
function shown(value: unknown): string {
  return (typeof value === 'string' || typeof value === 'number' ? String(value) : '？').slice(0, 40);
}

/** The value in the shape that its field has, or what is wrong with its shape. */
function shapeOf(field: PaperField, value: unknown): { value: PaperValue } | string {
  if (field.type !== 'rows' && field.type !== 'choices')
    return typeof value === 'string' ? { value } : '应当是一段文字，读到的不是。';
  if (!Array.isArray(value)) return field.type === 'rows' ? '应当是表格，读到的不是。' : '应当是几个选项，读到的不是。';
  const items: readonly unknown[] = value;
  if (field.type === 'choices') {
    const chosen = items.filter((item) => typeof item === 'string');
    return chosen.length === items.length ? { value: chosen } : '应当是几个选项，读到的不是。';
  }
  const rows: PaperRow[] = [];
  for (const [index, item] of items.entries()) {
    const cells = propertiesOf(item);
    if (!cells) return `第 ${index + 1} 行不是表格的一行。`;
    const row: Record<string, string> = {};
    for (const [name, text] of cells) {
      if (!field.columns.some((column) => column.name === name))
        return `第 ${index + 1} 行有这个表格没有的栏“${shown(name)}”。`;
      if (typeof text !== 'string') return `第 ${index + 1} 行有一格不是文字。`;
      row[name] = text;
    }
    rows.push(row);
  }
  return { value: rows };
}

/** Line breaks where the form has one line only: the browser would drop them without a word. */
function lineProblems(field: PaperField, value: PaperValue): { field: string; row?: number; message: string }[] {
  const message = '这一项只能写一行，读到了换行。';
  if (typeof value === 'string')
    return field.type !== 'paragraphs' && value.includes('\n') ? [{ field: field.name, message }] : [];
  const single = field.columns.filter(({ type }) => type !== 'paragraphs');
  return value.flatMap((item, index) =>
    typeof item !== 'string' && single.some(({ name }) => item[name]?.includes('\n') === true)
      ? [{ field: field.name, row: index + 1, message }]
      : [],
  );
}
