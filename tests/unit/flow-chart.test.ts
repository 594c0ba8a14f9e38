import { describe, expect, test } from 'vitest';
import {
  narrowDrawing,
  textWidth,
  wideDrawing,
  wrapText,
  type Box,
  type Drawing,
  type ExitWords,
} from '../../src/flow-chart/layout.ts';
import { procedure, type Exit, type Procedure } from '../../src/model/schemas/procedure.ts';

/** A step of which only what the drawing shows matters. */
function step(id: string, label: string, next: readonly Partial<Exit>[], more: object = {}): object {
  return {
    id,
    title: label,
    label,
    actor: { roles: ['full-time'], text: '专职干部' },
    actions: [{ text: '办理。' }],
    source: { origin: 'editorial' },
    next,
    ...more,
  };
}

/** A time limit, which makes a step a key step. */
const limit = {
  kind: 'unset',
  code: 'SX-01',
  what: '告知',
  says: '没有统一天数',
  source: { origin: 'editorial' },
};

/** A procedure of these steps. */
function procedureOf(...steps: object[]): Procedure {
  return procedure.parse({
    code: 'CX-01',
    title: '试验程序',
    lead: '试验。',
    kind: 'main',
    reviewedOn: '2025-06-01',
    history: [{ date: '2025-06-01', change: '建立条目' }],
    start: '1',
    glance: { when: [{ text: '甲' }], who: [{ text: '乙' }], approval: [{ text: '丙' }], outcome: [{ text: '丁' }] },
    steps,
  });
}

/** Words for an exit, as the page gives them: another procedure, a step further on or back, or an end. */
function describeExit(exit: Exit): ExitWords {
  if (exit.to?.startsWith('CX-')) return { title: `转${exit.to}`, code: exit.to, kind: 'port' };
  if (exit.to !== undefined) return { title: `转第 ${exit.to} 步`, code: `CX-01.${exit.to}`, kind: 'back' };
  return { title: exit.end ?? '', code: 'CX-01.end', kind: 'end' };
}

const long = '移送有管辖权的党组织并且书面告知举报人（附《信访举报登记表》和全部材料的目录）';

/** Procedures of every shape: titles of the exits drawn as boxes, cases written on the way down, number of lines. */
interface Shape {
  readonly name: string;
  readonly data: Procedure;
  readonly exits: readonly string[];
  readonly cases: readonly string[];
  readonly lines: number;
}

const shapes: readonly Shape[] = [
  {
    name: 'a straight line',
    data: procedureOf(
      step('1', '登记', [{ to: '2' }]),
      step('2', '办理', [{ to: '3' }], { limits: [limit], sub: '15 个工作日' }),
      step('3', '办结', [{ end: '归档' }]),
    ),
    exits: ['归档'],
    cases: [],
    lines: 3,
  },
  {
    name: 'branches, one of them onward',
    data: procedureOf(
      step('1', '登记', [
        { case: '不归本级', end: '移送' },
        { case: '归本级', to: '2' },
        { case: '有违纪线索', to: 'CX-02.1' },
      ]),
      step('2', '办理', [{ end: '办结' }, { to: 'CX-03' }]),
    ),
    exits: ['移送', '转CX-02.1', '办结', '转CX-03'],
    cases: ['归本级'],
    lines: 5,
  },
  {
    name: 'two cases that lead to the following step',
    data: procedureOf(
      step('1', '登记', [
        { case: '实名', to: '2' },
        { case: '匿名', to: '2' },
      ]),
      step('2', '办理', [{ end: '办结' }]),
    ),
    exits: ['转第 2 步', '办结'],
    cases: ['实名'],
    lines: 3,
  },
  {
    name: 'jumps forward and back, across each other',
    data: procedureOf(
      step('1', '登记', [{ to: '2' }, { to: '4' }]),
      step('2', '初核', [{ to: '3' }, { to: '5' }]),
      step('3', '谈话', [{ to: '4' }, { to: '1' }]),
      step('4', '审理', [{ to: '5' }, { to: '2' }, { to: '4' }]),
      step('5', '执行', [{ end: '办结' }, { to: '1' }]),
    ),
    exits: ['转第 4 步', '转第 5 步', '转第 1 步', '转第 2 步', '转第 4 步', '办结', '转第 1 步'],
    cases: [],
    lines: 11,
  },
  {
    name: 'steps told in another order than they are taken',
    data: procedureOf(
      step('2', '办理', [{ to: '3' }]),
      step('1', '登记', [{ to: '2' }]),
      step('3', '办结', [{ end: '归档' }]),
    ),
    exits: ['转第 3 步', '转第 2 步', '归档'],
    cases: [],
    lines: 3,
  },
  {
    name: 'long words and many exits',
    data: procedureOf(
      step(
        '1',
        '分清归不归本级管辖',
        [
          ...['甲', '乙', '丙', '丁', '戊', '己'].map((name) => ({
            case: `${name}：${long}`,
            end: `${name}：${long}`,
          })),
          { case: long, to: '2' },
        ],
        { sub: '写明来源、时间、对象和主要问题等' },
      ),
      step('2', '办理', [{ case: 'ASCII words: A4, PDF and GB/T 9704', to: 'CX-02' }, { end: long }], {
        limits: [limit],
      }),
    ),
    exits: [...['甲', '乙', '丙', '丁', '戊', '己'].map((name) => `${name}：${long}`), '转CX-02', long],
    cases: [long],
    lines: 9,
  },
  {
    name: 'a step without a way out',
    data: procedureOf(step('1', '登记', [{ to: '2' }]), step('2', '办理', [])),
    exits: [],
    cases: [],
    lines: 1,
  },
];

