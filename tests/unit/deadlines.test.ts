import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { addDays, dayWords, weekdayOf } from '../../src/deadlines/days.ts';
import { deadlineData } from '../../src/deadlines/collect-deadlines.ts';
import {
  dateNeeded,
  reckon,
  runWords,
  startGroups,
  startProblem,
  type DurationLimit,
  type Limit,
  type Reckoning,
  type RecurringLimit,
  type Unit,
} from '../../src/deadlines/due.ts';
import { fragmentOf, groupsOf, readFragment } from '../../src/deadlines/fragment.ts';
import { holidayYears } from '../../src/deadlines/holiday-years.ts';
import { dayKind, firstKnownDay, isWorked, lastKnownDay } from '../../src/deadlines/holidays.ts';
import { answersText } from '../../src/deadlines/words.ts';
import { loadKnowledgeBase } from '../../src/model/load.ts';

const require = createRequire(import.meta.url);

const years = [2020, 2021, 2022, 2023, 2024, 2025, 2026];

/** What a year's file of either package says: days off, and weekend days that are worked. */
interface Published {
  readonly off: readonly string[];
  readonly worked: readonly string[];
}

function chineseDays(year: number): Published {
  const folder = dirname(require.resolve('chinese-days/package.json'));
  const { holidays, workdays } = z
    .object({ holidays: z.record(z.string(), z.string()), workdays: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(folder, 'dist/years', `${year}.json`), 'utf8')));
  return { off: Object.keys(holidays).toSorted(), worked: Object.keys(workdays).toSorted() };
}

/** Each file of this package begins where the notice of its year does: one day of 2022 stands in that of 2023. */
function holidayCalendar(year: number): Published {
  const folder = dirname(require.resolve('holiday-calendar/package.json'));
  const list = years.flatMap(
    (file) =>
      z
        .object({
          dates: z.array(z.object({ date: z.string(), type: z.enum(['public_holiday', 'transfer_workday']) })),
        })
        .parse(JSON.parse(readFileSync(join(folder, 'data/CN', `${file}.json`), 'utf8'))).dates,
  );
  const of = (wanted: string): string[] =>
    list
      .filter(({ date, type }) => type === wanted && date.startsWith(`${year}-`))
      .map(({ date }) => date)
      .toSorted();
  return { off: of('public_holiday'), worked: of('transfer_workday') };
}

describe('the calendar', () => {
  test('holds the published years, whole', () => {
    expect(holidayYears.map(({ year }) => year)).toEqual(years);
    expect([firstKnownDay, lastKnownDay]).toEqual(['2020-01-01', '2026-12-31']);
  });

  test.for(years)('%i is what both packages say', (year) => {
    const own = holidayYears.find((one) => one.year === year);
    const listed: Published = {
      off: (own?.holidays ?? []).flatMap(({ days }) => days).toSorted(),
      worked: (own?.makeUpDays ?? []).flatMap(({ days }) => days).toSorted(),
    };
    expect(listed).toEqual(chineseDays(year));
    const other = holidayCalendar(year);
    expect(listed.worked).toEqual(other.worked);
    // One Sunday, which is a day of rest either way: the holiday of 2020 was prolonged up to it.
    const unnamed = year === 2020 ? ['2020-02-02'] : [];
    expect(listed.off).toEqual([...other.off, ...unnamed].toSorted());
    for (const day of [...listed.off, ...listed.worked]) expect(day.slice(0, 4)).toBe(String(year));
    // Only days of rest are worked for a holiday.
    for (const day of listed.worked) expect([0, 6]).toContain(weekdayOf(day));
  });

  test.for([
    ['chinese-days', chineseDays],
    ['holiday-calendar', holidayCalendar],
  ] as const)('every day is worked or not as in %s', ([, published]) => {
    const off = new Set(years.flatMap((year) => published(year).off));
    const worked = new Set(years.flatMap((year) => published(year).worked));
    const different: string[] = [];
    for (let day = '2020-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) {
      const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
      const expected = worked.has(day) || (weekday !== 0 && weekday !== 6 && !off.has(day));
      const kind = dayKind(day);
      if (!kind || isWorked(kind) !== expected) different.push(day);
    }
    expect(different).toEqual([]);
  });

  test.for([
    ['2026-02-14', { kind: 'make-up', name: '春节' }],
    ['2026-02-15', { kind: 'holiday', name: '春节' }],
    ['2026-02-23', { kind: 'holiday', name: '春节' }],
    ['2026-02-24', { kind: 'workday' }],
    ['2026-03-07', { kind: 'weekend' }],
    ['2020-02-01', { kind: 'holiday', name: '春节' }],
    ['2019-12-31', undefined],
    ['2027-01-01', undefined],
  ] as const)('%s', ([date, kind]) => {
    expect(dayKind(date)).toEqual(kind);
  });
});

