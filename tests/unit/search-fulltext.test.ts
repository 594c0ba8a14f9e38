import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { FullText } from '../../src/search/engine/fulltext.ts';
import { importProgram } from '../../src/search/engine/import-program.ts';
import { recordName } from '../../src/search/protocol.ts';
import type { SearchablePage } from '../../src/search/build/records.ts';
import { randomNumbers } from '../search/evaluation.ts';
import {
  FileServer,
  openFullText,
  openIndex,
  pagesOf,
  removeFolders,
  writeIndex,
  type WrittenIndex,
} from './search-fixture.ts';

afterAll(removeFolders);

async function holding(index: FullText, run: string): Promise<string[]> {
  return [...(await index.holding(run)).keys()].toSorted();
}

/** What the index should know of a text, written without its help. */
function plainly(text: string): string {
  const folded = Array.from(text, (character) => {
    const point = character.codePointAt(0) ?? 0;
    return (point >= 0xff10 && point <= 0xff5a ? String.fromCodePoint(point - 0xfee0) : character).toLowerCase();
  }).join('');
  let joined = folded;
  for (;;) {
    const next = joined
      .replace(/(\p{Script=Han})\s+([a-z0-9])/u, '$1$2')
      .replace(/([a-z0-9])\s+(\p{Script=Han})/u, '$1$2');
    if (next === joined) return joined;
    joined = next;
  }
}

describe('substrings', () => {
  test.each<[string, string]>([
    ['every kind of character', '一二初步核核实个aB1２Ａ，。 　😀𠮷é-4'],
    ['few characters, many repetitions', '初步核核'],
    ['letters and digits', 'abAB12 １'],
    ['much punctuation', '初，。“步核”（1）a实'],
  ])('exactly the records that hold them: %s', async (kind, characters) => {
    for (const [places, seed] of [
      [1, kind.length],
      [30, kind.length + 1],
    ] as const) {
      const random = randomNumbers(seed);
      const alphabet = Array.from(characters);
      const text = (length: number): string =>
        Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)] ?? '').join('');
      const some = <Item>(most: number, make: () => Item): Item[] =>
        Array.from({ length: 1 + Math.floor(random() * most) }, make);
      const pages = pagesOf(...Array.from({ length: 25 }, () => some(3, () => some(3, () => text(1 + random() * 14)))));
      const index = await openFullText(new FileServer(), pages, places);
      const texts = new Map(
        pages.flatMap(({ records }, page) =>
          records.map(({ blocks }, part) => [recordName(page, part), blocks.map(plainly)] as const),
        ),
      );
      const queries = new Set<string>();
      for (const blocks of texts.values()) {
        for (const block of blocks) {
          const parts = Array.from(block);
          const start = Math.floor(random() * parts.length);
          queries.add(parts.slice(start, start + 1 + Math.floor(random() * 7)).join(''));
        }
      }
      for (let count = 0; count < 60; count += 1) queries.add(plainly(text(1 + random() * 4)));
      const asked = [...queries].filter((query) => /^[\p{L}\p{N}]+$/u.test(query));
      expect(asked.length).toBeGreaterThan(15);
      const wrong: unknown[] = [];
      for (const query of asked) {
        const wanted = [...texts].filter(([, blocks]) => blocks.some((block) => block.includes(query)));
        const names = wanted.map(([name]) => name).toSorted();
        const got = await holding(index, query);
        if (got.join() !== names.join()) wrong.push({ query, names, got });
      }
      expect(wrong).toEqual([]);
    }
  });

  test('never across punctuation, blocks, records or pages', async () => {
    const index = await openFullText(
      new FileServer(),
      pagesOf([['三个，区分', '开来'], ['再次']], [['三个区分开来再次']]),
    );
    for (const run of ['个区', '分开', '来再', '三个区分开来']) expect(await holding(index, run)).toEqual(['1.0']);
    expect(await holding(index, '三个')).toEqual(['0.0', '1.0']);
  });

  test('a single character over several chunks', async () => {
    const pages = pagesOf([['核甲'], ['核乙'], ['丙核']], [['核丁核戊', '己'], ['庚']]);
    const index = await openFullText(new FileServer(), pages, 1);
    expect(await holding(index, '核')).toEqual(['0.0', '0.1', '0.2', '1.0']);
    expect(await holding(index, '庚')).toEqual(['1.1']);
    expect(await holding(index, '天')).toEqual([]);
  });

  test('what stands only in titles is not held', async () => {
    const [page] = pagesOf([['登记']]);
    const titled: SearchablePage[] = page ? [{ ...page, title: '信访举报' }] : [];
    const index = await openFullText(new FileServer(), titled);
    expect(await holding(index, '举报')).toEqual([]);
    expect([...(await index.withPair('举报')).keys()]).toEqual(['0.0']);
  });

  test('the text of a record, as it is read', async () => {
    const index = await openFullText(new FileServer(), pagesOf([['前'], ['第 21 条，“好”', '<b>&amp;']]));
    expect(await index.fragment('0.1')).toEqual({ anchor: 'a1', title: '', blocks: ['第 21 条，“好”', '<b>&amp;'] });
    expect(await index.fragment('0.0')).toMatchObject({ anchor: '' });
  });

  test('a record that is not there', async () => {
    const index = await openFullText(new FileServer(), pagesOf([['前']]));
    await expect(index.fragment('9.9')).rejects.toThrow('索引里没有 9.9');
  });

  test('a file is loaded once', async () => {
    const server = new FileServer();
    const index = await openFullText(server, pagesOf([['登记材料']]));
    await index.holding('登记');
    const before = server.asked.length;
    await index.holding('登记');
    expect(server.asked.length).toBe(before);
  });
});

