import type { Element, ElementContent, Properties, Root } from 'hast';
import { settle, takeFrom } from '../../handbook/excerpt.ts';
import { printHtml } from '../../rendering/html.ts';
import { escapeHtml } from '../../rendering/escape-html.ts';
import { visitElements, wordsOf } from '../../rendering/tree.ts';
import type { PackagedCourse } from './course-data.ts';

/** Names of the files of the package beside its page. */
export const styleFile = 'style.css';
export const scriptFile = 'course.js';

/** The page of a package, and the style sheets that it was made under. */
export interface ScormPage {
  readonly html: string;
  /** Addresses of the site's style sheets, site-relative, in the order in which pages name them. */
  readonly styles: readonly string[];
}

/** Nothing from anywhere else, nothing inline. */
const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/**
 * The page of a course's SCORM package: what stands on the finished page of the course, and under each part to read the
 * text of that part, folded, as it stands on its own finished page. Links lead inside the page; what the package does
 * not hold becomes words with its code.
 * @param pageAt reads and parses finished pages of the site; the trees stay as they are.
 * @param codes the code of what stands at an address of the site.
 * @throws Error if a page does not hold what the course says is there.
 */
export function scormPage(
  course: PackagedCourse,
  pageAt: (page: string) => Root,
  codes: ReadonlyMap<string, string>,
): ScormPage {
  const styles = new Set<string>();
  const open = (page: string): Root => {
    const tree = pageAt(page);
    for (const style of stylesOf(tree, page)) styles.add(style);
    return tree;
  };
  const ids = new Set<string>(['main', 'lms', 'contents']);
  /** Where a page, or an anchor of it, stands in this one. */
  const places = new Map<string, string>();
  const links: { readonly node: Element; readonly page: string }[] = [];
  /** Links to terms, wherever a page mentions them first: their codes would only be in the way. */
  const terms = new Set<Element>();
  const settled = (
    content: ElementContent[],
    page: string,
    name: string | undefined,
    level: (old: number) => number,
  ): void => {
    visitElements({ type: 'root', children: content }, (node) => {
      if (node.tagName === 'a' && node.properties['ariaDescribedBy'] !== undefined) terms.add(node);
    });
    for (const [old, fresh] of settle(content, name, ids, level, `${course.code}：${page}`)) {
      const address = `${page}#${old}`;
      if (!places.has(address)) places.set(address, fresh);
    }
    visitElements({ type: 'root', children: content }, (node) => links.push({ node, page }));
  };

  const own = takeFrom(open(course.address));
  settled(own, course.address, undefined, (level) => level);
  places.set(course.address, 'main');
  const rows = readingRows(own);
  const quoted = new Set<string>();
  course.lessons.forEach((lesson, index) => {
    const ownRows = rows[index] ?? [];
    if (ownRows.length !== lesson.read.length)
      throw new Error(
        `${course.address} 上 ${lesson.code} 有 ${ownRows.length} 处要读的，应当有 ${lesson.read.length} 处。`,
      );
    lesson.read.forEach(({ code, title, address }, number) => {
      // What was quoted in an earlier lesson is linked there.
      if (quoted.has(code)) return;
      quoted.add(code);
      const [page = '', anchor] = address.split('#');
      const id = `text-${index + 1}-${number + 1}`;
      ids.add(id);
      const content = takeFrom(open(page), anchor, new Set(['narrow']));
      const highest = Math.min(...headingLevels(content));
      settled(content, page, id, (level) => level - highest + 5);
      if (!places.has(address)) places.set(address, id);
      ownRows[number]?.children.push(details(id, title, content));
    });
  });
  for (const { node, page } of links) leadInside(node, page, places, terms.has(node) ? new Map() : codes);

  const body = printHtml({ type: 'root', children: own });
  return { html: shell(course, body), styles: [...styles] };
}

