import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { integrityOf } from '../../src/publishing/integrity.ts';

/** A small site: path and content of each file. */
const site: Readonly<Record<string, string>> = {
  'index.html': '<!doctype html><title>手册</title>',
  '404.html': '<!doctype html><title>没有这一页</title>',
  'assets/page.abc.js': 'export {};',
  'search/words 1.bin': '\u0000\u0001',
  'terms/SY-001.html': '<!doctype html><title>线索</title>',
};

const list = integrityOf(
  Object.entries(site).map(([path, text]) => ({ path, content: new TextEncoder().encode(text) })),
);
const fingerprint = createHash('sha256').update(list).digest('hex');
const good = `一致：5 个文件，指纹 ${fingerprint}\n`;
const ownNote = '这是它自己的清单：只说明这一份是完整的，不说明它是谁构建的。指纹和构建时记下的一样，才是同一份。\n';
const webNote = '网站上多出来的文件，从网址看不到：只查了网站自己的清单里写的。要全部查，对文件夹运行。\n';

/** Files without some of them. */
function without<Content>(
  all: Readonly<Record<string, Content>>,
  ...paths: readonly string[]
): Record<string, Content> {
  return Object.fromEntries(Object.entries(all).filter(([path]) => !paths.includes(path)));
}

/** A folder for one test with `dist/integrity.json`, where the command is run. */
class Place {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'verify-')));

  constructor() {
    onTestFinished(() => rmSync(this.root, { recursive: true, force: true }));
    this.write('dist/integrity.json', list);
  }

  write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), content);
  }

  remove(path: string): void {
    rmSync(join(this.root, path), { recursive: true });
  }

  /** Puts the whole site with its list into a folder. */
  deploy(folder: string): void {
    for (const [path, text] of Object.entries(site)) this.write(`${folder}/${path}`, text);
    this.write(`${folder}/integrity.json`, list);
  }

  /** Exit code and output of the command, run as an administrator runs it. */
  verify(...options: string[]): Promise<{ code: number | null; out: string; err: string }> {
    const script = fileURLToPath(new URL('../../scripts/verify.ts', import.meta.url));
    const child = spawn(process.execPath, [script, ...options], { cwd: this.root });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk));
    return new Promise((done) => child.on('close', (code) => done({ code, out, err })));
  }
}

