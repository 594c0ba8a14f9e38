import { describe, expect, test } from 'vitest';
import { ContentFolder, reportWith } from './content-fixture.ts';

const procedure = 'procedures/petition-handling.mdx';

test('the smallest content has no problem', () => {
  expect(ContentFolder.valid().report()).toBe('');
});

describe('fields', () => {
  test('unknown field at the top of a file', () => {
    expect(reportWith('site.yaml', 'footer:', 'motto: 为民\nfooter:')).toMatchInlineSnapshot(`
      "site.yaml:5  字段 motto
        发现：不认识的字段 motto
        应为：只用说明里列出的字段
        改法：多半是拼写错误；对照同类文件改正，或者删去。"
    `);
  });

  test('unknown field inside a step is found at its line', () => {
    expect(reportWith(procedure, '    label: 登记\n', '    label: 登记\n    lable: 登记\n')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:22  字段 steps.0.lable
        发现：不认识的字段 lable
        应为：只用说明里列出的字段
        改法：多半是拼写错误；对照同类文件改正，或者删去。"
    `);
  });

  test('two unknown fields are two problems', () => {
    expect(reportWith('site.yaml', 'footer:', 'motto: 为民\nslogan: 为民\nfooter:')).toMatchInlineSnapshot(`
      "site.yaml:5  字段 motto
        发现：不认识的字段 motto
        应为：只用说明里列出的字段
        改法：多半是拼写错误；对照同类文件改正，或者删去。

      site.yaml:6  字段 slogan
        发现：不认识的字段 slogan
        应为：只用说明里列出的字段
        改法：多半是拼写错误；对照同类文件改正，或者删去。"
    `);
  });

  test('an English comma in braces splits a text', () => {
    expect(reportWith('home.yaml', 'text: 几天办完,', 'text: 几天, 办完,')).toMatchInlineSnapshot(`
      "home.yaml:5  字段 questions.0.办完
        发现：不认识的字段 办完
        应为：只用说明里列出的字段
        改法：花括号里的文字有英文逗号时，整句用引号括起来；否则多半是拼写错误。"
    `);
  });

  test('missing field of a YAML file', () => {
    expect(reportWith('site.yaml', 'tagline: 一句话\n', '')).toMatchInlineSnapshot(`
      "site.yaml:1  字段 tagline
        发现：没有写
        应为：一段文字
        改法：补上这个字段。"
    `);
  });

  test('missing field of a front matter', () => {
    expect(reportWith(procedure, 'title: 信访举报办理\n', '')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:2  字段 title
        发现：没有写
        应为：一段文字
        改法：补上这个字段。"
    `);
  });

  test('missing field of a step points to the step', () => {
    expect(reportWith(procedure, '    label: 告知\n', '')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:32  字段 steps.1.label
        发现：没有写
        应为：一段文字
        改法：补上这个字段。"
    `);
  });

  test('field without value', () => {
    expect(reportWith('site.yaml', 'tagline: 一句话', 'tagline:')).toMatchInlineSnapshot(`
      "site.yaml:2  字段 tagline
        发现：空值
        应为：一段文字
        改法：补上这个字段。"
    `);
  });

  test('missing list', () => {
    expect(reportWith('documents/petition/WS-01.yaml', 'contains: [来源]\n', '')).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:1  字段 contains
        发现：没有写
        应为：列表（每项前面加“- ”）
        改法：补上这个字段。"
    `);
  });

  test('a file without any field', () => {
    const content = ContentFolder.valid();
    content.write('site.yaml', '# 以后再写\n');
    expect(content.report()).toMatchInlineSnapshot(`
      "site.yaml:1
        发现：没有任何字段
        应为：写齐这类文件的字段
        改法：照同类文件补上；这个文件不要了，就删去。"
    `);
  });
});

