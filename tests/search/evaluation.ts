/** Queries with their right answers, and how results are judged: shared by the quality test and other measurements. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Element, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

/** A query of `queries.tsv`, `held-out.tsv` or `development.tsv`. */
export interface JudgedQuery {
  readonly query: string;
  /** Codes of the parts that answer; none if nothing should be found. */
  readonly codes: readonly string[];
  /** `term`, `title`, `question`, `spelling`, `known` or `negative`. */
  readonly kind: string;
}

/** Reads a file of `query TAB code | code TAB kind`; lines that begin with `#` are notes. */
export function readQueries(file: string): JudgedQuery[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [query = '', codes = '', kind = ''] = line.split('\t');
      return {
        query: query.trim(),
        codes: codes
          .split('|')
          .map((code) => code.trim())
          .filter((code) => code !== ''),
        kind: kind.trim(),
      };
    });
}

const parser = unified().use(rehypeParse);

/** Tells where codes lead on the built site. */
export class Places {
  readonly #folder: string;
  readonly #anchors = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>();

  /** @param folder the built site. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Whether an address is that of a code, or of a part inside it.
   * @param address site-relative.
   * @throws Error if there is no such code on the site.
   */
  answers(address: string, code: string): boolean {
    const redirect = readFileSync(join(this.#folder, 'c', `${code}.html`), 'utf8');
    const target = /url=\.\.\/([^"]+)"/.exec(redirect)?.[1];
    if (target === undefined) throw new Error(`${code}: no redirect`);
    const [page = '', anchor] = target.split('#');
    const [foundPage = '', foundAnchor = ''] = address.split('#');
    if (foundPage !== page) return false;
    return anchor === undefined || this.#inside(page).get(anchor)?.has(foundAnchor) === true;
  }

  /** By anchor of a page: it and the anchors inside it. */
  #inside(page: string): ReadonlyMap<string, ReadonlySet<string>> {
    const known = this.#anchors.get(page);
    if (known) return known;
    const anchors = new Map<string, ReadonlySet<string>>();
    const walk = (node: Root | Element): string[] => {
      const below = node.children.flatMap((child) => (child.type === 'element' ? walk(child) : []));
      const id = node.type === 'element' ? node.properties['id'] : undefined;
      if (typeof id !== 'string') return below;
      anchors.set(id, new Set([id, ...below]));
      return [id, ...below];
    };
    walk(parser.parse(readFileSync(join(this.#folder, page), 'utf8')));
    this.#anchors.set(page, anchors);
    return anchors;
  }
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', nbsp: ' ', amp: '&' };
const inlineTags = 'a|abbr|b|bdi|bdo|cite|code|dfn|em|i|kbd|mark|q|s|small|span|strong|sub|sup|time|u|var|wbr';

/**
 * What a reader can find on a page, cut out with plain patterns: not the way search itself reads it. Blocks are
 * separated by line breaks.
 * @returns nothing for pages that search leaves out.
 */
export function plainTextOf(html: string): string | undefined {
  const start = html.search(/<main\b[^>]*data-pagefind-body/);
  if (start === -1) return undefined;
  return html
    .slice(start, html.lastIndexOf('</main>'))
    .replaceAll(/<(script|style|template|noscript)\b[\s\S]*?<\/\1>/gi, '')
    .replaceAll(/<(\w+)\b[^>]*\s(?:hidden|data-pagefind-ignore)(?:="[^"]*")?(?=[\s>])[^>]*>[\s\S]*?<\/\1>/gi, '')
    .replaceAll(new RegExp(`</?(?:${inlineTags})\\b[^>]*>`, 'gi'), '')
    .replaceAll(/<[^>]*>/g, '\n')
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, digits: string) => String.fromCodePoint(Number.parseInt(digits, 16)))
    .replaceAll(/&(lt|gt|quot|nbsp|amp);/g, (_, name: string) => entities[name] ?? '');
}

/** Numbers from 0 to 1, the same for the same seed. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
}

/**
 * Strings of Han characters that stand in texts, each once.
 * @param texts one of each kind in turn gives the next string.
 * @param length least and greatest number of characters.
 */
export function substrings(
  texts: readonly (readonly string[])[],
  count: number,
  [least, greatest]: readonly [number, number],
  seed: number,
): string[] {
  const random = randomNumbers(seed);
  const found = new Set<string>();
  for (let tries = 0; found.size < count && tries < 100_000; tries += 1) {
    const kind = texts[tries % texts.length] ?? [];
    const text = kind[Math.floor(random() * kind.length)] ?? '';
    const start = Math.floor(random() * text.length);
    const length = least + Math.floor(random() * (greatest - least + 1));
    const piece = text.slice(start, start + length);
    if (piece.length === length && /^[\u4e00-\u9fff]+$/.test(piece)) found.add(piece);
  }
  return [...found];
}
