import { describe, expect, test } from 'vitest';
import {
  approvalsOf,
  documentUses,
  handOvers,
  roleView,
  stagesOf,
  summariseProvisions,
  summariseTasks,
} from '../../src/model/derive.ts';
import { addressOf, type KnowledgeBase } from '../../src/model/knowledge-base.ts';
import { ContentFolder } from './content-fixture.ts';

/** The smallest content with a second procedure that takes over from the first and hands back, and more documents. */
function knowledge(): KnowledgeBase {
  const content = ContentFolder.valid();
  const first = 'procedures/petition-handling.mdx';
  content.replace(first, '{ case: 不归本级, end: 移送 }', '{ case: 不归本级, to: CX-02, handOver: 举报材料 }');
  content.replace(
    first,
    '    next:\n      - { end: 办结 }',
    `    decision: { ask: 有线索吗？, choose: any, cases: [有, 没有], closed: listed }
    next:
      - { case: 有, to: CX-02.2 }
      - { case: 没有, end: 办结 }`,
  );
  content.write(
    'procedures/lead-disposal.mdx',
    `---
code: CX-02
title: 线索处置
lead: 先研判，再处置。
kind: supporting
reviewedOn: 2025-06-01
history:
  - { date: 2025-06-01, change: 建立条目 }
start: '1'
glance:
  when: [{ text: 收到线索。 }]
  who: [{ text: 专职干部。 }]
  approval: [{ text: 书记。 }]
  outcome: [{ text: 处置。 }]
steps:
  - id: '1'
    title: 研判
    label: 研判
    actor: { roles: [secretary, full-time], text: 集体 }
    actions: [{ text: 研判。 }]
    approval:
      text: 机关党委审批
      roles: []
      source: { origin: source, checked: verified, basis: [BJ-01.A1] }
    documents: [WS-02]
    source: { origin: editorial }
    next: [{ to: '2' }]
  - id: '2'
    title: 处置
    label: 处置
    actor: { roles: [secretary], text: 书记 }
    actions: [{ text: "处置，见[登记](CX-01.1)。" }]
    documents: [WS-01, WS-02]
    source: { origin: regulation, checked: verified, basis: [YJ-01.21 第三款, YJ-01] }
    next: [{ to: CX-01 }]
---

见[保密](GZ-01)和[研判](CX-02.1)。
`,
  );
  content.write(
    'documents/petition/WS-02.yaml',
    content.read('documents/petition/WS-01.yaml').replace('WS-01', 'WS-02').replace('信访登记表', '处置呈批表'),
  );
  content.register({
    'CX-02': 'procedures/lead-disposal.html',
    'CX-02.1': 'procedures/lead-disposal.html#CX-02.1',
    'CX-02.2': 'procedures/lead-disposal.html#CX-02.2',
    'WS-02': 'documents/WS-02.html',
  });
  return content.load();
}

describe('ways from one procedure to another', () => {
  test('to an entry and to a step, with case and papers; ways inside a procedure and ends are none', () => {
    expect(handOvers(knowledge())).toEqual([
      { from: 'CX-01', step: 'CX-01.1', to: 'CX-02', target: 'CX-02', case: '不归本级', handOver: '举报材料' },
      { from: 'CX-01', step: 'CX-01.2', to: 'CX-02', target: 'CX-02.2', case: '有', handOver: undefined },
      { from: 'CX-02', step: 'CX-02.2', to: 'CX-01', target: 'CX-01', case: undefined, handOver: undefined },
    ]);
  });

  test('none in the smallest content', () => {
    expect(handOvers(ContentFolder.valid().load())).toEqual([]);
  });
});

describe('approvals', () => {
  test('of a step: the provenance of the step where the approval has none', () => {
    expect(approvalsOf(knowledge(), 'CX-01')).toEqual([
      {
        at: 'CX-01.2',
        title: '15 个工作日内告知',
        approval: { text: '书记审批', roles: ['secretary'] },
        source: {
          origin: 'inferred',
          checked: 'partial',
          basis: ['YJ-01.21 第二款'],
          formerly: [],
          caveat: '条号待校',
        },
      },
    ]);
  });

  test('of a step: its own provenance where it has one', () => {
    const source = { origin: 'source', checked: 'verified', basis: ['BJ-01.A1'], formerly: [] };
    expect(approvalsOf(knowledge(), 'CX-02')).toEqual([
      { at: 'CX-02.1', title: '研判', approval: { text: '机关党委审批', roles: [], source }, source },
    ]);
  });

  test('of a duty', () => {
    expect(approvalsOf(knowledge(), 'ZZ-01').map(({ at, approval }) => [at, approval.text])).toEqual([
      ['ZZ-01.1', '书记审批'],
    ]);
  });

  test('none', () => {
    expect(approvalsOf(knowledge(), 'GZ-01')).toEqual([]);
    expect(approvalsOf(knowledge(), 'CX-99')).toEqual([]);
  });
});

