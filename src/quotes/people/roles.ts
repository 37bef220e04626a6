import type { Token } from '../grammar/token.ts';
import { bare, type NameRun } from './name-run.ts';
import type { Gender } from './person.ts';
import { isPersonNoun, nounGender, titleGender } from './words.ts';

/** What the words around a name say of its bearer. */
export interface Described {
  /** Head nouns in lower case, each with its phrase as a token run. */
  roles: { head: string; from: number; to: number }[];
  gender: Gender;
  age: string | null;
  /** Only people are described like this: `, who`, an age, a role. */
  person: boolean;
}

/** How many tokens a role may have. */
const LONGEST = 14;
/** How many stretches between commas may follow a name. */
const STRETCHES = 3;

/** Reads the role in front of a name (`the poet Lee`, `The coroner, Dr Lee`) and those after it (`Lee, 54, a nurse`). */
export function describe(tokens: readonly Token[], run: NameRun): Described {
  const described: Described = { roles: [], gender: null, age: null, person: false };
  readBefore(tokens, run, described);
  if (!run.possessive) readAfter(tokens, run.to, described);
  for (const { head } of described.roles) described.gender ??= nounGender(head);
  described.person ||= described.roles.length > 0;
  return described;
}

function readBefore(tokens: readonly Token[], run: NameRun, described: Described): void {
  for (let at = run.from; at < run.name; at++) {
    const head = bare(tokens[at]!);
    // `Sister Agnes` is addressed so, and has no sister's role.
    if (isPersonNoun(head) && titleGender(head) === null)
      described.roles.push({ head, from: run.from, to: at + 1 });
  }
  const before = tokens[run.from - 1];
  if (!before) return;
  if (before.tag === 'comma') return readApposed(tokens, run.from - 1, described);
  const noun =
    before.tag === 'noun' || before.tag === 'cue' || before.tag === 'name' || before.tag === 'preposition';
  if (noun && isPersonNoun(bare(before)) && !/[’']/.test(before.text))
    described.roles.push({
      head: before.lower,
      from: phraseStart(tokens, run.from - 1, false),
      to: run.from,
    });
}

/** `The council’s director of services, Ann Lee`: the phrase in front of the comma, if it is one that says who. */
function readApposed(tokens: readonly Token[], comma: number, described: Described): void {
  const from = phraseStart(tokens, comma - 1, true);
  if (from >= comma) return;
  const before = tokens[from - 1];
  // After a preposition or a verb the phrase may be another thing's: `in the words of the chair, Ann Lee` still is one.
  if (before?.tag === 'name' || before?.tag === 'number') return;
  const head = headOf(tokens, from, comma);
  if (head) described.roles.push({ head, from, to: comma });
}

/** Where the noun phrase that ends at a token begins. @param ties whether it goes on over `of` and the like */
function phraseStart(tokens: readonly Token[], last: number, ties: boolean): number {
  let from = last + 1;
  while (from > 0 && last - from < LONGEST) {
    const { tag, lower, text } = tokens[from - 1]!;
    const tie = ties && from <= last && tag === 'preposition' && /^(?:of|for|at|in|on|to)$/.test(lower);
    if (
      !tie &&
      tag !== 'noun' &&
      tag !== 'name' &&
      tag !== 'determiner' &&
      tag !== 'possessive' &&
      tag !== 'number'
    )
      break;
    from--;
    if (/^(?:the|a|an|its|his|her|their|our|my)$/.test(lower) && tokens[from - 1]?.tag !== 'preposition')
      break;
    if (text === ',') break;
  }
  return from;
}

/** The noun that says who somebody is: the first one that no further noun follows. */
function headOf(tokens: readonly Token[], from: number, to: number): string | null {
  for (let at = from; at < to; at++) {
    const token = tokens[at]!;
    const next = at + 1 < to ? tokens[at + 1] : undefined;
    if (next && (next.tag === 'noun' || (next.tag === 'name' && next.spaced && !next.capital))) continue;
    if (isPersonNoun(token.lower)) return token.lower;
    if (token.tag === 'noun' && next && next.tag === 'preposition') return null;
  }
  return null;
}

function readAfter(tokens: readonly Token[], to: number, described: Described): void {
  let at = to;
  if (tokens[at]?.lower === 'who') described.person = true;
  if (isBe(tokens[at]) && opensRole(tokens[at + 1])) addRoles(tokens, at + 1, described);
  for (let stretch = 0; stretch < STRETCHES && tokens[at]?.tag === 'comma'; stretch++) {
    if (!readStretch(tokens, at + 1, described)) return;
    at = stretchEnd(tokens, at + 1);
  }
}

/** One stretch between commas. @returns whether it says something of the name, so that the next one may too */
function readStretch(tokens: readonly Token[], at: number, described: Described): boolean {
  const first = tokens[at];
  if (!first) return false;
  const { lower, tag, text } = first;
  if (lower === 'who' || lower === 'whose') {
    described.person = true;
    if (isBe(tokens[at + 1])) addRoles(tokens, at + 2, described);
    return false;
  }
  const age = tag === 'number' && /^[1-9]\d?$/.test(text);
  if (age) described.age ??= text;
  if (age || (WRITTEN_AGE.test(lower) && endsStretch(tokens[at + 1] ?? first))) {
    described.person = true;
    return true;
  }
  if (opensRole(first)) addRoles(tokens, at, described);
  return opensRole(first);
}

const isBe = (token: Token | undefined): boolean =>
  token !== undefined && /^(?:is|was|became|becomes)$/.test(token.lower);

const opensRole = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.tag === 'noun' ||
    token.tag === 'determiner' ||
    token.tag === 'possessive' ||
    token.tag === 'name' ||
    token.tag === 'cue' ||
    /^(?:now|then|formerly|of)$/.test(token.lower));

/** `Mia Lee, nine, swam`. */
const WRITTEN_AGE = /^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/;

function stretchEnd(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at < tokens.length && at - from < LONGEST && !endsStretch(tokens[at]!)) at++;
  return at;
}

const endsStretch = ({ tag }: Token): boolean =>
  tag === 'comma' ||
  tag === 'stop' ||
  tag === 'quoted' ||
  tag === 'dash' ||
  tag === 'semicolon' ||
  tag === 'colon';

/** `head of the service and a consultant`: two roles; a clause of its own says no more of it. */
function addRoles(tokens: readonly Token[], from: number, described: Described): void {
  const to = stretchEnd(tokens, from);
  let start = from;
  for (let at = from; at <= to; at++) {
    const token = at < to ? tokens[at]! : undefined;
    const ends =
      !token || token.tag === 'conjunction' || token.tag === 'auxiliary' || token.tag === 'relative';
    if (!ends) continue;
    const head = headOf(tokens, start, at);
    if (head) described.roles.push({ head, from: start, to: at });
    if (token?.tag !== 'conjunction') return;
    start = at + 1;
  }
}
