import { z } from 'zod';
import { documentCode, order, partId, provenance, reviewFields, text } from './provenance.ts';
import { limitCode } from './time-limit.ts';

/** Name of a blank inside one template; texts refer to it as `{name}`. */
const fieldName = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/, '小写字母开头，只用字母和数字，如 receivedOn')
  .meta({
    id: 'fieldName',
    title: '填写项的名字',
    description: '小写字母开头，只用字母和数字，如 receivedOn；样式里写成 {receivedOn}。',
  });

/** Kinds of blanks. */
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
  label: text.describe('列的标题。'),
  width: z.number().min(6).max(160).describe('列宽，毫米；各列按比例分页面的宽度。'),
  type: z
    .enum(['text', 'paragraphs', 'date', 'number'])
    .default('text')
    .describe('填什么：text 一行字，paragraphs 几段，date 日期，number 数字。'),
  example: text.optional().describe('例子，一看就知道是虚构的。'),
});

/** A blank of a template (填写项). */
const templateField = z
  .strictObject({
    name: fieldName,
    label: text.describe('填写项的标题。'),
    type: z
      .enum(fieldTypes)
      .default('text')
      .describe(
        '填什么：text 一行字，paragraphs 几段，date 日期，moment 日期和时间，number 数字，choice 选一项，choices 选几项，regulation 按行为日期定《中国共产党纪律处分条例》的版本，rows 可以加行的表格。',
      ),
    required: z.boolean().default(false).describe('是不是必填。'),
    help: text.optional().describe('填的时候留意什么：输入框下面的一句话。'),
    example: text.optional().describe('例子，一看就知道是虚构的。'),
    blank: z.int().min(1).max(27).optional().describe('空白样式里留几个字宽；只对夹在文字中间的。'),
    lines: z.int().min(1).max(30).default(3).describe('type 是 paragraphs 的，空白样式里留几行。'),
    options: z.array(text).min(2).optional().describe('可以选的几项；type 是 choice、choices 的才写。'),
    conduct: fieldName.optional().describe('type 是 regulation 的才写：行为结束日期那一项的名字。'),
    columns: z.array(column).min(2).optional().describe('表格的各列；type 是 rows 的才写。'),
    blankRows: z.int().min(1).max(40).optional().describe('空白样式里留几行表格；type 是 rows 的才写。'),
    rowHeight: z.number().min(8).max(60).default(10).describe('空行的高度，毫米。'),
    initial: text.optional().describe('一开始就填着的话，可以改。'),
  })
  .superRefine(({ type, options, conduct, columns, blankRows }, context) => {
    const wants = (path: string, rule: string): void =>
      context.addIssue({ code: 'custom', path: [path], params: { rule } });
    if ((type === 'choice' || type === 'choices') !== (options !== undefined)) wants('options', 'field-options');
    if ((type === 'regulation') !== (conduct !== undefined)) wants('conduct', 'field-conduct');
    const tabular = [columns, blankRows].filter((value) => value !== undefined).length;
    if (tabular !== (type === 'rows' ? 2 : 0)) wants('columns', 'field-columns');
  })
  .meta({ id: 'templateField', title: '填写项', description: '文书的一个填写项。' });

/** A row of a bordered table (表格). */
const tableRow = z
  .discriminatedUnion('row', [
    z
      .strictObject({
        row: z.literal('fields').describe('标题和空格并排，一到四对。'),
        of: z.array(fieldName).min(1).max(4).describe('哪几个填写项。'),
      })
      .meta({ title: '填写项一行' }),
    z
      .strictObject({
        row: z.literal('area').describe('左边标题，右边一大格。'),
        of: fieldName,
        height: z.number().min(8).max(200).describe('高度，毫米。'),
      })
      .meta({ title: '一大格' }),
    z
      .strictObject({
        row: z.literal('opinion').describe('意见：空格、签名、日期。'),
        label: text.describe('谁的意见。'),
        of: fieldName.optional().describe('意见从哪个填写项来；不写就留空手签。'),
        height: z.number().min(20).max(120).default(30).describe('高度，毫米。'),
      })
      .meta({ title: '意见' }),
    z
      .strictObject({
        row: z.literal('chain').describe('site.yaml 的签批链，每人一格意见。'),
        from: z.int().min(1).default(1).describe('从签批链第几个开始，从 1 数起。'),
        to: z.int().min(1).optional().describe('到第几个为止；不写就到最后。'),
      })
      .meta({ title: '签批链' }),
    z
      .strictObject({ row: z.literal('band').describe('通栏的小标题。'), text: text.describe('小标题。') })
      .meta({ title: '通栏标题' }),
    z
      .strictObject({
        row: z.literal('text').describe('通栏的文字；写了 label 的，标题在左边。'),
        label: text.optional().describe('左边的标题。'),
        text: text.describe('文字；填写项写成 {名字}。'),
        height: z.number().min(8).max(200).optional().describe('高度，毫米；不写就照文字。'),
      })
      .meta({ title: '文字' }),
  ])
  .meta({ id: 'tableRow', title: '表格的一行', description: '表格的一行，一共六种。' });