describe('roles', () => {
  test('what the secretary does, approves and bears', () => {
    expect(roleView(knowledge(), 'secretary')).toEqual({
      steps: ['CX-02.1', 'CX-02.2'],
      approvals: ['CX-01.2', 'ZZ-01.1'],
      provisions: [],
      tasks: ['YD-2022-01.1'],
      duties: ['ZZ-01'],
    });
  });

  test('what the full-time cadre does; who helps with a task is named too', () => {
    expect(roleView(knowledge(), 'full-time')).toEqual({
      steps: ['CX-01.1', 'CX-01.2', 'CX-02.1'],
      approvals: [],
      provisions: ['GZ-01.1'],
      tasks: ['YD-2022-01.1'],
      duties: [],
    });
  });

  test('nobody', () => {
    expect(roleView(knowledge(), 'nobody')).toEqual({
      steps: [],
      approvals: [],
      provisions: [],
      tasks: [],
      duties: [],
    });
  });
});

describe('documents', () => {
  test('where they are produced or needed', () => {
    expect(documentUses(knowledge(), 'WS-01')).toEqual(['CX-01.2', 'CX-02.2', 'ZZ-01.1']);
    expect(documentUses(knowledge(), 'WS-02')).toEqual(['CX-02.1', 'CX-02.2']);
    expect(documentUses(knowledge(), 'WS-03')).toEqual([]);
  });
});

describe('summaries', () => {
  test('of a duty list', () => {
    const duty = knowledge().duties.find(({ data }) => data.code === 'ZZ-01');
    expect(duty && summariseProvisions(duty.data)).toEqual({
      parts: ['ZZ-01.1'],
      roles: [],
      approvers: ['secretary'],
      limits: [],
      quarters: [],
      documents: ['WS-01'],
      procedures: [],
    });
  });

  test('of a rule: nothing twice, no retired limits', () => {
    const content = ContentFolder.valid();
    const rule = 'rules/confidentiality.mdx';
    content.replace(
      rule,
      '    source: {',
      `    limits:
      - { kind: unset, code: SX-02, what: 交还, says: 及时, source: { origin: editorial } }
      - { kind: unset, code: SX-03, what: 旧的交还, says: 3 日, retired: true, source: { origin: editorial } }
    source: {`,
    );
    content.replace(
      rule,
      'provisions:\n',
      `provisions:
  - id: '2'
    title: 不外传
    text: 不外传。
    actor: { roles: [secretary, full-time], text: 都 }
    source: { origin: editorial }
`,
    );
    content.register({
      'GZ-01.2': 'rules/confidentiality.html#GZ-01.2',
      'SX-02': 'tables/time-limits.html#SX-02',
      'SX-03': 'tables/time-limits.html#SX-03',
    });
    const [entry] = content.load().rules;
    expect(entry && summariseProvisions(entry.data)).toEqual({
      parts: ['GZ-01.2', 'GZ-01.1'],
      roles: ['secretary', 'full-time'],
      approvers: [],
      limits: ['SX-02'],
      quarters: [],
      documents: [],
      procedures: [],
    });
  });

  test('of a work point: quarters in order, procedures for their steps', () => {
    const content = ContentFolder.valid();
    const point = 'work-points/2022/daily-supervision.mdx';
    content.replace(point, 'quarters: [1, 2, 3, 4]', 'quarters: [4, 2]');
    content.replace(point, '[CX-01, WS-01, SY-001]', '[CX-01.2, CX-01, WS-01, SY-001]');
    const [entry] = content.load().workPoints;
    expect(entry && summariseTasks(entry.data)).toEqual({
      parts: ['YD-2022-01.1'],
      roles: ['secretary'],
      approvers: [],
      limits: [],
      quarters: [2, 4],
      documents: ['WS-01'],
      procedures: ['CX-01'],
    });
  });
});

