import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { visitElements } from '../../src/rendering/tree.ts';
import { site, tab, useTab } from './fixture.ts';
import { folder, readPages } from './site.ts';
import { serveSlowly } from './slow-server.ts';

useTab();

/** What a reading page may weigh, compressed as servers do it; the median over the site. */
const median = { html: 10_240, css: 8_192, js: 2_048 };
const mostRequests = 4;
/** Of pages that have more to ask for: a style sheet of their own, and the script of their tools with what it imports. */
const mostRequestsElsewhere: Readonly<Record<string, number>> = { 'index.html': 5, 'tables/time-limits.html': 8 };
/** Whole volumes for the printer, as long as what they are bound from: nobody comes upon one while reading. */
const isVolume = (path: string): boolean => path.startsWith('handbook/') && path !== 'handbook/index.html';
/** Single sheets of a mock dossier, drawn as they print: they bring the styles of paper. */
const isSheet = (path: string): boolean => /^cases\/[^/]+\/\d+\.html$/.test(path);

/**
 * The heaviest page of each kind, in bytes of compressed HTML: no page grows past it unseen. Lists of everything are
 * heavy by right; raise a figure only when content that belongs there made the page longer.
 */
const mostHtml: Readonly<Record<string, number>> = {
  'cases/': 31_000,
  'cases/canteen-receipts/': 6_000,
  'cases/false-report/': 6_000,
  'checklists/': 70_000,
  'courses/': 29_500,
  'courses/leads-and-inquiry/': 20_500,
  'courses/new-secretary/': 21_500,
  'courses/part-time-cadre/': 19_500,
  'courses/trial-review-and-execution/': 20_000,
  'data/': 8_500,
  'documents/': 11_500,
  'documents/fill/': 8_000,
  'duties/': 14_000,
  'guides/': 14_500,
  'handbook/': 510_000,
  'procedures/': 30_000,
  'quarters/': 11_500,
  'regulations/': 24_000,
  'roles/': 14_000,
  'rules/': 12_500,
  'tables/': 17_500,
  'terms/': 12_500,
  'work-points/2022/': 11_500,
  'deadlines.html': 16_000,
  'questions.html': 40_000,
};
const mostHtmlElsewhere = 7_500;
/** The heaviest CSS and JavaScript of a page, without what it loads once it is used. */
const mostCss = 13_500;
const mostJs: Readonly<Record<string, number>> = {
  'checklists/': 20_500,
  'courses/': 6_700,
  'courses/leads-and-inquiry/': 7_000,
  'courses/new-secretary/': 7_000,
  'courses/part-time-cadre/': 7_000,
  'courses/trial-review-and-execution/': 7_000,
  'guides/': 4_300,
  'deadlines.html': 24_000,
  'search.html': 9_500,
  'documents/fill/': 22_000,
  'tables/approvals.html': 4_200,
  'tables/time-limits.html': 4_200,
};
const mostJsElsewhere = 2_048;

/** How many pages of its own section a menu may list. */
const mostSiblings = 60;

const readingPages = [
  'index.html',
  'about.html',
  'procedures/talk-and-inquiry.html',
  'rules/recusal.html',
  'terms/SY-001.html',
  'tables/time-limits.html',
  'regulations/supervision-discipline-rules-2019.html',
];
/**
 * How far things may move on a page with tools, all moves of loading and of five leaps down the page together; browsers
 * call 0.1 within five seconds good.
 */
const mostShift = 0.15;
/** On other pages nothing moves, but for a link in the bar above when the bar itself comes in two pieces. */
const mostShiftOfBar = 0.002;
/** One of each kind of page with tools of a script. */
const toolPages = [
  'tables/time-limits.html',
  'search.html',
  'deadlines.html',
  'documents/fill/WS-25.html',
  'checklists/procedure-cx-04.html',
  'checklists/my.html',
  'quarters/2022-1.html',
];

declare global {
  interface Window {
    /** How far things moved by themselves, as the browser scores it. */
    shifts?: number[];
  }
}

