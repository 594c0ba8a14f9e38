import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';

/** Builds the Pagefind index over the finished pages, into `pagefind/` of the output. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const output = fileURLToPath(dir);
        const { index, errors } = await createIndex({ forceLanguage: 'zh-cn' });
        if (!index) throw new Error(`搜索索引没有建成：${errors.join('；')}`);
        const added = await index.addDirectory({ path: output });
        const written = await index.writeFiles({ outputPath: `${output}pagefind` });
        const failures = [...added.errors, ...written.errors];
        await close();
        if (failures.length > 0) throw new Error(`搜索索引没有建成：${failures.join('；')}`);
        logger.info(`${added.page_count} 页进入搜索索引`);
      },
    },
  };
}
