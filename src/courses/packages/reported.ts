/**
 * What a course reports to a learning-management system, in the forms of SCORM 1.2 (RTE, 3.4 and appendix A): pure, for
 * the program of the package and for the build, which holds the longest against the limits.
 */

/** How a question is reported (`cmi.interactions.n.type`). */
export type InteractionType = 'choice' | 'sequencing' | 'fill-in';

/** An answer as it is kept: letters of the chosen options, letters in the order given, or a day. */
export type KeptAnswer = string;

/** The type of a question, by what the site calls it. */
export function interactionType(question: string): InteractionType {
  return question === 'order' ? 'sequencing' : question === 'deadline' ? 'fill-in' : 'choice';
}

/**
 * An answer as `student_response` or `correct_responses.n.pattern`: `a`; `{a,c}` where several belong together in any
 * order; `b,a,c` where the order counts; the day as it is written.
 */
export function responseOf(question: string, answer: KeptAnswer): string {
  switch (interactionType(question)) {
    case 'choice':
      return question === 'multiple' ? `{${[...answer].join(',')}}` : answer;
    case 'sequencing':
      return [...answer].join(',');
    case 'fill-in':
      return answer;
  }
}

/** A span as CMITimespan, `HHHH:MM:SS.SS`; longer ones than it can hold become the longest. */
export function timespan(milliseconds: number): string {
  const hundredths = Math.min(Math.max(Math.round(milliseconds / 10), 0), 9999 * 360_000 + 359_999);
  const seconds = Math.floor(hundredths / 100);
  return [
    String(Math.floor(seconds / 3600)).padStart(4, '0'),
    two(Math.floor(seconds / 60) % 60),
    `${two(seconds % 60)}.${two(hundredths % 100)}`,
  ].join(':');
}

/** The time of day as CMITime, `HH:MM:SS`, by the clock of the reader's machine. */
export function timeOfDay(date: Date): string {
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** How far a learner came. */
export interface Standing {
  /** Ids of the lessons that were marked as done. */
  readonly lessons: readonly string[];
  /** Marked answers of the self-test as it is being taken, by id of the question. */
  readonly answers: ReadonlyMap<string, KeptAnswer>;
  /** The best score of the tests that were taken to the end, in percent. */
  readonly best?: number | undefined;
}

/** Characters that `cmi.suspend_data` holds (CMIString4096). */
export const mostSuspended = 4096;

const version = 1;

/** A standing as `cmi.suspend_data`. */
export function suspendData({ lessons, answers, best }: Standing): string {
  return JSON.stringify({
    version,
    lessons,
    answers: Object.fromEntries(answers),
    ...(best === undefined ? {} : { best }),
  });
}

/**
 * Reads what {@link suspendData} wrote. Never throws.
 * @returns nothing if it is something else.
 */
export function readSuspended(text: string): Standing | undefined {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return undefined;
  }
  const fields = fieldsOf(content);
  const answers = fieldsOf(fields?.get('answers'));
  const lessons = fields?.get('lessons');
  const best = fields?.get('best');
  if (fields?.get('version') !== version || !answers || !Array.isArray(lessons)) return undefined;
  const given = [...answers].filter((answer): answer is [string, string] => typeof answer[1] === 'string');
  return {
    lessons: lessons.filter((id) => typeof id === 'string'),
    answers: new Map(given),
    best: typeof best === 'number' && best >= 0 && best <= 100 ? best : undefined,
  };
}

function fieldsOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map<string, unknown>(Object.entries(value))
    : undefined;
}
