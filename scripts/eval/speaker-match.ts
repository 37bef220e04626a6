import type { Span } from '../../src/text/position.ts';
import type { GoldQuote } from './gold.ts';
import { headsOf } from './heads.ts';
import { overlaps, withoutMarks } from './pairing.ts';
import { speakerTypeOf } from './speaker-type.ts';

/** How near a speaker comes to the right one. */
export interface Match {
  exact: boolean;
  head: boolean;
  overlap: boolean;
}

/** Compares a speaker with every right answer of a passage. */
export function matchSpeaker(text: string, gold: GoldQuote, speaker: Span): Match {
  const right = [gold.speaker, ...(gold.alsoSpeakers ?? [])].filter((span) => span != null);
  const exact = right.some((span) => isSame(text, span, speaker));
  return {
    exact,
    head: exact || right.some((span) => shareHead(text, span, speaker) || isAntecedent(text, span, speaker)),
    overlap: right.some((span) => overlaps(speaker)(span) || isAntecedent(text, span, speaker)),
  };
}

/** A mark or a blank at the edge makes no other speaker. */
function isSame(text: string, right: Span, speaker: Span): boolean {
  const a = withoutMarks(text, right);
  const b = withoutMarks(text, speaker);
  return a.start === b.start && a.end === b.end;
}

/** Heads that overlap are one word, of which one side may have marked a part only. */
function shareHead(text: string, right: Span, speaker: Span): boolean {
  const heads = headsIn(text, speaker);
  return headsIn(text, right).some((head) => heads.some(overlaps(head)));
}

const headsIn = (text: string, { start, end }: Span): Span[] =>
  headsOf(text.slice(start, end)).map((head) => ({ start: start + head.start, end: start + head.end }));

/** Whether a speaker may be what a relative pronoun stands for: it stands closely before it, in its sentence. */
function isAntecedent(text: string, right: Span, speaker: Span): boolean {
  if (speaker.end > right.start || right.start - speaker.end > NEAR) return false;
  if (speakerTypeOf(text.slice(right.start, right.end)) !== 'relative') return false;
  return !/[.!?][”’"')]*\s+\p{Lu}|\n/u.test(text.slice(speaker.end, right.start));
}

/** Units; what stands farther off is another noun. */
const NEAR = 60;
