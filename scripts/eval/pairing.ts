import type { Span } from '../../src/text/position.ts';
import type { FoundQuote, GoldQuote, ReadArticle } from './gold.ts';

/** A passage that both have. */
export interface Pair {
  gold: GoldQuote;
  found: FoundQuote;
  isExact: boolean;
}

export interface Pairing {
  pairs: Pair[];
  /** What the engine found and counts: all of it, but for what lies where nothing is scored. */
  counted: FoundQuote[];
}

/** Pairs the passages of the two readings, each at most once: the same ones first, then those that share most. */
export function pairPassages({ text, gold, found, ignore }: ReadArticle): Pairing {
  const core = (span: Span): Span => withoutMarks(text, span);
  const possible = gold.flatMap((wanted) => {
    const a = core(wanted);
    return found.filter(overlaps(wanted)).map((quote) => {
      const b = core(quote);
      const isExact = a.start === b.start && a.end === b.end;
      const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
      return {
        pair: { gold: wanted, found: quote, isExact },
        rank: isExact ? Number.POSITIVE_INFINITY : shared,
      };
    });
  });
  const taken = new Set<Span>();
  const pairs: Pair[] = [];
  for (const { pair } of possible.sort((a, b) => (a.rank === b.rank ? 0 : b.rank - a.rank))) {
    if (taken.has(pair.gold) || taken.has(pair.found)) continue;
    taken.add(pair.gold).add(pair.found);
    pairs.push(pair);
  }
  const isIgnored = (quote: FoundQuote): boolean => !taken.has(quote) && ignore.some(overlaps(quote));
  return { pairs, counted: found.filter((quote) => !isIgnored(quote)) };
}

export const overlaps =
  (a: Span) =>
  (b: Span): boolean =>
    a.start < b.end && b.start < a.end;

/** With the marks or without them, a passage is the same. */
export function withoutMarks(text: string, { start, end }: Span): Span {
  const isMark = (at: number): boolean => /["'“”‘’„‚«»`\s]/.test(text[at] ?? '');
  let from = start;
  let to = end;
  while (from < to && isMark(from)) from++;
  while (to > from && isMark(to - 1)) to--;
  return from < to ? { start: from, end: to } : { start, end };
}
