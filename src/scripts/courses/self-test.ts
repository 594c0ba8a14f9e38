import { scoreOf } from '../../courses/score.ts';
import { make, makeButton } from '../dom.ts';

/** How far the self-test of a page was answered. */
export interface TestState {
  readonly questions: number;
  readonly answered: number;
  readonly right: number;
  /** Every answer that was marked, by id of the question's section. */
  readonly marked: ReadonlyMap<string, MarkedAnswer>;
  /** The question whose answer was just marked; nothing if answers were taken back. */
  readonly last?: string | undefined;
}

/** An answer that was marked. */
export interface MarkedAnswer {
  /** What kind of question it is: `data-question` of its section. */
  readonly question: string;
  /** Letters of the chosen options, letters in the order given, or a day; `a` is the first option as it is shown. */
  readonly answer: string;
  /** The right answer in the same form. */
  readonly rightAnswer: string;
  readonly right: boolean;
}

/** How a self-test is taken. */
export interface TestSettings {
  /** Whether an answer that was marked stays as it is until everything is done again. */
  readonly once?: boolean;
  /** Answers that were marked before, by id of the question's section: they are marked at once. */
  readonly given?: ReadonlyMap<string, string>;
}

/**
 * Makes the self-test of a page answerable: every question gets its inputs and a button that marks the answer and opens
 * the explanation. What is right is read from the page, which shows it anyway.
 * @param onAnswer called after every answer that was marked.
 */
export function makeAnswerable(
  root: HTMLElement,
  onAnswer: (state: TestState) => void,
  { once = false, given = new Map() }: TestSettings = {},
): void {
  const sections = [...root.querySelectorAll<HTMLElement>('[data-question]')];
  const marked = new Map<string, MarkedAnswer>();
  const total = make('p', 'note');
  total.setAttribute('role', 'status');
  const tell = (last?: string): void => {
    const state = {
      questions: sections.length,
      answered: marked.size,
      right: [...marked.values()].filter(({ right }) => right).length,
      marked,
      last,
    };
    total.textContent =
      state.answered === 0
        ? ''
        : `答了 ${state.answered} 题，对 ${state.right} 题；一共 ${state.questions} 题${
            state.answered === state.questions ? `，得 ${scoreOf(state.right, state.questions)} 分` : ''
          }。`;
    onAnswer(state);
  };
  const questions = sections.map((section) =>
    prepare(section, once, (answer) => {
      marked.set(section.id, answer);
      tell(section.id);
    }),
  );
  const again = makeButton('btn btn-2', '全部重做', () => {
    for (const question of questions) question.reset();
    marked.clear();
    tell();
    sections[0]?.scrollIntoView();
  });
  root.append(total, make('div', 'tq-acts', again));
  sections.forEach((section, place) => {
    const answer = given.get(section.id);
    const earlier = answer === undefined ? undefined : questions[place]?.give(answer);
    if (earlier) marked.set(section.id, earlier);
  });
  if (marked.size > 0) tell();
}

/** A question that can be answered. */
interface LiveQuestion {
  /** Takes the answer back. */
  reset(): void;
  /** Answers it as it was answered before and marks that; nothing if that is no answer to it. */
  give(answer: string): MarkedAnswer | undefined;
}

function prepare(section: HTMLElement, once: boolean, tell: (answer: MarkedAnswer) => void): LiveQuestion {
  const control = controlOf(section);
  const details = section.querySelector<HTMLDetailsElement>('details');
  const verdict = make('span', 'verdict');
  verdict.setAttribute('role', 'status');
  const marks: HTMLElement[] = [];
  const clear = (): void => {
    verdict.textContent = '';
    for (const mark of marks.splice(0)) mark.remove();
    for (const item of section.querySelectorAll('.is-right')) item.classList.remove('is-right');
  };
  const lock = (locked: boolean): void => {
    control.lock(locked);
    check.disabled = locked;
  };
  const mark = (): MarkedAnswer | undefined => {
    clear();
    const answer = control.answer();
    if (answer === undefined) {
      verdict.textContent = control.missing;
      return undefined;
    }
    const right = answer === control.right;
    verdict.textContent = right ? '答对了。' : '没有答对，看看解释。';
    for (const item of section.querySelectorAll<HTMLElement>('li[data-right]')) {
      item.classList.add('is-right');
      const note = make('span', 'dim', '正确选项');
      marks.push(note);
      item.append(note);
    }
    if (once) lock(true);
    return { question: section.dataset['question'] ?? '', answer, rightAnswer: control.right, right };
  };
  const check = makeButton('btn btn-2', '对答案', () => {
    const answer = mark();
    if (!answer) return;
    if (details) details.open = true;
    tell(answer);
  });
  section.classList.add('live');
  details?.before(make('div', 'tq-acts', check, verdict));
  return {
    reset: () => {
      clear();
      lock(false);
      control.reset();
      if (details) details.open = false;
    },
    give: (answer) => {
      control.give(answer);
      if (control.answer() === answer) return mark();
      control.reset();
      return undefined;
    },
  };
}

