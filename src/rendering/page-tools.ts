import type { Element, Root } from 'hast';
import { classesOf, visitElements, visitParents } from './tree.ts';

/**
 * Puts the buttons that scripts fill with life beside the code and the day of a page: its link and QR code, and, where
 * not everything is verified, 只看已核对. They are hidden until then, but their room is kept, so that nothing moves.
 */
export function placeTools(tree: Root): void {
  let tools: Element | undefined;
  let isSearched = false;
  let isUnverified = false;
  let isTool = false;
  visitParents(tree, (node, ancestors) => {
    const classes = classesOf(node);
    if (node.tagName === 'main') isSearched = node.properties['dataPagefindBody'] !== undefined;
    if (classes.includes('tools') && ancestors.some(({ tagName }) => tagName === 'main')) tools ??= node;
    // The calculator of deadlines shows results, which are not of the page.
    if (classes.includes('dl')) isTool = true;
    if (classes.includes('c') && !classes.includes('c-yes') && marksText(ancestors)) isUnverified = true;
  });
  if (!tools) return;
  let hasCode = false;
  visitElements({ type: 'root', children: tools.children }, ({ properties }) => {
    if (properties['dataCopy'] !== undefined) hasCode = true;
  });
  if (hasCode) tools.children.push(button('cite-open', '链接和二维码', {}));
  if (isSearched && isUnverified && !isTool)
    tools.children.push(button('verified-only', '只看已核对', { ariaPressed: 'false' }));
}

/** Whether a mark stands at a text, and not in a legend (`<dt>`). */
function marksText(ancestors: readonly Element[]): boolean {
  const [marks, mark] = [ancestors.at(-1), ancestors.at(-2)];
  return (
    marks !== undefined &&
    classesOf(marks).includes('prov') &&
    mark?.tagName !== 'dt' &&
    ancestors.some(({ tagName }) => tagName === 'main')
  );
}

function button(name: string, words: string, more: Element['properties']): Element {
  return {
    type: 'element',
    tagName: 'button',
    properties: { type: 'button', className: ['copy', name], ...more, hidden: true },
    children: [{ type: 'text', value: words }],
  };
}
