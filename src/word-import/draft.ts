import type { ListItem, Root, RootContent, Text } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import type { Workshop } from '../editing/workshop.ts';
import { yamlText } from '../editing/yaml-text.ts';
import type { Block } from './blocks.ts';
import { outline, type OutlinePart } from './outline.ts';
import type { Finding } from './survey.ts';

/** Kinds of entries that a Word file can become. */
export const importKinds = {
  rule: { names: ['规则', '工作规则'], prefix: 'GZ', folder: 'rules', ending: 'mdx' },
  duty: { names: ['职责', '职责清单'], prefix: 'ZZ', folder: 'duties', ending: 'mdx' },
  regulation: { names: ['依据', '规定', '法规'], prefix: 'YJ', folder: 'regulations', ending: 'yaml' },
} as const;

/** A kind of entry that a Word file can become. */
export type ImportKind = keyof typeof importKinds;

/** What an editor said of the file. */
export interface ImportOptions {
  readonly kind: ImportKind;
  /** Name of the file, for the words of the draft. */
  readonly file: string;
  /** The last piece of the address; made from the code if absent. */
  readonly slug: string | undefined;
  /** Code of the regulation that the file is the text of; its parts then cite it. */
  readonly basis: string | undefined;
}

/** A draft with what was found on the way. */
export interface Draft {
  readonly code: string;
  /** File name: `gz-25.mdx`. */
  readonly name: string;
  readonly text: string;
  readonly parts: number;
  readonly tables: number;
  readonly findings: readonly Finding[];
  /** What has no place in this kind of entry, as Markdown; empty if there is none. */
  readonly leftOver: string;
}

const caveat = '从 Word 文件导入，还没有核对';

/** Makes a draft of the blocks of a text. Its words are those of the text; nothing is added but what says so. */
export function draftOf(blocks: readonly Block[], options: ImportOptions, workshop: Workshop): Draft {
  const { prefix, ending } = importKinds[options.kind];
  const found = outline(blocks);
  const code = workshop.code(prefix);
  const slug = options.slug ?? code.toLowerCase();
  const title = found.title ?? options.file.replace(/\.docx$/i, '');
  const findings = [...found.findings];
  if (found.title === undefined) findings.push({ what: '标题', detail: '没有认出来，先用了文件名，对照原文改' });
  if (found.parts.length === 0)
    findings.push({ what: '条、标题', detail: '没有认出“第一条”“一、”或者标题样式，文字都放在一起，要自己分' });
  const tables = found.rest.filter(({ kind }) => kind === 'table');
  const empty = tables
    .flatMap((block) => (block.kind === 'table' ? block.rows.flat() : []))
    .filter((cell) => cell === '');
  if (empty.length > 0) findings.push({ what: '空格子', detail: `表格里有 ${empty.length} 格是空的，先写了“—”` });
  const body = markdown(found.rest);
  const comment = `# 从 ${options.file} 导入的草稿，没有核对。逐条对照原文改，写好以后移到 content/${importKinds[options.kind].folder}/。\n`;
  const fields =
    options.kind === 'regulation'
      ? regulationFields(code, title, slug, found.parts, workshop)
      : ruleFields(code, title, found.parts, options, workshop);
  const header = comment + yamlText(fields);
  const isYaml = ending === 'yaml';
  if (isYaml && found.rest.length > 0)
    findings.push({ what: '表格和条文以外的文字', detail: '这类条目没有放它们的地方，写在导入报告的末尾' });
  return {
    code,
    name: `${slug}.${ending}`,
    text: isYaml ? header : `---\n${header}---\n${body === '' ? '' : `\n${body}`}`,
    parts: found.parts.length,
    tables: tables.length,
    findings,
    leftOver: isYaml ? body : '',
  };
}

function ruleFields(
  code: string,
  title: string,
  parts: readonly OutlinePart[],
  { kind, basis }: ImportOptions,
  workshop: Workshop,
): Record<string, unknown> {
  const source = basis === undefined ? {} : { source: sourceOf(basis, workshop) };
  return {
    code,
    title,
    lead: '从 Word 文件导入的草稿，还没有核对。',
    topic: kind === 'rule' ? 'position' : 'scope',
    reviewedOn: workshop.day,
    history: [{ date: workshop.day, change: '建立条目' }],
    provisions: parts.map(({ points, ...part }) => ({
      ...part,
      ...(points.length > 0 ? { points: points.map((text) => ({ text })) } : {}),
      ...source,
    })),
  };
}

/** A part says what its basis says, as far as nobody has checked it. */
function sourceOf(basis: string, { content }: Workshop): Record<string, unknown> {
  const kind = content.regulations.find(({ data }) => data.code === basis)?.data.kind;
  const origin = kind === 'background' ? 'source' : kind === 'local-document' ? 'local' : 'regulation';
  return { origin, checked: 'unverified', basis: [basis], caveat };
}

function regulationFields(
  code: string,
  title: string,
  series: string,
  parts: readonly OutlinePart[],
  { day }: Workshop,
): Record<string, unknown> {
  return {
    code,
    title,
    short: title,
    kind: 'local-document',
    series,
    read: 'none',
    readNote: '从 Word 文件导入，还没有人读过。',
    public: false,
    articles: parts.map(({ id, title: about, text, points }) => ({
      id,
      title: about,
      text: [text, ...points].join(''),
      checked: 'unverified',
      caveat: `${caveat}；照录的原文要改成转述`,
    })),
    reviewedOn: day,
  };
}

const printer = unified()
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkMdx)
  .use(remarkStringify, { bullet: '-', rule: '-' });

/** Blocks as the text under the front matter. */
function markdown(blocks: readonly Block[]): string {
  if (blocks.length === 0) return '';
  const tree: Root = { type: 'root', children: [] };
  for (const block of blocks) {
    const last = tree.children.at(-1);
    if (block.kind !== 'item') tree.children.push(nodeOf(block));
    else if (last?.type === 'list') last.children.push(itemOf(block.text));
    else tree.children.push({ type: 'list', spread: false, children: [itemOf(block.text)] });
  }
  return printer.stringify(tree);
}

function itemOf(text: string): ListItem {
  return { type: 'listItem', spread: false, children: [{ type: 'paragraph', children: words(text) }] };
}

function words(value: string): [Text] {
  return [{ type: 'text', value }];
}

function nodeOf(block: Exclude<Block, { kind: 'item' }>): RootContent {
  switch (block.kind) {
    case 'table':
      return {
        type: 'table',
        children: block.rows.map((row) => ({
          type: 'tableRow',
          children: row.map((cell) => ({ type: 'tableCell', children: words(cell === '' ? '—' : cell) })),
        })),
      };
    case 'heading':
      return { type: 'heading', depth: 2, children: words(block.text) };
    default:
      return { type: 'paragraph', children: words(block.text) };
  }
}
