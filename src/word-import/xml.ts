import { fromXml } from 'xast-util-from-xml';
import { damaged, NotImportable } from './word-package.ts';

/** A document as it was parsed. */
export type XmlRoot = ReturnType<typeof fromXml>;
/** An element of it. */
export type XmlElement = Extract<XmlRoot['children'][number], { type: 'element' }>;

/** Deepest nesting that is followed: real files stay below 60. */
const deepest = 400;

/**
 * Parses a part of a Word file. It knows no entities but those of XML and reads nothing from elsewhere.
 * @returns nothing for a part that is not there.
 * @throws NotImportable if it is no XML, declares a document type, or is nested beyond all measure.
 */
export function parseXml(text: string): XmlElement | undefined {
  if (text === '') return undefined;
  let root: XmlRoot;
  try {
    root = fromXml(text);
  } catch {
    throw damaged();
  }
  if (root.children.some(({ type }) => type === 'doctype')) throw damaged();
  const element = root.children.find((child) => child.type === 'element');
  if (element) refuseDepth(element);
  return element;
}

function refuseDepth(root: XmlElement): void {
  let level = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) throw new NotImportable('文件的结构一层套一层，套得太深，不像正常的文件，没有打开。');
    level = level.flatMap(elementsIn);
  }
}

/** The elements directly inside an element. */
export function elementsIn({ children }: XmlElement): XmlElement[] {
  return children.filter((child) => child.type === 'element');
}

/** The first element of a name directly inside an element. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element && elementsIn(element).find((inner) => inner.name === name);
}

/** Every element of a name inside an element, at any depth, in order. */
export function descendants(element: XmlElement, name: string): XmlElement[] {
  return elementsIn(element).flatMap((inner) => [...(inner.name === name ? [inner] : []), ...descendants(inner, name)]);
}

/** The attribute `w:val` of an element directly inside an element. */
export function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.attributes['w:val'] ?? undefined;
}

/** The words in an element, as they are written: runs of text, tabs as spaces. */
export function wordsIn(element: XmlElement): string {
  if (element.name === 'w:t' || element.name === 'w:delText' || element.name === 'm:t')
    return element.children.map((inner) => ('value' in inner ? inner.value : '')).join('');
  if (element.name === 'w:tab' || element.name === 'w:br') return ' ';
  return elementsIn(element).map(wordsIn).join('');
}
