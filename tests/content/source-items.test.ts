import { describe, expect, it } from 'vitest';
import { namedTasks, namedTitles, places, sourceItems, type Place } from './source-items.ts';
import { holdsAll, loadRealContent, passagesByCode, sayingOf, wholeText } from './support.ts';

const knowledge = loadRealContent();
const passages = passagesByCode(knowledge);

/** Every “…” of the exchange paper. */
const phrasesOfPaper = [
  ...['最后一公里', '谁来干', '三定', '挂名书记', '挂名委员', '干什么', '三个不得', '四种形态', '大走访 大调研'],
  ...['全面体检', '回头看', '怎么干', '灯下黑'],
];

/** Every “…” of the work points of 2022. */
const phrasesOfPoints = [
  ...['两个确立', '四个意识', '四个自信', '两个维护', '两面派', '两面人', '三新一高', '一干多支、五区协同'],
  ...['四向拓展、全域开放', '四大经济', '四大工程', '五大目标', 'X内最优营商环境', '零容忍', '七个有之'],
  ...['纪检监察工委＋派驻纪检监察组', '双审', '以案促改', '廉洁机关', '每月一案', '学史知纪明法', '四风'],
  ...['纪律作风整顿深化年', '三公经费', '过紧日子', '吃公函', '假培训、真旅游', '三个区分开来', '无心', '有意'],
  ...['为公', '为私', '四种形态', '4321', '三张清单', '四责协同', '关键少数', '四高四专', '四心四不'],
];

/** Whether code of a statement belongs to the entry or part. */
function belongsTo(at: string, code: string): boolean {
  return at === code || at.startsWith(`${code}.`);
}

/** Code by which provenance cites a place of the background texts. */
function basisOf(place: Place): string {
  return `${place.startsWith('A') ? 'BJ-01' : 'BJ-02'}.${place}`;
}

describe('items of the background texts', () => {
  it.each(sourceItems)('%s %s stands in %s', (_place, item, code, ...words) => {
    const found = passages.get(code);
    expect(found, `${code} does not exist`).toBeDefined();
    expect(
      (found ?? []).some((passage) => holdsAll(passage, words)),
      `${item}: no passage of ${code} has all of ${words.join(' | ')}`,
    ).toBe(true);
  });

  it.each(namedTasks)('%s task %s stands in %s', (_place, item, code, ...words) => {
    const point = knowledge.workPoints.find(({ data }) => data.code === code);
    expect(
      (point?.data.tasks ?? []).some((task) => holdsAll(sayingOf(task), words)),
      `${item}: no task of ${code} has all of ${words.join(' | ')}`,
    ).toBe(true);
  });

  it('lists at least two hundred items, some from every place, in source order', () => {
    expect(sourceItems.length + namedTasks.length).toBeGreaterThanOrEqual(200);
    expect(new Set(sourceItems.map(([place]) => place))).toEqual(new Set(places));
    expect(new Set(namedTasks.map(([place]) => place))).toEqual(new Set(places.slice(-15)));
  });

  it('lists no item twice', () => {
    const keys = sourceItems.map(([place, item, code, ...words]) => [place, item, code, ...words].join(' '));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });
});

describe('provenance of the items', () => {
  /** Entries that are about the local sources; procedures rest on regulations and need not cite them. */
  const cited = [...sourceItems, ...namedTasks].filter(([, , code]) => /^(GZ|ZZ|YD)-/.test(code));
  const pairs = [...new Set(cited.map(([place, , code]) => `${code} ${basisOf(place)}`))].map((pair) => pair.split(' '));

  it.each(pairs)('%s cites %s', (code = '', basis = '') => {
    const citations = knowledge.citations.get(basis) ?? [];
    expect(citations.some(({ at }) => belongsTo(at, code))).toBe(true);
  });
});

describe('completeness', () => {
  const whole = wholeText(knowledge);

  it.each(namedTitles)('《%s》 appears', (title) => {
    expect(whole).toContain(title);
  });

  it.each([...new Set([...phrasesOfPaper, ...phrasesOfPoints])])('“%s” appears', (phrase) => {
    expect(whole).toContain(phrase);
  });

  it('has an entry for each of the fifteen points and its part', () => {
    const parts = [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5];
    const points = knowledge.workPoints.map(({ data }) => [data.number, data.part]);
    expect(points.toSorted(([a = 0], [b = 0]) => a - b)).toEqual(parts.map((part, index) => [index + 1, part]));
  });
});
