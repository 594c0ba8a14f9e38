import { spawnSync } from 'node:child_process';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { layOut } from '../../src/documents/layout/lay-out.ts';
import type { Paper, PaperValues } from '../../src/documents/paper.ts';
import { plainText } from '../../src/documents/plain-text.ts';
import { wordFile } from '../../src/documents/word/word-file.ts';
import { column, field, heading, official, paper, table, text } from './paper-fixture.ts';

const origin = { creator: '试验手册', asOf: '2026-01-01' };

/** A paper with parts of every kind. */
const all: Paper = official({
  code: 'WS-48',
  title: '处分请示 & 附件',
  heading: '关于{who}的请示',
  upward: true,
  secrecy: true,
  fields: [
    field('who', { label: '姓名“甲”' }),
    field('way', { label: '方式', type: 'choice', options: ['来'.repeat(30), '去'.repeat(30)] }),
    field('ways', { label: '种类', type: 'choices', options: ['来信', '来访'] }),
    field('more', { label: '详情', type: 'paragraphs', lines: 2 }),
    field('time', { label: '时间', type: 'moment' }),
    field('others', { label: '抄送' }),
    field('list', { type: 'rows', blankRows: 2, columns: [column('index', 12), column('who', 60)] }),
    field('enclosed', { label: '附件', type: 'paragraphs' }),
  ],
  body: [
    { block: 'addressee', text: '某委：' },
    heading(1, '一级'),
    heading(2, '二级'),
    heading(3, '三级'),
    heading(4, '四级'),
    text('经查，{who}“某某”——{way}，{time}。'),
    text('{more}'),
    table({ row: 'fields', of: ['who', 'ways'] }, { row: 'area', of: 'more', height: 20 }),
    text('名单：'),
    { block: 'list', of: 'list' },
    { block: 'attachments', of: 'enclosed' },
    { block: 'signoff', text: '{issuer}', on: 'issuedOn', sealed: true },
    { block: 'remark', text: '联系人：{who}' },
    { block: 'appendix', text: '名单' },
    { block: 'copies', of: 'others' },
  ],
});

const values: PaperValues = {
  who: '某某<b>&"',
  way: '来'.repeat(30),
  ways: ['来访'],
  more: '甲👍𠮷。\n乙 =1+1。',
  time: '2026-03-09T09:05',
  others: '某局',
  list: [{ who: '甲' }, { who: '乙' }],
  enclosed: '清单\n笔录',
  documentNumber: '某纪〔2026〕3号',
  signer: '某某',
  issuedOn: '2026-03-09',
  printedBy: '某局',
  printedOn: '2026-03-09',
};

