import { describe, expect, test } from 'vitest';
import { readPage } from '../../src/search/build/records.ts';

function readHtml(html: string): ReturnType<typeof readPage> {
  return readPage({ address: 'x.html', html });
}

function read(body: string): ReturnType<typeof readPage> {
  return readHtml(
    `<!doctype html><html><head><title>T</title></head><body><nav>导航</nav><main data-pagefind-body="程序">${body}</main><footer>页脚</footer></body></html>`,
  );
}

/** The records of a page: `anchor|heading|block/block`. */
function records(body: string): string[] {
  return (read(body)?.records ?? []).map(({ anchor, heading, blocks }) => `${anchor}|${heading}|${blocks.join('/')}`);
}

describe('pages', () => {
  test('address, kind, title', () => {
    expect(read('<h1>标 题<a href="#">五</a></h1><p>一</p>')).toEqual({
      address: 'x.html',
      title: '标 题五',
      kind: '程序',
      records: [{ anchor: '', heading: '标 题五', blocks: ['标 题五', '一'], quoted: ['一'] }],
    });
  });

  test('a page without body stays out', () => {
    expect(readHtml('<html><body><main><p>一</p></main></body></html>')).toBeUndefined();
    expect(readHtml('')).toBeUndefined();
  });

  test('the word in a text is no body', () => {
    expect(readHtml('<main><p>data-pagefind-body</p></main>')).toBeUndefined();
  });

  test('a page without heading has no title', () => {
    expect(read('<p>一</p>')?.title).toBe('');
  });

  test('an empty page has no records', () => {
    expect(records('')).toEqual([]);
    expect(records(' <p> </p><section id="a"></section>')).toEqual([]);
  });

  test('only the body counts', () => {
    expect(records('<p>一</p>')).toEqual(['||一']);
  });
});

describe('blocks', () => {
  test('inline elements join, other elements part', () => {
    expect(
      records('<p>初<strong>步</strong><a href="x"><em>核</em></a>实</p><p>二<br>三</p>四<div>五</div>六'),
    ).toEqual(['||初步核实/二/三/四/五/六']);
  });

  test('white space is one space', () => {
    expect(records('<p>第\n  21\t条&nbsp;完</p>')).toEqual(['||第 21 条 完']);
  });

  test('entities', () => {
    expect(records('<p>&lt;初&gt;&amp;&quot;步&quot;&#26680;&#x5b9e;</p>')).toEqual(['||<初>&"步"核实']);
  });

  test('every cell of a table is its own', () => {
    expect(
      records(
        '<table><caption>表</caption><thead><tr><th>甲</th><th>乙</th></tr></thead><tbody><tr><td>一</td><td>二<p>三</p></td></tr></tbody></table>',
      ),
    ).toEqual(['||表/甲/乙/一/二/三']);
  });

  test('nested lists', () => {
    expect(records('<ul><li>一<ul><li>二</li><li>三<ol><li>四</li></ol></li></ul>五</li></ul>')).toEqual([
      '||一/二/三/四/五',
    ]);
  });

  test('description lists and details', () => {
    expect(records('<dl><dt>谁</dt><dd>书记</dd></dl><details><summary>多</summary><p>少</p></details>')).toEqual([
      '||谁/书记/多/少',
    ]);
  });
});

describe('what is left out', () => {
  test.each([
    ['script', '<script>坏</script>'],
    ['style', '<style>坏{}</style>'],
    ['template', '<template><p>坏</p></template>'],
    ['noscript', '<noscript><p>坏</p></noscript>'],
    ['hidden', '<p hidden>坏</p>'],
    ['ignored', '<div data-pagefind-ignore><p>坏</p></div>'],
    ['ignored, with a value', '<div data-pagefind-ignore="all"><p id="b">坏</p></div>'],
    ['comments', '<!-- 坏 -->'],
  ])('%s', (_, html) => {
    expect(records(`<p>一</p>${html}<p>二</p>`)).toEqual(['||一/二']);
  });

  test('an ignored word within a paragraph', () => {
    expect(records('<p>线索<span data-pagefind-ignore>说明</span>处置</p>')).toEqual(['||线索处置']);
  });

  test('nor does it stand in headings', () => {
    expect(records('<h2 id="a">一<span hidden>坏</span><a data-pagefind-ignore href="#a">#</a></h2>')).toEqual([
      'a|一|一',
    ]);
  });
});

