import type { Intent } from '../../model/schemas/questions.ts';

const byLetters: Readonly<Record<string, Intent>> = {
  SX: 'limit',
  CF: 'limit',
  SP: 'approval',
  WS: 'document',
  SY: 'definition',
  XT: 'definition',
  GX: 'person',
  GW: 'person',
};

/** What the fact of a code answers; `undefined` for the parts of entries, which answer in their own words. */
export function intentOf(code: string): Intent | undefined {
  return byLetters[code.slice(0, 2)];
}
