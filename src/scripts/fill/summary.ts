import { make, makeLink } from '../dom.ts';

/** A line of the summary; with `go` it is a link that leads to the field. */
export interface SummaryLine {
  readonly text: string;
  readonly go?: () => void;
}

const mostLines = 20;

/** The list of what stands in the way, above the form; it takes the keyboard when it appears. */
export class Summary {
  readonly element = make('div', 'fill-summary');

  constructor() {
    this.element.tabIndex = -1;
    this.element.setAttribute('role', 'alert');
    this.element.hidden = true;
  }

  show(title: string, lines: readonly SummaryLine[], ...after: readonly Node[]): void {
    const shown = lines.slice(0, mostLines).map(({ text, go }) => {
      if (!go) return make('li', '', text);
      const link = makeLink('#form', text);
      link.addEventListener('click', (event) => {
        event.preventDefault();
        go();
      });
      return make('li', '', link);
    });
    const rest = lines.length > mostLines ? [make('li', '', `还有 ${lines.length - mostLines} 处。`)] : [];
    this.element.hidden = false;
    this.element.replaceChildren(make('h3', '', title), make('ul', 'dots', ...shown, ...rest), ...after);
    this.element.focus();
  }

  hide(): void {
    this.element.hidden = true;
    this.element.replaceChildren();
  }
}
