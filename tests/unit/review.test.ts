import { describe, expect, test } from 'vitest';
import { addMonths, overdueReviews } from '../../src/model/checks/review.ts';
import { ContentFolder, reportWith } from './content-fixture.ts';

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
    content.replace(rule, 'date: 2025-06-01', 'date: 2001-06-01');
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

describe('days of review', () => {
  test.for([rule, 'roles.yaml', 'sanctions.yaml', 'terms/handling.yaml', 'work-points/2022/year.yaml'])(
    'later than the day of the site: %s',
    (path) => {
      expect(reportWith(path, 'reviewedOn: 2025-06-01', 'reviewedOn: 2026-01-02')).toContain(`字段 reviewedOn
  发现：2026-01-02，站点只更新到 2026-01-01
  应为：不晚于 site.yaml 的 asOf（2026-01-01）
  改法：写错的改正；确实是后来核对的，把 site.yaml 的 asOf 改到这一天，各条引用的版本随之重新检查。`);
    },
  );

  test('the day of the site itself', () => {
    expect(reportWith(rule, 'reviewedOn: 2025-06-01', 'reviewedOn: 2026-01-01')).toBe('');
  });
});

describe('history', () => {
  const change = '  - { date: 2025-06-01, change: 建立条目 }\n';

  test('changed after the last review', () => {
    expect(reportWith(rule, change, `${change}  - { date: 2025-07-01, change: 改时限 }\n`)).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:9  字段 history.1.date
        发现：2025-07-01 改过，2025-06-01 以后没有核对
        应为：不晚于 reviewedOn（2025-06-01）
        改法：改了内容的，对照来源核对，把 reviewedOn 改成核对的日期；只改了文字的，写 minor: true。"
    `);
  });

  test('a minor change after the last review', () => {
    expect(reportWith(rule, change, `${change}  - { date: 2025-07-01, change: 改错字, minor: true }\n`)).toBe('');
  });

  test('out of order', () => {
    expect(reportWith(rule, change, `${change}  - { date: 2025-05-31, change: 改时限 }\n`)).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:9  字段 history.1.date
        发现：2025-05-31，前一次是 2025-06-01
        应为：从早到晚，最新的写在最后
        改法：调整顺序，或者改正日期。"
    `);
  });

  test('nothing to show', () => {
    expect(reportWith(rule, change, change.replace(' }', ', minor: true }'))).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:8  字段 history.0.minor
        发现：true
        应为：至少一次不是 minor 的改动，页面上才有修订记录
        改法：建立条目的那一次不写 minor。"
    `);
  });
});
