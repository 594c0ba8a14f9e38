import { readFileSync } from 'node:fs';
import type { Locator, Page as Tab } from 'playwright';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { browser, complaints, context, site, tab, useTab } from './fixture.ts';
import { complaintsOf } from './site.ts';

const key = 'discipline-handbook-progress';
const path = 'checklists/procedure-cx-04.html';
const list = 'procedure-cx-04';

/** What the tab asked for after the page was there. */
let requests: string[];

useTab();
beforeEach(() => {
  requests = [];
  prepare(tab);
});
afterEach(() => expect(complaints).toEqual([]));

/** Another tab of the same reader. */
async function newTab(): Promise<Tab> {
  const made = await context.newPage();
  complaintsOf(made, complaints);
  prepare(made);
  return made;
}

function prepare(made: Tab): void {
  // The page asks before it is left with something unsaved.
  made.on('dialog', (dialog) => void dialog.accept());
  made.on('request', (request) => requests.push(request.url()));
}

async function open(address = path, where = tab): Promise<void> {
  await where.goto(site.address + address);
  await where.locator('.ct-panel').waitFor();
}

const row = (index: number, where = tab): Locator => where.locator('tr[data-item]').nth(index);
const tick = (index: number, where = tab): Locator => row(index, where).locator('.ct-tick');
const idOf = async (index: number): Promise<string> => (await row(index).getAttribute('data-item')) ?? '';
const remember = (where = tab): Locator => where.getByLabel('在这台计算机上记住');
const choice = (name: string): Locator => tab.getByRole('combobox', { name, exact: true });
const status = (where = tab): Promise<string> => where.locator('.ct-bar [role=status]').innerText();
const button = (name: string, where = tab): Locator => where.getByRole('button', { name, exact: true });
const stored = (where = tab): Promise<string | null> => where.evaluate((name) => localStorage.getItem(name), key);
const notice = (where = tab): Locator => where.locator('.ct-notice');
/** Waits until what was changed is kept. */
const keptNow = (): Promise<void> => tab.waitForTimeout(600);

/** Opens date and note of a row and types them. */
async function note(index: number, words: string, due = ''): Promise<void> {
  const area = row(index).locator('.ct-editor textarea');
  if (!(await area.isVisible())) await row(index).locator('.ct-strip button').first().click();
  if (due !== '') await row(index).locator('.ct-editor input').fill(due);
  await area.fill(words);
  await area.blur();
}

async function addMatter(name: string): Promise<void> {
  await button('新建一份').click();
  await tab.getByLabel('新的一份叫什么').fill(name);
  await button('好').click();
}

async function importFile(content: string | Buffer): Promise<void> {
  const buffer = typeof content === 'string' ? Buffer.from(content) : content;
  await tab.locator('input[type=file]').setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer });
  await notice().waitFor();
}

async function exportFile(): Promise<string> {
  const [file] = await Promise.all([tab.waitForEvent('download'), button('导出记录').click()]);
  expect(file.suggestedFilename()).toMatch(/^清单记录-\d{4}-\d\d-\d\d\.json$/);
  return readFileSync(await file.path(), 'utf8');
}

/** Puts a text into the store before the page is opened. */
async function openWith(text: string, address = path): Promise<void> {
  await tab.goto(`${site.address}about.html`);
  await tab.evaluate(([name, value]) => localStorage.setItem(name, value), [key, text] as const);
  await open(address);
}

const mark = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
  status: 'done',
  due: '',
  note: '',
  text: '先报批方案',
  list,
  at: 1000,
  ...change,
});
const record = (marks: Record<string, unknown>, more: Record<string, unknown> = {}): string =>
  JSON.stringify({
    format: 'discipline-handbook-progress',
    version: 1,
    current: 'first',
    matters: [{ id: 'first', name: '第一份', at: 0, marks }],
    own: [],
    ...more,
  });

describe('a checklist without scripts', () => {
  test('is whole, and the own list explains itself', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const page = await plain.newPage();
    await page.goto(site.address + path);
    expect(await page.locator('tr[data-item]').count()).toBeGreaterThan(20);
    expect(await page.locator('#checklist-tools').innerText()).toBe('');
    await page.goto(`${site.address}checklists/my.html`);
    expect(await page.locator('main').innerText()).toContain('我的清单要用脚本');
    expect(await page.locator('#lists a').count()).toBeGreaterThan(30);
    await plain.close();
  });
});

