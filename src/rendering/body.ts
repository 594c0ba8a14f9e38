import { rehypeHeadingIds } from '@astrojs/markdown-remark';
import type { Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { rendered } from '../built-pages/built-pages.ts';
import { takeBody } from '../model/body.ts';
import type { SourceFile } from '../model/source-files.ts';
import { visitElements } from './tree.ts';

const processor = unified()
  .use(remarkRehype, { footnoteLabel: '脚注', footnoteBackLabel: '返回正文' })
  .use(rehypeHeadingIds)
  .use(() => closeUpTables)
  .use(rehypeStringify);

/**
 * The text under the facts of an entry as HTML. Bodies hold no components and no expressions (the content check refuses
 * them), so they need not become programs, which would be bundled one by one.
 */
export function renderBody(file: SourceFile): string {
  return rendered(file.body, () => processor.stringify(processor.runSync(takeBody(file), { path: file.path })));
}

const tableParts = new Set(['table', 'thead', 'tbody', 'tr']);

/** Takes the line breaks between the parts of tables away, which no reader sees. */
function closeUpTables(tree: Root): void {
  visitElements(tree, (node) => {
    if (tableParts.has(node.tagName)) node.children = node.children.filter(({ type }) => type === 'element');
  });
}
