import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadContent } from '../../src/model/content.ts';
import { checkContent, ContentError, loadKnowledgeBase } from '../../src/model/load.ts';
import { formatProblems, show } from '../../src/model/problem.ts';
import { ContentFolder, reportWith } from './content-fixture.ts';

const rule = 'rules/confidentiality.mdx';

describe('folders', () => {
  test('a missing folder is one problem, whichever way it is read', () => {
    const { root } = ContentFolder.empty();
    const problem = `${root}/content
  发现：读不出来：不存在
  应为：可以读取的内容文件夹和文件
  改法：检查路径是否写对、文件是否还在、当前用户有没有读取权限。`;
    expect(formatProblems(checkContent(`${root}/content`).problems)).toBe(problem);
    expect(formatProblems(loadContent(`${root}/content`).problems)).toBe(problem);
    expect(loadContent(`${root}/content`).content).toBeUndefined();
  });

  test('a file instead of a folder', () => {
    const content = ContentFolder.empty();
    content.write('content', '');
    expect(formatProblems(checkContent(content.at('content')).problems)).toBe(`${content.root}/content
  发现：读不出来：不是文件夹
  应为：可以读取的内容文件夹和文件
  改法：检查路径是否写对、文件是否还在、当前用户有没有读取权限。`);
  });

  test('an empty folder lacks every kind of file', () => {
    expect(ContentFolder.empty().report()).toMatchInlineSnapshot(`
      "approvals.yaml
        发现：没有这个文件
        应为：有这个文件
        改法：从版本库取回，或者照说明新建。

      documents/GROUP/group.yaml
        发现：一个文件也没有
        应为：至少一个文件
        改法：从版本库取回，或者照说明新建。

      documents/GROUP/WS-*.yaml
        发现：一个文件也没有
        应为：至少一个文件
        改法：从版本库取回，或者照说明新建。

      duties/*.mdx
        发现：一个文件也没有
        应为：至少一个文件
        改法：从版本库取回，或者照说明新建。

      four-forms.yaml
        发现：没有这个文件
        应为：有这个文件
        改法：从版本库取回，或者照说明新建。

      home.yaml
        发现：没有这个文件
        应为：有这个文件
        改法：从版本库取回，或者照说明新建。

      jurisdiction.yaml
        发现：没有这个文件
        应为：有这个文件
        改法：从版本库取回，或者照说明新建。

      permalinks.yaml
        发现：没有这个文件
        应为：有这个文件
        改法：从版本库取回，或者照说明新建。

      procedures/*.mdx
        发现：一个文件也没有
        应为：至少一个文件
        改法：从版本库取回，或者照说明新建。

      questions/*.yaml
        发现：一个文件也没有
        应为：至少一个文件
        改法：从版本库取回，或者照说明新建。

      regulations/*.yaml
        发现：一个文件也没有
        应为：至少一个文件
        改法：从版本库取回，或者照说明新建。

      roles.yaml
        发现：没有这个文件
        应为：有这个文件
        改法：从版本库取回，或者照说明新建。

      rules/*.mdx
        发现：一个文件也没有
        应为：至少一个文件
        改法：从版本库取回，或者照说明新建。

      sanctions.yaml
        发现：没有这个文件
        应为：有这个文件
        改法：从版本库取回，或者照说明新建。

      site.yaml
        发现：没有这个文件
        应为：有这个文件
        改法：从版本库取回，或者照说明新建。

      terms/*.yaml
        发现：一个文件也没有
        应为：至少一个文件
        改法：从版本库取回，或者照说明新建。

      wording.yaml
        发现：没有这个文件
        应为：有这个文件
        改法：从版本库取回，或者照说明新建。

      work-points/YYYY/*.mdx
        发现：一个文件也没有
        应为：至少一个文件
        改法：从版本库取回，或者照说明新建。

      work-points/YYYY/year.yaml
        发现：一个文件也没有
        应为：至少一个文件
        改法：从版本库取回，或者照说明新建。"
    `);
  });

  test('a folder without the files of one kind', () => {
    const content = ContentFolder.valid();
    content.remove('terms');
    expect(content.report()).toMatchInlineSnapshot(`
      "terms/*.yaml
        发现：一个文件也没有
        应为：至少一个文件
        改法：从版本库取回，或者照说明新建。"
    `);
  });

  test('a file that every site needs is missing', () => {
    const content = ContentFolder.valid();
    content.remove('roles.yaml');
    expect(content.report()).toMatchInlineSnapshot(`
      "roles.yaml
        发现：没有这个文件
        应为：有这个文件
        改法：从版本库取回，或者照说明新建。"
    `);
  });

  test('a folder named like a file', () => {
    const content = ContentFolder.valid();
    mkdirSync(content.at('regulations/x.yaml'));
    expect(content.report()).toMatchInlineSnapshot(`
      "regulations/x.yaml
        发现：文件夹，名字却像文件
        应为：文件夹的名字不带 .yaml 或者 .mdx
        改法：给文件夹改名；里面的文件移到对应的位置。"
    `);
  });

  test('a folder in the place of a file that every site needs', () => {
    const content = ContentFolder.valid();
    content.remove('site.yaml');
    content.write('site.yaml/inner.yaml', 'a: 1');
    expect(content.report()).toMatchInlineSnapshot(`
      "site.yaml
        发现：文件夹，名字却像文件
        应为：文件夹的名字不带 .yaml 或者 .mdx
        改法：给文件夹改名；里面的文件移到对应的位置。"
    `);
  });

  test('hidden files are passed over', () => {
    const content = ContentFolder.valid();
    content.write('.DS_Store', Uint8Array.of(0, 1, 2));
    content.write('rules/.swp', '');
    expect(content.report()).toBe('');
  });
});

