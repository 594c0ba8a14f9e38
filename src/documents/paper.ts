import type { TemplateBlock, TemplateColumn, layouts } from '../model/schemas/document.ts';

/** Kind of page (版式). */
export type Layout = (typeof layouts)[number];

/** A blank of a paper (填写项): what the form asks for and what the paper prints. */
export interface PaperField {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'paragraphs' | 'date' | 'moment' | 'number' | 'choice' | 'choices' | 'regulation' | 'rows';
  readonly required: boolean;
  readonly help?: string | undefined;
  readonly example?: string | undefined;
  /** Width of the printed blank in characters (字). */
  readonly blank: number;
  /** Printed lines of a blank for paragraphs. */
  readonly lines: number;
  readonly options: readonly string[];
  /** For `regulation`: the date field that tells when the conduct ended. */
  readonly conduct?: string | undefined;
  readonly columns: readonly TemplateColumn[];
  readonly blankRows: number;
  /** Height of an empty row, in mm. */
  readonly rowHeight: number;
  /** What stands there until something else is typed. */
  readonly initial?: string | undefined;
}

/** A version of the Regulations on disciplinary sanctions that a decision can rest on. */
export interface RegulationVersion {
  /** Value of the field: the year of the version. */
  readonly year: string;
  /** As a paper cites it: 2023年《中国共产党纪律处分条例》. */
  readonly cited: string;
  /** First day in force. */
  readonly from: string;
}

/** What the list of things to do after a sanction is computed from. */
export interface SanctionFacts {
  /**
   * By the choice in the form: code and title of the sanction, its effect in words, and the period that runs from the
   * decision (影响期 or 留党察看期) in months, where it is one number, with what comes after it.
   */
  readonly kinds: Readonly<
    Record<
      string,
      {
        readonly code: string;
        readonly title: string;
        readonly effect: string;
        readonly period?: { readonly name: string; readonly months: number; readonly afterwards?: string | undefined };
      }
    >
  >;
  /** By code of a time limit: its length, where it begins, and what the text says of extending it. */
  readonly limits: Readonly<
    Record<
      string,
      { readonly amount: number; readonly unit: 'month' | 'day'; readonly from: string; readonly extension?: string }
    >
  >;
}

/**
 * A document's template with all that it takes from elsewhere (names of the city, sign-off chain, time limits): plain
 * data, so that the same paper can be laid out at build and in the browser.
 */
export interface Paper {
  readonly code: string;
  /** Name of the document; also the heading of a working paper. */
  readonly title: string;
  /** The title that is printed, with blanks as `{name}`. */
  readonly heading: string;
  readonly layout: Layout;
  readonly landscape: boolean;
  readonly upward: boolean;
  readonly secrecy: boolean;
  readonly footers: readonly string[];
  readonly fields: readonly PaperField[];
  readonly body: readonly TemplateBlock[];
  readonly chain: readonly string[];
  readonly versions: readonly RegulationVersion[];
  readonly sanctions?: SanctionFacts | undefined;
}

/** A row of a table that grows: text by the name of the column. */
export type PaperRow = Readonly<Record<string, string>>;

/** What was filled in: text, several choices, or rows; dates as `2026-03-09`, moments as `2026-03-09T09:05`. */
export type PaperValue = string | readonly string[] | readonly PaperRow[];

/** What was filled in, by the name of the field. */
export type PaperValues = Readonly<Record<string, PaperValue>>;
