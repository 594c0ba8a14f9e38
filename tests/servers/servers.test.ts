import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { extname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { complaintsOf, folder as built, forAll, listFiles, openBrowser } from '../site/site.ts';
import { deploy, startServer, type RunningServer, type ServerName } from './start.ts';

/** Servers that run with the configurations of `scripts/servers/`. */
const configured = ['nginx', 'apache', 'caddy', 'lighttpd'] as const satisfies readonly ServerName[];
/** Servers that can only send files. */
const bare = ['python', 'npm-serve', 'object-store'] as const satisfies readonly ServerName[];
const prefixes = ['/', '/a/b/'] as const;
type Configured = (typeof configured)[number];

/** What must be sent with a file, by the end of its name. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.yaml': 'application/yaml; charset=utf-8',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.pdf': 'application/pdf',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.zip': 'application/zip',
  '.wasm': 'application/wasm',
  '.pagefind': 'application/octet-stream',
  '.pf_meta': 'application/octet-stream',
  '.pf_index': 'application/octet-stream',
  '.pf_filter': 'application/octet-stream',
  '.pf_fragment': 'application/octet-stream',
};

/**
 * Kinds of files: which, whether they are sent compressed (`either` where they are so small that servers differ),
 * whether their name says what is in them.
 */
const kinds: readonly (readonly [string, RegExp, boolean | 'either', boolean])[] = [
  ['a page', /^index\.html$/, true, false],
  ['a page further down', /^work-points\/2022\/05-.*\.html$/, true, false],
  ['a style sheet', /^assets\/Page\..*\.css$/, true, true],
  ['a script', /^assets\/word-file\..*\.js$/, true, true],
  ['the worker', /^assets\/worker-.*\.js$/, true, true],
  ['a calendar', /^checklists\/tasks-2022-q1\.ics$/, true, false],
  ['a checklist as data', /^checklists\/procedure-cx-04\.json$/, true, false],
  ['a workbook', /^checklists\/procedure-cx-04\.xlsx$/, false, false],
  ['a Word file', /^documents\/word\/WS-25\.docx$/, false, false],
  ['an archive', /^documents\/bundles\/.*\.zip$/, false, false],
  ['a picture', /^icon\.svg$/, 'either', false],
  ['the manifest of search', /^search\/manifest\.json$/, 'either', false],
  ['the engine of search', /^search\/[0-9a-f]{12}\/wasm\..*\.pagefind$/, false, true],
  ['a part of the index', /^search\/[0-9a-f]{12}\/index\/.*\.pf_index$/, false, true],
  ['WebAssembly', /^sample\.wasm$/, true, false],
  ['YAML', /^sample\.yaml$/, true, false],
];

const asked = 'no-cache';
/** How a server says that a file may be kept for ever; lighttpd has no word for `immutable`. */
const kept: Readonly<Record<Configured, string>> = {
  nginx: 'public, max-age=31536000, immutable',
  apache: 'public, max-age=31536000, immutable',
  caddy: 'public, max-age=31536000, immutable',
  lighttpd: 'max-age=31536000',
};

const safety: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self'; connect-src 'self'; " +
    "worker-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; " +
    "trusted-types search-worker; frame-ancestors 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), midi=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const site = deploy(built);
// The site has neither today, but may: the configurations know them.
writeFileSync(join(site.folder, 'sample.wasm'), Buffer.alloc(4000));
writeFileSync(join(site.folder, 'sample.yaml'), 'name: 样例\n'.repeat(200));
const files = listFiles(site.folder);
const oneOf = (pattern: RegExp): string => {
  const found = files.find((file) => pattern.test(file));
  if (found === undefined) throw new Error(`dist 里没有 ${pattern}`);
  return found;
};

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  site.remove();
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Asks as it is: nothing decoded, no redirect followed. */
function ask(address: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((done, fail) => {
    const asking = request(address, { method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', fail);
      response.on('end', () =>
        done({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(response.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
          ),
          body: Buffer.concat(parts),
        }),
      );
    });
    asking.on('error', fail);
    asking.end();
  });
}

/** What the search program may do: Chromium below 97 runs WebAssembly under `unsafe-eval` only. */
const workerPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'unsafe-eval'; connect-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'";

/** The safety headers of an answer that are missing or wrong. */
const unsafe = ({ headers }: Answer, policy = safety['content-security-policy']): string[] => {
  const wanted = { ...safety, 'content-security-policy': policy };
  return Object.entries(wanted).flatMap(([name, value]) => (headers[name] === value ? [] : [name]));
};

test('the configurations send the policy of ordinary pages, and say who may frame them', () => {
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(
    readFileSync(join(built, 'index.html'), 'utf8'),
  )?.[1];
  expect(safety['content-security-policy']).toBe(`${policy?.replaceAll('&#x27;', "'") ?? ''}; frame-ancestors 'self'`);
});

describe.each(configured.flatMap((name) => prefixes.map((prefix) => [name, prefix] as const)))(
  '%s at %s',
  (name, prefix) => {
    let server: RunningServer;
    beforeAll(async () => {
      server = await startServer(name, site.folder, prefix);
    });
    afterAll(async () => {
      await server.stop();
    });

    test.each(kinds)('sends %s as it should be', async (_, pattern, packed, stamped) => {
      const path = oneOf(pattern);
      const policy = path.startsWith('assets/worker-') ? workerPolicy : undefined;
      const content = readFileSync(join(site.folder, path));
      const plain = await ask(server.address + path);
      expect(plain.status).toBe(200);
      expect(plain.headers['content-type']?.toLowerCase()).toBe(types[extname(path)]);
      expect(plain.headers['content-length']).toBe(String(content.length));
      expect(plain.headers['content-encoding']).toBe(undefined);
      expect(plain.headers['cache-control']).toBe(stamped ? kept[name] : asked);
      expect(plain.body.equals(content)).toBe(true);
      expect(unsafe(plain, policy)).toEqual([]);

      const small = await ask(server.address + path, { 'accept-encoding': 'gzip, deflate' });
      const isPacked = small.headers['content-encoding'] === 'gzip';
      if (packed !== 'either') expect(isPacked).toBe(packed);
      if (isPacked) expect(small.headers['vary']?.toLowerCase()).toBe('accept-encoding');
      expect((isPacked ? gunzipSync(small.body) : small.body).equals(content)).toBe(true);
      expect(unsafe(small, policy)).toEqual([]);

      // What has not changed is not sent again, however it was sent the first time.
      for (const before of [plain, small]) {
        const again = await ask(server.address + path, {
          'accept-encoding': 'gzip, deflate',
          'if-none-match': before.headers['etag'] ?? '',
        });
        expect([again.status, again.body.length]).toEqual([304, 0]);
        expect(unsafe(again, policy)).toEqual([]);
      }
      const since = await ask(server.address + path, { 'if-modified-since': plain.headers['last-modified'] ?? '' });
      expect(since.status).toBe(304);

      const head = await ask(server.address + path, {}, 'HEAD');
      expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, String(content.length)]);
    });

    test('sends a part of an archive', async () => {
      const path = oneOf(/\.zip$/);
      const part = await ask(server.address + path, { range: 'bytes=0-3' });
      expect([part.status, part.body.toString('latin1')]).toEqual([206, 'PK\u0003\u0004']);
    });

    test('opens folders by their address, with and without a slash', async () => {
      for (const path of ['', 'procedures/', 'work-points/2022/']) {
        const answer = await ask(server.address + path);
        expect(answer.status).toBe(200);
        expect(answer.headers['content-type']).toBe(types['.html']);
        expect(answer.headers['cache-control']).toBe(asked);
        expect(answer.body.equals(readFileSync(join(site.folder, path, 'index.html')))).toBe(true);
        expect(unsafe(answer)).toEqual([]);
      }
      for (const path of prefix === '/' ? ['procedures'] : ['procedures', '']) {
        const answer = await ask((server.address + path).replace(/\/$/, ''));
        expect([301, 308]).toContain(answer.status);
        const there = new URL(answer.headers['location'] ?? '', server.address).href;
        expect(there).toBe(path === '' ? server.address : `${server.address}${path}/`);
      }
    });

    test('answers what is not there with the 404 page, at any depth, and lists no folder', async () => {
      const page = readFileSync(join(site.folder, '404.html'));
      for (const path of [
        'none.html',
        'procedures/none.html',
        'a/b/c/none',
        'assets/none.js',
        'procedures/index.htm',
      ]) {
        const answer = await ask(server.address + path);
        expect([path, answer.status]).toEqual([path, 404]);
        expect(answer.headers['content-type']).toBe(types['.html']);
        expect(answer.headers['cache-control'] ?? asked).toBe(asked);
        expect(answer.body.equals(page)).toBe(true);
        expect(unsafe(answer)).toEqual([]);
      }
      for (const [path, within] of [
        ['assets/', 'word-file'],
        ['c/', 'CX-03.4'],
        ['search/', 'manifest'],
      ] as const) {
        const answer = await ask(server.address + path);
        expect([403, 404]).toContain(answer.status);
        expect(answer.body.toString()).not.toContain(within);
        expect(unsafe(answer)).toEqual([]);
      }
      const outside = await ask(`${server.address}../../../../etc/passwd`);
      expect(outside.status).toBeGreaterThanOrEqual(400);
    });

    test('writes no question, no address of a reader and no page before into its logs', async () => {
      const secret = 'geheim';
      for (const path of ['search.html', 'none.html', 'assets/', 'procedures', '404.html', ''])
        await ask(`${server.address}${path}?q=${secret}`, { referer: `${server.address}search.html?q=${secret}` });
      await ask(`${server.address}search.html?q=${secret}`, {}, 'POST');
      const logs = await server.stop();
      server = await startServer(name, site.folder, prefix);
      expect(logs).toContain('/none.html');
      expect(logs).not.toContain(secret);
      expect(logs.replaceAll(/^.*(listen|start|server running|bind).*$/gim, '')).not.toMatch(/127\.0\.0\.1(?!:)/);
    });
  },
);