describe('kinds of files', () => {
  test('a wrong extension', () => {
    const content = ContentFolder.valid();
    content.write('rules/notes.docx', '');
    content.write('regulations/new.yml', 'code: YJ-03');
    expect(content.report()).toMatchInlineSnapshot(`
      "regulations/new.yml
        发现：不认识的文件类型
        应为：.yaml 或者 .mdx 文件
        改法：改成正确的扩展名，或者把它移出内容文件夹。

      rules/notes.docx
        发现：不认识的文件类型
        应为：.yaml 或者 .mdx 文件
        改法：改成正确的扩展名，或者把它移出内容文件夹。"
    `);
  });

  test('files in the wrong place', () => {
    const content = ContentFolder.valid();
    content.write('rules/保密.mdx', '---\ncode: GZ-02\n---\n');
    content.write('rules/other.yaml', 'code: GZ-03\n');
    content.write('guides/other.mdx', '---\ncode: GZ-04\n---\n');
    content.write('rules/sub/other.mdx', '---\ncode: GZ-05\n---\n');
    const places =
      'site.yaml、home.yaml、roles.yaml、sanctions.yaml、four-forms.yaml、jurisdiction.yaml、approvals.yaml、permalinks.yaml、addresses.yaml、confirmations.yaml、regulations/*.yaml、rules/*.mdx、duties/*.mdx、procedures/*.mdx、work-points/YYYY/year.yaml、work-points/YYYY/*.mdx、documents/GROUP/group.yaml、documents/GROUP/WS-*.yaml、guides/*.yaml、courses/*.yaml、cases/*.yaml、terms/*.yaml、questions/*.yaml、wording.yaml';
    const paths = ['guides/other.mdx', 'rules/other.yaml', 'rules/sub/other.mdx', 'rules/保密.mdx'];
    const problems = paths.map(
      (path) => `${path}
  发现：放错了地方的文件
  应为：下列位置之一：${places}
  改法：移到对应的文件夹；文件名只用小写字母、数字和连字符。`,
    );
    expect(content.report()).toBe(problems.join('\n\n'));
  });

  test('a link to a file', () => {
    const content = ContentFolder.valid();
    symlinkSync(content.at(rule), content.at('rules/linked.mdx'));
    expect(content.report()).toMatchInlineSnapshot(`
      "rules/linked.mdx
        发现：符号链接
        应为：普通文件或文件夹
        改法：把链接换成文件本身；为避免循环，检查不跟随链接。"
    `);
  });

  test('a loop of links', () => {
    const content = ContentFolder.valid();
    symlinkSync(content.root, content.at('rules/loop'));
    symlinkSync(content.at('terms/a.yaml'), content.at('terms/b.yaml'));
    symlinkSync(content.at('terms/b.yaml'), content.at('terms/a.yaml'));
    expect(content.report()).toMatchInlineSnapshot(`
      "rules/loop
        发现：符号链接
        应为：普通文件或文件夹
        改法：把链接换成文件本身；为避免循环，检查不跟随链接。

      terms/a.yaml
        发现：符号链接
        应为：普通文件或文件夹
        改法：把链接换成文件本身；为避免循环，检查不跟随链接。

      terms/b.yaml
        发现：符号链接
        应为：普通文件或文件夹
        改法：把链接换成文件本身；为避免循环，检查不跟随链接。"
    `);
  });

  test('a pipe', () => {
    const content = ContentFolder.valid();
    execFileSync('mkfifo', [content.at('rules/pipe.mdx')]);
    expect(content.report()).toMatchInlineSnapshot(`
      "rules/pipe.mdx
        发现：特殊文件
        应为：普通文件
        改法：把它移出内容文件夹。"
    `);
  });
});

