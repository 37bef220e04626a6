import { foldedEnd } from './fold.ts';
import type { Span } from './position.ts';

/** A word as it is compared, and where it stands as it is written. */
export interface WordSpan extends Span {
  word: string;
}

const APOSTROPHES = /[’‘‛ʼ]/g;

/**
 * The words of a stretch of text, folded as `foldedWords` folds them, each with its place. Only what folding would
 * take apart or put together differs: a fraction such as ½ stays one word.
 */
export function* wordSpans(text: string, { start, end }: Span): Generator<WordSpan> {
  const stretch = text.slice(start, end).replace(APOSTROPHES, "'");
  for (let at = 0; at < stretch.length; ) {
    const next = foldedEnd(stretch, at);
    if (next > at)
      yield {
        word: fold(stretch.slice(at, next)),
        start: start + at,
        end: start + next,
      };
    at = next > at ? next : at + 1;
  }
}

/** Words in ASCII letters, nearly all, have no other form to be brought to. */
function fold(word: string): string {
  for (let at = 0; at < word.length; at++)
    if (word.charCodeAt(at) > 0x7f) return word.normalize('NFKC').toLowerCase();
  return word.toLowerCase();
}
