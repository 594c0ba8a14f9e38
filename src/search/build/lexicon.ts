import * as OpenCC from 'opencc-js';
import { pinyin } from 'pinyin-pro';
import { addressOf, plainText, type KnowledgeBase } from '../../model/knowledge-base.ts';
import type { CodeList, Lexicon, Spellings } from '../protocol.ts';
import type { SearchablePage } from './records.ts';

/** What search must know at once: pages, names, everyday wording. */
export function makeLexicon(
  knowledge: KnowledgeBase,
  pages: readonly SearchablePage[],
  years: readonly string[],
): Lexicon {
  const kinds = [...new Set(pages.map(({ kind }) => kind))];
  const codeOf = new Map(
    [...knowledge.parts.values()].filter((part) => part.anchor === undefined).map((part) => [part.page, part.code]),
  );
  return {
    kinds,
    pages: pages.map(({ address, title, kind }) => [address, title, kinds.indexOf(kind), codeOf.get(address) ?? '']),
    names: namesOf(knowledge),
    ...makeWording(knowledge),
    roles: Object.fromEntries(knowledge.roles.data.roles.map(({ id, title }) => [id, title])),
    years: years.toSorted().toReversed(),
    tables: Object.fromEntries(
      [...knowledge.parts.values()].flatMap(({ code, page, anchor, label }) =>
        anchor === code && /^(SX|CF|XT|GX|SP|GW)-/.test(code)
          ? [[code.slice(0, 2), [page, label] as const] as const]
          : [],
      ),
    ),
    records: pages.reduce((sum, { records }) => sum + records.length, 0),
    questions: knowledge.questionGroups.reduce((sum, { data }) => sum + data.questions.length, 0),
  };
}

/** Other names of terms and regulations, and the names of limits and rows of tables. Titles of pages are with the pages. */
function namesOf(knowledge: KnowledgeBase): Lexicon['names'] {
  const others = knowledge.termGroups.flatMap(({ data }) =>
    data.terms.flatMap((term) =>
      [...new Set([...term.aliases, ...term.forms])]
        .filter((name) => name !== term.term)
        .map((name): readonly [string, string, 0 | 1] => [name, term.code, 1]),
    ),
  );
  const short = knowledge.regulations.flatMap(({ data }): (readonly [string, string, 0 | 1])[] => {
    const name = data.short.replace(/（.*）$/, '');
    return name === data.title ? [] : [[name, data.code, 1]];
  });
  const rows = [...knowledge.parts.values()]
    .filter(({ code }) => /^(SX|CF|XT|GX|SP|GW)-/.test(code))
    .map(({ code, title }): readonly [string, string, 0 | 1] => [plainText(title), code, 0]);
  return [...others, ...short, ...rows];
}

/** A known question as it is indexed. */
export interface IndexedQuestion {
  readonly code: string;
  /** Name of the record that answers. */
  readonly record: string;
  readonly hasFact: boolean;
  /** The first is the one shown. */
  readonly wordings: readonly string[];
}

/**
 * The questions of `content/questions/`, in the order of the files.
 * @param recordOf name of the record that a code stands in.
 * @param facts codes that have a fact card.
 */
export function listQuestions(
  knowledge: KnowledgeBase,
  recordOf: (code: string) => string,
  facts: ReadonlySet<string>,
): IndexedQuestion[] {
  return knowledge.questionGroups.flatMap(({ data }) =>
    data.questions.map(({ ask, also, answer }) => ({
      code: answer,
      record: recordOf(answer),
      hasFact: facts.has(answer),
      wordings: [ask, ...also],
    })),
  );
}

/** How people say things, as search needs it. */
export function makeWording(knowledge: KnowledgeBase): Pick<Lexicon, 'wording' | 'filler'> {
  const wording = knowledge.wordings[0]?.data;
  return {
    filler: wording?.filler ?? [],
    wording: (wording?.groups ?? []).map(({ standard, everyday, intent }) => ({
      standard,
      everyday,
      ...(intent ? { intent } : {}),
    })),
  };
}

/** Address, title and kind of every code, by the two letters that it begins with. */
export function makeCodes(knowledge: KnowledgeBase): ReadonlyMap<string, CodeList> {
  const parts = Map.groupBy(knowledge.parts.values(), ({ code }) => code.slice(0, 2));
  return new Map(
    [...parts].map(([letters, list]): [string, CodeList] => [
      letters,
      Object.fromEntries(list.map((part) => [part.code, [addressOf(part), plainText(part.title), part.label]])),
    ]),
  );
}

/**
 * Readings and simplified forms of the characters that people type here.
 * @param texts everything that is searched; a traditional form is listed if its simplified form occurs in it.
 */
export function makeSpellings(texts: Iterable<string>): Spellings {
  const used = new Set<string>();
  for (const text of texts) for (const character of text) if (/\p{Script=Han}/u.test(character)) used.add(character);
  const readings = new Map<string, string[]>();
  for (const character of [...used, ...commonCharacters()].toSorted()) {
    const heard = pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true });
    for (const reading of new Set(heard.slice(0, 3))) {
      if (!/^[a-z]+$/.test(reading)) continue;
      const list = readings.get(reading);
      if (!list) readings.set(reading, [character]);
      else if (!list.includes(character)) list.push(character);
    }
  }
  const toSimplified = OpenCC.Converter({ from: 't', to: 'cn' });
  let simplified = '';
  for (let point = 0x4e00; point < 0xa000; point += 1) {
    const character = String.fromCodePoint(point);
    const folded = toSimplified(character);
    if (folded !== character && folded.length === 1 && used.has(folded) && !used.has(character)) {
      simplified += character + folded;
    }
  }
  return {
    pinyin: [...readings.entries()]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([reading, characters]) => reading + characters.join(''))
      .join(''),
    simplified,
  };
}

/** The 3,755 characters of level one of GB 2312: what a slip of an input method may give. */
function commonCharacters(): string[] {
  const decoder = new TextDecoder('gb2312');
  const characters: string[] = [];
  for (let high = 0xb0; high <= 0xd7; high += 1) {
    for (let low = 0xa1; low <= 0xfe; low += 1) {
      const character = decoder.decode(Uint8Array.of(high, low));
      if (/^\p{Script=Han}$/u.test(character)) characters.push(character);
    }
  }
  return characters;
}
