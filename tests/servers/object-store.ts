import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { listFiles } from '../site/site.ts';
import type { RunningServer } from './start.ts';

/** The types that a tool for uploading guesses from the name; for anything else it says `application/octet-stream`. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/**
 * A store of objects as bare as they come: it holds keys and answers to exactly these. No folder has a page, nothing is
 * rewritten, what is not there gets a line of XML.
 */
export async function objectStore(folder: string, prefix: string): Promise<RunningServer> {
  const objects = new Map(listFiles(folder).map((key) => [prefix + key, join(folder, key)]));
  const server = createServer((request, response) => {
    const file = objects.get(request.url?.replace(/\?.*$/, '') ?? '');
    if (file === undefined) {
      response.writeHead(404, { 'content-type': 'application/xml' });
      response.end('<Error><Code>NoSuchKey</Code></Error>');
      return;
    }
    const content = readFileSync(file);
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-length': content.length,
    });
    response.end(request.method === 'HEAD' ? undefined : content);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const where = server.address();
  const port = typeof where === 'object' && where !== null ? where.port : 0;
  return {
    address: `http://127.0.0.1:${port}${prefix}`,
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done(''));
      }),
  };
}