describe('types', () => {
  test('number instead of text', () => {
    expect(reportWith(procedure, "id: '1'", 'id: 1')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:19  字段 steps.0.id
        发现：1
        应为：一段文字
        改法：用引号括起来：'1'。"
    `);
  });

  test('text instead of a number', () => {
    expect(reportWith(procedure, 'amount: 15', 'amount: 十五')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:42  字段 steps.1.limits.0.amount
        发现：十五
        应为：数字
        改法：改成：数字。"
    `);
  });

  test('fraction instead of a whole number', () => {
    expect(reportWith(procedure, 'amount: 15', 'amount: 1.5')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:42  字段 steps.1.limits.0.amount
        发现：1.5
        应为：整数
        改法：改成：整数。"
    `);
  });

  test('zero instead of a positive number', () => {
    expect(reportWith(procedure, 'amount: 15', 'amount: 0')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:42  字段 steps.1.limits.0.amount
        发现：0
        应为：大于 0
        改法：改成合理的数。"
    `);
  });

  test('number above the largest', () => {
    expect(reportWith('rules/confidentiality.mdx', 'history:', 'reviewEveryMonths: 61\nhistory:'))
      .toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:7  字段 reviewEveryMonths
        发现：61
        应为：不大于 60
        改法：改成合理的数。"
    `);
  });

  test('number below the smallest', () => {
    expect(reportWith('work-points/2022/daily-supervision.mdx', 'quarters: [1, 2, 3, 4]', 'quarters: [0]'))
      .toMatchInlineSnapshot(`
      "work-points/2022/daily-supervision.mdx:16  字段 tasks.0.rhythm.quarters.0
        发现：0
        应为：不小于 1
        改法：改成合理的数。"
    `);
  });

  test('text instead of a list', () => {
    expect(reportWith(procedure, 'related: [GZ-01]', 'related: GZ-01')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:6  字段 related
        发现：GZ-01
        应为：列表（每项前面加“- ”）
        改法：改成：列表（每项前面加“- ”）。"
    `);
  });

  test('text instead of fields', () => {
    expect(reportWith(procedure, 'approval: { text: 书记审批, roles: [secretary] }', 'approval: 书记审批'))
      .toMatchInlineSnapshot(`
        "procedures/petition-handling.mdx:37  字段 steps.1.approval
          发现：书记审批
          应为：一组字段
          改法：改成：一组字段。"
      `);
  });

  test('text instead of true or false', () => {
    expect(reportWith('regulations/background.yaml', 'public: false', 'public: 否')).toMatchInlineSnapshot(`
      "regulations/background.yaml:9  字段 public
        发现：否
        应为：true 或 false
        改法：改成：true 或 false。"
    `);
  });

  test('text instead of a whole file of fields', () => {
    const content = ContentFolder.valid();
    content.write('site.yaml', '试验手册\n');
    expect(content.report()).toMatchInlineSnapshot(`
      "site.yaml:1
        发现：试验手册
        应为：一组字段
        改法：改成：一组字段。"
    `);
  });
});

