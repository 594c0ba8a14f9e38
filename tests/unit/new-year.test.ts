import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { latestYearBefore } from '../../src/editing/new-year.ts';
import { askForTitles } from '../../src/editing/terminal.ts';
import { loadContent } from '../../src/model/content.ts';
import { checkContent } from '../../src/model/load.ts';
import { listParts } from '../../src/model/knowledge-base.ts';
import { ContentFolder } from './content-fixture.ts';

/** Runs a command for editors where there is no terminal. */
function run(script: 'new' | 'new-year' | 'check', content: ContentFolder, ...options: string[]) {
  const path = fileURLToPath(new URL(`../../scripts/${script}.ts`, import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...options, '--content', content.root], {
    encoding: 'utf8',
    input: '',
  });
  return { code: status, out: stdout, err: stderr };
}

const year = 'work-points/2023/year.yaml';
const point = 'work-points/2023/daily-supervision.mdx';

describe('a new year from the titles of the last', () => {
  test('is structure alone, and says where it is from', () => {
    const content = ContentFolder.valid();
    const { code, out, err } = run('new-year', content, '2023', '--from', '2022');
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('year.yaml 和 1 项要点，都是草稿，不在网站上。');
    expect(content.read(year)).toBe(`# 2023 年的要点还没有写。有 draft 这一行，这一年不在网站上，编号也不登记。
# 对照 2023 年的要点写齐，去掉 draft 一行，再运行 npm run check：还缺什么，它逐项列出。
# 标题、序号和部分是照 2022 年抄来的，还没有对照 2023 年的要点核对：不一样的改，没有的删，多的补。
draft: true
code: YD-2023
title: 2023 年工作要点
year: 2023
parts:
  - number: 1
    title: 第一部分
    short: 监督
`);
    expect(content.read(point)).toBe(`---
# 标题、序号和部分是照 2022 年抄来的，还没有对照 2023 年的要点核对：不一样的改，没有的删，多的补。
code: YD-2023-01
title: 日常监督
number: 1
part: 1
---
`);
  });

  test('passes the check, and is not part of the content', () => {
    const content = ContentFolder.valid();
    const before = listParts(content.load()).map(({ code }) => code);
    run('new-year', content, '2023', '--from', '2022');
    expect(content.report()).toBe('');
    expect(listParts(content.load()).map(({ code }) => code)).toEqual(before);
    expect(content.load().workYears.map(({ data }) => data.year)).toEqual([2022]);
    expect(run('check', content).out).toContain('草稿，不在网站上：2023 年工作要点（1 项要点）。');
  });

  test('is asked for everything as soon as it is no draft any more', () => {
    const content = ContentFolder.valid();
    run('new-year', content, '2023', '--from', '2022');
    content.replace(year, 'draft: true\n', '');
    const missing = checkContent(content.root).problems.map(({ file, field }) => `${file} ${field}`);
    expect(missing).toEqual(
      expect.arrayContaining([
        `${year} lead`,
        `${year} requirement`,
        `${year} parts.0.source`,
        `${year} reviewedOn`,
        `${point} lead`,
        `${point} history`,
        `${point} tasks`,
        `${point} reviewedOn`,
      ]),
    );
  });

  test('can grow, one point after the other', () => {
    const content = ContentFolder.valid();
    run('new-year', content, '2023', '--from', '2022');
    const { code, out } = run('new', content, '要点', '--year', '2023', '--title', '专项监督', '--slug', 'special');
    expect(code).toBe(0);
    expect(out).toContain('这一年还是草稿');
    expect(content.read('work-points/2023/02-special.mdx')).toBe(
      '---\ncode: YD-2023-02\ntitle: 专项监督\nnumber: 2\npart: 1\n---\n',
    );
    expect(content.report()).toBe('');
  });
});

describe('a new year from titles of its own', () => {
  test('has a file for each, in order', () => {
    const content = ContentFolder.valid();
    const { code } = run('new-year', content, '2023', '--title', '政治监督', '--title', '日常监督');
    expect(code).toBe(0);
    expect(readdirSync(content.at('work-points/2023')).toSorted()).toEqual(['01.mdx', '02.mdx', 'year.yaml']);
    expect(content.read('work-points/2023/02.mdx')).toBe('---\ncode: YD-2023-02\ntitle: 日常监督\nnumber: 2\n---\n');
    expect(content.report()).toBe('');
  });

  test('or only its frame', () => {
    const content = ContentFolder.valid();
    expect(run('new-year', content, '2023').code).toBe(0);
    expect(readdirSync(content.at('work-points/2023'))).toEqual(['year.yaml']);
    expect(content.report()).toBe('');
  });

  test('that are typed one after the other', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    const titles = askForTitles('2023 年的要点', { input, output });
    for (const key of ['政治监督', '\r', '政治监督', '\r', '\u007f'.repeat(4), '\r']) {
      await new Promise((done) => setImmediate(done));
      input.write(key);
    }
    expect(await titles).toEqual(['政治监督']);
    expect(String(output.read())).toContain('前面写过了');
  });
});

