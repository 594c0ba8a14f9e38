/** A piece of inline text: plain, bold, or a link to a code. */
export type InlinePiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly code: string };

/** Splits the inline markup of content fields: `**bold**` and `[words](CX-04.3)`. */
export function inlinePieces(text: string): InlinePiece[] {
  const pieces: InlinePiece[] = [];
  let end = 0;
  for (const match of text.matchAll(/\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)\s]+)\)/g)) {
    const [whole, strong, words, code] = match;
    if (match.index > end) pieces.push({ kind: 'text', text: text.slice(end, match.index) });
    if (strong !== undefined) pieces.push({ kind: 'strong', text: strong });
    else if (words !== undefined && code !== undefined) pieces.push({ kind: 'link', text: words, code });
    end = match.index + whole.length;
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) });
  return pieces;
}
