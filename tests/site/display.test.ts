import type { Browser, BrowserContext, Locator, Page as Tab } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { complaintsOf, openBrowser, serve, type Served } from './site.ts';

const key = 'discipline-handbook-display';
const procedure = 'procedures/case-review.html';

let site: Served;
let browser: Browser;
let context: BrowserContext;
let tab: Tab;
let complaints: string[];

beforeAll(async () => {
  site = await serve();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  complaints = [];
  tab = await newTab();
});
afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
});

async function newTab(where = context): Promise<Tab> {
  const made = await where.newPage();
  complaintsOf(made, complaints);
  return made;
}

const button = (where = tab): Locator => where.getByRole('button', { name: '显示设置' });
const panel = (where = tab): Locator => where.getByRole('region', { name: '显示设置' });
const radio = (group: string, name: string, where = tab): Locator =>
  panel(where).getByRole('group', { name: group }).getByRole('radio', { name, exact: true });
const stored = (): Promise<string | null> => tab.evaluate((name) => localStorage.getItem(name), key);
const paper = (where = tab): Promise<string> =>
  where.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
const textSize = (): Promise<number> =>
  tab.locator('html').evaluate((root) => Number.parseFloat(getComputedStyle(root).fontSize));
const light = 'rgb(251, 250, 247)';
const dark = 'rgb(23, 21, 19)';

async function openPanel(path = procedure): Promise<void> {
  await tab.goto(site.address + path);
  await button().click();
  await panel().waitFor();
}

/** Opens a page as somebody who chose this before. */
async function openWith(kept: string, path = procedure): Promise<void> {
  await tab.goto(`${site.address}about.html`);
  await tab.evaluate(([name, value]) => localStorage.setItem(name, value), [key, kept] as const);
  await tab.goto(site.address + path);
}

describe('display settings', () => {
  test('without scripts, no button is shown', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const page = await newTab(plain);
    await page.goto(site.address + procedure);
    expect(await page.locator('.display-open').isVisible()).toBe(false);
    expect(await button(page).count()).toBe(0);
    await plain.close();
  });

  test('nothing is kept before the reader chooses, and the way back removes what was kept', async () => {
    await openPanel();
    expect(await tab.evaluate(() => localStorage.length)).toBe(0);
    await radio('颜色', '深色').check();
    await radio('字号', '125%').check();
    expect(await stored()).toBe('theme=dark&text=125');
    await panel().getByRole('button', { name: '恢复默认' }).click();
    expect(await tab.evaluate(() => localStorage.length)).toBe(0);
    expect(await paper()).toBe(light);
    expect(await radio('字号', '100%').isChecked()).toBe(true);
    expect(await tab.evaluate(() => document.cookie + sessionStorage.length)).toBe('0');
  });

  test('what is chosen holds at once, on every page, after a reload and in other tabs', async () => {
    const other = await newTab();
    await other.goto(`${site.address}about.html`);
    await openPanel();
    const normal = await textSize();
    await radio('颜色', '深色').check();
    await radio('字号', '150%').check();
    expect(await paper()).toBe(dark);
    expect(await textSize()).toBeCloseTo(normal * 1.5, 1);
    await expect.poll(() => paper(other)).toBe(dark);
    for (const path of ['index.html', 'tables/time-limits.html', 'documents/fill/WS-12.html', 'search.html']) {
      await tab.goto(site.address + path);
      expect(await paper(), path).toBe(dark);
      expect(await textSize(), path).toBeCloseTo(normal * 1.5, 1);
    }
  });

  test('high contrast goes with the colours of the system and with the chosen ones', async () => {
    await openWith('contrast=more');
    expect(await paper()).toBe('rgb(255, 255, 255)');
    await tab.emulateMedia({ colorScheme: 'dark' });
    expect(await paper()).toBe('rgb(0, 0, 0)');
    await openWith('theme=light&contrast=more');
    expect(await paper()).toBe('rgb(255, 255, 255)');
    await tab.emulateMedia({ colorScheme: 'light', contrast: 'more' });
    await openWith('theme=dark');
    expect(await paper()).toBe('rgb(0, 0, 0)');
    await tab.emulateMedia({ media: 'print' });
    expect(await tab.locator('body').evaluate((body) => getComputedStyle(body).color)).toBe('rgb(0, 0, 0)');
  });

  test('is chosen by the keyboard alone', async () => {
    await tab.goto(site.address + procedure);
    await button().focus();
    await tab.keyboard.press('Enter');
    await panel().waitFor();
    expect(await button().getAttribute('aria-expanded')).toBe('true');
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('ArrowRight');
    await tab.keyboard.press('ArrowRight');
    expect(await stored()).toBe('theme=dark');
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('ArrowRight');
    expect(await stored()).toBe('theme=dark&text=112');
    await tab.keyboard.press('Escape');
    expect(await panel().isVisible()).toBe(false);
    expect(await button().getAttribute('aria-expanded')).toBe('false');
    expect(await tab.evaluate(() => document.activeElement?.className)).toContain('display-open');
  });

  test('where the browser keeps nothing, the page still follows, and says so', async () => {
    await tab.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('refused', 'SecurityError');
        },
      });
    });
    await openPanel();
    await radio('颜色', '深色').check();
    expect(await paper()).toBe(dark);
    expect(await panel().getByRole('status').textContent()).toContain('只在这一页有效');
  });

  test('takes nothing from the store that is no choice', async () => {
    await openWith('theme=dark"]&contrast=constructor&text=9999&class=x');
    // What the page itself says of itself, for the printer.
    const own = ['data-at', 'data-page', 'lang'];
    expect(await tab.locator('html').evaluate((root) => root.getAttributeNames().sort())).toEqual(own);
  });

  test.each([
    { width: 360, height: 780, kept: 'text=200' },
    { width: 1280, height: 900, kept: 'text=200&theme=dark' },
    { width: 1280, height: 900, kept: 'text=150&contrast=more' },
    // 1280 × 1024 at 400 %.
    { width: 320, height: 256, kept: '' },
  ])('at $width px with “$kept” nothing is lost and nothing scrolls sideways', async ({ width, height, kept }) => {
    await tab.setViewportSize({ width, height });
    const wrong: string[] = [];
    for (const path of [
      'index.html',
      procedure,
      'procedures/petition-handling.html',
      'tables/time-limits.html',
      'tables/approvals.html',
      'tables/hand-overs.html',
      'work-points/2022/by-part.html',
      'work-points/2022/by-quarter.html',
      'rules/setting-up.html',
      'documents/WS-12.html',
      'documents/fill/WS-12.html',
      'checklists/procedure-cx-04.html',
      'deadlines.html',
      'search.html?q=函询',
      'about.html',
    ]) {
      await openWith(kept, path);
      await button().click();
      await panel().waitFor();
      const [wide, lost] = await tab.evaluate(() => [
        document.documentElement.scrollWidth,
        [...document.querySelectorAll('main :is(p, h1, h2, h3, td, dd, a, button)')]
          .map((element) => [element, element.getBoundingClientRect()] as const)
          .filter(([element, { left, right, width }]) => {
            // What scrolls in a box of its own is meant to; what is for screen readers stands apart.
            const isMeant = element.closest('.prose table, .paper-frame, .vh, [hidden]');
            return width > 1 && !isMeant && (left < -1 || right > innerWidth + 1);
          })
          .map(([element]) => element.outerHTML.slice(0, 80)),
      ]);
      if (Number(wide) > width) wrong.push(`${path}: ${String(wide)} px wide`);
      if (Array.isArray(lost) && lost.length > 0) wrong.push(`${path}: outside: ${lost.slice(0, 3).join(' ')}`);
    }
    expect(wrong).toEqual([]);
  });

  test('large text lays a wide screen out as a narrow one', async () => {
    await openWith('text=125');
    expect(await tab.locator('.side').isVisible()).toBe(true);
    await openWith('text=150');
    expect(await tab.locator('.side').isVisible()).toBe(false);
    expect(await tab.locator('.fold').isVisible()).toBe(true);
    await openWith('text=200', 'tables/time-limits.html');
    expect(await tab.locator('[data-tools] thead').evaluate((head) => head.getBoundingClientRect().width)).toBe(1);
  });

  test.each(['', 'theme=dark', 'contrast=more', 'theme=dark&contrast=more&text=200'])(
    'the open panel has no accessibility violation with “%s”',
    async (kept) => {
      await openWith(kept);
      await button().click();
      await panel().waitFor();
      expect(await violations(tab)).toEqual([]);
    },
  );
});