/** The parts of a Word file by their paths, as text. */
async function partsOf(of: Paper, filled?: PaperValues): Promise<Map<string, string>> {
  const parts = unzipSync(await wordFile(layOut(of, filled), origin));
  return new Map(Object.entries(parts).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

/** One part of a Word file. */
async function partOf(path: string, of: Paper, filled?: PaperValues): Promise<string> {
  const part = (await partsOf(of, filled)).get(path);
  if (part === undefined) throw new Error(`no ${path}`);
  return part;
}

function document(of: Paper, filled?: PaperValues): Promise<string> {
  return partOf('word/document.xml', of, filled);
}

/** What the first group of a pattern finds, everywhere. */
function allOf(xml: string, pattern: RegExp): string[] {
  return [...xml.matchAll(pattern)].map(([, found = '']) => found);
}

function unescape(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** Words of each paragraph of a part. */
function paragraphs(xml: string): string[] {
  return allOf(xml, /<w:p>(.*?)<\/w:p>/gs).map((inner) =>
    unescape(allOf(inner, /<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g).join('')),
  );
}

describe('equal bytes', () => {
  test('twice, on another day', async () => {
    const first = await wordFile(layOut(all, values), origin);
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-07-15T22:41:07Z') });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const second = await wordFile(layOut(all, values), origin);
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
  });

  test.for(['America/New_York', 'Asia/Shanghai', 'Pacific/Kiritimati'])('in the time zone %s', async (zone) => {
    const at = (path: string): string => JSON.stringify(new URL(`../../src/documents/${path}`, import.meta.url).href);
    const program = `
import { layOut } from ${at('layout/lay-out.ts')};
import { wordFile } from ${at('word/word-file.ts')};
const file = await wordFile(layOut(${JSON.stringify(all)}, ${JSON.stringify(values)}), ${JSON.stringify(origin)});
console.log(new Date(0).getTimezoneOffset() + ' ' + Buffer.from(file).toString('base64'));`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
      encoding: 'utf8',
      env: { ...process.env, TZ: zone },
    });
    const offsets = { 'America/New_York': '300', 'Asia/Shanghai': '-480', 'Pacific/Kiritimati': '640' };
    const [offset, bytes] = stdout.trim().split(' ');
    expect(stderr).toBe('');
    expect(offset).toBe(new Map(Object.entries(offsets)).get(zone));
    expect(bytes).toBe(Buffer.from(await wordFile(layOut(all, values), origin)).toString('base64'));
  });

  test('other words, other bytes', async () => {
    const first = await wordFile(layOut(all, values), origin);
    const second = await wordFile(layOut(all, { ...values, who: '某' }), origin);
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(false);
  });
});

describe('properties', () => {
  test('title, subject, the site as author, language, the day of the content; nothing else', async () => {
    const core = await partOf('docProps/core.xml', all, values);
    expect([...core.matchAll(/<(dc\w*:\w+)[^>]*>([^<]*)</g)].map(([, name, value]) => [name, value])).toEqual([
      ['dc:title', '处分请示 &amp; 附件'],
      ['dc:subject', 'WS-48 文书样式'],
      ['dc:creator', '试验手册'],
      ['dc:language', 'zh-CN'],
      ['dcterms:created', '2026-01-01T00:00:00Z'],
      ['dcterms:modified', '2026-01-01T00:00:00Z'],
    ]);
  });

  test('nothing about a person or a machine in any part', async () => {
    for (const [path, xml] of await partsOf(all, values))
      expect(`${path} ${xml}`).not.toMatch(
        /lastModifiedBy|<Company|<Manager|w:author|w:rsid|Un-named|TotalTime|<Template/,
      );
  });

  test('no name of the fields in a filled file', async () => {
    const parts = await partsOf(all, values);
    const others = [...parts].filter(([path]) => path !== 'word/document.xml').map(([, xml]) => xml);
    expect(others.join('')).not.toContain('某某');
  });

  test('no theme, in no part, and the list of parts comes first', async () => {
    const parts = await partsOf(all);
    expect([...parts.keys()][0]).toBe('[Content_Types].xml');
    for (const [path, xml] of parts) expect(`${path} ${xml}`).not.toMatch(/theme\d*\.xml|\/theme"|w:\w+Theme="/);
  });

  test('every part that is named is there', async () => {
    const parts = await partsOf(official({ layout: 'letter' }));
    const named = allOf(parts.get('[Content_Types].xml') ?? '', /PartName="\/([^"]+)"/g);
    expect(named.filter((path) => !parts.has(path))).toEqual([]);
    const related = allOf(parts.get('word/_rels/document.xml.rels') ?? '', /Target="([^"]+)"/g);
    expect(related.filter((path) => !parts.has(`word/${path}`))).toEqual([]);
  });
});

