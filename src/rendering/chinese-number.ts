const digits = '零一二三四五六七八九';

/** A number from 1 to 999 in Chinese numerals, as articles are numbered: 21 → 二十一, 103 → 一百零三. */
export function chineseNumber(value: number): string {
  const digit = (n: number): string => digits[n] ?? '';
  if (value < 10) return digit(value);
  if (value < 20) return `十${value === 10 ? '' : digit(value % 10)}`;
  if (value < 100) return `${digit(Math.floor(value / 10))}十${value % 10 === 0 ? '' : digit(value % 10)}`;
  const rest = value % 100;
  const hundreds = `${digit(Math.floor(value / 100))}百`;
  if (rest === 0) return hundreds;
  if (rest < 10) return `${hundreds}零${digit(rest)}`;
  return `${hundreds}${rest < 20 ? '一' : ''}${chineseNumber(rest)}`;
}
