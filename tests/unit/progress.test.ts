import { describe, expect, test } from 'vitest';
import {
  addMatter,
  addOwn,
  bytesOf,
  currentMatter,
  dropMark,
  emptyProgress,
  isItemId,
  largestProgress,
  longestNote,
  mergeProgress,
  moveOwn,
  nameProblem,
  ownItems,
  progressText,
  putMark,
  readProgress,
  removeMatter,
  removeOwn,
  renameMatter,
  showMatter,
  tally,
  vanishedMarks,
  type Mark,
  type OwnItem,
  type Progress,
} from '../../src/checklists/progress.ts';

const list = 'procedure-cx-04';
const marked = (change: Partial<Mark> = {}): Mark => ({
  status: 'done',
  due: '',
  note: '',
  text: '成立核查组',
  list,
  at: 1000,
  ...change,
});
const own = (id: string, change: Partial<OwnItem> = {}): OwnItem => ({
  id,
  text: `事项 ${id}`,
  list,
  listTitle: '初步核实办理清单',
  roles: ['secretary'],
  at: 1000,
  removed: false,
  ...change,
});
/** A record with one mark. */
const noted = (mark: Partial<Mark> = {}, item = 'CX-04.1'): Progress =>
  putMark(emptyProgress, 'first', item, marked(mark));
const full = (): Progress =>
  addOwn(
    addOwn(
      putMark(
        addMatter(noted({ due: '2026-03-09', note: '等答复' }), 'a1', '案件A', 5),
        'a1',
        'CX-04.2/WS-25',
        marked(),
      ),
      own('CX-04.1'),
    ),
    own('WS-25/filing', { removed: true }),
  );
const contentOf = (progress: Progress): Record<string, unknown> => {
  const content: Record<string, unknown> = JSON.parse(progressText(progress));
  return content;
};
const read = (content: unknown): ReturnType<typeof readProgress> => readProgress(JSON.stringify(content));
const problemsOf = (content: unknown): readonly string[] => {
  const reading = read(content);
  if (reading.kind === 'progress') throw new Error('it was read');
  return reading.problems;
};

