import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, BrowserContext } from 'playwright';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { buildCopy, type BuiltCopy } from '../../scripts/build-copy.ts';
import { loadContent } from '../../src/model/content.ts';
import { readSite } from '../../src/publishing/addresses.ts';
import { findAdditions } from '../../src/publishing/register.ts';
import type { ContentFolder } from '../unit/content-fixture.ts';
import { buildableContent } from './buildable-content.ts';
import { folder, forAll, listFiles, openBrowser, readPages, serve, serveBare, type Served } from './site.ts';

let browser: Browser;
/** The same reader with and without scripts. */
let readers: { readonly scripts: BrowserContext; readonly plain: BrowserContext };
beforeAll(async () => {
  browser = await openBrowser();
  readers = { scripts: await browser.newContext(), plain: await browser.newContext({ javaScriptEnabled: false }) };
});
afterAll(async () => {
  await browser.close();
});

/** Where a reader ends who opens an address: site-relative. */
async function follow(site: Served, address: string, reader: keyof typeof readers): Promise<string> {
  const tab = await readers[reader].newPage();
  try {
    await tab.goto(site.address + address);
    // A page that only leads on is left once it is loaded; the one at the end has a header.
    await tab.locator('header.site').waitFor({ state: 'attached' });
    return decodeURIComponent(tab.url().slice(site.address.length));
  } finally {
    await tab.close();
  }
}

describe('the registers', () => {
  const pages = new Map(readPages().map((page) => [page.path, page.html]));
  const files = new Set(listFiles(folder));
  const read = (name: string): Map<string, unknown> => {
    const data: unknown = parse(readFileSync(join('content', name), 'utf8'));
    return new Map(typeof data === 'object' && data !== null ? Object.entries(data) : []);
  };

  /** Whether a page or file, and the anchor if there is one, stands in the built site; read without our own parser. */
  const stands = (address: string): boolean => {
    const [path = '', anchor] = address.split('#');
    if (!files.has(path)) return false;
    return anchor === undefined || (pages.get(path)?.includes(` id="${anchor}"`) ?? false);
  };

  test('hold every code, and each leads to a place that exists', () => {
    const published = read('permalinks.yaml').get('published');
    const codes = typeof published === 'object' && published !== null ? Object.keys(published) : [];
    expect(codes.length).toBeGreaterThan(2000);
    const broken = codes.filter((code) => {
      const target = /http-equiv="refresh" content="0; url=\.\.\/([^"]+)"/.exec(pages.get(`c/${code}.html`) ?? '')?.[1];
      return target === undefined || !stands(target);
    });
    expect(broken).toEqual([]);
  });

  test('hold addresses and anchors that all exist', () => {
    const register = read('addresses.yaml');
    expect(register.size).toBeGreaterThan(700);
    const broken = [...register].flatMap(([address, anchors]) =>
      [address, ...(Array.isArray(anchors) ? anchors.map((anchor) => `${address}#${anchor}`) : [])].filter(
        (place) => !stands(place),
      ),
    );
    expect(broken).toEqual([]);
  });

  test('lead on the list of codes to the kind that stood there when the list was published', () => {
    const heads = [...(pages.get('tables/codes.html') ?? '').matchAll(/<h2 id="h-(kind-\d+)"[^>]*>([^<]+)</g)];
    expect(Object.fromEntries(heads.map(([, anchor, kind]) => [anchor, kind]))).toMatchObject({
      'kind-1': '办理程序',
      'kind-8': '模拟案卷',
      'kind-9': '术语',
      'kind-15': '时限',
      'kind-16': '指引',
    });
  });

  test('hold everything that the site has', () => {
    const register = loadContent('content').content?.addresses?.data ?? {};
    const { files, anchors } = findAdditions(register, readSite(folder));
    expect([...files.keys(), ...anchors.keys()], '没有登记：运行 npm run permalinks').toEqual([]);
  });

  test('hold every anchor that a page of the site links to, but for the frame', () => {
    const register = read('addresses.yaml');
    const known = new Set(
      [...register].flatMap(([page, anchors]) =>
        Array.isArray(anchors) ? anchors.map((anchor) => `${page}#${anchor}`) : [],
      ),
    );
    const unknown = new Set<string>();
    for (const [page, html] of pages) {
      // A volume repeats what has its address elsewhere: its inner anchors are for its own links.
      const own = page.startsWith('handbook/') ? /^#/ : /^$/;
      for (const [, link = ''] of html.matchAll(/ href="([^"]*#[^"]*)"/g)) {
        if (own.test(link)) continue;
        const url = new URL(link.replaceAll('&#x26;', '&'), `http://site.invalid/${page}`);
        const place = decodeURIComponent(url.pathname.slice(1) + url.hash);
        if (!known.has(place) && !/#(main|sections)$/.test(place)) unknown.add(place);
      }
    }
    expect([...unknown]).toEqual([]);
  });

  test('are followed by a browser with and without scripts', async () => {
    const site = await serve();
    const leading = [...pages].flatMap(([path, html]) => {
      const target = /http-equiv="refresh" content="0; url=([^"]+)"/.exec(html)?.[1];
      return target === undefined
        ? []
        : [[path, decodeURIComponent(new URL(target, `http://x/${path}`).href.slice(9))] as const];
    });
    // Codes are all of one make: some of them; of the pages that moved, all.
    const some = leading.filter(([path], index) => !path.startsWith('c/') || index % 50 === 0);
    expect(some.length).toBeGreaterThan(30);
    const wrong: string[] = [];
    try {
      await forAll(some, 2, async ([path, target]) => {
        for (const reader of ['scripts', 'plain'] as const) {
          const end = await follow(site, path, reader);
          if (end !== target) wrong.push(`${path} leads to ${end}, not to ${target}`);
        }
      });
    } finally {
      await site.close();
    }
    expect(wrong).toEqual([]);
  });
});

