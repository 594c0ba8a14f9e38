import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import type { BundledFile } from '../documents/bundle.ts';
import { pdfAddress } from '../handbook/pdf.ts';
import { integrityFile, integrityOf } from '../publishing/integrity.ts';
import { archive } from './archive.ts';
import { packFiles } from './packs.ts';
import { offlinePage, scriptsOf } from './page.ts';
import { pageScript, searchScript } from './scripts.ts';

/** Where the archive stands on the site. The address never changes. */
export const archiveName = 'knowledge-base-offline.zip';

/** What only a server needs: the page for unknown addresses, large files, the list of the site's files. */
const served = new Set(['404.html', archiveName, pdfAddress, integrityFile]);

const readMe = `离线版怎么用

1. 先把压缩包全部解压到一个文件夹里。不要在压缩包里直接打开。
2. 双击解压出来的 index.html，用浏览器打开。
3. 不用联网，也不用装别的程序。搜索、清单、期限和 Word 文件都能用。

填写的内容只在这台电脑的浏览器里，不发送到任何地方。
内容有更新时，换一份新的压缩包，解压到新的文件夹里。
integrity.json 写明每个文件的校验值（SHA-256），供核对文件是否完整。
`;

/**
 * Search runs in this frame, which is never shown. Chromium below 97 runs WebAssembly under `unsafe-eval` only; scripts
 * made from text are still refused, by `require-trusted-types-for`.
 */
const framePage = `<!doctype html>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'unsafe-eval'; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types search-packs">
<title>搜索程序</title>
<script defer src="search.js"></script>
<p>这一页只供搜索程序使用。请到<a href="../search.html">搜索</a>。
`;

/**
 * The offline edition of a finished site as a zip archive: unpacked, it works from a disk. Equal sites give equal bytes.
 * @param folder the finished site, with `search/`.
 * @param target the oldest browsers in which it has to work: `chrome90`.
 */
export async function offlineArchive(folder: string, target: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const files = readFolder(folder);
  const pages = files
    .filter(({ path }) => path.endsWith('.html'))
    .map(({ path, content }) => ({ path, html: Buffer.from(content).toString('utf8') }));
  const scripts = new Set(
    pages.flatMap(({ path, html }) => scriptsOf(html).map((address) => posix.join(posix.dirname(path), address))),
  );
  const edition: BundledFile[] = [
    // Modules and the index of search have other forms here.
    ...files.filter(({ path }) => !/\.(html|js)$|^search\//.test(path)),
    ...pages.map(({ path, html }) => ({ path, content: offlinePage(html) })),
    ...(await Promise.all(
      [...scripts].map(async (path) => ({ path, content: await pageScript(join(folder, path), target) })),
    )),
    ...(await searchFiles(folder, files, target)),
    { path: '请先读我.txt', content: readMe.replaceAll('\n', '\r\n') },
  ];
  const encoder = new TextEncoder();
  const written = edition.map(({ path, content }) => ({
    path,
    content: typeof content === 'string' ? encoder.encode(content) : content,
  }));
  return archive([...written, { path: integrityFile, content: integrityOf(written) }]);
}

async function searchFiles(
  folder: string,
  files: readonly { readonly path: string; readonly content: Uint8Array }[],
  target: readonly string[],
): Promise<BundledFile[]> {
  const index = files.filter(({ path }) => path.startsWith('search/'));
  const program = index.find(({ path }) => path.endsWith('/pagefind.js'));
  if (!program) throw new Error('网站里没有搜索程序 pagefind.js：离线版要在搜索索引之后生成。');
  const { scripts, starts } = packFiles(
    index
      .filter((file) => file !== program)
      .map(({ path, content }) => ({ path: path.slice('search/'.length), content })),
  );
  return [
    { path: 'index.html', content: framePage },
    { path: 'search.js', content: await searchScript(join(folder, program.path), starts, target) },
    ...scripts,
  ].map(({ path, content }) => ({ path: `search/${path}`, content }));
}

function readFolder(folder: string): { path: string; content: Uint8Array }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(folder, file).split(sep).join('/'), file }))
    .filter(({ path }) => !served.has(path))
    .map(({ path, file }) => ({ path, content: readFileSync(file) }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
