/**
 * How text is cut for the full-text index: into overlapping pairs of characters, the same when the index is built and
 * when it is asked. 初步核实 becomes `初步 步核 核实 实ꓐ`. The first character of each token gives the text back, so
 * excerpts need no second copy of it.
 */

/** Stands for "nothing follows" in the last pair of a run. A rare letter (Lisu), so that the index keeps it. */
export const end = '\ua4d0';
/** Stands for a space, and for the end of a block, after a token. Not letters, so the index drops them. */
const space = '\u2423';
const blockEnd = '\u00b6';

const unitPattern = /[\p{L}\p{N}]/u;
const latinPattern = /[A-Za-z0-9]/;
const hanPattern = /\p{Script=Han}/u;

/** Whether a character is indexed: a letter, digit or Han character. */
export function isUnit(character: string): boolean {
  return unitPattern.test(character) && character !== end;
}

/** Full-width letters and digits become half-width: `２０２２` → `2022`. Length in code units stays the same. */
export function foldWidth(text: string): string {
  return text.replaceAll(/[０-９Ａ-Ｚａ-ｚ]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) - 0xff10 + 0x30),
  );
}

/** Width and letter case folded; with a table, traditional characters as well. Length in code points stays the same. */
export function fold(text: string, simplified?: ReadonlyMap<string, string>): string {
  const folded = Array.from(foldWidth(text), (character) => {
    const lower = character.toLowerCase();
    return lower.length === character.length ? lower : character;
  }).join('');
  if (!simplified) return folded;
  return Array.from(folded, (character) => simplified.get(character) ?? character).join('');
}

/**
 * The tokens of some blocks of text (paragraphs, cells, headings), separated by spaces. A phrase never runs across
 * punctuation or from block to block. The space that Chinese typography puts beside digits and Latin letters is no
 * separator: `15 日` is found as `15日`.
 */
export function tokens(blocks: readonly string[]): string {
  const out: string[] = [];
  for (const block of blocks) {
    const characters = Array.from(
      foldWidth(block)
        .replaceAll(/[\u2423\u00b6\ua4d0]/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    );
    for (let index = 0; index < characters.length; index += 1) {
      const character = characters[index] ?? '';
      const next = characters[index + 1] ?? '';
      if (isUnit(character)) {
        if (next === ' ' && isThinSpace(character, characters[index + 2] ?? '')) {
          out.push(`${character}${characters[index + 2] ?? ''}${space}`);
          index += 1;
        } else out.push(character + (isUnit(next) ? next : end));
      } else {
        const mark = character === ' ' ? space : character;
        const last = out.length - 1;
        if (index > 0 && last >= 0) out[last] = (out[last] ?? '') + mark;
        else out.push(mark);
      }
    }
    const last = out.length - 1;
    if (characters.length > 0 && last >= 0) out[last] = (out[last] ?? '') + blockEnd;
  }
  return out.join(' ');
}

function isThinSpace(before: string, after: string): boolean {
  return (latinPattern.test(before) && hanPattern.test(after)) || (hanPattern.test(before) && latinPattern.test(after));
}

/** The blocks of text from which tokens were made (see `tokens`). */
export function blocksOf(stream: string): string[] {
  let text = '';
  for (const token of stream.split(/\s+/)) {
    const [first = '', second = '', ...rest] = token;
    text += isUnit(first) ? first + rest.join('') : first + second + rest.join('');
  }
  return text
    .replaceAll(space, ' ')
    .split(blockEnd)
    .filter((block) => block !== '');
}

/** Unbroken runs of letters, digits and Han characters: `三个 区分，开来` → `三个`, `区分`, `开来`. */
export function runsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The overlapping pairs of a run: 初步核实 → 初步, 步核, 核实. A single character has none. */
export function pairsOf(run: string): string[] {
  const characters = Array.from(run);
  return characters.slice(0, -1).map((character, index) => character + (characters[index + 1] ?? ''));
}

/** Removes the spaces between Han characters and digits or Latin letters: `第 21 条` → `第21条`. */
export function joinThinSpaces(text: string): string {
  return text.replaceAll(/(?<=\p{Script=Han})\s+(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])\s+(?=\p{Script=Han})/gu, '');
}
