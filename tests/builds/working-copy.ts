import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { minimalContent } from '../unit/minimal-content.ts';

const project = resolve('.');
/** What a build needs besides `content/`. */
const sources = ['public', 'src', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** How a build ended. */
export interface Ended {
  /** Exit code; null if a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** What it said, both streams in the order of arrival. */
  readonly output: string;
}

/** A running build. */
export interface Running {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Waits until the build has said something; throws if it ends without. */
  said(text: string): Promise<void>;
}

/** Settings of one build. */
export interface BuildSettings {
  /** Folder for the site, instead of `dist`. */
  readonly outDir?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** A module of `preload/` that is loaded before anything else. */
  readonly preload?: 'disk-fault' | 'killed-at-rename' | 'later';
  readonly umask?: string;
  /** Runs the build as this user and group. */
  readonly uid?: number;
}

/** A copy of the project, to be built as often as wanted. */
export class WorkingCopy {
  readonly root: string;
  /** Whether its builds print the PDF file of the handbook: it takes long, and nothing here looks at it but its bytes. */
  #printsPdf = false;

  private constructor(root: string) {
    this.root = root;
  }

  /** A copy with the smallest content that is complete and right: seconds instead of a minute. */
  static small(name?: string): WorkingCopy {
    return WorkingCopy.with(minimalContent, name);
  }

  /** A copy with other content: texts by their paths in the content folder. */
  static with(content: Readonly<Record<string, string>>, name = 'handbook'): WorkingCopy {
    const copy = WorkingCopy.#withSources(name);
    for (const [path, text] of Object.entries(content)) copy.write(`content/${path}`, text);
    return copy;
  }

  /** A copy with the real content. */
  static whole(name: string): WorkingCopy {
    const copy = WorkingCopy.#withSources(name);
    cpSync(join(project, 'content'), copy.at('content'), { recursive: true });
    copy.#printsPdf = true;
    return copy;
  }

  static #withSources(name: string): WorkingCopy {
    const copy = new WorkingCopy(join(newFolder(), name));
    mkdirSync(copy.root);
    for (const source of sources) cpSync(join(project, source), copy.at(source), { recursive: true });
    symlinkSync(realpathSync(join(project, 'node_modules')), copy.at('node_modules'));
    return copy;
  }

  /** Another copy, built or not like this one; removed when the test is over. */
  clone(): WorkingCopy {
    const copy = new WorkingCopy(join(temporaryFolder(), 'handbook'));
    cpSync(this.root, copy.root, { recursive: true, verbatimSymlinks: true });
    return copy;
  }

  /** Takes the copy away; for copies that were made for several tests. */
  remove(): void {
    rmSync(dirname(this.root), { recursive: true, force: true });
  }

  /** Where a file of the copy is on the disk. */
  at(path: string): string {
    return join(this.root, path);
  }

  /** Writes a file, whatever was there before. */
  write(path: string, text: string): void {
    mkdirSync(dirname(this.at(path)), { recursive: true });
    writeFileSync(this.at(path), text);
  }

  /** Gives the site another name, which is on every page. */
  rename(name: string): void {
    const site = readFileSync(this.at('content/site.yaml'), 'utf8');
    this.write('content/site.yaml', site.replace(/^name: .*$/m, `name: ${name}`));
  }

  /** Starts a build, as `npm run build` does. */
  start({ outDir, env, preload, umask, uid }: BuildSettings = {}): Running {
    const astro = realpathSync(join(project, 'node_modules/.bin/astro'));
    const command = [
      process.execPath,
      ...(preload === undefined ? [] : ['--import', join(import.meta.dirname, 'preload', `${preload}.mjs`)]),
      astro,
      'build',
    ];
    if (outDir !== undefined) command.push('--outDir', outDir);
    const child = spawn('sh', ['-c', `${umask === undefined ? '' : `umask ${umask} && `}exec "$@"`, 'sh', ...command], {
      cwd: this.root,
      env: {
        ...process.env,
        ASTRO_TELEMETRY_DISABLED: '1',
        NODE_OPTIONS: '',
        NO_COLOR: '1',
        HANDBOOK_PDF: this.#printsPdf ? '' : 'off',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
    const chunks: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
    const ended = new Promise<Ended>((done, failed) => {
      child.on('error', failed);
      child.on('close', (code, signal) => done({ code, signal, output: chunks.join('') }));
    });
    const said = async (text: string): Promise<void> => {
      let over = false;
      void ended.then(() => (over = true));
      while (!chunks.join('').includes(text)) {
        if (over) throw new Error(`The build ended without “${text}”:\n${chunks.join('')}`);
        await Promise.race([once(child.stdout, 'data'), ended]);
      }
    };
    return { process: child, ended, said };
  }

  /** Builds and waits for the end. */
  build(settings: BuildSettings = {}): Promise<Ended> {
    return this.start(settings).ended;
  }

  /** Builds; throws with everything that was said unless that went well. */
  async mustBuild(settings: BuildSettings = {}): Promise<string> {
    const { code, output } = await this.build(settings);
    if (code !== 0) throw new Error(`The build ended with ${code}:\n${output}`);
    return output;
  }

  /** What builds left in the folder of the copy. */
  leftOvers(): string[] {
    return readdirSync(this.root).filter((name) => name.startsWith('.') && name !== '.astro');
  }
}

/** A new empty folder; removed when the test is over. */
export function temporaryFolder(): string {
  const folder = newFolder();
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

function newFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'build-')));
  // Another user may have to look in.
  chmodSync(folder, 0o755);
  return folder;
}

/** Every file of a folder with what it says; links are not followed. */
export function snapshot(folder: string, under = ''): Map<string, Buffer> {
  return new Map(
    readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry): [string, Buffer][] => {
      const path = under === '' ? entry.name : `${under}/${entry.name}`;
      if (entry.isDirectory()) return [...snapshot(folder, path)];
      return entry.isFile() ? [[path, readFileSync(join(folder, path))]] : [];
    }),
  );
}

/** The files in which two folders differ, by name and with what is different. */
export function differences(before: ReadonlyMap<string, Buffer>, after: ReadonlyMap<string, Buffer>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].toSorted().flatMap((path) => {
    const [old, now] = [before.get(path), after.get(path)];
    if (!old) return [`${path}: only after`];
    if (!now) return [`${path}: only before`];
    return old.equals(now) ? [] : [`${path}: ${old.length} and ${now.length} bytes`];
  });
}
