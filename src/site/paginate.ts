/** A page of a list. Pages are numbered from the oldest, so that an old one stays as it is when a story is added. */
export interface NumberedPage<T> {
  /** From 1, the oldest. */
  number: number;
  /** In the order of the list. */
  items: T[];
}

/**
 * Parts a list into pages of one length, counted from its far end. What is left over goes with the newest page,
 * which so holds up to twice as many less one; every other page is full, and never changes again.
 * @param items newest first
 * @param size items on a page, at least 1
 * @returns newest page first; one empty page for an empty list
 */
export function pagesFromOldest<T>(items: readonly T[], size: number): NumberedPage<T>[] {
  const full = Math.max(1, Math.floor(items.length / size));
  const newest = { number: full, items: items.slice(0, items.length - (full - 1) * size) };
  const older = Array.from({ length: full - 1 }, (_, i) => {
    const number = full - 1 - i;
    const end = items.length - (number - 1) * size;
    return { number, items: items.slice(end - size, end) };
  });
  return [newest, ...older];
}