describe('只看已核对', () => {
  const verified = (): Locator => tab.getByRole('button', { name: '只看已核对' });
  const note = (): Promise<string> => tab.locator('.head + .version-note').innerText();
  const words = (): Promise<string> =>
    tab.locator('main').evaluate((main) => (main.textContent ?? '').replaceAll(/\s+/g, ''));
  const visibleDoubts = (): Promise<number> => tab.locator('main .prov:visible > :is(.c-part, .c-no)').count();

  test.each([procedure, 'tables/approvals.html', 'rules/setting-up.html', 'duties/supervision.html'])(
    'folds on %s what is not verified, counts it, and gives everything back',
    async (path) => {
      await tab.goto(site.address + path);
      const before = await words();
      const all = await tab.locator('main .prov').count();
      await verified().click();
      await expect.poll(() => verified().getAttribute('aria-pressed')).toBe('true');
      expect(await visibleDoubts()).toBe(0);
      const shown = await tab.locator('main .prov:visible').count();
      expect(shown).toBeGreaterThan(0);
      expect(await note()).toContain(`本页共标出 ${all} 处，现在只看 ${shown} 处；其余 ${all - shown} 处`);
      expect(await note()).toContain('剩下的不是全部');
      await verified().click();
      expect(await verified().getAttribute('aria-pressed')).toBe('false');
      expect(await words()).toBe(before);
      expect(await tab.locator('main .prov:visible').count()).toBe(all);
      expect(await tab.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    },
  );

  test('keeps the place of a folded step, and a link to something folded opens everything', async () => {
    await tab.goto(`${site.address}procedures/petition-handling.html`);
    const steps = await tab.locator('.step h3').allInnerTexts();
    await verified().click();
    await tab.locator('.folded').first().waitFor();
    expect(await tab.locator('.step h3').allInnerTexts()).toEqual(steps);
    await tab.goto(`${site.address}tables/time-limits.html`);
    await verified().click();
    const row = await tab.locator('tr.unchecked').first().getAttribute('id');
    await tab.evaluate((id) => (location.hash = id ?? ''), row);
    await expect.poll(() => tab.locator(`[id="${row}"]`).isVisible()).toBe(true);
    expect(await verified().getAttribute('aria-pressed')).toBe('false');
  });

  test('has no accessibility violation when it is on', async () => {
    await tab.goto(site.address + procedure);
    await verified().click();
    await tab.locator('.folded').first().waitFor();
    expect(await violations(tab)).toEqual([]);
  });
});
