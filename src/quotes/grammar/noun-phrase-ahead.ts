import { cueNoun } from '../lexicon/index.ts';
import {
  endsPhrase,
  inPhrase,
  type Phrase,
  sameSort,
  startsPhrase,
  TIES,
  TIES_NAMES,
} from './noun-phrase.ts';
import type { Tag, Token } from './token.ts';

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
  for (; at < end && goesOn(tokens, at, end, named); at++) {
    named ||= tokens[at]!.tag === 'name';
    if (tokens[at]!.tag === 'open') at = closingOf(tokens, at, end);
  }
  return endsPhrase(tokens[at - 1]) || tokens[at - 1]!.tag === 'close' ? at : null;
}

/** Whether a token is still part of the bare noun phrase. @param named whether the phrase holds a name already */
function goesOn(tokens: readonly Token[], at: number, end: number, named: boolean): boolean {
  const token = tokens[at]!;
  if (inPhrase(token)) return !startsAnother(tokens, at);
  // `a Monday editorial`
  if (token.tag === 'time' && inPhrase(tokens[at + 1])) return true;
  return continues(tokens, at, end, named);
}

/** `the council the mayor leads`: a second article begins a second phrase. */
const startsAnother = (tokens: readonly Token[], at: number): boolean =>
  startsPhrase(tokens, at) &&
  endsPhrase(tokens[at - 1]) &&
  !/^(?:both|all|half)$/.test(tokens[at - 1]!.lower);

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
    if (ENDS_ASIDE.has(tag)) return false;
    if (tag === 'auxiliary') return true;
    if (tag === 'cue' && !lower.endsWith('ing') && tokens[i - 1]?.tag !== 'to') return true;
  }
  return false;
}

const ENDS_ASIDE: ReadonlySet<Tag> = new Set<Tag>([
  'comma',
  'relative',
  'quoted',
  'stop',
  'semicolon',
  'dash',
]);

/** Where a description ends: before the next comma, dash, quotation or stop outside brackets. */
function closeOf(tokens: readonly Token[], at: number, end: number): number {
  let close = at;
  while (close < end && !ENDS_DESCRIPTION.has(tokens[close]!.tag)) close++;
  return Math.min(close, end);
}

const ENDS_DESCRIPTION: ReadonlySet<Tag> = new Set<Tag>([
  'comma',
  'dash',
  'stop',
  'semicolon',
  'colon',
  'quoted',
]);
