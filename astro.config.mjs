import mdx from '@astrojs/mdx';
import { unified } from '@astrojs/markdown-remark';
import { defineConfig } from 'astro/config';
import remarkGfm from 'remark-gfm';
import { contentCheck } from './src/integrations/content-check.ts';
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

export default defineConfig({
  output: 'static',
  // `preserve` gives every page a file with its own name: the form that any static server and a disk serve alike.
  build: { format: 'preserve', inlineStylesheets: 'never', assets: 'assets' },
  trailingSlash: 'ignore',
  // JSX rules: a line break in a template puts no space between Chinese words.
  compressHTML: 'jsx',
  integrations: [contentCheck(), mdx(), searchIndex(), publishedAddresses()],
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
    plugins: [plainImports],
  },
});
