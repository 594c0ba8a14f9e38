import type { Content, Entry, LoadedContent } from '../model/content.ts';
import type { WorkPoint, WorkYear } from '../model/schemas/work-point.ts';
import { nextCode, usedCodes } from './codes.ts';
import type { NewFile } from './new-files.ts';
import { yamlText } from './yaml-text.ts';

/** A year that cannot be prepared; the message says why, in Chinese. */
export class WrongYear extends Error {
  override readonly name = 'WrongYear';
}

/** The newest year that is written, with its points. */
export interface LatestYear {
  readonly year: Entry<WorkYear>;
  readonly points: readonly Entry<WorkPoint>[];
}

/** What the points of a new year are called before anybody wrote them. */
export type Titles = 'from-latest' | readonly string[];

/** @throws WrongYear unless the year is the one after the newest, drafts included. */
export function latestYearBefore(given: string, { drafts }: LoadedContent, content: Content): LatestYear {
  const [newest] = content.workYears.toSorted((a, b) => b.data.year - a.data.year);
  if (!newest) throw new WrongYear('内容里一年的要点也没有，没有可以接着写的。');
  const all = [...content.workYears, ...drafts.map(({ year }) => year)].map(({ data }) => data.year);
  const next = Math.max(...all) + 1;
  if (!/^\d{4}$/.test(given)) throw new WrongYear(`“${given}”不是年份。写四位数字，如 ${next}。`);
  const year = Number(given);
  if (all.includes(year)) throw new WrongYear(`${year} 年已经有了：content/work-points/${year}/。直接改那里的内容。`);
  if (year !== next) throw new WrongYear(`内容里写到 ${next - 1} 年，接着只能建 ${next} 年，不是 ${year} 年。`);
  const prefix = `${newest.data.code}-`;
  const points = content.workPoints.filter(({ data }) => data.code.startsWith(prefix));
  return { year: newest, points: points.toSorted((a, b) => a.data.number - b.data.number) };
}

/**
 * The files of a year that is being prepared, by their paths in its folder: structure alone. Nothing that an earlier
 * year asked for is said of this one; with `from-latest`, parts and titles are copied, to be held against its text.
 */
export function yearFiles(year: number, latest: LatestYear, titles: Titles, loaded: LoadedContent): NewFile[] {
  const before = latest.year.data.year;
  const copies = titles === 'from-latest';
  const frame = {
    draft: true,
    code: `YD-${year}`,
    title: latest.year.data.title.replaceAll(String(before), String(year)),
    year,
    ...(copies ? { parts: latest.year.data.parts.map(({ number, title, short }) => ({ number, title, short })) } : {}),
  };
  const places = copies
    ? latest.points.map(({ data, slug }) => ({ slug, title: data.title, number: data.number, part: data.part }))
    : titles.map((title, index) => ({ slug: String(index + 1).padStart(2, '0'), title, number: index + 1 }));
  const used = usedCodes(loaded);
  const copied = `# 标题、序号和部分是照 ${before} 年抄来的，还没有对照 ${year} 年的要点核对：不一样的改，没有的删，多的补。\n`;
  const head = `# ${year} 年的要点还没有写。有 draft 这一行，这一年不在网站上，编号也不登记。
# 对照 ${year} 年的要点写齐，去掉 draft 一行，再运行 npm run check：还缺什么，它逐项列出。
${copies ? copied : ''}`;
  return [
    { path: 'year.yaml', text: head + yamlText(frame) },
    ...places.map(({ slug, ...place }) => {
      const code = nextCode(`YD-${year}`, used);
      used.add(code);
      const fields = yamlText({ code, ...place });
      return { path: `${slug}.mdx`, text: `---\n${copies ? copied : ''}${fields}---\n` };
    }),
  ];
}
