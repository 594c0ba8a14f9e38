import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { nextCode, usedCodes } from '../../src/editing/codes.ts';
import { create } from '../../src/editing/create.ts';
import { findKind, newKinds } from '../../src/editing/kinds.ts';
import { withItem } from '../../src/editing/list-files.ts';
import { answersFromOptions, textProblem } from '../../src/editing/questions.ts';
import { askAtTerminal, BrokenOff } from '../../src/editing/terminal.ts';
import { openWorkshop, type Workshop } from '../../src/editing/workshop.ts';
import { loadContent } from '../../src/model/content.ts';
import { ContentFolder } from './content-fixture.ts';

/** Runs `npm run new` where there is no terminal. */
function run(content: ContentFolder, ...options: string[]): { code: number | null; out: string; err: string } {
  const path = fileURLToPath(new URL('../../scripts/new.ts', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...options, '--content', content.root], {
    encoding: 'utf8',
    input: '',
  });
  return { code: status, out: stdout, err: stderr };
}

/** Everything in a content folder, by path. */
function filesOf(content: ContentFolder): Record<string, string> {
  const paths = readdirSync(content.root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(content.root.length + 1));
  return Object.fromEntries(paths.toSorted().map((path) => [path, content.read(path)]));
}

function workshopOf(content: ContentFolder, now = new Date('2025-12-01T00:00:00Z')): Workshop {
  const loaded = loadContent(content.root);
  if (!loaded.content) throw new Error(content.report());
  return openWorkshop(loaded, loaded.content, now);
}

/** For each kind: the name it is asked for, what is given besides the content folder, and what it writes. */
const cases = [
  ['规则', 'rules/on-call.mdx', 'GZ-02', '--title 值班 --slug on-call --topic 工作机制'],
  ['duty', 'duties/on-call.mdx', 'ZZ-02', '--title 值班 --slug on-call --topic role --role secretary'],
  ['程序', 'procedures/on-call.mdx', 'CX-02', '--title 值班 --slug on-call --type 配套程序'],
  ['要点', 'work-points/2022/02-on-call.mdx', 'YD-2022-02', '--year 2022 --title 值班 --slug on-call'],
  ['文书', 'documents/petition/WS-02.yaml', 'WS-02', '--title 值班表 --group 信访文书 --type working'],
  ['文书', 'documents/petition/WS-02.yaml', 'WS-02', '--title 值班函 --group petition --type 公文'],
  ['文书', 'documents/petition/WS-02.yaml', 'WS-02', '--title 值班说明 --group petition --type personal'],
  ['document-group', 'documents/on-call/group.yaml', undefined, '--title 值班文书 --slug on-call'],
  ['术语', 'terms/handling.yaml', 'SY-002', '--title 值班 --group handling'],
  ['依据', 'regulations/on-call.yaml', 'YJ-03', '--title 值班办法 --slug on-call --type 本市文件'],
  ['regulation', 'regulations/talk.yaml', 'BJ-02', '--title 座谈记录 --slug talk --type background'],
  ['指引', 'guides/on-call.yaml', 'ZY-01', '--title 谁来值班 --slug on-call --to CX-01.1'],
  ['课程', 'courses/on-call.yaml', 'KC-01', '--title 值班 --slug on-call'],
  ['案卷', 'cases/on-call.yaml', 'AJ-01', '--title 值班记录 --slug on-call'],
  ['常问', 'questions/confidentiality.yaml', undefined, '--title 谁值班 --group confidentiality --to GZ-01.1'],
] as const;

