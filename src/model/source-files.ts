import { lstatSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import {
  isAlias,
  isMap,
  isNode,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Pair,
  type YAMLMap,
} from 'yaml';
import { show, type Problem } from './problem.ts';

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
  /** Whether the folder itself could be read. */
  readonly readable: boolean;
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
  const toPath = (absolute: string): string => relative(root, absolute).split(sep).join('/');

  const walk = (folder: string): boolean => {
    let names: string[];
    try {
      names = readdirSync(folder).toSorted();
    } catch (error) {
      problems.push(unreadable(toPath(folder) || root, error));
      return false;
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
      if (stat.isDirectory()) {
        if (/\.(yaml|mdx)$/.test(name)) {
          problems.push({
            file: path,
            found: '文件夹，名字却像文件',
            expected: '文件夹的名字不带 .yaml 或者 .mdx',
            mend: '给文件夹改名；里面的文件移到对应的位置。',
          });
        } else walk(absolute);
      } else if (stat.isSymbolicLink()) {
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
    return true;
  };
  const kept = held.get(resolve(root));
  if (kept) return kept;
  const readable = walk(root);
  const found = { readable, files, problems };
  const before = lastFolder.get(resolve(root));
  if (before && problems.length === 0 && isSame(before.files, files)) return before;
  if (problems.length === 0) lastFolder.set(resolve(root), found);
  return found;
}

/**
 * Takes a folder as it was read last for as long as the process runs: a build reads it many times, and makes sure at its
 * end that nothing has changed meanwhile.
 */
export function holdSourceFolder(root: string): void {
  const last = lastFolder.get(resolve(root));
  if (last) held.set(resolve(root), last);
}

const held = new Map<string, SourceFolder>();

/** What each folder held last, if all of it could be read: as long as nothing changes, it is the same object. */
const lastFolder = new Map<string, SourceFolder>();

function isSame(before: readonly SourceFile[], now: readonly SourceFile[]): boolean {
  return before.length === now.length && before.every((file, index) => file === now[index]);
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
  const before = lastRead.get(path);
  if (before && Buffer.compare(before.bytes, bytes) === 0) return before.result;
  const result = parseFile(bytes, path);
  lastRead.set(path, { bytes, result });
  return result;
}

/**
 * What each path said last, and what came of it. A build reads the folder twice, the mutation test hundreds of times,
 * and nearly all the time goes into parsing files that have not changed.
 */
const lastRead = new Map<
  string,
  { readonly bytes: Uint8Array; readonly result: SourceFile | { problems: Problem[] } }
>();

function parseFile(bytes: Uint8Array, path: string): SourceFile | { problems: Problem[] } {
  const decoded = decode(bytes, path);
  if (typeof decoded !== 'string') return { problems: [decoded] };
  const result = path.endsWith('.mdx') ? parseMdx(decoded, path) : parseYaml(decoded, path);
  return 'problems' in result || isWhole(decoded, path) ? result : { problems: [cutOff(decoded, path)] };
}

/** Whether a file ends where a line ends: otherwise half a line may be missing, and nobody would notice. */
function isWhole(text: string, path: string): boolean {
  return text === '' || /[\r\n]$/.test(text) || (path.endsWith('.mdx') && text.endsWith('\n---'));
}

function cutOff(text: string, path: string): Problem {
  const lines = text.split(/\r\n|\r|\n/);
  return {
    file: path,
    line: lines.length,
    found: `最后是“${show((lines.at(-1) ?? '').slice(-20))}”，后面没有换行`,
    expected: '最后一行写完，再换行',
    mend: '文件可能没有存完：对照版本库里的上一版，补全后面的内容；内容完整的，在末尾加一个换行。',
  };
}

function decode(bytes: Uint8Array, path: string): string | Problem {
  const mend = '用编辑器打开，另存为 UTF-8 编码。';
  if (isUtf16(bytes)) return { file: path, found: 'UTF-16 编码', expected: 'UTF-8 编码', mend };
  try {
    const decoded = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const stray = strayCharacter.exec(decoded) ?? foreignLetters.exec(decoded);
    if (!stray) return decoded;
    const lines = decoded.slice(0, stray.index).split('\n');
    return { file: path, line: lines.length, ...explainCharacter(stray[0], (lines.at(-1) ?? '').trim()) };
  } catch {
    return { file: path, ...explainBytes(bytes), expected: 'UTF-8 编码' };
  }
}

/** With its mark, or without: then every other byte of the field names at the start is zero. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second, third, fourth] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return (first !== 0 && second === 0 && third !== 0 && fourth === 0) || (first === 0 && second !== 0 && third === 0);
}

/** What bytes that are no UTF-8 may be: UTF-8 with a broken character, GBK, or no text at all. */
function explainBytes(bytes: Uint8Array): Pick<Problem, 'line' | 'found' | 'mend'> {
  const read = new TextDecoder('utf-8').decode(bytes);
  const [before = ''] = read.split('\ufffd', 1);
  const count = (characters: RegExp): number => [...read.matchAll(characters)].length;
  if (count(/\p{Script=Han}/gu) > count(/\ufffd/g)) {
    const place = (before.split('\n').at(-1) ?? '').trim();
    return {
      line: before.split('\n').length,
      found: `有损坏的字，${place === '' ? '在行首' : `在“${place.slice(-10)}”后面`}`,
      mend: '文件可能没有存完或者传坏了：从版本库里取回这个文件的上一版。',
    };
  }
  try {
    new TextDecoder('gbk', { fatal: true }).decode(bytes);
    return { found: '不是 UTF-8 编码（可能是 GBK）', mend: '用编辑器打开，另存为 UTF-8 编码。' };
  } catch {
    return {
      found: '不是 UTF-8 编码，也不是 GBK（可能不是文字，或者已经损坏）',
      mend: '从版本库里取回这个文件的上一版；是 Big5 等编码的文字，另存为 UTF-8 编码。',
    };
  }
}

/**
 * Characters that nobody sees and nobody means: control, zero-width and direction marks, spaces and blanks other than
 * the usual ones, marks without a letter of their own, characters that no font has, and remains of other encodings.
 */
const strayCharacter =
  /(?![\t\n\r \u3000])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zs}\p{Zl}\p{Zp}\p{M}\p{Default_Ignorable_Code_Point}\u2800\ufffd]/u;

