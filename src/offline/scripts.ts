import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { madeInTime } from '../built-pages/built-pages.ts';

const frameWorker = fileURLToPath(new URL('browser/frame-worker.ts', import.meta.url));
const searchFrame = fileURLToPath(new URL('browser/search-frame.ts', import.meta.url));

/**
 * A script of a page, a module, and everything it imports as one classic script. Its worker becomes a frame; what
 * fails to load did so on this machine, whatever the network does.
 * @param file a script of a finished site: what it imports is named after its content there.
 * @param target the oldest browsers that have to understand it: `chrome90`.
 * @throws Error if the script does what a classic one cannot.
 */
export async function pageScript(file: string, target: readonly string[]): Promise<string> {
  const script = await madeInTime('page-script', [readFileSync(file), JSON.stringify(target)], async () => {
    const code = await bundle(`import ${JSON.stringify(file)};`, target, {
      inject: { Worker: [frameWorker, 'FrameWorker'] },
      define: { 'navigator.onLine': 'true' },
    });
    return new TextEncoder().encode(code);
  });
  return Buffer.from(script).toString('utf8');
}

/**
 * A module and everything it imports as one classic script.
 * @param target the oldest browsers that have to understand it.
 * @throws Error if the module does what a classic script cannot.
 */
export function classicScript(file: string, target: readonly string[]): Promise<string> {
  return bundle(`import ${JSON.stringify(file)};`, target, { define: {} });
}

/**
 * The program of the search frame as a classic script, with Pagefind's program in it.
 * @param pagefind the file of Pagefind's program.
 * @param packs the first path in each pack of files.
 * @param target the oldest browsers that have to understand it.
 */
export function searchScript(pagefind: string, packs: readonly string[], target: readonly string[]): Promise<string> {
  const code = `import * as program from ${JSON.stringify(pagefind)};
import { startSearch } from ${JSON.stringify(searchFrame)};
startSearch(program, ${JSON.stringify(packs)});`;
  // Pagefind is told where its files are.
  return bundle(code, target, { define: { 'import.meta.url': 'undefined' } });
}

async function bundle(
  code: string,
  target: readonly string[],
  transform: { inject?: Record<string, [string, string]>; define: Record<string, string> },
): Promise<string> {
  const entry = '\0entry';
  const made = await rolldown({
    input: entry,
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? code : undefined),
      },
    ],
    platform: 'browser',
    transform: { ...transform, target: [...target] },
    onLog: (level, { message }) => {
      if (level === 'warn') throw new Error(`脚本没有合成一个文件：${message}\n${code}`);
    },
  });
  try {
    const { output } = await made.generate({ format: 'iife', codeSplitting: false, minify: true });
    return output[0].code;
  } finally {
    await made.close();
  }
}