describe('bytes', () => {
  test('GBK', () => {
    const content = ContentFolder.valid();
    // "name: 手册" in GBK.
    content.write('site.yaml', Uint8Array.of(0x6e, 0x61, 0x6d, 0x65, 0x3a, 0x20, 0xca, 0xd6, 0xb2, 0xe1));
    expect(content.report()).toMatchInlineSnapshot(`
      "site.yaml
        发现：不是 UTF-8 编码（可能是 GBK）
        应为：UTF-8 编码
        改法：用编辑器打开，另存为 UTF-8 编码。"
    `);
  });

  test.for(['little', 'big'])('UTF-16, %s end first', (order) => {
    const content = ContentFolder.valid();
    const bytes = Buffer.from(`\ufeff${content.read('site.yaml')}`, 'utf16le');
    content.write('site.yaml', order === 'little' ? bytes : bytes.swap16());
    expect(content.report()).toBe(`site.yaml
  发现：UTF-16 编码
  应为：UTF-8 编码
  改法：用编辑器打开，另存为 UTF-8 编码。`);
  });

  test.for(['little', 'big'])('UTF-16 without a mark, %s end first', (order) => {
    const content = ContentFolder.valid();
    const bytes = Buffer.from(content.read('site.yaml'), 'utf16le');
    content.write('site.yaml', order === 'little' ? bytes : bytes.swap16());
    expect(content.report()).toContain('site.yaml\n  发现：UTF-16 编码\n');
  });

  test('one character damaged in the middle of a file', () => {
    const content = ContentFolder.valid();
    const bytes = Buffer.from(content.read('site.yaml'));
    bytes[bytes.indexOf('话') + 1] = 0xff;
    content.write('site.yaml', bytes);
    expect(content.report()).toMatchInlineSnapshot(`
      "site.yaml:2
        发现：有损坏的字，在“agline: 一句”后面
        应为：UTF-8 编码
        改法：文件可能没有存完或者传坏了：从版本库里取回这个文件的上一版。"
    `);
  });

  test('bytes that are no text in any encoding', () => {
    const content = ContentFolder.valid();
    content.write('site.yaml', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff, 0xff, 0xfe, 0x0d));
    expect(content.report()).toMatchInlineSnapshot(`
      "site.yaml
        发现：不是 UTF-8 编码，也不是 GBK（可能不是文字，或者已经损坏）
        应为：UTF-8 编码
        改法：从版本库里取回这个文件的上一版；是 Big5 等编码的文字，另存为 UTF-8 编码。"
    `);
  });

  test('cut off in the middle of a line', () => {
    const content = ContentFolder.valid();
    content.write(rule, content.read(rule).replace(/（?CX-01\.1\)。\n$/, ''));
    expect(content.report()).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:19
        发现：最后是“泄密要追责，见[登记](”，后面没有换行
        应为：最后一行写完，再换行
        改法：文件可能没有存完：对照版本库里的上一版，补全后面的内容；内容完整的，在末尾加一个换行。"
    `);
  });

  test('a file that changes is read anew', () => {
    const content = ContentFolder.valid();
    expect(content.report()).toBe('');
    content.replace('site.yaml', 'name: 试验手册', 'name: ""');
    expect(content.report()).toContain('site.yaml:1  字段 name');
    content.replace('site.yaml', 'name: ""', 'name: 试验手册');
    expect(content.report()).toBe('');
  });

  test('UTF-8 with a byte order mark and Windows line ends', () => {
    const content = ContentFolder.valid();
    for (const path of ['site.yaml', rule]) {
      content.write(path, `\ufeff${content.read(path).replaceAll('\n', '\r\n')}`);
    }
    expect(content.report()).toBe('');
    content.write(rule, content.read(rule).replace('见[登记](CX-01.1)', '见[登记](CX-01.9)'));
    expect(content.report()).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:19  字段 正文
        发现：CX-01.9
        应为：站内已有的编号
        改法：链接只写编号，如 [函询](CX-03)；不链接外部网站。"
    `);
  });

  test('a NUL', () => {
    expect(reportWith('site.yaml', 'footer: 页脚', 'footer: 页\0脚')).toMatchInlineSnapshot(`
      "site.yaml:5
        发现：空字符（文件可能是二进制，或者已经损坏）
        应为：纯文本
        改法：从版本库里取回这个文件的上一版。"
    `);
  });

  test('a file of 10 MB', () => {
    const content = ContentFolder.valid();
    content.write('rules/huge.mdx', new Uint8Array(10 * 1024 * 1024).fill(0x20));
    expect(content.report()).toMatchInlineSnapshot(`
      "rules/huge.mdx
        发现：10.0 MB 的文件
        应为：不超过 1 MB
        改法：内容文件只放文字；拆成几个条目，或者检查是不是放错了文件。"
    `);
  });
});

