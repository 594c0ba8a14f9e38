import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, onTestFinished, test } from 'vitest';
import { assessmentFile, cartridge, cartridgeBase } from '../../src/courses/packages/cartridge.ts';
import type { PackagedCourse } from '../../src/courses/packages/course-data.ts';
import { packagedCourse } from '../../src/courses/packages/packaged-course.ts';
import { readPages } from '../site/site.ts';
import { assessmentRules, manifestRules } from './cartridge-rules.ts';
import { knowledge } from './built.ts';
import { contentWithCourse, hostile, hostileCourse, testCourse } from './test-course.ts';
import { brokenRules, faultsOf, found } from './validation.ts';

const base = 'https://example.invalid/手册/';
const encoded = new URL(base).href;

function filesOf(course: PackagedCourse): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(unzipSync(cartridge(course, base))).map(([path, content]) => [path, strFromU8(content)]),
  );
}

/** What the schemas and the rules say against a cartridge, by file. */
function faults(files: ReadonlyMap<string, string>): Record<string, readonly string[]> {
  const wrong = [...files].map(([path, text]): [string, string[]] => {
    if (path === 'imsmanifest.xml')
      return [path, [...faultsOf('cartridge manifest', text), ...brokenRules(manifestRules, text)]];
    if (path === assessmentFile)
      return [path, [...faultsOf('assessment', text), ...brokenRules(assessmentRules, text)]];
    return [path, faultsOf('web link', text)];
  });
  return Object.fromEntries(wrong.filter(([, list]) => list.length > 0));
}

const real = knowledge.courses.map(({ data }) => packagedCourse(knowledge, data));

describe('a cartridge', () => {
  test.each(real)('of $code is valid, and holds exactly the files that its manifest names', (course) => {
    const files = filesOf(course);
    expect(faults(files)).toEqual({});
    const named = found(files.get('imsmanifest.xml') ?? '', '//cp:file/@href');
    expect([...named, 'imsmanifest.xml'].toSorted()).toEqual([...files.keys()].toSorted());
  });

  test.each(real)('of $code leads to pages and anchors that are there, and to nothing else', (course) => {
    const pages = new Map(readPages().map(({ path, html }) => [path, html]));
    const files = filesOf(course);
    const links = [...files]
      .filter(([path]) => path.startsWith('links/'))
      .flatMap(([, text]) => found(text, '//wl:url/@href'));
    const more = [...(files.get(assessmentFile) ?? '').matchAll(/href=&quot;(.*?)&quot;/g)].map(
      ([, link]) => link ?? '',
    );
    expect(more.length).toBeGreaterThan(0);
    for (const link of [...links, ...more]) {
      expect(link.startsWith(encoded)).toBe(true);
      const [page = '', anchor] = link.slice(encoded.length).split('#');
      expect(pages.has(page), link).toBe(true);
      if (anchor !== undefined) expect(pages.get(page), link).toContain(`id="${anchor}"`);
    }
  });

  test('holds a folder for each lesson, with what is to be read and done in their order, then the self-test', () => {
    const manifest = filesOf(testCourse().course).get('imsmanifest.xml') ?? '';
    const titles = (path: string): string[] => found(manifest, `${path}/cp:title`);
    expect(titles('//cp:organization/cp:item/cp:item')).toEqual(['课程说明', '第 1 课　登记', '第 2 课　告知', '自测']);
    expect(titles('//cp:item[cp:title="第 1 课　登记"]/cp:item')).toEqual([
      '这一课：目标、要点、练习',
      '读：信访举报办理：当天登记 CX-01.1',
      '读：保密 GZ-01',
      '练习：试着登记 KC-01.1-1',
    ]);
    // A part that is read twice stands in both lessons.
    expect(titles('//cp:item[cp:title="第 2 课　告知"]/cp:item')).toEqual([
      '这一课：目标、要点、练习',
      '读：告知受理情况 SX-01',
      '读：信访举报办理：当天登记 CX-01.1',
    ]);
  });

  test('asks every question with its options, marks the right ones, and says why', () => {
    const { course } = testCourse();
    const test = filesOf(course).get(assessmentFile) ?? '';
    expect(found(test, '//asi:item/@ident')).toEqual(course.test.map(({ code }) => code));
    const right = '//asi:item[@ident="KC-01.Q2"]//asi:respcondition[asi:setvar=100]/asi:conditionvar';
    expect(found(test, `${right}/asi:and/asi:varequal`)).toEqual(['option-1', 'option-3']);
    expect(found(test, `${right}/asi:and/asi:not/asi:varequal`)).toEqual(['option-2']);
    expect(
      found(test, '//asi:item[@ident="KC-01.Q1"]//asi:respcondition[asi:setvar=100]/asi:conditionvar/asi:varequal'),
    ).toEqual(['option-1']);
    const feedback = (ident: string): string[] =>
      found(test, `//asi:item[@ident="KC-01.Q1"]/asi:itemfeedback[@ident="${ident}"]//asi:mattext`);
    expect(feedback('option-2_fb')).toEqual(['<p>不对：书记审批。</p>']);
    expect(feedback('general_fb')).toEqual([
      '<p>专职干部登记。</p><p>依据：《试验工作规则》（2019）第二十一条</p>' +
        `<p>见：<a href="${encoded}procedures/petition-handling.html#CX-01.1" target="_blank" rel="noopener">信访举报办理：当天登记</a>（CX-01.1）</p>`,
    ]);
  });

  test('with hostile characters in every text is valid, and every text arrives as it was written', () => {
    const course = hostileCourse();
    const files = filesOf(course);
    expect(faults(files)).toEqual({});
    const manifest = files.get('imsmanifest.xml') ?? '';
    expect(found(manifest, '//cp:item/cp:title').filter((title) => title.includes(hostile)).length).toBeGreaterThan(5);
    // HTML inside of XML: what a system shows is the text again.
    const words = found(files.get(assessmentFile) ?? '', '//asi:mattext').join('');
    expect(words).not.toContain('<script>');
    expect(words).toContain('&lt;script&gt;x&lt;/script&gt; &amp;amp; &amp; &quot;双&quot;');
  });

  test('refuses what XML cannot hold', () => {
    const { course } = testCourse();
    expect(() => cartridge({ ...course, title: '课\u0000程' }, base)).toThrow('U+0000');
    expect(() => cartridge({ ...course, title: '课\uD83D程' }, base)).toThrow('U+D83D');
  });

  test('is the same, byte by byte, each time', () => {
    const { course } = testCourse();
    expect(Buffer.from(cartridge(course, base)).equals(Buffer.from(cartridge(course, base)))).toBe(true);
  });
});

