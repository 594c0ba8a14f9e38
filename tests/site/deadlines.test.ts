import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page as Tab } from 'playwright';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { calendarFile } from '../../src/deadlines/calendar-file.ts';
import { deadlineData } from '../../src/deadlines/collect-deadlines.ts';
import { dateNeeded, reckon } from '../../src/deadlines/due.ts';
import type { Answer } from '../../src/deadlines/words.ts';
import { loadKnowledgeBase } from '../../src/model/load.ts';
import { violations } from './axe.ts';
import { browser, complaints, context, site, tab, useTab } from './fixture.ts';

const data = deadlineData(loadKnowledgeBase(resolve('content')));

useTab();
beforeEach(() => {
  tab.on('dialog', (dialog) => {
    complaints.push(dialog.message());
    void dialog.dismiss();
  });
});
afterEach(() => expect(complaints).toEqual([]));

const address = (fragment = ''): string => `${site.address}deadlines.html${fragment === '' ? '' : `#${fragment}`}`;
/** Opens the page anew: a new fragment alone would not load it again. */
const open = async (fragment = ''): Promise<void> => {
  await tab.goto('about:blank');
  await tab.goto(address(fragment));
  await tab.locator('#dl-choice').waitFor();
};
const choose = (code: string): Promise<string[]> => tab.locator('#dl-choice').selectOption(code);
const dateField = (key: string): ReturnType<Tab['locator']> => tab.locator(`#dl-date-${key}`);
const compute = (): Promise<void> => tab.getByRole('button', { name: '算出日期' }).click();
const dueDates = (): Promise<string[]> => tab.locator('.dl-date-line b').allTextContents();
const warning = (): ReturnType<Tab['locator']> => tab.locator('.dl-warning');
const hash = (): Promise<string> => tab.evaluate(() => location.hash);

