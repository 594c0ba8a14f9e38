import type { Content, Entry } from '../content.ts';
import { listParts } from '../knowledge-base.ts';
import type { Problem } from '../problem.ts';

/** A code in content that fixed places of pages and lists lead to, and what stands there. */
interface Place {
  readonly entry: Entry<unknown>;
  readonly path: readonly PropertyKey[];
  readonly code: string | undefined;
  /** Labels of the parts that fit. */
  readonly labels: readonly string[];
}

/**
 * What fixed places of pages and lists need of this city's content: codes that name another kind of part than the place
 * shows, and documents that ask for something that the city has not named.
 */
export function checkPlaces(content: Content): Problem[] {
  return [...checkKinds(content), ...checkNeeds(content), ...checkOrdinance(content)];
}

function checkKinds(content: Content): Problem[] {
  const { site, jurisdiction, sanctions } = content;
  const { prohibitions, quarterReport, papers } = site.data;
  const entries = ['职责清单', '工作规则', '办理程序', '配套程序'];
  const provisions = ['条目', '步骤'];
  const places: Place[] = [
    { entry: site, path: ['prohibitions', 'to'], code: prohibitions?.to, labels: ['职责清单'] },
    {
      entry: site,
      path: ['papers', 'dossierIndex', 'document'],
      code: papers.dossierIndex?.document,
      labels: ['文书'],
    },
    ...(quarterReport?.at ?? []).map((code, index): Place => ({
      entry: site,
      path: ['quarterReport', 'at', index],
      code,
      labels: ['条目'],
    })),
    ...(quarterReport?.documents ?? []).map((code, index): Place => ({
      entry: site,
      path: ['quarterReport', 'documents', index],
      code,
      labels: ['文书'],
    })),
    { entry: jurisdiction, path: ['see'], code: jurisdiction.data.see, labels: [...entries, ...provisions] },
    { entry: sanctions, path: ['ordinance', 'at'], code: sanctions.data.ordinance?.at, labels: ['条文'] },
  ];
  const parts = new Map(listParts(content).map((part) => [part.code, part]));
  return places.flatMap(({ entry: { file }, path, code, labels }) => {
    const part = parts.get(code ?? '');
    // Codes that do not exist are reported with all references.
    if (!part || labels.includes(part.label)) return [];
    return [
      {
        file: file.path,
        line: file.lineOf(path),
        field: path.join('.'),
        found: `${part.code}，是${part.label}`,
        expected: `${labels.join('、')}的编号`,
        mend: '改正编号；本市没有的，去掉这一项。',
      },
    ];
  });
}

function checkNeeds({ documents, sanctions, site }: Content): Problem[] {
  return documents.flatMap(({ data, file }) => [
    ...(data.prohibitionApplies && !site.data.prohibitions
      ? [
          {
            file: file.path,
            line: file.lineOf(['prohibitionApplies']),
            field: 'prohibitionApplies',
            found: 'true，site.yaml 里没有 prohibitions',
            expected: 'site.yaml 写明是哪份职责（prohibitions）',
            mend: '在 site.yaml 里写 prohibitions；本市没有的，去掉这一行。',
          },
        ]
      : []),
    ...data.template.fields.flatMap(({ type }, index) =>
      type === 'regulation' && !sanctions.data.ordinance
        ? [
            {
              file: file.path,
              line: file.lineOf(['template', 'fields', index, 'type']),
              field: `template.fields.${index}.type`,
              found: 'regulation，sanctions.yaml 里没有 ordinance',
              expected: 'sanctions.yaml 写明按行为日期选哪部条例的版本（ordinance）',
              mend: '在 sanctions.yaml 里写 ordinance，或者换一个 type。',
            },
          ]
        : [],
    ),
  ]);
}

/** The article that says which version applies must stand in a version of the regulation itself. */
function checkOrdinance({ regulations, sanctions: { data, file } }: Content): Problem[] {
  if (!data.ordinance) return [];
  const { series, at } = data.ordinance;
  const known = regulations.map((entry) => entry.data.series);
  const place = (field: string): Pick<Problem, 'file' | 'line' | 'field'> => ({
    file: file.path,
    line: file.lineOf(['ordinance', field]),
    field: `ordinance.${field}`,
  });
  if (!known.includes(series)) {
    const expected = '一部已登记的规定的 series';
    return [{ ...place('series'), found: series, expected, mend: '照 regulations/ 里那部条例的 series 写。' }];
  }
  const cited = regulations.find((entry) => entry.data.code === at.split('.')[0]);
  if (!cited || cited.data.series === series) return [];
  return [
    {
      ...place('at'),
      found: `${at}，它的 series 是 ${cited.data.series}`,
      expected: `series 是 ${series} 的规定里的一条`,
      mend: '改正 at 或者 series。',
    },
  ];
}
