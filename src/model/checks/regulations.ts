import type { Content, Entry } from '../content.ts';
import { show, type Problem } from '../problem.ts';
import { basisPattern } from '../schemas/provenance.ts';
import type { Regulation } from '../schemas/regulation.ts';
import { isLater } from './versions.ts';

type Version = Entry<Regulation>;

/**
 * Regulation versions that contradict each other or themselves: dates in the wrong order, an old version without its
 * end, two versions in force at once, articles out of order or led to a version that is itself out of force.
 */
export function checkRegulations(content: Content): Problem[] {
  const versions = new Map<string, Version>(content.regulations.map((entry) => [entry.data.code, entry]));
  const successors = new Map<string, Version>();
  const problems = content.regulations.flatMap((entry) => [
    ...checkDates(entry),
    ...entry.data.supersedes.flatMap((code, index) => {
      const old = versions.get(code);
      if (!old) return [];
      const before = successors.get(code);
      successors.set(code, entry);
      return checkSuccession(entry, old, index, before);
    }),
    ...checkArticleOrder(entry),
  ]);
  // A code in supersedes that is not known is reported on its own; who came after whom is then not known either.
  if (content.regulations.some(({ data }) => data.supersedes.some((code) => !versions.has(code)))) return problems;
  return [
    ...problems,
    ...checkSeries(content.regulations),
    ...checkOpenVersions(content.regulations, successors),
    ...content.regulations.flatMap((entry) => checkSuccessors(entry, successors, versions)),
  ];
}

/** A problem at a field of a regulation version; the value found there, unless other words say more. */
function problemAt(
  { file }: Version,
  path: readonly PropertyKey[],
  words: Pick<Problem, 'found' | 'expected' | 'mend'>,
): Problem {
  return { file: file.path, line: file.lineOf(path), field: path.join('.'), ...words };
}

function checkDates(entry: Version): Problem[] {
  const { adoptedOn, inForceFrom, inForceTo, issuedOn, code, kind, short } = entry.data;
  const problems: Problem[] = [];
  for (const [earlier, from, field, to] of [
    ['adoptedOn', adoptedOn, 'issuedOn', issuedOn],
    ['adoptedOn', adoptedOn, 'inForceFrom', inForceFrom],
    ['adoptedOn', adoptedOn, 'inForceTo', inForceTo],
    ['issuedOn', issuedOn, 'inForceTo', inForceTo],
    ['inForceFrom', inForceFrom, 'inForceTo', inForceTo],
  ] as const) {
    if (from === undefined || to === undefined || !isLater(from, to)) continue;
    problems.push(
      problemAt(entry, [field], {
        found: `${to}，${earlier} 却是 ${from}`,
        expected: `不早于 ${from}`,
        mend: '通过、发布、施行、失效的日期有一个写错了：对照文本改正。',
      }),
    );
  }
  const known = [adoptedOn, issuedOn, inForceFrom].flatMap((day) => (day === undefined ? [] : [day.slice(0, 4)]));
  const year = /（(?:[^）]*[^\d）])?(\d{4})(?: ?[^\d）][^）]*)?）$/.exec(short)?.[1];
  if (problems.length === 0 && year !== undefined && known.length > 0 && !known.includes(year)) {
    problems.push(
      problemAt(entry, ['short'], {
        found: `${show(short)}，通过、发布、施行却在 ${[...new Set(known)].join('、')} 年`,
        expected: '简称里的年份是通过、发布或者施行的一年',
        mend: '对照文本改正简称或者日期。',
      }),
    );
  }
  if ((kind === 'background') !== code.startsWith('BJ-')) {
    problems.push(
      problemAt(entry, ['kind'], {
        found: `${code} 的 kind 是 ${kind}`,
        expected: '背景材料（background）编号用 BJ-，规定编号用 YJ-',
        mend: '改正 kind：背景材料不检查是否有效，规定要检查。',
      }),
    );
  }
  return problems;
}

