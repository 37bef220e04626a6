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
  MARK,
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
  /** The first sign of a line that is not the first of its paragraph. */
  startsLine: boolean;
  /** A row of signs that can be no marks; it pairs with nothing. */
  wall: boolean;
}

/** Finds every sign that is, or might be taken for, a quotation mark, block by block. */
export const findSigns = (text: string, blocks: readonly Block[]): Sign[][] =>
  blocks.map((block) => (block.zone === 'code' ? [] : signsOf(text, block)));

function signsOf(text: string, block: Block): Sign[] {
  if (isWall(text, block)) return [newSign(shapeOf(QUOTATION_MARK, 1), block.start, block.end, true)];
  const signs: Sign[] = [];
  for (let at = nextMark(text, block.start, block.end); at < block.end; ) {
    const value = attributeEnd(text, at, block);
    const end = value > 0 ? value : signEnd(text, at, block.end);
    // A single backtick is no mark.
    if (value === 0 && (end - at > 1 || text.charCodeAt(at) !== BACKTICK))
      signs.push(readSign(text, block, at, end));
    at = nextMark(text, end, block.end);
  }
  return signs;
}

function nextMark(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && (flagsOf(text.charCodeAt(at)) & MARK) === 0) at++;
  return at;
}

/** No paragraph of an article holds this many marks that stand this close together, counted in units. */
const MOST_MARKS = 400;
const CLOSEST = 6;

/** Whether a paragraph is a broken file: it then has one sign, costs one finding and no time. */
function isWall(text: string, { start, end }: Block): boolean {
  if (end - start <= MOST_MARKS) return false;
  let marks = 0;
  for (let at = nextMark(text, start, end); at < end; at = nextMark(text, at + 1, end)) marks++;
  return marks > MOST_MARKS && marks * CLOSEST > end - start;
}

const BACKTICK = 0x60;
const APOSTROPHE = 0x27;
const QUOTATION_MARK = 0x22;
const EQUALS_SIGN = 0x3d;

/** Longer than the value of an attribute in left-over markup is. */
const LONGEST_VALUE = 300;
const ATTRIBUTE_VALUE = /^(?:["“”][^"“”]*["“”]|'[^']*')/;

/** Where the value ends that starts here in left-over markup, `date="1 May"`; 0 if none does. Nobody says it. */
function attributeEnd(text: string, at: number, block: Block): number {
  if (at < block.start + 2 || text.charCodeAt(at - 1) !== EQUALS_SIGN) return 0;
  if ((flagsOf(text.charCodeAt(at - 2)) & LETTER) === 0) return 0;
  const rest = text.slice(at, Math.min(block.end, at + LONGEST_VALUE));
  return at + (ATTRIBUTE_VALUE.exec(rest)?.[0].length ?? -at);
}

/** Marks nest three or four deep at most; more signs than this in a row are a drawn line or a broken file. */
const LONGEST_ROW = 6;

/** Where the sign that starts at an offset ends: `''` and ` `` ` are one, and so is a wall of signs. */
function signEnd(text: string, at: number, blockEnd: number): number {
  let end = at + 1;
  while (end < blockEnd && flagsOf(text.charCodeAt(end)) & MARK) end++;
  const row = end - at;
  if (row > LONGEST_ROW) return end;
  const code = text.charCodeAt(at);
  if (row < 2 || text.charCodeAt(at + 1) !== code) return at + 1;
  if (code === BACKTICK) return at + 2;
  if (code !== APOSTROPHE) return at + 1;
  // In ‘go.'''’ the single mark comes first, at the start of a quotation it comes last.
  const three = text.charCodeAt(at + 2) === APOSTROPHE && text.charCodeAt(at + 3) !== APOSTROPHE;
  const opens = (flagsOf(text.charCodeAt(at - 1) || SPACE) & BEFORE_OPENING) !== 0;
  return three && !opens ? at + 1 : at + 2;
}

const SPACE = 0x20;

function readSign(text: string, block: Block, start: number, end: number): Sign {
  const before = start > block.start ? text.charCodeAt(start - 1) : SPACE;
  const after = end < block.end ? text.charCodeAt(end) : SPACE;
  const shape = shapeOf(text.charCodeAt(start), end - start);
  const sign = newSign(shape, start, end, end - start > LONGEST_ROW);
  if (sign.wall) return sign;
  sign.startsLine = start > block.start && (before === 0x0a || before === 0x0d);
  const ways = edgeWays(block, start, end) ?? waysOf(text, end, before, after);
  setRoles(sign, shape, ways);
  sign.maybeMeasure =
    shape.role === 'either' && (flagsOf(before) & DIGIT) !== 0 && (flagsOf(after) & LETTER) === 0;
  if (shape.family === 'single' && shape.style !== 'guillemet') readSingle(sign, text, block, before, after);
  return sign;
}

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

/** `...and so we left`, the stops close together or apart. */
const startsEllipsis = (text: string, at: number, after: number): boolean =>
  after === FULL_STOP && (text.startsWith('...', at) || text.startsWith('. . .', at));

/**
 * A mark without direction is what its neighbours say. One with a direction keeps it, unless it stands at the
 * start of a word and closes, or at its end and opens: then it was typed the wrong way round, or is German.
 */
function setRoles(sign: Sign, shape: Shape, ways: Ways): void {
  const sure = ways === OPENS || ways === CLOSES;
  const turns = shape.text !== '’' && sure;
  if (shape.role === 'either' || turns) {
    sign.canOpen = (ways & OPENS) !== 0;
    sign.canClose = (ways & CLOSES) !== 0;
  } else {
    sign.canOpen = shape.role === 'open';
    sign.canClose = shape.role === 'close';
  }
}

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
