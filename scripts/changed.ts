import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { checkContent, resolve as resolveContent } from '../src/model/load.ts';
import { formatProblems, type Problem } from '../src/model/problem.ts';
import { unreadable } from '../src/model/source-files.ts';
import { among, compare, type ChangedPart, type Changes, type GonePart } from '../src/open-data/changes.ts';
import { indexOf } from '../src/open-data/files.ts';
import type { DataIndex, IndexPart } from '../src/open-data/format.ts';
import { LinkFinder, readCourse, readLinkFile, type Link } from '../src/open-data/links.ts';
import { readIndex } from '../src/open-data/read-index.ts';

const usage = `用法：npm run changed -- 旧的编号总目 [选项]
  旧的编号总目       从前从网站上留下来的 data/index.json
  --now 文件         和这一份比，如建好的 dist/data/index.json；不写就和现在的内容比
  --course KC-01     只看这门课程链接到的；可以写几次
  --courses          每门课程各看一遍
  --links 文件       只看这个文件里写到的编号和地址：文本、HTML、JSON 都可以；可以写几次
  --content 文件夹   内容文件夹；不写就是 content
退出码：0 没有变，1 有变的，2 读不了`;

/** How many problems of a file are said; the rest is counted. */
const mostProblems = 20;

type Options = NonNullable<ReturnType<typeof readOptions>>;

/** The site as it is now: its index, and its courses. */
interface Present {
  readonly index: DataIndex;
  readonly courses: readonly Course[];
}

const courseData = z.looseObject({ code: z.string(), title: z.string() });
type Course = z.output<typeof courseData>;

/** The command cannot do what it was asked: the message says why. */
class BadInput extends Error {}

/** `npm run changed`: what is no longer as an older index says, and which links of courses and files that concerns. */
function main(): number {
  const options = readOptions();
  if (!options) {
    console.error(usage);
    return 2;
  }
  try {
    const before = indexFrom(options.old);
    const now = options.now === undefined ? fromContent(options.folder) : fromSite(options.now);
    console.log(`旧：${options.old}，${before.parts.length} 个编号，更新至 ${before.asOf}`);
    console.log(`新：${options.now ?? options.folder}，${now.index.parts.length} 个编号，更新至 ${now.index.asOf}`);
    const changes = compare(before, now.index);
    const groups = linksOf(options, before, now);
    if (groups.length === 0) return tell(changes, changes) ? 1 : 0;
    const told = groups.map(({ title, links }) => {
      console.log(`\n【${title}】链接到 ${links.length} 处`);
      return tellLinks(links, changes, before, now.index);
    });
    return told.some((changed) => changed) ? 1 : 0;
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    console.error(error.message);
    return 2;
  }
}

function readOptions():
  | {
      old: string;
      now: string | undefined;
      course: string[];
      courses: boolean;
      links: string[];
      folder: string;
    }
  | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        now: { type: 'string' },
        course: { type: 'string', multiple: true, default: [] },
        courses: { type: 'boolean', default: false },
        links: { type: 'string', multiple: true, default: [] },
        content: { type: 'string', default: 'content' },
      },
    });
    const [old, ...more] = positionals;
    if (old === undefined || more.length > 0) return undefined;
    const { now, course, courses, links, content } = values;
    return { old, now, course, courses, links, folder: content };
  } catch {
    return undefined;
  }
}

function refuse(problems: readonly Problem[]): never {
  const left = problems.length - mostProblems;
  const more = left > 0 ? `\n\n……还有 ${left} 处。` : '';
  throw new BadInput(formatProblems(problems.slice(0, mostProblems)) + more);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return refuse([{ ...unreadable(file, error), expected: '可以读取的文件' }]);
  }
}

function indexFrom(file: string): DataIndex {
  const read = readIndex(readText(file), file);
  return 'index' in read ? read.index : refuse(read.problems);
}

function fromContent(folder: string): Present {
  const { content, problems } = checkContent(resolve(folder));
  if (!content || problems.length > 0) {
    const all = `内容检查有 ${problems.length} 处问题，先改好再比：\n\n`;
    throw new BadInput(all + formatProblems(problems.slice(0, mostProblems)));
  }
  return { index: indexOf(resolveContent(content)), courses: content.courses.map(({ data }) => data) };
}

/** @param file `data/index.json` of a built site; its courses stand beside it. */
function fromSite(file: string): Present {
  const index = indexFrom(file);
  return {
    index,
    get courses() {
      return coursesFrom(join(dirname(file), 'courses.json'));
    },
  };
}

function coursesFrom(file: string): readonly Course[] {
  const text = readText(file);
  const wrong = (found: string): never =>
    refuse([
      {
        file,
        found,
        expected: '同一个网站的 data/courses.json',
        mend: '把 data/ 里的文件一起下载，放在一个文件夹里。',
      },
    ]);
  try {
    const data: unknown = JSON.parse(text);
    const read = z.looseObject({ entries: z.array(z.looseObject({ data: courseData })) }).safeParse(data);
    return read.success ? read.data.entries.map((entry) => entry.data) : wrong('没有课程的列表');
  } catch (error) {
    if (error instanceof BadInput) throw error;
    return wrong('不是 JSON，或者不完整');
  }
}

