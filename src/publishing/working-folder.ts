import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { PublishingError } from './faults.ts';

/**
 * The folders that a build has to itself. Their names say which process on which machine they belong to, so that a
 * later build knows whether anybody still needs them:
 *
 * - `.building-ID` in the project: the unfinished site and all caches;
 * - `.dist-new-ID` beside `dist`: the finished site, where `dist` is on another disk than the project;
 * - `.dist-old-ID` beside `dist`: the previous site, from the moment it steps aside until it is deleted.
 */
export interface WorkingFolders {
  readonly building: string;
  readonly incoming: string;
  readonly previous: string;
}

/** Names for the folders of this process; nothing is created. */
export function workingFolders(root: string, target: string): WorkingFolders {
  const id = `${host()}-${process.pid}-${randomBytes(4).toString('hex')}`;
  return {
    building: join(root, `.building-${id}`),
    incoming: join(dirname(target), `.${basename(target)}-new-${id}`),
    previous: join(dirname(target), `.${basename(target)}-old-${id}`),
  };
}

/** A folder that an earlier build left behind. */
export interface LeftOver {
  readonly path: string;
  /** The process that it belonged to. */
  readonly pid: number;
  /** The machine (or container) of that process, if it is another one: then nobody can say here whether it is done. */
  readonly otherHost?: string;
}

/** What builds left behind that did not end by themselves; folders of builds that are still running are not among it. */
export function leftOvers(root: string, target: string): LeftOver[] {
  const name = basename(target);
  return [
    ...named(root, '.building-'),
    ...named(dirname(target), `.${name}-new-`),
    ...named(dirname(target), `.${name}-old-`),
  ];
}

/**
 * Puts the previous site back if a build was killed between moving it aside and moving the new one in.
 * @returns whether there was one to put back.
 * @throws PublishingError if it cannot be put back.
 */
export function restorePrevious(target: string, left: readonly LeftOver[]): boolean {
  if (existsSync(target)) return false;
  const newest = left
    .filter(({ path, otherHost }) => otherHost === undefined && basename(path).startsWith(`.${basename(target)}-old-`))
    .map(({ path }) => ({ path, moved: statSync(path).ctimeMs }))
    .toSorted((a, b) => b.moved - a.moved)[0];
  if (!newest) return false;
  try {
    renameSync(newest.path, target);
    return true;
  } catch {
    // Another build that starts at this moment was faster.
    if (existsSync(target)) return false;
    throw new PublishingError(`没能把原来的网站从 ${newest.path} 放回 ${target}。\n  改法：手工改回原来的名字。`);
  }
}

/** Deletes a folder with everything in it, even while somebody still writes into it; it may be gone already. */
export function removeFolder(path: string): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

function named(folder: string, prefix: string): LeftOver[] {
  return readdirSync(folder).flatMap((name): LeftOver[] => {
    const found = name.startsWith(prefix) && /^(.+)-(\d+)-[0-9a-f]{8}$/.exec(name.slice(prefix.length));
    if (!found) return [];
    const [, owner = '', pid = ''] = found;
    const path = join(folder, name);
    if (owner !== host()) return [{ path, pid: Number(pid), otherHost: owner }];
    return isRunning(Number(pid)) ? [] : [{ path, pid: Number(pid) }];
  });
}

function host(): string {
  return hostname().replaceAll(/[^A-Za-z0-9.-]/g, '_');
}

function isRunning(pid: number): boolean {
  // The number of a dead process was given to this one: this process has not made any folder yet.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user may not be asked, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
