import type { LoadedContent } from '../model/content.ts';
import { codePattern } from '../model/schemas/provenance.ts';

/** All codes of the prefix are used up; the message says so in Chinese. */
export class CodesUsedUp extends Error {
  override readonly name = 'CodesUsedUp';
}

/**
 * Every code that was ever given, valid or not: in the files as they stand, drafts included, in the register of
 * published codes, and in the redirects. None of them may be given to anything else.
 */
export function usedCodes({ content, entries, drafts }: LoadedContent): Set<string> {
  const used = new Set<string>();
  const add = (code: unknown): void => {
    if (typeof code === 'string' && codePattern.test(code)) used.add(code);
  };
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'code') add(inner);
      walk(inner);
    }
  };
  for (const { data } of entries.files) walk(data);
  for (const { year, points } of drafts) for (const { file } of [year, ...points]) walk(file.data);
  const { published = {}, redirects = {} } = content?.permalinks.data ?? {};
  for (const code of [Object.keys(published), Object.keys(redirects), Object.values(redirects)].flat()) add(code);
  return used;
}

/**
 * The code after the last that was ever given: gaps stay, for nobody knows what stood there.
 * @param prefix `GZ`, `YD-2023`.
 * @param digits of the number: 2, or 3 for terms.
 * @throws CodesUsedUp if there is none.
 */
export function nextCode(prefix: string, used: ReadonlySet<string>, digits = 2): string {
  const pattern = new RegExp(`^${prefix}-(\\d{${digits}})(?:\\.|$)`);
  const numbers = [...used].flatMap((code) => {
    const number = pattern.exec(code)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
  const next = Math.max(0, ...numbers) + 1;
  if (String(next).length > digits)
    throw new CodesUsedUp(
      `编号 ${prefix}- 已经用到 ${next - 1}，没有下一个了；要先改 src/model/schemas/ 里编号的位数。`,
    );
  return `${prefix}-${String(next).padStart(digits, '0')}`;
}
