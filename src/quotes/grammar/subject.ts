import { verbForms } from '../lexicon/index.ts';
import { coreFrom, endsPhrase, inPhrase, type Phrase, phraseEndingAt } from './noun-phrase.ts';
import type { Tag, Token } from './token.ts';
import { isState } from './word-classes.ts';

/** Who does what a verb says, with the part of it that the name or noun stands in. */
export interface Subject extends Phrase {
  /** The verb stands in a relative clause of this noun: Lee, who called it … */
  relative: boolean;
}

const PASSED_OVER: ReadonlySet<Tag> = new Set<Tag>(['auxiliary', 'adverb', 'time']);

/** How far from its verb a subject may stand, in tokens. */
const REACH = 60;

/**
 * The subject of a finite verb, looked for on its left: over auxiliaries, adverbs and days, over what stands
 * between commas, brackets or dashes.
 * @param verb index of the verb
 * @param floor first token of the sentence
 */
export function subjectBefore(tokens: readonly Token[], verb: number, floor: number): Subject | null {
  const lowest = Math.max(floor, verb - REACH);
  let last = overVerbGroup(tokens, verb - 1, lowest);
  const end = last + 1;
  const opening = openingSubject(tokens, last, lowest === floor ? floor : verb);
  if (opening) return opening;
  for (let step = 0; step < 6; step++) {
    if (last < lowest) return null;
    const token = tokens[last]!;
    const phrase = simpleSubject(tokens, last, lowest);
    if (phrase && isCircumstance(tokens, phrase, lowest)) {
      const own = nameAtEnd(tokens, phrase);
      if (own) return own;
      last = phrase.from - 2;
      continue;
    }
    const holder = phrase && isObject(tokens, phrase, lowest) ? relativeSubject(tokens, last, lowest) : null;
    if (holder) return holder;
    if (phrase?.relative) return phrase;
    if (phrase) return { ...phrase, ...whole(tokens, phrase, last, end, lowest) };
    if (token.tag !== 'comma' && token.tag !== 'dash' && token.tag !== 'close')
      return relativeSubject(tokens, last, lowest);
    const opening = openingOfParenthesis(tokens, last, lowest);
    if (opening === null) return null;
    last = opening - 1;
  }
  return null;
}

/** `an official who relayed the exchange said`: the noun before the verb is what the verb before it acts on. */
function isObject(tokens: readonly Token[], { from, relative }: Subject, lowest: number): boolean {
  if (relative || from <= lowest || tokens[from]!.tag === 'pronoun') return false;
  const before = tokens[from - 1]!;
  // `saying the council took …`: a verb of saying is followed by a clause of its own.
  const says =
    before.tag === 'cue' &&
    verbForms(before.lower).some(({ verb }) => verb.particle === null && verb.frames.has('T'));
  return /^(?:verb|cue|participle)$/.test(before.tag) && !says;
}

/** `in a statement`, `on Fox News`: what stands after a preposition does nothing itself. */
function isCircumstance(tokens: readonly Token[], { from, relative }: Subject, lowest: number): boolean {
  if (relative || from <= lowest) return false;
  const { tag } = tokens[from - 1]!;
  return tag === 'preposition' || tag === 'to';
}

/** `In a statement Ann Lee said`: the name at the end of what follows the preposition is the subject. */
function nameAtEnd(tokens: readonly Token[], { from, to }: Subject): Subject | null {
  let at = to;
  while (at > from && tokens[at - 1]!.tag === 'name') at--;
  return at > from && at < to && tokens[at - 1]!.tag === 'noun' ? { from: at, to, relative: false } : null;
}

/**
 * `Ann Lee, a teacher who taught in Leeds, Hull and York, one of the plan's critics, said`: the name that opens the sentence,
 * if each stretch between commas up to the verb only says who it is or on what occasion.
 */
export function openingSubject(tokens: readonly Token[], closing: number, floor: number): Subject | null {
  if (tokens[closing]?.tag !== 'comma') return null;
  let first = floor;
  while (first < closing && /^(?:conjunction|adverb|dash|stop)$/.test(tokens[first]!.tag)) first++;
  if (!/^(?:name|determiner|possessive)$/.test(tokens[first]?.tag ?? '')) return null;
  const core = coreFrom(tokens, first, closing);
  if (core === null || tokens[core]?.tag !== 'comma') return null;
  const commas = [];
  for (let at = core; at <= closing; at++) if (tokens[at]!.tag === 'comma') commas.push(at);
  for (let i = 0; i + 1 < commas.length; i++)
    if (!isAside(tokens, commas[i]! + 1, commas[i + 1]!)) return null;
  const described = commas.length === 1 || isDescription(tokens, core + 1, floor);
  return { from: first, to: described ? closing : core, relative: false };
}

