/**
 * A guide, one question at a time. The page has all questions and outcomes; this shows the one that is next, with a way
 * back that keeps later answers. Answers stay in this page: only a link that the reader copies carries them, in its
 * fragment, which browsers send to nobody.
 */
import { fragmentOf, readFragment, walk, type Tree } from '../guides/walk.ts';
import { make, makeButton } from './dom.ts';

const place = document.querySelector<HTMLElement>('#guide-walk');
if (place) start(place);

function start(place: HTMLElement): void {
  const main = place.closest('main') ?? document.body;
  const questions = byId('question');
  const outcomes = byId('outcome');
  const tree: Tree = {
    start: place.dataset['start'] ?? '',
    ways: new Map(
      [...questions].map(([id, section]) => [id, linksOf(section).map((link) => link.dataset['leads'] ?? '')]),
    ),
  };
  const answers = new Map<string, number>();
  /** Whether one question is shown at a time, or all of them. */
  let single = false;

  const trail = make('ol', 'gw-trail on-screen');
  trail.setAttribute('aria-label', '已经答了的');
  const status = make('span', 'dim');
  status.setAttribute('role', 'status');
  const back = makeButton('btn btn-2', '上一问', goBack);
  const again = makeButton('btn btn-2', '从头再来', () => {
    answers.clear();
    show(true);
  });
  const copy = makeButton('btn btn-2', '复制带答案的链接', copyLink);
  const mode = makeButton('btn btn-2', '看全部问题', () => {
    single = !single;
    show(single);
  });
  const link = make('input', 'gw-link');
  link.readOnly = true;
  link.hidden = true;
  link.setAttribute('aria-label', '带答案的链接');
  const acts = make('div', 'gw-acts', back, again, copy, mode, status);
  place.className = 'gw on-screen';
  place.setAttribute('role', 'group');
  place.setAttribute('aria-label', '逐问作答');
  place.append(acts, link);
  // Above the question, where nothing stands until one was answered: nothing moves while the page loads.
  document.getElementById('questions')?.before(trail);

  for (const [id, section] of questions) {
    linksOf(section).forEach((answer, position) => {
      answer.addEventListener('click', (event) => {
        if (!single || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        answers.set(id, position);
        show(true);
      });
    });
  }
  addEventListener('hashchange', followFragment);
  followFragment();

  function byId(kind: 'question' | 'outcome'): ReadonlyMap<string, HTMLElement> {
    const found = main.querySelectorAll<HTMLElement>(`[data-${kind}]`);
    return new Map([...found].map((section) => [section.dataset[kind] ?? '', section]));
  }

  /** A link with answers is followed; a link to one question or outcome shows the whole page. */
  function followFragment(): void {
    const fragment = decode(location.hash.slice(1));
    const given = readFragment(fragment, tree);
    if (given) {
      answers.clear();
      for (const [id, position] of given) answers.set(id, position);
    }
    const isAnchor = fragment !== '' && document.getElementById(fragment) !== null;
    single = !isAnchor;
    show(false);
    if (isAnchor) document.getElementById(fragment)?.scrollIntoView();
    else if (!given && fragment.startsWith('answers='))
      status.textContent = '链接里的答案和这份指引对不上，请从头答起。';
  }

  function goBack(): void {
    const { answered } = walk(tree, answers);
    const last = answered[answered.length - 1];
    if (last !== undefined) reopen(last);
  }

  /** Asks a question again. Its answer is marked; those after it are kept, and count once it is given again. */
  function reopen(id: string): void {
    const { answered } = walk(tree, answers);
    const before = answered.slice(0, answered.indexOf(id));
    draw(before, id);
    focus(questions.get(id));
  }

  function show(move: boolean): void {
    const { answered, at } = walk(tree, answers);
    draw(answered, at);
    if (move) focus(single ? (questions.get(at) ?? outcomes.get(at)) : questions.get(tree.start));
  }

  function draw(answered: readonly string[], at: string): void {
    main.classList.toggle('one-by-one', single);
    for (const [id, section] of [...questions, ...outcomes]) section.hidden = single && id !== at;
    for (const [name, members] of [
      ['questions', questions],
      ['outcomes', outcomes],
    ] as const) {
      const section = document.getElementById(name);
      if (section) section.hidden = single && !members.has(at);
    }
    for (const [id, section] of questions) {
      linksOf(section).forEach((answer, position) => {
        if (single && answers.get(id) === position) answer.setAttribute('aria-current', 'true');
        else answer.removeAttribute('aria-current');
      });
    }
    trail.hidden = !single || answered.length === 0;
    trail.replaceChildren(
      ...answered.map((id) => {
        const section = questions.get(id);
        const chosen = section && linksOf(section)[answers.get(id) ?? -1]?.querySelector('b')?.textContent;
        const label = section?.querySelector<HTMLElement>('h3')?.dataset['label'] ?? id;
        const change = makeButton('copy', '改', () => reopen(id));
        change.setAttribute('aria-label', `改：${label}`);
        return make('li', '', make('span', 'dim', label), make('b', '', chosen ?? ''), change);
      }),
    );
    for (const button of [back, again, copy]) button.hidden = !single || answered.length === 0;
    mode.textContent = single ? '看全部问题' : '一问一问地答';
    status.textContent = '';
    link.hidden = true;
  }

  function copyLink(): void {
    const { answered } = walk(tree, answers);
    const given = new Map(
      answered.flatMap((id) => {
        const position = answers.get(id);
        return position === undefined ? [] : [[id, position] as const];
      }),
    );
    const address = new URL(location.href);
    address.hash = fragmentOf(given);
    const hand = (): void => {
      link.value = address.href;
      link.hidden = false;
      link.select();
      status.textContent = '没能自动复制，请选取下面这一行。';
    };
    if (!navigator.clipboard) hand();
    else
      navigator.clipboard.writeText(address.href).then(() => (status.textContent = '已复制，链接里有上面的答案'), hand);
  }
}

function linksOf(section: HTMLElement): HTMLAnchorElement[] {
  return [...section.querySelectorAll<HTMLAnchorElement>('a[data-leads]')];
}

function focus(section: HTMLElement | undefined): void {
  const heading = section?.querySelector<HTMLElement>('h3');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