describe('ticks and states', () => {
  test('a tick is a state, is counted, and nothing is stored or asked for', async () => {
    await open();
    const asked = requests.length;
    await tick(0).check();
    expect(await row(0).locator('.ct-status').inputValue()).toBe('done');
    expect(await status()).toContain('办完 1 项');
    await row(1).locator('.ct-status').selectOption('不适用');
    await row(2).locator('.ct-status').selectOption('办理中');
    const count = await tab.locator('tr[data-item]').count();
    expect(await tab.locator('.ct-count').innerText()).toBe(
      `办完 1 项，共 ${count - 1} 项；办理中 1 项；不适用 1 项，不算在内`,
    );
    expect(await tab.getByRole('progressbar').getAttribute('max')).toBe(String(count - 1));
    await note(3, '等派驻组答复', '2020-01-02');
    expect(await row(3).locator('.ct-kept').innerText()).toContain('2020年1月2日，已过');
    await keptNow();
    expect(await tab.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length)).toBe(0);
    expect(requests.slice(asked)).toEqual([]);
  });

  test('every change can be taken back and made again', async () => {
    await open();
    await tick(0).check();
    await row(1).locator('.ct-status').selectOption('办理中');
    await note(2, '甲', '2026-05-01');
    await addMatter('案件A');
    await tick(4).check();
    const states = (): Promise<string> =>
      tab.evaluate(() => {
        const rows = [...document.querySelectorAll<HTMLElement>('tr[data-item]')].slice(0, 6);
        const name = document.querySelector<HTMLSelectElement>('.ct-matters select')?.selectedOptions[0]?.textContent;
        return [
          name,
          ...rows.map((each) => `${each.dataset['status']} ${each.querySelector('.ct-kept')?.textContent}`),
        ].join('|');
      });
    const seen = [await states()];
    while (await button('撤销').isEnabled()) {
      await button('撤销').click();
      expect(await status()).toContain('已撤销：');
      seen.push(await states());
    }
    expect(seen).toHaveLength(7);
    expect(seen.at(-1)).toBe(`第一份${'|todo '.repeat(6)}`);
    // The button that has nothing left to do hands the keyboard on.
    expect(await tab.evaluate(() => document.activeElement?.textContent)).toBe('重做');
    for (const before of seen.slice(0, -1).toReversed()) {
      await tab.keyboard.press('Control+y');
      expect(await states()).toBe(before);
    }
    await tab.keyboard.press('Control+z');
    expect(await states()).toBe(seen[1]);
  });

  test('works by keyboard alone', async () => {
    await open();
    await tick(0).focus();
    await tab.keyboard.press('Space');
    expect(await tick(0).isChecked()).toBe(true);
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('ArrowUp');
    expect(await row(0).locator('.ct-status').inputValue()).toBe('doing');
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Enter');
    expect(await tab.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain('办理期限：');
    await row(0).locator('textarea').focus();
    await tab.keyboard.type('备注一');
    // Inside a field the browser's own undo works.
    await tab.keyboard.press('Control+z');
    expect(await row(0).locator('.ct-status').inputValue()).toBe('doing');
    await row(0).locator('textarea').fill('备注二');
    await tick(1).focus();
    expect(await row(0).locator('.ct-kept').innerText()).toContain('备注二');
    await tab.keyboard.press('Control+z');
    expect(await row(0).locator('.ct-kept').innerText()).not.toContain('备注二');
    await tab.keyboard.press('Control+z');
    expect(await row(0).locator('.ct-status').inputValue()).toBe('done');
  });

  test('shows one role, one stage, one state; a row that is changed stays until the next choice', async () => {
    await open();
    const visible = (): Promise<number> => tab.locator('tr[data-item]:visible').count();
    const all = await visible();
    const stage = choice('阶段');
    await stage.selectOption({ index: 1 });
    const some = await visible();
    expect(some).toBeLessThan(all);
    expect(await tab.locator('[data-group]:visible').count()).toBe(1);
    expect(await tab.locator('.ct-shown').innerText()).toBe(`显示 ${some} 项，共 ${all} 项`);
    await choice('状态').selectOption('没办完的');
    await tick(0).check();
    expect(await visible()).toBe(some);
    await stage.selectOption('');
    expect(await visible()).toBe(all - 1);
    await choice('岗位').selectOption({ index: 1 });
    expect(await visible()).toBeLessThan(all - 1);
    await button('全部显示').click();
    expect(await visible()).toBe(all);
  });

  test('paper shows what is shown, with what was noted', async () => {
    await open();
    await tick(0).check();
    await note(1, '等答复', '2026-05-01');
    await choice('阶段').selectOption({ index: 1 });
    await tab.emulateMedia({ media: 'print' });
    expect(await tab.locator('.ct-panel').isVisible()).toBe(false);
    expect(await tab.locator('.ct-bar').isVisible()).toBe(false);
    expect(await tab.locator('.ct-print-head').innerText()).toContain('第一份：办完 1 项');
    expect(await row(0).locator('.item-box').first().innerText()).toBe('☑');
    expect(await row(1).locator('.item-date').innerText()).toBe('2026-05-01');
    expect(await row(1).locator('.item-note').innerText()).toBe('等答复');
    expect(await tab.locator('[data-group]:visible').count()).toBe(1);
  });
});

