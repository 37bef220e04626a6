import type { VerbForm } from '../lexicon/index.ts';
import type { Clause, Reading } from './clause.ts';
import { besideClause, holderOf, lastFinite, parentOf, takesClause } from './dependence.ts';
import { invertedSubject } from './inversion.ts';
import type { Phrase } from './noun-phrase.ts';
import { phraseStartingAt } from './noun-phrase-ahead.ts';
import { type Subject, subjectBefore } from './subject.ts';
import { isModal } from './open-class.ts';
import type { Tag, Token } from './token.ts';

/** Finds the subject of a finite verb and what its clause depends on. */
export function finite(reading: Reading, clause: Clause): Clause {
  const { tokens, sentence, before } = reading;
  const inverted = invertedSubject(reading, clause);
  if (inverted) return { ...clause, subject: inverted, inverted: true };
  const subject = subjectBefore(tokens, clause.verb, sentence.from);
  if (!subject || isTaken(reading, subject, clause)) return coordinate(reading, clause);
  const from = Math.min(subject.from, clause.from);
  if (isReduced(reading, clause, subject))
    return { ...clause, subject, from, cue: null, form: 'participle', parent: before.at(-1) ?? null };
  if (subject.relative) return relative(reading, { ...clause, subject, from });
  return withParent(reading, { ...clause, subject, from });
}

/** `was described by Lee as “…”`: the one who speaks stands after `by`; without one nobody is named. */
export function passive(reading: Reading, clause: Clause): Clause {
  const made = finite(reading, clause);
  if (clause.cue === null) return { ...made, form: 'passive' };
  // `was quoted as saying` tells of its own subject.
  if (reading.tokens[clause.verb]!.lower === 'quoted') return { ...made, form: 'finite' };
  const agent = agentOf(reading, clause.verb);
  return { ...made, subject: agent, patient: made.subject, form: 'passive', cue: agent ? clause.cue : null };
}

const ENDS_PASSIVE: ReadonlySet<Tag> = new Set<Tag>(['comma', 'stop', 'semicolon', 'cue', 'verb']);

function agentOf({ tokens, sentence }: Reading, verb: number): Phrase | null {
  for (let at = verb + 1; at < Math.min(sentence.to, verb + 12); at++) {
    if (tokens[at]!.lower === 'by') return phraseStartingAt(tokens, at + 1, sentence.to);
    if (ENDS_PASSIVE.has(tokens[at]!.tag)) return null;
  }
  return null;
}

const speaks = (cue: VerbForm): boolean => takesClause(cue) && cue.verb.frames.has('D');

function relative({ tokens, before }: Reading, clause: Clause): Clause {
  // `which angered Lee, who called it “mad”`: beside the sentence, not inside what somebody says.
  if (clause.cue && speaks(clause.cue) && tokens[clause.subject!.from - 1]?.tag === 'comma')
    return { ...clause, form: 'relative' };
  const previous = before.at(-1);
  const holder = previous?.cue ? previous : (holderOf(before) ?? previous);
  const parent = holder && holder.verb < clause.subject!.from ? holder : null;
  return { ...clause, form: 'relative', parent };
}

function withParent({ tokens, sentence, before }: Reading, clause: Clause): Clause {
  const { from } = clause;
  const lead = tokens[from - 1]?.lower ?? '';
  // `Jones, whom he called “mad”`, `a film in which he says`, `to which she replied`
  if (/^(?:whom?|which)$/.test(lead) && /^(?:comma|preposition|to)$/.test(tokens[from - 2]?.tag ?? ''))
    return clause;
  // `railed against what he calls …`: the content of the clause before, whatever its verb.
  const parent = FREE_RELATIVE.test(lead) ? (before.at(-1) ?? null) : parentOf(tokens, clause, from, before);
  const subordinate = from > sentence.from && tokens[from - 1]!.tag === 'subordinator';
  return { ...clause, subordinate, parent, free: lead === 'what' };
}

const FREE_RELATIVE = /^(?:what|who|whom|which|that|whether|how|why)$/;

/** `criticised a deal adopted in Paris`, `a lawsuit filed by …`: the participle says which, nobody does it. */
function isReduced({ tokens, before }: Reading, clause: Clause, subject: Subject): boolean {
  if (clause.from !== clause.verb || !tokens[clause.verb]!.lower.endsWith('ed')) return false;
  if (tokens[subject.from]!.tag === 'pronoun') return false;
  const previous = before.at(-1);
  const next = tokens[clause.verb + 1];
  if (next?.lower === 'by') return true;
  if (!previous) return false;
  if (previous.verb !== subject.from - 1) return false;
  if (next?.tag === 'preposition' || next?.tag === 'to') return true;
  return previous.cue !== null && !takesClause(previous.cue);
}

/** `[Lee] blamed the plan and called it …`: the noun in between is the object of the verb before. */
function isTaken({ tokens, before }: Reading, subject: Phrase, clause: Clause): boolean {
  const previous = before.at(-1);
  return (
    previous !== undefined && tokens[clause.from - 1]?.tag === 'conjunction' && previous.verb > subject.to
  );
}

/** `why they can’t point at it and cry “…”`: the two verbs share an auxiliary, and with it their subject. */
function sharesModal(
  tokens: readonly Token[],
  { verb, cue, from }: Clause,
  previous: Clause | undefined,
): boolean {
  if (!previous?.subject || from !== verb || tokens[verb - 1]?.tag !== 'conjunction') return false;
  if (!cue?.shapes.includes('base')) return false;
  return tokens.slice(previous.from, previous.verb).some(({ lower }) => isModal(lower));
}

function coordinate({ tokens, before }: Reading, clause: Clause): Clause {
  const main = sharesModal(tokens, clause, before.at(-1))
    ? before.at(-1)!
    : clause.cue
      ? besideClause(before)
      : lastFinite(before);
  return {
    ...clause,
    form: 'coordinated',
    subject: main?.subject ?? null,
    parent: clause.cue ? (main?.parent ?? null) : (before.at(-1) ?? null),
    subordinate: main?.subordinate ?? false,
  };
}
