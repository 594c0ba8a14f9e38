import type { CellStyle, CellValue, ConditionalRule, DataValidation } from 'hucre';
import { colToLetter, writeXlsx } from 'hucre/xlsx';
import { madeInTime } from '../built-pages/built-pages.ts';
import { plainText, type KnowledgeBase } from '../model/knowledge-base.ts';
import { itemsOf, type Checklist, type ChecklistItem } from './checklist.ts';
import { fillColumns, type FillColumn } from './columns.ts';
import { provenanceWords } from './items.ts';
import { itemStatuses, statusWords } from './progress.ts';
import { border, cellText, filterOf, heightOf, pageFooter, tablePage, tableStyles } from '../workbooks/sheet.ts';
import { quarterEnd } from './year-lists.ts';

/** What the columns before those to fill in say; the list of a whole year has less room for them. */
const factColumns = [
  { title: '编号', width: 16, narrow: 13 },
  { title: '环节', width: 12, narrow: 12 },
  { title: '事项', width: 24, narrow: 20 },
  { title: '怎么做、当心什么', width: 36, narrow: 30 },
  { title: '谁', width: 14, narrow: 13 },
  { title: '期限', width: 14, narrow: 12 },
  { title: '文书', width: 14, narrow: 11 },
  { title: '依据和核对', width: 19, narrow: 14 },
] as const;

/** Name of the sheet with the items. */
const sheetName = '清单';

/** Days before a due date from which it counts as due soon. */
const soon = 3;

const states = itemStatuses.map((status) => statusWords[status]);

const styles = {
  ...tableStyles,
  short: {
    font: { name: '宋体', size: 10 },
    alignment: { vertical: 'top', wrapText: true, horizontal: 'center' },
    border,
  },
  date: {
    font: { name: '宋体', size: 10 },
    alignment: { vertical: 'top', horizontal: 'center' },
    border,
    numFmt: 'yyyy/m/d',
  },
} satisfies Record<string, CellStyle>;

/** Colours of rows that are overdue and due soon; a conditional format needs both to be drawn everywhere. */
function marked(rgb: string): CellStyle {
  return { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb }, bgColor: { rgb } } };
}

/**
 * A checklist as a workbook: header frozen and repeated, filter, validated states and dates, overdue and due-soon rows
 * marked, A4 landscape one page wide, and a sheet that says what it is. Equal input gives equal bytes: it bears the day
 * of the content.
 */
export function checklistWorkbook(
  { site, parts }: Pick<KnowledgeBase, 'site' | 'parts'>,
  list: Checklist,
): Promise<Uint8Array<ArrayBuffer>> {
  const codes = itemsOf(list).flatMap(({ documents }) => documents);
  const surroundings: Surroundings = {
    name: site.data.name,
    footer: plainText(site.data.footer),
    documents: Object.fromEntries(codes.map((code) => [code, parts.get(code)?.title ?? ''])),
  };
  return madeInTime('checklist-workbook', [JSON.stringify([list, surroundings])], () => write(list, surroundings));
}

/** What a workbook says that is not in its list. */
interface Surroundings {
  /** Name of the site. */
  readonly name: string;
  readonly footer: string;
  /** Titles of documents by their codes. */
  readonly documents: Readonly<Record<string, string>>;
}

