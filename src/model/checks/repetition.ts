import type { Content, Entries } from '../content.ts';
import { listParts } from '../knowledge-base.ts';
import { show, type Problem } from '../problem.ts';
import type { SourceFile } from '../source-files.ts';
import { visitStrings } from './references.ts';

/** Lists whose repetitions other checks report in their own words. */
const checkedElsewhere = new Set(['cases', 'next', 'aliases', 'forms']);

/** Lists in which the same thing may well stand twice: the parts of a paper. */
const maySayTwice = new Set(['body', 'then', 'rows', 'pairs']);

/**
 * Lists in which the same item stands twice: the reader sees it twice, and what is counted is counted wrong. Items with
 * an id or a code are left to the check of codes.
 */
export function checkRepetition(entries: Entries): Problem[] {
  return entries.files.flatMap((file) => repetitions(file, file.data, []));
}

function repetitions(file: SourceFile, value: unknown, path: readonly PropertyKey[]): Problem[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, item]) => repetitions(file, item, [...path, key]));
  const list = String(path.at(-1));
  if (!Array.isArray(value) || checkedElsewhere.has(list) || maySayTwice.has(list)) return inner;
  const seen = new Set<string>();
  const own = value.flatMap((item: unknown, index) => {
    const said = sayingOf(item);
    if (said === undefined) return [];
    if (!seen.has(said)) {
      seen.add(said);
      return [];
    }
    const at = [...path, index];
    return [
      {
        file: file.path,
        line: file.lineOf(at),
        field: at.join('.'),
        found: `“${show(said)}”写了两次`,
        expected: '列表里每项写一次',
        mend: '去掉重复的一项；本来要写别的，改正它。',
      },
    ];
  });
  return [...own, ...inner];
}

/** What tells an item of a list from the others; absent for items that have an id, a code or a number of their own. */
function sayingOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return String(item);
  if ('id' in item || 'code' in item || 'number' in item) return undefined;
  return 'text' in item && typeof item.text === 'string' ? item.text : JSON.stringify(item);
}

/** Parts whose titles must differ within their entry; entries must differ within their kind. */
const titledParts = new Set(['步骤', '条目', '任务', '条文']);
const titleFields = new Set(['title', 'matter', 'subject', 'short']);

/**
 * Titles that two entries of a kind, or two parts of an entry, share: nobody could tell them apart in a list. Versions
 * of a regulation share their title; their short names must differ. Work points may share theirs with another year's.
 */
export function checkTitles(content: Content): Problem[] {
  const parts = new Map(listParts(content).map((part) => [part.code, part]));
  const seen = new Map<string, string>();
  const problems: Problem[] = [];
  for (const file of content.files) {
    visitStrings(file, ({ path, value, at }) => {
      const part = parts.get(at);
      const field = String(path.at(-1));
      if (!part || !titleFields.has(field) || (part.code !== part.entry && !titledParts.has(part.label))) return;
      const isName = part.label === '依据' ? field === 'short' : part.title === value;
      if (!isName) return;
      // Codes tell the kinds apart: main and supporting procedures are one kind, and share one index page.
      const kind = part.code === part.entry ? part.code.slice(0, 2) : part.entry;
      const year = file.path.startsWith('work-points/') ? file.path.split('/')[1] : '';
      const key = [
        kind,
        part.label === '办理程序' || part.label === '配套程序' ? '' : part.label,
        year,
        value.trim(),
      ].join('\n');
      const other = seen.get(key);
      seen.set(key, part.code);
      if (other === undefined || other === part.code) return;
      problems.push({
        file: file.path,
        line: file.lineOf(path),
        field: path.join('.'),
        found: `“${show(value)}”，${other} 也叫这个`,
        expected: part.label === '依据' ? '每个版本的简称各不相同' : `${part.label}的标题各不相同`,
        mend:
          part.label === '依据'
            ? '在简称里写明年份，如“监督执纪工作规则（2019）”。'
            : '在标题里写出两者的差别；其实是一回事的，合成一条。',
      });
    });
  }
  return problems;
}
