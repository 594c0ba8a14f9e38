import { layOut } from '../../documents/layout/lay-out.ts';
import { markupOf, type Markup } from '../../documents/markup.ts';
import type { Paper, PaperValues } from '../../documents/paper.ts';
import type { Sheet } from '../../documents/sheet.ts';

const delay = 150;
/** For papers with many rows: typing must not wait for the drawing. */
const longDelay = 700;
const manyRows = 300;

/** The paper beside the form, drawn anew a moment after each edit. */
export class Preview {
  readonly #frame: HTMLElement;
  readonly #paper: Paper;
  readonly #values: () => PaperValues | undefined;
  #timer = 0;

  /**
   * @param values what stands in the form; nothing for an empty paper.
   */
  constructor(frame: HTMLElement, paper: Paper, values: () => PaperValues | undefined) {
    this.#frame = frame;
    this.#paper = paper;
    this.#values = values;
  }

  /** The paper as it stands in the form now. */
  sheet(): Sheet {
    return layOut(this.#paper, this.#values());
  }

  /** Draws the paper a moment later, once. */
  later(): void {
    window.clearTimeout(this.#timer);
    const rows = Object.values(this.#values() ?? {}).reduce(
      (sum, value) => sum + (typeof value === 'string' ? 0 : value.length),
      0,
    );
    this.#timer = window.setTimeout(() => this.now(), rows > manyRows ? longDelay : delay);
  }

  /** Draws the paper. */
  now(): void {
    window.clearTimeout(this.#timer);
    this.#frame.replaceChildren(elementOf(markupOf(this.sheet())));
  }
}

/** A drawn element: what was typed becomes text nodes. */
function elementOf({ tag, attributes, children }: Markup): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.map((child) => (typeof child === 'string' ? child : elementOf(child))));
  return element;
}
