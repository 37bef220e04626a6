import type { Span } from '../text/position.ts';
import type { Frame } from './frame.ts';
import { type Clause, readClauses } from './grammar/clause.ts';
import { takesClause } from './grammar/dependence.ts';
import { nounCueBefore } from './grammar/noun-cue.ts';
import { type Phrase, phraseEndingAt } from './grammar/noun-phrase.ts';
import { phraseStartingAt } from './grammar/noun-phrase-ahead.ts';
import type { Sentence } from './grammar/sentence.ts';
import type { Token } from './grammar/token.ts';

/** The words that name a speaker, and the verb or phrase that ties them to a quotation. Offsets of the frame. */
export interface Attribution {
  speaker: Span;
  cue: Span;
  /** Where they stand: right after the quotation, before it, or further on in its sentence. */
  place: 'after' | 'before' | 'trailing';
}

/**
 * Ties one quotation to the words of its own sentence that name its speaker.
 * @param at index of the quotation's token
 */
export function attribute(frame: Frame, sentence: Sentence, at: number): Attribution | null {
  const { tokens } = frame;
  const clauses = readClauses(tokens, sentence);
  const opening = sourcePhrase(tokens, sentence, sentence.from);
  return (
    signed(frame, sentence, at) ??
    named(tokens, clauses, at) ??
    adjacent(tokens, sentence, clauses, at) ??
    rightAfter(tokens, sentence, clauses, at) ??
    (opening ? { ...opening, place: 'before' } : null) ??
    introduced(tokens, sentence, clauses, at) ??
    credited(tokens, sentence, at) ??
    trailing(tokens, sentence, clauses, at, true) ??
    governing(tokens, sentence, clauses, at) ??
    parenthetical(tokens, clauses, at) ??
    trailing(tokens, sentence, clauses, at, false) ??
    owned(tokens, sentence, at)
  );
}

const span = (tokens: readonly Token[], { from, to }: Phrase): Span => ({
  start: tokens[from]!.start,
  end: tokens[to - 1]!.end,
});

function made(
  tokens: readonly Token[],
  subject: Phrase,
  cue: Phrase,
  place: Attribution['place'],
): Attribution {
  return { speaker: span(tokens, subject), cue: span(tokens, cue), place };
}

const verbPhrase = (clause: Clause): Phrase => ({ from: clause.verb, to: clause.verb + 1 });

/** `“…,” said Ann Lee`, `“…,” Lee said`, `“…,” according to Lee`. */
function rightAfter(
  tokens: readonly Token[],
  sentence: Sentence,
  clauses: readonly Clause[],
  at: number,
): Attribution | null {
  let next = at + 1;
  const parted = tokens[next]?.tag === 'comma' || tokens[next]?.tag === 'dash';
  if (parted) next++;
  if (next >= sentence.to) return null;
  const ends = parted || /[,.?!…—–-]/.test(tokens[at]!.last);
  if (!ends && tokens[next]!.tag === 'noun') return null;
  const phrase = sourcePhrase(tokens, sentence, next);
  if (phrase) return { ...phrase, place: 'after' };
  // `“mad”, as Ann Lee put it`
  if (tokens[next]!.lower === 'as' && parted) next++;
  const clause = clauses.find(
    (candidate) =>
      candidate.from === next &&
      candidate.subject &&
      candidate.verb > at &&
      (candidate.form === 'finite' || candidate.inverted),
  );
  if (!clause?.subject) return null;
  if (at > sentence.from && announcesNext(tokens, clause, sentence)) return null;
  // `Although he said he was “happy,” he claimed they had …` tells something else.
  if (
    !clause.inverted &&
    opensClause(tokens[clause.verb + 1]) &&
    clauses.some((other) => other.cue && other.verb < at)
  )
    return null;
  if (clause.cue && !speaksDirectly(clause) && !endsClause(tokens, clause.verb + 1, sentence)) return null;
  if (clause.cue === null && !(tokens[at]!.last === ',' && endsClause(tokens, clause.verb + 1, sentence)))
    return null;
  return made(tokens, clause.subject, verbPhrase(clause), 'after');
}

/** `After Lee said no to “ifs,” Roe said: “Yes.”`: these words introduce the next quotation. */
function announcesNext(tokens: readonly Token[], { verb, inverted }: Clause, sentence: Sentence): boolean {
  const sign = tokens[verb + 1];
  return !inverted && verb + 2 < sentence.to && sign?.tag === 'colon' && tokens[verb + 2]!.tag === 'quoted';
}

const opensClause = (token: Token | undefined): boolean =>
  token !== undefined && (token.tag === 'pronoun' || token.lower === 'that');

const speaksDirectly = ({ cue }: Clause): boolean =>
  cue !== null && (cue.verb.frames.has('D') || cue.verb.frames.has('M'));