describe('reading', () => {
  test('gives back what was written, and writes the same text again', () => {
    for (const progress of [emptyProgress, noted(), { ...full(), own: [own('CX-04.1'), own('WS-01')] }]) {
      const reading = readProgress(progressText(progress));
      expect(reading).toEqual({ kind: 'progress', progress });
      if (reading.kind === 'progress') expect(progressText(reading.progress)).toBe(progressText(progress));
    }
  });

  test.for(['', '{', 'null x', '{"format":"discipline-handbook-progress","version":1,"curr'])(
    '%o is corrupt',
    (text) => {
      expect(readProgress(text).kind).toBe('corrupt');
    },
  );

  test.for(['null', '[]', '1', '"x"', '{}', '{"format":"discipline-handbook-paper","version":1}'])(
    '%o is not ours',
    (text) => {
      expect(readProgress(text).kind).toBe('foreign');
    },
  );

  test('a newer version is not read, an unknown older one neither', () => {
    const content = contentOf(full());
    expect(read({ ...content, version: 2 })).toEqual({
      kind: 'newer',
      problems: ['这是第 2 版的记录，本页只会读第 1 版。'],
    });
    for (const version of [0, 0.5, -1, '1', null, undefined])
      expect(read({ ...content, version }).kind).toBe('corrupt');
  });

  test('what is too large is not even parsed; bytes count, not characters', () => {
    expect(readProgress(' '.repeat(largestProgress + 1)).kind).toBe('huge');
    expect(readProgress('字'.repeat(largestProgress / 3 + 1)).kind).toBe('huge');
    expect(readProgress(' '.repeat(largestProgress)).kind).toBe('corrupt');
  });

  test('tells all problems at once and gives nothing', () => {
    const reading = read({
      ...contentOf(emptyProgress),
      current: 'first',
      matters: [
        {
          id: 'first',
          name: '第一份',
          at: 0,
          marks: {
            'CX-04.1': { ...marked(), status: 'finished' },
            'CX-04.2': { ...marked(), due: '2026-02-30' },
            'CX-04.3': { ...marked(), note: 'x'.repeat(longestNote + 1) },
            'CX-04.4': { ...marked(), at: -1 },
            'CX-04.5': { ...marked(), more: 1 },
            'CX-04.6': 'done',
            'CX-04.7': marked(),
          },
        },
      ],
    });
    expect(reading).toEqual({
      kind: 'corrupt',
      problems: [
        '第 1 份，CX-04.1：没有“finished”这种状态。',
        '第 1 份，CX-04.2：“2026-02-30”不是日历上的日期。',
        '第 1 份，CX-04.3：备注：多于 2000 个字。',
        '第 1 份，CX-04.4：改动的时间不对。',
        '第 1 份，CX-04.5：有不认识的项“more”。',
        '第 1 份，CX-04.6：形状不对。',
      ],
    });
  });

  test.for([
    ['matters', []],
    ['matters', {}],
    ['matters', [{ id: 'first', name: '', at: 0, marks: {} }]],
    ['matters', [{ id: 'first', name: '一\n二', at: 0, marks: {} }]],
    ['matters', [{ id: 'a b', name: '甲', at: 0, marks: {} }]],
    ['matters', [{ id: 'first', name: '甲', at: 1.5, marks: {} }]],
    ['matters', [{ id: 'first', name: '甲', at: 0, marks: [] }]],
    ['matters', [{ id: 'first', name: '甲', at: 0 }]],
    ['current', 'nobody'],
    ['current', 1],
    ['own', {}],
    ['own', [{ ...own('CX-04.1'), roles: 'secretary' }]],
    ['own', [{ ...own('CX-04.1'), roles: [1] }]],
    ['own', [{ ...own('CX-04.1'), removed: 0 }]],
    ['own', [{ ...own('CX-04.1'), list: '../../etc' }]],
    ['own', [own('CX-04.1'), own('CX-04.1')]],
    ['own', [own('javascript:alert(1)')]],
    ['later', true],
  ] as const)('refuses a wrong %s: %o', ([name, value]) => {
    expect(problemsOf({ ...contentOf(emptyProgress), [name]: value }).length).toBeGreaterThan(0);
  });

  test('refuses two matters with one id or one name', () => {
    const matter = { id: 'first', name: '甲', at: 0, marks: {} };
    const content = contentOf(emptyProgress);
    expect(problemsOf({ ...content, matters: [matter, { ...matter, name: '乙' }] })).toEqual(['份“first”出现了两次。']);
    expect(problemsOf({ ...content, matters: [matter, { ...matter, id: 'b' }] })).toEqual(['名称“甲”出现了两次。']);
  });

  test('names that objects have by birth are names like others, or refused', () => {
    const text = progressText(noted()).replace('"CX-04.1"', '"__proto__"');
    expect(readProgress(text).kind).toBe('corrupt');
    for (const id of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '<b>', 'CX-04 1', 'CX-', ''])
      expect(isItemId(id)).toBe(false);
    for (const id of ['CX-04.3', 'CX-04.3/approval', 'CX-04.3/SX-11', 'CX-04.r1', 'YD-2022-07.1', 'WS-26/filing'])
      expect(isItemId(id)).toBe(true);
    expect(Object.hasOwn(Object.prototype, 'status')).toBe(false);
  });

  test('any text may be typed: it is kept as it is', () => {
    for (const note of [
      '<script>alert(1)</script>',
      '\u202e反',
      '\ud800',
      '\0',
      '"\\\n',
      '=1+1',
      '{{x}}',
      '😀'.repeat(500),
    ]) {
      const reading = readProgress(progressText(noted({ note })));
      expect(reading.kind === 'progress' && currentMatter(reading.progress).marks.get('CX-04.1')?.note).toBe(note);
    }
  });

  test('a hostile file of 2 MB is refused in good time', () => {
    const start = '{"format":"discipline-handbook-progress","version":1,"current":"first","own":[],"matters":[';
    const text = `${start}${Array.from({ length: 150_000 }, () => '[{"a":1}]').join(',')}]}`;
    expect(bytesOf(text)).toBeLessThan(largestProgress);
    const started = performance.now();
    expect(readProgress(text).kind).toBe('corrupt');
    expect(performance.now() - started).toBeLessThan(3000);
    expect(readProgress(`${'['.repeat(900_000)}`).kind).toBe('corrupt');
  });
});

