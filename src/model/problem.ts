/** One thing that is wrong with the content, said so that an editor can mend it. All texts are Chinese. */
export interface Problem {
  /** Path inside the content folder, `/` between folders. */
  readonly file: string;
  /** Line in the file, from 1. Absent where the file has none (missing, unreadable, binary). */
  readonly line?: number | undefined;
  /** Field, as a path: `steps.3.next.0.to`. */
  readonly field?: string | undefined;
  /** 发现：what stands there. */
  readonly found: string;
  /** 应为：what should stand there. */
  readonly expected: string;
  /** 改法：what to do. */
  readonly mend: string;
}

const longest = 80;

/** A value as it is shown in a problem: one line, cut at 80 characters. */
export function show(value: unknown): string {
  if (value === undefined) return '没有写';
  if (value === null) return '空值';
  if (Array.isArray(value) && value.length === 0) return '空列表';
  const raw = typeof value === 'string' ? value : JSON.stringify(value);
  const line = raw.replaceAll(/\s+/g, ' ').trim();
  if (line === '') return '空白';
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

/** All problems as text for the terminal, ordered by file and line. */
export function formatProblems(problems: readonly Problem[]): string {
  const ordered = problems.toSorted((a, b) => a.file.localeCompare(b.file, 'en') || (a.line ?? 0) - (b.line ?? 0));
  return ordered
    .map((problem) => {
      const place = problem.line === undefined ? problem.file : `${problem.file}:${problem.line}`;
      const field = problem.field ? `  字段 ${problem.field}` : '';
      return `${place}${field}\n  发现：${problem.found}\n  应为：${problem.expected}\n  改法：${problem.mend}`;
    })
    .join('\n\n');
}
