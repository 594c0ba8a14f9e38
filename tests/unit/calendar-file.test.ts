import { describe, expect, test } from 'vitest';
import { calendarFile } from '../../src/deadlines/calendar-file.ts';
import type { DeadlineItem } from '../../src/deadlines/deadline-data.ts';
import { reckon, type DurationLimit } from '../../src/deadlines/due.ts';
import type { Answer } from '../../src/deadlines/words.ts';

const limit: DurationLimit = {
  kind: 'duration',
  code: 'SX-11',
  what: '初步核实',
  amount: 2,
  unit: 'month',
  from: '实际开始初核之日',
  until: '提出处理意见呈分管领导审批之日',
  extension: {
    allowed: 'yes',
    amount: 1,
    unit: 'month',
    text: '必要时延长 1 个月；重大、复杂的，经批准可以再适当延长。',
  },
};

function answer(start: string, what = limit.what): Answer {
  const own = { ...limit, what };
  const item: DeadlineItem = {
    limit: own,
    figure: '2 个月',
    link: { words: what, address: 'tables/time-limits.html#SX-11' },
    place: { words: what, address: 'procedures/x.html#CX-04.3' },
    basis: [{ words: '《案检条例》第十五条', address: 'regulations/x.html#YJ-09.15' }],
    origin: '党规',
    checked: '已核对',
  };
  return { item, start, reckoning: reckon(own, start) };
}

/** Lines put together again, by octets as RFC 5545 3.1 says. */
function unfolded(file: string): string[] {
  return file.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
}

const file = calendarFile([answer('2026-03-16')]);

describe('calendar file', () => {
  test('holds an all-day event for each date, with three alarms', () => {
    const known = /^(BEGIN|END|VERSION|UID|DTSTAMP|DTSTART|DTEND|SUMMARY|CLASS|TRANSP|ACTION|TRIGGER)/;
    expect(unfolded(file).filter((line) => known.test(line))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      ...[
        ['due', '20260516', '到期日'],
        ['extended', '20260616', '延长 1 个月后'],
      ].flatMap(([id, day, name]) => [
        'BEGIN:VEVENT',
        `UID:SX-11-2026-03-16-${id}@discipline-handbook.invalid`,
        'DTSTAMP:20260316T000000Z',
        `DTSTART;VALUE=DATE:${day}`,
        `SUMMARY:初步核实：${name}（SX-11）`,
        'TRANSP:TRANSPARENT',
        ...['-P2DT15H', '-PT15H', 'PT9H'].flatMap((trigger) => [
          'BEGIN:VALARM',
          'ACTION:DISPLAY',
          `TRIGGER;RELATED=START:${trigger}`,
          'END:VALARM',
        ]),
        'CLASS:PRIVATE',
        'END:VEVENT',
      ]),
      'END:VCALENDAR',
    ]);
  });

  test('ends every line in CR LF and folds by octets, never inside a character', () => {
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const bytes = Buffer.from(file);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for (const line of bytes.toString('latin1').split('\r\n')) {
      expect(line.length).toBeLessThanOrEqual(75);
      expect(() => decoder.decode(Buffer.from(line, 'latin1'))).not.toThrow();
    }
  });

  test('is the same, byte for byte, for the same input, whatever the clock and the time zone', () => {
    const zone = process.env['TZ'];
    process.env['TZ'] = 'America/Los_Angeles';
    const elsewhere = calendarFile([answer('2026-03-16')]);
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(elsewhere).toBe(file);
  });

  test('escapes what has a meaning, and drops control characters', () => {
    const text = unfolded(calendarFile([answer('2026-03-09', 'a,b;c\\d\u0000\r\nEND:VEVENT')]));
    expect(text).toContain('SUMMARY:a\\,b\\;c\\\\d\\nEND:VEVENT：到期日（SX-11）');
    expect(text.filter((line) => line === 'END:VEVENT')).toHaveLength(2);
  });

  test('says in the event how it was counted, on which basis, and who grants more', () => {
    const [words = ''] = unfolded(file).filter((line) => line.startsWith('DESCRIPTION:到期日'));
    for (const part of ['开始的当天不算', '《案检条例》第十五条', '党规，已核对', '必要时延长 1 个月', '宜提前'])
      expect(words).toContain(part);
  });

  test('folds characters outside the first plane and long runs without spaces', () => {
    const long = '𠮷'.repeat(60) + '函'.repeat(60);
    expect(unfolded(calendarFile([answer('2026-03-09', long)]))).toContain(`SUMMARY:${long}：到期日（SX-11）`);
  });

  test('is a valid, empty calendar without dates', () => {
    expect(unfolded(calendarFile([]))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//discipline-handbook//calendar//ZH',
      'END:VCALENDAR',
    ]);
  });
});
