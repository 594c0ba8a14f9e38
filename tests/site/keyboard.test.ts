import type { Page as Tab } from 'playwright';
import { describe, expect, test } from 'vitest';
import { site, tab, useTab } from './fixture.ts';

useTab();

/** Pages in the state in which they offer most to the keyboard. */
const widgets: readonly (readonly [what: string, path: string, prepare: (tab: Tab) => Promise<unknown>])[] = [
  ['home', 'index.html', async () => undefined],
  ['the flow chart, terms, folds and codes of a procedure', 'procedures/talk-and-inquiry.html', async () => undefined],
  ['a table of time limits', 'tables/time-limits.html', async () => undefined],
  [
    'search with results and facets',
    'search.html?q=%E5%87%BD%E8%AF%A2',
    (tab) => tab.locator('[data-search-state="done"]').waitFor(),
  ],
  [
    'the time limits form with an error',
    'deadlines.html#SX-09',
    (tab) => tab.getByRole('button', { name: '算出日期' }).press('Enter'),
  ],
  [
    'the time limits form with an answer',
    'deadlines.html#SX-09',
    async (tab) => {
      await tab.locator('#dl-date-SX-09').fill('2026-02-06');
      await tab.getByRole('button', { name: '算出日期' }).press('Enter');
    },
  ],
  [
    'a checklist with an open editor',
    'checklists/procedure-cx-12.html',
    (tab) => tab.locator('.ct-strip button').first().press('Enter'),
  ],
  ['the own checklist', 'checklists/my.html', async () => undefined],
  ['a form to fill in', 'documents/fill/WS-25.html', (tab) => tab.locator('.fill-bar').waitFor()],
  ['a form with rows', 'documents/fill/WS-54.html', (tab) => tab.locator('.fill-bar').waitFor()],
  ['the page for unknown addresses', '404.html', async () => undefined],
];

declare global {
  interface Window {
    /** Where the focus was before. */
    lastStop?: Element;
  }
}

/** What is wrong with the focus as it is, and what it is on. */
interface Stop {
  readonly on: string;
  readonly wrong: string;
  /** On the same element as before. */
  readonly again: boolean;
}

/**
 * Looks at the focused element: is it on the screen, not covered, told apart by an outline of at least two pixels, and
 * named? Undefined if nothing is focused.
 */
function focusStop(): Stop | undefined {
  const element = document.activeElement;
  if (!element || element === document.body) return undefined;
  const on = `${element.localName}.${element.getAttribute('class') ?? ''} ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30)}`;
  const faults: string[] = [];
  const drawn = element.closest('svg') ? (element.querySelector('rect') ?? element) : element;
  const { outlineStyle, outlineWidth, strokeWidth } = getComputedStyle(drawn);
  const isOutlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  if (!isOutlined && !(drawn !== element && Number.parseFloat(strokeWidth) >= 2)) faults.push('no visible focus');
  const seen = [...element.getClientRects()].some((box) => {
    const x = box.left + box.width / 2;
    const y = box.top + box.height / 2;
    const top = document.elementFromPoint(x, y);
    return top !== null && (element.contains(top) || top.contains(element) || top.closest('label')?.contains(element));
  });
  if (!seen) faults.push('covered or off the screen');
  if (element instanceof HTMLElement && element.tabIndex > 0) faults.push('a tab index of its own');
  const again = window.lastStop === element;
  window.lastStop = element;
  return { on, wrong: faults.join(', '), again };
}

