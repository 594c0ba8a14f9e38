import { describe, expect, test } from 'vitest';
import { bindVolume, printVolume } from '../../src/handbook/bind.ts';
import { readChapter, type Chapter } from '../../src/handbook/chapter.ts';
import { steadyPdf } from '../../src/handbook/pdf.ts';
import { parseHtml } from '../../src/rendering/html.ts';
import { qrPath } from '../../src/rendering/qr.ts';

const shell = (chapters: string): string =>
  `<!doctype html><html><head></head><body><main id="main"><p><a href="../rules/b.html">b</a></p>${chapters}</main></body></html>`;
const page = (main: string): string =>
  `<!doctype html><html><head></head><body><nav>menu</nav><main>${main}</main></body></html>`;

const pages: Record<string, string> = {
  'rules/a.html': page(
    '<nav class="crumbs">crumbs</nav><header class="head"><h1>甲</h1></header>' +
      '<section id="steps" aria-labelledby="h-steps"><h2 id="h-steps">步骤</h2>' +
      '<p id="GZ-01.1" data-plain>见<a href="b.html#steps">乙的步骤</a>、<a href="b.html#GZ-02.1">第一条</a>、' +
      '<a href="../terms/SY-001.html">术语</a>、<a href="#h-steps">本页</a>。<span class="prov">党规 已核对</span></p></section>' +
      '<script>1</script><section id="related">相关</section>',
  ),
  'rules/b.html': page('<h1>乙</h1><section id="steps"><p id="GZ-02.1">话</p></section>'),
};

function bound(chapters: string): string {
  const chapterOf = (address: string): Chapter => readChapter(parseHtml(pages[address] ?? '')) ?? [];
  return printVolume(bindVolume(parseHtml(shell(chapters)), 'handbook/rules.html', chapterOf));
}

const both =
  '<article id="GZ-01" data-bind="rules/a.html" data-number="1.1">x</article>' +
  '<article id="GZ-02" data-bind="rules/b.html" data-number="1.2">x</article>';

describe('a volume', () => {
  test('holds what stands on the pages, with marks, without menus and scripts', () => {
    const html = bound(both);
    for (const words of ['1.1　甲', '1.2　乙', '党规 已核对', '步骤']) expect(html).toContain(words);
    for (const gone of ['menu', 'crumbs', '<script', '相关', 'data-bind', 'data-plain', '>x<']) {
      expect(html).not.toContain(gone);
    }
    expect(html).toContain('<h3>1.1　甲</h3>');
    expect(html).toContain('<h4 id="GZ-01-h-steps">');
  });

  test('has every id once; codes stay, others take the name of their page', () => {
    const ids = [...bound(both).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids).toEqual([
      'main',
      'GZ-01',
      'GZ-01-steps',
      'GZ-01-h-steps',
      'GZ-01.1',
      'GZ-02',
      'GZ-02-steps',
      'GZ-02.1',
    ]);
  });

  test('leads inside to what it holds, and to the site for the rest', () => {
    const links = [...bound(both).matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    expect(links).toEqual(['#GZ-02', '#GZ-02-steps', '#GZ-02.1', '../terms/SY-001.html', '#GZ-01-h-steps']);
  });

  test('leads to the site for what another volume holds', () => {
    const links = [...bound(both.slice(0, both.indexOf('<article', 1))).matchAll(/href="([^"]*)"/g)];
    expect(links.map(([, href]) => href)).toContain('../rules/b.html#steps');
  });

  test('refers to what it holds by its name there, and to nothing else', () => {
    const table =
      '<h1>表</h1><table><tr><th id="h-a">甲</th><td headers="h-a gone">1</td><td headers="gone">2</td></tr></table>';
    const chapter = readChapter(parseHtml(page(table))) ?? [];
    const volume = parseHtml(shell('<article id="tables" data-bind="tables/a.html">x</article>'));
    const html = printVolume(bindVolume(volume, 'handbook/tables.html', () => chapter));
    expect(html).toContain('<th id="tables-h-a">甲</th><td headers="tables-h-a">1</td><td>2</td>');
  });

  test('is refused if one page is bound twice under one name', () => {
    expect(() => bound(both.replace('rules/b.html', 'rules/a.html').replace('GZ-02', 'GZ-01'))).toThrow('重复');
  });
});

test('a QR code is drawn in a square with its quiet zone', () => {
  const { size, path } = qrPath('https://example.invalid/c/CX-04.html');
  expect(size).toBe(33);
  // The upper edge of two finder patterns, seven units wide, after two units of quiet zone.
  expect(path).toMatch(/^M2 2\.5h7/);
  expect(path.length).toBeLessThan(2500);
});

describe('what Chromium writes otherwise each time', () => {
  /** The pieces of a PDF file that differ: the time, and the numbers of the heads to which cells refer. */
  const pdf = (time: string, ...heads: readonly string[]): Buffer =>
    Buffer.from(
      `/CreationDate (D:${time}+00'00')\n/ModDate (D:${time}+00'00')>>\n` +
        heads.map((head) => `/ID (node${head})>>\n`).join('') +
        `/Headers [(node${heads[0]})]\n/Names [${heads.toSorted().map((head) => `(node${head}) 7 0 R`)}]\n\xff`,
      'latin1',
    );
  const monday = pdf('20260302101500', '00001132', '00001140', '00001133');
  const busy = pdf('20260303221501', '00091132', '00091999', '00091133');

  test('is the same, and as long', () => {
    expect(steadyPdf(monday, '2026-03-01')).toEqual(steadyPdf(busy, '2026-03-01'));
    expect(steadyPdf(monday, '2026-03-01')).toHaveLength(monday.length);
  });

  test('keeps who refers to whom, and the order of lists', () => {
    const text = steadyPdf(monday, '2026-03-01').toString('latin1');
    expect(text).toContain('D:20260301000000');
    expect(text).toContain('/ID (node00000001)>>\n/ID (node00000003)>>\n/ID (node00000002)>>');
    expect(text).toContain('/Headers [(node00000001)]');
    expect(text).toMatch(/Names \[\(node00000001\).*\(node00000002\).*\(node00000003\)/);
    expect(text.endsWith('\xff')).toBe(true);
  });
});