describe('YAML', () => {
  test('a quote that is not closed', () => {
    expect(reportWith('site.yaml', 'name: 试验手册', 'name: "试验手册')).toMatchInlineSnapshot(`
      "site.yaml:1
        发现：少了冒号、引号或者括号
        应为：正确的 YAML
        改法：检查这一行和它前面的缩进、引号和冒号；句子里有“: ”“ #”，或者花括号里的句子有 [ ]，整句用引号括起来。"
    `);
  });

  test('two colons on a line', () => {
    expect(reportWith('site.yaml', 'tagline: 一句话', 'tagline: 口号: 一句话')).toMatchInlineSnapshot(`
      "site.yaml:2
        发现：同一行里有两个冒号，或者下一行多缩进了
        应为：正确的 YAML
        改法：检查这一行和它前面的缩进、引号和冒号；句子里有“: ”“ #”，或者花括号里的句子有 [ ]，整句用引号括起来。"
    `);
  });

  test('a tab', () => {
    expect(reportWith('home.yaml', '  - { text: 几天办完', '\t- { text: 几天办完')).toMatchInlineSnapshot(`
      "home.yaml:5
        发现：用了制表符缩进
        应为：正确的 YAML
        改法：检查这一行和它前面的缩进、引号和冒号；句子里有“: ”“ #”，或者花括号里的句子有 [ ]，整句用引号括起来。"
    `);
  });

  test('a wrong indent', () => {
    expect(reportWith('site.yaml', 'tagline:', '  tagline:')).toMatchInlineSnapshot(`
      "site.yaml:1
        发现：同一行里有两个冒号，或者下一行多缩进了
        应为：正确的 YAML
        改法：检查这一行和它前面的缩进、引号和冒号；句子里有“: ”“ #”，或者花括号里的句子有 [ ]，整句用引号括起来。"
    `);
  });

  test('a link in braces', () => {
    expect(reportWith('procedures/petition-handling.mdx', '{ text: 写明来源。 }', '{ text: 见[保密](GZ-01)。 }'))
      .toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:23
        发现：这里不该有的符号
        应为：正确的 YAML
        改法：检查这一行和它前面的缩进、引号和冒号；句子里有“: ”“ #”，或者花括号里的句子有 [ ]，整句用引号括起来。"
    `);
  });

  test('a list that is not closed', () => {
    expect(reportWith('documents/petition/WS-01.yaml', '[来源]', '[来源')).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:8
        发现：缩进不对，或者前面少了 ] 或 }
        应为：正确的 YAML
        改法：检查这一行和它前面的缩进、引号和冒号；句子里有“: ”“ #”，或者花括号里的句子有 [ ]，整句用引号括起来。"
    `);
  });

  test('text that begins with a reserved sign', () => {
    expect(reportWith('site.yaml', 'name: 试验手册', 'name: @试验手册')).toMatchInlineSnapshot(`
      "site.yaml:1
        发现：文字以 @、%、\` 这样的符号开头
        应为：正确的 YAML
        改法：检查这一行和它前面的缩进、引号和冒号；句子里有“: ”“ #”，或者花括号里的句子有 [ ]，整句用引号括起来。"
    `);
  });

  test('two documents in a file', () => {
    expect(reportWith('site.yaml', 'footer:', '---\nfooter:')).toMatchInlineSnapshot(`
      "site.yaml:5
        发现：一个文件里有两份 YAML（多了一行 ---）
        应为：正确的 YAML
        改法：检查这一行和它前面的缩进、引号和冒号；句子里有“: ”“ #”，或者花括号里的句子有 [ ]，整句用引号括起来。"
    `);
  });

  test('fields written twice are all reported', () => {
    expect(reportWith('site.yaml', 'footer: 页脚', 'footer: 页脚\nname: 又一个\nfooter: 又一个'))
      .toMatchInlineSnapshot(`
      "site.yaml:6
        发现：字段 name 写了两次
        应为：每个字段写一次
        改法：只留一个；内容不同的，合到一起。

      site.yaml:7
        发现：字段 footer 写了两次
        应为：每个字段写一次
        改法：只留一个；内容不同的，合到一起。"
    `);
  });

  test('text that begins with stars', () => {
    expect(reportWith(rule, 'text: 材料由专人保管。', 'text: **材料**由专人保管。')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:12
        发现：**材料**由专人保管。
        应为：不以 * 开头的文字
        改法：文字以 * 开头的，如 **加粗**，整句用引号括起来；不使用 YAML 的引用。"
    `);
  });

  test('an anchor and its alias', () => {
    const content = ContentFolder.valid();
    content.replace('jurisdiction.yaml', 'committee: 本级办理', 'committee: &own 本级办理');
    content.replace('jurisdiction.yaml', 'others: 无', 'others: *own');
    expect(content.report()).toMatchInlineSnapshot(`
      "jurisdiction.yaml:7
        发现：&own 本级办理
        应为：不以 & 开头的文字
        改法：文字以 & 开头的，整句用引号括起来；不使用 YAML 的引用。

      jurisdiction.yaml:8
        发现：*own
        应为：不以 * 开头的文字
        改法：文字以 * 开头的，如 **加粗**，整句用引号括起来；不使用 YAML 的引用。"
    `);
  });

  test('an alias bomb', () => {
    const content = ContentFolder.valid();
    const levels = 'bcdefghij'.split('').map((name, index) => {
      const before = 'abcdefghi'.charAt(index);
      return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`;
    });
    content.write('site.yaml', `a: &a [哈]\n${levels.join('\n')}\n`);
    const report = content.report();
    expect(report.split('\n').slice(0, 4).join('\n')).toMatchInlineSnapshot(`
      "site.yaml:1
        发现：&a [哈]
        应为：不以 & 开头的文字
        改法：文字以 & 开头的，整句用引号括起来；不使用 YAML 的引用。"
    `);
    expect(report.split('\n\n')).toHaveLength(10);
  });

  test('lists nested a hundred thousand times', () => {
    const content = ContentFolder.valid();
    content.write('site.yaml', `name: ${'['.repeat(100_000)}`);
    expect(content.report()).toMatchInlineSnapshot(`
      "site.yaml:1
        发现：括号或者列表套得太深
        应为：正确的 YAML
        改法：检查这一行和它前面的缩进、引号和冒号；句子里有“: ”“ #”，或者花括号里的句子有 [ ]，整句用引号括起来。"
    `);
  });

  test('a field that every object of the language has', () => {
    expect(reportWith('site.yaml', 'footer:', '__proto__: { name: 别的 }\nconstructor: 别的\nfooter:'))
      .toMatchInlineSnapshot(`
      "site.yaml:5  字段 __proto__
        发现：不认识的字段 __proto__
        应为：只用说明里列出的字段
        改法：多半是拼写错误；对照同类文件改正，或者删去。

      site.yaml:6  字段 constructor
        发现：不认识的字段 constructor
        应为：只用说明里列出的字段
        改法：多半是拼写错误；对照同类文件改正，或者删去。"
    `);
  });
});

