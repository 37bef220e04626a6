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

/** Determiners that can do without a noun: some said, both agreed. */
export const STANDS_ALONE =
  /^(?:another|both|all|several|many|few|most|one|two|three|four|five|some|each|either|neither|this|that|others|dozens|hundreds|thousands)$/;

/** Prepositions that tie a second noun to the first wherever they stand: the mayor of Leeds, a spokesman for the club. */
export const TIES =
  /^(?:of|for|from|with|at|in|on|to|behind|against|near|about|under|representing|within|between|inside|outside|among)$/;
/** Those that tie also after a name; any other starts a circumstance: Lee in Paris, Trump on Fox. */
export const TIES_NAMES = /^(?:of|for|from|with)$/;

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
    const next = stepLeft(tokens, from, last, floor);
    if (next === from) break;
    from = next;
  }
  return from;
}

/** Takes in what stands before a token of the phrase; the token itself where that is no part of it. */
function stepLeft(tokens: readonly Token[], from: number, last: number, floor: number): number {
  const before = tokens[from - 1]!;
  if (inPhrase(before)) return startsPhrase(tokens, from) && !joinsLeft(before) ? from : from - 1;
  if (ties(tokens, from - 1, floor)) return from - 1;
  if (bracketed(tokens, from - 1, floor)) return openingOf(tokens, from - 1, floor);
  if (listsQualities(tokens, from - 1, last, floor)) return from - 3;
  return modifies(tokens, from - 1) || datesNoun(tokens, from - 1) ? from - 1 : from;
}

/** `the`, `his` and pronouns begin a phrase: nothing but a predeterminer goes before them. */
export const startsPhrase = (tokens: readonly Token[], at: number): boolean => {
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
export const sameSort = (a: Token, b: Token): boolean =>
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

/** An adverb or participle inside a phrase: the newly elected mayor, dozens of retired teachers. */
const modifies = (tokens: readonly Token[], at: number): boolean => {
  const { tag } = tokens[at]!;
  if (tag !== 'adverb' && tag !== 'verb' && tag !== 'cue') return false;
  const before = tokens[at - 1];
  if (before?.lower === 'of') return tag !== 'adverb' && tokens[at]!.lower.endsWith('ed');
  return before !== undefined && (before.tag === 'determiner' || before.tag === 'possessive');
};

/** `the soft-spoken, 71-year-old teacher`: a comma between two words that say what somebody is like. */
const listsQualities = (tokens: readonly Token[], comma: number, last: number, floor: number): boolean =>
  tokens[comma]!.tag === 'comma' &&
  comma - 2 >= floor &&
  comma + 1 < last &&
  tokens[comma + 1]!.tag === 'noun' &&
  tokens[last]!.tag === 'noun' &&
  QUALITY.test(tokens[comma - 1]!.tag) &&
  tokens[comma - 2]!.tag === 'determiner' &&
  /^(?:a|an|the)$/.test(tokens[comma - 2]!.lower);
const QUALITY = /^(?:noun|verb|participle|cue)$/;

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
