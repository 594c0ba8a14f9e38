import { describe, expect, test } from 'vitest';
import { PageFinisher, relativeAddress } from '../../src/rendering/finish-page.ts';
import { ContentFolder } from './content-fixture.ts';

/** A finisher for the smallest content with four terms, one of which is not to be linked. */
function finisher(): PageFinisher {
  const content = ContentFolder.valid();
  content.write(
    'terms/handling.yaml',
    `title: 办理用语
order: 1
reviewedOn: 2025-06-01
terms:
  - { code: SY-001, term: 问题线索, definition: 反映违纪的材料。, aliases: [检举], initials: [A], source: { origin: editorial } }
  - { code: SY-002, term: 线索, definition: 简称。, forms: [线头, 问题], initials: [A], source: { origin: editorial } }
  - { code: SY-003, term: 干部, definition: 日常词。, autolink: false, initials: [A], source: { origin: editorial } }
  - code: SY-004
    term: 谈话（函询）
    definition: 见**[登记](CX-01.1)**。
    initials: [A]
    source: { origin: editorial }
`,
  );
  content.register({
    'SY-002': 'terms/SY-002.html',
    'SY-003': 'terms/SY-003.html',
    'SY-004': 'terms/SY-004.html',
  });
  return new PageFinisher(content.load());
}

/** The inside of the body after a page with this inside was finished. */
function finishBody(body: string, page = 'rules/confidentiality.html'): string {
  const html = finisher().finish(`<!doctype html><html><head></head><body>${body}</body></html>`, page);
  const [, rest = ''] = html.split('<body>');
  return rest.replace('</body></html>', '');
}

/** The words that a reader sees, without markup and without the definitions at hand. */
function wordsOf(html: string): string {
  return html.replaceAll(/<span class="definition".*?<\/span>/g, '').replaceAll(/<[^>]*>/g, '');
}

const clue =
  '<span class="term"><a href="../terms/SY-001.html" aria-describedby="d-1">问题线索</a><span class="definition" role="tooltip" id="d-1" data-pagefind-ignore>反映违纪的材料。</span></span>';

describe('room for the tools of a page', () => {
  const cite = '<button type="button" class="copy cite-open" hidden>链接和二维码</button>';
  const verified = '<button type="button" class="copy verified-only" aria-pressed="false" hidden>只看已核对</button>';
  const code = '<a class="code" href="#top" data-copy="">CX-01</a>';
  const mark = (state: string): string => `<span class="prov"><span class="c ${state}">x</span></span>`;
  const page = (tools: string, text: string, attributes = ' data-pagefind-body="规则"'): string =>
    `<main${attributes}><div class="tools">${tools}</div>${text}</main>`;

  test.for([
    { name: 'a code, all verified', before: page(code, mark('c-yes')), after: page(code + cite, mark('c-yes')) },
    { name: 'a code, a mark', before: page(code, mark('c-no')), after: page(code + cite + verified, mark('c-no')) },
    { name: 'a mark only', before: page('', mark('c-part')), after: page(verified, mark('c-part')) },
    { name: 'a legend', before: page('', `<dl><dt>${mark('c-no')}</dt></dl>`) },
    { name: 'not searched', before: page('', mark('c-no'), '') },
    { name: 'the calculator', before: page('', `<div class="dl">${mark('c-no')}</div>`) },
    { name: 'no tools', before: `<main data-pagefind-body="规则">${code}${mark('c-no')}</main>` },
  ])('$name', ({ before, after = before }) => {
    expect(finishBody(before)).toBe(after);
  });
});

