import type { ElementContent } from 'hast';
import { describe, expect, test } from 'vitest';
import { parseHtml } from '../../src/rendering/html.ts';
import { classesOf, visitElements } from '../../src/rendering/tree.ts';
import { browser, site, useSite } from './fixture.ts';
import { complaintsOf, forAll, readPages, tabOf, withTabs } from './site.ts';

const reading = readPages().filter((page) => !page.redirect);
/** Tabs side by side. */
const workers = 2;
/** What scripts fill: controls, which mean nothing without them. */
const controls = {
  tag: 'button',
  role: 'status',
  classes: ['gw', 'course-box', 'lesson-done', 'tq-acts'],
  id: 'course-cartridge',
};
const controlsSelector = [
  controls.tag,
  `[role=${controls.role}]`,
  ...controls.classes.map((name) => `.${name}`),
  `#${controls.id}`,
].join();
/** Where scripts make the form; the tests of those pages look at them without. */
const madeByScripts = /^(search\.html|deadlines\.html|documents\/fill\/|checklists\/|tables\/(time-limits|approvals))/;

/** The words that a page says in `main` where no script runs, but those of its controls. */
function wordsOf(html: string): string {
  const text = (nodes: readonly ElementContent[]): string =>
    nodes
      .map((node) => {
        if (node.type === 'text') return node.value;
        if (node.type !== 'element') return '';
        const { role, id } = node.properties;
        const isControl =
          node.tagName === controls.tag ||
          role === controls.role ||
          id === controls.id ||
          classesOf(node).some((name) => controls.classes.includes(name));
        return isControl ? '' : text(node.children);
      })
      .join('');
  let words = '';
  visitElements(parseHtml(html), (node) => {
    if (node.tagName === 'main') words = text(node.children);
  });
  return words.replaceAll(/\s+/g, '');
}

useSite();

describe('every page in a browser', () => {
  test('asks no other origin, breaks no policy, logs no error, fits a phone, and says what it says without scripts', async () => {
    const wrong: string[] = [];
    await withTabs(browser, workers, { viewport: { width: 360, height: 720 } }, async (tabs) => {
      for (const tab of tabs) {
        tab.on('request', (request) => {
          if (!request.url().startsWith(site.address)) wrong.push(`${tab.url()}: request to ${request.url()}`);
        });
      }
      const complaints = tabs.map((tab) => complaintsOf(tab));
      // The page for unknown addresses does not know how deep it stands, so it looks for its files at each depth: only
      // at the root are they there every time. How it behaves below is tested in `browser.test.ts`.
      const known = reading.filter(({ path }) => path !== '404.html' || new URL(site.address).pathname === '/');
      await forAll(known, workers, async ({ path, html }, worker) => {
        const tab = tabOf(tabs, worker);
        await tab.goto(site.address + path);
        const { width, words } = await tab.evaluate((selector) => {
          const copy = document.querySelector('main')?.cloneNode(true);
          if (!(copy instanceof Element)) throw new Error('no main');
          for (const control of copy.querySelectorAll(selector)) control.remove();
          return {
            width: document.documentElement.scrollWidth,
            words: (copy.textContent ?? '').replaceAll(/\s+/g, ''),
          };
        }, controlsSelector);
        if (width > 360) wrong.push(`${path}: ${width} px wide on a phone`);
        wrong.push(...(complaints[worker]?.splice(0) ?? []).map((text) => `${path}: ${text}`));
        if (madeByScripts.test(path)) return;
        const without = wordsOf(html);
        if (without.length < 60) wrong.push(`${path}: almost empty without scripts`);
        if (words !== without) wrong.push(`${path}: differs without scripts`);
      });
    });
    expect(wrong).toEqual([]);
  });
});
