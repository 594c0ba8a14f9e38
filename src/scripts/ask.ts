import '../styles/ask-dialog.css';
import { make, makeButton } from './dom.ts';

/** Asks a question above the page. Escape and the second button say no. */
export function ask(question: string, words: readonly string[], yes: string, no: string): Promise<boolean> {
  if (typeof HTMLDialogElement === 'undefined') return Promise.resolve(confirm([question, ...words].join('\n')));
  const heading = make('h2', '', question);
  heading.id = 'ask-dialog';
  const dialog = make('dialog', 'ask-dialog', heading, ...words.map((text) => make('p', '', text)));
  dialog.setAttribute('aria-labelledby', heading.id);
  const stay = makeButton('btn btn-2', no, () => dialog.close());
  // The key that is pressed without thinking changes nothing.
  stay.autofocus = true;
  dialog.append(
    make(
      'div',
      'ask-acts',
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
