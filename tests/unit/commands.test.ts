import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ContentFolder } from './content-fixture.ts';

/** Exit code and output of a command for editors, run as an editor runs it. */
function run(script: 'check' | 'permalinks', ...options: string[]): { code: number | null; out: string; err: string } {
  const path = fileURLToPath(new URL(`../../scripts/${script}.ts`, import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...options], { encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

const rule = 'rules/confidentiality.mdx';

describe('check', () => {
  test('valid content', () => {
    const content = ContentFolder.valid();
    for (const path of [rule, 'duties/supervision.mdx', 'procedures/petition-handling.mdx']) {
      content.replace(path, 'reviewedOn: 2025-06-01', 'reviewedOn: 2099-01-01');
    }
    content.replace('work-points/2022/daily-supervision.mdx', 'reviewedOn: 2025-06-01', 'reviewedOn: 2099-01-01');
    content.replace('site.yaml', 'asOf: 2026-01-01', 'asOf: 2099-01-01');
    expect(run('check', '--content', content.root)).toEqual({
      code: 0,
      out: '内容检查通过：21 个文件，29 个编号。\n',
      err: '',
    });
  });

  test('overdue reviews are listed, and no reason to fail', () => {
    const content = ContentFolder.valid();
    content.replace(rule, 'reviewedOn: 2025-06-01', 'reviewedOn: 2001-01-31\nreviewEveryMonths: 1');
    content.replace(rule, 'date: 2025-06-01', 'date: 2001-01-31');
    const { code, out } = run('check', '--content', content.root);
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toBe('该复核了：GZ-01（rules/confidentiality.mdx），应在 2001-02-28 前复核。');
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

describe('permalinks', () => {
  const path = 'permalinks.yaml';

  test('registers every code and its address, and keeps the header', () => {
    const content = ContentFolder.valid();
    const complete: unknown = parse(content.read(path));
    content.write(path, '# 登记册\n# 不要手改\npublished: {}\nredirects: {}\n');
    const { code, out, err } = run('permalinks', '--content', content.root);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split('\n').slice(0, 3)).toEqual([
      '登记了 29 个新编号，一共 29 个。',
      '  CX-01  procedures/petition-handling.html',
      '  CX-01.1  procedures/petition-handling.html#CX-01.1',
    ]);
    expect(content.read(path).split('\n').slice(0, 4)).toEqual([
      '# 登记册',
      '# 不要手改',
      'published:',
      '  BJ-01: regulations/background.html',
    ]);
    expect(parse(content.read(path))).toEqual(complete);
    expect(content.report()).toBe('');
  });

  test('changes nothing where there is nothing new', () => {
    const content = ContentFolder.valid();
    run('permalinks', '--content', content.root);
    const once = content.read(path);
    expect(run('permalinks', '--content', content.root).out).toBe('登记了 0 个新编号，一共 29 个。\n');
    expect(content.read(path)).toBe(once);
  });

  test('keeps a published code that is gone', () => {
    const content = ContentFolder.valid();
    content.register({ 'GZ-02': 'rules/second.html' });
    expect(run('permalinks', '--content', content.root)).toEqual({
      code: 0,
      out: '登记了 0 个新编号，一共 30 个。\n',
      err: '',
    });
    expect(content.read(path)).toContain('  GZ-02: rules/second.html\n');
    expect(content.report()).toContain('发现：GZ-02 已经公布，现在内容里没有了\n');
  });

  test('keeps a published address until a redirect says where it leads', () => {
    const content = ContentFolder.valid();
    content.write('rules/secrecy.mdx', content.read(rule));
    content.remove(rule);
    run('permalinks', '--content', content.root);
    expect(content.read(path)).toContain('  GZ-01: rules/confidentiality.html\n');
    expect(content.report()).toContain('发现：rules/confidentiality.html 变成了 rules/secrecy.html\n');

    content.replace(path, 'redirects: {}', 'redirects:\n  rules/confidentiality.html: GZ-01');
    run('permalinks', '--content', content.root);
    expect(content.read(path)).toContain('  GZ-01: rules/secrecy.html\n');
    expect(content.read(path)).toContain('redirects:\n  rules/confidentiality.html: GZ-01\n');
    expect(content.report()).toBe('');
  });

  test('registers nothing while a file is wrong', () => {
    const content = ContentFolder.valid();
    content.write(path, 'published: {}\nredirects: {}\n');
    content.replace('site.yaml', 'footer:', 'motto: 为民\nfooter:');
    expect(run('permalinks', '--content', content.root)).toEqual({
      code: 1,
      out: '',
      err: `site.yaml:5  字段 motto
  发现：不认识的字段 motto
  应为：只用说明里列出的字段
  改法：多半是拼写错误；对照同类文件改正，或者删去。

先改好上面的问题，再登记编号。
`,
    });
    expect(content.read(path)).toBe('published: {}\nredirects: {}\n');
  });

  test('a bad option', () => {
    expect(run('permalinks', '--drop')).toEqual({
      code: 2,
      out: '',
      err: '用法：npm run permalinks -- --content 内容文件夹\n',
    });
  });
});
