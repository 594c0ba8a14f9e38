import type { Exit, Procedure, Step } from '../model/schemas/procedure.ts';

/** A box of the chart, in user units of the drawing (1 unit = 1 CSS px at full size). */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** `key` has a time limit, `port` leads to another procedure, `end` is an outcome. */
  readonly kind: 'step' | 'key' | 'port' | 'back' | 'end';
  /** Code that the box links to. */
  readonly code: string;
  readonly lines: readonly Line[];
}

/** A line of text in a box or on an edge. */
export interface Line {
  readonly text: string;
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly style: 'title' | 'sub' | 'case';
  readonly anchor: 'middle' | 'start';
}

/** A connection: an SVG path, with an arrow tip at its end. */
export interface Edge {
  readonly path: string;
  readonly tip: string;
}

/** A drawing: everything placed, nothing left to decide. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly edges: readonly Edge[];
  readonly labels: readonly Line[];
}

/** What an exit needs to be drawn. */
export interface ExitWords {
  readonly title: string;
  readonly code: string;
  readonly kind: Box['kind'];
}

/** Tells where an exit leads, in words. */
export type DescribeExit = (exit: Exit, step: Step) => ExitWords;

const titleSize = 15;
const smallSize = 13;
const lineHeight = 21;
const padding = 12;

/** Width of a text in units: a Chinese character is one em, others about 0.56 em. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) ems += /[\u2e80-\u9fff\u3000-\u303f\uff00-\uffef“”‘’…—]/.test(character) ? 1 : 0.58;
  return ems * size;
}

/** Breaks a text into lines no wider than `width`, never before closing punctuation. */
export function wrapText(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const character of text) {
    if (line !== '' && textWidth(line + character, size) > width && !/[，。、；：”’）》]/.test(character)) {
      lines.push(line);
      line = '';
    }
    line += character;
  }
  return [...lines, line];
}

/** How wide the drawing is and where its columns stand. */
interface Frame {
  readonly width: number;
  readonly step: { readonly x: number; readonly width: number };
  readonly exits: { readonly x: number; readonly width: number };
  /** Where exits hang: beside the step (wide) or under it (narrow). */
  readonly beside: boolean;
}

/** The wide drawing: steps in one column, exits beside them, jumps to other steps as lines on the left. */
export function wideDrawing(procedure: Procedure, describe: DescribeExit): Drawing {
  const lanes = jumps(procedure).length === 0 ? 0 : assignLanes(jumps(procedure)).count;
  const left = lanes === 0 ? 1 : 10 + lanes * 14;
  const width = 680;
  const stepWidth = 290;
  const exitX = left + stepWidth + 40;
  return draw(procedure, describe, {
    width,
    step: { x: left, width: stepWidth },
    exits: { x: exitX, width: width - exitX - 1 },
    beside: true,
  });
}

/** The narrow drawing for phones: one column; exits hang under their step. */
export function narrowDrawing(procedure: Procedure, describe: DescribeExit): Drawing {
  return draw(procedure, describe, {
    width: 328,
    step: { x: 1, width: 326 },
    exits: { x: 30, width: 297 },
    beside: false,
  });
}

function draw(procedure: Procedure, describe: DescribeExit, frame: Frame): Drawing {
  const boxes: Box[] = [];
  const edges: Edge[] = [];
  const labels: Line[] = [];
  const placed = new Map<string, Box>();
  let y = 1;
  procedure.steps.forEach((step, index) => {
    const following = procedure.steps[index + 1];
    const onward = step.next.find((exit) => exit.to !== undefined && exit.to === following?.id);
    const box = stepBox(procedure.code, step, frame, y);
    boxes.push(box);
    placed.set(step.id, box);

    const exits = step.next.filter((exit) => exit !== onward).map((exit) => ({ exit, words: describe(exit, step) }));
    let exitY = frame.beside ? y : y + box.height + 14;
    const middles: number[] = [];
    for (const { exit, words } of exits) {
      const exitBox = outcomeBox(words, exit.case, frame, exitY);
      boxes.push(exitBox);
      middles.push(exitBox.y + exitBox.height / 2);
      exitY += exitBox.height + 8;
    }
    edges.push(...exitEdges(box, middles, frame));
    const bottom = exits.length === 0 ? y + box.height : Math.max(y + box.height, exitY - 8);
    y = bottom + connect(onward, box, bottom, frame, edges, labels);
  });
  if (frame.beside) edges.push(...jumpEdges(procedure, placed, frame));
  const last = Math.max(...boxes.map((box) => box.y + box.height));
  return { width: frame.width, height: Math.ceil(last + 2), boxes, edges, labels };
}

/** Draws the way to the following step, if there is one, and returns the room it takes. */
function connect(
  onward: Exit | undefined,
  box: Box,
  bottom: number,
  frame: Frame,
  edges: Edge[],
  labels: Line[],
): number {
  if (!onward) return 26;
  const spine = frame.beside ? box.x + box.width / 2 : box.x + 15;
  const room = frame.beside ? box.width - 20 : box.width - 40;
  const lines = onward.case === undefined ? [] : wrapText(onward.case, smallSize, room);
  const gap = lines.length === 0 ? 28 : 26 + lines.length * 18;
  lines.forEach((text, index) => {
    const baseline = bottom + 22 + index * 18;
    labels.push(
      frame.beside
        ? { text, x: spine, y: baseline, style: 'case', anchor: 'middle' }
        : { text, x: spine + 14, y: baseline, style: 'case', anchor: 'start' },
    );
  });
  const start = box.y + box.height;
  edges.push({ path: `M${spine} ${start}V${bottom + gap - 4}`, tip: downTip(spine, bottom + gap) });
  return gap;
}

