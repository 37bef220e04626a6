import type { PageNotes } from '../../site/build/page-notes.ts';
import { Lines } from '../../tables/lines.ts';

/** The columns of pages, sorted by their paths. */
export function sortedColumns({ paths, kinds, data, keys, hashes, sizes, counts, stories }: PageNotes) {
  const order = Array.from(paths.keys()).sort((a, b) =>
    paths[a]! < paths[b]! ? -1 : Number(paths[a]! > paths[b]!),
  );
  const inOrder = <T>(column: readonly T[]): T[] => order.map((row) => column[row]!);
  const starts = startsOf(counts);
  const placed = new Float64Array(stories.length);
  let at = 0;
  for (const row of order)
    for (let from = starts[row]!; from < starts[row + 1]!; from++) placed[at++] = stories[from]!;
  return {
    texts: {
      pages: Lines.of(inOrder(paths)),
      kinds: Lines.of(inOrder(kinds)),
      data: Lines.of(inOrder(data)),
      keys: Lines.of(inOrder(keys)),
      hashes: Lines.of(inOrder(hashes)),
    },
    numbers: {
      sizes: Float64Array.from(inOrder(sizes)),
      counts: Float64Array.from(order.flatMap((row) => [counts[2 * row]!, counts[2 * row + 1]!])),
      stories: placed,
    },
  };
}

/** Where the stories of each page begin among those of all. @param counts two numbers a page */
export function startsOf(counts: ArrayLike<number>): Float64Array {
  const starts = new Float64Array(counts.length / 2 + 1);
  for (let row = 0; row < counts.length / 2; row++)
    starts[row + 1] = starts[row]! + counts[2 * row]! + counts[2 * row + 1]!;
  return starts;
}
