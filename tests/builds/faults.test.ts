import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { differences, snapshot, temporaryFolder, WorkingCopy } from './working-copy.ts';

/** A copy with a site; every test takes a clone of it. */
let built: WorkingCopy;
/** What is in its `dist`. */
let before: ReadonlyMap<string, Buffer>;

beforeAll(async () => {
  built = WorkingCopy.small();
  await built.mustBuild();
  before = snapshot(built.at('dist'));
});

afterAll(() => built.remove());

/** A clone whose next site would be another one. */
function changedClone(): WorkingCopy {
  const copy = built.clone();
  copy.rename('换了名字的手册');
  return copy;
}

/** The last line that a build said. */
function lastLine(output: string): string | undefined {
  return output.trimEnd().split('\n').at(-1);
}

/** The number of a process that is no longer there. */
function deadProcess(): number {
  return spawnSync('true').pid;
}

const host = hostname().replaceAll(/[^A-Za-z0-9.-]/g, '_');
const kept = 'dist 里还是原来的网站，没有改动。';

test('a build leaves the site, a list of its files and nothing else', () => {
  expect(built.leftOvers()).toEqual([]);
  expect([...before.keys()]).toEqual(expect.arrayContaining(['404.html', 'index.html', 'integrity.json']));
  expect([...before.keys()].filter((path) => path.startsWith('.') || path.includes('/.'))).toEqual([]);
});

describe('an interrupted build leaves the previous site as it was', () => {
  test.for([
    { signal: 'SIGINT', at: 'Collecting build info', code: 130 },
    { signal: 'SIGTERM', at: 'generating static routes', code: 143 },
    { signal: 'SIGHUP', at: '/index.html', code: 129 },
  ] as const)('$signal at “$at”', async ({ signal, at, code }) => {
    const copy = changedClone();
    const running = copy.start();
    await running.said(at);
    running.process.kill(signal);
    const ended = await running.ended;
    expect(ended.code).toBe(code);
    expect(ended.output).toContain(`构建没有完成。构建被中断（${signal}）。`);
    expect(lastLine(ended.output)).toBe(kept);
    expect(differences(before, snapshot(copy.at('dist')))).toEqual([]);
    expect(copy.leftOvers()).toEqual([]);
  });

  test.for(['Generated', 'generating static routes'])('SIGKILL at “%s”', async (at) => {
    const copy = changedClone();
    const running = copy.start();
    await running.said(at);
    running.process.kill('SIGKILL');
    expect((await running.ended).signal).toBe('SIGKILL');
    expect(differences(before, snapshot(copy.at('dist')))).toEqual([]);
    const [left = '', ...others] = copy.leftOvers();
    expect(others).toEqual([]);

    const output = await copy.mustBuild();
    expect(output).toContain(`进程 ${running.process.pid} 的构建没有完成就被强行停止；它留下的 ${left} 已经删去。`);
    expect(copy.leftOvers()).toEqual([]);
    expect(snapshot(copy.at('dist')).get('index.html')?.toString()).toContain('换了名字的手册');
  });

  test.for([
    { renamings: 1, dist: 'previous' },
    { renamings: 2, dist: undefined },
    { renamings: 3, dist: 'new' },
  ])('SIGKILL after $renamings renamings of the swap', async ({ renamings, dist }) => {
    const copy = changedClone();
    const killed = await copy.build({ preload: 'killed-at-rename', env: { KILL_AFTER: String(renamings) } });
    expect(killed.signal).toBe('SIGKILL');
    expect(existsSync(copy.at('dist'))).toBe(dist !== undefined);
    const whole = dist === 'new' ? snapshot(copy.at('dist')) : before;
    expect(whole.get('index.html')?.includes('换了名字的手册')).toBe(dist === 'new');

    // The next build fails as well: what it found is there again.
    const failed = await copy.build({ preload: 'disk-fault', env: { FAULT_CODE: 'ENOSPC', FAULT_AFTER: '0' } });
    expect(failed.code).toBe(1);
    expect(failed.output.includes('原来的网站已经放回 dist')).toBe(dist === undefined);
    expect(lastLine(failed.output)).toBe(kept);
    expect(differences(whole, snapshot(copy.at('dist')))).toEqual([]);
    expect(copy.leftOvers()).toEqual([]);
  });

  test('files that change while they are built', async () => {
    const copy = changedClone();
    const running = copy.start();
    await running.said('generating static routes');
    copy.rename('又换了名字的手册');
    copy.write('content/.site.yaml.swp', 'what an editor keeps');
    const { code, output } = await running.ended;
    expect(code).toBe(1);
    expect(output).toContain(
      '构建期间有文件改动，网站会一半是旧的、一半是新的：content/site.yaml\n  改法：再构建一次。',
    );
    expect(lastLine(output)).toBe(kept);
    expect(differences(before, snapshot(copy.at('dist')))).toEqual([]);
    expect(copy.leftOvers()).toEqual([]);
  });

  test('a mistake that only shows while pages are made', async () => {
    const copy = changedClone();
    copy.write('src/pages/broken.astro', '---\nthrow new Error("what is wrong");\n---\n<p>…</p>\n');
    const { code, output } = await copy.build();
    expect(code).toBe(1);
    expect(output).toContain('what is wrong');
    expect(output).toContain('构建没有完成。原因见上面。');
    expect(lastLine(output)).toBe(kept);
    expect(differences(before, snapshot(copy.at('dist')))).toEqual([]);
    expect(copy.leftOvers()).toEqual([]);
  });
});

