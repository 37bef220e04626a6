import type { Span } from '../../text/position.ts';
import type { Clause } from '../grammar/clause.ts';
import { ownerOfWords } from '../grammar/noun-cue.ts';
import type { Phrase } from '../grammar/noun-phrase.ts';
import type { Sentence } from '../grammar/sentence.ts';
import type { Token } from '../grammar/token.ts';

/** The words that name a speaker, and the verb or phrase that ties them to a quotation. Offsets of the frame. */
export interface Attribution {
  speaker: Span;
  cue: Span;
  /** Where they stand: right after the quotation, before it, or further on in its sentence. */
  place: 'after' | 'before' | 'trailing';
}

/** A quotation in its sentence. */
export interface QuotedPlace {
  /** The frame's text. */
  text: string;
  tokens: readonly Token[];
  sentence: Sentence;
  clauses: readonly Clause[];
  /** Index of the quotation's token. */
  at: number;
}

const span = (tokens: readonly Token[], { from, to }: Phrase): Span => ({
  start: tokens[from]!.start,
  end: tokens[to - 1]!.end,
});

/** An attribution to a noun phrase. @param cue the tokens that tie it to the quotation */
export const attributionTo = (
  tokens: readonly Token[],
  speaker: Phrase,
  cue: Phrase,
  place: Attribution['place'],
): Attribution => ({ speaker: span(tokens, speaker), cue: span(tokens, cue), place });

/** An attribution to the subject of a clause. */
export const attributionBy = (
  tokens: readonly Token[],
  { subject, verb }: Clause,
  place: Attribution['place'],
): Attribution =>
  attributionTo(tokens, ownerOfWords(tokens, subject!) ?? subject!, { from: verb, to: verb + 1 }, place);

/** Whether a phrase is a single pronoun: somebody named elsewhere. */
export const isPronoun = (tokens: readonly Token[], { from, to }: Phrase): boolean =>
  to === from + 1 && tokens[from]!.tag === 'pronoun';
