import { distance } from 'fastest-levenshtein';

/** How many letters may differ, so that a guess is only made where it helps. */
const allowed = (written: string): number => (written.length <= 3 ? 1 : written.length <= 5 ? 2 : 3);

/** The known name that somebody most likely meant, or null. */
export function suggest(written: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let bestDistance = allowed(written) + 1;
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
export const didYouMean = (written: string, known: Iterable<string>): string =>
  asking(suggest(written, known));

/** The same of a guess that was made. */
export const asking = (guess: string | null): string => (guess === null ? '' : ` Did you mean "${guess}"?`);