describe.each([...configured, ...bare].flatMap((name) => prefixes.map((prefix) => [name, prefix] as const)))(
  'the site on %s at %s',
  (name, prefix) => {
    let server: RunningServer;
    beforeAll(async () => {
      server = await startServer(name, site.folder, prefix);
    });
    afterAll(async () => {
      await server.stop();
    });

    test('works in a browser', async () => {
      const context = await browser.newContext({ acceptDownloads: true });
      const tab = await context.newPage();
      const complaints = complaintsOf(tab);
      tab.on('response', (response) => {
        if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
      });
      tab.on('request', (made) => {
        const url = made.url();
        if (!url.startsWith(server.address) && !url.startsWith('blob:')) complaints.push(`asked ${url}`);
      });

      await tab.goto(`${server.address}index.html`);
      await tab.getByRole('link', { name: '谈话函询' }).first().click();
      await tab.waitForURL(`${server.address}procedures/talk-and-inquiry.html`);
      expect(await tab.locator('h1').textContent()).toBe('谈话函询');

      await tab.locator('#q').fill('函询通知书');
      await tab.keyboard.press('Enter');
      await tab.waitForURL(`${server.address}search.html?q=*`);
      await tab.locator('[data-search-state="done"]').waitFor();
      await tab.locator('[data-search-result="exact"] a').first().click();
      await tab.locator('main mark').first().waitFor();
      expect(tab.url().startsWith(server.address)).toBe(true);

      await tab.goto(`${server.address}documents/fill/WS-25.html`);
      await tab.locator('#f-person').fill('某某');
      await tab.getByRole('button', { name: '下载 Word（已填）' }).click();
      const [word] = await Promise.all([
        tab.waitForEvent('download'),
        tab.getByRole('button', { name: '照样下载（空处留白）' }).click(),
      ]);
      expect(word.suggestedFilename()).toMatch(/^文书-WS-25-.*\.docx$/);
      expect(
        readFileSync(await word.path())
          .subarray(0, 2)
          .toString(),
      ).toBe('PK');

      tab.on('dialog', (dialog) => void dialog.accept());
      await tab.goto(`${server.address}checklists/tasks-2022-q1.html`);
      const [calendar] = await Promise.all([
        tab.waitForEvent('download'),
        tab.getByRole('link', { name: '日历（ics，导入日历）' }).click(),
      ]);
      expect(calendar.suggestedFilename()).toBe('tasks-2022-q1.ics');
      expect(readFileSync(await calendar.path())).toEqual(
        readFileSync(join(site.folder, 'checklists/tasks-2022-q1.ics')),
      );

      await tab.locator('.ct-panel').waitFor();
      await tab.getByLabel('在这台计算机上记住').check();
      const first = tab.locator('tr[data-item]').first();
      const item = await first.getAttribute('data-item');
      await first.getByRole('button', { name: /^加入我的清单/ }).click();
      await tab.goto(`${server.address}checklists/my.html`);
      await tab.locator('.ct-own').waitFor();
      expect(await tab.locator('tr[data-item]').getAttribute('data-item')).toBe(item);
      expect(complaints).toEqual([]);
      await context.close();
    });
  },
);

// Under one prefix: what differs by prefix is looked at above.
test.each([...configured, ...bare])('%s sends every file, byte for byte', async (name) => {
  const server = await startServer(name, site.folder, '/a/b/');
  const wrong: string[] = [];
  await forAll(files, 4, async (path) => {
    const { status, headers, body } = await ask(server.address + path);
    if (status !== 200 || !body.equals(readFileSync(join(site.folder, path)))) wrong.push(`${status} ${path}`);
    const type = headers['content-type']?.toLowerCase();
    if (isConfigured(name) && type !== types[extname(path)]) wrong.push(`${type} ${path}`);
  });
  await server.stop();
  expect(wrong).toEqual([]);
});

function isConfigured(name: ServerName): boolean {
  return configured.some((known) => known === name);
}
