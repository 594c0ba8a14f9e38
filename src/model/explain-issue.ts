import type { core } from 'zod';
import { show, type Problem } from './problem.ts';
import type { SourceFile } from './source-files.ts';

type Issue = core.$ZodIssue;

/** What zod calls a type, as an editor knows it. */
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
  'provenance-source': {
    expected: '依据里有一份背景材料（BJ-…）才写 source',
    mend: '规定这样说的，改成 regulation；从规定推出来的，改成 inferred；背景材料这样说的，把它补进 basis。',
  },
  'provenance-regulation': {
    expected: '依据里有一部规定（YJ-…）才写 regulation',
    mend: '背景材料这样说的，改成 source；规定这样说的，把它补进 basis。',
  },
  'provenance-editorial': {
    expected: '编者建议（editorial）不写 basis、formerly 和 checked',
    mend: '有依据的，把 origin 改成 source、regulation 或者 inferred；只是建议的，去掉依据和核对程度。',
  },
  'provenance-local': {
    expected: 'partial 或 unverified：本地规定决定的事，文本没有公开',
    mend: '改成 unverified，在 caveat 里写为什么；规定写明了的，把 origin 改成 regulation。',
  },
  'date-exists': {
    expected: '真实存在的日期，如 2022-03-01',
    mend: '对照文本改正月和日；只知道年、月的，只写年、月。',
  },
  'date-century': {
    expected: '2000 年到 2099 年的日期，如 2022-03-01',
    mend: '改正年份。',
  },
  'article-caveat': {
    expected: '一句话说明为什么没有完全核对',
    mend: '在这一条里加 caveat，如“只读到转述”；核对过了的，把 checked 改成 verified。',
  },
  'extension-span': {
    expected: 'amount 和 unit 一起写',
    mend: '补上缺的一个；条文没有写延多久的，两个都去掉。',
  },
  'extension-how': {
    expected: '写明怎么延：延多久（amount 和 unit）、最长多久（atMost），或者一句话（text）',
    mend: '补上其中一样；条文没有写的，在 text 里写明没有写。',
  },
  'extension-allowed': {
    expected: 'yes：写了延多久（amount）或者最长多久（atMost）的时限',
    mend: '可以延长的，改成 yes；不可以的，去掉 amount、unit 和 atMost。',
  },
  'extension-at-most': {
    expected: '连延长在内，比不延长的时限（amount）长',
    mend: '改正两个数里写错的一个；没有写最长多久的，去掉 atMost。',
  },
  'recurring-every': {
    expected: '和 due 里的话一致：每月、每季度、每半年或者每年',
    mend: '对照依据，改正 every 或者 due。',
  },
  'recurring-day': {
    expected: 'due 里写明的那一日；due 没有写几日的，不写',
    mend: '对照依据，改正 dayOfFirstMonth 或者 due。',
  },
  'sanction-effect': {
    expected: '和 effect 里的话一样长：12 是“1 年”，18 是“1 年半”；effect 没有写定的，不写',
    mend: '对照依据，改正 effectMonths 或者 effect。',
  },
  'history-shown': {
    expected: '至少一次不是 minor 的改动，页面上才有修订记录',
    mend: '建立条目的那一次不写 minor。',
  },
  'field-options': {
    expected: 'choice 和 choices 写 options（至少两个），其他类型不写',
    mend: '补上可选的几项，或者改 type。',
  },
  'field-conduct': {
    expected: 'regulation 写 conduct（行为结束日期那一项的名字），其他类型不写',
    mend: '补上 conduct，或者改 type。',
  },
  'field-columns': {
    expected: 'rows 写 columns 和 blankRows，其他类型不写',
    mend: '补上缺的一个，或者改 type。',
  },
  'test-single': {
    expected: '单选题恰好一个选项写 right: true',
    mend: '改正；几个都对的，把 type 改成 multiple。',
  },
  'test-multiple': {
    expected: '多选题至少两个选项写 right: true，也至少一个不写',
    mend: '改正；只有一个对的，把 type 改成 single。',
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
      mend:
        valueAt(file.data, [...issue.path, key]) === null
          ? '花括号里的文字有英文逗号时，整句用引号括起来；否则多半是拼写错误。'
          : '多半是拼写错误；对照同类文件改正，或者删去。',
    }));
  }
  const value = valueAt(file.data, issue.path);
  if (issue.path.length === 0 && (value === null || value === undefined)) {
    return [
      {
        file: file.path,
        line: 1,
        found: '没有任何字段',
        expected: '写齐这类文件的字段',
        mend: '照同类文件补上；这个文件不要了，就删去。',
      },
    ];
  }
  return [
    {
      file: file.path,
      line: file.lineOf(issue.path),
      field: issue.path.join('.') || undefined,
      found: foundBy(issue, value),
      ...expectation(issue, value),
    },
  ];
}

