import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page as Tab } from 'playwright';
import { describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { browser, complaints, context, site, tab, useTab } from './fixture.ts';
import { provokes } from './guard.ts';
import { folder } from './site.ts';

useTab();

const state = (name: string): string => `[data-search-state="${name}"]`;
const settled = async (): Promise<void> => {
  await tab.locator(state('done')).waitFor();
};
const openResults = async (query = ''): Promise<void> => {
  await tab.goto(`${site.address}search.html${query === '' ? '' : `?q=${encodeURIComponent(query)}`}`);
};
/** Types into the box and waits for the results: the state changes with the first key. */
const ask = async (query: string): Promise<void> => {
  await tab.locator('#q').fill(query);
  await settled();
  expect(askedQuery()).toBe(query);
};
const firstLinks = (): Promise<string[]> =>
  tab.locator('[data-search-result]').evaluateAll((all) => all.map((one) => one.querySelector('a')?.href ?? ''));
const askedQuery = (): string | null => new URL(tab.url()).searchParams.get('q');

/** Puts a worker in place of the real one: it notes what it is asked, and answers `slow…` late. */
async function fakeWorker(): Promise<void> {
  await tab.addInitScript(() => {
    const asked: string[] = [];
    Reflect.set(window, 'asked', asked);
    const counts = { kind: [], procedure: [], role: [], year: [] };
    class FakeWorker extends EventTarget {
      constructor(_address: URL, options: WorkerOptions) {
        super();
        if (options.type !== 'module') throw new Error('not a module worker');
      }
      postMessage(request: { id: number; type: string; query?: string; text?: string; facets?: boolean }): void {
        const text = request.query ?? request.text ?? '';
        if (request.facets !== true) asked.push(`${request.type} ${text}`);
        const hit = {
          kind: 'exact',
          address: `about.html#${text}`,
          title: [{ text, marked: true }],
          page: text,
          label: '程序',
          excerpt: [],
          parts: [],
          more: 0,
        };
        const result = {
          query: text,
          corrections: [],
          answers: [],
          exact: [hit],
          exactTotal: 1,
          related: [],
          suggestions: [],
          facets: counts,
        };
        const offers = [1, 2, 3].map((n) => ({ text: `${text}${n}`, label: '术语', address: `terms/index.html?${n}` }));
        const value = request.type === 'search' ? result : request.type === 'suggest' ? offers : null;
        const data = { id: request.id, ok: true, value };
        setTimeout(() => this.dispatchEvent(new MessageEvent('message', { data })), text.startsWith('slow') ? 900 : 5);
      }
      terminate(): void {}
    }
    Reflect.set(window, 'Worker', FakeWorker);
  });
}
const asked = (type: string): Promise<string[]> =>
  tab.evaluate((wanted) => {
    const list: unknown = Reflect.get(window, 'asked');
    return Array.isArray(list) ? list.map(String).filter((item) => item.startsWith(wanted)) : [];
  }, type);

describe('the results page', () => {
  test('goes through its states and holds the contract', async () => {
    await openResults();
    await tab.locator(state('idle')).waitFor();
    await ask('函询');
    const kinds = await tab
      .locator('[data-search-result]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-search-result') ?? ''));
    const order = ['answer', 'exact', 'related', 'suggestion'];
    expect(kinds.length).toBeGreaterThan(5);
    expect(kinds).toEqual(kinds.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
    const listed = await tab.evaluate(() => window.__kbSearch?.('函询'));
    const shown = await firstLinks();
    expect(listed?.results.map(({ url }) => url).slice(0, shown.length)).toEqual(shown);
    expect(listed?.results.map(({ kind }) => kind).slice(0, kinds.length)).toEqual(kinds);
    expect(listed?.total).toBeGreaterThanOrEqual(listed?.results.length ?? Infinity);
    for (const { title, excerpt } of listed?.results ?? []) expect(title + excerpt).not.toMatch(/[<>]/);
    await tab.locator('#q').fill('');
    await tab.locator(state('idle')).waitFor();
    expect(complaints).toEqual([]);
  });

  test('answers window.__kbSearch whatever the page shows, and rejects if search fails', async () => {
    await openResults('立案');
    await settled();
    const before = await firstLinks();
    const found = await tab.evaluate(() => window.__kbSearch?.('初步核实'));
    expect(found?.results[0]?.title).toContain('初步核实');
    expect(await firstLinks()).toEqual(before);
    expect(askedQuery()).toBe('立案');
    await tab.route('**/search/manifest.json', (route) => route.abort());
    await openResults();
    const failure = await tab.evaluate(() => window.__kbSearch?.('函询').then(() => '', String));
    expect(failure).toContain('SearchFailure');
  });

  test('shows the fact first, with its marks and basis', async () => {
    await openResults('函询的书面说明');
    await settled();
    const card = tab.locator('[data-search-result="answer"]').first();
    expect(await card.locator('.value').textContent()).toContain('15');
    expect(await card.locator('.prov .o').textContent()).not.toBe('');
    expect(await card.locator('.basis a').count()).toBeGreaterThan(0);
    expect(await card.locator('a').first().getAttribute('href')).toContain('#SX-09');
  });

  test('says what was searched instead', async () => {
    await openResults('谈话涵询');
    await settled();
    expect(await tab.locator('.heard').textContent()).toContain('没有“谈话涵询”，已按“谈话函询”找');
  });

  test('shows more results in steps of ten and keeps the focus in the list', async () => {
    await openResults('函询');
    await settled();
    const exact = tab.locator('[data-search-result="exact"]');
    expect(await exact.count()).toBe(10);
    await tab.getByRole('button', { name: '再显示一些' }).click();
    await exact.nth(19).waitFor();
    expect(await exact.count()).toBe(20);
    const focused = await tab.evaluate(() => document.activeElement?.getAttribute('href'));
    expect(focused).toBe(await exact.nth(10).locator('a').first().getAttribute('href'));
  });

  test('announces the number once for every settled query and keeps the focus in the box', async () => {
    await openResults();
    const box = tab.locator('#q');
    await box.focus();
    await tab.evaluate(() => {
      const said: string[] = [];
      Reflect.set(window, 'said', said);
      const status = document.querySelector('#search-status');
      if (status) new MutationObserver(() => said.push(status.textContent ?? '')).observe(status, { childList: true });
    });
    await box.pressSequentially('函询', { delay: 30 });
    await settled();
    await tab.waitForTimeout(600);
    const said = await tab.evaluate((): unknown => Reflect.get(window, 'said'));
    expect(said).toEqual([expect.stringMatching(/找到 \d+ 页/)]);
    expect(await tab.locator('#search-status').getAttribute('role')).toBe('status');
    expect(await tab.evaluate(() => document.activeElement?.id)).toBe('q');
  });

  test('says plainly that nothing was found and where else to look', async () => {
    await openResults('☃☃');
    await ask('qqqxxxzzz');
    if ((await tab.locator('[data-search-result]').count()) === 0) {
      expect(await tab.locator('.nothing').textContent()).toContain('没有找到“qqqxxxzzz”');
      await tab.locator('.nothing').getByRole('link', { name: '拼音索引' }).click();
      expect(await tab.locator('h1').textContent()).toBe('拼音索引');
    }
  });

  test('offers examples and the searches of this view when the box is empty', async () => {
    await openResults();
    await tab.getByRole('button', { name: 'CX-04' }).click();
    await settled();
    expect(askedQuery()).toBe('CX-04');
    await tab.locator('#q').fill('回避');
    await tab.locator('#q').press('Enter');
    await settled();
    await tab.locator('#q').fill('');
    await tab.locator(state('idle')).waitFor();
    await tab.getByRole('button', { name: '回避' }).click();
    await settled();
    expect(askedQuery()).toBe('回避');
    expect(await tab.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length)).toBe(0);
  });

  test('keeps query and history together', async () => {
    await openResults();
    const entries = await tab.evaluate(() => history.length);
    const box = tab.locator('#q');
    await box.focus();
    await box.pressSequentially('立案', { delay: 250 });
    await settled();
    expect(await tab.evaluate(() => history.length)).toBe(entries);
    await box.press('Enter');
    await box.fill('');
    await box.pressSequentially('回避', { delay: 250 });
    await box.press('Enter');
    await settled();
    expect(askedQuery()).toBe('回避');
    await tab.goBack();
    await settled();
    expect(askedQuery()).toBe('立案');
    expect(await box.inputValue()).toBe('立案');
    await tab.goForward();
    await settled();
    expect(await box.inputValue()).toBe('回避');
    expect(await tab.title()).toContain('回避');
    await tab.reload();
    await settled();
    expect(await box.inputValue()).toBe('回避');
  });

  test('narrows by facets that stand in the address, can be removed, and serve before typing', async () => {
    await openResults();
    await tab.locator('#q').focus();
    const values = tab.locator('#facets input');
    await values.first().waitFor();
    expect(await tab.locator(state('idle')).count()).toBe(1);
    await tab.getByRole('checkbox', { name: '程序' }).first().check();
    await settled();
    expect(new URL(tab.url()).searchParams.getAll('kind')).toEqual(['程序']);
    expect(await tab.locator('[data-search-result]').count()).toBeGreaterThan(5);
    expect(new Set(await tab.locator('.where span:first-child').allTextContents())).toEqual(new Set(['程序']));
    await ask('函询');
    const kinds = (): Promise<string[]> =>
      tab.locator('[data-search-result="exact"] .where span:first-child').allTextContents();
    expect(new Set(await kinds())).toEqual(new Set(['程序']));
    await tab.reload();
    await settled();
    expect(new Set(await kinds())).toEqual(new Set(['程序']));
    for (const count of await tab.locator('.facet .n').allTextContents()) expect(Number(count)).toBeGreaterThan(0);
    await tab.getByRole('button', { name: '类别：程序' }).click();
    await tab.waitForFunction(() => !location.search.includes('kind'));
    await settled();
    expect(new Set(await kinds()).size).toBeGreaterThan(1);
    await tab.goBack();
    await settled();
    expect(new Set(await kinds())).toEqual(new Set(['程序']));
  });

  test('folds the facets on a phone', async () => {
    await tab.setViewportSize({ width: 360, height: 720 });
    await openResults('函询');
    await settled();
    await tab.locator('#facets').waitFor();
    expect(await tab.locator('.facet').first().isVisible()).toBe(false);
    await tab.getByText('缩小范围').click();
    expect(await tab.locator('.facet').first().isVisible()).toBe(true);
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });

  test('lets the arrow keys walk through the results', async () => {
    await openResults('函询');
    await settled();
    await tab.locator('#q').focus();
    await tab.keyboard.press('ArrowDown');
    const here = (): Promise<string> => tab.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
    const [first, second] = await firstLinks();
    expect(await here()).toBe(first);
    await tab.keyboard.press('ArrowDown');
    expect(await here()).toBe(second);
    await tab.keyboard.press('ArrowUp');
    await tab.keyboard.press('ArrowUp');
    expect(await tab.evaluate(() => document.activeElement?.id)).toBe('q');
  });

  test('asks once when the typing pauses, and drops answers that come late', async () => {
    await fakeWorker();
    await openResults();
    const box = tab.locator('#q');
    await box.pressSequentially('slow', { delay: 20 });
    await tab.waitForTimeout(300);
    expect(await asked('search ')).toEqual(['search slow']);
    await box.fill('fast');
    await settled();
    expect(await firstLinks()).toEqual([`${site.address}about.html#fast`]);
    await tab.waitForTimeout(1000);
    expect(await firstLinks()).toEqual([`${site.address}about.html#fast`]);
    expect(await tab.locator(state('done')).count()).toBe(1);
    // Typed and taken back before the pause: the same results, settled again.
    await box.fill('other');
    expect(await tab.locator(state('loading')).count()).toBe(1);
    await box.fill('fast');
    await settled();
    expect(await firstLinks()).toEqual([`${site.address}about.html#fast`]);
  });

  test('waits for the input method', async () => {
    await fakeWorker();
    await openResults();
    await tab.locator('#q').focus();
    const session = await context.newCDPSession(tab);
    for (const text of ['h', 'han', 'hanxun'])
      await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await tab.waitForTimeout(400);
    expect(await asked('search ')).toEqual([]);
    await session.send('Input.insertText', { text: '函询' });
    await settled();
    expect(await asked('search ')).toEqual(['search 函询']);
  });

  test('asks nothing that is missing, from the box of a page further down to the marked page', async () => {
    const failed: string[] = [];
    tab.on('response', (response) => {
      if (response.status() >= 400) failed.push(response.url());
    });
    await tab.goto(`${site.address}work-points/2022/05-trial-review.html`);
    await tab.keyboard.press('/');
    await tab.keyboard.type('函询');
    await tab.locator('[role="option"]').first().waitFor();
    await tab.keyboard.press('Enter');
    await tab.waitForURL(`${site.address}search.html?q=*`);
    await settled();
    const links = await firstLinks();
    expect(links.every((link) => link.startsWith(site.address))).toBe(true);
    await tab.locator('[data-search-result="exact"] a').first().click();
    await tab.locator('main mark').first().waitFor();
    expect(failed).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('is complete without scripts', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const page = await plain.newPage();
    await page.goto(`${site.address}search.html?q=函询`);
    expect(await page.locator('noscript').textContent()).toContain('搜索要用脚本');
    for (const name of ['常问', '拼音索引', '办理程序'])
      expect(await page.locator('main').getByRole('link', { name, exact: true }).count()).toBe(1);
    await page.locator('main').getByRole('link', { name: '常问', exact: true }).click();
    expect(await page.locator('main .questions a').count()).toBeGreaterThan(100);
    await plain.close();
  });

  test.each([
    ['light', 1280],
    ['dark', 360],
  ] as const)('has no accessibility violation with results, %s at %d px', async (colorScheme, width) => {
    await tab.emulateMedia({ colorScheme });
    await tab.setViewportSize({ width, height: 800 });
    for (const query of ['函询', '谈话涵询', 'thhx', '收到匿名信怎么处理']) {
      await openResults(query);
      await settled();
      await tab.locator('#facets:not([hidden])').waitFor();
      await tab.waitForTimeout(700);
      expect(await violations(tab)).toEqual([]);
    }
    await tab.goto(`${site.address}index.html`);
    await tab.locator('#q').pressSequentially('处分');
    await tab.locator('[role="option"]').first().waitFor();
    await tab.keyboard.press('ArrowDown');
    expect(await violations(tab)).toEqual([]);
    await tab.goto(`${site.address}procedures/talk-and-inquiry.html?mark=${encodeURIComponent('函询')}`);
    await tab.locator('.marks-note').waitFor();
    expect(await violations(tab)).toEqual([]);
  });
});

