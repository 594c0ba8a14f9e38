/**
 * The search worker: answers the questions of a page. In a worker Pagefind knows no page language, so it leaves our
 * pairs of characters as they are.
 */
import type { SearchRequest } from '../protocol.ts';
import { importProgram } from './import-program.ts';
import { SearchService } from './service.ts';

/** The page tells the address of the folder `search/` through the worker's name. */
const service = new SearchService(self.name, importProgram);

addEventListener('message', (event: MessageEvent<SearchRequest>) => {
  void service.answer(event.data).then((reply) => postMessage(reply));
});
