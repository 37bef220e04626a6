import { type VerbForm, verbForms } from '../lexicon/index.ts';
import type { Phrase } from './noun-phrase.ts';
import { phraseEndingAt, phraseStartingAt } from './noun-phrase.ts';
import type { Sentence } from './sentence.ts';
import { openingSubject, subjectBefore } from './subject.ts';
import type { Token } from './token.ts';
import { isBe } from './word-classes.ts';

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

/** Reads the clauses of a sentence from left to right, each with its subject and with the clause it depends on. */
export function readClauses(tokens: readonly Token[], sentence: Sentence): Clause[] {
  const clauses: Clause[] = [];
  for (let at = sentence.from; at < sentence.to; at++) {
    if (!isMainVerb(tokens, at, sentence)) continue;
    clauses.push(readClause(tokens, at, sentence, clauses));
  }
  return clauses;
}

/** A verb that no other verb of its group follows: described in `has been described`, is in `is mad`. */
function isMainVerb(tokens: readonly Token[], at: number, sentence: Sentence): boolean {
  const { tag } = tokens[at]!;
  if (tag === 'cue' || tag === 'verb' || tag === 'participle') return true;
  if (tag !== 'auxiliary') return false;
  for (let next = at + 1; next < sentence.to; next++) {
    const follower = tokens[next]!.tag;
    if (follower === 'adverb') continue;
    return follower !== 'auxiliary' && follower !== 'cue' && follower !== 'verb' && follower !== 'participle';
  }
  return true;
}

/** The auxiliaries and adverbs directly before a main verb. */
interface Group {
  from: number;
  be: boolean;
  auxiliary: boolean;
  to: boolean;
}

function groupBefore(tokens: readonly Token[], verb: number, floor: number): Group {
  const group: Group = { from: verb, be: isBe(tokens[verb]!.lower), auxiliary: false, to: false };
  group.be = false;
  let nearest = true;
  for (let at = verb - 1; at >= floor; at--) {
    const { tag, lower } = tokens[at]!;
    if (tag === 'auxiliary') {
      if (nearest) group.be = isBe(lower) && !isHas(tokens, at, verb);
      nearest = false;
      group.auxiliary = true;
    } else if (tag === 'to') {
      group.to = true;
      group.from = at;
      break;
    } else if (tag !== 'adverb') break;
    group.from = at;
  }
  return group;
}

