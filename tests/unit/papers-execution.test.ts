import { describe, expect, test } from 'vitest';
import { layOut } from '../../src/documents/layout/lay-out.ts';
import type { PaperValues } from '../../src/documents/paper.ts';
import { bodyOf, cellsOf, field, only, paper, tablesOf } from './paper-fixture.ts';

/** Sanctions with their periods as the Regulations give them; `effect` is what the page says. */
const kinds = {
  警告: { code: 'CF-01', title: '警告', effect: '1 年', period: { name: '影响期', months: 12 } },
  严重警告: { code: 'CF-02', title: '严重警告', effect: '1 年半', period: { name: '影响期', months: 18 } },
  应撤职但无党内职务而给的严重警告: {
    code: 'CF-04',
    title: '应撤职但无党内职务而给的严重警告',
    effect: '2 年',
    period: { name: '影响期', months: 24 },
  },
  留党察看一年: {
    code: 'CF-05',
    title: '留党察看',
    effect: '恢复后 2 年',
    period: { name: '留党察看期', months: 12, afterwards: '恢复党员权利后 2 年内不得提拔' },
  },
  留党察看二年: {
    code: 'CF-05',
    title: '留党察看',
    effect: '恢复后 2 年',
    period: { name: '留党察看期', months: 24, afterwards: '恢复党员权利后 2 年内不得提拔' },
  },
  开除党籍: { code: 'CF-06', title: '开除党籍', effect: '5 年内不得重新入党' },
} as const;

const parts = paper({
  fields: [field('kind', { type: 'choice', options: Object.keys(kinds) }), field('day', { type: 'date' })],
  body: [
    {
      block: 'execution',
      sanction: 'kind',
      decidedOn: 'day',
      items: [
        { id: 'i1', matter: '宣布', who: '支部', limit: 'SX-17' },
        { id: 'i2', matter: '变更手续', who: '人事部门', limit: 'SX-18', sanctions: ['CF-05', 'CF-06'] },
        { id: 'i3', matter: '报告', who: '支部', limit: 'SX-19' },
        { id: 'i4', matter: '告知', who: '支部', limit: 'SX-20' },
        { id: 'i5', matter: '签收', who: '本人', due: '当场' },
        { id: 'i6', matter: '回访', who: '支部', due: '影响期内', sanctions: ['CF-01', 'CF-02'] },
      ],
    },
  ],
  sanctions: {
    kinds,
    limits: {
      'SX-17': { amount: 1, unit: 'month', from: '处分决定作出' },
      'SX-18': { amount: 1, unit: 'month', from: '处分决定作出', extension: '经批准可以延长' },
      'SX-19': { amount: 6, unit: 'month', from: '处分决定作出' },
      'SX-20': { amount: 15, unit: 'day', from: '处分决定作出' },
    },
  },
});

/** What the list says of the period. */
function period(values?: PaperValues): string {
  return bodyOf(parts, values)[0] ?? '';
}

/** Rows of the list without its head. */
function rows(values?: PaperValues): string[][] {
  return cellsOf(only(tablesOf(layOut(parts, values)))).slice(1);
}

describe('period', () => {
  test.for([
    ['警告', 12, '2024-02-29', '2024年2月29日', '2025年2月28日'],
    ['严重警告', 18, '2024-02-29', '2024年2月29日', '2025年8月29日'],
    ['应撤职但无党内职务而给的严重警告', 24, '2024-02-29', '2024年2月29日', '2026年2月28日'],
    ['留党察看一年', 12, '2024-02-29', '2024年2月29日', '2025年2月28日'],
    ['留党察看二年', 24, '2024-02-29', '2024年2月29日', '2026年2月28日'],
    ['警告', 12, '2026-08-31', '2026年8月31日', '2027年8月31日'],
    ['严重警告', 18, '2026-08-31', '2026年8月31日', '2028年2月29日'],
    ['应撤职但无党内职务而给的严重警告', 24, '2026-08-31', '2026年8月31日', '2028年8月31日'],
    ['留党察看一年', 12, '2026-08-31', '2026年8月31日', '2027年8月31日'],
    ['留党察看二年', 24, '2026-08-31', '2026年8月31日', '2028年8月31日'],
  ] as const)('%s, %i months from %s', ([kind, months, day, from, until]) => {
    const { name } = kinds[kind].period;
    const words = period({ kind, day });
    expect(words).toContain(`${name}：${months}个月，自${from}`);
    expect(words).toContain(`到${until}；`);
    // Of no other day; and nobody takes it for what the Regulations say.
    expect(words.match(/\d+年\d+月\d+日/g)).toEqual([from, until]);
    expect(words).toContain('条例没有写起止日怎么算，以处分决定和组织部门的口径为准');
  });

  test('without a date no day is computed', () => {
    expect(period({ kind: '严重警告' })).toBe('flush 影响期：18个月，自处分生效日起。');
    expect(period({ kind: '留党察看一年' })).toContain('留党察看期：12个月，');
    expect(period({ kind: '留党察看一年' })).not.toMatch(/\d日/);
  });

  test('what comes after a probation', () => {
    expect(period({ kind: '留党察看一年', day: '2026-08-31' })).toMatch(/恢复党员权利后2年内不得提拔。$/);
    expect(period({ kind: '留党察看一年' })).toMatch(/恢复党员权利后2年内不得提拔。$/);
  });

  test('of no one length: never computed', () => {
    const words = period({ kind: '开除党籍', day: '2026-08-31' });
    expect(words).toBe('flush 处分的影响：5年内不得重新入党。');
  });

  test('before a sanction is chosen: a line to fill in', () => {
    const line = 'flush 影响期：自\u3000\u3000年\u3000月\u3000日起，至\u3000\u3000年\u3000月\u3000日';
    expect(period()).toBe(line);
    expect(period({ day: '2026-08-31' })).toBe(line);
  });
});

