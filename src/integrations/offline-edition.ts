import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { archiveName, offlineArchive } from '../offline/edition.ts';

/** Makes the offline edition from the finished site, search included, into the output. */
export function offlineEdition(): AstroIntegration {
  let target: string | string[] = 'esnext';
  return {
    name: 'offline-edition',
    hooks: {
      'astro:config:done': ({ config }) => {
        target = config.vite.build?.target || target;
      },
      'astro:build:done': async ({ dir, logger }) => {
        const output = fileURLToPath(dir);
        const archive = await offlineArchive(output, target);
        writeFileSync(join(output, archiveName), archive);
        logger.info(`离线版 ${archiveName}：${(archive.byteLength / 1024 / 1024).toFixed(1)} MB`);
      },
    },
  };
}
