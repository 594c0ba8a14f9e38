import { counter } from '../../documents/layout/table.ts';
import type { PaperField, PaperRow, PaperValue } from '../../documents/paper.ts';
import type { ValueProblem } from '../../documents/values.ts';
import { make, makeButton } from '../dom.ts';
import {
  frameOf,
  idOf,
  setText,
  showError,
  textInput,
  unreadableText,
  type Control,
  type Frame,
  type Place,
  type TextInput,
} from './control.ts';
import { messagesOf } from './simple-controls.ts';

/** Rows that are shown at a time: a table of two thousand would stop the page. */
const pageSize = 30;

type Columns = PaperField['columns'];

interface Cell {
  readonly input: TextInput;
  readonly error: HTMLElement;
}

/** A table that grows: a card for each row. The column that counts the rows is not asked for. */
export class RowsControl implements Control {
  readonly field: PaperField;
  readonly element: HTMLElement;
  readonly #columns: Columns;
  readonly #frame: Frame;
  readonly #list = make('ol', 'fill-rows');
  readonly #pages = make('div', 'fill-pages');
  readonly #status = make('p', 'fill-undo');
  readonly #add: HTMLButtonElement;
  /** All rows; the cards show some of them. */
  #rows: Record<string, string>[] = [];
  #first = 0;
  #cells = new Map<string, Cell>();
  #problems: readonly ValueProblem[] = [];

  constructor(field: PaperField) {
    this.field = field;
    this.#columns = field.columns.filter(({ name }) => name !== counter);
    this.#status.setAttribute('role', 'status');
    this.#add = makeButton('btn btn-2 fill-small', '添一行', () => this.#insert(this.#rows.length, {}));
    this.#add.id = idOf(field);
    this.#frame = frameOf(field, true, this.#list, this.#pages, make('div', 'fill-row-acts', this.#add, this.#status));
    this.element = this.#frame.element;
    this.element.setAttribute('aria-describedby', this.#frame.describedBy);
    this.set([]);
  }

  /** The rows; none if not a single cell is filled in. */
  value(): PaperValue {
    const isFilled = this.#rows.some((row) => Object.values(row).some((text) => text !== ''));
    return isFilled ? this.#rows.map((row) => ({ ...row })) : [];
  }

  set(value: PaperValue): void {
    const rows = typeof value === 'string' ? [] : value.filter((item): item is PaperRow => typeof item !== 'string');
    this.#rows = rows.length > 0 ? rows.map((row) => ({ ...row })) : [{}];
    this.#first = 0;
    this.#status.replaceChildren();
    this.#draw();
  }

  unreadable(): ValueProblem[] {
    return [...this.#cells].flatMap(([key, { input }]) => {
      const message = unreadableText(input);
      const { row, column } = placeOf(key);
      return message === undefined ? [] : [{ field: this.field.name, row: row + 1, column, message }];
    });
  }

  complain(problems: readonly ValueProblem[]): void {
    this.#problems = problems;
    const whole = problems.filter(({ row }) => row === undefined);
    const others = problems.filter(({ row }) => row !== undefined && !this.#isShown(row - 1));
    const elsewhere = others.length > 0 ? [`另外 ${others.length} 处在没有显示的行里。`] : [];
    showError(this.#frame.error, this.#list, [...messagesOf(whole), ...elsewhere]);
    this.#list.removeAttribute('aria-invalid');
    this.#complainAtCells();
  }

  focus(place: Place = {}): void {
    if (place.row !== undefined && !this.#isShown(place.row - 1)) {
      this.#first = Math.floor((place.row - 1) / pageSize) * pageSize;
      this.#draw();
    }
    const column = place.column ?? this.#columns[0]?.name ?? '';
    const cell = this.#cells.get(keyOf((place.row ?? this.#first + 1) - 1, column));
    (cell?.input ?? this.#add).focus();
  }

  #isShown(index: number): boolean {
    return index >= this.#first && index < this.#first + pageSize;
  }

  #complainAtCells(): void {
    for (const [key, { input, error }] of this.#cells) {
      const { row, column } = placeOf(key);
      const mine = this.#problems.filter((problem) => problem.row === row + 1 && problem.column === column);
      showError(error, input, messagesOf(mine));
    }
  }

  /** Tells the page that rows came, went or moved. */
  #changed(): void {
    this.element.dispatchEvent(new Event('input', { bubbles: true }));
  }

  #insert(at: number, row: Record<string, string>): void {
    this.#rows.splice(at, 0, row);
    this.#status.replaceChildren();
    if (!this.#isShown(at)) this.#first = Math.floor(at / pageSize) * pageSize;
    this.#draw();
    this.focus({ row: at + 1 });
    this.#changed();
  }

