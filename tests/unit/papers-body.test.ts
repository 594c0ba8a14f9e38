import { describe, expect, test } from 'vitest';
import { layOut } from '../../src/documents/layout/lay-out.ts';
import type { Paper } from '../../src/documents/paper.ts';
import { plainText } from '../../src/documents/plain-text.ts';
import {
  bodyOf,
  cellsOf,
  field,
  heading,
  linesOf,
  official,
  only,
  paper,
  paragraphsOf,
  table,
  tablesOf,
  text,
} from './paper-fixture.ts';

describe('headings (7.3.3)', () => {
  test('一、（一）1.（1）, each beginning anew under the next higher one', () => {
    const lines = bodyOf({
      body: [
        heading(1, '甲'),
        heading(2, '乙'),
        heading(3, '丙'),
        heading(4, '丁'),
        heading(4, '丁'),
        heading(3, '丙'),
        heading(4, '丁'),
        heading(2, '乙'),
        heading(3, '丙'),
        heading(1, '甲'),
        heading(2, '乙'),
        heading(4, '丁'),
      ],
    });
    expect(lines).toEqual([
      'level1 一、甲',
      'level2 （一）乙',
      'level3 1.丙',
      'level4 （1）丁',
      'level4 （2）丁',
      'level3 2.丙',
      'level4 （1）丁',
      'level2 （二）乙',
      'level3 1.丙',
      'level1 二、甲',
      'level2 （一）乙',
      'level4 （1）丁',
    ]);
  });

  test('numbers up to twenty-one', () => {
    const lines = bodyOf({ body: Array.from({ length: 21 }, () => heading(1, '甲')) });
    expect(lines.map((line) => line.replace('level1 ', '').replace('、甲', ''))).toEqual([
      ...['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'],
      ...['十一', '十二', '十三', '十四', '十五', '十六', '十七', '十八', '十九', '二十', '二十一'],
    ]);
  });

  test('without a number, they do not count', () => {
    expect(bodyOf({ body: [heading(1, '甲'), heading(1, '前言', false), heading(1, '乙')] })).toEqual([
      'level1 一、甲',
      'level1 前言',
      'level1 二、乙',
    ]);
  });

  test('on a new page they begin anew', () => {
    expect(bodyOf({ body: [heading(1, '甲'), heading(1, '乙'), { block: 'break' }, heading(1, '丙')] })).toEqual([
      'level1 一、甲',
      'level1 二、乙',
      '---',
      'level1 一、丙',
    ]);
  });

  test('parts of a statement are headings: guide and lines in an empty one, words in a filled one', () => {
    const parts = {
      fields: [field('self', { type: 'paragraphs', lines: 2, required: true }), field('more', { type: 'paragraphs' })],
      body: [
        { block: 'outline', text: '经过', guide: '写清时间地点', of: 'self' },
        { block: 'outline', text: '认识', guide: '写自己的话', of: 'more' },
      ] as const,
    };
    const line = '_'.repeat(50);
    expect(bodyOf(parts).slice(0, 5)).toEqual([
      'level1 一、经过',
      'guide （写清时间地点）',
      `flush ${line}`,
      `flush ${line}`,
      'level1 二、认识',
    ]);
    expect(bodyOf(parts, { self: '第一天。\n第二天。', more: '我错了。' })).toEqual([
      'level1 一、经过',
      'body 第一天。',
      'body 第二天。',
      'level1 二、认识',
      'body 我错了。',
    ]);
  });
});

