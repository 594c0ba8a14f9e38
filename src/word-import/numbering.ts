import { hanNumeral } from '../search/numerals.ts';
import { child, elementsIn, valueOf, type XmlElement } from './xml.ts';

/** A level of a numbered list: how its numbers look and where they begin. */
interface Level {
  readonly format: string;
  /** `第%1条`, `%1.%2`: `%1` stands for the number of the first level. */
  readonly pattern: string;
  readonly start: number;
}

/** What stands before a paragraph that Word numbers by itself. */
export type Label =
  | { readonly kind: 'none' }
  | { readonly kind: 'bullet' }
  | { readonly kind: 'number'; readonly text: string }
  /** Word counts in a way that is not known here. */
  | { readonly kind: 'unknown'; readonly format: string };

/** Writes the numbers that Word shows but does not store: it stores the list and the level alone. */
export class Numbering {
  readonly #lists = new Map<string, { readonly id: string; readonly levels: ReadonlyMap<number, Level> }>();
  readonly #styles = new Map<string, XmlElement>();
  /** How far each list has counted, by level. Lists that share their definition share their numbers. */
  readonly #counts = new Map<string, number[]>();

  /**
   * @param numbering `word/numbering.xml`, if the file has lists.
   * @param styles `word/styles.xml`: a style may number its paragraphs.
   */
  constructor(numbering: XmlElement | undefined, styles: XmlElement | undefined) {
    const abstract = new Map<string, ReadonlyMap<number, Level>>();
    for (const element of numbering ? elementsIn(numbering) : []) {
      if (element.name === 'w:abstractNum') {
        abstract.set(element.attributes['w:abstractNumId'] ?? '', levelsOf(element));
      } else if (element.name === 'w:num') {
        const id = valueOf(element, 'w:abstractNumId') ?? '';
        const levels = new Map(abstract.get(id));
        const overrides = elementsIn(element).filter(({ name }) => name === 'w:lvlOverride');
        for (const override of overrides) {
          const level = Number(override.attributes['w:ilvl']);
          const before = [...levelsOf(override).values()][0] ?? levels.get(level);
          const start = Number(valueOf(override, 'w:startOverride') ?? before?.start ?? 1);
          if (before) levels.set(level, { ...before, start });
        }
        const list = element.attributes['w:numId'] ?? '';
        this.#lists.set(list, { id: overrides.length > 0 ? `${id}/${list}` : id, levels });
      }
    }
    for (const style of styles ? elementsIn(styles) : []) this.#styles.set(style.attributes['w:styleId'] ?? '', style);
  }

  /** The label of the next paragraph; each paragraph is asked for once, in order. */
  labelOf(paragraph: XmlElement): Label {
    const properties = child(paragraph, 'w:pPr');
    const own = child(properties, 'w:numPr');
    const styled = this.#ofStyle(valueOf(properties, 'w:pStyle'), new Set());
    const id = valueOf(own, 'w:numId') ?? valueOf(styled, 'w:numId');
    const depth = Number(valueOf(own, 'w:ilvl') ?? valueOf(styled, 'w:ilvl') ?? 0);
    const list = id === undefined ? undefined : this.#lists.get(id);
    const level = list?.levels.get(depth);
    if (!list || !level) return { kind: 'none' };
    if (level.format === 'bullet') return { kind: 'bullet' };
    const counts = this.#count(list, depth);
    const unknown = /%(\d)/g;
    const parts = [...level.pattern.matchAll(unknown)].map(([, place]) => Number(place) - 1);
    for (const place of parts) {
      const format = list.levels.get(place)?.format ?? '';
      if (numeral(counts[place] ?? 1, format) === undefined) return { kind: 'unknown', format };
    }
    const text = level.pattern.replaceAll(
      unknown,
      (_, place: string) =>
        numeral(counts[Number(place) - 1] ?? 1, list.levels.get(Number(place) - 1)?.format ?? '') ?? '',
    );
    return text === '' ? { kind: 'none' } : { kind: 'number', text };
  }

  #count({ id, levels }: { id: string; levels: ReadonlyMap<number, Level> }, depth: number): readonly number[] {
    const before = this.#counts.get(id) ?? [];
    const counts = Array.from({ length: depth + 1 }, (_, place) => {
      const start = levels.get(place)?.start ?? 1;
      if (place < depth) return before[place] ?? start;
      return before[place] === undefined ? start : before[place] + 1;
    });
    this.#counts.set(id, counts);
    return counts;
  }

  #ofStyle(id: string | undefined, seen: Set<string>): XmlElement | undefined {
    const style = id === undefined || seen.has(id) ? undefined : this.#styles.get(id);
    if (!style || id === undefined) return undefined;
    return child(child(style, 'w:pPr'), 'w:numPr') ?? this.#ofStyle(valueOf(style, 'w:basedOn'), seen.add(id));
  }
}

function levelsOf(parent: XmlElement): Map<number, Level> {
  return new Map(
    elementsIn(parent)
      .filter(({ name }) => name === 'w:lvl')
      .map((level) => [
        Number(level.attributes['w:ilvl']),
        {
          format: valueOf(level, 'w:numFmt') ?? 'decimal',
          pattern: valueOf(level, 'w:lvlText') ?? '',
          start: Number(valueOf(level, 'w:start') ?? 1),
        },
      ]),
  );
}

const chineseFormats = new Set([
  'chineseCounting',
  'chineseCountingThousand',
  'taiwaneseCounting',
  'taiwaneseCountingThousand',
  'japaneseCounting',
  'ideographTraditional',
]);

/** A number as Word writes it (ECMA-376, ST_NumberFormat); nothing for the ways that are not known here. */
function numeral(value: number, format: string): string | undefined {
  if (format === 'ideographTraditional') return '甲乙丙丁戊己庚辛壬癸'[value - 1];
  if (chineseFormats.has(format)) return hanNumeral(String(value));
  switch (format) {
    case 'decimal':
      return String(value);
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'none':
      return '';
    case 'lowerLetter':
      return letter(value);
    case 'upperLetter':
      return letter(value)?.toUpperCase();
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'upperRoman':
      return roman(value);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value <= 20 ? String.fromCodePoint(0x245f + value) : undefined;
    default:
      return undefined;
  }
}

function letter(value: number): string | undefined {
  return value <= 26 ? String.fromCodePoint(0x60 + value) : undefined;
}

function roman(value: number): string {
  const signs = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ] as const;
  const [worth, sign] = signs.find(([least]) => least <= value) ?? [0, ''];
  return worth === 0 ? '' : sign + roman(value - worth);
}