function checkSuccession(entry: Version, old: Version, index: number, before: Version | undefined): Problem[] {
  const path = ['supersedes', index];
  const { code, series, inForceFrom, issuedOn } = entry.data;
  const { inForceTo } = old.data;
  const mend = '改正 supersedes：只写同一部规定的前一个版本。';
  if (old === entry) return [problemAt(entry, path, { found: `${code} 取代它自己`, expected: '前一个版本', mend })];
  if (old.data.series !== series) {
    // With one title for both, the series is wrong and reported there.
    if (old.data.title === entry.data.title) return [];
    const found = `${old.data.code}，它的 series 是 ${old.data.series}`;
    const expected = `series 也是 ${series} 的版本`;
    return [problemAt(entry, path, { found, expected, mend: '改正编号；确实是同一部规定的，series 写成一样。' })];
  }
  if (before && before !== entry) {
    const found = `${old.data.code}，${before.data.code} 也写了取代它`;
    return [problemAt(entry, path, { found, expected: '一个版本只由一个后来的版本取代', mend })];
  }
  if (inForceTo === undefined) {
    const found = `没有写，${code} 却取代了它`;
    const expected = '失效的日期：最后有效的那一天，只知道年、月的写年、月';
    const wanted = `补上 inForceTo，引用它的地方随之检查；其实没有取代的，改正 ${entry.file.path} 的 supersedes。`;
    return [problemAt(old, ['inForceTo'], { found, expected, mend: wanted })];
  }
  const start = inForceFrom ?? issuedOn;
  if (start !== undefined && (isLater(inForceTo, start) || (inForceTo === start && start.length === 10))) {
    const found = `${inForceTo}，取代它的 ${code} 从 ${start} 起有效`;
    return [
      problemAt(old, ['inForceTo'], {
        found,
        expected: `早于 ${start}`,
        mend: '两个版本不同时有效：改正其中一个日期。',
      }),
    ];
  }
  return [];
}

/** Versions with one title that are told apart as different regulations: then nothing holds their dates together. */
function checkSeries(entries: readonly Version[]): Problem[] {
  const titled = new Map<string, Version>();
  return entries.flatMap((entry) => {
    const { code, series, title } = entry.data;
    const other = titled.get(title);
    if (!other) titled.set(title, entry);
    if (!other || other.data.series === series) return [];
    return [
      problemAt(entry, ['series'], {
        found: `${series}；标题一样的 ${other.data.code} 是 ${other.data.series}`,
        expected: '同一部规定的各个版本，series 一样',
        mend: `写成和 ${other.data.code} 一样；不是同一部规定的，改正 ${code} 的 title。`,
      }),
    ];
  });
}

/** Two versions of a regulation of which neither has ended: both would pass as the one in force. */
function checkOpenVersions(entries: readonly Version[], successors: ReadonlyMap<string, Version>): Problem[] {
  const open = new Map<string, Version>();
  return entries.flatMap((entry) => {
    const { code, inForceTo, kind, series } = entry.data;
    if (inForceTo !== undefined || kind === 'background' || successors.has(code)) return [];
    const other = open.get(series);
    open.set(series, entry);
    if (!other) return [];
    return [
      problemAt(entry, ['series'], {
        found: `${series}：${other.data.code} 和 ${code} 都没有失效日期`,
        expected: '同一部规定只有一个现行版本',
        mend: '给旧版写 inForceTo，给新版写 supersedes；不是同一部规定的，series 写成不一样。',
      }),
    ];
  });
}

function checkArticleOrder(entry: Version): Problem[] {
  const numbered = entry.data.articles.flatMap(({ id }, index) => (/^\d+$/.test(id) ? [{ id, index }] : []));
  return numbered.flatMap(({ id, index }, position) => {
    const before = numbered[position - 1];
    if (!before || Number(before.id) <= Number(id)) return [];
    return [
      problemAt(entry, ['articles', index, 'id'], {
        found: `第 ${id} 条，排在第 ${before.id} 条后面`,
        expected: '条文按条号从小到大',
        mend: '条号写错的，对照文本改正；没有写错的，移到前面。',
      }),
    ];
  });
}

