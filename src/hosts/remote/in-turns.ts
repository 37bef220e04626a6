/** Does something for each, `parallel` at once at most; the results are in the order of the input. */
export async function inTurns<T, R>(
  all: readonly T[],
  parallel: number,
  work: (one: T) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(all.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < all.length; at = next++) results[at] = await work(all[at]!);
  };
  await Promise.all(Array.from({ length: Math.min(parallel, all.length) }, worker));
  return results;
}
