import { hasWord } from '../../text/character.ts';
import type { Quotation } from '../analysis.ts';
import { type Frame, type Frames, sentenceAt } from '../frame.ts';
import type { Sentence } from '../grammar/sentence.ts';
import { signedOnNextLine } from './signature.ts';
import { bareTurn, blockOf, isBackground, sameBlock, subjectOf, type Turn } from './turn.ts';

/** How many sentences further up a reader looks for the one who speaks. */
const SENTENCES_UP = 8;

/** The reporter adds no word to the quotation in its sentence. */
export const standsAlone = ({ tokens }: Frame, { from, to }: Sentence): boolean =>
  tokens.slice(from, to).every((token) => !hasWord(token.text));

/** Whose turn it is by the other sentences of the paragraph: the signature, the quotation or the person before. */
export function turnInParagraph(
  frames: Frames,
  previous: Quotation | null,
  quotation: Quotation,
): Turn | null {
  const frame = frames(blockOf(quotation));
  const at = sentenceAt(frame, quotation.start);
  const sentence = frame.sentences[at];
  if (!sentence) return null;
  const near = previous && sameBlock(previous, quotation) ? previous : null;
  if (!standsAlone(frame, sentence) && !(near && goesOn(frame, sentence, quotation))) return null;
  return (
    signedOnNextLine(frame, at, true) ??
    turnAbove(frame, at, near) ??
    signedOnNextLine(frame, at, false) ??
    turnBelow(frame, at, near)
  );
}

/** The turn of the quotation before, or of the person whom a sentence in between is about. */
function turnAbove(frame: Frame, at: number, near: Quotation | null): Turn | null {
  for (let index = at - 1; index >= Math.max(0, at - SENTENCES_UP); index--) {
    const start = frame.block.start + frame.tokens[frame.sentences[index]!.from]!.start;
    if (near && near.end > start) return near.speaker && { speaker: near.speaker, cue: near.cue };
    const turn = near?.speaker && isBackground(frame, index) ? null : subjectOf(frame, index, true);
    if (turn) return turn;
  }
  return null;
}

/** `“We lost.” Ann Lee said.`: the full stop inside the marks should have been a comma. */
const turnBelow = (frame: Frame, at: number, near: Quotation | null): Turn | null =>
  near === null && at + 1 < frame.sentences.length ? bareTurn(frame, at + 1) : null;

/** `“A,” she said. “B” and some more of the reporter's words.`: the sentence opens with the words of the same speaker. */
function goesOn({ tokens, block }: Frame, { from }: Sentence, quotation: Quotation): boolean {
  const first = tokens[from]!;
  const opens = first.tag === 'conjunction' ? tokens[from + 1] : first;
  return opens?.tag === 'quoted' && opens.start + block.start === quotation.start;
}
