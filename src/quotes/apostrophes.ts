/** Words that English writes with an apostrophe in front, and that are no words without it. */
const ELIDED =
  `tis twas twere twill twould tisn em til bout neath tween fraid spose scuse nother nuff n kay ello ave aving
appen alf orse ome ood copter gator possum`.split(/\s+/);

/** Words that stand for themselves as well: ’cause and ’phone, but also ‘Cause unknown’ and ‘Phone me’. */
const AMBIGUOUS =
  'till cause cos coz cuz round ere lo im er ow flu phone hood cello plane bus keeper fridge chute burbs'.split(
    ' ',
  );

/** English words; a class of every letter there is takes milliseconds to compile. */
const LETTER = '[\\w\\u00C0-\\u024F]';
const wordsOf = (words: readonly string[]): string => `(?:${words.join('|')})(?!${LETTER})`;
/** The class of ’68; but also ‘10 people were hurt,’ and never ‘11,400 customers’. */
const YEAR = `\\d\\d(?!${LETTER}|[.,:]\\d)`;
const ELISION = new RegExp(`\\d\\ds(?!${LETTER})|${wordsOf(ELIDED)}`, 'iy');
const DOUBTFUL_ELISION = new RegExp(`${YEAR}|${wordsOf(AMBIGUOUS)}`, 'iy');

const matchesAt = (pattern: RegExp, text: string, at: number): boolean => {
  pattern.lastIndex = at;
  return pattern.test(text);
};

/** Whether the word that starts at an offset makes the sign before it an apostrophe: `90s`, `tis`, `em`. */
export const isElision = (text: string, at: number): boolean => matchesAt(ELISION, text, at);

/** Whether it may do so: `cause`, `round`. */
export const maybeElision = (text: string, at: number): boolean => matchesAt(DOUBTFUL_ELISION, text, at);

const CLIPPED = /(?<![\w\u00C0-\u024F])(?:o|ol|th|wi|wit|lil|mo|t|fo|ca|ma|pa|tha)$/i;

/**
 * Whether the word that ends before an offset may take an apostrophe at its end: a plural (dogs’), a
 * dropped letter (goin’, ol’).
 * @param from where the block starts; no word is longer than a few letters that matter
 */
export const maybeClipped = (text: string, from: number, at: number): boolean =>
  /[szxn]/i.test(text[at - 1] ?? '') || CLIPPED.test(text.slice(Math.max(from, at - 5), at));
