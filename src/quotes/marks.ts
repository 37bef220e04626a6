import type { Block } from '../article/plain-text.ts';
import { isElision } from './apostrophes.ts';
import { BEFORE_OPENING, flagsOf, LETTER, MARK } from './neighbours.ts';
import { newWall, readSign, type Sign, SPACE } from './sign.ts';

/** Finds every sign that is, or might be taken for, a quotation mark, block by block. */
export const findSigns = (text: string, blocks: readonly Block[]): Sign[][] =>
  blocks.map((block) => (block.zone === 'code' ? [] : signsOf(text, block)));

function signsOf(text: string, block: Block): Sign[] {
  if (isWall(text, block)) return [newWall(text, nextMark(text, block.start, block.end), block.end)];
  const signs: Sign[] = [];
  for (let at = nextMark(text, block.start, block.end); at < block.end; ) {
    const value = attributeEnd(text, at, block);
    const end = value > 0 ? value : signEnd(text, at, block.end);
    // A single backtick is no mark.
    if (value === 0 && (end - at > 1 || text.charCodeAt(at) !== BACKTICK))
      signs.push(end - at > LONGEST_ROW ? newWall(text, at, end) : readSign(text, block, at, end));
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
  if (code !== APOSTROPHE || isMarkAndElision(text, at, blockEnd)) return at + 1;
  // In ‘go.'''’ the single mark comes first, at the start of a quotation it comes last.
  const three = text.charCodeAt(at + 2) === APOSTROPHE && text.charCodeAt(at + 3) !== APOSTROPHE;
  const opens = (flagsOf(text.charCodeAt(at - 1) || SPACE) & BEFORE_OPENING) !== 0;
  return three && !opens ? at + 1 : at + 2;
}

/** `''Tis late,'`: an opening mark and an apostrophe, where no `''` closes. */
function isMarkAndElision(text: string, at: number, blockEnd: number): boolean {
  if (!isElision(text, at + 2)) return false;
  const next = text.indexOf("''", at + 2);
  return next < 0 || next >= blockEnd;
}
