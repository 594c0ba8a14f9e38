/**
 * The page of deadlines: chooses a limit or a procedure, asks for its dates, and shows what follows. What is typed stays
 * in this page; only a link that the reader copies carries it, in its fragment.
 */
import { calendarType } from '../calendar/write-calendar.ts';
import { calendarFile } from '../deadlines/calendar-file.ts';
import type { Choice, DeadlineData } from '../deadlines/deadline-data.ts';
import { dayWords } from '../deadlines/days.ts';
import { dateNeeded, reckon, type StartGroup } from '../deadlines/due.ts';
import { fragmentOf, groupsOf, readFragment, type Inputs } from '../deadlines/fragment.ts';
import { answersText, type Answer } from '../deadlines/words.ts';
import { Chooser } from './deadlines/chooser.ts';
import { drawAnswers } from './deadlines/results.ts';
import { StartDates } from './deadlines/start-dates.ts';
import { saveFile } from './save-file.ts';
import { make, makeButton } from './dom.ts';

const text = document.querySelector('#deadline-data')?.textContent;
const place = document.querySelector<HTMLElement>('#dl-place');
if (text && place) start(readData(text), place);

/** The data that the build wrote into the page. */
function readData(text: string): DeadlineData {
  const data: DeadlineData = JSON.parse(text);
  return data;
}

function start(data: DeadlineData, place: HTMLElement): void {
  const chooser = new Chooser(data, chosen);
  const dates = new StartDates(edited);
  const status = make('p', 'dl-status');
  status.setAttribute('role', 'status');
  status.setAttribute('aria-live', 'polite');
  const warning = make('p', 'dl-warning');
  warning.setAttribute('role', 'alert');
  warning.hidden = true;
  const results = make('div', 'dl-results');
  /** What the shown results were computed from. */
  let shown: { inputs: Inputs; answers: Answer[] } | undefined;

  /** Shows results; on paper they stand for the whole table. */
  function fill(...children: readonly Node[]): void {
    results.replaceChildren(...children);
    place.classList.toggle('dl-answered', children.length > 0);
  }

  function say(words: string): void {
    status.textContent = words;
  }

  /** Something else stands in the form than what was computed: neither results nor address may claim otherwise. */
  function edited(): void {
    shown = undefined;
    fill();
    say('');
    warning.hidden = true;
    if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search);
  }

  function chosen(): void {
    edited();
    const choice = chooser.choice();
    dates.ask(choice ? groupsOf(data, choice) : []);
  }

  function compute(): void {
    warning.hidden = true;
    const choice = chooser.choice();
    if (!choice) {
      chooser.complain('请先选要算的期限或者程序');
      chooser.focus();
      return;
    }
    const given = dates.read();
    if (given) show({ choice, dates: given });
    else {
      shown = undefined;
      fill();
      say('');
    }
  }

  function show(inputs: Inputs): void {
    const answers = answersTo(data, inputs);
    shown = { inputs, answers };
    const title = make('h2', 'dl-title', inputs.choice.title);
    fill(title, make('div', 'dl-list', ...drawAnswers(answers)), acts(answers));
    say(summary(answers));
  }

  function acts(answers: readonly Answer[]): HTMLElement {
    const dated = answers.some(({ reckoning }) => reckoning.dues.length > 0);
    const link = make('p', 'dl-hint', '复制的链接里有所选的期限和填的日期，打开就能看到同样的结果。发给谁，自己把握。');
    return make(
      'div',
      'dl-acts-box',
      make(
        'div',
        'dl-acts',
        makeButton('btn btn-2 dl-small', '复制文字', () => void copy(shownText(), '已复制文字。')),
        ...(dated ? [makeButton('btn btn-2 dl-small', '下载日历 .ics', download)] : []),
        makeButton('btn btn-2 dl-small', '打印', () => window.print()),
        makeButton('btn btn-2 dl-small', '复制链接', () => void copy(shownLink(), '已复制链接，里面有填的日期。')),
      ),
      link,
    );
  }

  function shownText(): string {
    return shown ? answersText(shown.inputs.choice.title, shown.answers) : '';
  }

  function shownLink(): string {
    if (!shown) return '';
    const address = new URL(location.href);
    address.hash = fragmentOf(shown.inputs);
    return address.href;
  }

  function download(): void {
    if (!shown) return;
    const name = `期限-${shown.inputs.choice.code}.ics`;
    saveFile(name, calendarFile(shown.answers), calendarType);
    say(`已下载：${name}。每个日期提前 3 天、1 天和当天 9 点提醒。`);
  }

  /** Copies; where the browser forbids it, shows the text to be copied by hand. */
  async function copy(words: string, done: string): Promise<void> {
    results.querySelector('.dl-by-hand')?.remove();
    try {
      await navigator.clipboard.writeText(words);
      say(done);
    } catch {
      const box = make('textarea', 'dl-input dl-by-hand');
      box.readOnly = true;
      box.rows = 4;
      box.value = words;
      box.setAttribute('aria-label', '要复制的内容');
      results.append(box);
      box.focus();
      box.select();
      say('浏览器不让本页复制。内容已经选中，请按 Ctrl+C。');
    }
  }

  function clear(): void {
    chooser.choose('');
    chosen();
    say('已清空。');
    chooser.focus();
  }

  /** Takes over what the address carries; anything else than a place on this page is refused as a whole. */
  function readAddress(): void {
    const fragment = location.hash.slice(1);
    if (fragment === '') return;
    const reading = readFragment(data, fragment);
    if (reading.kind === 'wrong') {
      if (document.getElementById(fragment)) return;
      warning.textContent = `打开的链接没有读入：${reading.reason}。表单没有变。`;
      warning.hidden = false;
      return;
    }
    const { choice, dates: given } = reading.inputs;
    chooser.choose(choice.code);
    const groups = groupsOf(data, choice);
    dates.ask(groups);
    dates.set(given);
    warning.hidden = true;
    shown = undefined;
    fill();
    say('');
    if (given.size > 0 || groups.length === 0) show(reading.inputs);
    afterScrolling(() => {
      form.scrollIntoView();
      if (given.size === 0) dates.focus();
    });
  }

  const form = make(
    'form',
    'dl-form',
    make('h2', 'vh', '要算的期限'),
    warning,
    chooser.element,
    dates.element,
    make('div', 'dl-acts', submitButton(), makeButton('btn btn-2', '清空', clear)),
    status,
  );
  form.noValidate = true;
  form.autocomplete = 'off';
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    compute();
  });
  openWorkingInPrint(results);
  place.replaceChildren(form, results);
  window.addEventListener('hashchange', readAddress);
  readAddress();
}

