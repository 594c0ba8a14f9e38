import ICAL from 'ical.js';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { calendarFile } from '../../src/deadlines/calendar-file.ts';
import { deadlineData } from '../../src/deadlines/collect-deadlines.ts';
import { dateNeeded, reckon } from '../../src/deadlines/due.ts';
import type { Answer } from '../../src/deadlines/words.ts';
import { loadKnowledgeBase } from '../../src/model/load.ts';

test('every date of every limit comes back from ical.js', () => {
  const { items } = deadlineData(loadKnowledgeBase(resolve('content')));
  const answers = items.flatMap((item): Answer[] =>
    dateNeeded(item.limit) === undefined
      ? []
      : [{ item, start: '2026-02-06', reckoning: reckon(item.limit, '2026-02-06') }],
  );
  const expected = answers.flatMap(({ item, reckoning }) =>
    reckoning.dues.map(({ id, name, date }) => ({
      uid: `${item.limit.code}-2026-02-06-${id}@discipline-handbook.invalid`,
      date,
      allDay: true,
      title: `${item.limit.what}：${name}（${item.limit.code}）`,
      alarms: ['-P2DT15H', '-PT15H', 'PT9H'],
    })),
  );
  const calendar = new ICAL.Component(ICAL.parse(calendarFile(answers)));
  const parsed = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    expect(event.description).toContain('依据：');
    expect(String(component.getFirstPropertyValue('class'))).toBe('PRIVATE');
    expect(String(component.getFirstPropertyValue('transp'))).toBe('TRANSPARENT');
    return {
      uid: event.uid,
      date: event.startDate.toString(),
      allDay: event.startDate.isDate,
      title: event.summary,
      alarms: component.getAllSubcomponents('valarm').map((alarm) => String(alarm.getFirstPropertyValue('trigger'))),
    };
  });
  expect(expected.length).toBeGreaterThan(30);
  expect(parsed).toEqual(expected);
});
