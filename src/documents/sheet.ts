import type { Layout, PaperField } from './paper.ts';

/** Style of a paragraph (段落样式): each is a class of the page and a named style in Word. */
export type ParagraphStyle =
  | 'mark'
  | 'letterMark'
  | 'number'
  | 'letterNumber'
  | 'secrecy'
  | 'title'
  | 'formTitle'
  | 'addressee'
  | 'level1'
  | 'level2'
  | 'level3'
  | 'level4'
  | 'body'
  | 'flush'
  | 'attachment'
  | 'attachmentFirst'
  | 'attachmentNext'
  | 'signature'
  | 'handSignature'
  | 'remark'
  | 'question'
  | 'empty'
  | 'label'
  | 'value'
  | 'centred'
  | 'opinionSign'
  | 'imprint'
  | 'imprintDate'
  | 'guide';

/** Words of one kind in a paragraph. A newline in the text is a line break. */
export interface Run {
  readonly text: string;
  /** The field that the words come from. */
  readonly field?: string | undefined;
  /** Nothing was filled in: the words are a printed blank. */
  readonly blank?: boolean | undefined;
  /** Regular script (楷体), for the name of who signs. */
  readonly kai?: boolean | undefined;
}

/** A paragraph. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly style: ParagraphStyle;
  readonly runs: readonly Run[];
  /** Words at the right edge of the same line. */
  readonly opposite?: readonly Run[] | undefined;
  /** Space at the right in characters (字), in halves. */
  readonly right?: number | undefined;
  /** Size in points, for the mark (发文机关标志) alone. */
  readonly size?: number | undefined;
  /** It holds an empty blank: its words are not spread over the line. */
  readonly ragged?: boolean | undefined;
  /** It stays on the page of what follows. */
  readonly keep?: boolean | undefined;
  /** The field of which this is one of the printed blank lines. */
  readonly blankOf?: string | undefined;
}

/** A cell; `span` counts units of width (`unit` of the geometry). */
export interface Cell {
  readonly span: number;
  readonly heading: boolean;
  readonly paragraphs: readonly Paragraph[];
  /** Where the words stand in a tall cell. */
  readonly vertical: 'top' | 'middle' | 'bottom';
}

/** A row of a table; heights in mm, at least. */
export interface Row {
  readonly height?: number | undefined;
  /** Repeated on each page. */
  readonly repeat?: boolean | undefined;
  readonly cells: readonly Cell[];
}

/** A table; the spans of each row add up to `columns`. */
export interface Table {
  readonly kind: 'table';
  /** `copies` is the imprint of a letter, which has no rules. */
  readonly style: 'form' | 'imprint' | 'copies';
  readonly columns: number;
  readonly rows: readonly Row[];
}

/** A new page. */
export interface PageBreak {
  readonly kind: 'break';
}

/** What stands on a page, one under the other. */
export type Node = Paragraph | Table | PageBreak;

/** A paper laid out, independent of the program that shows it: the page, the Word file and the plain text follow it. */
export interface Sheet {
  readonly code: string;
  readonly title: string;
  readonly layout: Layout;
  readonly landscape: boolean;
  /** Nothing is filled in: a Word file has content controls for its blanks. */
  readonly empty: boolean;
  /** For letters: the mark in the head of the first page. */
  readonly head: readonly Paragraph[];
  readonly nodes: readonly Node[];
  /** Who signs at the foot of every page, but not of a notice that stands before the record and a break. */
  readonly footers: readonly string[];
  /** By name: what the controls of an empty Word file are labelled with. */
  readonly fields: readonly PaperField[];
}
