import type { Clause } from '../grammar/clause.ts';
import { endsWords } from '../grammar/inversion.ts';
import { speakerOf } from '../grammar/noun-cue.ts';
import { phraseStartingAt } from '../grammar/noun-phrase-ahead.ts';
import type { Sentence } from '../grammar/sentence.ts';
import type { Tag, Token } from '../grammar/token.ts';
import { cueNoun } from '../lexicon/index.ts';
import { type Attribution, attributionBy, attributionTo, type QuotedPlace } from './place.ts';
import { sourcePhrase } from './source-phrase.ts';

/** `“…,” said Ann Lee`, `“…,” Lee said`, `“…,” according to Lee`: right after the quotation. */
export function rightAfter(place: QuotedPlace): Attribution | null {
  const { tokens, sentence, at } = place;
  const parted = tokens[at + 1]?.tag === 'comma' || tokens[at + 1]?.tag === 'dash';
  const next = parted ? at + 2 : at + 1;
  if (next >= sentence.to) return null;
  // `“mean” comments said …`: the quoted word belongs to the noun.
  const over = parted || endsWords(tokens[at]!);
  if (!over && tokens[next]!.tag === 'noun') return null;
  const phrase =
    sourcePhrase(tokens, sentence, next, 'after') ??
    cameFrom(place, next) ??
    wasHow(place, next) ??
    wasSo(place, next);
  if (phrase) return phrase;
  // `“mad”, as Ann Lee put it`
  const from = over && tokens[next]!.lower === 'as' ? next + 1 : next;
  const clause =
    heard(place, from) ?? place.clauses.find((one) => one.from === from && one.verb > at && isStatement(one));
  return clause && tells(place, clause) ? attributionBy(tokens, clause, 'after') : null;
}

/** `“…” was how Lee put it`, `“…” was all Lee would say` */
function wasHow({ tokens, clauses }: QuotedPlace, next: number): Attribution | null {
  if (!/^(?:is|was)$/.test(tokens[next]!.lower) || !/^(?:how|all|what)$/.test(tokens[next + 1]?.lower ?? ''))
    return null;
  const clause = clauses.find(
    (one) => one.from <= next + 2 && one.verb > next && one.subject && speaksDirectly(one),
  );
  if (!clause) return null;
  const subject = { from: Math.max(clause.subject!.from, next + 2), to: clause.subject!.to };
  return attributionBy(tokens, { ...clause, subject }, 'after');
}

/** `“…,” came a shout from the back` */
function cameFrom({ tokens, sentence }: QuotedPlace, next: number): Attribution | null {
  if (!/^(?:came|comes)$/.test(tokens[next]!.lower)) return null;
  for (let noun = next + 1; noun < Math.min(sentence.to - 2, next + 6); noun++) {
    if (cueNoun(tokens[noun]!.lower) === null || tokens[noun + 1]!.lower !== 'from') continue;
    const speaker = phraseStartingAt(tokens, noun + 2, sentence.to);
    return speaker && attributionTo(tokens, speaker, { from: next, to: next + 1 }, 'after');
  }
  return null;
}

/** `“…” was Lee’s verdict`, `“…” was the verdict of Lee` */
function wasSo({ tokens, sentence }: QuotedPlace, next: number): Attribution | null {
  if (!/^(?:is|was)$/.test(tokens[next]!.lower)) return null;
  const speaker = speakerOf(tokens, sentence, next + 1);
  return (
    speaker && attributionTo(tokens, speaker.speaker, { from: speaker.noun, to: speaker.noun + 1 }, 'after')
  );
}

/** `“…?” a reporter can be heard asking`: the one who is heard is the one who speaks. */
function heard({ tokens, clauses, at }: QuotedPlace, from: number): Clause | null {
  const passive = clauses.find((one) => one.from === from && one.verb > at && one.form === 'passive');
  if (!passive?.patient || !/^(?:over)?heard$/.test(tokens[passive.verb]!.lower)) return null;
  const speaks = clauses.find(({ verb, cue }) => verb === passive.verb + 1 && cue?.verb.frames.has('D'));
  return speaks ? { ...speaks, subject: passive.patient, inverted: true } : null;
}

