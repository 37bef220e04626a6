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
        word: stretch.slice(at, next).normalize('NFKC').toLowerCase(),
        start: start + at,
        end: start + next,
      };
    at = next > at ? next : at + 1;
  }
}
