import { itemStatuses, longestNote, statusWords, type ItemStatus, type Mark } from '../../checklists/progress.ts';
import { make } from '../dom.ts';
import { dayWords, today } from './moments.ts';
import type { ToolItem } from './page-list.ts';
import { setWords } from './words.ts';

/** So many rows are laid out at once; of more, those that are near. */
const fewRows = 400;

/** What readers do at a row. */
export interface RowActions {
  setStatus(item: string, status: ItemStatus): void;
  setDue(item: string, due: string): void;
  setNote(item: string, note: string): void;
  /** Puts the item into the reader's own list, or takes it out. */
  toggleOwn(item: string): void;
  say(words: string): void;
}

/** The controls of one row. */
interface Controls {
  readonly row: HTMLElement;
  readonly item: ToolItem;
  readonly tick: HTMLInputElement;
  readonly status: HTMLSelectElement;
  readonly edit: HTMLButtonElement;
  readonly own: HTMLButtonElement;
  readonly kept: HTMLElement;
  /** Cells that are there on paper only. */
  readonly paper: { readonly box: Element | undefined; readonly due: Element | null; readonly note: Element | null };
  /** What is shown now; a mark never changes, so the same mark need not be shown twice. */
  mark: Mark | undefined;
  isOwn: boolean;
  editor: Editor | undefined;
}

interface Editor {
  readonly element: HTMLElement;
  readonly due: HTMLInputElement;
  readonly note: HTMLTextAreaElement;
}

/** Ticks, states, dates and notes at the rows of a table; one listener of each kind for all of them. */
export class Rows {
  readonly #controls = new Map<string, Controls>();
  /** Controls that were made, also those of rows that are not there now. */
  readonly #made = new WeakMap<HTMLElement, Controls>();
  /** The rows below each head that goes with its last row. */
  readonly #groups = new Map<HTMLElement | null, Controls[]>();
  readonly #actions: RowActions;
  readonly #place: HTMLElement;
  readonly #today = today();
  /** Which of the boxes on paper stands for the state; the others stand for quarters or ways of checking. */
  readonly #stateColumn: number;

