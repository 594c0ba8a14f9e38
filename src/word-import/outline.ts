import { arabicNumeral } from '../search/numerals.ts';
import type { Block } from './blocks.ts';
import type { Finding } from './survey.ts';

/** A numbered part of a text: an article, or what stands under a heading. */
export interface OutlinePart {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly points: readonly string[];
}

/** A text by its parts. */
export interface Outline {
  readonly title: string | undefined;
  readonly parts: readonly OutlinePart[];
  /** What stands in no part: tables, and what comes before the first part. */
  readonly rest: readonly Block[];
  readonly findings: readonly Finding[];
}

/** 第二十一条之一 with what follows; articles are what regulations consist of. */
const article = /^第([零〇一二三四五六七八九十百千]+|\d+)条(?:之([一二三四五六七八九十]+))?[\s：:、.．]*([^]*)$/;
const chapter = /^第[零〇一二三四五六七八九十百千\d]+[编章节](?:\s|$)/;
/** 一、 at the beginning of a paragraph that is no heading by its style. */
const counted = /^[一二三四五六七八九十]{1,3}、\s*/;
const anyNumber =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,3}(?:\.\d{1,3})*[.、．]?\s)\s*/;
/** Longest line that may be a heading without being one by its style, in characters. */
const longestHeading = 40;

/** Parts a text by its articles, else by its headings, else by its paragraphs with 一、二、三. */
export function outline(blocks: readonly Block[]): Outline {
  const { title, rest } = takeTitle(blocks);
  if (rest.some((block) => block.kind !== 'table' && article.test(block.text))) return byArticles(title, rest);
  if (rest.some(({ kind }) => kind === 'heading')) return byHeadings(title, rest);
  const heads = rest.map((block): Block => {
    if (block.kind !== 'paragraph' || !counted.test(block.text)) return block;
    return { kind: 'heading', level: 1, text: block.text };
  });
  return byHeadings(title, heads);
}

/** The title by its style; else a first heading that stands above all others, or a short first line without a number. */
function takeTitle(blocks: readonly Block[]): { title: string | undefined; rest: readonly Block[] } {
  const styled = blocks.findIndex(({ kind }) => kind === 'title');
  const [first] = blocks;
  const place = styled !== -1 ? styled : first && isTitle(first, blocks) ? 0 : -1;
  const found = blocks[place];
  const others = blocks.flatMap((block, index): Block[] => {
    if (index === place) return [];
    return block.kind === 'title' ? [{ kind: 'heading', level: 1, text: block.text }] : [block];
  });
  return { title: found && found.kind !== 'table' ? found.text : undefined, rest: others };
}

function isTitle(first: Block, blocks: readonly Block[]): boolean {
  if (first.kind === 'heading') {
    const twin = blocks.filter((block) => block.kind === 'heading' && block.level <= first.level);
    return twin.length === 1 && !article.test(first.text) && !chapter.test(first.text);
  }
  if (first.kind !== 'paragraph' || first.text.length > longestHeading) return false;
  return !anyNumber.test(first.text) && !article.test(first.text) && !/[。；：]$/.test(first.text);
}

interface Open {
  readonly id: string;
  /** What stood behind the number, or the heading. */
  readonly head: string;
  /** Whether the head is a heading, not the text itself. */
  readonly isHeading: boolean;
  readonly lines: string[];
}

function byArticles(title: string | undefined, blocks: readonly Block[]): Outline {
  const open: Open[] = [];
  const rest: Block[] = [];
  const findings: Finding[] = [];
  let expected = 1;
  for (const block of blocks) {
    if (block.kind === 'table') {
      rest.push(block);
      continue;
    }
    const [, digits, addition, words = ''] = article.exec(block.text) ?? [];
    if (digits !== undefined) {
      const number = /^\d/.test(digits) ? digits : (arabicNumeral(digits.replaceAll('〇', '零')) ?? digits);
      const extra = addition === undefined ? undefined : arabicNumeral(addition);
      const value = Number(number);
      if (extra === undefined && Number.isInteger(value)) {
        if (value !== expected)
          findings.push({ what: '条号不连续', near: block.text.slice(0, 24), detail: `前面应是第 ${expected} 条` });
        expected = value + 1;
      }
      open.push({ id: extra === undefined ? number : `${number}-${extra}`, head: words, isHeading: false, lines: [] });
    } else if (block.kind === 'heading' || block.kind === 'title' || chapter.test(block.text)) {
      findings.push({ what: '章、节的标题', near: block.text.slice(0, 24), detail: '没有放进来，各条照原来的顺序排' });
    } else {
      const last = open.at(-1);
      if (last) last.lines.push(block.text);
      else rest.push(block);
    }
  }
  return close(title, open, rest, findings);
}

function byHeadings(title: string | undefined, blocks: readonly Block[]): Outline {
  const open: Open[] = [];
  const rest: Block[] = [];
  const findings: Finding[] = [];
  blocks.forEach((block, index) => {
    const next = blocks[index + 1];
    if (block.kind === 'table') {
      rest.push(block);
    } else if (block.kind === 'heading') {
      const words = block.text.replace(anyNumber, '').trim() || block.text;
      if (next?.kind === 'heading' && next.level > block.level) {
        findings.push({
          what: '上一级标题',
          near: block.text.slice(0, 24),
          detail: '没有放进来，下面各项照原来的顺序排',
        });
        return;
      }
      const isHeading = block.text.length <= longestHeading && !/[。；]/.test(block.text);
      open.push({ id: String(open.length + 1), head: words, isHeading, lines: [] });
    } else {
      const last = open.at(-1);
      if (last) last.lines.push(block.text);
      else rest.push(block);
    }
  });
  return close(title, open, rest, findings);
}

/** Gives each part its title and text: nothing is made up, the words are those of the part. */
function close(
  title: string | undefined,
  open: readonly Open[],
  rest: readonly Block[],
  findings: readonly Finding[],
): Outline {
  const ids = new Set<string>();
  const titles = new Set<string>();
  const found = [...findings];
  const parts = open.map(({ id, head, isHeading, lines }): OutlinePart => {
    const standsAlone = isHeading || (head.length <= 20 && !/[，。；：]/.test(head) && lines.length > 0);
    const [text = head, ...points] = standsAlone ? lines : [head, ...lines];
    const name = standsAlone && head !== '' ? head : firstClause(text);
    const own = unique(id, ids, '-');
    if (own !== id)
      found.push({ what: '重复的编号', near: name, detail: `第 ${id} 条（项）不止一个，这一个写成 ${own}` });
    return { id: own, title: unique(name, titles, '（', '）'), text, points };
  });
  return { title, parts, rest, findings: found };
}

function firstClause(text: string): string {
  return (/^[^，。；：,;:\n]+/.exec(text)?.[0] ?? text).slice(0, 30);
}

/** The name, or the name with the first number behind it that is free. */
function unique(name: string, taken: Set<string>, before: string, after = ''): string {
  let own = name;
  for (let count = 2; taken.has(own); count += 1) own = `${name}${before}${count}${after}`;
  taken.add(own);
  return own;
}
