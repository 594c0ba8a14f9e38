import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprintOf } from '../tests/content/fingerprint.ts';

/**
 * `node scripts/fingerprint.ts FOLDER`: writes `tests/content/background-fingerprint.json` from the background texts
 * (`*.txt`) in the folder. The texts themselves are internal and stay out of the repository; with the fingerprint
 * `tests/content/own-words.test.ts` can tell whether the content copies a run of 26 characters from them. To be run
 * again only when a background text is added or replaced.
 */
function main(folder: string | undefined): number {
  if (folder === undefined) {
    console.error('用法：node scripts/fingerprint.ts 存放背景材料（*.txt）的文件夹');
    return 2;
  }
  let texts: string[];
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
    texts = names.toSorted().map((name) => readFileSync(join(folder, name), 'utf8'));
  } catch (error) {
    console.error(`读不出来：${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
  if (texts.length === 0) {
    console.error(`${folder} 里没有 .txt 文件。`);
    return 1;
  }
  const target = fileURLToPath(new URL('../tests/content/background-fingerprint.json', import.meta.url));
  const fingerprint = fingerprintOf(texts);
  writeFileSync(target, `${JSON.stringify(fingerprint, undefined, 2)}\n`);
  console.log(`${texts.length} 份材料，${fingerprint.count} 个片段，写入 ${target}`);
  return 0;
}

process.exitCode = main(process.argv[2]);
