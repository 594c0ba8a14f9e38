import { spawnSync } from 'node:child_process';
import { unzipSync } from 'fflate';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { bundle } from '../../src/documents/bundle.ts';

const files = [
  { path: 'WS-10 移送函.docx', content: new Uint8Array([80, 75, 3, 4]) },
  { path: '说明.txt', content: '\uFEFF样式，以本单位现行文书格式为准。\r\n' },
  { path: 'WS-02 登记表.docx', content: new Uint8Array([1, 2, 3]) },
];

/** Paths of an archive in the order in which they stand in it, from its directory. */
function pathsOf(archive: Uint8Array): string[] {
  const bytes = Buffer.from(archive);
  const paths: string[] = [];
  let at = bytes.readUInt32LE(bytes.length - 22 + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const length = bytes.readUInt16LE(at + 28);
    paths.push(bytes.subarray(at + 46, at + 46 + length).toString('utf8'));
    at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return paths;
}

describe('an archive', () => {
  test('holds what was put in, under Chinese names', () => {
    const found = unzipSync(bundle(files));
    expect(Object.keys(found).length).toBe(3);
    expect(found['WS-02 登记表.docx']).toEqual(new Uint8Array([1, 2, 3]));
    expect(found['WS-10 移送函.docx']).toEqual(new Uint8Array([80, 75, 3, 4]));
    const note = found['说明.txt'];
    expect(note && Buffer.from(note).toString('utf8')).toBe('\uFEFF样式，以本单位现行文书格式为准。\r\n');
  });

  test('lists files by their path, whatever order they came in', () => {
    const ordered = ['WS-02 登记表.docx', 'WS-10 移送函.docx', '说明.txt'];
    expect(pathsOf(bundle(files))).toEqual(ordered);
    expect(pathsOf(bundle(files.toReversed()))).toEqual(ordered);
    expect(Buffer.from(bundle(files.toReversed())).equals(Buffer.from(bundle(files)))).toBe(true);
  });

  test('may hold nothing', () => {
    expect(unzipSync(bundle([]))).toEqual({});
  });

  test('names are marked as UTF-8, so that Windows reads them', () => {
    const bytes = Buffer.from(bundle([{ path: '说明.txt', content: '好' }]));
    expect(bytes.readUInt16LE(6) & 0x0800).toBe(0x0800);
  });

  test('no other bytes on another day', () => {
    const first = Buffer.from(bundle(files));
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-07-15T22:41:07Z') });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    expect(Buffer.from(bundle(files)).equals(first)).toBe(true);
    // The one date of all files, in the form of the archive: 1 January 2000, midnight.
    expect([first.readUInt16LE(10), first.readUInt16LE(12)]).toEqual([0, (20 << 9) | (1 << 5) | 1]);
  });

  test.for(['America/New_York', 'Asia/Shanghai', 'Pacific/Kiritimati'])('equal bytes in the time zone %s', (zone) => {
    const at = JSON.stringify(new URL('../../src/documents/bundle.ts', import.meta.url).href);
    const program = `
import { bundle } from ${at};
const files = [{ path: 'b.txt', content: '乙' }, { path: 'a.txt', content: '甲' }];
console.log(Intl.DateTimeFormat().resolvedOptions().timeZone + ' ' + Buffer.from(bundle(files)).toString('base64'));`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
      encoding: 'utf8',
      env: { ...process.env, TZ: zone },
    });
    const expected = bundle([
      { path: 'a.txt', content: '甲' },
      { path: 'b.txt', content: '乙' },
    ]);
    expect(stderr).toBe('');
    expect(stdout.trim()).toBe(`${zone} ${Buffer.from(expected).toString('base64')}`);
  });
});
