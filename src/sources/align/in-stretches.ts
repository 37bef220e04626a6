import { type Alignment, alignmentsOf, worse } from './align.ts';
import { FARTHEST } from './contract.ts';
import type { Difference, Reading } from './difference.ts';
import type { QuotedWords } from './quoted.ts';
import type { SourceIndex } from './source-index.ts';

/** Words that are aligned at once: the work grows with the square of their number. */
export const STRETCH = 200;

/**
 * A long quotation, aligned a stretch at a time, so that a whole speech between marks costs what its length is. Each
 * stretch stands where it fits behind the one before; what lies between the two was left out, and what does not
 * follow was put together.
 */
export function alignedInStretches(
  quote: QuotedWords,
  text: string,
  source: SourceIndex,
  reading: Reading,
): Alignment[] {
  let whole: Alignment | null = null;
  for (let from = 0; from < quote.folded.length; ) {
    const to = endOfStretch(quote, from);
    const found = alignmentsOf(part(quote, from, to), text, source, reading);
    const behind: number = whole ? endOf(whole) : 0;
    const next: Alignment | undefined = found.find(({ pieces }) => pieces[0]!.from >= behind) ?? found[0];
    if (!next) return [];
    whole = whole ? joined(whole, shifted(next, from), from) : next;
    from = to;
  }
  return whole ? [whole] : [];
}

const endOf = ({ pieces }: Alignment): number => pieces.at(-1)!.to;

/** Never in front of an ellipsis or a bracket, which belong to the words on both sides, if that can be helped. */
function endOfStretch({ folded, gaps }: QuotedWords, from: number): number {
  const rest = folded.length - from;
  if (rest <= STRETCH * 1.5) return folded.length;
  for (let to = from + STRETCH; to > from + STRETCH / 2; to--)
    if (!gaps[to]!.ellipsis && gaps[to]!.bracket === null) return to;
  return from + STRETCH;
}

const part = ({ folded, starts, ends, gaps }: QuotedWords, from: number, to: number): QuotedWords => ({
  folded: folded.slice(from, to),
  starts: starts.slice(from, to),
  ends: ends.slice(from, to),
  gaps: gaps.slice(from, to + 1),
});

/** With the words of the quotation counted from its start. */
const shifted = (alignment: Alignment, by: number): Alignment => ({
  ...alignment,
  differences: alignment.differences.map((difference) => ({
    ...difference,
    quoted: { from: difference.quoted.from + by, to: difference.quoted.to + by },
  })),
});

function joined(before: Alignment, next: Alignment, at: number): Alignment {
  const end = endOf(before);
  const { from } = next.pieces[0]!;
  const left = from - end;
  const outcome = worse(before.outcome, next.outcome);
  const both = {
    source: before.source,
    outcome,
    cost: before.cost + next.cost,
    pieces: [...before.pieces, ...next.pieces],
    differences: [...before.differences, ...next.differences],
  };
  if (left < 0 || left > FARTHEST) return { ...both, outcome: worse(outcome, 'spliced') };
  const pieces = [
    ...before.pieces.slice(0, -1),
    { from: before.pieces.at(-1)!.from, to: next.pieces[0]!.to },
    ...next.pieces.slice(1),
  ];
  if (left === 0) return { ...both, pieces };
  const omitted: Difference = {
    quoted: { from: at, to: at },
    source: { from: end, to: from },
    departure: 'undeclared-omission',
    meaning: null,
  };
  return {
    ...both,
    pieces,
    outcome: worse(outcome, omitted.departure),
    differences: [...before.differences, omitted, ...next.differences],
  };
}