describe('computing', () => {
  test('one limit: date, working, basis, links', async () => {
    await open();
    await choose('SX-09');
    await dateField('SX-09').fill('2026-02-06');
    await compute();
    expect(await dueDates()).toEqual(['2026年3月5日（周四）']);
    const answer = tab.locator('.dl-answer');
    expect(await answer.locator('.dl-working li').first().isVisible()).toBe(false);
    await answer.locator('summary').click();
    expect(await answer.locator('.dl-working').textContent()).toContain('春节放假，不算');
    expect(await answer.locator('.dl-working').textContent()).toContain('春节调休上班，算第 6 个工作日');
    expect(await answer.locator('.dl-working').textContent()).toContain('通行算法，条文没有写');
    expect(await answer.locator('.basis').textContent()).toContain('第二十九条');
    expect(await answer.locator('.basis .c').textContent()).toBe('已核对');
    for (const link of await answer.locator('a').all()) {
      const target = new URL((await link.getAttribute('href')) ?? '', address());
      expect((await tab.request.get(target.href)).status()).toBe(200);
    }
    expect(await tab.locator('.dl-status').textContent()).toBe('函询的书面说明，到期日 2026年3月5日（周四）。');
    expect(await hash()).toBe('');
  });

  test('a procedure: one date for all that run from it, others ask for their own', async () => {
    await open();
    await choose('CX-07');
    expect(await tab.locator('.dl-dates input').count()).toBeGreaterThan(3);
    await dateField('SX-17').fill('2026-08-31');
    await compute();
    expect(await tab.locator('.dl-answer h3 .code').allTextContents()).toEqual(['SX-17', 'SX-18', 'SX-19']);
    expect(await dueDates()).toEqual([
      '2026年9月30日（周三）',
      '2026年9月30日（周三）',
      '2027年2月28日（周日）',
      '2027年2月28日（周日）',
    ]);
    await dateField('SX-20').fill('2026-11-22');
    await compute();
    expect(await dueDates()).toContain('2026年10月15日（周四）');
    expect(await dueDates()).toContain('2027年1月15日（周五）');
    expect(await tab.locator('.dl-advice').first().textContent()).not.toBe('');
  });

  test('refuses working days of a year that is not published', async () => {
    await open();
    await choose('SX-09');
    await dateField('SX-09').fill('2026-12-25');
    await compute();
    expect(await dueDates()).toEqual([]);
    expect(await tab.locator('.dl-refused').textContent()).toContain('2027 年的放假和调休安排');
    expect(await tab.getByRole('button', { name: '下载日历 .ics' }).count()).toBe(0);
  });

  test('effect period, hours and unset limits', async () => {
    await open();
    await choose('CF-02');
    await dateField('CF-02').fill('2024-08-31');
    await compute();
    expect(await dueDates()).toEqual(['2026年2月28日（周六）']);
    expect(await tab.locator('.dl-answer').textContent()).toContain('条例没有写起止日怎么算');
    for (const code of ['SX-28', 'SX-30', 'SX-07', 'SX-03']) {
      await choose(code);
      expect(await tab.locator('.dl-dates input').count()).toBe(0);
      await compute();
      expect(await tab.locator('.dl-answer .dl-says').first().textContent()).not.toBe('');
      expect(await dueDates()).toEqual([]);
    }
  });

  test('every choice gives something', async () => {
    await open();
    for (const choice of data.groups.flatMap(({ choices }) => choices)) {
      await choose(choice.code);
      for (const input of await tab.locator('.dl-dates input').all()) await input.fill('2026-03-09');
      await compute();
      expect(await tab.locator('.dl-answer').count()).toBe(choice.limits.length);
    }
  });

  test('says at the field what is wrong, and brings the keyboard there', async () => {
    await open();
    await compute();
    const focused = (): Promise<string> => tab.evaluate(() => document.activeElement?.id ?? '');
    expect(await focused()).toBe('dl-choice');
    expect(await tab.locator('#dl-choice').getAttribute('aria-invalid')).toBe('true');
    expect(await tab.locator('#dl-choice-error').textContent()).toContain('请先选');
    await choose('SX-11');
    expect(await tab.locator('#dl-choice').getAttribute('aria-invalid')).toBeNull();
    await compute();
    expect(await focused()).toBe('dl-date-SX-11');
    const describedBy = (await dateField('SX-11').getAttribute('aria-describedby')) ?? '';
    expect(await tab.locator(`#${describedBy}`).textContent()).toBe('请填日期');
    await dateField('SX-11').fill('1949-10-01');
    await compute();
    expect(await tab.locator(`#${describedBy}`).textContent()).toContain('1990 年到 2090 年');
    expect(await dueDates()).toEqual([]);
  });

  test('takes results away as soon as something else stands in the form', async () => {
    await open('SX-11=2026-03-09');
    expect(await dueDates()).toHaveLength(2);
    await dateField('SX-11').fill('2026-03-10');
    expect(await dueDates()).toEqual([]);
    expect(await hash()).toBe('');
    await compute();
    expect(await dueDates()).toEqual(['2026年5月10日（周日）', '2026年6月10日（周三）']);
    await tab.getByRole('button', { name: '清空' }).click();
    expect(await dueDates()).toEqual([]);
    expect(await tab.locator('#dl-choice').inputValue()).toBe('');
  });

  test('knows today only when asked, as Shanghai has it', async () => {
    await tab.clock.setFixedTime(new Date('2026-03-08T17:30:00Z'));
    await open();
    await choose('SX-11');
    expect(await dateField('SX-11').inputValue()).toBe('');
    await tab.getByRole('button', { name: '填今天' }).click();
    expect(await dateField('SX-11').inputValue()).toBe('2026-03-09');
  });

  test('finds limits by name, code and figure', async () => {
    await open();
    const options = (): Promise<string[]> =>
      tab.locator('#dl-choice option').evaluateAll((all) => all.map((one) => one.getAttribute('value') ?? ''));
    await tab.locator('#dl-filter').fill('函询的书面');
    expect(await options()).toEqual(['', 'SX-09']);
    expect(await tab.locator('#dl-count').textContent()).toBe('列出 1 项。');
    await tab.locator('#dl-filter').fill('sx-1');
    expect((await options()).filter((code) => code !== '').every((code) => code.startsWith('SX-1'))).toBe(true);
    await tab.locator('#dl-filter').fill('<img src=x onerror=alert(1)>');
    expect(await options()).toEqual(['']);
    expect(await tab.locator('#dl-count').textContent()).toBe('没有这样的期限。');
    await tab.locator('#dl-filter').fill('');
    expect((await options()).length).toBeGreaterThan(37);
  });
});

