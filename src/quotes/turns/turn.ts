import type { Span } from '../../text/position.ts';
import type { Mention, Quotation } from '../analysis.ts';
import type { Frame } from '../frame.ts';
import type { Clause } from '../grammar/clause.ts';
import type { Phrase } from '../grammar/noun-phrase.ts';
import { isPerson } from '../grammar/person-noun.ts';
import type { Token } from '../grammar/token.ts';
import { cueNoun } from '../lexicon/index.ts';

/** Whose turn it is, in the words of another sentence. */
export type Turn = Pick<Quotation, 'speaker' | 'cue'>;

/** Block in which a quotation opens. */
export const blockOf = (quotation: Quotation): number => quotation.parts[0]!.block;

/** Whether the second quotation opens in the block where the first one ends. */
export const sameBlock = (first: Quotation, second: Quotation): boolean =>
  first.parts.at(-1)!.block === blockOf(second);

/** The turn of a noun phrase. @param cue index of the token that ties it to the words */
export function turnOf({ tokens, block, text }: Frame, { from, to }: Phrase, cue: number): Turn {
  const mention = (span: Span): Mention => ({
    start: block.start + span.start,
    end: block.start + span.end,
    text: text.slice(span.start, span.end),
  });
  return {
    speaker: mention({ start: tokens[from]!.start, end: tokens[to - 1]!.end }),
    cue: mention(tokens[cue]!),
  };
}

const turnBy = (frame: Frame, { subject, verb }: Clause): Turn => turnOf(frame, subject!, verb);

/**
 * Who speaks in a sentence; else, if that is enough, the person it is about.
 * @param acting whether any person who does something will do: `He shrugged. “Not at all.”`
 */
export function subjectOf(frame: Frame, sentence: number, acting: boolean): Turn | null {
  const { tokens } = frame;
  const clauses = frame
    .clauses(sentence)
    .filter(({ subject, parent, form }) => subject && (!parent || form === 'infinitive'));
  const speaking = clauses.find((clause) => speaks(clause) && canSpeak(tokens, clause.subject!));
  if (speaking) return turnBy(frame, speaking);
  const person = acting ? clauses.find((one) => !one.subordinate && isPerson(tokens, one.subject!)) : null;
  return person ? turnBy(frame, person) : null;
}

const speaks = ({ cue }: Clause): boolean =>
  cue !== null && (cue.verb.frames.has('D') || cue.verb.frames.has('T'));

/** A person, or a thing that holds words: the report, a letter. */
const canSpeak = (tokens: readonly Token[], subject: Phrase): boolean =>
  isPerson(tokens, subject) ||
  tokens.slice(subject.from, subject.to).some((token) => cueNoun(token.lower)?.class === 'document');

/** The subject of a sentence that says no more than that somebody speaks: `Ann Lee said.` */
export function bareTurn(frame: Frame, sentence: number): Turn | null {
  const clause = frame.clauses(sentence)[0];
  if (!clause?.cue || !clause.subject || clause.from !== frame.sentences[sentence]!.from) return null;
  const after = frame.tokens[clause.verb + 1];
  return after && after.tag !== 'stop' ? null : turnBy(frame, clause);
}
