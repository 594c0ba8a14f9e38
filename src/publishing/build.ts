import { subscribe } from 'node:diagnostics_channel';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join, relative } from 'node:path';
import { inspect } from 'node:util';
import { BuildCache } from '../built-pages/build-cache.ts';
import { useCache } from '../built-pages/built-pages.ts';
import { explainFault, PublishingError } from './faults.ts';
import { changedInputs, readInputs } from './inputs.ts';
import { integrityFile, integrityOf, sha256 } from './integrity.ts';
import { listFiles, readFiles, sameButForCase } from './output.ts';
import { usePreviousSite } from './site-files.ts';
import { openTarget, putInPlace } from './target.ts';
import { takeTurn } from './turn.ts';
import { leftOvers, removeFolder, restorePrevious, workingFolders, type WorkingFolders } from './working-folder.ts';

/** Where a build says what it does; quiet builds pass what says nothing. */
export interface Reporter {
  info(line: string): void;
  warn(line: string): void;
}

/**
 * One build, from the first look at the output folder to the last line on the screen. It works in a folder of its own
 * and replaces the site at the very end. However the process ends before that (a mistake in the content, an error of
 * the disk, a signal), the unfinished folder is removed and the last line says what is in the output folder now. Only
 * after a `kill -9` nothing can be done at once: the next build removes what was left.
 */
export class Build {
  readonly #root: string;
  readonly #wanted: string;
  readonly #report: Reporter;
  #folders: WorkingFolders | undefined;
  #target: string | undefined;
  #inputs: ReadonlyMap<string, string> = new Map();
  #endTurn: (() => void) | undefined;
  #cache: BuildCache | undefined;
  /** Why this build ended, in words; of several errors the last. */
  #reason: string | undefined;
  #published: string | undefined;

  /**
   * @param root the folder of the project.
   * @param wanted the folder that the site is to be in.
   */
  constructor(root: string, wanted: string, report: Reporter) {
    this.#root = root;
    this.#wanted = wanted;
    this.#report = report;
    process.on('exit', (code) => this.#end(code));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        this.#reason = `构建被中断（${signal}）。`;
        process.exit(128 + constants.signals[signal]);
      });
    }
    // Astro prints what ends a build as an error and exits; there is no hook for that.
    const note = (text: string): void => {
      this.#reason = explainFault(text) ?? this.#reason;
    };
    subscribe('console.error', (message) => note(inspect(message)));
    process.on('uncaughtExceptionMonitor', (error) => note(inspect(error)));
  }

  /**
   * Makes sure that the site can be put where it is wanted, and tidies up after builds that were killed.
   * @returns the folder for everything that this build writes, until `finish`.
   */
  async start(): Promise<string> {
    this.#target = openTarget(this.#wanted, this.#root);
    // Astro writes what it finds in `content/` into `.astro/`, which all builds of a working copy share.
    mkdirSync(join(this.#root, '.astro'), { recursive: true });
    this.#endTurn = await takeTurn(join(this.#root, '.astro', 'turn'));
    this.#tidyUp(this.#target);
    this.#folders = workingFolders(this.#root, this.#target);
    mkdirSync(this.#folders.building);
    this.#inputs = readInputs(this.#root);
    this.#cache = BuildCache.open(join(this.#root, '.astro', 'built.sqlite'), versionOf(this.#inputs));
    useCache(this.#cache);
    usePreviousSite(this.#target);
    return this.#folders.building;
  }

  /** To be called when Astro has read the content: now another build may. */
  contentRead(): void {
    this.#endTurn?.();
  }

  /**
   * Adds the list of files to the finished site and puts it in the place of the previous one.
   * @param site the folder of the finished site.
   * @throws PublishingError if this site must not be published; an error of the disk.
   */
  finish(site: string): void {
    if (!this.#folders || this.#target === undefined) throw new Error('The build was not started.');
    const clashes = sameButForCase(listFiles(site));
    if (clashes.length > 0) {
      throw new PublishingError(`文件名只有大小写不同，有的服务器分不清：${clashes.join('、')}\n  改法：改名。`);
    }
    const changed = changedInputs(this.#inputs, readInputs(this.#root));
    if (changed.length > 0) {
      throw new PublishingError(
        `构建期间有文件改动，网站会一半是旧的、一半是新的：${changed.join('、')}\n  改法：再构建一次。`,
      );
    }
    const integrity = integrityOf(readFiles(site));
    writeFileSync(join(site, integrityFile), integrity);
    putInPlace(site, this.#target, this.#folders);
    this.#cache?.close();
    this.#published = sha256(integrity);
  }

  /** Ends the process because of an error in one of the steps above. */
  fail(error: unknown): never {
    const own = error instanceof PublishingError;
    this.#reason = own ? error.message : (explainFault(inspect(error)) ?? inspect(error));
    process.exit(1);
  }

  #tidyUp(target: string): void {
    const left = leftOvers(this.#root, target);
    if (restorePrevious(target, left)) {
      this.#report.warn(`上一次构建在换上新网站的时候被强行停止；原来的网站已经放回 ${shown(target)}。`);
    }
    for (const { path, pid, otherHost } of left) {
      if (otherHost !== undefined) {
        this.#report.warn(`${shown(path)} 属于另一台机器 ${otherHost} 上的构建；那里没有构建在运行的话，请删去它。`);
      } else if (existsSync(path)) {
        removeFolder(path);
        this.#report.warn(`进程 ${pid} 的构建没有完成就被强行停止；它留下的 ${shown(path)} 已经删去。`);
      }
    }
  }

  #end(code: number): void {
    this.#endTurn?.();
    const { building, incoming, previous } = this.#folders ?? {};
    for (const path of [building, incoming, this.#published === undefined ? undefined : previous]) {
      if (path === undefined) continue;
      try {
        removeFolder(path);
      } catch (error) {
        console.error(`没能删去 ${shown(path)}，请手工删去。${explainFault(inspect(error)) ?? inspect(error)}`);
      }
    }
    const target = this.#target ?? this.#wanted;
    if (this.#published !== undefined) {
      this.#report.info(`${shown(target)} 里是新的网站。指纹（integrity.json 的 SHA-256）：${this.#published}`);
      return;
    }
    if (code === 0) process.exitCode = 1;
    const state = existsSync(join(target, 'index.html')) ? '里还是原来的网站，没有改动' : '里还没有网站';
    console.error(`\n构建没有完成。${this.#reason ?? '原因见上面。'}\n${shown(target)} ${state}。`);
  }
}

/** Everything that makes values of the cache out of their inputs: code, libraries, platform. */
function versionOf(inputs: ReadonlyMap<string, string>): string {
  const code = [...inputs].filter(([path]) => !path.startsWith('content/'));
  return sha256(Buffer.from(JSON.stringify([code.toSorted(), process.versions, process.arch])));
}

/** A path as people on this machine write it: short if it is in the folder where they are. */
function shown(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' || short.startsWith('..') ? path : short;
}