describe('parts', () => {
  test('a section with an anchor ends with the section', () => {
    expect(records('<p>前</p><section id="CX-01.1"><h2>登记</h2><p>一</p></section><p>后</p>')).toEqual([
      '||前/后',
      'CX-01.1|登记|登记/一',
    ]);
  });

  test('a heading with an anchor begins a part that lasts to the next', () => {
    expect(records('<p>前</p><h2 id="a">甲</h2><p>一</p><h2 id="b">乙</h2><p>二</p>')).toEqual([
      '||前',
      'a|甲|甲/一',
      'b|乙|乙/二',
    ]);
  });

  test('but not beyond the element around it', () => {
    expect(records('<div><h2 id="a">甲</h2><p>一</p></div><p>二</p>')).toEqual(['||二', 'a|甲|甲/一']);
  });

  test('a section named by its heading is one part', () => {
    expect(records('<section id="s" aria-labelledby="h"><h2 id="h">甲</h2><p>一</p></section>')).toEqual([
      's|甲|甲/一',
    ]);
  });

  test('the first heading of a section names it, also after other text', () => {
    expect(records('<section id="s"><p>零</p><h2 id="h">甲</h2><p>一</p></section>')).toEqual(['s|甲|零/甲/一']);
  });

  test('a second heading is a part of its own', () => {
    expect(records('<section id="s"><h2>甲</h2><p>一</p><h3 id="h">乙</h3><p>二</p></section>')).toEqual([
      's|甲|甲/一',
      'h|乙|乙/二',
    ]);
  });

  test('parts within parts', () => {
    expect(
      records('<section id="a"><h2>甲</h2><p>一</p><section id="b"><h3>乙</h3><p>二</p></section><p>三</p></section>'),
    ).toEqual(['a|甲|甲/一/三', 'b|乙|乙/二']);
  });

  test('paragraphs, rows and items with an anchor', () => {
    expect(
      records('<p id="p">一</p><table><tr id="r"><td>二</td><td>三</td></tr></table><ul><li id="l">四</li></ul>五'),
    ).toEqual(['||五', 'p||一', 'r||二/三', 'l||四']);
  });

  test('an anchor on an inline element is no part', () => {
    expect(records('<p>一<span id="s">二</span>三</p>')).toEqual(['||一二三']);
  });

  test('an empty anchor and the anchor of the main element are none', () => {
    expect(
      readHtml('<main id="main" data-pagefind-body="规则"><p id="">一</p></main>')?.records.map(
        ({ anchor, blocks }) => [anchor, ...blocks],
      ),
    ).toEqual([['', '一']]);
  });

  test('an empty part is none', () => {
    expect(records('<section id="a"></section><section id="b"><p>一</p></section>')).toEqual(['b||一']);
  });
});

describe('what is quoted', () => {
  function quoted(body: string): (readonly string[])[] {
    return (read(body)?.records ?? []).map((record) => record.quoted);
  }

  test('the text without its heading', () => {
    expect(quoted('<section id="a"><h2>甲</h2><p>一<strong>二</strong></p></section>')).toEqual([['一二']]);
  });

  test('codes and marks of provenance are searched, not quoted', () => {
    const body = '<p id="a">登记 <code class="code">CX-01.1</code><span class="prov"><span>来源</span></span></p>';
    expect(records(body)).toEqual(['a||登记 CX-01.1来源']);
    expect(quoted(body)).toEqual([['登记']]);
  });

  test('what is left out is not quoted either', () => {
    expect(quoted('<p>一<span hidden>坏</span><script>坏</script></p>')).toEqual([['一']]);
  });

  test('blocks stay apart', () => {
    expect(quoted('<ul><li>一</li><li>二<p>三</p></li></ul>')).toEqual([['一', '二', '三']]);
  });
});
