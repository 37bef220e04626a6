import { COMMON_RUN, FARTHEST, FRAGMENT, NEAR } from './contract.ts';
import { type Departure, type Difference, differencesOf, type Reading } from './difference.ts';
import { edgeBrackets } from './edge-brackets.ts';
import { editScript, type Script } from './edit-script.ts';
import { alignedInStretches, STRETCH } from './in-stretches.ts';
import { occurrencesOf } from './occurrences.ts';
import type { QuotedWords } from './quoted.ts';
import type { SourceIndex } from './source-index.ts';
import { piecesOf } from './spliced.ts';
import { windowsFor } from './windows.ts';

/** What comparing a quotation with one source gives; who speaks is looked at elsewhere. */
export type Outcome = 'exact' | Departure | 'not-found';

/** A stretch of a source beside a quotation. */
export interface Alignment {
  source: SourceIndex;
  outcome: Outcome;
  /** Indexes of words of the source; empty if nothing was found. Of words put together: the pieces. */
  pieces: { from: number; to: number }[];
  differences: Difference[];
  /** What the alignment costs; of two alike the worse outcome counts. */
  cost: number;
}

/** From what may be printed to what may not. */
export const RANK: readonly Outcome[] = [
  'exact',
  'permitted',
  'bracket-substitution',
  'near-miss',
  'undeclared-omission',
  'spliced',
  'critical-change',
  'not-found',
];

export const worse = (one: Outcome, other: Outcome): Outcome =>
  RANK.indexOf(one) > RANK.indexOf(other) ? one : other;

/** Where the words of a quotation stand in a source one behind the other, in each place. */
export const placesOf = (quote: QuotedWords, _text: string, source: SourceIndex): Alignment[] =>
  quote.folded.length === 0
    ? []
    : occurrencesOf(source, quote.folded).map((from) => wordForWord(quote, source, from));

/**
 * Where a quotation stands in a source. Several places only where its words stand in each of them; else the one that
 * fits best, of equals the one that says the worse of the quotation.
 * @param text what stands between the marks, of which `quote` was made
 */
export function alignmentsOf(
  quote: QuotedWords,
  text: string,
  source: SourceIndex,
  reading: Reading,
): Alignment[] {
  const words = quote.folded;
  const places = placesOf(quote, text, source);
  if (places.length > 0) return places;
  if (words.length < FRAGMENT) return [];
  if (words.length > STRETCH * 1.5) return alignedInStretches(quote, text, source, reading);
  const best = nearest(quote, text, source, reading);
  if (best && STANDS.has(best.outcome)) return [best];
  const pieces = piecesOf(source, words);
  const near = best && best.outcome !== 'not-found' ? best : null;
  const cost = (pieces?.length ?? 0) * PIECE;
  if (pieces && !(near && near.cost < cost))
    return [{ source, outcome: 'spliced', pieces, differences: [], cost }];
  return near ? [near] : [];
}

/** What each piece costs, so that words put together never seem to fit better than words in a row. */
const PIECE = 3;

/** Outcomes that hold even if the words could also be put together from pieces of the source. */
const STANDS: ReadonlySet<Outcome> = new Set<Outcome>([
  'permitted',
  'bracket-substitution',
  'undeclared-omission',
]);

function wordForWord(quote: QuotedWords, source: SourceIndex, from: number): Alignment {
  const to = from + quote.folded.length;
  const differences = edgeBrackets(quote, source, { from, to });
  const shown = quote.gaps.some(({ ellipsis, bracket }) => ellipsis || bracket !== null);
  const outcome = differences.length > 0 ? 'bracket-substitution' : shown ? 'permitted' : 'exact';
  return { source, outcome, pieces: [{ from, to }], differences, cost: 0 };
}

function nearest(quote: QuotedWords, text: string, source: SourceIndex, reading: Reading): Alignment | null {
  const omissions = quote.gaps.filter(({ ellipsis }) => ellipsis).length;
  const slack = SLACK + omissions * FARTHEST;
  let best: Alignment | null = null;
  for (const window of windowsFor(source, quote.folded, slack)) {
    const script = editScript(quote, source, window);
    const extent = extentOf(script);
    const differences = [
      ...differencesOf({ quote, text, source, reading }, script),
      ...edgeBrackets(quote, source, extent),
    ];
    const found: Alignment = {
      source,
      outcome: outcomeOf(quote, differences),
      pieces: [extent],
      differences,
      cost: script.cost,
    };
    best = best ? better(best, found) : found;
  }
  return best;
}

/** How many words of a source may stand between those of a quotation without an ellipsis, and still be shown as left out. */
const SLACK = FARTHEST;

function extentOf({ steps }: Script): { from: number; to: number } {
  const places = steps.flatMap(({ source }) => (source === null ? [] : [source]));
  return { from: places[0] ?? 0, to: (places.at(-1) ?? -1) + 1 };
}

/** What may be printed comes first, then what fits better; of equals the worse outcome. */
function better(one: Alignment, other: Alignment): Alignment {
  const isFine = ({ outcome }: Alignment): boolean => outcome === 'permitted';
  if (isFine(one) !== isFine(other)) return isFine(one) ? one : other;
  if (Math.abs(one.cost - other.cost) > 1e-9) return one.cost < other.cost ? one : other;
  return worse(one.outcome, other.outcome) === one.outcome ? one : other;
}

/** The worst that the differences say, if there are few enough of them for the place to be the right one. */
function outcomeOf(quote: QuotedWords, differences: readonly Difference[]): Outcome {
  const real = differences.filter(({ departure }) => departure !== 'permitted');
  const outcome = real.reduce<Outcome>((worst, { departure }) => worse(worst, departure), 'permitted');
  const extent: Extent = {
    count: quote.folded.length,
    changed: real.reduce((sum, { quoted }) => sum + quoted.to - quoted.from, 0),
    edits: real.reduce((sum, one) => sum + sizeOf(one), 0),
    run: longestRun(quote.folded.length, differences),
  };
  // A departure that leaves every quoted word standing is one of its own kind; with others beside, it is a near miss.
  if (extent.changed > 0 && outcome !== 'critical-change') return isNear(extent) ? 'near-miss' : 'not-found';
  return isHere(outcome, extent) ? outcome : 'not-found';
}

/** How much of a quotation an alignment covers, in words. */
interface Extent {
  count: number;
  /** Words of the quotation that the source does not have there. */
  changed: number;
  /** Words that one would have to change. */
  edits: number;
  /** Most words in a row that are alike. */
  run: number;
}

const isNear = ({ count, edits, run }: Extent): boolean => edits <= count * NEAR && run >= COMMON_RUN;

function isHere(outcome: Outcome, { count, changed, edits, run }: Extent): boolean {
  if (outcome === 'permitted') return run >= Math.min(3, count - 1);
  if (outcome === 'critical-change')
    return edits <= Math.max(2, count * NEAR) && count - changed >= Math.max(3, count * 0.6);
  return edits <= count / 2 || run >= Math.min(COMMON_RUN, count - 1);
}

const sizeOf = ({ quoted, source }: Difference): number =>
  Math.max(quoted.to - quoted.from, source.to - source.from);

/** Most words of the quotation in a row without a difference that is not permitted. */
function longestRun(count: number, differences: readonly Difference[]): number {
  let longest = 0;
  let from = 0;
  for (const { quoted, departure } of differences) {
    if (departure === 'permitted') continue;
    longest = Math.max(longest, quoted.from - from);
    from = quoted.to;
  }
  return Math.max(longest, count - from);
}
