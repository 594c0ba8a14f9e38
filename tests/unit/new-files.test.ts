import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FileInTheWay, replaceFile, writeNewFile, writeNewFolder } from '../../src/editing/new-files.ts';
import { ContentFolder } from './content-fixture.ts';

/** A name that no file can have: writing it fails when everything before is done. */
const impossible = 'a\0b.yaml';

describe('a new file', () => {
  test('is written with its folder, and stands alone', () => {
    const folder = ContentFolder.empty();
    writeNewFile(folder.root, { path: 'rules/new.mdx', text: '甲\n' });
    expect(folder.read('rules/new.mdx')).toBe('甲\n');
    expect(readdirSync(folder.at('rules'))).toEqual(['new.mdx']);
  });

  test('never takes the place of another', () => {
    const folder = ContentFolder.empty();
    folder.write('rules/new.mdx', '旧\n');
    expect(() => writeNewFile(folder.root, { path: 'rules/new.mdx', text: '新\n' })).toThrow(FileInTheWay);
    expect(folder.read('rules/new.mdx')).toBe('旧\n');
  });

  test('that cannot be written leaves nothing', () => {
    const folder = ContentFolder.empty();
    folder.write('rules/old.mdx', '旧\n');
    expect(() => replaceFile(folder.root, { path: `rules/${impossible}`, text: '新\n' })).toThrow();
    expect(readdirSync(folder.at('rules'))).toEqual(['old.mdx']);
  });
});

describe('a new folder', () => {
  test('is there with all its files', () => {
    const folder = ContentFolder.empty();
    const files = [
      { path: 'year.yaml', text: '甲\n' },
      { path: '01.mdx', text: '乙\n' },
    ];
    writeNewFolder(folder.root, 'work-points/2023', files);
    expect(readdirSync(folder.at('work-points'))).toEqual(['2023']);
    expect(readdirSync(folder.at('work-points/2023')).toSorted()).toEqual(['01.mdx', 'year.yaml']);
  });

  test('or not at all', () => {
    const folder = ContentFolder.empty();
    const files = [
      { path: 'year.yaml', text: '甲\n' },
      { path: impossible, text: '乙\n' },
    ];
    expect(() => writeNewFolder(folder.root, 'work-points/2023', files)).toThrow();
    expect(readdirSync(folder.at('work-points'))).toEqual([]);
  });

  test('never takes the place of another', () => {
    const folder = ContentFolder.empty();
    folder.write('work-points/2023/year.yaml', '旧\n');
    expect(() => writeNewFolder(folder.root, 'work-points/2023', [])).toThrow(FileInTheWay);
    expect(folder.read('work-points/2023/year.yaml')).toBe('旧\n');
  });
});
