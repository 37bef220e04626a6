import { BREAK } from './word-row.ts';

/** How a row of words is sampled: shingles of `size` words, the least of every `window` neighbours kept. */
export interface Sampling {
  size: number;
  window: number;
}

/** A shingle that was kept. */
export interface Fingerprint {
  /** Index of its first word. */
  at: number;
  hash: number;
}

/**
 * Winnows the shingles of a row: whatever two rows share over `size + window - 1` words or more, they share a
 * fingerprint of it, and only about two shingles in five are kept.
 */
export function* fingerprints(codes: Uint32Array, { size, window }: Sampling): Generator<Fingerprint> {
  const count = codes.length - size + 1;
  let kept = -1;
  for (let last = Math.min(window, count) - 1; last < count && last >= 0; last++) {
    const at = leastOf(codes, Math.max(0, last - window + 1), last, size);
    if (at === kept || at < 0) continue;
    kept = at;
    yield { at, hash: hashAt(codes, at, size)! };
  }
}

/** The shingle of the least hash, the last one of equals; -1 where a break runs through all of them. */
function leastOf(codes: Uint32Array, first: number, last: number, size: number): number {
  let least = -1;
  let lowest = Number.POSITIVE_INFINITY;
  for (let at = first; at <= last; at++) {
    const hash = hashAt(codes, at, size);
    if (hash === null || hash > lowest) continue;
    least = at;
    lowest = hash;
  }
  return least;
}

/** Null where a break runs through the shingle. */
function hashAt(codes: Uint32Array, at: number, size: number): number | null {
  let hash = 0x9747b28c;
  for (let i = at; i < at + size; i++) {
    if (codes[i] === BREAK) return null;
    hash = Math.imul(hash ^ codes[i]!, 0x85ebca6b);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}
