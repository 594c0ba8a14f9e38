import { itemStatuses, statusWords, type ItemStatus, type Mark } from '../../checklists/progress.ts';
import { make, makeButton } from '../dom.ts';
import type { ToolItem } from './page-list.ts';
import { setWords } from './words.ts';

/** Values that stand for several states. */
const statusChoices: readonly (readonly [value: string, words: string, statuses: readonly ItemStatus[]])[] = [
  ['open', '没办完的', ['todo', 'doing']],
  ...itemStatuses.map((status) => [status, statusWords[status], [status]] as const),
];

/** Choices of what is shown: by role, by group and by status. */
export class Filters {
  readonly element = make('div', 'ct-filters');
  readonly #role = make('select');
  readonly #group = make('select');
  readonly #status = make('select');
  readonly #roleLabel: HTMLElement;
  readonly #groupLabel: HTMLElement;
  readonly #all: HTMLButtonElement;
  readonly #shown = make('span', 'ct-shown');

  /**
   * @param groupName what the groups of this page are.
   * @param onChange called after each choice.
   */
  constructor(groupName: string, onChange: () => void) {
    this.#roleLabel = make('label', '', make('span', '', '岗位'), this.#role);
    this.#groupLabel = make('label', '', make('span', '', groupName), this.#group);
    setChoices(
      this.#status,
      statusChoices.map(([value, words]) => [value, words]),
    );
    this.#all = makeButton('copy', '全部显示', () => {
      for (const select of [this.#role, this.#group, this.#status]) select.value = '';
      this.#status.focus();
      onChange();
    });
    for (const select of [this.#role, this.#group, this.#status]) {
      select.autocomplete = 'off';
      select.addEventListener('change', onChange);
    }
    this.element.append(
      this.#roleLabel,
      this.#groupLabel,
      make('label', '', make('span', '', '状态'), this.#status),
      make('p', '', this.#shown, this.#all),
    );
    this.element.setAttribute('role', 'group');
    this.element.setAttribute('aria-label', '只看一部分');
  }

  /** Offers the roles and groups that the items have. */
  offer(items: Iterable<ToolItem>, roleTitles: Readonly<Record<string, string>>): void {
    const titles = new Map(Object.entries(roleTitles));
    const roles = new Set<string>();
    const groups = new Set<string>();
    for (const item of items) {
      for (const role of item.roles) roles.add(role);
      groups.add(item.group);
    }
    const named = [...titles].filter(([role]) => roles.has(role));
    setChoices(this.#role, named);
    setChoices(
      this.#group,
      [...groups].map((group) => [group, group]),
    );
    this.#roleLabel.hidden = named.length < 2;
    this.#groupLabel.hidden = groups.size < 2;
  }

  /** Whether anything is hidden by choice. */
  get isActive(): boolean {
    return this.#role.value !== '' || this.#group.value !== '' || this.#status.value !== '';
  }

  /** Whether an item is to be shown. */
  passes(item: ToolItem, mark: Mark | undefined): boolean {
    const statuses = statusChoices.find(([value]) => value === this.#status.value)?.[2];
    return (
      (this.#role.value === '' || item.roles.includes(this.#role.value)) &&
      (this.#group.value === '' || item.group === this.#group.value) &&
      (!statuses || statuses.includes(mark?.status ?? 'todo'))
    );
  }

  /** What is chosen, in words. */
  words(): string {
    const chosen = [this.#role, this.#group, this.#status].filter(({ value }) => value !== '');
    return chosen.map((select) => select.selectedOptions[0]?.textContent ?? '').join('、');
  }

  /** Says how many items are shown. */
  report(shown: number, all: number): void {
    setWords(this.#shown, this.isActive ? `显示 ${shown} 项，共 ${all} 项` : '');
    this.#all.hidden = !this.isActive;
  }
}

function setChoices(select: HTMLSelectElement, choices: readonly (readonly [value: string, words: string])[]): void {
  const before = select.value;
  const options = [['', '全部'] as const, ...choices].map(([value, words]) => {
    const option = make('option', '', words);
    option.value = value;
    return option;
  });
  select.replaceChildren(...options);
  select.value = choices.some(([value]) => value === before) ? before : '';
}