/** A stretch between commas that has no clause of its own, or one that depends on the name: who, whose, which, as, when. */
function isAside(tokens: readonly Token[], from: number, to: number): boolean {
  const { tag, lower } = tokens[from]!;
  if (
    /^(?:who|whose|which|where|whom)$/.test(lower) ||
    tag === 'participle' ||
    tag === 'preposition' ||
    tag === 'subordinator'
  )
    return true;
  if (tag === 'pronoun' || tag === 'conjunction') return false;
  if (tag === 'cue' && lower.endsWith('ing')) return true;
  for (let at = from; at < to; at++) {
    if (tokens[at]!.lower === 'who') return true;
    if (
      /^(?:auxiliary|verb)$/.test(tokens[at]!.tag) ||
      (tokens[at]!.tag === 'cue' && !tokens[at]!.lower.endsWith('ing'))
    )
      return false;
  }
  return true;
}

/** Steps left over `has also`, `later`, `on Monday`. */
function overVerbGroup(tokens: readonly Token[], from: number, lowest: number): number {
  let at = from;
  while (at >= lowest) {
    const token = tokens[at]!;
    if (PASSED_OVER.has(token.tag) || (DAY_PART.test(token.lower) && dated(tokens, at))) at--;
    else if (token.tag === 'preposition' && tokens[at + 1]?.tag === 'time') at--;
    else break;
  }
  return at;
}

/** `late Thursday night`, `this week`, `last month`. */
const DAY_PART = /^(?:late|early|this|last|next|morning|afternoon|evening|night|week|weekend|month|year)$/;
const dated = (tokens: readonly Token[], at: number): boolean =>
  [tokens[at - 1], tokens[at + 1]].some(
    (token) => token !== undefined && (token.tag === 'time' || DAY_PART.test(token.lower)),
  );

/** A pronoun, a relative, or a noun phrase that ends with a token. */
function simpleSubject(tokens: readonly Token[], last: number, lowest: number): Subject | null {
  const { tag, lower } = tokens[last]!;
  if (/sel(?:f|ves)$/.test(lower)) {
    const itself = last > lowest ? simpleSubject(tokens, last - 1, lowest) : null;
    return itself && { ...itself, to: last + 1 };
  }
  if (tag === 'pronoun') return { from: last, to: last + 1, relative: false };
  if (lower === 'who' || lower === 'which' || (lower === 'that' && endsPhrase(tokens[last - 1])))
    return { from: last, to: last + 1, relative: true };
  const phrase = phraseEndingAt(tokens, last, lowest);
  return phrase && { ...phrase, relative: false };
}

/** `a woman who asked not to be named`: the phrase in front of the relative, to the end of its clause. */
function relativeSubject(tokens: readonly Token[], last: number, lowest: number): Subject | null {
  if (tokens[last]?.tag === 'conjunction') return null;
  for (let at = last; at > lowest; at--) {
    const { tag, lower } = tokens[at]!;
    if (
      tag === 'comma' ||
      tag === 'quoted' ||
      tag === 'semicolon' ||
      tag === 'stop' ||
      tag === 'colon' ||
      tag === 'dash'
    )
      return null;
    if (lower === 'who' || lower === 'whose' || reduces(tokens, at)) {
      const phrase = phraseEndingAt(tokens, at - 1, lowest);
      if (phrase) return { from: titledName(tokens, phrase, lowest), to: last + 1, relative: false };
    }
  }
  return null;
}

/** `a letter signed by …`, `a man holding a sign`: a participle right after its noun. */
function reduces(tokens: readonly Token[], at: number): boolean {
  const { tag, lower } = tokens[at]!;
  if (tag === 'participle' || (tag === 'cue' && lower.endsWith('ing'))) return true;
  return (tag === 'verb' || tag === 'cue') && lower.endsWith('ed') && tokens[at + 1]?.tag === 'preposition';
}

