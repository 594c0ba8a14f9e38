import type { Page as Tab } from 'playwright';
import { z } from 'zod';

/** Pages whose look is held fast: one of each shape. */
export const keyPages = [
  'index.html',
  'procedures/talk-and-inquiry.html',
  'tables/time-limits.html',
  'documents/WS-25.html',
  'checklists/procedure-cx-04.html',
  'terms/SY-001.html',
  'guides/letter-received.html',
  'courses/part-time-cadre.html',
  'cases/canteen-receipts.html',
  'work-points/2022/index.html',
] as const;
/** Widths of the window in px, with the colours that are looked at. */
export const keyViews = [
  [1280, 'light'],
  [1280, 'dark'],
  [360, 'light'],
] as const;
/** Where the recorded looks stand; `npm run record-layout` writes it. */
export const recordFile = 'tests/site/layout.json';

/** Where a part of a page stands and what it looks like; nothing that depends on which fonts a machine has. */
const partSchema = z.strictObject({
  left: z.number(),
  width: z.number(),
  /** Distance from the top of the page; the further down, the more fonts move it. */
  top: z.number(),
  /** Size and weight of its text, colours of text and ground, frame: as computed. */
  look: z.string(),
});
export type Part = z.infer<typeof partSchema>;
/** Parts by page, width and colours (`index.html 360 light`), then by what they are. */
export const layoutSchema = z.record(z.string(), z.record(z.string(), partSchema));
export type Layout = z.infer<typeof layoutSchema>;

/** What is looked at: landmarks, heads, columns, the first of each kind of block. */
const selectors = [
  'header.site',
  '.brand',
  '.site-nav',
  'header .search',
  'nav.side',
  'main',
  'main h1',
  'main h2',
  'main .lead',
  'main input[type="search"]',
  'nav.toc',
  '.glance',
  '.steps > li',
  '.flow',
  'main table',
  'main tbody th',
  'main tbody td',
  '.sheet',
  '.gq',
  '.answers a',
  '.lesson',
  '.choices',
  '.volume',
  '.exercise',
  '.group-title',
  '.btn',
  '.prov',
  'footer.foot',
];

/** Measures the parts that the page in a tab shows. */
export async function measure(tab: Tab): Promise<Readonly<Record<string, Part>>> {
  return tab.evaluate((wanted) => {
    const parts: Record<string, Part> = {};
    for (const selector of wanted) {
      const element = [...document.querySelectorAll(selector)].find((each) => each.getClientRects().length > 0);
      if (!element) continue;
      const { left, width, top } = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      parts[selector] = {
        left: Math.round(left),
        width: Math.round(width),
        top: Math.round(top + scrollY),
        look: `${style.fontSize} ${style.fontWeight} ${style.color} on ${style.backgroundColor}, ${style.display}, border ${style.borderTopWidth} ${style.borderBottomWidth}`,
      };
    }
    return parts;
  }, selectors);
}

/** Measures every key page in every width and its colours. */
export async function measureAll(tab: Tab, address: string): Promise<Layout> {
  const layout: Layout = {};
  for (const [width, colorScheme] of keyViews) {
    await tab.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await tab.setViewportSize({ width, height: 900 });
    for (const path of keyPages) {
      await tab.goto(address + path, { waitUntil: 'load' });
      if (path.startsWith('checklists/')) await tab.locator('.ct-panel').waitFor();
      layout[`${path} ${width} ${colorScheme}`] = { ...(await measure(tab)) };
    }
  }
  return layout;
}

/**
 * What has moved or looks different, in words. Positions may differ by what other fonts do to them: a width that text
 * makes by up to 12 %, a distance from the top by up to 15 %; what the layout makes, by 2 px.
 */
export function differences(recorded: Layout, found: Layout): string[] {
  const told: string[] = [];
  for (const page of new Set([...Object.keys(recorded), ...Object.keys(found)])) {
    const before = recorded[page] ?? {};
    const now = found[page] ?? {};
    for (const name of new Set([...Object.keys(before), ...Object.keys(now)])) {
      const old = before[name];
      const part = now[name];
      if (!old || !part) {
        told.push(`${page}: ${name} ${old ? 'is gone' : 'is new'}`);
        continue;
      }
      if (old.look !== part.look) told.push(`${page}: ${name} looks like ${part.look}, not ${old.look}`);
      const isOfText = /th$|td$|\.brand|\.prov|\.btn|site-nav|table/.test(name);
      const tolerance = { left: 2 + (isOfText ? old.width * 0.12 : 0), width: 2 + (isOfText ? old.width * 0.12 : 0) };
      for (const key of ['left', 'width'] as const)
        if (Math.abs(old[key] - part[key]) > tolerance[key])
          told.push(`${page}: ${name} has ${key} ${part[key]}, not ${old[key]}`);
      if (Math.abs(old.top - part.top) > 12 + old.top * 0.15)
        told.push(`${page}: ${name} begins at ${part.top}, not ${old.top}`);
    }
  }
  return told;
}