/** `He’s said` is `has said`; `he’s called a liar by …` is `is called`. */
const isHas = (tokens: readonly Token[], at: number, verb: number): boolean =>
  /^['’]s$/.test(tokens[at]!.lower) &&
  !tokens[verb]!.lower.endsWith('ing') &&
  !tokens.slice(verb, verb + 6).some((token) => token.lower === 'by');

function readClause(
  tokens: readonly Token[],
  verb: number,
  sentence: Sentence,
  before: readonly Clause[],
): Clause {
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
  const ing = tokens[verb]!.lower.endsWith('ing') && tokens[verb]!.tag !== 'verb';
  if (tokens[group.from]!.lower === 'having' || tokens[group.from]!.lower === 'being')
    return attachParticiple(tokens, clause, sentence, before);
  if (group.to) return attachInfinitive(clause, before);
  if (verb === sentence.from && ASKED.test(tokens[verb]!.lower))
    return {
      ...clause,
      cue: null,
      form: 'participle',
      subject: laterSubject(tokens, clause, sentence),
      subordinate: true,
    };
  if (ing && !group.be) return attachParticiple(tokens, clause, sentence, before);
  if (
    group.be &&
    !ing &&
    (tokens[verb]!.tag === 'verb' || hasShape(clause.cue, 'participle')) &&
    tokens[verb]!.tag !== 'auxiliary'
  )
    return passive(tokens, clause, sentence, before);
  return finite(tokens, clause, sentence, before);
}

/** `Asked whether …, Lee said`: who asked is not told. */
const ASKED =
  /^(?:asked|pressed|told|questioned|quizzed|challenged|given|faced|confronted|prompted|urged|described|called|known|accused|invited|reminded)$/;

const hasShape = (form: VerbForm | null, shape: VerbForm['shapes'][number]): boolean =>
  form?.shapes.includes(shape) ?? false;

/** Of the verbs that begin with a word, the one whose particle follows; else the plain one. */
function chooseForm(tokens: readonly Token[], verb: number, forms: readonly VerbForm[]): VerbForm | null {
  let plain: VerbForm | null = null;
  for (const form of forms) {
    const { particle } = form.verb;
    if (particle === null) plain ??= form;
    else if (tokens[verb + 1]?.lower === particle || tokens[verb + 2]?.lower === particle) return form;
  }
  return plain;
}

const lastFinite = (before: readonly Clause[]): Clause | null =>
  before.findLast(
    (clause) => clause.form === 'finite' || clause.form === 'relative' || clause.form === 'passive',
  ) ?? null;

/** The clause that the sentence stands on, at this point: the last one that depends on nothing. */
const mainClause = (before: readonly Clause[]): Clause | null =>
  before.findLast((clause) => clause.parent === null && clause.form === 'finite' && !clause.subordinate) ??
  before.findLast((clause) => clause.parent === null && clause.form === 'passive') ??
  before.findLast((clause) => clause.parent === null && clause.form === 'finite') ??
  before[0] ??
  null;

/** The clause that `and said` goes on: the last one that is not what somebody says. */
const besideClause = (before: readonly Clause[]): Clause | null =>
  before.findLast(
    (clause) => clause.parent === null && /^(?:finite|passive|coordinated)$/.test(clause.form),
  ) ?? mainClause(before);

function attachInfinitive(clause: Clause, before: readonly Clause[]): Clause {
  const holder = before.at(-1) ?? null;
  return {
    ...clause,
    form: 'infinitive',
    subject: holder?.subject ?? null,
    parent: holder,
    subordinate: holder?.subordinate ?? false,
  };
}

function attachParticiple(
  tokens: readonly Token[],
  clause: Clause,
  sentence: Sentence,
  before: readonly Clause[],
): Clause {
  const previous = before.at(-1) ?? null;
  const main = participleHolder(tokens, clause, before);
  const noun = clause.from > sentence.from ? phraseEndingAt(tokens, clause.from - 1, sentence.from) : null;
  // `a sign reading “…”`: the noun right before says it; `, calling it “…”` is said by whom the sentence is about.
  const own =
    noun &&
    (main === null ||
      main.verb >= noun.from ||
      tokens[noun.from]!.tag === 'name' ||
      tokens[noun.from - 1]?.lower === 'with')
      ? noun
      : null;
  const made: Clause = { ...clause, form: 'participle', subordinate: main?.subordinate ?? false };
  const absolute =
    own &&
    (own.from === sentence.from || /^(?:dash|preposition)$/.test(tokens[own.from - 1]!.tag)) &&
    tokens[own.from]!.tag === 'name';
  // `The union, calling it “mad”, said …`
  const ahead =
    main === null && tokens[clause.from - 1]?.tag === 'comma'
      ? phraseEndingAt(tokens, clause.from - 2, sentence.from)
      : null;
  if (ahead?.from === sentence.from) return { ...made, subject: ahead };
  if (own) return { ...made, subject: own, parent: absolute ? null : (holderOf(before) ?? main) };
  if (main === null) return { ...made, subject: laterSubject(tokens, clause, sentence) };
  return { ...made, subject: main.subject ?? main.patient, parent: clause.cue ? main.parent : previous };
}

/** The clause whose subject a participle shares: that of `kept asking`, of `as she rose, saying`, else the main one. */
function participleHolder(
  tokens: readonly Token[],
  clause: Clause,
  before: readonly Clause[],
): Clause | null {
  const previous = before.at(-1);
  if (previous?.verb === clause.from - 1) return previous;
  if (
    previous?.cue?.verb.frames.has('D') &&
    previous.verb === clause.from - 2 &&
    tokens[clause.from - 1]?.tag === 'comma'
  )
    return previous;
  if (previous?.cue && previous.subordinate && tokens[clause.from - 1]?.tag === 'comma' && before.length > 1)
    return previous;
  // `with Lee calling it “mad” and asking …`
  if (previous?.form === 'participle' && previous.subject && tokens[clause.from - 1]?.tag === 'conjunction')
    return previous;
  return mainClause(before);
}

/** `Calling it “mad”, Ann Lee walked out.` */
function laterSubject(tokens: readonly Token[], clause: Clause, sentence: Sentence): Phrase | null {
  for (let at = clause.verb + 1; at < sentence.to; at++) {
    const { tag } = tokens[at]!;
    const next = tokens[at + 1];
    if ((tag === 'comma' || tag === 'quoted') && next && next.tag !== 'comma' && next.tag !== 'quoted')
      return phraseStartingAt(tokens, at + 1, sentence.to);
    if (tag === 'stop' || tag === 'semicolon') return null;
  }
  return null;
}

/** `was described by Lee as “…”`: the one who speaks stands after `by`; without one nobody is named. */
function passive(
  tokens: readonly Token[],
  clause: Clause,
  sentence: Sentence,
  before: readonly Clause[],
): Clause {
  const made = finite(tokens, clause, sentence, before);
  if (clause.cue === null || tokens[clause.verb]!.lower === 'quoted')
    return { ...made, form: clause.cue ? 'finite' : 'passive' };
  let agent: Phrase | null = null;
  for (let at = clause.verb + 1; at < Math.min(sentence.to, clause.verb + 12); at++) {
    if (tokens[at]!.lower === 'by') {
      agent = phraseStartingAt(tokens, at + 1, sentence.to);
      break;
    }
    if (/^(?:comma|stop|semicolon|cue|verb)$/.test(tokens[at]!.tag)) break;
  }
  return { ...made, subject: agent, patient: made.subject, form: 'passive', cue: agent ? clause.cue : null };
}

function finite(
  tokens: readonly Token[],
  clause: Clause,
  sentence: Sentence,
  before: readonly Clause[],
): Clause {
  const inverted = invertedSubject(tokens, clause, sentence);
  if (inverted) return { ...clause, subject: inverted, inverted: true, parent: null };
  const subject = subjectBefore(tokens, clause.verb, sentence.from);
  if (!subject || isTaken(tokens, subject, clause, before)) return coordinate(clause, before);
  const from = Math.min(subject.from, clause.from);
  if (isReduced(tokens, clause, subject, before))
    return { ...clause, subject, from, cue: null, form: 'participle', parent: before.at(-1)! };
  if (subject.relative) {
    const previous = before.at(-1);
    const holder = previous?.cue ? previous : (holderOf(before) ?? previous);
    return {
      ...clause,
      subject,
      from,
      form: 'relative',
      parent: holder && holder.verb < subject.from ? holder : null,
    };
  }
  const lead = tokens[from - 1];
  const subordinate = from > sentence.from && lead?.tag === 'subordinator';
  // `railed against what he calls …`: the content of the clause before, whatever its verb.
  const free = lead?.lower === 'what';
  const apart = tokens[from - 2]?.tag === 'comma' && /^whom?|which$/.test(lead?.lower ?? '');
  if (apart) return { ...clause, subject, from };
  const parent = FREE_RELATIVE.test(lead?.lower ?? '')
    ? (before.at(-1) ?? null)
    : parentOf(tokens, clause, from, before);
  return { ...clause, subject, from, subordinate, parent, free };
}

/** `criticised a deal adopted in Paris`, `a lawsuit filed by …`: the participle says which, nobody does it. */
function isReduced(
  tokens: readonly Token[],
  clause: Clause,
  subject: Phrase,
  before: readonly Clause[],
): boolean {
  const previous = before.at(-1);
  if (
    clause.from !== clause.verb ||
    !tokens[clause.verb]!.lower.endsWith('ed') ||
    tokens[subject.from]!.tag === 'pronoun'
  )
    return false;
  const next = tokens[clause.verb + 1];
  const circumstance = next?.tag === 'preposition' || next?.tag === 'to';
  if (next?.lower === 'by') return previous !== undefined;
  if (!previous || previous.verb !== subject.from - 1) return false;
  return circumstance || (previous.cue !== null && !takesClause(previous.cue));
}

const FREE_RELATIVE = /^(?:what|who|whom|which|that|whether|how|why)$/;

/** The noun before this verb is the object of the verb before it: `[Lee] blamed the plan and called it …` has none of its own. */
function isTaken(
  tokens: readonly Token[],
  subject: Phrase,
  clause: Clause,
  before: readonly Clause[],
): boolean {
  const lead = tokens[clause.from - 1];
  return lead?.tag === 'conjunction' && before.length > 0 && before.at(-1)!.verb > subject.to;
}

function coordinate(clause: Clause, before: readonly Clause[]): Clause {
  const main = clause.cue ? besideClause(before) : lastFinite(before);
  return {
    ...clause,
    form: 'coordinated',
    subject: main?.subject ?? null,
    parent: clause.cue ? (main?.parent ?? null) : (before.at(-1) ?? null),
    subordinate: main?.subordinate ?? false,
  };
}

/** Right after quoted words that are over: “…,” said; not “liberals” allowed. */
function followsWords(tokens: readonly Token[], verb: number, sentence: Sentence): boolean {
  const lead = tokens[verb - 1]!;
  if (lead.tag === 'comma') return tokens[verb - 2]?.tag === 'quoted';
  return lead.tag === 'quoted' && (verb - 1 === sentence.from || /[,.?!…—–-]/.test(lead.last));
}

/** `“…,” said Ann Lee`, `Said Ann Lee: “…”`: the verb right after the quotation, or first in its sentence. */
function invertedSubject(tokens: readonly Token[], clause: Clause, sentence: Sentence): Phrase | null {
  if (clause.cue === null || hasShape(clause.cue, 'ing') || clause.from !== clause.verb) return null;
  const lead = tokens[clause.verb - 1];
  const afterQuoted = clause.verb > sentence.from && followsWords(tokens, clause.verb, sentence);
  const subject = phraseStartingAt(tokens, clause.verb + 1, sentence.to);
  if (
    !subject ||
    !clause.cue.verb.frames.has('D') ||
    /^(?:it|this|that)$/.test(tokens[subject.to - 1]!.lower)
  )
    return null;
  // `citing “…,” said the candidate could win`: what follows has a verb of its own, so it is what was said.
  const after = subject.to < sentence.to ? tokens[subject.to]! : null;
  if (
    after &&
    (/^(?:auxiliary|verb)$/.test(after.tag) || (after.tag === 'cue' && !after.lower.endsWith('ing')))
  )
    return null;
  if (
    afterQuoted &&
    tokens[sentence.from]!.tag !== 'quoted' &&
    openingSubject(tokens, clause.verb - 1, sentence.from)
  )
    return null;
  if (afterQuoted || clause.verb === sentence.from) return subject;
  // `The plan was “mad” in many ways, said Ann Lee.`
  const end = tokens[subject.to];
  const closes = subject.to >= sentence.to || /^(?:stop|comma|colon)$/.test(end?.tag ?? '');
  return lead?.tag === 'comma' &&
    tokens[subject.from]!.tag !== 'pronoun' &&
    closes &&
    clause.cue.verb.frames.has('D') &&
    !clause.cue.verb.frames.has('O')
    ? subject
    : null;
}

/** The verb of saying or thinking whose content a new clause belongs to. */
function parentOf(
  tokens: readonly Token[],
  clause: Clause,
  from: number,
  before: readonly Clause[],
): Clause | null {
  const previous = before.at(-1);
  if (!previous) return null;
  const holder = holderOf(before);
  // `Lee, who spoke to say no, said`: the subject stands before the verb in between.
  if (!holder || (from <= holder.verb && holder.subject?.from !== from)) return null;
  // A new speaker after `, but`, `while` or a semicolon stands beside the one before, not inside what he said.
  const speaks = clause.cue !== null && !clause.cue.verb.frames.has('P');
  if (speaks && (breaks(tokens, holder.verb, from) || resumes(tokens, holder.verb, from))) return null;
  if (holder.subordinate && tokens[from - 1]?.tag === 'comma') return null;
  return holder;
}

function holderOf(before: readonly Clause[]): Clause | null {
  for (let at = before.length - 1; at >= 0; at--) {
    const clause = before[at]!;
    if (clause.inverted) return null;
    if (clause.cue && clause.form !== 'relative' && takesClause(clause.cue)) return clause;
    if (clause.parent) return clause.parent;
  }
  return null;
}

export const takesClause = ({ verb }: VerbForm): boolean =>
  verb.frames.has('T') || verb.frames.has('W') || verb.frames.has('P');

/** `With the vote lost, Lee said`: what stands before the comma is an introduction, unless it is itself inside the content: Lee said if …, */
function resumes(tokens: readonly Token[], holder: number, from: number): boolean {
  if (tokens[from - 1]?.tag !== 'comma') return false;
  for (let at = holder + 1; at < Math.min(from, holder + 4); at++)
    if (tokens[at]!.tag === 'subordinator' || tokens[at]!.lower === 'that') return false;
  return true;
}

function breaks(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const { tag, lower } = tokens[at]!;
    if (tag === 'semicolon' || tag === 'dash') return true;
    if (tag === 'conjunction' && (at === to - 1 || tokens[at - 1]?.tag === 'comma')) return true;
    if (at >= to - 2 && BESIDE.test(lower) && !follows(tokens, from, at)) return true;
  }
  return false;
}

const BESIDE = /^(?:while|whereas|although|though|as|after|before|when)$/;

/** `finds that, while …`: the content of the verb begins with the small word. */
const follows = (tokens: readonly Token[], verb: number, at: number): boolean =>
  at - verb < 5 && tokens.slice(verb, at).some((token) => token.lower === 'that');
