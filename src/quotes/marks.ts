import type { Block } from '../article/plain-text.ts';
import type { Span } from '../text/position.ts';
import type { MarkStyle } from './analysis.ts';
import { isElision } from './apostrophes.ts';

/** A sign that may be a quotation mark, and what its neighbours allow it to be. */
export interface Sign extends Span {
  style: MarkStyle;
  family: 'double' | 'single';
  canOpen: boolean;
  canClose: boolean;
  /** The shape says so (curly marks, guillemets), not only the neighbours. */
  certain: boolean;
  /** After a digit: feet and inches, or minutes and seconds, unless a passage is open. */
  maybeMeasure: boolean;
  /** Between letters, or in front of '90s and the like: no quotation mark. */
  apostrophe: boolean;
  /** After a letter and before a blank, as in dogs’ and goin’: may be an apostrophe all the same. */
  maybePossessive: boolean;
}

const SIGNS = /``|''|["“”„‟«»'‘’‚‛]/g;
const BEFORE_OPEN = /[\s\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF([{\-–—―/\uFFFC"“„«‘']/;
const AFTER_OPEN = /[^\s,.;:!?)\]}]/;
const AFTER_CLOSE = /[\s)\]}\-–—―/.,;:?!…\uFFFC"”»’'*]/;
const STOP = /[,.;:!?)\]}]/;
const LETTER = /[\p{L}\p{N}]/u;

/** Finds every sign in a block that is, or might be taken for, a quotation mark. */
export function findSigns(text: string, block: Block): Sign[] {
  const signs: Sign[] = [];
  SIGNS.lastIndex = block.start;
  for (let match = SIGNS.exec(text); match && match.index < block.end; match = SIGNS.exec(text)) {
    const start = match.index;
    signs.push(readSign(text, block, { start, end: start + match[0].length }));
  }
  return signs;
}

function readSign(text: string, block: Block, span: Span): Sign {
  const before = span.start > block.start ? text[span.start - 1]! : ' ';
  const after = span.end < block.end ? text[span.end]! : ' ';
  const { style, family, role } = shapeOf(text.slice(span.start, span.end));
  const ways = edgeWays(block, span) ?? waysOf(text, span, before, after);
  const either = role === 'either';
  const sign: Sign = {
    ...span,
    style,
    family,
    certain: !either,
    canOpen: role === 'open' || (either && ways.opens),
    canClose: role === 'close' || (either && ways.closes),
    maybeMeasure: either && /\d/.test(before) && !LETTER.test(after),
    apostrophe: false,
    maybePossessive: family === 'single' && /[szxn]/i.test(before) && /\s/.test(after),
  };
  if (!either && family === 'double') turnSwapped(sign, ways);
  if (family === 'single') readSingle(sign, text, before, after, block);
  return sign;
}

/** What the neighbours of a sign allow, whatever its shape. */
interface Ways {
  opens: boolean;
  closes: boolean;
}

/** The first sign of a block opens something and the last one closes something, whatever its shape. */
function edgeWays(block: Block, span: Span): Ways | null {
  if (block.end - block.start === span.end - span.start) return null;
  if (span.start === block.start) return { opens: true, closes: false };
  return span.end === block.end ? { opens: false, closes: true } : null;
}

function waysOf(text: string, span: Span, before: string, after: string): Ways {
  const opens = BEFORE_OPEN.test(before) && (AFTER_OPEN.test(after) || text.startsWith('...', span.end));
  const closes = (!/\s/.test(before) && AFTER_CLOSE.test(after)) || (STOP.test(after) && !opens);
  return loose(before, after) ? { opens: true, closes: true } : { opens, closes };
}

/** A straight mark with a blank, or with letters, on both sides may be either. */
const loose = (before: string, after: string): boolean =>
  (/\s/.test(before) && /\s/.test(after)) || (LETTER.test(before) && LETTER.test(after));

/** A closing curly mark at the start of a word, or an opening one at its end, was typed the wrong way round. */
function turnSwapped(sign: Sign, ways: Ways): void {
  if (ways.opens === ways.closes) return;
  sign.canOpen = ways.opens;
  sign.canClose = ways.closes;
}

function readSingle(sign: Sign, text: string, before: string, after: string, block: Block): void {
  const inWord = LETTER.test(before) && LETTER.test(after);
  const elided = !LETTER.test(before) && isElision(text.slice(sign.end, Math.min(block.end, sign.end + 12)));
  // The second sign of rock ’n’ roll.
  const afterN = /(?:^|\s)['‘’]n$/i.test(text.slice(Math.max(block.start, sign.start - 3), sign.start));
  sign.apostrophe = inWord || elided || afterN;
  if (sign.apostrophe) {
    sign.canOpen = false;
    sign.canClose = false;
    return;
  }
  // ’ is both the closing mark and the apostrophe; at the start of a word it is neither sure to open nor to close.
  if (sign.style === 'curly-single' && text[sign.start] === '’') {
    sign.canOpen = false;
    sign.canClose = !/\s/.test(before);
    sign.apostrophe = !sign.canClose;
  }
  if (sign.style === 'straight-single') {
    sign.canOpen &&= !/\s/.test(after);
    sign.canClose &&= !/\s/.test(before);
  }
}

interface Shape {
  style: MarkStyle;
  family: 'double' | 'single';
  role: 'open' | 'close' | 'either';
}

const SHAPES: Record<string, Shape> = {
  '"': { style: 'straight-double', family: 'double', role: 'either' },
  '“': { style: 'curly-double', family: 'double', role: 'open' },
  '„': { style: 'curly-double', family: 'double', role: 'open' },
  '‟': { style: 'curly-double', family: 'double', role: 'open' },
  '”': { style: 'curly-double', family: 'double', role: 'close' },
  '«': { style: 'guillemet', family: 'double', role: 'open' },
  '»': { style: 'guillemet', family: 'double', role: 'close' },
  '``': { style: 'doubled-single', family: 'double', role: 'open' },
  "''": { style: 'doubled-single', family: 'double', role: 'either' },
  "'": { style: 'straight-single', family: 'single', role: 'either' },
  '‘': { style: 'curly-single', family: 'single', role: 'open' },
  '‚': { style: 'curly-single', family: 'single', role: 'open' },
  '‛': { style: 'curly-single', family: 'single', role: 'open' },
  '’': { style: 'curly-single', family: 'single', role: 'close' },
};

const shapeOf = (sign: string): Shape => SHAPES[sign]!;
