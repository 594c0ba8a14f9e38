import type { Browser, BrowserContextOptions, Page as Tab } from 'playwright';
import type { HostileString } from './hostile-strings.ts';

declare global {
  interface Window {
    /** The hostile texts, in a page that is tried with them. */
    hostile: readonly HostileString[];
    /** What happened to the page since the last time that no text may do. */
    harm: () => string[];
    /** Puts a text into a field as typing does. */
    put: (field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, text: string) => void;
    /** Gives a file of this text to the page's file chooser. */
    give: (text: string) => void;
    /** Waits until something holds; `false` if it does not within half a minute. */
    until: (holds: () => boolean) => Promise<boolean>;
    /** Whether the search worker has answered everything. */
    isAnswered: () => boolean;
    /** How much the search worker was asked. */
    asked: number;
  }
}

/**
 * Opens a tab that is to be tried with hostile texts. Dialogs that a text opened are reported by `harm` as well.
 * @param texts are handed over as JSON: halves of characters would not come through otherwise.
 */
export async function openHostileTab(
  browser: Browser,
  texts: readonly HostileString[],
  settings: BrowserContextOptions = {},
): Promise<Tab> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...settings });
  const tab = await context.newPage();
  tab.on('dialog', (dialog) => {
    // The page itself asks before it is left with something unsaved.
    void (dialog.type() === 'beforeunload' ? dialog.accept() : dialog.dismiss());
  });
  await tab.addInitScript(prepare, JSON.stringify(texts));
  return tab;
}

/** Runs in the page, before its own scripts. */
function prepare(texts: string): void {
  window.hostile = JSON.parse(texts);
  const opened: string[] = [];
  for (const name of ['alert', 'confirm', 'prompt', 'open'])
    Reflect.set(window, name, () => {
      opened.push(name);
    });
  const elements =
    'iframe, frame, frameset, object, embed, base, video, audio, source, math, marquee, template, plaintext, xmp, listing, style, img, image, foreignObject, animate, set, use';
  const { pathname } = location;
  /** Elements that came or changed since they were looked at last. */
  const touched = new Set<Element>();
  const note = (records: readonly MutationRecord[]): void => {
    for (const { target, addedNodes } of records) {
      if (target instanceof Element) touched.add(target);
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        touched.add(node);
        for (const inside of node.querySelectorAll('*')) touched.add(inside);
      }
    }
  };
  const observer = new MutationObserver(note);
  observer.observe(document, { subtree: true, childList: true, attributes: true });
  window.harm = () => {
    const found = [...opened];
    if (Reflect.has(window, 'pwned')) found.push('a script ran');
    if (Reflect.has({}, 'polluted')) found.push('every object has what one was given');
    if (location.pathname !== pathname) found.push(`left for ${location.href}`);
    note(observer.takeRecords());
    for (const element of touched) {
      if (element.matches(elements)) found.push(`an element ${element.localName}`);
      if (element.matches('script:not([src], [type="application/json"])')) found.push('a script of its own');
      for (const { name, value } of element.attributes) {
        if (/^on|^(style|srcdoc|formaction|xlink:href)$/i.test(name)) found.push(`an attribute ${name}`);
        if (!/^(href|src|action|data)$/i.test(name)) continue;
        const { origin } = new URL(value, document.baseURI);
        if (origin !== location.origin) found.push(`a link to ${value.slice(0, 60)}`);
      }
    }
    touched.clear();
    return found;
  };
  window.put = (field, text) => {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  window.give = (text) => {
    const chooser = document.querySelector<HTMLInputElement>('input[type=file]');
    if (!chooser) throw new Error('no file chooser');
    const files = new DataTransfer();
    files.items.add(new File([text], 'a.json', { type: 'application/json' }));
    chooser.files = files.files;
    chooser.dispatchEvent(new Event('change', { bubbles: true }));
  };
  window.until = async (holds) => {
    for (const end = performance.now() + 30_000; performance.now() < end;) {
      if (holds()) return true;
      await new Promise((go) => setTimeout(go, 5));
    }
    return false;
  };
  window.asked = 0;
  let answered = 0;
  window.isAnswered = () => answered === window.asked;
  window.Worker = class extends Worker {
    constructor(address: string | URL, options?: WorkerOptions) {
      super(address, options);
      this.addEventListener('message', () => (answered += 1));
    }
    override postMessage(message: unknown): void {
      window.asked += 1;
      super.postMessage(message);
    }
  };
}