const isStatement = ({ subject, form, inverted }: Clause): boolean =>
  subject !== null && (form === 'finite' || inverted);

/** Whether a clause right after a quotation says who spoke it, and not something else. */
function tells(place: QuotedPlace, clause: Clause): boolean {
  const { tokens, sentence, clauses, at } = place;
  const after = clause.verb + 1;
  if (at > sentence.from && announcesNext(tokens, clause, sentence)) return false;
  // `Although he said he was “happy,” he claimed they had …`
  if (!clause.inverted && opensClause(tokens[after]) && clauses.some(({ cue, verb }) => cue && verb < at))
    return false;
  if (isInOpeningClause(place)) return false;
  if (clause.cue === null) return tokens[at]!.last === ',' && endsClause(tokens, after, sentence);
  return speaksDirectly(clause) || endsClause(tokens, after, sentence);
}

/** `When Lee said it was “mad”, the crowd cheered`: the words are those of the clause that the comma ends. */
export function isInOpeningClause({ tokens, clauses, at }: QuotedPlace): boolean {
  const lead = tokens[at - 1]?.tag;
  if (lead === 'comma' || lead === 'colon') return false;
  const opening = clauses.find(({ subordinate, cue, verb }) => subordinate && cue && verb < at);
  return opening !== undefined && !tokens.slice(opening.verb, at).some(({ tag }) => tag === 'comma');
}

/** `After Lee said no to “ifs,” Roe said: “Yes.”`: these words introduce the next quotation. */
function announcesNext(tokens: readonly Token[], { verb, inverted }: Clause, sentence: Sentence): boolean {
  if (inverted || verb + 2 >= sentence.to) return false;
  return tokens[verb + 1]!.tag === 'colon' && tokens[verb + 2]!.tag === 'quoted';
}

const opensClause = (token: Token | undefined): boolean =>
  token !== undefined && (token.tag === 'pronoun' || token.lower === 'that');

const speaksDirectly = ({ cue }: Clause): boolean =>
  cue !== null && (cue.verb.frames.has('D') || cue.verb.frames.has('M'));

const ENDS: ReadonlySet<Tag> = new Set<Tag>([
  'stop',
  'comma',
  'preposition',
  'adverb',
  'time',
  'quoted',
  'dash',
]);

/** Nothing follows a verb that would be its object. @param at index of the token after it */
export const endsClause = (tokens: readonly Token[], at: number, sentence: Sentence): boolean =>
  at >= sentence.to || !tokens[at] || ENDS.has(tokens[at].tag);

const VERBAL: ReadonlySet<Tag> = new Set<Tag>(['auxiliary', 'cue', 'verb', 'quoted']);

/** `“…” — Ann Lee, teacher, on Monday`: a dash and a name, and no verb up to the end of the line. */
export function signed({ tokens, text, sentence, at }: QuotedPlace): Attribution | null {
  const name = tokens[at + 2];
  const whole = at === sentence.from || /[.?!…]/.test(tokens[at]!.last);
  if (!whole || tokens[at + 1]?.tag !== 'dash' || name?.tag !== 'name') return null;
  const end = endOfLine(tokens, text, at + 2, sentence.to);
  if (tokens.slice(at + 2, end).some(({ tag }) => VERBAL.has(tag))) return null;
  const subject = phraseStartingAt(tokens, at + 2, end);
  return subject && attributionTo(tokens, subject, { from: at + 1, to: at + 2 }, 'after');
}

/** Index of the first token after a line end, at most the end of the sentence. */
function endOfLine(tokens: readonly Token[], text: string, from: number, to: number): number {
  for (let at = from + 1; at < to; at++)
    if (text.slice(tokens[at - 1]!.end, tokens[at]!.start).includes('\n')) return at;
  return to;
}