describe('days', () => {
  test.for([
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-01-01', -1, '2025-12-31'],
  ] as const)('%s and %i days: %s', ([date, days, expected]) => {
    expect(addDays(date, days)).toBe(expected);
  });

  test('weekdays', () => {
    expect(dayWords('2026-03-09')).toBe('2026年3月9日（周一）');
    expect(dayWords('2024-02-29')).toBe('2024年2月29日（周四）');
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
  });
});

function duration(amount: number, unit: Unit, more: Partial<DurationLimit> = {}): DurationLimit {
  const extension = { allowed: 'unstated' } as const;
  return { kind: 'duration', code: 'SX-99', what: '某事', amount, unit, from: '某日', extension, ...more };
}

/** Worked out by hand from the published notices, the days that count written beside. */
const golden: readonly (readonly [string, number, Unit, string])[] = [
  // 春节 2026: off February 15 to 23; worked Saturday 14 and Saturday 28.
  ['2026-02-06', 5, 'workday', '2026-02-13'], // 9–13
  ['2026-02-06', 6, 'workday', '2026-02-14'], // the make-up Saturday
  ['2026-02-06', 7, 'workday', '2026-02-24'], // over the holiday
  ['2026-02-06', 15, 'workday', '2026-03-05'], // 9–14 | 24–28 | March 2–5: 6 + 5 + 4
  ['2026-02-13', 1, 'workday', '2026-02-14'],
  ['2026-02-14', 1, 'workday', '2026-02-24'],
  ['2026-02-11', 15, 'workday', '2026-03-10'], // 12–14 | 24–28 | March 2–6, 9, 10: 3 + 5 + 5 + 2
  ['2026-02-15', 5, 'workday', '2026-02-28'], // begins on a day off: 24–28
  ['2026-02-24', 5, 'workday', '2026-03-02'], // 25–28, March 2
  // 春节 2025: off January 28 to February 4; worked Sunday January 26 and Saturday February 8.
  ['2025-01-20', 15, 'workday', '2025-02-14'], // 21–24 | 26, 27 | February 5–8 | 10–14: 4 + 2 + 4 + 5
  ['2025-01-24', 1, 'workday', '2025-01-26'],
  ['2025-01-24', 3, 'workday', '2025-02-05'], // 26, 27, February 5
  ['2025-01-27', 5, 'workday', '2025-02-10'], // February 5–8, 10
  // 春节 2024: off February 10 to 17; worked Sundays February 4 and 18.
  ['2024-02-01', 15, 'workday', '2024-02-27'], // 2 | 4–9 | 18–23 | 26, 27: 1 + 6 + 6 + 2
  ['2024-02-02', 1, 'workday', '2024-02-04'],
  ['2024-02-09', 1, 'workday', '2024-02-18'],
  ['2024-02-09', 5, 'workday', '2024-02-22'], // 18–22
  // 春节 2022 and 2020 (prolonged to February 2).
  ['2022-01-28', 3, 'workday', '2022-02-07'], // Saturday 29, Sunday 30, February 7
  ['2020-01-17', 5, 'workday', '2020-01-23'], // Sunday 19, 20–23
  ['2020-01-23', 1, 'workday', '2020-02-03'],
  // 国庆.
  ['2026-09-18', 1, 'workday', '2026-09-20'],
  ['2026-09-18', 15, 'workday', '2026-10-15'], // 20–24 | 28–30 | October 8–10 | 12–15: 5 + 3 + 3 + 4
  ['2026-09-30', 5, 'workday', '2026-10-13'], // 8–10, 12, 13
  ['2025-09-26', 5, 'workday', '2025-10-10'], // Sunday 28, 29, 30, October 9, 10
  ['2025-09-30', 3, 'workday', '2025-10-11'], // 9, 10, Saturday 11
  ['2024-09-27', 1, 'workday', '2024-09-29'],
  ['2024-09-27', 5, 'workday', '2024-10-10'], // Sunday 29, 30, October 8–10
  ['2024-09-25', 15, 'workday', '2024-10-21'], // 26, 27 | 29, 30 | October 8–12 | 14–18 | 21: 2 + 2 + 5 + 5 + 1
  ['2021-09-30', 2, 'workday', '2021-10-09'], // 8, Saturday 9
  // 中秋 2024, 清明, 劳动节, 端午.
  ['2024-09-12', 5, 'workday', '2024-09-20'], // 13, Saturday 14, 18–20
  ['2024-04-03', 2, 'workday', '2024-04-08'], // Sunday 7, 8
  ['2024-04-26', 5, 'workday', '2024-05-07'], // Sunday 28, 29, 30, May 6, 7
  ['2024-05-06', 5, 'workday', '2024-05-11'], // 7–10, Saturday 11
  ['2023-04-21', 5, 'workday', '2023-04-27'], // Sunday 23, 24–27
  ['2023-04-28', 3, 'workday', '2023-05-06'], // May 4, 5, Saturday 6
  ['2026-04-30', 5, 'workday', '2026-05-11'], // 6–9, 11
  ['2026-06-18', 1, 'workday', '2026-06-22'],
  // Ends of years.
  ['2025-12-31', 1, 'workday', '2026-01-04'], // 元旦 January 1 to 3, Sunday 4 worked
  ['2025-12-29', 5, 'workday', '2026-01-06'], // 30, 31, January 4–6
  ['2024-12-31', 1, 'workday', '2025-01-02'],
  ['2023-12-29', 1, 'workday', '2024-01-02'],
  ['2026-12-24', 5, 'workday', '2026-12-31'], // the last known day: 25, 28–31
  // Weeks without a holiday.
  ['2026-03-09', 5, 'workday', '2026-03-16'],
  ['2026-03-09', 15, 'workday', '2026-03-30'],
  // Days: days off count.
  ['2026-02-06', 15, 'day', '2026-02-21'],
  ['2024-02-20', 15, 'day', '2024-03-06'],
  ['2023-02-20', 15, 'day', '2023-03-07'],
  ['2026-12-25', 15, 'day', '2027-01-09'],
  ['2026-09-01', 60, 'day', '2026-10-31'],
  // Calendar months and years.
  ['2026-03-09', 2, 'month', '2026-05-09'],
  ['2026-01-31', 1, 'month', '2026-02-28'],
  ['2024-01-31', 1, 'month', '2024-02-29'],
  ['2026-08-31', 6, 'month', '2027-02-28'],
  ['2023-08-31', 6, 'month', '2024-02-29'],
  ['2026-02-28', 1, 'month', '2026-03-28'],
  ['2026-10-31', 1, 'month', '2026-11-30'],
  ['2026-12-31', 1, 'month', '2027-01-31'],
  ['2026-11-30', 3, 'month', '2027-02-28'],
  ['2026-01-31', 1, 'quarter', '2026-04-30'],
  ['2024-02-29', 3, 'year', '2027-02-28'],
  ['2026-07-01', 3, 'year', '2029-07-01'],
];

