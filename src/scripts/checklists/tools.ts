import {
  addMatter,
  addOwn,
  bytesOf,
  currentMatter,
  emptyProgress,
  isBlank,
  largestProgress,
  ownItems,
  progressText,
  removeMatter,
  removeOwn,
  renameMatter,
  showMatter,
  statusWords,
  tally,
  vanishedMarks,
  type Mark,
  type Progress,
} from '../../checklists/progress.ts';
import { make, makeButton, makeLink } from '../dom.ts';
import { Filters } from './filters.ts';
import { Journal, nextMoment, type Change } from './journal.ts';
import { Keeping } from './keeping.ts';
import { Matters } from './matters.ts';
import { dayWords, today } from './moments.ts';
import { Notice } from './notice.ts';
import { ownTitle, type ToolItem } from './page-list.ts';
import { Rows } from './rows.ts';
import { Store } from './store.ts';
import { Transfer } from './transfer.ts';
import { setWords } from './words.ts';

/** A page on which the tools work. */
export interface ToolPage {
  /** Id of its checklist; nothing on the page of the reader's own list. */
  readonly list: string | undefined;
  /** Where the tools go. */
  readonly place: HTMLElement;
  /** Holds the rows. */
  readonly table: HTMLElement;
  readonly groupName: string;
  readonly roleTitles: Readonly<Record<string, string>>;
  /** The items in their order; asked again when the reader's own list has changed. */
  items(progress: Progress): readonly ToolItem[];
  /** The rows of the items; on the page of the reader's own list they are made anew. */
  rows(items: readonly ToolItem[]): Iterable<HTMLElement>;
  /** Called after everything has been drawn. */
  drawn?(progress: Progress): void;
}

/** Most characters of an item in a message. */
const shortLength = 24;

/** Everything a reader does with a checklist: what is noted, shown, taken back, kept and handed over. */
export class Tools {
  readonly #page: ToolPage;
  readonly #journal: Journal;
  readonly #notice = new Notice();
  readonly #keeping: Keeping;
  readonly #filters: Filters;
  readonly #matters: Matters;
  readonly #rows: Rows;
  readonly #bar = make('progress');
  readonly #count = make('p', 'ct-count');
  readonly #status = make('p', 'ct-status-line');
  readonly #undo = makeButton('btn btn-2 ct-small', '撤销', () => this.#step('undo'));
  readonly #redo = makeButton('btn btn-2 ct-small', '重做', () => this.#step('redo'));
  readonly #print = make('p', 'ct-print ct-print-head');
  readonly #vanished = make('section', 'sec ct-vanished');
  readonly #ownLink = makeLink('my.html', ownTitle);
  readonly #ownCount = make('span');
  #items = new Map<string, ToolItem>();
  #own = new Set<string>();

