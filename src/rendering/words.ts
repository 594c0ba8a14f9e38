import { chineseNumber } from './chinese-number.ts';
import type { KnowledgeBase } from '../model/knowledge-base.ts';
import { basisPattern, type Provenance } from '../model/schemas/provenance.ts';
import type { Regulation } from '../model/schemas/regulation.ts';
import type { TimeLimit } from '../model/schemas/time-limit.ts';

/** Origin (来源性质) as the reader sees it. */
export const originWords: Record<Provenance['origin'], string> = {
  source: '来源',
  regulation: '党规',
  inferred: '推断',
  local: '本地',
  editorial: '建议',
};

/** Check state (核对程度) as the reader sees it. */
export const checkedWords: Record<NonNullable<Provenance['checked']>, string> = {
  verified: '已核对',
  partial: '部分核对',
  unverified: '未核对',
};

/** Names of the groups of rules. */
export const ruleTopics = {
  position: '定位与边界',
  people: '机构和人员',
  decision: '议事和报告',
  mechanism: '工作机制',
  training: '教育培训',
  'self-supervision': '内部监督',
  facts: '数字和文件',
};

/** Names of the groups of duties. */
export const dutyTopics = { scope: '管什么', boundary: '不能做什么、谁管谁', role: '各岗位的职责' };

/** Kinds of basis, in order. */
export const regulationKinds = {
  'party-regulation': '党内法规',
  law: '法律法规',
  'central-document': '中央文件',
  standard: '标准',
  'local-document': '本市文件',
  background: '背景材料',
};

const unitWords: Record<'hour' | 'day' | 'workday' | 'month' | 'quarter' | 'year', string> = {
  hour: '小时',
  day: '日',
  workday: '个工作日',
  month: '个月',
  quarter: '个季度',
  year: '年',
};

const periodWords = { month: '每月', quarter: '每季度', 'half-year': '每半年', year: '每年' };

/** A span in words: "15 个工作日". */
export function spanWords(amount: number, unit: keyof typeof unitWords): string {
  return `${amount} ${unitWords[unit]}`;
}

/** A time limit as figure and unit, for large print: `["15", "个工作日"]`; without a figure the first is empty. */
export function limitFigure(limit: TimeLimit): readonly [string, string] {
  if (limit.kind === 'duration') return [String(limit.amount), unitWords[limit.unit]];
  if (limit.kind === 'recurring') return ['', limit.due];
  return ['', limit.says];
}

/** The kind of a limit by which tables filter: its unit, or what it is instead of a span. */
export function limitKind(limit: TimeLimit): string {
  if (limit.kind === 'duration') return unitWords[limit.unit].replace('个', '');
  return limit.kind === 'recurring' ? '定期' : '没有写天数';
}

/** The event from which a limit runs, as the beginning of a sentence: 处分决定作出起, 收到函件后. */
export function startWords(from: string): string {
  return /[后起]$/.test(from) ? from : `${from}起`;
}

/** From when a limit runs, in words. */
export function limitStart(limit: TimeLimit): string {
  if (limit.kind === 'duration') return limit.until ? `${limit.from}；止于${limit.until}` : limit.from;
  if (limit.kind === 'recurring') return limit.covers ?? periodWords[limit.every];
  return '—';
}

/** Whether and how a limit can be extended, in words. */
export function limitExtension(limit: TimeLimit): string {
  if (limit.kind !== 'duration') return '—';
  const { extension } = limit;
  const atMost = extension.atMost ? `，最长 ${spanWords(extension.atMost.amount, extension.atMost.unit)}` : '';
  if (extension.allowed === 'yes') {
    if (extension.text) return extension.text;
    return extension.amount && extension.unit
      ? `可延 ${spanWords(extension.amount, extension.unit)}${atMost}`
      : `可延${atMost}`;
  }
  return extension.text ?? (extension.allowed === 'no' ? '不得延长' : '未见可延');
}

/** The short name of a regulation version as basis lines print it: 《监督执纪工作规则》（2019）. */
export function regulationName(regulation: Regulation): string {
  const match = /^(.*?)（(\d{4}[^）]*)）$/.exec(regulation.short);
  const name = match?.[1] ?? regulation.short;
  const version = match?.[2] ? `（${match[2]}）` : '';
  return `${regulation.bookTitle ? `《${name}》` : name}${version}`;
}

/** An article in words: 第二十一条; a paragraph of a background text by its title. */
export function articleName(regulation: Regulation, id: string): string {
  if (/^\d+$/.test(id)) return `第${chineseNumber(Number(id))}条`;
  if (regulation.kind === 'background')
    return `“${regulation.articles.find((article) => article.id === id)?.title ?? id}”`;
  return id.replaceAll('-', '.');
}

/** A basis reference ready to print: the words and the code to link to. */
export interface BasisLink {
  readonly code: string;
  readonly words: string;
}

/** Basis references in words, one regulation after the other, its name said once. */
export function basisLinks(knowledge: KnowledgeBase, references: readonly string[]): BasisLink[] {
  let before = '';
  return references.flatMap((reference) => {
    const [, code = '', article, locator = ''] = basisPattern.exec(reference) ?? [];
    const regulation = knowledge.regulations.find(({ data }) => data.code === code)?.data;
    if (!regulation) return [];
    const name = code === before ? '' : regulationName(regulation);
    before = code;
    const words = `${name}${article === undefined ? '' : articleName(regulation, article)}${locator}`;
    return [{ code: article === undefined ? code : `${code}.${article}`, words: words || regulationName(regulation) }];
  });
}
