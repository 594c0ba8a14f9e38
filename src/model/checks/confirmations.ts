import { statementsOf } from '../confirmations.ts';
import type { SourceFile } from '../source-files.ts';
import type { Problem } from '../problem.ts';
import type { Confirmations } from '../schemas/confirmations.ts';

/** Where the register stands, in the content folder. */
export const confirmationsFile = 'confirmations.yaml';

const expected = '和上次核对时一样，或者核对以后登记';

/**
 * What was changed, added or taken away since somebody last held it against its source. Whether it is right cannot be
 * seen from here; that nobody looked can.
 */
export function checkConfirmations(files: readonly SourceFile[], confirmed: Confirmations): Problem[] {
  const present = new Set(files.map(({ path }) => path));
  return [
    ...files.flatMap((file) => unconfirmed(file, confirmed[file.path])),
    ...Object.keys(confirmed)
      .filter((path) => !present.has(path))
      .map((path) => ({
        file: confirmationsFile,
        field: path,
        found: `${path} 登记过，现在没有这个文件`,
        expected,
        mend: `误删的，从版本库取回；确实不要了的，运行 npm run confirm -- ${path}。`,
      })),
  ];
}

function unconfirmed(file: SourceFile, confirmed: Readonly<Record<string, string>> | undefined): Problem[] {
  const { path } = file;
  const statements = statementsOf(file);
  const mend = `对照依据核对；对的，运行 npm run confirm -- ${path}；不是有意改的，从版本库取回。`;
  if (!confirmed) {
    return statements.length === 0 ? [] : [{ file: path, line: 1, found: '新的文件，还没有登记', expected, mend }];
  }
  const names = new Set(statements.map(({ name }) => name));
  return [
    ...statements
      .filter(({ name, print }) => confirmed[name] !== print)
      .map(({ name, field }) => ({
        file: path,
        line: field.length === 0 ? file.bodyLine : file.lineOf(field),
        field: field.length === 0 ? '正文' : field.join('.'),
        found: confirmed[name] === undefined ? `“${name}”是新写的` : `“${name}”在上次核对以后改过`,
        expected,
        mend,
      })),
    ...Object.keys(confirmed)
      .filter((name) => !names.has(name))
      .map((name) => ({ file: path, line: 1, found: `“${name}”登记过，现在没有了`, expected, mend })),
  ];
}
