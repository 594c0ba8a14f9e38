import {
  mergeProgress,
  progressText,
  readProgress,
  statusWords,
  type Mark,
  type MergeConflict,
  type Merged,
  type Progress,
} from '../../checklists/progress.ts';
import { saveFile } from '../save-file.ts';
import { make, makeButton } from '../dom.ts';
import { dayWords, momentWords, today } from './moments.ts';
import type { Notice } from './notice.ts';
import { storeKey, type Store } from './store.ts';

/** What the keeping of the record needs from the page. */
export interface KeepingActions {
  progress(): Progress;
  /** Puts another record in place of this one, as a change that can be taken back. */
  replace(progress: Progress, words: string): void;
  say(words: string): void;
}

/** Milliseconds between a change and the keeping of it. */
const keepDelay = 300;

/**
 * Where the record is: in this page only, or on this machine if the reader wants it. What lies there already is never
 * written over unseen: it is told, and the reader decides.
 */
export class Keeping {
  readonly element: HTMLElement;
  readonly #actions: KeepingActions;
  readonly #store: Store;
  readonly #notice: Notice;
  readonly #remember = make('input');
  readonly #words = make('p', 'ct-keep-words');
  #timer = 0;
  /** The reader has yet to decide about what lies there; nothing is written before. */
  #undecided = false;
  /** The reader wants this page to stay by itself, whatever lies there. */
  #alone = false;
  /** Something was changed that neither the browser nor a file holds. */
  #unsaved = false;

