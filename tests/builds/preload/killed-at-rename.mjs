import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Loaded before a build (`node --import`): the process is killed right after KILL_AFTER of the renamings that put the
 * finished site in its place.
 */
let left = Number(process.env.KILL_AFTER);

const { renameSync } = fs;
fs.renameSync = (from, to) => {
  const counts = /\bdist$|\.dist-/.test(`${to}`);
  renameSync(from, to);
  if (!counts) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
};
syncBuiltinESMExports();