async function write(list: Checklist, surroundings: Surroundings): Promise<Uint8Array<ArrayBuffer>> {
  const fill = fillColumns(list);
  const head = [...factColumns.map(({ title }) => title), ...fill.map(({ title }) => title)];
  const items = list.groups.flatMap((group) => group.items.map((item) => ({ group: group.title, item })));
  const isNarrow = list.kind === 'year-tasks' && list.quarter === undefined;
  const widths = [
    ...factColumns.map(({ width, narrow }) => (isNarrow ? narrow : width)),
    ...fill.map(({ width }) => width),
  ];
  const rows = items.map(({ group, item }): CellValue[] => [
    ...factsOf(surroundings, group, item),
    ...fill.map((column) => initialValue(column, item, list)),
  ]);
  const last = Math.max(rows.length, 1) + 1;
  const lastColumn = colToLetter(head.length - 1);
  const filter = filterOf(sheetName, head.length, last);
  const columnName = (index: number): string => colToLetter(factColumns.length + index);
  const made = new Date(`${list.asOf}T00:00:00Z`);
  const bytes = await writeXlsx({
    properties: {
      title: list.title,
      subject: `内容更新至 ${list.asOf}`,
      creator: surroundings.name,
      created: made,
      modified: made,
    },
    namedRanges: [filter.name],
    sheets: [
      {
        name: sheetName,
        columns: widths.map((width) => ({ width })),
        rows: [head, ...rows],
        cells: cellsOf([head, ...rows], fill),
        rowDefs: new Map([head, ...rows].map((row, line) => [line, { height: heightOf(row, widths) }])),
        freezePane: { rows: 1, columns: 3 },
        autoFilter: filter.autoFilter,
        dataValidations: fill.flatMap((column, index) =>
          validation(column, `${columnName(index)}2:${columnName(index)}${last}`),
        ),
        conditionalRules: dueRules(list, fill, last, columnName, lastColumn),
        pageSetup: tablePage,
        headerFooter: {
          oddHeader: `&L${headerText(list.title)}&R内容更新至 ${list.asOf}`,
          oddFooter: pageFooter,
        },
      },
      aboutSheet(surroundings, list),
    ],
  });
  return new Uint8Array(bytes);
}

function factsOf({ documents: titles }: Surroundings, group: string, item: ChecklistItem): string[] {
  const documents = item.documents.map((code) => `${code} ${titles[code] ?? ''}`.trim());
  const basis = [item.basis, provenanceWords(item), item.caveat ?? ''].filter((words) => words !== '');
  return [
    item.id,
    group,
    item.text,
    item.details.join('\n'),
    item.who,
    item.due,
    documents.join('\n'),
    basis.join('\n'),
  ].map(cellText);
}

/** What stands in a column to fill before anything is filled in. */
function initialValue(column: FillColumn, item: ChecklistItem, { asOf }: Checklist): CellValue {
  if (column.fill === 'state')
    return column.quarter !== undefined && !item.quarters.includes(column.quarter)
      ? statusWords.void
      : statusWords.todo;
  // A date that had passed when the content was made would only mark the whole list as overdue.
  if (column.fill === 'due' && item.dueOn !== undefined && item.dueOn >= asOf)
    return new Date(`${item.dueOn}T00:00:00Z`);
  return null;
}

function cellsOf(
  rows: readonly (readonly CellValue[])[],
  fill: readonly FillColumn[],
): Map<string, { value: CellValue; style: CellStyle }> {
  const styleAt = (column: number): CellStyle => {
    const kind = fill[column - factColumns.length]?.fill;
    if (kind === 'due' || kind === 'done') return styles.date;
    return kind === 'state' || kind === 'tick' ? styles.short : styles.text;
  };
  const inColumn = [...factColumns, ...fill].map((_, column) => styleAt(column));
  return new Map(
    rows.flatMap((row, line) =>
      row.map((value, column) => [
        `${line},${column}`,
        { value, style: line === 0 ? styles.head : (inColumn[column] ?? styles.text) },
      ]),
    ),
  );
}

function validation({ fill }: FillColumn, range: string): DataValidation[] {
  if (fill === 'state') return [choice(states, range, '状态', `只能选：${states.join('、')}`)];
  if (fill === 'tick') return [choice(['√'], range, '方式', '用了这种方式的选√，没有用的留空')];
  if (fill === 'words') return [];
  return [
    {
      type: 'date',
      operator: 'greaterThan',
      formula1: '36526',
      range,
      allowBlank: true,
      showErrorMessage: true,
      errorTitle: '日期',
      errorMessage: '请填日期，如 2026/3/9',
    },
  ];
}

