import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { CodesUsedUp } from '../src/editing/codes.ts';
import { FileInTheWay, replaceFile, writeNewFile } from '../src/editing/new-files.ts';
import { openWorkshop, type Workshop } from '../src/editing/workshop.ts';
import { checkProse } from '../src/model/checks/prose.ts';
import { loadContent } from '../src/model/content.ts';
import { explainIssue } from '../src/model/explain-issue.ts';
import { formatProblems, type Problem } from '../src/model/problem.ts';
import { regulation } from '../src/model/schemas/regulation.ts';
import { duty, rule } from '../src/model/schemas/rule.ts';
import { readSourceFolder } from '../src/model/source-files.ts';
import { importKinds, type Draft, type ImportKind } from '../src/word-import/draft.ts';
import { importWord } from '../src/word-import/import-word.ts';
import { findingLine, importReport } from '../src/word-import/report.ts';
import { largestWordFile, NotImportable } from '../src/word-import/word-package.ts';

const usage = `用法：npm run import -- 文件.docx [--kind 规则|职责|依据] [--slug 英文名] [--basis YJ-56] [--out 文件夹] [--content 内容文件夹]
  --kind   导入成哪一种条目，不写是规则
  --basis  这个文件就是哪一部依据的文本；不写，各条的出处（source）要自己补
  --out    草稿放在哪里，不写是 drafts/`;

const schemas = { rule, duty, regulation } as const;

/**
 * `npm run import -- FILE.docx [--kind rule] [--basis YJ-56] [--out DIR]`: turns a Word file into a draft outside of the
 * content folder, with a report of what could not be placed. Nothing in the file is run or fetched.
 */
async function main(): Promise<number> {
  const options = readOptions();
  if (!options) {
    console.error(usage);
    return 2;
  }
  const { file, folder, out, kind, slug, basis } = options;
  const loaded = loadContent(folder);
  const { content } = loaded;
  if (!content) {
    console.error(`${formatProblems(loaded.problems)}\n\n先改好内容，再导入：新编号要接着用过的编。`);
    return 1;
  }
  const wrong = optionProblem(options, openWorkshop(loaded, content, new Date()));
  if (wrong !== undefined) {
    console.error(wrong);
    return 2;
  }
  try {
    const bytes = readWordFile(file);
    const name = basename(file);
    const workshop = openWorkshop(loaded, content, new Date());
    const draft = await importWord(bytes, { kind, file: name, slug, basis }, workshop);
    const problems = problemsOf(draft, kind);
    const report = `${draft.name.replace(/\.\w+$/, '')}.report.md`;
    writeNewFile(out, { path: draft.name, text: draft.text });
    replaceFile(out, { path: report, text: importReport(name, draft, problems) });
    tell(draft, problems, relative(process.cwd(), out), report);
    return 0;
  } catch (error) {
    if (error instanceof NotImportable || error instanceof FileInTheWay || error instanceof CodesUsedUp) {
      console.error(`没有导入 ${file}：${error.message}`);
      return 1;
    }
    throw error;
  }
}

/** @throws NotImportable if there is no such file, or it is too large to be read at all. */
function readWordFile(file: string): Uint8Array {
  try {
    const stat = statSync(file);
    if (!stat.isFile()) throw new NotImportable('这不是文件。写一个 .docx 文件。');
    if (stat.size > largestWordFile)
      throw new NotImportable(
        `文件有 ${(stat.size / 1024 / 1024).toFixed(0)} MB，最多 ${largestWordFile / 1024 / 1024} MB。图片不导入，先删去图片再存。`,
      );
    return readFileSync(file);
  } catch (error) {
    if (error instanceof NotImportable) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reasons: Readonly<Record<string, string>> = { ENOENT: '没有这个文件', EACCES: '没有读取权限' };
    throw new NotImportable(`${reasons[code] ?? `读不出来（${code}）`}。检查路径是否写对。`);
  }
}

/** What the check would say of the draft alone; that its codes lead somewhere, only the whole content can tell. */
function problemsOf(draft: Draft, kind: ImportKind): Problem[] {
  const work = mkdtempSync(join(tmpdir(), 'draft-'));
  try {
    replaceFile(work, { path: draft.name, text: draft.text });
    const { files, problems } = readSourceFolder(work);
    const invalid = files.flatMap((file) => {
      const result = schemas[kind].safeParse(file.data);
      return result.success ? [] : result.error.issues.flatMap((issue) => explainIssue(issue, file));
    });
    return [...problems, ...invalid, ...checkProse({ files })];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function tell(draft: Draft, problems: readonly Problem[], out: string, report: string): void {
  const { code, name, parts, tables, findings } = draft;
  console.log(`导入成 ${join(out, name)}（${code}）：${parts} 条，${tables} 张表格。都没有核对，逐条对照原文。`);
  if (findings.length > 0) {
    console.log(`\n没有放进去的，或者要看一看的：${findings.length} 处`);
    for (const finding of findings.slice(0, 30)) console.log(`  ${findingLine(finding)}`);
    if (findings.length > 30) console.log(`  ……还有 ${findings.length - 30} 处，见报告`);
  }
  const fields = new Set(problems.map(({ field }) => field?.split('.').at(-1) ?? ''));
  if (problems.length > 0)
    console.log(`\n还要补、要改的：${problems.length} 处（${[...fields].filter((field) => field !== '').join('、')}）`);
  console.log(`\n全部写在 ${join(out, report)}。改好以后，把 ${name} 移到内容文件夹，运行 npm run check。`);
}

interface Options {
  readonly file: string;
  readonly folder: string;
  readonly out: string;
  readonly kind: ImportKind;
  readonly slug: string | undefined;
  readonly basis: string | undefined;
}

function optionProblem({ folder, out, slug, basis, kind }: Options, { content }: Workshop): string | undefined {
  if (`${out}${sep}`.startsWith(`${folder}${sep}`))
    return '草稿不放在内容文件夹里：没有核对的，不会不小心发布出去。--out 写别的文件夹。';
  if (slug !== undefined && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))
    return '--slug 只用小写字母、数字和连字符，如 on-call。';
  if (basis === undefined) return undefined;
  if (kind === 'regulation') return '导入依据不用 --basis：它自己就是依据。';
  return content.regulations.some(({ data }) => data.code === basis)
    ? undefined
    : `没有登记过依据 ${basis}。先运行 npm run new -- 依据，或者改正编号。`;
}

function readOptions(): Options | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        content: { type: 'string', default: 'content' },
        out: { type: 'string', default: 'drafts' },
        kind: { type: 'string', default: 'rule' },
        slug: { type: 'string' },
        basis: { type: 'string' },
      },
    });
    const [file, ...more] = positionals;
    const kind = findImportKind(values.kind);
    if (file === undefined || more.length > 0 || kind === undefined) return undefined;
    const { slug, basis } = values;
    return { file, folder: resolve(values.content), out: resolve(values.out), kind, slug, basis };
  } catch {
    return undefined;
  }
}

function findImportKind(name: string): ImportKind | undefined {
  for (const kind of ['rule', 'duty', 'regulation'] as const) {
    if (kind === name || importKinds[kind].names.some((each) => each === name)) return kind;
  }
  return undefined;
}

process.exitCode = await main();
