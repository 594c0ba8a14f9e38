import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { overdueReviews } from '../src/model/checks/review.ts';
import { listParts } from '../src/model/knowledge-base.ts';
import { checkContent } from '../src/model/load.ts';
import { formatProblems } from '../src/model/problem.ts';

/** `npm run check [-- --content DIR]`: validates all content without building a page. */
function main(): number {
  let folder: string;
  try {
    folder = parseArgs({ options: { content: { type: 'string', default: 'content' } } }).values.content;
  } catch {
    console.error('用法：npm run check -- --content 内容文件夹');
    return 2;
  }
  const { content, problems } = checkContent(resolve(folder));
  if (!content || problems.length > 0) {
    console.error(`${formatProblems(problems)}\n\n内容检查没有通过：${problems.length} 处问题。`);
    return 1;
  }
  const today = new Date().toISOString().slice(0, 10);
  for (const review of overdueReviews(content, today)) {
    console.log(`该复核了：${review.code}（${review.file}），应在 ${review.due} 前复核。`);
  }
  console.log(`内容检查通过：${content.files.length} 个文件，${listParts(content).length} 个编号。`);
  return 0;
}

process.exitCode = main();
