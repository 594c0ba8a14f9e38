import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/model/knowledge-base.ts';
import { copyFinder, fingerprintOf, normalise, windowLength } from './fingerprint.ts';
import { namedTitles } from './source-items.ts';
import { frontMatterTexts, loadRealContent } from './support.ts';

const knowledge = loadRealContent();

const fingerprint = z
  .strictObject({ about: z.string(), window: z.int(), count: z.int(), hashes: z.base64() })
  .parse(JSON.parse(readFileSync(new URL('background-fingerprint.json', import.meta.url), 'utf8')));

const copies = copyFinder(fingerprint);

/** Headings of the work points: they are names and stay exact. */
const headings = [
  '坚定不移扛牢政治责任，全力推动党的重大决策部署落实落地',
  '坚定不移惩腐肃贪，全力巩固拓展反腐败斗争压倒性胜利',
  '坚定不移推进作风建设，全力纠“四风”转作风树新风',
  '坚定不移聚焦监督主责，全力提升监督前哨作用发挥',
  '坚定不移加强队伍建设，全力锻造忠诚干净担当的纪检铁军',
  '着力政治监督，践行“两个维护”',
  '致力常态监督，确保政令畅通',
  '聚力重点监督，护航发展大局',
  '持续释放“零容忍”信号',
  '持续提升审理工作质效',
  '持续推进标本兼治',
  '深入开展干部纪律作风整治',
  '深入纠治“四风”问题',
  '深入贯彻容错纠错机制',
  '夯实日常监督',
  '做实精准监督',
  '凝聚监督合力',
  '强化机关纪委建设',
  '强化素质能力提升',
  '强化从严从实管理',
];

/** Set political formulas that are longer than the window: they may be printed only whole and exact. */
const formulas = [
  '在政治立场、政治方向、政治原则、政治道路上同以习近平同志为核心的党中央保持高度一致',
  '深刻领悟习近平总书记关于全面从严治党、党风廉政建设和反腐败工作新思想新要求',
];

const exempt = new RegExp(
  ['《[^》]*》', ...[...namedTitles, ...headings, ...formulas].map((text) => text.replaceAll(/[.()]/g, '\\$&'))].join('|'),
);

/** Runs of a text that are copied, leaving out titles, headings and formulas. */
function copiedRuns(text: string): string[] {
  return plainText(text).split(exempt).flatMap(copies);
}

describe('own words', () => {
  it('has a fingerprint of the two background texts', () => {
    const bytes = Buffer.from(fingerprint.hashes, 'base64');
    expect(fingerprint.window).toBe(windowLength);
    expect(bytes.length).toBe(fingerprint.count * 6);
    expect(fingerprint.count).toBeGreaterThan(5000);
  });

  it.each(knowledge.files)('$path copies no run of 26 characters', (file) => {
    const own = frontMatterTexts({ ...knowledge, files: [file] });
    const copied = [...own, { at: `${file.path}: body`, text: file.body }].flatMap(({ at, text }) =>
      copiedRuns(text).map((run) => `${at}: ${run}`),
    );
    expect(copied).toEqual([]);
  });
});

describe('the finder of copies', () => {
  const planted = '找准腐败背后的体制机制弊端和管理监督薄弱环节，整改突出问题';

  it('finds a planted sentence of the background texts', () => {
    expect(copiedRuns(planted)).toEqual([normalise(planted)]);
  });

  it('finds it in other words around it, with other punctuation, bold and links', () => {
    const dressed = '要**找准**[腐败背后](SY-097)的体制机制弊端——和管理监督薄弱环节；整改突出问题，然后报告。';
    expect(copiedRuns(dressed)).toEqual([normalise(planted)]);
  });

  it('finds a sentence of the other background text', () => {
    expect(copiedRuns('为机关纪委干部答疑解惑，提供工作指南和监督执纪文书模板以及制度汇编')).toHaveLength(1);
  });

  it('lets a shorter run, a title and own words pass', () => {
    expect(copiedRuns([...normalise(planted)].slice(0, windowLength - 1).join(''))).toEqual([]);
    expect(copiedRuns('《关于进一步完善机关党委、机关纪委书记及副书记任免工作程序的通知》')).toEqual([]);
    expect(copiedRuns('查完案件，再找制度上的漏洞和管理上的短板，把问题改掉。')).toEqual([]);
  });

  it('does not let a title hide what is copied beside it', () => {
    expect(copiedRuns(`《某某办法》${planted}《某某办法》`)).toHaveLength(1);
  });

  it('gives the same fingerprint for the same texts in any order', () => {
    const texts = ['一二三四五六七八九十'.repeat(4), 'ＡＢＣ　abc，123'.repeat(5)];
    expect(fingerprintOf(texts)).toEqual(fingerprintOf(texts.toReversed()));
    expect(copyFinder(fingerprintOf(texts))('一二三四五六七八九十'.repeat(3))).toHaveLength(1);
    expect(fingerprintOf(['太短']).count).toBe(0);
  });
});
