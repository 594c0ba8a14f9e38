import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SearchEngine } from '../../src/search/engine/engine.ts';
import type { FacetName, Filters, Hit, SearchResult } from '../../src/search/protocol.ts';
import { bracketed, FileServer, openEngine, removeFolders, searchPages, writeSearch } from './search-fixture.ts';

let base = '';
let server = new FileServer();
let engine: SearchEngine;

beforeAll(async () => {
  base = (await writeSearch()).base;
});
beforeAll(async () => {
  engine = await openEngine(server, base);
});
afterAll(removeFolders);

function search(query: string, filters: Filters = {}, limit = 20): Promise<SearchResult> {
  return engine.search(query, filters, limit, true);
}

function addresses(hits: readonly Hit[]): string[] {
  return hits.map(({ address }) => address);
}

async function exact(query: string, filters: Filters = {}): Promise<string[]> {
  return addresses((await search(query, filters)).exact).toSorted();
}

function counts(result: SearchResult, facet: FacetName): Record<string, number> {
  return Object.fromEntries(result.facets[facet].map(({ value, count }) => [value, count]));
}

const CX = 'procedures/petition-handling.html';

describe('words', () => {
  test('a word leads to the parts that say it', async () => {
    expect(await exact('登记')).toEqual([
      'documents/WS-01.html',
      `${CX}#CX-01.1`,
      'rules/confidentiality.html#GZ-01.1',
      'work-points/2022/daily-supervision.html#YD-2022-01.1',
    ]);
  });

  test('a phrase across inline elements, but not across paragraphs', async () => {
    expect(await exact('人，初步核实以前')).toEqual([`${CX}#CX-01.2`]);
    expect(await exact('初步核实以前')).toEqual([`${CX}#CX-01.2`]);
    expect(await exact('谈话函询报书记')).toEqual([]);
  });

  test('several words mean AND, over several parts of a page', async () => {
    const result = await search('书记审批 编号');
    expect(result.exactTotal).toBe(1);
    const [hit] = result.exact;
    const places = [hit?.address, ...(hit?.parts ?? []).map(({ address }) => address)];
    expect(places.toSorted()).toEqual([`${CX}#CX-01.1`, `${CX}#CX-01.2`]);
    expect(await exact('书记审批 走访')).toEqual([]);
  });

  test('a single character', async () => {
    expect(await exact('访')).toEqual([
      'documents/WS-01.html',
      CX,
      'work-points/2022/daily-supervision.html#YD-2022-01.1',
    ]);
  });

  test.each(['“写明来源”', '"写明来源"', '《写明来源》', '写明来源。', '　写明来源　', '写明来源？！'])(
    'marks around it do not matter: %s',
    async (query) => {
      expect(await exact(query)).toEqual([`${CX}#CX-01.1`]);
    },
  );

  test('width, case, thin spaces', async () => {
    const wanted = [`${CX}#CX-01.2`, 'tables/time-limits.html#SX-01'];
    for (const query of ['15个工作日', '15 个工作日', '１５个工作日', '１５ 个工作日']) {
      expect(await exact(query), query).toEqual(wanted);
    }
  });

  test('numbers either way', async () => {
    expect(await exact('4个人')).toEqual(['regulations/rules-2019.html#YJ-01.21']);
    expect(await exact('四个人')).toEqual(['regulations/rules-2019.html#YJ-01.21']);
    const { exact: typed, related } = await search('第21条');
    expect(addresses([...typed, ...related])).toEqual(
      expect.arrayContaining(['rules/confidentiality.html#GZ-01.1', 'regulations/rules-2019.html#YJ-01.21']),
    );
  });

  test('what stands outside the body is not found', async () => {
    expect(await exact('页眉')).toEqual([]);
  });

  test('every hit names its page, its kind and what is marked', async () => {
    const { exact: hits } = await search('写明来源');
    expect(
      hits.map(({ title, excerpt, ...hit }) => ({ ...hit, title: bracketed(title), excerpt: bracketed(excerpt) })),
    ).toEqual([
      {
        kind: 'exact',
        address: `${CX}#CX-01.1`,
        title: '当天登记',
        page: '信访举报办理',
        label: '程序',
        code: 'CX-01.1',
        excerpt: expect.stringContaining('[写明来源]、编号'),
        parts: [],
        more: 0,
      },
    ]);
  });

  test('what is written with thin spaces is marked as well', async () => {
    const { exact: hits } = await search('15个工作日');
    for (const { title, excerpt } of hits) expect(bracketed([...title, ...excerpt])).toContain('[15 个工作日]');
  });

  test('who asks for a page by its title gets the page, first', async () => {
    expect((await search('信访登记表')).exact[0]?.address).toBe('documents/WS-01.html');
    expect((await search('日常监督')).exact[0]?.address).toBe('work-points/2022/daily-supervision.html');
    expect((await search('信访举报办理')).exact[0]?.address).toBe(CX);
  });

  test('so many hits as wanted, and the number of all', async () => {
    const all = await search('登记');
    for (const limit of [0, 1, 3]) {
      const some = await search('登记', {}, limit);
      expect(some.exactTotal).toBe(all.exactTotal);
      expect(addresses(some.exact)).toEqual(addresses(all.exact).slice(0, limit));
    }
  });

  test('counts only where they are wanted', async () => {
    const { facets } = await engine.search('登记', {}, 5, false);
    expect(facets).toEqual({ kind: [], procedure: [], role: [], year: [] });
  });
});

