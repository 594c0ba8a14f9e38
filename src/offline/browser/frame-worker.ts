/**
 * Stands in for `Worker` on the pages of the offline edition, as far as search uses it: the search program runs in a
 * frame that is not shown. Questions wait until the frame has loaded.
 */
export class FrameWorker extends EventTarget {
  readonly #frame = document.createElement('iframe');
  #waiting: unknown[] | undefined = [];

  /** @param options `name` is the address of the folder `search/`, with a slash at the end. */
  constructor(_program: URL, { name, type }: WorkerOptions) {
    super();
    if (name === undefined || type !== 'module') throw new TypeError('not the search worker');
    this.#frame.hidden = true;
    this.#frame.title = '搜索';
    this.#frame.src = `${name}index.html`;
    this.#frame.addEventListener('load', () => {
      const waiting = this.#waiting ?? [];
      this.#waiting = undefined;
      for (const data of waiting) this.postMessage(data);
    });
    window.addEventListener('message', this.#receive);
    document.body.append(this.#frame);
  }

  postMessage(data: unknown): void {
    // A frame from a disk has no origin that could be named.
    if (this.#waiting) this.#waiting.push(data);
    else this.#frame.contentWindow?.postMessage(data, '*');
  }

  terminate(): void {
    window.removeEventListener('message', this.#receive);
    this.#frame.remove();
  }

  readonly #receive = ({ source, data }: MessageEvent<unknown>): void => {
    if (source === this.#frame.contentWindow) this.dispatchEvent(new MessageEvent('message', { data }));
  };
}
