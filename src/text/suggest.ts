import { distance } from 'fastest-levenshtein';

/**
 * The known name that somebody most likely meant, or null. At most a third of the letters (and never more
 * than three) may differ, so that a guess is only made where it helps.
 */
function suggest(written: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let bestDistance = Math.min(3, Math.floor(Math.max(written.length, 3) / 3)) + 1;
  for (const name of known) {
    const d = distance(written.toLowerCase(), name.toLowerCase());
    if (d < bestDistance) {
      best = name;
      bestDistance = d;
    }
  }
  return best;
}

/** ` Did you mean "x"?`, with its leading space, or an empty string. */
export function didYouMean(written: string, known: Iterable<string>): string {
  const guess = suggest(written, known);
  return guess === null ? '' : ` Did you mean "${guess}"?`;
}
