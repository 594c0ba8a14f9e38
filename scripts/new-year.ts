import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { FileInTheWay, writeNewFolder } from '../src/editing/new-files.ts';
import { latestYearBefore, WrongYear, yearFiles, type LatestYear, type Titles } from '../src/editing/new-year.ts';
import { textProblem } from '../src/editing/questions.ts';
import { askForTitles, BrokenOff, choose } from '../src/editing/terminal.ts';
import { tryOut } from '../src/editing/trial.ts';
import { loadContent } from '../src/model/content.ts';
import { formatProblems } from '../src/model/problem.ts';
import { readSourceFolder } from '../src/model/source-files.ts';

const usage = `用法：npm run new-year -- 年份 [--from 上一年 | --title 标题 --title 标题 …] [--content 内容文件夹]
  --from 2022    照 2022 年的部分和标题列出来，逐个对照新一年的要点核对
  --title 标题   新一年的要点，一个写一次，按顺序
  都不写：在终端里逐项问；不在终端里，只建 year.yaml。`;

/**
 * `npm run new-year -- 2023 [--from 2022 | --title …]`: prepares the folder of a year of work points as a draft, which
 * is not on the site: nothing of the year before is taken to hold for it.
 */
async function main(): Promise<number> {
  const options = readOptions();
  if (!options) {
    console.error(usage);
    return 2;
  }
  const { folder, given, from, titles } = options;
  const loaded = loadContent(folder);
  const unread = readSourceFolder(folder).problems;
  if (!loaded.content || unread.length > 0) {
    console.error(`${formatProblems(unread.length > 0 ? unread : loaded.problems)}\n\n先改好这些，再建新的一年。`);
    return 1;
  }
  try {
    const latest = latestYearBefore(given, loaded, loaded.content);
    const year = Number(given);
    const chosen = await titlesFor(year, latest, from, titles);
    const files = yearFiles(year, latest, chosen, loaded);
    const path = join('work-points', given);
    const problems = tryOut(
      folder,
      files.map((file) => ({ ...file, path: join(path, file.path) })),
    );
    if (problems.length > 0) {
      console.error(`${formatProblems(problems)}\n\n这样写通不过检查，什么也没有写入。`);
      return 1;
    }
    writeNewFolder(folder, path, files);
    console.log(`建好了 ${relative(process.cwd(), join(folder, path))}：year.yaml 和 ${files.length - 1} 项要点，都是草稿，不在网站上。
接着：
  1. 对照 ${given} 年的要点核对标题、写内容；多的一项，运行 npm run new -- 要点 --year ${given}。
  2. 都写齐了，去掉 year.yaml 的 draft 一行，运行 npm run check，照它列的补。
  3. 运行 npm run confirm 和 npm run permalinks。`);
    return 0;
  } catch (error) {
    if (error instanceof WrongYear || error instanceof FileInTheWay || error instanceof BrokenOff) {
      console.error(`${error.message === '' ? '' : `${error.message}\n`}什么也没有写入。`);
      return error instanceof WrongYear ? 2 : 1;
    }
    throw error;
  }
}

/** @throws WrongYear if `from` is not the newest year, or a title cannot be used. */
async function titlesFor(
  year: number,
  latest: LatestYear,
  from: string | undefined,
  titles: readonly string[],
): Promise<Titles> {
  const before = latest.year.data.year;
  if (from !== undefined) {
    if (from !== String(before)) throw new WrongYear(`--from 只能写最近写好的一年：${before}。`);
    return 'from-latest';
  }
  const wrong = titles.flatMap((title) => {
    const problem = textProblem(title);
    return problem === undefined ? [] : [`标题“${title}”：${problem}。`];
  });
  if (wrong.length > 0) throw new WrongYear(wrong.join('\n'));
  if (titles.length > 0 || !(process.stdin.isTTY && process.stdout.isTTY)) return titles;
  const way = await choose(
    `${year} 年的要点怎么列`,
    [
      { value: 'from', label: `照 ${before} 年的 ${latest.points.length} 个标题列出来，逐个核对` },
      { value: 'titles', label: '自己写标题' },
      { value: 'none', label: '先只建 year.yaml' },
    ],
    undefined,
  );
  if (way === 'from') return 'from-latest';
  return way === 'none' ? [] : askForTitles(`${year} 年的要点`);
}

interface Options {
  readonly folder: string;
  readonly given: string;
  readonly from: string | undefined;
  readonly titles: readonly string[];
}

function readOptions(): Options | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        content: { type: 'string', default: 'content' },
        from: { type: 'string' },
        title: { type: 'string', multiple: true, default: [] },
      },
    });
    const [given, ...more] = positionals;
    if (given === undefined || more.length > 0 || (values.from !== undefined && values.title.length > 0))
      return undefined;
    return {
      folder: resolve(values.content),
      given,
      from: values.from,
      titles: values.title.map((title) => title.trim()),
    };
  } catch {
    return undefined;
  }
}

process.exitCode = await main();