describe('codes', () => {
  test.each([
    ['cx01', CX],
    ['CX-01', CX],
    ['cx 1', CX],
    ['ＣＸ－０１', CX],
    ['CX—01', CX],
    ['cx01.2', `${CX}#CX-01.2`],
    ['ＣＸ－０１．２', `${CX}#CX-01.2`],
    ['ws 1', 'documents/WS-01.html'],
    ['WS01', 'documents/WS-01.html'],
    ['sy1', 'terms/SY-001.html'],
    ['SY-004', 'terms/SY-004.html'],
    ['sx1', 'tables/time-limits.html#SX-01'],
    ['yd2022', 'work-points/2022/index.html'],
    ['yd 2022 1', 'work-points/2022/daily-supervision.html'],
    ['YD-2022-01.1', 'work-points/2022/daily-supervision.html#YD-2022-01.1'],
    ['yj-01.21', 'regulations/rules-2019.html#YJ-01.21'],
  ])('%s goes to %s', async (query, address) => {
    const { exact: hits } = await search(query);
    expect(hits[0]).toMatchObject({ address, kind: 'exact' });
  });

  test.each([
    ['试验工作规则第21条', 'YJ-01.21'],
    ['试验工作规则第二十一条', 'YJ-01.21'],
    ['工作规则 21条', 'YJ-01.21'],
    ['《试验工作规则》第 21 条', 'YJ-01.21'],
    // Only the older version has it.
    ['试验工作规则第20条', 'YJ-02.20'],
  ])('the article %s is %s', async (query, code) => {
    expect((await search(query)).exact[0]).toMatchObject({ code });
  });

  test.each(['cx99', 'cx01.99', 'xx-01', 'a1', 'zz', '试验工作规则第99条', '没有的规则第21条'])(
    'no such code: %s',
    async (query) => {
      expect((await search(query)).exact.filter(({ code }) => code !== undefined)).toEqual([]);
    },
  );

  test.each(['《》第21条', '，，第21条', '“”21条'])('an article of no regulation: %s', async (query) => {
    const { exact: hits } = await search(query);
    expect(hits.map(({ code }) => code)).not.toContain('YJ-01.21');
  });

  test('a code stands once in the results and in their number', async () => {
    for (const query of ['cx01', 'ws01', 'yj-01.21']) {
      const { exact: hits, exactTotal } = await search(query);
      expect(hits).toHaveLength(exactTotal);
      expect(new Set(addresses(hits)).size).toBe(hits.length);
    }
  });

  test('a code under another value of a facet is not there', async () => {
    expect(await exact('cx01', { kind: ['术语'] })).toEqual([]);
    expect(await exact('cx01', { kind: ['程序'] })).toEqual([CX]);
  });
});

