import { escapeHtml } from '../../rendering/escape-html.ts';

/** An element of an XML file. A child that is nothing is left out. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

/** Makes an element; `name` and the names of attributes are ours, values and texts may be anything. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (XmlElement | string | undefined)[]
): XmlElement {
  return { name, attributes, children: children.filter((child) => child !== undefined) };
}

/**
 * Writes a document. Elements that hold elements alone are indented; text stays exactly as it is.
 * @throws RangeError if a text has a character that XML 1.0 cannot hold.
 */
export function xmlFile(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}\n`;
}

function written({ name, attributes, children }: XmlElement, indent: string): string {
  const start = `${indent}<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`)
    .join('')}`;
  if (children.length === 0) return `${start}/>`;
  const inside = children.every((child) => typeof child !== 'string')
    ? `\n${children.map((child) => written(child, `${indent}  `)).join('\n')}\n${indent}`
    : children.map((child) => (typeof child === 'string' ? escaped(child) : written(child, ''))).join('');
  return `${start}>${inside}</${name}>`;
}

/** XML 1.0, production 2. Halves of surrogate pairs are no characters either. */
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

function escaped(text: string): string {
  const found = forbidden.exec(text);
  if (found) {
    const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    throw new RangeError(`XML 里不能写字符 U+${code}：${JSON.stringify(text.slice(0, 60))}`);
  }
  // A bare carriage return would be read as a line feed.
  return escapeHtml(text).replaceAll('\r', '&#13;');
}
