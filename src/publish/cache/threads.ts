import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { programFile } from '../../looks/program-file.ts';
import type { FileStamp } from './file-stamp.ts';

/** What a thread answers. */
export interface Answer {
  read: ReadArticle[];
  /** Summary and body of each, one after another. */
  bytes: Uint8Array;
}

/** An article as a thread read it. */
export interface ReadArticle {
  path: string;
  /** Of its file, taken before it was read. */
  stamp: FileStamp | null;
  /** Length of its summary and of its body as JSON, in bytes. */
  summary: number;
  body: number;
}

/** Called for each article; `summary` and `body` are JSON. */
export type Take = (article: {
  path: string;
  stamp: FileStamp | null;
  summary: Buffer;
  body: Buffer;
}) => void;

/** Below this many articles a thread takes longer to start than it saves. */
const MANY = 300;

/** Each has a heap of its own. */
const MOST_THREADS = 4;

/** An article is forgotten as soon as it was handed over: what is young need not be much. */
const LIMITS = { maxYoungGenerationSizeMb: 12 };

/** Articles that a thread is sent at once. */
const AT_ONCE = 40;

/**
 * Reads articles in threads, where there are many, the machine has room for it and newsctl is the program that ships.
 * Those that are not handed over are left for the caller to read: all of them, where there are no threads, and those
 * that something is wrong with.
 * @param paths from the newsroom's folder
 */
export async function readInThreads(root: string, paths: readonly string[], take: Take): Promise<void> {
  const file = programFile('reading-thread.cjs');
  const count = Math.min(availableParallelism(), MOST_THREADS);
  if (paths.length < MANY || count < 2 || file === null) return;
  const workers = Array.from(
    { length: count },
    () => new Worker(file, { workerData: { root }, resourceLimits: LIMITS }),
  );
  let next = 0;
  const some = (): readonly string[] => {
    next += AT_ONCE;
    return paths.slice(next - AT_ONCE, next);
  };
  try {
    await Promise.all(workers.map((worker) => employ(worker, some, take)));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** Gives a thread work until there is none; one that breaks down gets no more. */
async function employ(worker: Worker, some: () => readonly string[], take: Take): Promise<void> {
  const ended = once(worker, 'exit').then(
    () => null,
    () => null,
  );
  for (let paths = some(); paths.length > 0; paths = some()) {
    const answer = once(worker, 'message').then(
      ([message]) => message as Answer,
      () => null,
    );
    worker.postMessage(paths);
    const given = await Promise.race([answer, ended]);
    if (!given) return;
    handOver(given, take);
  }
}

function handOver({ read, bytes }: Answer, take: Take): void {
  const { buffer } = bytes;
  let at = 0;
  const next = (length: number): Buffer => {
    at += length;
    return Buffer.from(buffer, at - length, length);
  };
  for (const { path, stamp, summary, body } of read)
    take({ path, stamp, summary: next(summary), body: next(body) });
}
