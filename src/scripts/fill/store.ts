import type { Paper, PaperValues } from '../../documents/paper.ts';
import { readValues } from './data-file.ts';

/** Version of what is kept; what another version kept is not read. */
const version = 1;
const longest = 12 * 60 * 60 * 1000;

/** What the browser kept: values, or why they are not used. */
export type Kept =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'values'; readonly values: PaperValues; readonly savedAt: Date }
  | { readonly kind: 'refused'; readonly reason: string };

/** Keeps what was filled in until the tab is closed, if the reader says so; one place for each document. */
export class Store {
  readonly #paper: Paper;
  readonly #key: string;

  constructor(paper: Paper) {
    this.#paper = paper;
    this.#key = `discipline-handbook-paper ${paper.code}`;
  }

  /** What was kept; it stays as it is, whether it can be used or not. */
  read(now: number): Kept {
    let text: string | null;
    try {
      text = sessionStorage.getItem(this.#key);
    } catch {
      return { kind: 'nothing' };
    }
    if (text === null) return { kind: 'nothing' };
    let content: unknown;
    try {
      content = JSON.parse(text);
    } catch {
      return { kind: 'refused', reason: '不完整' };
    }
    const kept = new Map<string, unknown>(
      typeof content === 'object' && content !== null ? Object.entries(content) : [],
    );
    const savedAt = kept.get('savedAt');
    if (kept.get('version') !== version) return { kind: 'refused', reason: '是别的格式' };
    if (typeof savedAt !== 'number' || !Number.isFinite(savedAt)) return { kind: 'refused', reason: '不完整' };
    if (now - savedAt > longest || savedAt > now) return { kind: 'refused', reason: '已经超过 12 小时' };
    const reading = readValues(this.#paper, this.#paper.code, kept.get('values'));
    if (reading.kind !== 'all') return { kind: 'refused', reason: '和这份文书现在的样式对不上' };
    return { kind: 'values', values: reading.values, savedAt: new Date(savedAt) };
  }

  /** Keeps the values; false if the browser does not let it. */
  write(values: PaperValues, now: number): boolean {
    try {
      sessionStorage.setItem(this.#key, JSON.stringify({ version, savedAt: now, values }));
      return true;
    } catch {
      return false;
    }
  }

  /** Forgets what was kept. */
  remove(): void {
    try {
      sessionStorage.removeItem(this.#key);
    } catch {
      // A browser that refuses storage has kept nothing.
    }
  }
}
