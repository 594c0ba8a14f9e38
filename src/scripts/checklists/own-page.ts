import {
  currentMatter,
  isBlank,
  moveOwn,
  ownItems,
  tally,
  type OwnItem,
  type Progress,
} from '../../checklists/progress.ts';
import { make, makeButton, makeLink } from '../dom.ts';
import type { ListCatalogue, ToolItem } from './page-list.ts';
import { Tools } from './tools.ts';

/** The page of the reader's own list: shows what was put together, in the reader's order. */
export class OwnPage {
  readonly #catalogue: ListCatalogue;
  readonly #lists: ReadonlyMap<string, ListCatalogue['lists'][number]>;
  readonly #known: ReadonlySet<string>;
  readonly #body = make('tbody');
  readonly #table: HTMLTableElement;
  readonly #empty: HTMLElement;
  readonly #overview = make('section', 'sec ct-overview');
  /** Rows that were made, with what they show. */
  readonly #rows = new Map<string, { readonly item: ToolItem; readonly row: HTMLElement }>();
  readonly #tools: Tools;

  /** @param empty what stands there while the list has no items. */
  constructor(place: HTMLElement, empty: HTMLElement, catalogue: ListCatalogue) {
    this.#catalogue = catalogue;
    this.#empty = empty;
    this.#lists = new Map(catalogue.lists.map((list) => [list.id, list]));
    this.#known = new Set(catalogue.lists.flatMap(({ items }) => items));
    this.#table = make('table', 'grid cards ct-own', make('caption', 'vh', '我的清单'), head(), this.#body);
    this.#table.setAttribute('role', 'table');
    this.#body.setAttribute('role', 'rowgroup');
    place.after(this.#table);
    this.#overview.setAttribute('aria-labelledby', 'ct-overview');
    this.#tools = new Tools({
      list: undefined,
      place,
      table: this.#table,
      groupName: '来自',
      roleTitles: catalogue.roleTitles,
      items: (progress) => ownItems(progress).map((item) => this.#itemOf(item)),
      rows: (items) => this.#rowsOf(items),
      drawn: (progress) => this.#drawOverview(progress),
    });
    this.#table.addEventListener('click', (event) => this.#clicked(event.target));
    this.#empty.after(this.#overview);
    this.#drawOverview(this.#tools.progress);
  }

  #itemOf({ id, text, list, listTitle, roles }: OwnItem): ToolItem {
    return { id, text, list, listTitle, roles, group: listTitle, vanished: !this.#known.has(id) };
  }

  #rowsOf(items: readonly ToolItem[]): HTMLElement[] {
    const rows = items.map((item) => {
      const made = this.#rows.get(item.id);
      if (made && made.item.text === item.text && made.item.list === item.list) return made.row;
      const row = this.#makeRow(item);
      this.#rows.set(item.id, { item, row });
      return row;
    });
    // Only rows that are new or stand elsewhere are touched.
    let after: Element | null = this.#body.firstElementChild;
    for (const row of rows) {
      if (after === row) after = after.nextElementSibling;
      else this.#body.insertBefore(row, after);
    }
    while (after) {
      const next = after.nextElementSibling;
      after.remove();
      after = next;
    }
    for (const [index, row] of rows.entries()) {
      const [up, down] = row.querySelectorAll<HTMLButtonElement>('[data-move]');
      if (up) up.disabled = index === 0;
      if (down) down.disabled = index === rows.length - 1;
    }
    this.#table.hidden = rows.length === 0;
    this.#empty.hidden = rows.length > 0;
    return rows;
  }

  #makeRow(item: ToolItem): HTMLElement {
    const { id, text, list, listTitle, vanished } = item;
    const words = make('th', 'item-text', make('bdi', 'item-title', text));
    words.scope = 'row';
    words.setAttribute('role', 'rowheader');
    if (vanished) words.append(make('span', 'ct-gone', '已不在清单里'));
    const move = (by: -1 | 1, name: string): HTMLButtonElement => {
      const button = makeButton('copy', name, () => undefined);
      button.dataset['move'] = String(by);
      button.setAttribute('aria-label', `${name}：${text}`);
      return button;
    };
    const code = vanished ? id : makeLink(`../c/${id.split('/')[0] ?? id}.html`, id);
    const source = this.#lists.has(list) ? makeLink(`${list}.html`, listTitle) : make('bdi', '', listTitle);
    const row = make(
      'tr',
      '',
      cell('item-code code', undefined, code),
      words,
      cell('', '来自', make('span', '', source)),
      cell('ct-moves', '顺序', make('span', '', move(-1, '上移'), move(1, '下移'))),
    );
    row.setAttribute('role', 'row');
    row.dataset['item'] = id;
    return row;
  }

  #clicked(target: EventTarget | null): void {
    if (!(target instanceof HTMLButtonElement)) return;
    const id = target.closest<HTMLElement>('[data-item]')?.dataset['item'];
    const by = target.dataset['move'] === '-1' ? -1 : target.dataset['move'] === '1' ? 1 : undefined;
    if (id === undefined || by === undefined) return;
    const text = this.#rows.get(id)?.item.text ?? '';
    this.#tools.change(moveOwn(this.#tools.progress, id, by), `“${text}”${by < 0 ? '上移' : '下移'}一项`);
    const moves = this.#rows.get(id)?.row.querySelectorAll<HTMLButtonElement>('[data-move]') ?? [];
    (target.disabled ? [...moves].find(({ disabled }) => !disabled) : target)?.focus();
  }

  /** How far the other lists are, and what was noted on lists that are no more. */
  #drawOverview(progress: Progress): void {
    const matter = currentMatter(progress);
    const noted = [...matter.marks].filter(([, mark]) => !isBlank(mark));
    const started = new Set(noted.map(([, mark]) => mark.list));
    const rows = this.#catalogue.lists
      .filter(({ id }) => started.has(id))
      .map(({ id, title, items }) => {
        const { all, done } = tally(items, matter.marks);
        return make(
          'li',
          '',
          make('span', '', makeLink(`${id}.html`, title)),
          make('span', 'meta', `办完 ${done} 项，共 ${all} 项`),
        );
      });
    const gone = noted
      .filter(([, { list }]) => !this.#lists.has(list))
      .map(([id, { text, note }]) =>
        make(
          'li',
          '',
          make('span', '', make('bdi', '', text), ' ', make('span', 'code', id)),
          make('span', 'meta', `这张清单已经没有了${note === '' ? '' : `；备注：${note}`}`),
        ),
      );
    const heading = make('h2', '', '各张清单办到哪里');
    heading.id = 'ct-overview';
    this.#overview.hidden = rows.length + gone.length === 0;
    this.#overview.replaceChildren(heading, make('ul', 'rows', ...rows, ...gone));
  }
}

function head(): HTMLElement {
  const titles = ['编号', '事项', '来自', '顺序'].map((title) => {
    const th = make('th', '', title);
    th.scope = 'col';
    th.setAttribute('role', 'columnheader');
    return th;
  });
  const row = make('tr', '', ...titles);
  row.setAttribute('role', 'row');
  const head = make('thead', '', row);
  head.setAttribute('role', 'rowgroup');
  return head;
}

function cell(className: string, label: string | undefined, ...content: readonly (Node | string)[]): HTMLElement {
  const td = make('td', className, ...content);
  td.setAttribute('role', 'cell');
  if (label !== undefined) td.dataset['label'] = label;
  return td;
}
