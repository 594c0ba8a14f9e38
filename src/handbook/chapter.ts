import type { Element, ElementContent, Properties, Root, RootContent } from 'hast';
import { printHtml } from '../rendering/html.ts';
import { classesOf, visitElements } from '../rendering/tree.ts';

/**
 * What stands in `<main>` of a finished page as volumes hold it: HTML, and between it what every volume writes in its
 * own way. It is made when the page is, because volumes repeat most of the site, and the whole handbook all of that.
 */
export type Chapter = readonly (string | Slot)[];

/** An attribute that depends on the volume, or the place for the number of the chapter. */
export type Slot =
  | { readonly kind: 'id'; readonly id: string }
  /** `href` of a link as it is on the page. */
  | { readonly kind: 'link'; readonly href: string }
  /** An attribute that names other elements of the page. */
  | { readonly kind: 'references'; readonly attribute: string; readonly ids: readonly string[] }
  | { readonly kind: 'number' };

/** What a volume leaves out of a page: what leads elsewhere, what only a screen needs, and specimens of papers. */
const leftOut = new Set([
  ...['crumbs', 'print-only', 'fold', 'neighbours', 'definition', 'paper-acts', 'paper-frame', 'moved', 'copy'],
  ...['chips', 'on-screen', 'checklist-files', 'narrow', 'flow-words'],
]);
const leftOutElements = new Set(['script', 'form', 'button', 'nav', 'dialog', 'template']);
/** Sections that a volume has once, at its end, or that only lead elsewhere. */
const leftOutIds = new Set(['basis', 'related', 'paper', 'checklist-tools', 'course-progress']);
/** Attributes that only scripts and the search index read. */
const unread = new Set(['dataPlain', 'dataCopy', 'dataPagefindIgnore', 'dataPagefindBody', 'dataItemText']);
/** Attributes that name other elements of a page. */
export const references = ['ariaLabelledBy', 'ariaDescribedBy', 'ariaControls', 'htmlFor', 'headers'] as const;

/**
 * The chapter that a finished page is in a volume, with headings two levels lower.
 * @returns nothing for a page without `<main>`.
 */
export function readChapter(page: Root): Chapter | undefined {
  const content = mainOf(page)?.children.flatMap((node) => kept(node));
  if (!content) return undefined;
  const slots = new Slots();
  const inside: Root = { type: 'root', children: content };
  let title: Element | undefined;
  visitElements(inside, (node) => {
    node.properties = withoutUnread(node.properties);
    // A named section is a landmark: sections called the same on every page would be landmarks of one name.
    if (node.tagName === 'section') node.properties['ariaLabelledBy'] = undefined;
    node.tagName = node.tagName.replace(/^h([1-4])$/, (_, level: string) => `h${Number(level) + 2}`);
    if (node.tagName === 'h3') title ??= node;
    takeOut(node, slots);
  });
  title?.children.unshift({ type: 'text', value: slots.hold({ kind: 'number' }) });
  return slots.fill(printHtml(inside));
}

/** Attributes without those that only scripts and the search index read. */
export function withoutUnread(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !unread.has(name)));
}

function takeOut({ tagName, properties }: Element, slots: Slots): void {
  const { id, href } = properties;
  if (typeof id === 'string') properties['id'] = slots.hold({ kind: 'id', id });
  if (tagName === 'a' && typeof href === 'string') properties['href'] = slots.hold({ kind: 'link', href });
  for (const name of references) {
    const ids = idsOf(properties[name]);
    if (ids) properties[name] = [slots.hold({ kind: 'references', attribute: '', ids })];
  }
}

/** The ids that an attribute names. */
export function idsOf(value: Properties[string]): string[] | undefined {
  if (value === undefined || value === null) return undefined;
  return Array.isArray(value) ? value.map(String) : String(value).split(/\s+/);
}

/** Stands in printed HTML for what is taken out of it: characters that no content may hold. */
const [open, shut] = ['\ue000', '\ue001'];
/** A slot with the attribute whose value it is. */
const held = new RegExp(`( [a-z-]+="${open}\\d+${shut}"|${open}\\d+${shut})`);

class Slots {
  readonly #slots: Slot[] = [];

  /** What is to be printed for a slot. */
  hold(slot: Slot): string {
    return `${open}${this.#slots.push(slot) - 1}${shut}`;
  }

  /** Printed HTML, cut at the slots. */
  fill(html: string): (string | Slot)[] {
    return html.split(held).flatMap((piece, index): (string | Slot)[] => {
      if (index % 2 === 0) return piece === '' ? [] : [piece];
      const [, attribute = '', number] = new RegExp(`^(?: ([a-z-]+)=")?${open}(\\d+)`).exec(piece) ?? [];
      const slot = this.#slots[Number(number)];
      if (!slot) throw new Error(`${piece} 不是这一页的占位。`);
      return [slot.kind === 'references' ? { ...slot, attribute } : slot];
    });
  }
}

/**
 * A piece of a page as it stands in another document; nothing if it is left out. What is kept is a copy.
 * @param alsoKept classes that are kept although volumes leave them out.
 */
export function kept(node: RootContent, alsoKept: ReadonlySet<string> = new Set()): ElementContent[] {
  if (node.type === 'text') return [node];
  if (node.type !== 'element') return [];
  const { id } = node.properties;
  const classes = classesOf(node);
  const isLeftOut = classes.some((name) => leftOut.has(name) && !alsoKept.has(name));
  if (leftOutElements.has(node.tagName) || isLeftOut) return [];
  if (typeof id === 'string' && leftOutIds.has(id)) return [];
  const children = node.children.flatMap((child) => kept(child, alsoKept));
  // The first mention of a term has a box around it for the definition, which stands in the glossary.
  if (classes.includes('term')) return children;
  // Beside the title stay the code and the day; what leads to other forms of the page goes.
  const own = { ...node, properties: { ...node.properties } };
  if (classes.includes('tools')) return [{ ...own, children: children.filter((child) => !isWayOut(child)) }];
  return [{ ...own, children }];
}

function isWayOut(node: ElementContent): boolean {
  if (node.type !== 'element' || node.tagName !== 'a') return false;
  return !classesOf(node).includes('code');
}

/** The first `<main>` of a page. */
export function mainOf(tree: Root): Element | undefined {
  let main: Element | undefined;
  visitElements(tree, (node) => {
    if (node.tagName === 'main') main ??= node;
  });
  return main;
}