describe('the resolved content', () => {
  test('parts by code: what they are, where they stand, to what they belong', () => {
    const { parts } = knowledge();
    const told = [
      'CX-02',
      'CX-02.1',
      'GZ-01.1',
      'GW-01',
      'GW-02',
      'SX-01',
      'WS-02',
      'SY-001',
      'YJ-01.21',
      'XT-04',
      'YD-2022.1',
    ];
    expect(
      told.flatMap((code) => {
        const part = parts.get(code);
        return part ? [[code, part.label, part.title, addressOf(part), part.entry]] : [];
      }),
    ).toEqual([
      ['CX-02', '配套程序', '线索处置', 'procedures/lead-disposal.html', 'CX-02'],
      ['CX-02.1', '步骤', '研判', 'procedures/lead-disposal.html#CX-02.1', 'CX-02'],
      ['GZ-01.1', '条目', '材料专人保管', 'rules/confidentiality.html#GZ-01.1', 'GZ-01'],
      ['GW-01', '岗位', '书记', 'roles/secretary.html', 'GW-01'],
      ['GW-02', '岗位', '专职干部', 'roles/index.html#GW-02', 'GW-02'],
      ['SX-01', '时限', '告知受理情况', 'tables/time-limits.html#SX-01', 'SX-01'],
      ['WS-02', '文书', '处置呈批表', 'documents/WS-02.html', 'WS-02'],
      ['SY-001', '术语', '问题线索', 'terms/SY-001.html', 'SY-001'],
      ['YJ-01.21', '条文', '处置方式', 'regulations/rules-2019.html#YJ-01.21', 'YJ-01'],
      ['XT-04', '四种形态', '第四种形态', 'tables/four-forms.html#XT-04', 'XT-04'],
      ['YD-2022.1', '总体要求', '坚持稳中求进', 'work-points/2022/index.html#YD-2022.1', 'YD-2022'],
    ]);
    expect(parts.size).toBe(33);
  });

  test('lists follow the codes and the order given, not the names of the files', () => {
    const content = ContentFolder.valid();
    const text = content.read('rules/confidentiality.mdx');
    content.write('rules/a.mdx', text.replace('code: GZ-01', 'code: GZ-02').replace('title: 保密', 'title: 回避'));
    content.register({ 'GZ-02': 'rules/a.html', 'GZ-02.1': 'rules/a.html#GZ-02.1' });
    content.write(
      'terms/a.yaml',
      content
        .read('terms/handling.yaml')
        .replace('order: 1', 'order: 2')
        .replace('SY-001', 'SY-002')
        .replace('term: 问题线索', 'term: 立案')
        .replace('    aliases: [线索]\n', ''),
    );
    content.register({ 'SY-002': 'terms/SY-002.html' });
    const { rules, termGroups } = content.load();
    expect(rules.map(({ data, slug }) => [data.code, slug])).toEqual([
      ['GZ-01', 'confidentiality'],
      ['GZ-02', 'a'],
    ]);
    expect(termGroups.map(({ slug }) => slug)).toEqual(['handling', 'a']);
  });

  test('limits by code: who sets them', () => {
    const { limits } = knowledge();
    expect([...limits].map(([code, { at, entry }]) => [code, at, entry])).toEqual([['SX-01', 'CX-01.2', 'CX-01']]);
  });

  test('who cites a regulation and an article, each part once', () => {
    const { citations } = knowledge();
    expect(citations.get('YJ-01.21')).toEqual([
      { at: 'CX-02.2', locator: '第三款' },
      { at: 'CX-01.1', locator: undefined },
      { at: 'CX-01.2', locator: undefined },
      { at: 'CF-01', locator: undefined },
      { at: 'YD-2022-01.1', locator: undefined },
    ]);
    expect(citations.get('YJ-01')).toEqual([
      { at: 'CX-02.2', locator: undefined },
      { at: 'YD-2022-01', locator: undefined },
    ]);
    expect(citations.has('YJ-02.20')).toBe(false);
  });

  test('who links to an entry: fields, texts and bodies, never itself', () => {
    const { mentions } = knowledge();
    expect(mentions.get('CX-01')).toEqual(['CX-02', 'GZ-01', 'SY-001', 'YD-2022-01']);
    expect(mentions.get('CX-02')).toEqual(['CX-01']);
    expect(mentions.get('GZ-01')).toEqual(['CX-02', 'CX-01']);
    expect(mentions.get('YJ-01')).toEqual(['YJ-02']);
    expect(mentions.has('ZZ-01')).toBe(false);
  });
});

describe('stages', () => {
  function idsOf(...stages: (string | undefined)[]): unknown[] {
    const [first] = knowledge().procedures[0]?.data.steps ?? [];
    if (!first) throw new Error('no step');
    const steps = stages.map((stage, index) => ({ ...first, id: String(index + 1), stage }));
    return stagesOf({ steps }).map((stage) => [stage.title, stage.steps.map(({ id }) => id)]);
  }

  test('begin where a step says so', () => {
    expect(idsOf('甲', undefined, '乙', '丙', undefined)).toEqual([
      ['甲', ['1', '2']],
      ['乙', ['3']],
      ['丙', ['4', '5']],
    ]);
  });

  test('without any, all steps stand together', () => {
    expect(idsOf(undefined, undefined)).toEqual([[undefined, ['1', '2']]]);
  });
});
