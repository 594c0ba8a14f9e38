import { strFromU8, unzipSync } from 'fflate';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { FinishedSite, scormPackage } from '../../src/courses/packages/scorm-package.ts';
import { scormManifest } from '../../src/courses/packages/scorm-manifest.ts';
import { addressOf } from '../../src/model/knowledge-base.ts';
import { visitElements, wordsOf } from '../../src/rendering/tree.ts';
import { builtCourses, knowledge as realKnowledge, textIn } from './built.ts';
import { hostile, hostileCourse, testCourse } from './test-course.ts';
import { faultsOf, found } from './validation.ts';

/** Finished pages as the site has them, the barest; those of the course have its lists of what to read. */
const pages: Readonly<Record<string, string>> = {
  'courses/test-course.html': sitePage(
    '<nav class="crumbs">首页</nav><header class="head"><h1>试验课</h1></header>' +
      lesson(
        '1',
        '<li><span><a href="../procedures/petition-handling.html#CX-01.1">登记</a></span></li><li>保密</li>',
      ) +
      lesson(
        '2',
        '<li>时限</li><li><span><a href="../procedures/petition-handling.html#CX-01.1">登记</a></span></li>',
      ) +
      '<section id="test"><h2>自测</h2><p>见<a href="../procedures/petition-handling.html#CX-01.2">第二步</a>。</p></section>',
  ),
  'procedures/petition-handling.html': sitePage(
    '<h1>办理</h1><section id="steps"><h2>步骤</h2><ol class="steps"><li class="step" id="CX-01.1"><h3>当天登记</h3>' +
      '<p>写明<span class="term"><a href="../terms/SY-001.html" aria-describedby="d-1">问题线索</a>' +
      '<span class="definition" id="d-1">材料</span></span>，用<a href="../documents/WS-01.html">登记表</a>，' +
      '然后<a href="#CX-01.2">告知</a>，见<a class="code" href="../rules/confidentiality.html#GZ-01.1">GZ-01.1</a>，' +
      '官网<a href="https://example.invalid/a">原文</a>。</p></li><li class="step" id="CX-01.2"><h3>告知</h3></li></ol></section>',
  ),
  'rules/confidentiality.html': sitePage(
    '<h1>保密</h1><section id="h"><p id="GZ-01.1">专人保管。</p></section><button>按</button>',
  ),
  'tables/time-limits.html': sitePage(
    '<table><caption>时限</caption><thead><tr><th>事项</th></tr></thead><tbody><tr id="SX-01"><td>15 个工作日</td></tr><tr><td>别的</td></tr></tbody></table>',
  ),
};

function sitePage(main: string): string {
  return `<!doctype html><html><head><link rel="stylesheet" href="../assets/a.css"></head><body><main>${main}</main></body></html>`;
}

function lesson(id: string, rows: string): string {
  return `<section class="lesson" id="KC-01.${id}" data-lesson="${id}"><h3>课</h3><ol class="rows readings">${rows}</ol></section>`;
}

function site(replaced: Readonly<Record<string, string>> = {}): FinishedSite {
  const { knowledge } = testCourse();
  const files: Readonly<Record<string, string>> = { ...pages, 'assets/a.css': 'p{color:red}', ...replaced };
  return new FinishedSite(
    (address) => files[address] ?? '',
    new Map([...knowledge.parts.values()].map((part) => [addressOf(part), part.code])),
  );
}

function filesOf(course = testCourse().course, from = site()): ReadonlyMap<string, string> {
  const files = unzipSync(scormPackage(course, from, '/* script */'));
  return new Map(Object.entries(files).map(([path, content]) => [path, strFromU8(content)]));
}

