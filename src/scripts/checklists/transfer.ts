import { largestProgress, mergeProgress, ownItems, progressText, readProgress } from '../../checklists/progress.ts';
import { ask } from '../ask.ts';
import { saveFile } from '../save-file.ts';
import { make, makeButton } from '../dom.ts';
import { conflictLines, mergedWords, type KeepingActions } from './keeping.ts';
import { today } from './moments.ts';
import type { Notice } from './notice.ts';

/** What handing over and clearing needs from the page. */
export interface TransferActions extends KeepingActions {
  /** What there is now is in a file. */
  saved(): void;
  clear(): void;
}

/** The record as a file, out and in; and the way to clear everything. */
export class Transfer {
  readonly element: HTMLElement;
  readonly #notice: Notice;
  readonly #actions: TransferActions;

  constructor(notice: Notice, actions: TransferActions) {
    this.#notice = notice;
    this.#actions = actions;
    const chooser = make('input');
    chooser.type = 'file';
    chooser.accept = '.json,application/json';
    chooser.hidden = true;
    chooser.addEventListener('change', () => {
      const [file] = chooser.files ?? [];
      // The same file can be chosen again.
      chooser.value = '';
      if (file) void this.#import(file);
    });
    this.element = make(
      'div',
      'ct-acts',
      makeButton('btn btn-2 ct-small', '导出记录', () => this.#export()),
      makeButton('btn btn-2 ct-small', '导入记录', () => chooser.click()),
      makeButton('btn btn-2 ct-small', '清空全部', () => void this.#clear()),
      chooser,
    );
  }

  #export(): void {
    const name = `清单记录-${today()}.json`;
    saveFile(name, progressText(this.#actions.progress()), 'application/json');
    this.#actions.saved();
    this.#actions.say(`已导出：${name}。里面是各份记录和我的清单，按案件材料保管。`);
  }

  async #import(file: File): Promise<void> {
    if (file.size > largestProgress)
      return this.#refuse([`文件有 ${(file.size / 1024 / 1024).toFixed(1)} MB，最多 2 MB。`]);
    let text: string;
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    } catch {
      return this.#refuse(['浏览器读不了这个文件，或者它不是文字文件。']);
    }
    const reading = readProgress(text);
    if (reading.kind !== 'progress') return this.#refuse(reading.problems);
    const theirs = reading.progress;
    const marks = theirs.matters.reduce((sum, matter) => sum + matter.marks.size, 0);
    const preview = mergeProgress(this.#actions.progress(), theirs);
    const lines = [
      `份数 ${theirs.matters.length}：${theirs.matters.map(({ name }) => name).join('、')}。记了 ${marks} 项，我的清单 ${ownItems(theirs).length} 项。`,
      `合并：每一项取后改的。${mergedWords(preview)}。`,
      ...conflictLines(this.#actions.progress(), theirs),
    ];
    this.#notice.show(
      '文件读得懂。怎样导入？',
      lines,
      [
        makeButton('btn ct-small', '合并进来', () => {
          const merged = mergeProgress(this.#actions.progress(), theirs);
          this.#notice.hide();
          this.#actions.replace(merged.progress, `从文件合并，${mergedWords(merged)}`);
        }),
        makeButton('btn btn-2 ct-small', '全部换成文件里的', () => {
          this.#notice.hide();
          this.#actions.replace(theirs, '全部换成文件里的');
        }),
        makeButton('btn btn-2 ct-small', '不导入', () => {
          this.#notice.hide();
          this.#actions.say('没有导入，什么也没有变。');
        }),
      ],
      true,
    );
  }

  #refuse(problems: readonly string[]): void {
    this.#notice.show(
      '没有导入，现在的记录没有变',
      problems,
      [makeButton('btn btn-2 ct-small', '知道了', () => this.#notice.hide())],
      true,
    );
  }

  async #clear(): Promise<void> {
    const words = ['各份记录、备注和我的清单都删去，浏览器记住的也删去。本页关掉以前还可以撤销。'];
    if (await ask('全部清空？', words, '清空', '不清空')) this.#actions.clear();
  }
}
