import type { Clause } from '../grammar/clause.ts';
import { takesClause } from '../grammar/dependence.ts';
import { nounCueBefore } from '../grammar/noun-cue.ts';
import type { Token } from '../grammar/token.ts';
import { endsClause, isInOpeningClause } from './beside.ts';
import { type Attribution, attributionBy, attributionTo, isPronoun, type QuotedPlace } from './place.ts';
import { sourcePhrase } from './source-phrase.ts';

/** The clause that a quotation stands in, or whose content it is part of: He said the plan was “mad”. */
export function governing({ tokens, sentence, clauses, at }: QuotedPlace): Attribution | null {
  const nearest = clauses.findLast((clause) => clause.verb < at && !isClosed(tokens, clause, at));
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
    if (pronoun || takesClause(clause.cue)) best = clause;
  }
  return best;
}

/** `Lee, who won, said “…”`: a relative clause between commas is over. */
function isClosed(tokens: readonly Token[], clause: Clause, at: number): boolean {
  if (clause.form !== 'relative' || tokens[clause.from - 1]?.tag !== 'comma') return false;
  return tokens.slice(clause.verb + 1, at - 1).some(({ tag }) => tag === 'comma');
}

/** `The plan, Lee said, has created a “strange” mood.` */
export function parenthetical({ tokens, clauses, at }: QuotedPlace): Attribution | null {
  const isAside = ({ verb, cue, subject, from }: Clause): boolean =>
    verb < at && subject !== null && cue?.verb.frames.has('D') === true && parted(tokens, from, verb);
  const clause = clauses.findLast(isAside);
  return clause ? attributionBy(tokens, clause, 'before') : null;
}

const parted = (tokens: readonly Token[], from: number, verb: number): boolean =>
  tokens[from - 1]?.tag === 'comma' && tokens[verb + 1]?.tag === 'comma';

/**
 * `The plan was “mad” and cost a lot, Lee said.`
 * @param closing only a clause of direct speech that ends the sentence will do
 */
export function trailing(place: QuotedPlace, closing: boolean): Attribution | null {
  const { tokens, sentence, clauses, at } = place;
  if (isInOpeningClause(place)) return null;
  for (const clause of clauses) {
    if (clause.verb < at || !clause.cue || !clause.subject || clause.form !== 'finite') continue;
    if (!startsApart(tokens[clause.from - 1])) continue;
    const end = clause.inverted ? clause.subject.to : clause.verb + 1;
    if (closing && !(clause.cue.verb.frames.has('D') && closes(place, end))) continue;
    if (endsClause(tokens, end, sentence)) return attributionBy(tokens, clause, 'trailing');
  }
  return null;
}

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
  const cue = nounCueBefore(tokens, sentence, at);
  return cue && attributionTo(tokens, cue.speaker, { from: cue.noun, to: cue.noun + 1 }, 'before');
}
