import type { KnowledgeBase, Part } from '../model/knowledge-base.ts';
import type { Course, Lesson } from '../model/schemas/course.ts';
import { asked, type AskedQuestion } from './self-test.ts';

/** The questions of a course's self-test as they are asked. */
export function questionsOf({ limits }: Pick<KnowledgeBase, 'limits'>, { test }: Course): AskedQuestion[] {
  return test.map((question) => asked(question, (code) => limits.get(code)?.limit));
}

/** A part to read in a lesson. */
export interface Reading {
  readonly part: Part;
  /** The entry in which it stands. */
  readonly entry: Part;
  readonly why: string;
}

/** The parts that a lesson has its reader read, in order. */
export function readingsOf({ parts }: Pick<KnowledgeBase, 'parts'>, { read }: Lesson): Reading[] {
  return read.flatMap(({ to, why }) => {
    const part = parts.get(to);
    const entry = parts.get(part?.entry ?? '');
    return part && entry ? [{ part, entry, why }] : [];
  });
}

/** How long a course takes, in minutes. */
export function minutesOf({ lessons }: Course): number {
  return lessons.reduce((sum, { minutes }) => sum + minutes, 0);
}
