import { readFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { BuildCache } from '../../src/built-pages/build-cache.ts';

/** A place for a cache, with nothing there. */
function place(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cache-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'built.sqlite');
}

function open(file: string, version = '1'): BuildCache {
  const cache = BuildCache.open(file, version);
  if (!cache) throw new Error('in use');
  return cache;
}

/** Keeps one value in a cache of its own. */
function keep(file: string, text: string): void {
  const cache = open(file);
  cache.add(cache.keyOf('page', ['a', 'b']), Buffer.from(text));
  cache.close();
}

function find(file: string, kind: string, inputs: readonly string[], version = '1'): string | undefined {
  const cache = open(file, version);
  const found = cache.find(cache.keyOf(kind, inputs));
  cache.close();
  return found && Buffer.from(found).toString();
}

test('a value is found by everything that it was made from', () => {
  for (const [kind, inputs, version, found] of [
    ['page', ['a', 'b'], '1', '甲'],
    ['page', ['a', 'c'], '1', undefined],
    ['page', ['ab', ''], '1', undefined],
    ['page', ['ab'], '1', undefined],
    ['word', ['a', 'b'], '1', undefined],
    ['page', ['a', 'b'], '2', undefined],
  ] as const) {
    const file = place();
    keep(file, '甲');
    expect(find(file, kind, inputs, version), `${kind} ${inputs.join()} ${version}`).toBe(found);
  }
});

test('what a build does not use is gone after it', () => {
  const file = place();
  keep(file, '甲');
  find(file, 'page', ['c']);
  expect(find(file, 'page', ['a', 'b'])).toBeUndefined();
});

test('a build that ends early leaves the cache as it was', () => {
  const file = place();
  keep(file, '甲');
  const database = new DatabaseSync(file);
  database.exec('BEGIN EXCLUSIVE');
  database.exec('DELETE FROM made');
  database.close();
  expect(find(file, 'page', ['a', 'b'])).toBe('甲');
});

test('a second build does without while the first works', () => {
  const file = place();
  const first = open(file);
  expect(BuildCache.open(file, '1')).toBeUndefined();
  first.close();
  open(file).close();
});

test('a value that is no longer what was kept is not used', () => {
  const file = place();
  keep(file, '甲');
  const database = new DatabaseSync(file);
  database.exec('UPDATE made SET value = zeroblob(length(value))');
  database.close();
  expect(find(file, 'page', ['a', 'b'])).toBeUndefined();
});

test.for(['no database', ''])('a spoilt file (“%s”) is replaced', (text) => {
  const file = place();
  writeFileSync(file, text);
  keep(file, '甲');
  expect(find(file, 'page', ['a', 'b'])).toBe('甲');
});

test('a file that is cut off is replaced, or does without', () => {
  const file = place();
  const cache = open(file);
  for (let number = 0; number < 100; number += 1) {
    cache.add(cache.keyOf('page', [String(number)]), Buffer.alloc(1000, number));
  }
  cache.close();
  writeFileSync(file, readFileSync(file).subarray(0, 20_000));
  keep(file, '甲');
  expect(find(file, 'page', ['a', 'b'])).toBe('甲');
});
