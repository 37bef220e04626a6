/**
 * Something that goes on while the program does something else, and is waited for later: that it failed is told to
 * whoever waits, and to nobody if the program has no use for it any more.
 */
export function meanwhile<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {});
  return work;
}
