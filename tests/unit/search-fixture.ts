import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import { loadKnowledgeBase } from '../../src/model/load.ts';
import { indexPages } from '../../src/search/build/index.ts';
import type { IndexedQuestion } from '../../src/search/build/lexicon.ts';
import type { IndexFile } from '../../src/search/build/index-file.ts';
import { readPage, type SearchablePage } from '../../src/search/build/records.ts';
import { buildSearch } from '../../src/search/build/search.ts';
import { SearchEngine, type DataFiles } from '../../src/search/engine/engine.ts';
import { FullText } from '../../src/search/engine/fulltext.ts';
import { importProgram } from '../../src/search/engine/import-program.ts';
import type { Lexicon, MarkedText } from '../../src/search/protocol.ts';
import { Wording } from '../../src/search/wording.ts';
import { minimalContent } from './minimal-content.ts';

/** Folders to remove when the tests of a file are over. */
const folders: string[] = [];

/** A new folder outside the project. Call `removeFolders` in `afterAll`. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'search-'));
  folders.push(folder);
  return folder;
}

/** Removes every folder that was made. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Answers `fetch` from the disk, as a static server would; can be told to fail. */
export class FileServer {
  /** Last pieces of the addresses asked for: `unknown_1.pf_index`. */
  readonly asked: string[] = [];
  /** What is wrong with a file, by its address: not there, or no network. */
  trouble: (address: string) => 'missing' | 'offline' | undefined = () => undefined;

  /** Takes the place of the global `fetch`; what the search engine wrapped around it is gone. */
  install(): void {
    globalThis.fetch = (input) => this.#answer(String(input instanceof Request ? input.url : input));
  }

  async #answer(asked: string): Promise<Response> {
    const address = asked.split('?')[0] ?? '';
    this.asked.push(address.slice(address.lastIndexOf('/') + 1));
    const trouble = this.trouble(address);
    if (trouble === 'offline') throw new TypeError('fetch failed');
    const content = trouble === 'missing' ? undefined : read(address);
    const response = content ? new Response(content) : new Response('', { status: 404 });
    Object.defineProperty(response, 'url', { value: asked });
    return response;
  }
}

function read(address: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return new Uint8Array(readFileSync(fileURLToPath(address)));
  } catch {
    return undefined;
  }
}

/** Writes files below a folder. */
export function writeFiles(folder: string, files: readonly IndexFile[]): void {
  for (const { path, content } of files) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}

/** Pages whose only records have the given blocks; the records are named `0.0`, `0.1` … */
export function pagesOf(...pages: readonly (readonly (readonly string[])[])[]): SearchablePage[] {
  return pages.map((records, page) => ({
    address: `p${page}.html`,
    title: `页${page}`,
    kind: '程序',
    records: records.map((blocks, part) => ({
      anchor: part === 0 ? '' : `a${part}`,
      heading: '',
      blocks,
      quoted: blocks,
    })),
  }));
}

/** Known questions that go into an index, and how they are read. */
export interface Questions {
  readonly list: readonly IndexedQuestion[];
  readonly wording: Wording;
}

const noQuestions: Questions = { list: [], wording: new Wording({ filler: [], wording: [] }) };

/** An index on the disk. */
export interface WrittenIndex {
  /** Address of its folder, with a slash at the end. */
  readonly address: string;
  readonly chunkStarts: readonly string[];
}

/** The index of some pages on the disk, with chunks of so many places. */
export async function writeIndex(
  pages: readonly SearchablePage[],
  places: number,
  { list, wording }: Questions = noQuestions,
): Promise<WrittenIndex> {
  const { files, chunkStarts } = await indexPages(
    pages,
    list,
    wording,
    () => ({}),
    () => '',
    places,
  );
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return { address: pathToFileURL(`${folder}/`).href, chunkStarts };
}

/** The full-text index of some pages. */
export async function openFullText(
  server: FileServer,
  pages: readonly SearchablePage[],
  places = 5,
  questions: Questions = noQuestions,
): Promise<FullText> {
  return openIndex(server, await writeIndex(pages, places, questions));
}

/** The full-text index that was written. */
export function openIndex(server: FileServer, { address, chunkStarts }: WrittenIndex): Promise<FullText> {
  server.install();
  return FullText.open(address, [], async () => chunkStarts, importProgram);
}

/** The smallest content with more terms, wordings and questions. */
export const searchContent: Readonly<Record<string, string>> = {
  ...minimalContent,
  'terms/forms.yaml': `title: 常用说法
order: 2
reviewedOn: 2025-06-01
terms:
  - code: SY-002
    term: 四种形态
    definition: 监督执纪的四种处理。
    initials: [SZXT]
    source: { origin: editorial }
  - code: SY-003
    term: 市直系统
    definition: 市直机关的总称。
    initials: [SZXT]
    source: { origin: editorial }
  - code: SY-004
    term: 谈话函询
    definition: 向本人了解情况。
    aliases: [函询谈话]
    initials: [THHX]
    source: { origin: editorial }
  - code: SY-005
    term: 初步核实
    definition: 对问题线索的核查。
    aliases: [初核]
    initials: [CBHS]
    source: { origin: editorial }
`,
  'questions/petition.yaml': `title: 信访举报
order: 2
lead: 收到举报先看这里。
reviewedOn: 2025-06-01
questions:
  - ask: 收到举报几天内告知
    also: [给举报人回话要多久]
    answer: SX-01
  - ask: 来信当天要做什么
    also: [举报信放着行不行]
    answer: CX-01.1
`,
  'wording.yaml': `reviewedOn: 2025-06-01
filler: [请问, 怎么办, 怎么, 要, 的, 了, 是]
groups:
  - { standard: 时限, intent: limit, everyday: [几天, 多久, 期限] }
  - { standard: 审批, intent: approval, everyday: [谁批, 谁同意] }
  - { standard: 文书, intent: document, everyday: [填什么表, 表格] }
  - { standard: 含义, intent: definition, everyday: [是什么意思, 是什么] }
  - { standard: 举报, everyday: [告状, 检举] }
`,
  'permalinks.yaml': (minimalContent['permalinks.yaml'] ?? '').replace(
    'published:\n',
    `published:\n${['2', '3', '4', '5'].map((n) => `  SY-00${n}: terms/SY-00${n}.html\n`).join('')}`,
  ),
};

