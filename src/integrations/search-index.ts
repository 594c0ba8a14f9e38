import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { z } from 'zod';
import { factsOf, forget } from '../built-pages/known-pages.ts';
import { loadKnowledgeBase } from '../model/load.ts';
import { previousFile, writeSiteFile } from '../publishing/site-files.ts';
import { readPage, type SearchablePage } from '../search/build/records.ts';
import { buildSearch } from '../search/build/search.ts';

/** Builds everything that search needs from the finished pages, into `search/` of the output. */
export function searchIndex(): AstroIntegration {
  let content = '';
  return {
    name: 'search-index',
    hooks: {
      'astro:config:done': ({ config }) => {
        content = fileURLToPath(new URL('content/', config.root));
      },
      'astro:build:done': async ({ dir, logger }) => {
        const output = fileURLToPath(dir);
        const { files, pages, records } = await buildSearch(loadKnowledgeBase(content), readPages(output));
        forget('searchable');
        const folder = join(output, 'search');
        for (const inside of new Set(files.map(({ path }) => dirname(path))))
          mkdirSync(join(folder, inside), { recursive: true });
        const earlier = previousFolder();
        for (const { path, content } of files) {
          // The folder of the index has another name as soon as anything in it changed.
          const [, inFolder] = path.split(/\/(.*)/s);
          writeSiteFile(output, `search/${path}`, content, `search/${inFolder ? `${earlier}/${inFolder}` : path}`);
        }
        logger.info(`${pages} 页、${records} 处进入搜索索引`);
      },
    },
  };
}

/** The folder of the index in the previous site, below `search/`; empty if there is none. */
function previousFolder(): string {
  const manifest = previousFile('search/manifest.json');
  if (!manifest) return '';
  try {
    const { data } = z.object({ folder: z.string() }).safeParse(JSON.parse(Buffer.from(manifest).toString()));
    return data?.folder ?? '';
  } catch {
    return '';
  }
}

/** The pages that search finds, in the order of their addresses. */
function readPages(output: string): SearchablePage[] {
  return readdirSync(output, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => relative(output, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted((a, b) => (a < b ? -1 : 1))
    .flatMap((address) => {
      const known = factsOf(address);
      return (
        (known ? known.searchable : readPage({ address, html: readFileSync(join(output, address), 'utf8') })) ?? []
      );
    });
}
