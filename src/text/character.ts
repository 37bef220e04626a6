/**
 * What sort of character a code point is, as a sum of these.
 * A pattern such as `[\p{L}\p{N}]+` costs 1–3 ms to compile for text with curly marks, and a check would compile
 * dozens; a table that fills itself as characters are met costs nothing.
 */
export const LETTER = 1;
export const CAPITAL = 2;
export const COMBINING = 4;
export const DIGIT = 8;
export const BLANK = 16;
const TITLE_CASE = 32;
const KNOWN = 128;

const WORD = LETTER | COMBINING | DIGIT;
const table = new Uint8Array(0x1_0000);

for (let code = 0; code < 0x80; code++) table[code] = KNOWN | asciiSort(code);
// General punctuation: no letter, mark or figure in it, and most of what prose has beyond ASCII.
for (let code = 0x2000; code < 0x2070; code++)
  table[code] = KNOWN | (/\s/.test(String.fromCharCode(code)) ? BLANK : 0);

function asciiSort(code: number): number {
  if (code >= 0x61 && code <= 0x7a) return LETTER;
  if (code >= 0x41 && code <= 0x5a) return LETTER | CAPITAL;
  if (code >= 0x30 && code <= 0x39) return DIGIT;
  return code === 0x20 || (code >= 9 && code <= 13) ? BLANK : 0;
}

/** The sort of the code point that begins at an offset of a text; 0 for a sign and past the end. */
export function sortAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const known = table[unit];
  if (known) return known;
  const code = text.codePointAt(at);
  if (code === undefined) return 0;
  // Half of a pair is no character of its own: what it begins with it says nothing of the next one.
  if (code > 0xffff || (unit & 0xf800) === 0xd800) return sortOf(code);
  table[unit] = KNOWN | sortOf(code);
  return table[unit]!;
}

function sortOf(code: number): number {
  const character = String.fromCodePoint(code);
  if (/^\p{L}/u.test(character))
    return LETTER | (/^\p{Lu}/u.test(character) ? CAPITAL : /^\p{Lt}/u.test(character) ? TITLE_CASE : 0);
  if (/^\p{M}/u.test(character)) return COMBINING;
  if (/^\p{N}/u.test(character)) return DIGIT;
  return /^\s/.test(character) ? BLANK : 0;
}

/** How many UTF-16 units the code point at an offset takes: 1 or 2. */
export const widthAt = (text: string, at: number): number => (text.codePointAt(at)! > 0xffff ? 2 : 1);

/** Where a run of code points of these sorts ends. */
export function runEnd(text: string, at: number, sorts: number): number {
  let end = at;
  while (end < text.length) {
    const known = table[text.charCodeAt(end)]!;
    if (!((known || sortAt(text, end)) & sorts)) return end;
    // Pairs are never in the table.
    end += known ? 1 : widthAt(text, end);
  }
  return end;
}

/** The text begins with a letter. */
export const startsWithLetter = (text: string): boolean => (sortAt(text, 0) & LETTER) !== 0;
/** The text begins with a figure. */
export const startsWithDigit = (text: string): boolean => (sortAt(text, 0) & DIGIT) !== 0;
/** The text begins with a capital letter. */
export const startsWithCapital = (text: string): boolean => (sortAt(text, 0) & (CAPITAL | TITLE_CASE)) !== 0;

/** A letter, a combining mark or a figure is somewhere in the text. */
export function hasWord(text: string, start = 0, end = text.length): boolean {
  for (let at = start; at < end; at++) if (sortAt(text, at) & WORD) return true;
  return false;
}

/** The text is letters, combining marks and figures, and nothing else. */
export const isWord = (text: string): boolean => runEnd(text, 0, WORD) === text.length;
