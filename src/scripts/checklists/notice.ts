import { make } from '../dom.ts';

/** What stands in the way or has to be decided, above the list; it takes the keyboard when it appears. */
export class Notice {
  readonly element = make('div', 'ct-notice');

  constructor() {
    this.element.tabIndex = -1;
    this.element.setAttribute('role', 'alert');
    this.element.hidden = true;
  }

  /** @param focus whether the reader has just done something that this answers. */
  show(title: string, lines: readonly string[], buttons: readonly HTMLButtonElement[], focus: boolean): void {
    const long = lines.length > 8;
    const list = make('ul', 'dots', ...lines.map((line) => make('li', '', line)));
    if (long) {
      list.tabIndex = 0;
      list.setAttribute('role', 'group');
      list.setAttribute('aria-label', `${title}：共 ${lines.length} 条，可以上下滚动`);
    }
    this.element.hidden = false;
    this.element.replaceChildren(
      make('p', 'ct-notice-title', title),
      ...(lines.length > 0 ? [list] : []),
      make('div', 'ct-acts', ...buttons),
    );
    if (focus) this.element.focus();
  }

  hide(): void {
    this.element.hidden = true;
    this.element.replaceChildren();
  }
}