describe('styles', () => {
  const headingLevels = [
    ['公文-标题', '0'],
    ['表格-标题', '0'],
    ['公文-一级标题', '1'],
    ['公文-二级标题', '2'],
    ['公文-三级标题', '3'],
    ['公文-四级标题', '4'],
  ];

  /** The styles of a file by their names. */
  async function styles(): Promise<Map<string, string>> {
    const xml = await partOf('word/styles.xml', all);
    return new Map(
      allOf(xml, /<w:style (.*?)<\/w:style>/gs).map((style) => [
        /<w:name w:val="([^"]+)"/.exec(style)?.[1] ?? '',
        style,
      ]),
    );
  }

  test('headings have their level in the outline, nothing else has one', async () => {
    const levels = [...(await styles())].flatMap(([name, style]) => {
      const level = /<w:outlineLvl w:val="(\d)"/.exec(style)?.[1];
      return level === undefined ? [] : [[name, level]];
    });
    expect(levels).toEqual(headingLevels);
  });

  test('every paragraph has a style with a Chinese name', async () => {
    const named = new Map([...(await styles())].map(([name, style]) => [/w:styleId="([^"]+)"/.exec(style)?.[1], name]));
    for (const filled of [undefined, values]) {
      const xml = await document(all, filled);
      const used = allOf(xml, /<w:p>(.*?)<\/w:p>/gs).map((inner) => /<w:pStyle w:val="([^"]+)"/.exec(inner)?.[1]);
      expect(used).not.toContain(undefined);
      for (const id of used) expect(named.get(id)).toMatch(/^(公文|表格|文稿|笔录)-/);
    }
  });

  // GB/T 9704-2012: 二号 is 22 points, 三号 16, 四号 14; sizes are in half points.
  test.for([
    ['公文-标题', '方正小标宋简体', '44'],
    ['公文-一级标题', '黑体', '32'],
    ['公文-二级标题', '楷体_GB2312', '32'],
    ['公文-三级标题', '仿宋_GB2312', '32'],
    ['公文-四级标题', '仿宋_GB2312', '32'],
    ['公文-正文', '仿宋_GB2312', '32'],
    ['公文-主送机关', '仿宋_GB2312', '32'],
    ['公文-发文字号', '仿宋_GB2312', '32'],
    ['公文-密级', '黑体', '32'],
    ['公文-版记', '仿宋_GB2312', '28'],
    ['公文-页码', '宋体', '28'],
    ['公文-发文机关标志', '方正小标宋简体', '32'],
  ] as const)('%s: %s', async ([name, face, size]) => {
    const style = (await styles()).get(name) ?? '';
    const defaults = /<w:rPrDefault>.*<\/w:rPrDefault>/s.exec(await partOf('word/styles.xml', all))?.[0] ?? '';
    expect(/w:eastAsia="([^"]+)"/.exec(style)?.[1] ?? /w:eastAsia="([^"]+)"/.exec(defaults)?.[1]).toBe(face);
    expect(/<w:sz w:val="(\d+)"/.exec(style)?.[1] ?? /<w:sz w:val="(\d+)"/.exec(defaults)?.[1]).toBe(size);
    expect(style).not.toContain('<w:b/>');
  });

  test('the mark is red, and a red line stands under the number', async () => {
    const found = await styles();
    expect(found.get('公文-发文机关标志')).toContain('<w:color w:val="FF0000"/>');
    expect(found.get('公文-发文字号')).toMatch(/<w:bottom w:val="single" [^>]*w:color="FF0000"/);
    expect(found.get('公文-正文')).not.toContain('FF0000');
  });

  test('text is Chinese', async () => {
    expect(await partOf('word/styles.xml', all)).toMatch(/<w:lang [^>]*w:eastAsia="zh-CN"/);
  });

  test('the East Asian hint on every run with words, in every part', async () => {
    for (const of of [
      all,
      { ...all, layout: 'letter' as const },
      paper({ layout: 'record', footers: ['某人', '某人'], body: [text('“某”')] }),
    ]) {
      for (const filled of [undefined, values]) {
        const runs = [...(await partsOf(of, filled))].flatMap(([path, xml]) =>
          /^word\/(document|header\d|footer\d)\.xml$/.test(path) ? allOf(xml, /(<w:r>.*?<\/w:r>)/gs) : [],
        );
        expect(runs.length).toBeGreaterThan(5);
        const words = runs.filter((run) => /<w:t[ >]|<w:instrText/.test(run));
        expect(words.filter((run) => !/<w:rFonts [^>]*w:hint="eastAsia"/.test(run))).toEqual([]);
      }
    }
  });

  test('who signs a record does not sign the notice before it', async () => {
    const footers = async (body: Paper['body']): Promise<string[]> => {
      const parts = await partsOf(paper({ layout: 'record', footers: ['记录人'], body }));
      const references = allOf(parts.get('word/document.xml') ?? '', /<w:footerReference ([^>]*)\/>/g);
      const target = (id: string): string =>
        new RegExp(`Id="${id}"[^>]*Target="([^"]*)"|Target="([^"]*)"[^>]*Id="${id}"`)
          .exec(parts.get('word/_rels/document.xml.rels') ?? '')
          ?.slice(1)
          .find((path) => path !== undefined) ?? '';
      return references.map((reference) => {
        const kind = /w:type="(\w+)"/.exec(reference)?.[1] ?? '';
        const xml = parts.get(`word/${target(/r:id="(\w+)"/.exec(reference)?.[1] ?? '')}`) ?? '';
        return `${kind}: ${xml.includes('记录人') ? 'signed' : 'unsigned'}, ${xml.includes('NUMPAGES') ? 'counted' : 'uncounted'}`;
      });
    };
    expect(await footers([text('问：')])).toEqual(['default: signed, counted']);
    expect(
      await document(paper({ layout: 'record', footers: ['记录人'], body: [text('通知'), { block: 'break' }] })),
    ).toContain('<w:titlePg/>');
    expect((await footers([text('通知'), { block: 'break' }, text('问：')])).toSorted()).toEqual([
      'default: signed, counted',
      'first: unsigned, counted',
    ]);
  });

  test('the name of who signs is in regular script', async () => {
    const runs = allOf(await document(all, { ...values, who: '张某' }), /(<w:r>.*?<\/w:r>)/gs);
    const kai = runs.filter((run) => run.includes('楷体_GB2312'));
    expect(kai.map((run) => /<w:t[^>]*>([^<]*)/.exec(run)?.[1])).toEqual(['某某']);
  });
});

