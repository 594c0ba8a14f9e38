import { gzipSync } from 'node:zlib';
import { decode, encode } from 'cbor-x';
import { close, createIndex } from 'pagefind';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { folderName, indexPages } from '../../src/search/build/index.ts';
import { unpack, type IndexFile } from '../../src/search/build/index-file.ts';
import { groupsOf, packIndex, type PackedIndex, type PackedRecord } from '../../src/search/build/pack.ts';
import { indexOnePage, readVocabulary, vocabularyOf } from '../../src/search/build/vocabulary.ts';
import { tokens } from '../../src/search/text.ts';
import { Wording } from '../../src/search/wording.ts';
import { pagesOf } from './search-fixture.ts';

const signature = 'pagefind_dcd';
const metaForm = z
  .tuple([
    z.string(),
    z.array(z.tuple([z.string(), z.int(), z.string()])),
    z.array(z.tuple([z.string(), z.string(), z.string()])),
  ])
  .rest(z.unknown());
const chunkForm = z.tuple([z.array(z.tuple([z.string()]).rest(z.unknown()))]);

function contentOf({ files }: Pick<PackedIndex, 'files'>, ending: string): Uint8Array {
  const file = files.find(({ path }) => path.endsWith(ending));
  if (!file) throw new Error(`no ${ending}`);
  return file.content;
}

function metaOf(index: Pick<PackedIndex, 'files'>): z.output<typeof metaForm> {
  return metaForm.parse(decode(unpack(contentOf(index, '.pf_meta'))));
}

function chunkOf(index: Pick<PackedIndex, 'files'>, chunk: string): z.output<typeof chunkForm>[0] {
  return chunkForm.parse(decode(unpack(contentOf(index, `index/${chunk}.pf_index`))))[0];
}

/** All words of an index with their places, chunk by chunk. */
function wordsOf(index: Pick<PackedIndex, 'files'>): z.output<typeof chunkForm>[0] {
  return metaOf(index)[2].flatMap(([, , name]) => chunkOf(index, name));
}

/** The served texts: by file, by record. */
function textsOf({ files }: Pick<PackedIndex, 'files'>): Record<string, object> {
  return Object.fromEntries(
    files.flatMap(({ path, content }) => {
      const group = /^fragment\/(.+)\.pf_fragment$/.exec(path)?.[1];
      return group === undefined ? [] : [[group, z.looseObject({}).parse(JSON.parse(unpack(content).toString()))]];
    }),
  );
}

function record(name: string, text: string, title: string, kind: string, years: readonly string[] = []): PackedRecord {
  return {
    name,
    address: `${name}#`,
    title,
    text,
    tokens: tokens([text]),
    metadata: { title: tokens([title]), page: tokens(['页']) },
    facets: { kind: [kind], ...(years.length > 0 ? { year: years } : {}) },
  };
}

/** Letters that Pagefind folds, takes marks off or cuts, letters beyond 16 bits, what is not indexed at all. */
const records = [
  record('0', '初步核实，初步核实。第 21 条 Ab aB', '初步', '程序', ['2022', '2019']),
  record('1', '，。', '初步', '程序'),
  record('2', '核实 gùn gún gun gǔn', 'gún 核实', '规则', ['2022']),
  record('3', '𠮷野 野𠮷 Éx éX Ⅷ级 ﬁx 각e İx 2０ ーア', '', '程序'),
  record('4', 'éX x éx gún', '初步核实 gùn', '术语', ['2022']),
];

/** What Pagefind itself makes of the records. */
async function pagefinds(): Promise<Pick<PackedIndex, 'files'>> {
  const { index } = await createIndex({ forceLanguage: 'unknown' });
  for (const { address, tokens: content, metadata, facets } of records) {
    await index?.addCustomRecord({
      url: address,
      content: content.join(' '),
      language: 'unknown',
      meta: Object.fromEntries(Object.entries(metadata).map(([field, list]) => [field, list.join(' ')])),
      filters: Object.fromEntries(Object.entries(facets).map(([facet, values]) => [facet, [...values]])),
    });
  }
  const files = (await index?.getFiles())?.files ?? [];
  await close();
  return { files };
}

async function packed(places = 3): Promise<PackedIndex> {
  const used = new Set(records.flatMap(({ tokens: text, metadata }) => [text, ...Object.values(metadata)]).flat());
  return packIndex(records, await readVocabulary([...used], ['title', 'page']), places);
}

