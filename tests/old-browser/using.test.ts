import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { Page as Tab } from 'playwright';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { compilePaper } from '../../src/documents/compile.ts';
import { layOut } from '../../src/documents/layout/lay-out.ts';
import { exampleValues } from '../../src/documents/values.ts';
import { wordFile } from '../../src/documents/word/word-file.ts';
import { loadKnowledgeBase } from '../../src/model/load.ts';
import { oldComplaintsOf, openOldBrowser } from './chromium-90.ts';
import { complaints, site, tab, useTab } from '../site/fixture.ts';

useTab({ open: openOldBrowser, complaintsOf: oldComplaintsOf });
afterEach(() => expect(complaints).toEqual([]));

const open = (path: string): Promise<unknown> => tab.goto(site.address + path);
const button = (name: string): ReturnType<Tab['locator']> => tab.getByRole('button', { name, exact: true });
/**
 * The file that a click gives. Chromium 90 tells Playwright nothing of downloads, so the page is watched: what it makes
 * a file of, and the name on the link that it follows.
 */
const download = async (name: string): Promise<{ name: string; bytes: Buffer }> => {
  await tab.evaluate(() => {
    const make = URL.createObjectURL.bind(URL);
    let content: Blob | MediaSource | undefined;
    URL.createObjectURL = (blob) => make((content = blob));
    const given = new Promise<{ name: string; bytes: number[] }>((give) => {
      document.addEventListener('click', ({ target }) => {
        if (!(target instanceof HTMLAnchorElement) || !(content instanceof Blob)) return;
        const { download: fileName } = target;
        void content.arrayBuffer().then((all) => give({ name: fileName, bytes: [...new Uint8Array(all)] }));
      });
    });
    Reflect.set(window, 'given', given);
  });
  await button(name).click();
  const file: unknown = await tab.evaluate(() => Reflect.get(window, 'given'));
  const { name: fileName, bytes } = z.object({ name: z.string(), bytes: z.array(z.number()) }).parse(file);
  return { name: fileName, bytes: Buffer.from(bytes) };
};

describe('Chromium 90', () => {
  test('offers suggestions and opens one', async () => {
    await open('procedures/case-review.html');
    await tab.locator('#q').focus();
    await tab.keyboard.insertText('函询');
    const first = tab.getByRole('option').first();
    await first.waitFor();
    expect(await first.textContent()).toContain('函询');
    await tab.keyboard.press('ArrowDown');
    expect(await first.getAttribute('aria-selected')).toBe('true');
    await Promise.all([tab.waitForNavigation(), tab.keyboard.press('Enter')]);
    expect(tab.url().slice(site.address.length)).toMatch(/^[a-z-]+\/.*\.html/);
  });

  test('searches, narrows by a facet, and marks what was found', async () => {
    await open('search.html?q=初步核实');
    const results = tab.locator('[data-search-result="exact"]');
    await results.first().waitFor();
    const facet = tab.locator('#facets label').filter({ hasText: '文书' });
    const count = Number(/\d+/.exec((await facet.textContent()) ?? '')?.[0]);
    expect(count).toBeGreaterThan(0);
    await facet.locator('input').check();
    await expect.poll(() => new URL(tab.url()).search).toContain('kind');
    await expect.poll(() => results.first().textContent()).toContain('文书');
    await results.first().locator('a').first().click();
    await tab.locator('.marks-note').waitFor();
    expect(await tab.locator('mark').first().textContent()).toBe('初步核实');
  });

  test('keeps what is ticked, hands it out, and takes it back', async () => {
    const tick = tab.locator('.ct-tick').first();
    await open('checklists/procedure-cx-03.html');
    await tab.getByLabel('在这台计算机上记住').check();
    await tick.check();
    const { name, bytes } = await download('导出记录');
    expect(name).toMatch(/^清单记录-\d{4}-\d\d-\d\d\.json$/);
    await expect.poll(() => tab.evaluate(() => localStorage.length)).toBe(1);
    await tab.reload();
    await expect.poll(() => tick.isChecked()).toBe(true);
    await button('清空全部').click();
    await tab.locator('dialog').getByRole('button').first().click();
    await expect.poll(() => tick.isChecked()).toBe(false);
    await tab
      .locator('input[type=file]')
      .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: bytes });
    await tab.locator('.ct-notice button').first().click();
    await expect.poll(() => tick.isChecked()).toBe(true);
  });

  test('counts a deadline and writes its calendar', async () => {
    await open('deadlines.html');
    await tab.locator('#dl-choice').selectOption('SX-09');
    await tab.locator('.dl-form input[id^="dl-date-"]').first().fill('2026-03-02');
    await button('算出日期').click();
    // 15 working days from the day after 2 March 2026, a Monday: three weeks without holidays.
    expect(await tab.locator('.dl-date-line b').first().textContent()).toContain('2026年3月23日');
    const { name, bytes } = await download('下载日历 .ics');
    expect(name).toBe('期限-SX-09.ics');
    expect(bytes.toString('utf8')).toContain('DTSTART;VALUE=DATE:20260323');
  });

  test.each(['WS-25', 'WS-50', 'WS-61'])('fills %s in, to the same Word file as the build', async (code) => {
    const knowledge = loadKnowledgeBase(resolve('content'));
    const document = knowledge.documents.find(({ data }) => data.code === code)?.data;
    if (!document) throw new Error(`no document ${code}`);
    const paper = compilePaper(knowledge, document);
    const values = exampleValues(paper);
    const data = JSON.stringify({ format: 'discipline-handbook-paper', version: 1, document: code, values });
    await open(`documents/fill/${code}.html`);
    await tab
      .locator('input[type=file]')
      .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(data) });
    await expect.poll(() => tab.locator('#fill-frame .filled').count()).toBeGreaterThan(0);
    const { bytes } = await download('下载 Word（已填）');
    const sheet = layOut(paper, values);
    const expected = await wordFile(sheet, { creator: knowledge.site.data.name, asOf: knowledge.site.data.asOf });
    const sha = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');
    expect(sha(bytes)).toBe(sha(expected));
  });
});
