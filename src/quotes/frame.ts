import type { Block, PlainText } from '../article/plain-text.ts';
import { hasWord } from '../text/character.ts';
import type { Span } from '../text/position.ts';
import { type Clause, readClauses } from './grammar/clause.ts';
import { QUOTED } from './grammar/pieces.ts';
import { type Sentence, splitSentences } from './grammar/sentence.ts';
import { tagTokens } from './grammar/tag.ts';
import { type Token, tokenise } from './grammar/token.ts';

/**
 * A block with everything between marks blanked out: what is left is the reporter's own words, in which
 * the speaker and the verb must stand. Offsets of `text` and of the tokens count from the start of the block.
 */
export interface Frame {
  block: Block;
  text: string;
  /** The block as it is written; as long as `text`. */
  words: string;
  tokens: readonly Token[];
  /** Sentences of the reporter's words; a quotation belongs to the sentence it stands in. */
  sentences: readonly Sentence[];
  /** The clauses of a sentence, by its index; read when first asked for. */
  clauses: (sentence: number) => readonly Clause[];
  /** Whether the reporter adds nothing but marks and stops. */
  onlyQuoted: boolean;
  /** Whether the reporter's words name an act of speech. */
  hasCue: boolean;
}

/** The frame of a block, by its index; made when first asked for. */
export type Frames = (block: number) => Frame;

/** Makes the frame of a block. @param quoted the passages in it, in order, in offsets of the plain text */
export function frameOf(plain: PlainText, block: Block, quoted: readonly Span[]): Frame {
  const words = plain.words(block);
  const text = blank(words, quoted, block.start);
  const tokens = tokenise(text);
  for (const token of tokens) if (token.tag === 'quoted') token.last = lastSign(words, token.end);
  const sentences = splitSentences(tokens, text);
  const starts = new Set(sentences.map((sentence) => sentence.from));
  tagTokens(tokens, (index) => starts.has(index));
  const read: (readonly Clause[])[] = [];
  return {
    block,
    text,
    words,
    tokens,
    sentences,
    clauses: (index) => {
      read[index] ??= readClauses(tokens, sentences[index]!);
      return read[index];
    },
    onlyQuoted: text.includes(QUOTED) && !hasWord(text),
    hasCue: tokens.some((token) => token.tag === 'cue'),
  };
}

function blank(words: string, quoted: readonly Span[], base: number): string {
  const pieces: string[] = [];
  let at = 0;
  for (const span of quoted) {
    const start = Math.max(at, span.start - base);
    const end = Math.min(words.length, span.end - base);
    if (end <= start) continue;
    pieces.push(words.slice(at, start), QUOTED.repeat(end - start));
    at = end;
  }
  return pieces.join('') + words.slice(at);
}

/** The last sign or letter of a passage before its closing mark. */
function lastSign(words: string, end: number): string {
  let at = end - 1;
  while (at > 0 && /["“”„‟«»'‘’\s]/.test(words[at]!)) at--;
  return words[at] ?? '';
}

/** Index of the sentence that holds an offset of the plain text; -1 if none does. */
export function sentenceAt({ tokens, sentences, block }: Frame, offset: number): number {
  const at = offset - block.start;
  const index = lastIndex(sentences.length, (i) => tokens[sentences[i]!.from]!.start <= at);
  return index >= 0 && at < tokens[sentences[index]!.to - 1]!.end ? index : -1;
}

/** Index of the token that holds an offset of the plain text; -1 if none does. */
export function tokenAt({ tokens, block }: Frame, offset: number): number {
  const at = offset - block.start;
  const index = lastIndex(tokens.length, (i) => tokens[i]!.start <= at);
  return index >= 0 && at < tokens[index]!.end ? index : -1;
}

/** The last index for which something holds that holds for all before it; -1 if it holds for none. */
function lastIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
