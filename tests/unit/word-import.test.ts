import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { openWorkshop } from '../../src/editing/workshop.ts';
import { loadContent } from '../../src/model/content.ts';
import { type Draft, type ImportOptions } from '../../src/word-import/draft.ts';
import { importWord } from '../../src/word-import/import-word.ts';
import { findingLine } from '../../src/word-import/report.ts';
import { ContentFolder } from './content-fixture.ts';
import * as word from './word-fixture.ts';

/** What a Word file becomes, as a rule unless told otherwise. */
async function draftOf(bytes: Uint8Array, options: Partial<ImportOptions> = {}): Promise<Draft> {
  const loaded = loadContent(ContentFolder.valid().root);
  if (!loaded.content) throw new Error('the smallest content is broken');
  const workshop = openWorkshop(loaded, loaded.content, new Date('2025-12-01T00:00:00Z'));
  const all = { kind: 'rule', file: '值班.docx', slug: undefined, basis: undefined, ...options } as const;
  return importWord(bytes, all, workshop);
}

/** The fields of a draft. */
function fieldsOf({ text, name }: Draft): unknown {
  return parse(name.endsWith('.mdx') ? (text.split('---\n')[1] ?? '') : text);
}

/** Its text under the front matter. */
function bodyOf({ text }: Draft): string {
  return text.split('---\n').slice(2).join('---\n').trim();
}

function findingsOf({ findings }: Draft): string[] {
  return findings.map(findingLine);
}

/** The file with something else in its main part. */
function withMain(bytes: Uint8Array, change: (xml: string) => string): Uint8Array {
  const files = unzipSync(bytes);
  const path = 'word/document.xml';
  return zipSync({ ...files, [path]: strToU8(change(strFromU8(files[path] ?? new Uint8Array()))) });
}

describe('a text with articles', () => {
  const articles = [
    word.title('机关值班办法'),
    word.words('为做好值班，制定本办法。'),
    word.heading(1, '第一章　总则'),
    word.words('第一条　机关纪委每天有人值班，节假日也一样。'),
    word.words('值班人员写值班记录。'),
    word.words('第二条 交接'),
    word.words('交接要签字。'),
    word.words('（一）当面交接；'),
    word.words('第二十一条之一 本办法由机关纪委解释。'),
  ];

  test('becomes a rule: a provision for each, its own words, nothing made up', async () => {
    const draft = await draftOf(await word.wordFileOf(articles));
    expect(draft.name).toBe('gz-02.mdx');
    expect(fieldsOf(draft)).toEqual({
      code: 'GZ-02',
      title: '机关值班办法',
      lead: '从 Word 文件导入的草稿，还没有核对。',
      topic: 'position',
      reviewedOn: '2025-12-01',
      history: [{ date: '2025-12-01', change: '建立条目' }],
      provisions: [
        {
          id: '1',
          title: '机关纪委每天有人值班',
          text: '机关纪委每天有人值班，节假日也一样。',
          points: [{ text: '值班人员写值班记录。' }],
        },
        { id: '2', title: '交接', text: '交接要签字。', points: [{ text: '（一）当面交接；' }] },
        { id: '21-1', title: '本办法由机关纪委解释', text: '本办法由机关纪委解释。' },
      ],
    });
    expect(bodyOf(draft)).toBe('为做好值班，制定本办法。');
    expect(findingsOf(draft)).toEqual(['“第一章　总则”：章、节的标题，没有放进来，各条照原来的顺序排']);
  });

  test('cites what it is the text of, as not checked', async () => {
    const { provisions } = parse(
      JSON.stringify(fieldsOf(await draftOf(await word.wordFileOf(articles), { basis: 'YJ-01' }))),
    );
    expect(provisions[0].source).toEqual({
      origin: 'regulation',
      checked: 'unverified',
      basis: ['YJ-01'],
      caveat: '从 Word 文件导入，还没有核对',
    });
  });

  test('becomes a regulation that nobody has read; what has no place there stands in the report', async () => {
    const draft = await draftOf(await word.wordFileOf([...articles, word.grid([['谁'], ['甲']])]), {
      kind: 'regulation',
      slug: 'on-call',
    });
    expect(draft.name).toBe('on-call.yaml');
    expect(fieldsOf(draft)).toMatchObject({
      code: 'YJ-03',
      series: 'on-call',
      read: 'none',
      public: false,
      articles: [
        { id: '1', text: '机关纪委每天有人值班，节假日也一样。值班人员写值班记录。', checked: 'unverified' },
        { id: '2' },
        { id: '21-1' },
      ],
    });
    expect(draft.leftOver).toBe('为做好值班，制定本办法。\n\n| 谁 |\n| - |\n| 甲 |\n');
    expect(findingsOf(draft)).toContain('表格和条文以外的文字，这类条目没有放它们的地方，写在导入报告的末尾');
  });

  test('that Word numbers by itself has its numbers all the same', async () => {
    const file = await word.wordFileOf([
      word.title('办法'),
      ...Array.from({ length: 12 }, (_, index) => word.numbered('articles', `内容${index + 1}。`)),
    ]);
    const { provisions } = parse(JSON.stringify(fieldsOf(await draftOf(file))));
    expect(provisions.map(({ id, text }: { id: string; text: string }) => `${id} ${text}`)).toEqual(
      Array.from({ length: 12 }, (_, index) => `${index + 1} 内容${index + 1}。`),
    );
  });

  test('of which one is missing, and one is there twice', async () => {
    const file = await word.wordFileOf(['第一条 甲。', '第三条 乙。', '第三条 丙。'].map(word.words));
    expect(findingsOf(await draftOf(file))).toEqual([
      '“第三条 乙。”：条号不连续，前面应是第 2 条',
      '“第三条 丙。”：条号不连续，前面应是第 4 条',
      '“丙”：重复的编号，第 3 条（项）不止一个，这一个写成 3-2',
      '标题，没有认出来，先用了文件名，对照原文改',
    ]);
  });
});

