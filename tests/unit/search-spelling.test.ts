import { beforeAll, describe, expect, test } from 'vitest';
import { makeSpellings } from '../../src/search/build/lexicon.ts';
import { Speller } from '../../src/search/engine/spelling.ts';
import type { Spellings } from '../../src/search/protocol.ts';

const names = [
  '机关纪委',
  '四种形态',
  '市直系统',
  '谈话函询',
  '初步核实',
  '问题线索',
  '重要复函',
  '《试验规则》',
  'CX程序',
];
let spellings: Spellings = { pinyin: '', simplified: '' };
let speller = new Speller(spellings);

beforeAll(() => {
  spellings = makeSpellings(names);
  speller = new Speller(spellings);
});

function spelt(letters: string): string[] {
  return speller.spelt(letters, names).map(({ name }) => name);
}

describe('letters', () => {
  test.each([
    ['jiguanjiwei', '机关纪委'],
    ['JiGuanJiWei', '机关纪委'],
    ["ji'guan ji wei", '机关纪委'],
    ['sizhongxingtai', '四种形态'],
    ['chubuheshi', '初步核实'],
    ['jgjw', '机关纪委'],
    ['thhx', '谈话函询'],
    ['cbhs', '初步核实'],
    ['jgjiwei', '机关纪委'],
    ['jiguanjw', '机关纪委'],
    ['chbhsh', '初步核实'],
    ['jiguanjiw', '机关纪委'],
    ['chubuhesh', '初步核实'],
    ['jiwei', '机关纪委'],
    ['xiansuo', '问题线索'],
    ['shiyanguize', '《试验规则》'],
    ['cxchengxu', 'CX程序'],
  ])('%s is %s', (letters, name) => {
    expect(spelt(letters)[0]).toBe(name);
  });

  test('initials give every name that shares them', () => {
    expect(spelt('szxt').toSorted()).toEqual(['四种形态', '市直系统'].toSorted());
  });

  test('a character with two readings', () => {
    expect(spelt('zhongyao')).toContain('重要复函');
  });

  test('whole names before parts of names', () => {
    expect(speller.spelt('jiwei', ['机关纪委', '纪委', '纪委书记']).map(({ name }) => name)[0]).toBe('纪委');
  });

  test.each(['q', '', 'xyzxyz', 'wps', 'zzzzzz', '机关', '12'])('“%s” spells nothing', (letters) => {
    expect(spelt(letters)).toEqual([]);
  });

  test('very many letters end soon', () => {
    const began = performance.now();
    expect(spelt('zh'.repeat(2500))).toEqual([]);
    expect(spelt('a'.repeat(5000))).toEqual([]);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

describe('slips', () => {
  test.each([
    ['四种形太', '四种形态'],
    ['初步合实', '初步核实'],
    ['谈话涵询', '谈话函询'],
    ['机官纪委', '机关纪委'],
    ['问题线锁', '问题线索'],
    ['怎样谈话涵询', '怎样谈话函询'],
    ['问题线索怎么初步合实', '问题线索怎么初步核实'],
    ['初布核实', '初步核实'],
    // zh and z, ng and n are often confused.
    ['四宗形态', '四种形态'],
    // One of four may be quite another character.
    ['四种开态', '四种形态'],
    ['四中行太', '四种形态'],
  ])('%s is %s', (typed, mended) => {
    expect(speller.corrected(typed, names)).toBe(mended);
  });

  test.each(['四种形态', '机关纪委', '谈话函询', '谈', '', '天气预报', '线索', '我们谈话', '开种开态'])(
    '“%s” stays',
    (typed) => {
      expect(speller.corrected(typed, names)).toBeUndefined();
    },
  );

  test('a name is never mended into another that it is equal to', () => {
    for (const name of names) expect(speller.corrected(name, [name])).toBeUndefined();
  });

  test('nor into another that is like it', () => {
    const forms = ['第一种形态', '第二种形态', '种形态'];
    for (const form of forms) expect(speller.corrected(form, forms)).toBeUndefined();
  });

  test('of several names the likest', () => {
    expect(speller.corrected('初步合实', ['初步核查', '初步核实'])).toBe('初步核实');
  });
});

describe('traditional characters', () => {
  test('of the characters that are used', () => {
    for (const [traditional, simple] of [
      ['機', '机'],
      ['關', '关'],
      ['紀', '纪'],
      ['態', '态'],
      ['實', '实'],
      ['詢', '询'],
      ['線', '线'],
    ] as const) {
      expect(speller.simplified.get(traditional)).toBe(simple);
    }
  });

  test('no others', () => {
    expect(speller.simplified.get('龍')).toBeUndefined();
    expect(speller.simplified.get('机')).toBeUndefined();
  });

  test('a traditional character that is used stays as it is', () => {
    expect(new Speller(makeSpellings(['乾隆', '干部'])).simplified.get('乾')).toBeUndefined();
  });

  test('every pair is a pair of single characters', () => {
    expect(Array.from(spellings.simplified).length % 2).toBe(0);
    expect(speller.simplified.size).toBe(Array.from(spellings.simplified).length / 2);
  });
});

describe('the data', () => {
  test('readings in order, each followed by its characters', () => {
    const readings = [...spellings.pinyin.matchAll(/[a-z]+/g)].map(([reading]) => reading);
    expect(readings).toEqual([...new Set(readings)].toSorted());
    expect(spellings.pinyin).toMatch(/^(?:[a-z]+\p{Script=Han}+)+$/u);
  });

  test('no data spells nothing', () => {
    const empty = new Speller({ pinyin: '', simplified: '' });
    expect(empty.spelt('jgjw', names)).toEqual([]);
    expect(empty.corrected('天地玄黄', names)).toBeUndefined();
    expect(empty.simplified.size).toBe(0);
  });
});
