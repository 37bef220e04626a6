import type { Clause } from '../grammar/clause.ts';
import { endsPhrase, type Phrase, phraseEndingAt } from '../grammar/noun-phrase.ts';
import { phraseStartingAt } from '../grammar/noun-phrase-ahead.ts';
import { isPerson } from '../grammar/person-noun.ts';
import { cueNoun } from '../lexicon/index.ts';
import { rightAfter } from './beside.ts';
import { outermost } from './governing.ts';
import { type Attribution, attributionBy, attributionTo, isPronoun, type QuotedPlace } from './place.ts';

/** `what his employer called “…”`: whatever follows, these are the employer's words. */
export function namedSo({ tokens, clauses, at }: QuotedPlace): Attribution | null {
  const clause = clauses.findLast(({ verb }) => verb < at);
  if (
    !clause?.subject ||
    !(clause.free || isFronted(tokens, clause, at)) ||
    isSomebody(tokens, clause.subject)
  )
    return null;
  return clause.cue?.verb.frames.has('A') ? attributionBy(tokens, clause, 'before') : null;
}

/** `in a film that the judge called “silly,”`: the thing it is about stands before the clause. */
const isFronted = (tokens: QuotedPlace['tokens'], { verb, from, form }: Clause, at: number): boolean =>
  verb === at - 1 &&
  form === 'finite' &&
  /^(?:that|which|whom)$/.test(tokens[from - 1]?.lower ?? '') &&
  endsPhrase(tokens[from - 2]);

/** A pronoun, for whom the sentence may name somebody further out; `it` is nobody but the body before it. */
const isSomebody = (tokens: QuotedPlace['tokens'], subject: Phrase): boolean =>
  isPronoun(tokens, subject) && tokens[subject.from]!.lower !== 'it';

/** `Lee said, “…”`: the verb and a comma or colon right before the marks. */
export function adjacent(place: QuotedPlace): Attribution | null {
  const { tokens, sentence, clauses, at } = place;
  const sign = tokens[at - 1]?.tag;
  if (at - 2 < sentence.from || (sign !== 'comma' && sign !== 'colon')) return null;
  const clause = clauses.find((one) => lastOfVerb(one) === at - 2);
  if (!clause?.cue || !clause.subject || clause.inverted || clause.form === 'passive') return null;
  if (!saysWords(clause) && place.tokens[at + 1]?.tag !== 'stop' && rightAfter(place)) return null;
  return attributionBy(tokens, answering(tokens, clause), 'before');
}

/** `called out, “…”`: the particle belongs to the verb. */
const lastOfVerb = ({ verb, cue }: Clause): number =>
  cue?.verb.particle && !cue.verb.particle.includes(' ') ? verb + 1 : verb;

const saysWords = ({ cue }: Clause): boolean =>
  cue !== null && (cue.verb.frames.has('D') || cue.verb.frames.has('M') || cue.verb.frames.has('T'));

/** A pronoun speaks for whoever the sentence names further out: Lee said she thought, “…”. */
const answering = (tokens: QuotedPlace['tokens'], clause: Clause): Clause =>
  clause.subject && isPronoun(tokens, clause.subject) ? (outermost(tokens, clause) ?? clause) : clause;

/** `Lee: “…”`, `Lee told the meeting: “…”`, `She paused, “…”`: a comma or colon right before the marks. */
export function introduced(place: QuotedPlace): Attribution | null {
  const { tokens, sentence, clauses, at } = place;
  const sign = tokens[at - 1]?.tag;
  if (at - 1 <= sentence.from || (sign !== 'colon' && sign !== 'comma')) return null;
  const own = sign === 'colon' ? namedBefore(place) : null;
  const ownCue = { from: at - 1, to: at };
  if (own && isHeading(place, own)) return attributionTo(tokens, own, ownCue, 'before');
  const clause = clauses.findLast(({ verb }) => verb < at);
  const giving = sign === 'colon' ? givesWords(tokens, clauses, at) : null;
  if (giving) return attributionBy(tokens, giving, 'before');
  const announcing = sign === 'colon' ? announcingClause(place) : null;
  if (announcing) return attributionBy(tokens, answering(tokens, announcing), 'before');
  if (clause?.subject && clause.parent === null && (sign === 'colon' || isSpeaking(clause)))
    return attributionBy(tokens, clause, 'before');
  return own && !clause ? attributionTo(tokens, own, ownCue, 'before') : null;
}

const isSpeaking = ({ cue, form }: Clause): boolean => cue !== null && form !== 'relative';

/** The last verb that takes direct words. */
const announcingClause = ({ clauses, at }: QuotedPlace): Clause | null =>
  clauses.findLast(({ verb, cue, subject }) => verb < at && cue?.verb.frames.has('D') && subject) ?? null;

/** `Lee said no to both, but she had a word of advice: “…”`: what the last clause gives is words. */
function givesWords(tokens: QuotedPlace['tokens'], clauses: readonly Clause[], at: number): Clause | null {
  const clause = clauses.findLast(({ verb }) => verb < at);
  if (!clause?.subject || clause.form !== 'finite' || !GIVES.test(tokens[clause.verb]!.lower)) return null;
  if (clause.parent && tokens[clause.from - 1]!.tag !== 'conjunction') return null;
  return cueNoun(tokens[at - 2]!.lower) ? clause : null;
}

const GIVES = /^(?:ha[ds]|have|ga?i?ves?|offer(?:s|ed)|issue[ds]|sen[dt]s?)$/;

/** `Not a good week - Ann Lee: “…”`: the name begins the sentence, or stands after a dash. */
const isHeading = ({ tokens, sentence }: QuotedPlace, { from }: Phrase): boolean =>
  tokens[from]!.tag === 'name' && (from === sentence.from || tokens[from - 1]!.tag === 'dash');

/** `Here’s Ann Lee in 1992: “…”`, `More from Ann Lee: “…”`: the name after such a beginning. */
function shownFirst({ tokens, sentence, at }: QuotedPlace): Phrase | null {
  const first = tokens[sentence.from]!.lower;
  const from = /^here[’']s$/.test(first)
    ? 1
    : first === 'more' && tokens[sentence.from + 1]?.lower === 'from'
      ? 2
      : 0;
  const phrase = from === 0 ? null : phraseStartingAt(tokens, sentence.from + from, at - 1);
  return phrase && isPerson(tokens, phrase) ? phrase : null;
}

/** `Ann Lee, 54, of Leeds: “…”`, `Ann Lee (three Bs): “…”`: the name that a colon ends. */
function namedBefore(place: QuotedPlace): Phrase | null {
  const { tokens, sentence, at } = place;
  const colon = at - 1;
  const shown = shownFirst(place);
  if (shown) return shown;
  const whole = phraseStartingAt(tokens, sentence.from, sentence.to);
  if (whole?.to === colon) return whole;
  if (whole && tokens[whole.to]?.tag === 'open' && tokens[colon - 1]!.tag === 'close') return whole;
  return phraseEndingAt(tokens, colon - 1, sentence.from);
}
