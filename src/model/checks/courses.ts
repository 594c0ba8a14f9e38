import { lastDay } from '../../deadlines/due.ts';
import type { Content } from '../content.ts';
import { listLimits } from '../knowledge-base.ts';
import type { Problem } from '../problem.ts';

/** Self-tests of courses: deadlines that cannot be computed. */
export function checkCourses(content: Content): Problem[] {
  const limits = new Map(listLimits(content).map(({ limit }) => [limit.code, limit]));
  return content.courses.flatMap(({ data, file }) =>
    data.test.flatMap((question, index): Problem[] => {
      const report = (field: string, found: string, expected: string, mend: string): Problem[] => {
        const path = ['test', index, field];
        return [{ file: file.path, line: file.lineOf(path), field: path.join('.'), found, expected, mend }];
      };
      if (question.type !== 'deadline') return [];
      const limit = limits.get(question.limit);
      // Codes that do not exist are reported with all references.
      if (!limit) return [];
      const end = lastDay(limit, question.since);
      if (!('why' in end)) return [];
      return report(
        limit.kind === 'duration' ? 'since' : 'limit',
        `${limit.code}（${limit.what}）从 ${question.since} 起：${end.why}`,
        '能算出到期日的时限和日期',
        '换一个写了多少日、多少个月的时限，或者放假安排已经公布的日期。',
      );
    }),
  );
}
