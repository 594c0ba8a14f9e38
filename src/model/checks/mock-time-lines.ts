import { lastDay } from '../../deadlines/due.ts';
import type { Content, Entry } from '../content.ts';
import { listLimits } from '../knowledge-base.ts';
import type { Problem } from '../problem.ts';
import type { CaseEvent, MockCase } from '../schemas/mock-case.ts';
import type { TimeLimit } from '../schemas/time-limit.ts';

/**
 * Time lines of mock cases: days out of order, limits that were not kept or cannot be computed, documents that are not
 * in the dossier; papers that stand in another volume's place; mistakes whose words do not stand in the piece.
 */
export function checkMockTimeLines(content: Content): Problem[] {
  const limits = new Map(listLimits(content).map(({ limit }) => [limit.code, limit]));
  return content.cases.flatMap((entry) => [
    ...checkEvents(entry, limits),
    ...checkVolumes(entry),
    ...checkExercises(entry),
  ]);
}

type Report = (path: readonly PropertyKey[], found: string, expected: string, mend: string) => Problem;

function reporter({ file }: Entry<MockCase>): Report {
  return (path, found, expected, mend) => ({
    file: file.path,
    line: file.lineOf(path),
    field: path.join('.'),
    found,
    expected,
    mend,
  });
}

function checkEvents(entry: Entry<MockCase>, limits: ReadonlyMap<string, TimeLimit>): Problem[] {
  const report = reporter(entry);
  const { events, papers } = entry.data;
  const bound = new Set(papers.map(({ document }) => document));
  return events.flatMap((event, index) => {
    const at = ['events', index];
    const before = events[index - 1];
    const problems: Problem[] = [];
    if (before && before.date > event.date)
      problems.push(
        report([...at, 'date'], `${event.date}，前一件是 ${before.date}`, '从早到晚', '调整顺序，或者改正日期。'),
      );
    event.documents.forEach((document, place) => {
      if (bound.has(document)) return;
      problems.push(
        report([...at, 'documents', place], document, '本案卷里有的文书', '在 papers 里补上这份文书，或者改正编号。'),
      );
    });
    return [...problems, ...checkWithin(event, at, events, limits, report)];
  });
}

function checkWithin(
  event: CaseEvent,
  at: readonly PropertyKey[],
  events: readonly CaseEvent[],
  limits: ReadonlyMap<string, TimeLimit>,
  report: Report,
): Problem[] {
  return event.within.flatMap(({ limit: code, since, extended }, index): Problem[] => {
    const path = [...at, 'within', index];
    const start = events.find(({ id }) => id === since);
    if (!start || start.date > event.date) {
      const earlier = events.filter(({ date }) => date <= event.date).map(({ id }) => id);
      return [
        report([...path, 'since'], since, `不晚于这一天的一件：${earlier.join('、')}`, '改成期限开始那一件的 id。'),
      ];
    }
    const limit = limits.get(code);
    // Codes that do not exist are reported with all references.
    if (!limit) return [];
    const end = lastDay(limit, start.date, extended);
    if ('why' in end)
      return [
        report(
          [...path, 'limit'],
          `${code} 从 ${start.date} 起：${end.why}`,
          '能算出到期日的时限',
          '换一个时限，或者去掉这一条。',
        ),
      ];
    const { due } = end;
    if (event.date <= due.date) return [];
    return [
      report(
        [...at, 'date'],
        `${event.date}；${code}（${limit.what}）从 ${start.date} 起，${due.name}是 ${due.date}`,
        `不晚于 ${due.date}`,
        '改正日期；确实批准延长的，在 within 里写 extended: true。',
      ),
    ];
  });
}

function checkVolumes(entry: Entry<MockCase>): Problem[] {
  const report = reporter(entry);
  const { papers, volumes } = entry.data;
  const order = volumes.map(({ id }) => id);
  const problems = papers.flatMap(({ volume }, index): Problem[] => {
    const at = ['papers', index, 'volume'];
    if (!order.includes(volume))
      return [report(at, volume, `本案卷的卷：${order.join('、')}`, '改成已有的 id，或者在 volumes 里补上这一卷。')];
    const before = papers[index - 1]?.volume ?? volume;
    if (order.indexOf(volume) >= order.indexOf(before)) return [];
    return [report(at, `${volume}，排在 ${before} 后面`, '按 volumes 的顺序，一卷排完再排下一卷', '调整文书的顺序。')];
  });
  volumes.forEach(({ id }, index) => {
    if (!papers.some(({ volume }) => volume === id))
      problems.push(
        report(['volumes', index, 'id'], `${id} 里一份文书也没有`, '每卷至少一份文书', '补上文书，或者去掉这一卷。'),
      );
  });
  return problems;
}

function checkExercises(entry: Entry<MockCase>): Problem[] {
  const report = reporter(entry);
  return entry.data.exercises.flatMap(({ piece, mistakes }, index) =>
    mistakes.flatMap(({ quote }, place) =>
      piece.some(({ text }) => text.includes(quote))
        ? []
        : [
            report(
              ['exercises', index, 'mistakes', place, 'quote'],
              quote,
              '和 piece 里的话一字不差',
              '从 piece 里照抄写错的那几个字。',
            ),
          ],
    ),
  );
}
