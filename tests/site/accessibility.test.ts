import type { Page as Tab } from 'playwright';
import { describe, expect, test } from 'vitest';
import { colorRules, colorViolations, themes, violations } from './axe.ts';
import { browser, site, useSite } from './fixture.ts';
import { forAll, readPages, tabOf, withTabs } from './site.ts';

const reading = readPages().filter((page) => !page.redirect);
/** The longest pages first, so that no worker ends alone with one of them. */
const heaviestFirst = reading.toSorted((one, other) => other.html.length - one.html.length);
/** Tabs side by side. */
const workers = 2;

useSite();

describe('every page, for everybody', () => {
  test('says the same without JavaScript', async () => {
    const wrong: string[] = [];
    /** The words of a page but those of its controls, which scripts add. */
    const words = (tab: Tab): Promise<string> =>
      tab.locator('main').evaluate((main) => {
        const copy = document.createElement('div');
        copy.append(main.cloneNode(true));
        for (const control of copy.querySelectorAll(
          'button, [role=status], .gw, .course-box, .lesson-done, .tq-acts, #course-cartridge',
        ))
          control.remove();
        return (copy.textContent ?? '').replaceAll(/\s+/g, '');
      });
    await withTabs(browser, workers, { javaScriptEnabled: false }, async (plain) => {
      await withTabs(browser, workers, {}, async (scripted) => {
        await forAll(
          // Where scripts make the form, the tests of those pages look at them without.
          reading.filter(
            ({ path }) =>
              !/^(search\.html|deadlines\.html|documents\/fill\/|checklists\/|tables\/(time-limits|approvals))/.test(
                path,
              ),
          ),
          workers,
          async ({ path }, worker) => {
            const without = tabOf(plain, worker);
            const withScripts = tabOf(scripted, worker);
            await Promise.all([without.goto(site.address + path), withScripts.goto(site.address + path)]);
            const text = await words(without);
            if (text.length < 60) wrong.push(`${path}: almost empty without scripts`);
            if (text !== (await words(withScripts))) wrong.push(`${path}: differs without scripts`);
          },
        );
      });
    });
    expect(wrong).toEqual([]);
  });

  test.each(themes.map((theme) => [nameOf(1280, theme), theme] as const))(
    'is seen to break where a colour is too pale: %s',
    async (_, theme) => {
      await withTabs(browser, 1, { ...theme, viewport: { width: 1280, height: 900 } }, async ([tab]) => {
        if (!tab) throw new Error('no tab');
        await tab.goto(`${site.address}rules/recusal.html`);
        expect(await colorViolations(tab, new Set())).toEqual([]);
        await tab.evaluate(
          (pale) => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(`:root:root:root { --ink-3: ${pale} !important }`);
            document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
          },
          theme.colorScheme === 'light' ? '#aaaaaa' : '#555555',
        );
        expect(await colorViolations(tab, new Set())).not.toEqual([]);
      });
    },
  );

  test('has no accessibility violation: desktop and phone, light and dark, usual and high contrast', async () => {
    const wrong: string[] = [];
    const screens = [
      { width: 1280, height: 900 },
      { width: 360, height: 720 },
    ];
    const known = themes.map(() => new Set<string>());
    await withTabs(browser, workers, {}, async (tabs) => {
      await forAll(heaviestFirst, workers, async ({ path }, worker) => {
        const tab = tabOf(tabs, worker);
        await tab.goto(site.address + path);
        for (const screen of screens) {
          await tab.setViewportSize(screen);
          for (const [index, theme] of themes.entries()) {
            const name = nameOf(screen.width, theme);
            await tab.emulateMedia(theme);
            const kinds = known[index] ?? new Set();
            const isFirst = index === 0 && screen === screens[0];
            const found = [
              ...(index === 0 ? await violations(tab, isFirst ? [] : colorRules) : []),
              ...(isFirst ? [] : await colorViolations(tab, kinds)),
            ];
            wrong.push(...found.map((words) => `${path} ${name}: ${words}`));
          }
        }
      });
    });
    expect(wrong).toEqual([]);
    // Twice as many pages as now, on a machine that does something else.
  }, 1_800_000);
});

function nameOf(width: number, { colorScheme, contrast }: (typeof themes)[number]): string {
  return `${width} px ${colorScheme}${contrast === 'more' ? ' high contrast' : ''}`;
}
