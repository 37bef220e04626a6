import { SHORTEST_PIECE } from './contract.ts';
import { NOWHERE, type SourceIndex } from './source-index.ts';
import type { Window } from './windows.ts';

/** More pieces than this are no quotation that somebody put together. */
const MOST = 6;

/**
 * The pieces of a source from which words are put together, each standing there word for word but not one behind the
 * other; null if they are not.
 */
export function piecesOf(source: SourceIndex, words: readonly string[]): Window[] | null {
  const pieces: Window[] = [];
  for (let at = 0; at < words.length; ) {
    const run = longestRun(source, words, at);
    if (run.to - run.from < SHORTEST_PIECE) return null;
    pieces.push(run);
    if (pieces.length > MOST) return null;
    at += run.to - run.from;
  }
  return pieces.length > 1 ? pieces : null;
}

/** The longest stretch of the source that the words from an index on begin with. */
function longestRun({ folded, positions }: SourceIndex, words: readonly string[], at: number): Window {
  let best: Window = { from: 0, to: 0 };
  for (const place of positions.get(words[at]!) ?? NOWHERE) {
    let length = 1;
    while (at + length < words.length && folded[place + length] === words[at + length]) length++;
    if (length > best.to - best.from) best = { from: place, to: place + length };
  }
  return best;
}
