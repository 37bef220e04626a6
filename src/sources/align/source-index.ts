import type { SourceText } from '../source.ts';
import { type Words, wordsOf } from './words.ts';

/** The words of a source, and where each word stands. */
export interface SourceIndex extends Words {
  source: SourceText;
  /** Indexes of a folded word, ascending. */
  positions: ReadonlyMap<string, readonly number[]>;
}

const made = new WeakMap<SourceText, SourceIndex>();

/** The index of a source; made once for as long as the source is held. Linear in its length. */
export function indexOf(source: SourceText): SourceIndex {
  const ready = made.get(source);
  if (ready) return ready;
  const words = wordsOf(source.text);
  const positions = new Map<string, number[]>();
  for (let at = 0; at < words.folded.length; at++) {
    const list = positions.get(words.folded[at]!);
    if (list) list.push(at);
    else positions.set(words.folded[at]!, [at]);
  }
  const index = { ...words, source, positions };
  made.set(source, index);
  return index;
}

export const NOWHERE: readonly number[] = Object.freeze([]);
