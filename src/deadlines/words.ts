import type { CalendarDate } from './calendar-date.ts';
import { dayWords } from './days.ts';
import { runWords, type Limit, type Reckoning } from './due.ts';
import type { DeadlineItem } from './deadline-data.ts';

/** A limit with the date that was given for it and what follows. */
export interface Answer {
  readonly item: DeadlineItem;
  /** The date that was given; none for limits that need none. */
  readonly start?: CalendarDate | undefined;
  readonly reckoning: Reckoning;
}

/** What rests on what, in one line: `《监督执纪工作规则》（2019）第二十九条。来源性质：党规；已核对`. */
export function basisText({ basis, origin, checked, caveat }: DeadlineItem): string {
  const links = basis.map(({ words }, index) =>
    index === 0 ? words : `${words.startsWith('《') ? '；' : '、'}${words}`,
  );
  const marks = [origin, ...(checked === undefined ? [] : [checked])].join('，');
  return `${links.join('')}（${marks}）${caveat === undefined ? '' : `。${caveat}`}`;
}

/** What was computed from: `从 2026年3月9日（周一） 算起`. */
export function startText(limit: Limit, start: CalendarDate): string {
  return limit.kind === 'recurring' ? `${dayWords(start)} 所在的一期和下一期` : `从 ${dayWords(start)} 算起`;
}

/** Answers as plain text, to be pasted elsewhere. */
export function answersText(title: string, answers: readonly Answer[]): string {
  const blocks = answers.map(({ item, start, reckoning }) => {
    const { limit } = item;
    const lines = [
      `${limit.what}（${limit.code}）`,
      ...(item.scope === undefined ? [] : [`适用：${item.scope}`]),
      ...(start === undefined ? [] : [startText(limit, start)]),
      ...reckoning.dues.flatMap(({ name, date, working, runs, advice }) => [
        `${name}：${dayWords(date)}`,
        ...[...working, ...runs.map(runWords), ...advice].map((line) => `  - ${line}`),
      ]),
      ...reckoning.refused,
      ...reckoning.says,
      `依据：${basisText(item)}`,
    ];
    return lines.join('\n');
  });
  return `${[`期限计算：${title}`, ...blocks].join('\n\n')}\n`;
}
