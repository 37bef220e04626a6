import type { QuotedWords } from './quoted.ts';
import type { SourceIndex } from './source-index.ts';
import { isVariant } from './variant.ts';
import type { Window } from './windows.ts';

/** One step from the source to the quotation: indexes of words, null where the other side has none. */
export interface Step {
  quoted: number | null;
  source: number | null;
}

export interface Script {
  steps: Step[];
  cost: number;
}

/** Whether a step takes a word of both sides, of the quotation only, of the source only. */
const State = { Both: 0, QuotedOnly: 1, SourceOnly: 2 } as const;

/** A little more than leaving a word out: where both explain as much, words were left out. */
const SUBSTITUTED = 1.1;
const VARIANT = 0.2;
/** More than putting one word for another: at the edges the source's own word is to be shown beside it. */
const ADDED = 1.2;

/**
 * The cheapest way from a stretch of the source to the quotation, word by word. What the stretch has before and after
 * costs nothing; words of the source left out cost little where an ellipsis or a bracket shows it. A global alignment
 * of the quotation within the stretch with affine costs for words left out (after Gotoh, J. Mol. Biol. 162, 1982).
 * Time and memory grow with the product of the two lengths.
 */
export function editScript(quote: QuotedWords, source: SourceIndex, { from, to }: Window): Script {
  const rows = quote.folded.length + 1;
  const columns = to - from + 1;
  const cost = new Float64Array(rows * columns * 3).fill(Number.POSITIVE_INFINITY);
  const came = new Uint8Array(rows * columns * 3);
  const cell = (row: number, column: number): number => (row * columns + column) * 3;
  for (let column = 0; column < columns; column++) cost[cell(0, column)] = 0;
  for (let row = 1; row < rows; row++) {
    const word = quote.folded[row - 1]!;
    const left = leavingOut(quote, row);
    for (let column = 0; column < columns; column++) {
      const here = cell(row, column);
      const above = cell(row - 1, column);
      set(here + State.QuotedOnly, above, ADDED, 0);
      if (column === 0) continue;
      const paired = pairCost(word, source.folded[from + column - 1]!);
      set(here + State.Both, above - 3, paired, 0);
      if (row === rows - 1) continue;
      set(here + State.SourceOnly, here - 3, left.first, left.further);
    }
  }
  return trace(cost, came, { rows, columns, from });

  /** The cheapest of the three ways to a cell, noted where it came from. */
  function set(target: number, before: number, price: number, further: number): void {
    for (let state = 0; state < 3; state++) {
      const isFurther = further > 0 && state === State.SourceOnly;
      const total = cost[before + state]! + (isFurther ? further : price);
      if (total < cost[target]!) {
        cost[target] = total;
        came[target] = state;
      }
    }
  }
}

const pairCost = (quoted: string, said: string): number =>
  quoted === said ? 0 : isVariant(quoted, said) ? VARIANT : SUBSTITUTED;

/** What it costs to leave out one word of the source, and each further one, before a word of the quotation. */
function leavingOut({ gaps }: QuotedWords, before: number): { first: number; further: number } {
  const { ellipsis, bracket } = gaps[before]!;
  if (ellipsis) return { first: 0.3, further: 0.002 };
  return bracket === null ? { first: 1, further: 0.05 } : { first: 0.4, further: 0.15 };
}

function trace(
  cost: Float64Array,
  came: Uint8Array,
  { rows, columns, from }: { rows: number; columns: number; from: number },
): Script {
  let row = rows - 1;
  let column = 0;
  let state: number = State.Both;
  let best = Number.POSITIVE_INFINITY;
  for (let at = 0; at < columns; at++)
    for (const end of [State.Both, State.QuotedOnly])
      if (cost[(row * columns + at) * 3 + end]! < best) {
        best = cost[(row * columns + at) * 3 + end]!;
        column = at;
        state = end;
      }
  const steps: Step[] = [];
  while (row > 0) {
    const before = came[(row * columns + column) * 3 + state]!;
    steps.push({
      quoted: state === State.SourceOnly ? null : row - 1,
      source: state === State.QuotedOnly ? null : from + column - 1,
    });
    if (state !== State.SourceOnly) row--;
    if (state !== State.QuotedOnly) column--;
    state = before;
  }
  return { steps: steps.reverse(), cost: best };
}
