import { COMBINING, DIGIT, LETTER, runEnd, sortAt, widthAt } from '../../text/character.ts';

/** The words of a text in the form in which they are compared, with where each stands. Offsets are UTF-16 units. */
export interface Words {
  /** Unicode compatibility forms, case, apostrophes and the commas of large numbers folded away. */
  folded: readonly string[];
  starts: readonly number[];
  ends: readonly number[];
}

/**
 * Splits a text into words: runs of letters with the apostrophes and the stars inside them (`don't`, `f***`), numbers
 * with their point, comma or colon (`1,500`, `10:30`), and the signs that carry meaning (`£`, `%`). Marks, dashes,
 * hyphens, stops and blanks only part them, so that no glyph of these makes a difference.
 */
export function wordsOf(text: string): Words {
  const folded: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < text.length; ) {
    const end = wordEnd(text, at);
    if (end === at) {
      at += widthAt(text, at);
      continue;
    }
    const word = foldWord(text.slice(at, end));
    if (word !== '') {
      folded.push(word);
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  return { folded, starts, ends };
}

function wordEnd(text: string, at: number): number {
  const sort = sortAt(text, at);
  if (sort & DIGIT) return numberEnd(text, at);
  if (sort & LETTER) return letterEnd(text, at);
  return SIGNS.includes(text[at]!) ? at + 1 : at;
}

/** Signs that are read aloud: without them a sum or a share is another one. */
const SIGNS = '£$€¥%';

function numberEnd(text: string, start: number): number {
  let end = runEnd(text, start, DIGIT);
  while (/[.,:]/.test(text[end] ?? '') && sortAt(text, end + 1) & DIGIT) end = runEnd(text, end + 1, DIGIT);
  return end;
}

const IN_WORD = LETTER | COMBINING | DIGIT;

function letterEnd(text: string, start: number): number {
  let end = runEnd(text, start, IN_WORD);
  for (;;) {
    if (isApostrophe(text[end]) && sortAt(text, end + 1) & LETTER) end = runEnd(text, end + 1, IN_WORD);
    else if (text[end] === '*') end = runEnd(text, starsEnd(text, end), IN_WORD);
    else return end;
  }
}

function starsEnd(text: string, at: number): number {
  let end = at;
  while (text[end] === '*') end++;
  return end;
}

const isApostrophe = (sign: string | undefined): boolean => sign !== undefined && "'’‘‛ʼ".includes(sign);

function foldWord(word: string): string {
  let plain = true;
  for (let at = 0; at < word.length && plain; at++) plain = word.charCodeAt(at) < 0x80;
  const folded = (plain ? word : word.normalize('NFKC').replace(/[’‘‛ʼ]/g, "'")).toLowerCase();
  // Bold around a word, not letters left out: `**said**`.
  const bare = /^[^*]+\*+$/.test(folded) && !/^\p{L}\*+$/u.test(folded) ? folded.replace(/\*+$/, '') : folded;
  return /^\d+(?:,\d{3})+(?:\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare;
}
