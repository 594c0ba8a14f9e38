import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { formatProblems } from '../../src/model/problem.ts';
import { dataFileText, indexOf } from '../../src/open-data/files.ts';
import { LinkFinder, readLinkFile } from '../../src/open-data/links.ts';
import { readIndex } from '../../src/open-data/read-index.ts';
import { ContentFolder } from './content-fixture.ts';

const procedure = 'procedures/petition-handling.mdx';
const rule = 'rules/confidentiality.mdx';

/** Content of its own for one test, with the index of how it was before the test changed it. */
class Before {
  readonly content = ContentFolder.valid();
  /** Files that are no content: links, indexes. */
  readonly #files = ContentFolder.empty();
  readonly index: string;

  /** @param prepare what is changed before the index is kept. */
  constructor(prepare: (content: ContentFolder) => void = () => undefined) {
    prepare(this.content);
    this.index = this.file('index.json', dataFileText('index', this.content.load()));
  }

  /** Writes a file. @returns where it is. */
  file(name: string, text: string | Uint8Array): string {
    this.#files.write(name, text);
    return this.#files.at(name);
  }

  /** Runs the command as an editor runs it; the first two lines say what is compared and are left out. */
  run(...options: string[]): { code: number | null; out: string; err: string } {
    const { code, out, err } = changed(this.index, '--content', this.content.root, ...options);
    return { code, out: out.split('\n').slice(2).join('\n'), err };
  }
}

