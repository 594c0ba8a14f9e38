import type { Limit } from './due.ts';

/** A link with its words. */
export interface Link {
  readonly words: string;
  /** Site-relative. */
  readonly address: string;
}

/** A limit with what the page shows beside it. */
export interface DeadlineItem {
  readonly limit: Limit;
  /** `15 个工作日`; what the text says instead where it sets no figure. */
  readonly figure: string;
  readonly scope?: string | undefined;
  /** Where the limit is defined. */
  readonly link: Link;
  /** The step or provision that sets it. */
  readonly place: Link;
  readonly basis: readonly Link[];
  readonly origin: string;
  readonly checked?: string | undefined;
  readonly caveat?: string | undefined;
}

/** Something that can be chosen: one limit, or all of an entry. */
export interface Choice {
  /** Code of the limit or of the entry. */
  readonly code: string;
  readonly title: string;
  /** Codes of its limits. */
  readonly limits: readonly string[];
}

/** Choices of one procedure, rule or table. */
export interface ChoiceGroup {
  readonly code?: string | undefined;
  readonly title: string;
  readonly choices: readonly Choice[];
}

/** All that the page of deadlines computes with. */
export interface DeadlineData {
  readonly items: readonly DeadlineItem[];
  readonly groups: readonly ChoiceGroup[];
}
