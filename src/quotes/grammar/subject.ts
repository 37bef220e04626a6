import { verbForms } from '../lexicon/index.ts';
import { titledName, whole } from './apposition.ts';
import { endsWords } from './inversion.ts';
import { endsPhrase, type Phrase, phraseEndingAt } from './noun-phrase.ts';
import { openingSubject } from './opening-subject.ts';
import type { Tag, Token } from './token.ts';
import { isBe } from './word-classes.ts';

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
  const opening = openingSubject(tokens, last, lowest === floor ? afterWords(tokens, last, floor) : verb);
  if (opening) return opening;
  for (let step = 0; step < MOST_STEPS && last >= lowest; step++) {
    const phrase = simpleSubject(tokens, last, lowest);
    if (phrase && !isCircumstance(tokens, phrase, lowest))
      return describedSubject(tokens, phrase, last, end, lowest);
    const own = phrase && nameAtEnd(tokens, phrase);
    if (own) return own;
    const passed = phrase ? phrase.from - 2 : parenthesisBefore(tokens, last, lowest);
    if (passed === null) return relativeSubject(tokens, last, lowest, end);
    last = passed;
  }
  return null;
}

/** Index of the token after the last quoted words that are over, at least `floor`. */
function afterWords(tokens: readonly Token[], last: number, floor: number): number {
  for (let at = last - 1; at >= floor; at--)
    if (tokens[at]!.tag === 'quoted' && endsWords(tokens[at]!) && !isTitleOfWork(tokens, at)) return at + 1;
  return floor;
}

/** How many parentheses and circumstances may stand between a subject and its verb. */
const MOST_STEPS = 6;

const SIGNS: ReadonlySet<Tag> = new Set<Tag>(['comma', 'dash', 'close']);

/** The token before a parenthesis that ends here; null if none does. */
function parenthesisBefore(tokens: readonly Token[], last: number, lowest: number): number | null {
  if (!SIGNS.has(tokens[last]!.tag) && !isTitleOfWork(tokens, last)) return null;
  const opening = openingOfParenthesis(tokens, last, lowest);
  return opening === null ? null : opening - 1;
}

/** `Lee, author of “Tides,” said`: the comma that ends the description stands inside the marks. */
const isTitleOfWork = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]!.tag === 'quoted' && tokens[at]!.last === ',' && tokens[at - 1]?.tag === 'preposition';

function describedSubject(
  tokens: readonly Token[],
  phrase: Subject,
  last: number,
  end: number,
  lowest: number,
): Subject {
  const holder = isObject(tokens, phrase, lowest) ? relativeSubject(tokens, last, lowest, last + 1) : null;
  if (holder || phrase.relative) return holder ?? phrase;
  return { ...phrase, ...whole(tokens, phrase, last, end, lowest) };
}

/** `an official who relayed the exchange said`: the noun before the verb is what the verb before it acts on. */
function isObject(tokens: readonly Token[], { from, relative }: Subject, lowest: number): boolean {
  if (relative || from <= lowest || tokens[from]!.tag === 'pronoun') return false;
  const before = tokens[from - 1]!;
  // `saying the council took …`: a verb of saying is followed by a clause of its own.
  if (before.tag === 'cue')
    return !verbForms(before.lower).some(({ verb }) => verb.particle === null && verb.frames.has('T'));
  // `Lee, who is chair of the board said`: the second comma is often forgotten.
  return before.tag === 'verb' || before.tag === 'participle' || isBe(before.lower);
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

const ENDS_CLAUSE: ReadonlySet<Tag> = new Set<Tag>(['comma', 'quoted', 'semicolon', 'stop', 'colon', 'dash']);

/** `a woman who asked not to be named`: the phrase in front of the relative, to the end of its clause. */
function relativeSubject(tokens: readonly Token[], last: number, lowest: number, to: number): Subject | null {
  if (tokens[last]?.tag === 'conjunction') return null;
  for (let at = last; at > lowest; at--) {
    const { tag, lower } = tokens[at]!;
    if (ENDS_CLAUSE.has(tag)) return null;
    if (lower === 'who' || lower === 'whose' || reduces(tokens, at)) {
      const isWho = lower === 'who' && tokens[at - 1]!.tag === 'comma' && isBe(tokens[at + 1]!.lower);
      const phrase = phraseEndingAt(tokens, isWho ? at - 2 : at - 1, lowest);
      if (phrase) return { from: titledName(tokens, phrase, lowest), to, relative: false };
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
  const wanted = OPENED_BY[tokens[closing]!.tag]!;
  for (let at = closing - 1; at > lowest; at--) {
    const { tag } = tokens[at]!;
    if (tag === wanted) {
      const before = tokens[at - 1]!;
      if (before.tag === 'adverb' && tokens[at - 2]?.tag === wanted) continue;
      return endsPhrase(before) || before.tag === 'close' || before.tag === 'pronoun' ? at : null;
    }
    if (endsSearch(tokens[at]!)) return null;
  }
  return null;
}

const OPENED_BY: Partial<Record<Tag, Tag>> = { close: 'open', comma: 'comma', dash: 'dash', quoted: 'comma' };

const endsSearch = (token: Token): boolean =>
  token.tag === 'stop' || token.tag === 'semicolon' || (token.tag === 'quoted' && endsWords(token));
