/** Writes what is wrong at an input and marks it; an empty message takes both away. */
export function showError(place: HTMLElement, input: HTMLElement, message: string): void {
  place.textContent = message;
  place.hidden = message === '';
  if (message === '') input.removeAttribute('aria-invalid');
  else input.setAttribute('aria-invalid', 'true');
}
