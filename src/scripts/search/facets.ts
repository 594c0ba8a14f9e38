import type { FacetCounts, FacetName, Filters } from '../../search/protocol.ts';
import { make, makeButton } from '../dom.ts';

/** The ways to narrow results, in order, with their names. */
const facetTitles: readonly (readonly [FacetName, string])[] = [
  ['kind', '类别'],
  ['procedure', '程序'],
  ['role', '岗位'],
  ['year', '年份'],
];

/** The chosen values in an address. */
export function filtersOf(parameters: URLSearchParams): Filters {
  const filters: Partial<Record<FacetName, readonly string[]>> = {};
  for (const [facet] of facetTitles) {
    const values = [...new Set(parameters.getAll(facet))].filter((value) => value !== '' && value.length < 60);
    if (values.length > 0) filters[facet] = values.slice(0, 20);
  }
  return filters;
}

/** Adds the chosen values to an address. */
export function addFilters(parameters: URLSearchParams, filters: Filters): void {
  for (const [facet] of facetTitles) for (const value of filters[facet] ?? []) parameters.append(facet, value);
}

/** Whether any value is chosen. */
export function isFiltered(filters: Filters): boolean {
  return facetTitles.some(([facet]) => (filters[facet] ?? []).length > 0);
}

/** The panel of facets and the list of chosen values. */
export class FacetPanel {
  readonly #panel: HTMLDetailsElement;
  readonly #chosen: HTMLElement;
  readonly #choose: (filters: Filters) => void;
  readonly #groups: ReadonlyMap<FacetName, { readonly box: HTMLDetailsElement; readonly list: HTMLUListElement }>;
  readonly #titles = new Map<string, string>();
  #filters: Filters = {};

  /**
   * @param panel where the counts go.
   * @param chosen where the chosen values go.
   * @param choose is told every new choice.
   */
  constructor(panel: HTMLDetailsElement, chosen: HTMLElement, choose: (filters: Filters) => void) {
    this.#panel = panel;
    this.#chosen = chosen;
    this.#choose = choose;
    this.#groups = new Map(
      facetTitles.map(([facet, title], index) => {
        const list = make('ul');
        const box = make('details', 'facet', make('summary', '', title), list);
        box.open = index === 0;
        panel.append(box);
        return [facet, { box, list }];
      }),
    );
    const wide = window.matchMedia('(min-width: 60rem)');
    const follow = (): void => {
      panel.open = wide.matches;
    };
    wide.addEventListener('change', follow);
    follow();
  }

  /** Shows what is chosen. */
  showChosen(filters: Filters): void {
    this.#filters = filters;
    const buttons = facetTitles.flatMap(([facet, name]) =>
      (filters[facet] ?? []).map((value) => {
        const title = this.#titles.get(`${facet} ${value}`) ?? value;
        const button = makeButton('chip', `${name}：${title}`, () => {
          this.#toggle(facet, value);
          this.#chosen.querySelector('button')?.focus();
        });
        button.append(make('span', 'vh', '，去掉这个条件'));
        return button;
      }),
    );
    this.#chosen.replaceChildren(...buttons);
    this.#chosen.hidden = buttons.length === 0;
  }

  /** Whether the name of every chosen value is known. */
  get knowsTitles(): boolean {
    return facetTitles.every(([facet]) =>
      (this.#filters[facet] ?? []).every((value) => this.#titles.has(`${facet} ${value}`)),
    );
  }

  /** Learns the names of values. */
  learn(counts: FacetCounts): void {
    for (const [facet] of facetTitles)
      for (const { value, title } of counts[facet]) this.#titles.set(`${facet} ${value}`, title);
  }

  /** Shows how many results fall under each value. */
  show(counts: FacetCounts): void {
    this.learn(counts);
    const focused = document.activeElement;
    const focusedKey = focused instanceof HTMLInputElement ? `${focused.name} ${focused.value}` : '';
    let any = false;
    for (const [facet] of facetTitles) {
      const group = this.#groups.get(facet);
      if (!group) continue;
      const chosen = this.#filters[facet] ?? [];
      const values = counts[facet].filter(({ value, count }) => count > 0 || chosen.includes(value));
      const items = values.map(({ value, title, count }) => {
        const box = make('input');
        box.type = 'checkbox';
        box.name = facet;
        box.value = value;
        box.checked = chosen.includes(value);
        box.addEventListener('change', () => this.#toggle(facet, value));
        return make('li', '', make('label', '', box, make('span', '', title), make('span', 'n', String(count))));
      });
      group.list.replaceChildren(...items);
      group.box.hidden = items.length === 0;
      if (chosen.length > 0) group.box.open = true;
      any ||= items.length > 0;
    }
    this.#panel.hidden = !any;
    for (const box of this.#panel.querySelectorAll('input'))
      if (focusedKey !== '' && `${box.name} ${box.value}` === focusedKey) box.focus();
    this.showChosen(this.#filters);
  }

  /** Hides the counts. */
  hide(): void {
    this.#panel.hidden = true;
  }

  #toggle(facet: FacetName, value: string): void {
    const before = this.#filters[facet] ?? [];
    const after = before.includes(value) ? before.filter((other) => other !== value) : [...before, value];
    this.#choose({ ...this.#filters, [facet]: after });
  }
}
