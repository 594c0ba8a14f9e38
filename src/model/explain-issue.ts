import type { core } from 'zod';
import { show, type Problem } from './problem.ts';
import type { SourceFile } from './source-files.ts';

type Issue = core.$ZodIssue;

const typeNames: Record<string, string> = {
  string: '一段文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表（每项前面加“- ”）',
  object: '一组字段',
  record: '一组字段',
};

/** Sentences for the rules that the schemas check themselves, by the `rule` in their `params`. */
const rules: Record<string, { expected: string; mend: string }> = {
  'provenance-checked': {
    expected: 'verified、partial 或 unverified',
    mend: '写明核对到什么程度；只有编者建议（editorial）可以不写。',
  },
  'provenance-basis': {
    expected: '至少一条依据，如 YJ-01.21 或 BJ-01.A2',
    mend: '补上依据；没有依据的，把 origin 改成 editorial。',
  },
  'provenance-caveat': {
    expected: '一句话说明为什么没有完全核对',
    mend: '在 source 里加 caveat，如“条号待校”“文本未公开”。',
  },
  'exit-to-or-end': {
    expected: '去向 to 和终点 end 恰好写一个',
    mend: '通往下一步写 to，到此结束写 end。',
  },
};

/** Turns what zod found in a file into problems that an editor understands. */
export function explainIssue(issue: Issue, file: SourceFile): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      file: file.path,
      line: file.lineOf([...issue.path, key]),
      field: [...issue.path, key].join('.'),
      found: `不认识的字段 ${key}`,
      expected: '只用说明里列出的字段',
      mend: '多半是拼写错误；对照同类文件改正，或者删去。',
    }));
  }
  const value = valueAt(file.data, issue.path);
  return [
    {
      file: file.path,
      line: file.lineOf(issue.path),
      field: issue.path.join('.') || undefined,
      found: show(value),
      ...expectation(issue, value),
    },
  ];
}

function expectation(issue: Issue, value: unknown): { expected: string; mend: string } {
  const missing = value === undefined || value === null;
  switch (issue.code) {
    case 'invalid_type': {
      const expected = typeNames[issue.expected] ?? issue.expected;
      if (missing) return { expected, mend: '补上这个字段。' };
      const quote = issue.expected === 'string' ? '文字里有冒号、或者以数字开头时，用引号括起来。' : '';
      return { expected, mend: `改成${expected}。${quote}` };
    }
    case 'invalid_value':
      return { expected: `其中之一：${issue.values.map(String).join('、')}`, mend: '从列出的写法里选一个，照抄。' };
    case 'invalid_union':
      return { expected: '字段 kind 等写明种类，并写齐该种类的字段', mend: '对照同类条目检查 kind 的写法。' };
    case 'invalid_format':
      return issue.format === 'date'
        ? { expected: '真实存在的日期，如 2022-03-01', mend: '按“年-月-日”写，月和日各两位。' }
        : { expected: `符合格式 ${'pattern' in issue ? String(issue.pattern) : issue.format}`, mend: '对照同类条目改成这个格式。' };
    case 'too_small':
      if (issue.origin === 'array') return { expected: `至少 ${issue.minimum} 项`, mend: '补足内容；确实没有的，去掉整个条目。' };
      if (issue.origin === 'string') return { expected: '不能是空白', mend: '写上内容，或者去掉这个字段。' };
      return { expected: `不小于 ${issue.minimum}`, mend: '改成合理的数。' };
    case 'too_big':
      if (issue.origin === 'string') return { expected: `不超过 ${issue.maximum} 个字`, mend: '缩短；详细的话写到正文字段里。' };
      return { expected: `不大于 ${issue.maximum}`, mend: '改成合理的数，或者减少项数。' };
    case 'custom': {
      const known = rules[String(issue.params?.['rule'])];
      return known ?? { expected: '符合说明', mend: '对照同类条目改正。' };
    }
    default:
      return { expected: '符合说明', mend: '对照同类条目改正。' };
  }
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = new Map<string, unknown>(Object.entries(value)).get(String(key));
  }
  return value;
}
