/** How far a reader came in one course. */
export interface CourseProgress {
  /** Ids of the lessons that were marked as done. */
  readonly lessons: readonly string[];
  /** Best score of the self-test in percent, and the day of it. */
  readonly best?: { readonly score: number; readonly on: string };
}

/** Progress by code of the course (学习进度). */
export type Progress = ReadonlyMap<string, CourseProgress>;

/** Version of the form in which progress is kept. */
const version = 1;
/** More than this, in characters, no reader can have written here. */
const longest = 100_000;

/** Progress as the text that is kept. */
export function progressText(progress: Progress): string {
  return JSON.stringify({ version, courses: Object.fromEntries(progress) });
}

/**
 * Reads what {@link progressText} wrote. Never throws.
 * @returns nothing if it is something else, or of another version.
 */
export function readProgress(text: string): Progress | undefined {
  if (text.length > longest) return undefined;
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return undefined;
  }
  const fields = fieldsOf(content);
  const courses = fields?.get('courses');
  if (fields?.get('version') !== version || typeof courses !== 'object' || courses === null) return undefined;
  const progress = new Map<string, CourseProgress>();
  for (const [code, value] of Object.entries(courses)) {
    const course = readCourse(value);
    if (!/^KC-\d{2}$/.test(code) || !course) return undefined;
    progress.set(code, course);
  }
  return progress;
}

function readCourse(value: unknown): CourseProgress | undefined {
  const fields = fieldsOf(value);
  const lessons: unknown = fields?.get('lessons');
  if (!fields || !Array.isArray(lessons)) return undefined;
  const ids = lessons.filter((id): id is string => typeof id === 'string' && /^[A-Za-z0-9-]{1,20}$/.test(id));
  if (ids.length !== lessons.length) return undefined;
  if (!fields.has('best')) return { lessons: ids };
  const best = fieldsOf(fields.get('best'));
  const score = best?.get('score');
  const on = best?.get('on');
  if (typeof score !== 'number' || !(score >= 0 && score <= 100)) return undefined;
  if (typeof on !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(on)) return undefined;
  return { lessons: ids, best: { score, on } };
}

function fieldsOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map<string, unknown>(Object.entries(value))
    : undefined;
}

/** Progress with one course changed. */
export function withCourse(progress: Progress, code: string, course: CourseProgress): Progress {
  return new Map([...progress, [code, course]]);
}

/** What both know: lessons done in either, the better score, the earlier of equal ones. */
export function together(one: CourseProgress, other: CourseProgress): CourseProgress {
  const lessons = [...new Set([...one.lessons, ...other.lessons])];
  const best = [one.best, other.best]
    .flatMap((score) => score ?? [])
    .sort((a, b) => b.score - a.score || (a.on < b.on ? -1 : 1))[0];
  return best ? { lessons, best } : { lessons };
}