describe('handing out', () => {
  test('the calendar file is the one that Node writes, byte for byte', async () => {
    for (const [fragment, codes] of [
      ['SX-11=2026-03-09', ['SX-11']],
      ['CX-07&SX-17=2026-03-09', ['SX-17', 'SX-18', 'SX-19']],
    ] as const) {
      await open(fragment);
      const waiting = tab.waitForEvent('download');
      await tab.getByRole('button', { name: '下载日历 .ics' }).click();
      const download = await waiting;
      expect(download.suggestedFilename()).toBe(`期限-${fragment.slice(0, 5)}.ics`);
      const expected = data.items.flatMap((item): Answer[] => {
        if (codes.every((code) => code !== item.limit.code)) return [];
        return [{ item, start: '2026-03-09', reckoning: reckon(item.limit, '2026-03-09') }];
      });
      expect(readFileSync(await download.path(), 'utf8')).toBe(calendarFile(expected));
    }
  });

  test('the text and the link are copied; the link brings everything back', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open();
    await choose('CX-07');
    await dateField('SX-17').fill('2026-03-09');
    await dateField('SX-26').fill('2026-03-20');
    await compute();
    const before = await tab.locator('.dl-list').textContent();
    await tab.getByRole('button', { name: '复制文字' }).click();
    await expect.poll(() => tab.locator('.dl-status').textContent()).toBe('已复制文字。');
    expect(await tab.evaluate(() => navigator.clipboard.readText())).toContain('宣布处分决定（SX-17）');
    await tab.getByRole('button', { name: '复制链接' }).click();
    await expect.poll(() => tab.locator('.dl-status').textContent()).toContain('已复制链接');
    const link = await tab.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(address('CX-07&SX-17=2026-03-09&SX-26=2026-03-20'));
    expect(await hash()).toBe('');
    await open(new URL(link).hash.slice(1));
    expect(await tab.locator('.dl-list').textContent()).toBe(before);
    expect(await tab.locator('#dl-choice').inputValue()).toBe('CX-07');
    expect(await dateField('SX-26').inputValue()).toBe('2026-03-20');
  });

  test('where the browser forbids copying, the text stands there to be copied by hand', async () => {
    await tab.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await open('SX-11=2026-03-09');
    await tab.getByRole('button', { name: '复制链接' }).click();
    const box = tab.locator('.dl-by-hand');
    expect(await box.inputValue()).toBe(address('SX-11=2026-03-09'));
    expect(await tab.evaluate(() => document.activeElement?.className)).toContain('dl-by-hand');
  });

  test('on paper: the results with their working, nothing else of the page', async () => {
    await open('SX-09=2026-02-06');
    await tab.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await tab.emulateMedia({ media: 'print' });
    expect(await tab.locator('.dl-working li').first().isVisible()).toBe(true);
    for (const hidden of ['.dl-form', '.dl-static', '.dl-acts-box'])
      expect(await tab.locator(hidden).first().isVisible()).toBe(false);
    await tab.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    expect(await tab.locator('.dl-results details').first().getAttribute('open')).toBeNull();
    await tab.emulateMedia({ media: 'screen' });
    await open();
    await tab.emulateMedia({ media: 'print' });
    expect(await tab.locator('.dl-table').isVisible()).toBe(true);
  });

  test('keeps nothing and asks nothing of any server', async () => {
    await open();
    await tab.waitForLoadState('networkidle');
    const requests: string[] = [];
    tab.on('request', (request) => {
      if (!request.url().startsWith('blob:')) requests.push(request.url());
    });
    await choose('SX-11');
    await dateField('SX-11').fill('2026-03-09');
    await compute();
    const waiting = tab.waitForEvent('download');
    await tab.getByRole('button', { name: '下载日历 .ics' }).click();
    await waiting;
    const kept = await tab.evaluate(async () => {
      const databases = await indexedDB.databases();
      return localStorage.length + sessionStorage.length + document.cookie.length + databases.length;
    });
    expect(kept).toBe(0);
    expect(requests).toEqual([]);
    const policy = await tab.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    expect(policy).toContain("connect-src 'none'");
    await tab.reload();
    expect(await tab.locator('#dl-choice').inputValue()).toBe('');
    expect(await tab.locator('.dl-dates input').count()).toBe(0);
  });
});

