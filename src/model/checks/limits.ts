import type { Content, Entry } from '../content.ts';
import { listLimits, listParts, type PlacedLimit } from '../knowledge-base.ts';
import type { Problem } from '../problem.ts';
import { basisPattern } from '../schemas/provenance.ts';
import { inForce } from './versions.ts';

/**
 * Time limits in the wrong place: a glance or the home page that shows the figure of another entry or an old one, and
 * limits marked as old although their text is in force.
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
  return [...glances, ...inHand, ...checkRetired(content)];
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
