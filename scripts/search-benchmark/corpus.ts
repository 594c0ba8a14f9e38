import type { Nodes } from 'hast';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import type { SourcePage } from '../../src/search/build/records.ts';
import { listFiles } from '../../tests/site/site.ts';
import type { Random } from './random.ts';

/** A page with its text as the benchmark reads it: apart from the reader of our search, which is to be judged. */
export interface CorpusPage extends SourcePage {
  /** Paragraphs, cells, headings. */
  readonly blocks: readonly string[];
}

/** A stretch of text to look for, and the addresses of all pages that hold it. */
export interface Substring {
  readonly text: string;
  readonly pages: ReadonlySet<string>;
}

const inline = new Set([
  ...['a', 'abbr', 'b', 'bdi', 'bdo', 'cite', 'code', 'data', 'del', 'dfn', 'em', 'font', 'i', 'ins', 'kbd', 'mark'],
  ...['q', 's', 'samp', 'small', 'span', 'strong', 'sub', 'sup', 'time', 'u', 'var', 'wbr'],
]);
const silent = new Set(['script', 'style', 'template', 'noscript']);
const parser = unified().use(rehypeParse, { fragment: true });

/** The pages of a built site that search covers, in the order of their addresses. */
export function readSite(folder: string): CorpusPage[] {
  return listFiles(folder)
    .filter((address) => address.endsWith('.html'))
    .map((address) => ({ address, html: readFileSync(join(folder, address), 'utf8') }))
    .filter(({ html }) => html.includes('data-pagefind-body'))
    .map((page) => ({ ...page, blocks: blocksOf(page.html) }));
}

/** The pages and as many made-up ones as there must be for `count`, in the order of their addresses. */
export function enlarge(real: readonly CorpusPage[], count: number, random: Random): CorpusPage[] {
  const writer = new PageWriter(real, random);
  const generated = Array.from({ length: Math.max(0, count - real.length) }, (_, number) => writer.page(number));
  return [...real, ...generated].toSorted((a, b) => (a.address < b.address ? -1 : 1));
}

/** Random stretches of 2 to 12 Han characters inside a block, each once. */
export function substrings(pages: readonly CorpusPage[], count: number, random: Random): Substring[] {
  const texts = pages.map(({ address, blocks }) => ({ address, text: blocks.join('\n') }));
  const chosen = new Set<string>();
  for (let tries = 0; chosen.size < count; tries += 1) {
    if (tries > count * 1000) throw new Error('the pages hold too little text');
    const { text } = random.pick(texts);
    const start = random.between(0, text.length);
    const stretch = text.slice(start, start + random.between(2, 12));
    if (/^\p{Script=Han}{2,12}$/u.test(stretch)) chosen.add(stretch);
  }
  return [...chosen].map((stretch) => ({
    text: stretch,
    pages: new Set(texts.filter(({ text }) => text.includes(stretch)).map(({ address }) => address)),
  }));
}

/** The text of the main element, block by block. */
function blocksOf(html: string): string[] {
  const start = html.indexOf('<main');
  const stop = html.lastIndexOf('</main>');
  if (start === -1 || stop === -1) return [];
  let text = '';
  const walk = (node: Nodes): void => {
    if (node.type === 'text') text += node.value.replaceAll(/\s+/g, ' ');
    if (node.type === 'root') node.children.forEach(walk);
    if (node.type !== 'element') return;
    const { tagName, properties, children } = node;
    if (silent.has(tagName) || properties['hidden'] === true || properties['dataPagefindIgnore'] !== undefined) return;
    const edge = inline.has(tagName) ? '' : '\n';
    text += edge;
    children.forEach(walk);
    text += edge;
  };
  walk(parser.parse(html.slice(start, stop)));
  return text
    .split('\n')
    .map((block) => block.trim())
    .filter((block) => block !== '');
}

/** Writes pages that look like real ones: spliced clauses of real pages, and names that stand nowhere else. */
class PageWriter {
  readonly #random: Random;
  readonly #clauses: readonly string[];
  readonly #characters: readonly string[];
  /** A real page up to the tag of its main element, and from its end on. */
  readonly #frame: readonly [string, string];

  constructor(real: readonly CorpusPage[], random: Random) {
    this.#random = random;
    const blocks = real.flatMap((page) => page.blocks);
    this.#clauses = blocks
      .flatMap((block) => block.split(/[，。；：、！？]/))
      .map((clause) => clause.trim())
      .filter((clause) => /\p{Script=Han}{4}/u.test(clause) && !/[“”《》（）<>&]/.test(clause));
    this.#characters = [...new Set(blocks.flatMap((block) => block.match(/\p{Script=Han}/gu) ?? []))];
    const model = real.find(({ html }) => html.includes('data-pagefind-body="规则"'))?.html ?? '';
    const main = model.indexOf('<main');
    if (main === -1) throw new Error('no page of a rule to take the frame from');
    this.#frame = [model.slice(0, main), model.slice(model.lastIndexOf('</main>'))];
  }

  /** A page of 3 to 8 sections and about 600 to 2,500 characters. */
  page(number: number): CorpusPage {
    const title = `${this.#splice()}${this.#name()}规定`;
    const count = this.#random.between(3, 8);
    const share = this.#random.between(600, 2500) / count;
    const sections = Array.from({ length: count }, (_, index) => this.#section(`p${index + 1}`, share)).join('');
    const body = `<header class="head"><h1>${title}</h1><p class="lead">${this.#sentence()}</p></header>${sections}`;
    const [before, after] = this.#frame;
    const head = before.replace(/<title>[^<]*/, `<title>${title} · 机关纪检工作手册`);
    const html = `${head}<main id="main" class="body" data-pagefind-body="规则">${body}${after}`;
    return { address: `rules/generated-${String(number).padStart(4, '0')}.html`, html, blocks: blocksOf(html) };
  }

  #section(id: string, length: number): string {
    const heading = this.#splice();
    let text = '';
    for (let written = heading.length; written < length;) {
      const sentences = Array.from({ length: this.#random.between(1, 4) }, () => this.#sentence());
      written += sentences.join('').length;
      text +=
        this.#random.next() < 0.5
          ? `<p>${sentences.join('')}</p>`
          : `<ul>${sentences.map((sentence) => `<li>${sentence}</li>`).join('')}</ul>`;
    }
    return `<section id="${id}" aria-labelledby="h-${id}"><h2 id="h-${id}">${heading}</h2>${text}</section>`;
  }

  #sentence(): string {
    const clauses = Array.from({ length: this.#random.between(2, 5) }, () => {
      const chance = this.#random.next();
      return chance < 0.3 ? this.#random.pick(this.#clauses) : chance < 0.85 ? this.#splice() : this.#about();
    });
    return `${clauses.join('，')}。`;
  }

  /** The beginning of one clause and the end of another. */
  #splice(): string {
    const [first, second] = [this.#random.pick(this.#clauses), this.#random.pick(this.#clauses)];
    const cut = Math.ceil(first.length / 2) + this.#random.between(-1, 1);
    return first.slice(0, cut) + second.slice(Math.floor(second.length / 2) + this.#random.between(-1, 1));
  }

  /** Something with a name of its own. */
  #about(): string {
    return this.#random.pick(['由', '关于', '送', '经', '报']) + this.#name() + this.#random.pick(this.#clauses);
  }

  #name(): string {
    return Array.from({ length: this.#random.between(2, 4) }, () => this.#random.pick(this.#characters)).join('');
  }
}
