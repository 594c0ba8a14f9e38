import { gunzipSync, gzipSync } from 'node:zlib';
import { decode, encode } from 'cbor-x';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { folderName, indexPages } from '../../src/search/build/index.ts';
import { packIndex, type IndexFile, type PackedIndex, type PackedRecord } from '../../src/search/build/pack.ts';
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

let files: readonly IndexFile[] = [];

const recordOf = (address: string): PackedRecord => {
  const name = address.split('#')[0] ?? '';
  return { name: `n${name}`, title: `题${name}`, text: `文${name}` };
};

beforeAll(async () => {
  const pages = pagesOf([['初步核实', '登记'], ['核实材料']], [['谈话函询']]);
  files = (
    await indexPages(
      pages,
      [],
      new Wording({ filler: [], wording: [] }),
      () => ({ kind: ['程序'] }),
      () => '',
    )
  ).files;
});

function plain(content: Uint8Array): Buffer {
  const bytes = gunzipSync(content);
  expect(bytes.subarray(0, signature.length).toString()).toBe(signature);
  return bytes.subarray(signature.length);
}

function packed(value: Buffer): Uint8Array {
  return gzipSync(Buffer.concat([Buffer.from(signature), value]));
}

function metaOf(index: Pick<PackedIndex, 'files'>): z.output<typeof metaForm> {
  const file = index.files.find(({ path }) => path.endsWith('.pf_meta'));
  return metaForm.parse(decode(plain(file?.content ?? new Uint8Array())));
}

function wordsOf(index: Pick<PackedIndex, 'files'>, chunk: string): string[] {
  const file = index.files.find(({ path }) => path === `index/${chunk}.pf_index`);
  return chunkForm.parse(decode(plain(file?.content ?? new Uint8Array())))[0].map(([word]) => word);
}

/** The files, one of them changed or (for `undefined`) taken away. */
function changed(ending: string, change: (content: Uint8Array) => Uint8Array | undefined): IndexFile[] {
  return files.flatMap((file) => {
    if (!file.path.endsWith(ending)) return [file];
    const content = change(file.content);
    return content ? [{ path: file.path, content }] : [];
  });
}

describe('packing', () => {
  test('every chunk begins and ends as the list says, in order, none is empty', () => {
    const index = packIndex(files, recordOf, 3);
    const [, , chunks] = metaOf(index);
    expect(chunks.length).toBeGreaterThan(3);
    expect(index.chunkStarts).toEqual(chunks.map(([first]) => first));
    const words: string[] = [];
    for (const [first, last, name] of chunks) {
      const held = wordsOf(index, name);
      expect([held.at(0), held.at(-1)]).toEqual([first, last]);
      words.push(...held);
    }
    expect(new Set(words).size).toBe(words.length);
    const [, , before] = metaOf({ files });
    expect(words).toEqual(before.flatMap(([, , name]) => wordsOf({ files }, name)));
  });

  test.each([1, 2, 10, 1_000_000])('the same words in chunks of %i places', (places) => {
    const index = packIndex(files, recordOf, places);
    const count = metaOf(index)[2].length;
    if (places === 1) expect(count).toBe(metaOf(index)[2].flatMap(([, , name]) => wordsOf(index, name)).length);
    if (places === 1_000_000) expect(count).toBe(1);
    expect(index.files.filter(({ path }) => path.endsWith('.pf_index'))).toHaveLength(count);
  });

  test('records under their names, with the text that is read', () => {
    const index = packIndex(files, recordOf, 10);
    const names = metaOf(index)[1].map(([name]) => name);
    expect(names.toSorted()).toEqual(['n0.0', 'n0.1', 'n1.0']);
    for (const name of names) {
      const file = index.files.find(({ path }) => path === `fragment/${name}.pf_fragment`);
      // Not compressed: Pagefind reads both.
      const text = Buffer.from(file?.content ?? new Uint8Array()).toString();
      expect(text.startsWith(signature)).toBe(true);
      expect(JSON.parse(text.slice(signature.length))).toMatchObject({
        content: `文${name.slice(1)}`,
        meta: { title: `题${name.slice(1)}` },
      });
    }
  });

  test('no file is left of the old chunks and fragments, the others stay as they are', () => {
    const index = packIndex(files, recordOf, 10);
    const other = ({ path }: IndexFile): boolean => !/\.pf_(meta|index|fragment)$/.test(path);
    expect(index.files.filter(other)).toEqual(files.filter(other));
    const paths = index.files.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.filter((path) => path.startsWith('index/'))).toHaveLength(index.chunkStarts.length);
    expect(paths.filter((path) => path.startsWith('fragment/'))).toHaveLength(3);
  });

  test('of Pagefind only what search uses', () => {
    const paths = files.map(({ path }) => path);
    expect(paths).toContain('pagefind.js');
    expect(paths).toContain('pagefind-entry.json');
    expect(paths.filter((path) => /ui|highlight|worker/.test(path))).toEqual([]);
  });
});

