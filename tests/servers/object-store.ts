import { readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';

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
 * rewritten, what is not there gets a line of XML. Not yet listening.
 */
export function objectStore(folder: string, prefix: string): Server {
  return createServer((request, response) => {
    const key = request.url?.replace(/\?.*$/, '') ?? '';
    const file = key.startsWith(prefix) ? join(folder, key.slice(prefix.length)) : folder;
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
      response.writeHead(404, { 'content-type': 'application/xml' });
      response.end('<Error><Code>NoSuchKey</Code></Error>');
      return;
    }
    const content = readFileSync(file);
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-length': content.length,
    });
    response.end(content);
  });
}
