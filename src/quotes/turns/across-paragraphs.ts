import type { Block, PlainText } from '../../article/plain-text.ts';
import type { Quotation } from '../analysis.ts';
import { type Frame, type Frames, sentenceAt } from '../frame.ts';
import { phraseEndingAt } from '../grammar/noun-phrase.ts';
import { QUOTED } from '../grammar/pieces.ts';
import { standsAlone } from './in-paragraph.ts';
import { signedBelow } from './signature.ts';
import { blockOf, subjectOf, type Turn, turnOf } from './turn.ts';

/** Whose turn it is by the paragraphs beside: a signature, an announcement, the quotation above, the report above or below. */
export function turnAcrossParagraphs(
  plain: PlainText,
  frames: Frames,
  previous: Quotation | null,
  quotation: Quotation,
): Turn | null {
  const block = blockOf(quotation);
  const frame = frames(block);
  const sentence = frame.sentences[sentenceAt(frame, quotation.start)];
  if (!sentence || !standsAlone(frame, sentence)) return null;
  return (
    signedBelow(plain, frames, quotation) ??
    turnAbove(plain, frames, previous, block) ??
    turnBelow(plain, frames, quotation)
  );
}

function turnAbove(plain: PlainText, frames: Frames, previous: Quotation | null, block: number): Turn | null {
  const above = plain.blocks[block - 1];
  if (!above || !sameRoom(above, plain.blocks[block]!)) return null;
  const earlier = frames(block - 1);
  const announced = announcedBy(earlier);
  if (announced) return announced;
  if (!frames(block).onlyQuoted) return null;
  if (previous?.speaker && previous.parts.at(-1)!.block === block - 1)
    return { speaker: previous.speaker, cue: previous.cue };
  // What somebody is reported as saying, then the words themselves in a paragraph of their own.
  if (earlier.text.includes(QUOTED)) return null;
  return subjectOf(earlier, earlier.sentences.length - 1, false);
}

/** A block quote belongs to the copy above it. */
const sameRoom = (a: Block, b: Block): boolean => a.zone === b.zone || b.zone === 'block-quote';

/** `She told the meeting:` on a line of its own. */
function announcedBy(frame: Frame): Turn | null {
  const { tokens, sentences } = frame;
  if (tokens.at(-1)?.tag !== 'colon') return null;
  const clauses = frame.clauses(sentences.length - 1).filter((clause) => clause.subject);
  const clause = clauses.findLast((candidate) => candidate.cue && !candidate.parent) ?? clauses.at(-1);
  if (clause) return turnOf(frame, clause.subject!, clause.verb);
  const phrase = phraseEndingAt(tokens, tokens.length - 2, sentences.at(-1)!.from);
  return phrase && turnOf(frame, phrase, tokens.length - 1);
}

/** `“We lost everything.” ¶ Ann Lee said it was the worst night`: nobody before, so whoever the next paragraph names. */
function turnBelow(plain: PlainText, frames: Frames, quotation: Quotation): Turn | null {
  const last = quotation.parts.at(-1)!.block;
  const below = plain.blocks[last + 1];
  if (!below || below.zone !== plain.blocks[last]!.zone || !frames(last).onlyQuoted) return null;
  const frame = frames(last + 1);
  const opening = frame.sentences[0];
  if (!opening || frame.tokens.slice(opening.from, opening.to).some(({ tag }) => tag === 'quoted'))
    return null;
  return subjectOf(frame, 0, false);
}
