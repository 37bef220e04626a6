import { startsOf } from './page-columns.ts';

/** Which stories each page of a site shows, by their places: first those of which it shows a card, then whole ones. */
export class ShownStories {
  private readonly counts: Float64Array;
  private readonly stories: Float64Array;
  private readonly starts: Float64Array;

  /** @param counts two numbers a page: how many cards, how many whole ones */
  constructor(counts: Float64Array, stories: Float64Array) {
    this.counts = counts;
    this.stories = stories;
    this.starts = startsOf(counts);
  }

  of(row: number): { shows: number[]; whole: number[] } {
    const stories = Array.from(this.stories.subarray(this.starts[row], this.starts[row + 1]));
    const cards = this.counts[2 * row]!;
    return { shows: stories.slice(0, cards), whole: stories.slice(cards) };
  }

  /** The last story of a page: of an article, which it is. */
  last(row: number): number {
    return this.stories[this.starts[row + 1]! - 1]!;
  }

  /** Rows of the pages that show any of some articles, sorted. */
  showing(places: ReadonlySet<number>): number[] {
    const rows = new Set<number>();
    const { stories } = this;
    // A column is gone through by the machine itself: a loop over millions of numbers takes a hundred times as long.
    for (const place of places)
      for (let at = stories.indexOf(place); at >= 0; at = stories.indexOf(place, at + 1))
        rows.add(this.rowOf(at));
    return [...rows].sort((a, b) => a - b);
  }

  /** The page that a story stands for in the column of all. */
  private rowOf(at: number): number {
    let [from, to] = [0, this.starts.length - 1];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.starts[middle + 1]! <= at) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
