import { make, makeButton } from './dom.ts';

interface Row {
  readonly element: HTMLTableRowElement;
  readonly body: HTMLTableSectionElement;
  /** Title of the entry that the row belongs to. */
  readonly group: string;
  /** What it can be chosen by: 工作日; the offices that approve. */
  readonly kinds: readonly string[];
  readonly words: string;
  /** Its place when ordered over all groups; those without come last. */
  readonly rank: number;
}

/** As it stands on the page; by rank; by rank, backwards. */
type Order = 'order' | 'up' | 'down';

const nextOrder: Readonly<Record<Order, Order>> = { order: 'up', up: 'down', down: 'order' };
const ariaSort = { order: 'none', up: 'ascending', down: 'descending' } as const;

for (const table of document.querySelectorAll<HTMLTableElement>('table[data-tools]')) addTools(table);

/** What scripts add to a table of limits or approvals: choosing rows and ordering them. Nothing of it is kept. */
function addTools(table: HTMLTableElement): void {
  const bodies = [...table.tBodies];
  const rows = bodies.flatMap(rowsOf);
  const {
    groupLabel = '',
    kindLabel = '',
    orderLabel = '',
    upLabel = '',
    downLabel = '',
    rankNote = '',
  } = table.dataset;

  const group = makeSelect([['', '全部'], ...distinct(rows.map((row) => row.group))]);
  const kind = makeSelect([['', '全部'], ...distinct(rows.flatMap(({ kinds }) => kinds))]);
  const order = makeSelect([
    ['order', orderLabel],
    ['up', upLabel],
    ['down', downLabel],
  ]);
  const words = make('input');
  words.type = 'search';
  words.maxLength = 60;
  const status = make('p', 'tt-status');
  status.setAttribute('role', 'status');
  const reset = makeButton('copy', '恢复原样', () => {
    restore();
    show();
    order.focus();
  });
  const ordered = make('tbody');
  ordered.setAttribute('role', 'rowgroup');
  const head = addSortButton(table, () => {
    order.value = nextOrder[orderOf(order)];
    show();
  });

  const form = make(
    'form',
    'tt-form',
    labelled(groupLabel, group),
    labelled(kindLabel, kind),
    labelled('含有的字', words),
    labelled('次序', order),
    make('div', 'tt-line', status, reset),
  );
  form.setAttribute('role', 'search');
  form.setAttribute('aria-label', `筛选${table.caption?.textContent ?? ''}`);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', show);
  document.addEventListener('rowschange', show);
  // A link to what is not shown, or stands elsewhere, shows everything as it was.
  addEventListener('hashchange', () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !table.contains(target) || !target.closest('[hidden]')) return;
    restore();
    show();
    target.scrollIntoView();
  });
  table.before(form);
  restore();
  show();

  function restore(): void {
    form.reset();
    order.value = 'order';
  }

  function show(): void {
    const wanted = words.value.trim().toLowerCase();
    for (const row of rows) {
      row.element.hidden =
        (group.value !== '' && row.group !== group.value) ||
        (kind.value !== '' && !row.kinds.includes(kind.value)) ||
        !row.words.includes(wanted);
    }
    place(orderOf(order));
    const shown = rows.filter(({ element }) => !element.hidden && !element.classList.contains('unchecked')).length;
    const isChanged = shown < rows.length || order.value !== 'order';
    reset.hidden = !isChanged;
    const said = [
      shown === rows.length ? `共 ${rows.length} 项，全部显示。` : `显示 ${shown} 项，共 ${rows.length} 项。`,
      order.value === 'order' ? '' : `${order.selectedOptions[0]?.textContent ?? ''}排。${rankNote}`,
    ].join('');
    if (status.textContent !== said) status.textContent = said;
  }

  /** Puts the rows in order: under their groups, or all together, each with the name of its group. */
  function place(now: Order): void {
    head?.setAttribute('aria-sort', ariaSort[now]);
    table.classList.toggle('tt-ordered', now !== 'order');
    if (now === 'order') {
      for (const row of rows) row.body.append(row.element);
      ordered.remove();
    } else {
      const sign = now === 'up' ? 1 : -1;
      const sorted = [...rows].sort((a, b) =>
        Number.isNaN(a.rank) || Number.isNaN(b.rank)
          ? Number(Number.isNaN(a.rank)) - Number(Number.isNaN(b.rank))
          : sign * (a.rank - b.rank),
      );
      ordered.append(...sorted.map(({ element }) => element));
      table.append(ordered);
    }
    for (const body of bodies) {
      body.hidden = !rows.some((row) => row.element.parentElement === body && !row.element.hidden);
    }
  }
}

function rowsOf(body: HTMLTableSectionElement): Row[] {
  const group = body.querySelector('.group th')?.firstChild?.textContent?.trim() ?? '';
  return [...body.rows]
    .filter((element) => !element.matches('.group'))
    .map((element) => {
      const words = `${group} ${element.textContent ?? ''}`.toLowerCase();
      const title = make('span', 'tt-group', group);
      element.cells[0]?.append(title);
      const { rank, kind = '' } = element.dataset;
      return { element, body, group, kinds: kind.split(' ').filter(Boolean), words, rank: Number(rank ?? NaN) };
    });
}

/** Adds a button to the head that can be sorted by; it is out of reach where the table stands as cards. */
function addSortButton(table: HTMLTableElement, sort: () => void): Element | null {
  const head = table.querySelector('th[data-sort]');
  const button = makeButton('tt-sort', '', sort);
  button.setAttribute('aria-label', `按${head?.textContent?.trim() ?? ''}排`);
  head?.append(button);
  return head;
}

function orderOf({ value }: HTMLSelectElement): Order {
  return value === 'up' || value === 'down' ? value : 'order';
}

function distinct(words: readonly string[]): [string, string][] {
  return [...new Set(words)].map((word) => [word, word]);
}

function makeSelect(options: readonly (readonly [value: string, words: string])[]): HTMLSelectElement {
  const select = make('select', '', ...options.map(([value, words]) => new Option(words, value)));
  select.autocomplete = 'off';
  return select;
}

function labelled(words: string, control: HTMLElement): HTMLLabelElement {
  return make('label', '', make('span', '', words), control);
}
