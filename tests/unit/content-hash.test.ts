import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { resolve } from '../../src/model/load.ts';
import { contentHashes } from '../../src/open-data/content-hash.ts';
import { dataFileText, dataNames } from '../../src/open-data/files.ts';
import { ContentFolder } from './content-fixture.ts';
import { contentOf } from './site-fixture.ts';

const procedure = 'procedures/petition-handling.mdx';
const rule = 'rules/confidentiality.mdx';

/** The codes whose hashes are others after a change of the smallest content. */
function changedBy(change: (content: ContentFolder) => void): string[] {
  const content = ContentFolder.valid();
  const before = contentHashes(resolve(contentOf(content)));
  change(content);
  const after = contentHashes(resolve(contentOf(content)));
  return [...before].flatMap(([code, hash]) => (after.get(code) === hash ? [] : [code])).toSorted();
}

test('every code has one, of 16 hexadecimal digits, and no two are alike', () => {
  const content = ContentFolder.valid().load();
  const hashes = contentHashes(content);
  expect([...hashes.keys()]).toEqual([...content.parts.keys()]);
  expect([...hashes.values()].filter((hash) => !/^[0-9a-f]{16}$/.test(hash))).toEqual([]);
  expect(new Set(hashes.values()).size).toBe(hashes.size);
});

test('is the SHA-256 of what the part says, fields by name, nothing that says nothing', () => {
  const said =
    '{"aliases":["线索"],"autolink":true,"code":"SY-001","definition":"反映党员违纪的材料。","initials":["WTXS"],' +
    '"seeAlso":["CX-01"],"source":{"origin":"editorial"},"term":"问题线索"}';
  const hash = createHash('sha256').update(said).digest('hex').slice(0, 16);
  expect(contentHashes(ContentFolder.valid().load()).get('SY-001')).toBe(hash);
});

describe('changes with', () => {
  test('the words of a step: the step and the procedure', () => {
    expect(changedBy((content) => content.replace(procedure, '书面告知举报人。', '当面告知举报人。'))).toEqual([
      'CX-01',
      'CX-01.2',
    ]);
  });

  test('a figure of a time limit: the limit, the step that sets it, the procedure', () => {
    expect(changedBy((content) => content.replace(procedure, 'amount: 15', 'amount: 10'))).toEqual([
      'CX-01',
      'CX-01.2',
      'SX-01',
    ]);
  });

  test('the provenance of a part', () => {
    expect(changedBy((content) => content.replace(rule, 'basis: [BJ-01.A1]', 'basis: [BJ-01.A1, YJ-01.21]'))).toEqual([
      'GZ-01',
      'GZ-01.1',
    ]);
    expect(
      changedBy((content) => content.replace(rule, 'checked: verified', 'checked: partial, caveat: 待校')),
    ).toEqual(['GZ-01', 'GZ-01.1']);
  });

  test('the text under the front matter: the entry alone', () => {
    expect(changedBy((content) => content.replace(rule, '泄密要追责', '泄密会被追责'))).toEqual(['GZ-01']);
  });

  test('a field of the entry that belongs to no part', () => {
    expect(changedBy((content) => content.replace(rule, 'lead: 不该说的不说。', 'lead: 少说。'))).toEqual(['GZ-01']);
  });

  test('a row of a table, a term, a role, an article, a task', () => {
    expect(changedBy((content) => content.replace('sanctions.yaml', '不得提拔', '不得晋升'))).toEqual(['CF-01']);
    expect(changedBy((content) => content.replace('terms/handling.yaml', '[线索]', '[线索, 反映]'))).toEqual([
      'SY-001',
    ]);
    expect(changedBy((content) => content.replace('roles.yaml', '主持工作。', '负责工作。'))).toEqual(['GW-01']);
    expect(
      changedBy((content) => content.replace('regulations/rules-2017.yaml', 'title: 处置方式', 'title: 处置')),
    ).toEqual(['YJ-02', 'YJ-02.20']);
    expect(
      changedBy((content) => content.replace('work-points/2022/daily-supervision.mdx', '[1, 2, 3, 4]', '[1, 3]')),
    ).toEqual(['YD-2022-01', 'YD-2022-01.1']);
  });

  test('the order of what is in order', () => {
    expect(
      changedBy((content) => content.replace(procedure, 'cases: [归本级, 不归本级]', 'cases: [不归本级, 归本级]')),
    ).toEqual(['CX-01', 'CX-01.1']);
  });
});

describe('does not change with', () => {
  test.each<[string, (content: ContentFolder) => void]>([
    [
      'a review without a finding',
      (content) => content.replace(rule, 'reviewedOn: 2025-06-01', 'reviewedOn: 2025-07-01'),
    ],
    ['the months to the next review', (content) => content.replace(rule, 'topic:', 'reviewEveryMonths: 6\ntopic:')],
    [
      'a line of the history',
      (content) =>
        content.replace(rule, 'change: 建立条目 }', 'change: 建立条目 }\n  - { date: 2025-07-01, change: 核对 }'),
    ],
    [
      'the order of fields',
      (content) => content.replace(rule, 'title: 保密\nlead: 不该说的不说。', 'lead: 不该说的不说。\ntitle: 保密'),
    ],
    ['a default that is written out', (content) => content.replace(rule, 'topic:', 'related: []\ntopic:')],
    ['quotes and comments', (content) => content.replace(rule, 'title: 保密', "title: '保密' # 短一点")],
    ['the ends of lines', (content) => content.write(rule, content.read(rule).replaceAll('\n', '\r\n'))],
    ['the name of the site', (content) => content.replace('site.yaml', '试验手册', '手册')],
    [
      'other wordings of a question',
      (content) => content.replace('questions/confidentiality.yaml', '[材料放在哪里]', '[材料在哪]'),
    ],
  ])('%s', (_, change) => {
    expect(changedBy(change)).toEqual([]);
  });
});

test('equal content gives equal bytes, wherever it lies', () => {
  const [one, other] = [ContentFolder.valid().load(), ContentFolder.valid().load()];
  for (const name of dataNames) expect(dataFileText(name, one)).toBe(dataFileText(name, other));
});
