import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadKnowledgeBase } from '../../src/model/load.ts';
import type { KnowledgeBase } from '../../src/model/knowledge-base.ts';
import { FacetIndex } from '../../src/search/build/facets.ts';
import { factCards } from '../../src/search/build/facts.ts';
import { listQuestions, makeCodes } from '../../src/search/build/lexicon.ts';
import { buildSearch } from '../../src/search/build/search.ts';
import { Names } from '../../src/search/engine/names.ts';
import type { Lexicon } from '../../src/search/protocol.ts';
import {
  removeFolders,
  searchContent,
  searchPages,
  temporaryFolder,
  writeFiles,
  writeSearch,
} from './search-fixture.ts';

let knowledge: KnowledgeBase;

beforeAll(() => {
  const content = temporaryFolder();
  writeFiles(
    content,
    Object.entries(searchContent).map(([path, text]) => ({ path, content: Buffer.from(text) })),
  );
  knowledge = loadKnowledgeBase(content);
});
afterAll(removeFolders);

describe('what records can be narrowed by', () => {
  test.each([
    ['a step', 'CX-01', 'CX-01.2', '程序', { kind: ['程序'], procedure: ['CX-01'], role: ['full-time', 'secretary'] }],
    ['a provision', 'GZ-01', 'GZ-01.1', '规则', { kind: ['规则'], role: ['full-time'] }],
    ['a duty of a role', 'ZZ-01', '', '职责', { kind: ['职责'], role: ['secretary'] }],
    [
      'a task',
      'YD-2022-01',
      'YD-2022-01.1',
      '要点',
      { kind: ['要点'], role: ['secretary', 'full-time'], year: ['2022'] },
    ],
    ['a year', 'YD-2022', '', '要点', { kind: ['要点'], year: ['2022'] }],
    ['a regulation', 'YJ-01', 'YJ-01.21', '依据', { kind: ['依据'], year: ['2019'] }],
    ['a document', 'WS-01', '', '文书', { kind: ['文书'], procedure: ['CX-01'] }],
    ['a limit in the table', undefined, 'SX-01', '速查表', { kind: ['速查表'], procedure: ['CX-01'] }],
    ['a page without entry', undefined, '', '说明', { kind: ['说明'] }],
  ])('%s', (_, page, anchor, kind, facets) => {
    expect(new FacetIndex(knowledge).of(page, anchor, { kind })).toEqual(facets);
  });

  test('years, each once', () => {
    expect([...new FacetIndex(knowledge).years].toSorted()).toEqual(['2017', '2019', '2022']);
  });
});

describe('facts', () => {
  test('every code with a fact has one card, with what the model says', () => {
    const cards = factCards(knowledge);
    const codes = cards.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toEqual(
      expect.arrayContaining(['SX-01', 'SP-01', 'CF-01', 'XT-01', 'GX-01', 'GW-01', 'WS-01', 'SY-001']),
    );
    for (const card of cards) {
      expect(knowledge.parts.get(card.code)?.label).toBe(card.label);
      expect(card.value !== '' || card.rows.length > 0, card.code).toBe(true);
      expect(card.rows.filter(({ text }) => text === '' || text === '—')).toEqual([]);
      expect(JSON.stringify(card)).not.toMatch(/\*\*|\]\(/);
    }
  });

  test('the basis links to the articles, the doubt is said', () => {
    expect(factCards(knowledge).find(({ code }) => code === 'CX-01.2')).toEqual({
      code: 'CX-01.2',
      kind: 'part',
      label: '步骤',
      title: '15 个工作日内告知',
      value: '',
      rows: [
        { name: '谁来办', text: '专职干部' },
        { name: '时限', text: '告知受理情况：15 个工作日' },
        { name: '谁审批', text: '书记审批' },
        { name: '文书', text: '信访登记表' },
      ],
      basis: [{ text: expect.stringContaining('第二款'), address: 'regulations/rules-2019.html#YJ-01.21' }],
      origin: '推断',
      checked: '部分核对',
      caveat: '条号待校',
      address: 'procedures/petition-handling.html#CX-01.2',
    });
  });

  test('our own suggestions are not called checked', () => {
    expect(factCards(knowledge).find(({ code }) => code === 'WS-01')).toMatchObject({ origin: '建议', checked: '' });
  });
});