describe('attachments (7.3.4)', () => {
  const parts = {
    fields: [field('enclosed', { type: 'paragraphs', blank: 10 })],
    body: [text('正文。'), { block: 'attachments', of: 'enclosed' }] as const,
  };

  test('one has no number and no stop; a line above it', () => {
    expect(bodyOf(parts, { enclosed: '材料清单' })).toEqual(['body 正文。', 'empty', 'attachment 附件：材料清单']);
  });

  test('several are numbered 1. 2. 3., without a stop', () => {
    expect(bodyOf(parts, { enclosed: '材料清单\n\n  谈话笔录  \n证据目录' })).toEqual([
      'body 正文。',
      'empty',
      'attachmentFirst 附件：1.材料清单',
      'attachmentNext 2.谈话笔录',
      'attachmentNext 3.证据目录',
    ]);
  });

  test('none in a filled paper, a blank in an empty one', () => {
    expect(bodyOf(parts, {})).toEqual(['body 正文。']);
    expect(bodyOf(parts, { enclosed: ' \n ' })).toEqual(['body 正文。']);
    expect(bodyOf(parts)).toEqual(['body 正文。', 'empty', `attachment 附件：${'_'.repeat(20)}`]);
  });
});

describe('appendix and new pages', () => {
  test('an appendix (7.3.7): a page of its own, 附件 at the left on the first line, title on the third', () => {
    expect(bodyOf({ body: [text('正文。'), { block: 'appendix', text: '材料清单' }, text('内容。')] })).toEqual([
      'body 正文。',
      '---',
      'secrecy 附件',
      'empty',
      'title 材料清单',
      'empty',
      'body 内容。',
    ]);
  });

  test('headings of an appendix begin anew', () => {
    const lines = bodyOf({ body: [heading(1, '甲'), { block: 'appendix', text: '清单' }, heading(1, '乙')] });
    expect(lines.at(-1)).toBe('level1 一、乙');
  });

  test('a second paper after a break has its own title', () => {
    expect(bodyOf({ body: [text('正文。'), { block: 'break' }, { block: 'title', text: '宣布记录' }] })).toEqual([
      'body 正文。',
      '---',
      'title 宣布记录',
      'empty',
    ]);
  });

  test('a hint is never printed', () => {
    expect(bodyOf({ body: [{ block: 'hint', text: '先核对' }] })).toEqual([]);
    expect(bodyOf({ body: [{ block: 'hint', text: '先核对' }] }, {})).toEqual([]);
  });
});

describe('imprint (7.4)', () => {
  const copied = official({
    fields: [field('others', { blank: 6 })],
    body: [text('正文。'), { block: 'copies', of: 'others' }],
  });
  const filled = { printedBy: '某局办公室', printedOn: '2026-03-09' };

  test('copies with a stop, then who printed it and when', () => {
    const imprint = only(tablesOf(layOut(copied, { ...filled, others: '市直机关纪检监察工委' })));
    expect(imprint.style).toBe('imprint');
    expect(cellsOf(imprint)).toEqual([['抄送：市直机关纪检监察工委。'], ['某局办公室', '2026年3月9日印发']]);
  });

  test('no copies: the line of who printed it alone', () => {
    expect(cellsOf(only(tablesOf(layOut(copied, filled))))).toEqual([['某局办公室', '2026年3月9日印发']]);
    expect(cellsOf(only(tablesOf(layOut(official(), filled))))).toEqual([['某局办公室', '2026年3月9日印发']]);
  });

  test('an empty paper keeps the place for copies', () => {
    expect(cellsOf(only(tablesOf(layOut(copied))))).toEqual([
      ['抄送：____________。'],
      ['________', '\u3000\u3000年\u3000月\u3000日印发'],
    ]);
  });

  test('it is the last thing, wherever the copies stand in the template', () => {
    const first = official({ fields: [field('others')], body: [{ block: 'copies', of: 'others' }, text('正文。')] });
    const { nodes } = layOut(first, { ...filled, others: '某局' });
    expect(linesOf(nodes).slice(-3)).toEqual(['body 正文。', '抄送：某局。', '某局办公室 | 2026年3月9日印发']);
  });

  test('a letter has copies alone, without rules (10.1)', () => {
    const letter = { ...copied, layout: 'letter' } as const;
    const imprint = only(tablesOf(layOut(letter, { others: '某局' })));
    expect(imprint.style).toBe('copies');
    expect(cellsOf(imprint)).toEqual([['抄送：某局。']]);
    expect(tablesOf(layOut(letter, {}))).toEqual([]);
  });

  test.for(['plain', 'form', 'record'] as const)('a %s has none', (layout) => {
    expect(tablesOf(layOut({ ...official(), layout }, filled))).toEqual([]);
  });
});

