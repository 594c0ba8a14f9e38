import { describe, expect, test } from 'vitest';
import {
  interactionType,
  readSuspended,
  responseOf,
  suspendData,
  timeOfDay,
  timespan,
} from '../../src/courses/packages/reported.ts';

describe('what is reported to a system', () => {
  test.each([
    [0, '0000:00:00.00'],
    [65_250, '0000:01:05.25'],
    [3_599_999, '0001:00:00.00'],
    [100 * 3_600_000, '0100:00:00.00'],
    [10_000 * 3_600_000, '9999:59:59.99'],
    [-5, '0000:00:00.00'],
  ])('%i ms are %s (CMITimespan)', (milliseconds, expected) => {
    expect(timespan(milliseconds)).toBe(expected);
  });

  test('the time of day has two digits each (CMITime)', () => {
    expect(timeOfDay(new Date(2026, 0, 2, 3, 4, 5))).toBe('03:04:05');
    expect(timeOfDay(new Date(2026, 0, 2, 23, 59, 59))).toBe('23:59:59');
  });

  test.each([
    ['single', 'b', 'choice', 'b'],
    ['multiple', 'ac', 'choice', '{a,c}'],
    ['multiple', 'a', 'choice', '{a}'],
    ['order', 'cab', 'sequencing', 'c,a,b'],
    ['deadline', '2026-03-05', 'fill-in', '2026-03-05'],
  ])('an answer to %s, %s, is a %s: %s', (question, answer, type, response) => {
    expect(interactionType(question)).toBe(type);
    expect(responseOf(question, answer)).toBe(response);
  });

  test('what is suspended comes back as it was', () => {
    const standing = { lessons: ['1', 'A2'], answers: new Map([['KC-01.Q1', 'ac']]), best: 75 };
    expect(readSuspended(suspendData(standing))).toEqual(standing);
    const fresh = { lessons: [], answers: new Map<string, string>(), best: undefined };
    expect(readSuspended(suspendData(fresh))).toEqual(fresh);
  });

  test.each([
    '',
    'null',
    '[]',
    '"text"',
    '{"version":2,"lessons":[],"answers":{}}',
    '{"version":1,"lessons":{},"answers":{}}',
    '{"version":1,"lessons":[],"answers":[]}',
    '{"version":1,"lessons":[]',
  ])('what somebody else suspended is not taken for ours: %s', (text) => {
    expect(readSuspended(text)).toBeUndefined();
  });

  test('what has the wrong type in it is left out', () => {
    const text = '{"version":1,"lessons":[1,"2"],"answers":{"Q1":3,"Q2":"a","__proto__":"x"},"best":101}';
    expect(readSuspended(text)).toMatchObject({ lessons: ['2'], best: undefined });
    expect(readSuspended(text)?.answers.get('Q2')).toBe('a');
    expect(readSuspended(text)?.answers.has('Q1')).toBe(false);
  });
});
