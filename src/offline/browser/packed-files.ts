import { scriptAddresses } from '../../search/script-addresses.ts';

/** The frame loads packs and nothing else. */
const packAddresses = scriptAddresses('search-packs');

/** Files by their paths below `search/`: JSON as text, others in base64. */
type Pack = Readonly<Record<string, string>>;

declare global {
  /** Called by the script of a pack: `packs/3.js` has the number 3. */
  var takeSearchFiles: ((number: number, files: Pack) => void) | undefined;
}

/** Answers requests for the files of search from scripts, because no browser lets a page fetch files from a disk. */
export class PackedFiles {
  readonly #home: URL;
  readonly #starts: readonly string[];
  readonly #packs = new Map<number, Promise<Pack>>();
  readonly #arrived = new Map<number, Pack>();

  /**
   * @param home address of the folder `search/`, with a slash at the end.
   * @param starts the first path in each pack.
   */
  constructor(home: URL, starts: readonly string[]) {
    this.#home = home;
    this.#starts = starts;
  }

  /**
   * Takes the place of the global `fetch`: the search engine and Pagefind ask for files with it. Files that are in no
   * pack are not found; a pack that does not load rejects.
   */
  install(): void {
    globalThis.takeSearchFiles = (number, files) => this.#arrived.set(number, files);
    globalThis.fetch = (input) => this.#answer(new URL(input instanceof Request ? input.url : input, this.#home));
  }

  async #answer(address: URL): Promise<Response> {
    const path = address.pathname.slice(this.#home.pathname.length);
    const number = this.#starts.filter((start) => start <= path).length - 1;
    const content = number === -1 ? undefined : (await this.#pack(number))[path];
    if (content === undefined || !address.pathname.startsWith(this.#home.pathname))
      return new Response('', { status: 404 });
    return new Response(path.endsWith('.json') ? content : bytesOf(content));
  }

  /** A pack that did not arrive is asked for again with the next file. */
  #pack(number: number): Promise<Pack> {
    const known = this.#packs.get(number);
    if (known) return known;
    const loading = new Promise<Pack>((resolve, reject) => {
      const script = document.createElement('script');
      script.src = packAddresses(new URL(`packs/${number}.js`, this.#home));
      script.addEventListener('load', () => {
        const pack = this.#arrived.get(number);
        if (pack) resolve(pack);
        else reject(new Error(`packs/${number}.js`));
      });
      script.addEventListener('error', () => reject(new Error(`packs/${number}.js`)));
      document.head.append(script);
    });
    this.#packs.set(number, loading);
    loading.catch(() => this.#packs.delete(number));
    return loading;
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
