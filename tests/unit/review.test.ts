import { describe, expect, test } from 'vitest';
import { addMonths, overdueReviews } from '../../src/model/checks/review.ts';
import { ContentFolder } from './content-fixture.ts';

const rule = 'rules/confidentiality.mdx';

describe('overdue reviews', () => {
  test('nothing is overdue on the day on which it is due', () => {
    expect(overdueReviews(ContentFolder.valid().load(), '2026-06-01')).toEqual([]);
  });

  test('everything with the default period is overdue a day later', () => {
    expect(overdueReviews(ContentFolder.valid().load(), '2026-06-02')).toEqual([
      { code: 'CX-01', file: 'procedures/petition-handling.mdx', due: '2026-06-01' },
      { code: 'GZ-01', file: 'rules/confidentiality.mdx', due: '2026-06-01' },
      { code: 'ZZ-01', file: 'duties/supervision.mdx', due: '2026-06-01' },
      { code: 'YD-2022-01', file: 'work-points/2022/daily-supervision.mdx', due: '2026-06-01' },
    ]);
  });

  test('a period of its own, the earliest first', () => {
    const content = ContentFolder.valid();
    content.replace(rule, 'reviewedOn: 2025-06-01', 'reviewedOn: 2025-06-01\nreviewEveryMonths: 3');
    content.replace('duties/supervision.mdx', 'reviewedOn: 2025-06-01', 'reviewedOn: 2025-06-01\nreviewEveryMonths: 1');
    expect(overdueReviews(content.load(), '2025-12-31')).toEqual([
      { code: 'ZZ-01', file: 'duties/supervision.mdx', due: '2025-07-01' },
      { code: 'GZ-01', file: 'rules/confidentiality.mdx', due: '2025-09-01' },
    ]);
  });

  test('an overdue review is no problem', () => {
    const content = ContentFolder.valid();
    content.replace(rule, 'reviewedOn: 2025-06-01', 'reviewedOn: 2001-06-01');
    expect(content.report()).toBe('');
  });
});

describe('calendar months', () => {
  test.for([
    { day: '2025-06-01', months: 12, later: '2026-06-01' },
    { day: '2024-01-31', months: 1, later: '2024-02-29' },
    { day: '2023-01-31', months: 1, later: '2023-02-28' },
    { day: '2023-01-31', months: 2, later: '2023-03-31' },
    { day: '2023-12-15', months: 1, later: '2024-01-15' },
    { day: '2024-02-29', months: 12, later: '2025-02-28' },
    { day: '2025-08-31', months: 60, later: '2030-08-31' },
  ])('$months after $day', ({ day, months, later }) => {
    expect(addMonths(day, months)).toBe(later);
  });
});