describe('characters', () => {
  test.for([
    { name: 'a space of no width', character: '\u200b', code: 'U+200B' },
    { name: 'a mark that turns the direction', character: '\u202e', code: 'U+202E' },
    { name: 'a control character', character: '\u0007', code: 'U+0007' },
    { name: 'a blank of braille', character: '\u2800', code: 'U+2800' },
    { name: 'a space that does not break', character: '\u00a0', code: 'U+00A0' },
    { name: 'a mark without its letter', character: '\u0301', code: 'U+0301' },
    { name: 'a choice of form', character: '\ufe0f', code: 'U+FE0F' },
    { name: 'a character for private use', character: '\ue000', code: 'U+E000' },
    { name: 'a filler that counts as a letter', character: '\u3164', code: 'U+3164' },
  ])('$name', ({ character, code }) => {
    expect(reportWith('site.yaml', 'description: 试验用的内容', `description: 试验用${character}的内容`))
      .toBe(`site.yaml:3
  发现：看不见的字符 ${code}，在“ption: 试验用”后面
  应为：只有看得见的文字
  改法：多半是粘贴带进来的：删去前后几个字，重新打一遍。`);
  });

  test('at the beginning of a line of the body', () => {
    expect(reportWith(rule, '泄密要追责', '\u200b泄密要追责')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:19
        发现：看不见的字符 U+200B，在行首
        应为：只有看得见的文字
        改法：多半是粘贴带进来的：删去前后几个字，重新打一遍。"
    `);
  });

  test('Chinese that was read as another encoding and saved', () => {
    const content = ContentFolder.valid();
    content.write('site.yaml', Buffer.from(content.read('site.yaml')).toString('latin1'));
    expect(content.report()).toMatchInlineSnapshot(`
      "site.yaml:1
        发现：乱码 U+0095，在“name: è¯”后面
        应为：可以读的文字
        改法：转换编码时损坏了：从版本库里取回这个文件的上一版。"
    `);
  });

  test('written as an escape in quotes', () => {
    expect(reportWith('site.yaml', 'description: 试验用的内容', 'description: "试验用\\u200b的内容\\0"'))
      .toMatchInlineSnapshot(`
      "site.yaml:3
        发现：看不见的字符 U+200B，在“试验用”后面
        应为：只有看得见的文字
        改法：多半是粘贴带进来的：删去前后几个字，重新打一遍。"
    `);
  });

  test('Chinese in GBK that was read as Latin-1 and saved', () => {
    expect(reportWith('site.yaml', 'footer: 页脚', 'footer: Ò³½Å')).toBe(`site.yaml:5
  发现：乱码“Ò³½Å”，在“footer:”后面
  应为：可以读的文字
  改法：转换编码时损坏了：从版本库里取回这个文件的上一版。`);
  });

  test('characters that could not be read and were replaced', () => {
    expect(reportWith('site.yaml', 'footer: 页脚', 'footer: 页\ufffd')).toMatchInlineSnapshot(`
      "site.yaml:5
        发现：乱码 U+FFFD，在“footer: 页”后面
        应为：可以读的文字
        改法：转换编码时损坏了：从版本库里取回这个文件的上一版。"
    `);
  });

  test('the mark at the beginning that some editors write is no problem', () => {
    const content = ContentFolder.valid();
    content.write('site.yaml', `\ufeff${content.read('site.yaml')}`);
    expect(content.report()).toBe('');
  });
});

describe('front matter', () => {
  test('none', () => {
    const content = ContentFolder.valid();
    content.write(rule, '# 保密\n\n不该说的不说。\n');
    expect(content.report()).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:1
        发现：没有完整的文件头
        应为：文件以一行 --- 开头，写完字段后再用一行 --- 结束
        改法：照同一文件夹里的其他文件补上文件头。"
    `);
  });

  test('not closed', () => {
    const content = ContentFolder.valid();
    content.write(rule, '---\ncode: GZ-01\ntitle: 保密\n');
    expect(content.report()).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:1
        发现：没有完整的文件头
        应为：文件以一行 --- 开头，写完字段后再用一行 --- 结束
        改法：照同一文件夹里的其他文件补上文件头。"
    `);
  });

  test('an empty file', () => {
    const content = ContentFolder.valid();
    content.write(rule, '');
    expect(content.report()).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:1
        发现：没有完整的文件头
        应为：文件以一行 --- 开头，写完字段后再用一行 --- 结束
        改法：照同一文件夹里的其他文件补上文件头。"
    `);
  });

  test('closed at the very end of the file', () => {
    const content = ContentFolder.valid();
    content.write('duties/supervision.mdx', content.read('duties/supervision.mdx').trimEnd());
    expect(content.report()).toBe('');
  });

  test('broken YAML is reported on the line of the file', () => {
    expect(reportWith(rule, 'topic: self-supervision', 'topic: "self-supervision" !')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:5
        发现：这里不该有的符号
        应为：正确的 YAML
        改法：检查这一行和它前面的缩进、引号和冒号；句子里有“: ”“ #”，或者花括号里的句子有 [ ]，整句用引号括起来。"
    `);
  });
});

describe('many problems', () => {
  test('problems of several files are reported at once, by file and line', () => {
    const content = ContentFolder.valid();
    content.replace('site.yaml', 'footer: 页脚', "footer: ''");
    content.replace('site.yaml', '2026-01-01', '今天');
    content.replace(rule, 'topic: self-supervision', 'topic: other');
    content.replace('procedures/petition-handling.mdx', "to: '2'", "to: '9'");
    content.replace('terms/handling.yaml', 'aliases: [线索]', 'aliases: [问题线索]');
    content.write('duties/broken.mdx', '没有文件头');
    expect(content.report()).toMatchInlineSnapshot(`
      "duties/broken.mdx:1
        发现：没有完整的文件头
        应为：文件以一行 --- 开头，写完字段后再用一行 --- 结束
        改法：照同一文件夹里的其他文件补上文件头。

      procedures/petition-handling.mdx:30  字段 steps.0.next.0.to
        发现：9
        应为：本程序的步骤 id，或者另一个程序的编号（CX-…）
        改法：改成已有的步骤，本程序的步骤只写 id；到此结束的，写 end。

      procedures/petition-handling.mdx:32  字段 steps.1.id
        发现：从第一步走不到第 2 步
        应为：每一步都走得到
        改法：在前面某一步的 next 里写上它，或者去掉这一步。

      rules/confidentiality.mdx:5  字段 topic
        发现：other
        应为：其中之一：position、people、decision、mechanism、training、self-supervision、facts
        改法：从列出的写法里选一个，照抄。

      site.yaml:4  字段 asOf
        发现：今天
        应为：真实存在的日期，如 2022-03-01
        改法：按“年-月-日”写，月和日各两位。

      site.yaml:5  字段 footer
        发现：空白
        应为：不能是空白
        改法：写上内容，或者去掉这个字段。

      terms/handling.yaml:8  字段 terms.0.aliases.0
        发现：“问题线索”已经是 SY-001 的名称或别名
        应为：一个名称只归一个术语
        改法：去掉重复的写法。"
    `);
  });

  test('problems of one file do not hide the checks of the others', () => {
    const content = ContentFolder.valid();
    content.replace('home.yaml', 'lead: 都在这里查。\n', '');
    content.replace(rule, 'topic: self-supervision', 'topic: other');
    expect(content.report()).toMatchInlineSnapshot(`
      "home.yaml:1  字段 lead
        发现：没有写
        应为：一段文字
        改法：补上这个字段。

      rules/confidentiality.mdx:5  字段 topic
        发现：other
        应为：其中之一：position、people、decision、mechanism、training、self-supervision、facts
        改法：从列出的写法里选一个，照抄。"
    `);
  });

  test('while a file is wrong, references to what it holds are not reported', () => {
    const content = ContentFolder.valid();
    content.replace(rule, 'topic: self-supervision', 'topic: other');
    content.replace('procedures/petition-handling.mdx', "to: '2'", "to: '9'");
    expect(content.report()).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:30  字段 steps.0.next.0.to
        发现：9
        应为：本程序的步骤 id，或者另一个程序的编号（CX-…）
        改法：改成已有的步骤，本程序的步骤只写 id；到此结束的，写 end。

      procedures/petition-handling.mdx:32  字段 steps.1.id
        发现：从第一步走不到第 2 步
        应为：每一步都走得到
        改法：在前面某一步的 next 里写上它，或者去掉这一步。

      rules/confidentiality.mdx:5  字段 topic
        发现：other
        应为：其中之一：position、people、decision、mechanism、training、self-supervision、facts
        改法：从列出的写法里选一个，照抄。"
    `);
  });
});

