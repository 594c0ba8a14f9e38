import type { Paper, PaperField, PaperValue, PaperValues } from '../../documents/paper.ts';
import { checkValues, missingFields, type ValueProblem } from '../../documents/values.ts';
import { make } from '../dom.ts';
import type { Control, FollowingControl } from './control.ts';
import { documentNumber, NumberControl } from './number-control.ts';
import { RegulationControl } from './regulation-control.ts';
import { RowsControl } from './rows-control.ts';
import { choiceControl, OptionsControl, TextControl } from './simple-controls.ts';

/** Fields that every official paper has; they stand together after what the paper says. */
const issuing = new Set([documentNumber, 'issuer', 'issuedOn', 'signer', 'printedBy', 'printedOn', 'committee']);

/** The form of a paper: its fields, what was typed, what is wrong with it. */
export class Form {
  readonly element = make('form', 'fill-groups');
  readonly #paper: Paper;
  readonly #controls: readonly Control[];
  readonly #followers: readonly FollowingControl[];
  /** Fields at which something is complained of, and whether about being empty. */
  readonly #complained = new Map<Control, { missing: boolean }>();

  /**
   * @param rule a link to where the site says which version of the Regulations applies.
   * @param onEdit called after each edit.
   */
  constructor(paper: Paper, rule: Node | undefined, onEdit: () => void) {
    this.#paper = paper;
    const followers: FollowingControl[] = [];
    this.#controls = paper.fields.map((field) => {
      if (field.type !== 'regulation') return controlOf(field);
      const dateLabel = paper.fields.find(({ name }) => name === field.conduct)?.label ?? '';
      const control = new RegulationControl(field, paper.versions, dateLabel, rule?.cloneNode(true));
      followers.push(control);
      return control;
    });
    this.#followers = followers;
    this.element.noValidate = true;
    this.element.autocomplete = 'off';
    this.element.append(...this.#groups());
    this.fill({});
    this.element.addEventListener('submit', (event) => event.preventDefault());
    this.element.addEventListener('input', (event) => {
      this.#follow(false);
      const control = this.#controlAt(event.target);
      // What was complained of is looked at again at once, and so is what follows another field; anything else only when
      // the field is left.
      for (const again of [control, ...this.#followers]) if (again && this.#complained.has(again)) this.#check(again);
      onEdit();
    });
    this.element.addEventListener('focusout', (event) => {
      const control = this.#controlAt(event.target);
      const next = event.relatedTarget;
      if (control && !(next instanceof Node && control.element.contains(next))) this.#check(control);
    });
  }

  /** What stands in the form: everything that is filled in, and what was emptied although the template fills it. */
  values(): PaperValues {
    return Object.fromEntries(
      this.#controls
        .map((control) => [control.field, control.value()] as const)
        .filter(([field, value]) => value.length > 0 || field.initial !== undefined)
        .map(([field, value]) => [field.name, value]),
    );
  }

  /** Whether nothing differs from an empty paper. */
  isUntouched(): boolean {
    return this.#controls.every((control) => {
      const value = control.value();
      return value === (control.field.initial ?? '') || (typeof value !== 'string' && value.length === 0);
    });
  }

  /** Puts checked values in place of all that stands there. */
  fill(values: PaperValues): void {
    for (const control of this.#controls) {
      control.set(values[control.field.name] ?? emptyValue(control.field));
      control.complain([]);
    }
    this.#complained.clear();
    this.#follow(true);
  }

  /** Everything that is wrong, and the required fields that are empty; both are said at the fields as well. */
  review(): { problems: readonly ValueProblem[]; missing: readonly PaperField[] } {
    const values = this.values();
    const problems = [
      ...checkValues(this.#paper, values),
      ...this.#controls.flatMap((control) => control.unreadable()),
    ];
    const wrong = new Set(problems.map(({ field }) => field));
    const missing = missingFields(this.#paper, values).filter(({ name }) => !wrong.has(name));
    for (const control of this.#controls) {
      const { field } = control;
      if (missing.includes(field)) this.#complain(control, [missingProblem(field)], true);
      else
        this.#complain(
          control,
          problems.filter((problem) => problem.field === field.name),
          false,
        );
    }
    return { problems, missing };
  }

  /** Brings the keyboard to a field, or to a cell of a table. */
  focus(problem: Pick<ValueProblem, 'field' | 'row' | 'column'>): void {
    this.#controls.find(({ field }) => field.name === problem.field)?.focus(problem);
  }

  #groups(): HTMLElement[] {
    const others = this.#controls.filter(({ field }) => !issuing.has(field.name));
    const last = this.#controls.filter(({ field }) => issuing.has(field.name));
    const isOfficial = this.#paper.layout === 'official' || this.#paper.layout === 'letter';
    if (!isOfficial) return [group('要填的', [...others, ...last])];
    return [group('正文', others), group('发文机关、字号和日期', last)];
  }

  #controlAt(target: EventTarget | null): Control | undefined {
    return target instanceof Node ? this.#controls.find(({ element }) => element.contains(target)) : undefined;
  }

  #check(control: Control): void {
    const { name } = control.field;
    const values = this.values();
    const value = values[name];
    const problems = [
      ...(value === undefined ? [] : checkValues(this.#paper, { [name]: value }).filter(({ field }) => field === name)),
      ...control.unreadable(),
    ];
    const wasMissing = this.#complained.get(control)?.missing === true;
    const isMissing = wasMissing && missingFields(this.#paper, values).includes(control.field);
    if (problems.length === 0 && isMissing) return;
    this.#complain(control, problems, false);
  }

  #complain(control: Control, problems: readonly ValueProblem[], missing: boolean): void {
    control.complain(problems);
    if (problems.length > 0) this.#complained.set(control, { missing });
    else this.#complained.delete(control);
  }

  #follow(anew: boolean): void {
    for (const follower of this.#followers) {
      const followed = this.#controls.find(({ field }) => field.name === follower.follows)?.value();
      follower.follow(typeof followed === 'string' ? followed : '', anew);
    }
  }
}

function controlOf(field: PaperField): Control {
  switch (field.type) {
    case 'choice':
      return choiceControl(field);
    case 'choices':
      return new OptionsControl(field);
    case 'rows':
      return new RowsControl(field);
    case 'text':
      return field.name === documentNumber ? new NumberControl(field) : new TextControl(field);
    case 'paragraphs':
    case 'date':
    case 'moment':
    case 'number':
    case 'regulation':
      return new TextControl(field);
  }
}

function emptyValue(field: PaperField): PaperValue {
  return field.initial ?? (field.type === 'rows' || field.type === 'choices' ? [] : '');
}

function group(title: string, controls: readonly Control[]): HTMLElement {
  const heading = make('h3', '', title);
  heading.id = `fill-group-${controls[0]?.field.name ?? ''}`;
  const section = make('section', 'fill-group', heading, ...controls.map(({ element }) => element));
  section.setAttribute('aria-labelledby', heading.id);
  return section;
}

function missingProblem(field: PaperField): ValueProblem {
  return { field: field.name, message: `“${field.label}”是必填的，还空着。` };
}

/** A problem with the name of its field before it: for lists that stand apart from the form. */
export function problemLine(paper: Paper, { field, row, column, message }: ValueProblem): string {
  const found = paper.fields.find(({ name }) => name === field);
  const cell = found?.columns.find(({ name }) => name === column);
  const place = row === undefined ? '' : `第 ${row} 行${cell ? `“${cell.label}”` : ''}`;
  return `${found?.label ?? field}${place}：${message}`;
}
