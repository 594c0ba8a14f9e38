import { describe, expect, test } from 'vitest';
import { choicesOf } from '../../src/courses/packages/choices.ts';
import { asked, type AskedQuestion } from '../../src/courses/self-test.ts';
import type { DurationLimit } from '../../src/deadlines/due.ts';
import type { Provenance } from '../../src/model/schemas/provenance.ts';
import { builtCourses, knowledge } from './built.ts';

const source: Provenance = { origin: 'editorial', basis: [], formerly: [] };
const common = { ask: '问', explain: '解释', see: ['CX-01'], source };

function limit(amount: number, unit: DurationLimit['unit']): DurationLimit {
  return { kind: 'duration', code: 'SX-01', what: '办完', amount, unit, from: '收到', extension: { allowed: 'no' } };
}

function deadline(since: string, of: DurationLimit): AskedQuestion {
  return asked({ ...common, type: 'deadline', id: 'Q1', limit: 'SX-01', since }, () => of);
}

function datesOf(since: string, of: DurationLimit): Record<string, string> {
  const { type, options } = choicesOf(deadline(since, of), () => of);
  expect(type).toBe('single');
  expect(options.filter(({ right }) => right)).toHaveLength(1);
  return Object.fromEntries(options.map(({ text, why }) => [text.replace(/（.*/, ''), why]));
}

describe('a question for a last day as one to choose from', () => {
  // The Spring Festival of 2026: days off from February 15 to 23, work on Saturday, February 14 and 28.
  test('working days: days off counted, the first day counted, one day too many', () => {
    expect(datesOf('2026-02-06', limit(15, 'workday'))).toMatchObject({
      '2026年2月21日': '把周末和放假的日子也算进去了。',
      '2026年3月4日': '把开始的当天也算进去了。',
      '2026年3月5日': '算得对。',
      '2026年3月6日': '多数了一个工作日。',
    });
  });

  test('days: weekends left out, the first day counted', () => {
    // The National Day of 2026: days off from October 1 to 7, work on September 20 and October 10.
    expect(datesOf('2026-09-17', limit(15, 'day'))).toMatchObject({
      '2026年10月1日': '把开始的当天也算进去了。',
      '2026年10月2日': '算得对。',
      '2026年10月14日': '把周末和放假的日子扣掉了；写“日”的都算。',
    });
  });

  test('months: folded into 30 days, the first day counted', () => {
    expect(datesOf('2026-01-30', limit(1, 'month'))).toMatchObject({
      '2026年2月27日': '把开始的当天也算进去了。',
      '2026年2月28日': '算得对。',
      '2026年3月1日': '把 1 个月折成了 30 天。',
    });
  });

  test('years: folded into 365 days', () => {
    expect(datesOf('2023-06-01', limit(1, 'year'))).toMatchObject({
      '2024年6月1日': '算得对。',
      '2024年5月31日': '把开始的当天也算进去了。',
    });
  });

  test('dates stand in their order, the right one now here, now there', () => {
    const places = ['2026-01-05', '2026-03-02', '2026-04-07', '2026-05-11', '2026-06-16', '2026-07-08'].map((since) => {
      const of = limit(1, 'month');
      const { options } = choicesOf(deadline(since, of), () => of);
      const days = options.map(({ text }) => text.replaceAll(/(\d+)/g, (number) => number.padStart(2, '0')));
      expect(days).toEqual(days.toSorted());
      return options.findIndex(({ right }) => right);
    });
    expect(new Set(places).size).toBeGreaterThan(1);
  });
});

describe('a question for an order as one to choose from', () => {
  const items = ['收信', '登记', '分流', '告知', '归档'];
  const question = asked({ ...common, type: 'order', id: 'Q1', items }, () => undefined);
  const { options } = choicesOf(question, () => undefined);

  test('holds the right order once, among others that say what is wrong with them', () => {
    const numbered = (list: readonly string[]): string => list.map((item, place) => `${place + 1}. ${item}`).join('\n');
    expect(options.filter(({ right }) => right).map(({ text }) => text)).toEqual([numbered(items)]);
    const why = new Map(options.map((option) => [option.text, option.why]));
    expect(why.get(numbered(['登记', '收信', '分流', '告知', '归档']))).toBe('第 1 步和第 2 步颠倒了。');
    expect(why.get(numbered(['收信', '登记', '分流', '归档', '告知']))).toBe('第 4 步和第 5 步颠倒了。');
    expect(why.size).toBe(5);
  });

  test('of two things that are called the same, no wrong order reads like the right one', () => {
    const twice = asked({ ...common, type: 'order', id: 'Q1', items: ['报批', '报批', '归档'] }, () => undefined);
    const texts = choicesOf(twice, () => undefined).options.map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

test('every question of every course: different options, reasons for all, at least two of them wrong', () => {
  for (const { questions } of builtCourses)
    for (const question of questions) {
      const { type, options } = choicesOf(question, (code) => knowledge.limits.get(code)?.limit);
      expect(new Set(options.map(({ text }) => text)).size).toBe(options.length);
      expect(options.length).toBeGreaterThanOrEqual(3);
      expect(options.every(({ why }) => why !== '')).toBe(true);
      const right = options.filter((option) => option.right).length;
      if (type === 'single') expect(right).toBe(1);
      else expect(right).toBeGreaterThan(1);
    }
});
