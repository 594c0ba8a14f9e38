import type { PagefindModule } from './fulltext.ts';

/** Loads Pagefind's program from a server. */
export function importProgram(address: string): Promise<PagefindModule> {
  return import(/* @vite-ignore */ address);
}