interface Weight {
  readonly path: string;
  readonly html: number;
  readonly css: number;
  readonly js: number;
  /** The page, its styles and scripts with what these import at once, and its icon. */
  readonly requests: number;
  /** Pages of this site that it leads to; of these, from outside the main column: header, menus, footer. */
  readonly links: ReadonlySet<string>;
  readonly frame: ReadonlySet<string>;
}

const compressed = new Map<string, number>();
/** Bytes of a file of the site as a server sends it. */
function weightOf(file: string): number {
  const known = compressed.get(file) ?? gzipSync(readFileSync(join(folder, file)), { level: 6 }).length;
  compressed.set(file, known);
  return known;
}

/** A file of the site and the scripts that it imports before it runs, without those that wait until they are used. */
function withImports(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  const text = readFileSync(join(folder, file), 'utf8');
  for (const [, address = ''] of text.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g))
    withImports(resolveIn(file, address), found);
  return found;
}

/** The site-relative file that an address on a page leads to. */
function resolveIn(page: string, address: string): string {
  return decodeURIComponent(new URL(address, `https://site.invalid/${page}`).pathname.slice(1));
}

function weigh({ path, html }: { readonly path: string; readonly html: string }): Weight {
  const styles = new Set<string>();
  const scripts = new Set<string>();
  visitElements(unified().use(rehypeParse).parse(html), ({ tagName, properties }) => {
    const { rel, href, src } = properties;
    if (tagName === 'link' && String(rel) === 'stylesheet') styles.add(resolveIn(path, String(href)));
    if (tagName === 'link' && String(rel) === 'modulepreload') withImports(resolveIn(path, String(href)), scripts);
    if (tagName === 'script' && typeof src === 'string') withImports(resolveIn(path, src), scripts);
  });
  const sum = (files: ReadonlySet<string>): number => [...files].reduce((bytes, file) => bytes + weightOf(file), 0);
  return {
    path,
    html: weightOf(path),
    css: sum(styles),
    js: sum(scripts),
    requests: 2 + styles.size + scripts.size,
    links: linksOf(path, html),
    frame: linksOf(path, html.replace(/<main[^]*<\/main>/, '')),
  };
}

