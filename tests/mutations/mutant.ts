import type { ContentFile, FieldPath, Site } from './content-files.ts';
import type { Random } from './random.ts';

/** What becomes of one file. */
export interface Change {
  /** Path inside the content folder. */
  readonly path: string;
  /** New content; absent where the file is taken away. */
  readonly content?: string | Uint8Array;
  /** What stands there instead of a file: an empty folder, or a symbolic link to this path. */
  readonly instead?: 'folder' | { readonly linkTo: string };
}

/** One way in which the real content is broken, described so that a person can do the same by hand. */
export interface Mutant {
  readonly file: string;
  /** Field that was changed; empty for the file as a whole. */
  readonly field: string;
  readonly before: string;
  readonly after: string;
  readonly changes: readonly Change[];
}

/** Makes a mutant out of the real content; `undefined` if the place that was picked does not suit. */
export type MutantMaker = (random: Random, files: readonly ContentFile[]) => Mutant | undefined;

/** A place that was picked. */
export interface Target extends Site {
  readonly file: ContentFile;
}

/** Whether a value can be picked. */
export type Suits = (site: Site, file: ContentFile) => boolean;

/**
 * Picks a place that suits: first a kind of content, then a file of it, then a value, so that the one table of
 * approvals is picked as often as one of the 75 documents.
 */
export function pickTarget(random: Random, files: readonly ContentFile[], suits: Suits): Target | undefined {
  for (const kind of random.shuffle([...new Set(files.map((file) => file.kind))])) {
    for (const file of random.shuffle(files.filter((candidate) => candidate.kind === kind))) {
      const site = random.pick(file.sites.filter((candidate) => suits(candidate, file)));
      if (site) return { ...site, file };
    }
  }
  return undefined;
}

/** A mutant that replaces one value. */
export function replaced({ file, path, value }: Target, after: unknown): Mutant {
  return {
    file: file.path,
    field: path.join('.'),
    before: shown(value),
    after: shown(after),
    changes: [{ path: file.path, content: file.set(path, after) }],
  };
}

/** A value for people: one line, cut at 100 characters, with what is not visible written out. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  const visible = text.replaceAll(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`,
  );
  return visible.length > 100 ? `${visible.slice(0, 100)}…` : visible;
}

/** The innermost name of a path; positions in lists are skipped. */
export function fieldName(path: FieldPath): string {
  return String(path.findLast((key) => typeof key === 'string') ?? '');
}

/** Whether the value is an item of a list. */
export function isItem({ path }: Site): boolean {
  return typeof path.at(-1) === 'number';
}
