import { NOWHERE, type SourceIndex } from './source-index.ts';

/** A stretch of a source in which a quotation may stand: indexes of words, the end exclusive. */
export interface Window {
  from: number;
  to: number;
}

/** A word of the quotation, and one of the source that may be it. */
interface Anchor {
  quoted: number;
  place: number;
}

/** A word that stands more often than this in a source says nothing alone; a pair of words may. */
const RARE = 12;
/** How many stretches are looked at closely. */
const MOST_WINDOWS = 8;
/** Anchors beyond this come from text that repeats itself without end. */
const MOST_ANCHORS = 20_000;

/**
 * Stretches of the source that share most with the quotation, the best first. Only these are aligned word by word.
 * @param slack how many words of the source a stretch may hold beyond those of the quotation
 */
export function windowsFor(source: SourceIndex, words: readonly string[], slack: number): Window[] {
  const anchors = anchorsOf(source, words);
  const reach = words.length + slack;
  const scored: (Window & { score: number })[] = [];
  const enough = words.length * LEAST;
  const counts = new Int32Array(words.length);
  let distinct = 0;
  let last = 0;
  for (let first = 0; first < anchors.length; first++) {
    while (last < anchors.length && anchors[last]!.place < anchors[first]!.place + reach)
      if (counts[anchors[last++]!.quoted]!++ === 0) distinct++;
    if (distinct >= enough)
      scored.push(windowOf(source, words.length, anchors[first]!, anchors[last - 1]!, distinct));
    if (--counts[anchors[first]!.quoted]! === 0) distinct--;
  }
  scored.sort((a, b) => b.score - a.score);
  const least = (scored[0]?.score ?? 0) / 2;
  return apart(scored.filter(({ score }) => score >= least));
}

/** A stretch with fewer words of the quotation than this share of them is no place of it, whatever else it has. */
const LEAST = 0.3;

function anchorsOf({ folded, positions }: SourceIndex, words: readonly string[]): Anchor[] {
  const anchors: Anchor[] = [];
  words.forEach((word, quoted) => {
    const places = positions.get(word) ?? NOWHERE;
    const next = words[quoted + 1];
    for (const place of places)
      if ((places.length <= RARE || folded[place + 1] === next) && anchors.length < MOST_ANCHORS)
        anchors.push({ quoted, place });
  });
  return anchors.sort((a, b) => a.place - b.place);
}

function windowOf(
  { folded }: SourceIndex,
  length: number,
  first: Anchor,
  last: Anchor,
  score: number,
): Window & { score: number } {
  const margin = 4;
  return {
    from: Math.max(0, first.place - first.quoted - margin),
    to: Math.min(folded.length, last.place + (length - last.quoted) + margin),
    score,
  };
}

/** The best stretches that do not share most of their words. */
function apart(scored: readonly (Window & { score: number })[]): Window[] {
  const kept: Window[] = [];
  for (const { from, to } of scored) {
    if (kept.length === MOST_WINDOWS) break;
    const isNew = kept.every(
      (other) => Math.min(to, other.to) - Math.max(from, other.from) < (to - from) / 2,
    );
    if (isNew) kept.push({ from, to });
  }
  return kept;
}
