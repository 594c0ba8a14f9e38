import type { Content } from '../content.ts';
import type { Problem } from '../problem.ts';
import { basisPattern } from '../schemas/provenance.ts';
import type { Regulation } from '../schemas/regulation.ts';
import { visitStrings } from './references.ts';

/** A span of days, both ends included, as `YYYY-MM-DD` strings that compare in order. */
interface Period {
  readonly from: string;
  readonly to: string;
}

/**
 * The days to which a file's statements apply: the year of its work points, else the day the site was last brought
 * up to date.
 */
export function appliesTo(path: string, field: readonly PropertyKey[], asOf: string): Period {
  const year = /^work-points\/(\d{4})\//.exec(path)?.[1];
  if (year === undefined || field[0] === 'since') return { from: asOf, to: asOf };
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

/** The days on which a regulation version was in force, as far as known; open ends where it is not. */
export function inForce(regulation: Regulation): Period {
  const { inForceFrom: from, inForceTo: to } = regulation;
  return {
    from: from === undefined ? '0000-01-01' : from + '-01-01'.slice(from.length - 4),
    // A 31st that does not exist still compares as the end of its month.
    to: to === undefined ? '9999-12-31' : to + '-12-31'.slice(to.length - 4),
  };
}

/** Whether one day is later than another, as far as both are known: `2018` is not later than `2018-10-01`. */
export function isLater(day: string, other: string): boolean {
  return day.slice(0, other.length) > other.slice(0, day.length);
}

/** Bases that were not in force when the statement applies, and "formerly" references that still are. */
export function checkVersions(content: Content): Problem[] {
  const asOf = content.site.data.asOf;
  const regulations = new Map<string, Regulation>(content.regulations.map(({ data }) => [data.code, data]));
  const problems: Problem[] = [];
  for (const file of content.files) {
    const retired = retiredPaths(file.data);
    visitStrings(file, ({ path, value }) => {
      const field = path.findLast((key) => typeof key === 'string');
      if (field !== 'basis' && field !== 'formerly') return;
      const regulation = regulations.get(basisPattern.exec(value)?.[1] ?? '');
      if (!regulation || regulation.kind === 'background') return;
      const applies = appliesTo(file.path, path, asOf);
      const force = inForce(regulation);
      const place = { file: file.path, line: file.lineOf(path), field: path.join('.') };
      const until = regulation.inForceTo === undefined ? '今' : ` ${regulation.inForceTo}`;
      const dates = `${regulation.short}：${regulation.inForceFrom ?? '起始日不详'} 至${until}`;
      if (field === 'basis' && (force.to < applies.from || force.from > applies.to)) {
        if (retired.some((prefix) => path.join('.').startsWith(prefix))) return;
        problems.push({
          ...place,
          found: `${value}（${dates}）`,
          expected: `${applies.from === applies.to ? applies.from : `${applies.from} 至 ${applies.to}`} 有效的版本`,
          mend:
            force.to < applies.from
              ? '改引当时有效的版本；只是说明旧版写过的，移到 formerly。'
              : '改引当时有效的版本；工作要点印发以后才施行的规定，写在 since 里。',
        });
      }
      if (field === 'formerly' && force.to >= applies.to) {
        problems.push({
          ...place,
          found: `${value}（${dates}）`,
          expected: '已经失效的旧版本',
          mend: '仍然有效的依据写在 basis 里。',
        });
      }
    });
  }
  return problems;
}

/** Paths of time limits marked `retired`: they may cite what is no longer in force. */
function retiredPaths(data: unknown): string[] {
  const paths: string[] = [];
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('retired' in value && value.retired === true) paths.push(`${path}.`);
    for (const [key, item] of Object.entries(value)) walk(item, path === '' ? key : `${path}.${key}`);
  };
  walk(data, '');
  return paths;
}