describe('paragraphs', () => {
  const long = [field('more', { type: 'paragraphs', lines: 3 })];
  const line = '_'.repeat(50);

  test('one with a name inside', () => {
    const parts = { fields: [field('who')], body: [text('{who}同志：'), text('你好，{who}。', true)] };
    expect(bodyOf(parts, { who: '某某' })).toEqual(['body 某某同志：', 'flush 你好，某某。']);
    expect(bodyOf(parts)).toEqual(['body ________同志：', 'flush 你好，________。']);
  });

  test('an empty blank is marked and not spread over the line', () => {
    const sheet = layOut(paper({ fields: [field('who')], body: [text('同意{who}意见。'), text('特此报告。')] }));
    const [first, second] = paragraphsOf(sheet, 'body');
    expect(first?.runs).toEqual([
      { text: '同意' },
      { text: '________', field: 'who', blank: true },
      { text: '意见。' },
    ]);
    expect([first?.ragged ?? false, second?.ragged ?? false]).toEqual([true, false]);
  });

  test('several lines give several paragraphs', () => {
    expect(bodyOf({ fields: long, body: [text('{more}')] }, { more: '甲。\n\n　乙。\r'.replace('\r', '') })).toEqual([
      'body 甲。',
      'body 乙。',
    ]);
  });

  test('several lines inside a sentence are one', () => {
    expect(bodyOf({ fields: long, body: [text('经查：{more}特此报告。')] }, { more: '甲；\n乙。' })).toEqual([
      'body 经查：甲；乙。特此报告。',
    ]);
  });

  test('lines to write on in an empty paper', () => {
    expect(bodyOf({ fields: long, body: [text('{more}')] })).toEqual([
      `flush ${line}`,
      `flush ${line}`,
      `flush ${line}`,
    ]);
  });

  test('what nobody needs is left out of a filled paper', () => {
    expect(bodyOf({ fields: long, body: [text('{more}'), text('完。')] }, {})).toEqual(['body 完。']);
    expect(bodyOf({ fields: long, body: [text('{more}'), text('完。')] }, { more: ' ' })).toEqual(['body 完。']);
  });

  test('what is required keeps its lines until it is written', () => {
    const fields = [field('more', { type: 'paragraphs', lines: 1, required: true })];
    expect(bodyOf({ fields, body: [text('{more}')] }, {})).toEqual([`flush ${line}`]);
  });

  test('a record keeps its lines, to be written on by hand', () => {
    const sheet = layOut(paper({ layout: 'record', fields: long, body: [text('{more}')] }), {});
    expect(linesOf(sheet.nodes).slice(1)).toEqual([`flush ${line}`, `flush ${line}`, `flush ${line}`]);
  });

  test('a remark in round brackets (7.3.6), an addressee, signatures', () => {
    expect(
      bodyOf(
        {
          fields: [field('who')],
          body: [
            { block: 'addressee', text: '{who}：' },
            text('完。'),
            { block: 'signatures', of: ['谈话人', '被谈话人（捺印）'], dated: true },
            { block: 'signatures', of: ['记录人'], dated: false },
            { block: 'remark', text: '联系人：{who}' },
          ],
        },
        { who: '某局' },
      ),
    ).toEqual([
      'addressee 某局：',
      'body 完。',
      'empty',
      'handSignature 谈话人（签名）：____________|\u3000\u3000\u3000年\u3000月\u3000日',
      'handSignature 被谈话人（捺印）：____________|\u3000\u3000\u3000年\u3000月\u3000日',
      'empty',
      'handSignature 记录人（签名）：____________',
      'remark （联系人：某局）',
    ]);
  });
});