describe('content controls', () => {
  test('in an empty paper each blank has one, with the label of its field and a tag', async () => {
    const xml = await document(all);
    const controls = allOf(xml, /<w:sdtPr>(.*?)<\/w:sdtPr>/gs).map((inner) => [
      unescape(/<w:alias w:val="([^"]*)"/.exec(inner)?.[1] ?? ''),
      /<w:tag w:val="([^"]*)"/.exec(inner)?.[1],
    ]);
    const once = [...new Map(controls.map(([label, tag]) => [tag, label]))].toSorted();
    expect(once).toEqual(
      [
        ['WS-48.documentNumber', '发文字号'],
        ['WS-48.enclosed', '附件'],
        ['WS-48.issuedOn', '成文日期'],
        ['WS-48.more', '详情'],
        ['WS-48.others', '抄送'],
        ['WS-48.printedBy', '印发机关'],
        ['WS-48.printedOn', '印发日期'],
        ['WS-48.signer', '签发人'],
        ['WS-48.time', '时间'],
        ['WS-48.way', '方式'],
        ['WS-48.who', '姓名“甲”'],
      ].toSorted(),
    );
    // Title, paragraph, table, remark.
    expect(controls.filter(([, tag]) => tag === 'WS-48.who')).toHaveLength(4);
  });

  test('their numbers are all different', async () => {
    const ids = allOf(await document(all), /<w:id w:val="(\d+)"/g);
    expect(ids.length).toBeGreaterThan(10);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('dates are chosen from a calendar, choices from a list; the blank is the placeholder', async () => {
    const xml = await document(all);
    const control = (tag: string): string =>
      allOf(xml, /(<w:sdt>.*?<\/w:sdt>)/gs).find((each) => each.includes(`"WS-48.${tag}"`)) ?? '';
    expect(control('issuedOn')).toContain('<w:dateFormat w:val="yyyy年M月d日"/><w:lid w:val="zh-CN"/>');
    expect(allOf(control('way'), /<w:listItem w:displayText="([^"]+)"/g)).toEqual(['来'.repeat(30), '去'.repeat(30)]);
    expect(control('who')).toMatch(/<w:showingPlcHdr\/><w:text\/>.*<w:t [^>]*>________<\/w:t>/s);
    expect(control('more')).toMatch(/_{50}<\/w:t>.*_{50}<\/w:t>/s);
  });

  test('none in a filled paper, not even for what was left empty', async () => {
    expect(await document(all, values)).not.toContain('<w:sdt');
    expect(await document(all, {})).not.toContain('<w:sdt');
  });
});

