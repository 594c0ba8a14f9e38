import { partsOf } from '../deadlines/calendar-date.ts';

/** Kind and version of what is kept and of the files that carry it. */
const format = 'discipline-handbook-progress';
const version = 1;

/** Most bytes that are kept or read: one change more is refused, so that whatever is written can be read again. */
export const largestProgress = 2 * 1024 * 1024;

/** Most characters of what a reader types. */
export const longestName = 60;
export const longestNote = 2000;
const longestText = 2000;
const mostMatters = 500;

/** How far an item is. A tick stands for `done`. */
export const itemStatuses = ['todo', 'doing', 'done', 'void'] as const;
export type ItemStatus = (typeof itemStatuses)[number];

/** The words for each status. */
export const statusWords: Readonly<Record<ItemStatus, string>> = {
  todo: '未开始',
  doing: '办理中',
  done: '已完成',
  void: '不适用',
};

/** What a reader noted at one item. */
export interface Mark {
  readonly status: ItemStatus;
  /** A calendar date (`2026-03-09`), or nothing. */
  readonly due: string;
  readonly note: string;
  /** The words of the item when it was noted: they are shown if the item vanishes. */
  readonly text: string;
  /** Id of the checklist on which it was noted last. */
  readonly list: string;
  /** Milliseconds since 1970 of the last change. */
  readonly at: number;
}

/** One of the records side by side (一份记录): “案件A” is the reader's own name for it. */
export interface Matter {
  readonly id: string;
  readonly name: string;
  /** When it was named last. */
  readonly at: number;
  /** By id of the item. */
  readonly marks: ReadonlyMap<string, Mark>;
}

/** An item of the reader's own list (我的清单), with what is needed to show it. */
export interface OwnItem {
  readonly id: string;
  readonly text: string;
  readonly list: string;
  readonly listTitle: string;
  /** Who does it, as filters name it. */
  readonly roles: readonly string[];
  readonly at: number;
  /** Taken out: kept, so that merging does not bring it back. */
  readonly removed: boolean;
}

/** Everything that is noted on the site. */
export interface Progress {
  /** Id of the matter that is shown. */
  readonly current: string;
  /** At least one. */
  readonly matters: readonly Matter[];
  /** In the reader's order. */
  readonly own: readonly OwnItem[];
}

/** The matter that is there before any is made; the same on every machine, so that merging finds it. */
const firstMatter: Matter = { id: 'first', name: '第一份', at: 0, marks: new Map() };

/** Nothing noted yet. */
export const emptyProgress: Progress = { current: firstMatter.id, matters: [firstMatter], own: [] };

/** A mark that says nothing. */
export function isBlank(mark: Mark): boolean {
  return mark.status === 'todo' && mark.due === '' && mark.note === '';
}

/** Whether two marks say the same, whenever it was said. */
function saysSame(one: Mark, other: Mark): boolean {
  return one.status === other.status && one.due === other.due && one.note === other.note;
}

/** The matter that is shown. */
export function currentMatter(progress: Progress): Matter {
  return progress.matters.find(({ id }) => id === progress.current) ?? progress.matters[0] ?? firstMatter;
}

/** Shows another matter. */
export function showMatter(progress: Progress, id: string): Progress {
  return progress.matters.some((matter) => matter.id === id) ? { ...progress, current: id } : progress;
}

/** Puts a mark at an item of a matter. */
export function putMark(progress: Progress, matterId: string, item: string, mark: Mark): Progress {
  return changeMatter(progress, matterId, (matter) => ({ ...matter, marks: new Map(matter.marks).set(item, mark) }));
}

/** Takes the mark of an item out altogether. */
export function dropMark(progress: Progress, matterId: string, item: string): Progress {
  return changeMatter(progress, matterId, (matter) => {
    const marks = new Map(matter.marks);
    marks.delete(item);
    return { ...matter, marks };
  });
}

function changeMatter(progress: Progress, id: string, change: (matter: Matter) => Matter): Progress {
  return { ...progress, matters: progress.matters.map((matter) => (matter.id === id ? change(matter) : matter)) };
}

