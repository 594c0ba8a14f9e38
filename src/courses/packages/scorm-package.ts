import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Root } from 'hast';
import type { BundledFile } from '../../documents/bundle.ts';
import { bundle } from '../../documents/bundle.ts';
import { parseHtml } from '../../rendering/html.ts';
import { classicScript } from '../../offline/scripts.ts';
import type { PackagedCourse } from './course-data.ts';
import { mostSuspended, suspendData } from './reported.ts';
import { launchPage, scormManifest } from './scorm-manifest.ts';
import { scormPage, scriptFile, styleFile } from './scorm-page.ts';

const program = fileURLToPath(new URL('browser/course.ts', import.meta.url));
const ownStyle = new URL('scorm.css', import.meta.url);

/** Address of a finished page, site-relative, and what stands there. */
export type ReadPage = (page: string) => string;

/** The program of all packages as one classic script. */
export function scormScript(target: readonly string[]): Promise<string> {
  return classicScript(program, target);
}

/** The finished site as packages are made from it. */
export class FinishedSite {
  /** Reads a file: a page or a style sheet. */
  readonly read: ReadPage;
  /** The code of what stands at an address. */
  readonly codes: ReadonlyMap<string, string>;
  readonly #trees = new Map<string, Root>();

  constructor(read: ReadPage, codes: ReadonlyMap<string, string>) {
    this.read = read;
    this.codes = codes;
  }

  /** A page as a tree: courses quote some pages many times. */
  readonly pageAt = (page: string): Root => {
    const tree = this.#trees.get(page) ?? parseHtml(this.read(page));
    this.#trees.set(page, tree);
    return tree;
  };
}

/**
 * A course as a SCORM 1.2 package that asks for nothing outside of it: page, style sheet, script, manifest. Equal input
 * gives equal bytes.
 * @param script what {@link scormScript} gives.
 * @throws Error if a page does not hold what the course says is there, or if a system could not keep what is answered.
 */
export function scormPackage(course: PackagedCourse, site: FinishedSite, script: string): Uint8Array<ArrayBuffer> {
  const longest = longestSuspendData(course).length;
  if (longest > mostSuspended)
    throw new Error(
      `${course.code} 的自测太长：学习平台为一门课只存 ${mostSuspended} 个字符，全部答完要存 ${longest} 个。分成两门课。`,
    );
  const { html, styles } = scormPage(course, site.pageAt, site.codes);
  const files: readonly BundledFile[] = [
    { path: launchPage, content: html },
    { path: styleFile, content: [...styles.map(site.read), readFileSync(ownStyle, 'utf8')].join('\n') },
    { path: scriptFile, content: script },
  ];
  const manifest = scormManifest(
    course,
    files.map(({ path }) => path),
  );
  return bundle([{ path: 'imsmanifest.xml', content: manifest }, ...files]);
}

/** What a learner has suspended who has done everything: the longest answers there are. */
function longestSuspendData({ code, lessons, test }: PackagedCourse): string {
  const longestAnswer = '9999-12-31';
  return suspendData({
    lessons: lessons.map((lesson) => lesson.code.slice(code.length + 1)),
    answers: new Map(test.map((question) => [question.code, longestAnswer])),
    best: 100,
  });
}
