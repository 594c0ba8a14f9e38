/**
 * The search program of the offline edition. It runs in a frame, `search/index.html`: browsers start no worker from a
 * disk. As in a worker, the document has no language, so Pagefind leaves our pairs of characters as they are.
 */
import type { PagefindModule } from '../../search/engine/fulltext.ts';
import { SearchService } from '../../search/engine/service.ts';
import type { SearchRequest } from '../../search/protocol.ts';
import { PackedFiles } from './packed-files.ts';

/**
 * Answers the questions of the page that holds the frame.
 * @param program Pagefind's program, which came with this script.
 * @param packs the first path in each pack of files.
 */
export function startSearch(program: PagefindModule, packs: readonly string[]): void {
  const home = new URL('.', location.href);
  new PackedFiles(home, packs).install();
  const service = new SearchService(home.href, async () => program);
  addEventListener('message', ({ source, data }: MessageEvent<SearchRequest>) => {
    // A page on a disk has no origin that could be named.
    if (source === parent) void service.answer(data).then((reply) => parent.postMessage(reply, '*'));
  });
}
