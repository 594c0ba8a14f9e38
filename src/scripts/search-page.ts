/** The results page: asks the search worker for what is typed or stands in the address, and shows what it finds. */
import type { Filters, Hit, HitKind } from '../search/protocol.ts';
import { SearchClient, asFailure, trimQuery } from './search/client.ts';
import { make, makeButton, siteRoot } from './dom.ts';
import { FacetPanel, addFilters, filtersOf, isFiltered } from './search/facets.ts';
import { ResultView, announcement, plainText, type LinkWords } from './search/results.ts';

/** A result as tests and other programs read it. */
interface ListedResult {
  readonly url: string;
  readonly kind: HitKind;
  readonly title: string;
  readonly excerpt: string;
}

declare global {
  interface Window {
    /** Searches as the page does and gives the results in the order shown. Rejects if search fails. */
    __kbSearch?: (query: string) => Promise<{ results: ListedResult[]; total: number }>;
  }
}

const pageSize = 10;
const listedSize = 20;
const debounce = 150;
const recentSize = 8;
type State = 'idle' | 'loading' | 'done' | 'failed';

const input = document.querySelector<HTMLInputElement>('#q');
const results = document.querySelector<HTMLElement>('[data-search-state]');
const panel = document.querySelector<HTMLDetailsElement>('#facets');
const chosen = document.querySelector<HTMLElement>('#chosen');
const status = document.querySelector<HTMLElement>('#search-status');
if (input?.form && results && panel && chosen && status) start(input, input.form, results, panel, chosen, status);

