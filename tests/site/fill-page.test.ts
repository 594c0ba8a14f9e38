import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { compilePaper } from '../../src/documents/compile.ts';
import { layOut } from '../../src/documents/layout/lay-out.ts';
import type { Paper, PaperValues } from '../../src/documents/paper.ts';
import { plainText } from '../../src/documents/plain-text.ts';
import { exampleValues } from '../../src/documents/values.ts';
import { wordFile } from '../../src/documents/word/word-file.ts';
import { loadKnowledgeBase } from '../../src/model/load.ts';
import { violations } from './axe.ts';
import { browser, complaints, context, site, tab, useTab } from './fixture.ts';
import { provokes } from './guard.ts';
import { folder } from './site.ts';

const knowledge = loadKnowledgeBase(resolve('content'));
const origin = { creator: knowledge.site.data.name, asOf: knowledge.site.data.asOf };

/** What the tab asked for, without the site's address. */
let requests: string[];

useTab();
beforeEach(() => {
  requests = [];
  tab.on('request', (request) => requests.push(request.url().replace(site.address, '')));
});

function paperOf(code: string): Paper {
  const document = knowledge.documents.find(({ data }) => data.code === code)?.data;
  if (!document) throw new Error(`no document ${code}`);
  return compilePaper(knowledge, document);
}

async function open(code: string): Promise<Paper> {
  await tab.goto(`${site.address}documents/fill/${code}.html`);
  await tab.locator('.fill-bar').waitFor();
  return paperOf(code);
}

const labelOf = (paper: Paper, name: string): string => paper.fields.find((field) => field.name === name)?.label ?? '';

/** Types values into the form as a reader does. */
async function type(paper: Paper, values: PaperValues): Promise<void> {
  for (const field of paper.fields) {
    const value = values[field.name];
    if (value === undefined) continue;
    const input = tab.locator(`#f-${field.name}`);
    if (field.type === 'rows') {
      const rows = typeof value === 'string' ? [] : value;
      const group = tab.locator('fieldset').filter({ has: input });
      for (const [index, row] of rows.entries()) {
        if (typeof row === 'string') continue;
        if (index > 0) await group.getByRole('button', { name: '添一行' }).click();
        for (const [column, text] of Object.entries(row)) {
          if (column !== 'index') await tab.locator(`#f-${field.name}-${index + 1}-${column}`).fill(text);
        }
      }
    } else if (field.type === 'choices' || field.type === 'choice') {
      const chosen = typeof value === 'string' ? [value] : value.filter((item) => typeof item === 'string');
      if (field.type === 'choice' && field.options.length > 4) await input.selectOption(chosen);
      else {
        const group = tab.locator('fieldset').filter({ has: input });
        for (const option of chosen) await group.getByLabel(option, { exact: true }).check();
      }
    } else if (typeof value === 'string') {
      if (field.type === 'regulation') await input.selectOption(value);
      else await input.fill(value);
    }
  }
}

/** The lines of the preview, as `plainText` gives them. */
const previewLines = (): Promise<string[]> =>
  tab.locator('#fill-frame .paper').evaluate((paper) =>
    [...paper.querySelectorAll('p:not(.paper-foot)')]
      .map((line) => {
        for (const br of line.querySelectorAll('br')) br.replaceWith('\n');
        return line.textContent ?? '';
      })
      .filter((line) => line.trim() !== ''),
  );

/** Waits until the preview has caught up with the form. */
const drawn = (): Promise<void> => tab.waitForTimeout(350);

