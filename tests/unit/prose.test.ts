import { describe, expect, test } from 'vitest';
import { reportWith } from './content-fixture.ts';

const rule = 'rules/confidentiality.mdx';

/** What the check says of the smallest content after a paragraph was added to a body, on line 21 of the file. */
function reportWithBody(text: string): string {
  return reportWith(rule, '见[登记](CX-01.1)。\n', `见[登记](CX-01.1)。\n\n${text}\n`);
}

describe('bodies', () => {
  test('plain words, lists, tables, bold and links', () => {
    expect(
      reportWithBody(
        '- **先登记**，后办理\n- 见[保密](GZ-01)\n\n| 谁 | 何时 |\n| --- | --- |\n| 书记 | 每季度 |\n\n### 小标题',
      ),
    ).toBe('');
  });

  test('bold that ends with punctuation stays stars', () => {
    expect(reportWithBody('**提示：**先登记。')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:21  字段 正文
        发现：“**提示：**先登记。”里的 ** 不会变成加粗
        应为：成对的 **，里面不以标点或者空格开头、结尾
        改法：成对写 **，标点移到星号外面，如 **提示**：内容。"
    `);
  });

  test('bold that begins with punctuation stays stars', () => {
    expect(reportWithBody('先看**“来源”**再登记。')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:21  字段 正文
        发现：“先看**“来源”**再登记。”里的 ** 不会变成加粗
        应为：成对的 **，里面不以标点或者空格开头、结尾
        改法：成对写 **，标点移到星号外面，如 **提示**：内容。"
    `);
  });

  test('the line is that of the stars', () => {
    expect(reportWithBody('先登记。\n再分清归谁办，\n**注意：**不外传。')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:23  字段 正文
        发现：“**注意：**不外传。”里的 ** 不会变成加粗
        应为：成对的 **，里面不以标点或者空格开头、结尾
        改法：成对写 **，标点移到星号外面，如 **提示**：内容。"
    `);
  });

  test('an opening without an end', () => {
    expect(reportWithBody('先**登记。')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:21  字段 正文
        发现：“先**登记。”里的 ** 不会变成加粗
        应为：成对的 **，里面不以标点或者空格开头、结尾
        改法：成对写 **，标点移到星号外面，如 **提示**：内容。"
    `);
  });

  test('braces', () => {
    expect(reportWithBody('共 {count} 件。')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:21  字段 正文
        发现：花括号
        应为：普通文字、列表、表格和链接
        改法：换成中文括号。"
    `);
  });

  test('a brace without an end', () => {
    expect(reportWithBody('共 { 件。')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:21  字段 正文
        发现：“共 { 件。”里有读不懂的标记
        应为：可以解析的 MDX
        改法：正文里不直接写 { } 和 <；“小于”写汉字，注释去掉。"
    `);
  });

  test('tags', () => {
    expect(reportWithBody('先<b>登记</b>。')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:21  字段 正文
        发现：标签 <b>
        应为：普通文字、列表、表格和链接
        改法：去掉标签；“小于”写汉字。"
    `);
  });

  test('a component', () => {
    expect(reportWithBody('<Note>先登记</Note>')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:21  字段 正文
        发现：标签 <Note>
        应为：普通文字、列表、表格和链接
        改法：去掉标签；“小于”写汉字。"
    `);
  });

  test('an import', () => {
    expect(reportWithBody("import Note from './Note.astro'")).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:21  字段 正文
        发现：import 或者 export
        应为：普通文字、列表、表格和链接
        改法：去掉这一行；正文的一行不以这两个词开头。"
    `);
  });

  test('less than', () => {
    expect(reportWithBody('金额<5000 元。')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:21  字段 正文
        发现：“金额<5000 元。”里有读不懂的标记
        应为：可以解析的 MDX
        改法：正文里不直接写 { } 和 <；“小于”写汉字，注释去掉。"
    `);
  });

  test('a brace that opens a paragraph and is never closed', () => {
    expect(reportWithBody('{ 先登记。\n\n后办理。')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:21  字段 正文
        发现：“{ 先登记。”里有读不懂的标记
        应为：可以解析的 MDX
        改法：正文里不直接写 { } 和 <；“小于”写汉字，注释去掉。"
    `);
  });

  test('an HTML comment', () => {
    expect(reportWithBody('<!-- 待补 -->')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:21  字段 正文
        发现：“<!-- 待补 -->”里有读不懂的标记
        应为：可以解析的 MDX
        改法：正文里不直接写 { } 和 <；“小于”写汉字，注释去掉。"
    `);
  });

  test('a tag without an end', () => {
    expect(reportWithBody('先<b>登记。')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:21  字段 正文
        发现：“先<b>登记。”里有读不懂的标记
        应为：可以解析的 MDX
        改法：正文里不直接写 { } 和 <；“小于”写汉字，注释去掉。"
    `);
  });

  test('a heading of the first rank', () => {
    expect(reportWithBody('# 保密')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:21  字段 正文
        发现：一级标题
        应为：从二级标题（##）开始
        改法：把 # 改成 ##；一级标题由 title 生成。"
    `);
  });

  test('an underlined heading of the first rank', () => {
    expect(reportWithBody('保密\n====')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:21  字段 正文
        发现：一级标题
        应为：从二级标题（##）开始
        改法：把 # 改成 ##；一级标题由 title 生成。"
    `);
  });

  test('an image', () => {
    expect(reportWithBody('![流程图](flow.png)')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:21  字段 正文
        发现：图片
        应为：普通文字、列表、表格和链接
        改法：去掉它。"
    `);
  });

  test('a link whose address stands elsewhere', () => {
    expect(reportWithBody('见[官网][1]。\n\n[1]: https://example.org')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:21  字段 正文
        发现：脚注，或者网址写在别处的链接
        应为：[文字](编号) 这样的链接
        改法：改成直接写编号的链接，脚注并入正文。

      rules/confidentiality.mdx:23  字段 正文
        发现：脚注，或者网址写在别处的链接
        应为：[文字](编号) 这样的链接
        改法：改成直接写编号的链接，脚注并入正文。"
    `);
  });

  test('a bare address', () => {
    expect(reportWithBody('见 https://example.org 。')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:21  字段 正文
        发现：网址
        应为：普通文字、列表、表格和链接
        改法：去掉网址，写名称；不链接外部网站。"
    `);
  });

  test('a footnote', () => {
    expect(reportWithBody('先登记[^1]。\n\n[^1]: 当天。')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:21  字段 正文
        发现：脚注，或者网址写在别处的链接
        应为：[文字](编号) 这样的链接
        改法：改成直接写编号的链接，脚注并入正文。

      rules/confidentiality.mdx:23  字段 正文
        发现：脚注，或者网址写在别处的链接
        应为：[文字](编号) 这样的链接
        改法：改成直接写编号的链接，脚注并入正文。"
    `);
  });
});

describe('fields', () => {
  test('bold and links', () => {
    expect(reportWith(rule, 'text: 材料由专人保管。', "text: '**材料**由[专人](GW-02)保管。'")).toBe('');
  });

  test('stars that are not closed', () => {
    expect(reportWith(rule, 'text: 材料由专人保管。', "text: '**材料由专人保管。'")).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:12  字段 provisions.0.text
        发现：“**材料由专人保管。”里的 **
        应为：字段里只用 **加粗** 和 [文字](编号)，成对写，链接里不再加粗
        改法：补齐成对的标记，去掉其他标记；要用表格或列表的，写到文件正文里。"
    `);
  });

  test('bold inside a link', () => {
    expect(reportWith(rule, 'text: 材料由专人保管。', "text: '由[**专人**](GW-02)保管。'")).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:12  字段 provisions.0.text
        发现：“由[**专人**](GW-02)保管。”里的 ](
        应为：字段里只用 **加粗** 和 [文字](编号)，成对写，链接里不再加粗
        改法：补齐成对的标记，去掉其他标记；要用表格或列表的，写到文件正文里。"
    `);
  });

  test('a link without words', () => {
    expect(reportWith(rule, 'text: 材料由专人保管。', "text: '由[](GW-02)保管。'")).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:12  字段 provisions.0.text
        发现：“由[](GW-02)保管。”里的 ](
        应为：字段里只用 **加粗** 和 [文字](编号)，成对写，链接里不再加粗
        改法：补齐成对的标记，去掉其他标记；要用表格或列表的，写到文件正文里。"
    `);
  });

  test.for(['[', ']', '{', '}'])('a bracket on its own: %s', (bracket) => {
    expect(reportWith(rule, 'text: 材料由专人保管。', `text: '材料${bracket}由专人保管。'`))
      .toBe(`rules/confidentiality.mdx:12  字段 provisions.0.text
  发现：“材料${bracket}由专人保管。”里的 ${bracket}
  应为：字段里只用 **加粗** 和 [文字](编号)，成对写，链接里不再加粗
  改法：补齐成对的标记，去掉其他标记；要用表格或列表的，写到文件正文里。`);
  });

  test('a tag', () => {
    expect(reportWith(rule, 'text: 材料由专人保管。', 'text: 材料由<br>专人保管。')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:12  字段 provisions.0.text
        发现：“材料由<br>专人保管。”里的 <b
        应为：字段里只用 **加粗** 和 [文字](编号)，成对写，链接里不再加粗
        改法：补齐成对的标记，去掉其他标记；要用表格或列表的，写到文件正文里。"
    `);
  });

  test('a heading', () => {
    expect(reportWith(rule, 'text: 材料由专人保管。', "text: '## 材料由专人保管。'")).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:12  字段 provisions.0.text
        发现：“## 材料由专人保管。”里的 ##
        应为：字段里只用 **加粗** 和 [文字](编号)，成对写，链接里不再加粗
        改法：补齐成对的标记，去掉其他标记；要用表格或列表的，写到文件正文里。"
    `);
  });

  test('code', () => {
    expect(reportWith(rule, 'text: 材料由专人保管。', "text: '材料由 `GW-02` 保管。'")).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:12  字段 provisions.0.text
        发现：“材料由 \`GW-02\` 保管。”里的 \`
        应为：字段里只用 **加粗** 和 [文字](编号)，成对写，链接里不再加粗
        改法：补齐成对的标记，去掉其他标记；要用表格或列表的，写到文件正文里。"
    `);
  });
});