function start(
  input: HTMLInputElement,
  form: HTMLFormElement,
  results: HTMLElement,
  panel: HTMLDetailsElement,
  chosen: HTMLElement,
  status: HTMLElement,
): void {
  const root = siteRoot(form);
  const client = new SearchClient(root);
  const linkWords: LinkWords = new WeakMap();
  const view = new ResultView(root, linkWords);
  const facets = new FacetPanel(panel, chosen, (next) => {
    filters = next;
    commit();
    void show();
  });
  const pageTitle = document.title;
  const recent: string[] = [];

  let query = '';
  let filters: Filters = {};
  let limit = pageSize;
  /** Number of the last question; an answer to an earlier one is dropped. */
  let turn = 0;
  /** Whether the reader means the present address to be kept: typing then begins a new entry of the history. */
  let committed = false;
  let composing = false;
  let timer = 0;
  /** Whether something else has been typed since the last question. */
  let overtaken = false;
  /** The part of the address after `?` that is shown. */
  let shownAddress = location.search;

  const listed = ({ address, kind, title, excerpt }: Hit): ListedResult => ({
    url: view.address(address),
    kind,
    title: plainText(title),
    excerpt: plainText(excerpt),
  });
  window.__kbSearch = async (wanted) => {
    const found = await client.search(wanted, {}, listedSize, false);
    const { answers, exact, exactTotal, exactRest, related, suggestions } = found;
    return {
      results: [
        ...answers.map(({ address, title, value, rows }): ListedResult => ({
          url: view.address(address),
          kind: 'answer',
          title,
          excerpt: [value, ...rows.map(({ name, text }) => `${name}：${text}`)]
            .filter((text) => text !== '')
            .join('；'),
        })),
        ...exact.map(listed),
        ...exactRest.map(({ address, title }): ListedResult => ({
          url: view.address(address),
          kind: 'exact',
          title,
          excerpt: '',
        })),
        ...related.map(listed),
        ...suggestions.map(({ address, text, label }): ListedResult => ({
          url: view.address(address),
          kind: 'suggestion',
          title: text,
          excerpt: label,
        })),
      ],
      total: exactTotal + answers.length + related.length + suggestions.length,
    };
  };

  const setState = (state: State): void => {
    results.dataset['searchState'] = state;
  };

  const addressNow = (): string => {
    const parameters = new URLSearchParams();
    if (query !== '') parameters.set('q', query);
    addFilters(parameters, filters);
    const text = parameters.toString();
    return text === '' ? location.pathname : `?${text}`;
  };

  const readAddress = (): void => {
    const parameters = new URLSearchParams(location.search);
    query = trimQuery(parameters.get('q') ?? '');
    filters = filtersOf(parameters);
    input.value = query;
    committed = query !== '' || isFiltered(filters);
    shownAddress = location.search;
  };

  /** Puts what is asked into the address, if it is not there, as a new entry of the history or in place of this one. */
  const writeAddress = (isNew: boolean): void => {
    const address = addressNow();
    if (new URL(address, location.href).search === location.search) return;
    history[isNew ? 'pushState' : 'replaceState'](null, '', address);
    shownAddress = location.search;
  };

  /** The reader means this question: going back leads to it. */
  const commit = (): void => {
    writeAddress(true);
    committed = true;
    limit = pageSize;
  };

  const remember = (): void => {
    if (query === '') return;
    const before = recent.indexOf(query);
    if (before !== -1) recent.splice(before, 1);
    recent.unshift(query);
    recent.splice(recentSize);
  };

  /** A question to ask at a click. */
  const ready = (words: string): HTMLElement =>
    makeButton('chip plain', words, () => {
      query = words;
      input.value = words;
      commit();
      void show();
      input.focus();
    });

  const showIdle = (): void => {
    const tips = [...(recent.length > 0 ? [['刚才搜过：', recent] as const] : []), ...examples(results)];
    results.replaceChildren(
      make('div', 'tips', ...tips.map(([title, list]) => make('p', '', title, make('br'), ...list.map(ready)))),
    );
    status.textContent = '';
    setState('idle');
  };

  const showCounts = async (mine: number): Promise<void> => {
    try {
      const { facets: counts } = await client.search(query, filters, 0, true);
      if (mine !== turn) return;
      facets.show(counts);
      if (facets.knowsTitles) return;
      const { facets: all } = await client.search('', {}, 0, true);
      facets.learn(all);
      if (mine === turn) facets.showChosen(filters);
    } catch {
      // Without counts the results stand as they are; the next question says what is wrong.
    }
  };

  /** Shows the results of the present question. */
  const show = async (): Promise<void> => {
    const mine = (turn += 1);
    overtaken = false;
    facets.showChosen(filters);
    document.title = query === '' ? pageTitle : `${query} · ${pageTitle}`;
    if (query === '' && !isFiltered(filters)) {
      showIdle();
      return showCounts(mine);
    }
    results.querySelector('.tips')?.remove();
    setState('loading');
    try {
      const result = await client.search(query, filters, limit, false);
      if (mine !== turn) return;
      results.replaceChildren(...view.show(result, isFiltered(filters), more));
      status.textContent = announcement(result);
      setState('done');
    } catch (error) {
      if (mine !== turn) return;
      const notice = view.failure(asFailure(error).reason, retry);
      results.replaceChildren(notice);
      facets.hide();
      status.textContent = notice.querySelector('p')?.textContent ?? '';
      setState('failed');
      return;
    }
    return showCounts(mine);
  };

  const more = makeButton('btn btn-2 more', '再显示一些', () => {
    const before = results.querySelectorAll('[data-search-result="exact"]').length;
    limit += pageSize;
    void show().then(() => results.querySelectorAll<HTMLElement>('[data-search-result="exact"] h3 a')[before]?.focus());
  });
  const retry = makeButton('btn', '再试一次', () => {
    input.focus();
    void show();
  });

  const update = (): void => {
    const typed = trimQuery(input.value);
    if (typed === query && !overtaken) return;
    query = typed;
    limit = pageSize;
    // What is being typed has one entry of the history, whatever it becomes.
    writeAddress(committed);
    committed = false;
    void show();
  };

  const later = (): void => {
    window.clearTimeout(timer);
    if (composing) return;
    timer = window.setTimeout(update, debounce);
    if (trimQuery(input.value) === query) return;
    // What is shown is no longer what is asked.
    overtaken = true;
    turn += 1;
    setState('loading');
  };

  input.addEventListener('compositionstart', () => {
    composing = true;
    window.clearTimeout(timer);
  });
  input.addEventListener('compositionend', () => {
    composing = false;
    later();
  });
  input.addEventListener('input', later);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (composing) return;
    window.clearTimeout(timer);
    update();
    commit();
    remember();
    // The keyboard of a phone makes room for the results.
    if (window.matchMedia('(pointer: coarse)').matches) input.blur();
  });
  window.addEventListener('popstate', () => {
    // A jump within the page changes nothing.
    if (location.search === shownAddress) return;
    window.clearTimeout(timer);
    readAddress();
    limit = pageSize;
    void show();
  });
  window.addEventListener('online', () => {
    if (results.dataset['searchState'] === 'failed') void show();
  });

  /** The words to mark are added to a link only while it is being followed. */
  const addWords = (event: Event): void => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const words = link ? (linkWords.get(link) ?? []) : [];
    if (!link) return;
    remember();
    committed = true;
    if (words.length === 0) return;
    const clean = link.href;
    const address = new URL(clean);
    for (const word of words) address.searchParams.append('mark', word);
    link.href = address.href;
    window.setTimeout(() => {
      link.href = clean;
    });
  };
  results.addEventListener('click', addWords, true);
  results.addEventListener('auxclick', addWords, true);

  const resultLinks = (): HTMLAnchorElement[] =>
    [...results.querySelectorAll('[data-search-result]')].flatMap((result) => result.querySelector('a') ?? []);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') {
      const [first] = resultLinks();
      if (!first) return;
      event.preventDefault();
      first.focus();
    }
  });
  results.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const links = resultLinks();
    const at = links.findIndex((link) => link === event.target);
    if (at === -1) return;
    event.preventDefault();
    const next = links[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (next) next.focus();
    else if (event.key === 'ArrowUp') input.focus();
  });

  const typedEarly = document.activeElement === input ? input.value : '';
  readAddress();
  if (query === '' && !isFiltered(filters)) showIdle();
  if (query === '' && typedEarly !== '') {
    input.value = typedEarly;
    later();
  }
  const first = (): void => {
    if (turn === 0) void show();
  };
  input.addEventListener('focus', first);
  if (query !== '' || isFiltered(filters) || document.activeElement === input) first();
}

/** What can be typed, from the page. */
function examples({ dataset }: HTMLElement): readonly (readonly [string, readonly string[]])[] {
  return [
    ['照平时的话问：', (dataset['questions'] ?? '').split('\n')],
    ['写名称、编号、条文或者拼音：', (dataset['names'] ?? '').split('\n')],
  ];
}
