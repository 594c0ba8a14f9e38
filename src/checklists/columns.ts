import type { Checklist } from './checklist.ts';

/** What the reader fills in a column: a state, a date, a tick, words. */
export interface FillColumn {
  readonly title: string;
  readonly fill: 'state' | 'due' | 'done' | 'tick' | 'words';
  /** For year tasks: the quarter that it is about. */
  readonly quarter?: number;
  /** Width in characters of a workbook. */
  readonly width: number;
}

const state: FillColumn = { title: '状态', fill: 'state', width: 9 };
const due: FillColumn = { title: '到期日', fill: 'due', width: 11 };
const done: FillColumn = { title: '完成日期', fill: 'done', width: 11 };
const note: FillColumn = { title: '备注', fill: 'words', width: 14 };

/** Ways of an inspection, to be ticked. */
const ways = ['查阅资料', '个别访谈', '实地走访'].map((title): FillColumn => ({ title, fill: 'tick', width: 6 }));

/** What is filled in for each item of a list. */
export function fillColumns({ kind, quarter }: Pick<Checklist, 'kind' | 'quarter'>): readonly FillColumn[] {
  if (kind === 'filing')
    return [state, { ...done, title: '归档日期' }, { title: '页号', fill: 'words', width: 8 }, note];
  if (kind === 'self-inspection') return [...ways, state, { title: '发现的问题', fill: 'words', width: 16 }, due, done];
  if (kind === 'prohibitions') return [state, { title: '发现的问题', fill: 'words', width: 16 }, due, done, note];
  if (kind !== 'year-tasks') return [state, due, done, note];
  if (quarter !== undefined)
    return [state, { title: '进展', fill: 'words', width: 18 }, { title: '问题', fill: 'words', width: 16 }, due, done];
  return [1, 2, 3, 4].flatMap((each): FillColumn[] => [
    { title: `${each} 季度状态`, fill: 'state', quarter: each, width: 8 },
    { title: `${each} 季度进展`, fill: 'words', quarter: each, width: 9 },
    { title: `${each} 季度问题`, fill: 'words', quarter: each, width: 9 },
  ]);
}
