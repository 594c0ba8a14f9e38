import { numeralVariants } from '../numerals.ts';
import {
  pageOf,
  type CodeList,
  type Correction,
  type FactCard,
  type Filters,
  type Lexicon,
  type SearchResult,
  type Spellings,
  type Suggestion,
} from '../protocol.ts';
import { bareName, fold, joinThinSpaces, runsOf } from '../text.ts';
import { CodeFinder, type FoundCode } from './codes.ts';
import { Facets, noCounts } from './facets.ts';
import type { FullText } from './fulltext.ts';
import { HitMaker } from './hits.ts';
import { intentOf } from './intents.ts';
import { Names, type Name } from './names.ts';
import { narrowed, PageCollector, PageFinder, type FoundPage, type FoundPages } from './pages.ts';
import { Wording } from '../wording.ts';
import { QuestionFinder, type QuestionMatch } from './questions.ts';
import { RelatedFinder, sureQuestion } from './related.ts';
import { Speller } from './spelling.ts';

/** The full-text index as far as the engine uses it. */
export type Index = Pick<FullText, 'holding' | 'withPair' | 'under' | 'fragment'>;

/** The data files beside the index. */
export interface DataFiles {
  codes(letters: string): Promise<CodeList>;
  spellings(): Promise<Spellings>;
  fact(code: string): Promise<FactCard>;
}

/** Exact results for fewer pages than this are followed by related ones. */
const enoughExact = 3;
const relatedLimit = 10;
/** Longer queries are cut; longer stretches of one are not marked by themselves. */
const longestQuery = 200;
const longestStretch = 12;
const placesPerPage = 2;
const answerLimit = 2;
const suggestionLimit = 8;
/** A known question at least so like what is being typed is offered. */
const offeredQuestion = 0.4;

/** A query as far as it is understood. */
interface Reading {
  /** What is searched for, folded: as typed, or corrected. */
  readonly text: string;
  readonly corrections: readonly Correction[];
  readonly exact: FoundPages;
  /** Names that the letters typed spell, best first. */
  readonly spelt: readonly Name[];
  readonly matches: readonly QuestionMatch[];
}

/** Answers queries from the full-text index and the data beside it. */
export class SearchEngine {
  readonly #files: DataFiles;
  readonly #wording: Wording;
  readonly #names: Names;
  readonly #codes: CodeFinder;
  readonly #finder: PageFinder;
  readonly #related: RelatedFinder;
  readonly #questions: QuestionFinder;
  readonly #facets: Facets;
  readonly #hits: HitMaker;
  #speller?: Speller;

  constructor(lexicon: Lexicon, index: Index, files: DataFiles) {
    this.#files = files;
    this.#wording = new Wording(lexicon);
    this.#names = new Names(lexicon);
    this.#codes = new CodeFinder(lexicon, (letters) => files.codes(letters));
    this.#finder = new PageFinder(index, lexicon, this.#wording);
    this.#related = new RelatedFinder(index, lexicon, this.#wording, this.#finder);
    this.#questions = new QuestionFinder(index, this.#wording, lexicon.questions);
    this.#facets = new Facets(index, lexicon);
    this.#hits = new HitMaker(index, lexicon);
  }

