import { turnAt } from '../source.ts';
import type { Difference } from './difference.ts';
import type { QuotedWords } from './quoted.ts';
import type { SourceIndex } from './source-index.ts';
import type { Window } from './windows.ts';

/** What a bracket at an edge takes the place of is at most this long. */
const LONGEST = 3;
const PRONOUN = /^(?:i|he|she|it|we|they|you|this|that|these|those|him|her|us|them|his|its|their|our|my)$/;

/**
 * `[The mayor] knew` for `He knew`: a bracket before the first word or behind the last one stands for words of the
 * source's sentence there. None where the sentence begins or ends with the quoted words, so that the bracket only adds.
 */
export function edgeBrackets(quote: QuotedWords, source: SourceIndex, { from, to }: Window): Difference[] {
  const found: Difference[] = [];
  const count = quote.folded.length;
  const as = (quoted: number, first: number, end: number): Difference => ({
    quoted: { from: quoted, to: quoted },
    source: { from: first, to: end },
    departure: 'bracket-substitution',
    meaning: null,
  });
  if (replaces(quote.gaps[0]!.bracket)) {
    const size = wordsBefore(source, from);
    if (size > 0) found.push(as(0, from - size, from));
  }
  if (replaces(quote.gaps[count]!.bracket)) {
    const size = wordsBehind(source, to);
    if (size > 0) found.push(as(count, to, to + size));
  }
  return found;
}

/** The reporter's remarks stand for nothing: [sic], [laughs]. */
const replaces = (bracket: string | null): boolean =>
  bracket !== null &&
  !/^(?:sic|laugh\w*|applause|pause\w*|inaudible|crosstalk|smil\w+|cr(?:y|ies|ying))$/i.test(bracket);

/** How many words the source's sentence has before these, if they are few enough, or the pronoun right before. */
function wordsBefore(source: SourceIndex, from: number): number {
  for (let size = 0; size <= LONGEST; size++) if (isBoundary(source, from - size)) return size;
  return PRONOUN.test(source.folded[from - 1]!) ? 1 : 0;
}

function wordsBehind(source: SourceIndex, to: number): number {
  for (let size = 0; size <= LONGEST; size++) if (isBoundary(source, to + size)) return size;
  return PRONOUN.test(source.folded[to]!) ? 1 : 0;
}

/** Whether a sentence or somebody's turn begins with the word of an index. */
function isBoundary({ source, starts, ends, folded }: SourceIndex, at: number): boolean {
  if (at <= 0 || at >= folded.length) return true;
  const between = source.text.slice(ends[at - 1], starts[at]);
  if (/[.!?…\n]/.test(between)) return true;
  return turnAt(source, starts[at]!) !== turnAt(source, ends[at - 1]! - 1);
}
