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
  /** A second line, in small print. */
  readonly sub?: string | undefined;
  readonly code: string;
  readonly kind: Box['kind'];
}

/** Tells where an exit leads, in words. */
export type DescribeExit = (exit: Exit, step: Step) => ExitWords;

/** Sizes of text, height of a line of titles, and room around the text of a box, in user units. */
export const titleSize = 15;
export const smallSize = 13;
export const lineHeight = 21;
export const padding = 12;

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

/** The wide drawing: the main line in one column, everything that leaves it beside it. */
export function wideDrawing(procedure: Procedure, describe: DescribeExit): Drawing {
  return draw(procedure, describe, {
    width: 680,
    step: { x: 1, width: 300 },
    exits: { x: 341, width: 338 },
    beside: true,
  });
}

/** The narrow drawing for phones: one column; what leaves the main line hangs under its step. */
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
  const side = sideSteps(procedure);
  const mainLine = procedure.steps.filter((step) => !side.has(step.id));
  const drawn = new Set<string>();
  let y = 1;
  mainLine.forEach((step, index) => {
    const following = mainLine[index + 1];
    const onward = step.next.find((exit) => exit.to !== undefined && exit.to === following?.id);
    const box = stepBox(procedure.code, step, frame, y);
    boxes.push(box);

    const exits = step.next.filter((exit) => exit !== onward);
    let exitY = frame.beside ? y : y + box.height + 14;
    const middles: number[] = [];
    for (const exit of exits) {
      const aside = drawn.has(exit.to ?? '') ? undefined : side.get(exit.to ?? '');
      if (aside) drawn.add(aside.id);
      const words = aside ? sideWords(procedure.code, aside, describe) : describe(exit, step);
      const exitBox = outcomeBox(words, exit.case, frame, exitY);
      boxes.push(exitBox);
      middles.push(exitBox.y + exitBox.height / 2);
      exitY += exitBox.height + 8;
    }
    edges.push(...exitEdges(box, middles, frame));
    const bottom = exits.length === 0 ? y + box.height : Math.max(y + box.height, exitY - 8);
    y = bottom + connect(onward, box, bottom, frame, edges, labels);
  });
  const last = Math.max(...boxes.map((box) => box.y + box.height));
  return { width: frame.width, height: Math.ceil(last + 2), boxes, edges, labels };
}

/**
 * Steps that stand beside the main line: the matter ends with them or leaves for another procedure, and wherever they
 * are entered another way goes on.
 */
function sideSteps(procedure: Procedure): ReadonlyMap<string, Step> {
  const position = new Map(procedure.steps.map((step, index) => [step.id, index]));
  const leaves = ({ to }: Exit): boolean => !position.has(to ?? '');
  const ending = new Map(
    procedure.steps
      .filter(({ id, next }) => id !== procedure.start && next.length === 1 && next.every(leaves))
      .map((step) => [step.id, step]),
  );
  const goesOn = (step: Step, index: number): boolean =>
    step.next.some(({ to }) => !ending.has(to ?? '') && (position.get(to ?? '') ?? -1) > index);
  return new Map(
    [...ending].filter(([id]) =>
      procedure.steps.every((step, index) => !step.next.some(({ to }) => to === id) || goesOn(step, index)),
    ),
  );
}

function sideWords(code: string, step: Step, describe: DescribeExit): ExitWords {
  const way = step.next[0];
  return {
    title: `${step.id}　${step.label}`,
    sub: way && (way.end ?? `→ ${describe(way, step).title}`),
    code: `${code}.${step.id}`,
    kind: step.limits.length > 0 ? 'key' : 'step',
  };
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
  const lines: Line[] = [];
  let bottom = y + 7;
  const write = (text: string | undefined, style: Line['style'], size: number, leading: number): void => {
    for (const line of text === undefined ? [] : wrapText(text, size, room)) {
      lines.push({ text: line, x: x + padding, y: bottom + leading - 6, style, anchor: 'start' });
      bottom += leading;
    }
  };
  write(condition, 'case', smallSize, 19);
  write(words.title, 'title', titleSize, lineHeight);
  write(words.sub, 'sub', smallSize, 20);
  return { x, y, width, height: bottom + 8 - y, kind: words.kind, code: words.code, lines };
}

/** Lines from a step to the boxes of its exits. */
function exitEdges(box: Box, middles: readonly number[], frame: Frame): Edge[] {
  if (middles.length === 0) return [];
  const end = frame.exits.x;
  const bus = frame.beside ? box.x + box.width + 18 : box.x + 15;
  const start = frame.beside ? `M${box.x + box.width} ${box.y + 24}H${bus}` : `M${bus} ${box.y + box.height}`;
  return middles.map((middle) => ({ path: `${start}V${middle}H${end - 5}`, tip: rightTip(end, middle) }));
}

function downTip(x: number, y: number): string {
  return `M${x} ${y}l-4.5 -7h9z`;
}

/** The tip of an arrow that comes from the left. */
export function rightTip(x: number, y: number): string {
  return `M${x} ${y}l-7 -4.5v9z`;
}
