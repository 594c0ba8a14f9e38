import { createHash } from 'node:crypto';

/** Length of a run that counts as copied, in normalised characters. */
export const windowLength = 26;
/** Bytes of a hash: 48 bits, so that a false alarm in the whole content is less likely than one in 100 000. */
const hashLength = 6;

/** What `background-fingerprint.json` holds: it tells whether a run of text occurs in the texts, not what they say. */
export interface Fingerprint {
  readonly about: string;
  readonly window: number;
  /** Number of different windows. */
  readonly count: number;
  /** The hashes, sorted, six bytes each, one after another in base64. */
  readonly hashes: string;
}

/** A text without punctuation, spaces and markup: only Han characters, letters and digits, in their usual width. */
export function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Every run of 26 characters of a normalised text. */
export function windowsOf(normalised: string): string[] {
  const characters = [...normalised];
  const count = Math.max(0, characters.length - windowLength + 1);
  return Array.from({ length: count }, (_, start) => characters.slice(start, start + windowLength).join(''));
}

/** Hash of a window, as hex. */
function hashOf(window: string): string {
  return createHash('sha256').update(window).digest('hex').slice(0, hashLength * 2);
}

/** The fingerprint of texts. */
export function fingerprintOf(texts: readonly string[]): Fingerprint {
  const hashes = [...new Set(texts.flatMap((text) => windowsOf(normalise(text)).map(hashOf)))].toSorted();
  return {
    about: `Hashes of every run of ${windowLength} characters of the background texts; see scripts/fingerprint.ts`,
    window: windowLength,
    count: hashes.length,
    hashes: Buffer.from(hashes.join(''), 'hex').toString('base64'),
  };
}

/**
 * Finds copied runs.
 * @returns a function that gives the runs of a text that occur in the texts of the fingerprint, each as long as it is.
 */
export function copyFinder(fingerprint: Fingerprint): (text: string) => string[] {
  const bytes = Buffer.from(fingerprint.hashes, 'base64').toString('hex');
  const known = new Set(bytes.match(new RegExp(`.{${hashLength * 2}}`, 'g')));
  return (text) => {
    const runs: string[] = [];
    let last = -2;
    for (const [start, window] of windowsOf(normalise(text)).entries()) {
      if (!known.has(hashOf(window))) continue;
      const run = start === last + 1 ? runs.pop() : undefined;
      runs.push(run === undefined ? window : run + ([...window].at(-1) ?? ''));
      last = start;
    }
    return runs;
  };
}