describe('records side by side', () => {
  test('are made, named, shown and removed, each with its own marks', async () => {
    await open();
    await addMatter('案件A');
    await tick(0).check();
    await addMatter('案件B');
    expect(await tick(0).isChecked()).toBe(false);
    const matter = choice('正在记');
    await matter.selectOption('案件A');
    expect(await tick(0).isChecked()).toBe(true);
    await button('给这一份改名').click();
    await tab.getByLabel('改成什么名称').fill('案件B');
    await tab.keyboard.press('Enter');
    expect(await tab.locator('.ct-error').innerText()).toBe('已经有一份叫这个名称。');
    await tab.getByLabel('改成什么名称').fill('案件C');
    await tab.keyboard.press('Enter');
    expect(await matter.locator('option').allTextContents()).toEqual(['第一份', '案件C', '案件B']);
    await button('删去这一份').click();
    expect(await matter.locator('option').allTextContents()).toEqual(['第一份', '案件B']);
    await button('撤销').click();
    expect(await matter.inputValue()).not.toBe('first');
    expect(await tick(0).isChecked()).toBe(true);
  });

  test('what is typed is never taken as HTML', async () => {
    const hostile = Array.from({ length: 50 }, (_, index) => {
      const samples = [
        `<img src=x onerror=alert(${index})>`,
        `"><script>alert(${index})</script>`,
        `' onmouseover=alert(${index}) x='`,
        `<svg/onload=alert(${index})>`,
        `javascript:alert(${index})`,
        `\u202e${index}<b>\u0000</b>`,
        `{{${index}}}\${${index}}<!--`,
        `</textarea></title></style><iframe srcdoc="<p>${index}">`,
        `&lt;b&gt;${index}&#60;`,
        `=HYPERLINK("http://x/${index}")`,
      ];
      return samples[index % samples.length] ?? '';
    });
    const marks = Object.fromEntries(
      hostile.map((text, index) => [`CX-04.gone${index}`, mark({ text, note: text, at: index })]),
    );
    const matters = hostile.map((name, index) => ({
      id: `m${index}`,
      name: `${index} ${name}`.slice(0, 60),
      at: 0,
      marks,
    }));
    const own = hostile.map((text, index) => ({
      id: `CX-04.gone${index}`,
      text,
      list: 'gone',
      listTitle: text,
      roles: [text],
      at: 0,
      removed: false,
    }));
    const elements = (): Promise<number> =>
      tab.evaluate(() => document.querySelectorAll('main :is(img, script:not([type]), svg[onload], iframe, b)').length);
    await open();
    const before = await elements();
    await openWith(record({}, { current: 'm0', matters, own }));
    expect(await tab.locator('.ct-vanished li').count()).toBe(50);
    expect(await tab.locator('.ct-vanished bdi').allTextContents()).toEqual(hostile);
    expect(await elements()).toBe(before);
    for (const [index, text] of hostile.slice(0, 10).entries()) {
      await note(0, text);
      expect(
        await row(0)
          .locator('.ct-note')
          .evaluate((kept) => kept.childElementCount),
      ).toBe(0);
      await addMatter(`新 ${index} ${text}`.replaceAll(/[\r\n\0]/g, '').slice(0, 60));
    }
    await keptNow();
    await open('checklists/my.html');
    expect(await tab.locator('.ct-own .item-title').allTextContents()).toEqual(hostile);
    expect(await tab.locator('.ct-gone').count()).toBe(50);
    expect(await tab.locator('.ct-own a[href^="javascript"]').count()).toBe(0);
    expect(await elements()).toBe(0);
  });
});

