import type { Content } from '../content.ts';
import type { Problem } from '../problem.ts';
import { listReviews } from '../review.ts';
import { isLater } from './versions.ts';

/**
 * Days of review that cannot be: later than the day of the whole site, earlier than the last change of the entry or than
 * the regulation that was reviewed; and histories out of order.
 */
export function checkReviews(content: Content): Problem[] {
  const problems: Problem[] = [];
  const { asOf } = content.site.data;
  for (const { file, field, reviewedOn } of listReviews(content)) {
    if (reviewedOn <= asOf) continue;
    problems.push({
      file: file.path,
      line: file.lineOf([field]),
      field,
      found: `${reviewedOn}，站点只更新到 ${asOf}`,
      expected: `不晚于 site.yaml 的 asOf（${asOf}）`,
      mend: '写错的改正；确实是后来核对的，把 site.yaml 的 asOf 改到这一天，各条引用的版本随之重新检查。',
    });
  }
  for (const { data, file } of [...content.procedures, ...content.rules, ...content.duties, ...content.workPoints]) {
    data.history.forEach((change, index) => {
      const place = {
        file: file.path,
        line: file.lineOf(['history', index, 'date']),
        field: `history.${index}.date`,
      };
      const before = data.history[index - 1]?.date ?? '';
      if (change.date < before) {
        problems.push({
          ...place,
          found: `${change.date}，前一次是 ${before}`,
          expected: '从早到晚，最新的写在最后',
          mend: '调整顺序，或者改正日期。',
        });
      } else if (!change.minor && change.date > data.reviewedOn) {
        problems.push({
          ...place,
          found: `${change.date} 改过，${data.reviewedOn} 以后没有核对`,
          expected: `不晚于 reviewedOn（${data.reviewedOn}）`,
          mend: '改了内容的，对照来源核对，把 reviewedOn 改成核对的日期；只改了文字的，写 minor: true。',
        });
      }
    });
  }
  for (const { data, file } of content.regulations) {
    for (const field of ['adoptedOn', 'issuedOn'] as const) {
      const day = data[field];
      if (day === undefined || !isLater(day, data.reviewedOn)) continue;
      problems.push({
        file: file.path,
        line: file.lineOf([field]),
        field,
        found: `${day}，${data.reviewedOn} 就核对过了`,
        expected: `不晚于 reviewedOn（${data.reviewedOn}）`,
        mend: '改正写错的日期。',
      });
    }
  }
  return problems;
}
