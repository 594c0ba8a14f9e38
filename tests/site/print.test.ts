import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { site, tab, useTab } from './fixture.ts';
import { folder, readPages } from './site.ts';
import { findChromium, printPdf } from '../../src/handbook/pdf.ts';

useTab();

/** A word of a printed page, in points from the upper left corner. */
interface Word {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly words: readonly Word[];
  readonly text: string;
}

/** Prints a page of the site; the words of each sheet, where they stand. */
async function print(address: string): Promise<Sheet[]> {
  await tab.goto(site.address + address);
  return sheetsOf(await tab.pdf({ preferCSSPageSize: true }));
}

function sheetsOf(pdf: Buffer | string, ...range: string[]): Sheet[] {
  const [file, input] = typeof pdf === 'string' ? [pdf, ''] : ['-', pdf];
  const html = execFileSync('pdftotext', ['-bbox', ...range, file, '-'], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return html
    .split('<page ')
    .slice(1)
    .map((page) => {
      const [, width = '0', height = '0'] = /width="([\d.]+)" height="([\d.]+)"/.exec(page) ?? [];
      const words = [...page.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)</g)].map(
        ([, left, top, bottom, text = '']) => ({ text, left: Number(left), top: Number(top), bottom: Number(bottom) }),
      );
      const text = words.map((word) => word.text).join('');
      return { width: Number(width), height: Number(height), words, text };
    });
}

const a4 = [595, 842];
/** What only a screen needs. */
const chrome = [
  '跳到正文',
  '链接和二维码',
  '搜索框',
  '栏目办理',
  '本页内容',
  '上一项',
  '下一项',
  '用文字看流程',
  '算一算',
];

const printed: readonly (readonly [address: string, title: string, code: string])[] = [
  ['procedures/preliminary-verification.html', '初步核实', 'CX-04'],
  ['tables/time-limits.html', '办理时限一览', ''],
  ['tables/approvals.html', '审批权限', ''],
  ['rules/setting-up.html', '应设尽设', 'GZ-02'],
  ['duties/accountability.html', '问责', 'ZZ-'],
  ['work-points/2022/index.html', '工作要点', 'YD-2022'],
  ['checklists/procedure-cx-04.html', '初步核实办理清单', ''],
  ['search.html', '搜索', ''],
  ['about.html', '标记和出处', ''],
  ['handbook/procedure-cx-04.html', '初步核实', ''],
];

