import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SearchReply, SearchRequest } from '../../src/search/protocol.ts';
import { FileServer, removeFolders, writeSearch } from './search-fixture.ts';

let home = '';
let server = new FileServer();
/** The worker's only listener. */
let listen: (event: { data: SearchRequest }) => void = () => undefined;
let replies: SearchReply[] = [];

beforeAll(async () => {
  home = (await writeSearch()).home;
});
afterAll(removeFolders);

beforeEach(async () => {
  vi.resetModules();
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  server = new FileServer();
  server.install();
  replies = [];
  vi.stubGlobal('self', { name: home });
  vi.stubGlobal('addEventListener', (_: string, listener: typeof listen) => {
    listen = listener;
  });
  vi.stubGlobal('postMessage', (reply: SearchReply) => {
    replies.push(reply);
  });
  await import('../../src/search/engine/worker.ts');
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function ask(...requests: SearchRequest[]): Promise<SearchReply[]> {
  replies = [];
  for (const data of requests) listen({ data });
  await vi.waitFor(() => {
    expect(replies).toHaveLength(requests.length);
  }, 20_000);
  return replies.toSorted((a, b) => a.id - b.id);
}

function searchFor(id: number, query: string): SearchRequest {
  return { id, type: 'search', query, filters: {}, limit: 10, facets: false };
}

describe('the worker', () => {
  test('loads nothing before it is asked', () => {
    expect(server.asked).toEqual([]);
  });

  test('opens, searches, suggests', async () => {
    expect(await ask({ id: 1, type: 'open' })).toEqual([{ id: 1, ok: true, value: null }]);
    expect(await ask(searchFor(2, '登记'))).toMatchObject([{ id: 2, ok: true, value: { exactTotal: 4 } }]);
    expect(await ask({ id: 3, type: 'suggest', text: '四种' })).toMatchObject([
      { id: 3, ok: true, value: expect.arrayContaining([expect.objectContaining({ text: '四种形态' })]) },
    ]);
  });

  test('opens once for several questions at a time', async () => {
    const answers = await ask({ id: 1, type: 'open' }, searchFor(2, '登记'), searchFor(3, '四种形态'));
    expect(answers.map(({ id, ok }) => [id, ok])).toEqual([
      [1, true],
      [2, true],
      [3, true],
    ]);
    expect(server.asked.filter((name) => name === 'lexicon.json')).toHaveLength(1);
  });

  test.each(['manifest.json', 'lexicon.json', 'missing'])(
    'says what is missing (%s), and tries again',
    async (file) => {
      const ending = file === 'missing' ? '.pf_index' : file;
      server.trouble = (address) => (address.endsWith(ending) ? 'missing' : undefined);
      const [reply] = await ask(searchFor(1, '登记'));
      expect(reply).toMatchObject({ id: 1, ok: false, message: expect.stringMatching(/./) });
      server.trouble = () => undefined;
      expect(await ask(searchFor(2, '登记'))).toMatchObject([{ id: 2, ok: true, value: { exactTotal: 4 } }]);
    },
  );

  test('without network every question gets its answer', async () => {
    server.trouble = () => 'offline';
    const answers = await ask(searchFor(1, '登记'), { id: 2, type: 'suggest', text: '四种' }, { id: 3, type: 'open' });
    expect(answers.map(({ id, ok }) => [id, ok])).toEqual([
      [1, false],
      [2, false],
      [3, false],
    ]);
  });
});
