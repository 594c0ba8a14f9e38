import type { Intent } from '../../model/schemas/questions.ts';
import { numeralVariants } from '../numerals.ts';
import {
  pageOf,
  type CodeList,
  type Correction,
  type FacetCounts,
  type FacetName,
  type FactCard,
  type Filters,
  type Hit,
  type HitKind,
  type Lexicon,
  type QuestionList,
  type SearchResult,
  type Spellings,
  type Suggestion,
} from '../protocol.ts';
import { blocksOf, fold, joinThinSpaces, pairsOf, runsOf } from '../text.ts';
import { excerpt, mark } from './excerpt.ts';
import type { FullText } from './fulltext.ts';
import { QuestionMatcher, Wording, type QuestionMatch } from './questions.ts';
import { Speller } from './spelling.ts';

/** The full-text index as far as the engine uses it. */
export type Index = Pick<FullText, 'holding' | 'withPair' | 'under' | 'fragment'>;

/** The data files beside the index. */
export interface DataFiles {
  questions(): Promise<QuestionList>;
  codes(letters: string): Promise<CodeList>;
  spellings(): Promise<Spellings>;
  fact(code: string): Promise<FactCard>;
}

/** A page that was found, with its records. */
interface FoundPage {
  score: number;
  readonly records: Map<string, number>;
}

/** Results below this share of the query's rare pairs are not related. */
const leastCoverage = 0.34;
/** A known question at least so like the typed one answers it. */
const sureQuestion = 0.6;
const likelyQuestion = 0.42;
const relatedLimit = 15;
/** Exact results for fewer pages than this are followed by related ones. */
const enoughExact = 3;

/** How binding the pages of a kind are: in equal places the rules come before the mentions. */
const kindWeights: Readonly<Record<string, number>> = {
  程序: 1.3,
  规则: 1.2,
  职责: 1.2,
  要点: 1.15,
  依据: 1.1,
  速查表: 1.05,
  文书: 1,
  术语: 0.95,
  岗位: 0.85,
  说明: 0.8,
};

/** Answers queries from the full-text index and the data beside it. */
export class SearchEngine {
  readonly #lexicon: Lexicon;
  readonly #index: Index;
  readonly #files: DataFiles;
  readonly #wording: Wording;
  readonly #pageOfCode: ReadonlyMap<string, number>;
  /** Folded names of entries, limits and rows, and other names of terms, with their codes. */
  readonly #names: ReadonlyMap<string, { readonly code: string; readonly other: boolean; readonly name: string }>;
  #questions?: QuestionMatcher;
  #speller?: Speller;
  #facets?: Promise<ReadonlyMap<FacetName, ReadonlyMap<string, ReadonlySet<string>>>>;

  constructor(lexicon: Lexicon, index: Index, files: DataFiles) {
    this.#lexicon = lexicon;
    this.#index = index;
    this.#files = files;
    this.#wording = new Wording(lexicon);
    this.#pageOfCode = new Map(lexicon.pages.flatMap(([, , , code], page) => (code === '' ? [] : [[code, page]])));
    const names = new Map<string, { code: string; other: boolean; name: string }>();
    for (const [name, code, other] of lexicon.names) {
      if (!names.has(plain(name))) names.set(plain(name), { code, other: other === 1, name });
    }
    for (const [, title, , code] of lexicon.pages) {
      const known = names.get(plain(title));
      // A term and a procedure may share a name: the term has the definition.
      if (code !== '' && (!known || known.other || code.startsWith('SY-')))
        names.set(plain(title), { code, other: false, name: title });
    }
    this.#names = names;
  }

