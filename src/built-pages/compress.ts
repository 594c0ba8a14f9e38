import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { madeTogether } from './built-pages.ts';

/** `deflate` as in zip archives; `gzip` without a date. */
export type CompressionForm = 'deflate' | 'gzip';

/** What the thread is sent; it answers with the compressed contents in their order. */
export interface CompressionJob {
  readonly form: CompressionForm;
  readonly contents: readonly Uint8Array[];
}

/** Bytes that are sent to the thread at once, at most, if it is not a single content. */
const jobSize = 4 * 1024 * 1024;

const answerForm = z.tuple([z.array(z.instanceof(Uint8Array))]);

/**
 * Compressed contents, in their order; what has not changed since the last build is not compressed again. Node's own
 * program compresses otherwise on other machines; this one (fflate) does not. But for every content it takes memory and
 * gives it back, and each time the collector goes through all that a build remembers: in a thread of its own it need not.
 */
export function compress(form: CompressionForm, contents: readonly Uint8Array[]): Promise<Uint8Array[]> {
  return madeTogether(form, contents, async (missing) => {
    const thread = new Worker(new URL('compressor.ts', import.meta.url));
    try {
      const made: Uint8Array[] = [];
      for (const job of jobsOf(missing)) {
        thread.postMessage({ form, contents: job } satisfies CompressionJob);
        const [answer] = answerForm.parse(await once(thread, 'message'));
        made.push(...answer);
      }
      return made;
    } finally {
      await thread.terminate();
    }
  });
}

function* jobsOf(contents: readonly Uint8Array[]): Generator<Uint8Array[], void, undefined> {
  let job: Uint8Array[] = [];
  let size = 0;
  for (const content of contents) {
    if (job.length > 0 && size + content.byteLength > jobSize) {
      yield job;
      [job, size] = [[], 0];
    }
    job.push(content);
    size += content.byteLength;
  }
  if (job.length > 0) yield job;
}