describe('matters', () => {
  test('are added, shown, renamed and removed', () => {
    const two = addMatter(noted(), 'a1', '案件A', 5);
    expect(currentMatter(two).name).toBe('案件A');
    expect(currentMatter(showMatter(two, 'first')).marks.size).toBe(1);
    expect(showMatter(two, 'nobody')).toBe(two);
    expect(currentMatter(renameMatter(two, 'a1', '案件B', 9))).toMatchObject({ name: '案件B', at: 9 });
    expect(currentMatter(removeMatter(two, 'a1')).id).toBe('first');
    expect(removeMatter(two, 'nobody')).toBe(two);
  });

  test('the last one leaves an empty one behind', () => {
    const left = removeMatter(noted(), 'first');
    expect(left.matters).toHaveLength(1);
    expect(currentMatter(left).marks.size).toBe(0);
  });

  test('names are checked', () => {
    expect(nameProblem(emptyProgress, '案件A')).toBeUndefined();
    expect(nameProblem(emptyProgress, '第一份')).toContain('已经有');
    expect(nameProblem(emptyProgress, '第一份', 'first')).toBeUndefined();
    for (const name of ['', '  ', 'x'.repeat(61), 'a\nb']) expect(nameProblem(emptyProgress, name)).toBeDefined();
  });

  test('nothing that is noted in one shows in another', () => {
    const two = addMatter(noted(), 'a1', '案件A', 5);
    expect(currentMatter(two).marks.size).toBe(0);
    expect(currentMatter(dropMark(showMatter(two, 'first'), 'first', 'CX-04.1')).marks.size).toBe(0);
    expect(two.matters[0]?.marks.size).toBe(1);
  });
});

describe('counting', () => {
  test('what does not apply is not counted, what is not there neither', () => {
    const marks = new Map([
      ['CX-01.1', marked()],
      ['CX-01.2', marked({ status: 'void' })],
      ['CX-01.3', marked({ status: 'doing' })],
      ['CX-99.9', marked()],
    ]);
    expect(tally(['CX-01.1', 'CX-01.2', 'CX-01.3', 'CX-01.4'], marks)).toEqual({ all: 3, done: 1, doing: 1, void: 1 });
    expect(tally([], marks)).toEqual({ all: 0, done: 0, doing: 0, void: 0 });
  });

  test('vanished items are found by the list on which they were noted; empty marks are not', () => {
    let progress = noted();
    progress = putMark(progress, 'first', 'CX-04.7', marked({ note: '留着' }));
    progress = putMark(progress, 'first', 'CX-04.8', marked({ status: 'todo' }));
    progress = putMark(progress, 'first', 'ZZ-01.1', marked({ list: 'role-secretary' }));
    const gone = vanishedMarks(currentMatter(progress), list, (id) => id === 'CX-04.1');
    expect(gone.map(([id]) => id)).toEqual(['CX-04.7']);
    // The order of the content does not matter, and an item that comes back has its mark again.
    expect(vanishedMarks(currentMatter(progress), list, () => true)).toEqual([]);
  });
});

describe('the own list', () => {
  const three = ['CX-04.1', 'CX-04.2', 'CX-04.3'].reduce((progress, id) => addOwn(progress, own(id)), emptyProgress);
  const ids = (progress: Progress): string[] => ownItems(progress).map(({ id }) => id);

  test('keeps the order of the reader', () => {
    expect(ids(three)).toEqual(['CX-04.1', 'CX-04.2', 'CX-04.3']);
    expect(ids(moveOwn(three, 'CX-04.3', -1))).toEqual(['CX-04.1', 'CX-04.3', 'CX-04.2']);
    expect(ids(moveOwn(three, 'CX-04.1', 1))).toEqual(['CX-04.2', 'CX-04.1', 'CX-04.3']);
    expect(moveOwn(three, 'CX-04.1', -1)).toBe(three);
    expect(moveOwn(three, 'CX-04.3', 1)).toBe(three);
    expect(moveOwn(three, 'CX-09.9', 1)).toBe(three);
  });

  test('passes over what was taken out, and takes it back at the end', () => {
    const two = removeOwn(three, 'CX-04.2', 2000);
    expect(ids(two)).toEqual(['CX-04.1', 'CX-04.3']);
    expect(ids(moveOwn(two, 'CX-04.3', -1))).toEqual(['CX-04.3', 'CX-04.1']);
    expect(ids(addOwn(two, own('CX-04.2')))).toEqual(['CX-04.1', 'CX-04.3', 'CX-04.2']);
    expect(addOwn(two, own('CX-04.2')).own).toHaveLength(3);
  });
});

