import type { Page as Tab } from 'playwright';
import { describe, expect, test } from 'vitest';
import { readQueries } from '../search/evaluation.ts';
import { violations } from '../site/axe.ts';
import { browser, complaints, site, tab, useTab } from '../site/fixture.ts';
import { folder, listFiles, openBrowser } from '../site/site.ts';
import { oldComplaintsOf, openOldBrowser } from './chromium-90.ts';
import { kindsOfPages, unreadable } from './reading.ts';

useTab({ open: openOldBrowser, complaintsOf: oldComplaintsOf });

describe('in Chromium 90', () => {
  test('every kind of page opens without an error, and its text can be read', async () => {
    const wrong: string[] = [];
    const paths = kindsOfPages();
    expect(paths.length).toBeGreaterThan(35);
    for (const width of [360, 1280]) {
      await tab.setViewportSize({ width, height: 900 });
      for (const path of paths) {
        await tab.goto(site.address + path);
        wrong.push(...(await tab.evaluate(unreadable)).map((what) => `${path} at ${width} px: ${what}`));
      }
    }
    expect(wrong).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('its measure of reading finds text that cannot be read', async () => {
    await tab.goto(`${site.address}about.html`);
    await tab.evaluate(() => {
      const main = document.querySelector('main');
      const over = document.createElement('p');
      over.textContent = '压在别的字上面';
      over.className = 'over';
      document.body.append(over);
      const under = main?.querySelector('h1')?.getBoundingClientRect();
      over.style.cssText = `position: absolute; margin: 0; top: ${under?.top ?? 0}px; left: ${under?.left ?? 0}px`;
      const cut = document.createElement('p');
      cut.textContent = '被框子切掉的字'.repeat(40);
      cut.style.cssText = 'height: 1em; overflow: hidden';
      main?.append(cut);
    });
    const found = (await tab.evaluate(unreadable)).join();
    expect(found).toContain('one over the other: 压在别的字上面');
    expect(found).toContain('cut off: 被框子切掉的字');
  });

  test('no accessibility violation, contrast included', async () => {
    const wrong: string[] = [];
    for (const path of ['index.html', 'procedures/case-review.html', 'tables/time-limits.html', 'search.html?q=立案']) {
      await tab.goto(site.address + path);
      wrong.push(...(await violations(tab)).map((violation) => `${path}: ${violation}`));
    }
    expect(wrong).toEqual([]);
  });

  test('drops no rule of a stylesheet but those that have a fallback', async () => {
    const today = await openBrowser();
    const now = await today.newPage();
    const rules = async (where: Tab): Promise<string[]> => {
      const all = new Set<string>();
      for (const path of kindsOfPages()) {
        await where.goto(site.address + path);
        const own = await where.evaluate(() => {
          const list = (of: CSSStyleSheet | CSSRule): string[] => {
            const within = 'cssRules' in of && of.cssRules instanceof CSSRuleList ? [...of.cssRules] : [];
            const name = of instanceof CSSStyleRule ? [of.selectorText] : [];
            return [...name, ...within.flatMap(list)];
          };
          return [...document.styleSheets].flatMap(list);
        });
        for (const rule of own) all.add(rule);
      }
      return [...all];
    };
    const [old, current] = [await rules(tab), await rules(now)];
    await today.close();
    const plain = (selector: string): string => selector.replaceAll(/["'\\s]/g, '');
    const known = new Set(old.map(plain));
    expect(current.length).toBeGreaterThan(600);
    // One column of fields where the room of the form cannot be measured.
    expect(current.filter((rule) => !known.has(plain(rule)))).toEqual(['.fill-group > :not(.fill-half)']);
  });

  test('a page says the same with scripts, without, and in a browser of today', async () => {
    const today = await openBrowser();
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const without = await plain.newPage();
    const now = await today.newPage();
    const words = (where: Tab): Promise<string> =>
      where.evaluate(() =>
        (document.querySelector('main')?.textContent ?? '').replaceAll(/\s+|链接和二维码|只看已核对/g, ''),
      );
    for (const path of ['index.html', 'procedures/case-review.html', 'tables/sanctions.html', 'documents/WS-50.html']) {
      await Promise.all([tab, without, now].map((where) => where.goto(site.address + path)));
      const text = await words(now);
      expect(text.length).toBeGreaterThan(200);
      expect(await words(tab)).toBe(text);
      expect(await words(without)).toBe(text);
    }
    await today.close();
    await plain.close();
  });

  test('search finds the same as in a browser of today', async () => {
    const queries = readQueries('tests/search/queries.tsv').filter((_, index) => index % 3 === 0);
    expect(queries.length).toBeGreaterThanOrEqual(40);
    const today = await openBrowser();
    const now = await today.newPage();
    const found = async (where: Tab): Promise<readonly string[]> => {
      await where.goto(`${site.address}search.html`);
      return where.evaluate(
        async (all) => {
          const answers: string[] = [];
          for (const query of all) answers.push(`${query}: ${JSON.stringify(await window.__kbSearch?.(query))}`);
          return answers;
        },
        queries.map(({ query }) => query),
      );
    };
    const expected = await found(now);
    await today.close();
    expect(expected.filter((answer) => answer.includes('"url"')).length).toBeGreaterThanOrEqual(40);
    expect(await found(tab)).toEqual(expected);
  });

  test('a letter prints, to A4', async () => {
    await tab.goto(`${site.address}documents/fill/WS-61.html`);
    await tab.locator('.fill-bar').waitFor();
    const pdf = await tab.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
  });

  test('no script or stylesheet of the site goes unseen', async () => {
    const loaded = new Set<string>();
    tab.on('response', (response) => {
      if (response.ok()) loaded.add(response.url().replace(site.address, ''));
    });
    const visit = async (path: string): Promise<void> => {
      await tab.goto(site.address + path);
    };
    for (const path of kindsOfPages()) await visit(path);
    await visit('work-points/2022/by-part.html');
    await tab.clock.setFixedTime('2099-01-01');
    await visit('procedures/case-review.html');
    await tab.locator('main [role="note"]', { hasText: '现在已经过了' }).waitFor();
    await tab.getByRole('button', { name: '显示设置' }).click();
    await tab.getByRole('group', { name: '颜色' }).waitFor();
    await tab.getByRole('button', { name: '只看已核对' }).click();
    await tab.keyboard.press('Control');
    await expect.poll(() => [...loaded].join()).toContain('assets/print-head.');
    await visit('search.html?q=立案');
    await tab.locator('[data-search-result="exact"] a').first().click();
    await tab.locator('.marks-note').waitFor();
    await tab.locator('#q').focus();
    await visit('procedures/case-review.html?embed');
    await visit('rules/recusal.html');
    await tab.getByRole('button', { name: '链接和二维码' }).click();
    await tab.locator('.citation').waitFor();
    await visit('courses/part-time-cadre/slides.html');
    await visit('courses/part-time-cadre.html');
    await tab.getByRole('button', { name: '生成通用课程包' }).click();
    await tab.getByText('已生成').waitFor();
    await visit('documents/fill/WS-25.html');
    await tab.getByRole('button', { name: '下载 Word（已填）', exact: true }).click();
    await tab.getByRole('button', { name: '照样下载（空处留白）', exact: true }).click();
    await expect.poll(() => [...loaded].join(), { timeout: 60_000 }).toContain('assets/word-file.');
    // What only pages need from which something moved is loaded where there is such a page.
    const assets = listFiles(folder).filter((file) => /^assets\/(?!MovedAnchors|moved|old).*\.(js|css)$/.test(file));
    expect(assets.filter((asset) => !loaded.has(asset))).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
