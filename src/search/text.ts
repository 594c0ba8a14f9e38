/**
 * How text is cut for the full-text index: into overlapping pairs of characters, the same when the index is built and
 * when it is asked. 初步核实 becomes `初步 步核 核实 实ꓐ`.
 */

/** Stands for "nothing follows" in the last pair of a run. A rare letter (Lisu), so that the index keeps it. */
export const end = '\ua4d0';

/** Width and letter case folded; with a table, traditional characters as well. Length in code units stays the same. */
export function fold(text: string, simplified?: ReadonlyMap<string, string>): string {
  return Array.from(foldWidth(text), (character) => {
    const lower = character.toLowerCase();
    const folded = lower.length === character.length ? lower : character;
    return simplified?.get(folded) ?? folded;
  }).join('');
}

/** Full-width letters and digits become half-width: `２０２２` → `2022`. */
function foldWidth(text: string): string {
  return text.replaceAll(/[０-９Ａ-Ｚａ-ｚ]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) - 0xff10 + 0x30),
  );
}

/** A name as it is compared: folded, without marks and spaces. */
export function bareName(name: string): string {
  return fold(name).replaceAll(/[^\p{L}\p{N}]/gu, '');
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

/**
 * Removes the space that Chinese typography puts between Han characters and digits or Latin letters: `第 21 条` →
 * `第21条`. It separates nothing.
 */
export function joinThinSpaces(text: string): string {
  return text.replaceAll(/(?<=\p{Script=Han})\s+(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])\s+(?=\p{Script=Han})/gu, '');
}

/**
 * The tokens of some blocks of text (paragraphs, cells, headings): the pairs of every run, the last character with
 * `end`, so that a phrase never runs across punctuation or from block to block.
 */
export function tokens(blocks: readonly string[]): string[] {
  return blocks
    .flatMap((block) => runsOf(joinThinSpaces(foldWidth(block)).replaceAll(end, ' ')))
    .flatMap((run) => pairsOf(run + end));
}

/** Whether characters stand in a text in the same order: 2022年工作要点 in 2022年市直机关纪检工作要点. */
export function standsWithin(part: string, whole: string): boolean {
  let at = 0;
  for (const character of part) {
    at = whole.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