describe('what does not have the form of Pagefind 1.6', () => {
  test('no list of chunks', () => {
    expect(() => packIndex([], recordOf, 10)).toThrow('搜索索引里没有 pf_meta');
    expect(() =>
      packIndex(
        changed('.pf_meta', () => undefined),
        recordOf,
        10,
      ),
    ).toThrow('搜索索引里没有 pf_meta');
  });

  test.each(['.pf_index', '.pf_fragment'])('no %s file', (ending) => {
    expect(() =>
      packIndex(
        changed(ending, () => undefined),
        recordOf,
        10,
      ),
    ).toThrow(new RegExp(`^搜索索引里没有 (index|fragment)/.*\\${ending}$`));
  });

  test.each(['.pf_meta', '.pf_index', '.pf_fragment'])('another signature in %s', (ending) => {
    expect(() =>
      packIndex(
        changed(ending, () => gzipSync('something else')),
        recordOf,
        10,
      ),
    ).toThrow('不是 Pagefind 的文件');
  });

  test.each(['.pf_meta', '.pf_index', '.pf_fragment'])('no packed file: %s', (ending) => {
    expect(() =>
      packIndex(
        changed(ending, () => Buffer.from('plain')),
        recordOf,
        10,
      ),
    ).toThrow();
  });

  test.each<[string, string, unknown]>([
    ['a list of chunks', '.pf_meta', ['1.6.0', 'pages']],
    ['a chunk', '.pf_index', [[['word', 'pages']]]],
    ['a place', '.pf_index', [[['word', [[0, ['1']]]]]]],
    ['a page', '.pf_index', [[['word', [['0', [1]]]]]]],
    ['a word', '.pf_index', [[[1, [[0, [1]]]]]]],
  ])('another form of %s', (_, ending, value) => {
    expect(() =>
      packIndex(
        changed(ending, () => packed(encode(value))),
        recordOf,
        10,
      ),
    ).toThrow(ending === '.pf_meta' ? z.ZodError : '搜索索引的 pf_index 不是 Pagefind 1.6 的形式');
  });

  test('a fragment without address', () => {
    expect(() =>
      packIndex(
        changed('.pf_fragment', () => packed(Buffer.from('{}'))),
        recordOf,
        10,
      ),
    ).toThrow(z.ZodError);
  });

  test('grouped fragments', () => {
    const [version, pages, ...rest] = metaOf({ files });
    const grouped = [version, pages.map(([name, length]) => [name, length, 'g']), ...rest];
    expect(() =>
      packIndex(
        changed('.pf_meta', () => packed(encode(grouped))),
        recordOf,
        10,
      ),
    ).toThrow('搜索索引的片段分了组，这里不认识');
  });

  test('a record that is not known', () => {
    const unknown = (): PackedRecord => {
      throw new Error('不认识');
    };
    expect(() => packIndex(files, unknown, 10)).toThrow('不认识');
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
