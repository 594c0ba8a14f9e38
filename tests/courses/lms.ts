import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Frame, Page as Tab } from 'playwright';
import type { AskedQuestion } from '../../src/courses/self-test.ts';
import type { Served } from '../site/site.ts';

/** A call of the API and what came of it. */
export interface Call {
  readonly name: string;
  readonly args: readonly string[];
  readonly result: string;
  /** What LMSGetLastError says right after it. */
  readonly error: string;
}

/** What makes a learning-management system special. */
export interface LmsSettings {
  /** Values of `cmi` that a learner begins with: `{ core: { lesson_mode: 'browse' } }`. */
  readonly begin?: unknown;
  /** Elements that the system refuses to set, and LMSInitialize: it answers `false` with error 101. */
  readonly refuses?: readonly string[];
  /** Whether it opens courses in a frame, or in a window of their own once it is told to. */
  readonly opens?: 'frame' | 'window';
}

/** As a classic script, which defines `Scorm12API`: the package's own name for the file leads to a module. */
const library = readFileSync(
  fileURLToPath(new URL('../../node_modules/scorm-again/dist/scorm12.js', import.meta.url)),
  'utf8',
);

/**
 * The program of a system: scorm-again, every call written down, what is committed kept for the next session. It can
 * run in the very window of the course as well.
 */
export const lmsProgram = (settings: LmsSettings = {}): string => `${library}
(() => {
const { begin, refuses } = ${JSON.stringify({ begin: { student_data: { mastery_score: '80' } }, refuses: [], ...settings })};
const api = new Scorm12API({ autocommit: false, logLevel: 5, mastery_override: true });
const kept = sessionStorage.getItem('cmi');
api.loadFromJSON(kept ? JSON.parse(kept).cmi : begin);
window.calls = [];
let refused = false;
window.API = {};
for (const name of ['LMSInitialize', 'LMSFinish', 'LMSGetValue', 'LMSSetValue', 'LMSCommit', 'LMSGetLastError', 'LMSGetErrorString', 'LMSGetDiagnostic']) {
  window.API[name] = (...args) => {
    if (name === 'LMSGetLastError' && refused) return '101';
    refused = refuses.includes(name) || refuses.includes(args[0]);
    const result = refused ? 'false' : String(api[name](...args));
    if (name === 'LMSGetLastError' || name === 'LMSGetErrorString') return result;
    window.calls.push({ name, args, result, error: refused ? '101' : String(api.LMSGetLastError()) });
    if (name === 'LMSCommit' || name === 'LMSFinish') sessionStorage.setItem('cmi', api.renderCMIToJSONString());
    return result;
  };
}
window.recorded = () => JSON.parse(api.renderCMIToJSONString()).cmi;
})();
`;

const page = ({ opens = 'frame' }: LmsSettings): string => `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>学习平台</title>
<style>body { margin: 0 } iframe { display: block; width: 100%; height: 95vh; border: 0 }</style>
<script src="lms.js"></script>
${opens === 'frame' ? '<iframe title="课程" src="package/index.html"></iframe>' : '<a href="package/index.html" target="_blank" rel="opener">打开课程</a>'}
</html>`;

const types: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

/**
 * Serves a learning-management system that has opened a package in a frame, as systems do.
 * @param files of the package.
 */
export async function serveLms(files: ReadonlyMap<string, Uint8Array>, settings: LmsSettings = {}): Promise<Served> {
  const own = new Map<string, string | Uint8Array>([
    ['/', page(settings)],
    ['/lms.js', lmsProgram(settings)],
    ['/favicon.ico', ''],
    ...[...files].map(([path, content]): [string, Uint8Array] => [`/package/${path}`, content]),
  ]);
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const content = own.get(path);
    const type = types[path === '/' ? 'html' : (path.split('.').pop() ?? '')] ?? 'application/octet-stream';
    response.writeHead(content === undefined ? 404 : 200, { 'content-type': `${type}; charset=utf-8` });
    response.end(content);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const where = server.address();
  const port = typeof where === 'object' && where !== null ? where.port : 0;
  return {
    address: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

/** The frame with the course, once its program has run. */
export async function courseFrame(tab: Tab): Promise<Frame> {
  const element = await tab.waitForSelector('iframe');
  const frame = await element.contentFrame();
  if (!frame) throw new Error('no frame');
  await frame.waitForSelector('#test .tq-acts');
  return frame;
}

/** Every call since the page of the system was loaded. */
export async function callsOf(tab: Tab): Promise<readonly Call[]> {
  return JSON.parse(await tab.evaluate('JSON.stringify(window.calls)'));
}

/** What the system knows now, as `cmi`. */
export async function recordedBy(tab: Tab): Promise<Recorded> {
  return JSON.parse(await tab.evaluate('JSON.stringify(window.recorded())'));
}

/** The part of `cmi` that the tests look at. */
export interface Recorded {
  readonly suspend_data: string;
  readonly core: {
    readonly lesson_status: string;
    readonly lesson_location: string;
    readonly exit: string;
    readonly session_time: string;
    readonly score: { readonly raw: string; readonly min: string; readonly max: string };
  };
  readonly interactions: Readonly<Record<string, Interaction>>;
}

/** An interaction as scorm-again keeps it. */
export interface Interaction {
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly student_response: string;
  readonly result: string;
  readonly weighting: string;
  readonly correct_responses: Readonly<Record<string, { readonly pattern: string }>>;
}

/** Answers a question as a learner does, with the keyboard and the mouse, and has it marked. */
export async function answer(frame: Frame, code: string, question: AskedQuestion, right: boolean): Promise<void> {
  const section = frame.locator(`[id="${code}.${question.id}"]`);
  switch (question.type) {
    case 'single':
    case 'multiple': {
      const wanted = question.options.map((option) => option.right === right);
      const last = wanted.lastIndexOf(true);
      for (const [place, choose] of wanted.entries())
        // Of several wrong ones a single question takes one.
        if (choose && (question.type === 'multiple' || place === last))
          await section.locator('input').nth(place).check();
      break;
    }
    case 'order':
      // As it is shown it is never right.
      if (right)
        await putInOrder(
          frame,
          `${code}.${question.id}`,
          question.right.map((place) => question.items[place] ?? ''),
        );
      break;
    case 'deadline':
      await section.locator('input').fill(right ? question.right : '2001-01-01');
  }
  await section.getByRole('button', { name: '对答案' }).click();
}

async function putInOrder(frame: Frame, id: string, items: readonly string[]): Promise<void> {
  for (const [place, words] of items.entries()) {
    for (let guard = items.length; guard > 0; guard -= 1) {
      const rows = frame.locator(`[id="${id}"] ol > li`);
      const texts = await rows.locator('> span:first-child').allTextContents();
      const at = texts.map((text) => text.trim()).indexOf(words);
      if (at === place) break;
      await rows.nth(at).getByRole('button', { name: /^上移/ }).click();
    }
  }
}