/** What is wrong with a name for a matter; nothing if it may be used. `except` is the matter that is renamed. */
export function nameProblem(progress: Progress, name: string, except = ''): string | undefined {
  if (name.trim() === '') return '请写一个名称。';
  if (name.length > longestName) return `名称最多 ${longestName} 个字。`;
  if (/[\r\n]/.test(name)) return '名称只能写一行。';
  if (progress.matters.some((matter) => matter.name === name && matter.id !== except)) return '已经有一份叫这个名称。';
  if (except === '' && progress.matters.length >= mostMatters) return `最多 ${mostMatters} 份。`;
  return undefined;
}

/** Adds an empty matter and shows it. */
export function addMatter(progress: Progress, id: string, name: string, at: number): Progress {
  return { ...progress, current: id, matters: [...progress.matters, { id, name, at, marks: new Map() }] };
}

/** Names a matter anew. */
export function renameMatter(progress: Progress, id: string, name: string, at: number): Progress {
  return changeMatter(progress, id, (matter) => ({ ...matter, name, at }));
}

/** Takes a matter away and shows the one beside it; the last one leaves an empty one behind. */
export function removeMatter(progress: Progress, id: string): Progress {
  const index = progress.matters.findIndex((matter) => matter.id === id);
  if (index < 0) return progress;
  const rest = progress.matters.filter((matter) => matter.id !== id);
  const matters = rest.length > 0 ? rest : [firstMatter];
  const beside = matters[Math.min(index, matters.length - 1)] ?? firstMatter;
  return { ...progress, matters, current: progress.current === id ? beside.id : progress.current };
}

/** The items of the reader's own list that were not taken out. */
export function ownItems(progress: Progress): readonly OwnItem[] {
  return progress.own.filter(({ removed }) => !removed);
}

/** Puts an item at the end of the reader's own list. */
export function addOwn(progress: Progress, item: OwnItem): Progress {
  return { ...progress, own: [...progress.own.filter(({ id }) => id !== item.id), { ...item, removed: false }] };
}

/** Takes an item out of the reader's own list. */
export function removeOwn(progress: Progress, id: string, at: number): Progress {
  return { ...progress, own: progress.own.map((item) => (item.id === id ? { ...item, removed: true, at } : item)) };
}

/** Moves an item of the reader's own list one place up or down. */
export function moveOwn(progress: Progress, id: string, by: -1 | 1): Progress {
  const shown = [...ownItems(progress)];
  const from = shown.findIndex((item) => item.id === id);
  const [item] = shown.slice(from, from + 1);
  if (from < 0 || !item || from + by < 0 || from + by >= shown.length) return progress;
  shown.splice(from, 1);
  shown.splice(from + by, 0, item);
  return { ...progress, own: [...shown, ...progress.own.filter(({ removed }) => removed)] };
}

/** How much of some items is done. Items that do not apply are not counted. */
export interface Tally {
  readonly all: number;
  readonly done: number;
  readonly doing: number;
  /** Items that do not apply. */
  readonly void: number;
}

/** Counts how far the items of a list are. */
export function tally(items: Iterable<string>, marks: ReadonlyMap<string, Mark>): Tally {
  const counts = { todo: 0, doing: 0, done: 0, void: 0 };
  for (const id of items) counts[marks.get(id)?.status ?? 'todo'] += 1;
  return { all: counts.todo + counts.doing + counts.done, done: counts.done, doing: counts.doing, void: counts.void };
}

/** What was noted on a list at items that it no longer has. */
export function vanishedMarks(matter: Matter, list: string, has: (id: string) => boolean): [string, Mark][] {
  return [...matter.marks].filter(([id, mark]) => mark.list === list && !isBlank(mark) && !has(id));
}

/** Everything as the text of a file; the same text for the same content. */
export function progressText(progress: Progress): string {
  const { current, matters, own } = progress;
  const kept = matters.map(({ id, name, at, marks }) => ({ id, name, at, marks: Object.fromEntries(marks) }));
  return `${JSON.stringify({ format, version, current, matters: kept, own })}\n`;
}

