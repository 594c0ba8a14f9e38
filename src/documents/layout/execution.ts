import { addMonths, writtenDate } from '../../deadlines/calendar-date.ts';
import type { TemplateBlock } from '../../model/schemas/document.ts';
import type { Paper, SanctionFacts } from '../paper.ts';
import type { Node } from '../sheet.ts';
import { columnsOf, columnTable, paragraph } from './table.ts';
import type { Words } from './words.ts';

type Execution = Extract<TemplateBlock, { block: 'execution' }>;

const heads = [
  { label: '序号', width: 12 },
  { label: '要办的事', width: 54 },
  { label: '谁来办', width: 30 },
  { label: '最迟什么时候', width: 42 },
  { label: '办结日期', width: 18 },
] as const;

/**
 * What the execution of a sanction asks for (一次性告知事项): the effect period and each thing to do, by when. Dates are
 * computed from the day of the decision; without it, the length of the limit stands there.
 */
export function executionList(paper: Paper, block: Execution, words: Words): Node[] {
  const facts: SanctionFacts = paper.sanctions ?? { kinds: {}, limits: {} };
  const [chosen = ''] = words.chosen(block.sanction);
  const kind = facts.kinds[chosen];
  const decidedOn = words.text(block.decidedOn);
  const items = block.items.filter(({ sanctions }) => !kind || !sanctions || sanctions.includes(kind.code));
  const rows = items.map(({ matter, who, limit, due, sanctions }, index) => {
    const scope = !kind && sanctions ? `（只适用于${sanctionNames(facts, sanctions)}）` : '';
    return [String(index + 1), `${matter}${scope}`, who, dueText(facts, limit, due, decidedOn), ''];
  });
  return [
    ...effectPeriod(facts, chosen, decidedOn).map((text) => paragraph('flush', [{ text }])),
    columnTable(columnsOf(paper), heads, rows),
  ];
}

function effectPeriod(facts: SanctionFacts, chosen: string, decidedOn: string): string[] {
  const kind = facts.kinds[chosen];
  if (!kind) return [`影响期：自${'\u3000'.repeat(2)}年\u3000月\u3000日起，至${'\u3000'.repeat(2)}年\u3000月\u3000日`];
  if (kind.period === undefined) return [`处分的影响：${closeUp(kind.effect)}。`];
  const { name, months, afterwards } = kind.period;
  const then = afterwards === undefined ? '' : `${closeUp(afterwards)}。`;
  if (decidedOn === '') return [`${name}：${months}个月，自处分生效日起。${then}`];
  const until = writtenDate(addMonths(decidedOn, months));
  return [
    `${name}：${months}个月，自${writtenDate(decidedOn)}（处分生效日）起，按整月推算到${until}；条例没有写起止日怎么算，以处分决定和组织部门的口径为准。${then}`,
  ];
}

function dueText(facts: SanctionFacts, limit: string | undefined, due: string | undefined, decidedOn: string): string {
  const found = limit === undefined ? undefined : facts.limits[limit];
  if (!found) return due ?? '';
  const span = found.unit === 'month' ? `${found.amount}个月内` : `${found.amount}日内`;
  const words = `${found.from}起${span}${found.extension === undefined ? '' : `；${closeUp(found.extension)}`}`;
  if (decidedOn === '' || found.unit !== 'month' || found.from !== startingEvent) return words;
  return `不晚于${writtenDate(addMonths(decidedOn, found.amount))}（${words}）`;
}

/** Limits that run from this event can be computed from the day of the decision. */
const startingEvent = '处分决定作出';

function sanctionNames(facts: SanctionFacts, codes: readonly string[]): string {
  const titles = Object.values(facts.kinds).flatMap(({ code, title }) => (codes.includes(code) ? [title] : []));
  return [...new Set(titles)].join('、');
}

/** Texts of the site have a thin space between figures and characters; papers have none. */
function closeUp(text: string): string {
  return text.replaceAll(/(?<=\p{Script=Han}) (?=\d)|(?<=\d) (?=\p{Script=Han})/gu, '');
}