describe('golden cases', () => {
  test.for(golden)('%s and %i %s: %s', ([start, amount, unit, expected]) => {
    const { dues, refused } = reckon(duration(amount, unit), start);
    expect(refused).toEqual([]);
    expect(dues.map(({ date }) => date)).toEqual([expected]);
  });

  /** Counts with a package's own lists: a few lines that share nothing with the code under test. */
  function counter(published: (year: number) => Published): (start: string, amount: number) => string {
    const off = new Set(years.flatMap((year) => published(year).off));
    const worked = new Set(years.flatMap((year) => published(year).worked));
    return (start, amount) => countWith(off, worked, start, amount);
  }
  function countWith(off: ReadonlySet<string>, worked: ReadonlySet<string>, start: string, amount: number): string {
    const day = new Date(`${start}T12:00:00Z`);
    for (let left = amount; left > 0;) {
      day.setUTCDate(day.getUTCDate() + 1);
      const name = day.toISOString().slice(0, 10);
      if (worked.has(name) || (day.getUTCDay() !== 0 && day.getUTCDay() !== 6 && !off.has(name))) left -= 1;
    }
    return day.toISOString().slice(0, 10);
  }

  test.for([
    ['chinese-days', chineseDays],
    ['holiday-calendar', holidayCalendar],
  ] as const)('the cases by hand agree with %s', ([, published]) => {
    const count = counter(published);
    for (const [start, amount, unit, expected] of golden) {
      if (unit === 'workday') expect([start, count(start, amount)]).toEqual([start, expected]);
    }
  });

  test('every third day of the known years agrees with a count by holiday-calendar', () => {
    const count = counter(holidayCalendar);
    for (let start = '2020-01-01'; start < '2026-11-20'; start = addDays(start, 3)) {
      const { dues } = reckon(duration(15, 'workday'), start);
      expect([start, dues[0]?.date]).toEqual([start, count(start, 15)]);
    }
  });
});