describe('the search box of every page', () => {
  const options = (): ReturnType<Tab['locator']> => tab.locator('[role="option"]');

  test('loads nothing of search before it is focused', async () => {
    for (const page of ['index.html', 'rules/setting-up.html', 'search.html', 'questions.html']) {
      const requests: string[] = [];
      const fresh = await context.newPage();
      fresh.on('request', (request) => requests.push(request.url()));
      await fresh.goto(site.address + page, { waitUntil: 'networkidle' });
      expect(requests.filter((url) => /\/search\/|worker|pagefind|box/.test(url))).toEqual([]);
      await fresh.locator('#q').focus();
      await expect.poll(() => requests.some((url) => url.includes('/search/'))).toBe(true);
      await fresh.close();
    }
  });

  test('is focused by / and Ctrl+K, but not while typing elsewhere', async () => {
    await tab.goto(`${site.address}rules/setting-up.html`);
    const focused = (): Promise<string> => tab.evaluate(() => document.activeElement?.id ?? '');
    await tab.keyboard.press('/');
    expect(await focused()).toBe('q');
    expect(await tab.locator('#q').inputValue()).toBe('');
    await tab.keyboard.type('a/b');
    expect(await tab.locator('#q').inputValue()).toBe('a/b');
    await tab.locator('#q').blur();
    await tab.keyboard.press('Control+k');
    expect(await focused()).toBe('q');
    await tab.evaluate(() => {
      const other = document.createElement('textarea');
      other.id = 'other';
      document.querySelector('main')?.append(other);
      other.focus();
    });
    await tab.keyboard.type('/');
    await tab.keyboard.press('Control+k');
    expect(await focused()).toBe('other');
    expect(await tab.locator('#other').inputValue()).toBe('/');
  });

  test('is a combobox: arrows choose, Enter opens, Escape closes and then clears, Tab leaves', async () => {
    await fakeWorker();
    await tab.goto(`${site.address}index.html`);
    const box = tab.locator('#q');
    await box.pressSequentially('ab', { delay: 20 });
    await options().first().waitFor();
    expect(await asked('suggest ')).toEqual(['suggest ab']);
    expect(await box.getAttribute('role')).toBe('combobox');
    expect(await box.getAttribute('aria-expanded')).toBe('true');
    expect(await options().first().textContent()).toContain('术语');
    const active = (): Promise<string | null> => box.getAttribute('aria-activedescendant');
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('ArrowDown');
    expect(await active()).toBe(await options().nth(1).getAttribute('id'));
    expect(await options().nth(1).getAttribute('aria-selected')).toBe('true');
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('ArrowDown');
    expect(await active()).toBeNull();
    await tab.keyboard.press('ArrowUp');
    expect(await active()).toBe(await options().nth(2).getAttribute('id'));
    await tab.keyboard.press('Escape');
    expect(await box.getAttribute('aria-expanded')).toBe('false');
    expect(await box.inputValue()).toBe('ab');
    await tab.keyboard.press('Escape');
    expect(await box.inputValue()).toBe('');
    await tab.keyboard.type('cd');
    await options().first().waitFor();
    await tab.keyboard.press('Tab');
    expect(await options().first().isVisible()).toBe(false);
    expect(await tab.evaluate(() => document.activeElement?.id)).not.toBe('q');
    await box.focus();
    await tab.keyboard.press('ArrowDown');
    await options().first().waitFor();
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('Enter');
    await tab.waitForURL(`${site.address}terms/index.html?1`);
    expect(complaints).toEqual([]);
  });

  test('submits what was typed if no suggestion is chosen', async () => {
    await tab.goto(`${site.address}rules/setting-up.html`);
    await tab.locator('#q').fill('回避');
    await options().first().waitFor();
    await tab.keyboard.press('Enter');
    await tab.waitForURL(`${site.address}search.html?q=*`);
    await settled();
    expect(askedQuery()).toBe('回避');
  });

  test('opens a suggestion at a click', async () => {
    await tab.goto(`${site.address}index.html`);
    await tab.locator('#q').pressSequentially('初步核实');
    await options().first().click();
    await tab.waitForURL((url) => !url.pathname.endsWith('index.html'));
  });

  test('waits for the input method and leaves its Enter alone', async () => {
    await fakeWorker();
    await tab.goto(`${site.address}index.html`);
    await tab.locator('#q').focus();
    await tab.waitForFunction(() => document.querySelector('#q')?.getAttribute('role') === 'combobox');
    const session = await context.newCDPSession(tab);
    await session.send('Input.imeSetComposition', { text: 'chuhe', selectionStart: 5, selectionEnd: 5 });
    await tab.waitForTimeout(400);
    expect(await asked('suggest ')).toEqual([]);
    await session.send('Input.insertText', { text: '初核' });
    await options().first().waitFor();
    expect(await asked('suggest ')).toEqual(['suggest 初核']);
  });

  test('still submits if search cannot be loaded', async () => {
    await tab.route('**/assets/{box,worker}*', (route) => route.abort());
    await tab.goto(`${site.address}rules/setting-up.html`);
    await tab.locator('#q').fill('回避');
    await tab.keyboard.press('Enter');
    await tab.waitForURL(`${site.address}search.html?q=*`);
  });
});

