import {
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  Header,
  HeightRule,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  RelativeVerticalPosition,
  RelativeHorizontalPosition,
  Tab,
  TabStopType,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type FileChild,
  type IBorderOptions,
  type IParagraphOptions,
  type ISectionOptions,
  type XmlComponent,
} from 'docx';
import {
  characterTwips,
  formMargins,
  landscapeMargins,
  lineTwips,
  officialMargins,
  points,
  twips,
  unit,
  type Margins,
} from '../geometry.ts';
import type { Layout } from '../paper.ts';
import type { Cell, Paragraph as SheetParagraph, Row, Run, Sheet, Table as SheetTable } from '../sheet.ts';
import { blockControl, inlineControl, lineBreak } from './controls.ts';
import { blankFont, fontOf, pageNumberStyle, styleId, wordStyles } from './styles.ts';
import type { Origin } from './word-file.ts';

/** A paper as a document of the Word library. */
export function wordDocument(sheet: Sheet, { creator }: Origin): Document {
  const twoSided = sheet.layout === 'official' || sheet.layout === 'letter';
  return new Document({
    title: sheet.title,
    creator,
    externalStyles: wordStyles(),
    evenAndOddHeaderAndFooters: twoSided,
    compatibility: { version: 15, balanceSingleByteDoubleByteWidth: true, adjustLineHeightInTable: true },
    sections: [section(sheet, new Writer(sheet))],
  });
}

function marginsOf({ layout, landscape }: Sheet): Margins {
  if (landscape) return landscapeMargins;
  return layout === 'form' || layout === 'record' ? formMargins : officialMargins;
}

/** A4 in twips. */
const paperSize = { width: 11906, height: 16838 } as const;

function section(sheet: Sheet, writer: Writer): ISectionOptions {
  const margins = marginsOf(sheet);
  const letter = sheet.layout === 'letter';
  const markSize = sheet.head[0]?.size ?? points.title;
  const gridded = sheet.layout !== 'form' && sheet.layout !== 'record';
  return {
    properties: {
      titlePage: letter || afterNotice(sheet),
      page: {
        size: {
          ...paperSize,
          orientation: sheet.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(margins.top),
          right: twips(margins.right),
          bottom: twips(margins.bottom),
          left: twips(margins.left),
          header: letter ? twips(30) - aboveLetters(letterLine(markSize), markSize) : twips(15),
          // The dash of the page number stands 7 mm under the text (7.5); its line is 320 twips high.
          footer: letter ? twips(letterFootEdge) : gridded ? twips(margins.bottom - 7) - 160 : twips(10),
          gutter: 0,
        },
      },
      ...(gridded ? { grid: { type: DocumentGridType.LINES, linePitch: lineTwips } } : {}),
    },
    ...(letter
      ? {
          headers: {
            first: new Header({ children: writer.letterHead(sheet.head) }),
            default: new Header({ children: [small()] }),
            even: new Header({ children: [small()] }),
          },
        }
      : {}),
    footers: footers(sheet.layout, sheet),
    children: writer.body(),
  };
}

/** Number of the page between dashes (一字线); GB/T 9704-2012, 7.5. */
function pageNumber(side: 'left' | 'right' | 'center', after = 0): Paragraph {
  const indent = { left: { left: 280 }, right: { right: 280 }, center: {} }[side];
  return new Paragraph({
    style: pageNumberStyle,
    alignment: side,
    spacing: { after },
    indent,
    children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: fontOf('song') })],
  });
}

/** Whether a record (笔录) begins on a page of its own, after a notice (通知) of a page that nobody signs at its foot. */
function afterNotice({ layout, nodes }: Sheet): boolean {
  return layout === 'record' && nodes.some(({ kind }) => kind === 'break');
}

