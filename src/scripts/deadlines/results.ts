import type { Link } from '../../deadlines/deadline-data.ts';
import { dayWords } from '../../deadlines/days.ts';
import { runWords, type Due } from '../../deadlines/due.ts';
import { startText, type Answer } from '../../deadlines/words.ts';
import { make, makeLink } from '../dom.ts';

const shapes: Readonly<Record<string, string>> = { 已核对: 'c-yes', 部分核对: 'c-part', 未核对: 'c-no' };
const originKinds: Readonly<Record<string, string>> = {
  来源: 'source',
  党规: 'regulation',
  推断: 'inferred',
  本地: 'local',
  建议: 'editorial',
};

/** The results, one block for each limit. Site-relative addresses serve as they are: the page stands at the root. */
export function drawAnswers(answers: readonly Answer[]): HTMLElement[] {
  return answers.map(drawAnswer);
}

function drawAnswer({ item, start, reckoning }: Answer): HTMLElement {
  const { limit, figure, scope, link, place } = item;
  const code = make('a', 'code quiet', limit.code);
  code.href = link.address;
  const from = start === undefined ? [] : [make('span', '', startText(limit, start))];
  const figures = limit.kind === 'unset' ? [] : [make('span', '', figure)];
  const at = place.address === link.address ? [] : [make('span', '', '见', linkOf(place))];
  return make(
    'section',
    'dl-answer',
    make('h3', '', limit.what, ' ', code),
    make('p', 'dl-facts', ...figures, ...from, ...at),
    ...(scope === undefined ? [] : [make('p', 'dl-scope', scope)]),
    ...reckoning.dues.map(drawDue),
    ...reckoning.refused.map((reason) => make('p', 'dl-refused', reason)),
    ...reckoning.says.map((words) => make('p', 'dl-says', words)),
    basisLine(item),
  );
}

function drawDue({ id, name, date, working, runs, advice }: Due): HTMLElement {
  const lines = [...working, ...runs.map(runWords)].map((line) => make('li', '', line));
  const details = make('details', 'dl-working', make('summary', '', '怎么算的'), make('ul', 'dots', ...lines));
  return make(
    'div',
    'dl-due',
    make('p', id === 'due' ? 'dl-date-line' : 'dl-date-line dl-further', `${name}　`, make('b', '', dayWords(date))),
    ...advice.map((words) => make('p', 'dl-advice', words)),
    details,
  );
}

function basisLine({ basis, origin, checked, caveat }: Answer['item']): HTMLElement {
  const links = basis.flatMap((link, index) => [
    ...(index > 0 ? [link.words.startsWith('《') ? '；' : '、'] : []),
    linkOf(link, 'quiet'),
  ]);
  const marks = make('span', 'prov', make('span', `o o-${originKinds[origin] ?? 'source'}`, origin));
  if (checked !== undefined) marks.append(make('span', `c ${shapes[checked] ?? ''}`, checked));
  return make(
    'p',
    'basis',
    make('span', '', ...links),
    marks,
    ...(caveat === undefined ? [] : [make('span', '', caveat)]),
  );
}

function linkOf({ words, address }: Link, className = ''): HTMLAnchorElement {
  const link = makeLink(address, words);
  if (className !== '') link.className = className;
  return link;
}
