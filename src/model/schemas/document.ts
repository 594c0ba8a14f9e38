import { z } from 'zod';
import { order, partId, provenance, reviewFields, text } from './provenance.ts';
import { limitCode } from './time-limit.ts';

/** Name of a blank inside one template; texts refer to it as `{name}`. */
const fieldName = z.string().regex(/^[a-z][A-Za-z0-9]*$/, '小写字母开头，只用字母和数字，如 receivedOn');

/**
 * Kinds of blanks: `text` one line; `paragraphs` several; `date`; `moment` date and time; `number`; `choice` one of
 * several; `choices` any of several; `regulation` the version of 《中国共产党纪律处分条例》 by the date of the conduct;
 * `rows` a table that grows.
 */
export const fieldTypes = [
  'text',
  'paragraphs',
  'date',
  'moment',
  'number',
  'choice',
  'choices',
  'regulation',
  'rows',
] as const;

const column = z.strictObject({
  name: fieldName,
  label: text,
  /** Width in mm; columns share the width of the page in proportion. */
  width: z.number().min(6).max(160),
  type: z.enum(['text', 'paragraphs', 'date', 'number']).default('text'),
  example: text.optional(),
});

/** A blank of a template (填写项). */
const templateField = z
  .strictObject({
    name: fieldName,
    label: text,
    type: z.enum(fieldTypes).default('text'),
    required: z.boolean().default(false),
    /** What to mind: one sentence under the input. */
    help: text.optional(),
    /** A plainly fictional example. */
    example: text.optional(),
    /** Width of the printed blank in characters (字); only where the blank stands inside a text. */
    blank: z.int().min(1).max(27).optional(),
    /** Printed lines of a blank for `paragraphs`. */
    lines: z.int().min(1).max(30).default(3),
    /** What can be chosen. */
    options: z.array(text).min(2).optional(),
    /** For `regulation`: the date field that tells when the conduct ended. */
    conduct: fieldName.optional(),
    /** For `rows`: the columns of the table, and how many empty rows a blank form has. */
    columns: z.array(column).min(2).optional(),
    blankRows: z.int().min(1).max(40).optional(),
    /** Height of an empty row, in mm. */
    rowHeight: z.number().min(8).max(60).default(10),
    /** Text that stands there until something else is typed. */
    initial: text.optional(),
  })
  .superRefine(({ type, options, conduct, columns, blankRows }, context) => {
    const wants = (path: string, rule: string): void =>
      context.addIssue({ code: 'custom', path: [path], params: { rule } });
    if ((type === 'choice' || type === 'choices') !== (options !== undefined)) wants('options', 'field-options');
    if ((type === 'regulation') !== (conduct !== undefined)) wants('conduct', 'field-conduct');
    const tabular = [columns, blankRows].filter((value) => value !== undefined).length;
    if (tabular !== (type === 'rows' ? 2 : 0)) wants('columns', 'field-columns');
  });

/** A row of a bordered table (表格). */
const tableRow = z.discriminatedUnion('row', [
  /** Label and blank, side by side: one to four pairs. */
  z.strictObject({ row: z.literal('fields'), of: z.array(fieldName).min(1).max(4) }),
  /** A tall blank with its label at the left; height in mm. */
  z.strictObject({ row: z.literal('area'), of: fieldName, height: z.number().min(8).max(200) }),
  /** An opinion: blank, signature, date. Its words come from a field if `of` is given. */
  z.strictObject({
    row: z.literal('opinion'),
    label: text,
    of: fieldName.optional(),
    height: z.number().min(20).max(120).default(30),
  }),
  /** The sign-off chain of `site.yaml`, an opinion each. `from` and `to` (from 1) take a part of the chain. */
  z.strictObject({ row: z.literal('chain'), from: z.int().min(1).default(1), to: z.int().min(1).optional() }),
  /** A heading over the whole width. */
  z.strictObject({ row: z.literal('band'), text }),
  /** A text over the whole width; blanks as `{name}`. With `label`, beside a label. */
  z.strictObject({
    row: z.literal('text'),
    label: text.optional(),
    text,
    height: z.number().min(8).max(200).optional(),
  }),
]);