describe('relative addresses', () => {
  test.for([
    { page: 'index.html', target: 'about.html', way: 'about.html' },
    { page: 'index.html', target: 'procedures/a.html', way: 'procedures/a.html' },
    { page: 'index.html', target: 'index.html', way: 'index.html' },
    { page: 'index.html', target: '', way: 'index.html' },
    { page: 'procedures/a.html', target: 'procedures/b.html', way: 'b.html' },
    { page: 'procedures/a.html', target: 'procedures/a.html', way: 'a.html' },
    { page: 'procedures/a.html', target: 'procedures/a.html#CX-01.2', way: '#CX-01.2' },
    { page: 'procedures/a.html', target: 'procedures/b.html#CX-02.1', way: 'b.html#CX-02.1' },
    { page: 'procedures/a.html', target: 'terms/b.html#c', way: '../terms/b.html#c' },
    { page: 'procedures/a.html', target: 'index.html', way: '../index.html' },
    { page: 'procedures/a.html', target: '', way: '../index.html' },
    { page: 'procedures/a.html', target: 'work-points/2022/a.html', way: '../work-points/2022/a.html' },
    { page: 'work-points/2022/a.html', target: 'work-points/2022/index.html', way: 'index.html' },
    { page: 'work-points/2022/a.html', target: 'work-points/2023/a.html', way: '../2023/a.html' },
    { page: 'work-points/2022/a.html', target: 'procedures/a.html#x', way: '../../procedures/a.html#x' },
    { page: 'work-points/2022/a.html', target: 'site.css', way: '../../site.css' },
    { page: 'a/b.html', target: 'a', way: '../a' },
    { page: 'a/b.html', target: 'terms/', way: '../terms/index.html' },
  ])('from $page to $target', ({ page, target, way }) => {
    expect(relativeAddress(page, target)).toBe(way);
  });
});

describe('links to codes', () => {
  test('an entry, a part, a part of the page itself', () => {
    expect(
      finishBody(
        '<a href="CX-01">办理</a><a href="CX-01.2">告知</a><a href="GZ-01.1">本页</a><a href="GW-02">干部</a>',
      ),
    ).toBe(
      '<a href="../procedures/petition-handling.html">办理</a><a href="../procedures/petition-handling.html#CX-01.2">告知</a><a href="#GZ-01.1">本页</a><a href="../roles/index.html#GW-02">干部</a>',
    );
  });

  test('in a drawing', () => {
    expect(finishBody('<svg viewBox="0 0 1 1"><a href="SX-01"><rect/></a></svg>')).toBe(
      '<svg viewBox="0 0 1 1"><a href="../tables/time-limits.html#SX-01"><rect></rect></a></svg>',
    );
  });

  test('an unknown code is an error that names page and code', () => {
    expect(() => finishBody('<a href="CX-99">没有</a>')).toThrow('rules/confidentiality.html：链接到没有的编号 CX-99');
  });

  test('other addresses are left alone', () => {
    const body =
      '<a href="#top">上</a><a href="b.html">乙</a><a href="mailto:a@example.org">信</a><a href="cx-01">小写</a>';
    expect(finishBody(body)).toBe(body);
  });
});

describe('absolute addresses', () => {
  const body =
    '<a href="/about.html">甲</a><a href="/">首页</a><img src="/icon.svg"><form action="/search.html"></form>';

  test.for([
    {
      page: 'index.html',
      html: '<a href="about.html">甲</a><a href="index.html">首页</a><img src="icon.svg"><form action="search.html"></form>',
    },
    {
      page: 'rules/a.html',
      html: '<a href="../about.html">甲</a><a href="../index.html">首页</a><img src="../icon.svg"><form action="../search.html"></form>',
    },
    {
      page: 'work-points/2022/a.html',
      html: '<a href="../../about.html">甲</a><a href="../../index.html">首页</a><img src="../../icon.svg"><form action="../../search.html"></form>',
    },
  ])('of $page', ({ page, html }) => {
    expect(finishBody(body, page)).toBe(html);
  });

  test('of styles and scripts in the head', () => {
    const head = '<link rel="stylesheet" href="/site.css"><script type="module" src="/page.js"></script>';
    expect(finisher().finish(`<!doctype html><html><head>${head}</head><body></body></html>`, 'c/CX-01.html')).toBe(
      '<!doctype html><html><head><link rel="stylesheet" href="../site.css"><script type="module" src="../page.js" async blocking="render"></script></head><body></body></html>',
    );
  });

  test('of a refresh', () => {
    const head = '<meta http-equiv="refresh" content="0; url=/procedures/petition-handling.html#CX-01.2">';
    expect(finisher().finish(`<!doctype html><html><head>${head}</head><body></body></html>`, 'c/CX-01.2.html')).toBe(
      '<!doctype html><html><head><meta http-equiv="refresh" content="0; url=../procedures/petition-handling.html#CX-01.2"></head><body></body></html>',
    );
  });

  test('on the page for unknown addresses also from one and two folders down', () => {
    const html =
      '<!doctype html><html><head><link rel="stylesheet" href="/site.css"></head><body><a href="/about.html">甲</a><script type="module" src="/page.js"></script></body></html>';
    expect(finisher().finish(html, '404.html')).toBe(
      '<!doctype html><html><head><link rel="stylesheet" href="site.css"><link rel="stylesheet" href="../site.css"><script type="module" src="../page.js"></script><link rel="stylesheet" href="../../site.css"><script type="module" src="../../page.js"></script></head><body><a href="about.html">甲</a><script type="module" src="page.js"></script></body></html>',
    );
  });

  test('other meta texts and other sites are left alone', () => {
    const body = '<meta name="description" content="/手册"><a href="//example.org/a">外</a>';
    expect(finishBody(body)).toBe(body);
  });

  test('inside a template', () => {
    expect(finishBody('<template><a href="/about.html">甲</a></template>')).toBe(
      '<template><a href="../about.html">甲</a></template>',
    );
  });
});

