import type { PaperField, PaperValue } from '../../documents/paper.ts';
import type { ValueProblem } from '../../documents/values.ts';
import { make } from '../dom.ts';
import { frameOf, idOf, setText, showError, textInput, unreadableText, type Control, type Frame } from './control.ts';

/** The words of problems. */
export function messagesOf(problems: readonly ValueProblem[]): string[] {
  return problems.map(({ message }) => message);
}

/** One line, several lines, a number, a date, a moment. */
export class TextControl implements Control {
  readonly field: PaperField;
  readonly element: HTMLElement;
  readonly #input;
  readonly #frame: Frame;
  readonly #lines: number;

  constructor(field: PaperField) {
    this.field = field;
    this.#lines = Math.max(3, Math.min(field.lines, 8));
    this.#input = textInput(field.type, this.#lines);
    this.#input.id = idOf(field);
    this.#input.required = field.required;
    this.#frame = frameOf(field, false, this.#input);
    this.#input.setAttribute('aria-describedby', this.#frame.describedBy);
    this.element = this.#frame.element;
    if (field.type !== 'paragraphs') this.element.classList.add('fill-half');
  }

  value(): string {
    return this.unreadable().length > 0 ? '' : this.#input.value;
  }

  set(value: PaperValue): void {
    setText(this.#input, typeof value === 'string' ? value : '', this.#lines);
  }

  unreadable(): ValueProblem[] {
    const message = unreadableText(this.#input);
    return message === undefined ? [] : [{ field: this.field.name, message }];
  }

  complain(problems: readonly ValueProblem[]): void {
    showError(this.#frame.error, this.#input, messagesOf(problems));
  }

  focus(): void {
    this.#input.focus();
  }
}

/** Most options that stand side by side; more are a list to unfold. */
const fewOptions = 4;
/** Characters that the options of half a line may have together. */
const shortOptions = 8;

/** The control for one of several options. */
export function choiceControl(field: PaperField): Control {
  return field.options.length <= fewOptions ? new OptionsControl(field) : new SelectControl(field);
}

/** Options side by side: one of a few, or any of several. */
export class OptionsControl implements Control {
  readonly field: PaperField;
  readonly element: HTMLElement;
  readonly #inputs: readonly HTMLInputElement[];
  readonly #frame: Frame;
  readonly #several: boolean;

  constructor(field: PaperField) {
    this.field = field;
    this.#several = field.type === 'choices';
    // A radio button cannot be taken back: what is not needed has one that stands for nothing.
    const options = this.#several || field.required ? field.options : [...field.options, ''];
    this.#inputs = options.map((option, index) => {
      const input = make('input');
      input.type = this.#several ? 'checkbox' : 'radio';
      input.name = field.name;
      input.value = option;
      input.autocomplete = 'off';
      if (index === 0) input.id = idOf(field);
      return input;
    });
    const labels = this.#inputs.map((input) =>
      make('label', 'fill-option', input, make('span', '', input.value === '' ? '不填' : input.value)),
    );
    this.#frame = frameOf(field, true, make('div', 'fill-options', ...labels));
    this.element = this.#frame.element;
    this.element.setAttribute('aria-describedby', this.#frame.describedBy);
    if (!this.#several) {
      this.element.setAttribute('role', 'radiogroup');
      if (field.required) this.element.setAttribute('aria-required', 'true');
    }
    if (options.join('').length <= shortOptions) this.element.classList.add('fill-half');
    this.set(this.#several ? [] : '');
  }

  value(): PaperValue {
    const chosen = this.#inputs.filter(({ checked }) => checked).map(({ value }) => value);
    return this.#several ? chosen : (chosen[0] ?? '');
  }

  set(value: PaperValue): void {
    const chosen: readonly unknown[] = typeof value === 'string' ? [value] : value;
    for (const input of this.#inputs) input.checked = chosen.includes(input.value);
  }

  unreadable(): ValueProblem[] {
    return [];
  }

  complain(problems: readonly ValueProblem[]): void {
    showError(this.#frame.error, this.element, messagesOf(problems));
    // A group of check boxes has no such state.
    if (this.#several) this.element.removeAttribute('aria-invalid');
  }

  focus(): void {
    (this.#inputs.find(({ checked }) => checked) ?? this.#inputs[0])?.focus();
  }
}

/** Many options: a list to unfold. */
class SelectControl implements Control {
  readonly field: PaperField;
  readonly element: HTMLElement;
  readonly #select = make('select', 'fill-input');
  readonly #frame: Frame;

  constructor(field: PaperField) {
    this.field = field;
    this.#select.id = idOf(field);
    this.#select.required = field.required;
    this.#select.autocomplete = 'off';
    this.#select.append(new Option(field.required ? '请选择' : '不填', ''));
    for (const option of field.options) this.#select.append(new Option(option, option));
    this.#frame = frameOf(field, false, this.#select);
    this.#select.setAttribute('aria-describedby', this.#frame.describedBy);
    this.element = this.#frame.element;
    this.element.classList.add('fill-half');
  }

  value(): string {
    return this.#select.value;
  }

  set(value: PaperValue): void {
    this.#select.value = typeof value === 'string' ? value : '';
  }

  unreadable(): ValueProblem[] {
    return [];
  }

  complain(problems: readonly ValueProblem[]): void {
    showError(this.#frame.error, this.#select, messagesOf(problems));
  }

  focus(): void {
    this.#select.focus();
  }
}
