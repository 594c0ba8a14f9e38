import { progressText, readProgress, type Progress } from '../../courses/progress.ts';

/** One place for all courses of the site. */
const key = 'discipline-handbook-courses';

/** What the browser keeps: nothing, progress, or something that cannot be read. `off`: it keeps nothing at all. */
export type Kept =
  { readonly kind: 'nothing' | 'off' | 'unreadable' } | { readonly kind: 'progress'; readonly progress: Progress };

/** What is kept on this machine; it stays as it is, whether it can be used or not. */
export function keptProgress(): Kept {
  let text: string | null;
  try {
    text = localStorage.getItem(key);
  } catch {
    return { kind: 'off' };
  }
  if (text === null) return { kind: 'nothing' };
  const progress = readProgress(text);
  return progress ? { kind: 'progress', progress } : { kind: 'unreadable' };
}

/** Keeps progress; false if the browser does not let it. */
export function keepProgress(progress: Progress): boolean {
  try {
    localStorage.setItem(key, progressText(progress));
    return true;
  } catch {
    return false;
  }
}

/** Forgets what is kept. */
export function forgetProgress(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // A browser that refuses storage has kept nothing.
  }
}

/** Calls `look` when another tab has changed what is kept. */
export function onProgressElsewhere(look: () => void): void {
  addEventListener('storage', (event) => {
    if (event.key === null || event.key === key) look();
  });
}