describe('a text without articles', () => {
  const partsOf = async (...text: Parameters<typeof word.wordFileOf>[0]): Promise<unknown> => {
    const { provisions } = parse(JSON.stringify(fieldsOf(await draftOf(await word.wordFileOf(text)))));
    return provisions;
  };

  test('is parted by its headings; what stands above others is told', async () => {
    const file = await word.wordFileOf([
      word.words('值班须知'),
      word.heading(1, '一、白天'),
      word.heading(2, '（一）谁值班'),
      word.words('专职干部值班。'),
      word.words('兼职干部替班。'),
      word.heading(2, '（二）做什么'),
      word.words('接电话。'),
    ]);
    const draft = await draftOf(file);
    expect(fieldsOf(draft)).toMatchObject({
      title: '值班须知',
      provisions: [
        { id: '1', title: '谁值班', text: '专职干部值班。', points: [{ text: '兼职干部替班。' }] },
        { id: '2', title: '做什么', text: '接电话。' },
      ],
    });
    expect(findingsOf(draft)).toEqual(['“一、白天”：上一级标题，没有放进来，下面各项照原来的顺序排']);
  });

  test('is parted by its numbers, typed or made by Word', async () => {
    const expected = [
      { id: '1', title: '白天值班', text: '专职干部值班。' },
      { id: '2', title: '夜里值班的人', text: '夜里值班的人，由书记安排。' },
    ];
    const last = '夜里值班的人，由书记安排。';
    expect(await partsOf(word.words('一、白天值班'), word.words('专职干部值班。'), word.words(`二、${last}`))).toEqual(
      expected,
    );
    expect(
      await partsOf(word.numbered('counted', '白天值班'), word.words('专职干部值班。'), word.numbered('counted', last)),
    ).toEqual(expected);
  });

  test('without any parts is kept whole, and told', async () => {
    const draft = await draftOf(
      await word.wordFileOf([
        word.title('说明'),
        word.words('甲。'),
        word.numbered('bullets', '乙'),
        word.numbered('bullets', '丙'),
      ]),
    );
    expect(fieldsOf(draft)).toMatchObject({ provisions: [] });
    expect(bodyOf(draft)).toBe('甲。\n\n- 乙\n- 丙');
    expect(findingsOf(draft)).toEqual(['条、标题，没有认出“第一条”“一、”或者标题样式，文字都放在一起，要自己分']);
  });
});

