import { renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { checkConfirmations, confirmationsFile } from '../src/model/checks/confirmations.ts';
import { statementsOf } from '../src/model/confirmations.ts';
import { loadContent } from '../src/model/content.ts';
import { formatProblems } from '../src/model/problem.ts';
import type { Confirmations } from '../src/model/schemas/confirmations.ts';

const header = `# 核对登记：每一处内容上次对照依据核对时的指纹。由 npm run confirm 写入，不要手改。
# 内容和登记不一样，检查就不通过：先对照依据核对，再登记。
`;

/**
 * `npm run confirm [-- FILE… | --all] [--content DIR]`: without files it lists every place of the content that was
 * changed since it was last held against its source; with files, or `--all`, it registers that they were now.
 */
function main(): number {
  const options = readOptions();
  if (!options) {
    console.error('用法：npm run confirm -- [内容文件…] [--all] [--content 内容文件夹]');
    return 2;
  }
  const { folder, paths, all } = options;
  const { content, problems } = loadContent(folder);
  if (!content || problems.length > 0) {
    console.error(`${formatProblems(problems)}\n\n先改好这 ${problems.length} 处，再核对登记。`);
    return 1;
  }
  const before = content.confirmations?.data ?? {};
  const { files } = content;
  const unknown = paths.filter((path) => !files.some((file) => file.path === path) && !(path in before));
  if (unknown.length > 0) {
    console.error(
      `内容文件夹里没有，也没有登记过：${unknown.join('、')}。写内容文件夹里的路径，如 rules/recusal.mdx。`,
    );
    return 2;
  }
  const changes = checkConfirmations(files, before);
  if (!all && paths.length === 0) {
    if (changes.length === 0) {
      console.log('没有要登记的：全部内容和上次核对时一样。');
      return 0;
    }
    console.log(
      `${formatProblems(changes)}\n\n${changes.length} 处要核对登记。都核对过了的，运行 npm run confirm -- --all。`,
    );
    return 1;
  }
  const isChosen = (path: string): boolean => all || paths.includes(path);
  const after: Confirmations = Object.fromEntries(
    [...new Set([...Object.keys(before), ...files.map(({ path }) => path)])].toSorted().flatMap((path) => {
      if (!isChosen(path)) return before[path] ? [[path, before[path]]] : [];
      const file = files.find((candidate) => candidate.path === path);
      const statements = file ? statementsOf(file) : [];
      return statements.length === 0
        ? []
        : [[path, Object.fromEntries(statements.map(({ name, print }) => [name, print]))]];
    }),
  );
  const target = join(folder, confirmationsFile);
  writeFileSync(`${target}.new`, header + stringify(after, { lineWidth: 0 }));
  renameSync(`${target}.new`, target);
  const left = checkConfirmations(files, after).length;
  console.log(
    `登记了 ${changes.length - left} 处${left > 0 ? `，还有 ${left} 处没有登记` : ''}。把 ${confirmationsFile} 和内容一起提交。`,
  );
  return 0;
}

function readOptions(): { folder: string; paths: readonly string[]; all: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { content: { type: 'string', default: 'content' }, all: { type: 'boolean', default: false } },
    });
    return { folder: resolve(values.content), paths: positionals, all: values.all };
  } catch {
    return undefined;
  }
}

process.exitCode = main();
