/** What the results page shows, as elements. */
import type { Correction, FactCard, Hit, MarkedText, SearchResult, Suggestion } from '../../search/protocol.ts';
import type { FailureReason } from './client.ts';
import { make, makeLink } from '../dom.ts';

/** Classes of the provenance marks by their words; see `components/Marks.astro`. */
const origins = new Map([
  ['来源', 'source'],
  ['党规', 'regulation'],
  ['推断', 'inferred'],
  ['本地', 'local'],
  ['建议', 'editorial'],
]);
const checks = new Map([
  ['已核对', 'yes'],
  ['部分核对', 'part'],
  ['未核对', 'no'],
]);

const failures: Readonly<Record<FailureReason, string>> = {
  browser: '这个浏览器太旧，不能运行搜索。',
  offline: '网络断了，取不到搜索文件。',
  blocked: '浏览器或者服务器不允许运行搜索程序（WebAssembly）。',
  slow: '等了 20 秒，搜索文件还没有取到。',
  files: '不能取到搜索文件。',
};

/** The words to mark on the page that a link of the results leads to. */
export type LinkWords = WeakMap<HTMLAnchorElement, readonly string[]>;

/** A text for messages: quoted, and cut if it is long. */
export function quoted(text: string): string {
  const characters = Array.from(text);
  return `“${characters.length > 30 ? `${characters.slice(0, 30).join('')}…` : text}”`;
}

/** Makes the elements of results. */
export class ResultView {
  readonly #root: URL;
  readonly #words: LinkWords;

  /**
   * @param root where the site stands.
   * @param words is told which words belong to which link.
   */
  constructor(root: URL, words: LinkWords) {
    this.#root = root;
    this.#words = words;
  }

