import { describe, expect, test } from 'vitest';
import { formatProblems } from '../../src/model/problem.ts';
import { isPublished, readPage, readSite } from '../../src/publishing/addresses.ts';
import { placeCopies } from '../../src/publishing/moved-files.ts';
import { extend, findAdditions, findBreaks } from '../../src/publishing/register.ts';
import { ContentFolder } from './content-fixture.ts';
import { contentOf, SiteFolder } from './site-fixture.ts';

/** A content with this register of addresses and these redirects, and the site that it makes. */
function published({ addresses = '{}', redirects = '{}' }: { addresses?: string; redirects?: string }): {
  content: ContentFolder;
  site: SiteFolder;
} {
  const content = ContentFolder.valid();
  const site = new SiteFolder(content);
  content.write('addresses.yaml', `${addresses}\n`);
  content.replace('permalinks.yaml', 'redirects: {}', `redirects: ${redirects}`);
  return { content, site };
}

/** Everything that is broken on the site, as an editor reads it. */
function breaksOf({ content, site }: { content: ContentFolder; site: SiteFolder }): string {
  return formatProblems(findBreaks(contentOf(content), readSite(site.root)));
}

describe('what is published', () => {
  test.for([
    ['index.html', true],
    ['documents/word/WS-01.docx', true],
    ['search/manifest.json', true],
    ['integrity.json', false],
    ['assets/site.css', false],
    ['search/34051e6e0c96/lexicon.json', false],
    ['c/CX-01.html', false],
    ['cases/a.html', true],
  ])('%s: %s', ([address, expected]) => {
    expect(isPublished(String(address))).toBe(expected);
  });

  test('anchors are what readers link to, inside the main part', () => {
    const html = `<!doctype html><html><head></head><body><header><nav id="sections"></nav><input id="q"></header>
      <main id="main"><section id="steps"><h2 id="h-steps">步骤</h2><ol><li id="CX-01.1"></li></ol>
      <table id="t"><tbody><tr id="SX-01"></tr></tbody></table><h3 id="新旧条号对照"></h3></section>
      <div id="checklist-tools"></div><p id="status"></p><span role="tooltip" id="d-1"></span><details id="facets"></details>
      <form id="f"><label id="l"></label><input id="i"><select id="s"></select><textarea id="a"></textarea><button id="b"></button></form>
      <script type="application/json" id="data">{}</script><template id="row"><section id="inside"></section></template></main>
      <footer id="foot"></footer></body></html>`;
    expect([...readPage('a.html', html).anchors]).toEqual([
      'steps',
      'h-steps',
      'CX-01.1',
      't',
      'SX-01',
      '新旧条号对照',
    ]);
  });

  test('where a page and what is gone from it lead, from the root of the site', () => {
    const html = `<!doctype html><html><head><meta http-equiv="refresh" content="0; url=../rules/b.html#x"></head><body><main>
      <div><p class="moved" id="old">移到了<a href="../terms/SY-001.html">那里</a></p><p class="note moved" id="旧">移到了<b><a href="#here">这里</a></b></p></div>
      </main></body></html>`;
    const { anchors, moved, leadsTo } = readPage('duties/a.html', html);
    expect(leadsTo).toBe('rules/b.html#x');
    expect([...moved]).toEqual([
      ['old', 'terms/SY-001.html'],
      ['旧', 'duties/a.html#here'],
    ]);
    expect(anchors.size).toBe(0);
  });
});

describe('additions', () => {
  test('pages, files and anchors that are not registered; what only leads elsewhere is nothing new', () => {
    const { content, site } = published({});
    site.page('about.html', '<section id="marks"></section>');
    site.page('help.html', '<h2 id="a"></h2><h2 id="b"></h2>');
    site.redirect('old.html', 'help.html');
    site.write('assets/x.js', '');
    site.write('a.zip', '');
    const known = Object.fromEntries([...readSite(new SiteFolder(content).root).keys()].map((path) => [path, []]));
    const { files, anchors } = findAdditions({ ...known, 'help.html': ['b'] }, readSite(site.root));
    expect([...files]).toEqual([
      ['a.zip', []],
      ['about.html', ['marks']],
    ]);
    expect([...anchors].filter(([page]) => page === 'help.html' || page === 'tables/sanctions.html')).toEqual([
      ['help.html', ['a']],
      ['tables/sanctions.html', ['CF-01']],
    ]);
  });

  test('are put in order, and nothing that is gone is taken out', () => {
    const register = { 'b.html': ['y', 'gone'], 'gone.zip': [] };
    const additions = { files: new Map([['a.html', ['x']]]), anchors: new Map([['b.html', ['h']]]) };
    const extended = extend(register, additions);
    expect(extended).toEqual({ 'a.html': ['x'], 'b.html': ['gone', 'h', 'y'], 'gone.zip': [] });
    expect(Object.keys(extended)).toEqual(['a.html', 'b.html', 'gone.zip']);
  });
});

