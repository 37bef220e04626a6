import type { Block, PlainText } from '../article/plain-text.ts';
import type { Span } from '../text/position.ts';
import type { Mention, Quotation } from './analysis.ts';
import type { Frame, Frames } from './frame.ts';
import { type Clause, readClauses } from './grammar/clause.ts';
import { type Phrase, phraseEndingAt } from './grammar/noun-phrase.ts';
import { phraseStartingAt } from './grammar/noun-phrase-ahead.ts';
import { cueNoun } from './lexicon/index.ts';
import { isPerson } from './grammar/person-noun.ts';
import type { Sentence } from './grammar/sentence.ts';
import { QUOTED, type Token } from './grammar/token.ts';

/**
 * Gives a quotation without an attribution in its own sentence the speaker whose turn it is: that of the first
 * half of an interrupted sentence, the one a sentence before it is about, that of the paragraph before where the
 * reporter adds nothing, or the one whom a line ending in a colon announces.
 */
export function linkTurns(plain: PlainText, frames: Frames, quotations: Quotation[]): void {
  quotations.forEach((quotation, index) => {
    let at = index - 1;
    // A title in between is nobody's turn.
    while (at >= 0 && quotations[at]!.speaker === null && quotations[at]!.kind !== 'direct') at--;
    const previous = quotations[at] ?? null;
    if (previous && interrupts(frames, previous, quotation)) quotation.utterance = previous.utterance;
    if (previous && splits(frames, previous, quotation)) quotation.kind = 'direct';
    if (quotation.speaker || quotation.kind === 'title') return;
    const found = inBlock(frames, previous, quotation) ?? acrossBlocks(plain, frames, previous, quotation);
    if (found) Object.assign(quotation, found);
  });
}

type Linked = Pick<Quotation, 'speaker' | 'cue'>;

const blockOf = (quotation: Quotation): number => quotation.parts[0]!.block;
const sameBlock = (a: Quotation, b: Quotation): boolean => a.parts.at(-1)!.block === blockOf(b);

/** “First half,” she said. “Second half.”: nothing but the attribution stands between. */
function interrupts(frames: Frames, first: Quotation, second: Quotation): boolean {
  if (!sameBlock(first, second) || !first.cue || first.cue.start < first.end) return false;
  const { text, block } = frames(blockOf(second));
  const between = text.slice(first.end - block.start, second.start - block.start);
  return between.length < 160 && !/[.!?]\s+\p{Lu}[^.]*[.!?]/u.test(between);
}

/** “First half,” she said, “second half.”: one sentence of hers, with the attribution inside. */
function splits(frames: Frames, first: Quotation, second: Quotation): boolean {
  if (first.kind !== 'direct' || !first.cue || !sameBlock(first, second)) return false;
  const { text, block } = frames(blockOf(second));
  const between = text.slice(first.end - block.start, second.start - block.start);
  return (
    first.cue.start >= first.end &&
    first.cue.end <= second.start &&
    /[,—–-]\s*$/.test(between) &&
    between.length < 160
  );
}

/** Index of the sentence of a block that holds an offset of the text; -1 if none does. */
export function sentenceOf({ tokens, sentences, block }: Frame, offset: number): number {
  return sentences.findIndex(
    ({ from, to }) =>
      tokens[from]!.start <= offset - block.start && offset - block.start < tokens[to - 1]!.end,
  );
}

/** The reporter adds no word to the quotation in its sentence. */
export const standsAlone = ({ tokens }: Frame, { from, to }: Sentence): boolean =>
  tokens.slice(from, to).every((token) => !/[\p{L}\p{N}]/u.test(token.text));

function inBlock(frames: Frames, previous: Quotation | null, quotation: Quotation): Linked | null {
  const frame = frames(blockOf(quotation));
  const at = sentenceOf(frame, quotation.start);
  const sentence = frame.sentences[at];
  if (
    !sentence ||
    !(standsAlone(frame, sentence) || (previous && goesOn(frame, sentence, previous, quotation)))
  )
    return null;
  const signed = signedOnNextLine(frame, at, true);
  if (signed) return signed;
  const near = previous && sameBlock(previous, quotation) ? previous : null;
  for (let index = at - 1; index >= 0; index--) {
    const start = frame.block.start + frame.tokens[frame.sentences[index]!.from]!.start;
    if (near && near.end > start) return near.speaker && { speaker: near.speaker, cue: near.cue };
    const named = subjectOf(frame, frame.sentences[index]!, true);
    if (named) return named;
  }
  return signedOnNextLine(frame, at, false) ?? sloppyAfter(frame, at);
}

/** `“A,” she said. “B” and some more of the reporter's words.`: the sentence opens with the words of the same speaker. */
function goesOn(
  { tokens, block }: Frame,
  { from }: Sentence,
  previous: Quotation,
  quotation: Quotation,
): boolean {
  const first = tokens[from]!;
  const opens = first.tag === 'conjunction' ? tokens[from + 1] : first;
  return (
    sameBlock(previous, quotation) &&
    opens?.tag === 'quoted' &&
    opens.start + block.start === quotation.start &&
    quotation.kind !== 'title'
  );
}