/** Nothing follows a verb that would be its object. */
function endsClause(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const token = tokens[at];
  return (
    at >= sentence.to || !token || /^(?:stop|comma|preposition|adverb|time|quoted|dash)$/.test(token.tag)
  );
}

/** `according to Lee`, `in the words of Lee`: the phrase and the name after it. */
function sourcePhrase(
  tokens: readonly Token[],
  sentence: Sentence,
  at: number,
): Omit<Attribution, 'place'> | null {
  const [a, b, c, d] = [0, 1, 2, 3].map((step) => tokens[at + step]?.lower);
  let length = 0;
  if (a === 'according' && b === 'to') length = 2;
  else if (a === 'in' && b === 'the' && (c === 'words' || c === 'view' || c === 'opinion') && d === 'of')
    length = 4;
  if (length === 0) return null;
  const name = phraseStartingAt(tokens, at + length, sentence.to);
  return name && { speaker: span(tokens, name), cue: span(tokens, { from: at, to: at + length }) };
}

/** `what his employer called “…”`: whatever follows, these are the employer's words. */
function named(tokens: readonly Token[], clauses: readonly Clause[], at: number): Attribution | null {
  const clause = clauses.findLast((candidate) => candidate.verb < at);
  if (
    !clause?.free ||
    !clause.cue?.verb.frames.has('A') ||
    !clause.subject ||
    isPronoun(tokens, clause.subject)
  )
    return null;
  return made(tokens, clause.subject, verbPhrase(clause), 'before');
}

/** `Lee said, “…”`: the verb and a comma or colon right before the marks. */
function adjacent(
  tokens: readonly Token[],
  sentence: Sentence,
  clauses: readonly Clause[],
  at: number,
): Attribution | null {
  const sign = tokens[at - 1]?.tag;
  if (at - 2 < sentence.from || (sign !== 'comma' && sign !== 'colon')) return null;
  const clause = clauses.find((candidate) => candidate.verb === at - 2);
  if (!clause?.cue || !clause.subject || clause.inverted) return null;
  if (clause.form === 'passive') return null;
  const speaker = isPronoun(tokens, clause.subject) ? outermost(tokens, clause)! : clause;
  return made(tokens, speaker.subject!, verbPhrase(speaker), 'before');
}

/** `Lee: “…”`, `Lee said: “…”`, `her reply: “…”`, `She paused, “…”`: right before the marks. */
function introduced(
  tokens: readonly Token[],
  sentence: Sentence,
  clauses: readonly Clause[],
  at: number,
): Attribution | null {
  const sign = tokens[at - 1];
  if (at - 1 <= sentence.from || (sign?.tag !== 'colon' && sign?.tag !== 'comma')) return null;
  // `Not a good week - Ann Lee: “…”`
  const own = sign.tag === 'colon' ? namedBefore(tokens, sentence, at - 1) : null;
  if (
    own &&
    (own.from === sentence.from || tokens[own.from - 1]!.tag === 'dash') &&
    tokens[own.from]!.tag === 'name'
  )
    return made(tokens, own, { from: at - 1, to: at }, 'before');
  const clause = clauses.findLast((candidate) => candidate.verb < at);
  const direct = clauses.findLast(
    (candidate) => candidate.verb < at && candidate.cue?.verb.frames.has('D') && candidate.subject,
  );
  const speaks = direct && isPronoun(tokens, direct.subject!) ? outermost(tokens, direct) : direct;
  if (sign.tag === 'colon' && speaks?.subject)
    return made(tokens, speaks.subject, verbPhrase(speaks), 'before');
  if (clause?.subject && clause.cue && clause.parent === null && clause.form !== 'relative')
    return made(tokens, clause.subject, verbPhrase(clause), 'before');
  if (clause?.subject && sign.tag === 'colon' && clause.parent === null)
    return made(tokens, clause.subject, verbPhrase(clause), 'before');
  if (clause || !own) return null;
  return made(tokens, own, { from: at - 1, to: at }, 'before');
}

/** `Ann Lee, 54, of Leeds: “…”`, `Ann Lee (three Bs): “…”`: the name that a colon ends. */
function namedBefore(tokens: readonly Token[], sentence: Sentence, colon: number): Phrase | null {
  const whole = phraseStartingAt(tokens, sentence.from, sentence.to);
  if (whole?.to === colon) return whole;
  if (whole && tokens[whole.to]?.tag === 'open' && tokens[colon - 1]!.tag === 'close') return whole;
  return phraseEndingAt(tokens, colon - 1, sentence.from);
}

