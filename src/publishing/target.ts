import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  statSync,
} from 'node:fs';
import { dirname, sep } from 'node:path';
import { PublishingError } from './faults.ts';
import { isThere } from './output.ts';
import { removeFolder, type WorkingFolders } from './working-folder.ts';

/**
 * The folder itself that a site is to be put into (where a link leads), ready to be replaced: its parent is there and
 * may be written to, and nothing would be lost but a site.
 * @throws PublishingError if not; an error of the disk if the parent cannot be written to.
 */
export function openTarget(wanted: string, root: string): string {
  if (isThere(wanted) && !existsSync(wanted)) {
    throw new PublishingError(`输出路径 ${wanted} 是一个失效的链接。\n  改法：删去它，或者让它指向一个文件夹。`);
  }
  const target = existsSync(wanted) ? realpathSync(wanted) : wanted;
  if (`${realpathSync(root)}${sep}`.startsWith(`${target}${sep}`)) {
    throw new PublishingError(`输出路径 ${target} 里是项目本身，换上网站会把项目删掉。\n  改法：换一个文件夹。`);
  }
  if (existsSync(target)) {
    if (!statSync(target).isDirectory()) {
      throw new PublishingError(
        `输出路径 ${target} 是一个文件，应当是文件夹。\n  改法：移走这个文件，或者换一个输出路径。`,
      );
    }
    const names = readdirSync(target);
    if (names.includes('.git') || (names.length > 0 && !names.includes('index.html'))) {
      throw new PublishingError(
        `输出文件夹 ${target} 里有别的东西（${names.slice(0, 5).join('、')}），不像是一个构建好的网站，换上网站会把它们删掉。\n  改法：移走它们，或者换一个空文件夹。`,
      );
    }
  }
  mkdirSync(dirname(target), { recursive: true });
  accessSync(dirname(target), constants.W_OK | constants.X_OK);
  return target;
}

/**
 * Puts a finished site where it is wanted: the previous one steps aside, the new one steps in, the previous one is
 * deleted. The two steps are synchronous, so that no signal comes between. Builds that do this at the same time are no
 * harm to each other: the last one stays.
 * @param site the finished site; may be on another disk.
 * @throws an error of the disk; the previous site is then where it was.
 */
export function putInPlace(site: string, target: string, { incoming, previous }: WorkingFolders): void {
  moveBeside(site, incoming);
  for (let attempts = 100; ; attempts -= 1) {
    removeFolder(previous);
    const stepped = stepAside(target, previous);
    try {
      renameSync(incoming, target);
      return;
    } catch (error) {
      // Another build was faster and has just put its own site there: then that one is the previous one.
      if (attempts > 0 && ['ENOTEMPTY', 'EEXIST'].includes(codeOf(error))) continue;
      if (stepped) renameSync(previous, target);
      throw error;
    }
  }
}

function moveBeside(site: string, incoming: string): void {
  try {
    renameSync(site, incoming);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
    cpSync(site, incoming, { recursive: true });
  }
}

function stepAside(target: string, previous: string): boolean {
  try {
    renameSync(target, previous);
    return true;
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    return false;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