  /** @param place holds rows with `data-item`, each in a part with `data-group` that goes with its last row. */
  constructor(place: HTMLElement, actions: RowActions) {
    this.#actions = actions;
    this.#stateColumn = [...place.querySelectorAll('thead .on-paper')].findIndex(
      ({ textContent }) => textContent?.trim() === '完成',
    );
    this.#place = place;
    place.addEventListener('change', (event) => this.#changed(event.target));
    place.addEventListener('click', (event) => this.#clicked(event.target));
  }

  /** Adds the controls to the rows of the items. */
  fill(rows: Iterable<HTMLElement>, items: ReadonlyMap<string, ToolItem>): void {
    this.#controls.clear();
    this.#groups.clear();
    const strip = stripTemplate();
    for (const row of rows) {
      const item = items.get(row.dataset['item'] ?? '');
      if (!item || this.#controls.has(item.id)) continue;
      const controls = this.#made.get(row) ?? addControls(row, item, strip, this.#stateColumn);
      this.#made.set(row, controls);
      this.#controls.set(item.id, controls);
      const head = row.closest<HTMLElement>('[data-group]');
      const group = this.#groups.get(head);
      if (group) group.push(controls);
      else this.#groups.set(head, [controls]);
    }
    this.#place.classList.toggle('ct-long', this.#controls.size > fewRows);
    // About as many rows as the group has, up to 64, for the room that it takes before it is laid out.
    for (const [head, group] of this.#groups)
      head?.setAttribute('data-rows', String(2 ** Math.min(6, Math.round(Math.log2(group.length)))));
  }

  /** Shows what is noted at an item. */
  show(id: string, mark: Mark | undefined, isOwn: boolean): void {
    const controls = this.#controls.get(id);
    if (!controls) return;
    if (controls.isOwn !== isOwn) {
      controls.isOwn = isOwn;
      const words = isOwn ? '移出我的清单' : '加入我的清单';
      setWords(controls.own, words);
      controls.own.setAttribute('aria-label', `${words}：${controls.item.text}`);
    }
    if (controls.mark === mark) return;
    controls.mark = mark;
    const status = mark?.status ?? 'todo';
    controls.tick.checked = status === 'done';
    controls.status.value = status;
    controls.row.dataset['status'] = status;
    this.#showKept(controls);
    if (!controls.editor) return;
    controls.editor.due.value = mark?.due ?? '';
    controls.editor.note.value = mark?.note ?? '';
  }

  /** Shows the rows that pass and hides the rest; says how many are shown. */
  filter(passes: (item: ToolItem, mark: Mark | undefined) => boolean): number {
    let count = 0;
    for (const [head, group] of this.#groups) {
      const shown = group.filter(({ item, mark }) => passes(item, mark));
      count += shown.length;
      if (head) setHidden(head, shown.length === 0);
      // Rows below a hidden head stay as they are: touching each would take time for nothing.
      if (head && shown.length === 0) continue;
      const isShown = new Set(shown);
      for (const controls of group) setHidden(controls.row, !isShown.has(controls));
    }
    return count;
  }

  /** Takes over what was typed but not yet left. */
  settle(): void {
    const active = document.activeElement;
    const editor = this.#at(active)?.editor;
    if (editor && (active === editor.note || active === editor.due)) this.#changed(active);
  }

  /** Brings the keyboard to an item. */
  focus(id: string): void {
    this.#controls.get(id)?.tick.focus();
  }

  #showKept(controls: Controls): void {
    const { kept, mark, edit, item } = controls;
    const due = mark?.due ?? '';
    const note = mark?.note ?? '';
    const isLate = due !== '' && due < this.#today && mark?.status !== 'done' && mark?.status !== 'void';
    const pieces: HTMLElement[] = [];
    if (mark && mark.status !== 'todo') pieces.push(make('span', 'ct-print', statusWords[mark.status]));
    if (due !== '')
      pieces.push(make('span', isLate ? 'ct-late' : '', `${dayWords(due, this.#today)}${isLate ? '，已过' : ''}`));
    if (note !== '') pieces.push(make('span', 'ct-note', note));
    if (pieces.length > 0 || kept.hasChildNodes()) kept.replaceChildren(...pieces);
    kept.hidden = pieces.length === 0;
    this.#showOnPaper(controls);
    const words = due === '' && note === '' ? '日期、备注' : '改日期、备注';
    setWords(edit, words);
    edit.setAttribute('aria-label', `${words}：${item.text}`);
  }

  #showOnPaper({ paper, mark }: Controls): void {
    const status = mark?.status ?? 'todo';
    if (paper.box) setWords(paper.box, status === 'done' ? '☑' : '□');
    if (paper.due) setWords(paper.due, mark?.due ?? '');
    const words = status === 'todo' || (paper.box && status === 'done') ? [] : [statusWords[status]];
    if (paper.note) setWords(paper.note, [...words, ...(mark && mark.note !== '' ? [mark.note] : [])].join('；'));
  }

  #at(target: EventTarget | null): Controls | undefined {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-item]') : null;
    return this.#controls.get(row?.dataset['item'] ?? '');
  }

