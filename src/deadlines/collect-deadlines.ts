import type { KnowledgeBase, PlacedLimit } from '../model/knowledge-base.ts';
import { addressOf, plainText } from '../model/knowledge-base.ts';
import type { Provenance } from '../model/schemas/provenance.ts';
import { basisLinks, checkedWords, limitFigure, originWords } from '../rendering/words.ts';
import type { ChoiceGroup, DeadlineData, DeadlineItem, Link } from './deadline-data.ts';
import type { Limit } from './due.ts';

/** Takes from the knowledge base what can be computed: every limit in use, and the effect periods of sanctions. */
export function deadlineData(knowledge: KnowledgeBase): DeadlineData {
  const placed = [...knowledge.limits.values()].filter(({ limit }) => !limit.retired);
  const entries = [...new Set(placed.map(({ entry }) => entry))].toSorted(byReadingOrder);
  const linkTo = (code: string): Link => {
    const part = knowledge.parts.get(code);
    return { words: plainText(part?.title ?? code), address: part ? addressOf(part) : '' };
  };
  const sources = (source: Provenance): Pick<DeadlineItem, 'basis' | 'origin' | 'checked' | 'caveat'> => ({
    basis: basisLinks(knowledge, source.basis).map(({ code, words }) => ({ words, address: linkTo(code).address })),
    origin: originWords[source.origin],
    ...(source.checked ? { checked: checkedWords[source.checked] } : {}),
    ...(source.caveat === undefined ? {} : { caveat: plainText(source.caveat) }),
  });
  const items = entries.flatMap((entry) =>
    placed
      .filter((one) => one.entry === entry)
      .map(({ limit, at }): DeadlineItem => {
        const figure = limitFigure(limit).filter((piece) => piece !== '');
        return {
          limit: plainLimit(limit),
          figure: plainText(figure.join(' ')),
          ...(limit.scope === undefined ? {} : { scope: plainText(limit.scope) }),
          link: linkTo(limit.code),
          place: linkTo(at),
          ...sources(limit.source),
        };
      }),
  );
  const sanctions = knowledge.sanctions.data.sanctions.flatMap((sanction): DeadlineItem[] => {
    const { code, title, effect, effectMonths, source } = sanction;
    if (effectMonths === undefined) return [];
    const limit = { kind: 'effect', code, what: `影响期：${title}`, months: effectMonths } as const;
    return [{ limit, figure: effect, link: linkTo(code), place: linkTo(code), ...sources(source) }];
  });
  const groups = entries.map((entry): ChoiceGroup => {
    const { words: title } = linkTo(entry);
    const own = placed.filter((one) => one.entry === entry).map(({ limit }) => limit);
    const single = own.map(({ code, what }) => ({ code, title: what, limits: [code] }));
    const whole = { code: entry, title: `${title}：全部期限`, limits: own.map(({ code }) => code) };
    return { code: entry, title, choices: own.length > 1 ? [whole, ...single] : single };
  });
  const periods = sanctions.map(({ limit: { code, what } }) => ({ code, title: what, limits: [code] }));
  return {
    items: [...items, ...sanctions],
    groups: [...groups, ...(periods.length > 0 ? [{ title: '处分影响期', choices: periods }] : [])],
  };
}

/** Procedures first, then rules and duties. */
function byReadingOrder(a: string, b: string): number {
  const first = Number(b.startsWith('CX')) - Number(a.startsWith('CX'));
  return first === 0 ? a.localeCompare(b, 'en') : first;
}

function plainLimit(limit: PlacedLimit['limit']): Limit {
  const { code } = limit;
  const what = plainText(limit.what);
  if (limit.kind === 'unset') return { kind: 'unset', code, what, says: plainText(limit.says) };
  if (limit.kind === 'recurring') {
    const { every, dayOfFirstMonth } = limit;
    const covers = limit.covers === undefined ? undefined : plainText(limit.covers);
    return { kind: 'recurring', code, what, every, due: plainText(limit.due), dayOfFirstMonth, covers };
  }
  const { amount, unit, extension } = limit;
  const text = extension.text === undefined ? undefined : plainText(extension.text);
  const until = limit.until === undefined ? undefined : plainText(limit.until);
  return {
    kind: 'duration',
    code,
    what,
    amount,
    unit,
    from: plainText(limit.from),
    until,
    extension: { ...extension, text },
  };
}
