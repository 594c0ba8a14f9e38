import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { listParts } from '../src/model/knowledge-base.ts';
import { checkContent } from '../src/model/load.ts';
import { formatProblems } from '../src/model/problem.ts';
import { dayInChina, dueReviews } from '../src/model/review.ts';

/** `npm run check [-- --content DIR]`: validates all content without building a page. */
function main(): number {
  let folder: string;
  try {
    folder = parseArgs({ options: { content: { type: 'string', default: 'content' } } }).values.content;
  } catch {
    console.error('用法：npm run check -- --content 内容文件夹');
    return 2;
  }
  const { content, drafts, problems } = checkContent(resolve(folder));
  if (!content || problems.length > 0) {
    console.error(`${formatProblems(problems)}\n\n内容检查没有通过：${problems.length} 处问题。`);
    return 1;
  }
  const { overdue } = dueReviews(content, dayInChina(new Date()));
  if (overdue[0]) {
    console.log(
      `该核对了：${overdue.length} 个文件，最早的应在 ${overdue[0].due} 以前核对。运行 npm run review 看是哪些。`,
    );
  }
  for (const { year, points } of drafts) {
    console.log(
      `草稿，不在网站上：${year.data.title}（${points.length} 项要点）。写齐以后，去掉 ${year.file.path} 的 draft 一行。`,
    );
  }
  console.log(`内容检查通过：${content.files.length} 个文件，${listParts(content).length} 个编号。`);
  return 0;
}

process.exitCode = main();
