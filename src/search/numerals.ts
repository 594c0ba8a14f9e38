/** Numbers in digits and in Han characters: 第21条 is also written 第二十一条, 4个 also 四个. */

const digits = '零一二三四五六七八九';
const units = ['', '十', '百', '千'];

/** `21` → 二十一; whole numbers from 1 to 9999, else `undefined`. */
export function hanNumeral(text: string): string | undefined {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 9999) return undefined;
  let out = '';
  let gap = false;
  const figures = Array.from(String(value));
  for (const [index, figure] of figures.entries()) {
    const place = figures.length - 1 - index;
    if (figure === '0') {
      gap = true;
      continue;
    }
    if (gap && out !== '') out += '零';
    gap = false;
    const leadingTen = figure === '1' && place === 1 && out === '';
    out += (leadingTen ? '' : (digits[Number(figure)] ?? '')) + (units[place] ?? '');
  }
  return out;
}

/** 二十一 → `21`; `undefined` if it is no number in the ordinary way of writing. */
export function arabicNumeral(text: string): string | undefined {
  let total = 0;
  let figure = 0;
  for (const character of text) {
    const place = units.indexOf(character);
    if (place > 0) {
      total += (figure || 1) * 10 ** place;
      figure = 0;
    } else {
      const value = digits.indexOf(character);
      if (value === -1) return undefined;
      figure = value;
    }
  }
  const value = String(total + figure);
  const written = hanNumeral(value);
  // 一十五 is 十五 as some write it.
  return written === text || (written?.startsWith('十') && `一${written}` === text) ? value : undefined;
}

/** What follows a number that may be written either way; before the second kind, 2 is 两. */
const ordinal = '条章款项节编届日月年级';
const counted = `${ordinal}个天倍人种类名步份次`;

/**
 * Other ways to write the numbers in a text: 第21条 → 第二十一条 and back, 2个 → 两个. Years stay as they are.
 * @returns without the text itself.
 */
export function numeralVariants(text: string): string[] {
  const inHan = text.replaceAll(new RegExp(String.raw`(?<![\d.])\d{1,4}(?=[${counted}])`, 'g'), (figure) =>
    /^(19|20)\d\d$/.test(figure) ? figure : (hanNumeral(figure) ?? figure),
  );
  const inDigits = text
    .replaceAll(
      new RegExp(`[零一二三四五六七八九十百千]+(?=[${counted}])`, 'g'),
      (numeral) => arabicNumeral(numeral) ?? numeral,
    )
    .replaceAll(new RegExp(`(?<![十百千])两(?=[^${ordinal}])(?=[${counted}])`, 'g'), '2');
  const withTwo = inHan.replaceAll(
    new RegExp(`(?<![零一二三四五六七八九十百千])二(?=[^${ordinal}])(?=[${counted}])`, 'g'),
    '两',
  );
  const withoutTwo = text.replaceAll(new RegExp(`两(?=[^${ordinal}])(?=[${counted}])`, 'g'), '二');
  return [...new Set([inHan, inDigits, withTwo, withoutTwo])].filter((variant) => variant !== text);
}
