/** A piece of inline text: words, perhaps bold, perhaps a link to a code. */
export interface InlinePiece {
  readonly text: string;
  readonly strong: boolean;
  /** Code that the words link to. */
  readonly code?: string;
}

/** Splits the inline markup of content fields: `**bold**` and `[words](CX-04.3)`; links may stand in bold. */
export function inlinePieces(text: string): InlinePiece[] {
  return text.split(/(\*\*[^*]+\*\*)/).flatMap((run) => {
    const strong = /^\*\*([^*]+)\*\*$/.exec(run)?.[1];
    return linkPieces(strong ?? run, strong !== undefined);
  });
}

function linkPieces(text: string, strong: boolean): InlinePiece[] {
  const pieces: InlinePiece[] = [];
  let end = 0;
  for (const match of text.matchAll(/\[([^\]]+)\]\(([^)\s]+)\)/g)) {
    const [whole, words = '', code = ''] = match;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), strong });
    pieces.push({ text: words, strong, code });
    end = match.index + whole.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), strong });
  return pieces;
}
