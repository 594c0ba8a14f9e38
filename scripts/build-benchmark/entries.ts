import { Random } from '../search-benchmark/random.ts';

/** An entry of the benchmark: the same words for every generator. */
export interface MadeEntry {
  /** Number among all, from 0. */
  readonly index: number;
  readonly group: number;
  /** Place in its group, from 1. */
  readonly number: number;
  readonly title: string;
  readonly lead: string;
  readonly task: { readonly title: string; readonly what: string; readonly evidence: string; readonly risk: string };
  readonly sections: readonly MadeSection[];
}

interface MadeSection {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly parts: readonly { readonly title: string; readonly items: readonly string[] }[];
  /** Rows of a table, the head first. */
  readonly table?: readonly (readonly string[])[];
  /** Entry that the section links to. */
  readonly link: { readonly words: string; readonly to: number };
}

/** Entries of a group: a year of work points, a folder. */
export const groupSize = 50;

const who = '书记 委员 专职干部 兼职干部 支部委员 联络员 承办人 记录人 保管人 复核人'.split(' ');
const acts = '登记 核对 归档 走访 汇总 通报 整理 抄送 移交 复查 约见 张贴 抽查 讲解 回访 填写 盖章 清点'.split(' ');
const things =
  '名册 底稿 台账 来信 记录 图表 清单 通知 函件 月报 目录 意见 照片 票据 样表 档案 问卷 便条 提纲 简报'.split(' ');
const times = '月初 月末 季末 年初 会前 会后 三天以内 一周以内 当天 次日 放假以前 换届以后'.split(' ');
const places = '办公室 会议室 档案室 支部 窗口 食堂 库房 值班室 培训点 联络点'.split(' ');
const reasons = '便于查找 免得遗漏 前后一致 责任清楚 有据可查 互相提醒 大家看得懂 换人也接得上'.split(' ');

/**
 * Made-up entries of about 1,900 Chinese characters each: headings of two levels, a table, numbered lists, links. Equal
 * counts give equal entries.
 */
export function makeEntries(count: number): MadeEntry[] {
  return Array.from({ length: count }, (_, index) => makeEntry(index, count));
}

function makeEntry(index: number, count: number): MadeEntry {
  const random = new Random(index + 1);
  const number = (index % groupSize) + 1;
  const topic = `${random.pick(acts)}${random.pick(things)}`;
  const say = (): string => sentence(random);
  return {
    index,
    group: Math.floor(index / groupSize),
    number,
    title: `${topic}第 ${number} 项`,
    lead: say(),
    task: { title: `${random.pick(times)}${random.pick(acts)}`, what: say(), evidence: say(), risk: say() },
    sections: Array.from({ length: 3 }, (_, section) => ({
      title: `${random.pick(acts)}${random.pick(things)}怎么办，之${section + 1}`,
      paragraphs: [say(), say() + say()],
      parts: Array.from({ length: 2 }, (_, part) => ({
        title: `${random.pick(places)}里的${random.pick(things)}，其${part + 1}`,
        items: Array.from({ length: 4 }, () => say() + say()),
      })),
      ...(section === 1
        ? {
            table: [
              ['事项', '谁来办', '何时', '为什么'],
              ...Array.from({ length: 6 }, () => [
                `${random.pick(acts)}${random.pick(things)}`,
                random.pick(who),
                random.pick(times),
                random.pick(reasons),
              ]),
            ],
          }
        : {}),
      link: { words: `${random.pick(things)}的${random.pick(acts)}`, to: (index + 1 + section * 7) % count },
    })),
  };
}

function sentence(random: Random): string {
  return `${random.pick(times)}由${random.pick(who)}在${random.pick(places)}${random.pick(acts)}${random.pick(things)}和${random.pick(things)}，${random.pick(reasons)}，再由${random.pick(who)}${random.pick(acts)}一遍。`;
}

/**
 * The text of an entry in Markdown.
 * @param address how a generator writes a link to an entry.
 */
export function bodyOf({ sections }: MadeEntry, address: (index: number) => string): string {
  return sections
    .flatMap(({ title, paragraphs, parts, table, link }) => [
      `## ${title}`,
      ...paragraphs,
      ...(table
        ? [[row(table[0] ?? []), row((table[0] ?? []).map(() => '---')), ...table.slice(1).map(row)].join('\n')]
        : []),
      ...parts.flatMap((part) => [
        `### ${part.title}`,
        part.items.map((item, place) => `${place + 1}. ${item}`).join('\n'),
      ]),
      `相关的做法见[${link.words}](${address(link.to)})。`,
    ])
    .join('\n\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** The facts of an entry as a text, for generators that have no model of them. */
export function factsOf({ lead, task }: MadeEntry): string {
  return [lead, `## 任务`, `### ${task.title}`, task.what, `怎么算完成：${task.evidence}`, `当心：${task.risk}`].join(
    '\n\n',
  );
}
