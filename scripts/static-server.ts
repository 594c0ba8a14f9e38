import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

/**
 * A server of a built site, as bare as any static server: exact file paths, `index.html` for folders, `404.html` for
 * unknown addresses, no rewriting. Not yet listening.
 * @param folder the built site.
 * @param prefix path under which the site stands: `/` or `/a/b/`.
 */
export function staticServer(folder: string, prefix = '/'): Server {
  const files = sirv(folder, { extensions: [], dev: false });
  return createServer((request, response) => {
    const notFound = (): void => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(readFileSync(join(folder, '404.html')));
    };
    if (!request.url?.startsWith(prefix)) return notFound();
    request.url = `/${request.url.slice(prefix.length)}`.replace(/\/(?=$|\?)/, '/index.html');
    files(request, response, notFound);
  });
}