const words = text.describe('文字；填写项写成 {名字}。');

const simpleBlocks = [
  z
    .strictObject({ block: z.literal('addressee').describe('主送机关，顶格。'), text: words })
    .meta({ title: '主送机关' }),
  z
    .strictObject({
      block: z.literal('paragraph').describe('一段；可以不写字段，只写一段文字。'),
      text: words,
      flush: z.boolean().default(false).describe('true 顶格，不空两字。'),
    })
    .meta({ title: '一段' }),
  z
    .strictObject({
      block: z.literal('heading').describe('小标题；序号（一、（一）1.（1））照级别自动加。'),
      text: words,
      level: z.int().min(1).max(4).default(1).describe('第几级。'),
      numbered: z.boolean().default(true).describe('加不加序号。'),
    })
    .meta({ title: '小标题' }),
  z
    .strictObject({ block: z.literal('title').describe('另起一页的第二份文书的标题（通知后面的记录）。'), text: words })
    .meta({ title: '标题' }),
  z
    .strictObject({
      block: z.literal('table').describe('有框线的表格：标题和空格。'),
      rows: z.array(tableRow).min(1).describe('表格的各行。'),
    })
    .meta({ title: '表格' }),
  z
    .strictObject({
      block: z.literal('list').describe('可以加行的表格。'),
      of: fieldName.describe('type 是 rows 的填写项。'),
    })
    .meta({ title: '可以加行的表格' }),
  z
    .strictObject({
      block: z.literal('questions').describe('问和答。'),
      pairs: z
        .array(
          z.strictObject({
            ask: text.describe('问的话。'),
            reply: fieldName.optional().describe('答的话是哪个填写项。'),
          }),
        )
        .default([])
        .describe('写定的问题。'),
      more: fieldName.optional().describe('再问的：type 是 rows、有 question 和 reply 两列的填写项。'),
    })
    .meta({ title: '问答' }),
  z
    .strictObject({
      block: z.literal('outline').describe('个人材料的一部分：小标题、提示、空白；填好的不印提示。'),
      text: text.describe('小标题。'),
      guide: text.describe('提示写什么。'),
      of: fieldName,
    })
    .meta({ title: '提纲' }),
  z
    .strictObject({
      block: z.literal('attachments').describe('附件说明。'),
      of: fieldName.describe('type 是 paragraphs 的填写项，一行一个附件。'),
    })
    .meta({ title: '附件说明' }),
  z
    .strictObject({
      block: z.literal('signatures').describe('手写签名，一人一行。'),
      of: z.array(text).min(1).describe('谁签名。'),
      dated: z.boolean().default(true).describe('签不签日期。'),
    })
    .meta({ title: '签名' }),
  z
    .strictObject({
      block: z.literal('signoff').describe('落款：名称和日期。'),
      text: words,
      on: fieldName.describe('日期：type 是 date 的填写项。'),
      sealed: z.boolean().default(true).describe('盖不盖章。'),
    })
    .meta({ title: '落款' }),
  z
    .strictObject({ block: z.literal('remark').describe('附注，在日期下面的圆括号里。'), text: words })
    .meta({ title: '附注' }),
  z
    .strictObject({ block: z.literal('copies').describe('抄送机关，在版记里。'), of: fieldName })
    .meta({ title: '抄送' }),
  z
    .strictObject({
      block: z.literal('appendix').describe('附在后面的文本，另起一页（GB/T 9704-2012，7.3.7）。'),
      text: words,
    })
    .meta({ title: '附件' }),
  z
    .strictObject({ block: z.literal('hint').describe('给起草人的提示：只在网页上，不印在文书里。'), text })
    .meta({ title: '提示' }),
  z.strictObject({ block: z.literal('break').describe('另起一页。') }).meta({ title: '换页' }),
] as const;

/** What the execution of a sanction asks for, by when and from whom (一次性告知事项), drawn from sanction and date. */
const execution = z
  .strictObject({
    block: z.literal('execution').describe('处分执行的一次性告知事项，照处分和日期列出。'),
    sanction: fieldName.describe('哪个填写项是处分。'),
    decidedOn: fieldName.describe('哪个填写项是作出决定的日期。'),
    items: z
      .array(
        z.strictObject({
          id: partId.describe('这一项在清单里的名字（WS-54/announce）；文字和次序变了也不改。'),
          matter: text.describe('办什么。'),
          who: text.describe('谁办。'),
          limit: limitCode.optional().describe('照哪个时限；没有的写 due。'),
          due: text.optional().describe('没有时限的，什么时候办。'),
          sanctions: z
            .array(z.string().regex(/^CF-\d{2}$/, 'CF- 加两位数字，如 CF-01'))
            .min(1)
            .optional()
            .describe('只有这几种处分要办，写 CF- 编号；不写就是都要办。'),
        }),
      )
      .min(1)
      .describe('各项。'),
  })
  .meta({ title: '处分执行事项' });

