import mdx from '@astrojs/mdx';
import { unified } from '@astrojs/markdown-remark';
import { defineConfig } from 'astro/config';
import remarkGfm from 'remark-gfm';
import packageJson from './package.json' with { type: 'json' };
import { contentCheck } from './src/integrations/content-check.ts';
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
    const plain = (file = 'file') => file.replace(/\.astro.*$/, '').replace(/[^A-Za-z0-9-]+/g, '');
    const script = (chunk) => `assets/${plain(chunk.name)}.[hash].js`;
    const style = ({ names: [file] }) => `assets/${plain(file?.replace(/\.[^.]*$/, ''))}.[hash][extname]`;
    const scripts = name === 'client' ? { entryFileNames: script, chunkFileNames: script } : {};
    return { build: { rolldownOptions: { output: { assetFileNames: style, ...scripts } } } };
  },
};

const volumes = handbook();

export default defineConfig({
  output: 'static',
  // `preserve` gives every page a file with its own name: the form that any static server and a disk serve alike.
  build: { format: 'preserve', inlineStylesheets: 'never', assets: 'assets' },
  trailingSlash: 'ignore',
  // JSX rules: a line break in a template puts no space between Chinese words.
  compressHTML: 'jsx',
  integrations: [
    contentCheck(),
    mdx(),
    volumes.bind,
    searchIndex(),
    volumes.finish,
    offlineEdition(oldestBrowsers),
    publishedAddresses(),
    publish(),
  ],
  markdown: {
    // The built-in GFM copy is off, so that tables, footnotes and task lists are remark-gfm's.
    processor: unified({
      gfm: false,
      smartypants: false,
      remarkPlugins: [remarkGfm],
      remarkRehype: { footnoteLabel: '脚注', footnoteBackLabel: '返回正文' },
    }),
    syntaxHighlight: false,
  },
  devToolbar: { enabled: false },
  vite: {
    build: {
      // Nothing inline: the content security policy allows files of this site only.
      assetsInlineLimit: 0,
    },
    worker: { format: 'es' },
    plugins: [plainImports, forOldestBrowsers, plainNames],
  },
});
