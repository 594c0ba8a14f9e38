import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Loaded before a build (`node --import`): after FAULT_AFTER bytes have been written into the unfinished site, every
 * further writing fails with FAULT_CODE, as it does on a disk that is full or was taken away.
 */
const code = process.env.FAULT_CODE ?? '';
const texts = { ENOSPC: 'no space left on device', EROFS: 'read-only file system' };
let left = Number(process.env.FAULT_AFTER);

function spend(path, content) {
  if (!String(path).includes('.building-')) return;
  left -= content.length;
  if (left >= 0) return;
  throw Object.assign(new Error(`${code}: ${texts[code]}, open '${path}'`), { code, syscall: 'open' });
}

const { writeFileSync } = fs;
fs.writeFileSync = (path, content, ...others) => {
  spend(path, content);
  writeFileSync(path, content, ...others);
};
const { writeFile } = fs.promises;
fs.promises.writeFile = async (path, content, ...others) => {
  spend(path, content);
  await writeFile(path, content, ...others);
};
syncBuiltinESMExports();
