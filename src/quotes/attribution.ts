import type { Span } from '../text/position.ts';
import type { Frame } from './frame.ts';
import { QUOTED } from './frame.ts';
import { type Attribution, findVerb, subjectAfter, subjectBefore } from './mention.ts';

/**
 * Ties one quotation to the words that name its speaker, within its own paragraph: those right after it,
 * else those before it in its sentence, else a sentence beside it.
 * @param quotation the passage, in offsets of the frame
 */
export function attribute(frame: Frame, quotation: Span): Attribution | null {
  const sentence = frame.sentences.findIndex(
    (span) => span.start <= quotation.start && quotation.start < span.end,
  );
  const here = frame.sentences[sentence];
  if (!here) return null;
  return (
    after(frame.text, quotation.end, sentenceEnd(frame, quotation.end)) ??
    before(frame.text, here.start, quotation.start) ??
    neighbour(frame, sentence - 1) ??
    null
  );
}

function sentenceEnd(frame: Frame, at: number): number {
  return frame.sentences.find((span) => span.start < at && at <= span.end)?.end ?? at;
}

const SOURCE_PHRASE = /\b(?:according to|in the words of|as told by|quoting)\s+/i;

function after(text: string, from: number, to: number): Attribution | null {
  const next = text.indexOf(QUOTED, from);
  const end = next < 0 || next > to ? to : next;
  const phrase = phraseIn(text, from, end);
  if (phrase) return phrase;
  const verb = findVerb(text, from, end);
  if (!verb || /[.;]/.test(text.slice(from, verb.start))) return null;
  const between = text.slice(from, verb.start).trim();
  const inverted = /^[,—–-]?$/.test(between) ? subjectAfter(text, verb.end, end) : null;
  const speaker = inverted ?? subjectBefore(text, skipComma(text, from), verb.start);
  return speaker ? { speaker, cue: verb } : null;
}

function before(text: string, from: number, to: number): Attribution | null {
  const phrase = phraseIn(text, from, to);
  if (phrase) return phrase;
  for (let end = to; end > from; ) {
    const verb = findVerb(text, from, end, true);
    if (!verb) return null;
    const speaker = subjectBefore(text, from, verb.start) ?? invertedBefore(text, verb, to);
    if (speaker) return { speaker, cue: verb };
    end = verb.start;
  }
  return null;
}

/** `Said Ann Lee: “…”` and `asked whether …`, where the subject follows. */
const invertedBefore = (text: string, verb: Span, to: number): Span | null =>
  subjectAfter(text, verb.end, to);

/** A sentence beside the quotation that names who speaks: `He disagreed. “Not at all.”` */
function neighbour(frame: Frame, index: number): Attribution | null {
  const sentence = frame.sentences[index];
  if (!sentence) return null;
  const verb = findVerb(frame.text, sentence.start, sentence.end);
  if (!verb) return null;
  const speaker =
    subjectBefore(frame.text, sentence.start, verb.start) ?? subjectAfter(frame.text, verb.end, sentence.end);
  return speaker ? { speaker, cue: verb } : null;
}

function phraseIn(text: string, from: number, to: number): Attribution | null {
  const match = SOURCE_PHRASE.exec(text.slice(from, to));
  if (!match) return null;
  const start = from + match.index;
  const nameAt = start + match[0].length;
  const stop = text.slice(nameAt, to).search(new RegExp(`[,.;:!?()${QUOTED}]|$`));
  const speaker = { start: nameAt, end: nameAt + stop };
  return stop > 0 ? { speaker, cue: { start, end: nameAt - 1 } } : null;
}

function skipComma(text: string, from: number): number {
  const gap = /^[\s,—–-]*/.exec(text.slice(from, from + 10));
  return from + (gap?.[0].length ?? 0);
}
