import { describe, expect, test } from 'vitest';
import { redirectsOf, type Redirects } from '../../src/model/redirects.ts';
import { ContentFolder } from './content-fixture.ts';

/** The redirects of the smallest content with these lines. */
function redirects(lines: Readonly<Record<string, string>>): Redirects {
  const knowledge = ContentFolder.valid().load();
  const { permalinks } = knowledge;
  return redirectsOf({ ...knowledge, permalinks: { ...permalinks, data: { ...permalinks.data, redirects: lines } } });
}

describe('where something leads', () => {
  const lines = {
    'GZ-07': 'GZ-08',
    'GZ-08': 'GZ-01.1',
    'old.html': 'new.html',
    'old.html#x': 'about.html#marks',
    'older.html': 'old.html',
    'merged.html': 'GZ-01.1',
    'GZ-05': 'older.html#x',
    'GZ-06': 'old.html#y',
    'GZ-04': 'merged.html#y',
    'GZ-03': 'old.html#CX-01.2',
  };

  test.for([
    ['GZ-01', 'rules/confidentiality.html', 'a code, to its page'],
    ['GZ-01.1', 'rules/confidentiality.html#GZ-01.1', 'a part, to its place'],
    ['GZ-07', 'rules/confidentiality.html#GZ-01.1', 'from line to line'],
    ['older.html', 'new.html', 'a page, to its end'],
    ['new.html#z', 'new.html#z', 'an address without a line, to itself'],
    ['old.html#x', 'about.html#marks', 'an anchor with a line'],
    ['GZ-05', 'new.html#x', 'an anchor whose line is on another page goes with its page'],
    ['GZ-06', 'new.html#y', 'an anchor without a line goes with its page'],
    ['GZ-04', 'rules/confidentiality.html#GZ-01.1', 'a page that leads to an anchor leads all its anchors there'],
    ['GZ-03', 'procedures/petition-handling.html#CX-01.2', 'an anchor that is a code, to the code'],
  ])('%s leads to %s: %s', ([from, to]) => {
    expect(redirects(lines).destination(String(from))).toBe(to);
  });

  test('nowhere, or in a circle', () => {
    const wrong = redirects({ a: 'b.html', 'b.html': 'c.html#x', 'c.html': 'b.html', 'GZ-07': 'GZ-08' });
    expect(wrong.endOf('b.html')).toEqual({ kind: 'circle' });
    expect(wrong.endOf('c.html')).toEqual({ kind: 'circle' });
    expect(wrong.endOf('GZ-07')).toEqual({ kind: 'unknown-code', code: 'GZ-08' });
    expect(wrong.destination('GZ-07')).toBeUndefined();
    expect(wrong.destination('GZ-99')).toBeUndefined();
  });
});

describe('anchors that are gone from a page', () => {
  const page = 'procedures/petition-handling.html';
  const moved = (lines: Readonly<Record<string, string>>, anchors: string[], present: string[]): [string, string][] => [
    ...redirects(lines).movedAnchors(page, anchors, new Set(present)),
  ];

  test('lead where their lines say, registered or not', () => {
    expect(moved({ [`${page}#flow`]: 'CX-01.1', [`${page}#x`]: 'about.html' }, ['flow', 'steps'], ['steps'])).toEqual([
      ['flow', `${page}#CX-01.1`],
      ['x', 'about.html'],
    ]);
  });

  test('lead nowhere without a line', () => {
    expect(moved({}, ['flow', 'h-flow'], [])).toEqual([]);
  });

  test('that are codes, or made from codes, lead to the code', () => {
    expect(
      moved({ 'GZ-09.2': 'GZ-01.1' }, ['GZ-01.1', 'h-GZ-01.1', 'h-report-GZ-01', 'of-ZZ-01', 'GZ-09.2'], []),
    ).toEqual([
      ['GZ-01.1', 'rules/confidentiality.html#GZ-01.1'],
      ['h-GZ-01.1', 'rules/confidentiality.html#GZ-01.1'],
      ['h-report-GZ-01', 'rules/confidentiality.html'],
      ['of-ZZ-01', 'duties/supervision.html'],
      ['GZ-09.2', 'rules/confidentiality.html#GZ-01.1'],
    ]);
    expect(moved({}, ['GZ-99', 'h-GZ-99'], [])).toEqual([]);
  });

  test('a heading goes with its section, unless it has a line of its own', () => {
    const lines = { [`${page}#flow`]: 'CX-01.1' };
    expect(moved(lines, ['h-flow', 'h-steps'], ['steps'])).toEqual([
      ['h-flow', `${page}#CX-01.1`],
      ['h-steps', `${page}#steps`],
      ['flow', `${page}#CX-01.1`],
    ]);
    expect(moved({ [`${page}#h-steps`]: 'GZ-01' }, ['h-steps'], ['steps'])).toEqual([
      ['h-steps', 'rules/confidentiality.html'],
    ]);
  });
});
