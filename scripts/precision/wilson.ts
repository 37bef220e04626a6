/** The 95% point of the normal distribution, both sides. */
const Z = 1.959964;

/**
 * The interval in which a share lies at 95%, from so many of so many (E. B. Wilson, 1927): unlike the plain one it
 * holds for few cases, and for all or none of them.
 * @returns lower and upper end, from 0 to 1
 */
export function wilson(right: number, of: number): [low: number, high: number] {
  const share = right / of;
  const squeeze = 1 + Z ** 2 / of;
  const middle = share + Z ** 2 / (2 * of);
  const spread = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  return [Math.max(0, (middle - spread) / squeeze), Math.min(1, (middle + spread) / squeeze)];
}
