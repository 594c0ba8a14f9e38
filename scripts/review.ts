import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkContent } from '../src/model/load.ts';
import { formatProblems } from '../src/model/problem.ts';
import {
  olderRecords,
  regulationChanges,
  type OlderRecord,
  type RegulationChange,
} from '../src/model/regulation-changes.ts';
import { dayInChina, daysBetween, dueReviews, type Review } from '../src/model/review.ts';
import { date } from '../src/model/schemas/provenance.ts';
import { regulationName } from '../src/rendering/words.ts';

const usage = `用法：npm run review -- [选项]
  --today 年-月-日   按这一天算，如 2027-11-23；不写就是今天
  --within 天数      以后多少天内到期的也列出来；不写就是 30 天
  --json             输出 JSON
  --strict           有过期的或者规定变了的，退出码为 1
  --content 文件夹   内容文件夹；不写就是 content`;

const happened = { adopted: '通过或批准', issued: '发布', inForce: '起施行', ended: '止，不再有效' };

/** What is asked for; nothing if an option is wrong. */
function readOptions(): { folder: string; today: string; within: number; json: boolean; strict: boolean } | undefined {
  try {
    const { values } = parseArgs({
      options: {
        content: { type: 'string', default: 'content' },
        today: { type: 'string', default: dayInChina(new Date()) },
        within: { type: 'string', default: '30' },
        json: { type: 'boolean', default: false },
        strict: { type: 'boolean', default: false },
      },
    });
    if (!date.safeParse(values.today).success || !/^\d{1,4}$/.test(values.within)) return undefined;
    const { content, today, within, json, strict } = values;
    return { folder: resolve(content), today, within: Number(within), json, strict };
  } catch {
    return undefined;
  }
}

/** `npm run review`: what is due for review, and which regulations changed since the last one. */
function main(): number {
  const options = readOptions();
  if (!options) {
    console.error(usage);
    return 2;
  }
  const { folder, today, within, json, strict } = options;
  const { content, problems } = checkContent(folder);
  if (!content) {
    console.error(`${formatProblems(problems)}\n\n先改好上面的问题，再看哪些该核对。`);
    return 1;
  }
  // A newer version makes the check report every citation of the old one: that is what a review is to mend.
  if (problems.length > 0) console.error(`内容检查有 ${problems.length} 处问题，见 npm run check。\n`);
  const { overdue, soon } = dueReviews(content, today, within);
  const changes = regulationChanges(content, today);
  const older = olderRecords(content);
  if (json) {
    const report = {
      today,
      within,
      overdue: overdue.map(reviewData),
      soon: soon.map(reviewData),
      changes: changes.map(changeData),
      olderRecords: older.map(({ record, citedBy }) => ({ record: reviewData(record), citedBy: reviewData(citedBy) })),
    };
    console.log(JSON.stringify(report, undefined, 2));
  } else {
    const sections = [
      group(
        '已经过期',
        '个文件',
        overdue.map((review) => `${describe(review)}，过了 ${daysBetween(review.due, today)} 天`),
      ),
      group(
        `${within} 天内到期`,
        '个文件',
        soon.map((review) => `${describe(review)}，还有 ${daysBetween(today, review.due)} 天`),
      ),
      group('上次核对以后变了的规定', '部', changes.map(describeChange)),
      group('规定的记录比引用它的条目核对得早', '部', older.map(describeOlder)),
    ].filter((section) => section !== '');
    console.log(
      sections.length > 0
        ? sections.join('\n\n')
        : `截至 ${today}，没有过期的，${within} 天内没有到期的，引用的规定在上次核对以后也没有变。`,
    );
    console.log('\n这里只知道 content/regulations/ 里记下的版本。有没有更新的，到官方党内法规库和法律法规数据库查。');
  }
  return strict && overdue.length + changes.length > 0 ? 1 : 0;
}

function group(title: string, unit: string, items: readonly string[]): string {
  return items.length === 0
    ? ''
    : `${title}（${items.length} ${unit}）：\n${items.map((item) => `  ${item}`).join('\n')}`;
}

function nameOf({ code, title }: Review): string {
  return code === undefined ? title : `${code} ${title}`;
}

function placeOf({ file, field }: Review): string {
  return `${file.path}:${file.lineOf([field])}`;
}

function describe(review: Review): string {
  return `${nameOf(review)}（${placeOf(review)}）：${review.reviewedOn} 核对，最迟 ${review.due} 再核对`;
}

function describeChange({ cited, newest, events, files }: RegulationChange): string {
  const versions = newest ? `，现在是${regulationName(newest)} ${newest.code}` : '';
  return [
    `${regulationName(cited)} ${cited.code}${versions}`,
    ...events.map(({ version, what, on }) => `  ${version.code} ${on} ${happened[what]}`),
    ...files.flatMap(({ review, places }) => [
      `  引用它的：${nameOf(review)}（${placeOf(review)}），${review.reviewedOn} 核对`,
      ...places.map(({ at, basis, line, succeededBy }) => {
        const next = succeededBy === undefined ? '' : `，对应 ${succeededBy}`;
        return `    ${at === '' ? '' : `${at} `}引 ${basis}（第 ${line} 行）${next}`;
      }),
    ]),
  ].join('\n  ');
}

function describeOlder({ record, citedBy }: OlderRecord): string {
  const later = `引用它的 ${nameOf(citedBy)} 是 ${citedBy.reviewedOn} 核对的`;
  return `${nameOf(record)}（${placeOf(record)}）：${record.reviewedOn} 核对，${later}`;
}

function reviewData(review: Review): object {
  const { code, title, file, field, reviewedOn, due } = review;
  return { code, title, file: file.path, line: file.lineOf([field]), reviewedOn, due };
}

function changeData({ cited, newest, events, files }: RegulationChange): object {
  const version = ({ code, short }: { code: string; short: string }): object => ({ code, short });
  return {
    cited: version(cited),
    newest: newest && version(newest),
    events: events.map(({ version: { code }, what, on }) => ({ code, what, on })),
    files: files.map(({ review, places }) => ({ ...reviewData(review), places })),
  };
}

process.exitCode = main();
