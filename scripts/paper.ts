import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compilePaper } from '../src/documents/compile.ts';
import { exampleValues } from '../src/documents/values.ts';
import { layOut } from '../src/documents/layout/lay-out.ts';
import { plainText } from '../src/documents/plain-text.ts';
import { wordFile } from '../src/documents/word/word-file.ts';
import { loadContent } from '../src/model/content.ts';
import { listLimits } from '../src/model/knowledge-base.ts';
import { formatProblems } from '../src/model/problem.ts';

const usage = '用法：npm run paper -- WS-25 [WS-26 …] [--content 内容文件夹] [--word 输出文件夹]';

/**
 * `npm run paper -- WS-25`: prints a document's paper, empty and filled with its examples, as text; with `--word DIR` it
 * writes both as Word files instead. For authors of templates: other files may still be wrong.
 */
async function main(): Promise<number> {
  let codes: readonly string[];
  let options: { content: string; word?: string | undefined };
  try {
    const parsed = parseArgs({
      allowPositionals: true,
      options: { content: { type: 'string', default: 'content' }, word: { type: 'string' } },
    });
    codes = parsed.positionals;
    options = parsed.values;
  } catch {
    console.error(usage);
    return 2;
  }
  if (codes.length === 0) {
    console.error(usage);
    return 2;
  }
  const { entries, content, problems } = loadContent(resolve(options.content));
  const mine = problems.filter(({ file }) => codes.some((code) => file.includes(code)));
  if (mine.length > 0 || !content) {
    console.error(formatProblems(mine.length > 0 ? mine : problems));
    return 1;
  }
  const limits = new Map(listLimits(content).map((placed) => [placed.limit.code, placed]));
  for (const code of codes) {
    const document = entries.documents.find(({ data }) => data.code === code)?.data;
    if (!document) {
      console.error(`没有文书 ${code}。`);
      return 1;
    }
    const paper = compilePaper({ ...content, limits }, document);
    for (const [name, values] of [
      ['blank', undefined],
      ['filled', exampleValues(paper)],
    ] as const) {
      const sheet = layOut(paper, values);
      if (options.word === undefined) {
        console.log(`── ${code} ${document.title}（${name}）\n${plainText(sheet).join('\n')}\n`);
        continue;
      }
      mkdirSync(options.word, { recursive: true });
      const path = join(options.word, `${code}-${name}.docx`);
      writeFileSync(path, await wordFile(sheet, { creator: content.site.data.name, asOf: content.site.data.asOf }));
      console.log(path);
    }
  }
  return 0;
}

process.exitCode = await main();
