import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { factsOf } from '../built-pages/known-pages.ts';
import { loadContent } from '../model/content.ts';
import { formatProblems } from '../model/problem.ts';
import { readSite } from '../publishing/addresses.ts';
import { placeCopies } from '../publishing/moved-files.ts';
import { findAdditions, findBreaks } from '../publishing/register.ts';

/** Refuses to publish a site on which anything that was published before is gone without a redirect. */
export function publishedAddresses(): AstroIntegration {
  let folder = '';
  return {
    name: 'published-addresses',
    hooks: {
      'astro:config:done': ({ config }) => {
        folder = fileURLToPath(new URL('content/', config.root));
      },
      'astro:build:done': ({ dir, logger }) => {
        const { content } = loadContent(folder);
        if (!content) throw new Error('内容读不出来了：建站的时候改了内容。再建一次。');
        const output = fileURLToPath(dir);
        const wrongCopies = placeCopies(content, output);
        const site = readSite(output, (address) => factsOf(address)?.file);
        const problems = [...wrongCopies, ...findBreaks(content, site)];
        if (problems.length > 0) {
          logger.error(`\n${formatProblems(problems)}\n\n公布过的地址断了 ${problems.length} 处，没有发布。`);
          process.exit(1);
        }
        const { files, anchors } = findAdditions(content.addresses?.data ?? {}, site);
        const fresh = [...files.values(), ...anchors.values()].reduce((sum, list) => sum + list.length, 0);
        if (files.size + fresh > 0) {
          logger.info(`${files.size} 个新地址、${fresh} 处新锚点还没有登记：运行 npm run permalinks。`);
        }
      },
    },
  };
}
