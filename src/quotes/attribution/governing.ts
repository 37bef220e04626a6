import type { Clause } from '../grammar/clause.ts';
import { takesClause } from '../grammar/dependence.ts';
import { nounCueAround, nounCueBefore } from '../grammar/noun-cue.ts';
import type { Token } from '../grammar/token.ts';
import { endsClause, isInOpeningClause } from './beside.ts';
import { type Attribution, attributionBy, attributionTo, isPronoun, type QuotedPlace } from './place.ts';
import { sourcePhrase } from './source-phrase.ts';

/**
 * The clause that a quotation stands in, or whose content it is part of: He said the plan was “mad”. After
 * `“A,” said Lee, who wrote to us, “B”` the first verb goes on.
 */
export function governing({ tokens, sentence, clauses, at }: QuotedPlace): Attribution | null {
  const resumed =
    tokens[at - 1]?.tag === 'comma' && clauses.some(({ inverted, verb }) => inverted && verb < at);
  const isOver = (clause: Clause): boolean =>
    clause.form === 'relative' && (resumed || isClosed(tokens, clause, at));
  const nearest = clauses.findLast((clause) => clause.verb < at && !isOver(clause));
  const best = outermost(tokens, nearest ?? null);
  if (best) return attributionBy(tokens, best, 'before');
  for (let i = sentence.from; i < at; i++) {
    const phrase = sourcePhrase(tokens, sentence, i, 'before');
    if (phrase) return phrase;
  }
  return null;
}

/** The one who answers for a clause: whoever says or thinks what it says, as far out as that goes. */
export function outermost(tokens: readonly Token[], nearest: Clause | null): Clause | null {
  let best: Clause | null = null;
  for (let clause = nearest; clause; clause = clause.parent) {
    if (!clause.cue || !clause.subject) continue;
    if (best === null) {
      best = clause;
      continue;
    }
    const pronoun = isPronoun(tokens, best.subject!);
    if (best.free && !pronoun) return best;
    // `The court heard that Roe told police …`: the court says nothing.
    if (HEARS.test(clause.cue.verb.lemma) && !pronoun) return best;
    if (pronoun || takesClause(clause.cue)) best = clause;
  }
  return best;
}

const HEARS = /^(?:hear|overhear|learn)$/;

/** `Lee, who won, said “…”`: a relative clause between commas is over. */
function isClosed(tokens: readonly Token[], clause: Clause, at: number): boolean {
  if (tokens[clause.from - 1]?.tag !== 'comma') return false;
  return tokens.slice(clause.verb + 1, at - 1).some(({ tag }) => tag === 'comma');
}

/** `The plan, Lee said, has created a “strange” mood.` */
export function parenthetical({ tokens, clauses, at }: QuotedPlace): Attribution | null {
  const isAside = ({ verb, cue, subject, from, inverted }: Clause): boolean =>
    verb < at &&
    subject !== null &&
    cue?.verb.frames.has('D') === true &&
    parted(tokens, from, inverted ? subject.to : verb + 1);
  const clause = clauses.findLast(isAside);
  return clause ? attributionBy(tokens, clause, 'before') : null;
}

const parted = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens[from - 1]?.tag === 'comma' && tokens[to]?.tag === 'comma';

/**
 * `The plan was “mad” and cost a lot, Lee said.`
 * @param closing only a clause of direct speech that ends the sentence will do
 */
export function trailing(place: QuotedPlace, closing: boolean): Attribution | null {
  const { tokens, sentence, clauses } = place;
  if (isInOpeningClause(place)) return null;
  const clause = clauses.find((one) => {
    if (!one.cue || !standsBehind(place, one)) return false;
    const end = one.inverted ? one.subject!.to : one.verb + 1;
    if (closing && !(one.cue.verb.frames.has('D') && closes(place, end))) return false;
    return endsClause(tokens, end, sentence);
  });
  return clause ? attributionBy(tokens, clause, 'trailing') : null;
}

/** A clause of its own after the words; not `Lee, in a “mad” hat, said`, where they are part of who speaks. */
const standsBehind = ({ tokens, at }: QuotedPlace, { verb, subject, form, from }: Clause): boolean =>
  verb > at && subject !== null && form === 'finite' && subject.from > at && startsApart(tokens[from - 1]);

const closes = ({ tokens, sentence }: QuotedPlace, end: number): boolean =>
  end >= sentence.to || tokens[end]!.tag === 'stop';

/** After a comma, a dash, or quoted words that are over. */
const startsApart = (lead: Token | undefined): boolean =>
  lead?.tag === 'comma' || lead?.tag === 'dash' || (lead?.tag === 'quoted' && /[,.?!]/.test(lead.last));

/** `… “mad”, officials say, according to Lee.` */
export function credited({ tokens, sentence, at }: QuotedPlace): Attribution | null {
  for (let i = at + 1; i < sentence.to; i++) {
    const phrase = sourcePhrase(tokens, sentence, i, 'trailing');
    if (phrase) return phrase;
  }
  return null;
}

/** `Lee’s claim that “thousands” …` */
export function owned({ tokens, sentence, at }: QuotedPlace): Attribution | null {
  const cue = nounCueBefore(tokens, sentence, at) ?? nounCueAround(tokens, sentence, at);
  return cue && attributionTo(tokens, cue.speaker, { from: cue.noun, to: cue.noun + 1 }, 'before');
}
