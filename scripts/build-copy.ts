import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A site that was built from other content than that of the project. */
export interface BuiltCopy {
  readonly code: number | null;
  /** What the build said of errors; empty if it went well. */
  readonly errors: string;
  /** The built site; incomplete or missing if `code` is not 0. */
  readonly site: string;
  /** Takes everything away. */
  remove(): void;
}

const project = fileURLToPath(new URL('..', import.meta.url));
const sources = ['astro.config.mjs', 'package.json', 'tsconfig.json', 'public', 'src'];

/**
 * Builds a site in a copy of the project, so that neither the project's content nor its `dist` is touched.
 * @param content the content folder to build from.
 */
export async function buildCopy(content: string): Promise<BuiltCopy> {
  const root = mkdtempSync(join(tmpdir(), 'site-'));
  for (const name of sources) cpSync(join(project, name), join(root, name), { recursive: true });
  cpSync(content, join(root, 'content'), { recursive: true });
  // Link by link, so that the caches which stand among the modules are the copy's own.
  mkdirSync(join(root, 'node_modules'));
  for (const name of readdirSync(join(project, 'node_modules'))) {
    if (!name.startsWith('.')) symlinkSync(join(project, 'node_modules', name), join(root, 'node_modules', name));
  }
  const child = spawn(process.execPath, [join(project, 'node_modules/astro/bin/astro.mjs'), 'build'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  let errors = '';
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', (text: string) => (errors += text));
  const code = await new Promise<number | null>((done, fail) => {
    child.on('error', fail);
    child.on('close', done);
  });
  return {
    code,
    errors: errors.trim(),
    site: join(root, 'dist'),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
