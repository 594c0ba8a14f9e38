import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ContentFolder } from './content-fixture.ts';
import { minimalContent } from './minimal-content.ts';
import { SiteFolder } from './site-fixture.ts';

/** Exit code and output of a command for editors, run as an editor runs it. */
function run(
  script: 'check' | 'confirm' | 'permalinks' | 'review',
  ...options: string[]
): { code: number | null; out: string; err: string } {
  const path = fileURLToPath(new URL(`../../scripts/${script}.ts`, import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...options], { encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

const rule = 'rules/confidentiality.mdx';

describe('check', () => {
  test('valid content', () => {
    const content = ContentFolder.valid();
    for (const path of Object.keys(minimalContent)) {
      content.write(path, content.read(path).replace('reviewedOn: 2025-06-01', 'reviewedOn: 2099-01-01'));
    }
    content.replace('site.yaml', 'asOf: 2026-01-01', 'asOf: 2099-01-01');
    expect(run('check', '--content', content.root)).toEqual({
      code: 0,
      out: '内容检查通过：21 个文件，29 个编号。\n',
      err: '',
    });
  });

  test('overdue reviews are counted, and no reason to fail', () => {
    const content = ContentFolder.valid();
    content.replace(rule, 'reviewedOn: 2025-06-01', 'reviewedOn: 2001-01-31\nreviewEveryMonths: 1');
    content.replace(rule, 'date: 2025-06-01', 'date: 2001-01-31');
    const { code, out } = run('check', '--content', content.root);
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toMatch(
      /^该核对了：\d+ 个文件，最早的应在 2001-02-28 以前核对。运行 npm run review 看是哪些。$/,
    );
  });

  test('problems go to standard error, in words only', () => {
    const content = ContentFolder.valid();
    content.replace('site.yaml', 'footer:', 'motto: 为民\nfooter:');
    content.write('rules/broken.mdx', '没有文件头');
    expect(run('check', '--content', content.root)).toEqual({
      code: 1,
      out: '',
      err: `rules/broken.mdx:1
  发现：没有完整的文件头
  应为：文件以一行 --- 开头，写完字段后再用一行 --- 结束
  改法：照同一文件夹里的其他文件补上文件头。

site.yaml:5  字段 motto
  发现：不认识的字段 motto
  应为：只用说明里列出的字段
  改法：多半是拼写错误；对照同类文件改正，或者删去。

内容检查没有通过：2 处问题。
`,
    });
  });

  test.for([
    { name: 'a missing file', path: 'site.yaml', bytes: undefined },
    { name: 'GBK', path: 'site.yaml', bytes: Uint8Array.of(0x6e, 0x3a, 0x20, 0xca, 0xd6) },
    { name: 'an empty file', path: 'site.yaml', bytes: new Uint8Array() },
    { name: 'broken YAML', path: 'roles.yaml', bytes: Buffer.from('roles: [\n') },
    { name: 'a list instead of fields', path: rule, bytes: Buffer.from('---\n- 1\n---\n') },
    { name: 'text that ends in the middle of a tag', path: rule, bytes: Buffer.from('---\na: 1\n---\n<b') },
  ])('no stack trace: $name', ({ path, bytes }) => {
    const content = ContentFolder.valid();
    if (bytes === undefined) content.remove(path);
    else content.write(path, bytes);
    const { code, out, err } = run('check', '--content', content.root);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).not.toMatch(/^\s+at /m);
    expect(err).not.toMatch(/\w*Error/);
    expect(err).toMatch(/内容检查没有通过：\d+ 处问题。\n$/);
  });

  test('a folder that does not exist', () => {
    const { root } = ContentFolder.empty();
    expect(run('check', '--content', `${root}/content`)).toEqual({
      code: 1,
      out: '',
      err: `${root}/content
  发现：读不出来：不存在
  应为：可以读取的内容文件夹和文件
  改法：检查路径是否写对、文件是否还在、当前用户有没有读取权限。

内容检查没有通过：1 处问题。
`,
    });
  });

  test.for([['--folder', 'content'], ['--content'], ['content']])('a bad option: %s', (options) => {
    expect(run('check', ...options)).toEqual({
      code: 2,
      out: '',
      err: '用法：npm run check -- --content 内容文件夹\n',
    });
  });
});

describe('confirm', () => {
  const register = 'confirmations.yaml';
  const confirm = (content: ContentFolder, ...options: string[]): ReturnType<typeof run> =>
    run('confirm', '--content', content.root, ...options);

  test('registers everything, then only what was changed', () => {
    const content = ContentFolder.valid();
    expect(confirm(content, '--all').code).toBe(0);
    expect(content.report()).toBe('');
    expect(confirm(content)).toEqual({ code: 0, out: '没有要登记的：全部内容和上次核对时一样。\n', err: '' });
    const before: Record<string, object> = parse(content.read(register));
    content.replace(rule, 'title: 保密', 'title: 保守秘密');
    content.replace('roles.yaml', 'title: 书记', 'title: 负责人');
    expect(confirm(content, rule).out).toBe('登记了 1 处，还有 1 处没有登记。把 confirmations.yaml 和内容一起提交。\n');
    const after: Record<string, object> = parse(content.read(register));
    const changed = Object.keys(after).filter((path) => JSON.stringify(after[path]) !== JSON.stringify(before[path]));
    expect(changed).toEqual([rule]);
    expect(content.report()).toContain('字段 roles.0\n  发现：“roles.GW-01”在上次核对以后改过');
  });

  test('changed, added and taken away: each is named at its place', () => {
    const content = ContentFolder.valid();
    const procedure = 'procedures/petition-handling.mdx';
    confirm(content, '--all');
    content.replace(procedure, 'from: 收到举报之日', 'from: 登记举报之日');
    content.replace(procedure, '后办理', '再办理');
    content.replace(procedure, 'related: [GZ-01]\n', '');
    content.replace(rule, 'title: 保密', 'title: 保密\nrelated: [CX-01]');
    content.replace('roles.yaml', 'reviewedOn: 2025-06-01', 'reviewedOn: 2025-06-01\nreviewEveryMonths: 6');
    const lines = content.report().split('\n');
    expect(lines.filter((line) => /^\S|发现/.test(line))).toMatchInlineSnapshot(`
      [
        "procedures/petition-handling.mdx:1",
        "  发现：“related”登记过，现在没有了",
        "procedures/petition-handling.mdx:31  字段 steps.1",
        "  发现：“steps.2”在上次核对以后改过",
        "procedures/petition-handling.mdx:51  字段 正文",
        "  发现：“正文”在上次核对以后改过",
        "roles.yaml:2  字段 reviewEveryMonths",
        "  发现：“reviewEveryMonths”是新写的",
        "rules/confidentiality.mdx:4  字段 related",
        "  发现：“related”是新写的",
      ]
    `);
  });

  test('what is wrong otherwise is mended first', () => {
    const content = ContentFolder.valid();
    confirm(content, '--all');
    const before = content.read(register);
    content.replace(rule, 'code: GZ-01', 'code: 规则一');
    const { code, err } = confirm(content, '--all');
    expect({ code, last: err.split('\n').at(-2) }).toEqual({ code: 1, last: '先改好这 1 处，再核对登记。' });
    expect(content.read(register)).toBe(before);
    expect(confirm(content, 'rules/none.mdx').code).toBe(1);
  });

  test('a file that is not there, and a register that is corrupt', () => {
    const content = ContentFolder.valid();
    expect(confirm(content, 'rules/none.mdx')).toEqual({
      code: 2,
      out: '',
      err: '内容文件夹里没有，也没有登记过：rules/none.mdx。写内容文件夹里的路径，如 rules/recusal.mdx。\n',
    });
    content.write(register, 'rules/confidentiality.mdx:\n  title: 12\n');
    expect(confirm(content, '--all').code).toBe(1);
    expect(content.report()).toContain('confirmations.yaml:2  字段 rules/confidentiality.mdx.title');
  });
});

describe('permalinks', () => {
  const codes = 'permalinks.yaml';
  const addresses = 'addresses.yaml';
  const refused = '\n\n先改好上面的问题，再登记；什么也没有写入。\n';

  /** Registers what a site has; the site stands for what a build of the content makes. */
  function register(content: ContentFolder, site: SiteFolder, ...options: string[]): ReturnType<typeof run> {
    return run('permalinks', '--content', content.root, '--site', site.root, ...options);
  }

  test('registers every code and every address, and keeps the header', () => {
    const content = ContentFolder.valid();
    const complete: unknown = parse(content.read(codes));
    const site = new SiteFolder(content);
    site.page('about.html', '<section id="marks"><h2 id="h-marks"></h2></section><h2 id="例"></h2>');
    site.write('documents/word/WS-01.docx', '');
    site.write('assets/page.js', '');
    content.write(codes, '# 登记册\n# 不要手改\npublished: {}\nredirects: {}\n');
    const { code, out, err } = register(content, site);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const lines = out.split('\n');
    expect(lines.slice(0, 3)).toEqual([
      '登记了 29 个新编号，一共 29 个。',
      '  CX-01  procedures/petition-handling.html',
      '  CX-01.1  procedures/petition-handling.html#CX-01.1',
    ]);
    expect(lines.slice(30, 34)).toEqual([
      '登记了 20 个新地址、21 处新锚点，一共 20 个、21 处。',
      '  about.html（3 处锚点）',
      '  documents/WS-01.html',
      '  documents/word/WS-01.docx',
    ]);
    expect(content.read(codes).split('\n').slice(0, 4)).toEqual([
      '# 登记册',
      '# 不要手改',
      'published:',
      '  BJ-01: regulations/background.html',
    ]);
    expect(parse(content.read(codes))).toEqual(complete);
    expect(content.read(addresses).split('\n').slice(2, 6)).toEqual([
      'about.html: [h-marks, marks, 例]',
      'documents/WS-01.html: []',
      'documents/word/WS-01.docx: []',
      'duties/supervision.html: [ZZ-01.1]',
    ]);
    expect(content.report()).toBe('');
  });

  test('changes nothing where there is nothing new', () => {
    const content = ContentFolder.valid();
    const site = new SiteFolder(content);
    register(content, site);
    const once = [codes, addresses].map((path) => content.read(path));
    expect(register(content, site)).toEqual({
      code: 0,
      out: '登记了 0 个新编号，一共 29 个。\n登记了 0 个新地址、0 处新锚点，一共 18 个、18 处。\n',
      err: '',
    });
    expect([codes, addresses].map((path) => content.read(path))).toEqual(once);
    expect(register(content, site, '--check').code).toBe(0);
  });

  test('only looks, and fails where something is new', () => {
    const content = ContentFolder.valid();
    const site = new SiteFolder(content);
    register(content, site);
    const before = content.read(addresses);
    site.page('help.html', '<h2 id="a"></h2>');
    site.page('index.html', '<h2 id="b"></h2><h2 id="c"></h2>');
    expect(register(content, site, '--check')).toEqual({
      code: 1,
      out: `没有登记 0 个新编号，一共 29 个。
没有登记 1 个新地址、3 处新锚点，一共 19 个、21 处。
  help.html（1 处锚点）
  index.html  #b #c
`,
      err: '',
    });
    expect(content.read(addresses)).toBe(before);
  });

  test('refuses while a published code is gone', () => {
    const content = ContentFolder.valid();
    const site = new SiteFolder(content);
    content.register({ 'GZ-02': 'rules/second.html' });
    const before = content.read(codes);
    const { code, out, err } = register(content, site);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('发现：GZ-02 已经公布，现在内容里没有了\n');
    expect(err.endsWith(refused)).toBe(true);
    expect(content.read(codes)).toBe(before);
    expect(content.report()).toContain('发现：GZ-02 已经公布，现在内容里没有了\n');
  });

  test('keeps a published address until a redirect says where it leads', () => {
    const content = ContentFolder.valid();
    register(content, new SiteFolder(content));
    content.write('rules/secrecy.mdx', content.read(rule));
    content.remove(rule);
    const site = new SiteFolder(content);
    const { code, err } = register(content, site);
    expect(code).toBe(1);
    expect(err).toContain('发现：rules/confidentiality.html 变成了 rules/secrecy.html\n');
    expect(content.read(codes)).toContain('  GZ-01: rules/confidentiality.html\n');

    content.replace(codes, 'redirects: {}', 'redirects:\n  rules/confidentiality.html: GZ-01');
    site.redirect('rules/confidentiality.html', 'secrecy.html');
    expect(register(content, site).code).toBe(0);
    expect(content.read(codes)).toContain('  GZ-01: rules/secrecy.html\n');
    expect(content.read(codes)).toContain('redirects:\n  rules/confidentiality.html: GZ-01\n');
    expect(content.read(addresses)).toContain('\nrules/confidentiality.html: [GZ-01.1]\n');
    expect(content.read(addresses)).toContain('\nrules/secrecy.html: [GZ-01.1]\n');
    expect(content.report()).toBe('');
  });

  test('refuses while pages, files and anchors are gone, and names them all', () => {
    const content = ContentFolder.valid();
    const site = new SiteFolder(content);
    site.page('about.html', '<h2 id="marks"></h2>');
    site.write('word/a.docx', '');
    site.page('index.html', '<h2 id="a"></h2><h2 id="b"></h2>');
    register(content, site);
    const before = [codes, addresses].map((path) => content.read(path));
    site.remove('about.html');
    site.remove('word/a.docx');
    site.page('index.html', '<h2 id="b"></h2><h2 id="new"></h2>');
    const { code, out, err } = register(content, site);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.match(/发现：.*/g)).toEqual([
      '发现：没有 about.html 这一页了，它的锚点也断了：#marks',
      '发现：index.html 上没有了：#a',
      '发现：没有 word/a.docx 这个文件了',
    ]);
    expect(err.endsWith(refused)).toBe(true);
    expect([codes, addresses].map((path) => content.read(path))).toEqual(before);
  });

  test('registers nothing while a file is wrong', () => {
    const content = ContentFolder.valid();
    const site = new SiteFolder(content);
    content.write(codes, 'published: {}\nredirects: {}\n');
    content.replace('site.yaml', 'footer:', 'motto: 为民\nfooter:');
    expect(register(content, site)).toEqual({
      code: 1,
      out: '',
      err: `site.yaml:5  字段 motto
  发现：不认识的字段 motto
  应为：只用说明里列出的字段
  改法：多半是拼写错误；对照同类文件改正，或者删去。${refused}`,
    });
    expect(content.read(codes)).toBe('published: {}\nredirects: {}\n');
  });

  test('a folder without a site', () => {
    const { root } = ContentFolder.valid();
    expect(run('permalinks', '--content', root, '--site', root)).toEqual({
      code: 2,
      out: '',
      err: `${root} 里没有建好的网站。不写 --site，就另建一个来看。\n`,
    });
  });

  test('a bad option', () => {
    expect(run('permalinks', '--drop')).toEqual({
      code: 2,
      out: '',
      err: '用法：npm run permalinks -- --content 内容文件夹 --site 建好的网站 --check\n',
    });
  });
});

describe('review', () => {
  const last = '这里只知道 content/regulations/ 里记下的版本。有没有更新的，到官方党内法规库和法律法规数据库查。';

  test('nothing to do', () => {
    const { root } = ContentFolder.valid();
    expect(run('review', '--content', root, '--today', '2026-01-02', '--strict')).toEqual({
      code: 0,
      out: `截至 2026-01-02，没有过期的，30 天内没有到期的，引用的规定在上次核对以后也没有变。\n\n${last}\n`,
      err: '',
    });
  });

  test('overdue, soon due, and changed, with the places to look at', () => {
    const content = ContentFolder.valid();
    content.replace(rule, 'reviewedOn: 2025-06-01', 'reviewedOn: 2025-06-01\nreviewEveryMonths: 7');
    content.replace('regulations/background.yaml', 'reviewedOn: 2025-06-01', 'reviewedOn: 2025-05-01');
    content.replace('duties/supervision.mdx', 'reviewedOn: 2025-06-01', 'reviewedOn: 2025-06-01\nreviewEveryMonths: 8');
    content.replace(
      'regulations/rules-2019.yaml',
      'inForceFrom: 2019-01-01',
      'inForceFrom: 2019-01-01\ninForceTo: 2026-01-01',
    );
    expect(run('review', '--content', content.root, '--today', '2026-01-31', '--within', '1')).toEqual({
      code: 0,
      out: `已经过期（1 个文件）：
  GZ-01 保密（rules/confidentiality.mdx:6）：2025-06-01 核对，最迟 2026-01-01 再核对，过了 30 天

1 天内到期（1 个文件）：
  ZZ-01 监督（duties/supervision.mdx:7）：2025-06-01 核对，最迟 2026-02-01 再核对，还有 1 天

上次核对以后变了的规定（1 部）：
  《试验工作规则》（2019） YJ-01
    YJ-01 2026-01-01 止，不再有效
    引用它的：CX-01 信访举报办理（procedures/petition-handling.mdx:7），2025-06-01 核对
      CX-01.1 引 YJ-01.21（第 24 行）
      CX-01.2 引 YJ-01.21（第 46 行）
      CX-01.2 引 YJ-01.21 第二款（第 48 行）
    引用它的：处分（sanctions.yaml:3），2025-06-01 核对
      CF-01 引 YJ-01.21（第 14 行）
    引用它的：YD-2022-01 日常监督（work-points/2022/daily-supervision.mdx:7），2025-06-01 核对
      YD-2022-01.1 引 YJ-01.21（第 20 行）
      YD-2022-01 引 YJ-01（第 23 行）

${last}
`,
      err: '',
    });
  });

  test('strict fails where something is overdue, and only there', () => {
    const { root } = ContentFolder.valid();
    expect(run('review', '--content', root, '--today', '2026-06-02').code).toBe(0);
    expect(run('review', '--content', root, '--today', '2026-06-02', '--strict').code).toBe(1);
    expect(run('review', '--content', root, '--today', '2026-06-01', '--strict').code).toBe(0);
  });

  test('data for other programs', () => {
    const content = ContentFolder.valid();
    content.replace(rule, 'reviewedOn: 2025-06-01', 'reviewedOn: 2025-06-01\nreviewEveryMonths: 7');
    const { code, out } = run('review', '--content', content.root, '--today', '2026-01-31', '--within', '0', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      today: '2026-01-31',
      within: 0,
      overdue: [
        {
          code: 'GZ-01',
          title: '保密',
          file: 'rules/confidentiality.mdx',
          line: 6,
          reviewedOn: '2025-06-01',
          due: '2026-01-01',
        },
      ],
      soon: [],
      changes: [],
      olderRecords: [],
    });
  });

  test('content that cannot be read', () => {
    const content = ContentFolder.valid();
    content.remove('site.yaml');
    const { code, out, err } = run('review', '--content', content.root);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('site.yaml\n  发现：没有这个文件');
  });

  test.for([
    ['--today', '2027-02-30'],
    ['--today', '明天'],
    ['--within', '-1'],
    ['--within', '十'],
    ['--all'],
    ['2027-01-01'],
  ])('a bad option: %s', (options) => {
    const { code, out, err } = run('review', ...options);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^用法：npm run review -- \[选项\]\n/);
  });
});
