import type { CalendarDate } from '../../deadlines/calendar-date.ts';
import { earliestStart, latestStart, startProblem, type StartGroup } from '../../deadlines/due.ts';
import { make, makeButton } from '../dom.ts';
import { showError } from './show-error.ts';

/** The dates that a choice asks for, one for each event. */
export class StartDates {
  readonly element = make('div', 'dl-dates');
  readonly #changed: () => void;
  #fields: DateField[] = [];

  /** @param changed told after every edit. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Asks for these dates; what stood there is gone. */
  ask(groups: readonly StartGroup[]): void {
    this.#fields = groups.map((group) => new DateField(group, groups.length > 1, this.#changed));
    const hint = make('p', 'dl-hint', '各个期限从不同的日子算起。只填知道的，没填的不算。');
    this.element.replaceChildren(...(groups.length > 1 ? [hint] : []), ...this.#fields.map(({ element }) => element));
  }

  /** Puts dates that were checked. */
  set(dates: ReadonlyMap<string, CalendarDate>): void {
    for (const field of this.#fields) field.set(dates.get(field.key) ?? '');
  }

  /** The dates, or nothing if one of them is wrong: that is said at its field, and the first gets the keyboard. */
  read(): Map<string, CalendarDate> | undefined {
    const problems = this.#fields.map((field) => field.problem());
    const empty = this.#fields.length > 0 && this.#fields.every((field) => field.value() === '');
    if (empty) problems[0] ??= this.#fields.length > 1 ? '至少填一个日期' : '请填日期';
    this.#fields.forEach((field, index) => field.complain(problems[index] ?? ''));
    const first = problems.findIndex((problem) => problem !== undefined);
    if (first !== -1) {
      this.#fields[first]?.focus();
      return undefined;
    }
    return new Map(
      this.#fields.flatMap((field) => (field.value() === '' ? [] : [[field.key, field.value()] as const])),
    );
  }

  focus(): void {
    this.#fields[0]?.focus();
  }
}

class DateField {
  readonly key: string;
  readonly element: HTMLElement;
  readonly #input = make('input', 'dl-input');
  readonly #error = make('p', 'dl-error');

  constructor({ key, label, limits, needs }: StartGroup, several: boolean, changed: () => void) {
    this.key = key;
    this.#input.type = 'date';
    this.#input.id = `dl-date-${key}`;
    this.#input.min = earliestStart;
    this.#input.max = latestStart;
    this.#input.autocomplete = 'off';
    this.#error.id = `${this.#input.id}-error`;
    this.#error.hidden = true;
    const name = make('label', 'dl-label', needs === 'event' ? `从哪天算：${label}` : label);
    name.htmlFor = this.#input.id;
    const hint = make('p', 'dl-hint', `用来算：${limits.map(({ what }) => what).join('、')}`);
    hint.id = `${this.#input.id}-hint`;
    this.#input.setAttribute('aria-describedby', several ? `${hint.id} ${this.#error.id}` : this.#error.id);
    const today = makeButton('btn btn-2 dl-small', '今天', () => {
      this.set(todayInShanghai());
      changed();
    });
    today.setAttribute('aria-label', `填今天：${label}`);
    this.element = make(
      'div',
      'dl-field',
      name,
      ...(several ? [hint] : []),
      this.#error,
      make('div', 'dl-date', this.#input, today),
    );
    this.#input.addEventListener('input', () => {
      this.complain('');
      changed();
    });
  }

  value(): CalendarDate {
    return this.#input.value;
  }

  set(date: CalendarDate): void {
    this.#input.value = date;
    this.complain('');
  }

  /** What is wrong with what stands there; an empty field is not wrong by itself. */
  problem(): string | undefined {
    if (this.#input.validity.badInput) return '日期没有填完整，或者没有这一天';
    const problem = this.value() === '' ? undefined : startProblem(this.value());
    return problem === undefined ? undefined : `日期${problem.startsWith('不') ? '' : '：'}${problem}`;
  }

  complain(message: string): void {
    showError(this.#error, this.#input, message);
  }

  focus(): void {
    this.#input.focus();
  }
}

/** The date of now in Asia/Shanghai; asked for only when the reader presses 今天. */
function todayInShanghai(): CalendarDate {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(new Date());
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}