describe('values', () => {
  test('unknown value of a closed list', () => {
    expect(reportWith(procedure, 'kind: main', 'kind: 主要')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:5  字段 kind
        发现：主要
        应为：其中之一：main、supporting
        改法：从列出的写法里选一个，照抄。"
    `);
  });

  test('missing value of a closed list', () => {
    expect(reportWith(procedure, 'kind: main\n', '')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:2  字段 kind
        发现：没有写
        应为：其中之一：main、supporting
        改法：从列出的写法里选一个，照抄。"
    `);
  });

  test('unknown kind of time limit', () => {
    expect(reportWith(procedure, 'kind: duration', 'kind: deadline')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:39  字段 steps.1.limits.0.kind
        发现：deadline
        应为：其中之一：duration、recurring、unset
        改法：从列出的写法里选一个，照抄。"
    `);
  });

  test('missing kind of time limit', () => {
    expect(reportWith(procedure, 'kind: duration\n        code', 'code')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:39  字段 steps.1.limits.0.kind
        发现：没有写
        应为：其中之一：duration、recurring、unset
        改法：从列出的写法里选一个，照抄。"
    `);
  });

  test('a field of another kind of time limit', () => {
    expect(reportWith(procedure, 'kind: duration', 'kind: unset\n        says: 没有统一天数')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:43  字段 steps.1.limits.0.amount
        发现：不认识的字段 amount
        应为：只用说明里列出的字段
        改法：多半是拼写错误；对照同类文件改正，或者删去。

      procedures/petition-handling.mdx:44  字段 steps.1.limits.0.unit
        发现：不认识的字段 unit
        应为：只用说明里列出的字段
        改法：多半是拼写错误；对照同类文件改正，或者删去。

      procedures/petition-handling.mdx:45  字段 steps.1.limits.0.from
        发现：不认识的字段 from
        应为：只用说明里列出的字段
        改法：多半是拼写错误；对照同类文件改正，或者删去。

      procedures/petition-handling.mdx:46  字段 steps.1.limits.0.extension
        发现：不认识的字段 extension
        应为：只用说明里列出的字段
        改法：多半是拼写错误；对照同类文件改正，或者删去。"
    `);
  });

  test('a day that does not exist', () => {
    expect(reportWith('site.yaml', '2026-01-01', '2026-02-30')).toMatchInlineSnapshot(`
      "site.yaml:4  字段 asOf
        发现：2026-02-30
        应为：真实存在的日期，如 2022-03-01
        改法：按“年-月-日”写，月和日各两位。"
    `);
  });

  test('a day in Chinese', () => {
    expect(reportWith('site.yaml', '2026-01-01', '2026年1月1日')).toMatchInlineSnapshot(`
      "site.yaml:4  字段 asOf
        发现：2026年1月1日
        应为：真实存在的日期，如 2022-03-01
        改法：按“年-月-日”写，月和日各两位。"
    `);
  });

  test('a month that does not exist in a partial date', () => {
    expect(reportWith('regulations/rules-2019.yaml', 'inForceFrom: 2019-01-01', 'inForceFrom: 2019-13'))
      .toMatchInlineSnapshot(`
      "regulations/rules-2019.yaml:6  字段 inForceFrom
        发现：2019-13
        应为：1921 年以后的年、年-月或者年-月-日，如 2018、2018-10、2018-10-01
        改法：对照同类条目改成这个格式。"
    `);
  });

  test('code that does not follow the pattern of its kind', () => {
    expect(reportWith(procedure, 'code: CX-01', 'code: CX-1')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:2  字段 code
        发现：CX-1
        应为：CX- 加两位数字，如 CX-01
        改法：对照同类条目改成这个格式。"
    `);
  });

  test('code of another kind', () => {
    expect(reportWith('terms/handling.yaml', 'code: SY-001', 'code: WS-01')).toMatchInlineSnapshot(`
      "terms/handling.yaml:5  字段 terms.0.code
        发现：WS-01
        应为：SY- 加三位数字，如 SY-001
        改法：对照同类条目改成这个格式。

      terms/handling.yaml:5  字段 terms.0.code
        发现：编号 WS-01 用了两次，另一处在 documents/petition/WS-01.yaml:1
        应为：每个编号只用一次
        改法：给后来的一处换一个没有用过的编号；已经公布的编号不能改。"
    `);
  });

  test('reference that is no code', () => {
    expect(reportWith(procedure, 'related: [GZ-01]', 'related: [保密]')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:6  字段 related.0
        发现：保密
        应为：站内编号，如 CX-04、YD-2022-07 或者 CX-04.3
        改法：对照同类条目改成这个格式。"
    `);
  });

  test('basis that is no reference', () => {
    expect(reportWith('rules/confidentiality.mdx', 'basis: [BJ-01.A1]', 'basis: [规则第二十一条]'))
      .toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:14  字段 provisions.0.source.basis.0
        发现：规则第二十一条
        应为：依据的编号，如 YJ-01、YJ-01.21 或者 YJ-01.21 第二款
        改法：对照同类条目改成这个格式。"
    `);
  });

  test('id of a part with a character that cannot stand in an address', () => {
    expect(reportWith('rules/confidentiality.mdx', "id: '1'", 'id: 第一')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:10  字段 provisions.0.id
        发现：第一
        应为：字母、数字和连字符，如 3 或者 A2
        改法：对照同类条目改成这个格式。"
    `);
  });

  test('limit of the home page that is no limit code', () => {
    expect(reportWith('home.yaml', 'limit: SX-01', 'limit: 15 个工作日')).toMatchInlineSnapshot(`
      "home.yaml:7  字段 inHand.0.limit
        发现：15 个工作日
        应为：SX- 加两位数字，如 SX-01
        改法：对照同类条目改成这个格式。"
    `);
  });

  test('exit with both target and end', () => {
    expect(reportWith(procedure, '- { end: 办结 }', "- { to: '1', end: 办结 }")).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:50  字段 steps.1.next.0
        发现：{"to":"1","end":"办结"}
        应为：去向 to 和终点 end 恰好写一个
        改法：通往下一步写 to，到此结束写 end。"
    `);
  });

  test('exit with neither target nor end', () => {
    expect(reportWith(procedure, '- { end: 办结 }', '- { note: 办结 }')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:50  字段 steps.1.next.0
        发现：{"note":"办结"}
        应为：去向 to 和终点 end 恰好写一个
        改法：通往下一步写 to，到此结束写 end。"
    `);
  });

  test('code in the register that is no code', () => {
    expect(reportWith('permalinks.yaml', '  CF-01: ', '  处分一: ')).toMatchInlineSnapshot(`
      "permalinks.yaml:5  字段 published.处分一
        发现：处分一
        应为：站内编号，如 CX-04、YD-2022-07 或者 CX-04.3
        改法：改正这一行冒号前面的部分。"
    `);
  });
});

describe('sizes', () => {
  test('blank text', () => {
    expect(reportWith('site.yaml', 'footer: 页脚', "footer: '  '")).toMatchInlineSnapshot(`
      "site.yaml:5  字段 footer
        发现：空白
        应为：不能是空白
        改法：写上内容，或者去掉这个字段。"
    `);
  });

  test.for(['。', '……', '-', '——', '待补', '待填。', 'TODO'])('text that says nothing: %s', (text) => {
    expect(reportWith('site.yaml', 'footer: 页脚', `footer: '${text}'`)).toBe(`site.yaml:5  字段 footer
  发现：${text}
  应为：有内容的话；表格里没有的一格写“—”
  改法：对照同类条目改成这个格式。`);
  });

  test.for(['—', '无', '7', '待补正的材料'])('text that says something: %s', (text) => {
    expect(reportWith('jurisdiction.yaml', 'others: 无', `others: '${text}'`)).toBe('');
  });

  test('a label that is too long for the diagram', () => {
    expect(reportWith(procedure, 'label: 登记', 'label: 登记信访举报并且分清归谁办')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:21  字段 steps.0.label
        发现：登记信访举报并且分清归谁办
        应为：不超过 12 个字
        改法：缩短；详细的话写到正文字段里。"
    `);
  });

  test('a label of exactly twelve characters is allowed', () => {
    expect(reportWith(procedure, 'label: 登记', 'label: 登记举报并且分清归谁来办')).toBe('');
  });

  test('a second line that is too long for the diagram', () => {
    expect(reportWith(procedure, 'label: 登记', 'label: 登记\n    sub: 写明来源收到时间和反映对象以及主要问题'))
      .toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:22  字段 steps.0.sub
        发现：写明来源收到时间和反映对象以及主要问题
        应为：不超过 18 个字
        改法：缩短；详细的话写到正文字段里。"
    `);
  });

  test('empty list', () => {
    expect(reportWith('documents/petition/WS-01.yaml', 'contains: [来源]', 'contains: []')).toMatchInlineSnapshot(`
      "documents/petition/WS-01.yaml:7  字段 contains
        发现：0 项
        应为：至少 1 项
        改法：补足内容。"
    `);
  });

  test('too many items', () => {
    expect(reportWith(procedure, 'limits: [SX-01]', 'limits: [SX-01, SX-02, SX-03, SX-04]')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:16  字段 glance.limits
        发现：4 项
        应为：最多 3 项
        改法：减少项数，留下最要紧的。"
    `);
  });

  test('three forms instead of four', () => {
    const content = ContentFolder.valid();
    const text = content.read('four-forms.yaml');
    content.write('four-forms.yaml', text.slice(0, text.indexOf('  - code: XT-04')));
    expect(content.report()).toMatchInlineSnapshot(`
      "four-forms.yaml:4  字段 forms
        发现：3 项
        应为：恰好 4 项
        改法：补足内容。"
    `);
  });

  test('five forms instead of four', () => {
    const content = ContentFolder.valid();
    const text = content.read('four-forms.yaml');
    const fifth = text.slice(text.indexOf('  - code: XT-04')).replace('XT-04', 'XT-05');
    content.write('four-forms.yaml', text + fifth);
    expect(content.report()).toMatchInlineSnapshot(`
      "four-forms.yaml:4  字段 forms
        发现：5 项
        应为：恰好 4 项
        改法：减少项数，留下最要紧的。"
    `);
  });

  test('long values are cut', () => {
    expect(reportWith('site.yaml', '2026-01-01', '长'.repeat(100))).toMatchInlineSnapshot(`
      "site.yaml:4  字段 asOf
        发现：长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长长…
        应为：真实存在的日期，如 2022-03-01
        改法：按“年-月-日”写，月和日各两位。"
    `);
  });
});

