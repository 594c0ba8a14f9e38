import { lstatSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { isMap, isNode, isPair, LineCounter, parseDocument, type Document } from 'yaml';
import type { Problem } from './problem.ts';

/** Largest content file that is read, in bytes. Real files are below 100 KB. */
export const largestFile = 1024 * 1024;

/** A content file whose data could be read. */
export interface SourceFile {
  /** Path inside the content folder, `/` between folders. */
  readonly path: string;
  /** The YAML document or the front matter, as plain values. */
  readonly data: unknown;
  /** Text under the front matter; empty for `.yaml`. */
  readonly body: string;
  /** Line of the file on which the body starts, from 1. */
  readonly bodyLine: number;
  /** Line of a field, or of its nearest written parent. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** What was read from a content folder. */
export interface SourceFolder {
  readonly files: readonly SourceFile[];
  readonly problems: readonly Problem[];
}

/**
 * Reads every file of a content folder. Never throws: whatever cannot be read becomes a problem. Symbolic links are
 * not followed, so a loop cannot hang it.
 * @param root folder to read.
 */
export function readSourceFolder(root: string): SourceFolder {
  const files: SourceFile[] = [];
  const problems: Problem[] = [];
  const toPath = (absolute: string): string => relative(root, absolute).split(sep).join('/') || '.';

  const walk = (folder: string): void => {
    let names: string[];
    try {
      names = readdirSync(folder).toSorted();
    } catch (error) {
      problems.push(unreadable(toPath(folder), error));
      return;
    }
    for (const name of names) {
      if (name.startsWith('.')) continue;
      const absolute = join(folder, name);
      const path = toPath(absolute);
      let stat;
      try {
        stat = lstatSync(absolute);
      } catch (error) {
        problems.push(unreadable(path, error));
        continue;
      }
      if (stat.isDirectory()) walk(absolute);
      else if (stat.isSymbolicLink()) {
        problems.push({
          file: path,
          found: '符号链接',
          expected: '普通文件或文件夹',
          mend: '把链接换成文件本身；为避免循环，检查不跟随链接。',
        });
      } else if (stat.isFile()) {
        const result = readSourceFile(absolute, path, stat.size);
        if ('problems' in result) problems.push(...result.problems);
        else files.push(result);
      } else {
        problems.push({ file: path, found: '特殊文件', expected: '普通文件', mend: '把它移出内容文件夹。' });
      }
    }
  };
  walk(root);
  return { files, problems };
}

function readSourceFile(absolute: string, path: string, size: number): SourceFile | { problems: Problem[] } {
  if (!/\.(yaml|mdx)$/.test(path)) {
    return {
      problems: [
        {
          file: path,
          found: '不认识的文件类型',
          expected: '.yaml 或者 .mdx 文件',
          mend: '改成正确的扩展名，或者把它移出内容文件夹。',
        },
      ],
    };
  }
  if (size > largestFile) {
    return {
      problems: [
        {
          file: path,
          found: `${(size / largestFile).toFixed(1)} MB 的文件`,
          expected: '不超过 1 MB',
          mend: '内容文件只放文字；拆成几个条目，或者检查是不是放错了文件。',
        },
      ],
    };
  }
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(absolute);
  } catch (error) {
    return { problems: [unreadable(path, error)] };
  }
  const decoded = decode(bytes, path);
  if (typeof decoded !== 'string') return { problems: [decoded] };
  return path.endsWith('.mdx') ? parseMdx(decoded, path) : parseYaml(decoded, path);
}

function decode(bytes: Uint8Array, path: string): string | Problem {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const mend = '用编辑器打开，另存为 UTF-8 编码。';
  if (utf16) return { file: path, found: 'UTF-16 编码', expected: 'UTF-8 编码', mend };
  try {
    const decoded = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const nul = decoded.indexOf('\0');
    if (nul === -1) return decoded;
    return {
      file: path,
      line: decoded.slice(0, nul).split('\n').length,
      found: '空字符（文件可能是二进制，或者已经损坏）',
      expected: '纯文本',
      mend: '从版本库里取回这个文件的上一版。',
    };
  } catch {
    return { file: path, found: '不是 UTF-8 编码（可能是 GBK）', expected: 'UTF-8 编码', mend };
  }
}

function parseMdx(content: string, path: string): SourceFile | { problems: Problem[] } {
  const match = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(content);
  if (!match) {
    return {
      problems: [
        {
          file: path,
          line: 1,
          found: '没有完整的文件头',
          expected: '文件以一行 --- 开头，写完字段后再用一行 --- 结束',
          mend: '照同一文件夹里的其他文件补上文件头。',
        },
      ],
    };
  }
  const [whole, header = ''] = match;
  const bodyLine = whole.split('\n').length;
  return parseYaml(header, path, 1, { body: content.slice(whole.length), bodyLine });
}

function parseYaml(
  content: string,
  path: string,
  linesBefore = 0,
  rest: { body: string; bodyLine: number } = { body: '', bodyLine: 1 },
): SourceFile | { problems: Problem[] } {
  const counter = new LineCounter();
  const document = parseDocument(content, { lineCounter: counter, prettyErrors: false });
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map((error) => ({
        file: path,
        line: counter.linePos(error.pos[0]).line + linesBefore,
        found: explainYaml(error.code, error.message),
        expected: '正确的 YAML',
        mend: '检查这一行的缩进、引号和冒号；句子里有“: ”或“ #”时，整句用引号括起来。',
      })),
    };
  }
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 50 });
  } catch {
    return {
      problems: [
        { file: path, line: 1 + linesBefore, found: '引用（*）太多或者循环', expected: '不使用 YAML 引用', mend: '把引用的内容直接写出来。' },
      ],
    };
  }
  return {
    path,
    data,
    ...rest,
    lineOf: (field) => counter.linePos(offsetOf(document, field)).line + linesBefore,
  };
}

function offsetOf(document: Document, field: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const key of field) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && String(item.key) === String(key));
      if (!pair) return offset;
      if (isNode(pair.key) && pair.key.range) offset = pair.key.range[0];
      node = pair.value;
    } else if (isNode(node) && 'items' in node && Array.isArray(node.items)) {
      node = node.items[Number(key)];
      if (isNode(node) && node.range) offset = node.range[0];
    } else return offset;
  }
  return offset;
}

function explainYaml(code: string, message: string): string {
  const known: Record<string, string> = {
    DUPLICATE_KEY: '同一个字段写了两次',
    TAB_AS_INDENT: '用了制表符缩进',
    BAD_INDENT: '缩进不对',
    MISSING_CHAR: '少了引号或者括号',
    MULTILINE_IMPLICIT_KEY: '一行里写不下的字段，多半是少了引号',
    BLOCK_AS_IMPLICIT_KEY: '同一行里有两个冒号',
    UNEXPECTED_TOKEN: '这里不该有的符号',
    BAD_ALIAS: '引用（*）有错',
    MULTIPLE_DOCS: '一个文件里有两份 YAML（多了一行 ---）',
  };
  return `${known[code] ?? 'YAML 写法有错'}（${message.split('\n')[0] ?? ''}）`;
}

function unreadable(file: string, error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason: Record<string, string> = { ENOENT: '不存在', EACCES: '没有读取权限', ENOTDIR: '不是文件夹' };
  return {
    file,
    found: `读不出来：${reason[code] ?? code}`,
    expected: '可以读取的内容文件夹和文件',
    mend: '检查路径是否写对、文件是否还在、当前用户有没有读取权限。',
  };
}
