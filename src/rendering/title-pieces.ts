const words = new Intl.Segmenter('zh-CN', { granularity: 'word' });
const opening = /^[（《〈“‘「『【]+$/u;

/**
 * A title cut where a line may end: between words, not inside them. Marks stay with what they belong to, and a single
 * character (的, 和) with the word before, or after a mark with the word that follows. Put together, the pieces are the
 * title.
 */
export function titlePieces(title: string): string[] {
  const pieces: string[] = [];
  let held = '';
  let afterMark = true;
  for (const { segment, isWordLike = false } of words.segment(title)) {
    const isSingle = isWordLike && [...segment].length === 1;
    if (opening.test(segment) || (isSingle && afterMark)) held += segment;
    else if (held === '' && pieces.length > 0 && (isSingle || !isWordLike)) pieces.push((pieces.pop() ?? '') + segment);
    else {
      pieces.push(held + segment);
      held = '';
    }
    afterMark = !isWordLike && segment.trim() !== '';
  }
  if (held !== '') pieces.push((pieces.pop() ?? '') + held);
  return pieces;
}
