import { describe, expect, test } from 'vitest';
import { excerpt, mark } from '../../src/search/engine/excerpt.ts';
import { bracketed } from './search-fixture.ts';

const filling = '这里是别的内容'.repeat(20);

function plain(blocks: readonly string[], words: readonly string[], length?: number): string {
  return excerpt(blocks, words, length)
    .map(({ text }) => text)
    .join('');
}

describe('marks', () => {
  test.each<[string, string, string[], string]>([
    ['a word', '初步核实以后', ['核实'], '初步[核实]以后'],
    ['every place', '核实、核实', ['核实'], '[核实]、[核实]'],
    ['longer words win', '初步核实，核实', ['核实', '初步核实'], '[初步核实]，[核实]'],
    ['overlapping words: only the first', '初步核实', ['初步核', '核实'], '[初步核]实'],
    ['a word that overlaps itself', '哈哈哈', ['哈哈'], '[哈哈]哈'],
    ['letter case', '见 CX-04', ['cx'], '见 [CX]-04'],
    ['width', '２０２２年', ['2022年'], '[２０２２年]'],
    ['thin spaces', '15 个工作日内', ['15个工作日'], '[15 个工作日]内'],
    ['no words', '初步核实', [], '初步核实'],
    ['empty words', '初步核实', [''], '初步核实'],
    ['a word that is not there', '初步核实', ['函询'], '初步核实'],
    ['no text', '', ['函询'], ''],
    ['signs of patterns', 'a.c abc (x', ['a.c', '(x'], '[a.c] abc [(x]'],
    ['after a letter whose small form is longer', 'İ初步', ['初步'], 'İ[初步]'],
  ])('%s', (_, text, words, marked) => {
    expect(bracketed(mark(text, words))).toBe(marked);
  });

  test('no empty pieces, and the text stays as it is', () => {
    const pieces = mark('核实，核实', ['核实']);
    expect(pieces.map(({ text }) => text)).toEqual(['核实', '，', '核实']);
  });
});

describe('excerpts', () => {
  test('a short text is shown whole, blocks apart', () => {
    expect(bracketed(excerpt(['登记', '写明来源。'], ['登记']))).toBe('[登记]　写明来源。');
  });

  test('no text', () => {
    expect(excerpt([], ['来源'])).toEqual([]);
    expect(excerpt([''], [])).toEqual([]);
  });

  test('nothing to mark: the beginning', () => {
    expect(plain([filling], [])).toBe(`${filling.slice(0, 90)}…`);
    expect(plain([filling], ['函询'])).toBe(`${filling.slice(0, 90)}…`);
  });

  test('only the query is marked, whatever else stands there', () => {
    const marked = excerpt([`${filling}核实线索。${filling}`], ['线索']).filter((piece) => piece.marked);
    expect(marked.map(({ text }) => text)).toEqual(['线索']);
  });

  test('dots before and after what is left out', () => {
    const shown = plain([`${filling}线索${filling}`], ['线索']);
    expect(shown).toMatch(/^…[^…]+线索[^…]+…$/);
    expect(shown.length).toBeLessThanOrEqual(92);
  });

  test('no dots after the end', () => {
    expect(plain([`${filling}线索`], ['线索'])).toMatch(/^…[^…]*线索$/);
  });

  test('begins with the sentence if it begins just before', () => {
    expect(plain([`${filling}。先看线索${filling}`], ['线索'])).toMatch(/^…先看线索/);
    expect(plain([filling, `先看线索${filling}`], ['线索'])).toMatch(/^…先看线索/);
  });

  test('the passage that says most of the words', () => {
    expect(bracketed(excerpt([`线索${filling}${filling}线索交给书记${filling}`], ['线索', '书记']))).toContain(
      '[线索]交给[书记]',
    );
  });

  test('a long quotation is marked as far as it is shown', () => {
    const quotation = '登记以后材料由专人保管'.repeat(10);
    const shown = excerpt([`${filling}${quotation}${filling}`], [quotation]);
    expect(shown.some((piece) => piece.marked && piece.text.length > 30)).toBe(true);
  });

  test('is a piece of the text', () => {
    const text = `${filling}线索${filling}`;
    expect(text).toContain(plain([text], ['线索']).replaceAll('…', ''));
  });
});