describe('a working-day count is refused', () => {
  test.for([
    ['2019-12-20', 5, '2019'],
    ['2019-12-31', 1, '2019'],
    ['2012-03-05', 5, '2012'],
    ['2026-12-31', 1, '2027'],
    ['2026-12-25', 5, '2027'],
    ['2026-12-14', 15, '2027'],
    ['2027-01-04', 5, '2027'],
    ['2031-01-04', 5, '2031'],
  ] as const)('%s and %i, for want of %s', ([start, amount, year]) => {
    const { dues, refused } = reckon(duration(amount, 'workday'), start);
    expect(dues).toEqual([]);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toContain('没有算');
    expect(refused[0]).toContain(`${year} 年的放假和调休安排`);
    expect(refused[0]).toContain('2020—2026 年');
  });

  test('but months and days are counted beyond', () => {
    expect(reckon(duration(1, 'month'), '2027-01-31').dues[0]?.date).toBe('2027-02-28');
    expect(reckon(duration(15, 'day'), '2019-12-31').dues[0]?.date).toBe('2020-01-15');
  });
});

describe('the working', () => {
  const first = (reckoning: Reckoning) => {
    const [due] = reckoning.dues;
    if (!due) throw new Error('no date');
    return due;
  };

  test('says every day that was left out and why, and each make-up workday', () => {
    const due = first(reckon(duration(15, 'workday'), '2026-02-06'));
    expect(due.runs.map(runWords)).toEqual([
      '2026年2月7日（周六）至2月8日（周日）：周末，不算',
      '2026年2月9日（周一）至2月13日（周五）：第 1—5 个工作日',
      '2026年2月14日（周六）：春节调休上班，算第 6 个工作日',
      '2026年2月15日（周日）至2月23日（周一）：春节放假，不算',
      '2026年2月24日（周二）至2月27日（周五）：第 7—10 个工作日',
      '2026年2月28日（周六）：春节调休上班，算第 11 个工作日',
      '2026年3月1日（周日）：周末，不算',
      '2026年3月2日（周一）至3月5日（周四）：第 12—15 个工作日',
    ]);
  });

  test('covers every day between, once', () => {
    const { date, runs } = first(reckon(duration(15, 'workday'), '2025-12-20'));
    let day = '2025-12-20';
    for (const run of runs) {
      expect(run.first).toBe(addDays(day, 1));
      day = run.last;
    }
    expect(day).toBe(date);
  });

  test('always says how the first day is treated, and claims no text for it', () => {
    for (const unit of ['day', 'workday', 'month', 'quarter', 'year'] as const)
      expect(first(reckon(duration(1, unit), '2026-03-09')).working[0]).toBe(
        '开始：2026年3月9日（周一）。开始的当天不算，从第二天数起。这是通行算法，条文没有写。',
      );
  });

  test('says that a month has no such day', () => {
    expect(first(reckon(duration(1, 'month'), '2026-01-31')).working.at(-1)).toBe(
      '2026年2月没有 31 日，取当月最后一天 28 日。',
    );
  });

  test.for([
    // On a weekend, on a holiday, on a make-up workday, on a working day, in a year that is not known.
    [2, 'month', '2026-03-16', ['这一天是周六。规定没有写可以顺延，宜提前。前一个工作日是 2026年5月15日（周五）。']],
    [
      1,
      'month',
      '2026-01-17',
      ['这一天是春节放假。规定没有写可以顺延，宜提前。前一个工作日是 2026年2月14日（周六）。'],
    ],
    [1, 'month', '2026-09-10', ['这一天是周六，国庆节调休上班。']],
    [1, 'month', '2026-03-09', []],
    [
      1,
      'month',
      '2026-12-04',
      ['2027 年的放假安排本站没有收录，这一天放不放假请自己核对；放假的，规定没有写可以顺延，宜提前。'],
    ],
    [3, 'year', '2026-03-09', []],
  ] as const)('advice for %i %s from %s', ([amount, unit, start, advice]) => {
    const due = first(reckon(duration(amount, unit), start));
    expect(due.advice).toEqual(advice);
  });

  test('leaves the date on a day off where it is', () => {
    expect(first(reckon(duration(1, 'month'), '2026-01-17')).date).toBe('2026-02-17');
  });
});