describe('lists', () => {
  test('every code, by its first letters', () => {
    const lists = makeCodes(knowledge);
    expect([...lists.values()].flatMap((list) => Object.keys(list)).toSorted()).toEqual(
      [...knowledge.parts.keys()].toSorted(),
    );
    for (const [letters, list] of lists) {
      for (const code of Object.keys(list)) expect(code.startsWith(`${letters}-`)).toBe(true);
    }
    expect(lists.get('CX')?.['CX-01.1']).toEqual(['procedures/petition-handling.html#CX-01.1', '当天登记', '步骤']);
  });

  test('questions in the order of the files, with all their wordings', () => {
    const questions = listQuestions(knowledge, (code) => `at ${code}`, new Set(['SX-01']));
    expect(questions.map(({ code }) => code)).toEqual(['GZ-01.1', 'SX-01', 'CX-01.1']);
    expect(questions[1]).toEqual({
      code: 'SX-01',
      record: 'at SX-01',
      hasFact: true,
      wordings: ['收到举报几天内告知', '给举报人回话要多久'],
    });
    expect(questions[0]?.hasFact).toBe(false);
  });
});

describe('the built search', () => {
  test('the same from the same pages', async () => {
    const [one, other] = [await buildSearch(knowledge, searchPages), await buildSearch(knowledge, searchPages)];
    const contents = ({ files }: typeof one): Map<string, string> =>
      new Map(files.map(({ path, content }) => [path, Buffer.from(content).toString('base64')]));
    expect(contents(one)).toEqual(contents(other));
    expect(one.pages).toBe(searchPages.length);
    expect(one.records).toBeGreaterThan(one.pages);
  });

  test('another folder for another text', async () => {
    const folderOf = async (pages: typeof searchPages): Promise<string> => {
      const { files } = await buildSearch(knowledge, pages);
      return files.find(({ path }) => path === 'manifest.json')?.content.toString() ?? '';
    };
    const changed = searchPages.map((page) => ({
      ...page,
      records: page.records.map((record) => ({
        ...record,
        blocks: record.blocks.map((block) => block.replace('全站都能查', '全站都可以查')),
      })),
    }));
    expect(await folderOf(changed)).not.toBe(await folderOf(searchPages));
  });

  test('a question whose answer stands on no page', async () => {
    await expect(
      buildSearch(
        knowledge,
        searchPages.filter(({ address }) => !address.startsWith('tables/')),
      ),
    ).rejects.toThrow('搜索索引里没有 SX-01 所在的页');
  });

  test('every card and code list is a file', async () => {
    const folder = fileURLToPath((await writeSearch()).base);
    expect(readdirSync(`${folder}facts`).toSorted()).toEqual(
      factCards(knowledge)
        .map(({ code }) => `${code}.json`)
        .toSorted(),
    );
    expect(readdirSync(`${folder}codes`)).toContain('CX.json');
    expect(JSON.parse(readFileSync(`${folder}spellings.json`, 'utf8'))).toHaveProperty('pinyin');
  });
});

describe('names', () => {
  const lexicon: Lexicon = {
    kinds: ['程序', '术语'],
    pages: [
      ['procedures/a.html', '初步核实', 0, 'CX-04'],
      ['terms/SY-053.html', '初步核实', 1, 'SY-053'],
      ['terms/SY-001.html', '“问题线索”', 1, 'SY-001'],
      ['about.html', '说明', 0, ''],
    ],
    names: [
      ['初核', 'SY-053', 1],
      ['问题线索', 'SY-009', 1],
      ['函询的书面说明', 'SX-09', 0],
    ],
    filler: [],
    wording: [],
    roles: {},
    years: [],
    tables: { SX: ['tables/time-limits.html', '时限'] },
    records: 4,
    questions: 0,
  };
  const names = new Names(lexicon);

  test.each([
    ['初步核实', 'SY-053', false],
    ['初核', 'SY-053', true],
    ['《初核》', 'SY-053', true],
    // A thing's own name goes before another's other name.
    ['问题线索', 'SY-001', false],
    ['函询的书面说明', 'SX-09', false],
  ])('%s is %s', (text, code, other) => {
    expect(names.find(text)).toMatchObject({ code, other });
  });

  test('no name', () => {
    expect(names.find('说明')).toBeUndefined();
    expect(names.find('')).toBeUndefined();
    expect(names.find('，。')).toBeUndefined();
  });

  test('something to offer: a page, a row of a table, nothing', () => {
    expect(names.suggestion({ name: '初核', code: 'SY-053', other: true })).toEqual([
      { text: '初核', label: '术语', address: 'terms/SY-053.html' },
    ]);
    expect(names.suggestion({ name: '说明', code: 'SX-09', other: false })).toEqual([
      { text: '说明', label: '时限', address: 'tables/time-limits.html#SX-09' },
    ]);
    expect(names.suggestion({ name: '无', code: 'ZZ-99', other: false })).toEqual([]);
  });
});
