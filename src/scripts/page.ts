/** What scripts add to every page. Everything is there without them. */

import { applyKept, choices, choose } from './display/settings.ts';

// Before the page is shown: it holds up the first picture (`blocking="render"`), and so comes before the page is whole.
applyKept();
// Also on coming back to a page that slept, and when another tab changes something.
addEventListener('pageshow', applyKept);
addEventListener('storage', applyKept);
if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start);
else start();

function start(): void {
  if (/[?&]embed\b/.test(location.search)) loadQuietly(import('./embed.ts'));
  offerDisplaySettings();
  tellOverdueReview();
  offerCitations();
  offerVerifiedOnly();
  followContents();
  hideDefinitionsOnEscape();
  prepareSearch();
  markFoundWords();
  prepareToPrint();
}

/** Shows the button of the display settings; the panel is loaded when it is opened first. */
function offerDisplaySettings(): void {
  const button = document.querySelector<HTMLButtonElement>('.display-open');
  if (!button) return;
  button.hidden = false;
  loadOnClick(button, () =>
    import('./display/panel.ts').then(({ DisplayPanel }) => new DisplayPanel(button, { choices, choose })),
  );
}

/** Offers to see only what is verified (只看已核对), where something is not. */
function offerVerifiedOnly(): void {
  const button = document.querySelector<HTMLButtonElement>('.verified-only');
  if (!button) return;
  button.hidden = false;
  loadOnClick(button, () => import('./verified-only.ts').then(({ VerifiedOnly }) => new VerifiedOnly(button)));
}

/** Loads what a button switches when it is pressed first. */
function loadOnClick(button: HTMLButtonElement, load: () => Promise<{ toggle(): void }>): void {
  let loaded: Promise<{ toggle(): void }> | undefined;
  button.addEventListener('click', () => {
    loaded ??= load();
    loaded.then(
      (widget) => widget.toggle(),
      // The server is gone for the moment: the next click tries again.
      () => (loaded = undefined),
    );
  });
}

/** Says under the title, from the day in the footer, that the page should have been reviewed by now. */
function tellOverdueReview(): void {
  const due = document.querySelector<HTMLTimeElement>('[data-review-due]');
  // Good until the end of that day in China. A clock that is slow says nothing, as if the page were new.
  if (!due || Date.now() < Date.parse(`${due.dateTime}T24:00+08:00`)) return;
  loadQuietly(import('./overdue-review.ts').then(({ tellOverdue }) => tellOverdue(due.textContent ?? '')));
}

/** Lets every code show its address and QR code; a button beside the code of the page says so. */
function offerCitations(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('main a[data-copy]')) {
    const show = (event: MouseEvent): void => {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey)
        loadQuietly(import('./citation.ts').then(({ cite }) => cite(link)));
    };
    link.title = '链接和二维码';
    link.addEventListener('click', show);
    const button = document.querySelector<HTMLButtonElement>('.cite-open');
    if (!button || !link.matches('.tools a')) continue;
    button.hidden = false;
    button.addEventListener('click', show);
  }
}

/** Marks the entry of the contents whose section is being read. */
function followContents(): void {
  if (typeof IntersectionObserver === 'undefined') return;
  const links = new Map<Element | null, HTMLAnchorElement>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.toc a[href^="#"]'))
    links.set(document.getElementById(decodeURIComponent(link.hash.slice(1))), link);
  const visible = new Set<Element | null>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) visible[isIntersecting ? 'add' : 'delete'](target);
      const current = [...links.keys()].filter((target) => visible.has(target)).pop();
      if (!current) return;
      for (const [target, link] of links) {
        if (target === current) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
      }
    },
    { rootMargin: '0px 0px -70% 0px' },
  );
  for (const target of links.keys()) if (target) observer.observe(target);
}

/** Escape hides the definition of a term until pointer and focus have left it. */
function hideDefinitionsOnEscape(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const term of document.querySelectorAll('.term:hover, .term:focus-within')) {
      term.classList.add('dismissed');
      const show = (): void => term.classList.remove('dismissed');
      term.addEventListener('mouseleave', show, { once: true });
      term.addEventListener('focusout', show, { once: true });
    }
  });
}

/** Lets `/` and Ctrl+K lead to the search box, and loads suggestions once it is focused. */
function prepareSearch(): void {
  const input = document.querySelector<HTMLInputElement>('#q');
  if (!input) return;
  input.setAttribute('aria-keyshortcuts', '/ Control+K');
  document.addEventListener('keydown', (event) => {
    const { target, key } = event;
    if (event.isComposing || event.altKey || event.shiftKey) return;
    const command = event.ctrlKey || event.metaKey;
    if (command ? key.toLowerCase() !== 'k' : key !== '/') return;
    const inField =
      target instanceof HTMLElement &&
      (target.isContentEditable || target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select'));
    if (inField && !(command && target === input)) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  // The results page has its own script: results come as the reader types.
  if (document.querySelector('[data-search-state]')) return;
  const offer = (): void => {
    loadQuietly(import('./search/box.ts').then(({ offerSuggestions }) => offerSuggestions(input)));
  };
  if (document.activeElement === input) offer();
  else input.addEventListener('focus', offer, { once: true });
}

/** Marks the words that a result of search was found by. */
function markFoundWords(): void {
  if (!new URLSearchParams(location.search).has('mark')) return;
  loadQuietly(import('./search/marks.ts').then(({ markWords }) => markWords()));
}

/**
 * Loads what writes the address and its QR code into the printed head once a key is pressed that begins "print": there
 * is no time to load anything when printing itself is announced.
 */
function prepareToPrint(): void {
  if (!document.querySelector('[data-print-address]')) return;
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Control' && key !== 'Meta') return;
    loadQuietly(import('./print-head.ts'));
  });
}

/** For what the page can do without where the server is gone. */
function loadQuietly(loaded: Promise<unknown>): void {
  loaded.catch(() => undefined);
}
