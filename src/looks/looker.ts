import { availableParallelism } from 'node:os';
import { setImmediate as others } from 'node:timers/promises';
import { type FoundFiles, LookThread } from './look-thread-client.ts';

import { type Looks, lookHere, type Wanted } from './look.ts';
import { programFile } from './program-file.ts';

export type { FoundFiles };

/** Below this many paths a thread takes longer to start than it saves. */
export const MANY = 3000;

/**
 * Looks at many paths while the program goes on with something else: a site of ten thousand articles has twenty thousand
 * files, and to look at each of them takes a tenth of a second. Where there are few, or no second processor, or newsctl
 * runs from its source, they are looked at before this returns.
 */
export async function lookAtMany(wanted: Wanted): Promise<Looks> {
  if (wanted.names.length < MANY) return lookHere(wanted);
  return (await thread()?.ask(wanted)) ?? lookHere(wanted);
}

/**
 * Has the files below a folder found and looked at while the program goes on, links followed, as `filesBelow` finds
 * them.
 * @returns null where no thread can, or where it failed
 */
export const findMany = async (folder: string, below: string, named: RegExp): Promise<FoundFiles | null> =>
  (await thread()?.find(folder, below, named)) ?? null;

/**
 * Waits for what needs the thread, and takes some of its work meanwhile: for whoever has nothing else to do.
 * @param waited what looks are needed for
 */
export async function lookMeanwhile<T>(waited: Promise<T>): Promise<T> {
  let isThere = false;
  const there = (): void => {
    isThere = true;
  };
  waited.then(there, there);
  await others();
  while (!isThere && started?.help()) await others();
  return waited;
}

/** Ends the thread, which takes its time, for whoever has other things to do meanwhile; another one is started should it be wanted. */
export function endLooking(): void {
  started?.end();
  started = undefined;
}

let started: LookThread | null | undefined;

function thread(): LookThread | null {
  if (started === undefined) {
    const file = availableParallelism() < 2 ? null : programFile('look-thread.cjs');
    started = file === null ? null : new LookThread(file);
  }
  return started;
}
