import { bytesOf, largestProgress, progressText, readProgress, type Progress } from '../../checklists/progress.ts';

/** One place for the whole site. The version of what stands in it is written inside. */
export const storeKey = 'discipline-handbook-progress';

/** What the browser keeps: nothing, a record, or something that is not ours to use. `off`: it keeps nothing at all. */
export type Kept =
  | { readonly kind: 'nothing' | 'off' }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'refused'; readonly problem: string };

/**
 * Keeps the record on this machine. It never writes over what it has not seen: another tab may have written, or
 * something may lie there that cannot be read.
 */
export class Store {
  /** The text that was read or written last. */
  #seen: string | null = null;

  /** Looks at what is kept; it stays as it is, whether it can be used or not. */
  read(): Kept {
    const text = this.raw();
    if (text === undefined) return { kind: 'off' };
    if (text === null) {
      this.#seen = null;
      return { kind: 'nothing' };
    }
    const reading = readProgress(text);
    if (reading.kind === 'progress') {
      this.#seen = text;
      return { kind: 'progress', progress: reading.progress };
    }
    return { kind: 'refused', problem: reading.problems[0] ?? '' };
  }

  /** The text that is kept; null if there is none, nothing if the browser refuses. */
  raw(): string | null | undefined {
    try {
      return localStorage.getItem(storeKey);
    } catch {
      return undefined;
    }
  }

  /** Whether somebody else has changed what is kept since it was looked at. */
  isOvertaken(): boolean {
    const text = this.raw();
    return text !== undefined && text !== this.#seen;
  }

  /** Keeps the record. `overtaken`: somebody else wrote; `full`: there is no room, or the browser refuses. */
  write(progress: Progress): 'kept' | 'overtaken' | 'full' {
    if (this.isOvertaken()) return 'overtaken';
    const text = progressText(progress);
    if (bytesOf(text) > largestProgress) return 'full';
    try {
      localStorage.setItem(storeKey, text);
    } catch {
      return 'full';
    }
    this.#seen = text;
    return 'kept';
  }

  /** Takes note of what somebody else wrote: the reader has decided what becomes of it. */
  acknowledge(): void {
    this.#seen = this.raw() ?? null;
  }

  /** Forgets what is kept. */
  remove(): void {
    try {
      localStorage.removeItem(storeKey);
    } catch {
      // A browser that refuses storage has kept nothing.
    }
    this.#seen = null;
  }
}
