import stringWidth from 'string-width';
import { readable } from '../text/readable.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Scripts that run from right to left; their neighbours would change places with them on the screen. */
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Words of an article on one line, with nothing in them that a terminal would obey. */
export const oneLine = (text: string): string => readable(text.replace(/\s+/g, ' ').trim());

/** A text cut to a width in columns, never inside a character, with an ellipsis where something is missing. */
export function shorten(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    const wide = stringWidth(segment);
    if (used + wide > width - 1) break;
    kept += segment;
    used += wide;
  }
  return `${kept.trimEnd()}…`;
}

/** A cell of exactly that width; one that runs from right to left is closed off from its neighbours. */
export function cell(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const cut = shorten(text, width);
  const blanks = ' '.repeat(Math.max(0, width - stringWidth(cut)));
  const words = isolate(cut);
  return align === 'left' ? words + blanks : blanks + words;
}

/** Keeps a text that runs from right to left from turning round what stands beside it. */
export const isolate = (text: string): string => (RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text);
