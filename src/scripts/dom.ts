/** Makes an element. Text becomes text nodes: nothing that was typed or fetched is ever taken as HTML. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className = '',
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className !== '') element.className = className;
  element.append(...children);
  return element;
}

/** Makes a link. */
export function makeLink(address: string, ...children: readonly (Node | string)[]): HTMLAnchorElement {
  const link = make('a', '', ...children);
  link.href = address;
  return link;
}

/** Makes a button that does not submit. */
export function makeButton(className: string, words: string, act: () => void): HTMLButtonElement {
  const button = make('button', className, words);
  button.type = 'button';
  button.addEventListener('click', act);
  return button;
}

/** Where the site stands, told by the address of the results page to which a search form leads. */
export function siteRoot(form: HTMLFormElement): URL {
  return new URL('.', new URL(form.getAttribute('action') ?? '', document.baseURI));
}