  /**
   * @param query as typed.
   * @param limit how many exact results to give.
   */
  async search(query: string, filters: Filters, limit: number, wantsFacets: boolean): Promise<SearchResult> {
    const typed = query.trim();
    const folded = fold(typed);
    if (runsOf(folded).length === 0) return this.#browse(typed, filters, limit, wantsFacets);

    const code = await this.#findCode(folded);
    const allowed = await this.#allowed(filters);
    let text = folded;
    const corrections: Correction[] = [];
    let exact = await this.#pagesHolding(text, allowed);
    let numerals = new Map<number, FoundPage>();
    for (const variant of numeralVariants(text)) {
      for (const [page, found] of await this.#pagesHolding(variant, allowed))
        if (!exact.has(page)) numerals.set(page, found);
    }
    const words = [...runsOf(joinThinSpaces(text)), ...numeralVariants(joinThinSpaces(text)).flatMap(runsOf)];
    if (exact.size === 0 && numerals.size > 0) {
      exact = numerals;
      numerals = new Map();
    }

    if (exact.size === 0 && code === undefined) {
      const simplified = fold(text, (await this.#spelling()).simplified);
      if (simplified !== text) {
        text = simplified;
        corrections.push({ text, reason: 'script' });
        words.push(...runsOf(text));
        exact = await this.#pagesHolding(text, allowed);
      }
    }
    let spelt: string[] = [];
    if (exact.size === 0 && code === undefined && /^[a-z' ]+$/.test(text)) {
      spelt = await this.#spelt(text);
      const [best] = spelt;
      if (best !== undefined) {
        text = fold(best);
        corrections.push({ text: best, reason: 'pinyin' });
        words.push(...runsOf(text));
      }
    }

    let matches = await this.#matches(text, exact.size);
    if (exact.size === 0 && code === undefined && spelt.length === 0 && (matches[0]?.score ?? 0) < sureQuestion) {
      const corrected = await this.#sounding(text);
      if (corrected !== undefined) {
        text = corrected;
        corrections.push({ text, reason: 'sound' });
        words.push(...runsOf(text));
        matches = await this.#matches(text, 0);
      }
    }
    const named = this.#names.get(plain(text)) ?? this.#names.get(plain(this.#wording.subject(text)));
    if (named?.other === true) {
      const own = this.#titleOf(named.code);
      if (own !== undefined && fold(own) !== text) corrections.push({ text: own, reason: 'alias' });
    }

    const answers = await this.#answers(text, named, matches);
    const related = new Map<number, FoundPage>();
    const numeralList = this.#rank(numerals, text);
    if (exact.size < enoughExact || corrections.some(({ reason }) => reason === 'pinyin' || reason === 'sound')) {
      for (const { text: other, reason } of corrections) {
        if (reason === 'script') continue;
        for (const [page, found] of await this.#pagesHolding(fold(other), allowed)) {
          if (!exact.has(page)) addPage(related, page, found, 10);
        }
      }
      if (spelt.length === 0) await this.#addRelated(related, text, matches, exact, allowed);
    }
    const exactOrder = this.#rank(exact, text, code?.page);
    const relatedOrder = [
      ...numeralList.filter((page) => !exact.has(page)),
      ...[...related.entries()]
        .filter(([page]) => !numerals.has(page))
        .toSorted(([, a], [, b]) => b.score - a.score)
        .slice(0, relatedLimit)
        .map(([page]) => page),
    ];
    const shown = new Map([...related, ...numerals, ...exact]);
    const marked = [...new Set(words.filter((word) => word.length > 0))];
    const loose = this.#looseWords(text, marked);
    return {
      query: typed,
      corrections,
      answers,
      exact: [
        ...(code ? [await this.#codeHit(code)] : []),
        ...(await this.#hits('exact', exactOrder.slice(0, limit), shown, marked, text)),
      ],
      exactTotal: exact.size + (code ? 1 : 0),
      related: await this.#hits('related', relatedOrder, shown, loose, text),
      suggestions: spelt.slice(1, 9).flatMap((name) => this.#suggestionFor(name)),
      facets: wantsFacets ? await this.#facetCounts(new Set([...exact.keys(), ...relatedOrder]), shown) : emptyFacets,
    };
  }

  /** What to offer while typing: names and questions, codes last. */
  async suggest(text: string): Promise<Suggestion[]> {
    const typed = plain(fold(text.trim()));
    if (typed === '') return [];
    const found: { suggestion: Suggestion; score: number }[] = [];
    const codeLike = await this.#findCode(fold(text.trim()));
    if (codeLike) {
      found.push({
        suggestion: { text: codeLike.title, label: codeLike.code, address: codeLike.address },
        score: 10,
      });
    }
    const names = [...this.#names.entries()];
    for (const [name, { code, name: shown }] of names) {
      const at = name.indexOf(typed);
      if (at === -1) continue;
      const score = (at === 0 ? 3 : 2) + typed.length / name.length;
      for (const suggestion of this.#suggestionFor(shown, code)) found.push({ suggestion, score });
    }
    if (/^[a-z]{2,}$/.test(typed) && found.length < 8) {
      for (const name of await this.#spelt(typed)) {
        for (const suggestion of this.#suggestionFor(name)) found.push({ suggestion, score: 1 });
      }
    }
    if (/\p{Script=Han}/u.test(typed)) {
      const matcher = await this.#matcher();
      for (const match of matcher.match(typed, 5)) {
        const address = await this.#addressOf(match.code);
        if (match.score > 0.4 && address !== undefined)
          found.push({ suggestion: { text: match.shown, label: '常问', address }, score: match.score * 3 });
      }
    }
    const seen = new Set<string>();
    return found
      .toSorted((a, b) => b.score - a.score)
      .map(({ suggestion }) => suggestion)
      .filter(({ text: shown }) => !seen.has(shown) && seen.add(shown))
      .slice(0, 8);
  }

  /** Pages that hold every run of a text, each anywhere on the page. */
  async #pagesHolding(text: string, allowed: ReadonlySet<string> | undefined): Promise<Map<number, FoundPage>> {
    const joined = joinThinSpaces(text);
    const all = await this.#pagesWithAll(runsOf(joined), allowed);
    if (joined === text) return all;
    for (const [page, found] of await this.#pagesWithAll(runsOf(text), allowed))
      if (!all.has(page)) all.set(page, found);
    return all;
  }

  async #pagesWithAll(
    runs: readonly string[],
    allowed: ReadonlySet<string> | undefined,
  ): Promise<Map<number, FoundPage>> {
    const lists = await Promise.all([...new Set(runs)].map((run) => this.#index.holding(run)));
    let pages: Map<number, FoundPage> | undefined;
    for (const list of lists) {
      const here = new Map<number, FoundPage>();
      for (const [record, { score }] of list) {
        const page = pageOf(record);
        if (!pages || pages.has(page)) addRecord(here, page, record, score);
      }
      for (const [page, found] of pages ?? []) {
        const now = here.get(page);
        if (!now) continue;
        now.score += found.score;
        for (const [record, score] of found.records) now.records.set(record, (now.records.get(record) ?? 0) + score);
      }
      pages = here;
    }
    const found = pages ?? new Map<number, FoundPage>();
    if (!allowed) return found;
    for (const [page, { records }] of found) {
      for (const record of records.keys()) if (!allowed.has(record)) records.delete(record);
      if (records.size === 0) found.delete(page);
    }
    return found;
  }

  /** Title and code first, then the binding text, then mentions. */
  #rank(found: ReadonlyMap<number, FoundPage>, text: string, first?: number): number[] {
    const runs = runsOf(joinThinSpaces(text));
    const worth = (page: number): number => {
      const [, title = '', kind = 0] = this.#lexicon.pages[page] ?? [];
      const name = plain(title);
      const weight = kindWeights[this.#lexicon.kinds[kind] ?? ''] ?? 1;
      const score = (found.get(page)?.score ?? 0) * weight;
      if (page === first) return 1e6;
      if (name === plain(text)) return 1e5 * weight;
      if (runs.every((run) => name.includes(run))) return 1e4 * weight * (plain(text).length / name.length) + score;
      return score;
    };
    return [...found.keys()]
      .map((page) => [page, worth(page)] as const)
      .toSorted(([a, x], [b, y]) => y - x || a - b)
      .map(([page]) => page);
  }

  /** Pages that share rare pairs with the query, or whose part answers a question like it. */
  async #addRelated(
    related: Map<number, FoundPage>,
    text: string,
    matches: readonly QuestionMatch[],
    exact: ReadonlyMap<number, FoundPage>,
    allowed: ReadonlySet<string> | undefined,
  ): Promise<void> {
    const runs = runsOf(this.#wording.subject(text)).filter((run) => run.length > 1);
    const pairs = new Map<string, number>();
    for (const pair of runs.flatMap(pairsOf)) pairs.set(pair, 1);
    for (const pair of this.#wording.standardWords(text).flatMap(pairsOf)) if (!pairs.has(pair)) pairs.set(pair, 0.5);
    const lists = await Promise.all(
      [...pairs].map(async ([pair, weight]) => ({ weight, list: await this.#index.withPair(pair) })),
    );
    const total = Math.max(this.#lexicon.records, 1);
    const rarity = (count: number): number => Math.log(1 + total / (count + 1));
    const whole = lists.reduce((sum, { weight, list }) => sum + weight * rarity(list.size), 0);
    const scores = new Map<string, { score: number; covered: number }>();
    for (const { weight, list } of lists) {
      // What stands almost everywhere tells nothing and is many.
      if (list.size > total * 0.25 && lists.length > 1) continue;
      for (const [record, { score }] of list) {
        const before = scores.get(record) ?? { score: 0, covered: 0 };
        scores.set(record, {
          score: before.score + weight * Math.min(score, 12),
          covered: before.covered + weight * rarity(list.size),
        });
      }
    }
    for (const run of runs.filter((item) => item.length > 2)) {
      for (const [record, { score }] of await this.#index.holding(run)) {
        const before = scores.get(record);
        if (before) scores.set(record, { ...before, score: before.score + Math.min(score, 12) });
      }
    }
    const best = Math.max(0, ...[...scores.values()].map(({ score, covered }) => score * (0.4 + covered / whole)));
    for (const [record, { score, covered }] of scores) {
      const page = pageOf(record);
      if (covered / whole < leastCoverage || exact.has(page) || (allowed && !allowed.has(record))) continue;
      const [, , kind = 0] = this.#lexicon.pages[page] ?? [];
      const weight = kindWeights[this.#lexicon.kinds[kind] ?? ''] ?? 1;
      const share = ((score * (0.4 + covered / whole)) / best) * (covered / whole) * weight;
      if (share > 0.25) addRecord(related, page, record, share);
    }
    for (const { record, score } of matches) {
      const page = pageOf(record);
      if (score < likelyQuestion || exact.has(page) || (allowed && !allowed.has(record))) continue;
      addRecord(related, page, record, score * 2);
    }
  }

  async #matches(text: string, exactCount: number): Promise<readonly QuestionMatch[]> {
    const asks = this.#wording.intents(text).size > 0;
    if (exactCount >= enoughExact && !asks) return [];
    return (await this.#matcher()).match(text);
  }

  /** The facts that answer: what is named, or what a known question asks for. */
  async #answers(
    text: string,
    named: { readonly code: string } | undefined,
    matches: readonly QuestionMatch[],
  ): Promise<FactCard[]> {
    const intents = this.#wording.intents(text);
    const ofName = named && intentsOfCodes[named.code.slice(0, 2)];
    const isWholeName = this.#names.has(plain(text));
    const codes: string[] = [];
    if (named && ofName && isWholeName) codes.push(named.code);
    for (const { code, hasFact, score } of matches) if (hasFact && score >= sureQuestion) codes.push(code);
    // 函询是什么, 立案要用什么文书: the name is asked about.
    if (named && ofName && !isWholeName && (intents.size === 0 || intents.has(ofName))) codes.push(named.code);
    return Promise.all([...new Set(codes)].slice(0, 2).map((code) => this.#files.fact(code)));
  }

  async #hits(
    kind: HitKind,
    pages: readonly number[],
    found: ReadonlyMap<number, FoundPage>,
    words: readonly string[],
    text: string,
  ): Promise<Hit[]> {
    return Promise.all(
      pages.map(async (page) => {
        const [address = '', title = '', kindNumber = 0, code = ''] = this.#lexicon.pages[page] ?? [];
        const records = [...(found.get(page)?.records ?? [])].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
        const titled = kind === 'exact' && runsOf(joinThinSpaces(text)).every((run) => plain(title).includes(run));
        const best = titled ? (records.find(([record]) => record.endsWith('.0')) ?? records[0]) : records[0];
        const record = best?.[0] ?? `${page.toString(36)}.0`;
        const { anchor, stream } = await this.#index.fragment(record);
        const blocks = blocksOf(stream);
        const others = records.filter(([other]) => other !== record);
        const parts = await Promise.all(
          others.slice(0, 3).map(async ([other]) => {
            const fragment = await this.#index.fragment(other);
            return {
              address: withAnchor(address, fragment.anchor),
              title: await this.#partTitle(code, fragment.anchor, fragment.stream),
            };
          }),
        );
        const own = anchor === '' || titled;
        return {
          kind,
          address: own ? address : withAnchor(address, anchor),
          title: mark(own ? title : await this.#partTitle(code, anchor, stream), words),
          page: title,
          label: this.#lexicon.kinds[kindNumber] ?? '',
          ...(own ? (code === '' ? {} : { code }) : /^[A-Z]{2}-/.test(anchor) ? { code: anchor } : {}),
          excerpt: excerpt(own ? blocks : blocks.slice(1).length > 0 ? blocks.slice(1) : blocks, words),
          parts,
          more: others.length - parts.length,
        };
      }),
    );
  }

  /** The heading of a part is its first block. */
  async #partTitle(_entry: string, _anchor: string, stream: string): Promise<string> {
    return blocksOf(stream)[0] ?? '';
  }

  async #codeHit({ code, title, label, address }: FoundCode): Promise<Hit> {
    const page = this.#pageOfCode.get(code.split('.')[0] ?? '');
    return {
      kind: 'exact',
      address,
      title: [{ text: title, marked: false }],
      page: page === undefined ? title : (this.#lexicon.pages[page]?.[1] ?? title),
      label,
      code,
      excerpt: [],
      parts: [],
      more: 0,
    };
  }

  /** The code that a query is, however it is typed: `cx04`, `CX-04.3`, `ws 12`. */
  async #findCode(text: string): Promise<FoundCode | undefined> {
    const typed = /^([a-z]{2})[-\s]?(\d{1,4})(?:[-\s](\d{1,2}))?(?:\.([a-z0-9-]+))?$/.exec(text);
    if (!typed) return undefined;
    const [, letters = '', number = '', second, part] = typed;
    const area = letters.toUpperCase();
    if (
      !this.#lexicon.pages.some(([, , , code]) => code.startsWith(area)) &&
      !['SX', 'CF', 'XT', 'GX', 'SP'].includes(area)
    )
      return undefined;
    const list = new Map(Object.entries(await this.#files.codes(area)));
    const width = area === 'SY' ? 3 : area === 'YD' ? 4 : 2;
    const entry = `${area}-${number.padStart(width, '0')}${second === undefined ? '' : `-${second.padStart(2, '0')}`}`;
    const wanted = part === undefined ? entry : `${entry}.${part}`;
    const code = [...list.keys()].find((known) => known.toLowerCase() === wanted.toLowerCase());
    const known = code === undefined ? undefined : list.get(code);
    if (code === undefined || !known) return undefined;
    const [address, title, label] = known;
    const page = this.#pageOfCode.get(code);
    return { code, title, label, address, ...(page === undefined ? {} : { page }) };
  }

  async #spelt(letters: string): Promise<string[]> {
    const speller = await this.#spelling();
    const candidates = speller.spelt(letters, [...new Set([...this.#names.values()].map(({ name }) => name))]);
    const best = candidates[0]?.score ?? 0;
    return candidates.filter(({ score }) => score >= best - 1).map(({ name }) => name);
  }

  /** The text with a slip of the input method mended, if what was typed stands nowhere and the mended text does. */
  async #sounding(text: string): Promise<string | undefined> {
    const speller = await this.#spelling();
    const short = text.length <= 4;
    const names = [...this.#names.keys()].filter(
      (name) => name.length >= (short ? 2 : 3) && /^\p{Script=Han}+$/u.test(name),
    );
    for (const run of runsOf(text)) {
      const corrected = speller.corrected(run, names);
      if (corrected === undefined) continue;
      const changed = text.replace(run, corrected);
      const stretch = differing(run, corrected);
      // What was typed stands in the texts: it is no slip.
      if ((await this.#index.holding(stretch)).size > 0) continue;
      return changed;
    }
    return undefined;
  }

  /** Words to mark in results that do not hold the query itself: the longest stretches of it that they hold. */
  #looseWords(text: string, exact: readonly string[]): string[] {
    const runs = runsOf(this.#wording.subject(text));
    const stretches = runs.flatMap((run) => {
      const characters = Array.from(run);
      const list: string[] = [];
      for (let size = characters.length; size >= 2; size -= 1) {
        for (let start = 0; start + size <= characters.length; start += 1)
          list.push(characters.slice(start, start + size).join(''));
      }
      return list;
    });
    return [...new Set([...exact, ...stretches])];
  }

  /** Pages under the chosen values, without a query. */
  async #browse(query: string, filters: Filters, limit: number, wantsFacets: boolean): Promise<SearchResult> {
    const allowed = await this.#allowed(filters);
    const found = new Map<number, FoundPage>();
    for (const record of allowed ?? []) addRecord(found, pageOf(record), record, 0);
    const pages = [...found.keys()].toSorted((a, b) => a - b);
    const all = new Set(allowed ? pages : this.#lexicon.pages.keys());
    return {
      query,
      corrections: [],
      answers: [],
      exact: await this.#hits('exact', pages.slice(0, limit), new Map(pages.map((page) => [page, noRecords])), [], ''),
      exactTotal: pages.length,
      related: [],
      suggestions: [],
      facets: wantsFacets ? await this.#facetCounts(all, found) : emptyFacets,
    };
  }

  async #allowed(filters: Filters): Promise<ReadonlySet<string> | undefined> {
    let allowed: ReadonlySet<string> | undefined;
    for (const [facet, values] of Object.entries(filters)) {
      if (values.length === 0) continue;
      const sets = await Promise.all(values.map((value) => this.#index.under(facet, value)));
      const any = new Set(sets.flatMap((set) => [...set]));
      allowed = allowed ? new Set([...allowed].filter((record) => any.has(record))) : any;
    }
    return allowed;
  }

  async #facetCounts(pages: ReadonlySet<number>, found: ReadonlyMap<number, FoundPage>): Promise<FacetCounts> {
    const facets = await this.#facetSets();
    const counted = (facet: FacetName): FacetCounts[FacetName] =>
      [...(facets.get(facet) ?? [])]
        .map(([value, records]) => {
          const under = new Set<number>();
          for (const record of records) {
            const page = pageOf(record);
            const held = found.get(page);
            if (pages.has(page) && (!held || held.records.size === 0 || held.records.has(record))) under.add(page);
          }
          return { value, title: this.#facetTitle(facet, value), count: under.size };
        })
        .filter(({ count }) => count > 0);
    return { kind: counted('kind'), procedure: counted('procedure'), role: counted('role'), year: counted('year') };
  }

  #facetTitle(facet: FacetName, value: string): string {
    if (facet === 'procedure') return this.#titleOf(value) ?? value;
    if (facet === 'role') return this.#lexicon.roles[value] ?? value;
    return value;
  }

  #facetSets(): Promise<ReadonlyMap<FacetName, ReadonlyMap<string, ReadonlySet<string>>>> {
    this.#facets ??= (async () => {
      const values: [FacetName, readonly string[]][] = [
        ['kind', this.#lexicon.kinds],
        ['procedure', this.#lexicon.pages.flatMap(([, , , code]) => (code.startsWith('CX-') ? [code] : []))],
        ['role', Object.keys(this.#lexicon.roles)],
        ['year', this.#lexicon.years],
      ];
      const sets = values.map(async ([facet, list]): Promise<[FacetName, Map<string, ReadonlySet<string>>]> => [
        facet,
        new Map(await Promise.all(list.map(async (value) => [value, await this.#index.under(facet, value)] as const))),
      ]);
      return new Map(await Promise.all(sets));
    })();
    return this.#facets;
  }

  #titleOf(code: string): string | undefined {
    const page = this.#pageOfCode.get(code);
    return page === undefined ? undefined : this.#lexicon.pages[page]?.[1];
  }

  #suggestionFor(name: string, code = this.#names.get(plain(name))?.code ?? ''): Suggestion[] {
    const page = this.#pageOfCode.get(code);
    const entry = page === undefined ? undefined : this.#lexicon.pages[page];
    if (entry) return [{ text: name, label: this.#lexicon.kinds[entry[2]] ?? '', address: entry[0] }];
    const table = this.#lexicon.tables[code.slice(0, 2)];
    return table === undefined ? [] : [{ text: name, label: table[1], address: withAnchor(table[0], code) }];
  }

  async #addressOf(code: string): Promise<string | undefined> {
    return (await this.#files.codes(code.slice(0, 2)))[code]?.[0];
  }

  async #matcher(): Promise<QuestionMatcher> {
    this.#questions ??= new QuestionMatcher(await this.#files.questions(), this.#wording);
    return this.#questions;
  }

  async #spelling(): Promise<Speller> {
    this.#speller ??= new Speller(await this.#files.spellings());
    return this.#speller;
  }
}

/** A code that was typed. */
interface FoundCode {
  readonly code: string;
  readonly title: string;
  readonly label: string;
  readonly address: string;
  /** Number of the page, for the code of an entry. */
  readonly page?: number;
}

const noRecords: FoundPage = { score: 0, records: new Map() };
const emptyFacets: FacetCounts = { kind: [], procedure: [], role: [], year: [] };

/** A name as it is compared: folded, without marks and spaces. */
function plain(name: string): string {
  return fold(name).replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function addRecord(pages: Map<number, FoundPage>, page: number, record: string, score: number): void {
  const found = pages.get(page) ?? { score: 0, records: new Map<string, number>() };
  found.records.set(record, Math.max(score, found.records.get(record) ?? 0));
  // The best place decides; further places count a little.
  found.score = Math.max(...found.records.values()) + 0.02 * found.records.size;
  pages.set(page, found);
}

function addPage(pages: Map<number, FoundPage>, page: number, found: FoundPage, bonus: number): void {
  if (pages.has(page)) return;
  pages.set(page, { score: found.score + bonus, records: found.records });
}

/** What the fact of a code answers, by the letters of the code; `undefined` for codes without a fact of their own. */
const intentsOfCodes: Readonly<Record<string, Intent>> = {
  SX: 'limit',
  CF: 'limit',
  SP: 'approval',
  WS: 'document',
  SY: 'definition',
  XT: 'definition',
  GX: 'person',
  GW: 'person',
};

/** From where to where two texts of equal length differ: the stretch of the first. */
function differing(one: string, other: string): string {
  const a = Array.from(one);
  const b = Array.from(other);
  const first = a.findIndex((character, index) => character !== b[index]);
  const last = a.findLastIndex((character, index) => character !== b[index]);
  return a.slice(Math.max(0, first - 1), last + 2).join('');
}

function withAnchor(address: string, anchor: string): string {
  return anchor === '' ? address : `${address}#${anchor}`;
}
