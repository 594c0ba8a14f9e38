import { strFromU8, unzipSync } from 'fflate';
import type { Nodes } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { compilePaper } from '../../src/documents/compile.ts';
import { originOf } from '../../src/documents/files.ts';
import { layOut } from '../../src/documents/layout/lay-out.ts';
import type { Paper, PaperValues } from '../../src/documents/paper.ts';
import type { Sheet } from '../../src/documents/sheet.ts';
import { exampleValues } from '../../src/documents/values.ts';
import { wordFile } from '../../src/documents/word/word-file.ts';
import type { KnowledgeBase } from '../../src/model/knowledge-base.ts';
import { required } from './support.ts';

/** A document's paper, empty or filled with its examples. */
export interface MadePaper {
  readonly code: string;
  readonly state: 'empty' | 'filled';
  /** Code and state: `WS-50-filled`. */
  readonly name: string;
  readonly paper: Paper;
  readonly sheet: Sheet;
}

/** Every document twice, empty and filled with its examples. */
export function makePapers(knowledge: KnowledgeBase): MadePaper[] {
  return knowledge.documents.flatMap(({ data }) => {
    const paper = compilePaper(knowledge, data);
    return [made(paper), made(paper, exampleValues(paper))];
  });
}

function made(paper: Paper, values?: PaperValues): MadePaper {
  const state = values === undefined ? 'empty' : 'filled';
  return { code: paper.code, state, name: `${paper.code}-${state}`, paper, sheet: layOut(paper, values) };
}

/** The Word file of a paper. */
export function wordFileOf(knowledge: KnowledgeBase, { sheet }: Pick<MadePaper, 'sheet'>): Promise<Uint8Array> {
  return wordFile(sheet, originOf(knowledge));
}

/** An element of a page or of a part of an Office file. */
export interface MarkupNode {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (MarkupNode | string)[];
}

const parser = unified().use(rehypeParse, { fragment: true });

/** HTML as a tree. */
export function parseHtml(html: string): MarkupNode {
  return converted(parser.parse(html));
}

/**
 * XML as a tree, with names in small letters. Inside `svg` the parser of HTML reads as XML is written: elements may close
 * themselves, and no name means anything. That the XML is well-formed, the validator sees.
 */
export function parseXml(xml: string): MarkupNode {
  return converted(parser.parse(`<svg>${xml}</svg>`));
}

function converted(node: Nodes): MarkupNode {
  const properties = node.type === 'element' ? Object.entries(node.properties) : [];
  return {
    tag: node.type === 'element' ? node.tagName : '',
    attributes: new Map(
      properties.map(([name, value]) => [
        name.toLowerCase(),
        Array.isArray(value) ? value.join(' ') : String(value ?? ''),
      ]),
    ),
    children:
      'children' in node
        ? node.children.flatMap((child): (MarkupNode | string)[] => {
            if (child.type === 'text') return [child.value];
            return child.type === 'element' ? [converted(child)] : [];
          })
        : [],
  };
}

/** All elements inside one, itself first. */
export function elementsIn(node: MarkupNode): MarkupNode[] {
  return [node, ...node.children.flatMap((child) => (typeof child === 'string' ? [] : elementsIn(child)))];
}

/** The text inside an element, without the parts that are to be left out. */
export function textIn(node: MarkupNode, leaveOut: (part: MarkupNode) => boolean = () => false): string {
  return node.children
    .map((child) => (typeof child === 'string' ? child : leaveOut(child) ? '' : textIn(child, leaveOut)))
    .join('');
}

/** The parts of an Office file, by path. */
export function partsOf(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  return new Map(Object.entries(unzipSync(bytes)));
}

/** A part of an Office file as a tree. @throws if there is none. */
export function partOf(bytes: Uint8Array, path: string): MarkupNode {
  return parseXml(strFromU8(required(partsOf(bytes).get(path), path)));
}

/** What a part of a Word file says: the runs of text (`w:t`), nothing of properties and instructions. */
function runsIn(part: MarkupNode): string {
  return elementsIn(part)
    .filter(({ tag }) => tag === 'w:t')
    .map((run) => textIn(run))
    .join('');
}

/** What a Word file says: its headers, then its body. Feet of pages are no text of the paper. */
export function wordText(bytes: Uint8Array): string {
  const headers = [...partsOf(bytes).keys()].filter((path) => /^word\/header\d+\.xml$/.test(path)).toSorted();
  return [...headers, 'word/document.xml'].map((path) => runsIn(partOf(bytes, path))).join('');
}

/** A text without its white space. */
export function squeezed(text: string): string {
  return text.replaceAll(/\s/gu, '');
}

/** Does something with every item, a few at a time. */
export async function forEachAtOnce<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const item of waiting) await work(item);
    }),
  );
}
