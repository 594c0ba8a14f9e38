import { createHash } from 'node:crypto';
import { z, type core } from 'zod';
import { PublishingError } from './faults.ts';

/** The name of the list of all files, at the top of the output; the list does not name itself. */
export const integrityFile = 'integrity.json';

/** Lower-case hexadecimal SHA-256 of some bytes. */
export function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A file of the list: its path under the top folder, with `/` between the parts, and its bytes. */
interface ListedFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/**
 * The bytes of `integrity.json`: every file with its SHA-256 and its length in bytes, in the order of the paths, one
 * file a line. Equal files give equal bytes, in whatever order they come. The list itself is left out.
 * @throws Error if a path comes twice.
 */
export function integrityOf(files: Iterable<ListedFile>): Uint8Array {
  const lines = new Map<string, string>();
  for (const file of files) addLine(lines, file);
  return listOf(lines);
}

/**
 * Files as they come, and after the last of them the list of all.
 * @throws Error if a path comes twice.
 */
export async function* withIntegrity(files: AsyncIterable<ListedFile>): AsyncGenerator<ListedFile, void, undefined> {
  const lines = new Map<string, string>();
  for await (const file of files) {
    addLine(lines, file);
    yield file;
  }
  yield { path: integrityFile, content: listOf(lines) };
}

function addLine(lines: Map<string, string>, { path, content }: ListedFile): void {
  if (path === integrityFile) return;
  if (lines.has(path)) throw new Error(`${path} 出现了两次：同一个文件夹里不能有两个同名的文件。`);
  lines.set(path, `${JSON.stringify(path)}: { "sha256": "${sha256(content)}", "bytes": ${content.byteLength} }`);
}

function listOf(lines: ReadonlyMap<string, string>): Uint8Array {
  // By code unit: the order of a locale would differ between machines.
  const sorted = [...lines].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => `    ${line}`);
  const text = `{
  "format": 1,
  "algorithm": "SHA-256",
  "files": {
${sorted.join(',\n')}
  }
}
`;
  return new TextEncoder().encode(text);
}

/** A list of files as it was read back: SHA-256 in hexadecimal and length in bytes, by path. */
export type IntegrityList = ReadonlyMap<string, { readonly sha256: string; readonly bytes: number }>;

/** Bytes that a list may have at most: twenty times those of the present site. */
export const longestList = 20 * 1024 * 1024;

const listSchema = z.strictObject({
  format: z.literal(1, '应为 1：别的版本写的清单，用那个版本的 npm run verify 核对'),
  algorithm: z.literal('SHA-256', '应为 SHA-256'),
  files: z.record(
    // Nothing outside the folder or the address that is looked at.
    z.string().refine(isPlainPath, '应为站内的路径，如 terms/index.html，不能是 ../、/ 开头的路径'),
    z.strictObject({
      sha256: z.string('应为 64 位十六进制数').regex(/^[0-9a-f]{64}$/, '应为 64 位十六进制数'),
      bytes: z.int('应为文件的字节数').nonnegative('应为文件的字节数'),
    }),
  ),
});

/**
 * Reads what `integrityOf` wrote.
 * @param from where the bytes come from, as the reader knows it: a path or an address.
 * @throws PublishingError naming what is wrong, at most ten things.
 */
export function readIntegrity(bytes: Uint8Array, from: string): IntegrityList {
  const problem = (found: string): PublishingError =>
    new PublishingError(`清单 ${from} 不能用：\n  ${found}\n  改法：重新构建或者重新取一份 integrity.json。`);
  if (bytes.byteLength > longestList) throw problem('太大，不是本站的清单');
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw problem('不是完整的 JSON（文件损坏、没有传完，或者是别的文件）');
  }
  const { success, error, data: list } = listSchema.safeParse(data, { error: issueText });
  if (!success) {
    const issues = error.issues.map((issue) => `${issue.path.join(' → ') || '清单'}：${textOf(issue)}`);
    throw problem(
      [...issues.slice(0, 10), ...(issues.length > 10 ? [`……还有 ${issues.length - 10} 处`] : [])].join('\n  '),
    );
  }
  return new Map(Object.entries(list.files));
}

/** What zod says without a text of our own. */
function issueText(issue: core.$ZodRawIssue): string {
  if (issue.code === 'unrecognized_keys') return `不认识的字段 ${issue.keys.join('、')}`;
  return '类型不对，或者没有写';
}

/** A problem with a key of a record says so in the issue below it. */
function textOf(issue: core.$ZodIssue): string {
  return issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message;
}

function isPlainPath(path: string): boolean {
  const parts = path.split('/');
  return !/[\\:\p{Cc}]/u.test(path) && parts.every((part) => !['', '.', '..'].includes(part)) && path !== integrityFile;
}
