import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { staticServer } from '../../scripts/static-server.ts';
import { objectStore } from './object-store.ts';

/**
 * Servers that the site is tested on. The first four run with the configurations of `scripts/servers/`; `npm-serve` is
 * our own.
 */
export type ServerName = 'nginx' | 'apache' | 'caddy' | 'lighttpd' | 'python' | 'npm-serve' | 'object-store';

/** A running server of a site. */
export interface RunningServer {
  /** Address of the site with a slash at the end: `http://127.0.0.1:41234/a/b/`. */
  readonly address: string;
  /** Ends it, waits until it is gone, and returns what it said and wrote into its logs. */
  stop(): Promise<string>;
}

interface Place {
  /** Folder for the configuration, the logs and what the server writes for itself. */
  readonly work: string;
  /** The site. */
  readonly folder: string;
  readonly prefix: string;
  readonly port: number;
}

/** Whom servers run as if the tests run as root: Debian's `nobody` and `nogroup`. */
const asNobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
/** Where Debian keeps servers; the path of an ordinary account lacks it. */
const programPath = `${process.env.PATH ?? ''}:/usr/sbin:/sbin`;

/**
 * Copies a built site as an administrator does, to where a server without rights can read it.
 * @returns the copy, and how to remove it.
 */
export function deploy(built: string): { readonly folder: string; remove(): void } {
  const place = mkdtempSync(join(tmpdir(), 'site-'));
  chmodSync(place, 0o755);
  const folder = join(place, 'site');
  // Several times faster than Node's own copying.
  execFileSync('cp', ['-R', built, folder]);
  return { folder, remove: () => rmSync(place, { recursive: true }) };
}

/**
 * Starts a server on a free port and waits until it answers.
 * @param folder the site, readable by everybody; see {@link deploy}.
 * @param prefix path under which the site stands: `/` or `/a/b/`.
 * @throws Error if it ends at once or does not answer within 20 seconds; holds what it said.
 */
export async function startServer(name: ServerName, folder: string, prefix: string): Promise<RunningServer> {
  if (name === 'object-store') return listen(objectStore(folder, prefix), prefix);
  if (name === 'npm-serve') return listen(staticServer(folder, prefix), prefix);
  const work = mkdtempSync(join(tmpdir(), `${name}-`));
  chmodSync(work, 0o777);
  const port = await freePort();
  const [program, ...parameters] = commands[name]({ work, folder, prefix, port });
  const child = spawn(program, parameters, {
    cwd: work,
    env: { ...process.env, PATH: programPath, HOME: work, APACHE_LOG_DIR: work, APACHE_RUN_DIR: work },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...asNobody,
  });
  let said = '';
  let running = true;
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += String(data)));
  child.on('error', (error) => (said += error.message));
  const end = new Promise<void>((done) => {
    child.on('close', () => {
      running = false;
      done();
    });
  });
  const stop = async (): Promise<string> => {
    child.kill();
    const hard = setTimeout(() => child.kill('SIGKILL'), 5000);
    await end;
    clearTimeout(hard);
    const logs = readdirSync(work).filter((file) => file.endsWith('.log'));
    const all = [said, ...logs.map((file) => readFileSync(join(work, file), 'utf8'))].join('');
    rmSync(work, { recursive: true });
    return all;
  };
  const address = `http://127.0.0.1:${port}${prefix}`;
  const patience = Date.now() + 20_000;
  while (!(await answers(`${address}index.html`))) {
    if (running && Date.now() < patience) continue;
    throw new Error(`服务器没有起来：${program} ${parameters.join(' ')}\n${await stop()}`);
  }
  return { address, stop };
}

/** Starts a server that is no program of its own. */
async function listen(server: Server, prefix: string): Promise<RunningServer> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const where = server.address();
  if (typeof where !== 'object' || where === null) throw new Error('no port');
  return {
    address: `http://127.0.0.1:${where.port}${prefix}`,
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done(''));
      }),
  };
}

async function answers(address: string): Promise<boolean> {
  try {
    const response = await fetch(address);
    await response.arrayBuffer();
    return true;
  } catch {
    await new Promise((done) => setTimeout(done, 50));
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const where = server.address();
  await new Promise((done) => server.close(done));
  if (typeof where !== 'object' || where === null) throw new Error('no port');
  return where.port;
}

/** A shipped configuration with folder, prefix, port and place of the logs put in, nothing else changed. */
function shipped(file: string, { work, folder, prefix, port }: Place): string {
  const values: Readonly<Record<string, string>> = {
    '/srv/handbook': folder,
    '/handbook/': prefix,
    '/handbook': prefix.slice(0, -1),
    '8080': String(port),
  };
  return readFileSync(join('scripts/servers', file), 'utf8').replaceAll(
    /\/var\/log\/\w+|\/srv\/handbook|(?<![\w}])\/handbook(?:\/|(?![\w.-]))|8080/g,
    (found) => values[found] ?? work,
  );
}

function write(place: Place, file: string, text: string): string {
  const path = join(place.work, file);
  writeFileSync(path, text);
  return path;
}

/** The command for each server that is a program of its own, after writing what it needs. */
const commands: Readonly<
  Record<Exclude<ServerName, 'object-store' | 'npm-serve'>, (place: Place) => [string, ...string[]]>
> = {
  // What Debian's nginx.conf says around a server of one's own, with the places where it writes.
  nginx(place) {
    const { work } = place;
    const site = write(place, 'handbook.conf', shipped('nginx.conf', place));
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${work}/${name};`,
    );
    const main = write(
      place,
      'nginx.conf',
      `daemon off; worker_processes 1; pid ${work}/nginx.pid; events {}
       http { ${temporary.join(' ')} include /etc/nginx/mime.types; access_log ${work}/access.log; gzip on; include ${site}; }`,
    );
    return ['nginx', '-c', main, '-e', 'stderr'];
  },
  // The modules that Debian turns on, and those that the head of the configuration says to turn on.
  apache(place) {
    const { work } = place;
    const site = write(place, 'handbook.conf', shipped('apache.conf', place));
    const modules = ['mpm_event', 'alias', 'authz_core', 'autoindex', 'dir', 'filter', 'mime', 'negotiation'];
    const lines = [...modules, 'deflate', 'headers'].flatMap((name) => [
      `Include mods-available/${name}.load`,
      `IncludeOptional mods-available/${name}.conf`,
    ]);
    const main = write(
      place,
      'apache2.conf',
      `ServerRoot /etc/apache2\nPidFile ${work}/apache2.pid\nMutex file:${work} default\nServerName 127.0.0.1
ErrorLog ${work}/error.log\n${lines.join('\n')}\nInclude ${site}\n`,
    );
    return ['apache2', '-f', main, '-D', 'FOREGROUND'];
  },
  caddy(place) {
    return [
      'caddy',
      'run',
      '--adapter',
      'caddyfile',
      '--config',
      write(place, 'Caddyfile', shipped('Caddyfile', place)),
    ];
  },
  lighttpd(place) {
    return ['lighttpd', '-D', '-f', write(place, 'lighttpd.conf', shipped('lighttpd.conf', place))];
  },
  // It knows folders only, so the prefix is one.
  python({ work, folder, prefix, port }) {
    const root = join(work, 'root');
    mkdirSync(dirname(root + prefix.slice(0, -1)), { recursive: true });
    symlinkSync(folder, root + prefix.slice(0, -1));
    return ['python3', '-m', 'http.server', String(port), '--bind', '127.0.0.1', '--directory', root];
  },
};
