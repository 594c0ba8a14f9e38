import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { cartridge } from '../courses/packages/cartridge.ts';
import { cartridgeAddress, scormAddress } from '../courses/packages/addresses.ts';
import { packagedCourse } from '../courses/packages/packaged-course.ts';
import { FinishedSite, scormPackage, scormScript } from '../courses/packages/scorm-package.ts';
import { addressOf } from '../model/knowledge-base.ts';
import { loadKnowledgeBase } from '../model/load.ts';

/**
 * Makes the packages of every course for learning-management systems, from the finished pages: always the SCORM
 * package; the cartridge if the site says where it is published.
 * @param oldestBrowsers in which the packages have to work: `chrome90`.
 */
export function coursePackages(oldestBrowsers: readonly string[]): AstroIntegration {
  let content = '';
  return {
    name: 'course-packages',
    hooks: {
      'astro:config:done': ({ config }) => {
        content = fileURLToPath(new URL('content/', config.root));
      },
      'astro:build:done': async ({ dir, logger }) => {
        const knowledge = loadKnowledgeBase(content);
        if (knowledge.courses.length === 0) return;
        const output = fileURLToPath(dir);
        const site = new FinishedSite(
          (address) => readFileSync(join(output, address), 'utf8'),
          new Map([...knowledge.parts.values()].map((part) => [addressOf(part), part.code])),
        );
        const script = await scormScript(oldestBrowsers);
        const { publicAddress } = knowledge.site.data;
        for (const { data, slug } of knowledge.courses) {
          const course = packagedCourse(knowledge, data);
          writeFileSync(join(output, scormAddress(slug)), scormPackage(course, site, script));
          if (publicAddress !== undefined)
            writeFileSync(join(output, cartridgeAddress(slug)), cartridge(course, publicAddress));
        }
        logger.info(`${knowledge.courses.length} 门课的课件包`);
      },
    },
  };
}