/** Fragments that are none of ours, or nearly. */
const hostile = [
  'SX-11=',
  'SX-11==2026-03-09',
  'SX-11=2026-03-9',
  'SX-11=2026-02-30',
  'SX-11=2026-13-01',
  'SX-11=2025-02-29',
  'SX-11=0000-00-00',
  'SX-11=1989-12-31',
  'SX-11=2091-01-01',
  'SX-11=99999-01-01',
  'SX-11=-2026-03-09',
  'SX-11=2026-03-09T00:00',
  'SX-11=2026-03-09 ',
  'SX-11=2026-03-09%20',
  'SX-11=2026-03-09&',
  'SX-11=2026-03-09&&',
  'SX-11=2026-03-09&SX-11=2026-03-09',
  'SX-11=2026-03-09&SX-12=2026-03-10',
  'SX-11=2026-03-09&x=1',
  'SX-11=２０２６-03-09',
  'SX-11＝2026-03-09',
  'sx-11=2026-03-09',
  'SX-011=2026-03-09',
  'SX-00=2026-03-09',
  'SX-35=2026-03-09',
  'SX-36=2026-03-09',
  'SX-07=2026-03-09',
  'SX-28=2026-03-09',
  'CF-06=2026-03-09',
  'CX-07=2026-03-09',
  'CX-99',
  'CX-07&SX-11=2026-03-09',
  'CX-07&SX-17=2026-03-09&SX-18=2026-03-10',
  'CX-07&SX-17=2026-03-09&SX-26=oops',
  'CX-07&SX-17',
  '&SX-11=2026-03-09',
  '=2026-03-09',
  '2026-03-09',
  '__proto__',
  'constructor=2026-03-09',
  'toString',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  'javascript:alert(1)',
  '%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E',
  '%E0%A4%A',
  '%00',
  '\u202eSX-11=2026-03-09',
  '👩‍⚖️=🧧',
  '../../etc/passwd',
  `SX-11=2026-03-09${'&SX-11=2026-03-09'.repeat(5000)}`,
  'A'.repeat(100_000),
];