/** Index of the sign that opens what a closing comma, dash or bracket ends; null if that is no parenthesis. */
function openingOfParenthesis(tokens: readonly Token[], closing: number, lowest: number): number | null {
  const sign = tokens[closing]!.tag;
  const wanted: Tag = sign === 'close' ? 'open' : sign;
  for (let at = closing - 1; at > lowest; at--) {
    const { tag } = tokens[at]!;
    if (tag === wanted) {
      const before = tokens[at - 1]!;
      if (before.tag === 'adverb' && tokens[at - 2]?.tag === wanted) continue;
      return endsPhrase(before) || before.tag === 'close' || before.tag === 'pronoun' ? at : null;
    }
    if (tag === 'quoted' || tag === 'stop' || tag === 'semicolon') return null;
  }
  return null;
}

/**
 * The whole noun phrase with its description: from the name at the far left to the comma before the verb, if
 * what stands between says who it is.
 */
function whole(tokens: readonly Token[], phrase: Phrase, last: number, end: number, lowest: number): Phrase {
  const to = end - 1 > last && isDescription(tokens, last + 2, lowest) ? withoutSign(tokens, end) : phrase.to;
  const apposed =
    end - 1 > last || tokens[last + 2]?.tag !== 'comma' ? apposedName(tokens, phrase, lowest) : phrase.from;
  const from = end - 1 > last || apposed === lowest ? apposed : titledName(tokens, phrase, lowest);
  return { from, to: Math.max(to, phrase.to) };
}

const withoutSign = (tokens: readonly Token[], end: number): number =>
  tokens[end - 1]!.tag === 'comma' || tokens[end - 1]!.tag === 'dash' ? end - 1 : end;

/** Whether a parenthesis that begins at a token describes the person rather than the occasion. */
function isDescription(tokens: readonly Token[], at: number, _lowest: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  return (
    inPhrase(token) ||
    /^(?:who|whose|of|now|then|himself|herself|also|himself)$/.test(token.lower) ||
    /^[DRI]-/.test(token.text)
  );
}

/** `Ann Lee, 30, of Leeds, a farmer, said`: the phrase found is itself a description of the name before it. */
function apposedName(tokens: readonly Token[], phrase: Phrase, lowest: number): number {
  let { from } = phrase;
  let named = from;
  for (let step = 0; step < 5; step++) {
    const before = tokens[from - 1];
    const placed =
      before !== undefined && /^(?:of|from)$/.test(before.lower) && tokens[from - 2]?.tag === 'comma';
    if (placed) from--;
    else if (!describesName(tokens[from]!)) break;
    if (from - 2 < lowest || tokens[from - 1]!.tag !== 'comma') break;
    const earlier = phraseEndingAt(tokens, from - 2, lowest);
    if (!earlier) break;
    from = earlier.from;
    if (tokens[from]!.tag === 'name' && beginsClause(tokens, from, lowest)) named = from;
  }
  return named;
}

/** `“…,” another neighbour, Ann Lee said`: the description comes first, and nobody minds the second comma. */
function titledName(tokens: readonly Token[], { from }: Phrase, lowest: number): number {
  if (from - 2 < lowest || tokens[from - 1]!.tag !== 'comma') return from;
  const title = phraseEndingAt(tokens, from - 2, lowest);
  if (
    !title ||
    title.from <= lowest ||
    tokens[title.from]!.tag === 'noun' ||
    (tokens[title.from]!.tag === 'name') === (tokens[from]!.tag === 'name')
  )
    return from;
  return tokens[title.from - 1]!.tag === 'quoted' ? title.from : from;
}

const describesName = ({ tag, text }: Token): boolean =>
  tag === 'number' ||
  tag === 'determiner' ||
  tag === 'possessive' ||
  tag === 'noun' ||
  /^(?:\p{Lu}\.){2,}$/u.test(text) ||
  isState(text);

/** Nothing before a phrase makes it part of another: a name after a verb or a preposition is no subject. */
const beginsClause = (tokens: readonly Token[], at: number, lowest: number): boolean =>
  at <= lowest ||
  /^(?:comma|quoted|dash|subordinator|relative|conjunction|colon|semicolon|stop|adverb)$/.test(
    tokens[at - 1]!.tag,
  );
