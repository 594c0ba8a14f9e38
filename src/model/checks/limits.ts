import type { Content, Entry } from '../content.ts';
import { listLimits, listParts, type PlacedLimit } from '../knowledge-base.ts';
import { show, type Problem } from '../problem.ts';
import { basisPattern } from '../schemas/provenance.ts';
import type { TimeLimit } from '../schemas/time-limit.ts';
import { visitStrings } from './references.ts';
import { inForce } from './versions.ts';

/**
 * Time limits in the wrong place: a glance or the home page that shows the figure of another entry or an old one; limits
 * marked as old although their text is in force; and words that say another span than the limit that they go with.
 */
export function checkLimits(content: Content): Problem[] {
  const limits = new Map(listLimits(content).map((placed) => [placed.limit.code, placed]));
  const entryOf = new Map(listParts(content).map((part) => [part.code, part.entry]));
  const glances = content.procedures.flatMap(({ data, file }) =>
    data.glance.limits.flatMap((code, index) => {
      const path = ['glance', 'limits', index];
      return checkUse(limits.get(code), file, path, data.code, '本程序自己规定的时限', '换成本程序步骤里的时限。');
    }),
  );
  const { data, file } = content.home;
  const inHand = data.inHand.flatMap(({ limit, to }, index) => {
    const entry = entryOf.get(to);
    // An address that leads nowhere is reported on its own.
    if (limit === undefined || entry === undefined) return [];
    const mend = `换成 ${entry} 里的时限，或者去掉 limit。`;
    const path = ['inHand', index, 'limit'];
    return checkUse(limits.get(limit), file, path, entry, `${entry} 规定的时限`, mend);
  });
  return [...glances, ...inHand, ...checkRetired(content), ...checkWords(content, limits)];
}

function checkUse(
  placed: PlacedLimit | undefined,
  file: Entry<unknown>['file'],
  path: readonly PropertyKey[],
  entry: string,
  expected: string,
  mend: string,
): Problem[] {
  if (!placed) return [];
  const { limit } = placed;
  const place = { file: file.path, line: file.lineOf(path), field: path.join('.') };
  if (placed.entry !== entry)
    return [{ ...place, found: limit.code, expected, mend: `${limit.code} 属于 ${placed.entry}；${mend}` }];
  if (!limit.retired) return [];
  return [{ ...place, found: `${limit.code}，是不要再用的旧数`, expected: '现在有效的时限', mend }];
}

/** Old figures that cite a text in force without a word on why: either the mark or the basis is wrong. */
function checkRetired(content: Content): Problem[] {
  const asOf = content.site.data.asOf;
  const regulations = new Map(content.regulations.map(({ data }) => [data.code, data]));
  const holds = (reference: string): boolean => {
    const regulation = regulations.get(basisPattern.exec(reference)?.[1] ?? '');
    return regulation !== undefined && inForce(regulation).to >= asOf;
  };
  return [...content.procedures, ...content.rules, ...content.duties].flatMap(({ data, file }) => {
    const parts: [string, readonly { limits: readonly PlacedLimit['limit'][] }[]] =
      'steps' in data ? ['steps', data.steps] : ['provisions', data.provisions];
    const [list, owners] = parts;
    return owners.flatMap((owner, position) =>
      owner.limits.flatMap(({ code, retired, source }, index) => {
        if (!retired || source.caveat !== undefined || !source.basis.some(holds)) return [];
        const path = [list, position, 'limits', index, 'retired'];
        return [
          {
            file: file.path,
            line: file.lineOf(path),
            field: path.join('.'),
            found: `${code} 标成不要再用，依据 ${source.basis.join('、')} 还有效`,
            expected: '出自旧版的数，或者在 caveat 里写明为什么不再用',
            mend: '还要用的，去掉 retired；旧做法，在 source 里加 caveat 写明出处。',
          },
        ];
      }),
    );
  });
}

const unitWords: Readonly<Record<string, string>> = {
  hour: '小时',
  day: '日',
  workday: '个工作日',
  month: '个月',
  quarter: '个季度',
  year: '年',
};

/** Every span that a limit speaks of, as texts write it without a space: `15个工作日`. */
function spansOf(limit: TimeLimit): string[] {
  const span = (amount: number | undefined, unit = ''): string => `${amount ?? ''}${unitWords[unit] ?? ''}`;
  if (limit.kind === 'recurring') return spansIn(limit.due);
  if (limit.kind === 'unset') return spansIn(limit.says);
  const { extension } = limit;
  const longest = extension.atMost;
  return [
    span(limit.amount, limit.unit),
    span(extension.amount, extension.unit),
    span(longest?.amount, longest?.unit),
    ...spansIn(extension.text ?? ''),
  ];
}

/** Spans of time in a text, without spaces. A year is a date, not a span. */
function spansIn(text: string): string[] {
  return [...text.matchAll(/(?<!\d)\d{1,3} ?(?:个工作日|个月|个季度|小时|日|天|年)/g)].map(([span]) =>
    span.replaceAll(' ', ''),
  );
}

/** Fields of a step or a provision that name its limit in words. */
const namingFields = new Set(['title', 'label', 'sub', 'when']);

/** Spans that are written beside a limit or in a link to it, and differ from it. */
function checkWords(content: Content, limits: ReadonlyMap<string, PlacedLimit>): Problem[] {
  const problems: Problem[] = [];
  const ownSpans = new Map<string, string[]>();
  for (const { limit, at } of limits.values()) ownSpans.set(at, [...(ownSpans.get(at) ?? []), ...spansOf(limit)]);
  for (const file of content.files) {
    visitStrings(file, ({ path, value, at }) => {
      const own = ownSpans.get(at);
      const strange =
        namingFields.has(String(path.at(-1))) && path.length === 3 && own
          ? spansIn(value).filter((span) => !own.includes(span))
          : [];
      if (strange.length > 0 && own) {
        problems.push({
          file: file.path,
          line: file.lineOf(path),
          field: path.join('.'),
          found: `“${show(value)}”里的 ${strange.join('、')}`,
          expected: `${at} 的时限：${own.filter((span) => span !== '').join('、')}`,
          mend: '两处有一处写错：对照依据，改正文字或者 limits。',
        });
      }
      problems.push(
        ...checkLinkedSpans(value, limits, { file: file.path, line: file.lineOf(path), field: path.join('.') }),
      );
    });
    file.body.split('\n').forEach((text, index) => {
      problems.push(...checkLinkedSpans(text, limits, { file: file.path, line: file.bodyLine + index, field: '正文' }));
    });
  }
  return problems;
}

/** Links to a limit, `[15 个工作日](SX-09)`, whose words say another span. */
function checkLinkedSpans(
  text: string,
  limits: ReadonlyMap<string, PlacedLimit>,
  place: Pick<Problem, 'file' | 'line' | 'field'>,
): Problem[] {
  return [...text.matchAll(/\[([^\]]+)\]\((SX-\d{2})\)/g)].flatMap(([, words = '', code = '']) => {
    const placed = limits.get(code);
    const known = placed ? spansOf(placed.limit) : [];
    const strange = placed ? spansIn(words).filter((span) => !known.includes(span)) : [];
    if (strange.length === 0) return [];
    return [
      {
        ...place,
        found: `“${show(words)}”里的 ${strange.join('、')}`,
        expected: `${code} 的时限：${known.filter((span) => span !== '').join('、') || '没有定多久'}`,
        mend: `两处有一处写错：对照依据，改正文字或者 ${code}。`,
      },
    ];
  });
}