const drawings = shapes.flatMap(({ name, ...shape }) => [
  { name: `${name}, wide`, drawing: wideDrawing(shape.data, describeExit), ...shape },
  { name: `${name}, narrow`, drawing: narrowDrawing(shape.data, describeExit), ...shape },
]);

/** Whether two boxes share any area. */
function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Whether a box is drawn for a step itself. */
function isStep(box: Box): boolean {
  return box.kind === 'step' || box.kind === 'key';
}

/** The words of one style in a box, its lines joined. */
function wordsIn(box: Box, style: 'title' | 'sub' | 'case'): string {
  return box.lines
    .filter((line) => line.style === style)
    .map((line) => line.text)
    .join('');
}

/** The corners of a path of `M x y`, `H x` and `V y`. */
function corners(path: string): { x: number; y: number }[] {
  let x = Number.NaN;
  let y = Number.NaN;
  return [...path.matchAll(/([MHV])(-?[\d.]+)(?: (-?[\d.]+))?/g)].map(([, command, first, second]) => {
    if (command === 'V') y = Number(first);
    else x = Number(first);
    if (command === 'M') y = Number(second);
    return { x, y };
  });
}

/** The corners of all edges of a drawing, and the points of their tips. */
function pointsOf({ edges }: Drawing): { x: number; y: number }[] {
  return edges.flatMap(({ path, tip }) => [...corners(path), ...corners(tip.replace(/l.*/, ''))]);
}

describe.for(drawings)('$name', ({ drawing, data, exits, cases, lines }) => {
  const { boxes, edges, labels, width, height } = drawing;

  test('boxes never overlap', () => {
    const covered = boxes.filter((box, index) => boxes.slice(index + 1).some((other) => overlap(box, other)));
    expect(covered).toEqual([]);
  });

  test('every step is there once, in order, with its words and its code', () => {
    expect(boxes.filter(isStep).map((box) => [box.code, wordsIn(box, 'title'), wordsIn(box, 'sub'), box.kind])).toEqual(
      data.steps.map(({ id, label, sub, limits }) => [
        `CX-01.${id}`,
        `${id}　${label}`,
        sub ?? '',
        limits.length > 0 ? 'key' : 'step',
      ]),
    );
    const tops = boxes.filter(isStep).map((box) => box.y);
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
  });

  test('every exit is there, as a box or as the way to the following step', () => {
    expect(boxes.filter((box) => !isStep(box)).map((box) => wordsIn(box, 'title'))).toEqual(exits);
    expect(labels.map((line) => line.text).join('')).toBe(cases.join(''));
    const all = data.steps.flatMap(({ next }) => next);
    const written = boxes.map((box) => wordsIn(box, 'case')).join('') + cases.join('');
    for (const { case: name } of all) expect(written).toContain(name ?? '');
  });

  test('every box but the first is reached by a line', () => {
    const tips = edges.map(({ tip }) => corners(tip.replace(/l.*/, ''))[0]);
    for (const box of boxes.filter((other) => !isStep(other))) {
      expect(tips).toContainEqual({ x: box.x, y: box.y + box.height / 2 });
    }
    expect(edges).toHaveLength(lines);
  });

  test('every line and tip is inside the drawing', () => {
    for (const { x, y } of pointsOf(drawing)) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(height);
    }
  });

  test('every box is inside the drawing', () => {
    for (const box of boxes) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
    }
  });

  test('every line of text is inside its box, but for the blank half of a closing sign', () => {
    for (const box of boxes) {
      for (const { text, x, y, style, anchor } of box.lines) {
        const ink = textWidth(text.replace(/[，。、；：”’）》]$/, ''), style === 'title' ? 15 : 13);
        const left = anchor === 'middle' ? x - ink / 2 : x;
        expect(left).toBeGreaterThanOrEqual(box.x);
        expect(left + ink).toBeLessThanOrEqual(box.x + box.width);
        expect(y).toBeGreaterThan(box.y + 10);
        expect(y).toBeLessThan(box.y + box.height);
      }
    }
  });

  test('no box covers a case written on the way down', () => {
    for (const { text, x, y, anchor } of labels) {
      const ink = textWidth(text, 13);
      const left = anchor === 'middle' ? x - ink / 2 : x;
      const plate: Box = { x: left, y: y - 13, width: ink, height: 15, kind: 'step', code: '', lines: [] };
      expect(boxes.filter((box) => overlap(box, plate))).toEqual([]);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left + ink).toBeLessThanOrEqual(width);
    }
  });
});

