import { describe, expect, test } from 'vitest';
import { treeOf } from '../../src/guides/guide-tree.ts';
import { branches, fragmentOf } from '../../src/guides/walk.ts';
import { checkContent } from '../../src/model/load.ts';
import { browser, complaints, context, site, tab, useTab } from './fixture.ts';

useTab();

const { content } = checkContent('content');
const guides = content?.guides ?? [];
const letter = 'guides/letter-received.html';
const trail = () => tab.getByRole('list', { name: '已经答了的' });
const shown = () => tab.locator('[data-question]:visible, [data-outcome]:visible');

test('there are at least a dozen guides', () => {
  expect(guides.length).toBeGreaterThanOrEqual(12);
});

describe('every branch of every guide', () => {
  test.each(guides.map(({ data, slug }) => [data.code, data, slug] as const))('%s', async (code, guide, slug) => {
    await tab.goto(`${site.address}guides/${slug}.html`);
    for (const { answers, outcome } of branches(treeOf(guide))) {
      await tab.evaluate((hash) => (location.hash = hash), fragmentOf(answers));
      await expect
        .poll(() => shown().evaluateAll((all) => all.map(({ id }) => id)), { message: fragmentOf(answers) })
        .toEqual([`${code}.${outcome}`]);
      const place = tab.locator(`[id="${code}.${outcome}"]`);
      const { to, actions } = guide.outcomes.find(({ id }) => id === outcome) ?? { to: '', actions: [] };
      expect(await place.locator('.go-on .code').textContent()).toBe(to);
      expect(await place.locator('ol.actions > li').count()).toBe(actions.length);
    }
    expect(complaints).toEqual([]);
  });
});

describe('walking', () => {
  const answer = async (place: number): Promise<void> => {
    await tab.locator('[data-question]:visible .answers a').nth(place).press('Enter');
  };

  test('shows one question at a time, with the keyboard alone', async () => {
    await tab.goto(site.address + letter);
    expect(await shown().count()).toBe(1);
    expect(await trail().isVisible()).toBe(false);
    await answer(3);
    expect(await shown().getAttribute('id')).toBe('ZY-01.2');
    // The reader of a screen reader is taken to the next question.
    expect(await tab.evaluate(() => document.activeElement?.id)).toBe('h-ZY-01.2');
    expect(await trail().locator('li').count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  test('goes back and keeps later answers', async () => {
    await tab.goto(site.address + letter);
    await answer(3);
    await answer(3);
    const third = await shown().getAttribute('id');
    await answer(0);
    const reached = await shown().getAttribute('id');
    await trail().getByRole('button').first().click();
    expect(await shown().getAttribute('id')).toBe('ZY-01.1');
    // The answer that was given is marked; given again, the later ones count again.
    expect(await tab.locator('[data-question]:visible [aria-current]').count()).toBe(1);
    await answer(3);
    expect(await shown().getAttribute('id')).toBe(reached);
    expect(third).not.toBe(reached);
    await tab.getByRole('button', { name: '上一问' }).click();
    expect(await shown().getAttribute('id')).toBe(third);
  });

  test('keeps nothing: not in the address, not in storage', async () => {
    await tab.goto(site.address + letter);
    await answer(3);
    await answer(0);
    expect(tab.url()).toBe(site.address + letter);
    expect(await tab.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    await tab.reload();
    expect(await shown().getAttribute('id')).toBe('ZY-01.1');
  });

  test('gives a link with the answers when asked', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await tab.goto(site.address + letter);
    await answer(3);
    await answer(3);
    const at = await shown().getAttribute('id');
    await tab.getByRole('button', { name: '复制带答案的链接' }).click();
    await expect.poll(() => tab.locator('.gw-acts [role="status"]').textContent()).toContain('已复制');
    const link = await tab.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(`${site.address + letter}#answers=1:4,2:4`);
    const other = await context.newPage();
    await other.goto(link);
    expect(await other.locator('[data-question]:visible, [data-outcome]:visible').getAttribute('id')).toBe(at);
  });

  test.each(['answers=9:1', 'answers=1:99', 'answers=', 'answers=<img src=x onerror=alert(1)>', 'answers=%E0%A4%A'])(
    'a link that does not fit begins anew: %s',
    async (hash) => {
      await tab.goto(`${site.address + letter}#${hash}`);
      expect(await shown().getAttribute('id')).toBe('ZY-01.1');
      expect(await tab.locator('.gw-acts [role="status"]').textContent()).toContain('对不上');
      expect(complaints).toEqual([]);
    },
  );

  test('a link to a place shows everything', async () => {
    await tab.goto(`${site.address + letter}#ZY-01.C`);
    expect(await shown().count()).toBeGreaterThan(10);
    await tab.getByRole('button', { name: '一问一问地答' }).click();
    expect(await shown().count()).toBe(1);
  });
});

test('without scripts everything is there, and answers lead on', async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const page = await plain.newPage();
  await page.goto(site.address + letter);
  const guide = guides.find(({ data }) => data.code === 'ZY-01')?.data;
  expect(await page.locator('[data-question]:visible').count()).toBe(guide?.questions.length);
  expect(await page.locator('[data-outcome]:visible').count()).toBe(guide?.outcomes.length);
  await page.locator('[id="ZY-01.1"] .answers a').first().click();
  expect(page.url()).toMatch(/#ZY-01\.[A-Z0-9]+$/);
  expect(await page.locator('.gw button').count()).toBe(0);
  await plain.close();
});

test('the whole tree is a diagram with links and a text alternative', async () => {
  await tab.goto(site.address + letter);
  const chart = tab.locator('#tree svg:visible');
  expect(await chart.count()).toBe(1);
  expect(await chart.locator('a').count()).toBeGreaterThan(10);
  expect(await chart.getAttribute('aria-label')).toContain('全部问题和去处的图');
});

test('on paper everything is there, whatever was answered', async () => {
  await tab.goto(site.address + letter);
  await tab.locator('[data-question]:visible .answers a').first().click();
  await tab.emulateMedia({ media: 'print' });
  const guide = guides.find(({ data }) => data.code === 'ZY-01')?.data;
  expect(await shown().count()).toBe((guide?.questions.length ?? 0) + (guide?.outcomes.length ?? 0));
  expect(await tab.locator('.gw').isVisible()).toBe(false);
});
