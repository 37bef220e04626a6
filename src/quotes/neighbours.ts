import { hasWord } from '../text/character.ts';
import { MARK_CHARACTERS } from './mark-signs.ts';

/** What a character beside a mark says about the mark: flags that {@link flagsOf} combines. */
export const BLANK = 1;
/** Letters, numbers and the accents that belong to them. */
export const LETTER = 2;
export const DIGIT = 4;
/** A mark after this may open a quotation. */
export const BEFORE_OPENING = 8;
/** A quotation may start with this. */
export const AFTER_OPENING = 16;
/** A mark in front of this may close a quotation. */
export const AFTER_CLOSING = 32;
/** Ends a sentence, a clause or a bracket. */
export const STOP = 64;
/** Opens a bracket or a quotation for certain: nothing closes right after it. */
export const OPENER = 128;
/** A mark is typed with this. */
export const MARK = 256;

const PATTERNS: readonly [number, RegExp][] = [
  [BLANK, /\s/],
  [DIGIT, /[\d¼½¾]/],
  [AFTER_OPENING, /[^\s,.;:!?)\]}]/],
  [STOP, /[,.;:!?)\]}]/],
  [OPENER, /[([{“‘«„‚‹]/],
  [MARK, new RegExp(`[${MARK_CHARACTERS}]`)],
];

const KNOWN = 1 << 15;

/** Filled as characters turn up: few texts use more than a hundred. */
const table = new Uint16Array(1 << 16);

/** The flags of a UTF-16 unit. */
export function flagsOf(code: number): number {
  const known = table[code]!;
  return known === 0 ? classify(code) : known;
}

/** What a character that is no letter allows a mark beside it to do. */
function besides(character: string): number {
  const before = ',.;:!?)]}…”’»›%'.includes(character) ? 0 : BEFORE_OPENING;
  return before | ('([{“‘«„‚‹$£€#@'.includes(character) ? 0 : AFTER_CLOSING);
}

function classify(code: number): number {
  const character = String.fromCharCode(code);
  let flags = KNOWN | (hasWord(character) ? LETTER : besides(character));
  for (const [flag, pattern] of PATTERNS) if (pattern.test(character)) flags |= flag;
  table[code] = flags;
  return flags;
}
