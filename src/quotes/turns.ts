import type { Block, PlainText } from '../article/plain-text.ts';
import type { Span } from '../text/position.ts';
import type { Mention, Quotation } from './analysis.ts';
import type { Frames } from './frame.ts';
import { findVerb } from './mention.ts';

/**
 * Gives a quotation without an attribution of its own the speaker whose turn it is: that of the first half
 * of an interrupted sentence, that of the paragraph before where the reporter adds nothing, or the one whom
 * a line ending in a colon announces.
 */
export function linkTurns(plain: PlainText, frames: Frames, quotations: Quotation[]): void {
  quotations.forEach((quotation, index) => {
    const previous = quotations[index - 1];
    if (previous && interrupts(plain, previous, quotation)) quotation.utterance = previous.utterance;
    if (quotation.speaker) return;
    if (
      previous?.speaker &&
      (sameBlock(previous, quotation) || carriesOn(plain, frames, previous, quotation))
    )
      take(quotation, previous);
    else announced(plain, frames, quotation);
  });
}

function take(quotation: Quotation, from: Quotation): void {
  quotation.speaker = from.speaker;
  quotation.cue = from.cue;
}

const sameBlock = (a: Quotation, b: Quotation): boolean => a.parts.at(-1)!.block === b.parts[0]!.block;

/** “First half,” she said. “Second half.”: nothing but the attribution stands between. */
function interrupts(plain: PlainText, first: Quotation, second: Quotation): boolean {
  if (!sameBlock(first, second)) return false;
  const between = plain.words({ start: first.end, end: second.start });
  return (
    between.length < 120 &&
    findVerb(between, 0, between.length) !== null &&
    !/[.!?]\s+\p{Lu}[^.]*[.!?]/u.test(between)
  );
}

/** The whole paragraph is quoted, and the one before it held somebody's words. */
function carriesOn(plain: PlainText, frames: Frames, previous: Quotation, quotation: Quotation): boolean {
  const block = quotation.parts[0]!.block;
  if (previous.parts.at(-1)!.block !== block - 1) return false;
  if (plain.blocks[block - 1]!.enclosure !== plain.blocks[block]!.enclosure) return false;
  return frames(block).onlyQuoted;
}

/** `She told the meeting:` on a line of its own. */
function announced(plain: PlainText, frames: Frames, quotation: Quotation): void {
  const block = quotation.parts[0]!.block;
  const before = plain.blocks[block - 1];
  if (!before || before.zone !== plain.blocks[block]!.zone || !frames(block).onlyQuoted) return;
  const words = plain.words(before);
  const name = /^[^:,]{2,80}/.exec(words)?.[0];
  if (name === undefined || !/:\s*$/.test(words)) return;
  const verb = findVerb(words, 0, words.length);
  const cue = verb ?? { start: words.length - 1, end: words.length };
  const speaker = { start: 0, end: Math.min(verb?.start ?? name.length, name.length) };
  quotation.cue = mentionIn(before, words, cue);
  quotation.speaker = mentionIn(before, words, speaker);
}

/** A stretch of a block as a mention, blanks at its end left out. */
function mentionIn(block: Block, words: string, span: Span): Mention {
  const text = words.slice(span.start, span.end).trimEnd();
  const start = block.start + span.start;
  return { start, end: start + text.length, text };
}