describe('what is kept', () => {
  test('is kept only if wanted, over all checklists, and forgotten on request', async () => {
    await open();
    await tick(0).check();
    await remember().check();
    await note(1, '甲');
    await keptNow();
    await tab.reload();
    await tab.locator('.ct-panel').waitFor();
    expect(await tick(0).isChecked()).toBe(true);
    expect(await row(1).locator('.ct-kept').innerText()).toContain('甲');
    await remember().uncheck();
    expect(await stored()).toBeNull();
    expect(await tick(0).isChecked()).toBe(true);
    await tab.reload();
    await tab.locator('.ct-panel').waitFor();
    expect(await tick(0).isChecked()).toBe(false);
  });

  test('what was typed and not left is kept when the page goes', async () => {
    await open();
    await remember().check();
    await row(0).locator('.ct-strip button').first().click();
    await row(0).locator('textarea').fill('没有离开');
    await tab.reload();
    await tab.locator('.ct-panel').waitFor();
    expect(await row(0).locator('.ct-kept').innerText()).toContain('没有离开');
  });

  test.for([
    ['corrupt', record({}).slice(0, 40)],
    ['corrupt inside', record({ 'CX-04.1': mark({ status: 'x' }) })],
    ['foreign', '{"a":1}'],
    ['newer', record({}).replace('"version":1', '"version":2')],
    ['huge', `${' '.repeat(2 * 1024 * 1024)}${record({})}`],
  ] as const)('a %s store is told and left alone', async ([, text]) => {
    await openWith(text);
    expect(await notice().innerText()).toContain('没有读入，也没有动它');
    expect(await remember().isChecked()).toBe(false);
    await tick(0).check();
    await keptNow();
    await remember().click();
    await keptNow();
    expect(await remember().isChecked()).toBe(false);
    expect(await tick(0).isChecked()).toBe(true);
    expect(await stored()).toBe(text);
    const [file] = await Promise.all([tab.waitForEvent('download'), button('另存成文件').click()]);
    expect(readFileSync(await file.path(), 'utf8')).toBe(text);
    await button('从这台计算机上删去它').click();
    await remember().check();
    await keptNow();
    expect(await stored()).toContain('"version":1');
  });

  test('what was ticked just before the record is exported is kept too', async () => {
    await open();
    await remember().check();
    const name = '导出记录';
    await Promise.all([
      tab.waitForEvent('download'),
      tab.evaluate((words) => {
        document.querySelector<HTMLInputElement>('.ct-tick')?.click();
        [...document.querySelectorAll('button')].find(({ textContent }) => textContent === words)?.click();
      }, name),
    ]);
    await tab.reload();
    await tab.locator('.ct-panel').waitFor();
    expect(await tick(0).isChecked()).toBe(true);
  });

  test('a browser without room says so, and the page goes on', async () => {
    await tab.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await open();
    await tick(0).check();
    await remember().click();
    expect(await status()).toContain('没有记住');
    expect(await remember().isChecked()).toBe(false);
    await tick(1).check();
    expect(await tick(1).isChecked()).toBe(true);
  });

  test('items that are gone are shown as such, not counted, and can be let go', async () => {
    await openWith(record({ 'CX-04.99': mark({ text: '旧的一步', note: '记过的' }), 'CX-04.1': mark() }));
    expect(await tick(0).isChecked()).toBe(true);
    expect(await tab.locator('.ct-vanished').innerText()).toMatch(
      /已不在清单里[\s\S]*旧的一步[\s\S]*CX-04\.99[\s\S]*记过的/,
    );
    expect(await tab.locator('.ct-count').innerText()).toContain('办完 1 项');
    await tick(1).check();
    await keptNow();
    expect(await stored()).toContain('旧的一步');
    await tab.getByRole('button', { name: '删去这条' }).click();
    await expect.poll(() => tab.locator('.ct-vanished').isVisible()).toBe(false);
    await button('撤销').click();
    expect(await tab.locator('.ct-vanished').innerText()).toContain('旧的一步');
  });

  test('clearing asks first, forgets everything, and can be taken back', async () => {
    await open();
    await tick(0).check();
    await remember().check();
    await keptNow();
    await button('清空全部').click();
    await button('不清空').click();
    expect(await tick(0).isChecked()).toBe(true);
    await button('清空全部').click();
    await button('清空').click();
    expect(await tick(0).isChecked()).toBe(false);
    expect(await stored()).toBeNull();
    await button('撤销').click();
    await keptNow();
    expect(await tick(0).isChecked()).toBe(true);
    expect(await stored()).toBeNull();
  });
});

