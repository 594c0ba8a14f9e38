import { describe, expect, test } from 'vitest';
import { ContentFolder, reportWith } from './content-fixture.ts';

const procedure = 'procedures/petition-handling.mdx';

/** A step in YAML, with nothing but what a step needs. */
function step(id: string, next: string): string {
  return `  - id: '${id}'
    title: 第 ${id} 步
    label: 第 ${id} 步
    actor: { roles: [full-time], text: 专职干部 }
    actions: [{ text: 办理。 }]
    source: { origin: editorial }
    next: [${next}]
`;
}

/** What the check says of the procedure with these steps in place of its own. */
function reportOfSteps(...steps: string[]): string {
  const content = ContentFolder.valid();
  const [head = ''] = content.read(procedure).split('  - id:');
  content.write(procedure, `${head.replace('  limits: [SX-01]\n', '')}${steps.join('')}---\n`);
  content.replace('home.yaml', 'to: SX-01', 'to: CX-01');
  content.replace('home.yaml', ', limit: SX-01', '');
  content.write('permalinks.yaml', content.read('permalinks.yaml').replaceAll(/^  (SX-01|CX-01\.).*\n/gm, ''));
  content.register(
    Object.fromEntries(
      steps.map((_, index) => [`CX-01.${index + 1}`, `procedures/petition-handling.html#CX-01.${index + 1}`]),
    ),
  );
  content.write(
    'rules/confidentiality.mdx',
    content.read('rules/confidentiality.mdx').replace('[登记](CX-01.1)', '登记'),
  );
  return content.report();
}

describe('targets', () => {
  test('an unknown step', () => {
    expect(reportWith(procedure, "to: '2'", "to: '3'")).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:30  字段 steps.0.next.0.to
        发现：3
        应为：本程序的步骤 id，或者另一个程序的编号（CX-…）
        改法：改成已有的步骤，本程序的步骤只写 id；到此结束的，写 end。

      procedures/petition-handling.mdx:32  字段 steps.1.id
        发现：从第一步走不到第 2 步
        应为：每一步都走得到
        改法：在前面某一步的 next 里写上它，或者去掉这一步。"
    `);
  });

  test('a way to another procedure whose code is half written', () => {
    expect(reportWith(procedure, "to: '2'", 'to: CX-02.')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:30  字段 steps.0.next.0.to
        发现：CX-02.
        应为：本程序的步骤 id，或者另一个程序的编号（CX-…）
        改法：改成已有的步骤，本程序的步骤只写 id；到此结束的，写 end。

      procedures/petition-handling.mdx:32  字段 steps.1.id
        发现：从第一步走不到第 2 步
        应为：每一步都走得到
        改法：在前面某一步的 next 里写上它，或者去掉这一步。"
    `);
  });

  test('a step of the same procedure by its whole code', () => {
    expect(reportWith(procedure, "to: '2'", 'to: CX-01.2')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:30  字段 steps.0.next.0.to
        发现：CX-01.2
        应为：本程序的步骤 id，或者另一个程序的编号（CX-…）
        改法：改成已有的步骤，本程序的步骤只写 id；到此结束的，写 end。

      procedures/petition-handling.mdx:32  字段 steps.1.id
        发现：从第一步走不到第 2 步
        应为：每一步都走得到
        改法：在前面某一步的 next 里写上它，或者去掉这一步。"
    `);
  });

  test('an unknown first step is reported alone', () => {
    expect(reportWith(procedure, "start: '1'", "start: '0'")).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:10  字段 start
        发现：0
        应为：本程序的步骤：1、2
        改法：把 start 改成第一步的 id。"
    `);
  });
});

describe('ways that lead nowhere new', () => {
  test('a step with other ways out that leads to itself', () => {
    expect(reportWith(procedure, '{ case: 不归本级, end: 移送 }', "{ case: 不归本级, to: '1' }"))
      .toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:31  字段 steps.0.next.1.to
        发现：第 1 步通到它自己
        应为：别的步骤、另一个程序，或者终点
        改法：要重做的，写回到前面哪一步；到此结束的，写 end。"
    `);
  });

  /** What the check says if the way out of the first step leads to this part of a second procedure. */
  function reportOfWayTo(target: string): string {
    const content = ContentFolder.valid();
    content.write(
      'procedures/second.mdx',
      content
        .read(procedure)
        .replace('CX-01', 'CX-02')
        .replace('title: 信访举报办理', 'title: 线索处置')
        .replace('  limits: [SX-01]\n', '')
        .replace(/    limits:\n[^]*?(?=    documents)/, '')
        .replace("start: '1'", "start: '1'\nrisks:\n  - { id: r1, text: 越权。, source: { origin: editorial } }"),
    );
    content.register(
      Object.fromEntries([
        ['CX-02', 'procedures/second.html'],
        ...['1', '2', 'r1'].map((id) => [`CX-02.${id}`, `procedures/second.html#CX-02.${id}`]),
      ]),
    );
    content.replace(procedure, '{ case: 不归本级, end: 移送 }', `{ case: 不归本级, to: ${target} }`);
    return content.report();
  }

  test('to a risk of another procedure', () => {
    expect(reportOfWayTo('CX-02.r1')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:31  字段 steps.0.next.1.to
        发现：CX-02.r1，不是步骤
        应为：CX-02，或者它的步骤：1、2
        改法：改成 CX-02 的一个步骤；说不准是哪一步的，只写 CX-02。"
    `);
  });

  test('to a part that another procedure does not have', () => {
    expect(reportOfWayTo('CX-02.9')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:31  字段 steps.0.next.1.to
        发现：CX-02.9
        应为：站内已有的编号
        改法：检查编号是否写错；要引用的条目还没有，就先建立它。"
    `);
  });

  test.for(['CX-02', 'CX-02.2'])('to another procedure: %s', (target) => {
    expect(reportOfWayTo(target)).toBe('');
  });
});

