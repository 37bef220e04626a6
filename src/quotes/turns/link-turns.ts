import type { PlainText } from '../../article/plain-text.ts';
import type { Quotation } from '../analysis.ts';
import type { Frames } from '../frame.ts';
import { turnAcrossParagraphs } from './across-paragraphs.ts';
import { turnInParagraph } from './in-paragraph.ts';
import { blockOf, sameBlock } from './turn.ts';

/**
 * Gives a quotation without an attribution in its own sentence the speaker whose turn it is: that of the first
 * half of an interrupted sentence, the one a sentence before it is about, that of the paragraph before where the
 * reporter adds nothing, or the one whom a line ending in a colon announces.
 */
export function linkTurns(plain: PlainText, frames: Frames, quotations: Quotation[]): void {
  let previous: Quotation | null = null;
  for (const quotation of quotations) {
    if (previous) joinHalves(frames, previous, quotation);
    if (!quotation.speaker && quotation.kind !== 'title')
      Object.assign(
        quotation,
        turnInParagraph(frames, previous, quotation) ??
          turnAcrossParagraphs(plain, frames, previous, quotation),
      );
    // A title in between is nobody's turn.
    if (quotation.speaker !== null || quotation.kind === 'direct') previous = quotation;
  }
}

/** How far apart the two halves of an interrupted quotation stand, in UTF-16 units. */
const FARTHEST = 160;

/** “First half,” she said. “Second half.”, and “First half,” she said, “second half.”: one utterance. */
function joinHalves(frames: Frames, first: Quotation, second: Quotation): void {
  if (!sameBlock(first, second) || !first.cue || first.cue.start < first.end) return;
  const { text, block } = frames(blockOf(second));
  const between = text.slice(first.end - block.start, second.start - block.start);
  if (between.length >= FARTHEST) return;
  if (!/[.!?]\s+\p{Lu}[^.]*[.!?]/u.test(between)) second.utterance = first.utterance;
  const splits = first.cue.end <= second.start && /[,—–-]\s*$/.test(between);
  if (splits && first.kind === 'direct') second.kind = 'direct';
}