describe('two tabs', () => {
  test.for([
    ['用记住的', [true, false]],
    ['两边合并', [true, true]],
    ['用本页的', [false, true]],
    ['各记各的', [false, true]],
  ] as const)('%s', async ([way, expected]) => {
    await open();
    await remember().check();
    await keptNow();
    const other = await newTab();
    await open(path, other);
    await tick(0, other).check();
    await notice().waitFor();
    expect(await notice().innerText()).toContain('另一个标签页改了');
    const theirs = await stored();
    await tick(1).check();
    await keptNow();
    // Nothing is written before the reader has decided.
    expect(await stored()).toBe(theirs);
    // Taking over gives up what was ticked here; it can be taken back.
    await button(way).click();
    await keptNow();
    expect([await tick(0).isChecked(), await tick(1).isChecked()]).toEqual(expected);
    if (way === '各记各的') expect(await stored()).toBe(theirs);
    else expect((await stored())?.match(/"done"/g)).toHaveLength(expected.filter(Boolean).length);
    if (way === '用记住的') {
      await button('撤销').click();
      expect(await tick(1).isChecked()).toBe(true);
    }
  });

  test('that one shows another record is nobody’s business', async () => {
    await open();
    await addMatter('案件A');
    await remember().check();
    await keptNow();
    const other = await newTab();
    await open(path, other);
    await other.getByLabel('正在记').selectOption('第一份');
    await keptNow();
    expect(await notice().isVisible()).toBe(false);
    await tick(0).check();
    await keptNow();
    expect(await stored()).toContain('"done"');
  });
});

describe('files', () => {
  test('go out and come back, on another machine', async () => {
    await open();
    await addMatter('案件A');
    await tick(0).check();
    await note(1, '甲\n乙', '2026-05-01');
    await row(2)
      .getByRole('button', { name: /^加入我的清单/ })
      .click();
    const text = await exportFile();
    await context.clearCookies();
    await tab.reload();
    await tab.locator('.ct-panel').waitFor();
    expect(await tick(0).isChecked()).toBe(false);
    await importFile(text);
    await button('全部换成文件里的').click();
    expect(await tab.getByLabel('正在记').locator('option:checked').innerText()).toBe('案件A');
    expect(await tick(0).isChecked()).toBe(true);
    expect(await exportFile()).toBe(text);
    await button('撤销').click();
    expect(await tick(0).isChecked()).toBe(false);
  });

  test('merging takes the newer, lists conflicts, and can be taken back', async () => {
    await open();
    await tick(0).check();
    const [first, second] = [await idOf(0), await idOf(1)];
    await importFile(record({ [first]: mark({ status: 'doing', at: 1 }), [second]: mark({ status: 'void', at: 1 }) }));
    expect(await notice().innerText()).toMatch(new RegExp(`第一份，${first.replace('.', '\\.')} .*合并时取这里的`));
    await button('合并进来').click();
    expect(await tick(0).isChecked()).toBe(true);
    expect(await row(1).locator('.ct-status').inputValue()).toBe('void');
    expect(await status()).toContain('1 处两边不同');
    await button('撤销').click();
    expect(await row(1).locator('.ct-status').inputValue()).toBe('todo');
  });

  test('wrong files are refused whole, with every reason', async () => {
    await open();
    await tick(0).check();
    const wrong = record({ 'CX-04.1': mark({ due: '2026-13-01' }), 'CX-04.2': mark({ status: 'x' }), bad: mark() });
    await importFile(wrong);
    expect(await notice().locator('li').allTextContents()).toEqual([
      '第 1 份，CX-04.1：“2026-13-01”不是日历上的日期。',
      '第 1 份，CX-04.2：没有“x”这种状态。',
      '第 1 份：“bad”不是事项的编号。',
    ]);
    for (const file of [
      '',
      '{',
      '[]',
      record({}).replace('"version":1', '"version":9'),
      Buffer.from([0xff, 0xfe, 0]),
    ]) {
      await importFile(file);
      expect(await notice().innerText()).toContain('没有导入，现在的记录没有变');
    }
    await importFile(' '.repeat(2 * 1024 * 1024 + 1));
    expect(await notice().innerText()).toContain('最多 2 MB');
    await button('知道了').click();
    expect(await tick(0).isChecked()).toBe(true);
  });
});

