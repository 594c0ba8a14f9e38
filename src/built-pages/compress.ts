import { on } from 'node:events';
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

/** What one message brings. */
const answerForm = z.tuple([z.array(z.instanceof(Uint8Array))]);

/** A file, and its content compressed. */
export interface CompressedFile<File> {
  readonly file: File;
  readonly compressed: Uint8Array;
}

/**
 * Compresses files one after the other as they come, in their order, and keeps none of them; what has not changed since
 * the last build is not compressed again. Node's own program compresses otherwise on other machines; this one (fflate)
 * does not. But for every content it takes memory and gives it back, and each time the collector goes through all that a
 * build remembers: in a thread of its own it need not, and meanwhile the next files are read.
 */
export async function* compress<File extends { readonly content: Uint8Array }>(
  form: CompressionForm,
  files: Iterable<File> | AsyncIterable<File>,
): AsyncGenerator<CompressedFile<File>, void, undefined> {
  const thread = new Worker(new URL('compressor.ts', import.meta.url));
  const answers = on(thread, 'message');
  // Answers come in the order of what was sent.
  const inThread = async (contents: readonly Uint8Array[]): Promise<Uint8Array[]> => {
    thread.postMessage({ form, contents } satisfies CompressionJob);
    const [made] = answerForm.parse((await answers.next()).value);
    return made;
  };
  const compressed = async (job: readonly File[]): Promise<CompressedFile<File>[]> => {
    const contents = job.map(({ content }) => content);
    const made = await madeTogether(form, contents, inThread);
    return job.map((file, place) => {
      const one = made[place];
      if (!one) throw new Error(`${form}: fewer values than files.`);
      return { file, compressed: one };
    });
  };
  try {
    let before: Promise<CompressedFile<File>[]> = Promise.resolve([]);
    for await (const job of jobsOf(files)) {
      const next = compressed(job);
      // An error is met where it is awaited; until then it is no surprise.
      next.catch(() => undefined);
      yield* await before;
      before = next;
    }
    yield* await before;
  } finally {
    await thread.terminate();
  }
}

async function* jobsOf<File extends { readonly content: Uint8Array }>(
  files: Iterable<File> | AsyncIterable<File>,
): AsyncGenerator<File[], void, undefined> {
  let job: File[] = [];
  let size = 0;
  for await (const file of files) {
    if (job.length > 0 && size + file.content.byteLength > jobSize) {
      yield job;
      [job, size] = [[], 0];
    }
    job.push(file);
    size += file.content.byteLength;
  }
  if (job.length > 0) yield job;
}
