import { describe, expect, test } from 'vitest';
import { layOut } from '../../src/documents/layout/lay-out.ts';
import { htmlOf, markupOf, type Markup } from '../../src/documents/markup.ts';
import type { Paper, PaperValues } from '../../src/documents/paper.ts';
import { plainText } from '../../src/documents/plain-text.ts';
import { column, field, official, paper, table, text } from './paper-fixture.ts';

function html(of: Paper, values?: PaperValues): string {
  return htmlOf(markupOf(layOut(of, values)));
}

/** The words of an element; line breaks are none. */
function wordsOf(markup: Markup | string): string {
  return typeof markup === 'string' ? markup : markup.children.map(wordsOf).join('');
}

/** Every element of a kind, in order. */
function elementsOf(markup: Markup, tag: string): Markup[] {
  const below = markup.children.flatMap((child) => (typeof child === 'string' ? [] : elementsOf(child, tag)));
  return markup.tag === tag ? [markup, ...below] : below;
}

describe('escaping', () => {
  test('what would be markup stays text', () => {
    const made = html(paper({ fields: [field('it')], body: [text('在{it}中')] }), {
      it: '<script>alert("x")</script>&amp;<!-- -->',
    });
    expect(made).toContain(
      '<span class="filled">&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;amp;&lt;!-- --&gt;</span>',
    );
    expect(made).not.toContain('<script');
  });

  test('in attributes', () => {
    expect(htmlOf({ tag: 'p', attributes: { title: '"><b>&' }, children: [] })).toBe(
      '<p title="&quot;&gt;&lt;b&gt;&amp;"></p>',
    );
  });

  test('what a template says', () => {
    expect(html(paper({ heading: '<题>', body: [text('甲 & 乙')] }))).toContain('>&lt;题&gt;</p>');
  });

  test('single quotes, emoji and rare characters need none', () => {
    expect(htmlOf({ tag: 'p', attributes: {}, children: ["'👍𠮷"] })).toBe("<p>'👍𠮷</p>");
  });

  test.for(['br', 'col', 'hr'])('a %s has no end', (tag) => {
    expect(htmlOf({ tag, attributes: {}, children: [] })).toBe(`<${tag}>`);
  });
});

describe('structure', () => {
  test('an official paper', () => {
    expect(
      html(
        official({
          upward: true,
          body: [text('正文。'), { block: 'signoff', text: '某委', on: 'issuedOn', sealed: true }],
        }),
        {
          documentNumber: '某纪〔2026〕3号',
          signer: '某某',
          issuedOn: '2026-03-09',
          printedBy: '某局',
        },
      ),
    ).toBe(
      [
        '<div class="paper paper-official" lang="zh-CN">',
        '<p class="p-mark size-62"><span class="filled">某机关纪委</span>文件</p>',
        '<p class="p-empty"></p><p class="p-empty"></p>',
        '<p class="p-number two-ended"><span>\u3000<span class="filled">某纪〔2026〕3号</span></span>',
        '<span class="opposite">签发人：<span class="kai">某某</span></span></p>',
        '<p class="p-empty"></p><p class="p-empty"></p>',
        '<p class="p-title">试验文书</p>',
        '<p class="p-empty"></p>',
        '<p class="p-body keep">正文。</p>',
        '<p class="p-empty keep"></p><p class="p-empty keep"></p><p class="p-empty keep"></p>',
        '<p class="p-signature right-12">某委</p>',
        '<p class="p-signature right-8"><span class="filled">2026年3月9日</span></p>',
        '<table class="paper-table-imprint"><colgroup><col span="78"></colgroup><tbody>',
        '<tr><td colspan="47" class="at-middle"><p class="p-imprint"><span class="filled">某局</span></p></td>',
        '<td colspan="31" class="at-middle"><p class="p-imprintDate">',
        '<span class="blank">\u3000\u3000年\u3000月\u3000日</span>印发</p></td></tr>',
        '</tbody></table></div>',
      ].join(''),
    );
  });

  test('a letter has its mark in a head', () => {
    const made = markupOf(layOut(official({ layout: 'letter' })));
    const [head] = made.children;
    expect(head && htmlOf(typeof head === 'string' ? made : head)).toBe(
      '<div class="paper-head"><p class="p-letterMark size-62"><span class="filled">某机关纪委</span></p></div>',
    );
  });

  test('a table: heads of columns and of rows, repeated head apart', () => {
    const list = field('list', { type: 'rows', blankRows: 1, columns: [column('who', 30), column('what', 60)] });
    const made = html(
      paper({
        layout: 'form',
        fields: [list, field('it')],
        body: [{ block: 'list', of: 'list' }, text('又：'), table({ row: 'fields', of: ['it'] })],
      }),
      {
        list: [{ who: '某某', what: '甲\n乙' }],
      },
    );
    expect(made).toContain(
      '<thead><tr class="high-10"><th colspan="26" class="at-middle" scope="col"><p class="p-label">who 列</p></th>',
    );
    expect(made).toContain('<p class="p-value">甲</p><p class="p-value">乙</p></td></tr></tbody>');
    expect(made).toContain('<th colspan="14" class="at-middle" scope="row"><p class="p-label">it 栏</p></th>');
    expect(made).toContain(
      '<td colspan="64" class="at-middle"><p class="p-value"><span class="blank">\u3000</span></p></td>',
    );
  });

  test('a wide form, a record with who signs each page, a page break', () => {
    expect(html(paper({ layout: 'form', landscape: true }))).toMatch(/^<div class="paper paper-form paper-wide" /);
    expect(html(paper({ layout: 'record', footers: ['谈话人', '记录人'] }))).toMatch(
      /<p class="paper-foot">谈话人：________\u3000记录人：________<\/p><\/div>$/,
    );
    expect(html(paper({ body: [text('甲'), { block: 'break' }, text('乙')] }))).toContain(
      '甲</p><hr class="paper-break"><p',
    );
  });

  test('a blank is marked, and its paragraph not spread', () => {
    expect(html(paper({ fields: [field('it')], body: [text('在{it}中')] }))).toContain(
      '<p class="p-body ragged">在<span class="blank">________</span>中</p>',
    );
  });

  test('a line break inside a paragraph', () => {
    const title = '某某某某机关纪律检查委员会关于反映某某同志有关问题线索处置情况的报告';
    const made = markupOf(layOut(paper({ heading: title })));
    expect(elementsOf(made, 'br')).toHaveLength(1);
    expect(wordsOf(made)).toBe(title);
  });

  test('no style and no script: the policy of the page forbids them', () => {
    const made = html(official({ body: [{ block: 'signoff', text: '某委', on: 'issuedOn', sealed: false }] }));
    expect(made).not.toMatch(/ style=| on\w+=|<script|<style/);
  });
});

test.for([undefined, { it: '<b>&"“某”', list: [{ who: '甲' }] }])('it says what the plain text says: %o', (values) => {
  const list = field('list', { type: 'rows', blankRows: 2, columns: [column('index', 12), column('who', 60)] });
  const of = official({
    upward: true,
    secrecy: true,
    fields: [field('it'), list],
    body: [
      { block: 'addressee', text: '{it}：' },
      text('正文。'),
      { block: 'list', of: 'list' },
      { block: 'signoff', text: '某委', on: 'issuedOn', sealed: true },
    ],
  });
  const sheet = layOut(of, values);
  const paragraphs = elementsOf(markupOf(sheet), 'p').map(wordsOf);
  expect(paragraphs.filter((line) => line.trim() !== '')).toEqual(
    plainText(sheet).map((line) => line.replaceAll('\n', '')),
  );
});