describe('a new entry passes the check except for its registration', () => {
  test.for(cases)('%s → %s', ([kind, path, code, options]) => {
    const content = ContentFolder.valid();
    const before = filesOf(content);
    const found = findKind(kind);
    const workshop = workshopOf(content);
    const given = Object.fromEntries(
      [...options.matchAll(/--(\w+) (\S+)/g)].map(([, name = '', value = '']) => [name, value]),
    );
    const made = found?.make(workshop, answersFromOptions(found.questions, given, workshop), content.root);
    expect(made?.code).toBe(code);
    expect(made && create(content.root, made)).toEqual([]);
    const after = filesOf(content);
    expect(Object.keys(after).filter((name) => after[name] !== before[name])).toEqual([path]);
    // Nothing but that the codes are new: `npm run permalinks` registers them.
    const fields = content.report().match(/^\S.*$/gm) ?? [];
    const codes = code === undefined ? [] : ['permalinks.yaml:1  字段 published'];
    expect(fields).toEqual(codes);
  });

  test('every kind is tried above', () => {
    expect(new Set(cases.map(([kind]) => findKind(kind)?.id))).toEqual(new Set(newKinds.map(({ id }) => id)));
  });
});

describe('what it says of itself', () => {
  test('is dated by the day of the site if today is later, and says that nothing is written', () => {
    const content = ContentFolder.valid();
    expect(run(content, '规则', '--title', '值班', '--slug', 'on-call', '--topic', 'mechanism').code).toBe(0);
    const [, header = ''] = content.read('rules/on-call.mdx').split('---\n');
    expect(parse(header)).toEqual({
      code: 'GZ-02',
      title: '值班',
      lead: '刚建立，还没有写好，先不要照着办。',
      // The site of the smallest content was last brought up to date on this day.
      reviewedOn: '2026-01-01',
      history: [{ date: '2026-01-01', change: '建立条目' }],
      topic: 'mechanism',
      provisions: [
        {
          id: '1',
          title: '第一项还没有写',
          text: '这一项还没有写好，先不要照着办。',
          source: { origin: 'editorial', caveat: '刚建立，内容还没有写，先不要照着办' },
        },
      ],
    });
  });

  test('is dated by today in China if the site is newer', () => {
    expect(workshopOf(ContentFolder.valid(), new Date('2025-12-01T17:00:00Z')).day).toBe('2025-12-02');
  });

  test('a term without a definition is linked from nowhere', () => {
    const content = ContentFolder.valid();
    expect(run(content, '术语', '--title', '三项制度', '--group', 'handling').code).toBe(0);
    const written: unknown = parse(content.read('terms/handling.yaml').split(/^(?=  - code: SY-002)/m)[1] ?? '');
    expect(written).toEqual([
      {
        code: 'SY-002',
        term: '三项制度',
        definition: '这个词是什么意思，还没有写。',
        initials: ['SXZD'],
        autolink: false,
        source: { origin: 'editorial', caveat: '刚建立，内容还没有写，先不要照着办' },
      },
    ]);
  });
});

describe('codes', () => {
  const codeIn = (content: ContentFolder, prefix: string): string => workshopOf(content).code(prefix);

  test('that were published and are gone are not given again', () => {
    const content = ContentFolder.valid();
    content.replace('permalinks.yaml', 'redirects: {}', 'redirects: { GZ-07: GZ-01, GZ-08.2: GZ-01 }');
    expect(codeIn(content, 'GZ')).toBe('GZ-09');
    content.register({ 'GZ-11': 'rules/gone.html' });
    expect(codeIn(content, 'GZ')).toBe('GZ-12');
  });

  test('of files that are not valid count as well', () => {
    const content = ContentFolder.valid();
    content.write('rules/wrong.mdx', '---\ncode: GZ-30\n---\n');
    expect(codeIn(content, 'GZ')).toBe('GZ-31');
  });

  test('of a year count for that year', () => {
    const used = new Set(['YD-2022-09', 'YD-2021-15', 'YD-2022']);
    expect(nextCode('YD-2022', used)).toBe('YD-2022-10');
    expect(nextCode('YD-2023', used)).toBe('YD-2023-01');
  });

  test('that are mere numbers of paragraphs are none', () => {
    expect(usedCodes(loadContent(ContentFolder.valid().root))).not.toContain('1');
  });

  test('are used up at 99', () => {
    expect(() => nextCode('GZ', new Set(['GZ-99']))).toThrow('编号 GZ- 已经用到 99，没有下一个了');
    expect(nextCode('SY', new Set(['SY-099']), 3)).toBe('SY-100');
    const content = ContentFolder.valid();
    content.replace('permalinks.yaml', 'redirects: {}', 'redirects: { GZ-99: GZ-01 }');
    const { code, err } = run(content, '规则', '--title', '值班', '--slug', 'on-call', '--topic', 'mechanism');
    expect([code, err]).toEqual([
      1,
      '没有新建：编号 GZ- 已经用到 99，没有下一个了；要先改 src/model/schemas/ 里编号的位数。\n',
    ]);
  });
});