describe('things to do', () => {
  test('by when, from the day of the decision', () => {
    expect(rows({ kind: '留党察看一年', day: '2026-01-31' })).toEqual([
      ['1', '宣布', '支部', '不晚于2026年2月28日（处分决定作出起1个月内）', ''],
      ['2', '变更手续', '人事部门', '不晚于2026年2月28日（处分决定作出起1个月内；经批准可以延长）', ''],
      ['3', '报告', '支部', '不晚于2026年7月31日（处分决定作出起6个月内）', ''],
      ['4', '告知', '支部', '处分决定作出起15日内', ''],
      ['5', '签收', '本人', '当场', ''],
    ]);
  });

  test('over the end of the year, into a leap year', () => {
    const dues = rows({ kind: '警告', day: '2027-08-31' }).map(([, , , due = '']) => due.replace(/（.*/, ''));
    expect(dues).toEqual(['不晚于2027年9月30日', '不晚于2028年2月29日', '处分决定作出起15日内', '当场', '影响期内']);
  });

  test('only those for the sanction that is chosen, counted anew', () => {
    const matters = (kind: string): string[] => rows({ kind }).map(([number, matter]) => `${number} ${matter}`);
    expect(matters('警告')).toEqual(['1 宣布', '2 报告', '3 告知', '4 签收', '5 回访']);
    expect(matters('应撤职但无党内职务而给的严重警告')).toEqual(['1 宣布', '2 报告', '3 告知', '4 签收']);
    expect(matters('开除党籍')).toEqual(['1 宣布', '2 变更手续', '3 报告', '4 告知', '5 签收']);
  });

  test('without a date none is computed', () => {
    expect(rows({ kind: '警告' }).map(([, , , due]) => due)).toEqual([
      '处分决定作出起1个月内',
      '处分决定作出起6个月内',
      '处分决定作出起15日内',
      '当场',
      '影响期内',
    ]);
  });

  test('a limit that runs from something else is not computed', () => {
    const other = {
      ...parts.sanctions,
      kinds,
      limits: { 'SX-17': { amount: 1, unit: 'month', from: '收到决定' } },
    } as const;
    const sheet = layOut({ ...parts, sanctions: other }, { kind: '警告', day: '2026-01-31' });
    expect(cellsOf(only(tablesOf(sheet)))[1]?.[3]).toBe('收到决定起1个月内');
  });

  test('an empty list has all of them, and says for which sanctions', () => {
    expect(rows().map(([number, matter]) => `${number} ${matter}`)).toEqual([
      '1 宣布',
      '2 变更手续（只适用于留党察看、开除党籍）',
      '3 报告',
      '4 告知',
      '5 签收',
      '6 回访（只适用于警告、严重警告）',
    ]);
  });

  test('what it is headed with; the last column stays free', () => {
    expect(cellsOf(only(tablesOf(layOut(parts))))[0]).toEqual([
      '序号',
      '要办的事',
      '谁来办',
      '最迟什么时候',
      '办结日期',
    ]);
    expect(new Set(rows({ kind: '警告', day: '2026-01-31' }).map((row) => row.at(-1)))).toEqual(new Set(['']));
  });
});