describe('tables', () => {
  test('become tables of the text, with nothing left empty', async () => {
    const draft = await draftOf(
      await word.wordFileOf([
        word.words('第一条 甲。'),
        word.grid([
          ['时间', '谁'],
          ['白天|夜里', ''],
        ]),
      ]),
    );
    expect(bodyOf(draft)).toBe('| 时间 | 谁 |\n| - | - |\n| 白天\\|夜里 | — |');
    expect(findingsOf(draft)).toContain('空格子，表格里有 1 格是空的，先写了“—”');
  });

  test('with merged cells are taken apart, and told', async () => {
    const draft = await draftOf(await word.wordFileOf([word.words('第一条 甲。'), word.merged()]));
    expect(bodyOf(draft)).toBe('| 合在一起 | 合在一起 |\n| - | - |\n| 上下一格 | 甲 |\n| 上下一格 | 乙 |');
    expect(findingsOf(draft)).toContain(
      '第 2 段“合在一起上下一格甲乙”：合并的单元格，拆开了，合并的内容在每一格里都写上，对照原文改',
    );
  });
});

describe('what cannot be placed is told with its paragraph', () => {
  const cases = [
    [word.pictured('看图'), '看图', '图片，没有导入'],
    [word.footnoted('有注'), '有注', '脚注，没有导入：“脚注里的话”'],
    [word.commented('有批注'), '有批注', '批注，没有导入：“批注里的话”'],
    [word.linked('网站', 'https://example.org/a'), '网站', '链接，只留下文字，去掉了网址 https://example.org/a'],
    [
      word.numbered('strange', '编号'),
      '编号',
      '认不出的编号，Word 自动编的号（koreanCounting），没有写进来，对照原文补上',
    ],
  ] as const;

  test.for(cases)('%#: $2', async ([paragraph, near, what]) => {
    const draft = await draftOf(await word.wordFileOf([word.words('第一条 甲。'), paragraph]));
    expect(findingsOf(draft)).toContain(`第 2 段“${near}”：${what}`);
    expect(fieldsOf(draft)).toMatchObject({ provisions: [{ text: '甲。', points: [{ text: near }] }] });
    expect(draft.text).not.toContain('example.org');
  });

  test('tracked changes: what was deleted is gone, what was inserted stays, both are told', async () => {
    const draft = await draftOf(await word.wordFileOf([word.changed('第一条 ', '三日', '五日', '内报告。')]));
    expect(fieldsOf(draft)).toMatchObject({ provisions: [{ text: '五日内报告。' }] });
    expect(findingsOf(draft).slice(0, 2)).toEqual([
      '第 1 段“第一条 五日内报告。”：修订：删除，“三日”，照已经删去，没有写进来',
      '第 1 段“第一条 五日内报告。”：修订：插入，“五日”，照已经接受写进来',
    ]);
  });

  test('headers, formulas, text boxes, and what nobody knows', async () => {
    const file = await word.wordFileOf([word.words('第一条 甲。'), word.words('记号')], { header: '内部' });
    const box =
      '<w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent><w:p><w:r><w:t>框里的话</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict>';
    const formula =
      '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>a+b</m:t></m:r></m:oMath>';
    const draft = await draftOf(
      withMain(file, (xml) =>
        xml.replace('记号</w:t></w:r>', `记号</w:t></w:r>${formula}<w:r>${box}</w:r><w:strange/>`),
      ),
    );
    expect(findingsOf(draft)).toEqual(
      expect.arrayContaining([
        '第 2 段“记号”：公式，没有导入“a+b”',
        '第 2 段“记号”：文本框，没有放进正文：“框里的话”',
        '页眉、页脚，没有导入',
        '不认识的内容，w:strange，没有导入',
      ]),
    );
  });

  test('characters that nobody sees', async () => {
    const draft = await draftOf(await word.wordFileOf([word.words('第一条 甲\u200b乙\u00a0丙。')]));
    expect(fieldsOf(draft)).toMatchObject({ provisions: [{ text: '甲乙 丙。' }] });
    expect(findingsOf(draft)).toContain('看不见的字符，去掉了 1 个，多半是粘贴带来的');
  });
});

