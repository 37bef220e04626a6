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
  const sentence = sentenceAt(frame, quotation.start);
  const here = frame.sentences[sentence];
  if (!here) return null;
  const { start, end } = quotation;
  return (
    after(frame.text, end, Math.min(sentenceEnd(frame, end), end + REACH)) ??
    before(frame.text, Math.max(here.start, start - REACH), start) ??
    neighbour(frame, sentence - 1)
  );
}

/** No reader looks further than this (in UTF-16 units) for the name that belongs to a quotation. */
const REACH = 600;

/** Index of the sentence that holds an offset, -1 if none does. */
function sentenceAt({ sentences }: Frame, offset: number): number {
  let low = 0;
  let high = sentences.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const sentence = sentences[middle]!;
    if (offset < sentence.start) high = middle - 1;
    else if (offset >= sentence.end) low = middle + 1;
    else return middle;
  }
  return -1;
}

const sentenceEnd = (frame: Frame, at: number): number =>
  frame.sentences[sentenceAt(frame, at - 1)]?.end ?? at;

const SOURCE_PHRASE = /\b(?:according to|in the words of|as told by|quoting)\s+/i;

function after(text: string, from: number, to: number): Attribution | null {
  const next = text.slice(from, to).indexOf(QUOTED);
  const end = next < 0 ? to : from + next;
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
  const end = Math.min(sentence.end, sentence.start + REACH);
  const verb = findVerb(frame.text, sentence.start, end);
  if (!verb) return null;
  const speaker =
    subjectBefore(frame.text, sentence.start, verb.start) ?? subjectAfter(frame.text, verb.end, end);
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