describe('errors of the disk', () => {
  test.for([
    { fault: 'ENOSPC', after: 300_000, found: '磁盘满了（ENOSPC）' },
    { fault: 'EROFS', after: 0, found: '文件系统是只读的（EROFS）' },
  ])('$fault after $after bytes', async ({ fault, after, found }) => {
    const copy = changedClone();
    const { code, output } = await copy.build({
      preload: 'disk-fault',
      env: { FAULT_CODE: fault, FAULT_AFTER: String(after) },
    });
    expect(code).toBe(1);
    expect(output).toContain(`构建没有完成。${found}`);
    expect(output).toContain('\n  改法：');
    expect(lastLine(output)).toBe(kept);
    expect(differences(before, snapshot(copy.at('dist')))).toEqual([]);
    expect(copy.leftOvers()).toEqual([]);
  });

  test('before there is any site', async () => {
    const copy = built.clone();
    rmSync(copy.at('dist'), { recursive: true });
    const { code, output } = await copy.build({
      preload: 'disk-fault',
      env: { FAULT_CODE: 'ENOSPC', FAULT_AFTER: '300000' },
    });
    expect(code).toBe(1);
    expect(lastLine(output)).toBe('dist 里还没有网站。');
    expect(existsSync(copy.at('dist'))).toBe(false);
    expect(copy.leftOvers()).toEqual([]);
  });

  test.for(['.', 'public-html'])('a read-only folder: %s', async (folder) => {
    const copy = changedClone();
    cpSync(copy.at('dist'), copy.at('public-html/site'), { recursive: true });
    // Permissions do not bind the administrator.
    const uid = process.getuid?.() === 0 ? 65534 : undefined;
    if (uid !== undefined) spawnSync('chown', ['-R', String(uid), copy.root]);
    chmodSync(copy.at(folder), 0o555);
    const { code, output } = await copy.build({
      ...(folder === '.' ? {} : { outDir: 'public-html/site' }),
      ...(uid === undefined ? {} : { uid }),
      env: { HOME: copy.root },
    });
    chmodSync(copy.at(folder), 0o755);
    expect(code).toBe(1);
    expect(output).toContain(`构建没有完成。没有写入的权限（EACCES）：${join(copy.root, folder)}\n  改法：`);
    expect(lastLine(output)).toBe(folder === '.' ? kept : 'public-html/site 里还是原来的网站，没有改动。');
    expect(output).not.toContain('generating static routes');
    expect(differences(before, snapshot(copy.at('dist')))).toEqual([]);
    expect(differences(before, snapshot(copy.at('public-html/site')))).toEqual([]);
    expect(copy.leftOvers()).toEqual([]);
  });
});