function checkSuccessors(
  entry: Version,
  successors: ReadonlyMap<string, Version>,
  versions: ReadonlyMap<string, Version>,
): Problem[] {
  let current = entry;
  const passed = new Set<Version>();
  for (let next = successors.get(current.data.code); next && !passed.has(next);) {
    passed.add(next);
    current = next;
    next = successors.get(current.data.code);
  }
  return entry.data.articles.flatMap(({ succeededBy }, index) => {
    const code = succeededBy?.split('.')[0] ?? '';
    if (!versions.has(code) || (code === current.data.code && current !== entry)) return [];
    return [
      problemAt(entry, ['articles', index, 'succeededBy'], {
        found: show(succeededBy),
        expected:
          current === entry ? `不写：没有版本写明取代 ${entry.data.code}` : `现行版本 ${current.data.code} 的一条`,
        mend:
          current === entry
            ? `有新版的，先在新版的 supersedes 里写 ${entry.data.code}；没有的，去掉 succeededBy。`
            : `改成 ${current.data.code} 里对应的条文；没有对应的，去掉 succeededBy。`,
      }),
    ];
  });
}

/**
 * Statements said to be verified although nobody read any of the texts they cite, and articles read from a text of which
 * nothing was read.
 */
export function checkReading(content: Content): Problem[] {
  const texts = new Map<string, boolean>();
  const problems: Problem[] = [];
  for (const entry of content.regulations) {
    const { code, read, articles } = entry.data;
    texts.set(code, read !== 'none');
    articles.forEach((article, index) => {
      texts.set(`${code}.${article.id}`, article.checked !== 'unverified');
      if (read !== 'none' || article.checked === 'unverified') return;
      problems.push(
        problemAt(entry, ['articles', index, 'checked'], {
          found: `${article.checked}，read 却是 none`,
          expected: '没有读到文本的，条文写 unverified',
          mend: '读到了的，改正 read 和 readNote；没有读到的，把 checked 改成 unverified，写明 caveat。',
        }),
      );
    });
  }
  for (const file of content.files) {
    visitSources(file.data, [], (source, path) => {
      const read = (source.basis ?? []).map((value) => {
        const [, regulation = '', article] = basisPattern.exec(value) ?? [];
        return texts.get(article === undefined ? regulation : `${regulation}.${article}`);
      });
      if (source.checked !== 'verified' || read.length === 0 || read.some((known) => known !== false)) return;
      problems.push({
        file: file.path,
        line: file.lineOf([...path, 'checked']),
        field: [...path, 'checked'].join('.'),
        found: `verified，引用的 ${(source.basis ?? []).join('、')} 却没有读到`,
        expected: 'partial 或 unverified，并写明 caveat',
        mend: '改成 unverified，在 caveat 里写为什么；读到了的，先改依据文件里的 read 或 checked。',
      });
    });
  }
  return problems;
}

/** Calls `visit` for everything in a file's data that has an origin. */
function visitSources(
  value: unknown,
  path: readonly PropertyKey[],
  visit: (source: { basis?: readonly string[]; checked?: unknown }, path: readonly PropertyKey[]) => void,
): void {
  if (typeof value !== 'object' || value === null) return;
  if ('origin' in value) {
    const basis: unknown = 'basis' in value ? value.basis : [];
    const list: readonly unknown[] = Array.isArray(basis) ? basis : [];
    visit(
      { basis: list.filter((item) => typeof item === 'string'), checked: 'checked' in value && value.checked },
      path,
    );
  }
  for (const [key, item] of Object.entries(value)) visitSources(item, [...path, key], visit);
}
