import type { VerbForm } from '../lexicon/index.ts';
import type { Clause } from './clause.ts';
import { endsWords } from './inversion.ts';
import type { Token } from './token.ts';

/** The last clause that has a finite verb. */
export const lastFinite = (before: readonly Clause[]): Clause | null =>
  before.findLast(({ form }) => form === 'finite' || form === 'relative' || form === 'passive') ?? null;

/** The clause that the sentence stands on, at this point: the last one that depends on nothing. */
export const mainClause = (before: readonly Clause[]): Clause | null =>
  before.findLast(({ parent, form, subordinate }) => parent === null && form === 'finite' && !subordinate) ??
  before.findLast(({ parent, form }) => parent === null && form === 'passive') ??
  before.findLast(({ parent, form }) => parent === null && form === 'finite') ??
  before[0] ??
  null;

/** The clause that `and said` goes on: the last one that is not what somebody says. */
export const besideClause = (before: readonly Clause[]): Clause | null =>
  before.findLast(
    ({ parent, form }) =>
      parent === null && (form === 'finite' || form === 'passive' || form === 'coordinated'),
  ) ?? mainClause(before);

/** Whether what a verb reports may be a clause: said that, asked whether, thinks. */
export const takesClause = ({ verb: { frames } }: VerbForm): boolean =>
  frames.has('T') || frames.has('W') || frames.has('P');

/** The last verb of saying or thinking whose content goes on. */
export function holderOf(before: readonly Clause[]): Clause | null {
  for (let at = before.length - 1; at >= 0; at--) {
    const clause = before[at]!;
    if (clause.inverted) return null;
    if (clause.cue && takesClause(clause.cue)) return clause;
    if (clause.parent) return clause.parent;
  }
  return null;
}

/** The verb of saying or thinking whose content a new clause belongs to. @param from where the clause begins */
export function parentOf(
  tokens: readonly Token[],
  clause: Clause,
  from: number,
  before: readonly Clause[],
): Clause | null {
  // `telling the Echo, “…,” she said`: the words are over, and what is said of them begins.
  const lead = tokens[from - 1];
  if (lead?.tag === 'quoted' && endsWords(lead)) return null;
  const holder = holderOf(before);
  // `Lee, who spoke to say no, said`: the subject stands before the verb in between.
  if (!holder || (from <= holder.verb && (holder.form === 'participle' || holder.subject?.from !== from)))
    return null;
  // A new speaker after `, but`, `while` or a semicolon stands beside the one before, not inside what he said.
  const speaks = clause.cue !== null && !clause.cue.verb.frames.has('P');
  if (speaks && (breaks(tokens, holder.verb, from) || resumes(tokens, holder.verb, from))) return null;
  return holder.subordinate && tokens[from - 1]?.tag === 'comma' ? null : holder;
}

/**
 * `With the vote lost, Lee said`: what stands before the comma is an introduction, unless it is itself inside
 * the content: Lee said if …,
 */
function resumes(tokens: readonly Token[], holder: number, from: number): boolean {
  if (tokens[from - 1]?.tag !== 'comma') return false;
  return !tokens
    .slice(holder + 1, Math.min(from, holder + 4))
    .some(({ tag, lower }) => tag === 'subordinator' || lower === 'that');
}

/** Whether a new statement begins between a verb and the next clause. */
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
