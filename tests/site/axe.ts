import axe from 'axe-core';
import type { Page as Tab } from 'playwright';

declare global {
  interface Window {
    axe: typeof axe;
    /** One element of each kind of text, as `colorViolations` left them. */
    textKinds?: Map<string, Element>;
  }
}

/** What a reader may have set: the screen, light or dark, more contrast. */
export const themes = [
  { colorScheme: 'light', contrast: 'no-preference' },
  { colorScheme: 'dark', contrast: 'no-preference' },
  { colorScheme: 'light', contrast: 'more' },
  { colorScheme: 'dark', contrast: 'more' },
] as const;

/** WCAG 2.2 A and AA (with the rules that axe leaves off by default, such as the size of targets) and best practices. */
const everyRule = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What colours decide. */
const colorRules = ['color-contrast', 'link-in-text-block'];

/** Puts axe into the page of a tab; nothing of it needs what the policy of the pages forbids. */
async function bring(tab: Tab): Promise<void> {
  if (await tab.evaluate(() => 'axe' in window)) return;
  await tab.evaluate(axe.source);
  // What is far below is not laid out until it is scrolled to; axe is to see it as a reader does who is there.
  await tab.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { content-visibility: visible !important }');
    document.adoptedStyleSheets = [sheet];
  });
}

/**
 * Runs every rule over the page as it is, those of colour as {@link colorViolations} does. Each violation is told in a
 * line.
 */
export async function violations(tab: Tab, known = new Set<string>()): Promise<readonly string[]> {
  await bring(tab);
  const found = await tab.evaluate(
    async ({ tags, off }) => {
      const result = await window.axe.run(document, {
        runOnly: { type: 'tag', values: tags },
        rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])),
        resultTypes: ['violations'],
      });
      return result.violations.map(
        ({ id, nodes }) =>
          `${id} (${nodes.length}): ${nodes
            .slice(0, 2)
            .map(({ html }) => html.slice(0, 160))
            .join(' | ')}`,
      );
    },
    { tags: everyRule, off: colorRules },
  );
  return [...found, ...(await colorViolations(tab, known))];
}

/**
 * Runs the rules of colour over the page in the theme that the tab shows, for one text of each kind: texts that agree
 * in how their letters look, and those around them, and in the backgrounds under them differ in nothing that the rules
 * look at.
 * @param known kinds that were seen in the same theme on other pages; grows.
 */
export async function colorViolations(tab: Tab, known: Set<string>): Promise<readonly string[]> {
  const kinds = await tab.evaluate(() => {
    /** A short name for a long description: 106 bits, so that no two share one. */
    const digest = (text: string): string => {
      const hashes = [0xdeadbeef, 0x41c6ce57, 0x2545f491, 0x9e3779b9];
      for (let index = 0; index < text.length; index += 1) {
        const code = text.charCodeAt(index);
        hashes.forEach((hash, place) => (hashes[place] = Math.imul(hash ^ code, 0x9e3779b1 + 2 * place)));
      }
      return hashes.map((hash) => ((hash ^ (hash >>> 16)) >>> 0).toString(36)).join('.');
    };
    const names = new Map<string, string>();
    const nameOf = (text: string): string => {
      const name = names.get(text) ?? digest(text);
      names.set(text, name);
      return name;
    };
    const grounds = new Map<Element, string>();
    /** What an element stands on: whatever is painted or blended, from the root down. */
    const groundOf = (element: Element): string => {
      const told = grounds.get(element);
      if (told !== undefined) return told;
      const { backgroundColor, backgroundImage, opacity, filter } = getComputedStyle(element);
      const below = element.parentElement ? groundOf(element.parentElement) : '';
      const own = [
        backgroundColor === 'rgba(0, 0, 0, 0)' ? '' : backgroundColor,
        backgroundImage === 'none' ? '' : backgroundImage,
        opacity === '1' ? '' : opacity,
        filter === 'none' ? '' : filter,
      ].join(' ');
      const ground = own.trim() === '' ? below : nameOf(`${below} > ${own}`);
      grounds.set(element, ground);
      return ground;
    };
    /** How the letters of an element look. */
    const lettersOf = (element: Element | null): string => {
      if (!element) return '';
      const { color, fontSize, fontWeight, textDecorationLine, textShadow } = getComputedStyle(element);
      return `${element.localName} ${color} ${fontSize} ${fontWeight} ${textDecorationLine} ${textShadow}`;
    };
    const found = new Map<string, Element>();
    const holders = new Set(document.body.querySelectorAll('input, select, textarea, button'));
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode())
      if (text.parentElement && text.nodeValue?.trim()) holders.add(text.parentElement);
    for (const element of holders) {
      const kind = nameOf(`${groundOf(element)} | ${lettersOf(element)} | ${lettersOf(element.parentElement)}`);
      if (found.has(kind) || element.getClientRects().length === 0) continue;
      if (getComputedStyle(element).visibility === 'hidden') continue;
      found.set(kind, element);
    }
    window.textKinds = found;
    return [...found.keys()];
  });
  const fresh = kinds.flatMap((kind, index) => (known.has(kind) ? [] : [index]));
  if (fresh.length === 0) return [];
  for (const kind of kinds) known.add(kind);
  await bring(tab);
  return tab.evaluate(
    async ({ rules, indexes }) => {
      const elements = [...(window.textKinds?.values() ?? [])];
      const result = await window.axe.run(
        elements.filter((_, index) => indexes.includes(index)),
        { runOnly: { type: 'rule', values: rules }, resultTypes: ['violations'] },
      );
      return result.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, any }) => `${id}: ${html.slice(0, 120)} ${any[0]?.message ?? ''}`),
      );
    },
    { rules: colorRules, indexes: fresh },
  );
}
