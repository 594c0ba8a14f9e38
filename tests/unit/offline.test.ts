import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { PackedFiles } from '../../src/offline/browser/packed-files.ts';
import { offlineArchive } from '../../src/offline/edition.ts';
import { packFiles } from '../../src/offline/packs.ts';
import { offlinePage, scriptsOf } from '../../src/offline/page.ts';
import { pageScript } from '../../src/offline/scripts.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** Writes files into a new folder. */
function write(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'site-'));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A browser's document as far as packs need it: it runs the scripts of an archive, or fails to. */
function documentOf(scripts: ReadonlyMap<string, string>, asked: string[]): unknown {
  class FakeScript extends EventTarget {
    src = '';
  }
  return {
    createElement: () => new FakeScript(),
    head: {
      append(script: FakeScript) {
        const path = script.src.replace('file:///a%20b/search/', '');
        asked.push(path);
        const code = scripts.get(path);
        if (code !== undefined) runInNewContext(code, { takeSearchFiles: globalThis.takeSearchFiles });
        queueMicrotask(() => script.dispatchEvent(new Event(code === undefined ? 'error' : 'load')));
      },
    },
  };
}

describe('packs', () => {
  const binary = Uint8Array.from({ length: 256 }, (_, index) => index);
  const many = Array.from({ length: 500 }, (_, index) => ({
    path: `i/fragment/${index.toString(36)}.pf_fragment`,
    content: bytes(`片段 ${index} ${'长'.repeat(400)}`),
  }));
  const source = [
    { path: 'manifest.json', content: bytes('{"folder":"i","字":"\\u2028</script>"}') },
    { path: 'i/wasm.unknown.pagefind', content: binary },
    { path: 'i/large.json', content: bytes(JSON.stringify('大'.repeat(200_000))) },
    ...many,
  ];
  const { scripts, starts } = packFiles(source);
  const contents = new Map(scripts.map(({ path, content }) => [path, String(content)]));
  const home = new URL('file:///a%20b/search/');

  test('give back every file as it was, each pack loaded once', async () => {
    const asked: string[] = [];
    vi.stubGlobal('fetch', undefined);
    vi.stubGlobal('document', documentOf(contents, asked));
    new PackedFiles(home, starts).install();
    for (const { path, content } of source.toReversed()) {
      const response = await fetch(`${home.href}${path}?ts=1`);
      expect(response.ok).toBe(true);
      expect(new Uint8Array(await response.arrayBuffer())).toEqual(content);
    }
    expect(asked.toSorted()).toEqual(scripts.map(({ path }) => path).toSorted());
  });

  test('find files asked for by path alone, as Pagefind does', async () => {
    vi.stubGlobal('fetch', undefined);
    vi.stubGlobal('document', documentOf(contents, []));
    new PackedFiles(home, starts).install();
    expect((await fetch('/a%20b/search/manifest.json')).status).toBe(200);
  });

  test.each(['a', 'i/fragment/none.pf_fragment', 'zzz', '../index.html', 'manifest.json/constructor'])(
    'do not find %s',
    async (path) => {
      vi.stubGlobal('fetch', undefined);
      vi.stubGlobal('document', documentOf(contents, []));
      new PackedFiles(home, starts).install();
      expect((await fetch(`${home.href}${path}`)).status).toBe(404);
    },
  );

  test('reject if a script does not load, and ask for it again', async () => {
    const there = new Map(contents);
    const asked: string[] = [];
    vi.stubGlobal('fetch', undefined);
    vi.stubGlobal('document', documentOf(there, asked));
    new PackedFiles(home, starts).install();
    const last = scripts.at(-1)?.path ?? '';
    there.delete(last);
    await expect(fetch(`${home.href}manifest.json`)).rejects.toThrow(last);
    there.set(last, contents.get(last) ?? '');
    expect((await fetch(`${home.href}manifest.json`)).status).toBe(200);
    expect(asked).toEqual([last, last]);
  });

  test('are of a few hundred kilobytes, and the same in whatever order the files come', () => {
    expect(packFiles(source.toReversed())).toEqual({ scripts, starts });
    expect(scripts.length).toBeGreaterThan(3);
    const small = scripts.filter(({ content }) => !String(content).includes('i/large.json'));
    for (const { content } of small) expect(Buffer.byteLength(String(content))).toBeLessThan(300 * 1024);
  });
});

const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; form-action 'self'";
const attribute = (text: string): string => text.replaceAll("'", '&#x27;');
const page = (more: string, own = policy): string =>
  `<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="${attribute(own)}"><script type="module" src="../assets/a.js"></script></head><body>${more}</body></html>`;

