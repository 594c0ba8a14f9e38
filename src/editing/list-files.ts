import { isMap, isSeq, parseDocument } from 'yaml';
import { yamlText } from './yaml-text.ts';

/**
 * A YAML file with one more item at the end of one of its lists; every other line stays as it is, comments and style
 * included.
 * @param list name of the list, a field of the file; its items stand one under the other.
 * @throws Error if there is no such list.
 */
export function withItem(before: string, list: string, item: Readonly<Record<string, unknown>>): string {
  const text = before.endsWith('\n') ? before : `${before}\n`;
  const { contents } = parseDocument(text);
  const items = isMap(contents) ? contents.get(list) : undefined;
  if (!isSeq(items) || items.flow === true || !items.range) throw new Error(`no list ${list} to add to`);
  const [start] = items.range;
  const indent = ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1));
  const lines = yamlText([item]).trimEnd().split('\n');
  const end = endOfItems(text, items.items.at(-1));
  return `${text.slice(0, end)}${lines.map((line) => `${indent}${line}\n`).join('')}${text.slice(end)}`;
}

/** Where the line ends on which the last item of a list ends. */
function endOfItems(text: string, last: unknown): number {
  const range = typeof last === 'object' && last !== null && 'range' in last ? last.range : undefined;
  const [, end = 0]: readonly unknown[] = Array.isArray(range) ? range : [];
  const stop = typeof end === 'number' ? end : 0;
  // The end of a block may lie behind its line break already.
  if (text[stop - 1] === '\n') return stop;
  const newline = text.indexOf('\n', stop);
  return newline === -1 ? text.length : newline + 1;
}
