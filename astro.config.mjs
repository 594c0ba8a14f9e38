import { dirname, join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineConfig } from 'astro/config';
import packageJson from './package.json' with { type: 'json' };
import { codeRedirects } from './src/integrations/code-redirects.ts';
import { contentCheck } from './src/integrations/content-check.ts';
import { coursePackages } from './src/integrations/course-packages.ts';
import { handbook } from './src/integrations/handbook.ts';
import { offlineEdition } from './src/integrations/offline-edition.ts';
import { publish } from './src/integrations/publish.ts';
import { publishedAddresses } from './src/integrations/published-addresses.ts';
import { searchIndex } from './src/integrations/search-index.ts';

/**
 * Leaves dynamic imports alone. Vite's preloading names files by their place under the root, but the site may stand
 * under any path; and it is a kilobyte on every page.
 * @type {import('vite').Plugin}
 */
const plainImports = {
  name: 'plain-imports',
  apply: 'build',
  enforce: 'pre',
  configEnvironment: () => ({ build: { modulePreload: false } }),
  // One for each importer: shared, it would be a file and a request of its own.
  resolveId: (id, importer) => (id.includes('vite/preload-helper') ? `\0plain-import:${importer}` : undefined),
  load: (id) => (id.startsWith('\0plain-import:') ? 'export const __vitePreload = (load) => load();' : undefined),
  // What is wrapped around each import is longer than the import.
  renderChunk: (code) =>
    code.replaceAll(
      /__vitePreload(?:\$\d+)?\((?:async )?\(\) => (?:\{\s*const \{[^}]*\} = await )?(import\("[^"]+"\))(?:;\s*return \{[^}]*\};\s*\})?, __VITE_PRELOAD__\)/g,
      '$1',
    ),
};

/** The oldest browsers in which everything works, as `browserslist` in package.json names them: `chrome90`. */
const oldestBrowsers = packageJson.browserslist.map((browser) => browser.replaceAll(' ', ''));

/**
 * Writes scripts and styles so that the oldest browsers understand them. Astro sets a target of its own for scripts,
 * which only a plugin can change.
 * @type {import('vite').Plugin}
 */
const forOldestBrowsers = {
  name: 'for-oldest-browsers',
  configEnvironment: (name) => ({
    build: { cssTarget: oldestBrowsers, ...(name === 'client' ? { target: oldestBrowsers } : {}) },
  }),
};

/**
 * Names files in `assets/` by what they are. Names that begin with `_`, as those of pages with parameters would, are
 * left out by some hosts.
 * @type {import('vite').Plugin}
 */
const plainNames = {
  name: 'plain-names',
  configEnvironment: (name) => {
    const plain = (file = 'file') => file.replace(/(\.|@_@)astro.*$/, '').replace(/[^A-Za-z0-9-]+/g, '');
    const script = (chunk) => `assets/${plain(chunk.name)}.[hash].js`;
    const style = ({ names: [file] }) => `assets/${plain(file?.replace(/\.[^.]*$/, ''))}.[hash][extname]`;
    const scripts = name === 'client' ? { entryFileNames: script, chunkFileNames: script } : {};
    return { build: { rolldownOptions: { output: { assetFileNames: style, ...scripts } } } };
  },
};

/**
 * Lays large text out as on a narrow screen: media queries know the size of the screen, but not that of the text. What
 * holds from a width on does not hold under `data-large` (`src/scripts/page.ts` sets it); what holds below a width does.
 * @type {import('vite').CSSOptions['postcss'] & object}
 */
const largeText = {
  plugins: [
    {
      postcssPlugin: 'large-text',
      Once(root) {
        root.walkAtRules('media', (media) => {
          if (media.params.includes('print')) return;
          const isNarrow = /not all and \(min-width|max-width/.test(media.params);
          if (!isNarrow && !media.params.includes('min-width')) return;
          const scope = isNarrow ? ':where([data-large])' : ':where(:root:not([data-large]))';
          const rules = isNarrow ? media.clone().nodes : media.nodes;
          for (const rule of rules) {
            // The size of the text itself depends on the screen alone.
            if (rule.type === 'rule' && rule.selector !== 'html')
              rule.selectors = rule.selectors.map((selector) => `${scope} ${selector}`);
          }
          if (isNarrow) media.after(rules);
        });
      },
    },
  ],
};

const shared = ['model', 'built-pages'].map((name) => join(import.meta.dirname, 'src', name, sep));

/**
 * Lets pages use the very modules that the integrations use, so that the content is read, checked and parsed once in a
 * build, and so is every page. In a bundle they would be copies, which know nothing of each other.
 * @type {import('vite').Plugin}
 */
const sharedModules = {
  name: 'shared-modules',
  apply: 'build',
  enforce: 'pre',
  resolveId(id, importer = '') {
    if (this.environment.name === 'client' || !id.startsWith('.')) return undefined;
    const path = resolve(dirname(importer.replace(/[?].*$/, '')), id);
    return shared.some((folder) => path.startsWith(folder))
      ? { id: pathToFileURL(path).href, external: 'absolute' }
      : undefined;
  },
};

const volumes = handbook();
const publishing = publish();

export default defineConfig({
  output: 'static',
  // `preserve` gives every page a file with its own name: the form that any static server and a disk serve alike.
  build: { format: 'preserve', inlineStylesheets: 'never', assets: 'assets' },
  trailingSlash: 'ignore',
  // JSX rules: a line break in a template puts no space between Chinese words.
  compressHTML: 'jsx',
  integrations: [
    publishing.start,
    contentCheck(),
    volumes.bind,
    searchIndex(),
    codeRedirects(),
    coursePackages(oldestBrowsers),
    volumes.finish,
    offlineEdition(oldestBrowsers),
    publishedAddresses(),
    publishing.finish,
  ],
  devToolbar: { enabled: false },
  vite: {
    build: {
      // Nothing inline: the content security policy allows files of this site only.
      assetsInlineLimit: 0,
    },
    worker: { format: 'es' },
    css: { postcss: largeText },
    plugins: [plainImports, forOldestBrowsers, plainNames, sharedModules],
  },
});
