import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { z } from 'zod';
import { pdfAddress } from '../handbook/pdf.ts';
import { integrityFile, withIntegrity } from '../publishing/integrity.ts';
import { listFiles } from '../publishing/output.ts';
import type { Manifest } from '../search/protocol.ts';
import { archive, type ArchivedFile } from './archive.ts';
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
export function offlineArchive(folder: string, target: readonly string[]): Promise<Uint8Array> {
  return archive(withIntegrity(editionFiles(folder, target)));
}

/** The files of the edition, each read when it is asked for: together they are as large as the site. */
async function* editionFiles(folder: string, target: readonly string[]): AsyncGenerator<ArchivedFile, void, undefined> {
  const scripts = new Set<string>();
  const search: ArchivedFile[] = [];
  const paths = listFiles(folder).filter((path) => !served.has(path));
  for (const path of paths) {
    // Modules have another form here.
    if (path.endsWith('.js') && !path.startsWith('search/')) continue;
    const content = readFileSync(join(folder, path));
    if (path.endsWith('.html')) {
      const html = content.toString('utf8');
      for (const address of scriptsOf(html)) scripts.add(posix.join(posix.dirname(path), address));
      yield { path, content: Buffer.from(offlinePage(html)) };
    } else if (path.startsWith('search/')) search.push({ path: path.slice('search/'.length), content });
    else yield { path, content };
  }
  for (const path of scripts) yield { path, content: Buffer.from(await pageScript(join(folder, path), target)) };
  yield* searchFiles(folder, search, target);
  yield { path: '请先读我.txt', content: Buffer.from(readMe.replaceAll('\n', '\r\n')) };
}

/** @param index the files of search, by their paths in `search/`: here they have another form. */
async function* searchFiles(
  folder: string,
  index: readonly ArchivedFile[],
  target: readonly string[],
): AsyncGenerator<ArchivedFile, void, undefined> {
  const program = index.find(({ path }) => path.endsWith('/pagefind.js'));
  if (!program) throw new Error('网站里没有搜索程序 pagefind.js：离线版要在搜索索引之后生成。');
  const { scripts, starts } = packFiles(index.filter((file) => file !== program).map(withPlainFolder));
  const own = [
    { path: 'index.html', content: framePage },
    { path: 'search.js', content: await searchScript(join(folder, 'search', program.path), starts, target) },
    ...scripts,
  ];
  for (const { path, content } of own) yield { path: `search/${path}`, content: Buffer.from(content) };
}

/**
 * Nothing is cached here, so the folder of the index needs no name after its content: what is the same as in the last
 * edition keeps its path, and need not be packed and compressed again.
 */
function withPlainFolder({ path, content }: ArchivedFile): ArchivedFile {
  const folder = 'index';
  if (path !== 'manifest.json') return { path: path.replace(/^[^/]+(?=\/)/, folder), content };
  const { first } = manifestForm.parse(JSON.parse(Buffer.from(content).toString('utf8')));
  return { path, content: Buffer.from(JSON.stringify({ folder, first } satisfies Manifest)) };
}

const manifestForm = z.object({ first: z.array(z.string()) });
