import { pack, unpack, type IndexFile } from './index-file.ts';

const tableSection = 4;
const exportSection = 7;
const tableExport = 1;
/** The table of references to objects of the page: exported, filled when the program starts, and then never used. */
const references = '__wbindgen_externrefs';
const fillsReferences = /(__wbindgen_init_externref_table:function\(\)\{)[^{}]*\}/g;

/**
 * Takes out of Pagefind's program the one thing that browsers before Chromium 96 refuse: a second table.
 * @throws Error if the program no longer has the form of Pagefind 1.6.
 */
export function forOldBrowsers(files: readonly IndexFile[]): Promise<IndexFile[]> {
  return Promise.all(
    files.map(async ({ path, content }) => {
      if (/^wasm\..*\.pagefind$/.test(path)) {
        const [packed] = await pack([{ path, content: withoutReferences(unpack(content)) }]);
        return packed ?? { path, content };
      }
      if (path === 'pagefind.js') return { path, content: withoutFilling(Buffer.from(content).toString('utf8')) };
      return { path, content };
    }),
  );
}

function withoutFilling(script: string): Buffer {
  const found = [...script.matchAll(fillsReferences)].length;
  if (found !== 1) throw new Error(`Pagefind 的 pagefind.js 变了：要找的一处有 ${found} 处`);
  return Buffer.from(script.replace(fillsReferences, '$1}'));
}

function withoutReferences(program: Uint8Array): Uint8Array {
  const reader = new Reader(program);
  const parts = [reader.take(8)];
  while (!reader.done) {
    const start = reader.at;
    const [kind = 0] = reader.take(1);
    const body = reader.take(reader.number());
    if (kind === tableSection) parts.push(section(kind, onlyTable(body)));
    else if (kind === exportSection) parts.push(section(kind, otherExports(body)));
    else parts.push(program.subarray(start, reader.at));
  }
  const made = Buffer.concat(parts);
  // Nothing that is left may use the table.
  if (!WebAssembly.validate(made)) throw new Error('Pagefind 的搜索程序变了：去掉引用表以后不能用');
  return made;
}

/** The first of two tables: the functions that are called by number. */
function onlyTable(body: Uint8Array): Uint8Array {
  const reader = new Reader(body);
  if (reader.number() !== 2) throw new Error('Pagefind 的搜索程序变了：应有两张表');
  const start = reader.at;
  reader.take(1);
  const [limits = 0] = reader.take(1);
  reader.number();
  if (limits === 1) reader.number();
  return Buffer.concat([leb(1), body.subarray(start, reader.at)]);
}

function otherExports(body: Uint8Array): Uint8Array {
  const reader = new Reader(body);
  const all = Array.from({ length: reader.number() }, () => {
    const start = reader.at;
    const name = Buffer.from(reader.take(reader.number())).toString('utf8');
    const [kind] = reader.take(1);
    reader.number();
    return { isReferences: kind === tableExport && name === references, bytes: body.subarray(start, reader.at) };
  });
  const kept = all.filter(({ isReferences }) => !isReferences).map(({ bytes }) => bytes);
  return Buffer.concat([leb(kept.length), ...kept]);
}

function section(kind: number, body: Uint8Array): Uint8Array {
  return Buffer.concat([Uint8Array.of(kind), leb(body.length), body]);
}

/** Reads the binary form of WebAssembly: bytes and numbers of seven bits a byte (LEB128). */
class Reader {
  at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get done(): boolean {
    return this.at >= this.#bytes.length;
  }

  take(length: number): Uint8Array {
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }

  number(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const [byte = 0] = this.take(1);
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  }
}

function leb(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest & 127) | 128);
    rest >>>= 7;
  }
  return Uint8Array.of(...bytes, rest);
}
