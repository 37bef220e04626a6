import type { Span } from '../../text/position.ts';
import { isAbbreviation } from './word-classes.ts';

/** What part a token can play in a sentence. Coarse on purpose: enough to find who said what, no more. */
export type Tag =
  | 'name' // capitalised, or a figure of a name: Lee, U.S.
  | 'noun' // nouns and adjectives, and every word that nothing else is known of
  | 'number'
  | 'determiner' // a, the, this, some
  | 'possessive' // his, her, their
  | 'pronoun' // he, she, it, they, nobody: can be a subject
  | 'object' // him, them, himself
  | 'relative' // who, which, that, whose
  | 'preposition'
  | 'to'
  | 'conjunction' // and, or, but
  | 'subordinator' // when, while, because, if
  | 'auxiliary' // is, has, will, did
  | 'adverb'
  | 'cue' // a form of a verb of the lexicon
  | 'verb' // any other verb that is known by its shape
  | 'participle' // -ing, outside the lexicon
  | 'time' // Monday, yesterday, June
  | 'comma'
  | 'stop' // . ? !
  | 'colon'
  | 'semicolon'
  | 'dash'
  | 'open' // ( [
  | 'close' // ) ]
  | 'quoted' // a whole marked passage, or its share of a paragraph
  | 'other';

/** A word, a sign, or a whole quoted passage. Offsets count from the start of the block. */
export interface Token extends Span {
  text: string;
  lower: string;
  tag: Tag;
  /** Starts with a capital letter. */
  capital: boolean;
  /** A blank or a line end stands before it. */
  spaced: boolean;
  /** Of a quoted passage: the last sign or letter before its closing mark. */
  last: string;
}

/** Stands in a frame where quoted words stand in the text, unit for unit. */
export const QUOTED = '\uE000';

const PIECES =
  /\uE000+|\p{Lu}(?:\.\p{Lu})+\.?(?:-\p{L}[\p{L}.]*)*|[ap]\.m\.|[@#][\p{L}\p{N}_]+|[\p{L}\p{M}]+(?:['’\-‑.][\p{L}\p{M}\p{N}]+)*(?:[’'](?!\p{L}))?|[$£€#]?\p{N}(?:[\p{N}.,:]*\p{N})?\p{L}*(?:-[\p{L}\p{N}]+)*%?|\.{2,}|…|--+|[^\s]/gu;

/** He’s, they're: a subject and its verb in one word. */
const CONTRACTION = /^(?:he|she|it|they|we|i|you|who|that|there|what)(?=['’](?:s|re|m|ve|d|ll)$)/i;

/** Cuts the text of a frame into tokens without tags. Linear in the length of the text. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  PIECES.lastIndex = 0;
  for (let match = PIECES.exec(text); match; match = PIECES.exec(text)) {
    const start = match.index;
    let end = start + match[0].length;
    const subject = CONTRACTION.exec(match[0]);
    if (subject) PIECES.lastIndex = end = start + subject[0].length;
    else if (text[end] === '.' && keepsStop(match[0])) PIECES.lastIndex = ++end;
    tokens.push(tokenAt(text, start, end));
    // What is left of a contraction begins with its apostrophe: the pattern takes it letter by letter.
    if (subject) {
      const rest = start + match[0].length;
      tokens.push(tokenAt(text, end, rest));
      PIECES.lastIndex = rest;
    }
  }
  return tokens;
}

function tokenAt(text: string, start: number, end: number): Token {
  const piece = text.slice(start, end);
  return {
    start,
    end,
    text: piece,
    lower: piece.toLowerCase(),
    tag: piece[0] === QUOTED ? 'quoted' : 'other',
    capital: /^[\p{Lu}\p{Lt}]/u.test(piece),
    spaced: start === 0 || /\s/.test(text[start - 1]!),
    last: '',
  };
}

/** Whether a full stop after a word belongs to it: Mr. Lee, D-Fla., J. Lee. */
const keepsStop = (piece: string): boolean => {
  if (/(?:^|\.)\p{Lu}$/u.test(piece)) return true;
  return /^\p{Lu}/u.test(piece) && isAbbreviation(piece.slice(piece.lastIndexOf('-') + 1).toLowerCase());
};