describe('what was filled in', () => {
  test.for([
    ['date', '2026-03-09', '2026年3月9日'],
    ['date', '2026-12-31', '2026年12月31日'],
    ['moment', '2026-03-09T09:05', '2026年3月9日9时05分'],
    ['moment', '2026-03-09T00:00', '2026年3月9日0时00分'],
    ['moment', '2026-12-31T23:59', '2026年12月31日23时59分'],
    ['number', '3', '3'],
    ['number', '1200.50', '1200.50'],
    ['text', '  某某  ', '某某'],
  ] as const)('a %s %s is written %s', ([type, value, written]) => {
    expect(bodyOf({ fields: [field('it', { type })], body: [text('在{it}。')] }, { it: value })).toEqual([
      `body 在${written}。`,
    ]);
  });

  test.for([
    ['date', '\u3000\u3000年\u3000月\u3000日'],
    ['moment', '\u3000\u3000年\u3000月\u3000日\u3000时\u3000分'],
    ['number', '________'],
    ['text', '________'],
    // Two underscores are as wide as a character.
    ['paragraphs', '________'],
  ] as const)('the blank of a %s', ([type, blank]) => {
    expect(bodyOf({ fields: [field('it', { type, blank: 4 })], body: [text('在{it}。')] })).toEqual([
      `body 在${blank}。`,
    ]);
  });

  test('what stands there until something else is typed', () => {
    const parts = { fields: [field('it', { initial: '某机关纪委' })], body: [text('{it}决定。')] };
    expect(bodyOf(parts)).toEqual(['body 某机关纪委决定。']);
    expect(bodyOf(parts, {})).toEqual(['body 某机关纪委决定。']);
    expect(bodyOf(parts, { it: '某委' })).toEqual(['body 某委决定。']);
  });

  test('a version of the Regulations is cited by its year', () => {
    const parts = {
      fields: [field('endedOn', { type: 'date' }), field('version', { type: 'regulation', conduct: 'endedOn' })],
      body: [text('依据{version}，')],
      versions: [
        { year: '2018', cited: '2018年《纪律处分条例》', from: '2018-10-01' },
        { year: '2023', cited: '2023年《纪律处分条例》', from: '2024-01-01' },
      ],
    } as const;
    expect(bodyOf(parts, { version: '2018' })).toEqual(['body 依据2018年《纪律处分条例》，']);
    expect(bodyOf(parts, { version: '2023' })).toEqual(['body 依据2023年《纪律处分条例》，']);
    expect(bodyOf(parts)).toEqual(['body 依据____年《纪律处分条例》，']);
  });
});

describe('choices', () => {
  const way = field('way', { type: 'choice', options: ['来信', '来访'] });
  const ways = field('ways', { type: 'choices', options: ['来信', '来访', '来电'] });

  test('in a text: boxes until somebody chooses, then the words', () => {
    const parts = { fields: [way, ways], body: [text('以{way}的方式；{ways}。')] };
    expect(bodyOf(parts)).toEqual(['body 以□来信\u3000□来访的方式；□来信\u3000□来访\u3000□来电。']);
    expect(bodyOf(parts, { way: '来访', ways: ['来信', '来电'] })).toEqual(['body 以来访的方式；来信、来电。']);
    expect(bodyOf(parts, { ways: [] })).toEqual(['body 以□来信\u3000□来访的方式；□来信\u3000□来访\u3000□来电。']);
  });

  test('that would take more than a line and a half are a blank in a text', () => {
    const options = Array.from({ length: 5 }, () => '长'.repeat(10));
    expect(bodyOf({ fields: [field('way', { type: 'choice', options })], body: [text('以{way}。')] })).toEqual([
      'body 以________。',
    ]);
  });

  test('in a table: boxes, those chosen ticked', () => {
    const parts = {
      fields: [way, ways],
      body: [table({ row: 'fields', of: ['way', 'ways'] }, { row: 'text', text: '已{way}' })],
    };
    expect(bodyOf(parts)).toEqual([
      'way 栏 | □来信\u3000□来访 | ways 栏 | □来信\u3000□来访\u3000□来电',
      '已□来信\u3000□来访',
    ]);
    expect(bodyOf(parts, { way: '来访', ways: ['来信', '来电'] })).toEqual([
      'way 栏 | □来信\u3000☑来访 | ways 栏 | ☑来信\u3000□来访\u3000☑来电',
      '已□来信\u3000☑来访',
    ]);
  });
});