describe('a folder', () => {
  test('the same', async () => {
    const place = new Place();
    place.deploy('copy');
    expect(await place.verify('copy')).toEqual({ code: 0, out: good, err: '' });
  });

  test('every difference by name, in groups', async () => {
    const place = new Place();
    place.deploy('copy');
    place.write('copy/index.html', '<!doctype html><title>手冊</title>');
    place.write('copy/404.html', '');
    place.remove('copy/terms');
    place.remove('copy/assets/page.abc.js');
    place.write('copy/terms.html', '');
    place.write('copy/assets/.htaccess', '');
    expect(await place.verify('copy')).toEqual({
      code: 1,
      out: `改变了（2）：
  404.html
  index.html

缺少（2）：
  assets/page.abc.js
  terms/SY-001.html

多出（2）：
  assets/.htaccess
  terms.html

不一致：6 处。对照的是 dist/integrity.json（5 个文件），指纹 ${fingerprint}
`,
      err: '',
    });
  });

  test('a folder in the place of a file, and a file in the place of a folder', async () => {
    const place = new Place();
    place.deploy('copy');
    place.remove('copy/index.html');
    place.write('copy/index.html/x', '');
    place.remove('copy/terms');
    place.write('copy/terms', '');
    const { code, out } = await place.verify('copy');
    expect(code).toBe(1);
    expect(out).toContain('缺少（2）：\n  index.html\n  terms/SY-001.html\n');
    expect(out).toContain('多出（2）：\n  index.html/x\n  terms\n');
  });

  test('a copy with a list of its own is still compared with ours', async () => {
    const place = new Place();
    place.deploy('copy');
    const forged = new TextEncoder().encode('<script>');
    place.write('copy/index.html', forged);
    place.write(
      'copy/integrity.json',
      integrityOf(
        Object.entries(site).map(([path, text]) => ({
          path,
          content: path === 'index.html' ? forged : new TextEncoder().encode(text),
        })),
      ),
    );
    const { code, out } = await place.verify('copy');
    expect(code).toBe(1);
    expect(out).toContain('改变了（2）：\n  index.html\n  integrity.json\n');
  });

  test('links are read as what they lead to', async () => {
    const place = new Place();
    place.deploy('copy');
    place.remove('copy/index.html');
    place.write('elsewhere.html', site['index.html'] ?? '');
    symlinkSync(join(place.root, 'elsewhere.html'), join(place.root, 'copy/index.html'));
    expect(await place.verify('copy')).toEqual({ code: 0, out: good, err: '' });
  });

  test('a link that leads round in a circle', async () => {
    const place = new Place();
    place.deploy('copy');
    symlinkSync('..', join(place.root, 'copy/terms/up'));
    const { code, out } = await place.verify('copy');
    expect(code).toBe(1);
    expect(out).toContain('多出（1）：\n  terms/up\n');
  });

  test('without a list of ours: with its own, and that is said', async () => {
    const place = new Place();
    place.deploy('copy');
    place.remove('dist');
    expect(await place.verify('copy')).toEqual({ code: 0, out: `${good}${ownNote}`, err: '' });
    place.write('copy/index.html', '');
    const { code, out } = await place.verify('copy');
    expect(code).toBe(1);
    expect(out).toContain('改变了（1）：\n  index.html\n');
    expect(out.endsWith(ownNote)).toBe(true);
  });

  test('the build itself has no other list than its own', async () => {
    const place = new Place();
    place.deploy('dist');
    expect(await place.verify('dist')).toEqual({ code: 0, out: `${good}${ownNote}`, err: '' });
  });

  test('--against', async () => {
    const place = new Place();
    place.deploy('copy');
    place.write('kept.json', list);
    place.write('dist/integrity.json', 'broken');
    expect(await place.verify('copy', '--against', 'kept.json')).toEqual({ code: 0, out: good, err: '' });
    expect(await place.verify('copy', '--against', 'copy/integrity.json')).toEqual({
      code: 0,
      out: `${good}${ownNote}`,
      err: '',
    });
  });

  test.for([
    { name: 'broken', bytes: '{"format":1,', found: '不是完整的 JSON' },
    { name: 'foreign', bytes: '{"name":"handbook"}', found: 'format：应为 1' },
    {
      name: 'that leads out of the folder',
      bytes: '{"format":1,"algorithm":"SHA-256","files":{"../x":{"sha256":"","bytes":0}}}',
      found: '应为站内的路径',
    },
  ])('a list $name', async ({ bytes, found }) => {
    const place = new Place();
    place.deploy('copy');
    place.write('dist/integrity.json', bytes);
    const { code, out, err } = await place.verify('copy');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('清单 dist/integrity.json 不能用：');
    expect(err).toContain(found);
    expect(err).not.toMatch(/^\s+at /m);
  });

  test('a list beyond all measure', async () => {
    const place = new Place();
    place.deploy('copy');
    truncateSync(join(place.root, 'dist/integrity.json'), 3 * 1024 ** 3);
    expect(await place.verify('copy')).toEqual({
      code: 2,
      out: '',
      err: '清单 dist/integrity.json 不能用：太大，不是本站的清单。\n',
    });
  });

  test('no list anywhere', async () => {
    const place = new Place();
    place.write('copy/index.html', '');
    place.remove('dist');
    expect(await place.verify('copy')).toEqual({
      code: 2,
      out: '',
      err: `没有清单可以对照：本地没有 dist/integrity.json，copy 的 integrity.json 也不能用（没有这个文件）。
  改法：先运行 npm run build，或者用 --against 指明清单。
`,
    });
    expect((await place.verify('copy', '--against', 'gone.json')).err).toBe('清单 gone.json 读不出来：没有这个文件\n');
  });

  test.for([[], ['a', 'b'], ['--list', 'a'], ['copy', '--against'], ['']])('wrong use: %j', async (options) => {
    const { code, out, err } = await new Place().verify(...options);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.split('\n')[0]).toBe('用法：npm run verify -- 文件夹或网址 [--against 清单]');
  });

  test('a folder that is not there', async () => {
    const { code, err } = await new Place().verify('nowhere');
    expect(code).toBe(2);
    expect(err.split('\n')[0]).toBe('没有这个文件夹：nowhere');
  });
});

