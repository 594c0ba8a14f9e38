import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';

const locked = 5;

/**
 * Waits until no other process holds the turn, and takes it. The turn is the lock of an empty database: the system
 * itself ends it with the process, however that dies, so there is no lock that anybody would have to judge stale.
 * @param file where the database is; its folder exists.
 * @throws an error of the disk if the file cannot be written.
 * @returns a function that gives the turn back.
 */
export async function takeTurn(file: string): Promise<() => void> {
  // The database would not say what is wrong with the file.
  closeSync(openSync(file, 'a'));
  const database = new DatabaseSync(file, { timeout: 0 });
  while (!lock(database)) await setTimeout(100);
  return () => {
    if (database.isOpen) database.close();
  };
}

function lock(database: DatabaseSync): boolean {
  try {
    database.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === locked) return false;
    database.close();
    throw error;
  }
}
