import { describe, expect, test } from 'vitest';
import { branches, fragmentOf, readFragment, walk, type Tree } from '../../src/guides/walk.ts';
import { ContentFolder } from './content-fixture.ts';

/** 1 asks 2 or leads to A; 2 leads to B or asks 3; 3 leads to A or C. */
const tree: Tree = {
  start: '1',
  ways: new Map([
    ['1', ['2', 'A']],
    ['2', ['B', '3']],
    ['3', ['A', 'C']],
  ]),
};
const answers = (...given: readonly (readonly [string, number])[]): Map<string, number> => new Map(given);

describe('walking through a guide', () => {
  test.each([
    [answers(), [], '1'],
    [answers(['1', 0]), ['1'], '2'],
    [answers(['1', 1]), ['1'], 'A'],
    [answers(['1', 0], ['2', 1], ['3', 1]), ['1', '2', '3'], 'C'],
    // What comes later waits until it is on the way again.
    [answers(['2', 1], ['3', 1]), [], '1'],
    [answers(['1', 1], ['2', 1], ['3', 1]), ['1'], 'A'],
    // An answer that the question does not have is none.
    [answers(['1', 7]), [], '1'],
  ])('%o', (given, answered, at) => {
    expect(walk(tree, given)).toEqual({ answered, at });
  });

  test('a circle ends', () => {
    const circle: Tree = {
      start: '1',
      ways: new Map([
        ['1', ['2']],
        ['2', ['1']],
      ]),
    };
    expect(walk(circle, answers(['1', 0], ['2', 0])).answered).toEqual(['1', '2']);
  });

  test('every way is found once', () => {
    const found = branches(tree);
    expect(found.map(({ outcome }) => outcome)).toEqual(['B', 'A', 'C', 'A']);
    for (const { answers: given, outcome } of found) expect(walk(tree, given).at).toBe(outcome);
  });
});

describe('a link with answers', () => {
  test('says them and nothing else', () => {
    const given = answers(['1', 0], ['2', 1]);
    expect(fragmentOf(given)).toBe('answers=1:1,2:2');
    expect(readFragment('answers=1:1,2:2', tree)).toEqual(given);
  });

  test.each([
    '',
    'answers=',
    'answers=1',
    'answers=1:0',
    'answers=1:3',
    'answers=9:1',
    'answers=A:1',
    'ZY-01.1',
    'answers=1:1,',
    'answers=1:1;2:1',
    'answers=__proto__:1',
    'answers=1:1e1',
    '<b>',
  ])('is not followed if it is “%s”', (fragment) => {
    expect(readFragment(fragment, tree)).toBeUndefined();
  });
});

const path = 'guides/letter.yaml';
const text = `code: ZY-01
title: 收到一封信
lead: 先看归谁办。
reviewedOn: 2025-06-01
history: [{ date: 2025-06-01, change: 建立条目 }]
start: '1'
questions:
  - id: '1'
    ask: 归我们办吗？
    label: 归谁办
    why: 不归自己办的要移送。
    answers:
      - { text: 归我们, to: A }
      - { text: 说不准, to: '2' }
    closed: otherwise
    source: { origin: editorial }
  - id: '2'
    ask: 问过了吗？
    label: 问没问
    why: 问过才知道。
    answers:
      - { text: 归我们, to: A }
      - { text: 不归我们, to: B }
    closed: listed
    source: { origin: editorial }
outcomes:
  - id: A
    title: 登记
    label: 登记
    to: CX-01.1
    actions: [{ text: 当天登记下来。 }]
    source: { origin: editorial }
  - id: B
    title: 移送
    label: 移送
    to: CX-01
    actions: [{ text: 写明移送给谁。 }]
    source: { origin: editorial }
`;

/** What the check says of a guide, after a change. */
function report(before = '', after = ''): string {
  const content = ContentFolder.valid();
  content.write(path, text);
  const page = 'guides/letter.html';
  content.register({
    'ZY-01': page,
    ...Object.fromEntries(['1', '2', 'A', 'B'].map((id) => [`ZY-01.${id}`, `${page}#ZY-01.${id}`])),
  });
  if (before !== '') content.replace(path, before, after);
  return content.report();
}

describe('the check of guides', () => {
  test('a sound one', () => {
    expect(report()).toBe('');
  });

  test.each([
    ['an unknown start', "start: '1'", "start: '7'", ['字段 start', '发现：7']],
    ['an answer that leads nowhere', "to: '2' }", 'to: C }', ['questions.0.answers.1.to', '发现：C']],
    ['a question that nobody is asked', "to: '2' }", 'to: B }', ['questions.1.id', '没有回答通到问题 2']],
    ['an outcome that nobody comes to', 'to: B }', 'to: A }', ['outcomes.1.id', '没有回答通到去处 B']],
    [
      'a circle',
      'to: B }',
      "to: '1' }",
      ['questions.0.answers', '从问题 1 出发，又回到问题 1', '从问题 2 出发，又回到问题 2'],
    ],
    ['a question that leads to itself', 'to: B }', "to: '2' }", ['从问题 2 出发，又回到问题 2']],
    ['answers that say the same', '不归我们, to', '归我们, to', ['questions.1.answers.1.text', '两个回答都是“归我们”']],
    ['an outcome where nobody can go on', 'to: CX-01.1', 'to: CF-01', ['outcomes.0.to', 'CF-01，是处分']],
    ['an outcome at an unknown place', 'to: CX-01.1', 'to: CX-01.9', ['outcomes.0.to', 'CX-01.9']],
    ['one answer only', '      - { text: 不归我们, to: B }\n', '', ['questions.1.answers']],
    ['an outcome without an action', 'actions: [{ text: 写明移送给谁。 }]', 'actions: []', ['outcomes.1.actions']],
    ['an id that is used twice', '- id: B', '- id: A', ['ZY-01.A']],
  ])('%s', (_, before, after, said) => {
    const found = report(before, after);
    expect(found).toContain(path);
    for (const words of said) expect(found).toContain(words);
  });
});