describe('what is refused, with nothing written', () => {
  /** Exit code and words of an attempt after which the folder is as before. */
  function refused(content: ContentFolder, ...options: string[]): string {
    const before = filesOf(content);
    const { code, out, err } = run(content, ...options);
    expect(filesOf(content)).toEqual(before);
    expect(out).toBe('');
    return `${code}\n${err}`;
  }
  const rule = ['规则', '--title', '值班', '--topic', 'mechanism'];

  test('a kind that is none', () => {
    expect(refused(ContentFolder.valid(), '法律')).toMatch(/^2\n没有“法律”这个种类。\n用法：npm run new/);
    expect(refused(ContentFolder.valid())).toMatch(/^2\n用法：npm run new/);
    expect(refused(ContentFolder.valid(), '规则', '--titel', '值班')).toMatch(/^2\n用法：npm run new/);
  });

  test('everything that is missing or wrong, at once', () => {
    expect(refused(ContentFolder.valid(), '规则', '--slug', '值班', '--topic', 'all', '--year', '2022'))
      .toMatchInlineSnapshot(`
      "2
      没有新建：
        少了 --title（标题）
        --slug 写的是“值班”：只用小写字母、数字和连字符，如 lead-disposal
        --topic 写的是“all”：只能选：position（定位与边界）、people（机构和人员）、decision（议事和报告）、mechanism（工作机制）、training（教育培训）、self-supervision（内部监督）、facts（数字和文件）
        用不到 --year
      "
    `);
  });

  test.for([
    ['待补', '要写有内容的话，不用“待补”这样的占位'],
    ['TODO', '要写有内容的话，不用“待补”这样的占位'],
    ['……', '要写有内容的话，不用“待补”这样的占位'],
    ['<b>值班</b>', '不用 [ ] { } < > | 和反引号，也不换行'],
    ['值'.repeat(101), '101 个字，最多 100 个'],
    ['值'.repeat(100), undefined],
  ] as const)('a title that says nothing or does not fit a field: %s', ([title, why]) => {
    expect(textProblem(title)).toBe(why);
  });

  test('a blank title', () => {
    expect(refused(ContentFolder.valid(), ...rule, '--title', ' ', '--slug', 'on-call')).toContain(
      '--title 写的是“”：不能是空白',
    );
  });

  test('a file that is there', () => {
    const content = ContentFolder.valid();
    content.write(
      'rules/on-call.mdx',
      content.read('rules/confidentiality.mdx').replaceAll('GZ-01', 'GZ-02').replace('title: 保密', 'title: 轮值'),
    );
    expect(refused(content, ...rule, '--slug', 'on-call')).toMatch(
      /^1\n没有新建：.*on-call\.mdx 已经有了，没有改动它。/,
    );
  });

  test("an address that was another entry's", () => {
    const content = ContentFolder.valid();
    content.replace('permalinks.yaml', 'redirects: {}', 'redirects: { rules/on-call.html: GZ-01 }');
    expect(refused(content, ...rule, '--slug', 'on-call')).toContain('rules/on-call.html 公布过');
  });

  test('a title that another entry of the kind has', () => {
    expect(refused(ContentFolder.valid(), '规则', '--title', '保密', '--slug', 'on-call', '--topic', 'mechanism'))
      .toMatchInlineSnapshot(`
      "1
      rules/on-call.mdx:3  字段 title
        发现：“保密”，GZ-01 也叫这个
        应为：工作规则的标题各不相同
        改法：在标题里写出两者的差别；其实是一回事的，合成一条。

      这样写通不过检查，没有新建，什么也没有写入。换一个标题或者选项。
      "
    `);
  });

  test('a term, a question that is there', () => {
    expect(refused(ContentFolder.valid(), '术语', '--title', '线索', '--group', 'handling')).toContain(
      '“线索”已经是 SY-001 的名称或别名',
    );
    const question = ['常问', '--title', '材料谁来保管', '--group', 'confidentiality', '--to', 'GZ-01'];
    expect(refused(ContentFolder.valid(), ...question)).toContain('“材料谁来保管”已经问过');
  });

  test('a code that is none', () => {
    expect(
      refused(ContentFolder.valid(), '常问', '--title', '谁值班', '--group', 'confidentiality', '--to', 'GZ-77'),
    ).toContain('要写站内已有的编号');
  });

  test('content that cannot be read whole: nobody knows which codes it uses', () => {
    const content = ContentFolder.valid();
    content.write('rules/broken.mdx', '没有文件头');
    expect(refused(content, ...rule, '--slug', 'on-call')).toMatch(/^1\nrules\/broken\.mdx:1[^]*读不全内容/);
  });
});