/** `“We lost.” Ann Lee said.`: the full stop inside the marks should have been a comma. */
function sloppyAfter(frame: Frame, at: number): Linked | null {
  const next = frame.sentences[at + 1];
  if (!next) return null;
  const clause = readClauses(frame.tokens, next)[0];
  const end = clause && frame.tokens[clause.verb + 1];
  if (!clause?.cue || !clause.subject || clause.from !== next.from || (end && end.tag !== 'stop'))
    return null;
  return linked(frame, clause);
}

/**
 * Who speaks in a sentence; else, if that is enough, the person it is about.
 * @param acting whether any person who does something will do: `He shrugged. “Not at all.”`
 */
function subjectOf(frame: Frame, sentence: Sentence, acting: boolean): Linked | null {
  const clauses = readClauses(frame.tokens, sentence).filter(
    (clause) => clause.subject && (!clause.parent || clause.form === 'infinitive'),
  );
  const speaking = clauses.find((clause) => speaks(clause) && canSpeak(frame.tokens, clause.subject!));
  const clause =
    speaking ??
    (acting ? clauses.find((one) => !one.subordinate && isPerson(frame.tokens, one.subject!)) : null);
  return clause ? linked(frame, clause) : null;
}

const speaks = ({ cue }: Clause): boolean =>
  cue !== null && (cue.verb.frames.has('D') || cue.verb.frames.has('T'));

/** A person, or a thing that holds words: the report, a letter. */
const canSpeak = (tokens: readonly Token[], subject: Phrase): boolean =>
  isPerson(tokens, subject) ||
  tokens.slice(subject.from, subject.to).some((token) => cueNoun(token.lower)?.class === 'document');

function linked({ tokens, block, text }: Frame, clause: Clause): Linked {
  const { from, to } = clause.subject!;
  const mention = (span: Span): Mention => ({
    start: block.start + span.start,
    end: block.start + span.end,
    text: text.slice(span.start, span.end),
  });
  const verb = tokens[clause.verb]!;
  return { speaker: mention({ start: tokens[from]!.start, end: tokens[to - 1]!.end }), cue: mention(verb) };
}

function acrossBlocks(
  plain: PlainText,
  frames: Frames,
  previous: Quotation | null,
  quotation: Quotation,
): Linked | null {
  const block = blockOf(quotation);
  const frame = frames(block);
  const sentence = frame.sentences[sentenceOf(frame, quotation.start)];
  if (!sentence || !standsAlone(frame, sentence)) return null;
  const before = plain.blocks[block - 1];
  if (!before || !sameRoom(before, plain.blocks[block]!)) return signedBelow(plain, frames, quotation);
  const signed = signedBelow(plain, frames, quotation);
  if (signed) return signed;
  const earlier = frames(block - 1);
  const announced = announcedBy(earlier);
  if (announced) return announced;
  if (
    frame.onlyQuoted &&
    previous?.speaker &&
    previous.parts.at(-1)!.block === block - 1 &&
    !frames(block).hasCue
  )
    return { speaker: previous.speaker, cue: previous.cue };
  // What somebody is reported as saying, then the words themselves in a paragraph of their own.
  return frame.onlyQuoted && earlier.hasCue && !earlier.text.includes(QUOTED)
    ? subjectOf(earlier, earlier.sentences.at(-1)!, false)
    : null;
}

/** A line under the words that holds a name and nothing else, as lists of quotations have it. */
function signedOnNextLine(frame: Frame, at: number, withDash: boolean): Linked | null {
  const { tokens, text } = frame;
  const next = frame.sentences[at + 1];
  const words = frame.sentences[at]!;
  if (!next || !text.slice(tokens[words.to - 1]!.end, tokens[next.from]!.start).includes('\n')) return null;
  const dashed = tokens[next.from]!.tag === 'dash';
  const first = dashed ? next.from + 1 : next.from;
  if (dashed !== withDash || !tokens[first]?.capital) return null;
  const subject = phraseStartingAt(tokens, first, next.to);
  if (!subject || tokens.slice(subject.to, next.to).some((token) => token.tag !== 'stop')) return null;
  return linked(frame, { verb: next.from, subject } as Clause);
}

/** `— Ann Lee` on a line of its own under the words. */
function signedBelow(plain: PlainText, frames: Frames, quotation: Quotation): Linked | null {
  const block = quotation.parts.at(-1)!.block + 1;
  const below = plain.blocks[block];
  if (!below || below.end - below.start > 120) return null;
  const { tokens, sentences } = frames(block);
  if (tokens[0]?.tag !== 'dash' || !sentences[0]) return null;
  const subject = tokens.at(-1)!.tag === 'dash' ? null : phraseStartingAt(tokens, 1, sentences[0].to);
  return subject && linked(frames(block), { verb: 0, subject } as Clause);
}

const sameRoom = (a: Block, b: Block): boolean => a.zone === b.zone || b.zone === 'block-quote';

/** `She told the meeting:` on a line of its own. */
function announcedBy(frame: Frame): Linked | null {
  const { tokens, sentences } = frame;
  if (tokens.at(-1)?.tag !== 'colon') return null;
  const sentence = sentences.at(-1)!;
  const clauses = readClauses(tokens, sentence).filter((clause) => clause.subject);
  const clause = clauses.findLast((candidate) => candidate.cue && !candidate.parent) ?? clauses.at(-1);
  if (clause) return linked(frame, clause);
  const phrase = phraseEndingAt(tokens as Token[], tokens.length - 2, sentence.from);
  if (!phrase) return null;
  const verb = tokens.length - 1;
  return linked(frame, { verb, subject: phrase } as Clause);
}