/** The links to look at, course by course and file by file; none if all changes are asked for. */
function linksOf(options: Options, before: DataIndex, now: Present): { title: string; links: readonly Link[] }[] {
  const { course: codes, courses: all, links: files } = options;
  const wanted = all || codes.length > 0 ? coursesNamed(codes, all, now.courses) : [];
  return [
    ...wanted.map((course) => {
      const finder = new LinkFinder(before, now.index);
      readCourse(finder, course);
      return { title: `${course.code} ${course.title}`, links: finder.links };
    }),
    ...files.map((file) => {
      const finder = new LinkFinder(before, now.index);
      readLinkFile(finder, readText(file));
      if (finder.links.length === 0) {
        refuse([
          {
            file,
            found: '没有本站的编号，也没有本站的地址',
            expected: '写着编号（如 CX-04.3）或者地址（如 rules/recusal.html）的文件',
            mend: '换成要看的那个文件；Word、PDF 先另存为文本。',
          },
        ]);
      }
      return { title: file, links: finder.links };
    }),
  ];
}

function coursesNamed(codes: readonly string[], all: boolean, courses: readonly Course[]): readonly Course[] {
  if (courses.length === 0) throw new BadInput('内容里还没有课程。要看别的文件里的链接，用 --links 文件。');
  const missing = codes.filter((code) => !courses.some((course) => course.code === code));
  if (missing.length > 0) {
    const known = courses.map(({ code }) => code).join('、');
    throw new BadInput(`没有课程 ${missing.join('、')}。有的是：${known}。`);
  }
  return all ? courses : courses.filter(({ code }) => codes.includes(code));
}

/** Says what of some links is not as it was. @returns whether anything is. */
function tellLinks(links: readonly Link[], changes: Changes, before: DataIndex, now: DataIndex): boolean {
  const places = new Map(links.map(({ code, at }) => [code, at]));
  const known = new Set([...before.parts, ...now.parts].map(({ code }) => code));
  const unknown = links.filter(({ code }) => !known.has(code));
  const told = tell(among(changes, new Set(places.keys())), changes, places);
  section(
    '两份里都没有的编号：写错了，或者更早就没有了',
    unknown.map(({ code, at }) => `${code}${written(at)}`),
  );
  return told || unknown.length > 0;
}

/**
 * Prints changes.
 * @param all every change: says what inside an entry changed.
 * @param places where each code is linked; absent where links are not asked for.
 * @returns whether there was any change that concerns a link, or any at all.
 */
function tell(
  { changed, gone, moved, added }: Changes,
  all: Changes,
  places?: ReadonlyMap<string, readonly string[]>,
): boolean {
  const at = (code: string): string => written(places?.get(code) ?? []);
  section(
    '内容变了',
    changed.map(({ after }) => `${nameOf(after)}${at(after.code)}${insideOf(after, all)}`),
  );
  section(
    '没有了',
    gone.map((part) => `${nameOf(part.before)}${at(part.before.code)}\n    ${whereTo(part)}`),
  );
  section(
    '换了地址，编号不变',
    moved.map((part) => `${nameOf(part.after)}${at(part.after.code)}\n    ${way(part)}`),
  );
  section(
    '新的',
    added.map((part) => `${nameOf(part)}${at(part.code)}`),
  );
  // What is new was linked after the older index was kept: nobody has to look at it again.
  const old = changed.length + gone.length + moved.length;
  if (old + added.length === 0) console.log(places ? '都没有变。' : '\n没有变：两份一样。');
  return places ? old > 0 : old + added.length > 0;
}

function section(title: string, lines: readonly string[]): void {
  if (lines.length > 0)
    console.log(`\n${title}（${lines.length} 处）：\n${lines.map((line) => `  ${line}`).join('\n')}`);
}

function nameOf({ code, label, title, address }: IndexPart): string {
  return `${code} ${title}（${label}，${address}）`;
}

function written(at: readonly string[]): string {
  return at.length === 0 ? '' : `\n    链接在：${at.join('、')}`;
}

/** What changed inside an entry, for whoever links to the whole of it. */
function insideOf({ code, entry }: IndexPart, { changed, gone, added }: Changes): string {
  if (code !== entry) return '';
  const inside = (parts: readonly IndexPart[]): string =>
    parts
      .filter((part) => part.entry === entry && part.code !== entry)
      .map((part) => part.code)
      .join('、');
  const pieces = [
    ['变了', inside(changed.map(({ after }) => after))],
    ['没有了', inside(gone.map(({ before }) => before))],
    ['新加', inside(added)],
  ].flatMap(([word, codes]) => (codes === '' ? [] : [`${word} ${codes}`]));
  return pieces.length === 0 ? '' : `\n    其中${pieces.join('；')}`;
}

function whereTo({ leadsTo, after }: GonePart): string {
  if (leadsTo === undefined) return '没有写明到哪里去了';
  return `现在到：${after ? nameOf(after) : leadsTo}`;
}

function way({ before, after }: ChangedPart): string {
  return `${before.address} → ${after.address}`;
}

process.exitCode = main();