describe('files that are refused', () => {
  const refusal = async (bytes: Uint8Array): Promise<string> => {
    try {
      await draftOf(bytes);
      return 'imported';
    } catch (error) {
      return error instanceof Error ? `${error.name}：${error.message}` : String(error);
    }
  };
  /** An old container as Office writes it around an encrypted package: its magic number, and a name in its directory. */
  const container = (name: string): Uint8Array =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(504),
      Buffer.from(name, 'utf16le'),
      Buffer.alloc(512),
    ]);

  test.for([
    ['an empty file', new Uint8Array(), '文件是空的'],
    ['text', strToU8('第一条 甲。'), '这不是 .docx 文件，只是名字像'],
    ['a PDF', strToU8('%PDF-1.7\n'), '这是 PDF'],
    ['RTF', strToU8('{\\rtf1 甲}'), '这是 RTF 文件'],
    ['an old .doc', container('WordDocument'), '这是旧的 .doc 文件'],
    ['a file with a password', container('EncryptedPackage'), '文件加了密码'],
    ['another archive', zipSync({ 'a.txt': strToU8('甲') }), '这不是 Word 文件：压缩包里没有 word/document.xml'],
    ['a workbook', zipSync({ 'xl/workbook.xml': strToU8('<a/>') }), '这是表格或者演示文稿'],
    ['no XML', zipSync({ 'word/document.xml': strToU8('第一条') }), '文件损坏了'],
    ['XML that is not closed', zipSync({ 'word/document.xml': strToU8('<w:document><w:body>') }), '文件损坏了'],
    ['other XML', zipSync({ 'word/document.xml': strToU8('<html><body/></html>') }), '写法不常见，读不出正文'],
    ['a text in GBK', zipSync({ 'word/document.xml': Uint8Array.of(0x3c, 0x61, 0x3e, 0xb5, 0xda) }), '文件损坏了'],
  ] as const)('%s', async ([, bytes, why]) => {
    expect(await refusal(bytes)).toMatch(new RegExp(`^NotImportable：.*${why.replaceAll('.', '\\.')}`));
  });

  test('half a file', async () => {
    const whole = await word.wordFileOf([word.words('第一条 甲。')]);
    expect(await refusal(whole.slice(0, whole.length / 2))).toContain('文件损坏了');
  });

  test('a file in which bytes were changed', async () => {
    const whole = await word.wordFileOf([word.words('第一条 甲。')]);
    const at = Buffer.from(whole).indexOf('word/document.xml') + 40;
    const broken = whole.slice();
    broken.fill(0xff, at, at + 200);
    expect(await refusal(broken)).toContain('文件损坏了');
  });

  test('a bomb: a small archive that unpacks to much', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(64 * 1024 * 1024) }, { level: 9 });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await refusal(bomb)).toContain('不像正常的文件，没有打开');
  });

  test('a bomb that lies about its size', async () => {
    const bomb = Buffer.from(zipSync({ 'word/document.xml': new Uint8Array(64 * 1024 * 1024) }, { level: 9 }));
    // Where the directory of the archive tells the unpacked size of its first file.
    bomb.writeUInt32LE(1000, bomb.indexOf(Buffer.from('504b0102', 'hex')) + 24);
    const before = process.memoryUsage().arrayBuffers;
    expect(await refusal(bomb)).toContain('文件损坏了');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 1024 * 1024);
  });

  test('entities that multiply', async () => {
    const lol = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>';
    const file = await word.wordFileOf([word.words('第一条 甲。')]);
    const changed = withMain(file, (xml) => xml.replace(/^<\?xml[^>]*\?>/, `$&${lol}`).replace('甲', '&c;'));
    expect(await refusal(changed)).toContain('文件损坏了');
  });

  test('elements nested a hundred thousand times', async () => {
    const depth = 100_000;
    const file = await word.wordFileOf([word.words('第一条 甲。')]);
    const deep = `${'<w:sdt>'.repeat(depth)}${'</w:sdt>'.repeat(depth)}`;
    expect(await refusal(withMain(file, (xml) => xml.replace('<w:body>', `<w:body>${deep}`)))).toMatch(
      /^NotImportable/,
    );
  });

  test('pictures without a word', async () => {
    expect(await refusal(await word.wordFileOf([word.pictured('')]))).toContain('文件里只有图片，没有文字');
    expect(await refusal(await word.wordFileOf([word.words('')]))).toContain('文件里没有文字');
  });
});