describe('a SCORM package', () => {
  const page = (): string => filesOf().get('index.html') ?? '';

  test('holds its page, style sheet, script and manifest', () => {
    const files = filesOf();
    expect([...files.keys()].toSorted()).toEqual(['course.js', 'imsmanifest.xml', 'index.html', 'style.css']);
    expect(files.get('style.css')).toMatch(/^p\{color:red\}/);
    expect(files.get('index.html')).not.toContain('crumbs');
  });

  test('holds the text of what is to be read, alone and in what it stands in, once', () => {
    const html = page();
    expect(html.match(/id="CX-01\.1"/g)).toHaveLength(1);
    expect(html).not.toContain('id="CX-01.2"');
    expect(html).toContain('<ol class="steps"><li class="step" id="CX-01.1">');
    expect(html).toMatch(
      /<table><caption>时限<\/caption><thead>.*<\/thead><tbody><tr id="SX-01"><td>15 个工作日<\/td><\/tr><\/tbody><\/table>/,
    );
    expect(html).not.toContain('别的');
    expect(html).toContain('专人保管。');
    expect(html).not.toContain('<button');
  });

  test('leads inside to what it holds; the rest becomes words with its code', () => {
    const html = page();
    expect(html.match(/href="#CX-01\.1"/g)).toHaveLength(2);
    expect(html).toContain('<span>登记表（WS-01）</span>');
    expect(html).toContain('<span>告知（CX-01.2）</span>');
    expect(html).toContain('href="#GZ-01.1">GZ-01.1</a>');
    expect(html).toContain('<span>原文（https://example.invalid/a）</span>');
    // A term is mentioned on the way: its code would only be in the way.
    expect(html).toContain('写明<span>问题线索</span>，');
  });

  test('asks for nothing from anywhere', () => {
    const html = page();
    const addresses = [...html.matchAll(/ (?:href|src|action|srcset|data)="([^"]*)"/g)].map(
      ([, address]) => address ?? '',
    );
    expect(addresses.filter((address) => !address.startsWith('#')).toSorted()).toEqual(['course.js', 'style.css']);
    expect(html).toContain(`content="default-src 'none';`);
  });

  test('with hostile characters in every text is a valid page and manifest that say them', () => {
    const course = hostileCourse();
    const own = filesOf(course);
    const tree = unified()
      .use(rehypeParse)
      .parse(own.get('index.html') ?? '');
    const scripts: string[] = [];
    const links: string[] = [];
    visitElements(tree, (node) => {
      if (node.tagName === 'script') scripts.push(wordsOf(node));
      if (node.tagName === 'a') links.push(wordsOf(node));
    });
    expect(scripts).toEqual(['']);
    expect(links).toContain(`1${course.lessons[0]?.title}`);
    expect(links.some((words) => words.includes(hostile))).toBe(true);
    const manifest = own.get('imsmanifest.xml') ?? '';
    expect(faultsOf('SCORM manifest', manifest)).toEqual([]);
    // The standard gives a title 200 characters.
    const title = `${[...course.title].slice(0, 199).join('')}…`;
    expect(found(manifest, '//*[local-name()="item"]/*[local-name()="title"]')).toEqual([title]);
  });

  test('is refused if the page of the course does not list what the course has read', () => {
    const without = site({
      'courses/test-course.html': pages['courses/test-course.html']?.replace('<li>保密</li>', '') ?? '',
    });
    expect(() => filesOf(undefined, without)).toThrow('KC-01.1 有 1 处要读的，应当有 2 处');
  });

  test('is refused if a part to read is not on its page', () => {
    expect(() => filesOf(undefined, site({ 'tables/time-limits.html': sitePage('<p>空</p>') }))).toThrow('没有 #SX-01');
  });

  test('is refused if no system could keep all answers', () => {
    const { course } = testCourse();
    const [question] = course.test;
    const many = Array.from({ length: 200 }, (_, place) => ({ ...question, code: `KC-01.Q${place}` })).flatMap((one) =>
      'ask' in one && question ? [{ ...question, code: one.code }] : [],
    );
    expect(() => filesOf({ ...course, test: many })).toThrow('只存 4096 个字符');
  });
});

describe('the manifest of a SCORM package', () => {
  const manifestOf = (): string => scormManifest(testCourse().course, ['index.html', 'style.css', 'course.js']);

  test('is valid, and names one object that is passed with 80', () => {
    const manifest = manifestOf();
    expect(faultsOf('SCORM manifest', manifest)).toEqual([]);
    expect(found(manifest, '//@*[local-name()="scormtype"]')).toEqual(['sco']);
    expect(found(manifest, '//*[local-name()="masteryscore"]')).toEqual(['80']);
    expect(found(manifest, '//*[local-name()="resource"]/@href')).toEqual(['index.html']);
  });

  test.each([
    ['scormtype="sco"', 'scormtype="page"', 'scormtype'],
    ['isvisible="true"', 'isvisible="maybe"', 'isvisible'],
    ['masteryscore', 'mastery', 'mastery'],
    ['organizations', 'organisations', 'organisations'],
    [' href="index.html"', ' href="index.html" size="1"', 'size'],
    ['</item>', '</item><title>x</title>', 'title'],
  ])('%s as %s: the check finds it', (before, after, word) => {
    const broken = manifestOf().replaceAll(before, after);
    expect(broken).not.toBe(manifestOf());
    expect(faultsOf('SCORM manifest', broken).join()).toContain(word);
  });
});

describe.each(builtCourses)('the package of $code', ({ code, files, questions }) => {
  const html = textIn(files, 'index.html');

  test('has a valid manifest that names exactly its files', () => {
    const manifest = textIn(files, 'imsmanifest.xml');
    expect(faultsOf('SCORM manifest', manifest)).toEqual([]);
    const named = found(manifest, '//*[local-name()="file"]/@href');
    expect([...named, 'imsmanifest.xml'].toSorted()).toEqual([...files.keys()].toSorted());
  });

  test('leads nowhere but inside, to places that are there, each of them once', () => {
    const ids: string[] = [];
    const links: string[] = [];
    visitElements(unified().use(rehypeParse).parse(html), ({ tagName, properties }) => {
      if (typeof properties['id'] === 'string') ids.push(properties['id']);
      if (tagName === 'a') links.push(String(properties['href']));
    });
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
    expect(links.filter((link) => !link.startsWith('#') || !ids.includes(decodeURIComponent(link.slice(1))))).toEqual(
      [],
    );
  });

  test('has everything that is to be read, every question, and no program made from text', () => {
    const course = realKnowledge.courses.find(({ data }) => data.code === code)?.data;
    const parts = new Set(course?.lessons.flatMap(({ read }) => read.map(({ to }) => to)));
    expect([...html.matchAll(/<details class="text"/g)]).toHaveLength(parts.size);
    for (const { id } of questions) expect(html).toContain(`id="${code}.${id}"`);
    expect(textIn(files, 'course.js')).not.toMatch(/\beval\b|new Function|innerHTML|https?:\/\//);
    expect(textIn(files, 'style.css')).not.toMatch(/url\(|@import/);
  });
});
