import type { PlainText } from '../../article/plain-text.ts';
import type { Quotation } from '../analysis.ts';
import type { Frame, Frames } from '../frame.ts';
import { phraseStartingAt } from '../grammar/noun-phrase-ahead.ts';
import { type Turn, turnOf } from './turn.ts';

/** How long a line with a name and nothing else may be, in UTF-16 units. */
const LONGEST = 120;

/**
 * A line under the words, in the same paragraph, that holds a name and nothing else, as lists of quotations have it.
 * @param at index of the sentence of the words
 */
export function signedOnNextLine(frame: Frame, at: number, withDash: boolean): Turn | null {
  const { tokens, text, sentences } = frame;
  const next = sentences[at + 1];
  const words = sentences[at]!;
  if (!next || !text.slice(tokens[words.to - 1]!.end, tokens[next.from]!.start).includes('\n')) return null;
  const dashed = tokens[next.from]!.tag === 'dash';
  const first = dashed ? next.from + 1 : next.from;
  if (dashed !== withDash || !tokens[first]?.capital) return null;
  const subject = phraseStartingAt(tokens, first, next.to);
  if (!subject || tokens.slice(subject.to, next.to).some((token) => token.tag !== 'stop')) return null;
  return turnOf(frame, subject, next.from);
}

/** `— Ann Lee` on a line of its own, in the paragraph under the words. */
export function signedBelow(plain: PlainText, frames: Frames, quotation: Quotation): Turn | null {
  const block = quotation.parts.at(-1)!.block + 1;
  const below = plain.blocks[block];
  if (!below || below.end - below.start > LONGEST) return null;
  const frame = frames(block);
  const { tokens, sentences } = frame;
  if (tokens[0]?.tag !== 'dash' || tokens.at(-1)!.tag === 'dash') return null;
  const subject = phraseStartingAt(tokens, 1, sentences[0]!.to);
  return subject && turnOf(frame, subject, 0);
}
