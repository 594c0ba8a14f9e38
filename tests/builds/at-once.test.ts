import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { differences, snapshot, temporaryFolder, WorkingCopy } from './working-copy.ts';

/** Copies with different content, each with its own site. */
const copies: WorkingCopy[] = [];
/** What is in their sites. */
const sites: ReadonlyMap<string, Buffer>[] = [];

beforeAll(async () => {
  for (const name of ['甲手册', '乙手册', '丙手册']) {
    const copy = WorkingCopy.small();
    copy.rename(name);
    await copy.mustBuild();
    copies.push(copy);
    sites.push(snapshot(copy.at('dist')));
  }
});

afterAll(() => {
  for (const copy of copies) copy.remove();
});

/** What `npm run verify` says about a folder, compared with the list of a site. */
function verify(folder: string, against: WorkingCopy): number | null {
  const list = against.at('dist/integrity.json');
  return spawnSync(process.execPath, [resolve('scripts/verify.ts'), folder, '--against', list]).status;
}

test.for([2, 3])('%i builds of different content into one folder: one of them, whole', async (count) => {
  const folder = temporaryFolder();
  const outDir = join(folder, 'site');
  const ended = await Promise.all(copies.slice(0, count).map((copy) => copy.build({ outDir })));
  expect(ended.map(({ code }) => code)).toEqual(ended.map(() => 0));
  const result = snapshot(outDir);
  expect(sites.slice(0, count).filter((site) => differences(site, result).length === 0)).toHaveLength(1);
  expect(copies.filter((copy) => verify(outDir, copy) === 0)).toHaveLength(1);
  expect(readdirSync(folder)).toEqual(['site']);
  for (const copy of copies) expect(copy.leftOvers()).toEqual([]);
});

test('three builds of one working copy that was never built', async () => {
  const [source] = copies;
  const [site] = sites;
  if (!source || !site) throw new Error('nothing built');
  const copy = source.clone();
  for (const name of ['dist', '.astro']) rmSync(copy.at(name), { recursive: true });
  const ended = await Promise.all([copy.build(), copy.build(), copy.build()]);
  expect(ended.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(differences(site, snapshot(copy.at('dist')))).toEqual([]);
  expect(copy.leftOvers()).toEqual([]);
});
