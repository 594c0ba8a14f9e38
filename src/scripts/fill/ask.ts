import { make, makeButton } from '../search/dom.ts';

/** Asks a question above the page. Escape and the second button say no. */
export function ask(question: string, words: readonly string[], yes: string, no: string): Promise<boolean> {
  const heading = make('h2', '', question);
  heading.id = 'fill-ask';
  const dialog = make('dialog', 'fill-ask', heading, ...words.map((text) => make('p', '', text)));
  dialog.setAttribute('aria-labelledby', heading.id);
  const stay = makeButton('btn btn-2', no, () => dialog.close());
  // The key that is pressed without thinking changes nothing.
  stay.autofocus = true;
  dialog.append(
    make(
      'div',
      'fill-acts',
      makeButton('btn', yes, () => dialog.close('yes')),
      stay,
    ),
  );
  document.body.append(dialog);
  return new Promise((answer) => {
    dialog.addEventListener('close', () => {
      answer(dialog.returnValue === 'yes');
      dialog.remove();
    });
    dialog.showModal();
  });
}
