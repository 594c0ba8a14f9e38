import type { Suggestion } from '../../search/protocol.ts';
import { SearchClient } from './client.ts';
import { make, siteRoot } from '../dom.ts';

const debounce = 150;

/**
 * Offers suggestions under a search box while the reader types: a combobox with a list box. The form works as before;
 * if search does not answer, nothing is offered.
 */
export function offerSuggestions(input: HTMLInputElement): void {
  const { form } = input;
  if (!form || input.getAttribute('role') === 'combobox') return;
  const root = siteRoot(form);
  const client = new SearchClient(root);
  const list = make('ul', 'options');
  list.id = `${input.id}-options`;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', '建议');
  list.hidden = true;
  const status = make('span', 'vh');
  status.setAttribute('role', 'status');
  form.append(list, status);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');

  let offered: readonly Suggestion[] = [];
  let active = -1;
  let turn = 0;
  let timer = 0;
  let composing = false;

  const setActive = (index: number): void => {
    active = index;
    for (const [at, option] of [...list.children].entries()) option.setAttribute('aria-selected', String(at === index));
    const option = list.children[index];
    if (option) {
      input.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    } else input.removeAttribute('aria-activedescendant');
  };

  const setOpen = (open: boolean): void => {
    list.hidden = !open;
    input.setAttribute('aria-expanded', String(open));
    setActive(-1);
    if (!open) status.textContent = '';
  };

  const follow = (suggestion: Suggestion): void => location.assign(new URL(suggestion.address, root).href);

  const optionOf = (suggestion: Suggestion, index: number): HTMLLIElement => {
    const option = make('li', '', make('span', '', suggestion.text), make('span', 'code', suggestion.label));
    option.id = `${list.id}-${index}`;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    // The focus stays in the box.
    option.addEventListener('pointerdown', (event) => event.preventDefault());
    option.addEventListener('mousedown', (event) => event.preventDefault());
    option.addEventListener('click', () => follow(suggestion));
    return option;
  };

  const close = (): void => {
    turn += 1;
    window.clearTimeout(timer);
    setOpen(false);
  };

  const ask = async (): Promise<void> => {
    const mine = (turn += 1);
    const text = input.value.trim();
    if (text === '') return close();
    const found = await client.suggest(text).catch((): readonly Suggestion[] => []);
    if (mine !== turn || document.activeElement !== input) return;
    offered = found;
    list.replaceChildren(...found.map(optionOf));
    setOpen(found.length > 0);
    status.textContent = found.length > 0 ? `${found.length} 条建议，用上下键选` : '';
  };

  const later = (): void => {
    window.clearTimeout(timer);
    if (!composing) timer = window.setTimeout(() => void ask(), debounce);
  };

  input.addEventListener('compositionstart', () => {
    composing = true;
    close();
  });
  input.addEventListener('compositionend', () => {
    composing = false;
    later();
  });
  input.addEventListener('input', later);
  input.addEventListener('blur', close);
  form.addEventListener('submit', close);
  input.addEventListener('keydown', (event) => {
    if (composing || event.isComposing) return;
    const isOpen = !list.hidden;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!isOpen) {
        if (event.key === 'ArrowDown' && input.value.trim() !== '') void ask();
        return;
      }
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // One more place than options: the box itself.
      const places = offered.length + 1;
      setActive(((active + 1 + step + places) % places) - 1);
    } else if (event.key === 'Enter') {
      const suggestion = isOpen ? offered[active] : undefined;
      if (!suggestion) return;
      event.preventDefault();
      follow(suggestion);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (isOpen) return close();
      input.value = '';
      close();
    } else if (event.key === 'Tab') close();
  });

  void client.open().catch(() => undefined);
  if (input.value !== '') later();
}
