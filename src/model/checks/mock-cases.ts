import type { Content, Entry } from '../content.ts';
import { show, type Problem } from '../problem.ts';
import type { DocumentEntry, TemplateField } from '../schemas/document.ts';
import type { MockCase } from '../schemas/mock-case.ts';
import { date } from '../schemas/provenance.ts';
import { standardNames } from '../templates.ts';

type Value = MockCase['papers'][number]['values'][string];

/** Papers of mock cases that do not fit their templates: unknown fields, missing ones, values of the wrong kind. */
export function checkMockCases(content: Content): Problem[] {
  const documents = new Map(content.documents.map(({ data }) => [data.code, data]));
  return content.cases.flatMap((entry) =>
    entry.data.papers.flatMap(({ document, values }, index) => {
      const found = documents.get(document);
      if (!found) return [];
      return checkPaper(entry, found, values, index);
    }),
  );
}

function checkPaper(
  { file }: Entry<MockCase>,
  document: DocumentEntry,
  values: Readonly<Record<string, Value>>,
  index: number,
): Problem[] {
  const at = ['papers', index, 'values'];
  const report = (path: readonly PropertyKey[], found: string, expected: string, mend: string): Problem => ({
    file: file.path,
    line: file.lineOf(path),
    field: path.join('.'),
    found,
    expected,
    mend,
  });
  const fields = new Map(document.template.fields.map((field) => [field.name, field]));
  const standard = standardNames(document.template);
  const problems = Object.entries(values).flatMap(([name, value]) => {
    const field = fields.get(name);
    if (!field && !standard.includes(name)) {
      return [report([...at, name], name, `${document.code} 的填写项：${[...fields.keys()].join('、')}`, '改正名字。')];
    }
    const wrong = wrongValue(field, standard.includes(name) && /On$/.test(name), value);
    return wrong === undefined ? [] : [report([...at, name], show(value), wrong, '照填写项的类型改正。')];
  });
  const missing = document.template.fields.filter(
    ({ name, required }) => required && (values[name] ?? '').length === 0,
  );
  if (missing.length > 0) {
    const names = missing.map(({ name, label }) => `${name}（${label}）`).join('、');
    problems.push(report(at, `${document.code} 少了 ${names}`, '必填的都填上', '补上这几项。'));
  }
  return problems;
}

/** What a value should be, if it is something else than its field asks for. `dated` is for standard dates. */
export function wrongValue(field: TemplateField | undefined, dated: boolean, value: Value): string | undefined {
  const isText = typeof value === 'string';
  if (dated || field?.type === 'date') return isText && isDate(value) ? undefined : '日期，如 2026-03-09';
  if (!field) return isText ? undefined : '一段文字';
  const { type, options = [], columns = [] } = field;
  const texts = isText ? [] : value.filter((item) => typeof item === 'string');
  const rows = isText ? [] : value.filter((item) => typeof item !== 'string');
  switch (type) {
    case 'rows': {
      const names = columns.map(({ name }) => name);
      const known = rows.every((row) => Object.keys(row).every((name) => names.includes(name)));
      return !isText && texts.length === 0 && known ? undefined : `几行，每行用这些列：${names.join('、')}`;
    }
    case 'choices':
      return !isText && rows.length === 0 && texts.every((item) => options.includes(item))
        ? undefined
        : `列表，从这些里选：${options.join('、')}`;
    case 'choice':
      return isText && options.includes(value) ? undefined : `其中之一：${options.join('、')}`;
    case 'moment':
      return isText && isDate(value.slice(0, 10)) && /^.{10}T([01]\d|2[0-3]):[0-5]\d$/.test(value)
        ? undefined
        : '日期和时间，如 2026-03-09T09:05';
    case 'regulation':
      return isText && /^\d{4}$/.test(value) ? undefined : '条例的年份，如 2023';
    case 'text':
    case 'paragraphs':
    case 'number':
      return isText ? undefined : '一段文字';
  }
}

function isDate(value: string): boolean {
  return date.safeParse(value).success;
}
