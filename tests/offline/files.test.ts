import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { Script } from 'node:vm';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { visitElements } from '../../src/rendering/tree.ts';
import { folder, listFiles } from '../site/site.ts';
import { readArchive, textIn } from './edition.ts';

const files = readArchive();
const paths = [...files.keys()];
const pages = paths.filter((path) => path.endsWith('.html'));
const site = listFiles(folder);

describe('the archive', () => {
  test('holds every page and file of the site, apart from what only a server needs', () => {
    const missing = site.filter((path) => !files.has(path));
    // The PDF file, which only some machines make, is as large as the rest of the edition together.
    expect(missing.filter((path) => !/^(search|assets)\/|^handbook\/all\.pdf$/.test(path)).toSorted()).toEqual([
      '404.html',
      'knowledge-base-offline.zip',
    ]);
    expect(missing.filter((path) => path.startsWith('assets/') && !path.endsWith('.js'))).toEqual([]);
    expect(pages.length).toBeGreaterThan(2500);
    expect(paths.filter((path) => path.endsWith('.docx')).length).toBeGreaterThan(70);
    expect(paths.filter((path) => path.endsWith('.xlsx')).length).toBeGreaterThan(30);
  });

  test('holds nothing else than the site, the search program and what tells about itself', () => {
    const own = paths.filter((path) => !site.includes(path) && path !== 'integrity.json').toSorted();
    expect(own.filter((path) => !path.startsWith('search/packs/'))).toEqual([
      'search/index.html',
      'search/search.js',
      '请先读我.txt',
    ]);
  });

  test('leaves files that are no page and no script as they are', () => {
    const changed = site.filter(
      (path) =>
        !/\.(html|js)$|^(search\/|integrity\.json$)/.test(path) &&
        files.has(path) &&
        !readFileSync(join(folder, path)).equals(files.get(path) ?? new Uint8Array()),
    );
    expect(changed).toEqual([]);
  });

  test('lists every file with its SHA-256', () => {
    const list = z
      .object({ files: z.record(z.string(), z.object({ sha256: z.string(), bytes: z.number() })) })
      .parse(JSON.parse(textIn(files, 'integrity.json'))).files;
    const expected = [...files]
      .filter(([path]) => path !== 'integrity.json')
      .map(([path, content]) => [
        path,
        { sha256: createHash('sha256').update(content).digest('hex'), bytes: content.byteLength },
      ]);
    expect(list).toEqual(Object.fromEntries(expected));
  });

  test('says how to open it, in a file that any editor of a Windows machine reads', () => {
    const text = textIn(files, '请先读我.txt');
    expect(text).toContain('双击解压出来的 index.html');
    expect(text.startsWith('\uFEFF')).toBe(false);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  test('has names that any file system takes', () => {
    expect(paths.filter((path) => /[<>:"|?*\\]|[. ](\/|$)/.test(path) || path.length > 120)).toEqual([]);
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
  });
});

describe('every page of the edition', () => {
  test('leads only to files of the edition', () => {
    const wrong: string[] = [];
    for (const page of pages) {
      visitElements(unified().use(rehypeParse).parse(textIn(files, page)), ({ tagName, properties }) => {
        const { href, src, action, content } = properties;
        const refresh = tagName === 'meta' && typeof content === 'string' ? /^\d+; ?url=(.*)$/.exec(content)?.[1] : '';
        for (const address of [href, src, action, refresh]) {
          if (typeof address !== 'string' || address === '' || address.startsWith('#')) continue;
          const path = decodeURIComponent(address.split(/[?#]/)[0] ?? '');
          const target = posix.join(posix.dirname(page), path);
          if (/^([a-z]+:|\/)/i.test(address) || !files.has(target)) wrong.push(`${page}: ${address}`);
        }
      });
    }
    expect(wrong).toEqual([]);
  });

  test('asks for classic scripts only, allows no connection and no worker', () => {
    const wrong = pages.flatMap((page) => {
      const html = textIn(files, page);
      const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
      const found: string[] = [];
      if (/<script(?! (defer )?src="| type="application\/json")/.test(html)) found.push('a module or an inline script');
      if (!policy.startsWith('default-src &#x27;none&#x27;') && !policy.startsWith("default-src 'none'"))
        found.push('no policy');
      if (/(connect|worker)-src &#x27;self/.test(policy)) found.push('a connection');
      if (/https?:|\*/.test(policy)) found.push('another origin');
      if (policy.includes('unsafe') && page !== 'search/index.html') found.push('an unsafe policy');
      return found.map((what) => `${page}: ${what}`);
    });
    expect(wrong).toEqual([]);
  });

  test('says that it is the offline edition, and the same as on the site otherwise', () => {
    const bare = (html: string): string =>
      html
        .replaceAll(/<script[^>]* src="[^"]*"[^>]*><\/script>/g, '')
        .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
        .replaceAll(/<p([^>]*?) data-offline="([^"]*)"([^>]*)>.*?<\/p>/gs, '<p$1$3>$2</p>');
    const different = pages.filter(
      (page) =>
        page !== 'search/index.html' && bare(readFileSync(join(folder, page), 'utf8')) !== bare(textIn(files, page)),
    );
    expect(different).toEqual([]);
    const silent = pages.filter(
      (page) => textIn(files, page).includes('<footer') && !/<footer.*离线版，内容更新至/s.test(textIn(files, page)),
    );
    expect(silent).toEqual([]);
    expect(textIn(files, 'about.html')).toMatch(/id="offline".*现在看的就是离线版/s);
    expect(textIn(files, 'about.html')).not.toContain('.zip"');
  });

  test('has scripts that a browser runs without knowing modules', () => {
    const scripts = paths.filter((path) => path.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(10);
    const wrong = scripts.filter((path) => {
      const code = textIn(files, path);
      expect(() => new Script(code), path).not.toThrow();
      // Pagefind knows how to start a worker, but is told not to.
      return /\bimport\(/.test(code) || (path !== 'search/search.js' && code.includes('new Worker('));
    });
    expect(wrong).toEqual([]);
  });
});