function footers(layout: Layout, sheet: Sheet): NonNullable<ISectionOptions['footers']> {
  switch (layout) {
    case 'official':
      return {
        default: new Footer({ children: [pageNumber('right')] }),
        even: new Footer({ children: [pageNumber('left')] }),
      };
    case 'letter':
      return {
        first: new Footer({ children: [letterFoot()] }),
        default: new Footer({ children: [pageNumber('right', underLetterNumber)] }),
        even: new Footer({ children: [pageNumber('left', underLetterNumber)] }),
      };
    case 'plain':
      return { default: new Footer({ children: [pageNumber('center')] }) };
    case 'form':
    case 'record':
      return {
        ...(afterNotice(sheet) ? { first: new Footer({ children: [pageOf()] }) } : {}),
        default: new Footer({ children: [...signLine(sheet.footers), pageOf()] }),
      };
  }
}

function signLine(people: readonly string[]): Paragraph[] {
  if (people.length === 0) return [];
  const blank = '_'.repeat(people.length > 2 ? 7 : 12);
  const text = people.map((who) => `${who}：${blank}`).join('\u3000');
  return [new Paragraph({ style: styleId('centred'), children: textRuns(text) })];
}

function pageOf(): Paragraph {
  return new Paragraph({
    style: styleId('centred'),
    children: [
      new TextRun({
        children: ['第 ', PageNumber.CURRENT, ' 页　共 ', PageNumber.TOTAL_PAGES, ' 页'],
        font: { hint: 'eastAsia' },
      }),
    ],
  });
}

/** A paragraph that takes next to no room. */
function small(options: IParagraphOptions = {}, line = 20): Paragraph {
  return new Paragraph({
    ...options,
    style: pageNumberStyle,
    spacing: { line, lineRule: LineRuleType.EXACT },
  });
}

/** The double line at the foot of a letter: 170 mm long, centred on the page, 20 mm above its lower edge (10.1). */
function letterFoot(): Paragraph {
  return small({ border: { bottom: red(BorderStyle.THIN_THICK_SMALL_GAP) }, indent: letterEdges });
}

/** From the edges of the text to those of the lines of a letter, in twips: the page is 210 mm wide, a line 170. */
const letterEdges = { left: -twips(8), right: -twips(6) } as const;

/** Distance of the lower line of a letter from the edge of the page, in mm (10.1). */
const letterFootEdge = 20;

/** From that line up to the page numbers of the other pages, which stand 7 mm under the text, in twips. */
const underLetterNumber = twips(officialMargins.bottom - 7 - letterFootEdge) - 160;

function red(style: IBorderOptions['style']): IBorderOptions {
  return { style, size: 24, space: 1, color: 'FF0000' };
}

/** Words as runs: printed blanks in their own font, all else in the Chinese one. */
function textRuns(text: string, options: { kai?: boolean; blank?: boolean; size?: number } = {}): TextRun[] {
  const pieces = options.blank ? text.split(/(_+)/).filter((piece) => piece !== '') : [text];
  return pieces.map((piece) => {
    const underscores = options.blank && piece.startsWith('_');
    return new TextRun({
      font: underscores ? blankFont : options.kai ? fontOf('kai') : { hint: 'eastAsia' },
      ...(options.size === undefined ? {} : { size: options.size * 2, characterSpacing: 0 }),
      children: piece.split('\n').flatMap((line, index) => (index === 0 ? [line] : [lineBreak(), line])),
    });
  });
}

/** Writes the parts of a sheet, numbering the controls. */
class Writer {
  readonly #sheet: Sheet;
  readonly #fields: ReadonlyMap<string, Sheet['fields'][number]>;
  #controls = 0;

  constructor(sheet: Sheet) {
    this.#sheet = sheet;
    this.#fields = new Map(sheet.fields.map((field) => [field.name, field]));
  }