  constructor(store: Store, notice: Notice, actions: KeepingActions) {
    this.#store = store;
    this.#notice = notice;
    this.#actions = actions;
    this.#remember.type = 'checkbox';
    this.#remember.autocomplete = 'off';
    this.#remember.id = 'ct-remember';
    this.#remember.addEventListener('change', () => {
      if (this.#remember.checked) this.remember();
      else this.#forget();
    });
    this.element = make(
      'div',
      'ct-keep',
      make('label', 'ct-option', this.#remember, make('span', '', '在这台计算机上记住')),
      this.#words,
    );
    window.addEventListener('storage', (event) => {
      if (event.key === null || event.key === storeKey) this.#look();
    });
    // A page that comes back from the browser's history has heard nothing meanwhile.
    window.addEventListener('pageshow', (event) => {
      if (event.persisted) this.#look();
    });
    window.addEventListener('beforeunload', (event) => {
      if (this.#unsaved) event.preventDefault();
    });
  }

  /** What was kept when the page was opened; what cannot be used is told and left alone. */
  open(): Progress | undefined {
    const kept = this.#store.read();
    this.#draw();
    if (kept.kind === 'refused') this.#refuse(kept.problem, false);
    if (kept.kind !== 'progress') return undefined;
    this.#remember.checked = true;
    this.#draw();
    return kept.progress;
  }

  get isRemembering(): boolean {
    return this.#remember.checked;
  }

  /** Something was changed: it is kept soon, if the reader wants it kept. */
  changed(): void {
    this.#unsaved = true;
    if (!this.#remember.checked || this.#undecided) return;
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.keep(), keepDelay);
  }

  /** What there is now is in a file. Where it is to be kept as well, that is done at once: later it would count as kept. */
  saved(): void {
    this.keep();
    this.#unsaved = false;
  }

  /** Keeps what there is now, if the reader wants it kept. */
  keep(): void {
    window.clearTimeout(this.#timer);
    if (!this.#remember.checked || this.#undecided || !this.#unsaved) return;
    const outcome = this.#store.write(this.#actions.progress());
    if (outcome === 'kept') this.#unsaved = false;
    else if (outcome === 'overtaken') this.#look();
    else this.#actions.say('没有记住：浏览器给的地方不够，或者不让记。改动还在本页里，请导出成文件。');
  }

  /** Begins to keep the record on this machine. */
  remember(): void {
    this.#remember.checked = true;
    this.#alone = false;
    const kept = this.#store.read();
    if (kept.kind === 'refused') {
      this.#remember.checked = false;
      this.#refuse(kept.problem, true);
    } else if (kept.kind === 'progress') this.#offer(kept.progress, true);
    else {
      this.#unsaved = true;
      this.keep();
      if (this.#unsaved) this.#remember.checked = false;
      else this.#actions.say('已记住。本站各张清单都用这一份记录。');
    }
    this.#draw();
  }

  /** Forgets everything on this machine; the page keeps what it shows. */
  drop(): void {
    window.clearTimeout(this.#timer);
    this.#store.remove();
    this.#undecided = false;
    this.#unsaved = false;
    this.#remember.checked = false;
    this.#notice.hide();
    this.#draw();
  }

  #forget(): void {
    if (this.#undecided || this.#store.isOvertaken()) {
      this.#remember.checked = true;
      this.#look();
      return;
    }
    this.drop();
    this.#unsaved = true;
    this.#actions.say('不再记住，记住的已经删去。本页显示的还在，关掉就没有了。');
  }

  /** Looks whether another tab has changed what is kept. */
  #look(): void {
    if (this.#alone || !this.#store.isOvertaken()) return;
    if (this.#store.raw() === null) {
      if (!this.#remember.checked) return;
      this.drop();
      this.#unsaved = true;
      this.#actions.say('另一个标签页不再记住，记住的已经删去。本页显示的还在，关掉就没有了。');
      return;
    }
    const before = this.#actions.progress();
    const text = this.#store.raw() ?? '';
    const reading = readProgress(text);
    if (reading.kind !== 'progress') {
      this.#remember.checked = false;
      this.#unsaved = true;
      this.#draw();
      this.#refuse(reading.problems[0] ?? '', false);
    } else if (progressText({ ...reading.progress, current: before.current }) === progressText(before)) {
      // Only another record is shown there.
      this.#store.acknowledge();
    } else this.#offer(reading.progress, false);
  }

  /** Lets the reader choose between what lies there and what this page shows. */
  #offer(theirs: Progress, focus: boolean): void {
    this.#undecided = true;
    window.clearTimeout(this.#timer);
    const decide = (act: () => void): void => {
      // Once more: the other tab may have gone on.
      const kept = this.#store.read();
      if (kept.kind === 'progress') theirs = kept.progress;
      this.#undecided = false;
      this.#notice.hide();
      act();
      this.#remember.checked = true;
      this.#unsaved = true;
      this.keep();
      this.#draw();
    };
    const buttons = [
      makeButton('btn ct-small', '用记住的', () =>
        decide(() => {
          const { current } = this.#actions.progress();
          const isThere = theirs.matters.some(({ id }) => id === current);
          this.#actions.replace(isThere ? { ...theirs, current } : theirs, '换成另一个标签页记住的');
        }),
      ),
      makeButton('btn btn-2 ct-small', '两边合并', () =>
        decide(() => {
          const merged = mergeProgress(this.#actions.progress(), theirs);
          this.#actions.replace(merged.progress, `和另一个标签页的合并，${mergedWords(merged)}`);
        }),
      ),
      makeButton('btn btn-2 ct-small', '用本页的', () =>
        decide(() => this.#actions.say('已用本页的换掉记住的。另一个标签页会问要不要改用。')),
      ),
      makeButton('btn btn-2 ct-small', '各记各的', () => {
        this.#undecided = false;
        this.#alone = true;
        this.#remember.checked = false;
        this.#notice.hide();
        this.#draw();
        this.#actions.say('本页的只记在本页里，记住的没有动。');
      }),
    ];
    this.#notice.show(
      '另一个标签页改了记住的内容',
      ['选定以前，本页的改动只在本页里，不会盖掉那边的。', ...conflictLines(this.#actions.progress(), theirs)],
      buttons,
      focus,
    );
  }

  #refuse(problem: string, focus: boolean): void {
    const text = this.#store.raw() ?? '';
    this.#notice.show(
      '这台计算机上有一份读不了的记录，没有读入，也没有动它',
      [problem, '本页照样能用，只是记在本页里。'],
      [
        makeButton('btn btn-2 ct-small', '另存成文件', () => {
          saveFile(`清单记录-读不了的-${today()}.txt`, text, 'text/plain');
          this.#actions.say('已另存成文件。原来的没有动。');
        }),
        makeButton('btn btn-2 ct-small', '从这台计算机上删去它', () => {
          this.#store.remove();
          this.#notice.hide();
          this.#actions.say('已删去。现在可以勾选“在这台计算机上记住”。');
        }),
        makeButton('btn btn-2 ct-small', '先不管', () => this.#notice.hide()),
      ],
      focus,
    );
  }

  #draw(): void {
    this.#words.textContent = this.#remember.checked
      ? '记在这个浏览器里，不上传；同一台计算机的其他使用者也看得到。'
      : '现在只记在本页里，离开或者关掉就没有了。';
  }
}

/** What merging did, in words. */
export function mergedWords({ taken, added, own, conflicts }: Merged): string {
  const pieces = [
    `取了 ${taken} 项`,
    ...(added.length > 0 ? [`多了 ${added.length} 份`] : []),
    ...(own > 0 ? [`我的清单变了 ${own} 项`] : []),
    ...(conflicts.length > 0 ? [`${conflicts.length} 处两边不同，取后改的`] : []),
  ];
  return pieces.join('，');
}

/** Where two records say different things, a line for each. */
export function conflictLines(mine: Progress, theirs: Progress): string[] {
  const { conflicts, renamed } = mergeProgress(mine, theirs);
  return [
    ...renamed.map(({ from, to }) => `“${from}”那边叫“${to}”；合并时用“${to}”。`),
    ...conflicts.map(conflictLine),
  ];
}

function conflictLine({ matter, item, mine, theirs, taken }: MergeConflict): string {
  const side = taken === 'mine' ? '这里' : '那边';
  return `${matter}，${item} ${mine.text}：这里${markWords(mine)}；那边${markWords(theirs)}。合并时取${side}的。`;
}

function markWords({ status, due, note, at }: Mark): string {
  const pieces = [statusWords[status], ...(due === '' ? [] : [dayWords(due, today())]), ...(note === '' ? [] : [note])];
  return `“${pieces.join('，')}”（${momentWords(at)}改）`;
}