/**
 * A site is published; then a rule is renamed, a duty merged into another, a document dropped, a text taken away, an
 * approval taken out of a table. First without a word about it, then with redirects.
 */
describe('what changes after it was published', () => {
  const run = promisify(execFile);
  const script = fileURLToPath(new URL('../../scripts/permalinks.ts', import.meta.url));

  /** What `npm run permalinks` says. */
  async function register(content: ContentFolder, ...options: string[]): Promise<{ code: number; out: string }> {
    return run(process.execPath, [script, '--content', content.root, ...options]).then(
      ({ stdout }) => ({ code: 0, out: stdout }),
      (error: { code: number; stdout: string; stderr: string }) => ({
        code: error.code,
        out: error.stdout + error.stderr,
      }),
    );
  }

  function publishedContent(): ContentFolder {
    const content = buildableContent();
    const duty = content.read('duties/supervision.mdx');
    content.write('duties/second.mdx', duty.replace('ZZ-01', 'ZZ-02').replace('title: 监督', 'title: 交底'));
    const paper = content.read('documents/petition/WS-01.yaml');
    content.write(
      'documents/petition/WS-02.yaml',
      paper.replace('WS-01', 'WS-02').replace('title: 信访', 'title: 信件'),
    );
    return content;
  }

  function change(content: ContentFolder): void {
    content.write('rules/secrecy.mdx', content.read('rules/confidentiality.mdx'));
    content.remove('rules/confidentiality.mdx');
    content.remove('duties/second.mdx');
    content.remove('documents/petition/WS-02.yaml');
    content.replace('procedures/petition-handling.mdx', '\n## 提示\n\n**先登记**，后办理。\n', '');
    content.replace('duties/supervision.mdx', '    approval: { text: 书记审批, roles: [secretary] }\n', '');
  }

  function redirect(content: ContentFolder, ...lines: string[]): void {
    const text = content.read('permalinks.yaml').replace('redirects: {}', 'redirects:');
    content.write('permalinks.yaml', `${text.trimEnd()}\n${lines.map((line) => `  ${line}\n`).join('')}`);
  }

  async function built(content: ContentFolder): Promise<BuiltCopy> {
    const copy = await buildCopy(content.root);
    onTestFinished(() => copy.remove());
    return copy;
  }

  test('is refused, and with redirects every old address works', async () => {
    const content = publishedContent();
    const first = await register(content);
    expect(first.out).toMatch(/^登记了 3 个新编号，一共 36 个。\n/);
    expect(content.read('addresses.yaml')).toContain('\nrules/confidentiality.html: [GZ-01.1, basis, ');

    change(content);
    const silent = await register(content);
    expect(silent.code).toBe(1);
    for (const words of [
      '发现：ZZ-02 已经公布，现在内容里没有了',
      '发现：WS-02 已经公布，现在内容里没有了',
      '发现：rules/confidentiality.html 变成了 rules/secrecy.html',
    ])
      expect(silent.out).toContain(words);

    redirect(
      content,
      'rules/confidentiality.html: GZ-01',
      'ZZ-02: ZZ-01',
      'ZZ-02.1: ZZ-01.1',
      'duties/second.html: ZZ-02',
      'WS-02: WS-01',
      'documents/WS-02.html: WS-01',
    );
    const before = ['permalinks.yaml', 'addresses.yaml'].map((file) => content.read(file));
    const half = await register(content);
    expect(half.code).toBe(1);
    expect(half.out.match(/发现：.*/g)).toEqual([
      '发现：没有 documents/fill/WS-02.html 这一页了，它的锚点也断了：#form、#h-form、#h-preview、#preview',
      '发现：没有 documents/word/WS-02.docx 这个文件了',
      '发现：procedures/petition-handling.html 上没有了：#more、#提示',
    ]);
    expect(half.out).toContain('“procedures/petition-handling.html#more: 新编号或者新地址”');
    expect(['permalinks.yaml', 'addresses.yaml'].map((file) => content.read(file))).toEqual(before);

    redirect(
      content,
      'documents/fill/WS-02.html: documents/fill/WS-01.html',
      'documents/word/WS-02.docx: documents/word/WS-01.docx',
      'procedures/petition-handling.html#more: procedures/petition-handling.html#steps',
      'procedures/petition-handling.html#提示: GZ-01.1',
    );
    const copy = await built(content);
    expect(copy.errors).toBe('');
    const site = await serveBare('/', copy.site);
    onTestFinished(() => site.close());

    for (const [from, withScripts, without] of [
      ['rules/confidentiality.html', 'rules/secrecy.html', 'rules/secrecy.html'],
      ['rules/confidentiality.html#GZ-01.1', 'rules/secrecy.html#GZ-01.1', 'rules/secrecy.html'],
      ['rules/confidentiality.html#history', 'rules/secrecy.html#history', 'rules/secrecy.html'],
      ['rules/confidentiality.html?from=qr#h-GZ-01.1', 'rules/secrecy.html?from=qr#GZ-01.1', 'rules/secrecy.html'],
      ['c/GZ-01.1.html', 'rules/secrecy.html#GZ-01.1', 'rules/secrecy.html#GZ-01.1'],
      ['duties/second.html#ZZ-02.1', 'duties/supervision.html#ZZ-01.1', 'duties/supervision.html'],
      ['c/ZZ-02.1.html', 'duties/supervision.html#ZZ-01.1', 'duties/supervision.html#ZZ-01.1'],
      ['documents/fill/WS-02.html#preview', 'documents/fill/WS-01.html#preview', 'documents/fill/WS-01.html'],
      // Anchors that are gone from pages that are still there: with scripts led on, without them told where.
      [
        'procedures/petition-handling.html#more',
        'procedures/petition-handling.html#steps',
        'procedures/petition-handling.html#more',
      ],
      [
        'procedures/petition-handling.html#提示',
        'rules/secrecy.html#GZ-01.1',
        'procedures/petition-handling.html#提示',
      ],
      ['tables/approvals.html#of-ZZ-01', 'duties/supervision.html', 'tables/approvals.html#of-ZZ-01'],
      ['duties/index.html#ZZ-02', 'duties/supervision.html', 'duties/index.html#ZZ-02'],
    ] as const) {
      expect.soft(await follow(site, from, 'scripts'), `${from} with scripts`).toBe(withScripts);
      expect.soft(await follow(site, from, 'plain'), `${from} without scripts`).toBe(without);
    }

    const tab = await readers.plain.newPage();
    onTestFinished(() => tab.close());
    await tab.goto(`${site.address}procedures/petition-handling.html`);
    expect(await tab.getByText('这一处移到了').filter({ visible: true }).count()).toBe(0);
    await tab.goto(`${site.address}procedures/petition-handling.html#提示`);
    const sign = tab.getByText('这一处移到了').filter({ visible: true });
    expect(await sign.allInnerTexts()).toEqual(['这一处移到了条目：材料专人保管。']);
    await sign.getByRole('link').click();
    await tab.waitForURL('**/rules/secrecy.html#GZ-01.1');

    const [old, present] = ['WS-02', 'WS-01'].map((name) =>
      readFileSync(join(copy.site, `documents/word/${name}.docx`)),
    );
    expect(old).toEqual(present);

    const last = await register(content, '--site', copy.site);
    expect(last).toMatchObject({ code: 0 });
    expect(content.read('addresses.yaml')).toContain('\nrules/secrecy.html: [GZ-01.1, basis, ');
    expect(content.read('addresses.yaml')).toContain('\nrules/confidentiality.html: [GZ-01.1, basis, ');
    expect(content.report()).toBe('');
  });
});