describe('what would be lost on the page', () => {
  test('a row with a cell too few, and one with a cell too many', () => {
    expect(reportWithBody('| 谁 | 何时 |\n| --- | --- |\n| 书记 |\n| 书记 | 每季度 | 报告 |')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:23  字段 正文
        发现：一行有 1 格
        应为：和表头一样 2 格
        改法：对照表头补齐这一行；来源没有写的一格写“—”。

      rules/confidentiality.mdx:24  字段 正文
        发现：一行有 3 格
        应为：和表头一样 2 格
        改法：对照表头补齐这一行；来源没有写的一格写“—”。"
    `);
  });

  test('an empty cell', () => {
    expect(reportWithBody('| 谁 | 何时 |\n| --- | --- |\n| | 每季度 |')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:23  字段 正文
        发现：第 1 格是空的
        应为：每格都写
        改法：对照表头补齐这一行；来源没有写的一格写“—”。"
    `);
    expect(reportWithBody('| 谁 | 何时 |\n| --- | --- |\n| — | 每季度 |')).toBe('');
  });

  test('a row that was cut off inside its last cell', () => {
    expect(reportWithBody('| 谁 | 何时 |\n| --- | --- |\n| 书记 | 每季')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:23  字段 正文
        发现：一行表格，末尾没有竖线
        应为：每行以竖线结尾
        改法：对照表头补齐这一行；来源没有写的一格写“—”。"
    `);
  });

  test('a heading of a table that was cut off: it would be no table', () => {
    expect(reportWithBody('| 谁 |\n| --- | --- |\n| 书记 | 每季度 |')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:21  字段 正文
        发现：没有成为表格的竖线
        应为：表头、分隔行和各行的格数一样的表格
        改法：对照表头补齐缺的格；不是表格的，去掉竖线。"
    `);
  });

  test('code and words struck out', () => {
    expect(reportWithBody('```\n先登记\n```')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:21  字段 正文
        发现：代码（反引号，或者缩进四格的段落）
        应为：普通文字、列表、表格和链接
        改法：去掉反引号和行首的空格。"
    `);
    expect(reportWithBody('先~~登记~~后办理。')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:21  字段 正文
        发现：删除线（~~）
        应为：普通文字、列表、表格和链接
        改法：去掉 ~~；作废的话直接删去。"
    `);
  });

  test.for(['~~先登记~~', '先登记&nbsp;后办理', '先登记<!-- 后办理 -->'])('%s in a field', (text) => {
    expect(reportWith(rule, 'lead: 不该说的不说。', `lead: ${text}`)).toContain(
      'rules/confidentiality.mdx:4  字段 lead',
    );
  });
});
