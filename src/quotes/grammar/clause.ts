import { type VerbForm, verbForms } from '../lexicon/index.ts';
import { antecedentOf, isRelative } from './antecedent.ts';
import { finite, passive } from './finite-clause.ts';
import { type Phrase, phraseEndingAt } from './noun-phrase.ts';
import { attachParticiple, laterSubject } from './participle.ts';
import type { Sentence } from './sentence.ts';
import type { Token } from './token.ts';
import { chooseForm, groupBefore, hasShape, isMainVerb, type VerbGroup } from './verb-group.ts';

/** A verb with the one who does it, and the clause it depends on. */
export interface Clause {
  /** Index of the main verb. */
  verb: number;
  subject: Phrase | null;
  /** Of a passive: the one it is done to. */
  patient: Phrase | null;
  /** Reading as a verb of the lexicon; null for any other verb. */
  cue: VerbForm | null;
  form: 'finite' | 'passive' | 'participle' | 'infinitive' | 'coordinated' | 'relative';
  /** The clause whose content this one is part of: [Lee said] the plan was mad. */
  parent: Clause | null;
  /** Where the clause begins: its subject or its verb, whichever comes first. */
  from: number;
  /** The subject stands after the verb: said Ann Lee. */
  inverted: boolean;
  /** Opens with when, if, because …: it says nothing about what comes after its comma. */
  subordinate: boolean;
  /** Opens with what: it names a thing in the words of its own subject. */
  free: boolean;
}

/** A sentence that is being read, with the clauses read so far. */
export interface Reading {
  tokens: readonly Token[];
  sentence: Sentence;
  before: readonly Clause[];
}

/** Reads the clauses of a sentence from left to right, each with its subject and with the clause it depends on. */
export function readClauses(tokens: readonly Token[], sentence: Sentence): Clause[] {
  const clauses: Clause[] = [];
  const reading: Reading = { tokens, sentence, before: clauses };
  for (let at = sentence.from; at < sentence.to; at++)
    if (isMainVerb(tokens, at, sentence) && !isAndIQuote(tokens, at)) clauses.push(readClause(reading, at));
  for (const clause of clauses) clause.subject = named(reading, clause.subject);
  return clauses;
}

/** A subject that is a relative pronoun, by the noun it stands for. */
const named = ({ tokens, sentence }: Reading, subject: Phrase | null): Phrase | null =>
  subject && isRelative(tokens, subject)
    ? (antecedentOf(tokens, subject.from, sentence.from) ?? subject)
    : subject;

/** `Lee said, and I quote, “…”`: the reporter's assurance; it says who quotes, not who speaks. */
const isAndIQuote = (tokens: readonly Token[], verb: number): boolean =>
  tokens[verb]!.lower === 'quote' && tokens[verb - 1]?.lower === 'i' && tokens[verb - 2]?.lower === 'and';

function readClause(reading: Reading, verb: number): Clause {
  const { tokens, sentence } = reading;
  const group = groupBefore(tokens, verb, sentence.from);
  const forms = tokens[verb]!.tag === 'cue' ? verbForms(tokens[verb]!.lower) : [];
  const clause: Clause = {
    verb,
    subject: null,
    patient: null,
    cue: chooseForm(tokens, verb, forms),
    form: 'finite',
    parent: null,
    from: group.from,
    inverted: false,
    subordinate: false,
    free: false,
  };
  if (/^(?:having|being)$/.test(tokens[group.from]!.lower)) return attachParticiple(reading, clause);
  if (group.to) return attachInfinitive(reading, clause);
  if (ASKED.test(tokens[verb]!.lower) && opensAside(reading, group.from)) return asked(reading, clause);
  const ing = tokens[verb]!.lower.endsWith('ing') && tokens[verb]!.tag !== 'verb';
  if (ing && !group.be) return attachParticiple(reading, clause);
  return !ing && isPassive(tokens, clause, group) ? passive(reading, clause) : finite(reading, clause);
}

function isPassive(tokens: readonly Token[], { verb, cue }: Clause, group: VerbGroup): boolean {
  const { tag } = tokens[verb]!;
  return group.be && tag !== 'auxiliary' && (tag === 'verb' || hasShape(cue, 'participle'));
}

/** First in its sentence, or after when: `who told them when asked about it`. */
const opensAside = ({ tokens, sentence }: Reading, from: number): boolean =>
  from === sentence.from || /^(?:when|if|once|until|unless)$/.test(tokens[from - 1]!.lower);

/** `Asked whether …, Lee said`: who asked is not told. */
const asked = (reading: Reading, clause: Clause): Clause => ({
  ...clause,
  cue: null,
  form: 'participle',
  subject: laterSubject(reading, clause),
  subordinate: true,
});

const ASKED =
  /^(?:asked|pressed|told|questioned|quizzed|challenged|given|faced|confronted|prompted|urged|described|called|known|accused|invited|reminded)$/;

function attachInfinitive({ tokens, before }: Reading, clause: Clause): Clause {
  const holder = before.at(-1) ?? null;
  return {
    ...clause,
    form: 'infinitive',
    // `was prompted to say`: the one who was prompted says it.
    subject: controller(tokens, holder, clause) ?? holder?.subject ?? holder?.patient ?? null,
    parent: holder,
    subordinate: holder?.subordinate ?? false,
  };
}

/** `prompting Lee to reply`: the object of the verb before does what the infinitive says. */
function controller(tokens: readonly Token[], holder: Clause | null, { from }: Clause): Phrase | null {
  if (!holder || !CAUSES.test(tokens[holder.verb]!.lower)) return null;
  const object = phraseEndingAt(tokens, from - 1, holder.verb + 1);
  return object?.from === holder.verb + 1 ? object : null;
}

const CAUSES =
  /^(?:prompt|le[ad]d?|caus|forc|mov|spur|provok|driv|drove|inspir|allow|enabl|compel|oblig)(?:e?s|e?d|l?ing|led)?$/;
