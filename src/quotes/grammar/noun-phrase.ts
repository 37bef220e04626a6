import { cueNoun } from '../lexicon/index.ts';
import type { Tag, Token } from './token.ts';

/** A run of tokens: the first one, and the one after the last. */
export interface Phrase {
  from: number;
  to: number;
}

const IN_PHRASE: ReadonlySet<Tag> = new Set<Tag>(['name', 'noun', 'number', 'determiner', 'possessive']);
const HEAD: ReadonlySet<Tag> = new Set<Tag>(['name', 'noun', 'number']);

/** Whether a token can stand inside a noun phrase that names somebody. */
export const inPhrase = (token: Token | undefined): boolean =>
  token !== undefined && IN_PHRASE.has(token.tag);

/** Whether a noun phrase can end with a token. */
export const endsPhrase = (token: Token | undefined): boolean =>
  token !== undefined &&
  (HEAD.has(token.tag) || (token.tag === 'determiner' && STANDS_ALONE.test(token.lower)));

export const STANDS_ALONE =
  /^(?:another|both|all|several|many|few|most|one|two|three|four|five|some|each|either|neither|this|that|others)$/;

/** Prepositions that tie a second noun to the first wherever they stand: the mayor of Leeds, a spokesman for the club. */
const TIES =
  /^(?:of|for|from|with|at|in|on|to|behind|against|near|about|under|representing|within|between|inside|outside|among)$/;
/** Those that tie also after a name; any other starts a circumstance: Lee in Paris, Trump on Fox. */
const TIES_NAMES = /^(?:of|for|from|with)$/;

/**
 * The noun phrase that ends with token `last`, read from right to left: names, nouns and their determiners,
 * phrases with `of` and the like, names joined by `and`.
 * @returns null if no noun phrase ends there
 */
export function phraseEndingAt(tokens: readonly Token[], last: number, floor: number): Phrase | null {
  if (!endsPhrase(tokens[last])) return null;
  const from = walkLeft(tokens, last, floor);
  return afterCircumstance(tokens, { from, to: last + 1 });
}

function walkLeft(tokens: readonly Token[], last: number, floor: number): number {
  let from = last;
  while (from > floor) {
    const before = tokens[from - 1]!;
    if (inPhrase(before)) {
      if (startsPhrase(tokens, from) && !joinsLeft(before)) break;
      from--;
    } else if (ties(tokens, from - 1, floor)) from--;
    else if (bracketed(tokens, from - 1, floor)) from = openingOf(tokens, from - 1, floor);
    else if (modifies(tokens, from - 1) || datesNoun(tokens, from - 1)) from--;
    else break;
  }
  return from;
}

/** `the`, `his` and pronouns begin a phrase: nothing but a predeterminer goes before them. */
const startsPhrase = (tokens: readonly Token[], at: number): boolean => {
  const { tag, lower } = tokens[at]!;
  return tag === 'possessive' || (tag === 'determiner' && STARTS.test(lower));
};
const STARTS = /^(?:a|an|the|this|these|those|some|any|each|every|no)$/;
const joinsLeft = (token: Token): boolean =>
  token.tag === 'determiner' && /^(?:both|all|half|such|many)$/.test(token.lower);

/** A preposition or conjunction between two nouns. */
function ties(tokens: readonly Token[], at: number, floor: number): boolean {
  const { tag, lower } = tokens[at]!;
  const before = tokens[at - 1];
  if (at <= floor || !before) return false;
  if (lower === 'and' || lower === '&' || lower === 'or')
    return endsPhrase(before) && (sameSort(before, tokens[at + 1]!) || opensClause(tokens, at - 1, floor));
  if (tag !== 'preposition' && tag !== 'to') return false;
  return endsPhrase(before) && TIES.test(lower);
}

/** `Lee and Jones`, `staff and parents`; not `the plan and Lee`, which begins a new clause. */
const sameSort = (a: Token, b: Token): boolean =>
  a.tag === b.tag || b.tag === 'determiner' || b.tag === 'possessive';

/** The phrase that ends with a token is the first thing in its clause, so that no verb before it can take it as object. */
function opensClause(tokens: readonly Token[], last: number, floor: number): boolean {
  let at = last;
  while (at > floor && (inPhrase(tokens[at - 1]) || tokens[at - 1]!.lower === 'of')) at--;
  return (
    at === floor ||
    /^(?:comma|quoted|dash|subordinator|relative|conjunction|colon)$/.test(tokens[at - 1]!.tag)
  );
}

