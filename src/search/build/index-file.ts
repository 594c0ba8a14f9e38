import { gunzipSync } from 'node:zlib';
import { compress } from '../../built-pages/compress.ts';

/** A file of the index, as Pagefind made it or as it is served. */
export interface IndexFile {
  /** Path inside the folder of the index: `index/2f.pf_index`. */
  readonly path: string;
  readonly content: Uint8Array;
}

/** What every file of Pagefind begins with, once it is unpacked. */
const signature = Buffer.from('pagefind_dcd');

/**
 * What a file of Pagefind holds, whether it is compressed or not.
 * @throws Error if it is none.
 */
export function unpack(content: Uint8Array): Buffer {
  const isPlain = signature.equals(content.subarray(0, signature.length));
  const plain = isPlain ? Buffer.from(content) : gunzipSync(content);
  if (!plain.subarray(0, signature.length).equals(signature)) throw new Error('不是 Pagefind 的文件');
  return plain.subarray(signature.length);
}

/** Files as Pagefind reads them. */
export async function pack(files: readonly IndexFile[]): Promise<IndexFile[]> {
  const packed: IndexFile[] = [];
  for await (const { file, compressed } of compress('gzip', signed(files)))
    packed.push({ path: file.path, content: compressed });
  return packed;
}

function* signed(files: readonly IndexFile[]): Generator<IndexFile, void, undefined> {
  for (const { path, content } of files) yield { path, content: Buffer.concat([signature, content]) };
}
