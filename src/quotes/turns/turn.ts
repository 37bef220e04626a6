import type { Span } from '../../text/position.ts';
import type { Mention, Quotation } from '../analysis.ts';
import type { Frame } from '../frame.ts';
import type { Clause } from '../grammar/clause.ts';
import type { Phrase } from '../grammar/noun-phrase.ts';
import { phraseStartingAt } from '../grammar/noun-phrase-ahead.ts';
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
export function turnOf({ tokens, block, words }: Frame, { from, to }: Phrase, cue: number): Turn {
  const mention = (span: Span): Mention => ({
    start: block.start + span.start,
    end: block.start + span.end,
    text: words.slice(span.start, span.end),
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
    .filter(
      ({ subject, parent, form }) => subject && form !== 'relative' && (!parent || form === 'infinitive'),
    );
  const speaking = clauses.find(
    (clause) =>
      issuesWords(tokens, clause) ||
      ((speaks(clause) || takesTheFloor(tokens, clause)) && canSpeak(tokens, clause.subject!)),
  );
  if (speaking) return turnBy(frame, speaking);
  if (!acting) return null;
  const person = clauses.find((one) => !one.subordinate && isPerson(tokens, one.subject!));
  return person ? turnBy(frame, person) : askedAbout(frame, sentence);
}

/** `Why was she out in the rain? “…”`: the one whom the question is about answers it. */
function askedAbout(frame: Frame, sentence: number): Turn | null {
  const { tokens, sentences } = frame;
  const { from, to } = sentences[sentence]!;
  if (tokens[to - 1]!.text !== '?') return null;
  for (let at = from; at + 1 < to; at++) {
    const person = tokens[at]!.tag === 'auxiliary' ? phraseStartingAt(tokens, at + 1, to) : null;
    if (person && isPerson(tokens, person)) return turnOf(frame, person, at);
  }
  return null;
}

/**
 * `“…,” said Ann Lee. She holds two degrees. “…”`: more about the one who is speaking; it gives nobody else the turn,
 * as `He shrugged.` would.
 */
export function isBackground(frame: Frame, sentence: number): boolean {
  const clauses = frame.clauses(sentence).filter(({ parent, form }) => parent === null && form === 'finite');
  return (
    clauses.length > 0 &&
    clauses.every(
      ({ subject, cue }) =>
        subject !== null &&
        frame.tokens[subject.from]!.tag === 'pronoun' &&
        !cue?.verb.frames.has('D') &&
        !cue?.verb.frames.has('M'),
    )
  );
}

const speaks = ({ cue }: Clause): boolean =>
  cue !== null &&
  (cue.verb.frames.has('D') || cue.verb.frames.has('T') || /^(?:speak|talk)$/.test(cue.verb.lemma));

/** `Then Ann Lee took the microphone.`: somebody begins to speak. */
const takesTheFloor = (tokens: readonly Token[], { verb }: Clause): boolean =>
  /^t(?:akes?|ook)$/.test(tokens[verb]!.lower) &&
  tokens.slice(verb + 1, verb + 4).some(({ lower }) => PLACE_TO_SPEAK.test(lower));

/** `The council issued a statement.` */
const issuesWords = (tokens: readonly Token[], { verb }: Clause): boolean =>
  ISSUES.test(tokens[verb]!.lower) &&
  tokens.slice(verb + 1, verb + 6).some(({ tag, lower }) => tag === 'noun' && cueNoun(lower) !== null);

const ISSUES = /^(?:(?:issu|releas|post|publish|circulat)(?:e?s|ed)|sen[dt]s?|ga?i?ves?|ma[dk]es?)$/;

const PLACE_TO_SPEAK = /^(?:microphone|mic|floor|stand|podium|lectern|rostrum|stage|chair)$/;

/** A person, or a thing that holds words: the report, a letter. */
const canSpeak = (tokens: readonly Token[], subject: Phrase): boolean =>
  isPerson(tokens, subject) ||
  isNamed(tokens, subject) ||
  tokens.slice(subject.from, subject.to).some((token) => cueNoun(token.lower)?.class === 'document');

/** `The independent, Ann Lee, 79`: what somebody is, and the name. */
const isNamed = (tokens: readonly Token[], { from, to }: Phrase): boolean =>
  tokens
    .slice(from + 1, to)
    .some(({ tag }, index) => tag === 'name' && tokens[from + index]!.tag === 'comma');

/** The subject of a sentence that says no more than that somebody speaks: `Ann Lee said.` */
export function bareTurn(frame: Frame, sentence: number): Turn | null {
  const clause = frame.clauses(sentence)[0];
  if (!clause?.cue || !clause.subject || clause.from !== frame.sentences[sentence]!.from) return null;
  const after = frame.tokens[clause.verb + 1];
  return after && after.tag !== 'stop' ? null : turnBy(frame, clause);
}
