import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { differences, snapshot, WorkingCopy } from './working-copy.ts';

const cache = '.astro/built.sqlite';
const entry = 'content/rules/confidentiality.mdx';

/** A copy that was built once, of which one entry was then edited. */
async function edited(): Promise<WorkingCopy> {
  const copy = WorkingCopy.small();
  onTestFinished(() => copy.remove());
  await copy.mustBuild();
  copy.write(entry, `${readFileSync(copy.at(entry), 'utf8')}\n这一句后来才写上。\n`);
  return copy;
}

/** What a clean build gives of the same content. */
async function clean(copy: WorkingCopy): Promise<Map<string, Buffer>> {
  const other = copy.clone();
  for (const path of ['dist', '.astro']) rmSync(other.at(path), { recursive: true });
  await other.mustBuild();
  return snapshot(other.at('dist'));
}

/** Builds a copy again and says in which files it differs from a clean build. */
async function afterRebuild(copy: WorkingCopy): Promise<string[]> {
  const expected = await clean(copy);
  await copy.mustBuild();
  expect(copy.leftOvers()).toEqual([]);
  return differences(expected, snapshot(copy.at('dist')));
}

describe('after one entry was edited, a build gives what a clean build gives', () => {
  test('with the cache of the build before', async () => {
    const copy = await edited();
    const code = 'dist/c/GZ-01.html';
    const texts = (): Map<string, number> => {
      const [, folder = ''] =
        /"folder":"([^"]+)"/.exec(readFileSync(copy.at('dist/search/manifest.json'), 'utf8')) ?? [];
      const fragments = `dist/search/${folder}/fragment`;
      return new Map(
        readdirSync(copy.at(fragments)).map((name) => [name, statSync(copy.at(`${fragments}/${name}`)).ino]),
      );
    };
    const [oldCode, oldTexts] = [statSync(copy.at(code)).ino, texts()];
    expect(await afterRebuild(copy)).toEqual([]);
    expect(readFileSync(copy.at('dist/rules/confidentiality.html'), 'utf8')).toContain('这一句后来才写上。');
    // What did not change is the same file as before, also in the index, whose folder has a new name.
    expect(statSync(copy.at(code)).ino).toBe(oldCode);
    const kept = [...texts()].filter(([name, inode]) => oldTexts.get(name) === inode);
    expect(kept.length).toBeGreaterThan(oldTexts.size / 2);
    expect(kept.length).toBeLessThan(oldTexts.size);
  });

  test('with a cache that is no cache, and with one whose values are spoilt', async () => {
    const copy = await edited();
    writeFileSync(copy.at(cache), '没有用的东西');
    expect(await afterRebuild(copy)).toEqual([]);
    const database = new DatabaseSync(copy.at(cache));
    database.exec('UPDATE made SET value = zeroblob(length(value))');
    database.close();
    expect(await afterRebuild(copy)).toEqual([]);
  });

  test('after a build that was killed', async () => {
    const copy = await edited();
    const running = copy.start();
    await running.said('/rules/confidentiality.html');
    running.process.kill('SIGKILL');
    await running.ended;
    expect(await afterRebuild(copy)).toEqual([]);
  });

  test('a code change makes every page anew', async () => {
    const copy = await edited();
    const file = 'src/rendering/finish-page.ts';
    const marks = "if (properties['dataPagefindIgnore'] !== undefined)";
    const code = readFileSync(copy.at(file), 'utf8');
    expect(code.split(marks)).toHaveLength(2);
    copy.write(
      file,
      code.replace(marks, `if (properties['lang'] === 'zh-CN') properties['lang'] = 'zh-Hans'; ${marks}`),
    );
    expect(await afterRebuild(copy)).toEqual([]);
    // The addresses of codes are written without that code.
    const pages = [...snapshot(copy.at('dist'))].filter(([path]) => /^(?!c\/).*\.html$/.test(path));
    expect(pages.filter(([, html]) => html.includes('lang="zh-CN"')).map(([path]) => path)).toEqual([]);
    expect(pages.filter(([, html]) => !html.includes('lang="zh-Hans"')).map(([path]) => path)).toEqual([]);
  });
});

test('a text that was right in the build before and is wrong now is refused, and its site stays', async () => {
  const copy = await edited();
  await copy.mustBuild();
  const before = snapshot(copy.at('dist'));
  copy.write(entry, `${readFileSync(copy.at(entry), 'utf8')}\n# 一级标题\n`);
  const { code, output } = await copy.build();
  expect(code).toBe(1);
  expect(output).toContain('发现：一级标题');
  expect(output).toContain('内容检查没有通过：1 处问题。');
  expect(output.trimEnd().split('\n').at(-1)).toBe('dist 里还是原来的网站，没有改动。');
  expect(differences(before, snapshot(copy.at('dist')))).toEqual([]);
  expect(copy.leftOvers()).toEqual([]);
});