/** Chinese in GBK that was read as Latin-1: four letters of Western Europe in a row are no word of any language. */
const foreignLetters = /(?:(?![×÷·])[\u00a1-\u00ff]){4}/u;

function explainCharacter(character: string, before: string): Explained {
  const code = character.codePointAt(0) ?? 0;
  const mend = '从版本库里取回这个文件的上一版。';
  if (code === 0) return { found: '空字符（文件可能是二进制，或者已经损坏）', expected: '纯文本', mend };
  const place = before === '' ? '在行首' : `在“${before.slice(-10)}”后面`;
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  if (character.length >= 4) {
    const found = `乱码“${character}”，${place}`;
    return { found, expected: '可以读的文字', mend: `转换编码时损坏了：${mend}` };
  }
  if ((code >= 0x7f && code <= 0x9f) || code === 0xfffd) {
    return { found: `乱码 ${name}，${place}`, expected: '可以读的文字', mend: `转换编码时损坏了：${mend}` };
  }
  return {
    found: `看不见的字符 ${name}，${place}`,
    expected: '只有看得见的文字',
    mend: '多半是粘贴带进来的：删去前后几个字，重新打一遍。',
  };
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

/**
 * Reads a text as YAML, of which JSON is a part.
 * @param path how problems name it.
 * @param linesBefore lines of the file that stand before the text.
 */
export function parseYaml(
  content: string,
  path: string,
  linesBefore = 0,
  rest: { body: string; bodyLine: number } = { body: '', bodyLine: 1 },
): SourceFile | { problems: Problem[] } {
  const counter = new LineCounter();
  const document = parseDocument(content, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number): number => counter.linePos(offset).line + linesBefore;
  const errors = [...document.errors, ...document.warnings].toSorted((a, b) => a.pos[0] - b.pos[0]);
  // After the first real mistake the parser misreads the rest: only what stands before is certain.
  const first = errors.findIndex(({ code }) => code !== 'DUPLICATE_KEY');
  const problems = [
    ...(first === -1 ? errors : errors.slice(0, first + 1)).map(({ code, pos, message }) => ({
      offset: message.startsWith('Missing closing') ? lastQuote(document) : pos[0],
      ...explainYaml(code, message, content.slice(pos[0])),
    })),
    ...(first === -1 ? [...references(document, content), ...escapes(document)] : []),
  ].map(({ offset, ...explained }) => ({ file: path, line: lineAt(offset), ...explained }));
  if (problems.length > 0) {
    const lines = new Set<number>();
    return { problems: problems.filter(({ line }) => !lines.has(line) && lines.add(line)) };
  }
  return { path, data: document.toJS(), ...rest, lineOf: (field) => lineAt(offsetOf(document, field)) };
}

function offsetOf(document: Document, field: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const key of field) {
    if (isMap(node)) {
      const pair = pairsOf(node).get(String(key));
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

/** Fields of a map by name, of the first of two alike. */
function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  const known = pairsByMap.get(map);
  if (known) return known;
  const pairs = new Map(map.items.toReversed().map((pair) => [String(pair.key), pair]));
  pairsByMap.set(map, pairs);
  return pairs;
}

const pairsByMap = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

type Explained = Pick<Problem, 'found' | 'expected' | 'mend'>;

/** Anchors and aliases (`&` and `*`): nobody means them in this content, and both swallow words silently. */
function references(document: Document, content: string): (Explained & { offset: number })[] {
  const found: (Explained & { offset: number })[] = [];
  visit(document, {
    Node: (_, node) => {
      const [offset = 0] = node.range ?? [];
      if (!isAlias(node) && node.anchor === undefined) return;
      const sign = isAlias(node) ? '*' : '&';
      const start = isAlias(node) ? offset : content.lastIndexOf(`&${node.anchor}`, offset);
      found.push({
        offset: start,
        found: show(content.slice(start).split('\n')[0]),
        expected: `不以 ${sign} 开头的文字`,
        mend: `文字以 ${sign} 开头的，${isAlias(node) ? '如 **加粗**，' : ''}整句用引号括起来；不使用 YAML 的引用。`,
      });
    },
  });
  return found;
}

/** Characters that nobody sees, written as an escape inside quotes (`"\\0"`): the bytes of the file do not show them. */
function escapes(document: Document): (Explained & { offset: number })[] {
  const found: (Explained & { offset: number })[] = [];
  visit(document, {
    Scalar: (_, { value, range }) => {
      const stray = typeof value === 'string' ? strayCharacter.exec(value) : null;
      if (stray)
        found.push({ offset: range?.[0] ?? 0, ...explainCharacter(stray[0], stray.input.slice(0, stray.index)) });
    },
  });
  return found;
}

/** Where the last quoted text begins: the one that is not closed, if one is not. */
function lastQuote(document: Document): number {
  let offset = 0;
  visit(document, {
    Scalar: (_, { type, range }) => {
      if (type?.startsWith('QUOTE') && range) offset = range[0];
    },
  });
  return offset;
}

function explainYaml(code: string, message: string, rest: string): Explained {
  if (code === 'DUPLICATE_KEY') {
    const [field = ''] = /^[^\s:]*/.exec(rest) ?? [];
    return { found: `字段 ${field} 写了两次`, expected: '每个字段写一次', mend: '只留一个；内容不同的，合到一起。' };
  }
  const known: Record<string, string> = {
    TAB_AS_INDENT: '用了制表符缩进',
    BAD_INDENT: '缩进不对，或者前面少了 ] 或 }',
    MISSING_CHAR: '少了冒号、引号或者括号',
    MULTILINE_IMPLICIT_KEY: '一行里写不下的字段，多半是少了引号',
    BLOCK_AS_IMPLICIT_KEY: '同一行里有两个冒号，或者下一行多缩进了',
    BAD_SCALAR_START: '文字以 @、%、` 这样的符号开头',
    UNEXPECTED_TOKEN: '这里不该有的符号',
    MULTIPLE_DOCS: '一个文件里有两份 YAML（多了一行 ---）',
    RESOURCE_EXHAUSTION: '括号或者列表套得太深',
  };
  return {
    found: known[code] ?? `YAML 写法有错（${message.split('\n')[0] ?? ''}）`,
    expected: '正确的 YAML',
    mend: '检查这一行和它前面的缩进、引号和冒号；句子里有“: ”“ #”，或者花括号里的句子有 [ ]，整句用引号括起来。',
  };
}

/** A problem for a file or a folder that the system does not let us read. */
export function unreadable(file: string, error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason: Record<string, string> = {
    ENOENT: '不存在',
    EACCES: '没有读取权限',
    ENOTDIR: '不是文件夹',
    EISDIR: '是文件夹，不是文件',
  };
  return {
    file,
    found: `读不出来：${reason[code] ?? code}`,
    expected: '可以读取的内容文件夹和文件',
    mend: '检查路径是否写对、文件是否还在、当前用户有没有读取权限。',
  };
}