describe('when search fails', () => {
  const failed = async (): Promise<string> => {
    await tab.locator(state('failed')).waitFor({ timeout: 30_000 });
    expect(await tab.locator(state('failed')).getByRole('link', { name: '拼音索引' }).count()).toBe(1);
    expect(await tab.getByRole('button', { name: '再试一次' }).isVisible()).toBe(true);
    return (await tab.locator(state('failed')).textContent()) ?? '';
  };
  const recovers = async (): Promise<void> => {
    await tab.unrouteAll();
    await tab.getByRole('button', { name: '再试一次' }).click();
    await settled();
    expect(await tab.locator('[data-search-result]').count()).toBeGreaterThan(0);
  };

  test.each([
    ['the manifest is missing', '**/search/manifest.json'],
    ['the lexicon is missing', '**/lexicon.json'],
    ['Pagefind is missing', '**/pagefind.js'],
    ['the list of records is missing', '**/*.pf_meta'],
    ['WebAssembly does not arrive', '**/wasm.*'],
    ['a chunk drops half-way', '**/index/*'],
    ['a text drops half-way', '**/fragment/*'],
    ['the worker does not arrive', '**/assets/worker*'],
  ])('says so and recovers: %s', async (what, files) => {
    // What Pagefind reports by itself, besides what search says.
    if (what === 'the list of records is missing') provokes(/Pagefind: WASM Error/);
    if (what === 'WebAssembly does not arrive') provokes(/Failed to load the Pagefind WASM/);
    await tab.route(files, (route) => route.abort());
    await openResults('函询');
    expect(await failed()).toMatch(/不能取到搜索文件|WebAssembly/);
    await recovers();
  });

  test('says so: the server answers 404 with a page', async () => {
    await tab.route('**/search/**', (route) =>
      route.fulfill({ status: 404, contentType: 'text/html', body: readFileSync(join(folder, '404.html'), 'utf8') }),
    );
    await openResults('函询');
    expect(await failed()).toContain('不能取到搜索文件');
    await recovers();
  });

  test('says so: the server forbids WebAssembly', async () => {
    provokes(/CompileError: WebAssembly/);
    await tab.route('**/assets/worker*', async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        headers: { ...response.headers(), 'content-security-policy': "script-src 'self'" },
      });
    });
    await openResults('函询');
    expect(await failed()).toContain('WebAssembly');
    await recovers();
  });

  test('says so: the network is gone, and goes on when it is back', async () => {
    await openResults();
    await tab.locator('#q').focus();
    await tab.locator('#facets input').first().waitFor();
    await context.setOffline(true);
    await tab.locator('#q').fill('受处分党员');
    expect(await failed()).toContain('网络断了');
    await context.setOffline(false);
    await settled();
  });

  test.each(['Worker', 'WebAssembly'])('says so: an old browser without %s', async (name) => {
    await tab.addInitScript((missing) => void Reflect.deleteProperty(window, missing), name);
    await openResults('函询');
    expect(await failed()).toContain('浏览器太旧');
  });

  test('says so: a browser whose workers know no modules', async () => {
    await tab.addInitScript(() => {
      Reflect.set(
        window,
        'Worker',
        class extends EventTarget {
          postMessage(): void {}
          terminate(): void {}
        },
      );
    });
    await openResults('函询');
    expect(await failed()).toContain('浏览器太旧');
  });

  test('says so: no answer within 20 seconds', async () => {
    await tab.clock.install();
    await tab.route('**/lexicon.json', () => undefined);
    await openResults('函询');
    await tab.locator(state('loading')).waitFor();
    await tab.clock.runFor(20_500);
    expect(await failed()).toContain('20 秒');
  });
});