describe('where the site is put', () => {
  test.for<{ name: string; prepare: (copy: WorkingCopy) => void; found: string }>([
    {
      name: 'a file',
      prepare: (copy) => writeFileSync(copy.at('out'), 'mine'),
      found: '是一个文件，应当是文件夹',
    },
    {
      name: 'a folder with something else in it',
      prepare: (copy) => copy.write('out/letters.txt', 'mine'),
      found: '里有别的东西（letters.txt），不像是一个构建好的网站',
    },
    {
      name: 'a site that is under version control',
      prepare: (copy) => {
        cpSync(copy.at('dist'), copy.at('out'), { recursive: true });
        copy.write('out/.git/HEAD', 'mine');
      },
      found: '里有别的东西（.git',
    },
    {
      name: 'a link that leads nowhere',
      prepare: (copy) => symlinkSync('gone', copy.at('out')),
      found: '是一个失效的链接',
    },
    {
      name: 'the project',
      prepare: (copy) => symlinkSync('..', copy.at('out')),
      found: '里是项目本身',
    },
  ])('refused: $name', async ({ prepare, found }) => {
    const copy = built.clone();
    prepare(copy);
    const all = snapshot(copy.root);
    const { code, output } = await copy.build({ outDir: 'out' });
    expect(code).toBe(1);
    expect(output).toContain(found);
    expect(output).toContain('\n  改法：');
    expect(lastLine(output)).toMatch(/^out 里还(没有网站|是原来的网站，没有改动)。$/);
    expect(output).not.toContain('generating static routes');
    expect(differences(all, snapshot(copy.root))).toEqual([]);
  });

  test('a link to a folder stays a link', async () => {
    const copy = built.clone();
    const elsewhere = temporaryFolder();
    rmSync(copy.at('dist'), { recursive: true });
    mkdirSync(join(elsewhere, 'site'));
    symlinkSync(join(elsewhere, 'site'), copy.at('dist'));
    await copy.mustBuild();
    expect(differences(before, snapshot(join(elsewhere, 'site')))).toEqual([]);
    expect(differences(before, snapshot(copy.at('dist')))).toEqual([]);
    expect(readdirSync(elsewhere)).toEqual(['site']);
  });
});

describe('what earlier builds left', () => {
  test('of a dead process goes, of a living one and of another machine stays', async () => {
    const copy = built.clone();
    const dead = deadProcess();
    const gone = [
      `.building-${host}-${dead}-00000001`,
      `.dist-new-${host}-${dead}-00000002`,
      `.dist-old-${host}-${dead}-00000003`,
    ];
    const stay = [`.building-${host}-${process.pid}-00000004`, `.building-elsewhere-${dead}-00000005`];
    for (const name of [...gone, ...stay, '.building-mine']) copy.write(`${name}/site/index.html`, 'unfinished');
    const output = await copy.mustBuild();
    for (const name of gone) expect(output).toContain(`它留下的 ${name} 已经删去`);
    expect(output).toContain(
      `.building-elsewhere-${dead}-00000005 属于另一台机器 elsewhere 上的构建；那里没有构建在运行的话，请删去它。`,
    );
    expect(copy.leftOvers()).toEqual([...stay, '.building-mine'].toSorted());
    expect(differences(before, snapshot(copy.at('dist')))).toEqual([]);
  });

  test('of several sites that stepped aside, the one that did last comes back', async () => {
    const copy = changedClone();
    const dead = deadProcess();
    copy.write(`.dist-old-${host}-${dead}-00000001/index.html`, 'older');
    renameSync(copy.at('dist'), copy.at(`.dist-old-${host}-${dead}-00000000`));
    const { code } = await copy.build({ preload: 'disk-fault', env: { FAULT_CODE: 'ENOSPC', FAULT_AFTER: '0' } });
    expect(code).toBe(1);
    expect(differences(before, snapshot(copy.at('dist')))).toEqual([]);
    expect(copy.leftOvers()).toEqual([]);
  });
});
