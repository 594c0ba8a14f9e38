import type { Choice, DeadlineData } from '../../deadlines/deadline-data.ts';
import { make } from '../dom.ts';
import { showError } from './show-error.ts';

/** The list of everything that can be computed, with a box that narrows it. */
export class Chooser {
  readonly element: HTMLElement;
  readonly #data: DeadlineData;
  readonly #filter = make('input', 'dl-input');
  readonly #select = make('select', 'dl-input');
  readonly #count = make('p', 'dl-hint');
  readonly #error = make('p', 'dl-error');

  /** @param changed told whenever another choice stands there. */
  constructor(data: DeadlineData, changed: () => void) {
    this.#data = data;
    this.#filter.id = 'dl-filter';
    this.#filter.type = 'text';
    this.#filter.autocomplete = 'off';
    this.#filter.maxLength = 60;
    this.#count.id = 'dl-count';
    this.#count.setAttribute('role', 'status');
    this.#filter.setAttribute('aria-describedby', this.#count.id);
    this.#select.id = 'dl-choice';
    this.#select.autocomplete = 'off';
    this.#select.required = true;
    this.#error.id = 'dl-choice-error';
    this.#error.hidden = true;
    this.#select.setAttribute('aria-describedby', this.#error.id);
    const filterLabel = make('label', 'dl-label', '先按名称找（可以不填）');
    filterLabel.htmlFor = this.#filter.id;
    const label = make('label', 'dl-label', '算什么');
    label.htmlFor = this.#select.id;
    this.element = make(
      'div',
      'dl-chooser',
      make('div', 'dl-field', filterLabel, this.#filter, this.#count),
      make('div', 'dl-field', label, this.#error, this.#select),
    );
    this.#filter.addEventListener('input', () => {
      const before = this.#select.value;
      this.#list();
      if (this.#select.value !== before) changed();
    });
    // Enter in the box is no wish to compute.
    this.#filter.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') event.preventDefault();
    });
    this.#select.addEventListener('change', () => {
      this.complain('');
      changed();
    });
    this.#list();
  }

  /** What is chosen. */
  choice(): Choice | undefined {
    return this.#choices().find(({ code }) => code === this.#select.value);
  }

  /** Chooses; nothing for no choice. */
  choose(code: string): void {
    this.#filter.value = '';
    this.#list();
    this.#select.value = code;
    this.complain('');
  }

  /** Says what is wrong; an empty text takes it away. */
  complain(message: string): void {
    showError(this.#error, this.#select, message);
  }

  focus(): void {
    this.#select.focus();
  }

  #choices(): Choice[] {
    return this.#data.groups.flatMap(({ choices }) => choices);
  }

  /** Draws the list anew; what was chosen stays if it is still in it. */
  #list(): void {
    const before = this.#select.value;
    const wanted = plain(this.#filter.value);
    let found = 0;
    const groups = this.#data.groups.flatMap(({ title, choices }) => {
      const inTitle = plain(title).includes(wanted);
      const fitting = choices.filter(
        (choice) => inTitle || plain(`${choice.title} ${choice.code} ${this.#figures(choice)}`).includes(wanted),
      );
      found += fitting.length;
      if (fitting.length === 0) return [];
      const group = make('optgroup');
      group.label = title;
      for (const choice of fitting) group.append(new Option(this.#words(choice), choice.code));
      return [group];
    });
    this.#select.replaceChildren(new Option(found === 0 ? '没有找到，请改一改上面的字' : '请选择', ''), ...groups);
    if ([...this.#select.options].some(({ value }) => value === before)) this.#select.value = before;
    this.#count.textContent = wanted === '' ? '' : found === 0 ? '没有这样的期限。' : `列出 ${found} 项。`;
  }

  #words(choice: Choice): string {
    const figures = this.#figures(choice);
    return `${choice.title}${figures === '' ? '' : `（${figures}）`}　${choice.code}`;
  }

  #figures(choice: Choice): string {
    if (choice.limits.length !== 1) return '';
    const item = this.#data.items.find(({ limit }) => limit.code === choice.limits[0]);
    return item && item.limit.kind !== 'unset' ? item.figure : '';
  }
}

/** Text as it is compared: without spaces and case. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');
}
