import { createServer, type Server } from 'node:http';
import { gzipSync } from 'node:zlib';

/** Files by their path under the root of a server. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** A file that was sent. */
export interface Sent {
  readonly path: string;
  /** Size of the body as it was sent. */
  readonly bytes: number;
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  json: 'application/json',
  css: 'text/css',
};

/** Serves files from memory, packs text as `gzip -9` does, and counts what it sends. */
export class CountingServer {
  readonly #server: Server;
  readonly #packed = new Map<string, Uint8Array>();
  #sent: Sent[] = [];
  /** By how many milliseconds every answer is late. */
  delay = 0;

  constructor(files: Files) {
    // Packed beforehand, so that it takes no time from a question.
    for (const [path, content] of files) {
      if (typeOf(path) !== undefined) this.#packed.set(path, gzipSync(content, { level: 9 }));
    }
    this.#server = createServer((request, response) => {
      const path = decodeURIComponent(request.url?.slice(1).replace(/\?.*$/, '') ?? '');
      const type = typeOf(path);
      const body = this.#packed.get(path) ?? files.get(path);
      setTimeout(() => {
        if (!body) {
          response.writeHead(404).end();
          return;
        }
        this.#sent.push({ path, bytes: body.length });
        response.writeHead(200, {
          'content-type': type ?? 'application/octet-stream',
          'content-length': body.length,
          'cache-control': 'max-age=3600',
          ...(type === undefined ? {} : { 'content-encoding': 'gzip' }),
        });
        response.end(body);
      }, this.delay);
    });
  }

  /** @returns the address of the root, with a slash at the end. */
  async listen(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    const where = this.#server.address();
    return `http://127.0.0.1:${typeof where === 'object' && where !== null ? where.port : 0}/`;
  }

  /** What was sent since the last call. */
  take(): readonly Sent[] {
    const sent = this.#sent;
    this.#sent = [];
    return sent;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((done) => this.#server.close(() => done()));
  }
}

function typeOf(path: string): string | undefined {
  return types[/\.([^.]+)$/.exec(path)?.[1] ?? ''];
}
