import { describe, expect, test } from 'vitest';
import { dataFileText, dataNames } from '../../src/open-data/files.ts';
import { ContentFolder } from './content-fixture.ts';

const content = (): ReturnType<ContentFolder['load']> => ContentFolder.valid().load();

test('one file for each kind that says something, and the index', () => {
  expect(dataNames).toEqual([
    'index',
    'site',
    'home',
    'roles',
    'sanctions',
    'four-forms',
    'jurisdiction',
    'approvals',
    'regulations',
    'rules',
    'duties',
    'procedures',
    'work-years',
    'work-points',
    'document-groups',
    'documents',
    'guides',
    'courses',
    'cases',
    'terms',
    'questions',
    'wording',
  ]);
  expect(() => dataFileText('permalinks', content())).toThrow('没有这种数据：permalinks');
});

test('the file of a kind: what it is, and each entry with file, address, fields and body', () => {
  const file: unknown = JSON.parse(dataFileText('rules', content()));
  expect(file).toEqual({
    $schema: 'schemas/rules.schema.json',
    version: 1,
    site: '试验手册',
    asOf: '2026-01-01',
    kind: 'rules',
    title: '工作规则',
    entries: [
      {
        file: 'rules/confidentiality.mdx',
        address: 'rules/confidentiality.html',
        data: {
          code: 'GZ-01',
          title: '保密',
          lead: '不该说的不说。',
          related: [],
          reviewedOn: '2025-06-01',
          history: [{ date: '2025-06-01', change: '建立条目', minor: false }],
          topic: 'self-supervision',
          provisions: [
            {
              id: '1',
              title: '材料专人保管',
              text: '材料由专人保管。',
              points: [],
              actor: { roles: ['full-time'], text: '专职干部' },
              limits: [],
              documents: [],
              figures: [],
              source: { origin: 'source', checked: 'verified', basis: ['BJ-01.A1'], formerly: [] },
            },
          ],
          risks: [],
          local: [],
        },
        body: '## 为什么\n\n泄密要追责，见[登记](CX-01.1)。',
      },
    ],
  });
});

test('a kind without files, and files without a page of their own', () => {
  expect(JSON.parse(dataFileText('courses', content()))).toMatchObject({ kind: 'courses', title: '课程', entries: [] });
  const terms: { entries: object[] } = JSON.parse(dataFileText('terms', content()));
  expect(terms.entries.map((entry) => Object.keys(entry))).toEqual([['file', 'data']]);
});

describe('the index', () => {
  test('every code with label, title, address, entry and hash', () => {
    const index: { parts: { code: string }[] } = JSON.parse(dataFileText('index', content()));
    expect(index.parts.length).toBe(29);
    expect(index.parts.find(({ code }) => code === 'CX-01.2')).toEqual({
      code: 'CX-01.2',
      label: '步骤',
      title: '15 个工作日内告知',
      address: 'procedures/petition-handling.html#CX-01.2',
      entry: 'CX-01',
      hash: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
  });

  test('the files of the kinds, and where what is gone leads', () => {
    const folder = ContentFolder.valid();
    folder.replace('permalinks.yaml', 'redirects: {}', 'redirects:\n  GZ-09: GZ-01');
    const index: object = JSON.parse(dataFileText('index', folder.load()));
    expect(index).toMatchObject({ version: 1, asOf: '2026-01-01', redirects: { 'GZ-09': 'GZ-01' } });
    expect(Reflect.get(index, 'files')).toContainEqual({
      kind: 'work-points',
      title: '工作要点',
      file: 'work-points.json',
      schema: 'schemas/work-points.schema.json',
      entries: 1,
    });
  });

  test('one line a code, for comparing line by line', () => {
    const lines = dataFileText('index', content()).split('\n');
    expect(lines.filter((line) => line.startsWith('{"code":')).length).toBe(29);
  });
});