/** The rows of the parts to read, by lesson. */
function readingRows(content: readonly ElementContent[]): Element[][] {
  const rows: Element[][] = [];
  visitElements({ type: 'root', children: [...content] }, (lesson) => {
    if (lesson.properties['dataLesson'] === undefined) return;
    const own: Element[] = [];
    visitElements({ type: 'root', children: lesson.children }, (list) => {
      const { className } = list.properties;
      if (!Array.isArray(className) || !className.includes('readings')) return;
      own.push(
        ...list.children.filter((child): child is Element => child.type === 'element' && child.tagName === 'li'),
      );
    });
    rows.push(own);
  });
  return rows;
}

function headingLevels(content: readonly ElementContent[]): number[] {
  const levels: number[] = [];
  visitElements({ type: 'root', children: [...content] }, ({ tagName }) => {
    const level = /^h([1-6])$/.exec(tagName)?.[1];
    if (level !== undefined) levels.push(Number(level));
  });
  return levels.length > 0 ? levels : [1];
}

function details(id: string, title: string, content: ElementContent[]): Element {
  const hidden = make('span', { className: ['vh'] }, [{ type: 'text', value: `：${title}` }]);
  const summary = make('summary', {}, [{ type: 'text', value: '读全文' }, hidden]);
  return make('details', { className: ['text'], id }, [summary, make('div', { className: ['quoted'] }, content)]);
}

function make(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

/** Lets a link lead to what stands in the package; what does not becomes words, with its code or its address. */
function leadInside(
  node: Element,
  page: string,
  places: ReadonlyMap<string, string>,
  codes: ReadonlyMap<string, string>,
): void {
  const { href } = node.properties;
  if (node.tagName !== 'a' || typeof href !== 'string') return;
  const url = new URL(href, `http://site.invalid/${page}`);
  const inSite = url.host === 'site.invalid';
  const anchor = decodeURIComponent(url.hash.slice(1));
  const address = url.pathname.slice(1) + (anchor === '' ? '' : `#${anchor}`);
  const place = inSite ? places.get(address) : undefined;
  if (place !== undefined) {
    node.properties['href'] = `#${place}`;
    return;
  }
  node.tagName = node.children.some((child) => child.type === 'element' && child.tagName === 'rect') ? 'g' : 'span';
  node.properties = { ...(node.properties['className'] ? { className: node.properties['className'] } : {}) };
  const known = inSite ? codes.get(address) : url.href;
  if (known === undefined || node.tagName === 'g' || wordsOf(node).includes(known)) return;
  node.children.push({ type: 'text', value: `（${known}）` });
}

function stylesOf(tree: Root, page: string): string[] {
  const styles: string[] = [];
  visitElements(tree, ({ tagName, properties }) => {
    const { rel, href } = properties;
    if (tagName !== 'link' || typeof href !== 'string' || !Array.isArray(rel) || !rel.includes('stylesheet')) return;
    styles.push(new URL(href, `http://site.invalid/${page}`).pathname.slice(1));
  });
  return styles;
}

function shell({ code, title, site, asOf, lessons }: PackagedCourse, body: string): string {
  const contents = [
    ...lessons.map(
      (lesson, index) =>
        `<li><a class=\"quiet\" href=\"#${lesson.code}\"><span class=\"n\">${index + 1}</span>${escapeHtml(lesson.title)}</a></li>`,
    ),
    '<li><a class="quiet" href="#test">自测</a></li>',
  ].join('');
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} ${code}</title>
<link rel="stylesheet" href="${styleFile}">
<script defer src="${scriptFile}"></script>
</head>
<body>
<a class="skip" href="#main">跳到正文</a>
<div class="frame page">
<nav class="side" aria-label="各课"><div class="side-in"><h2>各课</h2><ul>${contents}</ul></div></nav>
<main id="main" class="body" data-course="${code}">
<p class="note lms" id="lms" role="status">脚本没有运行：课可以读，自测可以对着答案做，成绩不上报。</p>
<details class="fold" id="contents"><summary>各课</summary><ul>${contents}</ul></details>
${body}
</main>
</div>
<footer class="foot"><div class="frame"><p>取自${escapeHtml(site)}，内容更新至 ${asOf}。没有链接的编号，在网站上按编号查。</p></div></footer>
</body>
</html>
`;
}