describe('the own list', () => {
  test('takes items from several lists, in the order of the reader', async () => {
    await open();
    await row(0)
      .getByRole('button', { name: /^加入我的清单/ })
      .click();
    expect(await status()).toContain('现在没有记住');
    await tab.locator('.ct-bar').getByRole('button', { name: '在这台计算机上记住' }).click();
    await row(1)
      .getByRole('button', { name: /^加入我的清单/ })
      .click();
    await keptNow();
    await open('checklists/procedure-cx-05.html');
    await row(0)
      .getByRole('button', { name: /^加入我的清单/ })
      .click();
    await keptNow();
    await tab.getByRole('link', { name: '我的清单', exact: true }).first().click();
    await tab.locator('.ct-own').waitFor();
    const ids = (): Promise<(string | null)[]> =>
      tab.locator('tr[data-item]').evaluateAll((rows) => rows.map((each) => each.getAttribute('data-item')));
    const before = await ids();
    expect(before).toHaveLength(3);
    await row(2).getByRole('button', { name: /^上移/ }).press('Enter');
    expect(await ids()).toEqual([before[0], before[2], before[1]]);
    await tab.keyboard.press('Enter');
    expect(await ids()).toEqual([before[2], before[0], before[1]]);
    // At the top the keyboard goes to the button that still works.
    expect(await tab.evaluate(() => document.activeElement?.textContent)).toBe('下移');
    await tick(0).check();
    await row(2)
      .getByRole('button', { name: /^移出我的清单/ })
      .click();
    expect(await ids()).toHaveLength(2);
    expect(await tab.locator('.ct-count').innerText()).toBe('办完 1 项，共 2 项');
    expect(await tab.locator('.ct-overview').innerText()).toContain('办完 1 项');
    await button('撤销').click();
    expect(await ids()).toHaveLength(3);
    await keptNow();
    await open('checklists/procedure-cx-05.html');
    // The same item everywhere has the same mark.
    expect(await tick(0).isChecked()).toBe(true);
    expect(await row(0).locator('.ct-strip button').last().innerText()).toBe('移出我的清单');
  });

  test('is explained while it is empty', async () => {
    await open('checklists/my.html');
    expect(await tab.locator('#own-empty').innerText()).toContain('现在是空的');
    expect(await tab.locator('.ct-own').isVisible()).toBe(false);
  });
});

describe('for everybody', () => {
  test.for([
    ['light', 1280],
    ['light', 360],
    ['dark', 1280],
    ['dark', 360],
  ] as const)('no accessibility violation, %s, %i px', async ([colorScheme, width]) => {
    await tab.emulateMedia({ colorScheme });
    await tab.setViewportSize({ width, height: 800 });
    const own = [{ id: 'CX-04.1', text: '先报批', list, listTitle: '初步核实', roles: [], at: 0, removed: false }];
    const marks = {
      'CX-04.1': mark(),
      'CX-04.2': mark({ status: 'void', due: '2020-01-02', note: '甲' }),
      'CX-04.99': mark(),
    };
    for (const address of [path, 'checklists/my.html']) {
      await openWith(record(marks, { own }), address);
      if (width === 360) await tab.locator('.ct-fold summary').click();
      await row(0).locator('.ct-strip button').first().click();
      await button('新建一份').click();
      await button('好').click();
      await importFile('{');
      expect(await violations(tab)).toEqual([]);
      expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
});
