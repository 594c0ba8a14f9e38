import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CodesUsedUp } from '../src/editing/codes.ts';
import { create } from '../src/editing/create.ts';
import { findKind, newKinds, type Made, type NewKind } from '../src/editing/kinds.ts';
import { FileInTheWay } from '../src/editing/new-files.ts';
import { answersFromOptions, WrongAnswers, type Answers } from '../src/editing/questions.ts';
import { askAtTerminal, BrokenOff, choose } from '../src/editing/terminal.ts';
import { openWorkshop, type Workshop } from '../src/editing/workshop.ts';
import { loadContent } from '../src/model/content.ts';
import { formatProblems } from '../src/model/problem.ts';
import { readSourceFolder } from '../src/model/source-files.ts';

const names = [...new Set(newKinds.flatMap(({ questions }) => questions.map(({ name }) => name)))];

const usage = `用法：npm run new -- 种类 [--content 内容文件夹] [--title 标题 --slug 英文名 …]
种类：${newKinds.map(({ id, names: [name] }) => `${name}（${id}）`).join('、')}
在终端里运行，没有写的会逐项问；不在终端里，都用选项写。`;

/**
 * `npm run new -- KIND [--title … --slug … --content DIR]`: makes a new entry with the next free code, valid but not
 * written: each of its fields says so. At a terminal it asks for what is not given; elsewhere everything is given.
 */
async function main(): Promise<number> {
  const options = readOptions();
  if (!options) return misused();
  const { folder, given } = options;
  const loaded = loadContent(folder);
  const { content } = loaded;
  const unread = readSourceFolder(folder).problems;
  if (!content || unread.length > 0) {
    const why = formatProblems(unread.length > 0 ? unread : loaded.problems);
    console.error(`${why}\n\n先改好这些，再新建：读不全内容，就说不准哪些编号用过。`);
    return 1;
  }
  const workshop = openWorkshop(loaded, content, new Date());
  try {
    const kind = await findOrAskKind(options.kind);
    if (!kind) return misused(options.kind);
    const answers = await answersTo(kind, given, workshop);
    return write(folder, kind, kind.make(workshop, answers, folder));
  } catch (error) {
    if (error instanceof WrongAnswers) {
      console.error(`没有新建：\n${error.message}`);
      return 2;
    }
    if (error instanceof BrokenOff) {
      console.error(`${error.message === '' ? '' : `${error.message}\n`}没有新建，什么也没有写入。`);
      return 1;
    }
    if (error instanceof FileInTheWay || error instanceof CodesUsedUp) {
      console.error(`没有新建：${error.message}`);
      return 1;
    }
    throw error;
  }
}

function misused(kind?: string): number {
  console.error(kind === undefined ? usage : `没有“${kind}”这个种类。\n${usage}`);
  return 2;
}

interface Options {
  readonly folder: string;
  readonly kind: string | undefined;
  /** What was answered by options, by name. */
  readonly given: Readonly<Record<string, string>>;
}

function readOptions(): Options | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        content: { type: 'string' },
        ...Object.fromEntries(names.map((name) => [name, { type: 'string' } as const])),
      },
    });
    const [kind, ...more] = positionals;
    if (more.length > 0) return undefined;
    const given = Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) =>
        name === 'content' || typeof value !== 'string' ? [] : [[name, value]],
      ),
    );
    return { folder: resolve(values.content ?? 'content'), kind, given };
  } catch {
    return undefined;
  }
}

function isTerminal(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY;
}

async function findOrAskKind(name: string | undefined): Promise<NewKind | undefined> {
  if (name !== undefined || !isTerminal()) return findKind(name ?? '');
  const choices = newKinds.map(({ id, names: [label] }) => ({ value: id, label }));
  return findKind(await choose('新建什么', choices, undefined));
}

async function answersTo(kind: NewKind, given: Readonly<Record<string, string>>, workshop: Workshop): Promise<Answers> {
  return isTerminal()
    ? askAtTerminal(kind.questions, given, workshop)
    : answersFromOptions(kind.questions, given, workshop);
}

/** Writes what was made, if the check has nothing against it. */
function write(folder: string, kind: NewKind, made: Made): number {
  const { code, file, grows, isDraft = false } = made;
  const problems = create(folder, made);
  if (problems.length > 0) {
    console.error(`${formatProblems(problems)}\n\n这样写通不过检查，没有新建，什么也没有写入。换一个标题或者选项。`);
    return 1;
  }
  const place = relative(process.cwd(), join(folder, file.path));
  console.log(`${grows ? '加到了' : '写好了'} ${place}${code === undefined ? '' : `，编号 ${code}`}。`);
  if (isDraft) {
    console.log(
      '这一年还是草稿，不在网站上：照 work-point.ts 的说明写齐，去掉 year.yaml 的 draft 一行，再检查、登记。',
    );
    return 0;
  }
  console.log(`接着：
  1. 照 src/model/schemas/${kind.schema} 的说明写内容，写上出处；现在各处都标着“还没有写”，不写好不要发布。
  2. 运行 npm run check。
  3. 对照依据核对以后，运行 npm run confirm -- ${file.path}。
  4. 运行 npm run permalinks，登记编号和地址；登记了就不再改、不再给别的用。`);
  return 0;
}

process.exitCode = await main();
