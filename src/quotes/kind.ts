import type { QuotationKind } from './analysis.ts';

const WORK =
  /\b(?:titled|entitled|called|named|dubbed|headlined|film|movie|book|novel|song|album|single|play|series|show|programme|painting|exhibition|podcast|report|paper|poem|track|documentary|musical|opera|campaign|nicknamed|known as)\s*,?\s*$/i;
const SMALL_WORD = /^(?:a|an|the|of|and|or|in|on|at|to|for|by|from|with|is|as|but|not|my|your|our)$/i;

/** What a passage is, from its own shape and the words around it. */
export function kindOf(words: string, before: string, after: string, attributed: boolean): QuotationKind {
  const tokens = words.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? [];
  if (isTitle(tokens, words, before)) return 'title';
  if (isFullSentence(words, before, after)) return 'direct';
  if (tokens.length <= 3 && !attributed) return 'scare';
  return 'mixed';
}

/** A work is announced as one, or every word of weight has a capital and it makes no sentence. */
function isTitle(tokens: readonly string[], words: string, before: string): boolean {
  if (tokens.length === 0 || tokens.length > 12 || /[.!?]["”’']?$/.test(words.trim())) return false;
  const weighty = tokens.filter((token) => !SMALL_WORD.test(token));
  const capitals = weighty.filter((token) => /^[\p{Lu}\p{N}]/u.test(token));
  const titled = weighty.length > 0 && capitals.length === weighty.length;
  if (WORK.test(before)) return titled;
  return titled && weighty.length >= 2 && !/[:,]\s*$/.test(before) && !/,$/.test(words.trim());
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