describe('any page on paper', () => {
  test.for(printed)(
    '%s: A4, head, address, page x of y on each sheet, nothing of the screen',
    async ([address, title, code]) => {
      const sheets = await print(address);
      expect(sheets.length).toBeGreaterThan(0);
      for (const [index, sheet] of sheets.entries()) {
        expect([sheet.width, sheet.height].map(Math.round).toSorted((a, b) => a - b)).toEqual(a4);
        expect(sheet.text).toContain(`第${index + 1}页，共${sheets.length}页`);
        expect(sheet.text).toContain(address);
        const head = sheet.words.filter(({ bottom }) => bottom < 60).map(({ text }) => text);
        expect(head.join('')).toContain(title);
        expect(head.join('')).toContain(code);
        for (const words of chrome) expect(sheet.text).not.toContain(words);
      }
    },
  );

  test.each([
    ['tables/time-limits.html', ['事项', '时限', '从哪天算', '能否延长', '依据和核对']],
    ['tables/approvals.html', ['依据和核对']],
    ['checklists/procedure-cx-04.html', ['编号', '事项', '谁', '期限', '文书', '依据和核对']],
  ])('%s: no row is cut, and the head of the table stands on every sheet', async (address, columns) => {
    const sheets = await print(address);
    const last = columns.at(-1);
    let tables = 0;
    for (const [index, { words, height }] of sheets.entries()) {
      const head = words.find(({ text, top }) => text === last && top < 110);
      // A sheet on which no table goes on begins with something else.
      if (!head || index === 0) continue;
      tables += 1;
      const line = words.filter(({ top }) => Math.abs(top - head.top) < 3).toSorted((x, y) => x.left - y.left);
      for (const column of columns) expect(line.map(({ text }) => text)).toContain(column);
      // A long name in the head takes a second line, 12.5 points below; the rows begin further down.
      const below = words.filter(({ top, bottom }) => top > head.top + 14 && bottom < height - 45);
      // A box to tick is larger than the words beside it.
      const first = Math.min(...below.filter(({ text }) => text !== '□').map(({ top }) => top));
      // What goes on from the sheet before has nothing in its first column: it stands at the top of the row.
      const second = line[1]?.left ?? Number.POSITIVE_INFINITY;
      const starts = below.filter(({ top, left }) => top < first + 6 && left < second);
      expect(starts.length, `sheet ${index + 1}`).toBeGreaterThan(0);
    }
    expect(tables).toBeGreaterThan(2);
  });

  test('a step that fits on a sheet is not cut; its code stands beside it', async () => {
    const sheets = await print('procedures/preliminary-verification.html');
    for (let step = 1; step <= 9; step += 1) {
      const on = sheets.filter(({ words }) => words.some(({ text }) => text === `CX-04.${step}`));
      expect(on.length, `step ${step}`).toBeGreaterThanOrEqual(1);
    }
    const third = sheets.find(({ text }) => text.includes('两人以上谈话，一人一证，原件优先'));
    expect(third?.text).toContain('书证、物证先取原件');
  });

  test('names the target of a link where its words do not', async () => {
    const sheets = await print('procedures/preliminary-verification.html');
    const text = sheets.map((sheet) => sheet.text).join('');
    expect(text).toContain('立案审查[CX-05]');
    expect(text).toContain('初步核实呈批表[WS-25]');
    expect(text).not.toContain('（CX-05）[CX-05]');
  });

  test('writes the real address and its QR code once printing by keyboard begins, and nothing that was asked', async () => {
    await tab.goto(`${site.address}procedures/preliminary-verification.html?mark=秘密#steps`);
    expect(await tab.locator('.qr').count()).toBe(0);
    await tab.keyboard.down('Control');
    await tab.locator('.print-only .qr path').waitFor({ state: 'attached' });
    await tab.keyboard.up('Control');
    const head = await tab.locator('.print-only').textContent();
    expect(head).toContain(`${site.address}c/CX-04.html`);
    expect(head).not.toContain('秘密');
  });
});

describe('a record and a letter on paper', () => {
  test('a record has its signatures at the foot of every sheet', async () => {
    const sheets = await print('documents/fill/WS-27.html');
    expect(sheets.length).toBeGreaterThan(1);
    for (const sheet of sheets) {
      const foot = sheet.words.filter(({ top }) => top > sheet.height - 85).map(({ text }) => text);
      expect(foot.join('')).toMatch(/签名.*第\d页共\d页/);
      const body = sheet.words.filter(({ bottom }) => bottom < sheet.height - 85);
      expect(Math.max(...body.map(({ bottom }) => bottom))).toBeLessThan(sheet.height - 62);
    }
  });

  test('the red lines of a letter are 170 mm wide, at the top and at the foot', async () => {
    await tab.goto(`${site.address}documents/fill/WS-59.html`);
    const pdf = await tab.pdf({ preferCSSPageSize: true });
    const dots = 4;
    const picture = execFileSync('pdftoppm', ['-r', String(25.4 * dots), '-f', '1', '-l', '1', '-'], {
      input: pdf,
      maxBuffer: 1 << 28,
    });
    const [, width = '0', , offset = ''] =
      /^P6\s+((\d+)\s+(\d+)\s+255\s)/.exec(picture.toString('latin1', 0, 40)) ?? [];
    const columns = Number(width.split(/\s+/)[0]);
    const start = 3 + width.length;
    expect(offset).not.toBe('');
    const lines: number[][] = [];
    for (let at = start; at + columns * 3 <= picture.length; at += columns * 3) {
      const red: number[] = [];
      for (let x = 0; x < columns; x += 1) {
        const [r = 0, g = 0, b = 0] = picture.subarray(at + x * 3, at + x * 3 + 3);
        if (r > 180 && g < 120 && b < 120) red.push(x);
      }
      if (red.length > 140 * dots) lines.push([Math.min(...red) / dots, Math.max(...red) / dots]);
    }
    expect(lines.length).toBeGreaterThanOrEqual(4);
    for (const [left = 0, right = 0] of lines) {
      expect(left).toBeCloseTo(20, 0);
      expect(right).toBeCloseTo(190, 0);
    }
  });
});