  #remove(at: number): void {
    const [row] = this.#rows.splice(at, 1);
    if (!row) return;
    if (this.#first > 0 && this.#first >= this.#rows.length) this.#first -= pageSize;
    this.#draw();
    const undo = makeButton('copy', '撤销', () => this.#insert(Math.min(at, this.#rows.length), row));
    this.#status.replaceChildren(`已删去第 ${at + 1} 行。`, undo);
    undo.focus();
    this.#changed();
  }

  #move(at: number, by: -1 | 1): void {
    const [row] = this.#rows.splice(at, 1);
    if (!row) return;
    const to = at + by;
    this.#rows.splice(to, 0, row);
    this.#status.replaceChildren();
    if (!this.#isShown(to)) this.#first += by * pageSize;
    this.#draw();
    const acts = this.#list.children[to - this.#first]?.querySelectorAll<HTMLButtonElement>('.fill-row-head button');
    const [up, down] = acts ?? [];
    const wanted = by < 0 ? up : down;
    ((wanted?.disabled === true ? (by < 0 ? down : up) : wanted) ?? this.#add).focus();
    this.#status.textContent = `已移到第 ${to + 1} 行。`;
    this.#changed();
  }

  #draw(): void {
    this.#cells = new Map();
    const shown = this.#rows.slice(this.#first, this.#first + pageSize);
    this.#list.start = this.#first + 1;
    this.#list.replaceChildren(...shown.map((row, index) => this.#card(row, this.#first + index)));
    this.#list.hidden = shown.length === 0;
    this.#drawPages();
    this.#complainAtCells();
  }

  #drawPages(): void {
    const count = this.#rows.length;
    this.#pages.hidden = count <= pageSize;
    if (count <= pageSize) return;
    const turn = (words: string, by: number): HTMLButtonElement => {
      const button = makeButton('btn btn-2 fill-small', words, () => {
        this.#first += by;
        this.#draw();
        this.focus();
      });
      button.disabled = this.#first + by < 0 || this.#first + by >= count;
      return button;
    };
    const last = Math.min(count, this.#first + pageSize);
    this.#pages.replaceChildren(
      turn('前面的行', -pageSize),
      make('span', '', `第 ${this.#first + 1} 到 ${last} 行，共 ${count} 行`),
      turn('后面的行', pageSize),
    );
  }

  #card(row: Record<string, string>, index: number): HTMLLIElement {
    const name = `第 ${index + 1} 行`;
    const act = (words: string, off: boolean, run: () => void): HTMLButtonElement => {
      const button = makeButton('copy', words, run);
      button.setAttribute('aria-label', `${this.field.label}${name}${words}`);
      button.disabled = off;
      return button;
    };
    const head = make(
      'div',
      'fill-row-head',
      make('b', '', name),
      act('上移', index === 0, () => this.#move(index, -1)),
      act('下移', index === this.#rows.length - 1, () => this.#move(index, 1)),
      act('删去', false, () => this.#remove(index)),
    );
    const cells = this.#columns.map((column) => this.#cell(row, index, column));
    const card = make('li', '', head, make('div', 'fill-row-cells', ...cells));
    card.setAttribute('aria-label', `${this.field.label}${name}`);
    return card;
  }

  #cell(row: Record<string, string>, index: number, column: Columns[number]): HTMLElement {
    const lines = 2;
    const input = textInput(column.type, lines);
    input.id = `${idOf(this.field)}-${index + 1}-${column.name}`;
    setText(input, row[column.name] ?? '', lines);
    input.addEventListener('input', () => {
      row[column.name] = unreadableText(input) === undefined ? input.value : '';
    });
    const label = make('label', '', column.label);
    label.htmlFor = input.id;
    const error = make('p', 'fill-error');
    error.id = `${input.id}-error`;
    error.hidden = true;
    const example = make('span', 'fill-example', ...(column.example === undefined ? [] : [`例：${column.example}`]));
    example.id = `${input.id}-example`;
    // The example is said once, in the first row.
    const hints = index === 0 && column.example !== undefined ? [example] : [];
    input.setAttribute('aria-describedby', [...hints.map(({ id }) => id), error.id].join(' '));
    this.#cells.set(keyOf(index, column.name), { input, error });
    return make('div', column.type === 'paragraphs' ? 'fill-wide-cell' : '', label, ...hints, error, input);
  }
}

/** Key of a cell; `index` counts from 0. */
function keyOf(index: number, column: string): string {
  return `${index} ${column}`;
}

function placeOf(key: string): { row: number; column: string } {
  const [row = '', column = ''] = key.split(' ');
  return { row: Number(row), column };
}
