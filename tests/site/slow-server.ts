import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';

/** In how many pieces a page comes, and the milliseconds before each: a network so slow that the browser draws them. */
const pieces = 20;
const pause = 40;

/**
 * Passes on what a server says, pages in pieces.
 * @param address of the server, with `/` at its end.
 */
export async function serveSlowly(address: string): Promise<{ readonly address: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const pass = async (): Promise<void> => {
      const answer = await fetch(address + (request.url ?? '').slice(1));
      const type = answer.headers.get('content-type') ?? '';
      const body = Buffer.from(await answer.arrayBuffer());
      response.writeHead(answer.status, { 'content-type': type });
      const size = type.startsWith('text/html') ? Math.ceil(body.length / pieces) : body.length;
      for (let start = 0; start < body.length; start += size) {
        response.write(body.subarray(start, start + size));
        if (size < body.length) await setTimeout(pause);
      }
      response.end();
    };
    pass().catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const place = server.address();
  if (place === null || typeof place === 'string') throw new Error('The slow server has no port.');
  return {
    address: `http://127.0.0.1:${place.port}/`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
