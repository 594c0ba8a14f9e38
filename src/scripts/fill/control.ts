import type { PaperField, PaperValue } from '../../documents/paper.ts';
import type { ValueProblem } from '../../documents/values.ts';
import { make } from '../dom.ts';

/** A place in the form: a field, or a cell of a table that grows. */
export interface Place {
  readonly row?: number | undefined;
  readonly column?: string | undefined;
}

/** One field of the form. Whatever is edited inside it sends an `input` event upwards. */
export interface Control {
  readonly field: PaperField;
  readonly element: HTMLElement;
  /** What stands there now; an empty text or list if nothing does. */
  value(): PaperValue;
  /** Puts a checked value there. */
  set(value: PaperValue): void;
  /** What the browser holds back because it is no value (a date half typed). */
  unreadable(): ValueProblem[];
  /** Says at the field what is wrong with it; an empty list takes that away. */
  complain(problems: readonly ValueProblem[]): void;
  /** Brings the keyboard to the field, or to a cell of it. */
  focus(place?: Place): void;
}

/** A control that looks at another field, whose value it is told after every edit. */
export interface FollowingControl extends Control {
  readonly follows: string;
  /** @param anew the values were just put there together: what stands here was chosen with them. */
  follow(value: string, anew: boolean): void;
}

/** Id of a field's input, to which labels and links point. */
export function idOf(field: Pick<PaperField, 'name'>): string {
  return `f-${field.name}`;
}

/** What stands around an input: label, help, example, what is wrong. */
export interface Frame {
  readonly element: HTMLElement;
  readonly label: HTMLElement;
  readonly error: HTMLElement;
  /** Ids of the texts that describe the input. */
  readonly describedBy: string;
}

/** Label, help and example of a field around its input, or around a group of inputs. */
export function frameOf(field: PaperField, group: boolean, ...inputs: readonly (Node | string)[]): Frame {
  const id = idOf(field);
  const need = field.required ? [make('span', 'fill-need', '必填')] : [];
  const name = make('span', '', field.label);
  const label = group ? make('legend', 'fill-label', name, ...need) : make('label', 'fill-label', name, ...need);
  if (label instanceof HTMLLabelElement) label.htmlFor = id;
  const hints = [
    ...(field.help === undefined ? [] : [make('span', '', field.help)]),
    ...(field.example === undefined ? [] : [make('span', 'fill-example', `例：${field.example}`)]),
  ];
  const hint = make('p', 'fill-hint', ...hints);
  hint.id = `${id}-hint`;
  const error = make('p', 'fill-error');
  error.id = `${id}-error`;
  error.hidden = true;
  const element = make(
    group ? 'fieldset' : 'div',
    'fill-field',
    label,
    ...(hints.length > 0 ? [hint] : []),
    error,
    ...inputs,
  );
  return { element, label, error, describedBy: hints.length > 0 ? `${hint.id} ${error.id}` : error.id };
}

/** Writes what is wrong under a label and marks the input; an empty list takes both away. */
export function showError(error: HTMLElement, input: HTMLElement, messages: readonly string[]): void {
  error.textContent = messages.join(' ');
  error.hidden = messages.length === 0;
  error.parentElement?.classList.toggle('fill-wrong', messages.length > 0);
  if (messages.length > 0) input.setAttribute('aria-invalid', 'true');
  else input.removeAttribute('aria-invalid');
}

/** An input of one line, or a text area that grows with its text. */
export type TextInput = HTMLInputElement | HTMLTextAreaElement;

const lineLength = 26;
const mostLines = 24;

/**
 * Makes the input for a type of text. Nothing that is typed is kept by the browser for other pages.
 * @param lines lines of an empty text area.
 */
export function textInput(type: PaperField['type'], lines: number): TextInput {
  if (type === 'paragraphs') {
    const area = make('textarea', 'fill-input');
    area.rows = lines;
    area.addEventListener('input', () => fitLines(area, lines));
    area.autocomplete = 'off';
    return area;
  }
  const input = make('input', 'fill-input');
  input.autocomplete = 'off';
  input.type = type === 'date' ? 'date' : type === 'moment' ? 'datetime-local' : 'text';
  // Four figures for the year, not six.
  if (type === 'date') input.max = '9999-12-31';
  if (type === 'moment') input.max = '9999-12-31T23:59';
  if (type === 'number') input.inputMode = 'decimal';
  return input;
}

/** Makes a text area as tall as its text, roughly: by the characters of a line. */
export function fitLines(area: HTMLTextAreaElement, least: number): void {
  let lines = 0;
  for (const line of area.value.split('\n', mostLines)) lines += Math.max(1, Math.ceil(line.length / lineLength));
  area.rows = Math.min(mostLines, Math.max(least, lines));
}

/** Puts a text into an input. */
export function setText(input: TextInput, text: string, lines: number): void {
  input.value = text;
  if (input instanceof HTMLTextAreaElement) fitLines(input, lines);
}

/** What is wrong with an input whose text the browser holds back. */
export function unreadableText(input: TextInput): string | undefined {
  if (!input.validity.badInput && !input.validity.rangeOverflow) return undefined;
  return '日期没有写全，或者不是真实的日期。写全年、月、日，或者清空。';
}
