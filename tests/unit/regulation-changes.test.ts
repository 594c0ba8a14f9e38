import { describe, expect, test } from 'vitest';
import { checkContent } from '../../src/model/load.ts';
import { olderRecords, regulationChanges } from '../../src/model/regulation-changes.ts';
import { ContentFolder } from './content-fixture.ts';

const current = 'regulations/rules-2019.yaml';
const newer = `code: YJ-03
title: 试验工作规则
short: 试验工作规则（2027）
kind: party-regulation
series: rules
supersedes: [YJ-01]
read: full
readNote: 全文
public: true
reviewedOn: 2027-03-01
`;

/** Content in which the current rules have a newer version with these dates; itself it ends if `ends` is given. */
function withNewer(dates: string, ends?: string): ContentFolder {
  const content = ContentFolder.valid();
  content.write('regulations/rules-2027.yaml', newer.replace('supersedes', `${dates}\nsupersedes`));
  if (ends !== undefined)
    content.replace(current, 'inForceFrom: 2019-01-01', `inForceFrom: 2019-01-01\ninForceTo: ${ends}`);
  return content;
}

/** What changed by a day, in few words: the events, then the files with the codes of the places. */
function changes(content: ContentFolder, today: string): string[] {
  const { content: loaded } = checkContent(content.root);
  if (!loaded) throw new Error(content.report());
  return regulationChanges(loaded, today).flatMap(({ cited, newest, events, files }) => [
    `${cited.code} → ${newest?.code ?? '—'}: ${events.map(({ version, what, on }) => `${version.code} ${what} ${on}`).join(', ')}`,
    ...files.map(({ review, places }) => `${review.file.path}: ${places.map(({ at }) => at).join(' ')}`),
  ]);
}

const everyFile = [
  'procedures/petition-handling.mdx: CX-01.1 CX-01.2 CX-01.2',
  'sanctions.yaml: CF-01',
  'work-points/2022/daily-supervision.mdx: YD-2022-01.1 YD-2022-01',
];

describe('regulations that changed since the last review', () => {
  test('nothing: the old version ended long before', () => {
    expect(changes(ContentFolder.valid(), '2030-01-01')).toEqual([]);
  });

  test.for([
    { what: 'adopted', dates: 'adoptedOn: 2027-02-01', on: '2027-02-01', before: '2027-01-31' },
    { what: 'issued', dates: 'issuedOn: 2027-02-01', on: '2027-02-01', before: '2027-01-31' },
    { what: 'inForce', dates: 'inForceFrom: 2027-02-01', on: '2027-02-01', before: '2027-01-31' },
    { what: 'issued', dates: 'issuedOn: 2027-02', on: '2027-02', before: '2027-01-31' },
    { what: 'issued', dates: "issuedOn: '2027'", on: '2027', before: '2026-12-31' },
  ])('a newer version: $dates', ({ what, dates, on, before }) => {
    const content = withNewer(dates);
    expect(changes(content, before)).toEqual([]);
    expect(changes(content, '2027-02-01')).toEqual([`YJ-01 → YJ-03: YJ-03 ${what} ${on}`, ...everyFile]);
  });

  test('several events in their order, and the end of the old version once it is over', () => {
    const content = withNewer('inForceFrom: 2027-03-01\nissuedOn: 2027-02-01', '2027-02-28');
    expect(changes(content, '2027-02-28')[0]).toBe('YJ-01 → YJ-03: YJ-03 issued 2027-02-01');
    expect(changes(content, '2027-03-01')[0]).toBe(
      'YJ-01 → YJ-03: YJ-03 issued 2027-02-01, YJ-01 ended 2027-02-28, YJ-03 inForce 2027-03-01',
    );
  });

  test('only what happened after the review of the file', () => {
    const content = withNewer('inForceFrom: 2027-03-01\nissuedOn: 2027-02-01', '2027-02-28');
    content.replace('site.yaml', 'asOf: 2026-01-01', 'asOf: 2027-03-01');
    content.replace('sanctions.yaml', 'reviewedOn: 2025-06-01', 'reviewedOn: 2027-02-15');
    content.replace('procedures/petition-handling.mdx', 'reviewedOn: 2025-06-01', 'reviewedOn: 2027-03-01');
    content.replace('work-points/2022/daily-supervision.mdx', 'reviewedOn: 2025-06-01', 'reviewedOn: 2027-03-01');
    expect(changes(content, '2027-04-01')).toEqual([
      'YJ-01 → YJ-03: YJ-01 ended 2027-02-28, YJ-03 inForce 2027-03-01',
      'sanctions.yaml: CF-01',
    ]);
  });

  test('an end without a newer version', () => {
    const content = ContentFolder.valid();
    content.replace(current, 'inForceFrom: 2019-01-01', 'inForceFrom: 2019-01-01\ninForceTo: 2026-12');
    expect(changes(content, '2026-12-31')).toEqual([]);
    expect(changes(content, '2027-01-01')).toEqual(['YJ-01 → —: YJ-01 ended 2026-12', ...everyFile]);
  });

  test('a version after the next is the newest', () => {
    const content = withNewer('issuedOn: 2027-02-01', '2027-12-31');
    const third = newer.replaceAll('YJ-01', 'YJ-03').replace('code: YJ-03', 'code: YJ-04');
    content.write('regulations/rules-2028.yaml', third.replace('supersedes', 'issuedOn: 2028-02-01\nsupersedes'));
    expect(changes(content, '2028-03-01')[0]).toBe(
      'YJ-01 → YJ-04: YJ-03 issued 2027-02-01, YJ-01 ended 2027-12-31, YJ-04 issued 2028-02-01',
    );
  });

  test('of a day known only to the year of the review: news if recorded after it', () => {
    const content = withNewer("issuedOn: '2025'");
    expect(changes(content, '2025-12-31')[0]).toBe('YJ-01 → YJ-03: YJ-03 issued 2025');
    content.replace('regulations/rules-2027.yaml', 'reviewedOn: 2027-03-01', 'reviewedOn: 2025-05-01');
    expect(changes(content, '2025-12-31')).toEqual([]);
  });

  test('articles lead to those of the newer version', () => {
    const content = withNewer('issuedOn: 2027-02-01');
    content.replace(current, '    checked: verified\n', '    checked: verified\n    succeededBy: YJ-03.30\n');
    const { content: loaded } = checkContent(content.root);
    const [change] = loaded ? regulationChanges(loaded, '2027-03-01') : [];
    expect(change?.files.find(({ review }) => review.file.path === 'sanctions.yaml')?.places).toEqual([
      { at: 'CF-01', basis: 'YJ-01.21', line: 14, succeededBy: 'YJ-03.30' },
    ]);
  });
});

describe('records of regulations older than the review of what cites them', () => {
  test('none while all are of one day', () => {
    expect(olderRecords(ContentFolder.valid().load())).toEqual([]);
  });

  test('the record, and the latest review that rests on it; background texts do not change', () => {
    const content = ContentFolder.valid();
    content.replace('sanctions.yaml', 'reviewedOn: 2025-06-01', 'reviewedOn: 2025-07-01');
    content.replace('procedures/petition-handling.mdx', 'reviewedOn: 2025-06-01', 'reviewedOn: 2025-08-01');
    content.replace('rules/confidentiality.mdx', 'reviewedOn: 2025-06-01', 'reviewedOn: 2025-08-01');
    const found = olderRecords(content.load()).map(({ record, citedBy }) => [record.code, citedBy.code]);
    expect(found).toEqual([['YJ-01', 'CX-01']]);
  });
});
