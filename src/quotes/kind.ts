import type { QuotationKind } from './analysis.ts';
import type { Attribution } from './attribution/place.ts';

const WORK =
  /\b(?:titled|entitled|called|named|dubbed|headlined|film|movie|book|novel|song|album|single|play|series|show|programme|painting|exhibition|podcast|report|paper|poem|track|documentary|musical|opera|campaign|nicknamed|christened|(?:known|knew|goes by|going by|went by)(?: \S+){0,3} as|goes by|going by|went by|known as)\s*,?\s*$/i;
const SMALL_WORD = /^(?:a|an|the|of|and|or|in|on|at|to|for|by|from|with|is|as|but|not|my|your|our)$/i;

/** What stands in front of the name of a thing: on CBS’s “…”, in “…”, the host of “…”. */
const PLACES_NAME =
  /(?:[’']s|s[’']|\b(?:on|of|in|from|for|to|with|at|by|about|through|his|her|their|its))\s*$/i;

/**
 * What a passage is, from its own shape and the words around it.
 * @param attribution where its speaker is named, if anywhere: right after it, before it or further on
 */
export function kindOf(
  words: string,
  before: string,
  after: string,
  attribution: Attribution['place'] | null,
): QuotationKind {
  const tokens = words.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? [];
  if (isTitle(tokens, words, before)) return 'title';
  if (tokens.length <= 2 && WORD.test(before)) return 'title';
  if (isFullSentence(words, before, after)) return 'direct';
  if (attribution !== null) return 'mixed';
  // The first word of a headline has its capital anyway.
  const shown = tokens.length > 1 || before.trim() !== '';
  if (shown && tokens.length <= MAX_NAME && capitalised(tokens)) return 'title';
  return tokens.length <= 3 ? 'scare' : 'mixed';
}

/** A word that is talked about rather than said: the word “…”, the verb “…”. */
const WORD =
  /\b(?:words?|verb|noun|adjective|adverb|letters?|nickname|initials|syllable|prefix|suffix)\s*,?\s*$/i;

/** Names of things are rarely longer. */
const MAX_NAME = 8;

/** A work is announced as one, or its place in the sentence is that of a thing. */
function isTitle(tokens: readonly string[], words: string, before: string): boolean {
  if (tokens.length === 0 || tokens.length > 12 || /[!?]["”’']?$/.test(words.trim()) || !capitalised(tokens))
    return false;
  if (WORK.test(before)) return true;
  return tokens.length > 1 && tokens.length <= MAX_NAME && PLACES_NAME.test(before);
}

/** Every word of weight has a capital. */
function capitalised(tokens: readonly string[]): boolean {
  const weighty = tokens.filter((token) => !SMALL_WORD.test(token));
  return weighty.length > 0 && weighty.every((token) => /^[\p{Lu}\p{N}]/u.test(token));
}

/**
 * Whether quoted words stand for themselves: they start with a capital at the start of a sentence, or after
 * a comma or colon, and end as a sentence does, or the sentence goes on after their comma.
 */
export function isFullSentence(words: string, before: string, after: string): boolean {
  const inner = words.trim();
  if (!/^[[(…. ‘'“"]*[\p{Lu}\p{N}£$€]/u.test(inner)) return false;
  if (!/(?:^|[.!?:,—–…”"’)])\s*$/.test(before)) return false;
  return /[.!?…,—–]["”’')\]]*$/.test(inner) || /^\s*(?:$|[.!?,])/.test(after);
}