/** A running server; its address without a path. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return origin(server);
}

async function origin(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const where = server.address();
  return `http://127.0.0.1:${typeof where === 'object' && where !== null ? where.port : 0}`;
}

/** Serves files under a path, as a static server does. */
function files(prefix: string, served: Readonly<Record<string, string | Uint8Array>>): RequestListener {
  return ({ url = '' }, response) => {
    const path = decodeURIComponent(url.slice(prefix.length));
    const content = url.startsWith(prefix) ? served[path] : undefined;
    if (content === undefined) response.writeHead(404).end('not here');
    else response.writeHead(200, { 'content-type': path.endsWith('.html') ? 'text/html' : 'x/y' }).end(content);
  };
}

const deployed: Readonly<Record<string, string | Uint8Array>> = { ...site, 'integrity.json': list };

describe('an address', () => {
  test.for(['/', '/index.html', '', '/?from=mail#top'])('the same, under a path that ends in "%s"', async (end) => {
    const address = await serve(files('/a/手册 1/'.replaceAll(/[^/\w]+/g, encodeURIComponent), deployed));
    expect(await new Place().verify(`${address}/a/手册 1${end}`)).toEqual({
      code: 0,
      out: `${good}${webNote}`,
      err: '',
    });
  });

  test('at the top', async () => {
    const address = await serve(files('/', deployed));
    expect(await new Place().verify(address)).toEqual({ code: 0, out: `${good}${webNote}`, err: '' });
  });

  test('every difference by name, with the extra files that the copy names itself', async () => {
    const other = { ...without(site, 'terms/SY-001.html'), 'index.html': 'changed', 'extra.html': 'more' };
    const own = integrityOf(
      Object.entries({ ...other, 'not-even-there.html': '' }).map(([path, text]) => ({
        path,
        content: new TextEncoder().encode(text),
      })),
    );
    const address = await serve(files('/', { ...other, 'unlisted.html': '', 'integrity.json': own }));
    expect(await new Place().verify(address)).toEqual({
      code: 1,
      out: `改变了（2）：
  index.html
  integrity.json

缺少（1）：
  terms/SY-001.html

多出（1）：
  extra.html

不一致：4 处。对照的是 dist/integrity.json（5 个文件），指纹 ${fingerprint}
${webNote}`,
      err: '',
    });
  });

  test('compressed on the way', async () => {
    const address = await serve(({ url = '' }, response) => {
      const content = deployed[decodeURIComponent(url.slice(1))];
      if (content === undefined) response.writeHead(404).end();
      else if (url.endsWith('.html')) response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(content));
      else response.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync(content));
    });
    expect(await new Place().verify(address)).toEqual({ code: 0, out: `${good}${webNote}`, err: '' });
  });

  test('a server that answers every address with the first page', async () => {
    const rest = without(deployed, 'terms/SY-001.html', 'assets/page.abc.js');
    const address = await serve(({ url = '' }, response) => {
      const content = rest[decodeURIComponent(url.slice(1))] ?? 'the first page';
      response.writeHead(200).end(content);
    });
    const { code, out } = await new Place().verify(address);
    expect(code).toBe(1);
    expect(out).toContain('缺少（2）：\n  assets/page.abc.js\n  terms/SY-001.html\n');
    expect(out).not.toContain('改变了');
  });

  test('a server that answers missing files with a page of its own each time', async () => {
    const rest = without(deployed, 'assets/page.abc.js');
    const address = await serve(({ url = '' }, response) => {
      const content = rest[decodeURIComponent(url.slice(1))];
      if (content !== undefined) response.writeHead(200).end(content);
      else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(`no ${url}`);
    });
    const { code, out } = await new Place().verify(address);
    expect(code).toBe(1);
    expect(out).toContain('缺少（1）：\n  assets/page.abc.js\n');
  });

  test('redirects inside the site are followed, to elsewhere they are not', async () => {
    const asked: string[] = [];
    const stranger = await serve(({ url = '' }, response) => {
      asked.push(url);
      response.writeHead(200).end(site['404.html']);
    });
    const address = await serve(({ url = '' }, response) => {
      if (url === '/terms/SY-001.html') response.writeHead(301, { location: '/terms/SY-001' }).end();
      else if (url === '/terms/SY-001') response.writeHead(200).end(site['terms/SY-001.html']);
      else if (url === '/404.html') response.writeHead(302, { location: `${stranger}/404.html` }).end();
      else if (url === '/index.html') response.writeHead(302, { location: '/index.html' }).end();
      else files('/', deployed)(response.req, response);
    });
    const { code, out } = await new Place().verify(address);
    expect(code).toBe(1);
    expect(out).toContain(`没能核对（2）：\n  404.html：转到了别的网站 ${stranger}\n  index.html：一再转向\n`);
    expect(out).toContain('不一致：2 处');
    expect(asked).toEqual([]);
  });

  test('a file that the server may not give, and one that breaks off', async () => {
    const address = await serve((request, response) => {
      if (request.url === '/404.html') response.writeHead(403).end();
      else if (request.url === '/index.html') {
        response.writeHead(200, { 'content-length': '34' });
        response.write('<!doc', () => response.destroy());
      } else files('/', deployed)(request, response);
    });
    const { code, out } = await new Place().verify(address);
    expect(code).toBe(1);
    expect(out).toContain('没能核对（2）：\n  404.html：服务器应答 403\n  index.html：连接中断\n');
  });

  test('a file without an end is not read to it', async () => {
    const address = await serve((request, response) => {
      if (request.url !== '/index.html') return files('/', deployed)(request, response);
      const more = (): void => {
        if (!response.destroyed) response.write('x'.repeat(65536), () => setImmediate(more));
      };
      more();
    });
    const { code, out } = await new Place().verify(address);
    expect(code).toBe(1);
    expect(out).toContain('改变了（1）：\n  index.html\n');
  });

  test('without a list of ours: with its own, and that is said', async () => {
    const place = new Place();
    place.remove('dist');
    const address = await serve(files('/', deployed));
    expect(await place.verify(address)).toEqual({ code: 0, out: `${good}${ownNote}${webNote}`, err: '' });
  });

  test('a copy whose own list is broken', async () => {
    const address = await serve(files('/', { ...deployed, 'integrity.json': '{' }));
    const { code, out } = await new Place().verify(address);
    expect(code).toBe(1);
    expect(out).toContain('改变了（1）：\n  integrity.json\n');
  });

  test('nobody answers', async () => {
    const server = createServer();
    const address = await origin(server);
    await new Promise((done) => server.close(done));
    expect(await new Place().verify(address)).toEqual({
      code: 2,
      out: '',
      err: `${address}/ 没有应答：连接被拒绝，服务器没有运行，或者端口不对。\n`,
    });
  });

  test.for(['http://', 'https://:80', 'http://a b/'])('no address: %s', async (address) => {
    const { code, out, err } = await new Place().verify(address);
    expect({ code, out, err }).toEqual({ code: 2, out: '', err: `网址不对：${address}\n` });
  });
});