describe('extension', () => {
  const extendable = (amount: number, more: Partial<DurationLimit['extension']>): DurationLimit =>
    duration(amount, 'month', { extension: { allowed: 'yes', ...more } });
  const dates = (limit: Limit, start: string): string[] =>
    reckon(limit, start).dues.map(({ id, date }) => `${id} ${date}`);

  test('is a second date', () => {
    const limit = extendable(2, { amount: 1, unit: 'month', text: '必要时延长 1 个月。' });
    expect(dates(limit, '2026-03-09')).toEqual(['due 2026-05-09', 'extended 2026-06-09']);
    expect(reckon(limit, '2026-03-09').says).toEqual(['延长：必要时延长 1 个月。']);
    expect(reckon(limit, '2026-03-09').dues[1]?.working[0]).toContain('经过批准');
  });

  test('takes the earlier day where the two ways differ, and says so', () => {
    const limit = extendable(1, { amount: 1, unit: 'month' });
    expect(dates(limit, '2026-01-31')).toEqual(['due 2026-02-28', 'extended 2026-03-28']);
    expect(reckon(limit, '2026-01-31').dues[1]?.working.at(-1)).toContain('2026年3月31日');
  });

  test('with a longest whole', () => {
    expect(dates(extendable(1, { atMost: { amount: 6, unit: 'month' } }), '2026-08-31')).toEqual([
      'due 2026-09-30',
      'longest 2027-02-28',
    ]);
  });

  test('in working days that are not known is refused, the first date is not', () => {
    const limit = duration(5, 'workday', { extension: { allowed: 'yes', amount: 5, unit: 'workday' } });
    const { dues, refused } = reckon(limit, '2026-12-24');
    expect(dues.map(({ date }) => date)).toEqual(['2026-12-31']);
    expect(refused[0]).toContain('2027 年');
  });

  test('without figures is words', () => {
    expect(dates(extendable(1, { text: '经批准可以适当延长' }), '2026-03-09')).toEqual(['due 2026-04-09']);
    expect(reckon(duration(1, 'month', { extension: { allowed: 'no' } }), '2026-03-09').says).toEqual(['不得延长。']);
    expect(reckon(duration(1, 'month'), '2026-03-09').says).toEqual(['未见可以延长的规定。']);
  });
});