describe('an index', () => {
  let its: Pick<PackedIndex, 'files'>;
  let ours: PackedIndex;
  beforeAll(async () => {
    its = await pagefinds();
    ours = await packed();
  });

  test('holds the words that Pagefind finds, at the places where it finds them', () => {
    expect(wordsOf(its)).not.toEqual([]);
    expect(wordsOf(ours)).toEqual(wordsOf(its));
  });

  test('lists the records that Pagefind lists, with their lengths', () => {
    const lengths = metaOf(its)[1].map(([, length]) => length);
    expect(metaOf(ours)[1]).toEqual(['0', '2', '3', '4'].map((name, place) => [name, lengths[place], '']));
  });

  test('says the rest as Pagefind does', () => {
    const [version, , , filters, ...rest] = metaOf(its);
    const [ourVersion, , , ourFilters, ...ourRest] = metaOf(ours);
    expect([ourVersion, ...ourRest]).toEqual([version, ...rest]);
    const form = z.array(z.tuple([z.string(), z.string()]));
    const held = (index: typeof its, list: unknown): unknown[] =>
      form.parse(list).map(([facet, name]) => [facet, decode(unpack(contentOf(index, `filter/${name}.pf_filter`)))]);
    expect(held(ours, ourFilters)).toEqual(held(its, filters));
    const entryOf = (index: typeof its): unknown =>
      JSON.parse(Buffer.from(contentOf(index, 'pagefind-entry.json')).toString());
    expect(entryOf(its)).toMatchObject({ languages: { unknown: { page_count: 4 } } });
    expect(entryOf(ours)).toMatchObject({ languages: { unknown: { page_count: 4 } } });
    const { hash } = z.object({ languages: z.object({ unknown: z.object({ hash: z.string() }) }) }).parse(entryOf(ours))
      .languages.unknown;
    expect(ours.files.map(({ path }) => path)).toContain(`pagefind.${hash}.pf_meta`);
  });

  test('has of Pagefind only what search uses, as it is', () => {
    const program = ours.files.filter(({ path }) => /\.js$|^wasm/.test(path));
    expect(program.map(({ path }) => path).toSorted()).toEqual(['pagefind.js', 'wasm.unknown.pagefind']);
    for (const { path, content } of program) expect(content).toEqual(contentOf(its, path));
    expect(ours.files.filter(({ path }) => /ui|highlight|worker/.test(path))).toEqual([]);
  });
});

describe('packing', () => {
  test('every chunk begins and ends as the list says, in order, none is empty', async () => {
    const index = await packed();
    const [, , chunks] = metaOf(index);
    expect(chunks.length).toBeGreaterThan(3);
    expect(index.chunkStarts).toEqual(chunks.map(([first]) => first));
    for (const [first, last, name] of chunks) {
      const held = chunkOf(index, name).map(([word]) => word);
      expect([held.at(0), held.at(-1)]).toEqual([first, last]);
    }
  });

  test.each([1, 2, 10, 1_000_000])('the same words in chunks of %i places', async (places) => {
    const index = await packed(places);
    const count = metaOf(index)[2].length;
    // A word that is only spelt in other forms has no places of its own.
    if (places === 1)
      expect(count).toBe(wordsOf(index).filter(([, pages]) => z.array(z.unknown()).parse(pages).length > 0).length);
    if (places === 1_000_000) expect(count).toBe(1);
    expect(index.files.filter(({ path }) => path.endsWith('.pf_index'))).toHaveLength(count);
    expect(wordsOf(index)).toEqual(wordsOf(await packed()));
  });

  test('records under their names, with the text that is read', async () => {
    const pages = pagesOf([['初步核实', '登记'], ['核实材料']], [['谈话函询']]);
    const index = await indexPages(
      pages,
      [{ code: 'GZ-01', record: '0.1', hasFact: true, wordings: ['怎么登记'] }],
      new Wording({ filler: [], wording: [] }),
      () => ({ kind: ['程序'] }),
      (_, { anchor }) => (anchor === '' ? '' : '核实材料'),
    );
    const names = metaOf(index)[1].map(([name]) => name);
    expect(names).toEqual(['0.0', '0.1', '1.0', 'q0']);
    expect(metaOf(index)[1].map(([, , group]) => group)).toEqual(['', '', '', '']);
    expect(textsOf(index)).toMatchObject({
      '0.0': { url: '0.0#', content: '初步核实\n登记', meta: { title: '' } },
      // What is the title already is not quoted once more.
      '0.1': { url: '0.1#a1', content: '', meta: { title: '核实材料' } },
      '1.0': { url: '1.0#', content: '谈话函询', meta: { title: '' } },
      q0: { url: 'q0#', content: 'GZ-01\n0.1\n1\n怎么登记', meta: { title: '' } },
    });
    const paths = index.files.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
  });

  test('lengths are right to an eighth', async () => {
    const lengths = [1, 7, 8, 9, 100, 999, 4000];
    const index = await indexPages(
      pagesOf(...lengths.map((length) => [['甲'.repeat(length)]])),
      [],
      new Wording({ filler: [], wording: [] }),
      () => ({}),
      () => '',
    );
    for (const [place, [, said]] of metaOf(index)[1].entries()) {
      // Each character begins a pair.
      const length = lengths[place] ?? 0;
      expect(Math.abs(said - length), `${length}: ${said}`).toBeLessThanOrEqual(length / 8);
    }
  });
});

