import type { Root } from 'hast';
import { fromParse5 } from 'hast-util-from-parse5';
import { toHtml } from 'hast-util-to-html';
import { parse } from 'parse5';

/** Reads a whole document. (`rehype-parse` does the same, but notes the place of every element, which takes longer.) */
export function parseHtml(html: string): Root {
  const tree = fromParse5(parse(html, { scriptingEnabled: false }));
  if (tree.type !== 'root') throw new Error(`A document was read as ${tree.type}.`);
  return tree;
}

/** Writes a document, or a piece of one. */
export function printHtml(tree: Root): string {
  return toHtml(tree);
}

/** An attribute with a space before it, as `printHtml` writes it. */
export function printAttribute(name: string, value: string): string {
  return ` ${name}="${value.replaceAll(/["&'`]/g, (character) => `&#x${character.charCodeAt(0).toString(16)};`)}"`;
}
