import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { z } from 'zod';
import type { KnowledgeBase } from '../../src/model/knowledge-base.ts';
import { readPage } from '../../src/search/build/records.ts';
import { buildSearch } from '../../src/search/build/search.ts';
import { listFiles } from '../../tests/site/site.ts';
import type { CorpusPage } from './corpus.ts';
import type { Files } from './server.ts';

/** An engine with its index of one corpus. */
export interface Side {
  readonly name: 'default' | 'ours';
  /** Everything that it needs, by path; the paths begin with its name. */
  readonly files: Files;
  /** Path of the program that a page starts: a module to import or the file of a worker. */
  readonly program: string;
  /** Address of the page that a result of the engine stands for. */
  readonly addressOf: (result: string) => string;
  /** How long it took to make the index, in milliseconds. */
  readonly buildTime: number;
  /** Size of the index with its program, as on the disk, in bytes. */
  readonly size: number;
  /** Of how many files it is made. */
  readonly fileCount: number;
}

/** Files of Pagefind for other interfaces than the one used here. */
const interfaces = /(-ui|-highlight)\.(js|css)$/;

/** Plain Pagefind: default settings, the same pages. */
export async function buildDefault(pages: readonly CorpusPage[]): Promise<Side & { readonly version: string }> {
  const started = performance.now();
  let buildTime: number;
  let made: Awaited<ReturnType<PagefindIndex['getFiles']>>;
  try {
    const { index, errors } = await createIndex({});
    if (!index) throw new Error(errors.join('; '));
    const added = await Promise.all(
      pages.map(({ address, html }) => index.addHTMLFile({ sourcePath: address, content: html })),
    );
    made = await index.getFiles();
    buildTime = performance.now() - started;
    const failures = [...added, made].flatMap((answer) => answer.errors);
    if (failures.length > 0) throw new Error(failures.join('; '));
  } finally {
    await close();
  }
  const files = made.files.filter(({ path }) => !interfaces.test(path));
  const addresses = new Map(
    files.flatMap(({ path, content }) => {
      const record = /^fragment\/(.+)\.pf_fragment$/.exec(path)?.[1];
      return record === undefined ? [] : [[record, addressIn(content)] as const];
    }),
  );
  const entry = files.find(({ path }) => path === 'pagefind-entry.json');
  return {
    name: 'default',
    files: new Map(files.map(({ path, content }) => [`default/pagefind/${path}`, content])),
    program: 'default/pagefind/pagefind.js',
    addressOf: (result) => addresses.get(result) ?? '',
    buildTime,
    size: sizeOf(files),
    fileCount: files.length,
    version: z.object({ version: z.string() }).parse(JSON.parse(Buffer.from(entry?.content ?? '').toString())).version,
  };
}

/**
 * Our search: the index built anew for these pages, asked by the worker of the built site.
 * @throws Error if the site has no worker.
 */
export async function buildOurs(knowledge: KnowledgeBase, pages: readonly CorpusPage[], site: string): Promise<Side> {
  const scripts = listFiles(join(site, 'assets')).filter((path) => path.endsWith('.js'));
  const worker = scripts.find((path) => /^worker[-.]/.test(path));
  if (worker === undefined) throw new Error(`${site}/assets 里没有搜索的程序。先运行 npm run build。`);
  const started = performance.now();
  const { files } = await buildSearch(
    knowledge,
    pages.flatMap((page) => readPage(page) ?? []),
  );
  const buildTime = performance.now() - started;
  return {
    name: 'ours',
    files: new Map([
      ...scripts.map((path) => [`ours/assets/${path}`, readFileSync(join(site, 'assets', path))] as const),
      ...files.map(({ path, content }) => [`ours/search/${path}`, content] as const),
    ]),
    program: `ours/assets/${worker}`,
    addressOf: (result) => result.replace(/#.*$/, ''),
    buildTime,
    size: sizeOf(files),
    fileCount: files.length,
  };
}

function addressIn(fragment: Uint8Array): string {
  const plain = gunzipSync(fragment).toString('utf8');
  return z
    .object({ url: z.string() })
    .parse(JSON.parse(plain.slice(plain.indexOf('{'))))
    .url.replace(/^\//, '')
    .replace(/(^|\/)$/, '$1index.html');
}

function sizeOf(files: readonly { readonly content: Uint8Array }[]): number {
  return files.reduce((sum, { content }) => sum + content.length, 0);
}