function choice(values: string[], range: string, errorTitle: string, errorMessage: string): DataValidation {
  return { type: 'list', values, range, allowBlank: true, showErrorMessage: true, errorTitle, errorMessage };
}

/** Marks rows that are overdue or due soon, and states of quarters that have ended; what is done or left out is exempt. */
function dueRules(
  list: Checklist,
  fill: readonly FillColumn[],
  last: number,
  columnName: (index: number) => string,
  lastColumn: string,
): ConditionalRule[] {
  const open = (column: string): string => `$${column}2<>"${statusWords.done}",$${column}2<>"${statusWords.void}"`;
  const stateAt = fill.findIndex((column) => column.fill === 'state');
  const dueAt = fill.findIndex((column) => column.fill === 'due');
  if (dueAt >= 0) {
    const due = `$${columnName(dueAt)}2`;
    const range = `A2:${lastColumn}${last}`;
    return [
      {
        type: 'expression',
        priority: 1,
        range,
        formula: `AND(${due}<>"",${due}<TODAY(),${open(columnName(stateAt))})`,
        style: { ...marked('F8CBAD'), font: { color: { rgb: '9C0006' } } },
      },
      {
        type: 'expression',
        priority: 2,
        range,
        formula: `AND(${due}<>"",${due}>=TODAY(),${due}-TODAY()<=${soon},${open(columnName(stateAt))})`,
        style: marked('FFE699'),
      },
    ];
  }
  const { year } = list;
  if (year === undefined) return [];
  return fill.flatMap((column, index): ConditionalRule[] => {
    const end = quarterEnd(year, column.quarter ?? 4);
    if (column.fill !== 'state' || end < list.asOf) return [];
    const name = columnName(index);
    const day = `DATE(${end.split('-').map(Number).join(',')})`;
    return [
      {
        type: 'expression',
        priority: index + 1,
        range: `${name}2:${name}${last}`,
        formula: `AND(TODAY()>${day},${open(name)})`,
        style: { ...marked('F8CBAD'), font: { color: { rgb: '9C0006' } } },
      },
      {
        type: 'expression',
        priority: index + 2,
        range: `${name}2:${name}${last}`,
        formula: `AND(TODAY()<=${day},${day}-TODAY()<=${soon},${open(name)})`,
        style: marked('FFE699'),
      },
    ];
  });
}

/** What the list is, in words, on a sheet of its own. */
function aboutSheet({ name, footer }: Surroundings, list: Checklist) {
  const rows = [
    [list.title],
    [list.lead],
    [`一共 ${itemsOf(list).length} 项。内容更新至 ${list.asOf}，出自${name}。`],
    [
      `状态从列表里选：${states.join('、')}。到期日填了以后，过期没办的整行变红，${soon} 天内到期的变黄；已完成、不适用的不变。`,
    ],
    ['编号是永久的，内容更新以后还是同一个；在网站上打开编号，看全文和依据。'],
    ['没有核对到文本的，依据一栏写明；标“建议”的是编者建议，不是规定。'],
    [footer],
  ];
  return {
    name: '说明',
    columns: [{ width: 90 }],
    rows,
    rowDefs: new Map(rows.map((row, line) => [line, { height: heightOf(row, [80]) + 6 }])),
    cells: new Map(
      rows.map(([value = ''], line) => [
        `${line},0`,
        {
          value,
          style: {
            font: { name: line === 0 ? '黑体' : '宋体', size: line === 0 ? 14 : 11 },
            alignment: { vertical: 'top', wrapText: true } as const,
          },
        },
      ]),
    ),
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } as const,
    headerFooter: { oddFooter: pageFooter },
  };
}

/** A text in a page header, where `&` begins a command. */
function headerText(text: string): string {
  return text.replaceAll('&', '&&');
}
