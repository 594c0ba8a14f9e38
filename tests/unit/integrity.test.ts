import { describe, expect, test } from 'vitest';
import { integrityOf, readIntegrity } from '../../src/publishing/integrity.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = (path: string, text: string): { path: string; content: Uint8Array } => ({ path, content: bytes(text) });
const text = (content: Uint8Array): string => new TextDecoder().decode(content);

/** SHA-256 of nothing, of `a` and of `手册` in UTF-8, as `sha256sum` prints them. */
const hashes = {
  empty: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  a: 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb',
  handbook: '5fe4e25d932cd06eec246693540be48057ec366bc66f4d5c851282af43edf6d9',
};

describe('writing', () => {
  test('one file a line, in the order of the code units, without the list itself', () => {
    const list = integrityOf([
      file('terms/index.html', '手册'),
      file('integrity.json', 'whatever'),
      file('b.html', ''),
      file('B.html', 'a'),
    ]);
    expect(text(list)).toBe(`{
  "format": 1,
  "algorithm": "SHA-256",
  "files": {
    "B.html": { "sha256": "${hashes.a}", "bytes": 1 },
    "b.html": { "sha256": "${hashes.empty}", "bytes": 0 },
    "terms/index.html": { "sha256": "${hashes.handbook}", "bytes": 6 }
  }
}
`);
  });

  test('the order in which the files come does not matter', () => {
    const files = [file('a', '1'), file('b', '2'), file('a/b', '3'), file('a-b', '4')];
    expect(integrityOf(files)).toEqual(integrityOf(files.toReversed()));
  });

  test('the same path twice', () => {
    expect(() => integrityOf([file('a', '1'), file('a', '2')])).toThrow('a 出现了两次');
  });
});

describe('reading', () => {
  const entry = `{ "sha256": "${hashes.a}", "bytes": 1 }`;
  const list = (files: string): Uint8Array => bytes(`{"format":1,"algorithm":"SHA-256","files":{${files}}}`);

  test('what was written', () => {
    const read = readIntegrity(integrityOf([file('a.html', 'a'), file('图.svg', '手册')]), 'x');
    expect([...read]).toEqual([
      ['a.html', { sha256: hashes.a, bytes: 1 }],
      ['图.svg', { sha256: hashes.handbook, bytes: 6 }],
    ]);
  });

  test('no file at all', () => {
    expect([...readIntegrity(integrityOf([]), 'x')]).toEqual([]);
  });

  test.for<{ name: string; content?: string; files?: string; found: string }>([
    { name: 'nothing', content: '', found: '不是完整的 JSON' },
    { name: 'half of a list', content: text(list(`"a": ${entry}`)).slice(0, 60), found: '不是完整的 JSON' },
    { name: 'a page', content: '<!doctype html>', found: '不是完整的 JSON' },
    { name: 'a list of another program', content: '[]', found: '清单：类型不对，或者没有写' },
    { name: 'a number', content: '7', found: '清单：类型不对，或者没有写' },
    { name: 'no files', content: '{"format":1,"algorithm":"SHA-256"}', found: 'files：类型不对，或者没有写' },
    {
      name: 'another version',
      content: '{"format":2,"algorithm":"SHA-256","files":{}}',
      found: 'format：应为 1：别的版本写的清单，用那个版本的 npm run verify 核对',
    },
    { name: 'another hash', content: '{"format":1,"algorithm":"MD5","files":{}}', found: 'algorithm：应为 SHA-256' },
    {
      name: 'an unknown field',
      content: '{"format":1,"algorithm":"SHA-256","files":{},"date":"2026"}',
      found: '清单：不认识的字段 date',
    },
    {
      name: 'bytes as text',
      files: `"a": { "sha256": "${hashes.a}", "bytes": "1" }`,
      found: 'files → a → bytes：应为文件的字节数',
    },
    {
      name: 'fewer than no bytes',
      files: `"a": { "sha256": "${hashes.a}", "bytes": -1 }`,
      found: 'files → a → bytes：应为文件的字节数',
    },
    {
      name: 'a short hash',
      files: '"a": { "sha256": "ca97", "bytes": 1 }',
      found: 'files → a → sha256：应为 64 位十六进制数',
    },
    {
      name: 'a hash in capitals',
      files: `"a": { "sha256": "${hashes.a.toUpperCase()}", "bytes": 1 }`,
      found: 'files → a → sha256：应为',
    },
    { name: 'a file without its facts', files: '"a": null', found: 'files → a：类型不对，或者没有写' },
    ...[
      '../a',
      '/etc/passwd',
      'a/../../b',
      'a//b',
      './a',
      'a/',
      '',
      'C:/a',
      'a\\\\..\\\\b',
      'a\\u0000b',
      'integrity.json',
    ].map((path) => ({
      name: `the path ${JSON.stringify(path)}`,
      files: `"${path}": ${entry}`,
      found: '应为站内的路径',
    })),
  ])('$name', ({ content, files, found }) => {
    const read = (): unknown => readIntegrity(content === undefined ? list(files ?? '') : bytes(content), '一份清单');
    expect(read).toThrow('清单 一份清单 不能用：');
    expect(read).toThrow(found);
    expect(read).toThrow('改法：重新构建或者重新取一份 integrity.json。');
  });

  test('another encoding', () => {
    expect(() => readIntegrity(Uint8Array.of(0x22, 0xca, 0xd6, 0x22), 'x')).toThrow('不是完整的 JSON');
  });

  test('a list beyond all measure is not even parsed', () => {
    expect(() => readIntegrity(new Uint8Array(20 * 1024 * 1024 + 1), 'x')).toThrow('太大，不是本站的清单');
  });

  test('all problems at once, at most ten', () => {
    const wrong = Array.from({ length: 12 }, (_, index) => `"f${index}": 1`).join();
    expect(() => readIntegrity(list(wrong), 'x')).toThrow(/files → f0：[\s\S]*files → f9：[\s\S]*……还有 2 处/);
  });
});
