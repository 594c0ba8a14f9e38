import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { pdfAddress } from '../../src/handbook/pdf.ts';
import { differences, snapshot, WorkingCopy, type BuildSettings } from './working-copy.ts';

/** The site of this working copy, as built before the tests. */
let site: ReadonlyMap<string, Buffer>;

beforeAll(() => {
  const dist = resolve('dist');
  if (!existsSync(join(dist, 'integrity.json'))) throw new Error('dist 里还没有网站：先运行 npm run build。');
  site = snapshot(dist);
});

const settings: readonly {
  readonly folder: string;
  readonly seen: readonly string[];
  readonly build: BuildSettings;
}[] = [
  {
    folder: '手册 副本 (2)',
    seen: ['Asia/Shanghai', 'tr-TR', 'later'],
    build: { preload: 'later', umask: '027', env: { TZ: 'Asia/Shanghai', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' } },
  },
  {
    folder: 'a',
    seen: ['America/St_Johns', 'zh-CN', 'now'],
    build: { umask: '000', env: { TZ: 'America/St_Johns', LANG: 'C', LC_ALL: 'zh_CN.GB18030' } },
  },
];

describe('the same input gives the same bytes', () => {
  test.for(settings)('in $seen, in a folder “$folder”', async ({ folder, seen, build }) => {
    expect(whatNodeSees(build)).toEqual(seen);
    const copy = WorkingCopy.whole(folder);
    onTestFinished(() => copy.remove());
    await copy.mustBuild(build);
    const built = snapshot(copy.at('dist'));
    expect(differences(withoutPdf(site), withoutPdf(built))).toEqual([]);
    expect(printed(built)).toEqual(printed(site));
  });
});

/**
 * A site without the PDF file and its line in the list of files. Chromium prints the same pages with the same words each
 * time, but on a busy machine now and then not the same bytes.
 */
function withoutPdf(files: ReadonlyMap<string, Buffer>): ReadonlyMap<string, Buffer> {
  const list = files.get('integrity.json')?.toString('utf8') ?? '';
  const lines = list.split('\n').filter((line) => !line.includes(`"${pdfAddress}"`));
  const others = [...files].filter(([path]) => path !== pdfAddress);
  return new Map([...others, ['integrity.json', Buffer.from(lines.join('\n'))]]);
}

/** Every character of the PDF file in its order, and the number of its pages. */
function printed(files: ReadonlyMap<string, Buffer>): { readonly words: string; readonly pages: number } {
  const pdf = files.get(pdfAddress);
  if (!pdf) throw new Error(`没有 ${pdfAddress}。`);
  const text = execFileSync('pdftotext', ['-raw', '-', '-'], { input: pdf, maxBuffer: 1 << 28, encoding: 'utf8' });
  return { words: text.replaceAll(/\s/g, ''), pages: text.split('\f').length };
}

/** Time zone, language and clock of a process with these settings: that they are what they claim to be. */
function whatNodeSees({ preload, env }: BuildSettings): string[] {
  const program =
    'const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions(); console.log(timeZone, locale, Date.now())';
  const modules = preload === undefined ? [] : ['--import', join(import.meta.dirname, 'preload', `${preload}.mjs`)];
  const { stdout } = spawnSync(process.execPath, [...modules, '-e', program], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  const [timeZone = '', locale = '', time = ''] = stdout.trim().split(' ');
  return [timeZone, locale, Number(time) - Date.now() > 300 * 24 * 60 * 60 * 1000 ? 'later' : 'now'];
}