describe('ways through', () => {
  test('a straight line', () => {
    expect(reportOfSteps(step('1', "{ to: '2' }"), step('2', '{ end: 办结 }'))).toBe('');
  });

  test('a step that cannot be reached', () => {
    expect(reportOfSteps(step('1', "{ to: '3' }"), step('2', "{ to: '3' }"), step('3', '{ end: 办结 }')))
      .toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:25  字段 steps.1.id
        发现：从第一步走不到第 2 步
        应为：每一步都走得到
        改法：在前面某一步的 next 里写上它，或者去掉这一步。"
    `);
  });

  test('a dead end is reported once, not for the steps before it', () => {
    expect(reportOfSteps(step('1', "{ to: '2' }"), step('2', "{ to: '3' }"), step('3', ''))).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:32  字段 steps.2.id
        发现：第 3 步没有去向
        应为：至少一个去向
        改法：在 next 里写下一步（to），或者写明到此结束（end）。"
    `);
  });

  test('a loop without a way out', () => {
    expect(reportOfSteps(step('1', "{ to: '2' }"), step('2', "{ to: '3' }"), step('3', "{ to: '2' }")))
      .toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:24  字段 steps.0.next
        发现：第 1 步之后绕不出来
        应为：最后能到终点或者另一个程序
        改法：给循环里的某一步加一个出口。

      procedures/petition-handling.mdx:31  字段 steps.1.next
        发现：第 2 步之后绕不出来
        应为：最后能到终点或者另一个程序
        改法：给循环里的某一步加一个出口。

      procedures/petition-handling.mdx:38  字段 steps.2.next
        发现：第 3 步之后绕不出来
        应为：最后能到终点或者另一个程序
        改法：给循环里的某一步加一个出口。"
    `);
  });

  test('a step that only leads to itself', () => {
    expect(reportOfSteps(step('1', "{ to: '2' }"), step('2', "{ to: '2' }"))).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:24  字段 steps.0.next
        发现：第 1 步之后绕不出来
        应为：最后能到终点或者另一个程序
        改法：给循环里的某一步加一个出口。

      procedures/petition-handling.mdx:31  字段 steps.1.next
        发现：第 2 步之后绕不出来
        应为：最后能到终点或者另一个程序
        改法：给循环里的某一步加一个出口。"
    `);
  });

  test('a loop with a way out', () => {
    expect(
      reportWith(
        procedure,
        '    next:\n      - { end: 办结 }',
        `    decision: { ask: 补正了吗？, cases: [补正, 没有], closed: listed }
    next:
      - { case: 补正, end: 办结 }
      - { case: 没有, to: '1' }`,
      ),
    ).toBe('');
  });
});

