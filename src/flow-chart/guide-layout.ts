import type { Guide } from '../model/schemas/guide.ts';
import { lineHeight, padding, rightTip, smallSize, titleSize, wrapText } from './layout.ts';
import type { Box, Drawing, Edge, Line } from './layout.ts';

/** How wide the drawing is, and how far each answer stands to the right of its question. */
interface Frame {
  readonly width: number;
  readonly indent: number;
}

/** The wide drawing of a guide: every way through it from top to bottom, answers under their question. */
export function wideGuide(guide: Guide): Drawing {
  return draw(guide, { width: 680, indent: 44 });
}

/** The narrow drawing for phones. */
export function narrowGuide(guide: Guide): Drawing {
  return draw(guide, { width: 328, indent: 16 });
}

function draw(guide: Guide, { width, indent }: Frame): Drawing {
  const questions = new Map(guide.questions.map((question) => [question.id, question]));
  const outcomes = new Map(guide.outcomes.map((outcome) => [outcome.id, outcome]));
  const boxes: Box[] = [];
  const edges: Edge[] = [];
  const drawn = new Set<string>();
  let y = 1;
  /** Draws a question or an outcome with everything under it; one that stands above already, as a way back to it. */
  const place = (id: string, depth: number, answer?: string): Box => {
    const question = questions.get(id);
    const again = question !== undefined && drawn.has(id);
    drawn.add(id);
    const title = question ? `问 ${id}　${question.label}` : `${id}　${outcomes.get(id)?.label ?? ''}`;
    const x = 1 + depth * indent;
    const box = makeBox({
      x,
      y,
      width: Math.min(width - x - 1, 420),
      kind: again ? 'back' : question ? 'step' : 'port',
      code: `${guide.code}.${id}`,
      answer,
      title: again ? `接着问 ${id}` : title,
    });
    boxes.push(box);
    y += box.height + 10;
    if (!question || again) return box;
    for (const { text, to } of question.answers) {
      const child = place(to, depth + 1, text);
      const middle = child.y + child.height / 2;
      const bus = box.x + indent / 2;
      edges.push({ path: `M${bus} ${box.y + box.height}V${middle}H${child.x - 5}`, tip: rightTip(child.x, middle) });
    }
    return box;
  };
  place(guide.start, 0);
  return { width, height: Math.ceil(y), boxes, edges, labels: [] };
}

interface Words {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly kind: Box['kind'];
  readonly code: string;
  readonly answer: string | undefined;
  readonly title: string;
}

function makeBox({ x, y, width, kind, code, answer, title }: Words): Box {
  const lines: Line[] = [];
  let bottom = y + 7;
  const write = (text: string, style: Line['style'], size: number, leading: number): void => {
    for (const line of wrapText(text, size, width - padding * 2)) {
      lines.push({ text: line, x: x + padding, y: bottom + leading - 6, style, anchor: 'start' });
      bottom += leading;
    }
  };
  if (answer !== undefined) write(answer, 'case', smallSize, 19);
  write(title, 'title', titleSize, lineHeight);
  return { x, y, width, height: bottom + 8 - y, kind, code, lines };
}
