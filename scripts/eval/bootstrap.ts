import { type Counts, sum } from './counts.ts';

const RESAMPLES = 1000;
const SEED = 20_261_123;

/** The middle 95% of a value over many draws of as many articles, with putting back. */
export type Interval = readonly [low: number, high: number];

/**
 * Draws the articles anew a thousand times and gives back the totals of each draw. Whole articles are drawn, for
 * the quotations of one resemble each other; the seed is fixed, so that two runs print the same.
 */
export function resample(articles: readonly Counts[]): Counts[] {
  const random = generator(SEED);
  return Array.from({ length: RESAMPLES }, () =>
    sum(articles.map(() => articles[Math.floor(random() * articles.length)]!)),
  );
}

export function interval(
  draws: readonly Counts[],
  value: (counts: Counts) => number | null,
): Interval | null {
  const values = draws.map(value).filter((one) => one !== null);
  if (values.length === 0) return null;
  values.sort((a, b) => a - b);
  const at = (part: number): number => values[Math.round(part * (values.length - 1))]!;
  return [at(0.025), at(0.975)];
}

/** mulberry32: small, and good enough to draw articles. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