  /**
   * @param query as typed. Without letters, digits or Han characters it lists what the filters leave.
   * @param limit how many exact results to give.
   */
  async search(query: string, filters: Filters, limit: number, wantsFacets: boolean): Promise<SearchResult> {
    const typed = fold(query.trim().slice(0, longestQuery));
    const allowed = await this.#facets.allowed(filters);
    if (runsOf(typed).length === 0) return this.#browse(query, filters, limit, wantsFacets);

    const code = await this.#codes.find(typed);
    if (code) return this.#ofCode(query, code, filters, wantsFacets);
    const reading = await this.#read(typed);
    const { text, exact, spelt, matches } = reading;
    const name = this.#names.find(text) ?? this.#names.find(this.#wording.subject(text));
    const own = name?.other === true ? this.#names.titleOf(name.code) : undefined;
    const corrections: readonly Correction[] =
      own === undefined || fold(own) === text
        ? reading.corrections
        : [...reading.corrections, { text: own, reason: 'alias' }];
    // What stands in the texts and asks for nothing is no question.
    const asked = exact.size === 0 || this.#wording.intents(text).size > 0 ? matches : [];
    const alike = spelt.filter((other) => other.name.length === spelt[0]?.name.length);
    const answers = this.#answers(text, name, asked, alike);
    const numerals = await this.#otherNumerals(text, exact);
    const found = exact.size > 0 ? exact : numerals;
    const nearby = await this.#nearby({ ...reading, corrections, exact: found }, answers);
    const related = nearby
      .flatMap(([page, item]) => [...narrowed(new Map([[page, item]]), allowed)])
      .slice(0, relatedLimit);

    const words = [typed, text, ...numeralVariants(text), ...(own === undefined ? [] : [fold(own)])].flatMap(
      (variant) => runsOf(joinThinSpaces(variant)),
    );
    const ordered = (pages: FoundPages): [number, FoundPage][] => {
      const shown = narrowed(pages, allowed);
      return inOrder(shown, this.#finder.ranked(shown, text));
    };
    const exactOrder = ordered(found);
    const otherOrder = exact.size > 0 ? ordered(numerals) : [];
    const [cards, exactHits, otherHits, relatedHits] = await Promise.all([
      Promise.all(answers.map((answer) => this.#files.fact(answer))),
      this.#hits.make('exact', exactOrder.slice(0, limit), text, words),
      this.#hits.make('related', otherOrder.slice(0, limit), text, words),
      this.#hits.make('related', related, text, [...words, ...stretches(this.#wording.subject(text))]),
    ]);
    return {
      query: query.trim(),
      corrections,
      answers: cards,
      exact: exactHits,
      exactTotal: exactOrder.length,
      exactRest: exactOrder.slice(limit).map(([page]) => this.#hits.page(page)),
      related: [...otherHits, ...relatedHits],
      suggestions: spelt.slice(1, 1 + suggestionLimit).flatMap((candidate) => this.#names.suggestion(candidate)),
      facets: wantsFacets
        ? await this.#facets.counts(merged([...nearby.slice(0, relatedLimit), ...numerals, ...found]), filters)
        : noCounts,
    };
  }

  /** What to offer while typing: a code, names, known questions. */
  async suggest(typed: string): Promise<Suggestion[]> {
    const text = fold(typed.trim());
    const wanted = bareName(text);
    if (wanted === '') return [];
    const offers: { readonly suggestion: Suggestion; readonly score: number }[] = [];
    const offer = (suggestions: readonly Suggestion[], score: number): void => {
      for (const suggestion of suggestions) offers.push({ suggestion, score });
    };
    const code = await this.#codes.find(text);
    if (code) offer([{ text: code.title, label: code.code, address: code.address }], 10);
    for (const [name, entry] of this.#names.all()) {
      const at = name.indexOf(wanted);
      if (at === -1) continue;
      // The own name is offered rather than another one, unless that is just what is typed.
      const own = !entry.other || name === wanted ? 1.2 : 0;
      offer(this.#names.suggestion(entry), (at === 0 ? 2 : 1) + own + wanted.length / name.length);
    }
    if (/^[a-z]{2,}$/.test(wanted)) {
      for (const entry of await this.#spelt(wanted)) offer(this.#names.suggestion(entry), 1);
    } else if (wanted.length > 1) {
      const likely = (await this.#questions.match(text)).filter(({ score }) => score > offeredQuestion);
      const addresses = await Promise.all(likely.map(({ record }) => this.#hits.addressOf(record)));
      for (const [index, { shown, score }] of likely.entries())
        offer([{ text: shown, label: '常问', address: addresses[index] ?? '' }], score * 3);
    }
    // One name for each place: the likeliest.
    const seen = new Set<string>();
    return offers
      .sort((a, b) => b.score - a.score)
      .map(({ suggestion }) => suggestion)
      .filter(({ address }) => !seen.has(address) && seen.add(address))
      .slice(0, suggestionLimit);
  }

  /** The place of a code that was typed, and the pages that name it. */
  async #ofCode(query: string, code: FoundCode, filters: Filters, wantsFacets: boolean): Promise<SearchResult> {
    const text = fold(query.trim());
    const mentions = await this.#finder.holding(text);
    const allowed = await this.#facets.allowed(filters);
    const shown = narrowed(mentions, allowed);
    const order = inOrder(shown, this.#finder.ranked(shown, text));
    const place = this.#hits.ofCode(code);
    const isLeft =
      !allowed ||
      [...allowed].some((record) => this.#hits.page(pageOf(record)).address === place.address.split('#')[0]);
    const others = order.filter(([page]) => this.#hits.page(page).address !== place.address.split('#')[0]);
    return {
      query: query.trim(),
      corrections: [],
      answers: intentOf(code.code) === undefined ? [] : [await this.#files.fact(code.code)],
      exact: isLeft ? [place] : [],
      exactTotal: isLeft ? 1 : 0,
      exactRest: [],
      related: await this.#hits.make('related', others.slice(0, relatedLimit), text, runsOf(text)),
      suggestions: [],
      facets: wantsFacets ? await this.#facets.counts(mentions, filters) : noCounts,
    };
  }

  /** Reads what was typed; if no page holds it, as traditional characters, as letters that spell, as a slip. */
  async #read(typed: string): Promise<Reading> {
    // What has filler or asks for something is a question: both searches load their files at once.
    const asks = this.#wording.subject(typed) !== typed;
    const [exact, known] = await Promise.all([
      this.#finder.holding(typed),
      asks ? this.#questions.match(typed) : Promise.resolve([]),
    ]);
    const asTyped: Reading = { text: typed, corrections: [], exact, spelt: [], matches: known };
    if (/^[a-z' ]+$/.test(typed)) {
      // Pages of terms say their initials: letters that spell a whole name mean the name all the same.
      const spelt = await this.#spelt(typed, exact.size > 0);
      const [best] = spelt;
      if (!best) return asTyped;
      return { ...asTyped, text: fold(best.name), corrections: [{ text: best.name, reason: 'pinyin' }], spelt };
    }
    if (exact.size > 0) return asks ? asTyped : { ...asTyped, matches: await this.#matches(typed, exact.size) };
    // A question that is known needs no spelling; what is no question may be a name with a slip.
    if (isSure(known)) return asTyped;
    const { simplified } = await this.#spelling();
    const text = fold(typed, simplified);
    const corrections: Correction[] = text === typed ? [] : [{ text, reason: 'script' }];
    const simple = text === typed ? exact : await this.#finder.holding(text);
    const matches = text === typed && asks ? known : await this.#matches(text, simple.size);
    if (simple.size > 0 || (asks && isSure(matches))) return { ...asTyped, text, corrections, exact: simple, matches };
    const mended = await this.#mended(text);
    if (mended === undefined) return { ...asTyped, text, corrections, matches };
    return {
      ...asTyped,
      text: mended,
      corrections: [...corrections, { text: mended, reason: 'sound' }],
      matches: await this.#matches(mended, 0),
    };
  }

  /** Pages that write the numbers of the query the other way. */
  async #otherNumerals(text: string, exact: FoundPages): Promise<FoundPages> {
    const lists = await Promise.all(numeralVariants(text).map((variant) => this.#finder.holding(variant)));
    return new Map(lists.flatMap((list) => [...list].filter(([page]) => !exact.has(page))));
  }

  /** Places that come near: pages that hold the corrected words, then related records, at most two of one page. */
  async #nearby(
    { text, corrections, exact, spelt, matches }: Reading,
    answers: readonly string[],
  ): Promise<[number, FoundPage][]> {
    const corrected = corrections.filter(({ reason }) => reason !== 'script');
    if (exact.size >= enoughExact && corrected.every(({ reason }) => reason === 'alias')) return [];
    const nearby: [number, FoundPage][] = [];
    for (const { text: other } of corrected) {
      const pages = await this.#finder.holding(fold(other));
      const fresh = new Map(
        [...pages].filter(([page]) => !exact.has(page) && !nearby.some(([known]) => known === page)),
      );
      nearby.push(...inOrder(fresh, this.#finder.ranked(fresh, other)));
    }
    if (spelt.length > 0) return nearby;
    const told = new Set(matches.filter(({ code }) => answers.includes(code)).map(({ record }) => record));
    const perPage = new Map([...exact.keys(), ...nearby.map(([page]) => page)].map((page) => [page, placesPerPage]));
    const related = await this.#related.find(text, matches);
    for (const [record, score] of [...related].sort(([, x], [, y]) => y - x)) {
      const page = pageOf(record);
      const before = perPage.get(page) ?? 0;
      if (told.has(record) || before >= placesPerPage) continue;
      perPage.set(page, before + 1);
      nearby.push([page, { score, records: new Map([[record, score]]) }]);
    }
    return nearby;
  }

  async #matches(text: string, exactCount: number): Promise<readonly QuestionMatch[]> {
    if (exactCount >= enoughExact && this.#wording.intents(text).size === 0) return [];
    return this.#questions.match(text);
  }

  /** Codes of the facts that answer: what the query names, what else it spells, or what a known question asks for. */
  #answers(text: string, name: Name | undefined, matches: readonly QuestionMatch[], alike: readonly Name[]): string[] {
    const codes: string[] = [];
    const intents = this.#wording.intents(text);
    const ofName = name && intentOf(name.code);
    const isWholeName = this.#names.find(text) !== undefined;
    if (name && ofName && isWholeName) codes.push(name.code);
    for (const { code } of alike) if (intentOf(code)) codes.push(code);
    for (const { code, hasFact, score } of matches) if (hasFact && score >= sureQuestion) codes.push(code);
    // 函询是什么, 立案要用什么文书: the name is asked about.
    if (name && ofName && !isWholeName && (intents.size === 0 || intents.has(ofName))) codes.push(name.code);
    return [...new Set(codes)].slice(0, answerLimit);
  }

  /** Names that letters spell, the likeliest first; if wanted only those that they spell completely. */
  async #spelt(letters: string, onlyComplete = false): Promise<Name[]> {
    const names = new Map([...this.#names.all()].map(([, name]) => [name.name, name]));
    const candidates = (await this.#spelling()).spelt(letters, [...names.keys()]);
    const best = candidates[0]?.score ?? 0;
    const likely = candidates
      .filter(({ score, complete }) => score >= best - 1 && (complete || !onlyComplete))
      .slice(0, 1 + suggestionLimit);
    // Of names that are spelt alike, the one that more pages hold is meant.
    const held = await Promise.all(
      likely.map(async (candidate) => ({
        ...candidate,
        pages: candidate.score === best ? (await this.#finder.holding(fold(candidate.name))).size : 0,
      })),
    );
    return held.sort((a, b) => b.score - a.score || b.pages - a.pages).flatMap(({ name }) => names.get(name) ?? []);
  }

  /** The text with a slip of the input method mended, if what was typed stands nowhere. */
  async #mended(text: string): Promise<string | undefined> {
    const speller = await this.#spelling();
    const shortest = text.length <= 4 ? 2 : 3;
    const names = [...this.#names.all()]
      .map(([name]) => name)
      .filter((name) => name.length >= shortest && /^\p{Script=Han}+$/u.test(name));
    for (const run of runsOf(text)) {
      const mended = speller.corrected(run, names);
      if (mended === undefined) continue;
      if ((await this.#finder.holding(differing(run, mended))).size === 0) return text.replace(run, mended);
    }
    return undefined;
  }

  /** Lists pages under the chosen values. */
  async #browse(query: string, filters: Filters, limit: number, wantsFacets: boolean): Promise<SearchResult> {
    const allowed = await this.#facets.allowed(filters);
    const collector = new PageCollector();
    for (const record of allowed ?? []) collector.add(record, 0);
    const found = collector.pages();
    const pages = [...found].sort(([a], [b]) => a - b);
    return {
      query: query.trim(),
      corrections: [],
      answers: [],
      exact: await this.#hits.make('exact', pages.slice(0, limit), '', []),
      exactTotal: pages.length,
      exactRest: pages.slice(limit).map(([page]) => this.#hits.page(page)),
      related: [],
      suggestions: [],
      facets: wantsFacets ? await this.#facets.counts(undefined, filters) : noCounts,
    };
  }

  async #spelling(): Promise<Speller> {
    this.#speller ??= new Speller(await this.#files.spellings());
    return this.#speller;
  }
}

function isSure(matches: readonly QuestionMatch[]): boolean {
  return (matches[0]?.score ?? 0) >= sureQuestion;
}

/** Found pages as a map; of a page that stands twice, the records of both. */
function merged(pages: readonly (readonly [number, FoundPage])[]): FoundPages {
  const collector = new PageCollector();
  for (const [, { records }] of pages) for (const [record, score] of records) collector.add(record, score);
  return collector.pages();
}

/** Found pages in a given order. */
function inOrder(pages: FoundPages, order: readonly number[]): [number, FoundPage][] {
  return order.flatMap((page): [number, FoundPage][] => {
    const item = pages.get(page);
    return item ? [[page, item]] : [];
  });
}

/** Every stretch of two or more characters of a text's runs: what to mark in results that do not hold the whole. */
function stretches(text: string): string[] {
  return runsOf(text).flatMap((run) => {
    const characters = Array.from(run);
    return characters.flatMap((_, start) =>
      characters
        .slice(start + 1, start + longestStretch)
        .map((__, length) => characters.slice(start, start + length + 2).join('')),
    );
  });
}

/** The stretch of one text in which it differs from another of equal length, with a neighbour on each side. */
function differing(one: string, other: string): string {
  const a = Array.from(one);
  const b = Array.from(other);
  const first = a.findIndex((character, index) => character !== b[index]);
  let end = a.length;
  while (end > first + 1 && a[end - 1] === b[end - 1]) end -= 1;
  return a.slice(Math.max(0, first - 1), end + 1).join('');
}