describe('marks on the opened page', () => {
  test('stand only on what was asked, leave the address clean, and can be removed', async () => {
    await openResults('派驻纪检监察组');
    await settled();
    const link = tab.locator('[data-search-result="exact"] a').first();
    const clean = await link.getAttribute('href');
    expect(clean).not.toContain('mark=');
    await link.click();
    await tab.locator('main mark').first().waitFor();
    expect(tab.url()).toBe(clean);
    const marks = await tab.locator('main mark').allTextContents();
    expect(marks.length).toBeGreaterThan(0);
    expect(marks.every((mark) => '派驻纪检监察组'.includes(mark))).toBe(true);
    const words = (): Promise<string> => tab.locator('main h1, main section').allTextContents().then(String);
    const before = await words();
    await tab.getByRole('button', { name: '去掉标记' }).click();
    expect(await tab.locator('main mark').count()).toBe(0);
    expect(await words()).toBe(before);
    await tab.goBack();
    await settled();
    expect(askedQuery()).toBe('派驻纪检监察组');
  });

  test.each(['click', 'Enter', 'middle'])('come with %s', async (way) => {
    await openResults('函询');
    await settled();
    const link = tab.locator('[data-search-result="exact"] a').first();
    let opened = tab;
    if (way === 'middle') {
      const next = context.waitForEvent('page');
      await link.click({ button: 'middle' });
      opened = await next;
    } else if (way === 'Enter') await link.press('Enter');
    else await link.click();
    await opened.locator('main mark').first().waitFor();
    expect(opened.url()).not.toContain('mark=');
    if (way === 'middle') expect(await link.getAttribute('href')).not.toContain('mark=');
  });

  test('keep anchors, ids and links, run across links, and skip what is hidden', async () => {
    const address = `${site.address}procedures/talk-and-inquiry.html`;
    await tab.goto(address);
    const outline = (): Promise<string[]> =>
      tab
        .locator('main')
        .evaluate((main) =>
          [...main.querySelectorAll('[id], a')].map((one) => `${one.id} ${one.getAttribute('href')}`),
        );
    const plain = await outline();
    await tab.goto(`${address}?mark=${encodeURIComponent('谈话函询')}&mark=CX-03&mark=cx-03#CX-03.4`);
    await tab.locator('main mark').first().waitFor();
    expect(tab.url()).toBe(`${address}#CX-03.4`);
    expect(await outline()).toEqual(plain);
    expect(await tab.locator('.definition mark, svg mark, script mark, nav mark').count()).toBe(0);
    expect(await tab.locator('main mark', { hasText: 'CX-03' }).count()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  });

  test('take nothing as HTML', async () => {
    await tab.goto(`${site.address}about.html?mark=${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
    await tab.waitForFunction(() => !location.search.includes('mark'));
    expect(await tab.locator('main img').count()).toBe(0);
    expect(await tab.locator('.marks-note').count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});

describe('strange queries', () => {
  test.each([
    ['quotes', `"函询" '立案' “回避” "`],
    ['markup', `<script>alert(1)</script><img src=x onerror=alert(1)>`],
    ['percent signs', '%E0%A4%A %% 100%'],
    ['emoji', '👩‍⚖️函询🧧'],
    ['right to left', 'مرحبا \u202eabc\u202c'],
    ['marks only', '？！……——'],
    ['operators', 'a -b +c "d e" OR (f) * ? \\ / ^ $'],
    ['a lone surrogate', 'a\ud800b'],
    ['5,000 characters', '受理信访举报'.repeat(834)],
  ])('never reach HTML and always settle: %s', async (_, query) => {
    await openResults();
    const box = tab.locator('#q');
    await box.evaluate((input, text) => {
      if (!(input instanceof HTMLInputElement)) return;
      input.focus();
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }, query);
    await settled();
    expect(await tab.locator('.results script, .results img').count()).toBe(0);
    expect(tab.url().length).toBeLessThan(3000);
    await tab.reload();
    await settled();
    const listed = await tab.evaluate((text) => window.__kbSearch?.(text), query);
    expect(listed?.total).toBeGreaterThanOrEqual(0);
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
    expect(complaints).toEqual([]);
  });
});