  constructor(page: ToolPage) {
    this.#page = page;
    const actions = {
      progress: (): Progress => this.progress,
      replace: (progress: Progress, words: string): void => void this.change(progress, words),
      say: (words: string): void => this.say(words),
    };
    this.#keeping = new Keeping(new Store(), this.#notice, actions);
    this.#journal = new Journal(this.#keeping.open() ?? emptyProgress);
    this.#filters = new Filters(page.groupName, () => this.#filter(true));
    this.#matters = new Matters({
      progress: actions.progress,
      show: (id) => this.#show(id),
      add: (name) => this.change(addMatter(this.progress, newId(), name, nextMoment()), `新建“${name}”`),
      rename: (id, name) => this.change(renameMatter(this.progress, id, name, nextMoment()), `改名为“${name}”`),
      remove: (id) => this.change(removeMatter(this.progress, id), `删去“${currentMatter(this.progress).name}”`),
    });
    this.#rows = new Rows(page.table, {
      setStatus: (item, status) => this.#mark(item, { status }, statusWords[status]),
      setDue: (item, due) => this.#mark(item, { due }, due === '' ? '去掉期限' : `期限 ${dayWords(due, today())}`),
      setNote: (item, note) => this.#mark(item, { note }, note === '' ? '去掉备注' : '记了备注'),
      toggleOwn: (item) => this.#toggleOwn(item),
      say: (words) => this.say(words),
    });
    const transfer = new Transfer(this.#notice, {
      ...actions,
      saved: () => this.#keeping.saved(),
      clear: () => {
        this.change(emptyProgress, '清空');
        this.#keeping.drop();
      },
    });
    this.#build(transfer);
    this.#fill();
    window.addEventListener('pagehide', () => {
      this.#rows.settle();
      this.#keeping.keep();
    });
    document.addEventListener('keydown', (event) => this.#pressed(event));
  }

  /** What stands now. */
  get progress(): Progress {
    return this.#journal.progress;
  }

  /** Says something that changes nothing, and offers a way on. */
  say(words: string, ...ways: readonly HTMLElement[]): void {
    if (ways.length === 0) setWords(this.#status, words);
    else this.#status.replaceChildren(words, ...ways);
  }

  /** Puts another record in place of this one, as one change. */
  change(after: Progress, words: string, ...ways: readonly HTMLElement[]): boolean {
    const before = this.progress;
    if (!this.#fits(after)) return false;
    this.#journal.make({ kind: 'whole', words, before, after });
    this.#keeping.changed();
    this.#drawAfter(before);
    this.say(`${words}。`, ...ways);
    return true;
  }

  #build(transfer: Transfer): void {
    this.#status.setAttribute('role', 'status');
    this.#bar.setAttribute('aria-label', '办完的');
    this.#undo.setAttribute('aria-keyshortcuts', 'Control+Z');
    this.#redo.setAttribute('aria-keyshortcuts', 'Control+Y');
    const heading = make('h2', 'vh', '勾选和记录');
    heading.id = 'ct-heading';
    this.#vanished.setAttribute('aria-labelledby', 'ct-vanished');
    const { place, list, table } = this.#page;
    const foot = make(
      'div',
      'ct-foot',
      this.#keeping.element,
      transfer.element,
      make('p', 'ct-secret', '不要写涉密内容、案件信息和真实姓名。'),
    );
    const fold = make('details', 'ct-fold', make('summary', '', '只看一部分、记住、导出'), this.#filters.element, foot);
    const wide = window.matchMedia('(min-width: 48rem)');
    const follow = (): void => {
      fold.open = wide.matches;
    };
    wide.addEventListener('change', follow);
    follow();
    const panel = make(
      'section',
      'ct-panel',
      heading,
      make(
        'div',
        'ct-top',
        this.#matters.element,
        ...(list === undefined ? [] : [make('p', 'ct-own-link', this.#ownLink, this.#ownCount)]),
      ),
      make('div', 'ct-progress', this.#bar, this.#count),
      fold,
    );
    panel.setAttribute('aria-labelledby', heading.id);
    place.replaceChildren(this.#notice.element, panel);
    place.after(this.#print);
    table.classList.add('ct-table');
    document.documentElement.classList.add('ct-on');
    const bar = make('div', 'ct-bar', make('div', 'ct-acts', this.#undo, this.#redo), this.#status);
    table.after(this.#vanished, bar);
  }

  /** Makes the rows anew. */
  #fill(): void {
    const items = this.#page.items(this.progress);
    this.#items = new Map(items.map((item) => [item.id, item]));
    this.#rows.fill(this.#page.rows(items), this.#items);
    this.#filters.offer(items, this.#page.roleTitles);
    this.#drawAll();
  }

  #drawAfter(before: Progress): void {
    if (this.#page.list === undefined && before.own !== this.progress.own) this.#fill();
    else this.#drawAll();
  }

  #drawAll(): void {
    const { marks } = currentMatter(this.progress);
    this.#own = new Set(ownItems(this.progress).map(({ id }) => id));
    for (const id of this.#items.keys()) this.#rows.show(id, marks.get(id), this.#own.has(id));
    this.#matters.draw();
    this.#drawVanished();
    this.#filter(false);
    this.#drawCount();
    this.#page.drawn?.(this.progress);
  }

  /** What changes with every mark. */
  #drawCount(): void {
    const matter = currentMatter(this.progress);
    const counted = [...this.#items.values()].flatMap(({ id, vanished }) => (vanished ? [] : [id]));
    const { all, done, doing, void: unfit } = tally(counted, matter.marks);
    this.#bar.max = Math.max(all, 1);
    this.#bar.value = done;
    const words = [
      `办完 ${done} 项，共 ${all} 项`,
      ...(doing > 0 ? [`办理中 ${doing} 项`] : []),
      ...(unfit > 0 ? [`不适用 ${unfit} 项，不算在内`] : []),
    ].join('；');
    setWords(this.#count, words);
    const filtered = this.#filters.isActive ? `只印了一部分：${this.#filters.words()}。` : '';
    setWords(this.#print, `${matter.name}：${words}。${filtered}`);
    this.#undo.disabled = !this.#journal.canUndo;
    this.#redo.disabled = !this.#journal.canRedo;
    setWords(this.#ownCount, `（${this.#own.size} 项）`);
  }

  #filter(byChoice: boolean): void {
    const shown = this.#rows.filter((item, mark) => this.#filters.passes(item, mark));
    this.#filters.report(shown, this.#items.size);
    if (!byChoice) return;
    this.say(this.#filters.isActive ? `显示 ${shown} 项，共 ${this.#items.size} 项。` : '全部显示。');
    this.#drawCount();
  }

  #drawVanished(): void {
    const { list } = this.#page;
    const matter = currentMatter(this.progress);
    const gone = list === undefined ? [] : vanishedMarks(matter, list, (id) => this.#items.has(id));
    this.#vanished.hidden = gone.length === 0;
    if (gone.length === 0) return;
    const heading = make('h2', '', '已不在清单里');
    heading.id = 'ct-vanished';
    const rows = gone.map(([id, mark]) => {
      const drop = makeButton('copy', '删去这条', () => {
        const words = `删去“${short(mark.text)}”的记录`;
        this.#make({ kind: 'mark', words, matter: matter.id, item: id, before: mark, after: undefined });
        this.#drawAll();
        this.say(`${words}。`);
        this.#undo.focus();
      });
      drop.setAttribute('aria-label', `删去这条：${mark.text}`);
      return make(
        'li',
        '',
        make('p', '', make('bdi', '', mark.text), ' ', make('span', 'code', id)),
        make('p', 'ct-kept', ...vanishedWords(mark), drop),
      );
    });
    this.#vanished.replaceChildren(
      heading,
      make('p', 'note', '清单改过，下面几项没有了。记过的还留着，不算在进度里。'),
      make('ul', 'rows', ...rows),
    );
  }

  #show(id: string): void {
    this.#rows.settle();
    this.#journal.progress = showMatter(this.progress, id);
    this.#keeping.changed();
    this.#drawAll();
    this.say(`现在记的是“${currentMatter(this.progress).name}”。`);
  }

  #mark(id: string, change: Partial<Pick<Mark, 'status' | 'due' | 'note'>>, words: string): void {
    const item = this.#items.get(id);
    if (!item) return;
    const matter = currentMatter(this.progress);
    const before = matter.marks.get(id);
    const blank: Mark = { status: 'todo', due: '', note: '', text: '', list: '', at: 0 };
    const after: Mark = {
      ...(before ?? blank),
      ...change,
      text: item.text,
      list: item.list,
      at: nextMoment(before?.at),
    };
    const isMade = this.#make({
      kind: 'mark',
      words: `“${short(item.text)}”${words}`,
      matter: matter.id,
      item: id,
      before,
      after,
    });
    const mark = currentMatter(this.progress).marks.get(id);
    // Also if it was refused: the control then goes back to what is noted.
    this.#rows.show(id, isMade ? mark : { ...(mark ?? blank) }, this.#own.has(id));
    this.#drawCount();
    this.#page.drawn?.(this.progress);
    if (isMade) this.say(`“${short(item.text)}”${words}。办完 ${this.#bar.value} 项，共 ${this.#bar.max} 项。`);
  }

  #make(change: Change & { kind: 'mark' }): boolean {
    this.#journal.make(change);
    if (!this.#fits(this.progress)) {
      this.#journal.takeBack();
      return false;
    }
    this.#keeping.changed();
    return true;
  }

  /** Whether a record is small enough to be kept and read again; if not, it says so. */
  #fits(progress: Progress): boolean {
    if (bytesOf(progressText(progress)) <= largestProgress) return true;
    this.say('记满了：全部记录最多 2 MB。这一处没有改。可以先导出，再删去不用的。');
    return false;
  }

  #toggleOwn(id: string): void {
    const item = this.#items.get(id);
    if (!item) return;
    const { text, list, listTitle, roles } = item;
    const now = this.progress.own.find((own) => own.id === id);
    const at = nextMoment(now?.at);
    if (this.#own.has(id)) {
      this.change(removeOwn(this.progress, id, at), `“${short(text)}”移出我的清单`);
      if (this.#page.list === undefined) this.#undo.focus();
      return;
    }
    const isAdded = this.change(
      addOwn(this.progress, { id, text, list, listTitle, roles, at, removed: false }),
      `“${short(text)}”加入我的清单`,
    );
    if (!isAdded || this.#keeping.isRemembering) return;
    this.say(
      `“${short(text)}”加入我的清单。现在没有记住，离开本页就没有了。`,
      makeButton('copy', '在这台计算机上记住', () => this.#keeping.remember()),
    );
  }

  #step(way: 'undo' | 'redo'): void {
    this.#rows.settle();
    const before = this.progress;
    const change = way === 'undo' ? this.#journal.undo() : this.#journal.redo();
    if (!change) return;
    this.#keeping.changed();
    if (change.kind === 'mark' && before.current === this.progress.current && this.#items.has(change.item)) {
      const mark = currentMatter(this.progress).marks.get(change.item);
      this.#rows.show(change.item, mark, this.#own.has(change.item));
      this.#drawCount();
      this.#page.drawn?.(this.progress);
    } else this.#drawAfter(before);
    this.say(`${way === 'undo' ? '已撤销' : '已重做'}：${change.words}。`);
    // A button that has nothing left to do would lose the keyboard.
    const [pressed, other] = way === 'undo' ? [this.#undo, this.#redo] : [this.#redo, this.#undo];
    if (pressed.disabled && (document.activeElement === pressed || document.activeElement === document.body))
      other.focus();
  }

  #pressed(event: KeyboardEvent): void {
    if (event.isComposing || event.altKey || !(event.ctrlKey || event.metaKey)) return;
    const { target } = event;
    // Fields have their own undo.
    const inField =
      target instanceof HTMLTextAreaElement ||
      (target instanceof HTMLInputElement && target.type !== 'checkbox') ||
      document.querySelector('dialog[open]') !== null;
    if (inField) return;
    const key = event.key.toLowerCase();
    const way = key === 'y' || (key === 'z' && event.shiftKey) ? 'redo' : key === 'z' ? 'undo' : undefined;
    if (!way) return;
    event.preventDefault();
    this.#step(way);
  }
}

function vanishedWords(mark: Mark): (Node | string)[] {
  if (isBlank(mark)) return [];
  return [
    make('span', '', statusWords[mark.status]),
    ...(mark.due === '' ? [] : [make('span', '', dayWords(mark.due, today()))]),
    ...(mark.note === '' ? [] : [make('span', 'ct-note', mark.note)]),
  ];
}

/** The beginning of an item, for messages. */
function short(text: string): string {
  const letters = [...text];
  return letters.length <= shortLength ? text : `${letters.slice(0, shortLength).join('')}…`;
}

/** An id that no other record has. (`randomUUID` is only there over https.) */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