const bracketed = (tokens: readonly Token[], at: number, floor: number): boolean =>
  tokens[at]!.tag === 'close' && openingOf(tokens, at, floor) > floor;

function openingOf(tokens: readonly Token[], at: number, floor: number): number {
  for (let open = at - 1; open >= Math.max(floor, at - 12); open--)
    if (tokens[open]!.tag === 'open') return open;
  return floor - 1;
}

/** An adverb or participle inside a phrase: the newly elected mayor. */
const modifies = (tokens: readonly Token[], at: number): boolean => {
  const { tag } = tokens[at]!;
  if (tag !== 'adverb' && tag !== 'verb' && tag !== 'cue') return false;
  const before = tokens[at - 1];
  return before !== undefined && (before.tag === 'determiner' || before.tag === 'possessive');
};

/** `a Monday editorial` */
const datesNoun = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]!.tag === 'time' && /^(?:determiner|possessive)$/.test(tokens[at - 1]?.tag ?? '');

/** A phrase that begins with a preposition is a circumstance; the person stands after it: In Leeds the mayor … */
function afterCircumstance(tokens: readonly Token[], phrase: Phrase): Phrase | null {
  let { from } = phrase;
  while (from < phrase.to && !inPhrase(tokens[from])) from++;
  return from < phrase.to ? trimName({ from, to: phrase.to }, tokens) : null;
}

/** Cuts `in Paris` off a name that needs no such thing to be known. */
function trimName(phrase: Phrase, tokens: readonly Token[]): Phrase {
  if (tokens[phrase.from]!.tag !== 'name') return phrase;
  for (let at = phrase.from + 1; at < phrase.to; at++) {
    const { tag, lower } = tokens[at]!;
    if ((tag === 'preposition' || tag === 'to') && !TIES_NAMES.test(lower))
      return { from: phrase.from, to: at };
  }
  return phrase;
}

/**
 * The noun phrase that begins with token `first`, read from left to right, with the appositives and relative
 * clauses that belong to it: Ann Lee, 54, a farmer who lost her barn.
 * @param end index of the token before which the sentence ends
 */
export function phraseStartingAt(tokens: readonly Token[], first: number, end: number): Phrase | null {
  const core = coreFrom(tokens, first, end);
  if (core === null) return null;
  const to = withAppositives(tokens, first, core, end);
  return { from: first, to };
}

/** End of the bare noun phrase: Ann Lee; the head of the school; a spokesman for the club. */
export function coreFrom(tokens: readonly Token[], first: number, end: number): number | null {
  const token = tokens[first];
  if (!token || first >= end) return null;
  if (token.tag === 'pronoun') return first + 1;
  // `said retired Army captain Ann Lee`
  if (!inPhrase(token) && !(token.tag === 'verb' && inPhrase(tokens[first + 1]))) return null;
  let at = first + 1;
  let named = token.tag === 'name';
  while (at < end) {
    const next = tokens[at]!;
    if (inPhrase(next)) {
      if (
        startsPhrase(tokens, at) &&
        endsPhrase(tokens[at - 1]) &&
        !/^(?:both|all|half)$/.test(tokens[at - 1]!.lower)
      )
        break;
      named ||= next.tag === 'name';
    } else if (next.tag === 'time' && inPhrase(tokens[at + 1])) {
      // `a Monday editorial`
    } else if (!continues(tokens, at, end, named)) break;
    else if (next.tag === 'open') at = closingOf(tokens, at, end);
    at++;
  }
  return endsPhrase(tokens[at - 1]) || tokens[at - 1]!.tag === 'close' ? at : null;
}

/** Whether a sign or small word inside a noun phrase carries it on. */
function continues(tokens: readonly Token[], at: number, end: number, named: boolean): boolean {
  const { tag, lower } = tokens[at]!;
  const next = tokens[at + 1];
  if (at + 1 >= end || !next) return false;
  if (tag === 'open') return closingOf(tokens, at, end) < end;
  if (lower === 'and' || lower === '&') return inPhrase(next) && joinsNames(tokens, at);
  if (tag === 'preposition' || tag === 'to')
    return inPhrase(next) && (named ? TIES_NAMES : TIES).test(lower) && !leadsToWords(tokens, at, end);
  return tag === 'adverb' && (tokens[at - 1]!.tag === 'determiner' || tokens[at - 1]!.tag === 'possessive');
}

