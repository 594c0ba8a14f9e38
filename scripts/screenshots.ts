import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser, serveBare } from '../tests/site/site.ts';

/**
 * `npm run screenshots -- DIR`: pictures of twenty pages that stand for all, in three widths, light and dark, for
 * somebody to look at: `DIR/home-360-dark.png`. Whole pages, cut off after three screens.
 */
const pages: readonly (readonly [name: string, path: string])[] = [
  ['home', 'index.html'],
  ['about', 'about.html'],
  ['search', 'search.html?q=%E5%87%BD%E8%AF%A2'],
  ['search-empty', 'search.html'],
  ['guide', 'guides/letter-received.html'],
  ['course', 'courses/part-time-cadre.html'],
  ['mock-case', 'cases/canteen-receipts.html'],
  ['deadlines', 'deadlines.html#SX-09'],
  ['procedure', 'procedures/talk-and-inquiry.html'],
  ['rule', 'rules/recusal.html'],
  ['duty', 'duties/secretary.html'],
  ['work-point', 'work-points/2022/04-zero-tolerance.html'],
  ['quarter', 'quarters/2022-1.html'],
  ['regulation', 'regulations/supervision-discipline-rules-2019.html'],
  ['time-limits', 'tables/time-limits.html'],
  ['term', 'terms/SY-001.html'],
  ['documents', 'documents/index.html'],
  ['document', 'documents/WS-25.html'],
  ['fill', 'documents/fill/WS-25.html'],
  ['checklist', 'checklists/procedure-cx-04.html'],
];
const widths = [360, 768, 1280];
const screens = 3;

const target = process.argv[2];
if (target === undefined) {
  console.error('写明放在哪个文件夹：npm run screenshots -- 文件夹');
  process.exit(1);
}
mkdirSync(target, { recursive: true });
const site = await serveBare();
const browser = await openBrowser();
const tab = await browser.newPage();
for (const [name, path] of pages) {
  for (const width of widths) {
    const height = width < 600 ? 800 : 1000;
    await tab.setViewportSize({ width, height });
    for (const colorScheme of ['light', 'dark'] as const) {
      await tab.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      // A new fragment alone would not load the page again.
      await tab.goto('about:blank');
      await tab.goto(site.address + path, { waitUntil: 'load' });
      if (name === 'search') await tab.locator('[data-search-state="done"]').waitFor();
      const whole = await tab.evaluate(() => document.documentElement.scrollHeight);
      await tab.screenshot({
        path: join(target, `${name}-${width}-${colorScheme}.png`),
        fullPage: true,
        clip: { x: 0, y: 0, width, height: Math.min(whole, height * screens) },
      });
    }
  }
}
await browser.close();
await site.close();
