import { NOWHERE, type SourceIndex } from './source-index.ts';

/** More places than this prove nothing more. */
const MOST = 200;

/** Every place of a source where these folded words stand one after the other: indexes of the first word. */
export function occurrencesOf({ folded, positions }: SourceIndex, words: readonly string[]): number[] {
  let rarest = 0;
  for (let at = 1; at < words.length; at++)
    if (countOf(positions, words[at]!) < countOf(positions, words[rarest]!)) rarest = at;
  const found: number[] = [];
  for (const place of positions.get(words[rarest] ?? '') ?? NOWHERE) {
    const first = place - rarest;
    if (first >= 0 && words.every((word, at) => folded[first + at] === word)) found.push(first);
    if (found.length === MOST) break;
  }
  return found;
}

const countOf = (positions: SourceIndex['positions'], word: string): number =>
  (positions.get(word) ?? NOWHERE).length;
