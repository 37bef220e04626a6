import type { Clause, Reading } from './clause.ts';
import { holderOf, mainClause } from './dependence.ts';
import { type Phrase, phraseEndingAt } from './noun-phrase.ts';
import { phraseStartingAt } from './noun-phrase-ahead.ts';

/** A clause without a subject of its own before it: `, calling it “…”`, `a sign reading “…”`. */
export function attachParticiple(reading: Reading, clause: Clause): Clause {
  const { tokens, sentence, before } = reading;
  const main = participleHolder(reading, clause);
  const made: Clause = { ...clause, form: 'participle', subordinate: main?.subordinate ?? false };
  // `The union, calling it “mad”, said …`
  const ahead =
    main === null && tokens[clause.from - 1]?.tag === 'comma'
      ? phraseEndingAt(tokens, clause.from - 2, sentence.from)
      : null;
  if (ahead?.from === sentence.from) return { ...made, subject: ahead };
  const own = ownSubject(reading, clause, main);
  if (own)
    return {
      ...made,
      subject: own,
      parent: isAbsolute(reading, own) ? null : (holderOf(before) ?? main),
    };
  if (main === null) return { ...made, subject: laterSubject(reading, clause) };
  const parent = clause.cue ? main.parent : (before.at(-1) ?? null);
  return { ...made, subject: main.subject ?? main.patient, parent };
}

/** The noun right before the participle, where it is the one who says it and not the object of the sentence. */
function ownSubject({ tokens, sentence }: Reading, clause: Clause, main: Clause | null): Phrase | null {
  if (clause.from <= sentence.from) return null;
  const noun = phraseEndingAt(tokens, clause.from - 1, sentence.from);
  if (!noun) return null;
  const lead = tokens[noun.from - 1];
  // `replied to Lee’s question, writing`: what stands after a preposition does nothing itself.
  if (main !== null && (lead?.tag === 'preposition' || lead?.tag === 'to') && lead.lower !== 'with')
    return null;
  const owns =
    main === null ||
    main.verb >= noun.from ||
    tokens[noun.from]!.tag === 'name' ||
    tokens[noun.from - 1]?.lower === 'with';
  return owns ? noun : null;
}

/** `– Lee saying it was mad`, `with Lee saying …`: beside the sentence, not inside it. */
function isAbsolute({ tokens, sentence }: Reading, own: Phrase): boolean {
  if (tokens[own.from]!.tag !== 'name') return false;
  const lead = tokens[own.from - 1];
  return own.from === sentence.from || lead?.tag === 'dash' || lead?.tag === 'preposition';
}

/**
 * The clause whose subject a participle shares: that of `kept asking`, of `she said, adding`, of `as she rose,
 * saying`, of `with Lee calling it “mad” and asking`, else the main one.
 */
function participleHolder({ tokens, before }: Reading, clause: Clause): Clause | null {
  const previous = before.at(-1);
  if (!previous) return null;
  const lead = tokens[clause.from - 1]?.tag;
  if (previous.verb === clause.from - 1) return previous;
  if (lead === 'comma') {
    if (previous.verb === clause.from - 2 && previous.cue?.verb.frames.has('D')) return previous;
    if (previous.cue && previous.subordinate && before.length > 1) return previous;
  }
  if (lead === 'conjunction') {
    const beside = previous.parent?.form === 'participle' ? previous.parent : previous;
    if (beside.form === 'participle' && beside.subject) return beside;
  }
  return mainClause(before);
}

/** `Calling it “mad”, Ann Lee walked out.` */
export function laterSubject({ tokens, sentence }: Reading, clause: Clause): Phrase | null {
  for (let at = clause.verb + 1; at < sentence.to; at++) {
    const { tag } = tokens[at]!;
    const next = tokens[at + 1]?.tag ?? 'comma';
    if ((tag === 'comma' || tag === 'quoted') && next !== 'comma' && next !== 'quoted')
      return phraseStartingAt(tokens, at + 1, sentence.to);
    if (tag === 'stop' || tag === 'semicolon') return null;
  }
  return null;
}