describe('what contradicts itself', () => {
  const own = 'source: { origin: source, checked: verified, basis: [BJ-01.A1] }';
  const recurring = (every: string, due: string, day = ''): string =>
    reportWith(
      'procedures/petition-handling.mdx',
      `      - kind: duration
        code: SX-01
        what: 告知受理情况
        amount: 15
        unit: workday
        from: 收到举报之日
        extension: { allowed: unstated }
`,
      `      - kind: recurring
        code: SX-01
        what: 报送
        every: ${every}
        due: ${due}
${day}`,
    );

  test('an editorial suggestion with a basis and a state of checking', () => {
    expect(
      reportWith(
        'rules/confidentiality.mdx',
        own,
        'source: { origin: editorial, checked: verified, basis: [BJ-01.A1] }',
      ),
    ).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:14  字段 provisions.0.source.checked
        发现：verified
        应为：编者建议（editorial）不写 basis、formerly 和 checked
        改法：有依据的，把 origin 改成 source、regulation 或者 inferred；只是建议的，去掉依据和核对程度。

      rules/confidentiality.mdx:14  字段 provisions.0.source.basis
        发现：["BJ-01.A1"]
        应为：编者建议（editorial）不写 basis、formerly 和 checked
        改法：有依据的，把 origin 改成 source、regulation 或者 inferred；只是建议的，去掉依据和核对程度。"
    `);
  });

  test('a local rule that counts as verified', () => {
    expect(
      reportWith('rules/confidentiality.mdx', own, 'source: { origin: local, checked: verified, basis: [BJ-01.A1] }'),
    ).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:14  字段 provisions.0.source.checked
        发现：verified
        应为：partial 或 unverified：本地规定决定的事，文本没有公开
        改法：改成 unverified，在 caveat 里写为什么；规定写明了的，把 origin 改成 regulation。"
    `);
  });

  test.for(['-', 'a-', '--1'])('%s for an id', (id) => {
    expect(reportWith('rules/confidentiality.mdx', "id: '1'", `id: '${id}'`)).toContain(
      `provisions.0.id\n  发现：${id}\n  应为：字母、数字和连字符`,
    );
  });

  test('a group of documents that serves something else than a procedure', () => {
    expect(reportWith('documents/petition/group.yaml', 'procedure: CX-01', 'procedure: SY-001')).toContain(
      'procedure\n  发现：SY-001\n  应为：CX- 加两位数字',
    );
  });

  test('a place in an article that is none', () => {
    const cited = (place: string): string =>
      reportWith('rules/confidentiality.mdx', 'basis: [BJ-01.A1]', `basis: [BJ-01.A1 ${place}]`);
    for (const place of ['第二款', '末款', '第一款第六项、第二款', '第十一项']) expect(cited(place)).toBe('');
    expect(cited('第２款')).toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:14  字段 provisions.0.source.basis.0
        发现：BJ-01.A1 第２款
        应为：依据的编号，如 YJ-01、YJ-01.21 或者 YJ-01.21 第二款
        改法：对照同类条目改成这个格式。"
    `);
  });

  test('a day that does not exist, or not for a regulation', () => {
    const from = (day: string): string =>
      reportWith('regulations/rules-2017.yaml', 'inForceFrom: 2017-01-08', `inForceFrom: ${day}`);
    expect(from('2017-02-30')).toMatchInlineSnapshot(`
      "regulations/rules-2017.yaml:6  字段 inForceFrom
        发现：2017-02-30
        应为：真实存在的日期，如 2022-03-01
        改法：对照文本改正月和日；只知道年、月的，只写年、月。"
    `);
    expect(from('1022-03-01')).toMatchInlineSnapshot(`
      "regulations/rules-2017.yaml:6  字段 inForceFrom
        发现：1022-03-01
        应为：1921 年以后的年、年-月或者年-月-日，如 2018、2018-10、2018-10-01
        改法：对照同类条目改成这个格式。"
    `);
  });

  test('a review in another century', () => {
    expect(reportWith('rules/confidentiality.mdx', 'reviewedOn: 2025-06-01', 'reviewedOn: 1025-06-01'))
      .toMatchInlineSnapshot(`
      "rules/confidentiality.mdx:6  字段 reviewedOn
        发现：1025-06-01
        应为：2000 年到 2099 年的日期，如 2022-03-01
        改法：改正年份。"
    `);
  });

  test('an order that is no place in a list', () => {
    expect(reportWith('terms/handling.yaml', 'order: 1', 'order: 0')).toMatchInlineSnapshot(`
      "terms/handling.yaml:2  字段 order
        发现：0
        应为：不小于 1
        改法：改成合理的数。"
    `);
  });

  test('a recurring limit whose words say another period or day', () => {
    expect(recurring('quarter', '每季度首月 15 日前', '        dayOfFirstMonth: 15\n')).not.toMatch(/every|dayOf/);
    expect(recurring('month', '每季度首月 15 日前', '        dayOfFirstMonth: 16\n')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:42  字段 steps.1.limits.0.every
        发现：month
        应为：和 due 里的话一致：每月、每季度、每半年或者每年
        改法：对照依据，改正 every 或者 due。

      procedures/petition-handling.mdx:44  字段 steps.1.limits.0.dayOfFirstMonth
        发现：16
        应为：due 里写明的那一日；due 没有写几日的，不写
        改法：对照依据，改正 dayOfFirstMonth 或者 due。"
    `);
    expect(recurring('quarter', '每季度首月 15 日前')).toContain('dayOfFirstMonth\n  发现：没有写');
  });

  test('an effect period whose words say another', () => {
    expect(reportWith('sanctions.yaml', 'effectMonths: 12', 'effectMonths: 18')).toMatchInlineSnapshot(`
      "sanctions.yaml:7  字段 sanctions.0.effectMonths
        发现：18
        应为：和 effect 里的话一样长：12 是“1 年”，18 是“1 年半”；effect 没有写定的，不写
        改法：对照依据，改正 effectMonths 或者 effect。"
    `);
    expect(reportWith('sanctions.yaml', '    effectMonths: 12\n', '')).toContain(
      'sanctions.0.effectMonths\n  发现：没有写',
    );
    expect(reportWith('sanctions.yaml', 'effect: 1 年', 'effect: 1 年半')).toContain(
      'sanctions.0.effectMonths\n  发现：12',
    );
  });
});
