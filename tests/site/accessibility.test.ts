import { describe, expect, test } from 'vitest';
import { colorViolations, themes, violations } from './axe.ts';
import { browser, site, useSite } from './fixture.ts';
import { complaintsOf, forAll, readPages, tabOf, withTabs } from './site.ts';

const reading = readPages().filter((page) => !page.redirect);
/** The longest pages first, so that no worker ends alone with one of them. */
const heaviestFirst = reading.toSorted((one, other) => other.html.length - one.html.length);
/** Tabs side by side. */
const workers = 2;

useSite();

describe('every page, for everybody', () => {
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
      const complaints = tabs.map((tab) => complaintsOf(tab));
      await forAll(heaviestFirst, workers, async ({ path }, worker) => {
        const tab = tabOf(tabs, worker);
        await tab.goto(site.address + path);
        wrong.push(...(complaints[worker]?.splice(0) ?? []).map((words) => `${path}: ${words}`));
        for (const screen of screens) {
          await tab.setViewportSize(screen);
          for (const [index, theme] of themes.entries()) {
            const name = nameOf(screen.width, theme);
            await tab.emulateMedia(theme);
            const kinds = known[index] ?? new Set();
            // Colours decide what differs from theme to theme; all else is the same in each.
            const found = index === 0 ? await violations(tab, kinds) : await colorViolations(tab, kinds);
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
