import { partsOf, writtenDate } from '../../deadlines/calendar-date.ts';
import { widthOf } from '../geometry.ts';
import type { Paper, PaperField, PaperRow, PaperValue, PaperValues } from '../paper.ts';
import type { Run } from '../sheet.ts';

/** A place in a text that names a field. */
const placeholder = /\{([a-z][A-Za-z0-9]*)\}/g;

/** Two ASCII underscores are as wide as a character, and print without gaps. */
const blankCharacter = '__';

/** Boxes in a text take at most so many characters (字). */
const widestBoxes = 40;

/** Full-width space. */
export const space = '\u3000';

/** What was filled in, ready to be printed. */
export class Words {
  readonly #paper: Paper;
  readonly #values: PaperValues;
  readonly #fields: ReadonlyMap<string, PaperField>;
  /** Nothing is filled in: the paper is a blank one. */
  readonly empty: boolean;

  constructor(paper: Paper, values: PaperValues | undefined) {
    this.#paper = paper;
    this.#values = values ?? {};
    this.#fields = new Map(paper.fields.map((field) => [field.name, field]));
    this.empty = values === undefined;
  }

  /** @throws Error for a name that the template does not declare; the content check finds it before. */
  field(name: string): PaperField {
    const field = this.#fields.get(name);
    if (!field) throw new Error(`${this.#paper.code} has no field ${name}`);
    return field;
  }

  /** What was filled in, or the field's initial text; empty if neither. */
  text(name: string): string {
    const value = this.#values[name] ?? this.field(name).initial ?? '';
    return typeof value === 'string' ? value.trim() : '';
  }

  /** What was chosen; one or several. */
  chosen(name: string): readonly string[] {
    const value = this.#values[name] ?? this.field(name).initial ?? '';
    if (typeof value === 'string') return value === '' ? [] : [value];
    return value.filter((item): item is string => typeof item === 'string');
  }

  /** The rows that were filled in. */
  rows(name: string): readonly PaperRow[] {
    const value: PaperValue = this.#values[name] ?? [];
    return typeof value === 'string' ? [] : value.filter((item): item is PaperRow => typeof item !== 'string');
  }

  /** A field as words of a text: what was filled in, or a printed blank. */
  run(name: string): Run {
    const field = this.field(name);
    const written = this.#written(field);
    if (written !== '') return { text: written, field: name };
    return { text: this.#printedBlank(field), field: name, blank: true };
  }

  /** A field in a cell of a table, where the cell itself is the blank. */
  cellRun(name: string): Run {
    const field = this.field(name);
    const boxes = this.#boxes(field);
    if (boxes) return boxes;
    const run = this.run(name);
    const timed = field.type === 'date' || field.type === 'moment';
    return run.blank && !timed ? { ...run, text: space } : run;
  }

  /** A text with its fields. A text that is one field with several lines gives several paragraphs. */
  paragraphs(text: string): Run[][] {
    const only = /^\{([a-z][A-Za-z0-9]*)\}$/.exec(text)?.[1];
    const lines = only === undefined ? undefined : this.field(only).type === 'paragraphs' && this.text(only);
    if (only !== undefined && typeof lines === 'string' && lines !== '') {
      return linesOf(lines).map((line) => [{ text: line, field: only }]);
    }
    return [this.runs(text, (field) => this.#emptyBoxes(field))];
  }

  /** A text in a cell of a table: choices are boxes to tick. */
  cellRuns(text: string): Run[] {
    return this.runs(text, (field) => this.#boxes(field));
  }

  /** A text with its fields, in one paragraph. */
  runs(text: string, shownAs: (field: PaperField) => Run | undefined = () => undefined): Run[] {
    const runs: Run[] = [];
    let end = 0;
    for (const match of text.matchAll(placeholder)) {
      if (match.index > end) runs.push({ text: text.slice(end, match.index) });
      const name = match[1] ?? '';
      const run = shownAs(this.field(name)) ?? this.run(name);
      runs.push(run.blank ? run : { ...run, text: linesOf(run.text).join('') });
      end = match.index + match[0].length;
    }
    if (end < text.length) runs.push({ text: text.slice(end) });
    return runs;
  }

  /** In a text, boxes stand for a choice that nobody made yet, if they take no more than a line or so. */
  #emptyBoxes(field: PaperField): Run | undefined {
    if (this.chosen(field.name).length > 0) return undefined;
    const boxes = this.#boxes(field);
    return boxes && widthOf(boxes.text) <= widestBoxes ? boxes : undefined;
  }

  /** What can be chosen, as boxes to tick; nothing for other fields. */
  #boxes(field: PaperField): Run | undefined {
    if (field.type !== 'choice' && field.type !== 'choices') return undefined;
    const chosen = this.chosen(field.name);
    const boxes = field.options.map((option) => `${chosen.includes(option) ? '☑' : '□'}${option}`);
    return { text: boxes.join(space), field: field.name };
  }

  /** A blank as it is printed, to be filled in by hand. */
  #printedBlank(field: PaperField): string {
    switch (field.type) {
      case 'date':
        return `${space.repeat(2)}年${space}月${space}日`;
      case 'moment':
        return `${space.repeat(2)}年${space}月${space}日${space}时${space}分`;
      case 'regulation':
        return (this.#paper.versions.slice(-1)[0]?.cited ?? '').replace(/\d{4}/, blankCharacter.repeat(2));
      default:
        return blankCharacter.repeat(field.blank);
    }
  }

  #written(field: PaperField): string {
    if (field.type === 'choices') return this.chosen(field.name).join('、');
    const text = this.text(field.name);
    if (text === '') return '';
    switch (field.type) {
      case 'date':
        return writtenDate(text);
      case 'moment':
        return writtenMoment(text);
      case 'regulation':
        return this.#paper.versions.find((version) => version.year === text)?.cited ?? '';
      case 'text':
      case 'paragraphs':
      case 'number':
      case 'choice':
      case 'rows':
        return text;
    }
  }
}

/** The lines of a text, without empty ones and without spaces around them. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  const filled = lines.filter((line) => line !== '');
  return filled.length > 0 ? filled : [''];
}

/** Date and time: `2026年3月9日9时05分`. */
function writtenMoment(moment: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(moment);
  const [, date = '', hour = '', minute = ''] = match ?? [];
  return partsOf(date) ? `${writtenDate(date)}${Number(hour)}时${minute}分` : moment;
}

/** A printed blank over whole lines. */
export function blankLine(characters: number): string {
  return blankCharacter.repeat(characters);
}
