import type { Token } from '../grammar/token.ts';
import { isForename } from './forenames.ts';
import { isPersonNoun, isTitle, ORGANISATIONS, PARTICLES, SUFFIXES } from './words.ts';

/** Capitalised words that belong together: tokens `from` to before `to`, the name proper from `name` on. */
export interface NameRun {
  from: number;
  to: number;
  /** First token of the name without titles and roles: `Lee` in `Employment Judge Lee`. */
  name: number;
  /** Ends in ’s: what belongs to the person follows. */
  possessive: boolean;
}

/** A word without its full stop and without ’s, in lower case. */
export function bare(token: Token): string {
  const { lower } = token;
  const last = lower.charCodeAt(lower.length - 1);
  if (last === 46 /* . */) return lower.slice(0, -1);
  if (last === 115 /* s */ && isApostrophe(lower.charCodeAt(lower.length - 2))) return lower.slice(0, -2);
  return isApostrophe(last) ? lower.slice(0, -1) : lower;
}

const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019;

export const isPossessive = ({ lower }: Token): boolean => {
  const last = lower.charCodeAt(lower.length - 1);
  return isApostrophe(last) || (last === 115 && isApostrophe(lower.charCodeAt(lower.length - 2)));
};

/** Months that are forenames and surnames too. */
const MONTH_NAMES = new Set(['april', 'may', 'june', 'august']);

/** All names that stand in tokens, from left to right. Linear: every token is taken at most once. */
export function nameRuns(tokens: readonly Token[]): NameRun[] {
  const runs: NameRun[] = [];
  for (let at = 0; at < tokens.length; ) {
    const run = opensName(tokens, at) ? runFrom(tokens, at) : null;
    if (run) runs.push(run);
    at = run ? run.to : at + 1;
  }
  return runs;
}

/** `Will` and `May` look like grammar at the start of a sentence: what follows decides. */
function opensName(tokens: readonly Token[], at: number): boolean {
  const { capital, tag, lower } = tokens[at]!;
  if (!capital) return false;
  if (tag === 'name') return true;
  if (tag === 'quoted' || !isForename(lower)) return false;
  const next = tokens[at + 1];
  return next !== undefined && (next.tag === 'cue' || (next.tag === 'name' && next.capital));
}

function runFrom(tokens: readonly Token[], from: number): NameRun {
  let to = from + 1;
  while (!isPossessive(tokens[to - 1]!)) {
    const next = continues(tokens, from, to);
    if (next === to) break;
    to = next;
  }
  to = withSuffix(tokens, to);
  return { from, to, name: nameStart(tokens, from, to), possessive: isPossessive(tokens[to - 1]!) };
}

/** Index after the next word of a name, or `to` itself where the name ends. */
function continues(tokens: readonly Token[], from: number, to: number): number {
  const token = tokens[to];
  if (!token?.spaced) return to;
  if (token.capital) return token.tag === 'name' || isMonthName(tokens, to) ? to + 1 : to;
  const next = tokens[to + 1];
  if (!next?.capital || next.tag !== 'name') return particles(tokens, to);
  if (PARTICLES.has(token.lower) || token.text === '&') return to + 2;
  if (token.tag === 'quoted') return to - from === 1 && token.end - token.start <= 24 ? to + 2 : to;
  return ofOrganisation(tokens, to) ? to + 2 : to;
}

/** `van der Berg`: two particles. */
function particles(tokens: readonly Token[], to: number): number {
  if (!PARTICLES.has(tokens[to]!.lower) || !PARTICLES.has(tokens[to + 1]?.lower ?? '')) return to;
  return tokens[to + 2]?.capital ? to + 3 : to;
}

/** `Office for Charities`, `University of Marlport`. */
const ofOrganisation = (tokens: readonly Token[], to: number): boolean =>
  /^(?:of|for)$/.test(tokens[to]!.lower) && ORGANISATIONS.has(tokens[to - 1]!.lower);

/** `Theresa May`, `Mrs June`: a month after a forename or a title, unless a day or a year follows. */
function isMonthName(tokens: readonly Token[], at: number): boolean {
  if (!MONTH_NAMES.has(bare(tokens[at]!)) || tokens[at + 1]?.tag === 'number') return false;
  const before = bare(tokens[at - 1]!);
  return isForename(before) || isTitle(before);
}

/** `John Lee, Jr.` */
function withSuffix(tokens: readonly Token[], to: number): number {
  const suffix = tokens[to]?.tag === 'comma' ? tokens[to + 1] : undefined;
  return suffix && /^[js]n?r$/.test(bare(suffix)) ? to + 2 : to;
}

/** Steps over titles and ranks, and over a capitalised role in front of a whole name: `Actress Ann Lee`. */
function nameStart(tokens: readonly Token[], from: number, to: number): number {
  let name = from;
  for (let at = from; at < Math.min(to - 1, from + 6); at++) {
    const lower = bare(tokens[at]!);
    const left = to - at - 1;
    // `Det Con Lee`, but `Con Lee`; `Dean Moss`, but `the Very Rev Dean Moss` is rare enough.
    const titled = isTitle(lower)
      ? at > from || !isForename(lower)
      : lower === 'con' && at > from && name === at;
    if (titled || (left > 1 && isPersonNoun(lower) && !isForename(lower))) name = at + 1;
  }
  return name < to && !SUFFIXES.has(bare(tokens[name]!)) ? name : from;
}
