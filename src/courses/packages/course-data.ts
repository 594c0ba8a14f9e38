import type { Choices } from './choices.ts';

/** A place on the site. */
export interface Place {
  readonly code: string;
  readonly title: string;
  /** Site-relative: `procedures/case-review.html#CX-05.3`. */
  readonly address: string;
}

/** A lesson as packages list it. */
export interface PackagedLesson extends Place {
  readonly goal: string;
  readonly read: readonly Place[];
  readonly exercises: readonly Place[];
}

/** A question of the self-test as one to choose from. */
export interface PackagedQuestion extends Choices {
  readonly code: string;
  readonly ask: string;
  /** Why the right answer is right. */
  readonly explain: string;
  readonly see: readonly Place[];
  /** The basis in words: `《监督执纪工作规则》（2019）第二十一条`. */
  readonly basis: string;
}

/** A course as packages for learning-management systems need it: plain data without markup, `courses/SLUG.json`. */
export interface PackagedCourse extends Place {
  readonly lead: string;
  readonly audience: string;
  readonly goals: readonly string[];
  /** Name of the site, and the day on which its content was last brought up to date. */
  readonly site: string;
  readonly asOf: string;
  readonly lessons: readonly PackagedLesson[];
  readonly test: readonly PackagedQuestion[];
}