/** Bytes of a text as a file. */
export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** A text that was read: all of it or nothing. `newer`: a later version of the site wrote it. */
export type ProgressReading =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'corrupt' | 'foreign' | 'newer' | 'huge'; readonly problems: readonly string[] };

/** Reads what was kept, or a file. Everything is checked before anything is used, and all problems are told. */
export function readProgress(text: string): ProgressReading {
  if (text.length > largestProgress || bytesOf(text) > largestProgress)
    return { kind: 'huge', problems: ['内容超过 2 MB。'] };
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return { kind: 'corrupt', problems: ['内容不完整，或者不是本站的清单记录（.json）。'] };
  }
  const file = propertiesOf(content);
  if (file?.get('format') !== format) return { kind: 'foreign', problems: ['这不是本站的清单记录。'] };
  const given = file.get('version');
  if (typeof given === 'number' && given > version)
    return { kind: 'newer', problems: [`这是第 ${shown(given)} 版的记录，本页只会读第 ${version} 版。`] };
  if (given !== version) return { kind: 'corrupt', problems: [`没有第 ${shown(given)} 版的记录。`] };
  const reader = new Reader();
  const progress = reader.progress(file);
  return progress && reader.problems.length === 0
    ? { kind: 'progress', progress }
    : { kind: 'corrupt', problems: reader.problems };
}

const itemPattern = /^[A-Z]{2}-[\w./:+-]{1,80}$/;
const listPattern = /^[a-z0-9-]{1,80}$/;
const matterPattern = /^[A-Za-z0-9-]{1,40}$/;
/** The end of the year 9999. */
const latest = 253_402_300_799_999;

/** Whether a text can be the id of an item of a checklist. */
export function isItemId(id: string): boolean {
  return itemPattern.test(id);
}

/** Takes a file apart and notes everything that is wrong with it. */
class Reader {
  readonly problems: string[] = [];

