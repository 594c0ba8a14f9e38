import type { Content } from '../content.ts';
import type { Problem } from '../problem.ts';

/** Work points whose folder, code, year and part do not agree: they would vanish from the page of their year. */
export function checkWorkYears(content: Content): Problem[] {
  const problems: Problem[] = [];
  const parts = new Map<string, readonly number[]>();
  for (const { data, file } of content.workYears) {
    const year = folderYear(file.path);
    parts.set(
      year,
      data.parts.map(({ number }) => number),
    );
    for (const [field, found, expected] of [
      ['code', data.code, `YD-${year}`],
      ['year', String(data.year), year],
    ] as const) {
      if (found === expected) continue;
      const mend = '改成文件夹的年份；要写另一年的，移到那一年的文件夹。';
      problems.push({ file: file.path, line: file.lineOf([field]), field, found, expected, mend });
    }
  }
  for (const { data, file } of content.workPoints) {
    const year = folderYear(file.path);
    if (!data.code.startsWith(`YD-${year}-`)) {
      problems.push({
        file: file.path,
        line: file.lineOf(['code']),
        field: 'code',
        found: data.code,
        expected: `以 YD-${year}- 开头的编号`,
        mend: '改成文件夹的年份；要写另一年的，移到那一年的文件夹。',
      });
    }
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
  return problems;
}

function folderYear(path: string): string {
  return path.split('/')[1] ?? '';
}
