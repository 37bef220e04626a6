import type { Span } from '../text/position.ts';
import { type Letters, lettersOf } from './letters.ts';
import { markupIn } from './markup.ts';

/** Words at the beginning or the end of a passage that are enough to find it, in letters. */
const ENOUGH = 40;

/**
 * Finds in the file of a source the stretch that a passage of its words was read from. The words of the file are
 * compared without markup; of several places that have them, the one counts that is as far down as the passage is.
 * @param file the text of the file
 * @param extension of its name, without the dot
 * @param read the words that were read out of the file
 * @param passage a stretch of `read`
 */
export function placeInFile(file: string, extension: string, read: string, passage: Span): Span | null {
  const wanted = lettersOf(read.slice(passage.start, passage.end)).text;
  if (wanted === '') return null;
  const hay = lettersOf(file, markupIn(file, extension));
  const before = lettersOf(read.slice(0, passage.start)).text;
  const all = lettersOf(read).text;
  const find = (words: string, from: number): number => sameOccurrence(hay.text, all, words, from);
  const whole = find(wanted, before.length);
  if (whole >= 0) return spanIn(hay, whole, whole + wanted.length);
  // A label or a page number stands inside: its ends are found one by one.
  const head = wanted.slice(0, ENOUGH);
  const start = find(head, before.length);
  if (start < 0) return null;
  const tail = wanted.slice(-ENOUGH);
  const end = hay.text.indexOf(tail, start);
  const isNear = end >= 0 && end + tail.length - start <= 2 * wanted.length + ENOUGH;
  return spanIn(hay, start, isNear ? end + tail.length : start + head.length);
}

/** Where in `hay` the words stand as often before as they do in `read` before `from`; the last place if it has fewer. */
function sameOccurrence(hay: string, read: string, words: string, from: number): number {
  let found = hay.indexOf(words);
  for (let at = read.indexOf(words); at >= 0 && at < from; at = read.indexOf(words, at + 1)) {
    const next = hay.indexOf(words, found + 1);
    if (next < 0) break;
    found = next;
  }
  return found;
}

const spanIn = ({ at }: Letters, start: number, end: number): Span => ({
  start: at[start]!,
  end: at[end - 1]! + 1,
});