  letterHead(paragraphs: readonly SheetParagraph[]): Paragraph[] {
    return paragraphs.map((paragraph) =>
      this.#paragraph(paragraph, {
        indent: letterEdges,
        border: { bottom: { ...red(BorderStyle.THICK_THIN_SMALL_GAP), space: 8 } },
      }),
    );
  }

  body(): FileChild[] {
    const children: FileChild[] = [];
    let newPage = false;
    let lines: SheetParagraph[] = [];
    const closeBlank = (): void => {
      const [first] = lines;
      if (first) children.push(this.#blankLines(lines, first.blankOf ?? ''));
      lines = [];
    };
    for (const node of this.#sheet.nodes) {
      if (node.kind === 'paragraph' && node.blankOf !== undefined && this.#sheet.empty) {
        if (lines[0] && lines[0].blankOf !== node.blankOf) closeBlank();
        lines.push(node);
        continue;
      }
      closeBlank();
      if (node.kind === 'break') {
        newPage = true;
        continue;
      }
      if (node.kind === 'table') {
        if (newPage) children.push(small({ pageBreakBefore: true }));
        // Two tables with nothing between them would become one.
        else if (children.at(-1) instanceof Table) children.push(small({}, 120));
        children.push(this.#table(node));
      } else children.push(this.#paragraph(node, newPage ? { pageBreakBefore: true } : {}));
      newPage = false;
    }
    closeBlank();
    if (children.at(-1) instanceof Table) children.push(small());
    return children;
  }

  #blankLines(lines: readonly SheetParagraph[], name: string): FileChild {
    const content = lines.map(
      ({ style, runs }) =>
        new Paragraph({ style: styleId(style), children: runs.flatMap(({ text }) => textRuns(text, { blank: true })) }),
    );
    const field = this.#fields.get(name);
    return field ? blockControl(this.#nextControl(), this.#tag(name), field, content) : new Paragraph({});
  }

  #paragraph(
    { style, runs, opposite, right, size, ragged, keep }: SheetParagraph,
    options: IParagraphOptions = {},
  ): Paragraph {
    const children = runs.flatMap((run) => this.#run(run, size));
    const edge = {
      tabStops: [{ type: TabStopType.RIGHT, position: 27 * characterTwips }],
      alignment: 'left',
    } as const;
    const paragraph = new Paragraph({
      ...options,
      style: styleId(style),
      ...(right === undefined ? {} : { indent: { right: Math.round(right * characterTwips) } }),
      ...(size === undefined ? {} : { spacing: this.#markSpacing(style === 'letterMark', size) }),
      ...(ragged ? { alignment: 'left' } : {}),
      ...(keep ? { keepNext: true } : {}),
      ...(opposite ? edge : {}),
    });
    const whole = opposite
      ? [
          ...children,
          new TextRun({ children: [new Tab()], font: { hint: 'eastAsia' } }),
          ...opposite.flatMap((run) => this.#run(run, size)),
        ]
      : children;
    for (const child of whole) paragraph.addChildElement(child);
    return paragraph;
  }

  #run({ text, field, blank, kai }: Run, size: number | undefined): XmlComponent[] {
    const written = textRuns(text, {
      ...(kai ? { kai } : {}),
      ...(blank ? { blank } : {}),
      ...(size === undefined ? {} : { size }),
    });
    const found = field === undefined ? undefined : this.#fields.get(field);
    if (!found || !blank || !this.#sheet.empty) return written;
    return [inlineControl(this.#nextControl(), this.#tag(found.name), found, written)];
  }

  #table(table: SheetTable): Table {
    const imprint = table.style !== 'form';
    return new Table({
      layout: TableLayoutType.FIXED,
      width: { size: twips(table.columns * unit), type: WidthType.DXA },
      columnWidths: boundariesOf(table),
      borders: bordersOf[table.style],
      ...(imprint
        ? {
            // On the lower edge of the text, whatever stands above it (7.4.1).
            float: {
              horizontalAnchor: TableAnchorType.MARGIN,
              verticalAnchor: TableAnchorType.MARGIN,
              relativeHorizontalPosition: RelativeHorizontalPosition.LEFT,
              relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
            },
            margins: { left: 280, right: 280, marginUnitType: WidthType.DXA },
          }
        : { margins: { top: 40, bottom: 40, left: 85, right: 85, marginUnitType: WidthType.DXA } }),
      rows: table.rows.map((row) => this.#row(row, table)),
    });
  }

  #row({ height, repeat, cells }: Row, table: SheetTable): TableRow {
    const edges = edgesOf(table);
    let at = 0;
    return new TableRow({
      cantSplit: height === undefined || height < splittable,
      ...(repeat ? { tableHeader: true } : {}),
      ...(height === undefined ? {} : { height: { value: twips(height), rule: HeightRule.ATLEAST } }),
      children: cells.map((cell) => {
        const from = at;
        at += cell.span;
        const columnSpan = edges.filter((edge) => edge > from && edge <= at).length;
        return this.#cell(cell, columnSpan);
      }),
    });
  }

  #cell({ span, vertical, paragraphs }: Cell, columnSpan: number): TableCell {
    const places = {
      top: VerticalAlignTable.TOP,
      middle: VerticalAlignTable.CENTER,
      bottom: VerticalAlignTable.BOTTOM,
    } as const;
    return new TableCell({
      columnSpan,
      width: { size: twips(span * unit), type: WidthType.DXA },
      verticalAlign: places[vertical],
      children: paragraphs.map((paragraph) => this.#paragraph(paragraph)),
    });
  }

  /**
   * Space above the mark, so that its letters begin 35 mm under the edge of the text (7.2.4), whatever lines stand above
   * it; in a letter the head of the page begins where they should.
   */
  #markSpacing(letter: boolean, size: number): { before: number; line: number; lineRule: 'exact' } {
    if (letter) return { before: 0, line: letterLine(size), lineRule: LineRuleType.EXACT };
    const line = lineTwips * 2;
    const linesAbove = this.#sheet.nodes.findIndex((node) => node.kind === 'paragraph' && node.style === 'mark');
    const before = twips(35) - aboveLetters(line, size) - Math.max(0, linesAbove) * lineTwips;
    return { before, line, lineRule: LineRuleType.EXACT };
  }

  #tag(name: string): string {
    return `${this.#sheet.code}.${name}`;
  }

  #nextControl(): number {
    this.#controls += 1;
    return 1000 + this.#controls;
  }
}

/** Rows as high as this, in mm, may go on on the next page; lower ones stay whole. */
const splittable = 60;

/** Where the cells of a table end, in units of width. */
function edgesOf({ rows }: SheetTable): number[] {
  const edges = new Set<number>();
  for (const { cells } of rows) {
    let at = 0;
    for (const { span } of cells) {
      at += span;
      edges.add(at);
    }
  }
  return [...edges].toSorted((a, b) => a - b);
}

/** Widths of the columns that the cells of a table need, in twips. */
function boundariesOf(table: SheetTable): number[] {
  const edges = edgesOf(table);
  return edges.map((edge, index) => twips(edge * unit) - twips((edges[index - 1] ?? 0) * unit));
}

const thin: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };
/** 0.35 mm at the outer edges, 0.25 mm between (7.4.1); sizes in eighths of a point. */
const thick: IBorderOptions = { style: BorderStyle.SINGLE, size: 8, color: '000000' };

const formBorders = { top: thin, bottom: thin, left: thin, right: thin, insideHorizontal: thin, insideVertical: thin };
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };
const imprintBorders = {
  top: thick,
  bottom: thick,
  left: none,
  right: none,
  insideHorizontal: { ...thin, size: 6 },
  insideVertical: none,
};

const bordersOf = { form: formBorders, imprint: imprintBorders, copies: noBorders } as const;

/** Height of the line of a letter's mark, in twips: with the letters, so that its red line follows at 4 mm. */
function letterLine(size: number): number {
  return size * 25;
}

/**
 * What a line of a fixed height leaves above letters of a size in points, in twips: office suites put four fifths of the
 * line above the foot of the letters, and Chinese letters are 0.845 of their size high.
 */
function aboveLetters(line: number, size: number): number {
  return Math.round(0.8 * line - 0.845 * 20 * size);
}
