/** What the search worker is asked and what it answers; and the data files that the build makes for it. */
import type { Intent } from '../model/schemas/questions.ts';

/** How a result was found. */
export type HitKind = 'answer' | 'exact' | 'related' | 'suggestion';

/** A piece of text; `marked` if it is what was asked for. */
export type MarkedText = readonly { readonly text: string; readonly marked: boolean }[];

/** A further place on the page of a result. */
export interface HitPart {
  readonly address: string;
  readonly title: string;
}

/** A page that was found, with the part of it that fits best. */
export interface Hit {
  readonly kind: HitKind;
  /** Address of the part, site-relative: `procedures/case-review.html#CX-04.3`. */
  readonly address: string;
  /** The part, or the page if the page itself fits best. */
  readonly title: MarkedText;
  /** Title of the page, where the part has its own. */
  readonly page: string;
  /** Kind of the page: 程序, 规则 … */
  readonly label: string;
  readonly code?: string;
  readonly excerpt: MarkedText;
  /** Further places on the same page. */
  readonly parts: readonly HitPart[];
  /** How many more places there are than `parts` names. */
  readonly more: number;
}

/** A fact of the model, ready to show above the results. Addresses are site-relative. */
export interface FactCard {
  readonly code: string;
  readonly kind: Intent | 'part';
  /** 时限, 审批权限, 文书, 术语, 步骤 … */
  readonly label: string;
  readonly title: string;
  /** The answer in a few words: "15 个工作日". */
  readonly value: string;
  readonly rows: readonly { readonly name: string; readonly text: string }[];
  readonly basis: readonly { readonly text: string; readonly address: string }[];
  /** 来源, 党规, 推断, 本地, 建议. */
  readonly origin: string;
  /** 已核对, 部分核对, 未核对; empty for our own suggestions. */
  readonly checked: string;
  readonly caveat: string;
  readonly address: string;
}

/** What was asked for in other words than typed, and why. */
export interface Correction {
  readonly text: string;
  /** `pinyin` letters; `sound` a slip; `script` traditional characters; `alias` another name; `numeral`. */
  readonly reason: 'pinyin' | 'sound' | 'script' | 'alias';
}

/** Values chosen in the facets. Within one facet any of them, between facets all. */
export type Filters = Readonly<Partial<Record<FacetName, readonly string[]>>>;

/** Ways to narrow results. */
export type FacetName = 'kind' | 'procedure' | 'role' | 'year';

/** How many of the pages found fall under each value. */
export type FacetCounts = Readonly<
  Record<FacetName, readonly { readonly value: string; readonly title: string; readonly count: number }[]>
>;

/** The answer to a query. */
export interface SearchResult {
  readonly query: string;
  readonly corrections: readonly Correction[];
  readonly answers: readonly FactCard[];
  /** Pages that hold what was typed: the first of them, best first. */
  readonly exact: readonly Hit[];
  /** How many pages hold it. */
  readonly exactTotal: number;
  /** The further pages that hold it, without excerpts. */
  readonly exactRest: readonly HitPart[];
  /** Pages that come near; only where few hold it. */
  readonly related: readonly Hit[];
  /** Names that may be meant. */
  readonly suggestions: readonly Suggestion[];
  readonly facets: FacetCounts;
}

/** Something to offer while typing. */
export interface Suggestion {
  readonly text: string;
  /** 术语, 文书, 常问 … */
  readonly label: string;
  /** Where it leads, site-relative. */
  readonly address: string;
}

/** A message to the worker. */
export type SearchRequest =
  | { readonly id: number; readonly type: 'open' }
  | {
      readonly id: number;
      readonly type: 'search';
      readonly query: string;
      readonly filters: Filters;
      /** How many of the exact results to give with excerpts. */
      readonly limit: number;
      /** Whether counts by facet are wanted. */
      readonly facets: boolean;
    }
  | { readonly id: number; readonly type: 'suggest'; readonly text: string };

/** A message from the worker. */
export type SearchReply =
  | { readonly id: number; readonly ok: true; readonly value: SearchResult | readonly Suggestion[] | null }
  | { readonly id: number; readonly ok: false; readonly message: string };

/** `search/manifest.json`: where the current index stands. */
export interface Manifest {
  /** Folder beside the manifest, named after its content. */
  readonly folder: string;
  /** Files in it that Pagefind loads before anything can be found. */
  readonly first: readonly string[];
}

/** `lexicon.json`: what search needs at once. Addresses are site-relative. */
export interface Lexicon {
  readonly kinds: readonly string[];
  /** Address, title, number of the kind, code (or empty), by number of the page. */
  readonly pages: readonly (readonly [string, string, number, string])[];
  /** Names of parts and other names of entries: name, code, whether it is another name (1) or the part's own (0). */
  readonly names: readonly (readonly [string, string, 0 | 1])[];
  readonly filler: readonly string[];
  readonly wording: readonly {
    readonly standard: string;
    readonly everyday: readonly string[];
    readonly intent?: Intent;
  }[];
  /** Titles of roles by id, years, and for codes in tables: address of the table and what its rows are. */
  readonly roles: Readonly<Record<string, string>>;
  readonly years: readonly string[];
  readonly tables: Readonly<Record<string, readonly [address: string, label: string]>>;
  /** How many records the pages have, and how many questions are known. */
  readonly records: number;
  readonly questions: number;
}

/** `codes/CX.json`: address, title and kind of every code that begins so. */
export type CodeList = Readonly<Record<string, readonly [address: string, title: string, label: string]>>;

/** `spellings.json`: readings of characters (`a阿啊ai爱…`) and pairs of traditional and simplified characters. */
export interface Spellings {
  readonly pinyin: string;
  readonly simplified: string;
}

/** Names of a record in the index: number of the page and of the part on it, in base 36: `4f.2`. */
export function recordName(page: number, part: number): string {
  return `${page.toString(36)}.${part.toString(36)}`;
}

/** Name of a known question in the index. */
export function questionName(number: number): string {
  return `q${number.toString(36)}`;
}

/** Whether a name of the index is that of a known question, and not of a record of a page. */
export function isQuestion(name: string): boolean {
  return name.startsWith('q') && !name.includes('.');
}

/** Number of the page of a record. */
export function pageOf(record: string): number {
  return Number.parseInt(record.split('.')[0] ?? '', 36);
}
