import type { CalendarDate } from './calendar-date.ts';
import type { Choice, DeadlineData } from './deadline-data.ts';
import { startGroups, startProblem, type Limit, type StartGroup } from './due.ts';

/** What a link asks for: something chosen, and the dates that were given, by the key of their group. */
export interface Inputs {
  readonly choice: Choice;
  readonly dates: ReadonlyMap<string, CalendarDate>;
}

/** A fragment as it was understood; a wrong one is refused as a whole. */
export type Reading =
  { readonly kind: 'inputs'; readonly inputs: Inputs } | { readonly kind: 'wrong'; readonly reason: string };

/** Longest fragment that is looked at. */
const longest = 400;
const pair = /^([A-Z]{2}-\d{2})=(\d{4}-\d{2}-\d{2})$/;
const lone = /^[A-Z]{2}-\d{2}$/;

/** Groups of dates that a choice asks for. */
export function groupsOf(data: DeadlineData, choice: Choice): StartGroup[] {
  return startGroups(limitsOf(data, choice));
}

/** The limits of a choice. */
export function limitsOf(data: DeadlineData, choice: Choice): Limit[] {
  return data.items.flatMap(({ limit }) => (choice.limits.includes(limit.code) ? [limit] : []));
}

/**
 * The fragment that carries inputs: `SX-11=2026-03-09` for one limit, `CX-07&SX-17=2026-03-09&SX-26=2026-03-20` for
 * several dates, each named by the first limit that begins with it.
 */
export function fragmentOf({ choice, dates }: Inputs): string {
  const pairs = [...dates].map(([key, date]) => `${key}=${date}`);
  if (choice.limits.length === 1 && pairs.length === 1) return pairs.join('');
  return [choice.code, ...pairs].join('&');
}

/** Reads a fragment, without its `#`. Nothing is decoded and nothing is guessed. */
export function readFragment(data: DeadlineData, fragment: string): Reading {
  if (fragment.length > longest) return wrong('太长了');
  const [head = '', ...rest] = fragment.split('&');
  const [, headCode, headDate] = pair.exec(head) ?? [];
  if (headCode === undefined && !lone.test(head)) return wrong('开头不是编号，应当像 SX-11=2026-03-09');
  const code = headCode ?? head;
  const choice = data.groups.flatMap(({ choices }) => choices).find((one) => one.code === code);
  if (!choice) return wrong(`没有可以计算的 ${code}`);
  if (headDate !== undefined && (choice.limits.length !== 1 || rest.length > 0))
    return wrong(`${code} 后面的日期要写明属于哪一个期限`);
  const groups = groupsOf(data, choice);
  const dates = new Map<string, CalendarDate>();
  for (const piece of headDate === undefined ? rest : [head]) {
    const [, limit, date] = pair.exec(piece) ?? [];
    if (limit === undefined || date === undefined) return wrong('有一段不是“编号=年-月-日”');
    const group = groups.find(({ limits }) => limits.some((one) => one.code === limit));
    if (!group) return wrong(choice.limits.includes(limit) ? `${limit} 不用填日期` : `${limit} 不在所选的期限里`);
    const problem = startProblem(date);
    if (problem !== undefined) return wrong(`${limit} 的日期 ${date} ${problem}`);
    if (dates.has(group.key)) return wrong(`“${group.label}”写了两个日期`);
    dates.set(group.key, date);
  }
  return { kind: 'inputs', inputs: { choice, dates } };
}

function wrong(reason: string): Reading {
  return { kind: 'wrong', reason };
}