describe('conditions', () => {
  const way = field('way', { type: 'choice', options: ['来信', '来访', '来电'] });
  const parts: Partial<Paper> = {
    fields: [way],
    body: [
      {
        block: 'when',
        field: 'way',
        is: ['来信'],
        then: [heading(1, '信'), text('附信封。'), { block: 'addressee', text: '某局：' }],
      },
      { block: 'when', field: 'way', is: ['来访', '来电'], then: [text('附记录。')] },
    ],
  };

  test('in an empty paper all stand, each paragraph with a box to tick', () => {
    expect(bodyOf(parts)).toEqual(['level1 一、信', 'body □附信封。', 'addressee 某局：', 'body □附记录。']);
  });

  test('in a filled paper only what fits', () => {
    expect(bodyOf(parts, { way: '来信' })).toEqual(['level1 一、信', 'body 附信封。', 'addressee 某局：']);
    expect(bodyOf(parts, { way: '来访' })).toEqual(['body 附记录。']);
    expect(bodyOf(parts, { way: '来电' })).toEqual(['body 附记录。']);
  });

  test('before anything is chosen all stand, also in a filled paper', () => {
    expect(bodyOf(parts, {})).toEqual(bodyOf(parts));
  });

  test('of several choices any will do', () => {
    const several = { ...parts, fields: [field('way', { type: 'choices', options: ['来信', '来访', '来电'] })] };
    expect(bodyOf(several, { way: ['来信', '来电'] })).toHaveLength(4);
    expect(bodyOf(several, { way: ['来电'] })).toEqual(['body 附记录。']);
  });
});

describe('questions and answers', () => {
  const parts: Partial<Paper> = {
    fields: [field('reply', { type: 'paragraphs' }), field('more', { type: 'rows', blankRows: 2 })],
    body: [{ block: 'questions', pairs: [{ ask: '你叫什么？', reply: 'reply' }, { ask: '还有吗？' }], more: 'more' }],
  };

  test('an empty record has room for more', () => {
    expect(bodyOf(parts)).toEqual([
      'question 问：你叫什么？',
      'question 答：',
      'question 问：还有吗？',
      'question 答：',
      'question 问：',
      'question 答：',
      'question 问：',
      'question 答：',
    ]);
  });

  test('a filled one has what was said', () => {
    expect(bodyOf(parts, { reply: '某某。\n就这些。', more: [{ question: '何时？', reply: '三月。' }] })).toEqual([
      'question 问：你叫什么？',
      'question 答：某某。\n就这些。',
      'question 问：还有吗？',
      'question 答：',
      'question 问：何时？',
      'question 答：三月。',
    ]);
  });
});

test('plain text: head, paragraphs and cells in order, without empty lines', () => {
  const letter = official({
    layout: 'letter',
    fields: [field('others'), field('who')],
    body: [
      text('正文。'),
      table({ row: 'fields', of: ['who'] }),
      { block: 'break' },
      { block: 'copies', of: 'others' },
    ],
  });
  expect(plainText(layOut(letter, { documentNumber: '某纪〔2026〕3号', others: '某局', who: '某某' }))).toEqual([
    '某机关纪委',
    '某纪〔2026〕3号',
    '试验文书',
    '正文。',
    'who 栏',
    '某某',
    '抄送：某局。',
  ]);
});

test('a field that no template declares', () => {
  expect(() => layOut(paper({ body: [text('{nobody}')] }))).toThrow(new Error('WS-01 has no field nobody'));
});