/** `said her lawyers in a statement`: where it was said, not who they are. */
function leadsToWords(tokens: readonly Token[], at: number, end: number): boolean {
  if (!/^(?:in|on|at|during)$/.test(tokens[at]!.lower)) return false;
  for (let i = at + 1; i < Math.min(end, at + 6); i++) {
    if (!inPhrase(tokens[i])) return false;
    if (cueNoun(tokens[i]!.lower)) return true;
  }
  return false;
}

const joinsNames = (tokens: readonly Token[], at: number): boolean =>
  sameSort(tokens[at - 1]!, tokens[at + 1]!);

function closingOf(tokens: readonly Token[], at: number, end: number): number {
  for (let close = at + 1; close < Math.min(end, at + 12); close++)
    if (tokens[close]!.tag === 'close') return close;
  return end;
}

/** How many tokens an appositive may run on for. */
const LONGEST_APPOSITIVE = 45;

/** Takes in what follows as long as it says who the person is, not what happened next. */
function withAppositives(tokens: readonly Token[], first: number, core: number, end: number): number {
  let to = restrictive(tokens, first, core, end);
  if (tokens[first]!.tag === 'pronoun') return core;
  // A bare surname is somebody the reader has met: what follows tells something new rather than who it is.
  const known = core === first + 1 && tokens[first]!.tag === 'name';
  while (to < end && tokens[to]!.tag === 'comma' && describes(tokens, to + 1, end)) {
    if (known && /^whos?e?$/.test(tokens[to + 1]!.lower)) break;
    const next = closeOf(tokens, to + 1, end);
    if (next - to > LONGEST_APPOSITIVE) break;
    to = next;
  }
  return to;
}

/** `a man who lost his barn`, `a voter involved in the campaign`: without a comma. */
function restrictive(tokens: readonly Token[], first: number, at: number, end: number): number {
  const token = tokens[at];
  if (!token || at >= end) return at;
  const relative = token.lower === 'who' || token.lower === 'whose';
  const reduced =
    tokens[first]!.tag === 'determiner' &&
    /^(?:verb|participle)$/.test(token.tag) &&
    /^(?:preposition|determiner|to)$/.test(tokens[at + 1]?.tag ?? '');
  return relative || reduced ? closeOf(tokens, at, end) : at;
}

/** Whether the words after a comma say who somebody is: the chair, 54, who …, a nurse, of Leeds, D-Fla. */
function describes(tokens: readonly Token[], at: number, end: number): boolean {
  const token = tokens[at];
  if (!token || at >= end) return false;
  const { tag, lower } = token;
  if (lower === 'who' || lower === 'whose') return tokens[at + 1]?.tag !== 'comma';
  if (lower === 'of' || lower === 'now' || lower === 'then' || lower === 'himself') return true;
  if (tag === 'number' || /^(?:[DRI]-|\(?[DRI]\b)/.test(token.text)) return true;
  if (tag === 'determiner' || tag === 'possessive' || tag === 'noun') return !hasOwnVerb(tokens, at, end);
  return tag === 'name' && !hasOwnVerb(tokens, at, end);
}

/** A clause with a verb of its own tells what happened: …, the council voted. */
function hasOwnVerb(tokens: readonly Token[], at: number, end: number): boolean {
  for (let i = at; i < end; i++) {
    const { tag, lower } = tokens[i]!;
    if (tag === 'comma' || tag === 'relative' || lower === 'who') return false;
    if (tag === 'quoted' || tag === 'stop' || tag === 'semicolon' || tag === 'dash') return false;
    if (
      tag === 'auxiliary' ||
      (tag === 'cue' && !tokens[i]!.lower.endsWith('ing') && tokens[i - 1]?.tag !== 'to')
    )
      return true;
  }
  return false;
}

/** Where a description ends: before the next comma, dash, quotation or stop outside brackets. */
function closeOf(tokens: readonly Token[], at: number, end: number): number {
  for (let i = at; i < end; i++) {
    const { tag } = tokens[i]!;
    if (
      tag === 'comma' ||
      tag === 'dash' ||
      tag === 'stop' ||
      tag === 'semicolon' ||
      tag === 'colon' ||
      tag === 'quoted'
    )
      return i;
  }
  return end;
}