describe('the resolved content', () => {
  test('is refused with all problems in the message', () => {
    const content = ContentFolder.valid();
    content.replace('site.yaml', 'footer:', 'motto: 为民\nslogan: 为民\nfooter:');
    expect(() => loadKnowledgeBase(content.root)).toThrow(ContentError);
    expect(() => loadKnowledgeBase(content.root)).toThrow(`内容检查没有通过，共 2 处：

site.yaml:5  字段 motto
  发现：不认识的字段 motto
  应为：只用说明里列出的字段
  改法：多半是拼写错误；对照同类文件改正，或者删去。

site.yaml:6  字段 slogan`);
  });
});

describe('the order of problems', () => {
  test('by file, then by line, those without a line first', () => {
    const words = { found: '甲', expected: '乙', mend: '丙' };
    const places = [
      { file: 'b.yaml', line: 2 },
      { file: 'a/b.yaml', line: 10 },
      { file: 'a/b.yaml', line: 9, field: 'title' },
      { file: 'b.yaml' },
    ];
    const text = formatProblems(places.map((place) => ({ ...place, ...words })));
    expect(text.split('\n').filter((line) => !line.startsWith(' '))).toEqual([
      'a/b.yaml:9  字段 title',
      '',
      'a/b.yaml:10',
      '',
      'b.yaml',
      '',
      'b.yaml:2',
    ]);
  });
});

describe('values in problems', () => {
  test.for([
    { value: undefined, words: '没有写' },
    { value: null, words: '空值' },
    { value: '', words: '空白' },
    { value: ' \n ', words: '空白' },
    { value: [], words: '空列表' },
    { value: 0, words: '0' },
    { value: false, words: 'false' },
    { value: '一行\n两行', words: '一行 两行' },
    { value: { a: [1, '二'] }, words: '{"a":[1,"二"]}' },
    { value: '字'.repeat(80), words: '字'.repeat(80) },
    { value: '字'.repeat(81), words: `${'字'.repeat(80)}…` },
  ])('$value', ({ value, words }) => {
    expect(show(value)).toBe(words);
  });
});