describe('the command', () => {
  function run(content: ContentFolder, ...options: string[]) {
    const path = fileURLToPath(new URL('../../scripts/import.ts', import.meta.url));
    const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...options, '--content', content.root], {
      encoding: 'utf8',
    });
    return { code: status, out: stdout, err: stderr };
  }

  test('writes the draft and the report, and never over another', async () => {
    const content = ContentFolder.valid();
    const work = ContentFolder.empty();
    work.write('值班.docx', await word.wordFileOf([word.title('值班'), word.pictured('第一条 看图。')]));
    const options = [work.at('值班.docx'), '--out', work.at('drafts'), '--slug', 'on-call', '--basis', 'YJ-01'];
    const { code, out, err } = run(content, ...options);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('1 条，0 张表格。都没有核对，逐条对照原文。');
    expect(out).toContain('第 2 段“第一条 看图。”：图片，没有导入');
    expect(readdirSync(work.at('drafts')).toSorted()).toEqual(['on-call.mdx', 'on-call.report.md']);
    expect(work.read('drafts/on-call.report.md')).toContain('- 第 2 段“第一条 看图。”：图片，没有导入');
    // Moved into the content, it passes the check but for its registration.
    content.write('rules/on-call.mdx', work.read('drafts/on-call.mdx'));
    expect(content.report().match(/^\S.*$/gm)).toEqual(['permalinks.yaml:1  字段 published']);
    work.write('drafts/on-call.mdx', '改过的\n');
    const again = run(content, ...options);
    expect([again.code, again.out, work.read('drafts/on-call.mdx')]).toEqual([1, '', '改过的\n']);
    expect(again.err).toContain('已经有了，没有改动它');
  });

  test('says what is still to be written: a basis that nobody gave', async () => {
    const work = ContentFolder.empty();
    work.write('a.docx', await word.wordFileOf([word.title('值班'), word.words('第一条 甲[乙]。')]));
    const { out } = run(ContentFolder.valid(), work.at('a.docx'), '--out', work.at('drafts'));
    expect(out).toContain('还要补、要改的：3 处（source、title、text）');
    expect(work.read('drafts/gz-02.report.md')).toContain('字段 provisions.0.source\n  发现：没有写');
  });

  test('refuses with words and without a trace', async () => {
    const content = ContentFolder.valid();
    const work = ContentFolder.empty();
    work.write('a.docx', 'no Word file');
    work.write('good.docx', await word.wordFileOf([word.words('第一条 甲。')]));
    const out = ['--out', work.at('drafts')];
    const attempts = [
      [[work.at('a.docx'), ...out], 1, '这不是 .docx 文件'],
      [[work.at('none.docx'), ...out], 1, '没有这个文件'],
      [[work.root, ...out], 1, '这不是文件'],
      [[work.at('good.docx'), '--kind', '程序', ...out], 2, '用法：npm run import'],
      [[work.at('good.docx'), '--basis', 'YJ-77', ...out], 2, '没有登记过依据 YJ-77'],
      [[work.at('good.docx'), '--slug', '../a', ...out], 2, '--slug 只用小写字母'],
      [[work.at('good.docx'), '--out', content.at('rules')], 2, '草稿不放在内容文件夹里'],
      [[...out], 2, '用法：npm run import'],
    ] as const;
    for (const [options, code, why] of attempts) {
      const result = run(content, ...options);
      expect([result.code, result.out]).toEqual([code, '']);
      expect(result.err).toContain(why);
      expect(result.err).not.toMatch(/\n\s+at /);
    }
    expect(readdirSync(work.root).toSorted()).toEqual(['a.docx', 'good.docx']);
    expect(readdirSync(content.at('rules'))).toEqual(['confidentiality.mdx']);
  });
});
