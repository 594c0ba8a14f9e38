import { visit } from 'unist-util-visit';
import { keepBody, parseBody } from '../body.ts';
import type { Entries } from '../content.ts';
import { plainText } from '../knowledge-base.ts';
import { show, type Problem } from '../problem.ts';
import type { SourceFile } from '../source-files.ts';
import { visitStrings } from './references.ts';

/**
 * Bodies and inline texts that would not render as written: MDX errors, stray markup, emphasis that stays stars, tables
 * with cells too many, too few or empty.
 * @param isSound whether a body is known to have no problems.
 */
export function checkProse(
  { files }: Pick<Entries, 'files'>,
  isSound: (body: string) => boolean = () => false,
): Problem[] {
  return files.flatMap((file) => [...checkInline(file), ...(isSound(file.body) ? [] : bodyProblems(file))]);
}

/** Problems of a body; a file that was not read anew is not parsed anew. */
function bodyProblems(file: SourceFile): readonly Problem[] {
  const known = checkedBodies.get(file);
  if (known) return known;
  const problems = checkBody(file);
  checkedBodies.set(file, problems);
  return problems;
}

const checkedBodies = new WeakMap<SourceFile, readonly Problem[]>();

function checkInline(file: SourceFile): Problem[] {
  const problems: Problem[] = [];
  visitStrings(file, ({ path, value }) => {
    const plain = path[0] === 'template' ? value.replaceAll(/\{[a-z][A-Za-z0-9]*\}/g, '') : plainText(value);
    const stray = /\*\*|\]\(|<[/!]?[a-zA-Z-]|^#{1,6} |`|~~|&#?[a-zA-Z0-9]+;/.exec(plain) ?? /[[\]{}]/.exec(plain);
    if (!stray) return;
    problems.push({
      file: file.path,
      line: file.lineOf(path),
      field: path.join('.'),
      found: `“${show(value)}”里的 ${stray[0].trim()}`,
      expected: '字段里只用 **加粗** 和 [文字](编号)，成对写，链接里不再加粗',
      mend: '补齐成对的标记，去掉其他标记；要用表格或列表的，写到文件正文里。',
    });
  });
  return problems;
}

const plainBody = '普通文字、列表、表格和链接';

function checkBody(file: SourceFile): Problem[] {
  if (file.body.trim() === '') return [];
  const problems: Problem[] = [];
  const report = (line: number | undefined, found: string, expected: string, mend: string): void => {
    problems.push({ file: file.path, line: file.bodyLine + (line ?? 1) - 1, field: '正文', found, expected, mend });
  };
  const lines = file.body.split('\n');
  let tree;
  try {
    tree = parseBody(file.body);
  } catch (error) {
    const told = error instanceof Error && 'line' in error && typeof error.line === 'number' ? error.line : 1;
    // What is never closed is told at the end of the text: show where it may have begun.
    const line = lines[told - 1]?.trim() ? told : lines.findLastIndex((text) => /[{<]/.test(text)) + 1;
    report(
      line,
      `“${show(lines[line - 1])}”里有读不懂的标记`,
      '可以解析的 MDX',
      '正文里不直接写 { } 和 <；“小于”写汉字，注释去掉。',
    );
    return problems;
  }
  visit(tree, (node) => {
    const line = node.position?.start.line;
    if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
      report(line, '花括号', plainBody, '换成中文括号。');
    } else if (node.type.startsWith('mdxJsx')) {
      report(line, `标签 <${'name' in node ? String(node.name ?? '') : ''}>`, plainBody, '去掉标签；“小于”写汉字。');
    } else if (node.type === 'mdxjsEsm') {
      report(line, 'import 或者 export', plainBody, '去掉这一行；正文的一行不以这两个词开头。');
    } else if (node.type === 'text' && 'value' in node && String(node.value).includes('**')) {
      const value = String(node.value);
      const stars = value.indexOf('**');
      const linesAbove = value.slice(0, stars).split('\n').length - 1;
      const before = value.lastIndexOf('\n', stars) + 1;
      const [words = ''] = value.slice(Math.max(before, stars - 10), stars + 12).split('\n');
      report(
        (line ?? 1) + linesAbove,
        `“${words.trim()}”里的 ** 不会变成加粗`,
        '成对的 **，里面不以标点或者空格开头、结尾',
        '成对写 **，标点移到星号外面，如 **提示**：内容。',
      );
    } else if (node.type === 'heading' && 'depth' in node && node.depth === 1) {
      report(line, '一级标题', '从二级标题（##）开始', '把 # 改成 ##；一级标题由 title 生成。');
    } else if (node.type === 'table') {
      const rows = node.children.map((row) => ({
        line: row.position?.start.line,
        cells: row.children.map((cell) => cell.children.length),
        whole: lines[(row.position?.end.line ?? 0) - 1]?.trimEnd().endsWith('|') ?? false,
      }));
      for (const row of brokenRows(rows)) {
        report(row.line, row.found, row.expected, '对照表头补齐这一行；来源没有写的一格写“—”。');
      }
    } else if (node.type === 'text' && node.value.includes('|')) {
      report(
        line,
        '没有成为表格的竖线',
        '表头、分隔行和各行的格数一样的表格',
        '对照表头补齐缺的格；不是表格的，去掉竖线。',
      );
    } else if (node.type === 'code' || node.type === 'inlineCode') {
      report(line, '代码（反引号，或者缩进四格的段落）', plainBody, '去掉反引号和行首的空格。');
    } else if (node.type === 'delete') {
      report(line, '删除线（~~）', plainBody, '去掉 ~~；作废的话直接删去。');
    } else if (node.type === 'image') {
      report(line, '图片', plainBody, '去掉它。');
    } else if (/^(definition|linkReference|imageReference|footnote.*)$/.test(node.type)) {
      report(line, '脚注，或者网址写在别处的链接', '[文字](编号) 这样的链接', '改成直接写编号的链接，脚注并入正文。');
    } else if (node.type === 'link' && file.body.charAt(node.position?.start.offset ?? 0) !== '[') {
      report(line, '网址', plainBody, '去掉网址，写名称；不链接外部网站。');
    }
  });
  keepBody(file, tree);
  return problems;
}

/** Rows of a table that a reader could not trust: by the number of texts in each cell, and whether a bar ends the row. */
function brokenRows(
  rows: readonly { readonly line: number | undefined; readonly cells: readonly number[]; readonly whole: boolean }[],
): { line: number | undefined; found: string; expected: string }[] {
  const columns = rows[0]?.cells.length ?? 0;
  return rows.flatMap(({ line, cells, whole }) => {
    if (cells.length !== columns)
      return [{ line, found: `一行有 ${cells.length} 格`, expected: `和表头一样 ${columns} 格` }];
    // A row may end without its bar, but then nobody knows whether its last cell is all there.
    if (!whole) return [{ line, found: '一行表格，末尾没有竖线', expected: '每行以竖线结尾' }];
    const empty = cells.indexOf(0);
    return empty === -1 ? [] : [{ line, found: `第 ${empty + 1} 格是空的`, expected: '每格都写' }];
  });
}
