import { describe, expect, test } from 'vitest';
import type { Content } from '../../src/model/content.ts';
import {
  addDays,
  addMonths,
  dayInChina,
  daysBetween,
  dueReviews,
  reviewsOfPage,
  type Review,
} from '../../src/model/review.ts';
import { ContentFolder, reportWith } from './content-fixture.ts';

const rule = 'rules/confidentiality.mdx';

/** What is due, in few words. */
function due(content: Content, today: string, within?: number): { overdue: string[]; soon: string[] } {
  const words = ({ code, title, file, due }: Review): string => `${code ?? title} ${file.path} ${due}`;
  const { overdue, soon } = dueReviews(content, today, within);
  return { overdue: overdue.map(words), soon: soon.map(words) };
}

describe('overdue reviews', () => {
  test('nothing is overdue on the day on which it is due', () => {
    expect(due(ContentFolder.valid().load(), '2026-06-01').overdue).toEqual([]);
  });

  test('everything with the period of the site is overdue a day later, whatever its kind', () => {
    expect(due(ContentFolder.valid().load(), '2026-06-02')).toEqual({
      overdue: [
        'CX-01 procedures/petition-handling.mdx 2026-06-01',
        'GZ-01 rules/confidentiality.mdx 2026-06-01',
        'ZZ-01 duties/supervision.mdx 2026-06-01',
        'YD-2022 work-points/2022/year.yaml 2026-06-01',
        'YD-2022-01 work-points/2022/daily-supervision.mdx 2026-06-01',
        'BJ-01 regulations/background.yaml 2026-06-01',
        'YJ-01 regulations/rules-2019.yaml 2026-06-01',
        'YJ-02 regulations/rules-2017.yaml 2026-06-01',
        '处分 sanctions.yaml 2026-06-01',
        '四种形态 four-forms.yaml 2026-06-01',
        '谁管谁 jurisdiction.yaml 2026-06-01',
        '审批权限 approvals.yaml 2026-06-01',
        '文书：信访文书 documents/petition/group.yaml 2026-06-01',
        '术语：办理用语 terms/handling.yaml 2026-06-01',
        '常问：保密 questions/confidentiality.yaml 2026-06-01',
        '说法对照 wording.yaml 2026-06-01',
        '岗位 roles.yaml 2026-06-01',
      ],
      soon: [],
    });
  });

  test('a period of its own, the earliest first; the site by its own day', () => {
    const content = ContentFolder.valid();
    content.replace(rule, 'reviewedOn: 2025-06-01', 'reviewedOn: 2025-06-01\nreviewEveryMonths: 3');
    content.replace('sanctions.yaml', 'reviewedOn: 2025-06-01', 'reviewedOn: 2025-06-01\nreviewEveryMonths: 1');
    content.replace('site.yaml', 'reviewEveryMonths: 12', 'reviewEveryMonths: 10');
    const loaded = content.load();
    expect(due(loaded, '2025-12-31').overdue).toEqual([
      '处分 sanctions.yaml 2025-07-01',
      'GZ-01 rules/confidentiality.mdx 2025-09-01',
    ]);
    expect(due(loaded, '2026-11-02').overdue.at(-1)).toBe('试验手册 site.yaml 2026-11-01');
  });

  test('soon: from today to the last day asked for', () => {
    const content = ContentFolder.valid();
    content.replace(rule, 'reviewedOn: 2025-06-01', 'reviewedOn: 2025-06-01\nreviewEveryMonths: 9');
    const expected = ['GZ-01 rules/confidentiality.mdx 2026-03-01'];
    const loaded = content.load();
    expect(due(loaded, '2026-02-28', 1)).toEqual({ overdue: [], soon: expected });
    expect(due(loaded, '2026-02-28', 0)).toEqual({ overdue: [], soon: [] });
    expect(due(loaded, '2026-03-01', 0)).toEqual({ overdue: [], soon: expected });
    expect(due(loaded, '2026-03-02', 9)).toEqual({ overdue: expected, soon: [] });
  });

  test('an overdue review is no problem', () => {
    const content = ContentFolder.valid();
    content.replace(rule, 'reviewedOn: 2025-06-01', 'reviewedOn: 2001-06-01');
    content.replace(rule, 'date: 2025-06-01', 'date: 2001-06-01');
    expect(content.report()).toBe('');
  });
});

describe('what a page shows', () => {
  /** Days of the reviews of a page, the earliest first. */
  function daysOf(shown: readonly string[]): string[] {
    const content = ContentFolder.valid();
    content.replace(rule, 'reviewedOn: 2025-06-01', 'reviewedOn: 2025-06-01\nreviewEveryMonths: 3');
    content.replace('documents/petition/group.yaml', 'reviewedOn: 2025-06-01', 'reviewedOn: 2025-05-01');
    return reviewsOfPage(content.load(), shown).map(({ file, due }) => `${file.path} ${due}`);
  }

  test.for([
    { name: 'nothing of its own: the site', shown: [], days: ['site.yaml 2027-01-01'] },
    { name: 'an entry', shown: ['ZZ-01'], days: ['duties/supervision.mdx 2026-06-01'] },
    { name: 'a row of a table', shown: ['CF-01'], days: ['sanctions.yaml 2026-06-01'] },
    { name: 'a term', shown: ['SY-001'], days: ['terms/handling.yaml 2026-06-01'] },
    { name: 'a document: its group', shown: ['WS-01'], days: ['documents/petition/group.yaml 2026-05-01'] },
    { name: 'a limit: what sets it', shown: ['SX-01'], days: ['procedures/petition-handling.mdx 2026-06-01'] },
    {
      name: 'several, one of them twice',
      shown: ['ZZ-01.1', 'GZ-01.1', 'ZZ-01', 'WS-01'],
      days: [`${rule} 2025-09-01`, 'documents/petition/group.yaml 2026-05-01', 'duties/supervision.mdx 2026-06-01'],
    },
  ])('$name', ({ shown, days }) => {
    expect(daysOf(shown)).toEqual(days);
  });

  test('a code that does not exist', () => {
    expect(() => daysOf(['GZ-99'])).toThrow('没有编号 GZ-99，说不出它什么时候核对过');
  });
});

describe('days', () => {
  test('a day in China begins eight hours before that of Greenwich', () => {
    expect(dayInChina(new Date('2026-12-31T15:59:59Z'))).toBe('2026-12-31');
    expect(dayInChina(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01');
  });

  test('days later, and days between', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
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
  test.for([
    rule,
    'roles.yaml',
    'sanctions.yaml',
    'terms/handling.yaml',
    'questions/confidentiality.yaml',
    'work-points/2022/year.yaml',
  ])('later than the day of the site: %s', (path) => {
    expect(reportWith(path, 'reviewedOn: 2025-06-01', 'reviewedOn: 2026-01-02')).toContain(`字段 reviewedOn
  发现：2026-01-02，站点只更新到 2026-01-01
  应为：不晚于 site.yaml 的 asOf（2026-01-01）
  改法：写错的改正；确实是后来核对的，把 site.yaml 的 asOf 改到这一天，各条引用的版本随之重新检查。`);
  });

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
