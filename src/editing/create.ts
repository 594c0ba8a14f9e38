import type { Problem } from '../model/problem.ts';
import type { Made } from './kinds.ts';
import { replaceFile, writeNewFile } from './new-files.ts';
import { tryOut } from './trial.ts';

/**
 * Writes what was made, if the check has nothing against it but that it is not registered.
 * @param folder the content folder.
 * @returns what the check has against it; then nothing is written.
 * @throws FileInTheWay if a file stands where a new one should.
 */
export function create(folder: string, { file, grows }: Made): readonly Problem[] {
  const problems = tryOut(folder, [file]);
  if (problems.length > 0) return problems;
  if (grows) replaceFile(folder, file);
  else writeNewFile(folder, file);
  return [];
}