describe('words', () => {
  test.for([
    ['empty', undefined],
    ['filled', values],
  ] as const)('an %s paper says what its plain text says', async ([, filled]) => {
    const sheet = layOut(all, filled);
    const said = paragraphs(await document(all, filled)).filter((line) => line.trim() !== '');
    expect(said).toEqual(plainText(sheet).map((line) => line.replaceAll('\n', '')));
  });

  test('a letter has its mark in the header of the first page, and no number there', async () => {
    const letter: Paper = { ...all, layout: 'letter', upward: false };
    const parts = await partsOf(letter, values);
    const xml = parts.get('word/document.xml') ?? '';
    expect(xml).toContain('<w:titlePg/>');
    const id = /<w:headerReference [^>]*w:type="first"[^>]*>/.exec(xml)?.[0].match(/r:id="([^"]+)"/)?.[1];
    const relations = parts.get('word/_rels/document.xml.rels') ?? '';
    const target = relations
      .split('<Relationship ')
      .find((each) => each.includes(`"${id}"`))
      ?.match(/Target="([^"]+)"/)?.[1];
    expect(paragraphs(parts.get(`word/${target}`) ?? '')).toEqual(['某机关纪委']);
    const foot = /<w:footerReference [^>]*w:type="first"[^>]*>/.exec(xml)?.[0].match(/r:id="([^"]+)"/)?.[1];
    const footer = relations
      .split('<Relationship ')
      .find((each) => each.includes(`"${foot}"`))
      ?.match(/Target="([^"]+)"/)?.[1];
    expect(parts.get(`word/${footer}`)).not.toContain('PAGE');
  });

  test('what was typed never becomes markup', async () => {
    const xml = await document(paper({ fields: [field('it')], body: [text('{it}')] }), { it: '</w:t><w:br/>&' });
    expect(xml).toContain('&lt;/w:t&gt;&lt;w:br/&gt;&amp;');
  });

  test('spaces at the edges of words are kept', async () => {
    const xml = await document(paper({ fields: [field('it')], body: [text('甲 {it} 乙')] }), { it: '丙' });
    expect(paragraphs(xml).at(-1)).toBe('甲 丙 乙');
    for (const open of xml.match(/<w:t[ >][^>]*/g) ?? []) expect(open).toContain('xml:space="preserve"');
  });

  test('a page break stands before what follows', async () => {
    const xml = await document(paper({ body: [text('甲'), { block: 'break' }, text('乙')] }));
    const [before, after] = allOf(xml, /<w:p>(.*?)<\/w:p>/gs).slice(-2);
    expect(before).not.toContain('pageBreakBefore');
    expect(after).toContain('<w:pageBreakBefore/>');
    expect(after).toContain('乙');
  });

  test('a page break before a table', async () => {
    const xml = await document(paper({ body: [text('甲'), { block: 'break' }, table({ row: 'band', text: '表' })] }));
    expect(xml).toMatch(/甲<\/w:t>.*<w:pageBreakBefore\/>.*<w:tbl>/s);
  });
});

