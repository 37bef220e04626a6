import { quantityOf } from './numerals.ts';
import { isSameSpelling } from './spelling.ts';

/** Whether two folded words are one word in another form: in its spelling, as a figure, with letters masked. */
export const isVariant = (quoted: string, said: string): boolean =>
  (quoted.includes('*') && isMasked(quoted, said)) ||
  (quoted[0] === said[0] && isSameSpelling(quoted, said)) ||
  ((isFigure(quoted) || isFigure(said)) && isSameQuantity([quoted], [said]));

const isFigure = (word: string): boolean => word.charCodeAt(0) < 0x3a && word.charCodeAt(0) > 0x2f;

/** `f***` for a word with the same first letter. */
export const isMasked = (quoted: string, said: string): boolean =>
  /^\p{L}+\*{2,}\p{L}*$|^\p{L}\*+\p{L}+$/u.test(quoted) && said.length > 2 && quoted[0] === said[0];

/** `15` and `fifteen`, `£20` and `twenty pounds`. */
export function isSameQuantity(one: readonly string[], other: readonly string[]): boolean {
  const quantity = quantityOf(one);
  return quantity !== null && quantity === quantityOf(other);
}
