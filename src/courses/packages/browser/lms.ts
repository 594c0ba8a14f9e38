/** The functions that a learning-management system gives its courses (SCORM 1.2 RTE, 3.3). All values are texts. */
interface Api {
  LMSInitialize(empty: ''): unknown;
  LMSFinish(empty: ''): unknown;
  LMSGetValue(element: string): unknown;
  LMSSetValue(element: string, value: string): unknown;
  LMSCommit(empty: ''): unknown;
  LMSGetLastError(): unknown;
  LMSGetErrorString(code: string): unknown;
}

const functions = [
  ...['LMSInitialize', 'LMSFinish', 'LMSGetValue', 'LMSSetValue'],
  ...['LMSCommit', 'LMSGetLastError', 'LMSGetErrorString'],
];

/** So many windows above are searched, as in ADL's own code: deeper down a course would not be launched. */
const highest = 7;

/**
 * Finds the object `API`: in this window, in those that it stands in, then in the one that opened it and those around
 * that (SCORM 1.2 RTE, 3.3.6.1). Windows of another origin end the search.
 */
function findApi(start: Window): Api | undefined {
  const above = apiIn(start);
  if (above) return above;
  const opener: unknown = start.opener;
  return isWindow(opener) ? apiIn(opener) : undefined;
}

function apiIn(start: Window): Api | undefined {
  let current = start;
  for (let level = 0; level <= highest; level += 1) {
    try {
      const found: unknown = Reflect.get(current, 'API');
      if (isApi(found)) return found;
      if (current.parent === current) return undefined;
      current = current.parent;
    } catch {
      // A window of another origin.
      return undefined;
    }
  }
  return undefined;
}

function isWindow(value: unknown): value is Window {
  return typeof value === 'object' && value !== null;
}

function isApi(value: unknown): value is Api {
  if (typeof value !== 'object' || value === null) return false;
  return functions.every((name) => typeof Reflect.get(value, name) === 'function');
}

/** What the system said when it did not do what it was asked. */
export interface Refusal {
  /** What was asked: `LMSInitialize`, `cmi.suspend_data`. */
  readonly asked: string;
  /** Number and words of the error, as the system gives them. */
  readonly error: string;
}

/** A session with a learning-management system, from LMSInitialize to LMSFinish. */
export class LmsSession {
  readonly #api: Api;
  readonly #onRefusal: (refusal: Refusal) => void;
  #open = true;

  private constructor(api: Api, onRefusal: (refusal: Refusal) => void) {
    this.#api = api;
    this.#onRefusal = onRefusal;
  }

  /**
   * Opens a session.
   * @param onRefusal called whenever the system does not do what it is asked.
   * @returns nothing if there is no system, or if it refuses.
   */
  static start(window: Window, onRefusal: (refusal: Refusal) => void): LmsSession | undefined {
    const api = findApi(window);
    if (!api) return undefined;
    const session = new LmsSession(api, onRefusal);
    return session.#ask('LMSInitialize', () => api.LMSInitialize('')) ? session : undefined;
  }

  /** The value of an element; empty if the system does not know it. */
  get(element: string): string {
    if (!this.#open) return '';
    const value = this.#api.LMSGetValue(element);
    // Elements that a system may leave out are no fault.
    return value === null || value === undefined || this.#errorCode() !== '0' ? '' : String(value);
  }

  /** Sets an element. */
  set(element: string, value: string): boolean {
    return this.#open && this.#ask(element, () => this.#api.LMSSetValue(element, value));
  }

  /** Has the system keep what was set. */
  commit(): boolean {
    return this.#open && this.#ask('LMSCommit', () => this.#api.LMSCommit(''));
  }

  /** Ends the session; nothing can be set after it. */
  finish(): void {
    if (!this.#open) return;
    this.#ask('LMSFinish', () => this.#api.LMSFinish(''));
    this.#open = false;
  }

  #ask(asked: string, call: () => unknown): boolean {
    if (String(call()) === 'true') return true;
    const code = this.#errorCode();
    this.#onRefusal({ asked, error: `${code} ${String(this.#api.LMSGetErrorString(code))}`.trim() });
    return false;
  }

  #errorCode(): string {
    return String(this.#api.LMSGetLastError());
  }
}