describe('by keyboard', () => {
  test.each(widgets)('%s: every stop is seen, none holds the focus', async (_, path, prepare) => {
    await tab.goto(site.address + path);
    await prepare(tab);
    // From the start of the page, wherever the preparation left the focus.
    await tab.locator('.skip').press('Shift');
    const stops: Stop[] = [];
    for (let step = 0; step < 160; step += 1) {
      const stop = await tab.evaluate(focusStop);
      if (!stop) break;
      // Year, month, day and button of a date are stops in one field: the browser shows which, the field shows itself.
      const last = stops.at(-1);
      if (stop.again && last) stops[stops.length - 1] = last.wrong === '' ? last : stop;
      else stops.push(stop);
      await tab.keyboard.press('Tab');
    }
    expect(stops.filter(({ wrong }) => wrong !== '').map(({ on, wrong }) => `${on}: ${wrong}`)).toEqual([]);
    expect(stops.length).toBeGreaterThan(12);
    // And back the same way: nothing but the last stop comes again.
    await tab.keyboard.press('Shift+Tab');
    await tab.keyboard.press('Shift+Tab');
    expect((await tab.evaluate(focusStop))?.on).not.toBe(stops.at(-1)?.on);
  });

  test('the first stop leads past the header', async () => {
    await tab.goto(`${site.address}procedures/talk-and-inquiry.html`);
    await tab.keyboard.press('Tab');
    expect(await tab.evaluate(() => document.activeElement?.textContent?.trim())).toBe('跳到正文');
    await tab.keyboard.press('Enter');
    await tab.keyboard.press('Tab');
    expect(await tab.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  test('a dialog takes the focus, keeps it, names itself, and gives it back at Escape', async () => {
    await tab.goto(`${site.address}checklists/procedure-cx-12.html`);
    await tab.locator('.ct-tick').first().check();
    const opener = tab.getByRole('button', { name: '清空', exact: false }).first();
    await opener.focus();
    await tab.keyboard.press('Enter');
    const dialog = tab.locator('dialog[open]');
    await dialog.waitFor();
    expect((await dialog.getAttribute('aria-label')) ?? (await dialog.getAttribute('aria-labelledby'))).toBeTruthy();
    for (let step = 0; step < 5; step += 1) {
      const inside = await tab.evaluate(() => {
        const { activeElement } = document;
        return activeElement === document.body || activeElement?.closest('dialog') !== null;
      });
      expect(inside).toBe(true);
      await tab.keyboard.press('Tab');
    }
    await tab.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  test('folds open and close', async () => {
    await tab.goto(`${site.address}deadlines.html`);
    const summary = tab.locator('main summary').first();
    await summary.focus();
    await tab.keyboard.press('Enter');
    expect(await summary.evaluate((element) => element.parentElement?.hasAttribute('open'))).toBe(true);
    await tab.keyboard.press('Space');
    expect(await summary.evaluate((element) => element.parentElement?.hasAttribute('open'))).toBe(false);
  });
});

describe('for other senses', () => {
  test.each(widgets)('%s: everything that is named is named in Chinese', async (_, path, prepare) => {
    await tab.goto(site.address + path);
    await prepare(tab);
    const names = await tab.evaluate(() => {
      const found: string[] = [];
      for (const element of document.querySelectorAll(
        '[aria-label], [title], [alt], [placeholder], [aria-description]',
      ))
        for (const name of ['aria-label', 'title', 'alt', 'placeholder', 'aria-description'])
          found.push(element.getAttribute(name) ?? '');
      for (const element of document.querySelectorAll('button, label, option, legend, summary, .vh, [role="status"]'))
        found.push(element.textContent?.trim() ?? '');
      return [...new Set(found)];
    });
    // Codes (CX-04.party-group, WS-25/filing), what files are called, and shares of a name that are no words.
    const english = names.filter((name) =>
      /[a-z]{3,}/i.test(
        name.replaceAll(/\b[A-Z]{2}-[\w./-]+/g, '').replaceAll(/\b(?:Word|xlsx|docx|json|ics|QR|PDF|Ctrl|Esc)\b/g, ''),
      ),
    );
    expect(english).toEqual([]);
  });

  test.each(['index.html', 'search.html?q=%E5%87%BD%E8%AF%A2', 'deadlines.html', 'procedures/talk-and-inquiry.html'])(
    'nothing moves on %s for those who want it so',
    async (path) => {
      await tab.emulateMedia({ reducedMotion: 'reduce' });
      await tab.goto(site.address + path);
      const moving = await tab.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('*')].flatMap((element) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
          const isMoving =
            transitionDuration.split(', ').some((each) => Number.parseFloat(each) > 0) ||
            animationName !== 'none' ||
            scrollBehavior === 'smooth';
          return isMoving ? [`${element.localName}.${element.className}`] : [];
        }),
      );
      expect(moving).toEqual([]);
    },
  );

  test.each(['index.html', 'deadlines.html', 'checklists/procedure-cx-12.html', 'documents/fill/WS-25.html'])(
    'with forced colours, controls on %s keep their edges',
    async (path) => {
      await tab.emulateMedia({ forcedColors: 'active' });
      await tab.goto(site.address + path);
      await tab.waitForFunction(() => document.querySelectorAll('main button, main input, main select').length > 0);
      const bare = await tab.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('button, input, select, textarea')].flatMap((control) => {
          if (control.getClientRects().length === 0 || control.matches('[type="checkbox"], [type="radio"]')) return [];
          const { borderBottomWidth, borderBottomStyle, textDecorationLine } = getComputedStyle(control);
          const hasEdge = Number.parseFloat(borderBottomWidth) > 0 && borderBottomStyle !== 'none';
          return hasEdge || textDecorationLine !== 'none' ? [] : [`${control.localName}.${control.className}`];
        }),
      );
      expect([...new Set(bare)]).toEqual([]);
    },
  );

  test('errors are tied to their fields and said', async () => {
    await tab.goto(`${site.address}deadlines.html#SX-09`);
    await tab.getByRole('button', { name: '算出日期' }).click();
    const field = tab.locator('#dl-date-SX-09');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    const told = await field.evaluate((input) =>
      (input.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent ?? '')
        .join(''),
    );
    expect(told).not.toBe('');
    expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
  });
});
