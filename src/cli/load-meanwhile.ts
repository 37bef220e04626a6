import { setImmediate as others } from 'node:timers/promises';
import { localTime } from '../newsroom/calendar.ts';

/** What a publish with something to do takes, in the order in which it does. */
const PARTS: readonly ((timezone: string) => Promise<unknown>)[] = [
  () => import('./publishing.ts'),
  () => import('../publish/prepare.ts'),
  // The first clock of a program takes a hundredth of a second.
  async (timezone) => localTime(new Date(0), timezone),
  () => import('./check-outgoing.ts'),
  () => import('./carry-out.ts'),
];

/**
 * Waits for what a thread finds out, and loads one part of the program after another meanwhile: a publish that has
 * nothing to do would need none of them, but has nothing else to do either until it is known.
 * @param timezone of the newsroom
 */
export async function loadMeanwhile<T>(waited: Promise<T>, timezone: string): Promise<T> {
  let isThere = false;
  const there = (): void => {
    isThere = true;
  };
  waited.then(there, there);
  for (const load of PARTS) {
    await others();
    if (isThere) break;
    await load(timezone);
  }
  return waited;
}