describe('limits without a plain span', () => {
  const quarterly: RecurringLimit = {
    kind: 'recurring',
    code: 'SX-20',
    what: '备案',
    every: 'quarter',
    due: '每季度首月 15 日前',
    dayOfFirstMonth: 15,
  };

  test.for([
    ['2026-01-01', ['2026-01-15', '2026-04-15']],
    ['2026-03-31', ['2026-01-15', '2026-04-15']],
    ['2026-04-01', ['2026-04-15', '2026-07-15']],
    ['2026-11-22', ['2026-10-15', '2027-01-15']],
  ] as const)('recurring: the quarter of %s and the next', ([start, expected]) => {
    const { dues } = reckon(quarterly, start);
    expect(dues.map(({ date }) => date)).toEqual(expected);
    expect(dues[0]?.working.join('').includes('早于')).toBe((expected[0] ?? '') < start);
  });

  test.for([
    ['month', '2026-02-10', ['2026-02-28', '2026-03-31']],
    ['half-year', '2026-08-10', ['2026-07-31', '2027-01-31']],
    ['year', '2026-08-10', ['2026-01-31', '2027-01-31']],
  ] as const)('recurring: every %s', ([every, start, expected]) => {
    const { dues } = reckon({ ...quarterly, every, dayOfFirstMonth: 31 }, start);
    expect(dues.map(({ date }) => date)).toEqual(expected);
  });

  test('recurring without a day, hours, and unset ones are words', () => {
    const open: RecurringLimit = { ...quarterly, dayOfFirstMonth: undefined };
    for (const limit of [
      open,
      duration(24, 'hour'),
      { kind: 'unset', code: 'SX-07', what: '某', says: '没有' } as const,
    ]) {
      expect(dateNeeded(limit)).toBeUndefined();
      const { dues, says } = reckon(limit, '2026-03-09');
      expect(dues).toEqual([]);
      expect(says.length).toBeGreaterThan(0);
    }
  });

  test.for([
    [12, '2026-03-09', '2027-03-09'],
    [18, '2024-08-31', '2026-02-28'],
    [24, '2024-02-29', '2026-02-28'],
  ] as const)('effect period: %i months from %s', ([months, start, expected]) => {
    const { dues, says } = reckon({ kind: 'effect', code: 'CF-01', what: '影响期', months }, start);
    expect(dues.map(({ date }) => date)).toEqual([expected]);
    expect(dues[0]?.working[0]).toContain('按整月推算');
    expect(says.join('')).toContain('条例没有写起止日怎么算');
  });

  test.for(['', '2026-02-30', '1989-12-31', '2091-01-01', '2026-3-9', '20260309'])('%o is no starting date', (date) => {
    expect(startProblem(date)).toBeTruthy();
    expect(() => reckon(duration(1, 'month'), date)).toThrow(RangeError);
  });
});

const data = deadlineData(loadKnowledgeBase(resolve('content')));
const choices = data.groups.flatMap((group) => group.choices);
const choiceOf = (code: string) => {
  const found = choices.find((choice) => choice.code === code);
  if (!found) throw new Error(`no choice ${code}`);
  return found;
};