describe('terms', () => {
  test('a mention links to the term and has its definition at hand', () => {
    expect(finishBody('<main><p>先看问题线索。</p></main>')).toBe(`<main><p>先看${clue}。</p></main>`);
  });

  test('only the first mention of a section', () => {
    expect(
      finishBody(
        '<main><section><p>问题线索和问题线索</p><p>问题线索</p></section><section><p>问题线索</p></section></main>',
      ),
    ).toBe(
      `<main><section><p>${clue}和问题线索</p><p>问题线索</p></section><section><p>${clue.replaceAll('d-1', 'd-2')}</p></section></main>`,
    );
  });

  test('a section within a section counts for itself', () => {
    expect(finishBody('<main><section><p>问题线索</p><section><p>问题线索</p></section></section></main>')).toBe(
      `<main><section><p>${clue}</p><section><p>${clue.replaceAll('d-1', 'd-2')}</p></section></section></main>`,
    );
  });

  test('a mention outside any section counts for itself', () => {
    expect(finishBody('<main><p>问题线索</p><p>问题线索</p><section><p>问题线索</p></section></main>')).toBe(
      `<main><p>${clue}</p><p>问题线索</p><section><p>${clue.replaceAll('d-1', 'd-2')}</p></section></main>`,
    );
  });

  test('the longest term wins, and a shorter one in it is not linked', () => {
    expect(finishBody('<main><p>问题线索、线索</p></main>')).toBe(
      `<main><p>${clue}、<span class="term"><a href="../terms/SY-002.html" aria-describedby="d-2">线索</a><span class="definition" role="tooltip" id="d-2" data-pagefind-ignore>简称。</span></span></p></main>`,
    );
    expect(finishBody('<main><p>问题线索，又是问题线索</p></main>')).toBe(`<main><p>${clue}，又是问题线索</p></main>`);
  });

  test('a written form links like the name, an alias does not', () => {
    expect(finishBody('<main><p>线头</p><p>检举</p></main>')).toBe(
      '<main><p><span class="term"><a href="../terms/SY-002.html" aria-describedby="d-1">线头</a><span class="definition" role="tooltip" id="d-1" data-pagefind-ignore>简称。</span></span></p><p>检举</p></main>',
    );
  });

  test('signs in a name are no pattern, and the definition has no markup', () => {
    expect(finishBody('<main><p>谈话（函询）</p></main>')).toContain('data-pagefind-ignore>见登记。</span>');
  });

  test('a term that is not to be linked', () => {
    expect(finishBody('<main><p>干部</p></main>')).toBe('<main><p>干部</p></main>');
  });

  test.for(['h1', 'h2', 'h3', 'a', 'code', 'button', 'label', 'summary', 'nav', 'figcaption'])('not in %s', (name) => {
    const body = `<main><${name}><b>问题线索</b></${name}></main>`;
    expect(finishBody(body)).toBe(body);
  });

  test('not in the heads of tables and lists of facts, but in their cells', () => {
    expect(
      finishBody(
        '<main><table><caption>问题线索</caption><tbody><tr><th>问题线索</th><td>问题线索</td></tr></tbody></table><section><dl><dt>问题线索</dt></dl></section></main>',
      ),
    ).toBe(
      `<main><table><caption>问题线索</caption><tbody><tr><th>问题线索</th><td>${clue}</td></tr></tbody></table><section><dl><dt>问题线索</dt></dl></section></main>`,
    );
  });

  test('not where the page asks for plain words', () => {
    const body = '<main><div data-plain><p>问题线索</p></div></main>';
    expect(finishBody(body)).toBe('<main><div data-plain=""><p>问题线索</p></div></main>');
  });

  test('not outside the main part', () => {
    const body = '<header><p>问题线索</p></header><main></main><footer><p>问题线索</p></footer>';
    expect(finishBody(body)).toBe(body);
  });

  test('not on the page of the term itself', () => {
    const body = '<main><p>问题线索</p></main>';
    expect(finishBody(body, 'terms/SY-001.html')).toBe(body);
    expect(finishBody(body, 'terms/SY-002.html')).toBe(
      `<main><p>${clue.replace('../terms/SY-001.html', 'SY-001.html')}</p></main>`,
    );
  });

  test('content without linked terms', () => {
    const content = ContentFolder.valid();
    content.replace('terms/handling.yaml', 'initials:', 'autolink: false\n    initials:');
    const html = '<!doctype html><html><head></head><body><main><p>问题线索</p></main></body></html>';
    expect(new PageFinisher(content.load()).finish(html, 'index.html')).toBe(html);
  });
});

