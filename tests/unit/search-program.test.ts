import { gunzipSync } from 'node:zlib';
import { createIndex } from 'pagefind';
import { beforeAll, describe, expect, test } from 'vitest';
import type { IndexFile } from '../../src/search/build/index-file.ts';
import { forOldBrowsers } from '../../src/search/build/program.ts';

let made: readonly IndexFile[] = [];

beforeAll(async () => {
  const { index } = await createIndex({ forceLanguage: 'unknown' });
  await index?.addCustomRecord({ url: '/', content: '初步 步核', language: 'unknown' });
  made = (await index?.getFiles())?.files ?? [];
});

const find = (files: readonly IndexFile[], path: string): Uint8Array => {
  const file = files.find((one) => one.path === path);
  if (!file) throw new Error(`no ${path}`);
  return file.content;
};
const program = (files: readonly IndexFile[]): WebAssembly.Module => {
  const plain = gunzipSync(find(files, 'wasm.unknown.pagefind'));
  return new WebAssembly.Module(plain.subarray(plain.indexOf('\0asm')));
};

describe('Pagefind’s program for old browsers', () => {
  test('gives out no table, and everything else as before', async () => {
    const before = WebAssembly.Module.exports(program(made));
    const after = WebAssembly.Module.exports(program(await forOldBrowsers(made)));
    expect(before.filter(({ kind }) => kind === 'table')).toHaveLength(1);
    expect(after).toEqual(before.filter(({ kind }) => kind !== 'table'));
  });

  test('fills no table when it starts', async () => {
    const script = Buffer.from(find(await forOldBrowsers(made), 'pagefind.js')).toString('utf8');
    expect(script).toContain('__wbindgen_init_externref_table:function(){}');
    expect(script).not.toContain('__wbindgen_externrefs');
  });

  test('leaves the other files alone', async () => {
    const others = (files: readonly IndexFile[]): IndexFile[] =>
      files.filter(({ path }) => !/^(wasm\.|pagefind\.js$)/.test(path));
    expect(others(await forOldBrowsers(made))).toEqual(others(made));
  });

  test('refuses a program of another form', async () => {
    const script = { path: 'pagefind.js', content: Buffer.from('export {}') };
    await expect(forOldBrowsers([script])).rejects.toThrow('pagefind.js 变了');
    const wasm = (await forOldBrowsers(made)).filter(({ path }) => path.startsWith('wasm.'));
    await expect(forOldBrowsers(wasm)).rejects.toThrow('应有两张表');
  });
});
