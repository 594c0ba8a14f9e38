import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { folderCopy, webCopy, type SiteCopy } from '../src/publishing/copies.ts';
import { explainFault, PublishingError } from '../src/publishing/faults.ts';
import { integrityFile, longestList, readIntegrity, sha256 } from '../src/publishing/integrity.ts';
import { compare, type Differences } from '../src/publishing/verify.ts';

const usage = `用法：npm run verify -- 文件夹或网址 [--against 清单]
  文件夹或网址  部署好的网站，或者解压后的离线版
  清单          可信的 integrity.json；不写就用 dist/integrity.json`;

/** The list that a copy is compared with. */
interface Trusted {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Whether it is the copy's own: then it shows that the copy is whole, not where it comes from. */
  readonly own: boolean;
}

/**
 * `npm run verify -- DIR_OR_URL [--against FILE]`: compares a copy of the site with the list of files that the build
 * wrote. Ends with 0 if they are the same, with 1 if not, with 2 if that could not be found out.
 */
async function main(): Promise<number> {
  const place = parsePlace();
  if (!place) {
    console.error(usage);
    return 2;
  }
  try {
    const copy = await openCopy(place.copy);
    const trusted = await findList(place.against, copy);
    const list = readIntegrity(trusted.bytes, trusted.name);
    const differences = await compare(list, trusted.bytes, copy);
    return report(differences, list.size, trusted, copy);
  } catch (error) {
    if (!(error instanceof PublishingError)) throw error;
    console.error(error.message);
    return 2;
  }
}

function parsePlace(): { readonly copy: string; readonly against: string | undefined } | undefined {
  try {
    const { values, positionals } = parseArgs({ options: { against: { type: 'string' } }, allowPositionals: true });
    const [copy, ...others] = positionals;
    return copy === undefined || copy === '' || others.length > 0 ? undefined : { copy, against: values.against };
  } catch {
    return undefined;
  }
}

async function openCopy(place: string): Promise<SiteCopy> {
  if (/^https?:/i.test(place)) {
    if (!URL.canParse(place)) throw new PublishingError(`网址不对：${place}`);
    return webCopy(new URL(place));
  }
  if (!statSync(place, { throwIfNoEntry: false })?.isDirectory()) {
    throw new PublishingError(`没有这个文件夹：${place}\n${usage}`);
  }
  return folderCopy(place);
}

/** The list named on the command line, else that of the local build, else the copy's own. */
async function findList(against: string | undefined, copy: SiteCopy): Promise<Trusted> {
  const local = against ?? `dist/${integrityFile}`;
  if (against !== undefined || statSync(local, { throwIfNoEntry: false })) {
    return { name: local, bytes: readList(local), own: isFolder(copy.name, dirname(local)) };
  }
  const own = await copy.read(integrityFile, longestList);
  if (own.kind === 'content') return { name: `${copy.name} 的 ${integrityFile}`, bytes: own.content, own: true };
  const found = own.kind === 'failed' ? own.reason : own.kind === 'longer' ? '太大' : '没有这个文件';
  throw new PublishingError(
    `没有清单可以对照：本地没有 ${local}，${copy.name} 的 ${integrityFile} 也不能用（${found}）。\n  改法：先运行 npm run build，或者用 --against 指明清单。`,
  );
}

function readList(path: string): Uint8Array {
  try {
    if (statSync(path).size > longestList) throw new PublishingError(`清单 ${path} 不能用：太大，不是本站的清单。`);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof PublishingError) throw error;
    const text = error instanceof Error ? error.message : String(error);
    throw new PublishingError(`清单 ${path} 读不出来：${explainFault(text)?.split('\n')[0] ?? '没有这个文件'}`);
  }
}

function isFolder(copy: string, folder: string): boolean {
  return (
    statSync(copy, { throwIfNoEntry: false }) !== undefined && realpathSync(copy) === realpathSync(resolve(folder))
  );
}

function report(found: Differences, files: number, trusted: Trusted, copy: SiteCopy): number {
  const unknown = found.unknown.map(({ path, reason }) => `${path}：${reason}`);
  const groups: readonly (readonly [title: string, lines: readonly string[]])[] = [
    ['改变了', found.changed],
    ['缺少', found.missing],
    ['多出', found.extra],
    ['没能核对', unknown],
  ];
  const fingerprint = `指纹 ${sha256(trusted.bytes)}`;
  const problems = groups.flatMap(([, lines]) => lines).length;
  if (problems === 0) console.log(`一致：${files} 个文件，${fingerprint}`);
  else {
    for (const [title, lines] of groups) {
      if (lines.length > 0)
        console.log([`${title}（${lines.length}）：`, ...lines.map((line) => `  ${line}`), ''].join('\n'));
    }
    console.log(`不一致：${problems} 处。对照的是 ${trusted.name}（${files} 个文件），${fingerprint}`);
  }
  if (trusted.own) {
    console.log('这是它自己的清单：只说明这一份是完整的，不说明它是谁构建的。指纹和构建时记下的一样，才是同一份。');
  }
  if (!copy.list) {
    console.log('网站上多出来的文件，从网址看不到：只查了网站自己的清单里写的。要全部查，对文件夹运行。');
  }
  return problems === 0 ? 0 : 1;
}

process.exitCode = await main();
