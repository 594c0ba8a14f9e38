import type { PaperField, PaperValue } from '../../documents/paper.ts';
import type { ValueProblem } from '../../documents/values.ts';
import { make } from '../dom.ts';
import { frameOf, idOf, showError, type Control, type Frame } from './control.ts';
import { messagesOf } from './simple-controls.ts';

/** A document number in its parts: `××机纪〔2026〕3号`. */
const pattern = /^([^〔〕]+)〔(\d{4})〕([1-9]\d*)号$/;

/** Name of the fields that hold a document number (发文字号). */
export const documentNumber = 'documentNumber';

/**
 * The document number: three parts that are put together, or the whole as it is typed. The whole is the value; the
 * parts follow it where it can be read.
 */
export class NumberControl implements Control {
  readonly field: PaperField;
  readonly element: HTMLElement;
  readonly #whole = make('input', 'fill-input');
  readonly #prefix: HTMLInputElement;
  readonly #year: HTMLInputElement;
  readonly #serial: HTMLInputElement;
  readonly #usualPrefix: string;
  readonly #frame: Frame;

  constructor(field: PaperField) {
    this.field = field;
    this.#usualPrefix = pattern.exec(field.example ?? '')?.[1] ?? '';
    this.#whole.id = idOf(field);
    this.#whole.type = 'text';
    this.#whole.autocomplete = 'off';
    this.#whole.required = field.required;
    const part = (label: string, numeric: boolean): { box: HTMLElement; input: HTMLInputElement } => {
      const input = make('input', 'fill-input');
      input.type = 'text';
      input.autocomplete = 'off';
      if (numeric) input.inputMode = 'numeric';
      input.addEventListener('input', () => this.#join());
      return { box: make('label', '', make('span', '', label), input), input };
    };
    const prefix = part('机关代字', false);
    const year = part('年份', true);
    const serial = part('序号', true);
    [this.#prefix, this.#year, this.#serial] = [prefix.input, year.input, serial.input];
    const parts = make('div', 'fill-number', prefix.box, year.box, serial.box);
    parts.setAttribute('role', 'group');
    parts.setAttribute('aria-label', '按三部分写发文字号');
    this.#frame = frameOf(field, false, parts, make('p', 'fill-hint', '合起来是下面这样，也可以直接写：'), this.#whole);
    this.#whole.setAttribute('aria-describedby', this.#frame.describedBy);
    this.#whole.addEventListener('input', () => this.#split());
    this.element = this.#frame.element;
    this.set('');
  }

  value(): string {
    return this.#whole.value;
  }

  set(value: PaperValue): void {
    this.#whole.value = typeof value === 'string' ? value : '';
    this.#split();
  }

  unreadable(): ValueProblem[] {
    return [];
  }

  complain(problems: readonly ValueProblem[]): void {
    showError(this.#frame.error, this.#whole, messagesOf(problems));
  }

  focus(): void {
    this.#whole.focus();
  }

  /** Puts the parts together; as long as one is missing there is no number. */
  #join(): void {
    const serial = this.#serial.value.trim().replace(/^0+/, '');
    const joined = `${this.#prefix.value.trim()}〔${this.#year.value.trim()}〕${serial}号`;
    this.#whole.value = pattern.test(joined) ? joined : '';
  }

  #split(): void {
    const [, prefix = this.#usualPrefix, year = '', serial = ''] = pattern.exec(this.#whole.value) ?? [];
    this.#prefix.value = prefix;
    this.#year.value = year;
    this.#serial.value = serial;
  }
}