async function download(button: string): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([
    tab.waitForEvent('download'),
    tab.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}
const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const importFile = async (content: string | Buffer): Promise<void> => {
  const buffer = typeof content === 'string' ? Buffer.from(content) : content;
  await tab.locator('input[type=file]').setInputFiles({ name: 'data.json', mimeType: 'application/json', buffer });
};
const fileOf = (document: string, values: unknown, version: unknown = 1): string =>
  JSON.stringify({ format: 'discipline-handbook-paper', version, document, values });
const status = (): Promise<string | null> => tab.locator('.fill-status').textContent();
const stored = (): Promise<number> => tab.evaluate(() => sessionStorage.length + localStorage.length);

/** A line of a printed page, in mm from the left and the top. */
interface PrintedLine {
  readonly words: string;
  readonly left: number;
  readonly right: number;
  readonly middle: number;
}

/** The lines of each page of a PDF file, by where its words stand. */
function linesOfPages(pdf: Buffer): PrintedLine[][] {
  const html = execFileSync('pdftotext', ['-bbox', '-', '-'], { input: pdf, encoding: 'utf8' });
  const millimetre = 72 / 25.4;
  return html
    .split('<page ')
    .slice(1)
    .map((page) => {
      const lines = new Map<number, PrintedLine>();
      const word = /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g;
      for (const [, left = '', top = '', right = '', bottom = '', words = ''] of page.matchAll(word)) {
        const middle = (Number(top) + Number(bottom)) / 2 / millimetre;
        const key = Math.round(middle);
        const before = lines.get(key);
        lines.set(key, {
          words: `${before?.words ?? ''}${words}`,
          left: Math.min(before?.left ?? Infinity, Number(left) / millimetre),
          right: Math.max(before?.right ?? 0, Number(right) / millimetre),
          middle,
        });
      }
      return [...lines.values()];
    });
}

describe('filling in', () => {
  test.each([
    ['WS-25', 'form'],
    ['WS-50', 'official'],
    ['WS-17', 'record'],
    ['WS-06', 'form'],
    ['WS-26', 'plain'],
    ['WS-61', 'letter'],
    ['WS-54', 'form'],
  ])('%s gives the same words on the page and the same bytes as the build', async (code, layout) => {
    const paper = await open(code);
    expect(paper.layout).toBe(layout);
    expect(await previewLines()).toEqual(plainText(layOut(paper)));
    const values = exampleValues(paper);
    await type(paper, values);
    await drawn();
    const sheet = layOut(paper, values);
    expect(await previewLines()).toEqual(plainText(sheet));
    const { name, bytes } = await download('下载 Word（已填）');
    expect(name).toBe(`文书-${code}-${paper.title.replaceAll('/', '、')}.docx`);
    expect(sha(bytes)).toBe(sha(await wordFile(sheet, origin)));
    expect(complaints).toEqual([]);
  });

  test('asks for nothing once loaded, except for the Word library at the click', async () => {
    const paper = await open('WS-25');
    await tab.waitForLoadState('networkidle');
    requests.length = 0;
    await type(paper, exampleValues(paper));
    await drawn();
    await download('导出填写数据');
    expect(requests.filter((address) => !address.startsWith('blob:'))).toEqual([]);
    await download('下载 Word（已填）');
    const asked = requests.filter((address) => !address.startsWith('blob:'));
    // The library, and what packs zips: that is a file of its own, because the packages of courses use it too.
    expect(asked.toSorted()).toEqual([
      expect.stringMatching(/^assets\/browser\.[^/]+\.js$/),
      expect.stringMatching(/^assets\/word-file\.[^/]+\.js$/),
    ]);
    provokes(/connect-src|index\.html.*Content Security Policy/);
    expect(
      await tab.evaluate(() =>
        fetch('/index.html').then(
          () => 'sent',
          () => 'refused',
        ),
      ),
    ).toBe('refused');
    expect(await tab.locator('form').count()).toBe(1);
    expect(await tab.locator('#q').count()).toBe(0);
  });

  test('lists what is required and empty, leads there, and gives the file anyway', async () => {
    const paper = await open('WS-25');
    await tab.getByRole('button', { name: '下载 Word（已填）' }).click();
    const summary = tab.getByRole('alert').first();
    const required = paper.fields.filter((field) => field.required);
    expect(await summary.getByRole('link').count()).toBe(required.length);
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
    await summary.getByRole('link', { name: labelOf(paper, 'person') }).click();
    const person = tab.locator('#f-person');
    expect(await person.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await person.getAttribute('aria-invalid')).toBe('true');
    await person.fill('某某');
    expect(await person.getAttribute('aria-invalid')).toBe(null);
    const { bytes } = await download('照样下载（空处留白）');
    expect(sha(bytes)).toBe(sha(await wordFile(layOut(paper, { person: '某某' }), origin)));
    expect(await tab.locator('.fill-summary').isVisible()).toBe(false);
  });

  test('ties label, help, example and error to each input', async () => {
    await open('WS-25');
    const person = tab.getByLabel('被反映人');
    const ids = (await person.getAttribute('aria-describedby'))?.split(' ') ?? [];
    const texts = await Promise.all(ids.map((id) => tab.locator(`[id="${id}"]`).textContent()));
    expect(texts.join('')).toContain('例：某某');
    expect(await tab.locator('label[for=f-person]').textContent()).toContain('必填');
    expect(
      await tab.locator('input:not([autocomplete=off]):not([type=file]), textarea:not([autocomplete=off])').count(),
    ).toBe(0);
  });

  test('picks the version of the Regulations by the date, and never against a choice by hand', async () => {
    await open('WS-50');
    const rule = tab.locator('#f-rule');
    const says = tab.locator('#f-rule-says');
    const date = tab.locator('#f-conductOn');
    await tab.getByRole('button', { name: '下载 Word（已填）' }).click();
    expect(await rule.getAttribute('aria-invalid')).toBe('true');
    await date.fill('2023-12-31');
    expect(await rule.inputValue()).toBe('2018');
    expect(await rule.getAttribute('aria-invalid')).toBe(null);
    await date.fill('2024-01-01');
    expect(await rule.inputValue()).toBe('2023');
    await date.fill('2018-09-30');
    expect(await rule.inputValue()).toBe('');
    expect(await says.textContent()).toContain('本站没有收录当时的版本');
    await date.fill('2023-05-01');
    await rule.selectOption('2023');
    await date.fill('2023-06-01');
    expect(await rule.inputValue()).toBe('2023');
    expect(await says.textContent()).toContain('你选的是2023年版');
    const link = tab.locator('#f-rule-rule a');
    expect(await link.getAttribute('href')).toContain('YJ-12.158');
  });

  test('puts a document number together, or takes it as it is written', async () => {
    const paper = await open('WS-50');
    const whole = tab.locator('#f-documentNumber');
    await tab.getByLabel('年份').fill('2026');
    expect(await whole.inputValue()).toBe('');
    await tab.getByLabel('序号').fill('03');
    expect(await whole.inputValue()).toBe(paper.fields.find(({ name }) => name === 'documentNumber')?.example);
    await whole.fill('×纪函〔2025〕12号');
    expect(await tab.getByLabel('机关代字').inputValue()).toBe('×纪函');
    expect(await tab.getByLabel('序号').inputValue()).toBe('12');
    await whole.fill('（另行编号）');
    await drawn();
    expect(await previewLines()).toContain('（另行编号）');
  });

  test('adds, moves, removes and brings back rows by keyboard', async () => {
    await open('WS-17');
    const add = tab.locator('#f-dialogue');
    await tab.locator('#f-dialogue-1-question').fill('一');
    await add.focus();
    await tab.keyboard.press('Enter');
    expect(await tab.evaluate(() => document.activeElement?.id)).toBe('f-dialogue-2-question');
    await tab.keyboard.type('二');
    await tab.getByRole('button', { name: '问和答第 2 行上移' }).press('Enter');
    expect(await tab.locator('#f-dialogue-1-question').inputValue()).toBe('二');
    expect(await tab.evaluate(() => document.activeElement?.textContent)).toBe('下移');
    await tab.getByRole('button', { name: '问和答第 1 行删去' }).press('Enter');
    expect(await tab.locator('#f-dialogue-1-question').inputValue()).toBe('一');
    await tab.keyboard.press('Enter');
    expect(await tab.locator('#f-dialogue-1-question').inputValue()).toBe('二');
    await drawn();
    const lines = await previewLines();
    expect(lines.filter((line) => line === '问：一' || line === '问：二')).toEqual(['问：二', '问：一']);
  });

  test('draws the preview in under 50 ms', async () => {
    const paper = await open('WS-50');
    await type(paper, exampleValues(paper));
    // Asked to print, the page draws at once.
    const times = await tab.evaluate(() =>
      [1, 2, 3, 4, 5].map(() => {
        const before = performance.now();
        window.dispatchEvent(new Event('beforeprint'));
        document.body.getBoundingClientRect();
        return performance.now() - before;
      }),
    );
    expect(times.toSorted((one, other) => one - other)[2]).toBeLessThan(50);
  });
});

describe('every document', () => {
  test('gives the same words and bytes as the build, fits a phone, and breaks nothing', async () => {
    await tab.setViewportSize({ width: 360, height: 720 });
    const wrong: string[] = [];
    for (const { data } of knowledge.documents) {
      const paper = await open(data.code);
      if (await tab.evaluate(() => document.documentElement.scrollWidth > 360)) wrong.push(`${data.code}: too wide`);
      const values = exampleValues(paper);
      await importFile(fileOf(data.code, values));
      await tab.locator('.fill-status:not(:empty), .fill-summary:not([hidden])').first().waitFor();
      const sheet = layOut(paper, values);
      if ((await previewLines()).join('\n') !== plainText(sheet).join('\n')) wrong.push(`${data.code}: other words`);
      const { bytes } = await download('下载 Word（已填）');
      if (sha(bytes) !== sha(await wordFile(sheet, origin))) wrong.push(`${data.code}: other bytes`);
      if (await tab.evaluate(() => document.documentElement.scrollWidth > 360))
        wrong.push(`${data.code}: too wide filled`);
    }
    expect(wrong).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe('what is typed wrongly', () => {
  test('is said when the field is left, and holds the file back', async () => {
    const paper = await open('WS-25');
    await type(paper, exampleValues(paper));
    const person = tab.locator('#f-person');
    await person.fill('某\u202E某');
    expect(await tab.locator('#f-person-error').isVisible()).toBe(false);
    await person.blur();
    expect(await tab.locator('#f-person-error').textContent()).toContain('U+202E');
    const problem = tab.locator('#f-problem');
    await problem.fill('长'.repeat(25_000));
    await problem.blur();
    expect(await tab.locator('#f-problem-error').textContent()).toContain('25000');
    await tab.getByRole('button', { name: '下载 Word（已填）' }).click();
    expect(await tab.locator('.fill-summary').textContent()).toContain('有 2 处要先改好');
    expect(await tab.locator('.fill-summary').getByRole('button').count()).toBe(0);
    await person.fill('某某');
    await problem.fill('好');
    expect(await tab.locator('#f-person-error').isVisible()).toBe(false);
    await download('下载 Word（已填）');
    expect(complaints).toEqual([]);
  });

  test('is kept as typed where it is legal', async () => {
    const paper = await open('WS-25');
    const values = {
      ...exampleValues(paper),
      person: '=1+1',
      problem: '<b>粗</b> & <img src=x onerror=alert(1)>\n😀 第二行',
    };
    await type(paper, values);
    await drawn();
    expect(await previewLines()).toEqual(plainText(layOut(paper, values)));
    expect(await tab.locator('#fill-frame :is(b, img)').count()).toBe(0);
    const { bytes } = await download('下载 Word（已填）');
    expect(sha(bytes)).toBe(sha(await wordFile(layOut(paper, values), origin)));
  });
});

describe('files of data', () => {
  test('come back as they went', async () => {
    for (const code of ['WS-25', 'WS-50', 'WS-17']) {
      const paper = await open(code);
      await type(paper, exampleValues(paper));
      await drawn();
      const before = await previewLines();
      const { name, bytes } = await download('导出填写数据');
      expect(name).toBe(`文书-${code}-${paper.title}.json`);
      await open(code);
      await importFile(bytes);
      await expect.poll(status).toContain('已导入');
      expect(await previewLines()).toEqual(before);
      const again = await download('导出填写数据');
      expect(again.bytes.toString()).toBe(bytes.toString());
    }
  });

  test.each([
    ['broken', '{"format":', '不完整'],
    ['other', '{"a":1}', '不是本站导出'],
    ['not an object', '[1]', '不是本站导出'],
    ['newer', fileOf('WS-25', {}, 2), '第 2 版'],
    ['without a document', fileOf('x', {}), '没有写明'],
    ['without values', fileOf('WS-25', []), '形状不对'],
    ['wrong shape', fileOf('WS-25', { person: ['某'] }), '应当是一段文字'],
    ['control character', fileOf('WS-25', { person: '某\u0007某' }), 'U+0007'],
    ['mark of direction', fileOf('WS-25', { person: '某\u200F某' }), 'U+200F'],
    ['too long', fileOf('WS-25', { problem: '长'.repeat(25_000) }), '25000'],
    ['unknown option', fileOf('WS-25', { gender: '其他' }), '不在可选的范围里'],
    ['impossible date', fileOf('WS-25', { filledOn: '2026-02-30' }), '不是真实的日期'],
    ['two lines in one', fileOf('WS-25', { person: '某\n某' }), '只能写一行'],
  ])('that are wrong are refused whole: %s', async (_, content, message) => {
    await open('WS-25');
    await tab.locator('#f-person').fill('原来的');
    await importFile(content);
    const summary = tab.locator('.fill-summary');
    await summary.waitFor();
    expect(await summary.textContent()).toContain('没有导入');
    expect(await summary.textContent()).toContain(message);
    expect(await tab.locator('#f-person').inputValue()).toBe('原来的');
    expect(complaints).toEqual([]);
  });

  test('that are too large or have too many rows are refused; two thousand rows are taken', async () => {
    await open('WS-17');
    await importFile(Buffer.alloc(2 * 1024 * 1024 + 1, 32));
    const summary = tab.locator('.fill-summary');
    await summary.waitFor();
    expect(await summary.textContent()).toContain('最多 2 MB');
    const rows = (count: number): unknown => ({ dialogue: Array.from({ length: count }, () => ({ question: '问' })) });
    await importFile(fileOf('WS-17', rows(3000)));
    await expect.poll(() => summary.textContent()).toContain('3000 行');
    await importFile(fileOf('WS-17', rows(2000)));
    await expect.poll(status).toContain('已导入');
    expect(await tab.locator('.fill-rows > li').count()).toBeLessThanOrEqual(30);
    expect((await previewLines()).filter((line) => line === '问：问').length).toBe(2000);
    await tab.getByRole('button', { name: '后面的行' }).click();
    expect(await tab.locator('#f-dialogue-31-question').inputValue()).toBe('问');
  });

  test('of another document are named, and fields of the same name are taken over after asking', async () => {
    await open('WS-26');
    await importFile(fileOf('WS-25', { person: '某某', unit: '××处', gender: '男', birth: '1980年1月' }));
    const dialog = tab.getByRole('dialog');
    await dialog.waitFor();
    expect(await dialog.textContent()).toContain('这是 WS-25 的填写数据，不是 WS-26 的');
    expect(await dialog.textContent()).toMatch(/字段名相同的 \d+ 项可以带过来/);
    await dialog.getByRole('button', { name: '不带' }).click();
    expect(await tab.locator('#f-person').inputValue()).toBe('');
    await importFile(fileOf('WS-25', { person: '某某', unit: '××处', gender: '男', birth: '1980年1月' }));
    await dialog.getByRole('button', { name: '带过来' }).click();
    expect(await tab.locator('#f-person').inputValue()).toBe('某某');
  });
});

describe('what is kept', () => {
  test('is nothing by default, the session if wanted, and nothing after clearing', async () => {
    const paper = await open('WS-25');
    await tab.locator('#f-person').fill('某某');
    await drawn();
    expect(await stored()).toBe(0);
    const remember = tab.getByLabel('本次打开浏览器期间记住');
    await remember.check();
    await tab.locator('#f-unit').fill('××处');
    tab.on('dialog', (dialog) => void dialog.accept());
    await tab.reload();
    expect(await status()).toContain('已读回');
    expect(await tab.locator('#f-unit').inputValue()).toBe('××处');
    expect(await remember.isChecked()).toBe(true);
    expect(await tab.evaluate(() => localStorage.length)).toBe(0);
    const other = await context.newPage();
    await other.goto(`${site.address}documents/fill/WS-25.html`);
    expect(await other.locator('#f-person').inputValue()).toBe('');
    await tab.getByRole('button', { name: '清空' }).click();
    await tab.getByRole('dialog').getByRole('button', { name: '清空', exact: true }).click();
    await expect.poll(status).toContain('已清空');
    expect(await stored()).toBe(0);
    expect(await tab.locator('#f-person').inputValue()).toBe('');
    expect(await previewLines()).toEqual(plainText(layOut(paper)));
    expect(await context.cookies()).toEqual([]);
  });

  test.each([
    ['corrupt', '{', '不完整'],
    ['another format', JSON.stringify({ version: 9 }), '别的格式'],
    ['old', JSON.stringify({ version: 1, savedAt: 1_000, values: { person: '某某' } }), '12 小时'],
    ['not fitting', JSON.stringify({ version: 1, savedAt: 'now', values: { person: 3 } }), '对不上'],
  ])('and cannot be used is reported and left alone: %s', async (_, text, message) => {
    await open('WS-25');
    const now = text.replace('"now"', String(Date.now()));
    await tab.evaluate((value) => sessionStorage.setItem('discipline-handbook-paper WS-25', value), now);
    await tab.reload();
    expect(await status()).toContain(message);
    expect(await tab.locator('#f-person').inputValue()).toBe('');
    expect(await tab.evaluate(() => sessionStorage.getItem('discipline-handbook-paper WS-25'))).toBe(now);
    await tab.getByRole('button', { name: '删去它' }).click();
    expect(await stored()).toBe(0);
  });

  test('asks before leaving only if something was typed and not handed out', async () => {
    const leave = async (): Promise<boolean> => {
      let asked = false;
      const answer = (dialog: { accept(): Promise<void> }): void => {
        asked = true;
        void dialog.accept();
      };
      tab.on('dialog', answer);
      await tab.goto(`${site.address}about.html`);
      tab.off('dialog', answer);
      return asked;
    };
    const paper = await open('WS-25');
    expect(await leave()).toBe(false);
    await open('WS-25');
    await tab.locator('#f-person').pressSequentially('某');
    expect(await leave()).toBe(true);
    await open('WS-25');
    await type(paper, exampleValues(paper));
    await download('导出填写数据');
    expect(await leave()).toBe(false);
  });
});

describe('the page', () => {
  test('says so if the Word library cannot be loaded, and tries again', async () => {
    const paper = await open('WS-25');
    await type(paper, exampleValues(paper));
    await context.setOffline(true);
    await tab.getByRole('button', { name: '下载 Word（已填）' }).click();
    await expect.poll(status).toContain('没有取到');
    await context.setOffline(false);
    await download('再试一次');
    expect(await status()).toContain('已下载');
  });

  test('prints the paper alone, to measure', async () => {
    const paper = await open('WS-50');
    await type(paper, { ...exampleValues(paper), facts: Array.from({ length: 60 }, () => '某'.repeat(60)).join('\n') });
    await tab.emulateMedia({ media: 'print' });
    const visible = await tab.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((element) => !element.closest('.paper') && element.checkVisibility() && element.children.length === 0)
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    expect(visible).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('prints an official paper with 22 lines of 28 characters', async () => {
    await open('WS-50');
    await tab.locator('#f-facts').fill('国'.repeat(2000));
    const pdf = await tab.pdf({ preferCSSPageSize: true });
    const pages = linesOfPages(pdf);
    const [, second = []] = pages;
    const text = second.filter(({ words }) => words.includes('国'));
    expect(text.length).toBe(22);
    expect(Math.max(...text.map(({ words }) => words.length))).toBe(28);
    expect(Math.min(...text.map(({ left }) => left))).toBeCloseTo(28, 0);
    expect(Math.max(...text.map(({ right }) => right))).toBeCloseTo(184, 0);
    // From the middle of the first line to that of the last: 21 lines of 28.95 points.
    const middles = text.map(({ middle }) => middle);
    expect(Math.max(...middles) - Math.min(...middles)).toBeCloseTo((21 * 28.95 * 25.4) / 72, 0);
    // 37 mm of margin and half a line above the first middle; a font's box need not be centred on its line.
    expect(Math.abs(Math.min(...middles) - 37 - (28.95 * 25.4) / 72 / 2)).toBeLessThan(1.5);
    for (const [index, lines] of pages.entries()) {
      const number = lines.find(({ words }) => words === `—${index + 1}—`);
      expect(number && (index % 2 === 0 ? number.right > 170 : number.left < 40), `page ${index + 1}`).toBe(true);
    }
  });

  test('loads few bytes before the click', async () => {
    const bodies: Promise<Buffer>[] = [];
    tab.on('response', (response) => {
      if (response.url().endsWith('.js')) bodies.push(response.body());
    });
    await open('WS-70');
    await tab.waitForLoadState('networkidle');
    const scripts = await Promise.all(bodies);
    const plain = scripts.reduce((sum, body) => sum + body.length, 0);
    const packed = scripts.reduce((sum, body) => sum + gzipSync(body).length, 0);
    expect(plain).toBeLessThan(60 * 1024);
    expect(packed).toBeLessThan(25 * 1024);
  });

  test.each([
    ['WS-25', 360, 'light'],
    ['WS-50', 1280, 'dark'],
    ['WS-17', 360, 'dark'],
    ['WS-06', 1280, 'light'],
    ['WS-26', 1280, 'light'],
    ['WS-61', 360, 'light'],
  ] as const)('%s has no accessibility violation at %i px, %s', async (code, width, colorScheme) => {
    await tab.emulateMedia({ colorScheme });
    await tab.setViewportSize({ width, height: 800 });
    await open(code);
    expect(await violations(tab)).toEqual([]);
    await tab.getByRole('button', { name: '下载 Word（已填）' }).click();
    expect(await violations(tab)).toEqual([]);
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await importFile(fileOf('WS-99', { person: '某某', unit: '××' }));
    await tab.locator('dialog, .fill-summary').first().waitFor();
    expect(await violations(tab)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('shows hints, what to fill in, the empty paper and the blank file without scripts', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const page = await plain.newPage();
    await page.goto(`${site.address}documents/fill/WS-25.html`);
    const paper = paperOf('WS-25');
    expect(await page.locator('.fill-list li').count()).toBe(paper.fields.length);
    expect(await page.locator('.fill-list').textContent()).toContain('必填');
    expect(await page.locator('#fill-frame .paper').count()).toBe(1);
    expect(await page.locator('noscript').textContent()).toContain('空白 Word');
    expect(await page.getByRole('link', { name: '下载空白 Word' }).getAttribute('href')).toBe('../word/WS-25.docx');
    expect(await page.locator('main').textContent()).toContain('起草提示');
    await plain.close();
  });

  test('has a policy of its own', () => {
    const html = readFileSync(join(folder, 'documents/fill/WS-25.html'), 'utf8');
    for (const rule of ['connect-src', 'form-action', 'worker-src']) expect(html).toContain(`${rule} &#x27;none&#x27;`);
    expect(html).not.toContain('wasm');
  });
});
