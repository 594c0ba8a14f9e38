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
export const colorRules = ['color-contrast', 'link-in-text-block'];

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
 * Runs every rule over the page as it is. Each violation is told in a line.
 * @param except rules that are left to {@link colorViolations}.
 */
export async function violations(tab: Tab, except: readonly string[] = []): Promise<readonly string[]> {
  await bring(tab);
  return tab.evaluate(
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
    { tags: everyRule, off: [...except] },
  );
}

/**
 * Runs the rules of colour over the page in the theme that the tab shows, for one text of each kind: texts that agree
 * in their colour, size and weight, in the backgrounds under them, and in the classes from `body` down to them differ
 * in nothing that the rules look at.
 * @param known kinds that were seen in the same theme and width; grows.
 */
export async function colorViolations(tab: Tab, known: Set<string>): Promise<readonly string[]> {
  const kinds = await tab.evaluate(() => {
    const grounds = new Map<Element, string>();
    /** What an element stands on, from the root down. */
    const groundOf = (element: Element): string => {
      const told = grounds.get(element);
      if (told !== undefined) return told;
      const { backgroundColor, backgroundImage, opacity, filter } = getComputedStyle(element);
      const own = `${element.localName}.${element.className} ${backgroundColor} ${backgroundImage} ${opacity} ${filter}`;
      const ground = `${element.parentElement ? groundOf(element.parentElement) : ''} > ${own}`;
      grounds.set(element, ground);
      return ground;
    };
    const found = new Map<string, Element>();
    for (const element of document.body.querySelectorAll('*')) {
      const hasText = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
      if (!hasText && !element.matches('input, select, textarea, button')) continue;
      const { color, fontSize, fontWeight, textDecorationLine, textShadow, visibility } = getComputedStyle(element);
      if (visibility === 'hidden' || element.getClientRects().length === 0) continue;
      const kind = `${groundOf(element)} | ${color} ${fontSize} ${fontWeight} ${textDecorationLine} ${textShadow}`;
      if (!found.has(kind)) found.set(kind, element);
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
