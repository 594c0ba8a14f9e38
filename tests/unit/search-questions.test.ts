import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { IndexedQuestion } from '../../src/search/build/lexicon.ts';
import { QuestionFinder, type QuestionMatch } from '../../src/search/engine/questions.ts';
import { Wording } from '../../src/search/wording.ts';
import { FileServer, openFullText, pagesOf, removeFolders } from './search-fixture.ts';

const wording = new Wording({
  filler: ['请问', '怎么办', '怎么', '要', '的', '在'],
  wording: [
    { standard: '时限', everyday: ['几天', '多久', '几个工作日'], intent: 'limit' },
    { standard: '审批', everyday: ['谁批', '谁批准'], intent: 'approval' },
    { standard: '举报', everyday: ['告状', '检举', 'ＪＵ报'] },
    { standard: '天数', everyday: ['天'] },
  ],
});

const list: readonly IndexedQuestion[] = [
  { code: 'SX-01', record: '1.0', hasFact: true, wordings: ['收到举报几天内告知', '给举报人回话多久'] },
  { code: 'CX-01.1', record: '2.0', hasFact: false, wordings: ['来信当天要做什么'] },
  { code: 'SP-01', record: '3.0', hasFact: true, wordings: ['立案谁批', '报谁批准立案'] },
  { code: 'SP-02', record: '3.1', hasFact: true, wordings: ['警告处分谁批'] },
  { code: 'CX-05.1', record: '4.0', hasFact: false, wordings: ['什么情况够立案'] },
];
let match: (question: string) => Promise<QuestionMatch[]>;

beforeAll(async () => {
  const pages = pagesOf([['举报人来信以后几天内告知，立案由谁批准']], [['警告']]);
  const index = await openFullText(new FileServer(), pages, 5, { list, wording });
  const finder = new QuestionFinder(index, wording, list.length);
  match = (question) => finder.match(question);
});
afterAll(removeFolders);

async function codes(question: string): Promise<string[]> {
  return (await match(question)).map(({ code }) => code);
}

describe('wording', () => {
  test.each<[string, string[]]>([
    ['办案几天', ['limit']],
    ['要多久，谁批准', ['limit', 'approval']],
    ['被告状了', []],
    ['初步核实', []],
    ['', []],
  ])('“%s” asks for %j', (question, intents) => {
    expect([...wording.intents(question)].toSorted()).toEqual(intents.toSorted());
  });

  test('everyday words become standard ones, the longest first, filler goes', () => {
    expect(wording.standardised('请问立案谁批准')).toBe('立案 审批');
    expect(wording.standardised('几个工作日')).toBe('时限');
    expect(wording.standardised('告状的怎么办')).toBe('举报');
  });

  test('no word is found across a replacement', () => {
    expect(wording.standardised('几告状天')).toBe('几 举报 天数');
  });

  test('width and case are folded', () => {
    expect(wording.standardised('Ｊu报ＣＸ')).toBe('举报 cx');
  });

  test('the subject is without what is asked for', () => {
    expect(wording.subject('请问立案谁批准')).toBe('立案');
    expect(wording.subject('谈话函询多久')).toBe('谈话函询');
    expect(wording.subject('被告状怎么办')).toBe('被告状');
    expect(wording.subject('怎么办')).toBe('');
  });

  test('standard words for everyday ones, unless they are said', () => {
    expect(wording.standardWords('有人告状多久')).toEqual(expect.arrayContaining(['时限', '举报']));
    expect(wording.standardWords('举报告状')).toEqual([]);
    expect(wording.standardWords('初步核实')).toEqual([]);
  });

  test('filler says little', () => {
    expect(wording.meaning('立案')).toBe(1);
    expect(wording.meaning('要的')).toBeGreaterThan(0);
    expect(wording.meaning('要的')).toBeLessThan(wording.meaning('要立'));
    expect(wording.meaning('要立')).toBeLessThan(1);
  });

  test('no wording at all', () => {
    const none = new Wording({ filler: [], wording: [] });
    expect(none.standardised('立案谁批')).toBe('立案谁批');
    expect(none.subject('立案谁批')).toBe('立案谁批');
    expect([...none.intents('立案谁批')]).toEqual([]);
  });
});

describe('known questions', () => {
  test.each(list.flatMap(({ code, wordings }) => wordings.map((words) => [words, code] as const)))(
    'its own wording wins: %s',
    async (words, code) => {
      const [best] = await match(words);
      expect(best).toMatchObject({ code, shown: list.find((question) => question.code === code)?.wordings[0] });
      expect(best?.score).toBeGreaterThan(0.9);
    },
  );

  test.each([
    ['收到告状多久告知', 'SX-01'],
    ['立案要谁批准', 'SP-01'],
    ['收到检举几个工作日告知？', 'SX-01'],
    ['请问警告的处分谁批准', 'SP-02'],
    ['来信当天怎么办', 'CX-01.1'],
  ])('in other words: %s', async (question, code) => {
    expect((await codes(question))[0]).toBe(code);
  });

  test('a match tells where its answer stands', async () => {
    expect((await match('立案谁批'))[0]).toMatchObject({
      code: 'SP-01',
      record: '3.0',
      hasFact: true,
      shown: '立案谁批',
    });
    expect((await match('来信当天要做什么'))[0]).toMatchObject({ record: '2.0', hasFact: false });
  });

  test.each(['今日气温骤降', '宇宙飞船', 'kubernetes', '', '？！', '😀', '请问怎么办'])(
    'nothing for “%s”',
    async (question) => {
      expect(await codes(question)).toEqual([]);
    },
  );

  test('best first, scores from 0 to 1', async () => {
    const scores = (await match('立案处分谁批')).map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(scores.length).toBeGreaterThan(1);
    for (const score of scores) {
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThanOrEqual(1.000001);
    }
  });

  test('questions are no pages: their words are not found as text', async () => {
    const index = await openFullText(new FileServer(), pagesOf([['登记']]), 5, { list, wording });
    expect([...(await index.holding('举报')).keys()]).toEqual([]);
    expect([...(await index.holding('举')).keys()]).toEqual([]);
    expect([...(await index.holding('登记')).keys()]).toEqual(['0.0']);
  });

  test('no questions', async () => {
    const index = await openFullText(new FileServer(), pagesOf([['立案谁批']]));
    expect(await new QuestionFinder(index, wording, 0).match('立案谁批')).toEqual([]);
  });
});