/** A block that can stand under a condition. */
const simpleBlock = z
  .discriminatedUnion('block', simpleBlocks)
  .meta({ id: 'simpleBlock', title: '一般的部分', description: '文书的一部分，放在条件里面也行的各种。' });

/** Blocks that stand only where a field has one of some values; in a blank paper they stand, for the drafter to choose. */
const conditional = z
  .strictObject({
    block: z.literal('when').describe('只在填了某些内容时才有的几部分；空白样式里都印，由起草人选。'),
    field: fieldName.describe('看哪个填写项。'),
    is: z.array(text).min(1).describe('填的是其中之一才有。'),
    then: z.array(z.preprocess(paragraphOf, simpleBlock)).min(1).describe('有的几部分。'),
  })
  .meta({ title: '有条件的部分' });

const block = z.preprocess(paragraphOf, z.discriminatedUnion('block', [simpleBlock, execution, conditional])).meta({
  id: 'block',
  title: '一部分',
  description: '文书的一部分；只写一段文字的，就是一段（block: paragraph）。',
});

/** A plain text in a list of blocks is a paragraph. */
function paragraphOf(value: unknown): unknown {
  return typeof value === 'string' ? { block: 'paragraph', text: value } : value;
}

/** Kinds of page. */
export const layouts = ['official', 'letter', 'plain', 'form', 'record'] as const;

/** What a paper looks like (样式): its blanks and its parts, from which page, Word file and lists are made. */
const template = z
  .strictObject({
    layout: z
      .enum(layouts)
      .describe(
        '版面：official 有红头的文件式公文，letter 信函格式，plain 没有红头的文字（报告、方案、个人材料），form 表格，record 笔录、每页末尾签名。',
      ),
    landscape: z.boolean().default(false).describe('横版；只对 form。'),
    heading: text.optional().describe('文书上印的标题，填写项写成 {名字}；不写就是文书的名称。'),
    issuer: z
      .enum(['committee', 'other'])
      .default('committee')
      .describe('谁发：committee 机关纪委，other 别的机关，名称留空。'),
    upward: z.boolean().default(false).describe('上行文（向上级的请示、报告）：红头里有签发人。'),
    secrecy: z.boolean().default(false).describe('有没有密级和保密期限的位置。'),
    footers: z
      .array(text)
      .min(1)
      .max(3)
      .optional()
      .describe('record 每页末尾谁签名；前面有告知书和换页的，告知书那一页不签。'),
    fields: z.array(templateField).describe('填写项。'),
    body: z.array(block).min(1).describe('文书的各部分，从上到下。'),
  })
  .meta({ id: 'template', title: '样式', description: '文书的样式：填写项和各部分；网页、Word 和清单都从这里取。' });

/** A document (文书): what it is for, who makes it and when, and its template. `content/documents/GROUP/WS-NN.yaml`. */
export const documentEntry = z
  .strictObject({
    code: documentCode.describe('文书的编号：WS- 加两位数字，如 WS-01，也是文件名；公布后不改。'),
    title: text.describe('名称。'),
    purpose: text.describe('做什么用。'),
    nature: z
      .enum(['official', 'working', 'personal'])
      .describe('性质：official 公文（GB/T 9704 的格式），working 工作文书，personal 个人材料。'),
    genre: text.optional().describe('公文的文种：函、请示、报告、决定、通知等。'),
    issuedBy: text.describe('谁写，谁签。'),
    timing: text.describe('什么时候写。'),
    contains: z.array(text).min(1).describe('必须有的内容，一项一条。'),
    filing: text.describe('归在哪里。'),
    prohibitionApplies: z
      .boolean()
      .default(false)
      .describe('适不适用“三个不得”：适用的，不得对处级干部、非党员写这份文书。'),
    note: text.optional().describe('要留意的事。'),
    source: provenance,
    template,
  })
  .meta({ title: '文书', description: '一份文书一个文件：做什么用、谁写、什么时候写，以及样式。' });

/** A group of documents of one stage: `content/documents/GROUP/group.yaml`. */
export const documentGroup = z
  .strictObject({
    title: text.describe('这一组文书的名字。'),
    order,
    procedure: z
      .string()
      .regex(/^CX-\d{2}$/, 'CX- 加两位数字，如 CX-01')
      .optional()
      .describe('这一组文书用在哪个程序，如 CX-01。'),
    lead: text.describe('一两句话说明这一组。'),
    ...reviewFields,
  })
  .meta({ title: '文书组', description: '一个阶段的文书一个文件夹，里面的 group.yaml 说明这一组。' });

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
