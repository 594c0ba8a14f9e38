import type { Browser, BrowserContext, Request } from 'playwright';

/**
 * The guard of the browser tests: notes whatever leaks in or out in any tab that any of them opens. `guard-setup.ts`
 * lets a test fail over it.
 */
const breaches: string[] = [];
/** What the running test breaks on purpose. */
let provoked: RegExp[] = [];

/** What a page says of a breach of its policy; it never says it by itself. */
const mark = 'policy broken: ';
/** What browsers say of a policy in the console; also of those that a worker breaks, and where scripts are off. */
const policyWords = /content security policy|trusted ?types?\b|trusted(html|script)/i;

/** Watches every tab that a browser opens from now on. */
export function watch(browser: Browser): void {
  browser.on('context', (context) => void watchContext(context));
}

/**
 * Says that the running test breaks a policy, leaves the site or lets a page fail on purpose. A test that then does not
 * fails as well.
 * @param pattern finds the breach by its words.
 */
export function provokes(pattern: RegExp): void {
  provoked.push(pattern);
}

/** What leaked since the last test. */
export function seenBreaches(): readonly string[] {
  return breaches;
}

/** What leaked since the last time, without what was provoked; and what was said to be provoked and did not happen. */
export function takeBreaches(): readonly string[] {
  const seen = breaches.splice(0);
  const meant = provoked;
  provoked = [];
  return [
    ...seen.filter((breach) => !meant.some((pattern) => pattern.test(breach))),
    ...meant.filter((pattern) => !seen.some((breach) => pattern.test(breach))).map((pattern) => `没有发生：${pattern}`),
  ];
}

async function watchContext(context: BrowserContext): Promise<void> {
  context.on('request', (request) => {
    if (leaves(request)) breaches.push(`请求离开本站：${request.method()} ${request.url().slice(0, 200)}`);
  });
  context.on('console', (message) => {
    const text = message.text();
    const isTold =
      text.startsWith(mark) || (message.type() === 'error' && policyWords.test(text.replaceAll(/https?:\S+/g, '')));
    if (isTold) breaches.push(`违反策略：${text.slice(0, 300)}`);
  });
  context.on('weberror', (error) => breaches.push(`页面出错：${error.error().message}`));
  context.on('page', (page) => {
    page.on('websocket', (socket) => breaches.push(`打开连接：${socket.url()}`));
    page.on('download', (download) => {
      const name = download.suggestedFilename();
      if (!isPlainFileName(name)) breaches.push(`文件名不妥：${JSON.stringify(name)}`);
    });
  });
  await context.addInitScript((words) => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
      console.debug(`${words}${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber}`);
    });
  }, mark);
}

/** Whether a request goes elsewhere than to where its page came from. Tests open pages of this machine alone. */
function leaves(request: Request): boolean {
  const url = new URL(request.url());
  if (request.isNavigationRequest()) return !isOwnMachine(url);
  const page = new URL(request.frame().page().mainFrame().url());
  // A file that the page made itself.
  if (url.protocol === 'blob:') return url.origin !== page.origin;
  if (url.protocol === 'file:') return page.protocol !== 'file:';
  return !isOwnMachine(url) || url.origin !== page.origin;
}

function isOwnMachine(url: URL): boolean {
  if (url.protocol === 'file:' || url.href === 'about:blank') return true;
  if (url.protocol === 'blob:') return isOwnMachine(new URL(url.pathname));
  return url.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname);
}

/** Whether every system takes a name as it is: no path, no control or invisible character, no reserved name. */
export function isPlainFileName(name: string): boolean {
  return (
    name.length <= 120 &&
    !/[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u.test(name) &&
    !/^[\s.]|[\s.]$/.test(name) &&
    !/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name)
  );
}
