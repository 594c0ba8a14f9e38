import { describe, expect, test } from 'vitest';
import { progressText, readProgress, together, withCourse, type CourseProgress } from '../../src/courses/progress.ts';
import { answerWords } from '../../src/courses/question-words.ts';
import { scoreOf } from '../../src/courses/score.ts';
import { asked, isRight, type AskedQuestion } from '../../src/courses/self-test.ts';
import type { Limit } from '../../src/deadlines/due.ts';
import { testQuestion, type TestQuestion } from '../../src/model/schemas/course.ts';

const base = { id: 'Q1', ask: '怎么办？', explain: '条文这样写。', see: ['CX-01'], source: { origin: 'editorial' } };

function question(fields: object): TestQuestion {
  return testQuestion.parse({ ...base, ...fields });
}

const month: Limit = {
  kind: 'duration',
  code: 'SX-08',
  what: '提出处置意见',
  amount: 1,
  unit: 'month',
  from: '收到线索之日',
  extension: { allowed: 'unstated' },
};
const limitOf = (code: string): Limit | undefined => (code === 'SX-08' ? month : undefined);
const option = (text: string, right = false): object => ({ text, right, why: '理由。' });

describe('a question with options', () => {
  const single = asked(
    question({ type: 'single', options: [option('甲'), option('乙', true), option('丙')] }),
    limitOf,
  );
  const multiple = asked(
    question({ type: 'multiple', options: [option('甲', true), option('乙'), option('丙', true)] }),
    limitOf,
  );

  test.each([
    [single, [1], true],
    [single, [0], false],
    [single, [], false],
    [single, [0, 1], false],
    [multiple, [0, 2], true],
    [multiple, [2, 0], true],
    [multiple, [0], false],
    [multiple, [0, 1, 2], false],
  ] as const)('%#', (which: AskedQuestion, answer: readonly number[], right: boolean) => {
    expect(isRight(which, answer)).toBe(right);
  });

  test('tells the right options by their letters', () => {
    expect(answerWords(single)).toBe('B');
    expect(answerWords(multiple)).toBe('A、C');
  });

  test.each([
    ['single', [option('甲', true), option('乙', true), option('丙')]],
    ['single', [option('甲'), option('乙'), option('丙')]],
    ['multiple', [option('甲', true), option('乙'), option('丙')]],
    ['multiple', [option('甲', true), option('乙', true), option('丙', true)]],
  ])('%s with a wrong number of right options is refused', (type, options) => {
    expect(testQuestion.safeParse({ ...base, type, options }).success).toBe(false);
  });
});

describe('a question for the order', () => {
  const items = ['登记', '研判', '报批', '归档'];
  const order = asked(question({ type: 'order', items }), limitOf);

  test('shows all items in another order, always the same', () => {
    if (order.type !== 'order') throw new Error(order.type);
    expect([...order.items].sort()).toEqual([...items].sort());
    expect(order.items).not.toEqual(items);
    expect(asked(question({ type: 'order', items }), limitOf)).toEqual(order);
    expect(order.right.map((place) => order.items[place])).toEqual(items);
  });

  test.each([
    [
      ['甲', '乙', '丙'],
      ['丙', '乙', '甲'],
    ],
    [['一二三', '二三四', '三四五'], []],
    [['a', 'b', 'c', 'd', 'e', 'f', 'g'], []],
  ])('never shows the answer: %o', (given) => {
    const shown = asked(question({ type: 'order', items: given }), limitOf);
    expect(shown.type === 'order' && shown.items).not.toEqual(given);
  });

  test('only the right order is right', () => {
    if (order.type !== 'order') throw new Error(order.type);
    expect(isRight(order, order.right)).toBe(true);
    expect(isRight(order, [0, 1, 2, 3])).toBe(false);
    expect(isRight(order, order.right.slice(1))).toBe(false);
  });
});

describe('a question for the last day', () => {
  // YJ-01 article 21: within a month; 2026 has no 29 February.
  const deadline = asked(question({ type: 'deadline', limit: 'SX-08', since: '2026-01-30' }), limitOf);

  test('is computed from the limit', () => {
    expect(isRight(deadline, '2026-02-28')).toBe(true);
    expect(isRight(deadline, '2026-03-01')).toBe(false);
    expect(answerWords(deadline)).toContain('2026年2月28日');
  });

  test('of a limit that does not exist is an error', () => {
    expect(() => asked(question({ type: 'deadline', limit: 'SX-99', since: '2026-01-30' }), limitOf)).toThrow('SX-99');
  });
});

test.each([
  [0, 10, 0],
  [9, 10, 90],
  [2, 3, 66],
  [14, 15, 93],
  [15, 15, 100],
  [0, 0, 0],
])('%i of %i right are %i percent', (right, questions, score) => {
  expect(scoreOf(right, questions)).toBe(score);
});

describe('progress', () => {
  const some: CourseProgress = { lessons: ['1', '3'], best: { score: 80, on: '2026-11-23' } };
  const kept = withCourse(new Map([['KC-02', { lessons: [] }]]), 'KC-01', some);

  test('is read as it was written', () => {
    expect(readProgress(progressText(kept))).toEqual(kept);
  });

  test.each([
    '',
    'null',
    '[]',
    '{',
    '{"version":2,"courses":{}}',
    '{"version":1}',
    '{"version":1,"courses":[]}x',
    '{"version":1,"courses":{"KC-01":null}}',
    '{"version":1,"courses":{"KC-01":{"lessons":"1"}}}',
    '{"version":1,"courses":{"KC-01":{"lessons":[1]}}}',
    '{"version":1,"courses":{"KC-01":{"lessons":["<b>"]}}}',
    '{"version":1,"courses":{"CX-01":{"lessons":[]}}}',
    '{"version":1,"courses":{"KC-01":{"lessons":[],"best":{"score":101,"on":"2026-11-23"}}}}',
    '{"version":1,"courses":{"KC-01":{"lessons":[],"best":{"score":null,"on":"2026-11-23"}}}}',
    '{"version":1,"courses":{"KC-01":{"lessons":[],"best":{"score":80,"on":"heute"}}}}',
    `{"version":1,"courses":{}}${' '.repeat(100_000)}`,
  ])('anything else is refused: %s', (text) => {
    expect(readProgress(text)).toBeUndefined();
  });

  test('of two places is put together', () => {
    expect(together(some, { lessons: ['2', '3'], best: { score: 90, on: '2026-11-24' } })).toEqual({
      lessons: ['1', '3', '2'],
      best: { score: 90, on: '2026-11-24' },
    });
    expect(together({ lessons: [] }, some)).toEqual(some);
    expect(together(some, { lessons: [], best: { score: 80, on: '2026-11-22' } }).best).toEqual({
      score: 80,
      on: '2026-11-22',
    });
    expect(together({ lessons: [] }, { lessons: ['1'] })).toEqual({ lessons: ['1'] });
  });
});
