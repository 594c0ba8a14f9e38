/**
 * A page of the site as it stands in the offline edition: scripts are classic ones under the same address, because
 * browsers load no module from a disk, and the one that holds up the first picture holds up the page; search runs in a frame, and nothing may connect to anything. An element
 * `<p data-offline="…">` says those words in place of its own.
 * @throws Error if words hold markup.
 */
export function offlinePage(html: string): string {
  return html
    .replaceAll(/<script type="module" src="([^"]*)" async blocking="render">/g, '<script src="$1">')
    .replaceAll('<script type="module" src=', '<script defer src=')
    .replace(
      /(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(")/,
      (_, start: string, policy: string, end: string) => start + offlinePolicy(policy) + end,
    )
    .replaceAll(
      /<p([^>]*?) data-offline="([^"]*)"([^>]*)>.*?<\/p>/gs,
      (_, before: string, words: string, after: string) => {
        if (/[<>]/.test(words)) throw new Error(`data-offline 里只能写文字，不能写标签：${words}`);
        return `<p${before}${after}>${words}</p>`;
      },
    );
}

/** The addresses of a page's scripts, as they are written in it. */
export function scriptsOf(html: string): string[] {
  return [...html.matchAll(/<script type="module" src="([^"]*)"/g)].map(([, address = '']) => address);
}

/**
 * Pages that ask a server for search load a frame instead; WebAssembly runs in the frame only. Firefox takes no form on
 * a disk to lead to 'self'.
 */
function offlinePolicy(policy: string): string {
  const self = '&#x27;self&#x27;';
  const none = '&#x27;none&#x27;';
  if (!policy.includes(`connect-src ${self}`)) return policy;
  return policy
    .replace(' &#x27;wasm-unsafe-eval&#x27;', '')
    .replace(`connect-src ${self}`, `connect-src ${none}`)
    .replace(`worker-src ${self}`, `worker-src ${none}; frame-src ${self}`)
    .replace(`form-action ${self}`, 'form-action file:');
}
