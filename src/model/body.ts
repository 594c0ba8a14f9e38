import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { SourceFile } from './source-files.ts';

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMdx);

/**
 * The text of a body as MDX with tables (GFM) reads it.
 * @throws Error with the line of the body, from 1, if it is no MDX.
 */
export function parseBody(body: string): Root {
  return parser.parse(body);
}

const checkedBodies = new WeakMap<SourceFile, Root>();

/** Keeps what the check has parsed for the page that shows it: parsing is most of the work. */
export function keepBody(file: SourceFile, tree: Root): void {
  // Places in the file are of no use any more, and fill most of the memory. (An object that something is deleted from
  // takes more than before.)
  visit(tree, (node) => {
    node.position = undefined;
  });
  checkedBodies.set(file, tree);
}

/** The body of a checked file. What was kept is handed out once: what comes of it is kept by those who ask. */
export function takeBody(file: SourceFile): Root {
  const tree = checkedBodies.get(file) ?? parseBody(file.body);
  checkedBodies.delete(file);
  return tree;
}