const simpleBlocks = [
  /** Who is addressed (主送机关), flush left. */
  z.strictObject({ block: z.literal('addressee'), text }),
  /** A paragraph; blanks as `{name}`. `flush` starts it at the left edge. */
  z.strictObject({ block: z.literal('paragraph'), text, flush: z.boolean().default(false) }),
  /** A heading; the number (一、（一）1.（1）) is set by its level. */
  z.strictObject({
    block: z.literal('heading'),
    text,
    level: z.int().min(1).max(4).default(1),
    numbered: z.boolean().default(true),
  }),
  /** The title of a second paper on a new page (通知后面的记录). */
  z.strictObject({ block: z.literal('title'), text }),
  /** A bordered table of labels and blanks. */
  z.strictObject({ block: z.literal('table'), rows: z.array(tableRow).min(1) }),
  /** A table that grows: a field of type `rows`. */
  z.strictObject({ block: z.literal('list'), of: fieldName }),
  /** Questions and answers (问、答); `more` is a field of type `rows` with the columns `question` and `reply`. */
  z.strictObject({
    block: z.literal('questions'),
    pairs: z.array(z.strictObject({ ask: text, reply: fieldName.optional() })).default([]),
    more: fieldName.optional(),
  }),
  /** A part of a personal statement (个人材料): heading, guiding words that are not printed in a filled paper, blank. */
  z.strictObject({ block: z.literal('outline'), text, guide: text, of: fieldName }),
  /** What is attached (附件说明); `of` is a field of type `paragraphs`, one attachment a line. */
  z.strictObject({ block: z.literal('attachments'), of: fieldName }),
  /** Who signs by hand: a line each, with a date if `dated`. */
  z.strictObject({ block: z.literal('signatures'), of: z.array(text).min(1), dated: z.boolean().default(true) }),
  /** Name and date at the end (落款); `sealed` with a seal. The date is a field of type `date`. */
  z.strictObject({ block: z.literal('signoff'), text, on: fieldName, sealed: z.boolean().default(true) }),
  /** A remark (附注) in round brackets under the date. */
  z.strictObject({ block: z.literal('remark'), text }),
  /** Whom a copy goes to (抄送机关): a field; part of the imprint (版记). */
  z.strictObject({ block: z.literal('copies'), of: fieldName }),
  /** A text attached to this paper (附件) on a page of its own; GB/T 9704-2012, 7.3.7. */
  z.strictObject({ block: z.literal('appendix'), text }),
  /** A hint for the drafter: on the page only, never in the paper. */
  z.strictObject({ block: z.literal('hint'), text }),
  /** A new page. */
  z.strictObject({ block: z.literal('break') }),
] as const;

/** What the execution of a sanction asks for, by when and from whom (一次性告知事项), drawn from sanction and date. */
const execution = z.strictObject({
  block: z.literal('execution'),
  sanction: fieldName,
  decidedOn: fieldName,
  items: z
    .array(
      z.strictObject({
        /** Names the item in checklists (`WS-54/announce`), whatever its words and its place become. */
        id: partId,
        matter: text,
        who: text,
        /** The time limit it follows; `due` says it where there is none. */
        limit: limitCode.optional(),
        due: text.optional(),
        /** Only for these sanctions (codes CF-…). */
        sanctions: z
          .array(z.string().regex(/^CF-\d{2}$/, 'CF- 加两位数字，如 CF-01'))
          .min(1)
          .optional(),
      }),
    )
    .min(1),
});

/** A block that can stand under a condition. */
const simpleBlock = z.discriminatedUnion('block', simpleBlocks);

