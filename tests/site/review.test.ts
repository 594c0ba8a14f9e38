import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import type { Page as Tab } from 'playwright';
import { describe, expect, test } from 'vitest';
import { visitElements } from '../../src/rendering/tree.ts';
import { browser, site, useSite } from './fixture.ts';
import { readPages } from './site.ts';

const reading = readPages().filter((page) => !page.redirect);

useSite();

/** Days until which a page is good, as its data say. */
function dueDays(html: string): string[] {
  const days: string[] = [];
  visitElements(unified().use(rehypeParse).parse(html), ({ tagName, properties }) => {
    if (tagName === 'time' && 'dataReviewDue' in properties) days.push(String(properties['dateTime']));
  });
  return days;
}

/** The same day of another year; days of review are no 29 February in this content. */
function yearsLater(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
}

/** Opens a page at a moment of the reader's clock. */
async function openAt(path: string, moment: string, settings = {}): Promise<Tab> {
  const context = await browser.newContext(settings);
  const tab = await context.newPage();
  await tab.clock.setFixedTime(new Date(moment));
  await tab.goto(site.address + path);
  return tab;
}

const notice = '[role="note"]';
const rule = 'rules/setting-up.html';

describe('until when a page is good', () => {
  test('every page has one such day in its data', () => {
    const wrong = reading.filter(({ html }) => !/^\d{4}-\d{2}-\d{2}$/.test(dueDays(html).join(' ')));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('the pages of entries: a year after the review that they show', () => {
    const dated = reading.flatMap(({ path, html }) => {
      const shown = /(\d{4}-\d{2}-\d{2}) 核对\s*<\/span>/.exec(html)?.[1];
      return shown !== undefined && /^(procedures|rules|duties|regulations)\/(?!index)/.test(path)
        ? [{ path, due: dueDays(html)[0], shown }]
        : [];
    });
    expect(dated.length).toBeGreaterThan(60);
    expect(dated.filter(({ due, shown }) => due !== yearsLater(shown, 1))).toEqual([]);
  });

  test('stands on the page in words, without scripts', async () => {
    const tab = await openAt(rule, '2001-01-01T00:00:00Z', { javaScriptEnabled: false });
    const [due = ''] = dueDays(await tab.content());
    const [year, month, day] = due.split('-').map(Number);
    expect(await tab.locator('footer').innerText()).toContain(`最迟${year}年${month}月${day}日再核对一次`);
    expect(await tab.locator(notice).count()).toBe(0);
    await tab.context().close();
  });
});

describe('a page past its day', () => {
  test.for([
    rule,
    'index.html',
    '404.html',
    'procedures/case-review.html',
    'tables/approvals.html',
    'deadlines.html',
    'checklists/my.html',
    'checklists/procedure-cx-04.html',
    'documents/WS-11.html',
    'documents/fill/WS-11.html',
  ])('says so under its title, a second after the end of that day in China: %s', async (path) => {
    const [due = ''] = dueDays(reading.find((page) => page.path === path)?.html ?? '');
    const tab = await openAt(path, `${due}T16:00:01Z`);
    const said = tab.locator(`main h1 + ${notice}`);
    await said.waitFor();
    const [year, month, day] = due.split('-').map(Number);
    expect(await said.innerText()).toContain(`这一页最迟应在${year}年${month}月${day}日再核对，现在已经过了。`);
    expect(await said.innerText()).toContain('先对照现行规定');
    await said.locator('a').click();
    expect(await tab.locator(':target').count()).toBe(1);
    await tab.context().close();
  });

  test('says so on paper too', async () => {
    const [due = ''] = dueDays(reading.find(({ path }) => path === rule)?.html ?? '');
    const tab = await openAt(rule, `${yearsLater(due, 1)}T00:00:00Z`);
    await tab.emulateMedia({ media: 'print' });
    await tab.locator(notice).waitFor();
    await tab.context().close();
  });

  test.for([rule, 'documents/fill/WS-11.html'])(
    'says nothing until then, or by a clock that is slow: %s',
    async (path) => {
      const [due = ''] = dueDays(reading.find((page) => page.path === path)?.html ?? '');
      for (const moment of [`${due}T15:59:59Z`, '2001-01-01T00:00:00Z']) {
        const tab = await openAt(path, moment);
        await tab.waitForLoadState('networkidle');
        expect(await tab.locator(notice).count(), moment).toBe(0);
        await tab.context().close();
      }
    },
  );

  test('shows the print of a paper without it: a letter keeps its form', async () => {
    const path = 'documents/fill/WS-11.html';
    const [due = ''] = dueDays(reading.find((page) => page.path === path)?.html ?? '');
    const tab = await openAt(path, `${yearsLater(due, 1)}T00:00:00Z`);
    await tab.emulateMedia({ media: 'print' });
    await tab.locator(notice).waitFor({ state: 'attached' });
    expect(await tab.locator(notice).isVisible()).toBe(false);
    await tab.context().close();
  });
});