describe('files that do not arrive', () => {
  // Pagefind tells the console as well.
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  const pages = pagesOf([['核甲核乙核丙核丁']], [['核戊核己核庚核辛']], [['登记材料专人保管']]);

  let written: WrittenIndex = { address: '', chunkStarts: [] };
  beforeAll(async () => {
    written = await writeIndex(pages, 1);
  });

  test.each(['missing', 'offline'] as const)('a chunk is %s: an error, no wrong answer', async (trouble) => {
    for (const run of ['核甲核乙', '核', '登记材料', '材']) {
      const server = new FileServer();
      const right = await holding(await openIndex(server, written), run);
      const needed = new Set(server.asked.filter((name) => name.endsWith('.pf_index')));
      expect(needed.size).toBeGreaterThan(0);
      for (const chunk of needed) {
        const broken = new FileServer();
        const index = await openIndex(broken, written);
        broken.trouble = (address) => (address.endsWith(`/${chunk}`) ? trouble : undefined);
        await expect(index.holding(run), `${run} without ${chunk}`).rejects.toThrow();
        broken.trouble = () => undefined;
        expect(await holding(index, run), `${run} again`).toEqual(right);
      }
    }
  });

  test('questions side by side, one of them without its chunk: no wrong answer', async () => {
    const server = new FileServer();
    const index = await openIndex(server, written);
    server.trouble = (address) => (address.endsWith('.pf_index') ? 'offline' : undefined);
    const answers = await Promise.allSettled(['核', '核甲', '核戊核己', '登记'].map((run) => holding(index, run)));
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
  });

  test('a fragment', async () => {
    const server = new FileServer();
    const index = await openIndex(server, written);
    server.trouble = (address) => (address.endsWith('.pf_fragment') ? 'missing' : undefined);
    await expect(index.fragment('0.0')).rejects.toThrow();
    server.trouble = () => undefined;
    expect(await index.fragment('0.0')).toMatchObject({ blocks: ['核甲核乙核丙核丁'] });
  });

  test.each(['pagefind-entry.json', '.pf_meta', 'wasm.unknown.pagefind'])(
    'the index does not open without %s',
    async (file) => {
      // A program of its own: the one of `written` has its WebAssembly already.
      const fresh = await writeIndex(pages, 5);
      const server = new FileServer();
      server.trouble = (asked) => (asked.split('?')[0]?.endsWith(file) === true ? 'missing' : undefined);
      await withoutRejections(() => expect(openIndex(server, fresh)).rejects.toThrow());
      server.trouble = () => undefined;
      expect(await holding(await openIndex(server, fresh), '核甲')).toEqual(['0.0']);
    },
  );

  test('nor without the list of chunks or the program', async () => {
    new FileServer().install();
    const withoutList = await FullText.open(
      written.address,
      [],
      () => Promise.reject(new Error('没有')),
      importProgram,
    );
    await expect(withoutList.holding('线')).rejects.toThrow('没有');
    await expect(FullText.open(`${written.address}nowhere/`, [], async () => [], importProgram)).rejects.toThrow();
  });
});

/** Pagefind leaves promises of its own unhandled when it cannot start. */
async function withoutRejections(act: () => Promise<void>): Promise<void> {
  const listeners = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', () => undefined);
  try {
    await act();
    await new Promise((done) => setTimeout(done, 100));
  } finally {
    process.removeAllListeners('unhandledRejection');
    for (const listener of listeners) process.on('unhandledRejection', listener);
  }
}
