import { BLANK, CAPITAL, sortAt, startsWithCapital } from '../../text/character.ts';
import type { Span } from '../../text/position.ts';
import { pieceEnd, QUOTED, skipBlanks } from './pieces.ts';
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

/** He’s, they're: a subject and its verb in one word. */
const CONTRACTION = /^(?:he|she|it|they|we|i|you|who|that|there|what)(?=['’](?:s|re|m|ve|d|ll)$)/i;

/** Cuts the text of a frame into tokens without tags. Linear in the length of the text. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let at = skipBlanks(text, 0);
  while (at < text.length) {
    at = takePiece(text, at, tokens);
    at = skipBlanks(text, at);
  }
  return tokens;
}

function takePiece(text: string, start: number, tokens: Token[]): number {
  const end = pieceEnd(text, start);
  const piece = text.slice(start, end);
  const subject = CONTRACTION.exec(piece);
  if (subject) {
    const middle = start + subject[0].length;
    tokens.push(tokenAt(text, start, middle), tokenAt(text, middle, end));
    return end;
  }
  const whole = text[end] === '.' && keepsStop(piece) ? end + 1 : end;
  tokens.push(tokenAt(text, start, whole));
  return whole;
}

function tokenAt(text: string, start: number, end: number): Token {
  const piece = text.slice(start, end);
  return {
    start,
    end,
    text: piece,
    lower: piece.toLowerCase(),
    tag: piece[0] === QUOTED ? 'quoted' : 'other',
    capital: startsWithCapital(piece),
    spaced: start === 0 || (sortAt(text, start - 1) & BLANK) !== 0,
    last: '',
  };
}

/** Whether a full stop after a word belongs to it: Mr. Lee, D-Fla., J. Lee. */
const keepsStop = (piece: string): boolean => {
  const last = piece.length - 1;
  if (sortAt(piece, last) & CAPITAL && (last === 0 || piece[last - 1] === '.')) return true;
  return (
    (sortAt(piece, 0) & CAPITAL) !== 0 &&
    isAbbreviation(piece.slice(piece.lastIndexOf('-') + 1).toLowerCase())
  );
};
