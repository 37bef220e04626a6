import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { programFile } from './program-file.ts';
import { Lines } from '../tables/lines.ts';
import { Looks, listOf, lookHere, lookInTurns, type Wanted } from './look.ts';

/** What the thread is asked. */
export interface Asked {
  id: number;
  folder: string;
  /** With a character between them that no path can hold: one text is handed over faster than many. Or their bytes. */
  names: string | Uint8Array;
  follow: boolean;
}

/** What it answers; null where something went wrong. */
export interface Told {
  id: number;
  numbers: Float64Array | null;
}

/** Below this many paths a thread takes longer to start than it saves. */
export const MANY = 3000;

/**
 * Looks at many paths while the program goes on with something else: a site of ten thousand articles has twenty thousand
 * files, and to look at each of them takes a tenth of a second. Where there are few, or no second processor, or newsctl
 * runs from its source, they are looked at before this returns.
 */
export async function lookAtMany(wanted: Wanted): Promise<Looks> {
  if (wanted.names.length < MANY || availableParallelism() < 2) return lookHere(wanted);
  const numbers = (await thread()?.ask(wanted)) ?? null;
  return numbers ? new Looks(numbers) : lookHere(wanted);
}

/** The same for whoever has nothing else to do meanwhile: one half is looked at here. */
export async function lookTogether({ names: wanted, ...rest }: Wanted): Promise<Looks> {
  const names = listOf({ names: wanted });
  const half = names.length >> 1;
  const theirs = lookAtMany({ ...rest, names: names.slice(half) });
  const ours = await lookInTurns({ ...rest, names: names.slice(0, half) });
  return ours.and(await theirs);
}

/** Starts the thread, which takes its time, for whoever knows that there will be much to look at. */
export function startLooking(): void {
  if (availableParallelism() > 1) thread();
}

let started: Thread | null | undefined;

function thread(): Thread | null {
  if (started === undefined) {
    const file = programFile('look-thread.cjs');
    started = file === null ? null : new Thread(file);
  }
  return started;
}

function asOne(names: Wanted['names']): Asked['names'] {
  if (!(names instanceof Lines)) return names.join('\0');
  const bytes = names.asRead();
  // A part of a file that was read: the whole of it would be handed over.
  return bytes ? new Uint8Array(bytes) : names.all().join('\0');
}

/** One for the whole program; it does not keep the program from ending. */
class Thread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, (numbers: Float64Array | null) => void>();
  private last = 0;
  private ended = false;

  constructor(file: string) {
    this.worker = new Worker(file);
    this.worker.unref();
    this.worker.on('message', ({ id, numbers }: Told) => this.settle(id, numbers));
    const end = (): void => {
      this.ended = true;
      for (const id of [...this.waiting.keys()]) this.settle(id, null);
    };
    this.worker.on('error', end);
    this.worker.on('exit', end);
  }

  ask({ folder, names, follow }: Wanted): Promise<Float64Array | null> {
    if (this.ended) return Promise.resolve(null);
    const id = ++this.last;
    const asked: Asked = { id, folder, names: asOne(names), follow };
    // Whoever waits for an answer must not find the program ended.
    this.worker.ref();
    return new Promise((answered) => {
      this.waiting.set(id, answered);
      this.worker.postMessage(
        asked,
        typeof asked.names === 'string' ? [] : [asked.names.buffer as ArrayBuffer],
      );
    });
  }

  private settle(id: number, numbers: Float64Array | null): void {
    this.waiting.get(id)?.(numbers);
    this.waiting.delete(id);
    if (this.waiting.size === 0) this.worker.unref();
  }
}