describe('measures', () => {
  /** Millimetres of a measure in twips. */
  const millimetres = (twips: string | undefined): number => Math.round((Number(twips) / 1440) * 254) / 10;

  test('A4 with margins of 37, 26, 35 and 28 mm; lines of which 22 fill 225 mm', async () => {
    const xml = await document(all);
    const size = /<w:pgSz ([^>]*)/.exec(xml)?.[1] ?? '';
    expect([millimetres(/w:w="(\d+)"/.exec(size)?.[1]), millimetres(/w:h="(\d+)"/.exec(size)?.[1])]).toEqual([
      210, 297,
    ]);
    const margins = /<w:pgMar ([^>]*)/.exec(xml)?.[1] ?? '';
    const of = (side: string): number => millimetres(new RegExp(`w:${side}="(\\d+)"`).exec(margins)?.[1]);
    expect([of('top'), of('right'), of('bottom'), of('left')]).toEqual([37, 26, 35, 28]);
    const pitch = Number(/<w:docGrid [^>]*w:linePitch="(\d+)"/.exec(xml)?.[1]);
    expect(Math.floor(((225 / 25.4) * 1440) / pitch)).toBe(22);
  });

  test('a wide form lies on its side', async () => {
    const xml = await document(paper({ layout: 'form', landscape: true, body: [table({ row: 'band', text: '表' })] }));
    const size = /<w:pgSz ([^>]*)/.exec(xml)?.[1] ?? '';
    expect(size).toContain('w:orient="landscape"');
    expect([millimetres(/w:w="(\d+)"/.exec(size)?.[1]), millimetres(/w:h="(\d+)"/.exec(size)?.[1])]).toEqual([
      297, 210,
    ]);
    const margins = /<w:pgMar ([^>]*)/.exec(xml)?.[1] ?? '';
    const of = (side: string): number => millimetres(new RegExp(`w:${side}="(\\d+)"`).exec(margins)?.[1]);
    expect(297 - of('left') - of('right')).toBe(246);
  });

  test('the date of a sealed paper ends four characters from the right edge: 22.3 mm of 156', async () => {
    const xml = await document(all, values);
    const lines = allOf(xml, /<w:p>(.*?)<\/w:p>/gs).filter((inner) => inner.includes('KBsignature'));
    expect(lines.map((inner) => millimetres(/<w:ind w:right="(\d+)"/.exec(inner)?.[1]))).toEqual([25, 22.2]);
  });

  test('page numbers: odd at the right, even at the left, a character of 14 points from the edge', async () => {
    const parts = await partsOf(all);
    const relations = parts.get('word/_rels/document.xml.rels') ?? '';
    const footer = (type: string): string => {
      const reference = allOf(parts.get('word/document.xml') ?? '', /<w:footerReference ([^>]*)/g).find((each) =>
        each.includes(`"${type}"`),
      );
      const id = /r:id="([^"]+)"/.exec(reference ?? '')?.[1];
      const target = /Target="([^"]+)"/.exec(
        relations.split('<Relationship ').find((each) => each.includes(`"${id}"`)) ?? '',
      )?.[1];
      return parts.get(`word/${target}`) ?? '';
    };
    expect(footer('default')).toMatch(/<w:ind w:right="280"\/><w:jc w:val="right"\/>/);
    expect(footer('even')).toMatch(/<w:ind w:left="280"\/><w:jc w:val="left"\/>/);
    expect(parts.get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
    expect(paragraphs(footer('default'))).toEqual(['—  —']);
  });

  test('the columns of each table are together as wide as the table', async () => {
    for (const each of allOf(await document(all), /<w:tbl>(.*?)<\/w:tbl>/gs)) {
      const grid = allOf(each, /<w:gridCol w:w="(\d+)"/g).map(Number);
      expect(Math.abs(grid.reduce((sum, width) => sum + width, 0) - 8844)).toBeLessThanOrEqual(1);
      for (const row of allOf(each, /<w:tr>(.*?)<\/w:tr>/gs)) {
        const spans = allOf(row, /<w:gridSpan w:val="(\d+)"/g).map(Number);
        expect(spans.reduce((sum, span) => sum + span, 0)).toBe(grid.length);
      }
    }
  });
});