test('content with problems of its own can grow all the same', () => {
  const content = ContentFolder.valid();
  content.replace('rules/confidentiality.mdx', 'lead: 不该说的不说。\n', '');
  const { code, err } = run(content, '规则', '--title', '值班', '--slug', 'on-call', '--topic', 'mechanism');
  expect([code, err]).toEqual([0, '']);
});

describe('an item at the end of a list', () => {
  test('leaves every other line as it is', () => {
    const text = `# 开头\nterms:\n    - code: SY-001 # 一\n      forms: [甲,  乙]\n\n    # 最后\n    - code: SY-002\n\nnote: 后面\n`;
    expect(withItem(text, 'terms', { code: 'SY-003', initials: ['BB'] })).toBe(
      `# 开头\nterms:\n    - code: SY-001 # 一\n      forms: [甲,  乙]\n\n    # 最后\n    - code: SY-002\n    - code: SY-003\n      initials:\n        - BB\n\nnote: 后面\n`,
    );
  });

  test('of flow style, or without a line end', () => {
    expect(withItem('questions:\n- { ask: 甲, answer: GZ-01 }', 'questions', { ask: '乙' })).toBe(
      'questions:\n- { ask: 甲, answer: GZ-01 }\n- ask: 乙\n',
    );
  });
});

describe('at a terminal', () => {
  /** Answers to the questions of a kind, typed one after the other as soon as each is asked. */
  async function typed(kind: string, given: Readonly<Record<string, string>>, keys: readonly string[]) {
    const found = findKind(kind);
    if (!found) throw new Error(kind);
    const input = new PassThrough();
    const output = new PassThrough();
    const shown: string[] = [];
    output.on('data', (chunk: Buffer) => shown.push(chunk.toString()));
    const answers = askAtTerminal(found.questions, given, workshopOf(ContentFolder.valid()), { input, output });
    const feed = async (): Promise<void> => {
      for (const key of keys) {
        await new Promise((done) => setImmediate(done));
        input.write(key);
      }
    };
    return { answers, done: feed(), shown };
  }
  const enter = '\r';
  const down = '\u001b[B';

  test('asks in Chinese for what is not given, and takes what was chosen', async () => {
    const { answers, shown } = await typed('规则', { slug: 'on-call' }, ['值班', enter, down, enter]);
    expect(await answers).toEqual({ title: '值班', slug: 'on-call', topic: 'people' });
    expect(shown.join('')).toContain('标题');
    expect(shown.join('')).toContain('哪一类规则');
    expect(shown.join('')).not.toContain('网址里的名字');
  });

  test('explains what is wrong and asks again', async () => {
    const { answers, shown } = await typed('规则', { title: '值班', topic: 'mechanism' }, [
      '值班',
      enter,
      '\u007f\u007f',
      'on-call',
      enter,
    ]);
    expect(await answers).toMatchObject({ slug: 'on-call' });
    expect(shown.join('')).toContain('只用小写字母、数字和连字符');
  });

  test('can be broken off', async () => {
    const { answers } = await typed('规则', {}, ['值', '\u0003']);
    await expect(answers).rejects.toThrow(BrokenOff);
  });
});
