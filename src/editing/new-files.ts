import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file stands where a new one should be written; the message says so in Chinese. */
export class FileInTheWay extends Error {
  override readonly name = 'FileInTheWay';
}

/** A file to be written: its path in a folder, and its text. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Writes a file that is not there yet: beside its place, then moved. If anything fails, nothing is left.
 * @throws FileInTheWay if something stands there.
 */
export function writeNewFile(folder: string, file: NewFile): void {
  refuseExisting(folder, file.path);
  replaceFile(folder, file);
}

/** Writes a file, whatever stands there, beside its place, then moved: whoever reads it sees the old or the new one. */
export function replaceFile(folder: string, { path, text }: NewFile): void {
  const target = join(folder, path);
  const beside = join(dirname(target), `.${process.pid}.new`);
  mkdirSync(dirname(target), { recursive: true });
  try {
    writeFileSync(beside, text);
    renameSync(beside, target);
  } finally {
    rmSync(beside, { force: true });
  }
}

/**
 * Writes a folder that is not there yet, with all its files or not at all.
 * @param path of the new folder, inside `folder`.
 * @param files by their paths inside the new folder.
 * @throws FileInTheWay if something stands there.
 */
export function writeNewFolder(folder: string, path: string, files: readonly NewFile[]): void {
  refuseExisting(folder, path);
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  const beside = mkdtempSync(join(dirname(target), '.new-'));
  try {
    for (const file of files) replaceFile(beside, file);
    renameSync(beside, target);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

function refuseExisting(folder: string, path: string): void {
  if (existsSync(join(folder, path)))
    throw new FileInTheWay(`${join(folder, path)} 已经有了，没有改动它。换一个名字，或者直接改那里的内容。`);
}