describe('what is gone', () => {
  test('nothing, where all is there', () => {
    expect(breaksOf(published({ addresses: 'tables/sanctions.html: [CF-01]\n' }))).toBe('');
  });

  test('nothing, where nothing was published', () => {
    const parts = published({});
    parts.content.remove('addresses.yaml');
    expect(breaksOf(parts)).toBe('');
  });

  test('a page, a file and anchors, all at once', () => {
    expect(
      breaksOf(
        published({
          addresses: 'help.html: [a, h-a]\nindex.html: [steps, h-steps, 旧]\nnew.html: []\nword/a.docx: []\n',
        }),
      ),
    ).toMatchInlineSnapshot(`
      "addresses.yaml:1  字段 help.html
        发现：没有 help.html 这一页了，它的锚点也断了：#a、#h-a
        应为：公布过的地址一直有效
        改法：恢复这一页；确实移走了的，在 permalinks.yaml 的 redirects 里加一行“help.html: 新编号或者新地址”。

      addresses.yaml:2  字段 index.html
        发现：index.html 上没有了：#steps、#h-steps、#旧
        应为：公布过的锚点一直有效
        改法：恢复这些锚点；确实移走了的，在 permalinks.yaml 的 redirects 里每处加一行：“index.html#steps: 新编号或者新地址”、“index.html#旧: 新编号或者新地址”。

      addresses.yaml:3  字段 new.html
        发现：没有 new.html 这一页了
        应为：公布过的地址一直有效
        改法：恢复这一页；确实移走了的，在 permalinks.yaml 的 redirects 里加一行“new.html: 新编号或者新地址”。

      addresses.yaml:4  字段 word/a.docx
        发现：没有 word/a.docx 这个文件了
        应为：公布过的地址一直有效
        改法：恢复这个文件；确实换了名字的，在 permalinks.yaml 的 redirects 里加一行“word/a.docx: 新文件的地址”，建站时会在旧地址放一份。"
    `);
  });

  test('a code whose address, or whose place, is not on the site', () => {
    const parts = published({});
    parts.site.remove('c/GZ-01.html');
    parts.site.page('rules/confidentiality.html', '');
    expect(breaksOf(parts)).toMatchInlineSnapshot(`
      "permalinks.yaml:12  字段 published.GZ-01
        发现：没有 c/GZ-01.html
        应为：每个公布过的编号都有地址，通到它所在的地方
        改法：让页面显示这个编号（id 就是编号），或者在 redirects 里写明它到哪里去了，再重新建站。

      permalinks.yaml:13  字段 published.GZ-01.1
        发现：c/GZ-01.1.html 通到 rules/confidentiality.html#GZ-01.1，那里没有
        应为：每个公布过的编号都有地址，通到它所在的地方
        改法：让页面显示这个编号（id 就是编号），或者在 redirects 里写明它到哪里去了，再重新建站。"
    `);
  });
});

