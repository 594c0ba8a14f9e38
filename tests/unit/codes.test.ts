import { describe, expect, test } from 'vitest';
import { ContentFolder, reportWith } from './content-fixture.ts';

const procedure = 'procedures/petition-handling.mdx';
const rule = 'rules/confidentiality.mdx';

describe('unique codes', () => {
  test('two entries with the same code', () => {
    const content = ContentFolder.valid();
    content.write('rules/second.mdx', content.read(rule).replace("id: '1'", "id: '2'"));
    content.register({ 'GZ-01.2': 'rules/second.html#GZ-01.2' });
    expect(content.report()).toMatchInlineSnapshot(`
      "rules/second.mdx:2  字段 code
        发现：编号 GZ-01 用了两次，另一处在 rules/confidentiality.mdx:2
        应为：每个编号只用一次
        改法：给后来的一处换一个没有用过的编号；已经公布的编号不能改。"
    `);
  });

  test('two parts of an entry with the same id', () => {
    expect(
      reportWith(
        rule,
        'provisions:\n',
        "provisions:\n  - { id: '1', title: 不外传, text: 不外传。, source: { origin: editorial } }\n",
      ),
    ).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:11  字段 provisions.1.id
        发现：编号 GZ-01.1 用了两次，另一处在 rules/confidentiality.mdx:10
        应为：每个编号只用一次
        改法：给后来的一处换一个没有用过的编号；已经公布的编号不能改。"
    `);
  });

  test('a hint with the id of a step', () => {
    expect(
      reportWith(
        procedure,
        "start: '1'\n",
        "start: '1'\nhints:\n  - { id: '2', text: 先登记。, source: { origin: editorial } }\n",
      ),
    ).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:34  字段 steps.1.id
        发现：编号 CX-01.2 用了两次，另一处在 procedures/petition-handling.mdx:12
        应为：每个编号只用一次
        改法：给后来的一处换一个没有用过的编号；已经公布的编号不能改。"
    `);
  });

  test('one limit code for two limits', () => {
    expect(
      reportWith(
        rule,
        '    source: {',
        `    limits:
      - kind: unset
        code: SX-01
        what: 保密
        says: 没有期限
        source: { origin: editorial }
    source: {`,
      ),
    ).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:16  字段 provisions.0.limits.0.code
        发现：编号 SX-01 用了两次，另一处在 procedures/petition-handling.mdx:40
        应为：每个编号只用一次
        改法：给后来的一处换一个没有用过的编号；已经公布的编号不能改。"
    `);
  });

  test('two roles with the same id', () => {
    expect(reportWith('roles.yaml', 'id: full-time', 'id: secretary')).toMatchInlineSnapshot(`
      "roles.yaml:9  字段 roles.1.id
        发现：岗位代号 secretary 用了两次，另一处在 roles.yaml:3
        应为：每个编号只用一次
        改法：给后来的一处换一个没有用过的编号；已经公布的编号不能改。"
    `);
  });

  test('the same id in two entries is no problem', () => {
    const content = ContentFolder.valid();
    const text = content.read(rule).replace('code: GZ-01', 'code: GZ-02').replace('title: 保密', 'title: 回避');
    content.write('rules/second.mdx', text);
    content.register({ 'GZ-02': 'rules/second.html', 'GZ-02.1': 'rules/second.html#GZ-02.1' });
    expect(content.report()).toBe('');
  });
});

describe('permalinks', () => {
  test('a new part is not registered', () => {
    expect(
      reportWith(
        procedure,
        "start: '1'\n",
        "start: '1'\nhints:\n  - { id: A, text: 先登记。, source: { origin: editorial } }\n",
      ),
    ).toMatchInlineSnapshot(`
      "permalinks.yaml:1  字段 published
        发现：1 个新编号没有登记：CX-01.A
        应为：每个编号都登记
        改法：运行 npm run permalinks，把改动一起提交。"
    `);
  });

  test('a published part vanished', () => {
    expect(
      reportWith('permalinks.yaml', '  CX-01.1: ', '  CX-01.9: procedures/petition-handling.html#CX-01.9\n  CX-01.1: '),
    ).toMatchInlineSnapshot(`
      "permalinks.yaml:7  字段 published.CX-01.9
        发现：CX-01.9 已经公布，现在内容里没有了
        应为：公布过的编号一直有效
        改法：恢复这个条目；确实合并了的，在 permalinks.yaml 的 redirects 里加一行“CX-01.9: 新编号”。"
    `);
  });

  test('a published entry vanished', () => {
    const content = ContentFolder.valid();
    content.register({ 'GZ-02': 'rules/second.html', 'GZ-02.1': 'rules/second.html#GZ-02.1' });
    expect(content.report()).toMatchInlineSnapshot(`
      "permalinks.yaml:3  字段 published.GZ-02
        发现：GZ-02 已经公布，现在内容里没有了
        应为：公布过的编号一直有效
        改法：恢复这个条目；确实合并了的，在 permalinks.yaml 的 redirects 里加一行“GZ-02: 新编号”。

      permalinks.yaml:4  字段 published.GZ-02.1
        发现：GZ-02.1 已经公布，现在内容里没有了
        应为：公布过的编号一直有效
        改法：恢复这个条目；确实合并了的，在 permalinks.yaml 的 redirects 里加一行“GZ-02.1: 新编号”。"
    `);
  });

  test('a vanished entry whose codes lead elsewhere but whose page does not', () => {
    const content = ContentFolder.valid();
    content.register({ 'GZ-02': 'rules/second.html', 'GZ-02.1': 'rules/second.html#GZ-02.1' });
    content.replace('permalinks.yaml', 'redirects: {}', 'redirects:\n  GZ-02: GZ-01\n  GZ-02.1: GZ-01.1');
    expect(content.report()).toMatchInlineSnapshot(`
      "permalinks.yaml:3  字段 published.GZ-02
        发现：rules/second.html 已经公布，现在没有这一页了
        应为：公布过的地址一直有效
        改法：在 redirects 里再加一行“rules/second.html: 新编号”。"
    `);
  });

  test('a vanished entry whose codes and page lead elsewhere', () => {
    const content = ContentFolder.valid();
    content.register({ 'GZ-02': 'rules/second.html', 'GZ-02.1': 'rules/second.html#GZ-02.1' });
    content.replace(
      'permalinks.yaml',
      'redirects: {}',
      'redirects:\n  GZ-02: GZ-01\n  GZ-02.1: GZ-01.1\n  rules/second.html: GZ-01',
    );
    expect(content.report()).toBe('');
  });

  test('an address moved', () => {
    const content = ContentFolder.valid();
    content.write('duties/oversight.mdx', content.read('duties/supervision.mdx'));
    content.remove('duties/supervision.mdx');
    expect(content.report()).toMatchInlineSnapshot(`
      "permalinks.yaml:30  字段 published.ZZ-01
        发现：duties/supervision.html 变成了 duties/oversight.html
        应为：公布过的地址一直有效
        改法：把文件名改回去；确实要改的，在 redirects 里加一行“duties/supervision.html: ZZ-01”，再运行 npm run permalinks。"
    `);
  });

  test('an address moved, and the old one leads to the new', () => {
    const content = ContentFolder.valid();
    content.write('duties/oversight.mdx', content.read('duties/supervision.mdx'));
    content.remove('duties/supervision.mdx');
    content.replace('permalinks.yaml', 'redirects: {}', 'redirects:\n  duties/supervision.html: ZZ-01');
    expect(content.report()).toBe('');
  });

  test('a redirect to a code that does not exist', () => {
    expect(reportWith('permalinks.yaml', 'redirects: {}', 'redirects:\n  CX-09: CX-08')).toMatchInlineSnapshot(`
      "permalinks.yaml:33  字段 redirects.CX-09
        发现：CX-08
        应为：站内已有的编号
        改法：把转向目标改成仍然存在的编号或者地址。"
    `);
  });

  test('a redirect of a code that is still there', () => {
    expect(reportWith('permalinks.yaml', 'redirects: {}', 'redirects:\n  CX-01: GZ-01')).toMatchInlineSnapshot(`
      "permalinks.yaml:33  字段 redirects.CX-01
        发现：CX-01 现在还在
        应为：已经没有的编号或者地址
        改法：删去这一行。"
    `);
  });

  test('a redirect of a page that is still there', () => {
    expect(reportWith('permalinks.yaml', 'redirects: {}', 'redirects:\n  rules/confidentiality.html: GZ-01'))
      .toMatchInlineSnapshot(`
      "permalinks.yaml:33  字段 redirects.rules/confidentiality.html
        发现：rules/confidentiality.html 现在还在
        应为：已经没有的编号或者地址
        改法：删去这一行。"
    `);
  });

  test('two entries that changed their addresses with each other', () => {
    const content = ContentFolder.valid();
    const text = content.read(rule);
    content.write('rules/second.mdx', text);
    content.write(rule, text.replace('code: GZ-01', 'code: GZ-02').replace('title: 保密', 'title: 回避'));
    content.register({ 'GZ-02': 'rules/second.html', 'GZ-02.1': 'rules/second.html#GZ-02.1' });
    expect(content.report()).toMatchInlineSnapshot(`
      "permalinks.yaml:3  字段 published.GZ-02
        发现：rules/second.html 现在是 GZ-01 的页面，公布的是 GZ-02
        应为：公布过的地址一直通到同一个条目
        改法：把 rules/confidentiality.mdx 的文件名（岗位是 id）改回 second；占了这个地址的条目另起一个。

      permalinks.yaml:14  字段 published.GZ-01
        发现：rules/confidentiality.html 现在是 GZ-02 的页面，公布的是 GZ-01
        应为：公布过的地址一直通到同一个条目
        改法：把 rules/second.mdx 的文件名（岗位是 id）改回 confidentiality；占了这个地址的条目另起一个。"
    `);
  });

  test.for([
    'rules',
    '../rules/old.html',
    '/rules/old.html',
    'rules/old file.html',
    'a.docx#x',
    'a.html#',
    'a.html#x#y',
  ])('a redirect from what is neither a code nor an address: %s', (from) => {
    expect(reportWith('permalinks.yaml', 'redirects: {}', `redirects:\n  '${from}': GZ-01`)).toContain(`
  应为：旧编号，如 CX-04；或者旧地址，如 rules/recusal.html、about.html#marks
  改法：改正这一行冒号前面的部分。`);
  });

  test.for([
    'rules/old-name.html',
    'work-points/2021/index.html',
    'terms/SY-009.html',
    'procedures/petition-handling.html#flow',
    'duties/old.html#条文',
    'GZ-09',
    'YD-2021-07.2',
  ])('a redirect from %s', (from) => {
    expect(reportWith('permalinks.yaml', 'redirects: {}', `redirects:\n  ${from}: GZ-01`)).toBe('');
  });

  test('a code moved from a page that is still there', () => {
    expect(reportWith('permalinks.yaml', 'GW-01: roles/secretary.html', 'GW-01: roles/index.html#GW-01')).toBe('');
  });

  test.for(['rules/confidentiality.html', 'about.html#marks', 'GZ-01.1'])('a redirect to %s', (to) => {
    expect(reportWith('permalinks.yaml', 'redirects: {}', `redirects:\n  CX-09: ${to}`)).toBe('');
  });

  test('a redirect to what is neither a code nor an address', () => {
    expect(reportWith('permalinks.yaml', 'redirects: {}', 'redirects:\n  CX-09: /rules/')).toMatchInlineSnapshot(`
      "permalinks.yaml:33  字段 redirects.CX-09
        发现：/rules/
        应为：编号，如 CX-04；或者地址，如 rules/recusal.html、about.html#marks
        改法：对照同类条目改成这个格式。"
    `);
  });

  test('redirects that lead on, to the end', () => {
    expect(
      reportWith(
        'permalinks.yaml',
        'redirects: {}',
        'redirects:\n  GZ-07: GZ-08\n  GZ-08: old.html#x\n  old.html: older.html\n  older.html: GZ-01',
      ),
    ).toBe('');
  });

  test('redirects that lead in a circle', () => {
    expect(
      reportWith('permalinks.yaml', 'redirects: {}', 'redirects:\n  GZ-07: GZ-08\n  GZ-08: a.html\n  a.html: GZ-07'),
    ).toMatchInlineSnapshot(`
      "permalinks.yaml:33  字段 redirects.GZ-07
        发现：GZ-07 转来转去，回到了原处
        应为：最后到一个还在的编号或者地址
        改法：改掉其中一行的目标。

      permalinks.yaml:34  字段 redirects.GZ-08
        发现：GZ-08 转来转去，回到了原处
        应为：最后到一个还在的编号或者地址
        改法：改掉其中一行的目标。

      permalinks.yaml:35  字段 redirects.a.html
        发现：a.html 转来转去，回到了原处
        应为：最后到一个还在的编号或者地址
        改法：改掉其中一行的目标。"
    `);
  });

  test('a redirect to a code that is gone without one', () => {
    expect(reportWith('permalinks.yaml', 'redirects: {}', 'redirects:\n  GZ-07: GZ-08\n  GZ-08: GZ-09'))
      .toMatchInlineSnapshot(`
      "permalinks.yaml:33  字段 redirects.GZ-07
        发现：GZ-09
        应为：站内已有的编号
        改法：把转向目标改成仍然存在的编号或者地址。

      permalinks.yaml:34  字段 redirects.GZ-08
        发现：GZ-09
        应为：站内已有的编号
        改法：把转向目标改成仍然存在的编号或者地址。"
    `);
  });

  test('redirects from one kind of thing to another', () => {
    expect(
      reportWith(
        'permalinks.yaml',
        'redirects: {}',
        'redirects:\n  a.docx: GZ-01\n  b.docx: b.xlsx\n  c.html: c.docx\n  d.docx: documents/word/WS-01.docx',
      ),
    ).toMatchInlineSnapshot(`
      "permalinks.yaml:33  字段 redirects.a.docx
        发现：a.docx 转到 GZ-01
        应为：同一种文件的地址（.docx）
        改法：文件不能转到网页：旧地址会放一份目标文件。

      permalinks.yaml:34  字段 redirects.b.docx
        发现：b.docx 转到 b.xlsx
        应为：同一种文件的地址（.docx）
        改法：文件不能转到网页：旧地址会放一份目标文件。

      permalinks.yaml:35  字段 redirects.c.html
        发现：c.html 转到 c.docx
        应为：编号，或者网页的地址
        改法：改成编号，或者 .html 结尾的地址。"
    `);
  });

  test('more than five codes that are not registered', () => {
    const content = ContentFolder.valid();
    content.write('permalinks.yaml', content.read('permalinks.yaml').replaceAll(/^  (CX|XT).*\n/gm, ''));
    expect(content.report()).toMatchInlineSnapshot(`
      "permalinks.yaml:1  字段 published
        发现：7 个新编号没有登记：CX-01、CX-01.1、CX-01.2、XT-01、XT-02 等
        应为：每个编号都登记
        改法：运行 npm run permalinks，把改动一起提交。"
    `);
  });
});

describe('notes and groups', () => {
  test('two notes of a table with one id', () => {
    const note = (text: string): string => `  - { id: exempt, text: ${text}, source: { origin: editorial } }\n`;
    const content = ContentFolder.valid();
    content.write('approvals.yaml', `${content.read('approvals.yaml')}notes:\n${note('先报告。')}${note('后办理。')}`);
    expect(content.report()).toMatchInlineSnapshot(`
      "approvals.yaml:14  字段 notes.1.id
        发现：id exempt 用了两次，另一处在 approvals.yaml:13
        应为：每个编号只用一次
        改法：给后来的一处换一个没有用过的编号；已经公布的编号不能改。"
    `);
  });

  test('two groups in one place', () => {
    const content = ContentFolder.valid();
    const other = content
      .read('terms/handling.yaml')
      .replace('SY-001', 'SY-002')
      .replace('term: 问题线索', 'term: 举报');
    content.write('terms/other.yaml', other.replace('    aliases: [线索]\n', ''));
    content.register({ 'SY-002': 'terms/SY-002.html' });
    expect(content.report()).toMatchInlineSnapshot(`
      "terms/other.yaml:2  字段 order
        发现：1，terms/handling.yaml 也是；没有第 2 组
        应为：同类的各组从 1 到 2，每组一个序号
        改法：写错的改正；少了一组文件的，从版本库取回；确实去掉了的，后面各组的序号往前移。"
    `);
  });

  test('a group that is missing between two others', () => {
    expect(reportWith('terms/handling.yaml', 'order: 1', 'order: 2')).toMatchInlineSnapshot(`
      "terms/handling.yaml:2  字段 order
        发现：2，一共只有 1 组，没有第 1 组
        应为：同类的各组从 1 到 1，每组一个序号
        改法：写错的改正；少了一组文件的，从版本库取回；确实去掉了的，后面各组的序号往前移。"
    `);
  });

  test('documents in a folder without a group', () => {
    const content = ContentFolder.valid();
    const other = content
      .read('documents/petition/WS-01.yaml')
      .replace('WS-01', 'WS-02')
      .replace('信访登记表', '呈批表');
    content.write('documents/lead/WS-02.yaml', other);
    content.register({ 'WS-02': 'documents/WS-02.html' });
    expect(content.report()).toMatchInlineSnapshot(`
      "documents/lead/group.yaml
        发现：没有这个文件，文件夹里却有文书
        应为：每个文书文件夹有一个 group.yaml
        改法：从版本库取回，或者照其他文件夹的 group.yaml 新建。"
    `);
  });
});
