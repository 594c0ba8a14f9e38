import { explainIssue } from '../model/explain-issue.ts';
import type { Problem } from '../model/problem.ts';
import { parseYaml } from '../model/source-files.ts';
import { dataIndex, formatVersion, indexAddress, type DataIndex } from './format.ts';

/** What came of reading an index. */
export type ReadIndex = { readonly index: DataIndex } | { readonly problems: readonly Problem[] };

const again = `从网站上再下载一次 ${indexAddress}，或者从备份里取。`;

/**
 * Reads an index that was kept: `data/index.json` of this site, of now or of earlier.
 * @param text what the file says.
 * @param file its name, for problems.
 */
export function readIndex(text: string, file: string): ReadIndex {
  const problem = (found: string, expected: string, mend = again): ReadIndex => ({
    problems: [{ file, found, expected, mend }],
  });
  const trimmed = text.trim();
  if (trimmed === '') return problem('空文件', `一份 ${indexAddress}`);
  let data: unknown;
  try {
    data = JSON.parse(trimmed);
  } catch {
    return trimmed.startsWith('{') && !trimmed.endsWith('}')
      ? problem(`只有前面一段，到“${trimmed.slice(-20).trim()}”就断了`, `完整的 ${indexAddress}`)
      : problem('不是 JSON', `一份 ${indexAddress}`);
  }
  if (typeof data !== 'object' || data === null || !('version' in data) || !('parts' in data)) {
    return problem(
      'JSON，但不是本站的编号总目（没有 version 和 parts）',
      `一份 ${indexAddress}`,
      `换成 ${indexAddress}。`,
    );
  }
  if (data.version !== formatVersion) {
    return problem(
      `格式的版本是 ${JSON.stringify(data.version)}`,
      `版本 ${formatVersion}`,
      '用写出那份文件的那一版程序来比；或者从现在的网站下载一份，以后照它比。',
    );
  }
  const result = dataIndex.safeParse(data);
  if (result.success) return { index: result.data };
  // Only a file that is wrong is read a second time, for its lines.
  const source = parseYaml(text, file);
  if ('problems' in source) return source;
  return { problems: result.error.issues.flatMap((issue) => explainIssue(issue, source)) };
}