describe('many pages as one document', () => {
  const volumes = readPages().filter(({ path }) => /^handbook\/(?!index)/.test(path));

  test('there is one for each procedure, the duties, the rules, the year, the terms, and for everything', () => {
    expect(volumes.map(({ path }) => path)).toEqual(
      expect.arrayContaining(
        ['all', 'duties', 'rules', 'terms', 'work-points-2022', 'procedure-cx-01'].map(
          (name) => `handbook/${name}.html`,
        ),
      ),
    );
    expect(volumes.filter(({ path }) => path.includes('procedure-')).length).toBe(14);
  });

  test('holds every chapter that it announces, its marks, and no page of the site unbound', () => {
    const marks = (html: string): number => html.match(/class="prov"/g)?.length ?? 0;
    const pages = new Map(readPages().map(({ path, html }) => [path, html]));
    for (const { html } of volumes) {
      expect(html).not.toContain('data-bind');
      expect(html).toContain('class="legend"');
    }
    const procedure = pages.get('procedures/preliminary-verification.html') ?? '';
    const volume = pages.get('handbook/procedure-cx-04.html') ?? '';
    expect(marks(procedure)).toBeGreaterThan(30);
    expect(marks(volume)).toBeGreaterThanOrEqual(marks(procedure));
  });

  test('stays out of search', () => {
    expect(volumes.filter(({ html }) => html.includes('data-pagefind-body')).map(({ path }) => path)).toEqual([]);
  });

  test('a PDF file says the same each time, with one date, and a folder’s path is not in it', async () => {
    const chromium = findChromium();
    if (chromium === undefined) throw new Error('这些测试要有 Chromium。');
    const html = volumes.find(({ path }) => path.endsWith('procedure-cx-04.html'))?.html ?? '';
    const first = await printPdf(chromium, folder, html, '2026-11-22');
    const second = await printPdf(chromium, folder, html, '2026-11-22');
    expect(first.length).toBeGreaterThan(100_000);
    const words = (pdf: Buffer): string => execFileSync('pdftotext', ['-raw', '-', '-'], { input: pdf }).toString();
    expect(words(first)).toBe(words(second));
    expect(second.toString('latin1').match(/\(D:\d{8}/g)).toEqual(['(D:20261122', '(D:20261122']);
    expect(first.toString('latin1')).toContain('(D:20261122000000');
    expect(first.toString('latin1')).not.toMatch(/file:|\/tmp\//);
  });

  test('the PDF file, if there is one, is whole: A4, fonts, bookmarks, every procedure; else no page links to it', () => {
    const file = join(folder, 'handbook/all.pdf');
    const linking = readPages().filter(({ html }) => /href="[^"]*all\.pdf"/.test(html));
    if (!existsSync(file)) {
      expect(linking.map(({ path }) => path)).toEqual([]);
      return;
    }
    expect(linking.map(({ path }) => path)).toEqual(['handbook/all.html', 'handbook/index.html']);
    const run = (program: string, ...args: string[]): string =>
      execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
    const info = run('pdfinfo', file);
    expect(info).toMatch(/Page size:\s+59[45][\d.]* x 84[12]/);
    expect(Number(/Pages:\s+(\d+)/.exec(info)?.[1])).toBeGreaterThan(100);
    expect(run('pdfinfo', '-dests', file).split('\n').length).toBeGreaterThan(300);
    const fonts = run('pdffonts', file).split('\n').slice(2).filter(Boolean);
    expect(fonts.filter((line) => !/\s(yes)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$/.test(line))).toEqual([]);
    const text = run('pdftotext', '-raw', file, '-').replaceAll(/\s/g, '');
    for (const { html } of volumes.filter(({ path }) => path.includes('procedure-'))) {
      const title = /<h1>(.*?)<\/h1>/.exec(html)?.[1]?.replaceAll('<wbr>', '') ?? '?';
      expect(text).toContain(title);
    }
    const raw = readFileSync(file, 'latin1');
    expect(raw).toContain('/Outlines');
    expect(raw).not.toMatch(/file:|\/tmp\//);
  });
});
