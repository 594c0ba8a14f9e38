import type { Element, Root, RootContent, Text } from 'hast';

/** Calls `visitor` for every element, in document order. */
export function visitElements(tree: Root, visitor: (node: Element) => void): void {
  const walk = (nodes: readonly RootContent[]): void => {
    for (const node of nodes) {
      if (node.type !== 'element') continue;
      visitor(node);
      walk(node.children);
      if (node.tagName === 'template' && node.content) walk(node.content.children);
    }
  };
  walk(tree.children);
}

/**
 * Calls `visitor` for every text node with its ancestors, outermost first; it may replace the node in its parent. The
 * list of ancestors holds for the call.
 */
export function visitTexts(tree: Root, visitor: (node: Text, ancestors: readonly Element[]) => void): void {
  const ancestors: Element[] = [];
  const walk = (nodes: readonly RootContent[]): void => {
    for (const node of [...nodes]) {
      if (node.type === 'text') visitor(node, ancestors);
      else if (node.type === 'element') {
        ancestors.push(node);
        walk(node.children);
        ancestors.pop();
      }
    }
  };
  walk(tree.children);
}

/** Calls `visitor` for every element with its ancestors, outermost first. The list of ancestors holds for the call. */
export function visitParents(tree: Root, visitor: (node: Element, ancestors: readonly Element[]) => void): void {
  const ancestors: Element[] = [];
  const walk = (nodes: readonly RootContent[]): void => {
    for (const node of nodes) {
      if (node.type !== 'element') continue;
      visitor(node, ancestors);
      ancestors.push(node);
      walk(node.children);
      ancestors.pop();
    }
  };
  walk(tree.children);
}

/** The classes of an element. */
export function classesOf({ properties: { className } }: Element): readonly string[] {
  return Array.isArray(className) ? className.map(String) : [];
}

/** All words in an element. */
export function wordsOf(element: Element): string {
  return element.children
    .map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? wordsOf(child) : ''))
    .join('');
}