describe('merging', () => {
  const statusOf = (progress: Progress, item = 'CX-04.1'): string | undefined =>
    progress.matters[0]?.marks.get(item)?.status;

  test('takes the newer change of each item and lists where both say something', () => {
    const mine = putMark(noted({ at: 2000 }), 'first', 'CX-04.2', marked({ at: 1000 }));
    const theirs = putMark(
      noted({ status: 'doing', at: 1000 }),
      'first',
      'CX-04.2',
      marked({ status: 'void', at: 2000 }),
    );
    const merged = mergeProgress(mine, theirs);
    expect([statusOf(merged.progress), statusOf(merged.progress, 'CX-04.2')]).toEqual(['done', 'void']);
    expect(merged.conflicts.map(({ item, taken }) => [item, taken])).toEqual([
      ['CX-04.1', 'mine'],
      ['CX-04.2', 'theirs'],
    ]);
    expect(merged.taken).toBe(1);
  });

  test('of equals ours stays; the same said twice is no conflict', () => {
    expect(statusOf(mergeProgress(noted(), noted({ status: 'doing' })).progress)).toBe('done');
    const same = mergeProgress(noted(), noted({ at: 9000 }));
    expect(same.conflicts).toEqual([]);
    expect(same.taken).toBe(0);
  });

  test('loses nothing of either side', () => {
    const merged = mergeProgress(noted({}, 'CX-04.1'), noted({}, 'CX-04.2')).progress;
    expect([...(merged.matters[0]?.marks.keys() ?? [])]).toEqual(['CX-04.1', 'CX-04.2']);
  });

  test('never mixes two matters of one name: the other one gets a number', () => {
    const mine = addMatter(emptyProgress, 'a1', '案件A', 5);
    const theirs = putMark(addMatter(emptyProgress, 'b1', '案件A', 5), 'b1', 'CX-04.1', marked());
    const merged = mergeProgress(mine, theirs);
    expect(merged.progress.matters.map(({ name }) => name)).toEqual(['第一份', '案件A', '案件A（2）']);
    expect(merged.added).toEqual(['案件A（2）']);
    expect(merged.progress.matters[1]?.marks.size).toBe(0);
    expect(merged.progress.current).toBe('a1');
    expect(readProgress(progressText(merged.progress)).kind).toBe('progress');
  });

  test('takes the newer name, and keeps names apart', () => {
    const mine = addMatter(addMatter(emptyProgress, 'a1', '甲', 5), 'a2', '乙', 5);
    const theirs = renameMatter(mine, 'a1', '乙', 9);
    const merged = mergeProgress(mine, theirs);
    expect(merged.renamed).toEqual([{ from: '甲', to: '乙（2）' }]);
    expect(readProgress(progressText(merged.progress)).kind).toBe('progress');
    expect(mergeProgress(theirs, mine).renamed).toEqual([]);
  });

  test('what was taken out of the own list stays out, unless it was put in later', () => {
    const there = addOwn(emptyProgress, own('CX-04.1', { at: 1000 }));
    const gone = removeOwn(there, 'CX-04.1', 2000);
    expect(ownItems(mergeProgress(gone, there).progress)).toEqual([]);
    expect(ownItems(mergeProgress(there, gone).progress)).toEqual([]);
    const again = addOwn(gone, own('CX-04.1', { at: 3000 }));
    expect(ownItems(mergeProgress(gone, again).progress)).toHaveLength(1);
    expect(mergeProgress(emptyProgress, there)).toMatchObject({ own: 1 });
  });

  test('merging twice changes nothing more, in either order the same marks stand', () => {
    const [one, other] = [full(), noted({ status: 'void', at: 5000 })];
    const once = mergeProgress(one, other).progress;
    expect(progressText(mergeProgress(once, other).progress)).toBe(progressText(once));
    expect(statusOf(mergeProgress(other, one).progress)).toBe(statusOf(once));
  });

  test('2,000 items of each side are merged at once', () => {
    const big = (at: number): Progress => {
      const marks = new Map(Array.from({ length: 2000 }, (_, index) => [`CX-04.${index}`, marked({ at })] as const));
      const items = Array.from({ length: 2000 }, (_, index) => own(`CX-04.${index}`, { at }));
      return { ...emptyProgress, matters: [{ id: 'first', name: '第一份', at: 0, marks }], own: items };
    };
    const started = performance.now();
    mergeProgress(big(1000), big(2000));
    expect(performance.now() - started).toBeLessThan(500);
  });
});
