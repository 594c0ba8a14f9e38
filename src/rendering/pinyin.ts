import { pinyin } from 'pinyin-pro';

/** Pinyin of a name for sorting, lower case without tones: 初步核实 → `chu bu he shi`. */
export function pinyinOf(name: string): string {
  return pinyin(name.replaceAll(/[《》“”（）、，：\s]/g, ''), {
    toneType: 'none',
    v: true,
    nonZh: 'consecutive',
  }).toLowerCase();
}

/** Pinyin of a name as it is read, with tones. */
export function pinyinWithTones(name: string): string {
  return pinyin(name, { nonZh: 'consecutive' });
}

/** Something that the A–Z index lists. */
export interface Indexed {
  readonly name: string;
  readonly code: string;
}

/** Groups names by the first letter of their pinyin, A to Z, then digits as `0–9`. */
export function byInitial<Item extends Indexed>(items: readonly Item[]): (readonly [string, readonly Item[]])[] {
  const keyed = items
    .map((item) => ({ item, key: pinyinOf(item.name) }))
    .toSorted((a, b) => a.key.localeCompare(b.key, 'en') || a.item.code.localeCompare(b.item.code, 'en'));
  const groups = new Map<string, Item[]>();
  for (const { item, key } of keyed) {
    const letter = /^[a-z]/.test(key) ? key.charAt(0).toUpperCase() : '0–9';
    groups.set(letter, [...(groups.get(letter) ?? []), item]);
  }
  return [...groups.entries()].toSorted(([a], [b]) => (a === '0–9' ? 1 : b === '0–9' ? -1 : a.localeCompare(b, 'en')));
}