describe('words', () => {
  test('stay what they were, with links and without', () => {
    const body = `<main>
  <h1>问题线索</h1>
  <section><p>线索 and <b>问题线索</b>，谈话（函询）；<em>线头</em>　全角空格</p>
  <ul><li>线索线索问题线索</li><li>“引号”——破折号……</li></ul></section>
  <pre> 一行
   两行</pre><p>见<a href="CX-01">问题线索</a>。</p></main>`;
    const finished = finishBody(body);
    expect(wordsOf(finished)).toBe(wordsOf(body));
    expect(finished.match(/class="term"/g)).toHaveLength(3);
  });

  test('signs that markup needs stay escaped', () => {
    expect(finishBody('<main><p>甲 &amp; 乙 &lt;b&gt; "丙"</p></main>')).toBe(
      '<main><p>甲 &#x26; 乙 &#x3C;b> "丙"</p></main>',
    );
  });
});

describe('anchors that are gone', () => {
  const holder = '<div data-moved-anchors data-pagefind-ignore><script src="/moved.js"></script></div>';
  const page = 'rules/confidentiality.html';

  function finished(main: string, register: string, redirects = '{}', of = page): string {
    const content = ContentFolder.valid();
    content.write('addresses.yaml', `${register}\n`);
    content.replace('permalinks.yaml', 'redirects: {}', `redirects: ${redirects}`);
    const html = `<!doctype html><html><head></head><body><main>${main}${holder}</main></body></html>`;
    const [, rest = ''] = new PageFinisher(content.load()).finish(html, of).split('<main>');
    return rest.replace('</main></body></html>', '');
  }

  test('stay as signs to where the place is now', () => {
    expect(
      finished(
        '<h2 id="b"></h2>',
        `${page}: [a, b, CX-01.2]`,
        `{ '${page}#a': about.html#marks, '${page}#old': GZ-01.1 }`,
      ),
    ).toBe(
      '<h2 id="b"></h2><div data-moved-anchors="" data-pagefind-ignore>' +
        '<p class="moved version-note" id="a">这一处移到了<a href="../about.html#marks">新的地址</a>。</p>' +
        '<p class="moved version-note" id="CX-01.2">这一处移到了<a href="../procedures/petition-handling.html#CX-01.2">步骤：15 个工作日内告知</a>。</p>' +
        '<p class="moved version-note" id="old">这一处移到了<a href="#GZ-01.1">条目：材料专人保管</a>。</p>' +
        '<script src="../moved.js"></script></div>',
    );
  });

  test('no sign and no script where nothing is gone', () => {
    expect(finished('<h2 id="a"></h2>', `${page}: [a]`)).toBe('<h2 id="a"></h2>');
    expect(finished('<h2 id="a"></h2>', '{}', '{}', 'new.html')).toBe('<h2 id="a"></h2>');
  });

  test('an anchor that leads nowhere gets no sign: the build refuses it', () => {
    expect(finished('<h2 id="b"></h2>', `${page}: [a, b]`)).toBe('<h2 id="b"></h2>');
  });
});