describe('sizes', () => {
  test('both drawings have their own width and no more height than needed', () => {
    const data = procedureOf(step('1', '登记', [{ to: '2' }]), step('2', '办理', [{ end: '办结' }]));
    const wide = wideDrawing(data, describeExit);
    const narrow = narrowDrawing(data, describeExit);
    expect([wide.width, narrow.width]).toEqual([680, 328]);
    for (const { boxes, height } of [wide, narrow]) {
      const bottom = Math.max(...boxes.map((box) => box.y + box.height));
      expect(height - bottom).toBeLessThanOrEqual(3);
    }
  });

  test('exits hang beside their step in the wide drawing, under it in the narrow one', () => {
    const data = procedureOf(step('1', '登记', [{ end: '移送' }]), step('2', '办理', [{ end: '办结' }]));
    const [first, exit] = wideDrawing(data, describeExit).boxes;
    expect(exit?.y).toBe(first?.y);
    expect(exit?.x).toBeGreaterThan((first?.x ?? 0) + (first?.width ?? 0));
    const [above, below] = narrowDrawing(data, describeExit).boxes;
    expect(below?.y).toBeGreaterThan((above?.y ?? 0) + (above?.height ?? 0));
  });

  test('a step that ends the matter stands beside the main line, which goes on below', () => {
    const data = procedureOf(
      step('1', '登记', [
        { case: '不受理', to: '2' },
        { case: '受理', to: '3' },
      ]),
      step('2', '告知', [{ end: '登记存查' }], { limits: [limit] }),
      step('3', '办理', [{ end: '办结' }, { case: '退回', to: '2' }, { to: '4' }]),
      step('4', '归档', [{ end: '归档' }, { to: 'CX-02' }]),
    );
    for (const drawing of [wideDrawing(data, describeExit), narrowDrawing(data, describeExit)]) {
      expect(
        drawing.boxes.map((box) => [box.kind, wordsIn(box, 'case'), wordsIn(box, 'title'), wordsIn(box, 'sub')]),
      ).toEqual([
        ['step', '', '1　登记', ''],
        ['key', '不受理', '2　告知', '登记存查'],
        ['step', '', '3　办理', ''],
        ['end', '', '办结', ''],
        ['back', '退回', '转第 2 步', ''],
        ['step', '', '4　归档', ''],
        ['end', '', '归档', ''],
        ['port', '', '转CX-02', ''],
      ]);
      expect(drawing.labels.map((line) => line.text)).toEqual(['受理']);
    }
  });

  test('a step that only hands over to another procedure stands beside the main line, but not where the line ends', () => {
    const data = procedureOf(
      step('1', '审议', [
        { case: '缺证据', to: '2' },
        { case: '够标准', to: '3' },
      ]),
      step('2', '退卷', [{ to: 'CX-05' }]),
      step('3', '报告', [{ to: '4' }]),
      step('4', '决定', [{ to: 'CX-07' }]),
    );
    const { boxes } = wideDrawing(data, describeExit);
    expect(boxes.map((box) => [box.kind, wordsIn(box, 'title'), wordsIn(box, 'sub')])).toEqual([
      ['step', '1　审议', ''],
      ['step', '2　退卷', '→ 转CX-05'],
      ['step', '3　报告', ''],
      ['step', '4　决定', ''],
      ['port', '转CX-07', ''],
    ]);
  });

  test('a last step that everything leads to stays on the main line', () => {
    const data = procedureOf(
      step('1', '登记', [
        { case: '急', to: '2' },
        { case: '缓', to: '3' },
      ]),
      step('2', '快办', [{ to: '3' }]),
      step('3', '办结', [{ end: '归档' }]),
    );
    const [first, , last] = wideDrawing(data, describeExit).boxes.filter((box) => box.kind === 'step');
    expect(last?.x).toBe(first?.x);
  });
});

describe('texts', () => {
  test.for([
    { text: '汉字', size: 15, width: 30 },
    { text: '，。', size: 10, width: 20 },
    { text: '“引”', size: 10, width: 30 },
    { text: 'AB', size: 10, width: 11.6 },
    { text: '15 日', size: 10, width: 27.4 },
    { text: '', size: 15, width: 0 },
  ])('$text is $width wide', ({ text, size, width }) => {
    expect(textWidth(text, size)).toBeCloseTo(width, 6);
  });

  test.for([
    { text: '一二三四五六', width: 30, lines: ['一二三', '四五六'] },
    { text: '一二三，四五六', width: 30, lines: ['一二三，', '四五六'] },
    { text: '一二三四', width: 40, lines: ['一二三四'] },
    { text: '一二三四', width: 5, lines: ['一', '二', '三', '四'] },
    { text: '', width: 30, lines: [''] },
    { text: '𠮷𠮷𠮷', width: 12, lines: ['𠮷𠮷', '𠮷'] },
  ])('$text in $width', ({ text, width, lines }) => {
    expect(wrapText(text, 10, width)).toEqual(lines);
  });

  test.for([10, 20, 35, 50, 100, 1000])('all characters are kept in lines of %d', (width) => {
    const text = `${long}，A4 纸、PDF 文件；“引号”……——（完）𠮷`;
    expect(wrapText(text, 13, width).join('')).toBe(text);
  });
});