  /** The full address of a site-relative one. */
  address(relative: string): string {
    return new URL(relative, this.#root).href;
  }

  /** Everything found, in order. `more` continues the list of exact results. */
  show(result: SearchResult, filtered: boolean, more: HTMLElement): HTMLElement[] {
    const { query, corrections, answers, exact, exactTotal, related, suggestions } = result;
    const shown: HTMLElement[] = [];
    const heard = corrections.map((correction) => correctionWords(query, correction));
    if (heard.length > 0) shown.push(make('p', 'heard', heard.join('')));
    if (answers.length > 0) {
      shown.push(
        make('section', 'answers', make('h2', 'vh', '答案'), ...answers.map((card) => this.#card(card, query))),
      );
    }
    if (exactTotal > 0) {
      const list = make('ol', 'hits', ...exact.map((hit) => this.#hit(hit, query)));
      shown.push(make('section', '', make('h2', 'count', countWords(result)), list));
      if (exact.length < exactTotal) shown.push(more);
    }
    if (related.length > 0) {
      const instead = corrections.find(({ reason }) => reason === 'pinyin' || reason === 'sound');
      if (exactTotal === 0 && !instead && answers.length === 0)
        shown.push(make('p', 'heard', `没有一页写着${quoted(query)}。`));
      const title = exactTotal === 0 && instead ? `按${quoted(instead.text)}找到的` : '相近的内容';
      const list = make('ol', 'hits', ...related.map((hit) => this.#hit(hit, query)));
      shown.push(make('section', '', make('h2', 'count', title), list));
    }
    if (suggestions.length > 0) {
      const list = make('ul', 'index', ...suggestions.map((suggestion) => this.#suggestion(suggestion)));
      shown.push(make('section', '', make('h2', 'count', '也可能是'), list));
    }
    if (answers.length + exactTotal + related.length + suggestions.length === 0)
      shown.push(this.#nothing(query, filtered));
    return shown;
  }

  /** Says why there are no results; `retry` is the button that tries again. */
  failure(reason: FailureReason, retry: HTMLElement): HTMLElement {
    return make(
      'div',
      'version-note',
      make('p', '', make('strong', '', '搜索没有打开：'), failures[reason]),
      make('p', '', '没有搜索也能找：', ...this.#indexLinks(), '。'),
      retry,
    );
  }

  #nothing(query: string, filtered: boolean): HTMLElement {
    return make(
      'div',
      'nothing',
      make('h2', 'count', query === '' ? '这些条件下没有内容' : `没有找到${quoted(query)}`),
      make(
        'p',
        '',
        filtered ? '去掉几个条件再找。' : '换个说法，或者少写几个字。',
        '也可以从',
        ...this.#indexLinks(),
        '里找。',
      ),
    );
  }

  #indexLinks(): (Node | string)[] {
    return [
      makeLink(this.address('tables/a-z.html'), '拼音索引'),
      '、',
      makeLink(this.address('questions.html'), '常问'),
      '、',
      makeLink('#indexes', '各栏目的索引'),
    ];
  }

  #link(relative: string, words: readonly string[], ...children: readonly (Node | string)[]): HTMLAnchorElement {
    const link = makeLink(this.address(relative), ...children);
    this.#words.set(link, words);
    return link;
  }

  #hit(hit: Hit, query: string): HTMLElement {
    const words = wordsOf(hit, query);
    const item = make('li', '', make('h3', '', this.#link(hit.address, words, ...marked(hit.title))));
    item.dataset['searchResult'] = hit.kind;
    const where = make('p', 'where', make('span', '', hit.label));
    if (hit.code !== undefined) where.append(make('span', 'code', hit.code));
    if (hit.page !== plainText(hit.title)) where.append(make('span', '', hit.page));
    item.append(where);
    if (hit.excerpt.length > 0) item.append(make('p', '', ...marked(hit.excerpt)));
    if (hit.parts.length > 0) {
      const parts = hit.parts.map((part) => make('li', '', this.#link(part.address, words, part.title)));
      if (hit.more > 0) parts.push(make('li', 'dim', `这一页另有 ${hit.more} 处`));
      item.append(make('ul', 'parts', ...parts));
    }
    return item;
  }

  #card(card: FactCard, query: string): HTMLElement {
    const words = queryWords(query);
    const box = make('article', 'card', make('h3', '', this.#link(card.address, words, card.title)));
    box.dataset['searchResult'] = 'answer';
    box.append(make('p', 'where', make('span', '', card.label), make('span', 'code', card.code)));
    if (card.value !== '') box.append(make('p', 'value', card.value));
    if (card.rows.length > 0) {
      const rows = card.rows.map(({ name, text }) => make('div', '', make('dt', '', name), make('dd', '', text)));
      box.append(make('dl', 'pairs plain', ...rows));
    }
    const source = make('p', 'basis', provenance(card));
    card.basis.forEach(({ text, address }, index) => {
      source.append(index === 0 ? '依据：' : '、', this.#link(address, [], text));
    });
    box.append(source);
    if (card.caveat !== '') box.append(make('p', 'caveat', card.caveat));
    return box;
  }

  #suggestion({ text, label, address }: Suggestion): HTMLElement {
    const item = make('li', '', this.#link(address, [], text), ' ', make('span', 'code', label));
    item.dataset['searchResult'] = 'suggestion';
    return item;
  }
}

/** A sentence for a screen reader about what was found. */
export function announcement(result: SearchResult): string {
  const { answers, exactTotal, related, suggestions } = result;
  const parts: string[] = [];
  if (answers.length > 0) parts.push(`${answers.length} 个答案`);
  if (exactTotal > 0) parts.push(countWords(result));
  if (related.length > 0) parts.push(`相近的内容 ${related.length} 页`);
  if (suggestions.length > 0) parts.push(`${suggestions.length} 个可能的名称`);
  return parts.length === 0 ? '没有找到' : parts.join('，');
}

/** The plain text of a marked one. */
export function plainText(text: MarkedText): string {
  return text.map((piece) => piece.text).join('');
}

function countWords({ exactTotal }: SearchResult): string {
  return `找到 ${exactTotal} 页`;
}

function correctionWords(query: string, { text, reason }: Correction): string {
  if (reason === 'alias') return `${quoted(query)}就是${quoted(text)}。`;
  if (reason === 'pinyin') return `${quoted(query)}按拼音是${quoted(text)}。`;
  return `没有${quoted(query)}，已按${quoted(text)}找。`;
}

function marked(text: MarkedText): (Node | string)[] {
  return text.map((piece) => (piece.marked ? make('mark', '', piece.text) : piece.text));
}

function provenance({ origin, checked }: FactCard): HTMLElement {
  const marks = make('span', 'prov', make('span', `o o-${origins.get(origin) ?? 'source'}`, origin));
  if (checked !== '') marks.append(make('span', `c c-${checks.get(checked) ?? 'no'}`, checked));
  return marks;
}

function queryWords(query: string): string[] {
  return query.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words that the page of a result says: those marked in the result, and for an exact one all of the query. */
function wordsOf(hit: Hit, query: string): string[] {
  const words = [...hit.title, ...hit.excerpt].flatMap((piece) => (piece.marked ? [piece.text] : []));
  if (words.length > 0 && hit.kind === 'exact') words.push(...queryWords(query));
  return [...new Set(words)].slice(0, 12);
}
