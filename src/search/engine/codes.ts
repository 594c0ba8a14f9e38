import { arabicNumeral } from '../numerals.ts';
import type { CodeList, Lexicon } from '../protocol.ts';
import { bareName, standsWithin } from '../text.ts';

/** A code that a query is or names. */
export interface FoundCode {
  readonly code: string;
  readonly title: string;
  /** 步骤, 条文 … */
  readonly label: string;
  /** Site-relative. */
  readonly address: string;
}

/** Finds codes, however they are typed, and articles by the name of their regulation. */
export class CodeFinder {
  readonly #lexicon: Lexicon;
  readonly #codes: (letters: string) => Promise<CodeList>;
  readonly #areas: ReadonlySet<string>;

  constructor(lexicon: Lexicon, codes: (letters: string) => Promise<CodeList>) {
    this.#lexicon = lexicon;
    this.#codes = codes;
    this.#areas = new Set([
      ...lexicon.pages.map(([, , , code]) => code.slice(0, 2)).filter((letters) => letters !== ''),
      ...Object.keys(lexicon.tables),
    ]);
  }

  /** `cx04`, `CX-04.3`, `ws 12`, 处分条例第19条: the code, if there is such a one. */
  async find(text: string): Promise<FoundCode | undefined> {
    const typed = /^([a-z]{2})[-\s]?(\d{1,4})(?:[-\s](\d{1,2}))?(?:\.([a-z0-9-]+))?$/.exec(
      text.replaceAll(/[－—–]/g, '-').replaceAll('．', '.'),
    );
    if (!typed) return this.#findArticle(text);
    const [, letters = '', number = '', second, part] = typed;
    const area = letters.toUpperCase();
    if (!this.#areas.has(area)) return undefined;
    const width = { SY: 3, YD: 4 }[area] ?? 2;
    const entry = `${area}-${number.padStart(width, '0')}${second === undefined ? '' : `-${second.padStart(2, '0')}`}`;
    return this.#look(part === undefined ? entry : `${entry}.${part}`);
  }

  /** Address, title and kind of a code; case does not matter. */
  async #look(code: string): Promise<FoundCode | undefined> {
    const wanted = code.toLowerCase();
    for (const [known, [address, title, label]] of Object.entries(await this.#codes(code.slice(0, 2)))) {
      if (known.toLowerCase() === wanted) return { code: known, title, label, address };
    }
    return undefined;
  }

  async #findArticle(text: string): Promise<FoundCode | undefined> {
    const typed = /^(.{2,}?)\s*第?\s*([\d零一二三四五六七八九十百]+)\s*条$/.exec(text);
    if (!typed) return undefined;
    const name = bareName(typed[1] ?? '');
    if (name.length < 2) return undefined;
    const number = arabicNumeral(typed[2] ?? '') ?? typed[2] ?? '';
    const named = [
      ...this.#lexicon.pages.map(([, title, , code]) => [title, code] as const),
      ...this.#lexicon.names.map(([title, code]) => [title, code] as const),
    ].filter(([title, code]) => code.startsWith('YJ-') && standsWithin(name, bareName(title)));
    // Of several versions the newest has the highest code.
    for (const regulation of [...new Set(named.map(([, code]) => code))].sort().reverse()) {
      const found = await this.#look(`${regulation}.${number}`);
      if (found) return found;
    }
    return undefined;
  }
}
