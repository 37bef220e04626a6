import { setImmediate as others } from 'node:timers/promises';

/** What a publish with something to do takes, in the order in which it does. */
const PARTS: readonly (() => Promise<unknown>)[] = [
  () => import('./publishing.ts'),
  () => import('../publish/prepare.ts'),
  () => import('./check-outgoing.ts'),
  () => import('./carry-out.ts'),
];

/**
 * Waits for what a thread finds out, and loads one part of the program after another meanwhile: a publish that has
 * nothing to do would need none of them, but has nothing else to do either until it is known.
 */
export async function loadMeanwhile<T>(waited: Promise<T>): Promise<T> {
  let isThere = false;
  const there = (): void => {
    isThere = true;
  };
  waited.then(there, there);
  for (const load of PARTS) {
    await others();
    if (isThere) break;
    await load();
  }
  return waited;
}
