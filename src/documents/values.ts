import { partsOf } from '../deadlines/calendar-date.ts';
import { counter } from './layout/table.ts';
import type { Paper, PaperField, PaperValue, PaperValues } from './paper.ts';

/** The fields of a paper filled with their examples: for previews and tests. Dates are those of a made-up case. */
export function exampleValues(paper: Paper): PaperValues {
  return Object.fromEntries(paper.fields.map((field) => [field.name, exampleOf(paper, field)]));
}

function exampleOf(paper: Paper, field: PaperField): PaperValue {
  switch (field.type) {
    case 'date':
      return field.example ?? '2026-03-09';
    case 'moment':
      return field.example ?? (field.name === 'until' ? '2026-03-09T10:30' : '2026-03-09T09:05');
    case 'choice':
      return field.example ?? field.options[0] ?? '';
    case 'choices':
      return field.example === undefined ? field.options.slice(0, 2) : field.example.split('、');
    case 'regulation':
      return paper.versions.slice(-1)[0]?.year ?? '';
    case 'number':
      return field.example ?? '2';
    case 'rows':
      return [
        Object.fromEntries(
          field.columns.map(({ name, type, example }) => [
            name,
            example ?? (type === 'date' ? '2026-03-09' : type === 'number' ? '2' : '××'),
          ]),
        ),
      ];
    case 'text':
    case 'paragraphs':
      return field.example ?? field.initial ?? (field.required ? '××' : '');
  }
}

/** Longest text that one blank takes, in characters. */
const longestText = 20_000;
/** Most rows of a table that grows. */
const mostRows = 2_000;
/** Most characters of a whole paper. */
const longestPaper = 400_000;

/** What is wrong with a value, by the field it stands in; `row` and `column` point into a table that grows. */
export interface ValueProblem {
  readonly field: string;
  readonly row?: number | undefined;
  readonly column?: string | undefined;
  /** In Chinese, for who typed it. */
  readonly message: string;
}

/**
 * Characters that no paper may hold: control characters, invisible ones and marks of direction, halves of pairs,
 * non-characters. The joiner inside emoji and everything that can be seen is kept as typed.
 */
const illegal =
  /(?![\t\n\u200D])[\p{Cc}\p{Cf}\p{Surrogate}\p{Noncharacter_Code_Point}\u034F\u115F\u1160\u17B4\u17B5\u2028\u2029\u3164\uFFA0\uFFFC\uFFFD]/u;

/** What is wrong with the values of a paper; nothing is changed silently. Empty fields are no problem here. */
export function checkValues(paper: Paper, values: PaperValues): ValueProblem[] {
  const problems: ValueProblem[] = [];
  let characters = 0;
  for (const field of paper.fields) {
    const value = values[field.name];
    if (value === undefined) continue;
    const texts = textsOf(field, value);
    characters += texts.reduce((sum, { text }) => sum + text.length, 0);
    problems.push(...texts.flatMap((found) => checkText(field, found)), ...checkShape(paper, field, value));
  }
  if (characters > longestPaper) {
    problems.push({
      field: paper.fields[0]?.name ?? '',
      message: `整份文书写了 ${characters} 个字，最多 ${longestPaper} 个。分成几份文书，或者把详细材料作附件。`,
    });
  }
  return problems;
}

/** Fields that are required and empty. */
export function missingFields(paper: Paper, values: PaperValues): PaperField[] {
  return paper.fields.filter((field) => {
    if (!field.required) return false;
    const value = values[field.name] ?? field.initial ?? '';
    return typeof value === 'string' ? value.trim() === '' : value.length === 0;
  });
}

interface FoundText {
  readonly text: string;
  readonly row?: number;
  readonly column?: string;
  readonly type: PaperField['type'];
}

function textsOf(field: PaperField, value: PaperValue): FoundText[] {
  if (typeof value === 'string') return [{ text: value, type: field.type }];
  return value.flatMap((item, row): FoundText[] =>
    typeof item === 'string'
      ? [{ text: item, type: field.type }]
      : field.columns
          .filter(({ name }) => name !== counter)
          .map(({ name, type }) => ({ text: item[name] ?? '', row: row + 1, column: name, type })),
  );
}

function checkText(field: PaperField, { text, row, column, type }: FoundText): ValueProblem[] {
  const report = (message: string): ValueProblem[] => [{ field: field.name, row, column, message }];
  const bad = illegal.exec(text);
  if (bad) {
    const code = bad[0].codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0') ?? '';
    const before = [...text.slice(0, bad.index)].slice(-10).join('');
    const place = before === '' ? '开头' : `“${before}”后面`;
    return report(`${place}有看不见或者不能用的字符（U+${code}），多半是粘贴带来的。删去它前后几个字，重新打一遍。`);
  }
  if (text.length > longestText)
    return report(`写了 ${text.length} 个字，最多 ${longestText} 个。请缩短，或者作附件。`);
  if (text === '') return [];
  if (type === 'date' && !partsOf(text)) return report('不是真实的日期。按“年-月-日”选或者写，如 2026-03-09。');
  if (type === 'moment' && !(/^[\d-]{10}T([01]\d|2[0-3]):[0-5]\d$/.test(text) && partsOf(text.slice(0, 10))))
    return report('不是真实的日期和时间。请重新选。');
  if (type === 'number' && !/^\d{1,9}(\.\d{1,4})?$/.test(text))
    return report('不是数字。只写数字，如 3 或者 1200.50。');
  return [];
}

function checkShape(paper: Paper, field: PaperField, value: PaperValue): ValueProblem[] {
  const report = (message: string): ValueProblem[] => [{ field: field.name, message }];
  if (field.type === 'rows') {
    if (typeof value === 'string' || value.some((row) => typeof row === 'string'))
      return report('这一项是表格，读到的不是。');
    if (value.length > mostRows) return report(`有 ${value.length} 行，最多 ${mostRows} 行。分成几份填。`);
    return [];
  }
  const chosen = typeof value === 'string' ? [value] : value.filter((item): item is string => typeof item === 'string');
  if (typeof value !== 'string' && (field.type !== 'choices' || chosen.length !== value.length))
    return report('这一项只能填一个。');
  const options =
    field.type === 'regulation' ? paper.versions.map(({ year }) => year) : isChoice(field) ? field.options : undefined;
  const unknown = options && chosen.find((item) => item !== '' && !options.includes(item));
  return unknown === undefined ? [] : report(`“${unknown.slice(0, 40)}”不在可选的范围里。请重新选。`);
}

function isChoice({ type }: PaperField): boolean {
  return type === 'choice' || type === 'choices';
}
