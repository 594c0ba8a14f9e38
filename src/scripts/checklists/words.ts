/**
 * Changes the words of an element that holds nothing else. The text node stays: a new one would make the browser look
 * again at every style of a large page that depends on what an element holds.
 */
export function setWords(element: Element, words: string): void {
  const [text, ...rest] = element.childNodes;
  if (!(text instanceof Text) || rest.length > 0) {
    if (words !== '' || text) element.textContent = words;
  } else if (text.data !== words) text.data = words;
}