describe('the checks of cartridges find what is wrong', () => {
  test.each([
    ['imsmanifest.xml', '1.3.0', '1.1.0'],
    ['imsmanifest.xml', 'identifier="root"', 'identifier="root" title="x"'],
    ['imsmanifest.xml', 'identifierref="R-test"', 'identifierref="R-none"'],
    ['imsmanifest.xml', '<resource identifier="R-test"', '<resource href="x" identifier="R-test"'],
    [assessmentFile, 'cc.multiple_response.v0p1', 'cc.multiple_choice.v0p1'],
    [assessmentFile, 'cc.exam.v0p1', 'cc.exam'],
    [assessmentFile, 'linkrefid="general_fb"', 'linkrefid="nothing"'],
    [assessmentFile, '>option-1</varequal>', '>option-9</varequal>'],
    ['links/KC-01.xml', `href="${encoded}`, 'href="/'],
  ])('%s with %s as %s', (path, before, after) => {
    const text = filesOf(testCourse().course).get(path) ?? '';
    expect(text).toContain(before);
    expect(Object.keys(faults(new Map([[path, text.replace(before, after)]])))).toEqual([path]);
  });
});

describe('the address in a cartridge', () => {
  test.each([
    ['https://example.invalid', 'https://example.invalid/'],
    ['http://127.0.0.1:8080/a/b', 'http://127.0.0.1:8080/a/b/'],
    ['https://example.invalid/a/?q=1#x', 'https://example.invalid/a/'],
  ])('%s is %s', (address, expected) => {
    expect(cartridgeBase(address)).toBe(expected);
  });

  test.each([
    '',
    'example.invalid',
    'file:///home/a/',
    'ftp://example.invalid/',
    'javascript:alert(1)',
    'https://u:p@example.invalid/',
  ])('“%s” is none', (address) => {
    expect(cartridgeBase(address)).toBeUndefined();
  });
});

describe('npm run course-package', () => {
  function run(...args: readonly string[]): { code: number | null; said: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/course-package.ts', ...args], {
      encoding: 'utf8',
    });
    return { code: status, said: stdout + stderr };
  }

  test('writes a cartridge', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cartridge-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const out = join(folder, 'a.imscc');
    const content = contentWithCourse().root;
    const { code, said } = run('KC-01', '--address', 'https://example.invalid/a', '--out', out, '--content', content);
    expect(said).toBe(`${out}：试验课，链接以 https://example.invalid/a/ 开头。\n`);
    expect(code).toBe(0);
    expect(Buffer.from(cartridge(testCourse().course, 'https://example.invalid/a/')).equals(readFileSync(out))).toBe(
      true,
    );
  });

  test.each([
    [[], 2, '用法：npm run course-package'],
    [['KC-01', '--out', 'x.imscc'], 2, '--address：没有写。应当是网站的完整地址'],
    [['KC-01', '--out', 'x.imscc', '--address', 'file:///a/'], 2, '--address：写的是 file:///a/。'],
    [['KC-99', '--out', 'x.imscc', '--address', 'https://example.invalid/'], 1, '没有课程 KC-99。现有的课程：KC-01。'],
    [['KC-01', '--out', '/nowhere/x.imscc', '--address', 'https://example.invalid/'], 1, '没有写成 /nowhere/x.imscc'],
  ] as const)('%j: refused, and said why', (args, code, words) => {
    const result = run(...args, '--content', contentWithCourse().root);
    expect(result.said).toContain(words);
    expect(result.code).toBe(code);
  });
});
