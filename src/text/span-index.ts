import type { Span } from './position.ts';

/** The first of some spans, in order and apart from each other, that ends after an offset. */
export function firstEndingAfter<Item extends Span>(
  spans: readonly Item[],
  offset: number,
): Item | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return spans[low];
}

/** Spans that do not overlap each other, looked up by place in logarithmic time. */
export class SpanIndex {
  private readonly spans: readonly Span[];

  constructor(spans: Iterable<Span>) {
    this.spans = [...spans].sort((a, b) => a.start - b.start);
  }

  /** Whether some span shares at least one unit with this one. */
  touches(span: Span): boolean {
    const next = firstEndingAfter(this.spans, span.start);
    return next !== undefined && next.start < span.end;
  }

  /** Whether one of the spans contains this one whole. */
  holds(span: Span): boolean {
    const next = firstEndingAfter(this.spans, span.start);
    return next !== undefined && next.start <= span.start && span.end <= next.end;
  }
}
