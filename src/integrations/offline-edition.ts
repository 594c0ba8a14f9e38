import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { archiveName, offlineArchive } from '../offline/edition.ts';

/**
 * Makes the offline edition from the finished site, search included, into the output.
 * @param oldestBrowsers in which it has to work: `chrome90`.
 */
export function offlineEdition(oldestBrowsers: readonly string[]): AstroIntegration {
  return {
    name: 'offline-edition',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const output = fileURLToPath(dir);
        const archive = await offlineArchive(output, oldestBrowsers);
        writeFileSync(join(output, archiveName), archive);
        logger.info(`离线版 ${archiveName}：${(archive.byteLength / 1024 / 1024).toFixed(1)} MB`);
      },
    },
  };
}
