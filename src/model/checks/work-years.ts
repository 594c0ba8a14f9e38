import type { Content, DraftYear, Entry } from '../content.ts';
import type { Problem } from '../problem.ts';

/**
 * Work points whose folder, code, year and part do not agree: they would vanish from the page of their year; and numbers
 * and parts that are no list.
 */
export function checkWorkYears(content: Content): Problem[] {
  const problems: Problem[] = [];
  const parts = new Map<string, readonly number[]>();
  for (const { data, file } of content.workYears) {
    parts.set(
      folderYear(file.path),
      data.parts.map(({ number }) => number),
    );
  }
  problems.push(...checkFolders(content.workYears, content.workPoints));
  for (const { data, file } of content.workPoints) {
    const year = folderYear(file.path);
    const known = parts.get(year);
    if (known === undefined) {
      problems.push({
        file: file.path,
        found: `work-points/${year}/ 里没有 year.yaml`,
        expected: '每年的文件夹里有一个 year.yaml',
        mend: '照其他年份的 year.yaml 新建。',
      });
    } else if (!known.includes(data.part)) {
      problems.push({
        file: file.path,
        line: file.lineOf(['part']),
        field: 'part',
        found: String(data.part),
        expected: `year.yaml 里的部分：${known.join('、')}`,
        mend: '改成已有的部分，或者先在 year.yaml 的 parts 里加上。',
      });
    }
  }
  return [...problems, ...checkNumbers(content)];
}

/** Files whose folder, code and year do not agree. */
function checkFolders(
  years: readonly Entry<{ readonly code: string; readonly year: number }>[],
  points: readonly Entry<{ readonly code: string }>[],
): Problem[] {
  const mend = '改成文件夹的年份；要写另一年的，移到那一年的文件夹。';
  return [
    ...years.flatMap(({ data, file }) => {
      const year = folderYear(file.path);
      return (
        [
          ['code', data.code, `YD-${year}`],
          ['year', String(data.year), year],
        ] as const
      ).flatMap(([field, found, expected]) =>
        found === expected ? [] : [{ file: file.path, line: file.lineOf([field]), field, found, expected, mend }],
      );
    }),
    ...points.flatMap(({ data, file }) => {
      const expected = `YD-${folderYear(file.path)}-`;
      if (data.code.startsWith(expected)) return [];
      const place = { file: file.path, line: file.lineOf(['code']), field: 'code' };
      return [{ ...place, found: data.code, expected: `以 ${expected} 开头的编号`, mend }];
    }),
  ];
}

/**
 * Years that are being prepared: what is there must be of that year, every number must stand once, every part must be
 * known. The rest is asked for when the mark `draft` is taken away.
 */
export function checkDraftYears(drafts: readonly DraftYear[]): Problem[] {
  return drafts.flatMap(({ year, points }) => {
    const parts = year.data.parts.map(({ number }) => number);
    return [
      ...checkFolders([year], points),
      ...points.flatMap(({ data, file }, index): Problem[] => {
        const place = (field: string): Pick<Problem, 'file' | 'line' | 'field'> => ({
          file: file.path,
          line: file.lineOf([field]),
          field,
        });
        const twin = points.slice(0, index).find((other) => other.data.number === data.number);
        return [
          ...(twin
            ? [
                {
                  ...place('number'),
                  found: `${data.number}，${twin.data.code} 也是`,
                  expected: '同一年里每个序号只用一次',
                  mend: '改成它在当年要点里的序号。',
                },
              ]
            : []),
          ...(data.part === undefined || parts.includes(data.part)
            ? []
            : [
                {
                  ...place('part'),
                  found: String(data.part),
                  expected: parts.length === 0 ? 'year.yaml 里先写 parts' : `year.yaml 里的部分：${parts.join('、')}`,
                  mend: '改成已有的部分，或者先在 year.yaml 的 parts 里加上。',
                },
              ]),
        ];
      }),
    ];
  });
}

/** The list of each year: every number once, the parts one after the other, none of them empty. */
function checkNumbers(content: Content): Problem[] {
  const problems: Problem[] = [];
  const byYear = Map.groupBy(content.workPoints, ({ file }) => folderYear(file.path));
  for (const { data, file } of content.workYears) {
    const points = (byYear.get(folderYear(file.path)) ?? []).toSorted(
      (a, b) => a.data.number - b.data.number || a.data.code.localeCompare(b.data.code, 'en'),
    );
    points.forEach((point, index) => {
      const before = points[index - 1];
      if (!before) return;
      const place = (field: string): Pick<Problem, 'file' | 'line' | 'field'> => ({
        file: point.file.path,
        line: point.file.lineOf([field]),
        field,
      });
      if (before.data.number === point.data.number) {
        problems.push({
          ...place('number'),
          found: `${point.data.number}，${before.data.code} 也是`,
          expected: '同一年里每个序号只用一次',
          mend: '改成它在当年要点里的序号。',
        });
      } else if (before.data.part > point.data.part) {
        problems.push({
          ...place('part'),
          found: `第 ${point.data.number} 项在第 ${point.data.part} 部分，前一项 ${before.data.code} 已经在第 ${before.data.part} 部分`,
          expected: '各部分按序号一段接一段',
          mend: '改正这一项或者前一项的 part、number。',
        });
      }
    });
    const known = new Set(data.parts.map(({ number }) => number));
    // A point in a part that the year does not have is reported on its own.
    const placed = points.every((point) => known.has(point.data.part));
    const seen = new Set<number>();
    data.parts.forEach(({ number }, index) => {
      const field = `parts.${index}.number`;
      const place = { file: file.path, line: file.lineOf(['parts', index, 'number']), field };
      if (seen.has(number)) {
        const mend = '改成没有用过的序号；各要点的 part 跟着核对。';
        problems.push({ ...place, found: `第 ${number} 部分写了两次`, expected: '每部分一个序号', mend });
      } else if (placed && !points.some((point) => point.data.part === number)) {
        problems.push({
          ...place,
          found: `第 ${number} 部分一项要点也没有`,
          expected: '每部分至少一项要点',
          mend: '检查各要点的 part；确实没有的，去掉这一部分。',
        });
      }
      seen.add(number);
    });
  }
  return problems;
}

function folderYear(path: string): string {
  return path.split('/')[1] ?? '';
}