describe('years that are refused, with nothing written', () => {
  test.for([
    ['2022', '2022 年已经有了'],
    ['2024', '内容里写到 2022 年，接着只能建 2023 年，不是 2024 年。'],
    ['2021', '接着只能建 2023 年，不是 2021 年'],
    ['明年', '“明年”不是年份。写四位数字，如 2023。'],
    ['20233', '“20233”不是年份'],
    ['-1', '“-1”不是年份'],
  ] as const)('%s', ([given, why]) => {
    const loaded = loadContent(ContentFolder.valid().root);
    expect(() => loaded.content && latestYearBefore(given, loaded, loaded.content)).toThrow(why);
  });

  test.for([
    ['2024', '接着只能建 2023 年'],
    ['2023 --from 2021', '--from 只能写最近写好的一年：2022'],
    ['2023 --title 待补', '标题“待补”：要写有内容的话'],
    ['2023 --from 2022 --title 监督', '用法：npm run new-year'],
    ['', '用法：npm run new-year'],
  ] as const)('by the command: %s', ([options, why]) => {
    const content = ContentFolder.valid();
    const { code, out, err } = run('new-year', content, ...options.split(' ').filter((option) => option !== ''));
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(why);
    expect(readdirSync(content.at('work-points'))).toEqual(['2022']);
  });

  test('a draft that is there', () => {
    const content = ContentFolder.valid();
    run('new-year', content, '2023');
    content.replace(year, 'title: 2023 年工作要点', 'title: 改过的标题');
    const { code, err } = run('new-year', content, '2023', '--from', '2022');
    expect(code).toBe(2);
    expect(err).toContain('2023 年已经有了');
    expect(content.read(year)).toContain('title: 改过的标题');
  });

  test('a folder in the way that is no year', () => {
    const content = ContentFolder.valid();
    content.write('work-points/2023/.keep', '');
    const { code, err } = run('new-year', content, '2023');
    expect([code, existsSync(content.at(year))]).toEqual([1, false]);
    expect(err).toContain('已经有了，没有改动它');
  });
});

describe('what the check says of drafts', () => {
  function drafted(): ContentFolder {
    const content = ContentFolder.valid();
    content.write(year, 'draft: true\ncode: YD-2023\ntitle: 2023 年工作要点\nyear: 2023\nparts: []\n');
    content.write(point, '---\ncode: YD-2023-01\ntitle: 日常监督\nnumber: 1\n---\n');
    return content;
  }

  test('nothing, as long as they are of their year', () => {
    expect(drafted().report()).toBe('');
  });

  test('another year, a number twice, a part that is not there', () => {
    const content = drafted();
    content.replace(year, 'year: 2023', 'year: 2024');
    content.write(point, '---\ncode: YD-2022-09\ntitle: 日常监督\nnumber: 1\npart: 2\n---\n');
    content.write('work-points/2023/other.mdx', '---\ncode: YD-2023-02\ntitle: 专项监督\nnumber: 1\n---\n');
    expect(content.report()).toMatchInlineSnapshot(`
      "work-points/2023/daily-supervision.mdx:2  字段 code
        发现：YD-2022-09
        应为：以 YD-2023- 开头的编号
        改法：改成文件夹的年份；要写另一年的，移到那一年的文件夹。

      work-points/2023/daily-supervision.mdx:5  字段 part
        发现：2
        应为：year.yaml 里先写 parts
        改法：改成已有的部分，或者先在 year.yaml 的 parts 里加上。

      work-points/2023/other.mdx:4  字段 number
        发现：1，YD-2022-09 也是
        应为：同一年里每个序号只用一次
        改法：改成它在当年要点里的序号。

      work-points/2023/year.yaml:4  字段 year
        发现：2024
        应为：2023
        改法：改成文件夹的年份；要写另一年的，移到那一年的文件夹。"
    `);
  });

  test('fields that nobody knows, and what no draft may be without', () => {
    const content = drafted();
    content.replace(point, 'number: 1', 'nummer: 1');
    content.write(year, 'draft: true\ncode: YD-2023\nyear: 2023\n');
    expect(content.report()).toMatchInlineSnapshot(`
      "work-points/2023/daily-supervision.mdx:2  字段 number
        发现：没有写
        应为：数字
        改法：补上这个字段。

      work-points/2023/daily-supervision.mdx:4  字段 nummer
        发现：不认识的字段 nummer
        应为：只用说明里列出的字段
        改法：多半是拼写错误；对照同类文件改正，或者删去。

      work-points/2023/year.yaml:1  字段 title
        发现：没有写
        应为：一段文字
        改法：补上这个字段。"
    `);
  });

  test('a year is a draft or not', () => {
    const content = drafted();
    content.replace(year, 'draft: true', 'draft: later');
    expect(content.report()).toContain('不认识的字段 draft');
  });
});