  progress(file: Properties): Progress | undefined {
    this.#onlyKnows(file, ['format', 'version', 'current', 'matters', 'own'], '最外层');
    const listed = this.#list(file.get('matters'), '“matters”');
    const matters = (listed ?? []).flatMap((matter, index) => this.#matter(matter, `第 ${index + 1} 份`) ?? []);
    if (listed?.length === 0) this.problems.push('一份记录也没有。');
    if (matters.length > mostMatters) this.problems.push(`记录多于 ${mostMatters} 份。`);
    this.#once(
      matters.map(({ id }) => id),
      '份',
    );
    this.#once(
      matters.map(({ name }) => name),
      '名称',
    );
    const own = (this.#list(file.get('own'), '“own”') ?? []).flatMap(
      (item, index) => this.#ownItem(item, `我的清单第 ${index + 1} 项`) ?? [],
    );
    this.#once(
      own.map(({ id }) => id),
      '我的清单里的',
    );
    const current = this.#text(file.get('current'), 40, '“current”');
    if (current === undefined) return undefined;
    if (this.problems.length === 0 && !matters.some(({ id }) => id === current))
      this.problems.push('“current”指的那一份没有。');
    return { current, matters, own };
  }

  #matter(content: unknown, where: string): Matter | undefined {
    const matter = this.#object(content, ['id', 'name', 'at', 'marks'], where);
    if (!matter) return undefined;
    const id = this.#matching(matter.get('id'), matterPattern, `${where}：编号`);
    const name = this.#text(matter.get('name'), longestName, `${where}：名称`);
    if (name !== undefined && (name.trim() === '' || /[\r\n]/.test(name)))
      this.problems.push(`${where}：名称是空的，或者不止一行。`);
    const at = this.#time(matter.get('at'), where);
    const given = propertiesOf(matter.get('marks'));
    if (!given) this.problems.push(`${where}：“marks”不是记录。`);
    const marks = new Map<string, Mark>();
    for (const [item, value] of given ?? []) {
      const mark = this.#mark(value, `${where}，${shown(item)}`);
      if (!isItemId(item)) this.problems.push(`${where}：“${shown(item)}”不是事项的编号。`);
      else if (mark) marks.set(item, mark);
    }
    if (id === undefined || name === undefined || at === undefined) return undefined;
    return { id, name, at, marks };
  }

  #mark(content: unknown, where: string): Mark | undefined {
    const mark = this.#object(content, ['status', 'due', 'note', 'text', 'list', 'at'], where);
    if (!mark) return undefined;
    const given = mark.get('status');
    const status = itemStatuses.find((candidate) => candidate === given);
    if (status === undefined) this.problems.push(`${where}：没有“${shown(given)}”这种状态。`);
    const due = this.#text(mark.get('due'), 10, `${where}：日期`);
    if (due !== undefined && due !== '' && !partsOf(due))
      this.problems.push(`${where}：“${shown(due)}”不是日历上的日期。`);
    const note = this.#text(mark.get('note'), longestNote, `${where}：备注`);
    const text = this.#text(mark.get('text'), longestText, `${where}：事项`);
    const list = this.#matching(mark.get('list'), listPattern, `${where}：清单`);
    const at = this.#time(mark.get('at'), where);
    if (status === undefined || due === undefined || note === undefined) return undefined;
    if (text === undefined || list === undefined || at === undefined) return undefined;
    return { status, due, note, text, list, at };
  }

  #ownItem(content: unknown, where: string): OwnItem | undefined {
    const item = this.#object(content, ['id', 'text', 'list', 'listTitle', 'roles', 'at', 'removed'], where);
    if (!item) return undefined;
    const id = this.#matching(item.get('id'), itemPattern, `${where}：编号`);
    const text = this.#text(item.get('text'), longestText, `${where}：事项`);
    const list = this.#matching(item.get('list'), listPattern, `${where}：清单`);
    const listTitle = this.#text(item.get('listTitle'), 200, `${where}：清单的名称`);
    const roles = (this.#list(item.get('roles'), `${where}：岗位`) ?? []).flatMap(
      (role) => this.#text(role, 100, `${where}：岗位`) ?? [],
    );
    const at = this.#time(item.get('at'), where);
    const removed = item.get('removed');
    if (typeof removed !== 'boolean') this.problems.push(`${where}：没有写明移出没有。`);
    if (id === undefined || text === undefined || list === undefined || listTitle === undefined) return undefined;
    if (at === undefined || typeof removed !== 'boolean') return undefined;
    return { id, text, list, listTitle, roles, at, removed };
  }

  #object(content: unknown, known: readonly string[], where: string): Properties | undefined {
    const properties = propertiesOf(content);
    if (!properties) {
      this.problems.push(`${where}：形状不对。`);
      return undefined;
    }
    this.#onlyKnows(properties, known, where);
    return properties;
  }

  /** What is not known would be lost: it is refused. */
  #onlyKnows(properties: Properties, known: readonly string[], where: string): void {
    for (const name of properties.keys())
      if (!known.includes(name)) this.problems.push(`${where}：有不认识的项“${shown(name)}”。`);
  }

  #list(content: unknown, where: string): readonly unknown[] | undefined {
    if (Array.isArray(content)) return content;
    this.problems.push(`${where}：应当是一列，读到的不是。`);
    return undefined;
  }

  #text(content: unknown, longest: number, where: string): string | undefined {
    if (typeof content !== 'string') this.problems.push(`${where}：应当是一段文字，读到的不是。`);
    else if (content.length > longest) this.problems.push(`${where}：多于 ${longest} 个字。`);
    else return content;
    return undefined;
  }

  #matching(content: unknown, pattern: RegExp, where: string): string | undefined {
    if (typeof content === 'string' && pattern.test(content)) return content;
    this.problems.push(`${where}：“${shown(content)}”不对。`);
    return undefined;
  }

  #time(content: unknown, where: string): number | undefined {
    if (typeof content === 'number' && Number.isInteger(content) && content >= 0 && content <= latest) return content;
    this.problems.push(`${where}：改动的时间不对。`);
    return undefined;
  }

  #once(values: readonly string[], what: string): void {
    const seen = new Set<string>();
    for (const value of values) {
      if (seen.has(value)) this.problems.push(`${what}“${shown(value)}”出现了两次。`);
      seen.add(value);
    }
  }
}