/** How a question is answered. */
interface Control {
  /** The answer, nothing if there is none yet; in the form of {@link MarkedAnswer}. */
  answer(): string | undefined;
  /** The right answer in the same form. */
  readonly right: string;
  /** Answers as far as the text is an answer. */
  give(answer: string): void;
  readonly missing: string;
  reset(): void;
  lock(locked: boolean): void;
}

/** The letter of an option in answers: `a` for the first. */
function letter(place: number): string {
  return String.fromCharCode(97 + place);
}

function controlOf(section: HTMLElement): Control {
  const items = [...section.querySelectorAll<HTMLElement>('.choices > li')];
  switch (section.dataset['question']) {
    case 'order':
      return orderControl(section, items);
    case 'deadline':
      return dateControl(section, section.dataset['right'] ?? '');
    default:
      return choiceControl(section, items, section.dataset['question'] === 'multiple');
  }
}

function choiceControl(section: HTMLElement, items: readonly HTMLElement[], several: boolean): Control {
  const inputs = items.map((item) => {
    const input = make('input');
    input.type = several ? 'checkbox' : 'radio';
    input.name = section.id;
    input.autocomplete = 'off';
    const words = item.firstElementChild;
    const label = make('label', '', input);
    if (words) label.append(words);
    item.prepend(label);
    return input;
  });
  section.querySelector('.choices')?.setAttribute('role', several ? 'group' : 'radiogroup');
  section.querySelector('.choices')?.setAttribute('aria-labelledby', `h-${section.id}`);
  for (const item of items) item.setAttribute('role', 'presentation');
  const lettersWhere = (isWanted: (place: number) => boolean): string =>
    items.map((_, place) => (isWanted(place) ? letter(place) : '')).join('');
  return {
    answer: () => lettersWhere((place) => inputs[place]?.checked ?? false) || undefined,
    right: lettersWhere((place) => items[place]?.dataset['right'] !== undefined),
    give: (answer) => inputs.forEach((input, place) => (input.checked = answer.includes(letter(place)))),
    missing: several ? '先选，可能不止一个。' : '先选一个。',
    reset: () => {
      for (const input of inputs) input.checked = false;
    },
    lock: (locked) => {
      for (const input of inputs) input.disabled = locked;
    },
  };
}

function orderControl(section: HTMLElement, items: readonly HTMLElement[]): Control {
  const list = section.querySelector('.choices');
  const said = make('span', 'vh');
  said.setAttribute('role', 'status');
  section.append(said);
  let isLocked = false;
  const current = (): HTMLElement[] => [...(list?.querySelectorAll<HTMLElement>(':scope > li') ?? [])];
  const draw = (): void => {
    const now = current();
    now.forEach((item, place) => {
      const [up, down] = item.querySelectorAll('button');
      if (up) up.disabled = isLocked || place === 0;
      if (down) down.disabled = isLocked || place === now.length - 1;
    });
  };
  for (const item of items) {
    const words = item.textContent?.trim() ?? '';
    const move = (step: -1 | 1, button: HTMLButtonElement): void => {
      const now = current();
      const other = now[now.indexOf(item) + step];
      if (!other) return;
      if (step === -1) other.before(item);
      else other.after(item);
      draw();
      const place = current().indexOf(item);
      said.textContent = `第 ${place + 1} 位：${words}`;
      // At the end of the list the button is off: the other one keeps the focus in this row.
      (button.disabled ? item.querySelector<HTMLButtonElement>('button:not(:disabled)') : button)?.focus();
    };
    const up = makeButton('copy', '上移', () => move(-1, up));
    const down = makeButton('copy', '下移', () => move(1, down));
    up.setAttribute('aria-label', `上移：${words}`);
    down.setAttribute('aria-label', `下移：${words}`);
    item.append(up, down);
  }
  draw();
  const lettersOf = (order: readonly HTMLElement[]): string =>
    order.map((item) => letter(items.indexOf(item))).join('');
  return {
    answer: () => lettersOf(current()),
    right: lettersOf([...items].sort((a, b) => Number(a.dataset['place']) - Number(b.dataset['place']))),
    give: (answer) => {
      const given = [...answer].flatMap((one) => items[one.charCodeAt(0) - 97] ?? []);
      if (given.length === items.length) list?.append(...given);
      draw();
    },
    missing: '',
    reset: () => {
      list?.append(...items);
      draw();
    },
    lock: (locked) => {
      isLocked = locked;
      draw();
    },
  };
}

function dateControl(section: HTMLElement, right: string): Control {
  const input = make('input');
  input.type = 'date';
  input.autocomplete = 'off';
  const label = make('label', 'tq-acts', '到期日', input);
  section.querySelector('details')?.before(label);
  return {
    answer: () => input.value || undefined,
    right,
    give: (answer) => {
      input.value = answer;
    },
    missing: '先填一个日期。',
    reset: () => {
      input.value = '';
    },
    lock: (locked) => {
      input.disabled = locked;
    },
  };
}
