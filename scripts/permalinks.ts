import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { loadContent } from '../src/model/content.ts';
import { addressOf, listParts } from '../src/model/knowledge-base.ts';
import { formatProblems } from '../src/model/problem.ts';

/**
 * `npm run permalinks [-- --content DIR]`: registers new codes and addresses in `permalinks.yaml`. It never drops what
 * was published: a code that is gone stays, and so does an address that moved, until `redirects` says where it leads.
 */
function main(): number {
  let folder: string;
  try {
    folder = resolve(parseArgs({ options: { content: { type: 'string', default: 'content' } } }).values.content);
  } catch {
    console.error('用法：npm run permalinks -- --content 内容文件夹');
    return 2;
  }
  const { content, problems } = loadContent(folder);
  if (!content || problems.length > 0) {
    console.error(`${formatProblems(problems)}\n\n先改好上面的问题，再登记编号。`);
    return 1;
  }
  const { published, redirects } = content.permalinks.data;
  const parts = listParts(content);
  const added = parts.filter((part) => !(part.code in published));
  const pages = new Set(parts.map((part) => part.page));
  const all: Record<string, string> = { ...published };
  for (const part of parts) {
    const [page = part.page] = published[part.code]?.split('#') ?? [];
    if (pages.has(page) || page in redirects) all[part.code] = addressOf(part);
  }
  const sorted = Object.fromEntries(
    Object.entries(all).toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })),
  );
  const file = join(folder, 'permalinks.yaml');
  const header = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('#'))
    .join('\n');
  const temporary = `${file}.new`;
  writeFileSync(
    temporary,
    `${header}${header ? '\n' : ''}${stringify({ published: sorted, redirects }, { lineWidth: 0 })}`,
  );
  renameSync(temporary, file);
  console.log(`登记了 ${added.length} 个新编号，一共 ${Object.keys(sorted).length} 个。`);
  for (const part of added.slice(0, 40)) console.log(`  ${part.code}  ${addressOf(part)}`);
  if (added.length > 40) console.log(`  ……还有 ${added.length - 40} 个`);
  return 0;
}

process.exitCode = main();