describe('redirects on the site', () => {
  test('a page that is gone leads on, and its anchors with it', () => {
    const parts = published({ addresses: 'old.html: [x, y]\n', redirects: '{ old.html: GZ-01 }' });
    parts.site.redirect('old.html', 'rules/confidentiality.html');
    expect(breaksOf(parts)).toBe('');
  });

  test('an anchor that is gone leads on', () => {
    const parts = published({ addresses: 'index.html: [x]\n', redirects: '{ index.html#x: GZ-01.1 }' });
    parts.site.page('index.html', '<p class="moved" id="x"><a href="rules/confidentiality.html#GZ-01.1">那里</a></p>');
    expect(breaksOf(parts)).toBe('');
  });

  test('that lead to what is not there', () => {
    const parts = published({
      addresses: 'index.html: [x]\nold.html: [CF-01]\nother.html: []\n',
      redirects: '{ old.html: help.html, index.html#x: about.html#no, WS-09: documents/none.html }',
    });
    parts.site.page('index.html', '<p class="moved" id="x"><a href="about.html#no">那里</a></p>');
    parts.site.redirect(
      'old.html',
      'help.html',
      '<p class="moved" id="CF-01"><a href="tables/sanctions.html#CF-02">那里</a></p>',
    );
    parts.site.redirect('other.html', 'old.html');
    expect(breaksOf(parts)).toMatchInlineSnapshot(`
      "addresses.yaml:2  字段 old.html
        发现：old.html#CF-01 转到 tables/sanctions.html#CF-02，那里没有
        应为：公布过的地址一直有效
        改法：让那里显示它；或者在 permalinks.yaml 的 redirects 里写明它到哪里去了。

      addresses.yaml:3  字段 other.html
        发现：other.html 转到 old.html，那里没有
        应为：公布过的地址一直有效
        改法：让那里显示它；或者在 permalinks.yaml 的 redirects 里写明它到哪里去了。

      permalinks.yaml:32  字段 redirects.old.html
        发现：old.html 转到 help.html，那里没有
        应为：网站上有的编号或者地址
        改法：把转向目标改成还在的编号或者地址。

      permalinks.yaml:32  字段 redirects.index.html#x
        发现：index.html#x 转到 about.html#no，那里没有
        应为：网站上有的编号或者地址
        改法：把转向目标改成还在的编号或者地址。

      permalinks.yaml:32  字段 redirects.WS-09
        发现：WS-09 转到 documents/none.html，那里没有
        应为：网站上有的编号或者地址
        改法：把转向目标改成还在的编号或者地址。"
    `);
  });

  test('from what is still there', () => {
    const parts = published({ redirects: '{ about.html: GZ-01, index.html#x: GZ-01, index.html#gone: GZ-01 }' });
    parts.site.page('about.html', '');
    parts.site.page('index.html', '<h2 id="x"></h2>');
    expect(breaksOf(parts)).toMatchInlineSnapshot(`
      "permalinks.yaml:32  字段 redirects.about.html
        发现：about.html 现在还在
        应为：已经没有的编号或者地址
        改法：删去这一行。

      permalinks.yaml:32  字段 redirects.index.html#x
        发现：index.html#x 现在还在
        应为：已经没有的编号或者地址
        改法：删去这一行。"
    `);
  });
});

describe('copies for files that are gone', () => {
  const redirects = '{ word/old.docx: word/older.docx, word/older.docx: word/new.docx }';

  test('hold the bytes of what took their place, at the end of the redirects', () => {
    const parts = published({ addresses: 'word/old.docx: []\n', redirects });
    parts.site.write('word/new.docx', '新');
    expect(placeCopies(contentOf(parts.content), parts.site.root)).toEqual([]);
    expect(parts.site.read('word/old.docx')).toBe('新');
    expect(parts.site.read('word/older.docx')).toBe('新');
    expect(breaksOf(parts)).toBe('');
    // A second time nothing changes.
    expect(placeCopies(contentOf(parts.content), parts.site.root)).toEqual([]);
  });

  test('never replace a file that is still there', () => {
    const parts = published({ redirects });
    parts.site.write('word/old.docx', '旧');
    parts.site.write('word/new.docx', '新');
    expect(formatProblems(placeCopies(contentOf(parts.content), parts.site.root))).toMatchInlineSnapshot(`
      "permalinks.yaml:32  字段 redirects.word/old.docx
        发现：word/old.docx 现在还在
        应为：已经没有的编号或者地址
        改法：删去这一行。"
    `);
    expect(parts.site.read('word/old.docx')).toBe('旧');
  });

  test('cannot be made of what is not there', () => {
    const parts = published({ addresses: 'word/old.docx: []\n', redirects });
    expect(placeCopies(contentOf(parts.content), parts.site.root)).toEqual([]);
    expect(breaksOf(parts)).toMatchInlineSnapshot(`
      "addresses.yaml:1  字段 word/old.docx
        发现：没有 word/old.docx 这个文件了
        应为：公布过的地址一直有效
        改法：恢复这个文件；确实换了名字的，在 permalinks.yaml 的 redirects 里加一行“word/old.docx: 新文件的地址”，建站时会在旧地址放一份。

      permalinks.yaml:32  字段 redirects.word/old.docx
        发现：word/old.docx 转到 word/new.docx，那里没有
        应为：网站上有的编号或者地址
        改法：把转向目标改成还在的编号或者地址。

      permalinks.yaml:32  字段 redirects.word/older.docx
        发现：word/older.docx 转到 word/new.docx，那里没有
        应为：网站上有的编号或者地址
        改法：把转向目标改成还在的编号或者地址。"
    `);
  });
});
