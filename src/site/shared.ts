const known = new Map<string, unknown>();

/** An archive names each of some hundred sections, subjects and writers ten thousand times. */
const MOST = 50_000;

/**
 * The same plain data as one value, however often they are made: of a hundred thousand articles, what they share would
 * take a hundred megabytes. Nobody may change it.
 */
export function shared<T extends object>(value: T): T {
  const key = JSON.stringify(value);
  const before = known.get(key) as T | undefined;
  if (before) return before;
  if (known.size < MOST) known.set(key, Object.freeze(value));
  return value;
}
