import { describe, expect, test } from 'vitest';
import { addMonths, daysIn, partsOf, writtenDate } from '../../src/deadlines/calendar-date.ts';

describe('months later', () => {
  test.for([
    ['2026-03-09', 1, '2026-04-09'],
    ['2026-03-09', 12, '2027-03-09'],
    ['2026-03-09', 0, '2026-03-09'],
    // The month has no such day: its last one.
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-30', 1, '2026-02-28'],
    ['2024-01-30', 1, '2024-02-29'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    // The last day of a short month is no last day of a long one.
    ['2026-02-28', 1, '2026-03-28'],
    // Over the end of the year.
    ['2026-12-31', 1, '2027-01-31'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-01', 1, '2027-01-01'],
    ['2026-01-01', 11, '2026-12-01'],
    ['2026-01-01', 23, '2027-12-01'],
    // Back.
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-01-15', -13, '2024-12-15'],
    // No leap year in 1900, one in 2000.
    ['1899-12-31', 2, '1900-02-28'],
    ['1999-12-31', 2, '2000-02-29'],
  ] as const)('%s and %i months: %s', ([date, months, expected]) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  test.for(['', '2026-02-30', '2026-2-9', '2026年3月9日', '2026-03-09T09:05'])('%o is no date', (date) => {
    expect(() => addMonths(date, 1)).toThrow(new RangeError(`not a date: ${date}`));
  });
});

describe('parts', () => {
  test.for([
    ['2026-03-09', { year: 2026, month: 3, day: 9 }],
    ['2024-02-29', { year: 2024, month: 2, day: 29 }],
    ['2000-02-29', { year: 2000, month: 2, day: 29 }],
    ['2026-12-31', { year: 2026, month: 12, day: 31 }],
  ] as const)('%s', ([date, parts]) => {
    expect(partsOf(date)).toEqual(parts);
  });

  test.for([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '2026-01-32',
    '2026-1-1',
    '26-01-01',
    ' 2026-01-01',
    '2026-01-01 ',
    '2026-01-01\n',
    '2026/01/01',
    '２０２６-01-01',
    '',
  ])('%o is no date', (date) => {
    expect(partsOf(date)).toBeUndefined();
  });

  test('days in each month', () => {
    const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
    expect(months.map((month) => daysIn(2026, month))).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    expect([1900, 2000, 2023, 2024, 2100].map((year) => daysIn(year, 2))).toEqual([28, 29, 28, 29, 28]);
  });
});

// GB/T 9704-2012, 7.3.5.4: Arabic figures, the whole year, no zero before month and day.
describe('written', () => {
  test.for([
    ['2026-03-09', '2026年3月9日'],
    ['2026-01-01', '2026年1月1日'],
    ['2026-10-20', '2026年10月20日'],
    ['2026-12-31', '2026年12月31日'],
  ] as const)('%s', ([date, words]) => {
    expect(writtenDate(date)).toBe(words);
  });

  test.for(['2026-02-30', '某日', ''])('%o stays as it is', (date) => {
    expect(writtenDate(date)).toBe(date);
  });
});