/** Blocks that stand only where a field has one of some values; in a blank paper they stand, for the drafter to choose. */
const conditional = z.strictObject({
  block: z.literal('when'),
  field: fieldName,
  is: z.array(text).min(1),
  then: z.array(z.preprocess(paragraphOf, simpleBlock)).min(1),
});

const block = z.preprocess(paragraphOf, z.discriminatedUnion('block', [...simpleBlocks, execution, conditional]));

/** A plain text in a list of blocks is a paragraph. */
function paragraphOf(value: unknown): unknown {
  return typeof value === 'string' ? { block: 'paragraph', text: value } : value;
}

/**
 * Kinds of page: `official` 文件式公文 with a red head; `letter` 信函格式; `plain` a text without a head (报告、方案、
 * 个人材料); `form` bordered tables; `record` 笔录 with signatures at the foot of each page.
 */
export const layouts = ['official', 'letter', 'plain', 'form', 'record'] as const;

/** What a paper looks like (样式): its blanks and its parts, from which page, Word file and lists are made. */
const template = z.strictObject({
  layout: z.enum(layouts),
  /** A wide page; only for `form`. */
  landscape: z.boolean().default(false),
  /** The title on the paper, with blanks as `{name}`; absent where it is the title of the document. */
  heading: text.optional(),
  /** Who issues it: the committee, or another body whose name stays a blank. */
  issuer: z.enum(['committee', 'other']).default('committee'),
  /** For official papers that go up (请示、报告 to a superior body): the head names who signs (签发人). */
  upward: z.boolean().default(false),
  /** Whether the paper has a place for 密级和保密期限. */
  secrecy: z.boolean().default(false),
  /** For `record`: who signs every page; where a notice stands before the record and a `break`, not its page. */
  footers: z.array(text).min(1).max(3).optional(),
  fields: z.array(templateField),
  body: z.array(block).min(1),
});

/** A document (文书): what it is for, who makes it and when, and its template. `content/documents/GROUP/WS-NN.yaml`. */
export const documentEntry = z.strictObject({
  code: z.string().regex(/^WS-\d{2}$/, 'WS- 加两位数字，如 WS-01'),
  title: text,
  /** What it is for. */
  purpose: text,
  /** `official` 公文 in GB/T 9704 form; `working` 工作文书; `personal` 个人材料. */
  nature: z.enum(['official', 'working', 'personal']),
  /** For official documents: 函, 请示, 报告, 决定, 通知 … */
  genre: text.optional(),
  /** Who makes it and who signs. */
  issuedBy: text,
  /** At which moment. */
  timing: text,
  /** What it must contain. */
  contains: z.array(text).min(1),
  /** Where it is filed. */
  filing: text,
  /** Whether the three prohibitions (三个不得) apply: no such paper on division-level cadres or non-members. */
  prohibitionApplies: z.boolean().default(false),
  note: text.optional(),
  source: provenance,
  template,
});

/** A group of documents of one stage: `content/documents/GROUP/group.yaml`. */
export const documentGroup = z.strictObject({
  title: text,
  order,
  /** The procedure that the documents serve. */
  procedure: z
    .string()
    .regex(/^CX-\d{2}$/, 'CX- 加两位数字，如 CX-01')
    .optional(),
  lead: text,
  ...reviewFields,
});

/** A document with its template. */
export type DocumentEntry = z.output<typeof documentEntry>;
/** A group of documents of one stage. */
export type DocumentGroup = z.output<typeof documentGroup>;
/** What a paper looks like. */
export type DocumentTemplate = z.output<typeof template>;
/** A blank of a template. */
export type TemplateField = z.output<typeof templateField>;
/** A column of a table that grows. */
export type TemplateColumn = z.output<typeof column>;
/** A part of a paper. */
export type TemplateBlock = z.output<typeof block>;
/** A row of a bordered table. */
export type TemplateRow = z.output<typeof tableRow>;