/** Acts once the browser has followed the fragment to the row of that name, which takes the keyboard away as well. */
function afterScrolling(act: () => void): void {
  const soon = (): void => void requestAnimationFrame(() => requestAnimationFrame(act));
  if (document.readyState === 'complete') soon();
  else window.addEventListener('load', soon, { once: true });
}

function submitButton(): HTMLButtonElement {
  const button = make('button', 'btn', '算出日期');
  button.type = 'submit';
  return button;
}

/** Every limit of the choice with its date and what follows; limits whose date was not given are left out. */
function answersTo(data: DeadlineData, { choice, dates }: Inputs): Answer[] {
  const groups = groupsOf(data, choice);
  return data.items.flatMap((item): Answer[] => {
    if (!choice.limits.includes(item.limit.code)) return [];
    const start = dates.get(keyOf(groups, choice, item.limit.code));
    if (start === undefined && dateNeeded(item.limit) !== undefined) return [];
    return [{ item, start, reckoning: reckon(item.limit, start) }];
  });
}

function keyOf(groups: readonly StartGroup[], choice: Choice, code: string): string {
  return groups.find(({ limits }) => limits.some((limit) => limit.code === code))?.key ?? choice.code;
}

/** The results in a sentence, for those who hear the page. */
function summary(answers: readonly Answer[]): string {
  const dates = answers.flatMap(({ item, reckoning }) =>
    reckoning.dues.map(({ name, date }) => `${item.limit.what}，${name} ${dayWords(date)}`),
  );
  const refused = answers.filter(({ reckoning }) => reckoning.refused.length > 0).length;
  const none = refused > 0 ? `有 ${refused} 项没有算出，原因写在结果里。` : '';
  if (dates.length === 0) return none === '' ? '这里没有日期可算，规定怎么写见下面。' : none;
  return `${dates.join('；')}。${none}`;
}

/** On paper the working is open; afterwards each is as it was. */
function openWorkingInPrint(results: HTMLElement): void {
  let opened: HTMLDetailsElement[] = [];
  window.addEventListener('beforeprint', () => {
    opened = [...results.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
    for (const details of opened) details.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
}