describe('facets', () => {
  test('counts of what was found', async () => {
    const result = await search('登记');
    expect(counts(result, 'kind')).toEqual({ 文书: 1, 程序: 1, 规则: 1, 要点: 1 });
    expect(counts(result, 'year')).toEqual({ '2022': 1 });
    expect(counts(result, 'procedure')).toMatchObject({ 'CX-01': 2 });
    expect(counts(result, 'role')).toMatchObject({ 'full-time': 3, secretary: 1 });
  });

  test('titles of the values', async () => {
    const { facets } = await search('登记');
    expect(facets.procedure[0]?.title).toBe('信访举报办理');
    expect(facets.role.map(({ title }) => title)).toContain('专职干部');
    expect(facets.year[0]?.title).toBe('2022 年');
  });

  test('each count is what choosing the value leaves', async () => {
    for (const query of ['登记', '一个月内', '']) {
      const result = await search(query);
      for (const facet of ['kind', 'procedure', 'role', 'year'] as const) {
        for (const { value, count } of result.facets[facet]) {
          expect((await search(query, { [facet]: [value] })).exactTotal, `${query} ${facet} ${value}`).toBe(count);
        }
      }
    }
  });

  test('OR within a facet, AND between facets', async () => {
    expect(await exact('登记', { kind: ['文书', '规则'] })).toEqual([
      'documents/WS-01.html',
      'rules/confidentiality.html#GZ-01.1',
    ]);
    expect(await exact('登记', { kind: ['文书', '规则'], role: ['full-time'] })).toEqual([
      'rules/confidentiality.html#GZ-01.1',
    ]);
    expect(await exact('登记', { kind: ['术语'], year: ['2022'] })).toEqual([]);
  });

  test('nothing chosen is no filter, an unknown value leaves nothing', async () => {
    expect(await exact('登记', { kind: [] })).toEqual(await exact('登记'));
    expect(await exact('登记', { kind: ['没有'] })).toEqual([]);
    expect(await exact('登记', { year: ['1900'] })).toEqual([]);
  });

  test('what stands on the site, but not under the filter, is no slip', async () => {
    for (const query of ['四种形态', '写明来源']) {
      const { corrections, exact: hits } = await search(query, { kind: ['文书'] });
      expect(hits).toEqual([]);
      expect(corrections).toEqual([]);
    }
  });

  test('related results are narrowed as well', async () => {
    const { related } = await search('四种形太', { kind: ['文书'] });
    expect(related.filter(({ label }) => label !== '文书')).toEqual([]);
  });
});

describe('without a query', () => {
  test('nothing chosen: counts of the whole site, no pages', async () => {
    for (const query of ['', '  ', '？', '，。', '😀']) {
      const result = await search(query);
      expect(result).toMatchObject({ exact: [], exactTotal: 0, related: [], answers: [], corrections: [] });
      const kinds = Object.values(counts(result, 'kind'));
      expect(kinds.reduce((sum, count) => sum + count, 0)).toBe(searchPages.length);
    }
  });

  test('the pages under the chosen values, by title, nothing marked', async () => {
    const result = await search('', { kind: ['依据'] });
    expect(result.exactTotal).toBe(2);
    expect(addresses(result.exact)).toEqual(['regulations/rules-2017.html', 'regulations/rules-2019.html']);
    for (const { title, excerpt } of result.exact) {
      expect([...title, ...excerpt].filter(({ marked }) => marked)).toEqual([]);
    }
  });
});

