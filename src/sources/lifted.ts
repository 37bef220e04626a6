import type { Span } from '../text/position.ts';
import { countOurs, countOwn, NOT_OURS, OWN, type OwnCopy } from './own-copy.ts';
import { type SharedRun, sharedRuns } from './shared-runs.ts';
import { rowOf } from './word-row.ts';

/** A paragraph of the copy that a source supplied, in whole or in part. */
export interface LiftedPassage {
  /** Index of its block. */
  block: number;
  /** Its longest copied run, in offsets of the copy. */
  longest: Span;
  /** Where that run begins in the source. */
  from: number;
  /** Every copied run of it, in offsets of the copy. */
  copied: Span[];
  /** How many words were copied, quotations and boilerplate left out. */
  words: number;
  /** How many of those are no part of a name. */
  ownWords: number;
  /** Copied words for each word of the paragraph. */
  share: number;
}

/** No fewer words in a row are worth a word to the desk. */
const RUN = 12;
/** Or a paragraph made of shorter runs, if this much of it is. */
const MOST_OF_IT = 0.6;
/** Copied words beyond names and figures: a list of bodies, or who somebody is, can only be written one way. */
const FEWEST_OWN = 8;

/** The passages that the copy shares with a source, in the order of the copy. */
export function liftedPassages(copy: OwnCopy, source: string): LiftedPassage[] {
  const { row } = copy;
  const sourceRow = rowOf(source);
  const pieces = sharedRuns(row, sourceRow).flatMap((run) => byBlock(copy, run));
  const passages: LiftedPassage[] = [];
  for (let i = 0; i < pieces.length; ) {
    const block = copy.blocks[pieces[i]!.at]!;
    const first = i;
    while (i < pieces.length && copy.blocks[pieces[i]!.at] === block) i++;
    const passage = passageOf(copy, block, pieces.slice(first, i));
    if (passage) passages.push({ ...passage, from: sourceRow.starts[passage.from]! });
  }
  return passages;
}

/** A run goes on over paragraphs where they were copied together: one piece for each. */
function byBlock({ blocks }: OwnCopy, run: SharedRun): SharedRun[] {
  const pieces: SharedRun[] = [];
  const end = run.at + run.length;
  for (let at = run.at; at < end; ) {
    let next = at;
    while (next < end && blocks[next] === blocks[at]) next++;
    pieces.push({ at, from: run.from + at - run.at, length: next - at });
    at = next;
  }
  return pieces;
}

/** What the pieces of one paragraph amount to; null where that is too little. `from` is the index of a word. */
function passageOf(copy: OwnCopy, block: number, pieces: readonly SharedRun[]): LiftedPassage | null {
  const words = countIn(copy, pieces, (sort) => sort !== NOT_OURS);
  const ownWords = countIn(copy, pieces, (sort) => sort === OWN);
  const share = words / Math.max(1, wordsOfBlock(copy, pieces[0]!.at));
  const longest = pieces.reduce((one, other) => (other.length > one.length ? other : one));
  const isLong = pieces.some((piece) => isLifted(copy, piece));
  if (!isLong && (share < MOST_OF_IT || ownWords < FEWEST_OWN)) return null;
  const span = ({ at, length }: SharedRun): Span => ({
    start: copy.row.starts[at]!,
    end: copy.row.ends[at + length - 1]!,
  });
  return {
    block,
    longest: span(longest),
    from: longest.from,
    copied: pieces.map(span),
    words,
    ownWords,
    share,
  };
}

const isLifted = (copy: OwnCopy, piece: SharedRun): boolean =>
  countOurs(copy, piece.at, piece.at + piece.length) >= RUN &&
  countOwn(copy, piece.at, piece.at + piece.length) >= FEWEST_OWN;

/** Words of some sort in pieces that may overlap. */
function countIn(
  { sorts }: OwnCopy,
  pieces: readonly SharedRun[],
  counts: (sort: number) => boolean,
): number {
  let count = 0;
  let done = 0;
  for (const { at, length } of pieces) {
    for (let i = Math.max(at, done); i < at + length; i++) if (counts(sorts[i]!)) count++;
    done = Math.max(done, at + length);
  }
  return count;
}

/** Words of the block that holds a word. */
function wordsOfBlock(copy: OwnCopy, at: number): number {
  const block = copy.blocks[at]!;
  let first = at;
  while (copy.blocks[first - 1] === block) first--;
  let end = at;
  while (copy.blocks[end] === block) end++;
  return countOurs(copy, first, end);
}