describe('links', () => {
  test('that are wrong are refused whole, and said to be', async () => {
    expect(hostile.length).toBeGreaterThanOrEqual(50);
    await open();
    for (const fragment of hostile) {
      await tab.evaluate((text) => {
        location.hash = '';
        location.hash = text;
      }, fragment);
      await expect.poll(() => warning().textContent(), { message: fragment.slice(0, 60) }).toContain('没有读入');
      expect(await warning().isVisible()).toBe(true);
      expect(await tab.locator('#dl-choice').inputValue()).toBe('');
      expect(await tab.locator('.dl-dates input, .dl-answer, main img, main svg').count()).toBe(0);
      await tab.evaluate(() => {
        const warning = document.querySelector('.dl-warning');
        if (warning) warning.textContent = '';
      });
    }
  });

  test('that are wrong leave the form as it is', async () => {
    await open('SX-11=2026-03-09');
    await tab.evaluate(() => {
      location.hash = 'SX-12=2026-02-31';
    });
    await warning().waitFor();
    expect(await tab.locator('#dl-choice').inputValue()).toBe('SX-11');
    expect(await dateField('SX-11').inputValue()).toBe('2026-03-09');
  });

  test('to a place on the page are no complaint', async () => {
    for (const fragment of ['counting', 'limits', 'calendar', 'main']) {
      await open(fragment);
      expect(await warning().isVisible()).toBe(false);
    }
  });

  test('lead here from the table of time limits, with the limit chosen and the date asked for', async () => {
    await tab.goto(`${site.address}tables/time-limits.html`);
    await tab.getByRole('link', { name: '算一算：函询的书面说明' }).click();
    await tab.waitForURL('**/deadlines.html#SX-09');
    expect(await tab.locator('#dl-choice').inputValue()).toBe('SX-09');
    await expect.poll(() => tab.evaluate(() => document.activeElement?.id)).toBe('dl-date-SX-09');
    await tab.waitForTimeout(300);
    expect(await tab.evaluate(() => document.activeElement?.id)).toBe('dl-date-SX-09');
    const top = await tab.locator('.dl-form').evaluate((form) => form.getBoundingClientRect().top);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(500);
  });

  test('of the results stay inside the site', async () => {
    await open('SX-11=2026-03-09');
    const links = await tab.locator('.dl-answer a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(links.length).toBeGreaterThan(2);
    for (const link of links) {
      const target = new URL(link ?? '', `${site.address}deadlines.html`);
      expect(target.href.startsWith(site.address)).toBe(true);
      expect((await tab.request.get(target.href)).status()).toBe(200);
    }
  });
});

describe('for everybody', () => {
  test('by keyboard alone', async () => {
    await open();
    await tab.locator('#dl-filter').focus();
    await tab.keyboard.type('SX-09');
    await tab.keyboard.press('Enter');
    expect(await tab.locator('.dl-error:visible').count()).toBe(0);
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('ArrowDown');
    expect(await tab.locator('#dl-choice').inputValue()).toBe('SX-09');
    await tab.keyboard.press('Tab');
    expect(await tab.evaluate(() => document.activeElement?.id)).toBe('dl-date-SX-09');
    await tab.keyboard.type('02062026');
    await tab.keyboard.press('Enter');
    expect(await dueDates()).toEqual(['2026年3月5日（周四）']);
    expect(await tab.locator('.dl-status').getAttribute('aria-live')).toBe('polite');
  });

  test('without scripts: every limit, how it is counted, and an example', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const page = await plain.newPage();
    await page.goto(address());
    expect(await page.locator('noscript').textContent()).toContain('要用脚本');
    expect(await page.locator('.dl-form').count()).toBe(0);
    for (const { limit } of data.items) {
      const row = page.locator(`tr[id="${limit.code}"]`);
      expect(await row.count()).toBe(1);
      const { dues } = reckon(limit, dateNeeded(limit) ? '2026-02-06' : undefined);
      expect(await row.locator('summary').count()).toBe(dues.length);
    }
    await page.locator('tr[id="SX-09"] summary').click();
    expect(await page.locator('tr[id="SX-09"]').textContent()).toContain('春节放假，不算');
    for (const year of [2020, 2026]) expect(await page.locator('#calendar').textContent()).toContain(`${year} 年`);
    await plain.close();
  });

  test.each([
    ['light', 360],
    ['light', 1280],
    ['dark', 360],
    ['dark', 1280],
  ] as const)('no accessibility violation and no overflow, %s at %i px', async (colorScheme, width) => {
    await tab.emulateMedia({ colorScheme });
    await tab.setViewportSize({ width, height: 800 });
    const check = async (): Promise<void> => {
      expect(await violations(tab)).toEqual([]);
      expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    };
    await open();
    await check();
    await compute();
    await check();
    await open('CX-07&SX-17=2026-08-31&SX-20=2026-11-02');
    await tab.locator('.dl-working summary').first().click();
    await check();
    await open('SX-09=2026-12-25');
    await check();
    await open('nonsense');
    await check();
  });
});
