import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { explainFault, PublishingError } from './faults.ts';
import { walk } from './output.ts';

/** What became of reading one file of a copy. */
export type Reading =
  | { readonly kind: 'content'; readonly content: Uint8Array }
  /** Longer than it may be; not read to the end. */
  | { readonly kind: 'longer' }
  | { readonly kind: 'missing' }
  /** Nobody knows: the reason in words. */
  | { readonly kind: 'failed'; readonly reason: string };

/** A copy of the site, wherever it is. */
export interface SiteCopy {
  /** As the reader knows it: a path or an address. */
  readonly name: string;
  /**
   * Reads one file.
   * @param atMost bytes it may have.
   */
  read(path: string, atMost: number): Promise<Reading>;
  /** All files that are there; absent where a copy cannot be listed. */
  readonly list?: () => string[];
}

/** A copy in a folder: a mounted server, a stick, an unpacked zip. Where a link has a name of the list, it is followed. */
export function folderCopy(folder: string): SiteCopy {
  return {
    name: folder,
    read: (path) => Promise.resolve(readInFolder(join(folder, path))),
    list: () => walk(folder).map(({ path }) => path),
  };
}

function readInFolder(path: string): Reading {
  try {
    return { kind: 'content', content: readFileSync(path) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    // A folder, or a file where a folder should be: what was listed is not there.
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(code)) return { kind: 'missing' };
    return { kind: 'failed', reason: explainFault(code)?.split('\n')[0] ?? code };
  }
}

/** Milliseconds that one request may take. */
const patience = 60_000;
/** Requests that may fail one after the other before the server counts as gone. */
const mostFailures = 20;
const mostRedirects = 5;

/**
 * A copy on a web server.
 * @param address of the site: with or without a slash or `index.html` at the end.
 * @throws PublishingError if the server does not answer, now or later.
 */
export async function webCopy(address: URL): Promise<SiteCopy> {
  const base = new URL(address);
  base.search = '';
  base.hash = '';
  base.pathname = base.pathname.replace(/(?<=\/)index\.html$/, '').replace(/\/?$/, '/');
  const at = (path: string): URL => new URL(path.split('/').map(encodeURIComponent).join('/'), base);

  // Some servers answer every address with the same page. It is known by asking for one that nobody has.
  const nobodys = await get(at(`nothing-${randomBytes(8).toString('hex')}.html`), 1024 * 1024);
  if (nobodys.kind === 'failed') throw new PublishingError(`${base.href} 没有应答：${nobodys.reason}。`);
  const substitute = nobodys.kind === 'content' ? nobodys.content : undefined;

  let failures = 0;
  return {
    name: base.href,
    read: async (path, atMost) => {
      const most = Math.max(atMost, substitute?.byteLength ?? 0);
      let answer = await get(at(path), most);
      if (answer.kind === 'failed' && answer.passing) {
        await setTimeout(500);
        answer = await get(at(path), most);
      }
      failures = answer.kind === 'failed' && answer.passing ? failures + 1 : 0;
      if (failures >= mostFailures) {
        throw new PublishingError(
          `${base.href} 不再应答：${answer.kind === 'failed' ? answer.reason : ''}。没有核对完。`,
        );
      }
      if (answer.kind === 'missing' || answer.kind === 'failed') return answer;
      const pageInstead = answer.isPage && !path.endsWith('.html');
      const substituted = answer.kind === 'content' && substitute && Buffer.compare(answer.content, substitute) === 0;
      return pageInstead || substituted ? { kind: 'missing' } : answer;
    },
  };
}

type Answer =
  | { readonly kind: 'content'; readonly content: Uint8Array; readonly isPage: boolean }
  | { readonly kind: 'longer'; readonly isPage: boolean }
  | { readonly kind: 'missing' }
  /** `passing`: asked again, the answer may be another. */
  | { readonly kind: 'failed'; readonly reason: string; readonly passing: boolean };

/** Fetches one address; the body as it was before the server compressed it. Never leaves the origin. */
async function get(address: URL, atMost: number): Promise<Answer> {
  let here = address;
  try {
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
      const response = await fetch(here, { redirect: 'manual', signal: AbortSignal.timeout(patience) });
      const { status, headers, body } = response;
      const location = headers.get('location');
      if (status >= 300 && status < 400 && location !== null) {
        await body?.cancel();
        here = new URL(location, here);
        if (here.origin !== address.origin) {
          return { kind: 'failed', reason: `转到了别的网站 ${here.origin}`, passing: false };
        }
        continue;
      }
      if (status !== 200) {
        await body?.cancel();
        if (status === 404 || status === 410) return { kind: 'missing' };
        return { kind: 'failed', reason: `服务器应答 ${status}`, passing: status >= 500 || status === 429 };
      }
      const content = await bodyOf(body, atMost);
      const isPage = headers.get('content-type')?.startsWith('text/html') ?? false;
      return content ? { kind: 'content', content, isPage } : { kind: 'longer', isPage };
    }
    return { kind: 'failed', reason: '一再转向', passing: false };
  } catch (error) {
    return { kind: 'failed', reason: networkReason(error), passing: true };
  }
}

async function bodyOf(body: ReadableStream<Uint8Array> | null, atMost: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    // Leaving the loop ends the request.
    if (length > atMost) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function networkReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `${patience / 1000} 秒没有应答`;
  const cause = error.cause instanceof Error ? error.cause : error;
  const code = 'code' in cause ? String(cause.code) : '';
  const known: Record<string, string> = {
    ECONNREFUSED: '连接被拒绝，服务器没有运行，或者端口不对',
    ENOTFOUND: '没有这个主机名',
    EAI_AGAIN: '查不到主机名',
    ECONNRESET: '连接中断',
    UND_ERR_SOCKET: '连接中断',
    UND_ERR_CONNECT_TIMEOUT: '连接超时',
    EHOSTUNREACH: '网络不通',
    ENETUNREACH: '网络不通',
  };
  return known[code] ?? (code === '' ? cause.message : `${code} ${cause.message}`);
}