function changed(...options: string[]): { code: number | null; out: string; err: string } {
  const path = fileURLToPath(new URL('../../scripts/changed.ts', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...options], { encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

/** Gives the one time limit another figure: the limit, its step and its procedure change. */
function shorten(content: ContentFolder): void {
  content.replace(procedure, 'amount: 15', 'amount: 10');
  content.replace(procedure, '15 个工作日内告知', '10 个工作日内告知');
}

const course = `code: KC-01
title: 信访举报入门
lead: 两课。
reviewedOn: 2025-06-01
history:
  - { date: 2025-06-01, change: 建立条目 }
audience: 新任干部。
goals: [会登记。, 会告知。]
lessons:
${[1, 2]
  .map(
    (id) => `  - id: '${id}'
    title: 第${id}课
    minutes: 20
    goal: 会办第${id}步。
    read: [{ to: CX-01.${id}, why: 看谁来办。 }]
    points:
      - { text: 第${id}课的第一点。, source: { origin: editorial } }
      - { text: 第${id}课的第二点。, source: { origin: editorial } }
`,
  )
  .join('')}test:
${[1, 2, 3, 4, 5]
  .map(
    (id) => `  - id: T${id}
    type: order
    ask: 第${id}题怎么排
    explain: 按先后。
    see: [GZ-01.1]
    source: { origin: editorial }
    items: [先登记, 再分清, 后告知]
`,
  )
  .join('')}`;

/** Adds the course to the content, with its codes registered. */
function addCourse(content: ContentFolder): void {
  content.write('courses/petitions.yaml', course);
  const parts = ['1', '2', 'T1', 'T2', 'T3', 'T4', 'T5'];
  content.register({
    'KC-01': 'courses/petitions.html',
    ...Object.fromEntries(parts.map((id) => [`KC-01.${id}`, `courses/petitions.html#KC-01.${id}`])),
  });
}

describe('everything', () => {
  test('nothing changed', () => {
    const before = new Before();
    expect(changed(before.index, '--content', before.content.root)).toEqual({
      code: 0,
      out: `旧：${before.index}，29 个编号，更新至 2026-01-01
新：${before.content.root}，29 个编号，更新至 2026-01-01

没有变：两份一样。
`,
      err: '',
    });
  });

  test('changed, gone with and without a way on, moved, new', () => {
    const before = new Before((content) => {
      const second = content
        .read(rule)
        .replaceAll('GZ-01', 'GZ-02')
        .replaceAll('保密', '回避')
        .replaceAll('材料', '人员');
      content.write('rules/recusal.mdx', second);
      content.register({ 'GZ-02': 'rules/recusal.html', 'GZ-02.1': 'rules/recusal.html#GZ-02.1' });
    });
    const { content } = before;
    content.remove('rules/recusal.mdx');
    content.replace(
      'permalinks.yaml',
      'redirects: {}',
      'redirects:\n  GZ-02: GZ-01\n  GZ-02.1: GZ-01.1\n  rules/recusal.html: GZ-01\n  rules/confidentiality.html: GZ-01',
    );
    shorten(content);
    content.write('rules/secrecy.mdx', content.read(rule));
    content.remove(rule);
    content.replace(
      'rules/secrecy.mdx',
      'text: 材料由专人保管。',
      'text: 材料由专人保管。\n    points: [{ text: 借阅要登记。 }]\n    figures: []',
    );
    content.replace(
      'terms/handling.yaml',
      'terms:\n',
      'terms:\n  - code: SY-002\n    term: 谈话函询\n    definition: 处置方式之一。\n    initials: [THHX]\n    source: { origin: editorial }\n',
    );
    content.register({ 'SY-002': 'terms/SY-002.html' });
    expect(before.run()).toEqual({
      code: 1,
      out: `
内容变了（5 处）：
  CX-01 信访举报办理（办理程序，procedures/petition-handling.html）
    其中变了 CX-01.2
  CX-01.2 10 个工作日内告知（步骤，procedures/petition-handling.html#CX-01.2）
  GZ-01 保密（工作规则，rules/secrecy.html）
    其中变了 GZ-01.1
  GZ-01.1 材料专人保管（条目，rules/secrecy.html#GZ-01.1）
  SX-01 告知受理情况（时限，tables/time-limits.html#SX-01）

没有了（2 处）：
  GZ-02 回避（工作规则，rules/recusal.html）
    现在到：GZ-01 保密（工作规则，rules/secrecy.html）
  GZ-02.1 人员专人保管（条目，rules/recusal.html#GZ-02.1）
    现在到：GZ-01.1 材料专人保管（条目，rules/secrecy.html#GZ-01.1）

换了地址，编号不变（2 处）：
  GZ-01 保密（工作规则，rules/secrecy.html）
    rules/confidentiality.html → rules/secrecy.html
  GZ-01.1 材料专人保管（条目，rules/secrecy.html#GZ-01.1）
    rules/confidentiality.html#GZ-01.1 → rules/secrecy.html#GZ-01.1

新的（1 处）：
  SY-002 谈话函询（术语，terms/SY-002.html）
`,
      err: '',
    });
  });

  test('two kept indexes, without any content', () => {
    const before = new Before();
    const now = before.file(
      'now.json',
      dataFileText('index', before.content.load()).replace(/\{"code":"SY-001".*\n/, ''),
    );
    const { code, out } = changed(before.index, '--now', now);
    expect(code).toBe(1);
    expect(out).toContain(`新：${now}，28 个编号`);
    expect(out).toContain('没有了（1 处）：\n  SY-001 问题线索（术语，terms/SY-001.html）\n    没有写明到哪里去了\n');
  });
});

describe('a course', () => {
  test('what it links changed: named with the lessons, and nothing else', () => {
    const before = new Before(addCourse);
    before.content.replace(procedure, '书面告知举报人。', '当面告知举报人。');
    before.content.replace('terms/handling.yaml', '[线索]', '[线索, 反映]');
    expect(before.run('--course', 'KC-01')).toEqual({
      code: 1,
      out: `
【KC-01 信访举报入门】链接到 3 处

内容变了（1 处）：
  CX-01.2 15 个工作日内告知（步骤，procedures/petition-handling.html#CX-01.2）
    链接在：KC-01.2
`,
      err: '',
    });
  });

  test('what it does not link changed: nothing to do', () => {
    const before = new Before(addCourse);
    before.content.replace('terms/handling.yaml', '[线索]', '[线索, 反映]');
    for (const option of [['--course', 'KC-01'], ['--courses']]) {
      expect(before.run(...option)).toEqual({
        code: 0,
        out: '\n【KC-01 信访举报入门】链接到 3 处\n都没有变。\n',
        err: '',
      });
    }
  });

  test('a step that is gone is named with all its places', () => {
    const before = new Before(addCourse);
    before.content.replace('permalinks.yaml', 'redirects: {}', 'redirects:\n  GZ-01.1: GZ-01.2');
    before.content.replace(rule, "id: '1'", "id: '2'");
    before.content.register({ 'GZ-01.2': 'rules/confidentiality.html#GZ-01.2' });
    before.content.replace('questions/confidentiality.yaml', 'GZ-01.1', 'GZ-01.2');
    before.content.write(
      'courses/petitions.yaml',
      course.replace('see: [GZ-01.1]', 'see: [GZ-01.2]').replaceAll('see: [GZ-01.1]', 'see: [GZ-01]'),
    );
    const { code, out } = before.run('--course', 'KC-01');
    expect(code).toBe(1);
    expect(out).toContain(
      '内容变了（1 处）：\n  GZ-01 保密（工作规则，rules/confidentiality.html）\n    链接在：KC-01.T2、KC-01.T3、KC-01.T4、KC-01.T5\n    其中没有了 GZ-01.1；新加 GZ-01.2\n',
    );
    expect(out).toContain(
      '新的（1 处）：\n  GZ-01.2 材料专人保管（条目，rules/confidentiality.html#GZ-01.2）\n    链接在：KC-01.T1\n',
    );
  });

  test('of a built site: the courses stand beside the index', () => {
    const before = new Before(addCourse);
    before.content.replace(procedure, '写明来源。', '写明来源和日期。');
    const knowledge = before.content.load();
    const now = before.file('now/index.json', dataFileText('index', knowledge));
    expect(changed(before.index, '--now', now, '--course', 'KC-01').err).toMatch(
      /courses\.json\n {2}发现：读不出来：不存在\n/,
    );
    before.file('now/courses.json', dataFileText('courses', knowledge));
    const { code, out } = changed(before.index, '--now', now, '--course', 'KC-01');
    expect(code).toBe(1);
    expect(out).toContain(
      '内容变了（1 处）：\n  CX-01.1 当天登记（步骤，procedures/petition-handling.html#CX-01.1）\n    链接在：KC-01.1\n',
    );
  });

  test('that does not exist, and none at all', () => {
    const before = new Before(addCourse);
    expect(before.run('--course', 'KC-09').err).toBe('没有课程 KC-09。有的是：KC-01。\n');
    const none = new Before().run('--courses');
    expect(none).toMatchObject({ code: 2, err: '内容里还没有课程。要看别的文件里的链接，用 --links 文件。\n' });
  });
});

/** Codes to which a text links, with the lines, as the smallest content knows them. */
function linksIn(text: string): (readonly [string, readonly string[]])[] {
  const index = indexOf(ContentFolder.valid().load());
  const finder = new LinkFinder(index, index);
  readLinkFile(finder, text);
  return finder.links.map(({ code, at }) => [code, at]);
}

describe('links in a file', () => {
  test.each([
    ['a code in a text', '先看 CX-01.2。'],
    ['a code at the end of an English sentence', 'See CX-01.2. Then go on.'],
    ['a code in brackets', '（见 CX-01.2）'],
    ['the permanent address', 'https://kb.example/a/c/CX-01.2.html'],
    ['an address with an anchor', '<a href="../procedures/petition-handling.html#CX-01.2">'],
    ['a heading on a page', 'procedures/petition-handling.html#h-CX-01.2'],
    ['JSON', '{"links":["CX-01.2"]}'],
    ['twice in a line', 'CX-01.2 和 CX-01.2'],
  ])('%s', (_, text) => {
    expect(linksIn(`讲义\n${text}\n`)).toEqual([['CX-01.2', ['第 2 行']]]);
  });

  test.each([
    ['a whole page', 'http://10.0.0.1/kb/procedures/petition-handling.html', ['CX-01']],
    ['a page at a place without a code', 'procedures/petition-handling.html#flow', ['CX-01']],
    ['a page of several entries', 'tables/four-forms.html', ['XT-01', 'XT-02', 'XT-03', 'XT-04']],
    ['files that are named after codes', 'documents/word/WS-01.docx，c/CX-01.html', ['WS-01', 'CX-01']],
    ['a work point and its year', 'YD-2022-01.1、YD-2022', ['YD-2022-01.1', 'YD-2022']],
    ['a code that is none, but looks like ours', 'CX-01.7', ['CX-01.7']],
    ['numbers of others, longer words', 'GB-9704，ISO-01，XCX-01.2，about.html，a.html#CX', []],
  ])('%s', (_, text, codes) => {
    expect(linksIn(text).map(([code]) => code)).toEqual(codes);
  });

  test('that changed, and that did not', () => {
    const before = new Before();
    shorten(before.content);
    expect(before.run('--links', before.file('handout.html', '<p>\n<a href="c/SX-01.html">时限</a>'))).toMatchObject({
      code: 1,
      err: '',
      out: expect.stringContaining(
        '内容变了（1 处）：\n  SX-01 告知受理情况（时限，tables/time-limits.html#SX-01）\n    链接在：第 2 行\n',
      ),
    });
    const other = before.file('other.txt', 'CX-01.1，rules/confidentiality.html');
    expect(before.run('--links', other)).toEqual({ code: 0, out: `\n【${other}】链接到 2 处\n都没有变。\n`, err: '' });
  });

  test('codes that neither site knows', () => {
    const before = new Before();
    const { code, out } = before.run('--links', before.file('handout.txt', 'CX-01.7\nCX-01.1'));
    expect(code).toBe(1);
    expect(out).toContain('两份里都没有的编号：写错了，或者更早就没有了（1 处）：\n  CX-01.7\n    链接在：第 1 行\n');
  });

  test('what was gone before, but leads somewhere, is what it leads to', () => {
    const before = new Before((content) =>
      content.replace('permalinks.yaml', 'redirects: {}', 'redirects:\n  GZ-09: GZ-01\n  rules/secret.html: GZ-01'),
    );
    before.content.replace(rule, '泄密要追责', '泄密会被追责');
    const { code, out } = before.run(
      '--links',
      before.file('a.html', '<a href="c/GZ-09.html">\n<a href="rules/secret.html">'),
    );
    expect(code).toBe(1);
    expect(out).toContain('GZ-01 保密（工作规则，rules/confidentiality.html）\n    链接在：第 1 行、第 2 行\n');
  });

  test('a file without links, and one that is not there', () => {
    const before = new Before();
    const empty = before.file('empty.txt', '什么也没有');
    expect(before.run('--links', empty)).toMatchObject({
      code: 2,
      err: `${empty}
  发现：没有本站的编号，也没有本站的地址
  应为：写着编号（如 CX-04.3）或者地址（如 rules/recusal.html）的文件
  改法：换成要看的那个文件；Word、PDF 先另存为文本。
`,
    });
    expect(before.run('--links', `${empty}x`)).toMatchObject({ code: 2 });
  });
});

describe('a bad index', () => {
  const text = (): string => dataFileText('index', ContentFolder.valid().load());

  /** What is said of a text that should be an index. */
  function refusal(spoilt: string): string {
    const read = readIndex(spoilt, 'bad.json');
    return 'problems' in read ? formatProblems(read.problems) : '';
  }

  test('a good one is none', () => {
    expect(refusal(text())).toBe('');
    expect(refusal(`\uFEFF${text().replaceAll('\n', '\r\n')}`)).toBe('');
  });

  test.each<[string, (text: string) => string, string]>([
    ['an empty file', () => ' \n', '发现：空文件'],
    ['no JSON', () => '<!doctype html><title>404</title>', '发现：不是 JSON'],
    ['binary', () => 'PK\u0003\u0004\uFFFD', '发现：不是 JSON'],
    ['cut off', (good) => good.slice(0, good.length / 2), '就断了\n  应为：完整的 data/index.json'],
    ['JSON of something else', () => '{"format":"x","version":1}', '发现：JSON，但不是本站的编号总目'],
    ['a list', () => '[]', '发现：JSON，但不是本站的编号总目'],
    ['another version', (good) => good.replace('"version": 1', '"version": 2'), '发现：格式的版本是 2\n  应为：版本 1'],
    ['a version in words', (good) => good.replace('"version": 1', '"version": "1"'), '发现：格式的版本是 "1"'],
    ['no address', (good) => good.replace(/"address":"terms[^,]*,/, ''), '.address\n  发现：没有写'],
    ['an unknown field', (good) => good.replace('"asOf"', '"as_of":1,"asOf"'), '发现：不认识的字段 as_of'],
  ])('%s', (_, spoil, expected) => {
    const said = refusal(spoil(text()));
    expect(said).toContain(expected);
    expect(said).toMatch(/^bad\.json/);
  });

  test('a field is named with its line', () => {
    const line =
      text()
        .split('\n')
        .findIndex((words) => words.startsWith('{"code":"CX-01.1"')) + 1;
    expect(refusal(text().replace(/("code":"CX-01\.1".*"hash":")[0-9a-f]{8}/, '$1'))).toMatch(
      new RegExp(`^bad\\.json:${line}  字段 parts\\.1\\.hash\\n  发现：[0-9a-f]{8}\\n  应为：16 位十六进制数\\n`),
    );
  });

  test('many faults are counted', () => {
    const before = new Before();
    const bad = before.file('bad.json', text().replaceAll(/"hash":"[0-9a-f]*"/g, '"hash":""'));
    const { code, out, err } = changed(bad, '--content', before.content.root);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.match(/发现：/g)?.length).toBe(20);
    expect(err.endsWith('\n\n……还有 9 处。\n')).toBe(true);
  });

  test('a file that is not there, and a folder', () => {
    const before = new Before();
    expect(changed(`${before.index}x`, '--content', before.content.root)).toEqual({
      code: 2,
      out: '',
      err: `${before.index}x
  发现：读不出来：不存在
  应为：可以读取的文件
  改法：检查路径是否写对、文件是否还在、当前用户有没有读取权限。
`,
    });
    expect(changed(before.content.root).err).toContain('发现：读不出来：是文件夹，不是文件\n');
  });
});

test('content with problems is mended first', () => {
  const before = new Before();
  before.content.replace('site.yaml', 'footer:', 'motto: 为民\nfooter:');
  const { code, err } = before.run();
  expect(code).toBe(2);
  expect(err).toContain('内容检查有 1 处问题，先改好再比：\n\nsite.yaml:5  字段 motto\n');
});

test.each([[[]], [['a.json', 'b.json']], [['--course']], [['a.json', '--since', '2022']]])(
  'a bad option: %j',
  (options) => {
    const { code, out, err } = changed(...options);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^用法：npm run changed -- 旧的编号总目 \[选项\]\n/);
  },
);
