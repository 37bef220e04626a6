import type { Block } from '../article/plain-text.ts';
import type { Span } from '../text/position.ts';
import type { MarkStyle } from './analysis.ts';
import { isElision, maybeClipped, maybeElision } from './apostrophes.ts';
import { type Shape, shapeOf } from './mark-signs.ts';
import {
  AFTER_CLOSING,
  AFTER_OPENING,
  BEFORE_OPENING,
  BLANK,
  DIGIT,
  flagsOf,
  LETTER,
  OPENER,
  STOP,
} from './neighbours.ts';

/** A sign that may be a quotation mark, and what its neighbours allow it to be. */
export interface Sign extends Span {
  style: MarkStyle;
  family: 'double' | 'single';
  /** As it is typed. */
  text: string;
  /** What closes a passage that it opens. */
  closing: string;
  canOpen: boolean;
  canClose: boolean;
  /** Opens only if a mark that closes for certain comes next: ’ in front of a word, ‘cause’. */
  doubtful: boolean;
  /** After a digit: feet and inches, or minutes and seconds, unless a passage is open. */
  maybeMeasure: boolean;
  /** Between letters, or in front of '90s and the like: no quotation mark. */
  apostrophe: boolean;
  /** At the end of a word that may have an apostrophe there, as in dogs’ and goin’. */
  maybePossessive: boolean;
  /** A word in small letters comes next. */
  midSentence: boolean;
  /** The first sign of a line that is not the first of its paragraph. */
  startsLine: boolean;
  /** A row of signs that can be no marks; it pairs with nothing. */
  wall: boolean;
}

/** Stands for what is beyond the edges of a block. */
export const SPACE = 0x20;

/** Reads what the sign between two offsets of a block may be. */
export function readSign(text: string, block: Block, start: number, end: number): Sign {
  const before = start > block.start ? text.charCodeAt(start - 1) : SPACE;
  const after = end < block.end ? text.charCodeAt(end) : SPACE;
  const shape = shapeOf(text.charCodeAt(start), end - start);
  const sign = newSign(shape, start, end, false);
  sign.startsLine = start > block.start && (before === 0x0a || before === 0x0d);
  const ways = edgeWays(block, start, end) ?? waysOf(text, end, before, after);
  setRoles(sign, shape, ways, before, after);
  sign.maybeMeasure =
    shape.role !== 'open' && (flagsOf(after) & LETTER) === 0 && endsMeasure(text, block, start);
  if (shape.family === 'single' && shape.style !== 'guillemet') readSingle(sign, text, block, before, after);
  return sign;
}

/** A number before a mark may be in feet or inches; one of four digits is a year. */
const endsMeasure = (text: string, block: Block, at: number): boolean =>
  (flagsOf(text.charCodeAt(at - 1) || SPACE) & DIGIT) !== 0 &&
  !/\d{4}/.test(text.slice(Math.max(block.start, at - 4), at));

/** A row of signs that pairs with nothing, as one sign. */
export const newWall = (text: string, start: number, end: number): Sign =>
  newSign(shapeOf(text.charCodeAt(start), 1), start, end, true);

const newSign = (
  { style, family, text, closing }: Shape,
  start: number,
  end: number,
  wall: boolean,
): Sign => ({
  start,
  end,
  style,
  family,
  text,
  closing,
  canOpen: false,
  canClose: false,
  doubtful: false,
  maybeMeasure: false,
  apostrophe: false,
  maybePossessive: false,
  midSentence: false,
  startsLine: false,
  wall,
});

/** What the neighbours of a sign allow, whatever its shape: bits. */
type Ways = number;
const OPENS = 1;
const CLOSES = 2;

/** The first sign of a block opens something and the last one closes something, whatever its shape. */
function edgeWays(block: Block, start: number, end: number): Ways | null {
  if (block.end - block.start === end - start) return null;
  if (start === block.start) return OPENS;
  return end === block.end ? CLOSES : null;
}

