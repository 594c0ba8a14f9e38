/**
 * The search worker: loads the index on the first question and answers. In a worker Pagefind knows no page language,
 * so it leaves our pairs of characters as they are.
 */
import type { DataFiles } from './engine.ts';
import { SearchEngine } from './engine.ts';
import { FullText } from './fulltext.ts';
import type { Lexicon, Manifest, SearchReply, SearchRequest } from '../protocol.ts';

/** Address of the folder `search/`, told by the page through the worker's name. */
const home = self.name;
let opening: Promise<SearchEngine> | undefined;

async function loadJson<Value>(address: string, cache: RequestCache = 'default'): Promise<Value> {
  const response = await fetch(address, { cache });
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  const value: Value = await response.json();
  return value;
}

async function open(): Promise<SearchEngine> {
  const { folder, first } = await loadJson<Manifest>(`${home}manifest.json`, 'no-cache');
  const base = `${home}${folder}/`;
  const [lexicon, fullText] = await Promise.all([
    loadJson<Lexicon>(`${base}lexicon.json`),
    FullText.open(base, first, () => loadJson(`${base}chunks.json`)),
  ]);
  const files: DataFiles = {
    codes: (letters) => loadJson(`${base}codes/${letters}.json`),
    spellings: () => loadJson(`${base}spellings.json`),
    fact: (code) => loadJson(`${base}facts/${code}.json`),
  };
  return new SearchEngine(lexicon, fullText, files);
}

async function answer(request: SearchRequest): Promise<SearchReply> {
  const { id } = request;
  try {
    opening ??= open();
    const engine = await opening;
    if (request.type === 'search') {
      const { query, filters, limit, facets } = request;
      return { id, ok: true, value: await engine.search(query, filters, limit, facets) };
    }
    return { id, ok: true, value: request.type === 'suggest' ? await engine.suggest(request.text) : null };
  } catch (error) {
    // The next question tries again: the network may be back.
    opening = undefined;
    return { id, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

addEventListener('message', (event: MessageEvent<SearchRequest>) => {
  void answer(event.data).then((reply) => postMessage(reply));
});
