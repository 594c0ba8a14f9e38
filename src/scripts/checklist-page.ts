/**
 * The page of a checklist, and that of the reader's own list: ticks, states, dates, notes, several records side by
 * side. What is noted stays in this page unless the reader wants it kept on this machine; nothing is sent.
 */
import '../styles/checklist-tools.css';
import { OwnPage } from './checklists/own-page.ts';
import type { ListCatalogue, PageItem, PageList, ToolItem } from './checklists/page-list.ts';
import { Tools } from './checklists/tools.ts';

const place = document.querySelector<HTMLElement>('#checklist-tools');
const list = document.querySelector('#checklist')?.textContent;
const catalogue = document.querySelector('#catalogue')?.textContent;
const table = document.querySelector<HTMLElement>('[data-item]')?.closest<HTMLElement>('table');
const empty = document.querySelector<HTMLElement>('#own-empty');
performance.mark('checklist-tools-start');
if (place && table && list) startList(place, table, readList(list));
else if (place && empty && catalogue) new OwnPage(place, empty, readCatalogue(catalogue));
performance.measure('checklist-tools', 'checklist-tools-start');

/** The list that the build wrote into the page. */
function readList(text: string): PageList {
  const list: PageList = JSON.parse(text);
  return list;
}

/** The lists there are, as the build wrote them into the page. */
function readCatalogue(text: string): ListCatalogue {
  const lists: ListCatalogue = JSON.parse(text);
  return lists;
}

/** The item that a row of the table stands for. */
function itemOf(row: HTMLElement): PageItem {
  return {
    id: row.dataset['item'] ?? '',
    text: row.querySelector('.item-title')?.textContent ?? '',
    roles: row.dataset['roles']?.split(' ') ?? [],
    group: row.closest<HTMLElement>('[data-group]')?.dataset['group'] ?? '',
  };
}

function startList(place: HTMLElement, table: HTMLElement, { id, title, roleTitles }: PageList): void {
  const toolItems = [...table.querySelectorAll<HTMLElement>('[data-item]')].map((row): ToolItem => ({
    ...itemOf(row),
    list: id,
    listTitle: title,
    vanished: false,
  }));
  new Tools({
    list: id,
    place,
    table,
    groupName: '阶段',
    roleTitles: roleTitles ?? {},
    items: () => toolItems,
    rows: () => table.querySelectorAll<HTMLElement>('[data-item]'),
  });
}