describe('what does not have the form of Pagefind 1.6', () => {
  const asked = ['初步', '步核'];
  let files: readonly IndexFile[] = [];
  beforeAll(async () => {
    files = await indexOnePage(asked, ['title']);
  });

  /** The files, one of them changed or (for `undefined`) taken away. */
  const changed = (ending: string, content: Uint8Array | undefined): IndexFile[] =>
    files.flatMap((file) => {
      if (!file.path.endsWith(ending)) return [file];
      return content ? [{ path: file.path, content }] : [];
    });

  test('the form is the one that is read', () => {
    expect(vocabularyOf(files, asked)).toMatchObject({ words: ['初步', '步核'], fields: ['title'] });
  });

  test('no file of the index', () => {
    expect(() => vocabularyOf(changed('.pf_meta', undefined), asked)).toThrow('搜索索引里没有 pf_meta');
    expect(() => vocabularyOf(changed('.pf_index', undefined), asked)).toThrow(/^搜索索引里没有 index\/.*\.pf_index$/);
  });

  test.each(['.pf_meta', '.pf_index'])('another signature in %s', (ending) => {
    expect(() => vocabularyOf(changed(ending, gzipSync('something else')), asked)).toThrow('不是 Pagefind 的文件');
  });

  test.each(['.pf_meta', '.pf_index'])('no packed file: %s', (ending) => {
    expect(() => vocabularyOf(changed(ending, Buffer.from('plain')), asked)).toThrow();
  });

  test.each<[string, string, unknown]>([
    ['a list of chunks', '.pf_meta', ['1.6.0', 'pages']],
    ['a chunk', '.pf_index', [[['word', 'pages', []]]]],
    ['a place', '.pf_index', [[['word', [[0, ['1'], []]], []]]]],
    ['a page', '.pf_index', [[['word', [['0', [1], []]], []]]]],
    ['a word', '.pf_index', [[[1, [[0, [1], []]], []]]]],
    ['what follows a word', '.pf_index', [[['word', [[0, [1], []]]]]]],
  ])('another form of %s', (_, ending, value) => {
    const other = gzipSync(Buffer.concat([Buffer.from(signature), encode(value)]));
    expect(() => vocabularyOf(changed(ending, other), asked)).toThrow(z.ZodError);
  });

  test('a word where no token is', () => {
    expect(() => vocabularyOf(files, ['初步'])).toThrow('Pagefind 的搜索索引变了：它在第 1 处还有词');
  });

  test('another form of the file that names the list', async () => {
    const vocabulary = await readVocabulary(asked, ['title']);
    const program = vocabulary.program.map(({ path, content }) =>
      path === 'pagefind-entry.json' ? { path, content: Buffer.from('{"languages":{}}') } : { path, content },
    );
    await expect(packIndex(records, { ...vocabulary, program }, 10)).rejects.toThrow(z.ZodError);
  });
});

describe('the name of the folder', () => {
  const file = (path: string, text: string): IndexFile => ({ path, content: Buffer.from(text) });

  test('the same for the same files in any order', () => {
    expect(folderName([file('a', '1'), file('b', '2')])).toBe(folderName([file('b', '2'), file('a', '1')]));
  });

  test.each([
    ['another content', [file('a', '1'), file('b', '3')]],
    ['another name', [file('a', '1'), file('c', '2')]],
    ['a file more', [file('a', '1'), file('b', '2'), file('c', '')]],
    ['the same bytes elsewhere', [file('a', '1b'), file('', '2')]],
  ])('another for %s', (_, others) => {
    expect(folderName(others)).not.toBe(folderName([file('a', '1'), file('b', '2')]));
    expect(folderName(others)).toMatch(/^[0-9a-f]{12}$/);
  });
});

describe('groups of texts', () => {
  const records = (
    [
      ['0.0', 100],
      ['0.1', 100],
      ['0.2', 600],
      ['1.0', 100],
      ['1.1', 100],
    ] as const
  ).map(([name, length]) => record(name, '甲'.repeat(length), '', '程序'));

  test('up to a number of records, each is alone', () => {
    const groups = groupsOf(records, 5);
    expect(groups.map(({ name, content }) => [name, JSON.parse(Buffer.from(content).toString())])).toMatchObject(
      records.map(({ name, text }) => [name, { content: text }]),
    );
  });

  test('of more records, neighbours on a page share a file', () => {
    const groups = groupsOf(records, 4);
    expect(groups.map(({ records: held }) => held.map(({ name }) => name))).toEqual([
      ['0.0', '0.1'],
      ['0.2'],
      ['1.0', '1.1'],
    ]);
    expect(JSON.parse(Buffer.from(groups[0]?.content ?? '').toString())).toMatchObject({
      '0.0': { content: '甲'.repeat(100) },
      '0.1': { content: '甲'.repeat(100) },
    });
    expect(JSON.parse(Buffer.from(groups[1]?.content ?? '').toString())).toMatchObject({ content: '甲'.repeat(600) });
  });
});
