import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { Build } from '../publishing/build.ts';

/**
 * Builds in a folder of its own and puts the finished site in the place of the previous one at the end, with a list of
 * its files (`integrity.json`). `start` has to be the first integration: what earlier builds have made is at hand from
 * then on. `finish` has to be the last: what comes after it would not be in the list.
 */
export function publish(): { readonly start: AstroIntegration; readonly finish: AstroIntegration } {
  let build: Build | undefined;
  return {
    start: {
      name: 'publish',
      hooks: {
        'astro:config:setup': async ({ command, config, updateConfig, logger }) => {
          if (command !== 'build') return;
          build = new Build(fileURLToPath(config.root), withoutSlash(fileURLToPath(config.outDir)), logger);
          try {
            const building = await build.start();
            updateConfig({
              outDir: folder(building, 'site'),
              // Astro's own caches start from nothing: they do not say what their values follow from. Ours does
              // (`built-pages/build-cache.ts`).
              cacheDir: folder(building, 'cache'),
              vite: {
                cacheDir: join(building, 'vite'),
                plugins: [
                  {
                    // Astro bundles its developer's toolbar for every new cache, even for a build, which has no use for
                    // it. The options are changed in place: what a hook returns is only added to them.
                    name: 'no-toolbar',
                    enforce: 'post',
                    configEnvironment: (_, options) => {
                      options.optimizeDeps = { noDiscovery: true, include: [] };
                    },
                  },
                ],
              },
            });
          } catch (error) {
            build.fail(error);
          }
        },
      },
    },
    finish: {
      name: 'publish-finish',
      hooks: {
        'astro:build:start': () => build?.contentRead(),
        'astro:build:done': ({ dir }) => {
          try {
            build?.finish(withoutSlash(fileURLToPath(dir)));
          } catch (error) {
            build?.fail(error);
          }
        },
      },
    },
  };
}

function folder(parent: string, name: string): URL {
  return pathToFileURL(join(parent, name, '/'));
}

function withoutSlash(path: string): string {
  return path.replace(/(?<=.)[\\/]$/, '');
}