function foundBy(issue: Issue, value: unknown): string {
  if (issue.code === 'invalid_key') return show(issue.path.at(-1));
  const counted = (issue.code === 'too_small' || issue.code === 'too_big') && Array.isArray(value);
  return counted ? `${value.length} 项` : show(value);
}

function expectation(issue: Issue, value: unknown): { expected: string; mend: string } {
  const missing = value === undefined || value === null;
  switch (issue.code) {
    case 'invalid_type': {
      const expected = typeNames[issue.expected] ?? issue.expected;
      if (missing && issue.path.at(-1) === 'source') {
        const mend =
          '照 source: { origin: source, checked: verified, basis: [BJ-01.A2] } 补上；编者建议只写 origin: editorial。';
        return { expected: '出处：来源性质、核对程度、依据', mend };
      }
      if (missing) return { expected, mend: '补上这个字段。' };
      if (issue.expected === 'string' && typeof value !== 'object')
        return { expected, mend: `用引号括起来：'${value}'。` };
      return { expected, mend: `改成：${expected}。` };
    }
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return 'options' in issue && issue.options
        ? oneOf(issue.options)
        : { expected: '该种类要求的字段', mend: '对照同类条目补齐，或者删去多余的字段。' };
    case 'invalid_format':
      return issue.format === 'date'
        ? { expected: '真实存在的日期，如 2022-03-01', mend: '按“年-月-日”写，月和日各两位。' }
        : {
            expected: issue.message,
            mend: '对照同类条目改成这个格式。',
          };
    case 'too_small':
      if (issue.origin === 'array')
        return {
          expected: `${issue.exact ? '恰好' : '至少'} ${issue.minimum} 项`,
          mend: '补足内容。',
        };
      if (issue.origin === 'string') return { expected: '不能是空白', mend: '写上内容，或者去掉这个字段。' };
      return { expected: `${issue.inclusive ? '不小于' : '大于'} ${issue.minimum}`, mend: '改成合理的数。' };
    case 'too_big':
      if (issue.origin === 'string')
        return { expected: `不超过 ${issue.maximum} 个字`, mend: '缩短；详细的话写到正文字段里。' };
      if (issue.origin === 'array')
        return { expected: `${issue.exact ? '恰好' : '最多'} ${issue.maximum} 项`, mend: '减少项数，留下最要紧的。' };
      return { expected: `不大于 ${issue.maximum}`, mend: '改成合理的数。' };
    case 'invalid_key':
      return {
        expected: issue.issues[0]?.message ?? '正确的编号',
        mend: '改正这一行冒号前面的部分。',
      };
    case 'custom': {
      const known = rules[String(issue.params?.['rule'])];
      return known ?? { expected: '符合说明', mend: '对照同类条目改正。' };
    }
    default:
      return { expected: '符合说明', mend: '对照同类条目改正。' };
  }
}

function oneOf(values: readonly unknown[]): { expected: string; mend: string } {
  return { expected: `其中之一：${values.map(String).join('、')}`, mend: '从列出的写法里选一个，照抄。' };
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = new Map<string, unknown>(Object.entries(value)).get(String(key));
  }
  return value;
}
