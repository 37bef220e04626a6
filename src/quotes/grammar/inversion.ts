import type { Clause, Reading } from './clause.ts';
import type { Phrase } from './noun-phrase.ts';
import { phraseStartingAt } from './noun-phrase-ahead.ts';
import { openingSubject } from './opening-subject.ts';
import type { Token } from './token.ts';
import { hasShape } from './verb-group.ts';

/** `“…,” said Ann Lee`, `Said Ann Lee: “…”`: the subject after a verb right after the quotation, or first in its sentence. */
export function invertedSubject(reading: Reading, clause: Clause): Phrase | null {
  const { tokens, sentence } = reading;
  if (clause.cue === null || hasShape(clause.cue, 'ing') || clause.from !== clause.verb) return null;
  const { frames } = clause.cue.verb;
  // `“…!” beamed Ann Lee`: a manner of speaking stands there only right after the words.
  if (!frames.has('D') && !(frames.has('M') && followsWords(reading, clause.verb))) return null;
  const subject = phraseStartingAt(tokens, clause.verb + 1, sentence.to);
  if (!subject || OBJECT.test(tokens[subject.to - 1]!.lower) || hasOwnVerb(reading, subject)) return null;
  if (clause.verb === sentence.from) return subject;
  if (followsWords(reading, clause.verb)) return opensOtherwise(reading, clause) ? null : subject;
  return closesSentence(reading, clause, subject) ? subject : null;
}

/** `put it`, `tweeted this` */
const OBJECT = /^(?:it|this|that)$/;

/** `citing “…,” said the candidate could win`: what follows has a verb of its own, so it is what was said. */
function hasOwnVerb({ tokens, sentence }: Reading, subject: Phrase): boolean {
  const after = subject.to < sentence.to ? tokens[subject.to]! : null;
  if (!after) return false;
  return (
    after.tag === 'auxiliary' || after.tag === 'verb' || (after.tag === 'cue' && !after.lower.endsWith('ing'))
  );
}

/** Right after quoted words that are over: “…,” said; not “liberals” allowed. */
function followsWords({ tokens, sentence }: Reading, verb: number): boolean {
  const lead = tokens[verb - 1]!;
  if (lead.tag === 'comma') return tokens[verb - 2]?.tag === 'quoted';
  return lead.tag === 'quoted' && (verb - 1 === sentence.from || endsWords(lead));
}

/** Whether the quoted words end as a whole does before its attribution. */
export const endsWords = (quoted: Token): boolean => /[,.?!…—–-]/.test(quoted.last);

/** `The poet Ann Lee, in her book “Locks,” called …` has its subject at the start. */
const opensOtherwise = ({ tokens, sentence }: Reading, clause: Clause): boolean =>
  tokens[sentence.from]!.tag !== 'quoted' && openingSubject(tokens, clause.verb - 1, sentence.from) !== null;

/** `The plan was “mad” in many ways, said Ann Lee.` */
function closesSentence({ tokens, sentence }: Reading, clause: Clause, subject: Phrase): boolean {
  const end = subject.to < sentence.to ? tokens[subject.to]!.tag : 'stop';
  return (
    tokens[clause.verb - 1]?.tag === 'comma' &&
    tokens[subject.from]!.tag !== 'pronoun' &&
    (end === 'stop' || end === 'comma' || end === 'colon') &&
    (!clause.cue!.verb.frames.has('O') || isPutInside(tokens, subject.to))
  );
}

/** `A bridge, wrote Lee, is …`: the sentence goes on after it. @param at index of the token after the subject */
const isPutInside = (tokens: Reading['tokens'], at: number): boolean =>
  tokens[at]?.tag === 'comma' && tokens[at + 1]?.tag === 'auxiliary';
