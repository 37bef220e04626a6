import { isDescription } from './apposition.ts';
import { coreFrom } from './noun-phrase-ahead.ts';
import type { Subject } from './subject.ts';
import type { Tag, Token } from './token.ts';

const LEADS: ReadonlySet<Tag> = new Set<Tag>(['conjunction', 'adverb', 'dash', 'stop']);
const STARTS_NAME: ReadonlySet<Tag> = new Set<Tag>(['name', 'determiner', 'possessive']);

/**
 * `Ann Lee, a teacher who taught in Leeds, Hull and York, one of the plan's critics, said`: the name that opens the sentence,
 * if each stretch between commas up to the verb only says who it is or on what occasion.
 */
export function openingSubject(tokens: readonly Token[], closing: number, floor: number): Subject | null {
  if (tokens[closing]?.tag !== 'comma') return null;
  let first = floor;
  while (first < closing && LEADS.has(tokens[first]!.tag)) first++;
  if (!STARTS_NAME.has(tokens[first]!.tag)) return null;
  const core = coreFrom(tokens, first, closing);
  if (core === null || tokens[core]?.tag !== 'comma') return null;
  const commas: number[] = [];
  for (let at = core; at <= closing; at++) if (tokens[at]!.tag === 'comma') commas.push(at);
  const asides = commas.slice(1).every((comma, index) => isAside(tokens, commas[index]! + 1, comma));
  if (!asides) return null;
  const described = commas.length === 1 || isDescription(tokens, core + 1);
  return { from: first, to: described ? closing : core, relative: false };
}

/** A stretch between commas that has no clause of its own, or one that depends on the name: who, whose, which, as, when. */
function isAside(tokens: readonly Token[], from: number, to: number): boolean {
  const { tag, lower } = tokens[from]!;
  if (DEPENDS.test(lower) || OPENS_ASIDE.has(tag)) return true;
  if (tag === 'pronoun' || tag === 'conjunction') return false;
  if (tag === 'cue' && lower.endsWith('ing')) return true;
  for (let at = from; at < to; at++) {
    if (tokens[at]!.lower === 'who') return true;
    if (isFiniteVerb(tokens[at]!)) return false;
  }
  return true;
}

const DEPENDS = /^(?:who|whose|which|where|whom|now|then)$/;
const OPENS_ASIDE: ReadonlySet<Tag> = new Set<Tag>(['participle', 'preposition', 'subordinator']);

const isFiniteVerb = ({ tag, lower }: Token): boolean =>
  tag === 'auxiliary' || tag === 'verb' || (tag === 'cue' && !lower.endsWith('ing'));
