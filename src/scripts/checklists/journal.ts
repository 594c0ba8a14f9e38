import { dropMark, putMark, showMatter, type Mark, type Progress } from '../../checklists/progress.ts';

/** A change of one item, or of anything else; `words` say what it did. */
export type Change =
  | {
      readonly kind: 'mark';
      readonly words: string;
      readonly matter: string;
      readonly item: string;
      readonly before: Mark | undefined;
      readonly after: Mark | undefined;
    }
  | { readonly kind: 'whole'; readonly words: string; readonly before: Progress; readonly after: Progress };

/** What stands now, and every change that led there since the page was opened. */
export class Journal {
  progress: Progress;
  readonly #done: Change[] = [];
  readonly #undone: Change[] = [];

  constructor(progress: Progress) {
    this.progress = progress;
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Makes a change. */
  make(change: Change): void {
    this.#done.push(change);
    this.#undone.length = 0;
    this.#put(change, 'after');
  }

  /** Takes the last change back. */
  undo(): Change | undefined {
    const change = this.#done.pop();
    if (!change) return undefined;
    this.#undone.push(change);
    this.#put(change, 'before');
    return change;
  }

  /** Makes the change again that was taken back last. */
  redo(): Change | undefined {
    const change = this.#undone.pop();
    if (!change) return undefined;
    this.#done.push(change);
    this.#put(change, 'after');
    return change;
  }

  /** Takes the last change back as if it had never been made. */
  takeBack(): void {
    this.undo();
    this.#undone.pop();
  }

  #put(change: Change, side: 'before' | 'after'): void {
    if (change.kind === 'whole') {
      this.progress = change[side];
      return;
    }
    const { matter, item } = change;
    const shown = showMatter(this.progress, matter);
    const mark = change[side];
    // Taking back is a change too: it is newer than what it takes back.
    this.progress = mark
      ? putMark(shown, matter, item, { ...mark, at: nextMoment(now(shown, matter, item)?.at) })
      : dropMark(shown, matter, item);
  }
}

function now(progress: Progress, matter: string, item: string): Mark | undefined {
  return progress.matters.find(({ id }) => id === matter)?.marks.get(item);
}

/** The present moment, and in any case after the change before it, whatever the clock says. */
export function nextMoment(before = -1): number {
  return Math.max(Date.now(), before + 1);
}