describe('the real limits', () => {
  test('all can be chosen, retired ones cannot', () => {
    const codes = data.items.map(({ limit }) => limit.code);
    for (const retired of ['SX-35', 'SX-36', 'SX-37']) expect(codes).not.toContain(retired);
    expect(codes.filter((code) => code.startsWith('SX-'))).toHaveLength(33);
    expect(codes.filter((code) => code.startsWith('CF-'))).toEqual(['CF-01', 'CF-02', 'CF-03', 'CF-04']);
    for (const code of codes) expect(choiceOf(code).limits).toEqual([code]);
    expect(new Set(choices.map(({ code }) => code)).size).toBe(choices.length);
  });

  test('all give dates or words, basis and place, and no markup', () => {
    for (const item of data.items) {
      const { dues, says, refused } = reckon(item.limit, dateNeeded(item.limit) ? '2026-02-06' : undefined);
      expect(dues.length + says.length).toBeGreaterThan(0);
      expect(refused).toEqual([]);
      expect(item.basis.length).toBeGreaterThan(0);
      expect(item.link.address).toContain(`#${item.limit.code}`);
      expect(JSON.stringify(item)).not.toMatch(/\*\*|\]\(/);
    }
  });

  test('of a procedure are grouped by the event from which they run', () => {
    const groups = groupsOf(data, choiceOf('CX-07'));
    const decided = groups.find(({ label }) => label === '处分决定作出');
    expect(decided?.limits.map(({ code }) => code)).toEqual(['SX-17', 'SX-18', 'SX-19']);
    expect(decided?.key).toBe('SX-17');
    expect(groups.filter(({ needs }) => needs === 'period').map(({ limits }) => limits.length)).toEqual([2]);
    expect(startGroups([duration(24, 'hour')])).toEqual([]);
  });

  test('as text', () => {
    const item = data.items.find(({ limit }) => limit.code === 'SX-09');
    if (!item) throw new Error('no SX-09');
    const text = answersText('函询', [{ item, start: '2026-02-06', reckoning: reckon(item.limit, '2026-02-06') }]);
    expect(text).toContain('到期日：2026年3月5日（周四）');
    expect(text).toContain('春节放假，不算');
    expect(text).toContain('第二十九条');
    expect(text).toContain('已核对');
  });
});

describe('links', () => {
  test('carry inputs there and back', () => {
    for (const choice of choices) {
      const dates = new Map(groupsOf(data, choice).map(({ key }, index) => [key, addDays('2026-03-09', index)]));
      const reading = readFragment(data, fragmentOf({ choice, dates }));
      expect(reading).toEqual({ kind: 'inputs', inputs: { choice, dates } });
    }
    expect(fragmentOf({ choice: choiceOf('SX-11'), dates: new Map([['SX-11', '2026-03-09']]) })).toBe(
      'SX-11=2026-03-09',
    );
  });

  test('may name a code alone, and a date by any limit of its group', () => {
    expect(readFragment(data, 'SX-11')).toMatchObject({ kind: 'inputs', inputs: { dates: new Map() } });
    expect(readFragment(data, 'CX-07&SX-19=2026-03-09')).toMatchObject({
      kind: 'inputs',
      inputs: { dates: new Map([['SX-17', '2026-03-09']]) },
    });
  });

  test.for([
    '',
    'SX-11=',
    'SX-11=2026-02-30',
    'SX-11=2026-3-9',
    'SX-11=0001-01-01',
    'SX-11=9999-12-31',
    'SX-11=2026-03-09&',
    'SX-11=2026-03-09&SX-12=2026-03-09',
    'SX-36=2026-03-09',
    'SX-07=2026-03-09',
    'CX-07=2026-03-09',
    'CX-07&SX-17=2026-03-09&SX-18=2026-03-10',
    'CX-07&SX-11=2026-03-09',
    'CX-07&SX-17',
    'sx-11=2026-03-09',
    `CX-07${'&SX-17=2026-03-09'.repeat(40)}`,
  ])('%o is refused as a whole', (fragment) => {
    expect(readFragment(data, fragment).kind).toBe('wrong');
  });
});
