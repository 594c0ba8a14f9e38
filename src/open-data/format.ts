import { z } from 'zod';
import type { Kind } from '../model/kinds.ts';
import { jsonSchemaOf, type JsonSchema } from '../model/json-schema.ts';
import { code, date } from '../model/schemas/provenance.ts';

/**
 * Number of the format of all files under `data/`. It grows when a reader of the old format would misread the new one: a
 * field that is gone or means something else. A new field that may be absent is no new format.
 */
export const formatVersion = 1;

/** Where an index stands, from the root of the site. */
export const indexAddress = 'data/index.json';

const version = z.literal(formatVersion).describe('格式的版本。以后读不懂的改动才加一。');
const siteName = z.string().describe('网站的名字。');
const asOf = date.describe('全部内容更新到哪一天。');
const addressHere = z
  .string()
  .regex(/^[A-Za-z0-9][\w.-]*(\/[A-Za-z0-9][\w.-]*)*\.html(#[^\s#]+)?$/, '站内地址，如 rules/recusal.html#GZ-05.2');

/** Everything with a code, as `data/index.json` lists it. */
const part = z.strictObject({
  code: code.describe('编号：一个条目，或者其中一处。公布后不变。'),
  label: z.string().describe('是什么，如“办理程序”“步骤”“条文”。'),
  title: z.string().describe('标题。'),
  address: addressHere.describe('站内地址；拼在网站的地址后面就是网址。c/编号.html 也一直通到这里。'),
  entry: code.describe('属于哪个条目；条目写它自己。'),
  hash: z
    .string()
    .regex(/^[0-9a-f]{16}$/, '16 位十六进制数')
    .describe(
      '这一处内容的 SHA-256，取前 16 位十六进制数：文字、数字、出处变了就变，别处变了不变。条目的包括它的每一处和正文，不包括核对日期和修订记录。',
    ),
});

const fileOfKind = z.strictObject({
  kind: z.string().describe('种类，也是文件名。'),
  title: z.string().describe('种类的中文名。'),
  file: z.string().describe('数据文件，相对于本文件。'),
  schema: z.string().describe('它的 JSON Schema，相对于本文件。'),
  entries: z.int().min(0).describe('有几个条目。'),
});

/** `data/index.json`: every code with its place and the hash of what stands there. */
export const dataIndex = z
  .strictObject({
    $schema: z.string().describe('本文件的 JSON Schema，相对于本文件。'),
    version,
    site: siteName,
    asOf,
    files: z.array(fileOfKind).describe('各种类的数据文件。'),
    parts: z.array(part).min(1).describe('全部编号。'),
    redirects: z
      .record(z.string(), z.string())
      .describe('已经没有的编号和地址，现在到哪里去了：编号或者站内地址；目标也没有了的，再查一次。'),
  })
  .meta({ title: '编号总目', description: '每个编号在哪里、叫什么、内容有没有变。' });

/** `data/index.json`. */
export type DataIndex = z.output<typeof dataIndex>;
/** Everything with a code, as the index lists it. */
export type IndexPart = DataIndex['parts'][number];

/** One file of content as data. */
export interface DataEntry {
  /** Path inside `content/`. */
  readonly file: string;
  /** Its page, site-relative; absent where it has none of its own. */
  readonly address?: string;
  /** What `data` says: the file with defaults filled in. */
  readonly data: unknown;
  /** The text under the front matter, as Markdown; absent for kinds without. */
  readonly body?: string;
}

/** The schema of the data file of a kind. */
function dataFile(name: string, { schema, where }: Kind): z.ZodType {
  const { title = '', description = '' } = schema.meta() ?? {};
  const entry = z.strictObject({
    file: z.string().describe('来自 content/ 里的哪个文件。'),
    address: addressHere.optional().describe('它的页面，站内地址；没有自己一页的不写。'),
    data: schema,
    ...(where.endsWith('.mdx')
      ? { body: z.string().describe('文件头下面的正文：Markdown，带 GFM 表格；链接写编号。可能是空的。') }
      : {}),
  });
  return z
    .strictObject({
      $schema: z.string().describe('本文件的 JSON Schema，相对于本文件。'),
      version,
      site: siteName,
      asOf,
      kind: z.literal(name).describe('种类。'),
      title: z.literal(title).describe('种类的中文名。'),
      entries: z.array(entry).describe('全部条目。'),
    })
    .meta({ title, description });
}

/** The JSON Schema of the data file of a kind. */
export function dataFileSchema(name: string, kind: Kind): JsonSchema {
  return jsonSchemaOf(dataFile(name, kind), 'output');
}

/** The JSON Schema of `data/index.json`. */
export function dataIndexSchema(): JsonSchema {
  return jsonSchemaOf(dataIndex, 'output');
}