type Properties = ReadonlyMap<string, unknown>;

/** The own properties of an object that is neither a list nor nothing. */
function propertiesOf(value: unknown): Properties | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return new Map<string, unknown>(Object.entries(value));
}

/** A value of a file in a message: short, whatever it is. */
function shown(value: unknown): string {
  return (typeof value === 'string' || typeof value === 'number' ? String(value) : '？').slice(0, 40);
}

/** An item at which both sides say something, and not the same. The newer one is taken; of equals, ours. */
export interface MergeConflict {
  /** Name of the matter. */
  readonly matter: string;
  readonly item: string;
  readonly mine: Mark;
  readonly theirs: Mark;
  readonly taken: 'mine' | 'theirs';
}

/** What merging gives. */
export interface Merged {
  readonly progress: Progress;
  readonly conflicts: readonly MergeConflict[];
  /** Names of matters that only the other side has; where ours has another one of this name, as it is called now. */
  readonly added: readonly string[];
  /** Matters that have one name here and another one there; the newer name is taken. */
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
  /** Marks that come from the other side, conflicts included. */
  readonly taken: number;
  /** Items of the reader's own list that come in or go out. */
  readonly own: number;
}

/** Brings in what another machine or tab noted: at each item the newer change is taken. */
export function mergeProgress(mine: Progress, theirs: Progress): Merged {
  const conflicts: MergeConflict[] = [];
  const added: string[] = [];
  const renamed: { from: string; to: string }[] = [];
  let taken = 0;
  const names = new Set(mine.matters.map(({ name }) => name));
  const matters = mine.matters.map((matter): Matter => {
    const other = theirs.matters.find(({ id }) => id === matter.id);
    if (!other) return matter;
    const marks = new Map(matter.marks);
    for (const [item, mark] of other.marks) {
      const own = marks.get(item);
      const isNewer = !own || mark.at > own.at;
      if (own && !saysSame(own, mark))
        conflicts.push({ matter: matter.name, item, mine: own, theirs: mark, taken: isNewer ? 'theirs' : 'mine' });
      if (!isNewer) continue;
      marks.set(item, mark);
      if (!own || !saysSame(own, mark)) taken += 1;
    }
    if (other.name === matter.name || other.at <= matter.at) return { ...matter, marks };
    names.delete(matter.name);
    const name = freeName(other.name, names);
    names.add(name);
    renamed.push({ from: matter.name, to: name });
    return { ...matter, name, at: other.at, marks };
  });
  for (const matter of theirs.matters) {
    if (mine.matters.some(({ id }) => id === matter.id)) continue;
    const name = freeName(matter.name, names);
    names.add(name);
    added.push(name);
    taken += matter.marks.size;
    matters.push({ ...matter, name });
  }
  const own = mergeOwn(mine.own, theirs.own);
  return { progress: { ...mine, matters, own: own.items }, conflicts, added, renamed, taken, own: own.changed };
}

function mergeOwn(
  mine: readonly OwnItem[],
  theirs: readonly OwnItem[],
): { readonly items: readonly OwnItem[]; readonly changed: number } {
  let changed = 0;
  const byId = new Map(theirs.map((item) => [item.id, item]));
  const here = new Set(mine.map(({ id }) => id));
  const items = mine.map((item) => {
    const other = byId.get(item.id);
    if (!other || other.at <= item.at) return item;
    if (other.removed !== item.removed) changed += 1;
    return other;
  });
  for (const item of theirs) {
    if (here.has(item.id)) continue;
    items.push(item);
    if (!item.removed) changed += 1;
  }
  return { items, changed };
}

/** A name that is not taken: the wanted one, or with a number after it. */
function freeName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const tail = `（${number}）`;
    const name = wanted.slice(0, longestName - tail.length) + tail;
    if (!taken.has(name)) return name;
  }
}
