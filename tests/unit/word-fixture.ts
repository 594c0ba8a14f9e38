import {
  AlignmentType,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  ImageRun,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
  type ISectionOptions,
} from 'docx';

/** What stands in the sections of a made file. */
type Content = ISectionOptions['children'];

/** Numbered lists that the made files can refer to. */
const numbering = [
  ['articles', LevelFormat.CHINESE_COUNTING, '第%1条'],
  ['counted', LevelFormat.CHINESE_COUNTING, '%1、'],
  ['decimal', LevelFormat.DECIMAL, '%1.'],
  ['circles', LevelFormat.DECIMAL_ENCLOSED_CIRCLE, '%1'],
  ['strange', LevelFormat.KOREAN_COUNTING, '%1'],
  ['bullets', LevelFormat.BULLET, '•'],
] as const;

/** A Word file with a text, as the library for our papers writes it. */
export async function wordFileOf(children: Content, more: { readonly header?: string } = {}): Promise<Uint8Array> {
  const document = new Document({
    numbering: {
      config: numbering.map(([reference, format, text]) => ({
        reference,
        levels: [{ level: 0, format, text, alignment: AlignmentType.START }],
      })),
    },
    footnotes: { 1: { children: [new Paragraph('脚注里的话')] } },
    comments: {
      children: [{ id: 0, author: '甲', date: new Date(0), children: [new Paragraph('批注里的话')] }],
    },
    sections: [
      {
        ...(more.header === undefined
          ? {}
          : { headers: { default: new Header({ children: [new Paragraph(more.header)] }) } }),
        children,
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** A paragraph of plain words. */
export function words(text: string): Paragraph {
  return new Paragraph(text);
}

/** The title of the text, by its style. */
export function title(text: string): Paragraph {
  return new Paragraph({ text, heading: HeadingLevel.TITLE });
}

/** A heading by its style. */
export function heading(level: 1 | 2, text: string): Paragraph {
  return new Paragraph({ text, heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2 });
}

/** A paragraph that Word numbers by itself. */
export function numbered(reference: (typeof numbering)[number][0], text: string): Paragraph {
  return new Paragraph({ text, numbering: { reference, level: 0 } });
}

/** A paragraph with a picture behind its words. */
export function pictured(text: string): Paragraph {
  const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  return new Paragraph({
    children: [
      new TextRun(text),
      new ImageRun({ type: 'png', data: Buffer.from(pixel, 'base64'), transformation: { width: 20, height: 20 } }),
    ],
  });
}

/** A paragraph with a footnote: 脚注里的话. */
export function footnoted(text: string): Paragraph {
  return new Paragraph({ children: [new TextRun(text), new FootnoteReferenceRun(1)] });
}

/** A paragraph with a comment: 批注里的话. */
export function commented(text: string): Paragraph {
  return new Paragraph({
    children: [
      new CommentRangeStart(0),
      new TextRun(text),
      new CommentRangeEnd(0),
      new TextRun({ children: [new CommentReference(0)] }),
    ],
  });
}

/** A paragraph in which somebody deleted and inserted words, and nobody has accepted it. */
export function changed(before: string, deleted: string, inserted: string, after: string): Paragraph {
  const change = { id: 1, author: '甲', date: '2026-01-01T00:00:00Z' };
  return new Paragraph({
    children: [
      new TextRun(before),
      new DeletedTextRun({ ...change, text: deleted }),
      new InsertedTextRun({ ...change, id: 2, text: inserted }),
      new TextRun(after),
    ],
  });
}

/** A paragraph with a link to another site. */
export function linked(text: string, link: string): Paragraph {
  return new Paragraph({ children: [new ExternalHyperlink({ link, children: [new TextRun(text)] })] });
}

/** A table without merged cells. */
export function grid(rows: readonly (readonly string[])[]): Table {
  return new Table({
    rows: rows.map((cells) => new TableRow({ children: cells.map((text) => cell(text)) })),
  });
}

/** A table whose first row is merged across, and whose first column is merged down below it. */
export function merged(): Table {
  const down = (text: string, verticalMerge: (typeof VerticalMergeType)[keyof typeof VerticalMergeType]): TableCell =>
    new TableCell({ children: [new Paragraph(text)], verticalMerge });
  return new Table({
    rows: [
      new TableRow({ children: [new TableCell({ children: [new Paragraph('合在一起')], columnSpan: 2 })] }),
      new TableRow({ children: [down('上下一格', VerticalMergeType.RESTART), cell('甲')] }),
      new TableRow({ children: [down('', VerticalMergeType.CONTINUE), cell('乙')] }),
    ],
  });
}

function cell(text: string): TableCell {
  return new TableCell({ children: [new Paragraph(text)] });
}
