import { make } from './dom.ts';

/** What is folded with a part: everything but its number and its heading, so that its place stays. */
const heading = '.num, .step-head, h1, h2, h3';

/**
 * 只看已核对: folds what is not verified, says at each place what was folded, and above how much of the page that is.
 * Nothing is kept; the page as it was comes back with the same button.
 */
export class VerifiedOnly {
  readonly #button: HTMLButtonElement;
  readonly #note = make('p', 'version-note');
  #undo: (() => void)[] = [];

  /** @param button switches it on and off. */
  constructor(button: HTMLButtonElement) {
    this.#button = button;
    this.#note.setAttribute('role', 'status');
    button.closest('.head')?.after(this.#note);
    // A link that leads to something folded opens everything again.
    addEventListener('hashchange', () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!target || !isFolded(target)) return;
      this.toggle(false);
      target.scrollIntoView();
    });
  }

  /** Switches it. */
  toggle(on = this.#undo.length === 0): void {
    for (const undo of this.#undo.reverse()) undo();
    this.#undo = [];
    const marks = on ? this.#fold() : [];
    this.#button.setAttribute('aria-pressed', String(on));
    this.#note.textContent = on ? summary(marks) : '';
    // Tables count what they show.
    document.dispatchEvent(new Event('rowschange'));
  }

  /** @returns all marks of the page. */
  #fold(): Element[] {
    const marks = [...document.querySelectorAll('main .prov')].filter((mark) => !mark.closest('.legend'));
    for (const mark of marks) {
      if (isVerified(mark) || isFolded(mark)) continue;
      const row = mark.closest('tr');
      const part = mark.closest('.basis')?.parentElement;
      if (row) this.#hideRow(row);
      else if (part) this.#foldPart(part, mark);
      else this.#foldStatement(mark.closest('.sentence, .limit, .clock, li, dd, p') ?? mark, mark);
    }
    return marks;
  }

  #hideRow(row: Element): void {
    row.classList.add('unchecked');
    this.#undo.push(() => row.classList.remove('unchecked'));
  }

  #foldPart(part: Element, mark: Element): void {
    // Basis of the page as a whole: nothing would be left of it.
    if (part.matches('main')) return;
    this.#foldNodes(
      part,
      [...part.childNodes].filter((node) => !(node instanceof Element && node.matches(heading))),
      make('p', 'folded', reason(mark)),
    );
  }

  #foldStatement(statement: Element, mark: Element): void {
    this.#foldNodes(statement, [...statement.childNodes], make('span', 'folded', reason(mark)));
  }

  #foldNodes(parent: Element, nodes: readonly Node[], stub: HTMLElement): void {
    const [first] = nodes;
    if (!first) return;
    const box = make(stub.tagName === 'P' ? 'div' : 'span', 'unchecked');
    parent.insertBefore(stub, first);
    stub.after(box);
    box.append(...nodes);
    this.#undo.push(() => {
      box.replaceWith(...nodes);
      stub.remove();
    });
  }
}

function isVerified(mark: Element): boolean {
  return mark.querySelector('.c-yes') !== null;
}

function isFolded(element: Element): boolean {
  return element.closest('.unchecked') !== null;
}

function reason(mark: Element): string {
  const words = mark.querySelector('.c')?.textContent ?? mark.textContent ?? '';
  return `已收起：${words.trim()}`;
}

function summary(marks: readonly Element[]): string {
  const shown = marks.filter((mark) => !isFolded(mark));
  const doubtful = shown.filter((mark) => !isVerified(mark)).length;
  const rest = doubtful === 0 ? '' : `有 ${doubtful} 处说的是整页，收不起来，仍按标记看。`;
  return `本页共标出 ${marks.length} 处，现在只看 ${shown.length} 处；其余 ${marks.length - shown.length} 处没有核对完，或者是建议，已经收起。剩下的不是全部，办事以前请看全。${rest}`;
}
