import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { previousFile, usePreviousSite, writeSiteFile } from '../../src/publishing/site-files.ts';

const text = (words: string): Buffer => Buffer.from(words);
let root: string;
const at = (path: string): string => join(root, path);
const inode = (path: string): number => lstatSync(at(path)).ino;
/** Writes into the new site, after a file that shows what permissions are given now. */
const write = (path: string, words: string, earlier?: string): void => {
  writeSiteFile(at('new'), 'first', text(''));
  writeSiteFile(at('new'), path, text(words), earlier);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'site-files-'));
  mkdirSync(at('old'));
  mkdirSync(at('new'));
  usePreviousSite(at('old'));
  onTestFinished(() => {
    usePreviousSite(undefined);
    rmSync(root, { recursive: true });
  });
});

describe('a file of the site', () => {
  test('is the same file where nothing changed', () => {
    writeFileSync(at('old/a'), '甲');
    write('a', '甲');
    expect(inode('new/a')).toBe(inode('old/a'));
    rmSync(at('old/a'));
    expect(readFileSync(at('new/a'), 'utf8')).toBe('甲');
  });

  test('is found under the name that it had', () => {
    writeFileSync(at('old/b'), '甲');
    write('a', '甲', 'b');
    expect(inode('new/a')).toBe(inode('old/b'));
  });

  test('is a new one where a byte changed, and the old one stays as it was', () => {
    writeFileSync(at('old/a'), '甲');
    write('a', '乙');
    expect(readFileSync(at('new/a'), 'utf8')).toBe('乙');
    expect(readFileSync(at('old/a'), 'utf8')).toBe('甲');
  });

  test('has the permissions of this build, not of the one before', () => {
    writeFileSync(at('old/a'), '甲');
    chmodSync(at('old/a'), 0o600);
    write('a', '甲');
    expect(lstatSync(at('new/a')).mode).toBe(lstatSync(at('new/first')).mode);
    expect(inode('new/a')).not.toBe(inode('old/a'));
  });

  test('is never a link that stood in its place', () => {
    writeFileSync(at('elsewhere'), '甲');
    symlinkSync(at('elsewhere'), at('old/a'));
    write('a', '甲');
    expect(lstatSync(at('new/a')).isFile()).toBe(true);
    expect(inode('new/a')).not.toBe(inode('elsewhere'));
  });

  test.each(['a folder', 'nothing'])('is written where %s stood', (what) => {
    if (what === 'a folder') mkdirSync(at('old/a'));
    write('a', '甲');
    expect(readFileSync(at('new/a'), 'utf8')).toBe('甲');
  });

  test('is written where there is no previous site', () => {
    usePreviousSite(undefined);
    write('a', '甲');
    expect(readFileSync(at('new/a'), 'utf8')).toBe('甲');
    expect(previousFile('a')).toBeUndefined();
  });

  test('that cannot be written is an error', () => {
    expect(() => write('no-folder/a', '甲')).toThrow('ENOENT');
  });
});

test('a file of the previous site can be read, if it is there', () => {
  writeFileSync(at('old/a'), '甲');
  expect(previousFile('a')).toEqual(text('甲'));
  expect(previousFile('b')).toBeUndefined();
});