describe('what was searched instead', () => {
  test.each([
    ['szxt', '四种形态', 'pinyin'],
    ['thhx', '谈话函询', 'pinyin'],
    ['tanhuahanxun', '谈话函询', 'pinyin'],
    ['wentixiansuo', '问题线索', 'pinyin'],
    ['谈话涵询', '谈话函询', 'sound'],
    ['四种形太', '四种形态', 'sound'],
    ['談話函詢', '谈话函询', 'script'],
    ['四種形態', '四种形态', 'script'],
    ['初核', '初步核实', 'alias'],
    ['函询谈话', '谈话函询', 'alias'],
  ])('%s is %s (%s)', async (query, text, reason) => {
    const result = await search(query);
    expect(result.query).toBe(query);
    expect(result.corrections).toEqual([{ text, reason }]);
    const found = [...result.exact, ...result.related];
    expect(found.map(({ page }) => page)).toContain(text);
  });

  test('initials that several names share: the others are offered', async () => {
    const { corrections, suggestions } = await search('szxt');
    const named = [...corrections.map(({ text }) => text), ...suggestions.map(({ text }) => text)];
    expect(named.toSorted()).toEqual(['四种形态', '市直系统'].toSorted());
  });

  test('only simplified text is exact, spelt and mended text is related', async () => {
    expect((await search('四種形態')).exactTotal).toBeGreaterThan(0);
    for (const query of ['szxt', '谈话涵询', '初核']) expect((await search(query)).exactTotal).toBe(0);
  });

  test('in related results the corrected words are marked', async () => {
    for (const [query, text] of [
      ['szxt', '四种形态'],
      ['谈话涵询', '谈话函询'],
      ['初核', '初步核实'],
    ] as const) {
      const { related } = await search(query);
      expect(related.map(({ title, excerpt }) => bracketed([...title, ...excerpt])).join(), query).toContain(
        `[${text}]`,
      );
    }
  });

  test.each(['四种形态', '登记', 'CX-01', '15 个工作日', '书记审批 编号', '“写明来源”'])(
    'nothing for what is right: %s',
    async (query) => {
      expect((await search(query)).corrections).toEqual([]);
    },
  );

  test.each(['wps', 'kubernetes', '天气预报', '宇宙飞船'])('nothing for what is not meant here: %s', async (query) => {
    const result = await search(query);
    expect(result).toMatchObject({ corrections: [], exact: [], answers: [], suggestions: [] });
  });
});

describe('answers', () => {
  test.each([
    ['四种形态', 'SY-002'],
    ['谈话函询是什么意思', 'SY-004'],
    ['信访登记表', 'WS-01'],
    ['收到举报几天内告知', 'SX-01'],
    ['收到检举多久告知', 'SX-01'],
    ['书记', 'GW-01'],
    ['第一种形态', 'XT-01'],
    ['警告', 'CF-01'],
    ['初核', 'SY-005'],
  ])('the card for %s is %s', async (query, code) => {
    const { answers } = await search(query);
    expect(answers[0]).toMatchObject({ code });
  });

  test('a card says what the model says', async () => {
    const { answers } = await search('收到举报几天内告知');
    expect(answers[0]).toMatchObject({
      code: 'SX-01',
      kind: 'limit',
      label: '时限',
      title: '告知受理情况',
      value: '15 个工作日',
      rows: expect.arrayContaining([{ name: '从哪天算', text: '收到举报之日' }]),
      basis: [{ text: expect.stringContaining('试验工作规则'), address: 'regulations/rules-2019.html#YJ-01.21' }],
      origin: '党规',
      checked: '已核对',
      caveat: '',
      address: 'tables/time-limits.html#SX-01',
    });
  });

  test('a question leads to the part that answers', async () => {
    const { related, answers } = await search('来信当天要做什么');
    expect([...answers.map(({ address }) => address), ...addresses(related)][0]).toBe(`${CX}#CX-01.1`);
  });

  test.each(['天气预报几天', '宇宙飞船是什么', '写明来源', '？'])('no card for %s', async (query) => {
    expect((await search(query)).answers).toEqual([]);
  });
});

describe('related results', () => {
  test('stand apart from the exact ones', async () => {
    for (const query of ['谈话涵询', '登记材料', '第21条', '处置意见怎么提出', '来源清点', '四种处理', 'cx01.2']) {
      const { exact: hits, related } = await search(query);
      expect(hits.filter(({ kind }) => kind !== 'exact')).toEqual([]);
      expect(related.filter(({ kind }) => kind !== 'related')).toEqual([]);
      const pages = new Set(hits.map(({ address }) => address));
      expect(related.filter(({ address }) => pages.has(address))).toEqual([]);
    }
  });

  test('only where few pages hold the words', async () => {
    expect((await search('登记')).related).toEqual([]);
    expect((await search('来源清点')).related.length).toBeGreaterThan(0);
  });

  test('every exact result holds every word', async () => {
    for (const query of ['登记 材料', '处置意见', '书记', '个月内 意见', '机关']) {
      const { exact: hits } = await search(query);
      for (const { address } of hits) {
        const found = searchPages.find((page) => page.address === address.split('#')[0]);
        const text = found?.records.flatMap(({ blocks }) => blocks).join('\n');
        for (const word of query.split(' ')) expect(text).toContain(word);
      }
    }
  });
});