function waysOf(text: string, end: number, before: number, after: number): Ways {
  const left = flagsOf(before);
  const right = flagsOf(after);
  if (left & right & (BLANK | LETTER)) return OPENS | CLOSES;
  // Somebody forgot the blank: `he said,"We go` or `they left."He`.
  if (left & STOP && right & LETTER) return before === COLON ? OPENS : OPENS | CLOSES;
  const opens =
    (left & BEFORE_OPENING) !== 0 && ((right & AFTER_OPENING) !== 0 || startsEllipsis(text, end, after));
  const closes = (left & BLANK) === 0 && (right & AFTER_CLOSING) !== 0 && !(opens && left & OPENER);
  return (opens ? OPENS : 0) | (closes || (right & STOP && !opens) ? CLOSES : 0);
}

const COLON = 0x3a;
const FULL_STOP = 0x2e;
const ELLIPSIS = 0x2026;

/** `...and so we left`, the stops close together or apart. */
const startsEllipsis = (text: string, at: number, after: number): boolean =>
  after === FULL_STOP && (text.startsWith('...', at) || text.startsWith('. . .', at));

/**
 * A mark without direction is what its neighbours say. One with a direction keeps it, unless it stands at the
 * start of a word and closes, or at its end and opens: then it was typed the wrong way round, or is German.
 */
function setRoles(sign: Sign, shape: Shape, ways: Ways, before: number, after: number): void {
  const sure = ways === OPENS || ways === CLOSES;
  const turns =
    shape.text !== '’' &&
    sure &&
    (shape.style !== 'guillemet' || turnsGuillemet(ways, flagsOf(before), after));
  if (shape.role === 'either' || turns) {
    sign.canOpen = (ways & OPENS) !== 0;
    sign.canClose = (ways & CLOSES) !== 0;
  } else {
    sign.canOpen = shape.role === 'open';
    sign.canClose = shape.role === 'close';
  }
}

/** French sets blanks inside its guillemets, so that one between a blank and a bracket or dash keeps its direction. */
const turnsGuillemet = (ways: Ways, left: number, after: number): boolean =>
  ways === OPENS
    ? (flagsOf(after) & AFTER_CLOSING) === 0 || after === FULL_STOP || after === ELLIPSIS
    : (left & BEFORE_OPENING) === 0;

function readSingle(sign: Sign, text: string, block: Block, before: number, after: number): void {
  const left = flagsOf(before);
  const right = flagsOf(after);
  if (isApostrophe(sign, text, block, left, right)) {
    sign.apostrophe = true;
    sign.canOpen = false;
    sign.canClose = false;
    return;
  }
  if (sign.text === '’') readCurlyApostrophe(sign, left, right);
  else if (sign.style === 'straight-single') {
    sign.canOpen &&= (right & BLANK) === 0;
    sign.canClose &&= (left & BLANK) === 0;
  }
  if (sign.canOpen && right & LETTER) sign.doubtful ||= maybeElision(text, sign.end);
  sign.midSentence = (right & BLANK) !== 0 && /[a-z]/.test(text[sign.end + 1] ?? '');
  sign.maybePossessive =
    sign.canClose && (right & (BLANK | STOP)) !== 0 && maybeClipped(text, block.start, sign.start);
}

function isApostrophe(sign: Sign, text: string, block: Block, left: number, right: number): boolean {
  if (left & LETTER) return (right & LETTER) !== 0 || endsAndN(text, block, sign.start);
  return (right & LETTER) !== 0 && isElision(text, sign.end);
}

/** The second sign of rock ’n’ roll. */
const endsAndN = (text: string, block: Block, at: number): boolean =>
  /n/i.test(text[at - 1]!) && /(?:^|\s)['‘’]n$/i.test(text.slice(Math.max(block.start, at - 3), at));

/** ’ is both the closing mark and the apostrophe; in front of a word it is next to never a mark. */
function readCurlyApostrophe(sign: Sign, left: number, right: number): void {
  const atWord = (left & BEFORE_OPENING) !== 0 && (right & AFTER_OPENING) !== 0;
  sign.canOpen = atWord && (right & BLANK) === 0;
  sign.doubtful = sign.canOpen;
  sign.canClose = !sign.canOpen && (left & BLANK) === 0;
  sign.apostrophe = !sign.canOpen && !sign.canClose;
}
