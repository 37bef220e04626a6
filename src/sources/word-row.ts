import type { Span } from '../text/position.ts';
import { wordSpans } from '../text/word-spans.ts';

/**
 * The words of a text in a row, each as a number that stands for its folded form, with its place in the text. Twelve
 * bytes a word, so that even a day of parliament in print is no burden.
 */
export interface WordRow {
  /** {@link BREAK} where no run of words may go on. */
  codes: Uint32Array;
  starts: Uint32Array;
  ends: Uint32Array;
}

/** Stands between stretches that do not belong together: equal to nothing, not even to another break. */
export const BREAK = 0;

/** @param parted whether a run of words ends where a stretch does */
export function wordRow(text: string, stretches: Iterable<Span>, parted = false): WordRow {
  const codes: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const stretch of stretches) {
    for (const { word, start, end } of wordSpans(text, stretch)) {
      codes.push(codeOf(word));
      starts.push(start);
      ends.push(end);
    }
    if (!parted) continue;
    codes.push(BREAK);
    starts.push(stretch.end);
    ends.push(stretch.end);
  }
  return { codes: Uint32Array.from(codes), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

/** The row of a whole text. */
export const rowOf = (text: string): WordRow => wordRow(text, [{ start: 0, end: text.length }]);

/** FNV-1a. Two words of one number are rarer than one in a billion, and eight such pairs in a row do not happen. */
function codeOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash >>> 0 || 1;
}