describe('decisions', () => {
  test('several ways out without a decision', () => {
    expect(reportOfSteps(step('1', "{ to: '2' }, { end: 移送 }"), step('2', '{ end: 办结 }'))).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:24  字段 steps.0.next
        发现：2 个去向，没有写怎么选
        应为：有 decision
        改法：加上 decision：问什么（ask）、有哪些情形（cases）。"
    `);
  });

  test('a single case without a decision', () => {
    expect(reportOfSteps(step('1', "{ case: 归本级, to: '2' }"), step('2', '{ end: 办结 }'))).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:24  字段 steps.0.next.0.case
        发现：只有“归本级”一种情形，没有 decision
        应为：写全所有情形，或者不写 case
        改法：还有别的情形的，加上 decision 和各自的去向；没有的，删去 case。"
    `);
  });

  test('a case without a way out', () => {
    expect(reportWith(procedure, 'cases: [归本级, 不归本级]', 'cases: [归本级, 不归本级, 说不清]'))
      .toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:27  字段 steps.0.decision.cases
        发现：情形“说不清”没有去向
        应为：每种情形恰好一个去向
        改法：在 next 里给“说不清”写一个去向（case: 说不清）。"
    `);
  });

  test('a case with two ways out', () => {
    expect(
      reportWith(
        procedure,
        '- { case: 不归本级, end: 移送 }',
        '- { case: 不归本级, end: 移送 }\n      - { case: 不归本级, end: 退回 }',
      ),
    ).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:27  字段 steps.0.decision.cases
        发现：情形“不归本级”有 2 个去向
        应为：每种情形恰好一个去向
        改法：只留一个去向；去向确实不同的，分成两种情形写。"
    `);
  });

  test('a case listed twice', () => {
    expect(reportWith(procedure, 'cases: [归本级, 不归本级]', 'cases: [归本级, 不归本级, 归本级]'))
      .toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:27  字段 steps.0.decision.cases
        发现：情形重复
        应为：每种情形写一次
        改法：去掉重复的情形。"
    `);
  });

  test('a way out for a case that is not listed', () => {
    expect(
      reportWith(
        procedure,
        '- { case: 不归本级, end: 移送 }',
        '- { case: 不归本级, end: 移送 }\n      - { case: 说不清, end: 退回 }',
      ),
    ).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:32  字段 steps.0.next.2.case
        发现：说不清
        应为：其中之一：归本级、不归本级
        改法：写上这个去向对应的情形，和 cases 里一字不差。"
    `);
  });

  test('a way out without its case', () => {
    expect(reportWith(procedure, '- { case: 不归本级, end: 移送 }', '- { end: 移送 }')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:27  字段 steps.0.decision.cases
        发现：情形“不归本级”没有去向
        应为：每种情形恰好一个去向
        改法：在 next 里给“不归本级”写一个去向（case: 不归本级）。

      procedures/petition-handling.mdx:31  字段 steps.0.next.1.case
        发现：没有写
        应为：其中之一：归本级、不归本级
        改法：写上这个去向对应的情形，和 cases 里一字不差。"
    `);
  });

  test('a decision with a single case', () => {
    expect(reportWith(procedure, 'cases: [归本级, 不归本级]', 'cases: [归本级]')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:27  字段 steps.0.decision.cases
        发现：1 项
        应为：至少 2 项
        改法：补足内容。"
    `);
  });

  test('a decision that does not say why its cases are all', () => {
    expect(reportWith(procedure, '      closed: listed\n', '')).toMatchInlineSnapshot(`
      "procedures/petition-handling.mdx:25  字段 steps.0.decision.closed
        发现：没有写
        应为：其中之一：listed、otherwise
        改法：从列出的写法里选一个，照抄。"
    `);
  });
});

describe('from procedure to procedure', () => {
  test('two that only hand over to each other', () => {
    const content = ContentFolder.valid();
    const first = content.read(procedure);
    const second = first
      .replace('code: CX-01', 'code: CX-02')
      .replace('title: 信访举报办理', 'title: 线索处置')
      .replaceAll('SX-01', 'SX-02')
      .replaceAll(/end: \S+/g, 'to: CX-01');
    content.write('procedures/lead-disposal.mdx', second);
    const at = 'procedures/lead-disposal.html';
    content.register({
      'CX-02': at,
      'CX-02.1': `${at}#CX-02.1`,
      'CX-02.2': `${at}#CX-02.2`,
      'SX-02': 'tables/time-limits.html#SX-02',
    });
    expect(content.report()).toBe('');
    content.write(procedure, first.replaceAll(/end: \S+/g, 'to: CX-02'));
    expect(content.report()).toMatchInlineSnapshot(`
      "procedures/lead-disposal.mdx:18  字段 steps
        发现：CX-02 只移交 CX-01，那边又移交回来，没有终点
        应为：最后能到终点（end）
        改法：给其中一个程序的最后一步写 end，或者移交给有终点的程序。

      procedures/petition-handling.mdx:18  字段 steps
        发现：CX-01 只移交 CX-02，那边又移交回来，没有终点
        应为：最后能到终点（end）
        改法：给其中一个程序的最后一步写 end，或者移交给有终点的程序。"
    `);
  });
});

describe('stages', () => {
  const steps = (count: number): string[] =>
    Array.from({ length: count }, (_, index) =>
      step(String(index + 1), index + 1 === count ? '{ end: 办结 }' : `{ to: '${index + 2}' }`),
    );
  const withStage = (text: string): string => text.replace('    label:', '    stage: 接收\n    label:');

  test('a procedure of ten steps needs none', () => {
    expect(reportOfSteps(...steps(10))).not.toContain('阶段');
  });

  test('one of eleven does, from its first step on', () => {
    expect(reportOfSteps(...steps(11))).toContain('11 个步骤，第一步没有写阶段');
    expect(reportOfSteps(...steps(11).map((text, index) => (index === 4 ? withStage(text) : text)))).toContain(
      '第一步没有写阶段',
    );
    expect(reportOfSteps(...steps(11).map((text, index) => (index === 0 ? withStage(text) : text)))).not.toContain(
      '阶段',
    );
  });

  test('so does a shorter one that has a stage later', () => {
    expect(reportOfSteps(...steps(3).map((text, index) => (index === 1 ? withStage(text) : text)))).toContain(
      '第一步没有写阶段',
    );
  });
});
