import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { scormAddress } from '../../src/courses/packages/addresses.ts';
import { questionsOf } from '../../src/courses/course-view.ts';
import type { AskedQuestion } from '../../src/courses/self-test.ts';
import { loadKnowledgeBase } from '../../src/model/load.ts';
import { folder } from '../site/site.ts';

/** The real content. */
export const knowledge = loadKnowledgeBase(resolve('content'));

/** A course of the real content with the package that the build made of it. */
export interface BuiltCourse {
  readonly code: string;
  readonly slug: string;
  readonly title: string;
  readonly lessons: readonly string[];
  readonly questions: readonly AskedQuestion[];
  /** Files of the package by path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Every real course. */
export const builtCourses: readonly BuiltCourse[] = knowledge.courses.map(({ data, slug }) => {
  const archive = join(folder, scormAddress(slug));
  if (!existsSync(archive)) throw new Error(`dist 里还没有 ${scormAddress(slug)}：先运行 npm run build。`);
  return {
    code: data.code,
    slug,
    title: data.title,
    lessons: data.lessons.map(({ id }) => id),
    questions: questionsOf(knowledge, data),
    files: new Map(Object.entries(unzipSync(readFileSync(archive)))),
  };
});

/** The text of a file of a package. */
export function textIn(files: ReadonlyMap<string, Uint8Array>, path: string): string {
  const content = files.get(path);
  if (!content) throw new Error(`no ${path}`);
  return strFromU8(content);
}