function page(address: string, kind: string, title: string, body: string): SearchablePage {
  const found = readPage({
    address,
    html: `<html lang="zh"><body><header>页眉不算</header><main data-pagefind-body="${kind}"><h1>${title}</h1>${body}</main></body></html>`,
  });
  if (!found) throw new Error(`${address} is not for search.`);
  return found;
}

function section(code: string, title: string, body: string): string {
  return `<section id="${code}" aria-labelledby="${code}-h"><h2 id="${code}-h">${title}</h2>${body}</section>`;
}

/** A small site for that content. */
export const searchPages: readonly SearchablePage[] = [
  page('about.html', '说明', '怎么用', '<p>全站都能查。五百字以内。</p>'),
  page('documents/WS-01.html', '文书', '信访登记表', '<p>登记举报时填写。</p>'),
  page('duties/supervision.html', '职责', '监督', section('ZZ-01.1', '每季度报告', '<p>每季度向机关党委报告。</p>')),
  page(
    'procedures/petition-handling.html',
    '程序',
    '信访举报办理',
    `<p>先登记，再分清归谁办。</p>${section('CX-01.1', '当天登记', '<p>写明来源、编号，当面清点。</p>')}${section(
      'CX-01.2',
      '15 个工作日内告知',
      '<p>书面告知举报人，<strong>初步</strong>核实以前不谈话函询。</p><p>报书记审批。</p>',
    )}`,
  ),
  page(
    'regulations/rules-2017.html',
    '依据',
    '试验工作规则',
    section('YJ-02.20', '第二十条', '<p>一个月内提出处置意见。</p>'),
  ),
  page(
    'regulations/rules-2019.html',
    '依据',
    '试验工作规则',
    section('YJ-01.21', '第二十一条', '<p>一个月内提出处置意见，由四个人核对。</p>'),
  ),
  page(
    'rules/confidentiality.html',
    '规则',
    '保密',
    section('GZ-01.1', '材料专人保管', '<p>登记以后，材料由专人保管，见《试验工作规则》第 21 条。</p>'),
  ),
  page(
    'tables/time-limits.html',
    '速查表',
    '时限',
    '<table><thead><tr><th>事项</th><th>时限</th></tr></thead><tbody><tr id="SX-01"><td>告知受理情况</td><td>15 个工作日</td></tr></tbody></table>',
  ),
  page('terms/SY-001.html', '术语', '问题线索', '<p>反映违纪的材料。</p>'),
  page('terms/SY-002.html', '术语', '四种形态', '<p>监督执纪的四种处理。</p>'),
  page('terms/SY-003.html', '术语', '市直系统', '<p>市直机关的总称。</p>'),
  page('terms/SY-004.html', '术语', '谈话函询', '<p>向本人了解情况。</p>'),
  page('terms/SY-005.html', '术语', '初步核实', '<p>对问题线索的核查。</p>'),
  page(
    'work-points/2022/daily-supervision.html',
    '要点',
    '日常监督',
    section('YD-2022-01.1', '每季度走访', '<p>每季度走访一次，登记走访情况。</p>'),
  ),
  page('work-points/2022/index.html', '要点', '2022 年工作要点', '<p>坚持稳中求进。</p>'),
];

const manifestForm = z.object({ folder: z.string() });

/** The search of the small site, on the disk: what the build writes into `search/`. */
export async function writeSearch(): Promise<{ home: string; base: string }> {
  const content = temporaryFolder();
  writeFiles(
    content,
    Object.entries(searchContent).map(([path, text]) => ({ path, content: Buffer.from(text) })),
  );
  const { files } = await buildSearch(loadKnowledgeBase(content), searchPages);
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const home = pathToFileURL(`${folder}/`).href;
  const manifest = manifestForm.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
  return { home, base: `${home}${manifest.folder}/` };
}

/** The engine over what `writeSearch` wrote, with `fetch` answered by the server. */
export async function openEngine(server: FileServer, base: string): Promise<SearchEngine> {
  const load = async <Value>(path: string): Promise<Value> => {
    const response = await fetch(`${base}${path}`);
    if (!response.ok) throw new Error(`${response.status} ${path}`);
    const value: Value = await response.json();
    return value;
  };
  server.install();
  const lexicon = await load<Lexicon>('lexicon.json');
  const fullText = await FullText.open(base, [], () => load('chunks.json'), importProgram);
  const files: DataFiles = {
    codes: (letters) => load(`codes/${letters}.json`),
    spellings: () => load('spellings.json'),
    fact: (code) => load(`facts/${code}.json`),
  };
  return new SearchEngine(lexicon, fullText, files);
}

/** A marked text with the marks as brackets. */
export function bracketed(text: MarkedText): string {
  return text.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join('');
}
