import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { editorFiles } from '../src/field-guide/editor-files.ts';

const root = join(import.meta.dirname, '..');

/**
 * `npm run schemas [-- --check]`: writes what VS Code needs to help with content files (`.vscode/`), from the schemas of
 * the model. With `--check` it only looks, and fails if something is out of date.
 */
function main(): number {
  let check: boolean;
  try {
    ({ check } = parseArgs({ options: { check: { type: 'boolean', default: false } } }).values);
  } catch {
    console.error('用法：npm run schemas -- --check');
    return 2;
  }
  const stale = [...editorFiles()].filter(([path, text]) => readIfThere(join(root, path)) !== text);
  if (check) {
    for (const [path] of stale) console.error(`${path} 和 src/model/schemas/ 不一致。`);
    console.log(stale.length === 0 ? '编辑器用的格式都是最新的。' : '运行 npm run schemas，把 .vscode/ 一起提交。');
    return stale.length === 0 ? 0 : 1;
  }
  for (const [path, text] of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  console.log(`写了 ${stale.length} 个文件，在 .vscode/ 里。`);
  return 0;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

process.exitCode = main();
