import { currentMatter, longestName, nameProblem, type Progress } from '../../checklists/progress.ts';
import { make, makeButton } from '../dom.ts';

/** What readers do with the records side by side. */
export interface MatterActions {
  progress(): Progress;
  show(id: string): void;
  add(name: string): void;
  rename(id: string, name: string): void;
  remove(id: string): void;
}

/** The choice between records side by side (一案一份), and the form in which one is named. */
export class Matters {
  readonly element: HTMLElement;
  readonly #actions: MatterActions;
  readonly #choice = make('select');
  readonly #form = make('form', 'ct-naming');
  readonly #name = make('input');
  readonly #error = make('p', 'ct-error');
  readonly #heading = make('span');
  readonly #acts: HTMLElement;
  /** The matter that is being renamed; nothing while a new one is being named. */
  #renamed: string | undefined;
  /** What the reader pressed to open the form. */
  #opener: HTMLElement | undefined;

  constructor(actions: MatterActions) {
    this.#actions = actions;
    this.#choice.autocomplete = 'off';
    this.#choice.addEventListener('change', () => actions.show(this.#choice.value));
    this.#name.type = 'text';
    this.#name.autocomplete = 'off';
    this.#name.maxLength = longestName;
    this.#error.id = 'ct-name-error';
    this.#error.setAttribute('role', 'alert');
    this.#name.setAttribute('aria-describedby', this.#error.id);
    const confirm = make('button', 'btn ct-small', '好');
    confirm.type = 'submit';
    this.#form.noValidate = true;
    this.#form.hidden = true;
    this.#form.append(
      make('label', '', this.#heading, this.#name),
      make(
        'div',
        'ct-acts',
        confirm,
        makeButton('btn btn-2 ct-small', '取消', () => this.#close()),
      ),
      this.#error,
    );
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#confirm();
    });
    this.#form.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.#close();
    });
    const add = makeButton('copy', '新建一份', () => this.#open(undefined, add));
    const rename = makeButton('copy', '改名', () => this.#open(currentMatter(actions.progress()).id, rename));
    const remove = makeButton('copy', '删去', () => actions.remove(currentMatter(actions.progress()).id));
    remove.setAttribute('aria-label', '删去这一份');
    rename.setAttribute('aria-label', '给这一份改名');
    this.#acts = make('div', 'ct-matter-acts', add, rename, remove);
    this.element = make(
      'div',
      'ct-matters',
      make('label', '', make('span', '', '正在记'), this.#choice),
      this.#acts,
      this.#form,
    );
  }

  /** Shows the matters there are. */
  draw(): void {
    const { matters, current } = this.#actions.progress();
    const shown = [...this.#choice.options];
    const isSame =
      shown.length === matters.length &&
      matters.every(({ id, name }, index) => shown[index]?.value === id && shown[index].textContent === name);
    if (isSame) {
      this.#choice.value = current;
      return;
    }
    const options = matters.map(({ id, name }) => {
      const option = make('option', '', name);
      option.value = id;
      return option;
    });
    this.#choice.replaceChildren(...options);
    this.#choice.value = current;
  }

  #open(renamed: string | undefined, opener: HTMLElement): void {
    const progress = this.#actions.progress();
    this.#renamed = renamed;
    this.#opener = opener;
    this.#heading.textContent = renamed === undefined ? '新的一份叫什么（例：案件A）' : '改成什么名称';
    this.#name.value = renamed === undefined ? '' : currentMatter(progress).name;
    this.#complain(undefined);
    this.#form.hidden = false;
    this.#acts.hidden = true;
    this.#name.focus();
    this.#name.select();
  }

  #close(): void {
    this.#form.hidden = true;
    this.#acts.hidden = false;
    this.#opener?.focus();
  }

  #confirm(): void {
    const name = this.#name.value.trim();
    const problem = nameProblem(this.#actions.progress(), name, this.#renamed);
    this.#complain(problem);
    if (problem !== undefined) {
      this.#name.focus();
      return;
    }
    if (this.#renamed === undefined) this.#actions.add(name);
    else this.#actions.rename(this.#renamed, name);
    this.#close();
  }

  #complain(problem: string | undefined): void {
    this.#error.textContent = problem ?? '';
    if (problem === undefined) this.#name.removeAttribute('aria-invalid');
    else this.#name.setAttribute('aria-invalid', 'true');
  }
}