describe('suggestions', () => {
  test.each([
    ['四种', '四种形态'],
    ['函询', '谈话函询'],
    ['szxt', '市直系统'],
    ['sizhong', '四种形态'],
    ['cx01', '信访举报办理'],
    ['告知受理', '告知受理情况'],
  ])('%s offers %s', async (typed, text) => {
    expect((await engine.suggest(typed)).map((suggestion) => suggestion.text)).toContain(text);
  });

  test('known questions', async () => {
    expect(await engine.suggest('收到举报几天')).toContainEqual({
      text: '收到举报几天内告知',
      label: '常问',
      address: 'tables/time-limits.html#SX-01',
    });
  });

  test.each(['', ' ', '？', '宇宙飞船'])('none for “%s”', async (typed) => {
    expect(await engine.suggest(typed)).toEqual([]);
  });

  test('never more than eight, none twice', async () => {
    for (const typed of ['一', '四', '规则', 'sz', '举报']) {
      const texts = (await engine.suggest(typed)).map(({ text }) => text);
      expect(texts.length).toBeLessThanOrEqual(8);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });
});

describe('odd questions', () => {
  test.each([
    ['an emoji', '😀登记😀'],
    ['a character of two code units', '𠮷野家'],
    ['half a character', '登记\ud83d'],
    ['markup', '<script>alert(1)</script>'],
    ['quotes', '""\'`“”'],
    ['a quote that does not end', '"登记'],
    ['signs of patterns', '(.*)+[登记\\'],
    ['per cent', '%E7%99%BB%'],
    ['from right to left', 'مرحبا\u202e登记'],
    ['control characters', '登\u0000记\u200b登记'],
    ['line breaks', '登记\n材料\t\r\n'],
    ['names of properties', '__proto__ constructor toString'],
    ['many words', Array.from({ length: 60 }, (_, index) => `词${index}`).join(' ')],
    ['many numerals', '第二十一条'.repeat(50)],
    ['the sign for the end', '登\ua4d0记\ua4d0'],
  ])('%s', async (_, query) => {
    const result = await search(query);
    expect(result.exact.length).toBeLessThanOrEqual(result.exactTotal);
    await engine.suggest(query);
  });

  test.each([
    ['Han characters', '登记材料专人保管'.repeat(625)],
    ['one character', '登'.repeat(5000)],
    ['letters', 'zhongguo'.repeat(625)],
    ['words', '登记 '.repeat(1667)],
  ])('5,000 %s end soon', async (_, query) => {
    const began = performance.now();
    await search(query);
    await engine.suggest(query);
    expect(performance.now() - began).toBeLessThan(5000);
  });

  test('words around an emoji are found', async () => {
    expect(await exact('😀登记😀')).toEqual(await exact('登记'));
  });
});

describe('files that do not arrive', () => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    return () => {
      vi.restoreAllMocks();
      server.trouble = () => undefined;
    };
  });

  test.each([
    ['登记', '.pf_index'],
    ['登', '.pf_index'],
    ['登记', '.pf_fragment'],
    ['szxt', 'spellings.json'],
    ['cx01', 'codes/CX.json'],
    ['四种形态', 'facts/SY-002.json'],
    ['收到举报几天内告知', 'facts/SX-01.json'],
  ])('%s without %s: an error, then the answer', async (query, file) => {
    const right = await search(query);
    server = new FileServer();
    engine = await openEngine(server, base);
    for (const trouble of ['missing', 'offline'] as const) {
      server.trouble = (address) => (address.endsWith(file) ? trouble : undefined);
      await expect(search(query)).rejects.toThrow();
    }
    server.trouble = () => undefined;
    expect(await search(query)).toEqual(right);
  });

  test('a filter that does not arrive', async () => {
    server = new FileServer();
    engine = await openEngine(server, base);
    server.trouble = (address) => (address.endsWith('.pf_filter') ? 'missing' : undefined);
    await expect(search('登记', { kind: ['文书'] })).rejects.toThrow();
    await expect(search('')).rejects.toThrow();
    server.trouble = () => undefined;
    expect(await exact('登记', { kind: ['文书'] })).toEqual(['documents/WS-01.html']);
  });
});
