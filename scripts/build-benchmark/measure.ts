import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

/** What a command took. */
export interface Cost {
  /** Seconds of processor time, user and system, of the command and everything that it started. */
  readonly cpu: number;
  readonly wall: number;
  /** Megabytes of the largest process. */
  readonly peak: number;
}

/** A program with its parameters. */
export type Command = readonly [string, ...string[]];

/** Clock ticks of Linux, in which `/proc` counts. */
const ticks = 100;

/**
 * Runs commands one after the other.
 * @throws Error with the end of what a command said if it fails.
 */
export async function measure(commands: readonly Command[], folder: string): Promise<Cost> {
  const costs: Cost[] = [];
  for (const command of commands) costs.push(await run(command, folder));
  return {
    cpu: costs.reduce((sum, { cpu }) => sum + cpu, 0),
    wall: costs.reduce((sum, { wall }) => sum + wall, 0),
    peak: Math.max(...costs.map(({ peak }) => peak)),
  };
}

async function run(command: Command, folder: string): Promise<Cost> {
  const started = performance.now();
  // The shell counts all that it waited for, and says so on the third stream.
  const child = spawn('sh', ['-c', '"$@"; code=$?; times >&3; exit $code', 'sh', ...command], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    // The PDF file is Chromium's work, and there is nothing like it on the other sides.
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', HANDBOOK_PDF: 'off', NODE_OPTIONS: '' },
  });
  let said = '';
  let times = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4000)));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4000)));
  child.stdio[3]?.on('data', (text: Buffer) => (times += text.toString()));
  const seen = new Map<number, { cpu: number; peak: number }>();
  const watch = setInterval(() => look(child.pid, seen), 50);
  const code = await new Promise<number | null>((done, fail) => {
    child.on('error', fail);
    child.on('close', done);
  }).finally(() => clearInterval(watch));
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}:\n${said}`);
  const watched = [...seen.values()];
  return {
    // A process that its parent did not wait for is missing in the shell's sum, the last moments in ours.
    cpu: Math.max(
      secondsOf(times),
      watched.reduce((sum, { cpu }) => sum + cpu, 0),
    ),
    wall: (performance.now() - started) / 1000,
    peak: Math.max(0, ...watched.map(({ peak }) => peak)),
  };
}

/** The sum of what `times` of a shell prints: `0m1.20s 0m0.30s`, twice. */
function secondsOf(times: string): number {
  return [...times.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
}

/** Notes the processor time and the largest memory of a process and of all below it. */
function look(top: number | undefined, seen: Map<number, { cpu: number; peak: number }>): void {
  const parents = new Map<number, number>();
  const now = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const fields = readProc(`${name}/stat`)
      .replace(/^.*\) /s, '')
      .split(' ');
    parents.set(Number(name), Number(fields[1]));
    now.set(Number(name), (Number(fields[11]) + Number(fields[12])) / ticks);
  }
  const isBelow = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 1 && (pid === top || isBelow(parents.get(pid)));
  for (const [pid, cpu] of now) {
    if (!isBelow(pid)) continue;
    const peak = Number(/VmHWM:\s+(\d+) kB/.exec(readProc(`${pid}/status`))?.[1] ?? 0) / 1024;
    const before = seen.get(pid);
    seen.set(pid, { cpu: Math.max(cpu || 0, before?.cpu ?? 0), peak: Math.max(peak, before?.peak ?? 0) });
  }
}

function readProc(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    // The process has ended meanwhile.
    return '';
  }
}
