import { describe, expect, test } from 'vitest';
import { kindsOfPages, unreadable } from './reading.ts';
import { complaints, site, tab, useTab } from '../site/fixture.ts';

useTab();

/** Takes properties away before any script of a page runs: `Array.prototype.at`, `navigator.clipboard`. */
async function takeAway(names: readonly string[]): Promise<void> {
  await tab.addInitScript((paths) => {
    for (const path of paths) {
      const steps = path.split('.');
      const last = steps.pop() ?? '';
      let owner: unknown = globalThis;
      for (const step of steps)
        owner = typeof owner === 'object' || typeof owner === 'function' ? Reflect.get(owner ?? {}, step) : undefined;
      for (
        let at: unknown = owner;
        (typeof at === 'object' || typeof at === 'function') && at !== null;
        at = Reflect.getPrototypeOf(at)
      )
        Reflect.deleteProperty(at, last);
      if ((typeof owner === 'object' || typeof owner === 'function') && owner !== null && last in owner)
        throw new Error(`${path} is still there`);
    }
  }, names);
}

const open = (path: string): Promise<unknown> => tab.goto(site.address + path);
const download = async (button: string): Promise<string> => {
  const [file] = await Promise.all([
    tab.waitForEvent('download'),
    tab.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return file.suggestedFilename();
};

/** Does on the pages with programs what a reader comes for. */
async function useEverything(): Promise<void> {
  await open('procedures/talk-and-inquiry.html');
  await tab.locator('#q').pressSequentially('函询');
  await tab.getByRole('option').first().waitFor();
  await open('search.html?q=函询');
  await tab.locator('[data-search-result="exact"] a').first().click();
  await tab.locator('.marks-note').waitFor();
  await open('deadlines.html#SX-09&reply=2026-03-02');
  await tab.locator('#dl-choice').waitFor();
  await open('checklists/procedure-cx-03.html');
  const tick = tab.locator('.ct-tick').first();
  await tick.check();
  expect(await tick.isChecked()).toBe(true);
  expect(await download('导出记录')).toMatch(/\.json$/);
  await open('documents/fill/WS-25.html');
  await tab.getByRole('button', { name: '下载 Word（已填）', exact: true }).click();
  expect(await download('照样下载（空处留白）')).toMatch(/\.docx$/);
}

describe('without newer features', () => {
  test.each([
    [
      'methods of ES2022 and later',
      [
        'Array.prototype.at',
        'Array.prototype.findLast',
        'Array.prototype.findLastIndex',
        'Array.prototype.toSorted',
        'Array.prototype.toReversed',
        'Array.prototype.toSpliced',
        'Array.prototype.with',
        'String.prototype.at',
        'Object.hasOwn',
        'Object.groupBy',
        'structuredClone',
      ],
    ],
    ['Intl.Segmenter', ['Intl.Segmenter']],
    ['what is only there over https', ['crypto.randomUUID', 'crypto.subtle', 'navigator.clipboard']],
    ['IntersectionObserver', ['IntersectionObserver']],
    [
      'newer elements and attributes',
      [
        'HTMLDialogElement',
        'HTMLElement.prototype.inert',
        'HTMLElement.prototype.showPopover',
        'Element.prototype.checkVisibility',
      ],
    ],
  ])('everything works: %s', async (_, names) => {
    await takeAway(names);
    await useEverything();
    expect(complaints).toEqual([]);
  });

  test('calendars are written over plain http', async () => {
    await takeAway(['crypto.randomUUID']);
    await open('deadlines.html');
    await tab.locator('#dl-choice').selectOption('SX-09');
    await tab.locator('.dl-form input[id^="dl-date-"]').first().fill('2026-03-02');
    await tab.getByRole('button', { name: '算出日期' }).click();
    expect(await download('下载日历 .ics')).toBe('期限-SX-09.ics');
    expect(complaints).toEqual([]);
  });

  test('without a clipboard no button claims to copy, and what would be copied can be selected', async () => {
    await takeAway(['navigator.clipboard']);
    await open('procedures/talk-and-inquiry.html');
    await tab.getByRole('button', { name: '链接和二维码' }).click();
    const panel = tab.getByRole('region', { name: /CX-03 的链接和二维码/ });
    expect(await panel.getByLabel('链接', { exact: true }).inputValue()).toContain('procedures/talk-and-inquiry.html');
    expect(await panel.getByRole('button', { name: '复制' }).count()).toBe(0);
    await open('deadlines.html');
    await tab.locator('#dl-choice').selectOption('SX-09');
    await tab.locator('.dl-form input[id^="dl-date-"]').first().fill('2026-03-02');
    await tab.getByRole('button', { name: '算出日期' }).click();
    await tab.getByRole('button', { name: '复制文字' }).click();
    expect(await tab.locator('.dl-by-hand').inputValue()).toContain('15 个工作日');
    expect(complaints).toEqual([]);
  });

  test('without dialogs the browser asks', async () => {
    await takeAway(['HTMLDialogElement']);
    const asked: string[] = [];
    tab.on('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog.accept();
    });
    await open('checklists/procedure-cx-03.html');
    const tick = tab.locator('.ct-tick').first();
    await tick.check();
    await tab.getByRole('button', { name: '清空全部', exact: true }).click();
    await expect.poll(() => tick.isChecked()).toBe(false);
    expect(asked.join()).toMatch(/清空/);
    expect(complaints).toEqual([]);
  });

  test('where storage is refused, the page says so and goes on', async () => {
    await tab.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('refused', 'SecurityError');
          },
        });
    });
    await useEverything();
    await open('checklists/procedure-cx-03.html');
    await tab.getByLabel('在这台计算机上记住').click();
    await expect.poll(() => tab.locator('.ct-bar [role=status]').innerText()).toContain('没有记住');
    expect(await tab.getByLabel('在这台计算机上记住').isChecked()).toBe(false);
    expect(complaints).toEqual([]);
  });

  test('without container queries, :has and nesting every kind of page can be read', async () => {
    const changed = new Set<string>();
    await tab.route('**/*.css', async (route) => {
      const response = await route.fetch();
      const before = await response.text();
      const after = withoutNewerRules(before);
      if (after !== before) changed.add(route.request().url());
      await route.fulfill({ response, body: after });
    });
    const wrong: string[] = [];
    for (const width of [360, 1280]) {
      await tab.setViewportSize({ width, height: 900 });
      for (const path of kindsOfPages()) {
        await open(path);
        wrong.push(...(await tab.evaluate(unreadable)).map((what) => `${path} at ${width} px: ${what}`));
      }
    }
    expect(changed.size).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

/** A stylesheet as a browser sees it that drops `@container`, `:has`, rules inside rules, and container units. */
function withoutNewerRules(css: string): string {
  let kept = '';
  for (let at = 0; at < css.length;) {
    const open = css.indexOf('{', at);
    if (open === -1) return kept + css.slice(at);
    const head = css.slice(at, open);
    let end = open + 1;
    for (let depth = 1; depth > 0 && end < css.length; end += 1)
      depth += css[end] === '{' ? 1 : css[end] === '}' ? -1 : 0;
    const body = css.slice(open + 1, end - 1);
    const isGroup = /^\s*@(media|supports)/.test(head);
    if (isGroup && !/cqw/.test(head)) kept += `${head}{${withoutNewerRules(body)}}`;
    else if (/^\s*@page/.test(head)) kept += css.slice(at, end);
    else if (!isGroup && !/@container|:has\(|&/.test(head) && !body.includes('{')) kept += css.slice(at, end);
    at = end;
  }
  return kept;
}