describe('a page', () => {
  test('loads its scripts as classic ones and searches in a frame', () => {
    const html = page('<script type="application/json" id="data">{}</script>');
    expect(scriptsOf(html)).toEqual(['../assets/a.js']);
    expect(offlinePage(html)).toBe(
      `<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="${attribute(
        "default-src 'none'; script-src 'self'; connect-src 'none'; worker-src 'none'; frame-src 'self'; form-action file:",
      )}"><script defer src="../assets/a.js"></script></head><body><script type="application/json" id="data">{}</script></body></html>`,
    );
  });

  test('waits for the script that the first picture waits for', () => {
    const html = '<head><script type="module" src="a.js" async blocking="render"></script></head>';
    expect(scriptsOf(html)).toEqual(['a.js']);
    expect(offlinePage(html)).toBe('<head><script src="a.js"></script></head>');
  });

  test('that may connect to nothing keeps its policy', () => {
    const sealed = "default-src 'none'; script-src 'self'; connect-src 'none'; worker-src 'none'";
    expect(offlinePage(page('', sealed))).toContain(attribute(sealed));
  });

  test('says what stands in data-offline, and nothing else changes', () => {
    const html = '<p class="dim" data-offline="离线版，2026-01-01">网上<a href="a.zip">下载</a>\n一份</p><p>别的</p>';
    expect(offlinePage(html)).toBe('<p class="dim">离线版，2026-01-01</p><p>别的</p>');
    expect(() => offlinePage('<p data-offline="<b>粗</b>">一</p>')).toThrow('只能写文字');
  });
});

describe('a script', () => {
  test('brings what it imports, now or later, and a frame in place of the worker', async () => {
    const folder = write({
      'a.js':
        "import { shared } from './b.js'; log(shared); log(typeof Worker); import('./c.js').then(({ later }) => log(later)); export { shared };",
      'b.js': "export const shared = 'now';",
      'c.js': "import { shared } from './b.js'; export const later = shared + ' and later';",
    });
    const code = await pageScript(join(folder, 'a.js'), ['chrome90']);
    const logged: unknown[] = [];
    await runInNewContext(code, { log: (value: unknown) => logged.push(value), EventTarget });
    await vi.waitFor(() => expect(logged).toEqual(['now', 'function', 'now and later']));
    expect(code).toContain('iframe');
  });

  test('that cannot be a classic one is refused', async () => {
    const folder = write({ 'a.js': 'console.log(import.meta.url);', 'b.js': "import './none.js';" });
    await expect(pageScript(join(folder, 'a.js'), ['chrome90'])).rejects.toThrow('脚本没有合成一个文件');
    await expect(pageScript(join(folder, 'b.js'), ['chrome90'])).rejects.toThrow('none.js');
  });
});

const pagefind = 'export const createInstance = () => ({ search() {}, preload() {} });';
const site = {
  'index.html': page('首页').replace('../', ''),
  '404.html': page('没有'),
  'c/CX-01.html': '<meta http-equiv="refresh" content="0; url=../index.html">',
  'assets/a.js': "import './b.js';",
  'assets/b.js': "document.title = '题';",
  'assets/a.css': 'p{color:red}',
  'documents/word/WS-01.docx': 'word',
  'search/manifest.json': '{"folder":"f","first":[]}',
  'search/f/pagefind.js': pagefind,
  'search/f/lexicon.json': '{}',
};

describe('the archive', () => {
  test('holds the site in the form that a disk serves', async () => {
    const files = unzipSync(await offlineArchive(write(site), ['chrome90']));
    expect(Object.keys(files)).toEqual([
      'assets/a.css',
      'assets/a.js',
      'c/CX-01.html',
      'documents/word/WS-01.docx',
      'index.html',
      'integrity.json',
      'search/index.html',
      'search/packs/0.js',
      'search/search.js',
      '请先读我.txt',
    ]);
    expect(strFromU8(files['documents/word/WS-01.docx'] ?? new Uint8Array())).toBe('word');
    expect(strFromU8(files['assets/a.js'] ?? new Uint8Array())).toMatch(/^\(function\(\)\{.*题.*\}\)\(\);\s*$/s);
    const pack = strFromU8(files['search/packs/0.js'] ?? new Uint8Array());
    expect(pack).not.toContain('createInstance');
    // The name of the index changes with every word of the site; here it would change every pack.
    expect(pack).toContain('"index/lexicon.json":"{}"');
    expect(pack).toContain(JSON.stringify('{"folder":"index","first":[]}'));
  });

  test('is the same for the same site, whenever and wherever it was built', async () => {
    const first = await offlineArchive(write(site), ['chrome90']);
    const reversed = write(Object.fromEntries(Object.entries(site).toReversed()));
    utimesSync(join(reversed, 'index.html'), 1, 1);
    writeFileSync(join(reversed, 'knowledge-base-offline.zip'), 'an old one');
    writeFileSync(join(reversed, 'integrity.json'), '{}');
    expect(Buffer.from(await offlineArchive(reversed, ['chrome90'])).equals(first)).toBe(true);
    const changed = await offlineArchive(write({ ...site, 'assets/a.css': 'p{}' }), ['chrome90']);
    expect(Buffer.from(changed).equals(first)).toBe(false);
  });

  test('is not made of a site without search', async () => {
    const folder = write(site);
    rmSync(join(folder, 'search/f/pagefind.js'));
    await expect(offlineArchive(folder, ['chrome90'])).rejects.toThrow('没有搜索程序');
  });
});
