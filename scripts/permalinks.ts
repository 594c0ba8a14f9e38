import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { loadContent, type Content } from '../src/model/content.ts';
import { addressOf, listParts } from '../src/model/knowledge-base.ts';
import { checkContent } from '../src/model/load.ts';
import { formatProblems } from '../src/model/problem.ts';
import type { Addresses } from '../src/model/schemas/addresses.ts';
import { readSite, type SiteFile } from '../src/publishing/addresses.ts';
import { extend, findAdditions, findBreaks, type Additions } from '../src/publishing/register.ts';
import { buildCopy } from './build-copy.ts';

interface Options {
  /** The content folder. */
  readonly folder: string;
  /** A site that was built from it. */
  readonly site: string | undefined;
  /** Only look. */
  readonly check: boolean;
}

const addressesHeader = `# 公布过的全部地址，网页后面是它的锚点：由 npm run permalinks 写入，不要手改。
# 只增加，不减少。移走、改名、删除的，在 permalinks.yaml 的 redirects 里写明到哪里去了。
`;

/**
 * `npm run permalinks [-- --content DIR --site DIST --check]`: registers new codes in `permalinks.yaml` and new
 * addresses and anchors in `addresses.yaml`, as they are on the site. Without `--site` it builds the site, apart from
 * `dist`. Nothing that was published is dropped: if anything is gone without a redirect, it says what, and writes
 * nothing. With `--check` it never writes, and fails if something is not registered.
 */
async function main(): Promise<number> {
  const options = readOptions();
  if (!options) {
    console.error('用法：npm run permalinks -- --content 内容文件夹 --site 建好的网站 --check');
    return 2;
  }
  if (options.site !== undefined && !existsSync(join(options.site, 'index.html'))) {
    console.error(`${options.site} 里没有建好的网站。不写 --site，就另建一个来看。`);
    return 2;
  }
  const work = mkdtempSync(join(tmpdir(), 'permalinks-'));
  try {
    return await register(options, join(work, 'content'));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function readOptions(): Options | undefined {
  try {
    const { values } = parseArgs({
      options: {
        content: { type: 'string', default: 'content' },
        site: { type: 'string' },
        check: { type: 'boolean', default: false },
      },
    });
    return {
      folder: resolve(values.content),
      site: values.site === undefined ? undefined : resolve(values.site),
      check: values.check,
    };
  } catch {
    return undefined;
  }
}

/** @param copy where a copy of the content may stand: in it all codes are registered, so that the site can be built. */
async function register({ folder, site, check }: Options, copy: string): Promise<number> {
  const { content, problems } = loadContent(folder);
  if (!content || problems.length > 0) return refuse(formatProblems(problems));
  const codes = registeredCodes(content);
  const codesText = printCodes(readFileSync(join(folder, 'permalinks.yaml'), 'utf8'), content, codes);
  cpSync(folder, copy, { recursive: true });
  writeFileSync(join(copy, 'permalinks.yaml'), codesText);
  const checked = checkContent(copy);
  if (!checked.content || checked.problems.length > 0) return refuse(formatProblems(checked.problems));
  const seen = site === undefined ? await build(copy) : readSite(site);
  if (typeof seen === 'string') return refuse(seen);
  const breaks = findBreaks(checked.content, seen);
  if (breaks.length > 0) return refuse(formatProblems(breaks));

  const fresh = listParts(content).filter(({ code }) => !(code in content.permalinks.data.published));
  const additions = findAdditions(content.addresses?.data ?? {}, seen);
  const addresses = extend(content.addresses?.data ?? {}, additions);
  const done = check ? '没有登记' : '登记了';
  console.log(`${done} ${fresh.length} 个新编号，一共 ${Object.keys(codes).length} 个。`);
  printSome(fresh.map((part) => `${part.code}  ${addressOf(part)}`));
  const anchors = [...additions.files.values(), ...additions.anchors.values()].flat().length;
  const all = Object.values(addresses);
  console.log(
    `${done} ${additions.files.size} 个新地址、${anchors} 处新锚点，一共 ${all.length} 个、${all.flat().length} 处。`,
  );
  printSome(describe(additions));
  if (check) return fresh.length + additions.files.size + anchors === 0 ? 0 : 1;

  writeAll(folder, { 'permalinks.yaml': codesText, 'addresses.yaml': printAddresses(addresses) });
  return 0;
}

function refuse(why: string): number {
  console.error(`${why}\n\n先改好上面的问题，再登记；什么也没有写入。`);
  return 1;
}

/** The site that a content folder makes, or what the build says of its errors. */
async function build(content: string): Promise<Map<string, SiteFile> | string> {
  const built = await buildCopy(content);
  try {
    return built.code === 0 ? readSite(built.site) : `没有建成网站：\n${built.errors}`;
  } finally {
    built.remove();
  }
}

/** Every code with its address: an address that moved stays until `redirects` says where it leads. */
function registeredCodes(content: Content): Record<string, string> {
  const { published, redirects } = content.permalinks.data;
  const parts = listParts(content);
  const pages = new Set(parts.map((part) => part.page));
  const all: Record<string, string> = { ...published };
  for (const part of parts) {
    const [page = part.page] = published[part.code]?.split('#') ?? [];
    if (pages.has(page) || page in redirects) all[part.code] = addressOf(part);
  }
  return Object.fromEntries(Object.entries(all).toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })));
}

/** @param before the file as it stands: its comments stay. */
function printCodes(before: string, content: Content, published: Readonly<Record<string, string>>): string {
  const header = before.split('\n').filter((line) => line.startsWith('#'));
  const { redirects } = content.permalinks.data;
  return [...header, stringify({ published, redirects }, { lineWidth: 0 })].join('\n');
}

function printAddresses(addresses: Addresses): string {
  const flow = { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 } as const;
  const lines = Object.entries(addresses).map(([address, anchors]) => `${address}: ${stringify(anchors, flow)}`);
  return addressesHeader + lines.join('');
}

function describe({ files, anchors }: Additions): string[] {
  return [
    ...[...files].map(([address, list]) => (list.length === 0 ? address : `${address}（${list.length} 处锚点）`)),
    ...[...anchors].map(([page, list]) => `${page}  ${list.map((anchor) => `#${anchor}`).join(' ')}`),
  ];
}

function printSome(lines: readonly string[]): void {
  for (const line of lines.slice(0, 40)) console.log(`  ${line}`);
  if (lines.length > 40) console.log(`  ……还有 ${lines.length - 40} 个`);
}

/** Writes all files, or none if one cannot be written. */
function writeAll(folder: string, files: Readonly<Record<string, string>>): void {
  const names = Object.keys(files);
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${name}.new`), text);
    for (const name of names) renameSync(join(folder, `${name}.new`), join(folder, name));
  } finally {
    for (const name of names) rmSync(join(folder, `${name}.new`), { force: true });
  }
}

process.exitCode = await main();