  #changed(target: EventTarget | null): void {
    const controls = this.#at(target);
    if (!controls) return;
    const { item, mark, tick, status, editor } = controls;
    if (target === tick) this.#actions.setStatus(item.id, tick.checked ? 'done' : 'todo');
    else if (target === status) {
      const chosen = itemStatuses.find((candidate) => candidate === status.value);
      if (chosen) this.#actions.setStatus(item.id, chosen);
    } else if (editor && target === editor.due) {
      if (editor.due.validity.badInput) this.#actions.say('日期没有写完整，没有记下。');
      else if (editor.due.value !== (mark?.due ?? '')) this.#actions.setDue(item.id, editor.due.value);
    } else if (editor && target === editor.note) {
      const note = editor.note.value.slice(0, longestNote);
      if (note !== (mark?.note ?? '')) this.#actions.setNote(item.id, note);
    }
  }

  #clicked(target: EventTarget | null): void {
    const controls = this.#at(target);
    if (!controls) return;
    if (target === controls.own) this.#actions.toggleOwn(controls.item.id);
    else if (target === controls.edit) this.#unfold(controls);
  }

  #unfold(controls: Controls): void {
    const editor = (controls.editor ??= addEditor(controls));
    const opens = editor.element.hidden;
    editor.element.hidden = !opens;
    controls.edit.setAttribute('aria-expanded', String(opens));
    if (opens) editor.due.focus();
  }
}

function setHidden(element: HTMLElement, isHidden: boolean): void {
  if (element.hidden !== isHidden) element.hidden = isHidden;
}

/** A strip of controls to be copied into every row. */
function stripTemplate(): HTMLElement {
  const status = make('select', 'ct-status');
  for (const value of itemStatuses) {
    const option = make('option', '', statusWords[value]);
    option.value = value;
    status.append(option);
  }
  const edit = make('button', 'copy', '日期、备注');
  edit.type = 'button';
  edit.setAttribute('aria-expanded', 'false');
  const own = make('button', 'copy', '加入我的清单');
  own.type = 'button';
  return make('div', 'ct-strip', status, edit, own);
}

function addControls(row: HTMLElement, item: ToolItem, template: HTMLElement, stateColumn: number): Controls {
  const cell = row.querySelector<HTMLElement>('th') ?? row;
  const tick = make('input', 'ct-tick');
  tick.type = 'checkbox';
  tick.autocomplete = 'off';
  tick.setAttribute('aria-label', `已完成：${item.text}`);
  const strip = template.cloneNode(true);
  const [status, edit, own] = strip.childNodes;
  if (!(status instanceof HTMLSelectElement) || !(edit instanceof HTMLButtonElement))
    throw new Error('the strip of a row has changed');
  if (!(own instanceof HTMLButtonElement)) throw new Error('the strip of a row has changed');
  status.setAttribute('aria-label', `状态：${item.text}`);
  edit.setAttribute('aria-label', `日期、备注：${item.text}`);
  own.setAttribute('aria-label', `加入我的清单：${item.text}`);
  const kept = make('p', 'ct-kept');
  kept.hidden = true;
  cell.classList.add('ct-cell');
  cell.prepend(tick);
  cell.append(kept, strip);
  row.dataset['status'] = 'todo';
  const paper = {
    box: row.querySelectorAll('.item-box')[stateColumn],
    due: row.querySelector('.item-date'),
    note: row.querySelector('.item-note'),
  };
  if (paper.note) kept.classList.add('on-screen');
  return { row, item, tick, status, edit, own, kept, paper, mark: undefined, isOwn: false, editor: undefined };
}

function addEditor({ item, mark, kept }: Controls): Editor {
  const due = make('input');
  due.type = 'date';
  due.min = '1949-10-01';
  due.max = '9999-12-31';
  due.autocomplete = 'off';
  due.value = mark?.due ?? '';
  due.setAttribute('aria-label', `办理期限：${item.text}`);
  const note = make('textarea');
  note.rows = 2;
  note.maxLength = longestNote;
  note.autocomplete = 'off';
  note.value = mark?.note ?? '';
  note.setAttribute('aria-label', `备注：${item.text}`);
  const element = make(
    'div',
    'ct-editor',
    make('label', '', make('span', '', '办理期限'), due),
    make('label', '', make('span', '', '备注'), note),
  );
  element.hidden = true;
  kept.nextElementSibling?.after(element);
  return { element, due, note };
}