/** The pages of the site that links lead to. */
function linksOf(path: string, html: string): ReadonlySet<string> {
  const addresses = [...html.matchAll(/<a [^>]*\bhref="([^":#]*\.html)/g)];
  return new Set(addresses.map(([, address = '']) => resolveIn(path, address)));
}

/** `terms/` or `about.html`. */
const kindOf = (path: string): string => /^.*\//.exec(path)?.[0] ?? path;
/** `terms` or `about.html`. */
const sectionOf = (path: string): string => {
  const [folder = path] = path.split('/');
  return elsewhere[folder] ?? folder;
};
/** Pages that stand in a section of another name. */
const elsewhere: Readonly<Record<string, string>> = {
  'deadlines.html': 'tables',
  'questions.html': 'tables',
  cases: 'courses',
  quarters: 'work-points',
};

// The page for unknown addresses does not know where it stands; its addresses are made by its script.
const weights = readPages()
  .filter(({ path, redirect }) => !redirect && path !== '404.html')
  .map(weigh);
const readingWeights = weights.filter(({ path }) => !isVolume(path) && !isSheet(path));
const middle = (key: 'html' | 'css' | 'js' | 'requests'): number =>
  readingWeights.map((weight) => weight[key]).toSorted((one, other) => one - other)[
    Math.floor(readingWeights.length / 2)
  ] ?? NaN;

describe('what a page weighs', () => {
  test('in the middle, a reading page keeps the budget', () => {
    expect(readingWeights.length).toBeGreaterThan(400);
    expect(middle('html')).toBeLessThanOrEqual(median.html);
    expect(middle('css')).toBeLessThanOrEqual(median.css);
    expect(middle('js')).toBeLessThanOrEqual(median.js);
    expect(middle('requests')).toBeLessThanOrEqual(mostRequests);
  });

  test('no page grows past what its kind may weigh', () => {
    const tooHeavy = weights.flatMap(({ path, html, css, js }) => {
      const kind = kindOf(path);
      const limits = {
        html: mostHtml[kind] ?? mostHtmlElsewhere,
        css: mostCss,
        js: mostJs[path] ?? mostJs[kind] ?? mostJsElsewhere,
      };
      return [
        ...(html > limits.html ? [`${path}: HTML ${html} > ${limits.html}`] : []),
        ...(css > limits.css ? [`${path}: CSS ${css} > ${limits.css}`] : []),
        ...(js > limits.js ? [`${path}: JavaScript ${js} > ${limits.js}`] : []),
      ];
    });
    expect(tooHeavy).toEqual([]);
  });

  test('does not depend on how many pages the site has', () => {
    const [first, ...others] = weights.map(({ frame }) => frame);
    const everywhere = new Set([...(first ?? [])].filter((link) => others.every((frame) => frame.has(link))));
    // The sections and tables in the header and the footer.
    expect(everywhere.size).toBeGreaterThan(10);
    expect(everywhere.size).toBeLessThanOrEqual(25);
    const wrong = weights.flatMap(({ path, frame }) => {
      const own = [...frame].filter((link) => !everywhere.has(link));
      const strange = own.filter((link) => sectionOf(link) !== sectionOf(path));
      return [
        ...(strange.length > 0 ? [`${path}: the frame lists another section: ${strange.slice(0, 3).join(', ')}`] : []),
        ...(own.length > mostSiblings ? [`${path}: the frame lists ${own.length} pages`] : []),
      ];
    });
    expect(wrong).toEqual([]);
  });

  test('only indexes lead to a great part of the site', () => {
    const isIndex = new Set([
      'questions.html',
      'tables/a-z.html',
      'tables/codes.html',
      'regulations/background-work-points-2022.html',
    ]);
    const long = readingWeights.filter(({ path, links }) => !isIndex.has(path) && links.size > weights.length * 0.38);
    expect(long.map(({ path, links }) => `${path}: ${links.size}`)).toEqual([]);
  });
});

describe('in a browser', () => {
  test.each(readingPages)('%s comes in few requests', async (path) => {
    const asked: string[] = [];
    tab.on('request', (request) => asked.push(request.url()));
    await tab.goto(site.address + path, { waitUntil: 'load' });
    await tab.evaluate(() => new Promise((done) => requestIdleCallback(done)));
    expect(asked.length).toBeLessThanOrEqual(mostRequestsElsewhere[path] ?? mostRequests);
  });

  test.each(readingPages.filter((path) => !toolPages.includes(path)))(
    'on %s nothing moves while it comes over a slow network and is scrolled, on a desktop and a phone',
    async (path) => {
      const slow = await serveSlowly(site.address);
      try {
        for (const { width, moved } of await movesOn(slow.address + path))
          expect(moved, `${path} at ${width} px`).toBeLessThanOrEqual(mostShiftOfBar);
      } finally {
        await slow.close();
      }
    },
  );

  // Where a script puts a tool, its room is kept free, to the height that it has in most widths: what is left is small.
  test.each(toolPages)('on %s things move little while it loads and is scrolled', async (path) => {
    for (const { width, moved } of await movesOn(site.address + path))
      expect(moved, `${path} at ${width} px`).toBeLessThanOrEqual(mostShift);
  });

  /** How far things move by themselves on a page, all moves together, on a desktop and a phone. */
  async function movesOn(address: string): Promise<{ width: number; moved: number }[]> {
    const moves: { width: number; moved: number }[] = [];
    await tab.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if ('value' in entry) window.shifts?.push(Number(entry.value));
      }).observe({ type: 'layout-shift', buffered: true });
    });
    for (const screen of [
      { width: 1280, height: 900 },
      { width: 360, height: 720 },
    ]) {
      await tab.setViewportSize(screen);
      await tab.goto(address, { waitUntil: 'load' });
      const shifts = await tab.evaluate(async () => {
        const frame = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(done));
        await frame();
        for (let step = 1; step <= 5; step += 1) {
          scrollTo(0, (document.documentElement.scrollHeight * step) / 5);
          await frame();
          await frame();
        }
        return window.shifts ?? [];
      });
      moves.push({ width: screen.width, moved: shifts.reduce((sum, shift) => sum + shift, 0) });
    }
    return moves;
  }
});