/** The clause that a quotation stands in, or whose content it is part of. */
function governing(
  tokens: readonly Token[],
  sentence: Sentence,
  clauses: readonly Clause[],
  at: number,
): Attribution | null {
  const nearest = clauses.findLast((clause) => clause.verb < at && !isClosed(tokens, clause, at));
  const best = outermost(tokens, nearest ?? null);
  if (best) return made(tokens, best.subject!, verbPhrase(best), 'before');
  for (let i = sentence.from; i < at; i++) {
    const phrase = sourcePhrase(tokens, sentence, i);
    if (phrase) return { ...phrase, place: 'before' };
  }
  return null;
}

/** The one who answers for a clause: whoever says or thinks what it says, as far out as that goes. */
function outermost(tokens: readonly Token[], nearest: Clause | null): Clause | null {
  let best: Clause | null = null;
  for (let clause = nearest; clause; clause = clause.parent) {
    if (!clause.cue || !clause.subject) continue;
    if (best === null) best = clause;
    else if (best.free && !isPronoun(tokens, best.subject!)) return best;
    else if (takesClause(clause.cue) || isPronoun(tokens, best.subject!)) best = clause;
  }
  return best;
}

/** `Lee, who won, said “…”`: a relative clause between commas is over. */
function isClosed(tokens: readonly Token[], clause: Clause, at: number): boolean {
  if (clause.form !== 'relative' || tokens[clause.from - 1]?.tag !== 'comma') return false;
  for (let i = clause.verb + 1; i < at - 1; i++) if (tokens[i]!.tag === 'comma') return true;
  return false;
}

const isPronoun = (tokens: readonly Token[], { from, to }: Phrase): boolean =>
  to === from + 1 && tokens[from]!.tag === 'pronoun';

/** `The plan, Lee said, has created a “strange” mood.` */
function parenthetical(tokens: readonly Token[], clauses: readonly Clause[], at: number): Attribution | null {
  const clause = clauses.findLast(
    ({ verb, cue, subject, from }) =>
      verb < at &&
      cue?.verb.frames.has('D') &&
      subject &&
      tokens[from - 1]?.tag === 'comma' &&
      tokens[verb + 1]?.tag === 'comma',
  );
  return clause ? made(tokens, clause.subject!, verbPhrase(clause), 'before') : null;
}

/** `The plan was “mad” and cost a lot, Lee said.` */
function trailing(
  tokens: readonly Token[],
  sentence: Sentence,
  clauses: readonly Clause[],
  at: number,
  closing: boolean,
): Attribution | null {
  for (const clause of clauses) {
    if (clause.verb < at || !clause.cue || !clause.subject || clause.form !== 'finite') continue;
    const lead = tokens[clause.from - 1];
    const parted =
      lead?.tag === 'comma' || lead?.tag === 'dash' || (lead?.tag === 'quoted' && /[,.?!]/.test(lead.last));
    if (!parted) continue;
    const end = clause.inverted ? clause.subject.to : clause.verb + 1;
    if (closing && !(clause.cue.verb.frames.has('D') && (end >= sentence.to || tokens[end]!.tag === 'stop')))
      continue;
    if (endsClause(tokens, end, sentence))
      return made(tokens, clause.subject, verbPhrase(clause), 'trailing');
  }
  return null;
}

/** `… “mad”, officials say, according to Lee.` */
function credited(tokens: readonly Token[], sentence: Sentence, at: number): Attribution | null {
  for (let i = at + 1; i < sentence.to; i++) {
    const phrase = sourcePhrase(tokens, sentence, i);
    if (phrase) return { ...phrase, place: 'trailing' };
  }
  return null;
}

/** `Lee’s claim that “thousands” …` */
function owned(tokens: readonly Token[], sentence: Sentence, at: number): Attribution | null {
  const cue = nounCueBefore(tokens, sentence, at);
  return cue && made(tokens, cue.speaker, { from: cue.noun, to: cue.noun + 1 }, 'before');
}

/** `“…” — Ann Lee, teacher, on Monday`: a dash and a name, and no verb up to the end of the line. */
function signed({ tokens, text }: Frame, sentence: Sentence, at: number): Attribution | null {
  const name = tokens[at + 2];
  const opens = at === sentence.from || /[.?!…]/.test(tokens[at]!.last);
  if (!opens || tokens[at + 1]?.tag !== 'dash' || name?.tag !== 'name') return null;
  const end = endOfLine(tokens, text, at + 2, sentence.to);
  if (
    tokens
      .slice(at + 2, end)
      .some(({ tag }) => tag === 'auxiliary' || tag === 'cue' || tag === 'verb' || tag === 'quoted')
  )
    return null;
  const subject = phraseStartingAt(tokens, at + 2, end);
  return subject && made(tokens, subject, { from: at + 1, to: at + 2 }, 'after');
}

/** Index of the first token after a line end, at most the end of the sentence. */
function endOfLine(tokens: readonly Token[], text: string, from: number, to: number): number {
  for (let at = from + 1; at < to; at++)
    if (text.slice(tokens[at - 1]!.end, tokens[at]!.start).includes('\n')) return at;
  return to;
}
