/**
 * The fill-in page of a document: makes the form, draws the paper as it is filled in, and hands it out as a Word file,
 * a print or a file of data. What is typed stays in this page: the policy of the page forbids every connection.
 */
import type { Paper, PaperValues } from '../documents/paper.ts';
import { ask } from './ask.ts';
import { dataFile, largestFile, readDataFile } from './fill/data-file.ts';
import { Form, problemLine } from './fill/form.ts';
import { Preview } from './fill/preview.ts';
import { fileName, saveFile } from './save-file.ts';
import { Store } from './fill/store.ts';
import { Summary } from './fill/summary.ts';
import { make, makeButton, makeLink } from './dom.ts';

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** Milliseconds between an edit and the keeping of it. */
const keepDelay = 400;

const data = document.querySelector('#paper')?.textContent;
const page = document.querySelector<HTMLElement>('#fill');
const place = document.querySelector<HTMLElement>('#fill-static');
const frame = document.querySelector<HTMLElement>('#fill-frame');
if (data && page && place && frame) start(readPaper(data), page, place, frame);

/** The paper that the build wrote into the page. */
function readPaper(text: string): Paper {
  const paper: Paper = JSON.parse(text);
  return paper;
}

function start(paper: Paper, page: HTMLElement, place: HTMLElement, frame: HTMLElement): void {
  const origin = { creator: page.dataset['creator'] ?? '', asOf: page.dataset['asOf'] ?? '' };
  const store = new Store(paper);
  const summary = new Summary();
  const form = new Form(paper, page.querySelector('[data-version-rule] a') ?? undefined, edited);
  const preview = new Preview(frame, paper, filled);
  const status = make('p', 'fill-status');
  status.setAttribute('role', 'status');
  const remember = make('input');
  remember.type = 'checkbox';
  remember.autocomplete = 'off';
  const chooser = make('input');
  chooser.type = 'file';
  chooser.accept = '.json,application/json';
  chooser.hidden = true;
  /** Something was typed that no file holds yet. */
  let unsaved = false;
  let keepTimer = 0;

  function say(...words: readonly (Node | string)[]): void {
    status.replaceChildren(...words);
  }

  function filled(): PaperValues | undefined {
    return form.isUntouched() ? undefined : form.values();
  }

  function edited(): void {
    unsaved = true;
    say();
    preview.later();
    if (!remember.checked) return;
    window.clearTimeout(keepTimer);
    keepTimer = window.setTimeout(keep, keepDelay);
  }

  /** Keeps what stands in the form, if the reader wants it kept. */
  function keep(): void {
    window.clearTimeout(keepTimer);
    if (!remember.checked || store.write(form.values(), Date.now())) return;
    remember.checked = false;
    store.remove();
    say('浏览器不让本页记住内容，或者内容太多。要留下来，请导出填写数据。');
  }

  function put(values: PaperValues): void {
    form.fill(values);
    summary.hide();
    preview.now();
    keep();
  }

  /** Lists what stands in the way of handing out the paper; `anyway` goes on with empty blanks. */
  function stands(anyway: (() => void) | undefined): boolean {
    const { problems, missing } = form.review();
    const blanks = anyway ? missing : [];
    if (problems.length === 0 && blanks.length === 0) {
      summary.hide();
      return false;
    }
    const lines = [
      ...problems.map((problem) => ({ text: problemLine(paper, problem), go: () => form.focus(problem) })),
      ...blanks.map(({ name, label }) => ({ text: `${label}：必填，还空着`, go: () => form.focus({ field: name }) })),
    ];
    const title = problems.length > 0 ? `有 ${problems.length} 处要先改好` : `还有 ${missing.length} 项必填的空着`;
    const buttons = problems.length === 0 && anyway ? [makeButton('btn btn-2', '照样下载（空处留白）', anyway)] : [];
    summary.show(title, lines, ...buttons);
    return true;
  }

  async function download(checked: boolean): Promise<void> {
    if (!checked && stands(() => void download(true))) return;
    if (checked) summary.hide();
    say('正在生成 Word 文件…');
    let library;
    try {
      library = await import('../documents/word/word-file.ts');
    } catch {
      say(
        '没有取到生成 Word 的程序，多半是断了网。填的内容还在。',
        makeButton('copy', '再试一次', () => void download(true)),
      );
      return;
    }
    try {
      const name = fileName(paper.code, paper.title, 'docx');
      saveFile(name, await library.wordFile(preview.sheet(), origin), wordType);
      unsaved = false;
      say(`已下载：${name}`);
    } catch {
      say('没有生成 Word 文件。填的内容还在：可以先导出填写数据，再重新打开本页试。');
    }
  }

  function exportData(): void {
    // A file with an error in it could not be read again.
    if (stands(undefined)) return;
    const name = fileName(paper.code, paper.title, 'json');
    saveFile(name, dataFile(paper, form.values()), 'application/json');
    unsaved = false;
    say(`已导出：${name}。里面是填的内容，按案件材料保管。`);
  }

  async function importData(file: File): Promise<void> {
    const refuse = (problems: readonly string[]): void =>
      summary.show(
        '没有导入，现在填的没有变',
        problems.map((text) => ({ text })),
      );
    if (file.size > largestFile) return refuse([`文件有 ${(file.size / 1024 / 1024).toFixed(1)} MB，最多 2 MB。`]);
    let text: string;
    try {
      text = await file.text();
    } catch {
      return refuse(['浏览器读不了这个文件。']);
    }
    const reading = readDataFile(paper, text);
    if (reading.kind === 'refused') return refuse(reading.problems);
    if (reading.kind === 'all') {
      const replaces = !form.isUntouched();
      if (replaces && !(await ask('用文件里的换掉现在填的？', ['现在填的会全部删去。'], '换掉', '不换'))) return;
      put(reading.values);
      unsaved = false;
      return say('已导入填写数据。');
    }
    const { document, values, labels, skipped } = reading;
    const isForeign = document !== paper.code;
    const whose = isForeign ? `这是 ${document} 的填写数据，不是 ${paper.code} 的` : '文件和本文书现在的样式不全一样';
    if (labels.length === 0) return refuse([`${whose}。没有字段名相同、可以带过来的项。`]);
    const words = [
      `字段名相同的 ${labels.length} 项可以带过来：${labels.join('、')}。`,
      ...(skipped.length > 0 ? [`另外 ${skipped.length} 项带不过来。`] : []),
      '带过来的会换掉这几项现在填的，其余不变。',
    ];
    if (!(await ask(whose, words, '带过来', '不带'))) return;
    put({ ...form.values(), ...values });
    unsaved = true;
    say(`已带过来 ${labels.length} 项。请逐项核对。`);
  }

  async function clear(): Promise<void> {
    const words = ['填的和浏览器记住的都删去，不能恢复。已经下载、导出的文件还在你的电脑上。'];
    if (!(await ask('全部清空？', words, '清空', '不清空'))) return;
    remember.checked = false;
    store.remove();
    put({});
    unsaved = false;
    say('已清空。');
  }

  remember.addEventListener('change', () => {
    if (remember.checked) {
      keep();
      if (remember.checked) say('已记住。');
    } else {
      store.remove();
      say('不再记住，记住的已经删去。');
    }
  });
  chooser.addEventListener('change', () => {
    const [file] = chooser.files ?? [];
    // The same file can be chosen again.
    chooser.value = '';
    if (file) void importData(file);
  });
  window.addEventListener('beforeprint', () => preview.now());
  window.addEventListener('pagehide', keep);
  window.addEventListener('beforeunload', (event) => {
    if (unsaved) event.preventDefault();
  });

  const keeping = make(
    'section',
    'fill-keep',
    make('h3', 'vh', '填的内容放在哪里'),
    make('p', '', '填的只在这一页里，关掉就没有了。要留下来，导出成文件。'),
    make(
      'div',
      'fill-acts',
      makeButton('btn btn-2 fill-small', '导入填写数据', () => chooser.click()),
      makeButton('btn btn-2 fill-small', '导出填写数据', exportData),
      makeButton('btn btn-2 fill-small', '清空', () => void clear()),
      chooser,
    ),
    make('label', 'fill-option', remember, make('span', '', '本次打开浏览器期间记住（只在这个标签页，最多 12 小时）')),
  );
  const jump = makeLink('#preview', '看预览');
  jump.className = 'fill-jump';
  const bar = make(
    'div',
    'fill-bar',
    make(
      'div',
      'fill-acts',
      makeButton('btn', '下载 Word（已填）', () => void download(false)),
      makeButton('btn btn-2', '打印', () => window.print()),
      jump,
    ),
    status,
  );
  place.replaceWith(keeping, summary.element, form.element, bar);
  page.classList.add('fill-started');
  for (const heading of page.querySelectorAll<HTMLElement>('[data-started]'))
    heading.textContent = heading.dataset['started'] ?? '';

  const kept = store.read(Date.now());
  if (kept.kind === 'values') {
    put(kept.values);
    remember.checked = true;
    unsaved = true;
    say(
      `已读回这个标签页 ${kept.savedAt.toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' })} 记住的内容。`,
    );
  } else if (kept.kind === 'refused') {
    say(
      `浏览器里记着的内容${kept.reason}，没有读入，也没有动它。`,
      makeButton('copy', '删去它', () => {
        store.remove();
        say('已删去。');
      }),
    );
  }
}