function stepBox(code: string, step: Step, frame: Frame, y: number): Box {
  const { x, width } = frame.step;
  const centre = x + width / 2;
  const sub = step.sub;
  const titles = wrapText(`${step.id}　${step.label}`, titleSize, width - padding * 2);
  const subs = sub === undefined ? [] : wrapText(sub, smallSize, width - padding * 2);
  const height = titles.length * lineHeight + subs.length * 20 + 17;
  const lines: Line[] = [
    ...titles.map((text, index): Line => ({
      text,
      x: centre,
      y: y + 25 + index * lineHeight,
      style: 'title',
      anchor: 'middle',
    })),
    ...subs.map((text, index): Line => ({
      text,
      x: centre,
      y: y + 25 + titles.length * lineHeight + index * 20,
      style: 'sub',
      anchor: 'middle',
    })),
  ];
  return { x, y, width, height, kind: step.limits.length > 0 ? 'key' : 'step', code: `${code}.${step.id}`, lines };
}

function outcomeBox(words: ExitWords, condition: string | undefined, frame: Frame, y: number): Box {
  const { x, width } = frame.exits;
  const room = width - padding * 2;
  const conditions = condition === undefined ? [] : wrapText(condition, smallSize, room);
  const titles = wrapText(words.title, titleSize, room);
  const height = conditions.length * 19 + titles.length * lineHeight + 15;
  const lines: Line[] = [
    ...conditions.map((text, index): Line => ({
      text,
      x: x + padding,
      y: y + 20 + index * 19,
      style: 'case',
      anchor: 'start',
    })),
    ...titles.map((text, index): Line => ({
      text,
      x: x + padding,
      y: y + 22 + conditions.length * 19 + index * lineHeight,
      style: 'title',
      anchor: 'start',
    })),
  ];
  return { x, y, width, height, kind: words.kind, code: words.code, lines };
}

/** Lines from a step to the boxes of its exits. */
function exitEdges(box: Box, middles: readonly number[], frame: Frame): Edge[] {
  if (middles.length === 0) return [];
  const end = frame.exits.x;
  const bus = frame.beside ? box.x + box.width + 18 : box.x + 15;
  const start = frame.beside ? `M${box.x + box.width} ${box.y + 24}H${bus}` : `M${bus} ${box.y + box.height}`;
  return middles.map((middle) => ({ path: `${start}V${middle}H${end - 5}`, tip: rightTip(end, middle) }));
}

interface Jump {
  readonly from: number;
  readonly to: number;
}

/** Exits to a step that is not the following one. */
function jumps(procedure: Procedure): Jump[] {
  const position = new Map(procedure.steps.map((step, index) => [step.id, index]));
  return procedure.steps.flatMap((step, from) =>
    step.next.flatMap((exit) => {
      const to = position.get(exit.to ?? '');
      return to === undefined || to === from + 1 ? [] : [{ from, to }];
    }),
  );
}

/** Gives every jump a lane of its own where it would cross another: short jumps inside, long ones outside. */
function assignLanes(list: readonly Jump[]): { count: number; lanes: ReadonlyMap<Jump, number> } {
  const lanes = new Map<Jump, number>();
  const taken: Jump[][] = [];
  for (const jump of list.toSorted((a, b) => Math.abs(a.from - a.to) - Math.abs(b.from - b.to))) {
    let lane = taken.findIndex((others) => others.every((other) => low(other) > high(jump) || high(other) < low(jump)));
    if (lane === -1) lane = taken.push([]) - 1;
    taken[lane]?.push(jump);
    lanes.set(jump, lane);
  }
  return { count: taken.length, lanes };
}

function low(jump: Jump): number {
  return Math.min(jump.from, jump.to);
}

function high(jump: Jump): number {
  return Math.max(jump.from, jump.to);
}

function jumpEdges(procedure: Procedure, placed: ReadonlyMap<string, Box>, frame: Frame): Edge[] {
  const list = jumps(procedure);
  const { lanes } = assignLanes(list);
  return list.flatMap((jump) => {
    const from = placed.get(procedure.steps[jump.from]?.id ?? '');
    const to = placed.get(procedure.steps[jump.to]?.id ?? '');
    if (!from || !to) return [];
    const x = frame.step.x - 14 - (lanes.get(jump) ?? 0) * 14;
    const start = from.y + from.height - 12;
    const end = to.y + (jump.to > jump.from ? 14 : to.height - 14);
    return [{ path: `M${from.x} ${start}H${x}V${end}H${to.x - 5}`, tip: rightTip(to.x, end) }];
  });
}

function downTip(x: number, y: number): string {
  return `M${x} ${y}l-4.5 -7h9z`;
}

function rightTip(x: number, y: number): string {
  return `M${x} ${y}l-7 -4.5v9z`;
}
